"""How far one number of a relation may move before the relation is refused, in floating point.

Every formula is solved for each of its numbers by a quotient of functions that are linear in each of the others, so
that the corners of their ranges bound what the number may be. What is said here is safe on both sides: a value within
`sure` agrees, one beyond `possible` is refused, and about those in between only exact arithmetic decides.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf, isfinite, log, prod

from reportlint.number import Kind, Quantity
from reportlint.relation import LINEAR, ONE_SIDED, Formula, Relation, Term, hedged, is_hedged, is_identity

Range = tuple[float, float]
"""Lower and upper end."""
Values = Sequence[float]
"""One value a term, the stated one last; that of the term looked for is not used."""

EVERYTHING: Range = (-inf, inf)
NOTHING: Range = (inf, -inf)
MARGIN = 1e-11
"""Far above the error of floating point, relative to the numbers it was computed from."""
OTHERWISE = {Formula.MEAN, Formula.PRODUCT, Formula.JOINT_SHARE, Formula.PORTION}
"""Formulas solved whatever the number of their terms."""
MOST_CORNERS = 6
"""Terms of a product up to which its corners are looked at."""


@dataclass(frozen=True, slots=True)
class Leeway:
    """What a number may be, as it is printed, given the other numbers of one relation."""

    sure: Range = NOTHING
    """Values that agree by rounding alone."""
    possible: Range = EVERYTHING
    """Values outside of which no way of shortening explains the relation."""

    def allows(self, value: float) -> bool:
        """Whether a value agrees for sure."""
        return self.sure[0] <= value <= self.sure[1]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A relation in floating point."""

    relation: Relation
    """The relation."""
    tight: tuple[Range, ...]
    """What each term denotes when it was rounded, in base units with its sign, the stated one last."""
    loose: tuple[Range, ...]
    """What each term denotes in whatever way it was shortened."""

    @classmethod
    def of(cls, relation: Relation) -> Sketch:
        """Sketch a relation."""
        ranges = [ranges_of(relation, term) for term in relation.operands]
        ranges.append(stated_ranges(relation))
        return cls(relation, tuple(tight for tight, _ in ranges), tuple(loose for _, loose in ranges))

    def leeway(self, quantity: Quantity, extremes: Range) -> Leeway:
        """Return the leeway of a number whose changes stay between two extremes."""
        terms = self.relation.terms
        positions = [at for at, term in enumerate(terms) if term.printed and term.quantity.span == quantity.span]
        if len(positions) != 1 or not is_solvable(self.relation) or is_hedged(quantity):
            return Leeway()
        at = positions[0]
        factor = terms[at].weight * float(quantity.scale)
        if not keeps_base(self, at, ordered(extremes[0] * factor, extremes[1] * factor)):
            return Leeway()
        possible = solved(self.relation.formula, at, self.loose)
        sure = NOTHING if is_identity(self.relation) else solved(self.relation.formula, at, self.tight)
        error = self.error(possible)
        return Leeway(
            printed(widened(sure, radius(self.tight[at]) - error), factor) if sure != EVERYTHING else NOTHING,
            printed(widened(possible, radius(self.loose[at]) + error), factor),
        )

    def error(self, result: Range) -> float:
        """Return what floating point may have done to a result at most."""
        summed = self.loose if self.relation.formula in LINEAR else (result, (1.0, 1.0))
        return MARGIN * sum(abs(end) for ends in summed for end in ends)


# ---------------------------------------------------------------- ranges of terms


def ranges_of(relation: Relation, term: Term) -> tuple[Range, Range]:
    """Return what an operand denotes when rounded, and in whatever way it was shortened."""
    quantity = term.quantity
    if is_hedged(quantity):
        ends = hedged(term)
        return ends, ends
    step = 0.0 if quantity.exact or is_identity(relation) else 10.0**-quantity.decimals
    return around(term, step / 2), around(term, step)


def stated_ranges(relation: Relation) -> tuple[Range, Range]:
    """Return the same of the stated number, which also agrees if it is what the printed figures round to."""
    stated = relation.stated
    quantity, step = stated.quantity, 10.0**-stated.quantity.decimals
    if is_hedged(quantity):
        ends = hedged(stated)
        return ends, widened(ends, step * float(quantity.scale))
    if relation.formula is Formula.PARTITION:
        return around(stated, 0.0), around(stated, step / 2)
    computed_mark = relation.formula is Formula.PRODUCT and quantity.kind is Kind.SCORE
    if (quantity.exact and not computed_mark) or is_identity(relation):
        return around(stated, 0.0), around(stated, step / 2)
    return around(stated, step / 2), around(stated, step)


