"""A first look at a relation in floating point: most that do not hold miss by far more than rounding explains.

What is said here is safe: a relation that `misses` is refused by exact arithmetic too; about all others only that
decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import inf, isfinite

from reportlint.number import Quantity, approximate, last_step
from reportlint.relation.formulas import FORMULAS, LINEAR, ONE_SIDED
from reportlint.relation.terms import Formula, Relation, Term

Range = tuple[float, float]
"""Lower and upper end."""

MARGIN = 1e-9
"""Far above the error of floating point, relative to the numbers it was computed from."""
MOST_CORNERS = 6
"""Operands up to which the corners of their ranges are looked at."""

LEAST_BASES: Mapping[Formula, Callable[[Sequence[Range]], float]] = {
    Formula.RATIO: lambda ends: ends[1][0],
    Formula.GROWTH: lambda ends: ends[1][0],
    Formula.CHANGE_RATE: lambda ends: ends[0][0] - ends[1][1],
    Formula.ELIMINATION: lambda ends: least_difference(*ends),
    Formula.COMPOUND: lambda ends: min(ends[0][0], ends[1][0], ends[2][0]),
    Formula.JOINT_SHARE: lambda ends: ends[-1][0],
    Formula.PORTION: lambda ends: sum_of(ends)[0],
}
"""Formula → the least of what it divides by or takes a root of: above nought, or nothing can be said."""


def least_difference(minuend: Range, growth: Range, subtrahend: Range, other_growth: Range, _: Range) -> float:
    """Return the least base of a difference whose parts grew, or nought where the base of a part may vanish."""
    if min(1 + growth[0], 1 + other_growth[0], minuend[0], subtrahend[0]) <= 0:
        return 0.0
    return minuend[0] / (1 + growth[1]) - subtrahend[1] / (1 + other_growth[0])


def whole_of(members: Iterable[Term]) -> Range:
    """Return what the sum of some terms may be, in whatever way they were shortened."""
    ends = [widened(member) for member in members]
    return sum_of(ends)


def may_make(ends: Range, stated: Term) -> bool:
    """Whether a sum between two ends may be what is stated; only what surely is not is refused."""
    low, high = widened(stated)
    return ends[0] <= high and low <= ends[1]


def reaching(members: Iterable[Term], stated: Term) -> Iterator[int]:
    """Yield how many of the first members may make a stated number, out of all that surely do not."""
    low = high = 0.0
    for count, member in enumerate(members, 1):
        ends = widened(member)
        low, high = low + ends[0], high + ends[1]
        if may_make((low, high), stated):
            yield count


def widened(term: Term) -> Range:
    """Return what a term may stand for, and the error of floating point around it."""
    low, high = loose(term)
    error = 2 * MARGIN * sum(abs(end) for end in (low, high) if isfinite(end))
    return low - error, high + error


def misses(relation: Relation) -> bool:
    """Whether no way of shortening the printed numbers explains the stated one, seen at a glance."""
    if relation.award is not None or relation.formula in ONE_SIDED:
        return False
    ranges = [loose(term) for term in relation.operands]
    computed = sum_of(ranges) if relation.formula in LINEAR else curved(relation.formula, ranges)
    if computed is None:
        return False
    stated = loose(relation.stated)
    error = MARGIN * sum(abs(end) for ends in (*ranges, computed, stated) for end in ends if isfinite(end))
    return computed[1] + error < stated[0] or stated[1] + error < computed[0]


def loose(term: Term) -> Range:
    """Return what a term may stand for in whatever way it was shortened, in base units with its sign."""
    quantity = term.quantity
    if is_hedged(quantity):
        low, high = hedged(term)
    else:
        value = approximate(quantity) * term.weight
        low = high = value
    step = last_step(quantity) * abs(term.weight)
    return low - step, high + step


def hedged(term: Term) -> Range:
    """Return the ends of what a hedged term denotes."""
    interval = term.denotes()
    low, high = interval.low, interval.high
    return -inf if low is None else float(low), inf if high is None else float(high)


def is_hedged(quantity: Quantity) -> bool:
    """Whether the width of what a number denotes depends on its value."""
    return bool(quantity.modifier) or quantity.high is not None


def sum_of(ranges: Sequence[Range]) -> Range:
    """Add up ranges."""
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def curved(formula: Formula, ranges: Sequence[Range]) -> Range | None:
    """Return the range of a formula that is no sum, None where nothing can be said."""
    least = LEAST_BASES.get(formula)
    if len(ranges) > MOST_CORNERS or not all(isfinite(end) for ends in ranges for end in ends):
        return None
    if least is not None and least(ranges) <= 0:
        return None
    function = FORMULAS[formula]
    try:
        corners = [float(function(corner)) for corner in product(*ranges)]  # type: ignore[arg-type]  # as over floats
    except ArithmeticError:
        return None
    return min(corners), max(corners)
