"""Numbers that a document prints twice side by side: a row told again in a sentence, a column that is a row elsewhere.

What stands between two numbers, or beside two, is known by them where both are long: the same neighbours have the same
number between them. So is the last of some numbers told together where all others stand in one row. One that is a slip
of the pen away is a misprint, whatever it is called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.tables.grids import Grid
from reportlint.finding import Hunch, Observation
from reportlint.number import Modifier, Quantity, digits, telling_digits
from reportlint.relation import Basis, Formula, Term, is_slip
from reportlint.rule import Severity

LEAST_TELLING = 3
"""Digits of a number that is known again by its value, noughts at either end left out."""
LEAST_TOGETHER = 7
"""Digits of all numbers that are known again, together, for that to be no chance."""
LEAST_DIGITS = 3
"""Digits of a number in which a slip is no chance."""
FEWEST = 3
"""Numbers of a line that is printed again but for one."""
MOST = 6
"""Places with the same two neighbours from which on they tell no place from another."""
MOST_LINES = 8
"""Lines that hold a number from which on it tells no line from another."""

Neighbours = tuple[str, Fraction, Fraction]
"""On which sides two numbers stand, and which they are."""
Pair = tuple[Quantity, Quantity]
"""Two numbers that are one, or should be, in document order."""


def aligned(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every two numbers that have the same neighbours, or are all that tells a line from another's."""
    told_in_lines = [*sentences(facts.prose), *(row.numbers for grid in facts.grids for row in grid.rows)]
    lines = [known(run) for run in told_in_lines]
    columns = [known(run) for grid in facts.grids for run in columns_of(grid)]
    seen: set[tuple[int, int]] = set()
    for one, two in (*neighboured([*lines, *columns]), *subsumed(lines)):
        places = one.span.start, two.span.start
        if places not in seen and in_one_unit(one, two) and not is_all_of_itself(one, two):
            seen.add(places)
            yield told(one, two)


def sentences(prose: Iterable[Prose]) -> Iterator[Sequence[Quantity]]:
    """Yield the numbers of every stretch of a sentence, as far as ； part it."""
    for one in prose:
        text = one.passage.text
        for _, told in groupby(one.mentions, key=lambda each: (each.sentence, text.count("；", 0, each.start))):
            yield [each.quantity for each in told if each.quantity.high is None]


def columns_of(grid: Grid) -> Iterator[Sequence[Quantity]]:
    """Yield the numbers of every column of a table."""
    for column in grid.columns:
        yield [one for row in grid.rows if (one := row.number(column)) is not None]


