"""What a printed number means: a quantity keeps its digits as printed and denotes an interval of possible true values.

Values are exact rationals, never floats. A number printed with d decimals says that the true value was rounded (or,
in another mode, truncated) to that place; half-up (spreadsheets) and half-even (GB/T 8170) are both admitted, so both
ends of the interval are included. The same idea: XBRL Calculations 1.1, statcheck.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from reportlint.model import Span
from reportlint.patterns import compiled


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of possible true values between two ends; None as an end means unbounded."""

    low: Fraction | None
    """Lower end."""
    high: Fraction | None
    """Upper end, not below `low`."""
    low_in: bool = True
    """Whether the lower end itself belongs to the set."""
    high_in: bool = True
    """Whether the upper end itself belongs to the set."""

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """Make the set of one value."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Fraction, radius: Fraction) -> Interval:
        """Make the closed set of the values at most `radius` away."""
        return cls(value - radius, value + radius)

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low is not None and self.high is not None

    @property
    def width(self) -> Fraction | None:
        """Distance between the ends, None where unbounded."""
        if self.low is None or self.high is None:
            return None
        return self.high - self.low

    def __contains__(self, value: Fraction) -> bool:
        """Whether `value` belongs to the set."""
        above = self.low is None or self.low < value or (self.low_in and self.low == value)
        below = self.high is None or value < self.high or (self.high_in and self.high == value)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether the sets share a value; where two ends coincide, both must be included."""
        return not (self.lies_below(other) or other.lies_below(self))

    def lies_below(self, other: Interval) -> bool:
        """Whether every value of this set is smaller than every value of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_in and other.low_in))

    def scaled(self, factor: Fraction) -> Interval:
        """Multiply every value by `factor`; a negative factor swaps the ends."""
        if factor == 1:
            return self
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor < 0:
            return Interval(high, low, self.high_in, self.low_in)
        return Interval(low, high, self.low_in, self.high_in)

    def negated(self) -> Interval:
        """Turn the sign of every value."""
        low = None if self.low is None else -self.low
        high = None if self.high is None else -self.high
        return Interval(high, low, self.high_in, self.low_in)

    def plus(self, other: Interval) -> Interval:
        """Add every value to every value of the other."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_in and other.low_in, self.high_in and other.high_in)

    def widened(self, radius: Fraction) -> Interval:
        """Move both ends outwards by `radius` and include them."""
        low = None if self.low is None else self.low - radius
        high = None if self.high is None else self.high + radius
        return Interval(low, high)


class Kind(StrEnum):
    """What a number counts or measures; decides how exact it is."""

    MONEY = "money"
    RATIO = "ratio"
    POINTS = "points"
    SCORE = "score"
    COUNT = "count"
    MEASURE = "measure"
    MULTIPLE = "multiple"
    PLAIN = "plain"


WHOLE = frozenset({Kind.COUNT, Kind.SCORE})
"""Kinds of number that nobody rounds."""
AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
"""Kinds of number that say how much or how many there is of something, and are printed in units of many sizes."""


