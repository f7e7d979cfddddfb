"""Whether declared relations hold: interval arithmetic that shares no line with the program it judges."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import floor, prod
from typing import TypeAlias

from benchmarks.accuracy.bases import Base, Number, Relation

Range: TypeAlias = tuple[Fraction, Fraction]
"""The closed set of values between two ends."""

BAND = re.compile(r"([\[(])\s*(-?[\d.]+|-inf)\s*,\s*(-?[\d.]+|inf)\s*([\])])")
COMPARISON = re.compile(r"(>=|<=|>|<|==)\s*(-?[\d.]+)")
COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": lambda value, bound: value >= bound,
    "<=": lambda value, bound: value <= bound,
    ">": lambda value, bound: value > bound,
    "<": lambda value, bound: value < bound,
    "==": lambda value, bound: value == bound,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A base as it reads after a change."""

    base: Base
    """The base."""
    numbers: Mapping[str, Number] = field(default_factory=dict)
    """Numbers that read otherwise."""
    words: Mapping[int, str] = field(default_factory=dict)
    """Where a grade word stands → the word that stands there now."""
    lost: frozenset[str] = frozenset()
    """Numbers that are gone."""
    doubled: frozenset[str] = frozenset()
    """Numbers that stand there twice."""

    def number(self, reference: str) -> Number:
        """Return the number of a reference as it reads now."""
        name = reference.lstrip("-")
        return self.numbers.get(name, self.base.numbers[name])

    def value(self, reference: str) -> Fraction:
        """Return its value in base units, sign applied."""
        value = self.number(reference).base_value
        return -value if reference.startswith("-") else value

    def interval(self, reference: str) -> Range:
        """Return its possible values in base units, sign applied."""
        low, high = possible(self.number(reference))
        return (-high, -low) if reference.startswith("-") else (low, high)

    def addends(self, relation: Relation) -> Iterable[str]:
        """Yield the operands of a sum: lost ones never, doubled ones twice."""
        for reference in relation.operands:
            name = reference.lstrip("-")
            yield from [reference] * (0 if name in self.lost else 2 if name in self.doubled else 1)

    def broken(self) -> list[Relation]:
        """Return the relations that the change has made inconsistent, as declared in order."""
        touched = {*self.numbers, *self.lost, *self.doubled}
        concerned = {id(one) for name in touched for one in self.base.users.get(name, ())}
        concerned |= {id(one) for one in self.base.relations if one.word and one.word_start in self.words}
        return [one for one in self.base.relations if id(one) in concerned and not holds(one, self)]


def possible(number: Number) -> Range:
    """Return every value, in base units, that the print of a number stands for."""
    value = number.base_value
    if number.hedge:
        return hedged(number)
    slack = Fraction(0) if number.exact else number.ulp / 2
    return value - slack, value + slack


def hedged(number: Number) -> Range:
    """Return the values that a hedge leaves open."""
    value = number.base_value
    digits = number.plain.lstrip("-").replace(".", "")
    place = number.ulp * 10 ** (len(digits) - len(digits.rstrip("0")))
    if number.hedge in {"近", "不足", "接近", "将近"}:
        return value * 9 / 10, value
    if number.hedge in {"超过", "逾", "突破", "超", "以上"}:
        return value, value * 11 / 10
    if number.hedge in {"余", "多"}:
        return value, value + place
    slack = max(abs(value) / 20, place / 2)
    return value - slack, value + slack


def meets(one: Range, other: Range) -> bool:
    """Whether two ranges share a value."""
    return one[0] <= other[1] and other[0] <= one[1]


def added(ranges: Iterable[Range]) -> Range:
    """Add ranges."""
    low = high = Fraction(0)
    for one in ranges:
        low, high = low + one[0], high + one[1]
    return low, high


def image(function: Callable[[Sequence[Fraction]], Fraction], ranges: Sequence[Range]) -> Range:
    """Return the range of a function that is monotone in each variable, by its corners."""
    corners = [function(corner) for corner in product(*ranges)]
    return min(corners), max(corners)


