"""Ties that no word declares: a rate that two amounts beside it give, a number that its neighbours add up to.

An exact coincidence of long numbers is no accident: it verifies all of them. A near miss, one digit or two swapped
neighbours away from such a tie, is told only where the words lead one to expect the tie and nothing else explains
the number; it is inferred, and never more than a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, one_digit_off, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Hunch, Observation, Related
from reportlint.number import Kind, Modifier, Quantity, approximate, as_decimal, counter, last_step
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Severity
from reportlint.slips import slips_of

WINDOW = 8
"""Numbers before a rate or a sum that are tried with it."""
RATE_WORD = re.compile(r"(?:率|占比|比重|比例|满意度|进度|覆盖面)(?:仅|只|分别)?(?:为|是|达到?|约|：)*$")
DIFFERENCE_WORD = re.compile(
    r"(?:结余|节约|节余|差额|差距|剩余|净[^，。；\d]{0,6}|缺口|尚有|其余|余额|空间|合计|共计|总计|共|实现|提高|下降|增加|减少|降低|回落|上升|扩大|缩小)[^，。；\d]{0,8}$"
)
MOST_NEAR = 5
"""Numbers of its sentence that a number is tried with where only a slip of the pen would tie them."""
LONG = 4
"""Digits that all numbers of such a tie need."""
MEANT_BY = {Role.RATE: Formula.GROWTH, Role.RATIO: Formula.RATIO}
"""Part of a percentage → what it is."""
NAMED_WHOLES = {Role.SHARE, Role.COMPLETION}
"""Parts of percentages that name what they are shares of."""
AMOUNTS = {Kind.MONEY, Kind.COUNT, Kind.MEASURE}


@dataclass(frozen=True, slots=True)
class Tie:
    """One possible tie of a number."""

    formula: Formula
    """RATIO, GROWTH or SUM."""
    operands: tuple[Term, ...]
    """What it would be computed from."""
    stated: Term
    """The number."""

    def value(self) -> float:
        """Return what the operands give, in base units."""
        values = [approximate(term.quantity) * term.weight for term in self.operands]
        if self.formula is Formula.SUM:
            return sum(values)
        first, second = values
        return first / second - (self.formula is Formula.GROWTH)

    def slack(self) -> float:
        """Return how far honest rounding may lead away from it."""
        steps = [last_step(term.quantity) for term in (*self.operands, self.stated)]
        if self.formula is Formula.SUM:
            return sum(steps) / 2
        first, second = (approximate(term.quantity) for term in self.operands)
        return (steps[-1] + (steps[0] + steps[1] * abs(first / second)) / second) / 2


def coincidence(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rate and every amount of the prose for a tie to the numbers around it."""
    for prose in facts.prose:
        usable = [one for one in prose.mentions if is_plain(one.quantity) and one.quantity.value]
        for index, one in enumerate(usable):
            around = usable[max(0, index - WINDOW) : index] + usable[index + 1 : index + 3]
            near = [other for other in around if abs(other.sentence - one.sentence) <= 1]
            yield from tied(prose, one, near)


def is_plain(quantity: Quantity) -> bool:
    """Whether a number is printed without hedge or range."""
    return quantity.modifier is Modifier.NONE and quantity.high is None and quantity.kind is not Kind.PLAIN


def tied(prose: Prose, one: Mention, near: Sequence[Mention]) -> Iterator[Observation]:
    """Yield the tie that holds, else a near miss where the words lead one to expect a tie."""
    ties = list(ties_of(one, near))
    holding = next(
        (relation for tie in ties if fits(tie) and (relation := related(tie)).holds and not relation.weak), None
    )
    if holding is not None:
        yield told(holding)
        return
    if one.unsure or one.reason:
        return
    for tie in expected(prose, one, near):
        relation = related(tie)
        if one_digit_off(relation):
            yield told(relation)
            return
    here = [other for other in near if other.sentence == one.sentence][-MOST_NEAR:]
    found = list(supposed(one, here, LONG)) or supposed(one, near, LONG + 1)
    yield from found


def supposed(one: Mention, here: Sequence[Mention], least: int) -> Iterator[Observation]:
    """Yield as a hunch the first tie of long numbers of one sentence that a slip of the pen explains."""
    for tie in ties_of(one, here):
        short = tie.formula is Formula.SUM and len(tie.operands) == 2
        long = all(digits(term.quantity) >= least + short for term in (*tie.operands, tie.stated))
        if long and MEANT_BY.get(one.role, tie.formula) is tie.formula and one.role not in NAMED_WHOLES:
            relation = related(tie)
            if relation.verdict is Verdict.INCONSISTENT and next(slips_of(relation), None) is not None:
                yield told(relation, hunch=Hunch.SLIP)
                return