class Modifier(StrEnum):
    """A hedge printed with a number; that there is none counts as false."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AND_MORE = "and-more"
    AT_MOST = "at-most"
    AT_LEAST = "at-least"
    BELOW = "below"
    ABOVE = "above"


class Unit(NamedTuple):
    """What a printed unit means."""

    kind: Kind
    scale: Fraction
    """How many base units (元, 1, 人 …) one of it is."""


class Mode(StrEnum):
    """How the writer is assumed to have shortened the number."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed number with all that its print says."""

    span: Span
    """The digits as printed, with sign and separators, without unit."""
    text: str
    """Those digits, normalised: half-width, without separators, `.` as the decimal mark."""
    value: Fraction
    """Its value in the printed unit."""
    decimals: int
    """Printed decimals."""
    unit: str
    """The unit as printed, `` where there is none."""
    kind: Kind
    """What it counts or measures."""
    scale: Fraction = Fraction(1)
    """Base units per printed unit."""
    modifier: Modifier = Modifier.NONE
    """The hedge printed with it."""
    high: Fraction | None = None
    """Upper end where a range was printed (`value` is the lower end), in the printed unit."""
    whole: Span | None = None
    """The number together with its unit and hedge, where those are printed beside it."""

    @property
    def ulp(self) -> Fraction:
        """The unit of the last printed place, in the printed unit."""
        return Fraction(1, 10**self.decimals)

    @property
    def extent(self) -> Span:
        """The number with its unit and hedge."""
        return self.whole or self.span

    @property
    def base_value(self) -> Fraction:
        """Its value in base units."""
        return self.value if self.scale == 1 else self.value * self.scale

    @property
    def exact(self) -> bool:
        """Whether the print leaves no room: counts, scores, and money given to the 分."""
        if self.modifier or self.high is not None:
            return False
        if self.kind in WHOLE:
            return True
        # scale * ulp <= 1/100, in whole numbers
        fine = 100 * self.scale.numerator <= self.scale.denominator * 10**self.decimals
        return self.kind is Kind.MONEY and fine

    def denotes(self, mode: Mode = Mode.ROUNDED) -> Interval:
        """Return the possible true values, in base units."""
        if self.exact:
            return Interval.point(self.base_value)
        if mode is Mode.ROUNDED and not self.modifier and self.high is None:
            return rounded(self)
        return denotation(self, mode).scaled(self.scale)

    def shown(self) -> str:
        """Print it as in a computation: the digits, and the sign of a percentage."""
        return self.text + (self.unit if self.unit in {"%", "‰"} else "")


def denotation(quantity: Quantity, mode: Mode = Mode.ROUNDED) -> Interval:
    """Return the possible true values of a quantity, in its printed unit."""
    if quantity.high is not None:
        low, high = sorted((quantity.value, quantity.high))
        return Interval(low - half_ulp(quantity), high + half_ulp(quantity))
    if quantity.modifier is not Modifier.NONE:
        return hedged(quantity)
    if quantity.exact:
        return Interval.point(quantity.value)
    if mode is Mode.TRUNCATED:
        return truncated(quantity)
    return Interval.around(quantity.value, quantity.ulp / 2)


def rounded(quantity: Quantity) -> Interval:
    """Return the values that round to what is printed, in base units: value ± ½ ulp, in whole numbers to be quick."""
    value, scale, places = quantity.value, quantity.scale, 10**quantity.decimals
    middle, half = 2 * value.numerator * places, value.denominator
    below = 2 * places * half * scale.denominator
    return Interval(
        Fraction((middle - half) * scale.numerator, below), Fraction((middle + half) * scale.numerator, below)
    )


def half_ulp(quantity: Quantity) -> Fraction:
    """Return how far rounding may have moved the value: nothing for exact kinds."""
    return Fraction(0) if quantity.kind in WHOLE else quantity.ulp / 2


def truncated(quantity: Quantity) -> Interval:
    """Return the values whose later digits were cut off."""
    value, ulp = quantity.value, quantity.ulp
    if value > 0:
        return Interval(value, value + ulp, high_in=False)
    if value < 0:
        return Interval(value - ulp, value, low_in=False)
    return Interval(-ulp, ulp, low_in=False, high_in=False)


def hedged(quantity: Quantity) -> Interval:  # noqa: PLR0911 - one line a hedge
    """Return the values that a hedge leaves open; of a negative number, those that its size leaves open."""
    if quantity.value < 0:
        mirrored = replace(quantity, text=quantity.text.lstrip("-"), value=-quantity.value)
        return hedged(mirrored).scaled(Fraction(-1))
    value = quantity.value
    match quantity.modifier:
        case Modifier.ABOUT:
            radius = max(abs(value) / 20, last_place(quantity) / 2)
            return Interval(value - radius, value + radius, low_in=False, high_in=False)
        case Modifier.NEARLY:
            return Interval(value * 9 / 10, value, low_in=False, high_in=False)
        case Modifier.OVER:
            return Interval(value, value * 11 / 10, low_in=False)
        case Modifier.AND_MORE:
            return Interval(value, value + last_place(quantity), low_in=False, high_in=False)
        case Modifier.AT_MOST:
            return Interval(None, value)
        case Modifier.AT_LEAST:
            return Interval(value, None)
        case Modifier.BELOW:
            return Interval(None, value, high_in=False)
        case Modifier.ABOVE:
            return Interval(value, None, low_in=False)
        case _:
            return Interval.point(value)