def around(term: Term, distance: float) -> Range:
    """Return the values up to a distance, in the printed unit, from a term, in base units with its sign."""
    value, factor = float(term.quantity.value), term.weight * float(term.quantity.scale)
    return ordered((value - distance) * factor, (value + distance) * factor)


def is_solvable(relation: Relation) -> bool:
    """Whether a relation can be solved for its numbers; a rule for marks has no shape of its own."""
    formula = relation.formula
    known = formula in LINEAR or formula in OTHERWISE or formula in SOLUTIONS
    return known and relation.award is None and formula not in ONE_SIDED


def ordered(first: float, second: float) -> Range:
    """Return two ends, the lower first."""
    return (first, second) if first <= second else (second, first)


def radius(ends: Range) -> float:
    """Return half the distance of two ends."""
    return (ends[1] - ends[0]) / 2


def widened(ends: Range, distance: float) -> Range:
    """Move two ends outwards."""
    return ends[0] - distance, ends[1] + distance


def printed(ends: Range, factor: float) -> Range:
    """Turn base units with a sign into the printed unit; what is empty stays empty."""
    low, high = ends[0] / factor, ends[1] / factor
    return (low, high) if factor > 0 else (high, low)


# ---------------------------------------------------------------- formulas, solved


def eliminated_base(values: Values) -> float:
    """Return (1+g)(1+h) times the base of a difference whose parts grew by g and h."""
    minuend, minuend_growth, subtrahend, subtrahend_growth, *_ = values
    return minuend * (1 + subtrahend_growth) - subtrahend * (1 + minuend_growth)


def eliminated_sum(values: Values) -> float:
    """Return (1+h)(1+s) times the base of the minuend, from subtrahend and difference."""
    _, _, subtrahend, subtrahend_growth, today, stated = values
    return today * (1 + subtrahend_growth) + subtrahend * (1 + stated)


SOLUTIONS: Mapping[Formula, tuple[Callable[[Values], tuple[float, float]], ...]] = {
    Formula.RATIO: (
        lambda v: (v[2] * v[1], 1),
        lambda v: (v[0], v[2]),
        lambda v: (v[0], v[1]),
    ),
    Formula.GROWTH: (
        lambda v: (v[1] * (1 + v[2]), 1),
        lambda v: (v[0], 1 + v[2]),
        lambda v: (v[0] - v[1], v[1]),
    ),
    Formula.CHANGE_RATE: (
        lambda v: (v[1] * (1 + v[2]), v[2]),
        lambda v: (v[2] * v[0], 1 + v[2]),
        lambda v: (v[1], v[0] - v[1]),
    ),
    Formula.ELIMINATION: (
        lambda v: ((1 + v[1]) * eliminated_sum(v), (1 + v[3]) * (1 + v[5])),
        lambda v: (v[0] * (1 + v[3]) * (1 + v[5]) - eliminated_sum(v), eliminated_sum(v)),
        lambda v: ((1 + v[3]) * (v[0] * (1 + v[5]) - v[4] * (1 + v[1])), (1 + v[1]) * (1 + v[5])),
        lambda v: (
            v[2] * (1 + v[1]) * (1 + v[5]) - (v[0] * (1 + v[5]) - v[4] * (1 + v[1])),
            v[0] * (1 + v[5]) - v[4] * (1 + v[1]),
        ),
        lambda v: ((1 + v[5]) * eliminated_base(v), (1 + v[1]) * (1 + v[3])),
        lambda v: (v[4] * (1 + v[1]) * (1 + v[3]) - eliminated_base(v), eliminated_base(v)),
    ),
    Formula.COMPOUND: (
        lambda v: (v[1] * math.pow(1 + v[3], v[2]), 1),
        lambda v: (v[0], math.pow(1 + v[3], v[2])),
        lambda v: (log(v[0] / v[1]), log(1 + v[3])),
        lambda v: (math.pow(v[0] / v[1], 1 / v[2]) - 1, 1),
    ),
}
"""Formula → for each of its terms, the stated one last, numerator and denominator of what it must be."""


