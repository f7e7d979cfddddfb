"""The formulas and their images over intervals.

Every formula is monotone in each of its numbers, so that its image over intervals is exact when evaluated at the
corners.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import product
from math import lcm

from reportlint.number import Interval
from reportlint.relation.terms import Formula


def total(values: Sequence[Fraction]) -> Fraction:
    """Add up, in whole numbers over one denominator to be quick."""
    if len(values) < 2:
        return values[0] if values else Fraction(0)
    below = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (below // value.denominator) for value in values), below)


def quotient(values: Sequence[Fraction]) -> Fraction:
    """Divide the first by the second."""
    return values[0] / values[1]


def growth(values: Sequence[Fraction]) -> Fraction:
    """Relative change from the second (the base) to the first (the current value)."""
    return values[0] / values[1] - 1


def change_rate(values: Sequence[Fraction]) -> Fraction:
    """Relative change where the first is the current value and the second the change itself."""
    return values[1] / (values[0] - values[1])


def times(values: Sequence[Fraction]) -> Fraction:
    """Multiply all."""
    result = Fraction(1)
    for value in values:
        result *= value
    return result


def eliminated_growth(values: Sequence[Fraction]) -> Fraction:
    """Growth of a difference: from minuend, its growth, subtrahend, its growth, and the difference today.

    The bases of the three are never printed: minuend/(1+g) - subtrahend/(1+h) is the base of the difference.
    """
    minuend, minuend_growth, subtrahend, subtrahend_growth, today = values
    return today / (minuend / (1 + minuend_growth) - subtrahend / (1 + subtrahend_growth)) - 1


def weighted(values: Sequence[Fraction]) -> Fraction:
    """Add up what is weighted: from weight, value, weight, value …."""
    return sum((weight * value for weight, value in zip(values[::2], values[1::2], strict=True)), Fraction(0))


def joint_share(values: Sequence[Fraction]) -> Fraction:
    """Divide the sum of all but the last by the last: what several parts together are of a whole."""
    return sum(values[1:-1], values[0]) / values[-1]


def portion(values: Sequence[Fraction]) -> Fraction:
    """Divide the first by the sum of all: what one part is of a whole that is not printed."""
    return values[0] / sum(values[1:], values[0])


def mean(values: Sequence[Fraction]) -> Fraction:
    """Divide the sum by how many there are."""
    return sum(values[1:], values[0]) / len(values)


ROOT = Context(prec=40)
"""Precision of roots: far below any printed place."""


def compound_growth(values: Sequence[Fraction]) -> Fraction:
    """Yearly rate that leads from the second to the first in as many years as the third says.

    Floating-point values, of a first look, are taken as well.
    """
    ratio: Fraction | float = values[0] / values[1]
    if ratio <= 0:
        raise ZeroDivisionError
    if isinstance(ratio, float):
        return Fraction(ratio ** float(1 / values[2]) - 1)
    base = ROOT.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    years = ROOT.divide(Decimal(values[2].numerator), Decimal(values[2].denominator))
    return Fraction(ROOT.power(base, ROOT.divide(Decimal(1), years))) - 1


FORMULAS: dict[Formula, Callable[[Sequence[Fraction]], Fraction]] = {
    Formula.EQUAL: total,
    Formula.SUM: total,
    Formula.PARTITION: total,
    Formula.SUBSET: total,
    Formula.BOUND: total,
    Formula.COUNT: total,
    Formula.RATIO: quotient,
    Formula.GROWTH: growth,
    Formula.CHANGE_RATE: change_rate,
    Formula.PRODUCT: times,
    Formula.ELIMINATION: eliminated_growth,
    Formula.MEAN: mean,
    Formula.COMPOUND: compound_growth,
    Formula.TIER: total,
    Formula.WEIGHTED: weighted,
    Formula.JOINT_SHARE: joint_share,
    Formula.PORTION: portion,
}
"""Formula → its function, monotone in every value where the signs are those of real amounts."""

LINEAR = {Formula.EQUAL, Formula.SUM, Formula.PARTITION, Formula.SUBSET, Formula.BOUND, Formula.COUNT}
ONE_SIDED = {Formula.SUBSET, Formula.BOUND}
"""Relations that ask only that the image does not exceed the stated number."""

BASES: dict[Formula, Callable[[Sequence[Interval]], Interval]] = {
    Formula.RATIO: lambda values: values[1],
    Formula.GROWTH: lambda values: values[1],
    Formula.COMPOUND: lambda values: values[1],
    Formula.CHANGE_RATE: lambda values: values[0].plus(values[1].scaled(Fraction(-1))),
    Formula.JOINT_SHARE: lambda values: values[-1],
    Formula.PORTION: lambda values: added(values),  # noqa: PLW0108 - stands further down,
}
"""Formula → what it divides by; a base that may be zero or negative leaves the relation unbound."""


def image(formula: Formula, values: Sequence[Interval]) -> Interval | None:
    """Return the exact set of results of `formula` over the sets of its operands, None where it is undefined."""
    if formula in LINEAR or formula is Formula.MEAN:
        result = added(values)
        return result if formula in LINEAR else result.scaled(Fraction(1, len(values)))
    if not all(value.bounded for value in values) or not positive_base(formula, values):
        return None
    if formula in QUOTIENTS:
        return QUOTIENTS[formula](values)
    return image_by_corners(FORMULAS[formula], gathered(formula, values))


def gathered(formula: Formula, values: Sequence[Interval]) -> Sequence[Interval]:
    """Add up what a formula only uses added up, so that few corners are left."""
    match formula:
        case Formula.JOINT_SHARE:
            return [added(values[:-1]), values[-1]]
        case Formula.PORTION:
            return [values[0], added(values[1:])]
        case _:
            return values


def added(values: Sequence[Interval]) -> Interval:
    """Add up sets; an end is included iff all ends that make it are."""
    lows = [value.low for value in values if value.low is not None]
    highs = [value.high for value in values if value.high is not None]
    return Interval(
        total(lows) if len(lows) == len(values) else None,
        total(highs) if len(highs) == len(values) else None,
        all(value.low_in for value in values),
        all(value.high_in for value in values),
    )


def positive_base(formula: Formula, values: Sequence[Interval]) -> bool:
    """Whether what the formula divides by is above zero throughout."""
    if formula not in BASES:
        return True
    low = BASES[formula](values).low
    return low is not None and low > 0


def ratio_image(values: Sequence[Interval]) -> Interval:
    """Divide a set by one above zero."""
    above, below = values
    low, low_in = quotient_end(above.low, below, inside=above.low_in, lowest=True)
    high, high_in = quotient_end(above.high, below, inside=above.high_in, lowest=False)
    return Interval(low, high, low_in, high_in)


def growth_image(values: Sequence[Interval]) -> Interval:
    """Return the relative changes from the second set, which lies above zero, to the first."""
    ratio = ratio_image(values)
    return Interval(finite(ratio.low) - 1, finite(ratio.high) - 1, ratio.low_in, ratio.high_in)


def change_image(values: Sequence[Interval]) -> Interval | None:
    """Return the relative changes where the first set holds the current values and the second the changes."""
    current, change = values
    if finite(current.low) <= 0:  # then a greater change is no longer a greater rate
        return image_by_corners(change_rate, values)
    least, most = (current.plus(Interval.point(-finite(end))) for end in (change.low, change.high))
    low, low_in = quotient_end(change.low, least, inside=change.low_in, lowest=True)
    high, high_in = quotient_end(change.high, most, inside=change.high_in, lowest=False)
    return Interval(low, high, low_in, high_in)


def quotient_end(value: Fraction | None, below: Interval, *, inside: bool, lowest: bool) -> tuple[Fraction, bool]:
    """Return the lowest or highest quotient of a value by a set above zero, and whether it is reached."""
    above = finite(value)
    if not above:
        return above, inside and (below.low_in or below.high_in)
    if (above > 0) == lowest:
        return above / finite(below.high), inside and below.high_in
    return above / finite(below.low), inside and below.low_in


def finite(end: Fraction | None) -> Fraction:
    """Return an end of a bounded set; raises `ValueError` for one that is open."""
    if end is None:
        raise ValueError("unbounded")
    return end


QUOTIENTS: dict[Formula, Callable[[Sequence[Interval]], Interval | None]] = {
    Formula.RATIO: ratio_image,
    Formula.GROWTH: growth_image,
    Formula.CHANGE_RATE: change_image,
}
"""Formulas whose corners need not all be tried → their images."""


def image_by_corners(function: Callable[[Sequence[Fraction]], Fraction], values: Sequence[Interval]) -> Interval | None:
    """Evaluate a monotone function at every corner; an end is included iff all ends that make it are."""
    ends = [dict.fromkeys(((value.low, value.low_in), (value.high, value.high_in))) for value in values]
    try:
        corners = [
            (function([end for end, _ in corner if end is not None]), all(inside for _, inside in corner))
            for corner in product(*ends)
        ]
    except ZeroDivisionError:
        return None
    low = min(corners, key=lambda corner: (corner[0], not corner[1]))
    high = max(corners, key=lambda corner: (corner[0], corner[1]))
    return Interval(low[0], high[0], low[1], high[1])
