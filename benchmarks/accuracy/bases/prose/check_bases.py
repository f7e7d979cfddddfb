"""Check the hand-declared relations of the prose bases, independently of reportlint.

Every base ``NN-name.md`` has a companion ``NN-name.relations.yaml``::

    relations:
      - {kind: sum, stated: A17, operands: [A3, A5, "-A6"]}
    numbers:
      A3: {text: "1234.56", unit: 万元, line: 12, nth: 1}

``nth`` counts the plain, non-overlapping occurrences of ``text`` in the line
(from 1); the occurrence found must be a whole number token.  A reference
``"-A6"`` takes the printed number with its sign turned: a magnitude whose
direction word (减少, 下降 …) says that it is negative, or an operand that is
subtracted.  Optional keys of a number: ``exact`` (a count, an amount to the 分,
a price: no rounding), ``hedge`` (the hedging word beside it), ``direction``
(the direction word before it, as printed).

Kinds (``s`` = stated, ``a, b …`` = operands; % and 个百分点 are hundredths)::

    sum          s = a + b + …            points       s = a − b   (percentages)
    subset       a + b + … ≤ s            partition    a + b + … = 100 %
    ratio        s = a / b                product      s = a · b · …
    growth       s = (a − b) / b          change-rate  s = b / (a − b)
    mean         s = (a + b + …) / n      cagr         s = (b / a)^(1/years) − 1
    eq           s = a (same fact)        hedge        s approximates a
    order        a op b                   count        s = number of items listed
    base-sum     s, s_rate = total and its growth; operands = parts and theirs:
                 Σ aᵢ/(1+rᵢ) = s/(1+r)

The arithmetic is interval arithmetic over fractions: a printed number stands for
every value that rounds to it, and a relation holds if the image of its operands
meets the stated interval.  Run ``python check_bases.py``; ``--kill`` adds how
many single-digit mutants of the numbers the declared relations refute.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_PREFIXES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
_SCALES = {
    "%": Fraction(1, 100),
    "％": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "个百分点": Fraction(1, 100),
    "千元": Fraction(1000),
}


def chinese_numeral(text: str) -> int | None:
    """Return the value of a Chinese numeral below one hundred, or None."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    if any(part and part not in _DIGITS for part in (tens, ones)):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def unit_scale(unit: str) -> Fraction:
    """Return what one of the printed unit is worth in its base unit."""
    if unit in _SCALES:
        return _SCALES[unit]
    for prefix, scale in _PREFIXES:
        if unit.startswith(prefix) and unit != prefix:
            return Fraction(scale)
    return Fraction(1)


