"""Amounts and counts that only another unit ties to their sentence: 合同价1386万元，结算1453万元，超出67亿元.

A number printed in another unit than those of its kind beside it is read in theirs. Where it then is their sum or their
difference, or makes with one of them the rate that stands behind, to the last place, its unit may be the slip: that is
a hunch, which the rest of the document bears out where nothing vouches for the number as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Hunch, Observation, Related
from reportlint.number import (
    AMOUNTS,
    Kind,
    Quantity,
    approximate,
    counter,
    digits,
    is_plain,
    last_step,
    telling_digits,
)
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import SCALES

NEAREST = 4
"""Numbers of its kind on either side of a number that it is tried with."""
LONG = 4
"""Digits of three numbers that do not add up by chance."""
SHORT = 3
"""The same, of which two at least have more, where no other number of their kind stands between them."""
LEAST_RATE = 3
"""Digits of a rate that two numbers do not make by chance, where they stand next to it."""
ROOM = 1e-9
"""What floating point may add, by the size of the numbers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it is read here."""

    mention: Mention
    """The number as printed."""
    value: float
    """Its value in base units in the unit of its neighbours."""
    step: float
    """The unit of its last printed place, the same."""


def misunit(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number that has another unit than those of its kind beside it and agrees with them only in theirs.

    None of the relations that this comes to holds as it is printed.
    """
    for prose in facts.prose:
        mentions = [one for one in prose.mentions if is_plain(one.quantity) and one.quantity.value != 0]
        for one, like, relation in misunits(mentions):
            said, unit = one.quantity.shown(), like.quantity.unit
            values = {"said": f"{said}{one.quantity.unit}", "meant": f"{said}{unit}"}
            others = [Related(term.quantity.span, "") for term in relation.terms if term.quantity is not one.quantity]
            span = one.quantity.extent
            yield observe(relation, values, others, span=span, ceiling=Severity.WARNING, hunch=Hunch.SLIP)


def misunits(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, Relation]]:
    """Yield the numbers whose unit is not that of their neighbours, one of these, and a tie that theirs would close.

    Of two numbers that differ in their units, the first is yielded.
    """
    told: set[tuple[Quantity, ...]] = set()
    for at, one in enumerate(mentions):
        quantity = one.quantity
        if quantity.kind not in AMOUNTS or quantity.scale not in SCALES or digits(quantity) < SHORT:
            continue
        beside = neighbours(mentions, at)
        for scale in sorted({other.quantity.scale for other in beside} - {quantity.scale}):
            like = [other for other in beside if other.quantity.scale == scale]
            relation = first_tie(mentions, one, scale, like) if scale in SCALES else None
            if relation and (numbers := tuple(term.quantity for term in relation.terms)) not in told:
                told.add(numbers)
                yield one, like[0], relation
                break


def neighbours(mentions: Sequence[Mention], at: int) -> list[Mention]:
    """Return the numbers of a sentence nearest to one that count the same, in order."""
    one = mentions[at]
    alike = [other for other in mentions[max(0, at - 3 * NEAREST) : at + 3 * NEAREST] if is_alike(one, other)]
    before = [other for other in alike if other.start < one.start][-NEAREST:]
    return [*before, *[other for other in alike if other.start > one.start][:NEAREST]]


def is_alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers of one sentence count the same."""
    same = other.sentence == one.sentence and counter(other.quantity) == counter(one.quantity)
    return same and other.quantity.kind in AMOUNTS


def first_tie(mentions: Sequence[Mention], one: Mention, scale: Fraction, like: Sequence[Mention]) -> Relation | None:
    """Return the first tie of a number to others that another unit of it closes."""
    reread = reading(one, scale)
    others = [reading(other, scale) for other in like if digits(other.quantity) >= SHORT]
    return next((relation for relation in (*sums(reread, others), *rates(mentions, reread, others))), None)


def reading(one: Mention, scale: Fraction) -> Reading:
    """Read a number in a unit."""
    quantity = replace(one.quantity, scale=scale)
    return Reading(one, approximate(quantity), last_step(quantity))


def sums(one: Reading, others: Sequence[Reading]) -> Iterator[Relation]:
    """Yield the sums of two, or of a run of others, that a number closes in another unit: as a part or as the whole."""
    for at, first in enumerate(others):
        for second in others[at + 1 :]:
            whole, *parts = sorted((one, first, second), key=lambda each: -each.value)
            if closes(whole, parts) and is_telling((one, first, second), others):
                yield added(whole, parts)
    ordered = sorted((one, *others), key=lambda each: each.mention.start)
    for size in range(3, len(ordered)):
        for at in range(len(ordered) - size):
            run = ordered[at : at + size + 1]
            for whole, parts in ((run[0], run[1:]), (run[-1], run[:-1])):
                if one in run and closes(whole, parts):
                    yield added(whole, parts)


def closes(whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether parts add up to a whole to its last place."""
    finest = min(each.step for each in (whole, *parts))
    return abs(whole.value - sum(part.value for part in parts)) <= finest / 2 + ROOM * whole.value


def is_telling(numbers: Sequence[Reading], others: Sequence[Reading]) -> bool:
    """Whether three numbers are long enough not to add up by chance; they may be shorter next to each other."""
    lengths = sorted(telling_digits(each.mention.quantity) for each in numbers)
    places = sorted(each.mention.start for each in numbers)
    between = [each for each in others if places[0] < each.mention.start < places[-1] and each not in numbers]
    return lengths[0] >= LONG or (not between and lengths[0] >= SHORT and lengths[1] >= LONG)


def added(whole: Reading, parts: Sequence[Reading]) -> Relation:
    """Relate parts to their whole as they are printed."""
    operands = [Term(part.mention.quantity) for part in parts]
    return relate(Formula.SUM, operands, Term(whole.mention.quantity), Basis.INFERRED)


def rates(mentions: Sequence[Mention], one: Reading, others: Sequence[Reading]) -> Iterator[Relation]:
    """Yield the rate behind two amounts next to each other that they make where one of them has another unit."""
    for other in (each for each in others if one.value and each.value):
        first, second = sorted((one, other), key=lambda each: each.mention.start)
        rate = rate_behind(mentions, first.mention, second.mention)
        if rate is None or digits(rate.quantity) < LEAST_RATE - (rate.role is Role.RATE):
            continue
        for above, below in ((first, second), (second, first)):
            yield from (relation for relation in quotients(above, below, rate) if relation is not None)


def rate_behind(mentions: Sequence[Mention], first: Mention, second: Mention) -> Mention | None:
    """Return the first percentage behind two amounts between which no other amount of theirs stands."""
    for other in mentions:
        if other.start <= first.start or other is second:
            continue
        if other.start < second.start or other.sentence != first.sentence:
            return None
        return other if other.quantity.kind is Kind.RATIO else None
    return None


def quotients(above: Reading, below: Reading, rate: Mention) -> Iterator[Relation | None]:
    """Yield the share or the growth that a percentage is of two amounts, None where it is not."""
    value, step = approximate(rate.quantity), last_step(rate.quantity)
    ratio = above.value / below.value
    operands = [Term(above.mention.quantity), Term(below.mention.quantity)]
    if rate.role is Role.RATE:
        sign = -1 if rate.direction < 0 else 1
        if abs(sign * (ratio - 1) - value) <= step / 2 + ROOM:
            yield relate(Formula.GROWTH, operands, Term(rate.quantity, sign), Basis.INFERRED)
    elif abs(ratio - value) <= step / 2 + ROOM:
        yield relate(Formula.RATIO, operands, Term(rate.quantity), Basis.INFERRED)