def average(values: Sequence[Fraction]) -> Fraction:
    """Return the mean."""
    return sum(values, Fraction(0)) / len(values)


FUNCTIONS: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "ratio": lambda values: values[0] / values[1],
    "growth": lambda values: values[0] / values[1] - 1,
    "change-rate": lambda values: values[1] / (values[0] - values[1]),
    "product": lambda values: prod(values, start=Fraction(1)),
    "mean": average,
}


# ---------------------------------------------------------------- one judgement a kind


def holds(relation: Relation, reading: Reading) -> bool:
    """Whether a relation can be true of the numbers as printed; what cannot be decided holds."""
    if relation.kind not in SUMS and any(name in reading.lost for name in relation.names):
        return True
    try:
        return JUDGES[relation.kind](relation, reading)
    except ZeroDivisionError:
        return False


def sum_holds(relation: Relation, reading: Reading) -> bool:
    """Σ operands = stated."""
    if relation.stated[0].lstrip("-") in reading.lost:
        return True
    return meets(added(map(reading.interval, reading.addends(relation))), reading.interval(relation.stated[0]))


def partition_holds(relation: Relation, reading: Reading) -> bool:
    """Σ operands = 100 %."""
    return meets(added(map(reading.interval, reading.addends(relation))), (Fraction(1), Fraction(1)))


def subset_holds(relation: Relation, reading: Reading) -> bool:
    """Σ operands ≤ stated."""
    return added(map(reading.interval, reading.addends(relation)))[0] <= reading.interval(relation.stated[0])[1]


def function_holds(relation: Relation, reading: Reading) -> bool:
    """f(operands) = stated, where the stated number was rounded, or cut off where the document says so."""
    low, high = image(FUNCTIONS[relation.kind], [reading.interval(name) for name in relation.operands])
    computed = low * relation.factor, high * relation.factor
    number = reading.number(relation.stated[0])
    stated = reading.interval(relation.stated[0])
    if relation.truncates:
        value = reading.value(relation.stated[0])
        return computed[0] < value + number.ulp and value <= computed[1]
    if number.exact:
        stated = stated[0] - number.ulp / 2, stated[1] + number.ulp / 2
    return meets(computed, stated)


def equality_holds(relation: Relation, reading: Reading) -> bool:
    """Judge two mentions of a fact: in one unit and precision the same digits, else values that meet."""
    stated, other = reading.number(relation.stated[0]), reading.number(relation.operands[0])
    values = reading.value(relation.stated[0]), reading.value(relation.operands[0])
    if (stated.scale, stated.decimals, stated.hedge) == (other.scale, other.decimals, other.hedge):
        return values[0] == values[1]
    return meets(reading.interval(relation.stated[0]), reading.interval(relation.operands[0]))


def hedge_holds(relation: Relation, reading: Reading) -> bool:
    """Judge whether a hedged number stands for its operand."""
    return meets(hedged(reading.number(relation.stated[0])), reading.interval(relation.operands[0]))


def order_holds(relation: Relation, reading: Reading) -> bool:
    """Judge whether the first operand is smaller than the second."""
    left, right = map(reading.interval, relation.operands)
    return left[0] <= right[1] if relation.operator == "<=" else left[0] < right[1]


def count_holds(relation: Relation, reading: Reading) -> bool:
    """Judge whether a number of things is the number of things listed."""
    return reading.number(relation.stated[0]).value == len(relation.items)


def compound_holds(relation: Relation, reading: Reading) -> bool:
    """(last / first) ^ (1 / years) − 1 = stated."""
    low, high = reading.interval(relation.stated[0])
    first, last = map(reading.interval, relation.operands)
    if first[0] <= 0 or last[0] <= 0:
        return False
    return meets((last[0] / first[1], last[1] / first[0]), ((1 + low) ** relation.years, (1 + high) ** relation.years))