def ties_of(one: Mention, near: Sequence[Mention]) -> Iterator[Tie]:
    """Yield the ties of one number to the numbers near it."""
    quantity = one.quantity
    if digits(quantity) < 3:
        return
    stated = Term(quantity, one.direction if quantity.kind is Kind.RATIO and one.direction < 0 else 1)
    if quantity.kind is Kind.RATIO:
        for first, second in permutations([other.quantity for other in near if other.quantity.kind in AMOUNTS], 2):
            if first.kind is second.kind and same_thing(first, second) and second.value > 0:
                yield Tie(Formula.RATIO, (Term(first), Term(second)), Term(quantity))
                yield Tie(Formula.GROWTH, (Term(first), Term(second)), stated)
    alike = [other for other in near if comparable(other.quantity, quantity)]
    for whole, part in permutations(alike, 2):
        yield Tie(Formula.SUM, (Term(whole.quantity), Term(part.quantity, -1)), Term(quantity))
    yield from sums(one, alike)


def sums(one: Mention, alike: Sequence[Mention]) -> Iterator[Tie]:
    """Yield the sums of runs of numbers right before or right behind one."""
    before = [other for other in alike if other.start < one.start]
    behind = [other for other in alike if other.start > one.start]
    for size in range(2, len(before) + 1):
        yield Tie(Formula.SUM, tuple(Term(other.quantity) for other in before[-size:]), Term(one.quantity))
    for size in range(2, len(behind) + 1):
        yield Tie(Formula.SUM, tuple(Term(other.quantity) for other in behind[:size]), Term(one.quantity))


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers can be added: same kind and unit family; points and rates go together."""
    rates = {Kind.RATIO, Kind.POINTS}
    if {first.kind, second.kind} <= rates:
        return True
    return first.kind is second.kind and same_thing(first, second)


def same_thing(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers count the same: any amounts of money, otherwise the same unit."""
    return counter(first) == counter(second)


def digits(quantity: Quantity) -> int:
    """Count the digits that carry information."""
    return len(quantity.text.replace(".", "").lstrip("-0"))


def fits(tie: Tie) -> bool:
    """Whether a tie nearly holds, in floating point: a cheap look before the sound one."""
    stated = approximate(tie.stated.quantity) * tie.stated.weight
    return abs(tie.value() - stated) <= 2 * tie.slack() + 1e-9


def related(tie: Tie) -> Relation:
    """Evaluate a tie."""
    return relate(tie.formula, tie.operands, tie.stated, Basis.INFERRED)


def expected(prose: Prose, one: Mention, near: Sequence[Mention]) -> Iterator[Tie]:
    """Yield the ties that the words around a number lead one to expect."""
    lead = one.lead
    before = [other for other in near if other.start < one.start and other.sentence == one.sentence]
    if one.role is Role.RATIO and one.quantity.decimals >= 2 and RATE_WORD.search(lead):
        amounts = [
            other.quantity for other in before if other.quantity.kind in AMOUNTS and digits(other.quantity) >= 2
        ][-2:]
        if len(amounts) == 2 and same_thing(*amounts) and digits(amounts[0]) + digits(amounts[1]) >= 6:
            smaller, larger = sorted(amounts, key=lambda quantity: quantity.base_value)
            yield Tie(Formula.RATIO, (Term(smaller), Term(larger)), Term(one.quantity))
    alike = [other for other in before if comparable(other.quantity, one.quantity)]
    if (
        one.role in {Role.LEVEL, Role.POINTS}
        and digits(one.quantity) >= 3
        and DIFFERENCE_WORD.search(lead)
        and len(alike) >= 2
    ):
        first, second = alike[-2].quantity, alike[-1].quantity
        larger, smaller = sorted((first, second), key=lambda quantity: quantity.base_value, reverse=True)
        if digits(first) >= 4 and digits(second) >= 4:
            yield Tie(Formula.SUM, (Term(larger), Term(smaller, -1)), Term(one.quantity))
    if (
        re.search(r"(?:合计|共计|总计|累计|共)[^，。；\d]{0,6}$", lead)
        and not re.search(r"前.{1,3}项|[两三四]项|其中", lead)
        and len(alike) >= 2
        and digits(one.quantity) >= 3
    ):
        yield Tie(Formula.SUM, tuple(Term(other.quantity) for other in alike), Term(one.quantity))


def told(relation: Relation, *, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what a tie came to."""
    values = {"said": relation.stated.quantity.shown(), "expected": as_decimal(relation.point or Fraction(0))}
    others = [Related(term.quantity.span, "") for term in relation.operands]
    return observe(relation, values, others, ceiling=Severity.WARNING, hunch=hunch)