def last_place(quantity: Quantity) -> Fraction:
    """Return the weight of the last digit that is not zero: 100 for 5300, 1/10 for 4.70."""
    digits = quantity.text.lstrip("-").replace(".", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    return quantity.ulp * 10**zeros if digits.strip("0") else quantity.ulp


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """Round to `decimals` places, ties away from zero, as spreadsheets do."""
    shift = 10**decimals
    above, below = value.numerator, value.denominator
    magnitude = (2 * abs(above) * shift + below) // (2 * below)
    return Fraction(magnitude if above >= 0 else -magnitude, shift)


def as_decimal(value: Fraction, decimals: int = 4) -> str:
    """Print a rational with at most `decimals` places and no trailing zeros."""
    rounded = round_half_up(value, decimals)
    sign = "-" if rounded < 0 else ""
    whole, rest = divmod(abs(rounded.numerator) * 10**decimals // rounded.denominator, 10**decimals)
    fraction = f"{rest:0{decimals}d}".rstrip("0") if decimals else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def approximate(quantity: Quantity) -> float:
    """Return a number in base units, in floating point: enough for a first look."""
    return float(quantity.text) * (quantity.scale.numerator / quantity.scale.denominator)


def last_step(quantity: Quantity) -> float:
    """Return the unit of the last printed place in base units, in floating point."""
    return quantity.scale.numerator / quantity.scale.denominator / float(10**quantity.decimals)


SIGNS = {
    **dict.fromkeys(("m³", "m3", "㎥"), "立方米"),
    **dict.fromkeys(("m²", "m2", "㎡"), "平方米"),
    **dict.fromkeys(("km²", "km2"), "平方公里"),
    **dict.fromkeys(("hm²", "hm2"), "公顷"),
    **dict.fromkeys(("kWh", "kW·h", "KWh", "kwh"), "千瓦时"),
    **dict.fromkeys(("kW", "KW", "kw"), "千瓦"),
    **dict.fromkeys(("kg", "KG", "Kg"), "公斤"),
    **dict.fromkeys(("μg/m³", "μg/m3", "µg/m³", "µg/m3", "ug/m3", "ug/m³"), "微克/立方米"),
    **dict.fromkeys(("mg/m³", "mg/m3"), "毫克/立方米"),
    **dict.fromkeys(("dB", "dB（A）"), "分贝"),
    "MW": "兆瓦",
    "MWh": "兆瓦时",
    "km": "公里",
    "m": "米",
    "cm": "厘米",
    "mm": "毫米",
    "t": "吨",
    "tce": "吨标准煤",
    "mg": "毫克",
    "mg/L": "毫克/升",
}
"""Units of measure by their signs → the same in words."""
SAME_UNITS = {
    **SIGNS,
    "名": "人",
    "千米": "公里",
    "千克": "公斤",
    "平方千米": "平方公里",
    "标箱": "标准箱",
    "件次": "件",
    "家次": "家",
}
"""Units that mean another one → that one."""

MULTIPLIED = compiled(r"^(?:[百千]?万|万?亿|千(?![瓦米克]))")
"""How often a unit is taken: 万, 百万; the 千 of 千瓦 belongs to the unit."""


def digits(quantity: Quantity) -> int:
    """Count the digits of a print that carry information: all from the first that is no nought."""
    return len(quantity.text.replace(".", "").lstrip("-0"))


def telling_digits(quantity: Quantity) -> int:
    """Count the digits of a print between its noughts at either end: 5600 and 0.56 have two."""
    return len(quantity.text.replace(".", "").strip("-0"))


def counter(quantity: Quantity) -> str:
    """Return what a number counts, without 万: numbers with one counter can be added."""
    if quantity.kind is Kind.MONEY:
        return "元"
    bare = MULTIPLIED.sub("", quantity.unit)
    return SAME_UNITS.get(bare, bare)


PEOPLE = {"名": "人", "位": "人", "人次": "人"}
"""Counters of people → the one they may be told in again."""


def counts_like(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same things, people by whatever word."""
    first, second = counter(one), counter(other)
    return PEOPLE.get(first, first) == PEOPLE.get(second, second)


def is_plain(quantity: Quantity) -> bool:
    """Whether a number is printed without a hedge and is no range."""
    return quantity.modifier is Modifier.NONE and quantity.high is None