def known(run: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers of a run that are printed without a hedge, and long enough for a slip to be seen."""
    return [one for one in run if one.modifier is Modifier.NONE and digits(one) >= LEAST_DIGITS]


# ---------------------------------------------------------------- the same neighbours


def neighboured(runs: Iterable[Sequence[Quantity]]) -> Iterator[Pair]:
    """Yield the numbers that have the same neighbours, two long ones, and are the same or a slip apart."""
    seats: dict[Neighbours, list[Seat]] = {}
    for run in runs:
        values = frozenset(one.value for one in run)
        for neighbours, one in seated(run):
            seats.setdefault(neighbours, []).append(Seat(one, values))
    for first, *others in (found for found in seats.values() if len(found) <= MOST):
        for other in others:
            pair = paired(first.quantity, other.quantity)
            same = first.quantity.value == other.quantity.value
            if pair and (same or not (first.tells(other) or other.tells(first))):
                yield pair


@dataclass(frozen=True, slots=True)
class Seat:
    """One number of a run."""

    quantity: Quantity
    """The number."""
    values: frozenset[Fraction]
    """All numbers of the run."""

    def tells(self, other: Seat) -> bool:
        """Whether the run has the number of another one, too, so that its own is something else."""
        return other.quantity.value in self.values


def seated(run: Sequence[Quantity]) -> Iterator[tuple[Neighbours, Quantity]]:
    """Yield every number of a run with the two on either side, the two before and the two behind, if these are long."""
    for at, one in enumerate(run):
        for side, first, second in (("around", at - 1, at + 1), ("before", at - 2, at - 1), ("behind", at + 1, at + 2)):
            if first >= 0 and second < len(run) and are_telling((run[first], run[second])):
                yield (side, run[first].value, run[second].value), one


def are_telling(numbers: Sequence[Quantity]) -> bool:
    """Whether some numbers do not stand together by chance."""
    lengths = [telling_digits(one) for one in numbers]
    several = len({one.value for one in numbers}) > 1
    return several and min(lengths) >= LEAST_TELLING and sum(lengths) >= LEAST_TOGETHER


def paired(one: Quantity, other: Quantity) -> Pair | None:
    """Return two numbers in document order that are the same or a slip apart, None of others."""
    first, second = sorted((one, other), key=lambda each: each.span)
    apart = first.span != second.span
    return (first, second) if apart and (first.value == second.value or is_slip(first.text, second.text)) else None


# ---------------------------------------------------------------- all but one


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lines by the numbers they hold."""

    lines: Sequence[Sequence[Quantity]]
    """The lines."""
    holding: dict[Fraction, list[int]]
    """A telling number → the lines that hold it."""

    @classmethod
    def of(cls, lines: Sequence[Sequence[Quantity]]) -> Shelf:
        """Index lines."""
        holding: dict[Fraction, list[int]] = {}
        for at, line in enumerate(lines):
            for value in dict.fromkeys(one.value for one in line if telling_digits(one) >= LEAST_TELLING):
                holding.setdefault(value, []).append(at)
        return cls(lines, holding)

    def akin(self, at: int) -> Iterator[int]:
        """Yield the other lines that hold two numbers of a line at least."""
        values = dict.fromkeys(one.value for one in self.lines[at])
        shelves = (self.holding.get(value, []) for value in values)
        shared = Counter(other for shelf in shelves if len(shelf) <= MOST_LINES for other in shelf)
        yield from (other for other, count in shared.items() if other != at and count > 1)


def subsumed(lines: Sequence[Sequence[Quantity]]) -> Iterator[Pair]:
    """Yield the one number of a line that another line, which holds all others, prints with a slip."""
    shelf = Shelf.of(lines)
    for at, line in enumerate(lines):
        for other in shelf.akin(at) if len(line) >= FEWEST else ():
            values, own = {one.value for one in lines[other]}, {one.value for one in line}
            shared = [one for one in line if one.value in values and telling_digits(one) >= LEAST_TELLING]
            strange = [one for one in line if one.value not in values]
            free = [one for one in lines[other] if one.value not in own]
            if len(strange) == 1 and are_telling(shared):
                slips = [pair for one in free if (pair := paired(strange[0], one)) is not None]
                yield from slips if len(slips) == 1 else ()


# ---------------------------------------------------------------- what is told


def in_one_unit(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers are printed in the same unit, as far as both print one."""
    return not (one.unit and two.unit) or (one.kind is two.kind and one.scale == two.scale)


def is_all_of_itself(one: Quantity, two: Quantity) -> bool:
    """Whether one of two numbers that differ is the share that a total has of itself: 100.0, beside a rate of 100.4."""
    return one.value != two.value and any(each.value == ALL and each.decimals for each in (one, two))


ALL = 100
"""The share, per cent, that a total has of itself."""


def told(one: Quantity, two: Quantity) -> Observation:
    """Relate two numbers as equal; that they are vouches for neither, since a wrong one may be copied with its line."""
    unit = one if one.unit else two
    first, second = (replace(each, unit=unit.unit, kind=unit.kind, scale=unit.scale) for each in (one, two))
    relation = relate(Formula.EQUAL, [Term(first)], Term(second), Basis.INFERRED)
    values = {"said": second.shown(), "printed": first.shown()}
    seen = observe(relation, values, beside([(Term(first), "")]), ceiling=Severity.WARNING)
    return replace(seen, hunch=Hunch.GUESS) if relation.holds else seen