@dataclass(frozen=True)
class Interval:
    """A closed interval of rationals."""

    low: Fraction
    high: Fraction

    def meets(self, other: Interval) -> bool:
        """Tell whether the two intervals share a point."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True)
class Number:
    """One number printed in a base."""

    name: str
    text: str
    unit: str
    line: int
    nth: int
    exact: bool = False
    hedge: str = ""
    direction: str = ""

    @property
    def printed(self) -> Fraction:
        """The value as printed, in the printed unit."""
        numeral = chinese_numeral(self.text)
        if numeral is not None:
            return Fraction(numeral)
        return Fraction(re.sub("[, ，]", "", self.text).replace("－", "-").replace("−", "-"))

    @property
    def decimals(self) -> int:
        """The number of decimals printed."""
        return len(self.text.partition(".")[2])

    @property
    def scale(self) -> Fraction:
        """The worth of the printed unit."""
        return unit_scale(self.unit)

    @property
    def ulp(self) -> Fraction:
        """One unit of the last printed place, in the base unit."""
        return self.scale * Fraction(1, 10**self.decimals)

    def value(self) -> Fraction:
        """Return the printed value in the base unit."""
        return self.printed * self.scale

    def interval(self) -> Interval:
        """Every value, in the base unit, that rounds to the printed number."""
        slack = Fraction(0) if self.exact else self.ulp / 2
        return Interval(self.value() - slack, self.value() + slack)


Numbers = Mapping[str, Number]


@dataclass(frozen=True)
class Relation:
    """One declared relation."""

    kind: str
    stated: tuple[str, ...]
    operands: tuple[str, ...]
    years: int = 0
    op: str = ""
    items: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """Return the ids of the numbers taking part, without signs."""
        return [reference.lstrip("-") for reference in (*self.stated, *self.operands)]


def _interval(reference: str, numbers: Numbers) -> Interval:
    got = numbers[reference.lstrip("-")].interval()
    return Interval(-got.high, -got.low) if reference.startswith("-") else got


def _value(reference: str, numbers: Numbers) -> Fraction:
    got = numbers[reference.lstrip("-")].value()
    return -got if reference.startswith("-") else got


def _operands(relation: Relation, numbers: Numbers) -> list[Interval]:
    return [_interval(operand, numbers) for operand in relation.operands]


def _total(intervals: Iterable[Interval]) -> Interval:
    listed = list(intervals)
    return Interval(sum((i.low for i in listed), Fraction(0)), sum((i.high for i in listed), Fraction(0)))


def _image(function: Callable[[Sequence[Fraction]], Fraction], intervals: Sequence[Interval]) -> Interval:
    """Return the image of a function monotone in each variable (its corners)."""
    corners = [function(corner) for corner in product(*((i.low, i.high) for i in intervals))]
    return Interval(min(corners), max(corners))


_FUNCTIONS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "ratio": lambda x: x[0] / x[1],
    "growth": lambda x: (x[0] - x[1]) / x[1],
    "change-rate": lambda x: x[1] / (x[0] - x[1]),
    "product": lambda x: prod(x, start=Fraction(1)),
    "mean": lambda x: sum(x, Fraction(0)) / len(x),
}


def _hedged(number: Number) -> Interval:
    """Return the values that a hedged number may stand for."""
    value = number.value()
    digits = number.text.replace(",", "").rstrip("0").rstrip(".") if number.decimals else (number.text.rstrip("0"))
    zeros = len(number.text) - len(digits)
    place = number.ulp if number.decimals else number.scale * 10**zeros
    if number.hedge in ("近", "不足", "接近"):
        return Interval(value * Fraction(9, 10), value)
    if number.hedge in ("超过", "逾", "突破", "超", "以上"):
        return Interval(value, value * Fraction(11, 10))
    if number.hedge in ("余", "多"):
        return Interval(value, value + place)
    slack = max(abs(value) / 20, place / 2)
    return Interval(value - slack, value + slack)


def _eq_holds(relation: Relation, numbers: Numbers) -> bool:
    """Compare two mentions of a fact; with the same unit and decimals they must be identical."""
    stated, other = relation.stated[0], relation.operands[0]
    one, two = numbers[stated.lstrip("-")], numbers[other.lstrip("-")]
    if (one.unit, one.decimals) == (two.unit, two.decimals):
        return _value(stated, numbers) == _value(other, numbers)
    return _interval(stated, numbers).meets(_interval(other, numbers))


def _cagr_holds(relation: Relation, numbers: Numbers) -> bool:
    rate = _interval(relation.stated[0], numbers)
    first, last = _operands(relation, numbers)
    if first.low <= 0 or last.low <= 0:
        return False
    quotient = Interval(last.low / first.high, last.high / first.low)
    powers = Interval((1 + rate.low) ** relation.years, (1 + rate.high) ** relation.years)
    return quotient.meets(powers)


def _base_sum_holds(relation: Relation, numbers: Numbers) -> bool:
    def base(pair: Sequence[str]) -> Interval:
        return _image(lambda x: x[0] / (1 + x[1]), [_interval(i, numbers) for i in pair])

    operands = relation.operands
    pairs = [operands[i : i + 2] for i in range(0, len(operands), 2)]
    return base(relation.stated).meets(_total(base(pair) for pair in pairs))


def _count_holds(relation: Relation, numbers: Numbers) -> bool:
    return numbers[relation.stated[0]].printed == len(relation.items)


def _partition_holds(relation: Relation, numbers: Numbers) -> bool:
    return _total(_operands(relation, numbers)).meets(Interval(Fraction(1), Fraction(1)))


def _order_holds(relation: Relation, numbers: Numbers) -> bool:
    left, right = _operands(relation, numbers)
    return left.low <= right.high if relation.op == "<=" else left.low < right.high


def _hedge_holds(relation: Relation, numbers: Numbers) -> bool:
    return _hedged(numbers[relation.stated[0]]).meets(_interval(relation.operands[0], numbers))


def _sum_holds(relation: Relation, numbers: Numbers) -> bool:
    return _total(_operands(relation, numbers)).meets(_interval(relation.stated[0], numbers))


def _subset_holds(relation: Relation, numbers: Numbers) -> bool:
    return _total(_operands(relation, numbers)).low <= _interval(relation.stated[0], numbers).high


def _function_holds(relation: Relation, numbers: Numbers) -> bool:
    image = _image(_FUNCTIONS[relation.kind], _operands(relation, numbers))
    return image.meets(_interval(relation.stated[0], numbers))


_RULES: dict[str, Callable[[Relation, Numbers], bool]] = {
    "sum": _sum_holds,
    "points": _sum_holds,
    "subset": _subset_holds,
    "partition": _partition_holds,
    "eq": _eq_holds,
    "hedge": _hedge_holds,
    "order": _order_holds,
    "count": _count_holds,
    "cagr": _cagr_holds,
    "base-sum": _base_sum_holds,
    **dict.fromkeys(_FUNCTIONS, _function_holds),
}


def holds(relation: Relation, numbers: Numbers) -> bool:
    """Tell whether a relation can be true of the numbers as printed."""
    try:
        return _RULES[relation.kind](relation, numbers)
    except ZeroDivisionError:
        return False


def sum_residual(relation: Relation, numbers: Numbers) -> Fraction:
    """Return by how many ulp of the total a printed sum misses (0 = exact)."""
    total = sum((_value(operand, numbers) for operand in relation.operands), Fraction(0))
    number = numbers[relation.stated[0].lstrip("-")]
    return (total - _value(relation.stated[0], numbers)) / number.ulp


@dataclass(frozen=True)
class Base:
    """A base document with its declared numbers and relations."""

    path: Path
    lines: tuple[str, ...]
    numbers: dict[str, Number]
    relations: tuple[Relation, ...]

    def unused(self) -> list[str]:
        """Return the ids that no relation uses."""
        used = {name for relation in self.relations for name in relation.names()}
        return sorted(set(self.numbers) - used)


def _strings(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def load(path: Path) -> Base:
    """Load a base and its relations file."""
    raw = yaml.safe_load(path.with_suffix(".relations.yaml").read_text("utf-8"))
    numbers = {name: Number(name=name, **fields) for name, fields in raw["numbers"].items()}
    relations = tuple(
        Relation(
            kind=entry["kind"],
            stated=_strings(entry.get("stated")),
            operands=_strings(entry.get("operands")),
            years=entry.get("years", 0),
            op=entry.get("op", ""),
            items=_strings(entry.get("items")),
        )
        for entry in raw["relations"]
    )
    return Base(path, tuple(path.read_text("utf-8").split("\n")), numbers, relations)


def locate(number: Number, lines: Sequence[str]) -> int | None:
    """Return the column where the number stands, or None if it does not stand there."""
    if not 1 <= number.line <= len(lines):
        return None
    line, column = lines[number.line - 1], -len(number.text)
    for _ in range(number.nth):
        column = line.find(number.text, column + len(number.text))
        if column < 0:
            return None
    before, after = line[:column], line[column + len(number.text) :]
    if chinese_numeral(number.text) is None and (re.search(r"[\d.,]$", before) or re.match(r"\d|[.,]\d", after)):
        return None
    if not number.text.startswith(("-", "−", "－")) and re.search(r"(^|[| ])[-−－]$", before):
        return None
    return column


def _inexact_sum_of_exact(relation: Relation, numbers: Numbers) -> bool:
    """Tell whether exact numbers are said to add up to something else."""
    exact = all(numbers[operand.lstrip("-")].exact for operand in relation.operands)
    return exact and sum_residual(relation, numbers) != 0


def problems(base: Base) -> list[str]:
    """Return everything wrong with a base, one line each."""
    found = []
    places: dict[tuple[int, int], str] = {}
    for number in base.numbers.values():
        column = locate(number, base.lines)
        if column is None:
            found.append(f"{number.name}: {number.text!r} is not on line {number.line}")
            continue
        other = places.setdefault((number.line, column), number.name)
        if other != number.name:
            found.append(f"{number.name}: stands where {other} stands")
        if number.direction and number.direction not in base.lines[number.line - 1][:column]:
            found.append(f"{number.name}: no {number.direction} before it")
    for index, relation in enumerate(base.relations):
        label = f"relation {index + 1} {relation.kind} {relation.stated} {relation.operands}"
        if relation.kind not in _RULES:
            found.append(f"{label}: unknown kind")
        elif missing := set(relation.names()) - set(base.numbers):
            found.append(f"{label}: undeclared {sorted(missing)}")
        elif not holds(relation, base.numbers):
            found.append(f"{label}: does not hold")
        elif relation.kind == "sum" and _inexact_sum_of_exact(relation, base.numbers):
            found.append(f"{label}: a rounded sum of exact numbers")
        text = "\n".join(base.lines)
        found.extend(f"{label}: no item {item}" for item in relation.items if item not in text)
    return found


def digit_mutants(number: Number) -> list[Number]:
    """Return the number with each Arabic digit replaced by each other digit."""
    return [
        replace(number, text=number.text[:i] + digit + number.text[i + 1 :])
        for i, old in enumerate(number.text)
        if old.isdigit() and old in "0123456789"
        for digit in "0123456789"
        if digit != old and not (i == 0 and digit == "0" and len(number.text) > 1)
    ]


def killed(base: Base) -> tuple[int, int]:
    """Return how many single-digit mutants the relations refute, and of how many."""
    users: dict[str, list[Relation]] = {}
    for relation in base.relations:
        for name in set(relation.names()):
            users.setdefault(name, []).append(relation)
    caught = total = 0
    for name, number in base.numbers.items():
        for mutant in digit_mutants(number):
            changed = {**base.numbers, name: mutant}
            total += 1
            caught += any(not holds(relation, changed) for relation in users.get(name, ()))
    return caught, total


def main(arguments: Sequence[str] | None = None) -> int:
    """Check all bases beside this file; return 1 if any has a problem."""
    parser = argparse.ArgumentParser(description="Check the prose bases.")
    parser.add_argument("--kill", action="store_true", help="count the refuted digit mutants")
    options = parser.parse_args(arguments)
    totals: Counter[str] = Counter()
    failures = numbers = residuals = 0
    paths = sorted(HERE.glob("[0-9][0-9]-*.md"))
    for path in paths:
        base = load(path)
        kinds = Counter(relation.kind for relation in base.relations)
        totals += kinds
        numbers += len(base.numbers)
        rounded = sum(
            sum_residual(relation, base.numbers) != 0 for relation in base.relations if relation.kind == "sum"
        )
        residuals += rounded
        line = (
            f"{path.stem}: {len(base.lines) - 1} lines, {len(base.numbers)} numbers, "
            f"{len(base.relations)} relations, {rounded} sums with a rounding residual"
        )
        if options.kill:
            line += ", {} of {} digit mutants refuted".format(*killed(base))
        print(line)
        found = [*problems(base), *(f"{name}: in no relation" for name in base.unused())]
        failures += len(found)
        for problem in found:
            print(f"  {problem}")
    print(
        f"{len(paths)} bases, {numbers} numbers, {sum(totals.values())} relations, "
        f"{residuals} sums with a rounding residual, {failures} problems"
    )
    print(", ".join(f"{kind} {count}" for kind, count in totals.most_common()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