def base_sum_holds(relation: Relation, reading: Reading) -> bool:
    """Σ partᵢ / (1 + rateᵢ) = total / (1 + rate)."""

    def before(pair: Sequence[str]) -> Range:
        return image(lambda values: values[0] / (1 + values[1]), [reading.interval(name) for name in pair])

    pairs = [relation.operands[at : at + 2] for at in range(0, len(relation.operands), 2)]
    return meets(before(relation.stated), added(before(pair) for pair in pairs))


def tier_holds(relation: Relation, reading: Reading) -> bool:
    """Judge whether a mark follows from the bands or the formula of its row."""
    stated = reading.number(relation.stated[0])
    values = [reading.number(name).value for name in relation.operands]
    if relation.formula:
        mark = computed(relation.formula, dict(zip("xy", values, strict=False)))
        return stated.value in rounded(mark, stated.decimals)
    tier = band_of(values[0], relation.bands)
    return tier is None or stated.value == Fraction(tier)


def grade_holds(relation: Relation, reading: Reading) -> bool:
    """Judge whether a grade word follows from the bands."""
    expected = band_of(reading.number(relation.stated[0]).value, relation.bands)
    return expected is None or reading.words.get(relation.word_start, relation.word) == expected


SUMS = {"sum", "diff", "points", "partition", "subset"}
JUDGES: Mapping[str, Callable[[Relation, Reading], bool]] = {
    "sum": sum_holds,
    "diff": sum_holds,
    "points": sum_holds,
    "partition": partition_holds,
    "subset": subset_holds,
    "bound": subset_holds,
    "ratio": function_holds,
    "growth": function_holds,
    "change-rate": function_holds,
    "product": function_holds,
    "mean": function_holds,
    "eq": equality_holds,
    "hedge": hedge_holds,
    "order": order_holds,
    "count": count_holds,
    "cagr": compound_holds,
    "base-sum": base_sum_holds,
    "tier": tier_holds,
    "grade": grade_holds,
}
"""Kind of relation → its judgement."""


# ---------------------------------------------------------------- bands and formulas


def rounded(value: Fraction, decimals: int) -> set[Fraction]:
    """Round half up and half to even."""
    shift = 10**decimals
    return {Fraction(floor(value * shift + Fraction(1, 2)), shift), round(value, decimals)}


def inside(value: Fraction, band: str) -> bool:
    """Whether a value lies in `[75,85)` or `>=85`."""
    if match := BAND.fullmatch(band.strip()):
        left, low, high, right = match.groups()
        above = low == "-inf" or value > Fraction(low) or (left == "[" and value == Fraction(low))
        below = high == "inf" or value < Fraction(high) or (right == "]" and value == Fraction(high))
        return above and below
    match = COMPARISON.fullmatch(band.strip())
    if match is None:
        raise ValueError(f"unreadable band {band!r}")
    return COMPARE[match.group(1)](value, Fraction(match.group(2)))


def band_of(value: Fraction, bands: Sequence[tuple[str, str]]) -> str | None:
    """Return the mark or word of the one band that holds a value, None where there is no such band."""
    hits = [mark for mark, band in bands if inside(value, band)]
    return hits[0] if len(hits) == 1 else None


CALLS: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "max": max,
    "min": min,
    "ceil": lambda values: Fraction(-floor(-values[0])),
    "floor": lambda values: Fraction(floor(values[0])),
}
OPERATIONS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda one, two: one + two,
    ast.Sub: lambda one, two: one - two,
    ast.Mult: lambda one, two: one * two,
    ast.Div: lambda one, two: one / two,
}


def computed(formula: str, names: Mapping[str, Fraction]) -> Fraction:
    """Evaluate an expression in exact fractions; anything but arithmetic raises `ValueError`."""

    def walk(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant(value=int() | float()):
                return Fraction(ast.unparse(node))
            case ast.Name(id=name) if name in names:
                return names[name]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -walk(operand)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATIONS:
                return OPERATIONS[type(operator)](walk(left), walk(right))
            case ast.Call(func=ast.Name(id=name), args=arguments) if name in CALLS:
                return CALLS[name]([walk(argument) for argument in arguments])
        raise ValueError(f"not arithmetic: {formula!r}")

    return walk(ast.parse(formula, mode="eval").body)
