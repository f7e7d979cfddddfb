"""The ladder of verdicts: EXACT, ROUNDED, TRUNCATED, DOUBLE-ROUNDED, INCONSISTENT, or UNBOUND."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from reportlint.award import Award
from reportlint.model import Span
from reportlint.number import Interval, Kind, Mode, Modifier, Quantity
from reportlint.relation.digits import digit_mutants, reworded
from reportlint.relation.formulas import FORMULAS, LINEAR, ONE_SIDED, image
from reportlint.relation.glance import misses
from reportlint.relation.terms import Formula, Relation, Term, Verdict


def evaluate(relation: Relation) -> Relation:
    """Return the relation with its verdict, image and qualifiers."""
    if relation.award is not None:
        return by_award(relation, relation.award)
    computed = image(relation.formula, [term.denotes() for term in relation.operands])
    if computed is None:
        return replace(relation, verdict=Verdict.UNBOUND)
    point = printed_result(relation)
    if point is None:
        return replace(relation, verdict=Verdict.UNBOUND)
    verdict = ladder(relation, computed, point)
    decided = replace(relation, verdict=verdict, computed=computed, point=point)
    weak, strained = is_weak(decided), verdict is Verdict.ROUNDED and is_strained(decided)
    return replace(decided, weak=weak, strained=strained) if weak or strained else decided


def by_award(relation: Relation, award: Award) -> Relation:
    """Judge a mark by its rule: by what the operands print, then by what they may stand for, then cut off."""
    stated = relation.stated
    marks = award.marks([term.value for term in relation.operands])
    if not marks:
        return replace(relation, verdict=Verdict.UNBOUND)
    nearest = min(marks, key=lambda mark: abs(mark - stated.value))
    judged = replace(relation, computed=Interval.point(nearest), point=nearest, verdict=Verdict.INCONSISTENT)
    if stated.value in marks or (not award.stepped and any(agrees_as_printed(stated, mark) for mark in marks)):
        return replace(judged, verdict=Verdict.EXACT)
    if award.stepped:
        return judged
    if may_earn(relation, award):
        return replace(judged, verdict=Verdict.ROUNDED)
    cut = Interval(stated.value, stated.value + stated.quantity.ulp, high_in=False)
    return replace(judged, verdict=Verdict.TRUNCATED) if any(mark in cut for mark in marks) else judged


def may_earn(relation: Relation, award: Award) -> bool:
    """Whether what was measured, as far as it was rounded, earns the stated mark; maxima and targets are exact."""
    values = [term.value for term in relation.operands]
    measured = relation.operands[award.measured].denotes()
    if measured.low is None or measured.high is None:
        return True
    corners = [
        award.marks([*values[: award.measured], end, *values[award.measured + 1 :]])
        for end in (measured.low, measured.high)
    ]
    stated = stated_set(replace(relation, formula=Formula.PRODUCT), Mode.ROUNDED)
    lines = (Interval(min(line), max(line), low_in=False, high_in=False) for line in zip(*corners, strict=False))
    return any(line.meets(stated) for line in lines)


def partition_verdict(relation: Relation, computed: Interval) -> Verdict:
    """Judge shares that do not make exactly their whole."""
    return Verdict.ROUNDED if computed.meets(required(relation)) else shortened_otherwise(relation, computed)


def refused(relation: Relation) -> bool:
    """Whether nothing explains the stated number; like `evaluate`, without the qualifiers."""
    if relation.award is not None:
        return by_award(relation, relation.award).verdict is Verdict.INCONSISTENT
    if misses(relation):
        return True
    computed = image(relation.formula, [term.denotes() for term in relation.operands])
    if computed is None:
        return False
    if relation.formula not in ONE_SIDED and not is_identity(relation) and computed.meets(required(relation)):
        return False
    point = printed_result(relation)
    return point is not None and ladder(relation, computed, point) is Verdict.INCONSISTENT


def printed_result(relation: Relation) -> Fraction | None:
    """Return what the printed figures give, None where the formula divides by nought."""
    try:
        return FORMULAS[relation.formula]([term.value for term in relation.operands])
    except ZeroDivisionError:
        return None


def ladder(relation: Relation, computed: Interval, point: Fraction) -> Verdict:
    """Walk down the verdicts to the first that explains the stated number."""
    stated = relation.stated
    if relation.formula in ONE_SIDED:
        return one_sided(relation, computed, point)
    if relation.formula is Formula.PARTITION:
        return Verdict.EXACT if point == stated.value else partition_verdict(relation, computed)
    counted = relation.formula in LINEAR and stated.quantity.exact and not is_shortened_mark(relation)
    if point == stated.value or (not counted and agrees_as_printed(stated, point)):
        return Verdict.EXACT
    if is_identity(relation):
        return Verdict.INCONSISTENT
    if computed.meets(required(relation)):
        return Verdict.ROUNDED
    return shortened_otherwise(relation, computed)


def is_shortened_mark(relation: Relation) -> bool:
    """Whether a sum of marks is printed with fewer decimals than its addends: 23.106 + 25.728 + 38.168 as 87.00.

    Whole marks are not meant: 34.5 is not told as 34, nor as 35.
    """
    stated = relation.stated.quantity
    finest = max((term.quantity.decimals for term in relation.operands), default=0)
    return stated.kind is Kind.SCORE and 0 < stated.decimals < finest


def required(relation: Relation) -> Interval:
    """Return the values the stated number allows; the whole of a partition is exactly what is printed (100 %)."""
    if relation.formula is Formula.PARTITION:
        return Interval.point(relation.stated.value)
    return stated_set(relation, Mode.ROUNDED)


COMPUTED = frozenset({Formula.PRODUCT, Formula.WEIGHTED})
"""Formulas whose result is rounded even where it is a mark."""


def stated_set(relation: Relation, mode: Mode) -> Interval:
    """Return what the stated number denotes; a mark computed as a product was rounded, though marks are exact."""
    stated = relation.stated
    if relation.formula in COMPUTED and stated.quantity.kind is Kind.SCORE:
        stated = replace(stated, quantity=replace(stated.quantity, kind=Kind.PLAIN))
    return stated.denotes(mode)


def one_sided(relation: Relation, computed: Interval, point: Fraction) -> Verdict:
    """Judge a part against its whole: only exceeding it is a fault."""
    stated = relation.stated
    if point <= stated.value:
        return Verdict.EXACT
    return Verdict.INCONSISTENT if stated.denotes().lies_below(computed) else Verdict.ROUNDED


def agrees_as_printed(stated: Term, point: Fraction) -> bool:
    """Whether the value computed from the printed figures, rounded either way, is the printed one."""
    quantity = stated.quantity
    if quantity.modifier or quantity.high is not None:
        return False
    # In whole numbers, for this is asked of every relation: the value, in last places of the print, is above / below.
    shift: int = 10**quantity.decimals
    above = stated.weight * point.numerator * quantity.scale.denominator * shift
    below = point.denominator * quantity.scale.numerator
    places, rest = divmod(quantity.value.numerator * shift, quantity.value.denominator)
    twice = 2 * abs(above - places * below)
    if rest or twice > below:
        return False
    return twice < below or places % 2 == 0 or abs(places) * below > abs(above)


def is_identity(relation: Relation) -> bool:
    """Whether the same fact is printed twice in one unit and precision: then it must be the same number."""
    if relation.formula is not Formula.EQUAL:
        return False
    other, stated = relation.operands[0].quantity, relation.stated.quantity
    plain = other.modifier is stated.modifier is Modifier.NONE and other.high is stated.high is None
    return plain and other.scale == stated.scale and other.decimals == stated.decimals


def shortened_otherwise(relation: Relation, computed: Interval) -> Verdict:
    """Try the other ways of shortening a number: cutting digits off, and rounding twice."""
    if misses(relation):
        return Verdict.INCONSISTENT
    stated = relation.stated
    cut = image(relation.formula, [term.denotes(Mode.TRUNCATED) for term in relation.operands])
    if cut and cut.meets(required(relation)):
        return Verdict.TRUNCATED
    if relation.formula is Formula.PARTITION or stated_set(relation, Mode.ROUNDED).width == 0:
        return Verdict.INCONSISTENT
    if computed.meets(stated_set(relation, Mode.TRUNCATED)):
        return Verdict.TRUNCATED
    finer = stated.quantity.ulp * stated.quantity.scale / 20
    return Verdict.DOUBLE_ROUNDED if computed.widened(finer).meets(stated.denotes()) else Verdict.INCONSISTENT


def is_strained(relation: Relation) -> bool:
    """Whether rounding explains a sum only by an accident of less than one in seven hundred.

    The rounding errors of n addends and the total have a standard deviation of sqrt((n+1)/12) ulp; more than 3.3 of
    those is exceeded in at most 0.13 % of honest sums. Round amounts (30, 500) among decimals are taken as exact.
    """
    if relation.formula not in {Formula.SUM, Formula.PARTITION} or relation.point is None:
        return False
    finest = min(term.quantity.ulp * term.quantity.scale for term in relation.terms)
    coarse = [term.quantity for term in relation.terms if term.quantity.ulp * term.quantity.scale > finest]
    hedged = any(
        term.quantity.modifier is not Modifier.NONE or term.quantity.high is not None for term in relation.terms
    )
    if hedged or any(quantity.value % 10 for quantity in coarse):
        return False
    residual = abs(relation.point - relation.stated.value) / finest
    # residual > 3.3 * sqrt((n + 1) / 12), squared to stay rational
    return residual * residual * 12 > Fraction(1089, 100) * (len(relation.operands) + 1)


def is_weak(relation: Relation) -> bool:
    """Whether fewer than half of the single-digit changes of the stated number would be refused."""
    if relation.computed is None or relation.verdict is Verdict.INCONSISTENT or relation.formula in ONE_SIDED:
        return relation.formula in ONE_SIDED and relation.verdict is not Verdict.INCONSISTENT
    width, stated = relation.computed.width, relation.stated.quantity
    ulp = stated.ulp * stated.scale
    if width is not None and width <= 2 * ulp and stated.modifier is Modifier.NONE:
        return False
    if width is not None and mostly_refused(stated, width):
        return False
    mutants = [replace(relation.stated, quantity=mutant) for mutant in digit_mutants(stated)]
    refused = sum(not relation.computed.meets(mutant.denotes()) for mutant in mutants)
    return 2 * refused < len(mutants)


def mostly_refused(stated: Quantity, width: Fraction) -> bool:
    """Whether, at a glance, more than half of the digits stand so high that any change of them leaves an image.

    The quick way to the same answer: a change of a digit moves the number by at least the weight of its place.
    """
    if stated.modifier is not Modifier.NONE or stated.high is not None:
        return False
    room = width / stated.scale + stated.ulp
    places = len(stated.text.replace(".", "").lstrip("-"))
    high, place = 0, stated.ulp
    for _ in range(places):
        high += place > room
        place *= 10
    return 16 * high >= 9 * places


def reread(relation: Relation, values: Mapping[Span, Quantity]) -> Relation:
    """Return a relation with some printed numbers exchanged, by their spans, and not yet evaluated."""

    def swap(term: Term) -> Term:
        other = values.get(term.quantity.span) if term.printed else None
        return term if other is None else Term(other, term.weight)

    operands = tuple(map(swap, relation.operands))
    return Relation(relation.formula, operands, swap(relation.stated), relation.basis, award=relation.award)


def respelt(relation: Relation, span: Span, text: str) -> Relation:
    """Return a relation with other digits in the place of one printed number, and not yet evaluated.

    The number keeps the reading it has in the relation: a bound read out of 90%以上 stays one exact number.
    """
    own = next((term.quantity for term in relation.printed_terms if term.quantity.span == span), None)
    return reread(relation, {span: reworded(own, text)} if own else {})


def substituted(relation: Relation, values: Mapping[Span, Quantity]) -> Relation:
    """Return a relation evaluated again with some printed numbers exchanged, by their spans."""
    return evaluate(reread(relation, values))