def solved(formula: Formula, at: int, ranges: Sequence[Range]) -> Range:
    """Return what a term may be while the others stay in their ranges."""
    if formula in LINEAR or formula is Formula.MEAN:
        return balanced(at, ranges, 1 if formula in LINEAR else len(ranges) - 1)
    if formula in GATHERED:
        return GATHERED[formula](at, ranges)
    others = [(0.0,) if position == at else ends for position, ends in enumerate(ranges)]
    if len(others) > MOST_CORNERS or not all(isfinite(end) for ends in others for end in ends):
        return EVERYTHING
    try:
        return hull([solution(formula, at, corner) for corner in product(*others)])
    except (ArithmeticError, ValueError):
        return EVERYTHING


def solution(formula: Formula, at: int, values: Values) -> tuple[float, float]:
    """Return numerator and denominator of what a term must be."""
    return factor_of(values, at) if formula is Formula.PRODUCT else SOLUTIONS[formula][at](values)


def factor_of(values: Values, at: int) -> tuple[float, float]:
    """Solve a product for one of its terms."""
    if at == len(values) - 1:
        return prod(values[:-1]), 1
    return values[-1], prod(value for position, value in enumerate(values[:-1]) if position != at)


def balanced(at: int, ranges: Sequence[Range], parts: int) -> Range:
    """Solve a sum, or a mean of some parts, for one of its terms."""
    others = [ends for position, ends in enumerate(ranges[:-1]) if position != at]
    low, high = sum(low for low, _ in others), sum(high for _, high in others)
    if at == len(ranges) - 1:
        return low / parts, high / parts
    return ranges[-1][0] * parts - high, ranges[-1][1] * parts - low


def of_joint_share(at: int, ranges: Sequence[Range]) -> Range:
    """Solve what several parts together are of a whole for one of its terms."""
    *parts, whole, stated = ranges
    if at >= len(parts):
        return solved(Formula.RATIO, 1 + at - len(parts), [added(parts), whole, stated])
    return less(solved(Formula.RATIO, 0, [(0.0, 0.0), whole, stated]), added(without(parts, at)))


def of_portion(at: int, ranges: Sequence[Range]) -> Range:
    """Solve what one part is of the sum of all for one of its terms; its odds are the part over the rest."""
    first, *rest, stated = ranges
    if at == len(ranges) - 1:
        return hull([(part, part + other) for part, other in product(first, added(rest))])
    if at == 0:
        return hull([(share * other, 1 - share) for share, other in product(stated, added(rest))])
    return less(
        hull([(part * (1 - share), share) for part, share in product(first, stated)]), added(without(rest, at - 1))
    )


GATHERED: Mapping[Formula, Callable[[int, Sequence[Range]], Range]] = {
    Formula.JOINT_SHARE: of_joint_share,
    Formula.PORTION: of_portion,
}
"""Formulas that only use the sum of many terms."""


def added(ranges: Sequence[Range]) -> Range:
    """Add up ranges."""
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def without(ranges: Sequence[Range], at: int) -> list[Range]:
    """Return all ranges but one."""
    return [ends for position, ends in enumerate(ranges) if position != at]


def less(ends: Range, other: Range) -> Range:
    """Subtract one range from another."""
    return ends[0] - other[1], ends[1] - other[0]


def hull(quotients: Sequence[tuple[float, float]]) -> Range:
    """Return the least and the greatest of some quotients; everything where their denominators pass through nought."""
    if not (all(below > 0 for _, below in quotients) or all(below < 0 for _, below in quotients)):
        return EVERYTHING
    values = [above / below for above, below in quotients]
    return min(values), max(values)


def keeps_base(sketch: Sketch, at: int, extremes: Range) -> bool:
    """Whether what the formula divides by, or takes a root of, stays above nought however the number is changed."""
    distance = radius(sketch.loose[at])
    match sketch.relation.formula, at:
        case ((Formula.RATIO | Formula.GROWTH), 1) | (Formula.COMPOUND, 0 | 1 | 2):
            return extremes[0] - distance > 0
        case Formula.JOINT_SHARE, _ if at == len(sketch.relation.operands) - 1:
            return extremes[0] - distance > 0
        case Formula.PORTION, _:
            return extremes[0] - distance > 0 and all(low > 0 for low, _ in sketch.loose)
        case Formula.CHANGE_RATE, 0:
            return extremes[0] - distance > sketch.loose[1][1]
        case Formula.CHANGE_RATE, 1:
            return extremes[1] + distance < sketch.loose[0][0]
        case _:
            return True
