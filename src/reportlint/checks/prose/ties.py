"""Checks of numbers that words tie to others beside them: the first way that holds settles a tie.

Where none holds, a tie is told if its numbers can mean nothing else, or if one slip of the pen explains it in numbers
that are long, or that the words leave one way to compute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import filterfalse

from reportlint.checks.observe import beside, best, observe
from reportlint.facts import Facts
from reportlint.facts.prose.scenes import Way
from reportlint.facts.prose.ties import Tie, TieKind
from reportlint.finding import Hunch, Observation
from reportlint.model import Span
from reportlint.number import Modifier, as_decimal, telling_digits
from reportlint.relation import Basis, Formula, Relation, Verdict, evaluate
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip, mended_by_unit, slips_of

LONG = 4
"""Digits of a number that misses its tie by one slip of the pen only if it was meant."""
PLAUSIBLE = 4
"""Ways in which a slip is looked for."""
LIKELIEST = 2
"""Ways in which a slip in short numbers is looked for."""
PLACES = (-4, -2, -1, 1, 2, 4)
"""Places by which the point of a number slips, or that its unit makes."""
HEDGED = Fraction(3, 50)
"""By how much of it a number that is told as 约 may miss what it stands for."""
GUESSED = 6
"""Digits, together, of the numbers of a sum that is worth a hint."""


@dataclass(frozen=True, slots=True)
class Tied:
    """Parameters: what the words say of the numbers."""

    tie: TieKind
    """Its name in rule files: `average`, `product`, `flow`, `rate`, `joint` …."""


def tied(facts: Facts, params: Tied) -> Iterator[Observation]:
    """Look at every number that words tie to others beside it."""
    named = {one.stated.quantity.span for one in facts.far_ties if one.strict}  # the name tells more than the place
    far = {one.stated.quantity.span: list(settled(one)) for one in facts.far_ties if one.kind is params.tie}
    held: set[Span] = set()
    for one in facts.ties:
        if one.kind is params.tie and one.stated.quantity.span not in named:
            given = any(each.outcome is Outcome.PASS for each in far.get(one.stated.quantity.span, ()))
            loose = not one.strict or telling_digits(one.stated.quantity) >= LONG
            for seen in settled(one):
                if given and loose and seen.outcome is not Outcome.PASS:
                    continue  # what its name means stands further off, and gives it
                yield seen
                held |= {seen.span} if seen.outcome is not Outcome.REVIEW else set()
    for span, afar in far.items():
        if span not in held:
            yield from afar


def settled(one: Tie) -> Iterator[Observation]:
    """Say what one tie comes to."""
    basis = Basis.DECLARED if one.certain else Basis.INFERRED
    relations = [relation for way in one.ways if (relation := related(one, way, basis)).verdict is not Verdict.UNBOUND]
    if is_hedged_average(one):
        relations = [relation for relation in relations if relation.holds or misses_by_places(relation)]
    if not relations:
        return
    strong = [relation for relation in relations if relation.holds and not relation.weak]
    at = best(strong)
    holding = None if at is None else strong[at]
    holding = holding or next((relation for relation in relations if relation.holds and not one.far), None)
    if holding:
        yield told(one, holding, sure=True)
    elif one.far:
        certain = relations[:1] if one.certain else []
        convicted = next((relation for relation in certain if one.strict or slipped_in(one, relation)), None)
        slipped = convicted or next((one for one in relations[: one.meant] if mended_by_slip(one)), None)
        supposed = slipped or next(iter(certain), None)
        yield from [told(one, supposed, sure=convicted is not None)] if supposed else []
    else:
        telling = [*relations[: one.worded], *(each for each in relations[:PLAUSIBLE] if one.certain or long(each))]
        convicting = telling if one.certain else filterfalse(is_near_whole, telling)
        slipped = next((relation for relation in convicting if mended_by_slip(relation)), None)
        unit = None if slipped else next((one for one in relations[:PLAUSIBLE] if mended_by_unit(one)), None)
        sure = one.strict or unit is not None or (slipped is not None and one.certain)
        guess = None if slipped or unit or one.certain else next(filter(is_guess, relations[:LIKELIEST]), None)
        yield told(one, slipped or unit or guess or relations[0], sure=sure, guessed=guess is not None)


def slipped_in(one: Tie, relation: Relation) -> bool:
    """Whether a slip mends a tie of numbers far apart: in an average, which is short, only one in itself tells."""
    if one.kind is TieKind.AVERAGE:
        return len(relation.operands) in slips_of(relation)
    return mended_by_slip(relation)


def related(one: Tie, way: Way, basis: Basis) -> Relation:
    """Evaluate one way."""
    return evaluate(Relation(way.formula, way.operands, one.stated, basis))


def long(relation: Relation) -> bool:
    """Whether the numbers of a tie are long enough for a slip to be no accident."""
    lengths = digits(relation)
    linear = relation.formula in {Formula.SUM, Formula.EQUAL}
    return lengths[-1] >= LONG - linear and max(lengths) >= LONG and sum(sorted(lengths)[-2:]) >= 2 * LONG - 2


NEARLY_ALL = Fraction(19, 20)
"""A rate from which on two numbers that have nothing to do with each other come near it by being as large."""


def is_near_whole(relation: Relation) -> bool:
    """Whether a rate and what two numbers come to are both nearly one, and the little that is left tells nothing."""
    rates = (relation.stated.value, relation.point)
    return relation.formula is Formula.RATIO and all(
        rate is not None and NEARLY_ALL <= rate <= 1 and (1 - rate) * LEAST_LEFT < Fraction(1) for rate in rates
    )


LEAST_LEFT = 100
"""One over the part that has to be left of a whole for its digits to tell: 99.87% leaves 0.13%."""


def is_guess(relation: Relation) -> bool:
    """Whether one slip of the pen explains a missed sum of short numbers that do not come near it by chance."""
    length = sum(digits(relation))
    return relation.formula is Formula.SUM and length >= GUESSED and mended_by_slip(relation)


def digits(relation: Relation) -> Sequence[int]:
    """Count the telling digits of its numbers."""
    return [telling_digits(term.quantity) for term in relation.terms]


def hunch_of(one: Tie, relation: Relation) -> Hunch:
    """Say what would convict a tie: the numbers that its words single out, or a slip in long ones."""
    if one.certain and one.kind is not TieKind.COMPOUND:
        return Hunch.NAMED
    if one.worded:
        return Hunch.WORDED
    if digits(relation)[-1] >= LONG and not is_near_whole(relation):
        return Hunch.SLIP
    return Hunch.NAMED if one.far and one.meant == 1 and digits(relation)[-1] >= LONG - 1 else Hunch.NONE


def is_hedged_average(one: Tie) -> bool:
    """Whether a tie is that of an average that is told as 约."""
    return one.kind is TieKind.AVERAGE and one.stated.quantity.modifier is not Modifier.NONE


def misses_by_places(relation: Relation) -> bool:
    """Whether a result is what is printed for it but for the point or the unit: 约23.2万元 for 2.32万元."""
    stated, point = relation.stated.value, relation.point
    if point is None or not stated:
        return False
    return any(abs(point / (stated * Fraction(10) ** places) - 1) <= HEDGED for places in PLACES)


def told(one: Tie, relation: Relation, *, sure: bool, guessed: bool = False) -> Observation:
    """Say what a tie came to."""
    expected = as_decimal(
        (relation.point or one.stated.value) / one.stated.quantity.scale, one.stated.quantity.decimals
    )
    values = {"label": one.label, "expected": expected + one.stated.quantity.unit}
    related_numbers = beside([(term, "") for term in relation.operands])
    hunch = Hunch.NONE if sure else Hunch.GUESS if guessed else hunch_of(one, relation)
    unsure = one.unsure or not (sure or hunch)
    seen = observe(relation, values, related_numbers, unsure=unsure, hunch=hunch, ceiling=Severity.WARNING)
    if (one.kind is TieKind.AGAIN or (is_hedged_average(one) and sure)) and relation.verdict is Verdict.INCONSISTENT:
        # A hedge repeats the number right before it: what the hedge leaves open is all that it leaves open.
        return replace(seen, outcome=Outcome.FAIL)
    return seen
