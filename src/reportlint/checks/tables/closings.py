"""In which columns of a table a family of rows closes: the whole of it is what its parts come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlint.facts.tables.entries import DERIVED, Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.number import Kind, Quantity, approximate, last_step

NO_PARTS = DERIVED | {"change", "share"}
"""What rows and columns are never parts of a total."""


@dataclass(frozen=True, slots=True)
class Family:
    """A whole and the rows that make it."""

    whole: int
    """Index of the row."""
    parts: tuple[tuple[int, int], ...]
    """Indices of its parts, each with its sign."""
    style: str
    """What says so: `total`, `level`, `part`, `flow` or `group`."""
    exhaustive: bool = True
    """Whether the parts are said to be all."""


Closing = tuple[int, bool]
"""A column and whether the family closes in it."""


class Footing:
    """The rows of one sheet on their way to families; lives only while it is read.

    Numbers are compared in floating point first: what is told is evaluated soundly afterwards.
    """

    def __init__(self, sheet: Sheet) -> None:
        """Lay out the numbers that may be added."""
        self.sheet = sheet
        self.rows = sheet.rows
        self.fields = [at for at, column in enumerate(sheet.columns) if is_additive(column)]
        self.values = [[approximate(one) if one else None for one in sheet.lines[field]] for field in self.fields]
        self.steps = [[room_of(one) if one else 0.0 for one in sheet.lines[field]] for field in self.fields]
        self.signs = [sign_of(row, (values[at] for values in self.values)) for at, row in enumerate(sheet.rows)]
        self.stand_ins: dict[int, tuple[tuple[int, int], ...]] = {}
        self.results: set[int] = set()
        # Marks are added whatever is rated: 预算执行率 and 满意度 lose so many each.
        none = () if self.fields and all(is_of_marks(sheet.lines[field]) for field in self.fields) else NO_PARTS
        self.members = [at for at, row in enumerate(sheet.rows) if row.role not in none and not row.percent]
        self.ranks = [row.rank for row in sheet.rows]

    def closings(self, family: Family) -> list[Closing]:
        """Return the columns in which a family has numbers that say something, and whether it closes there."""
        found = []
        for at, values in enumerate(self.values):
            stated = values[family.whole]
            if stated is None:
                continue
            total, slack, seen = 0.0, self.steps[at][family.whole], 0
            for part, sign in self.addends(family, values):
                value = values[part]
                if value is not None:
                    total += sign * value
                    slack += self.steps[at][part]
                    seen += value != 0
            if seen and stated:
                found.append((self.fields[at], abs(total - stated) <= slack / 2 + abs(stated) * 1e-12))
        return found

    def addends(self, family: Family, numbers: Sequence[object]) -> Iterator[tuple[int, int]]:
        """Yield the parts of a family in one column; where a part is blank, its own parts stand for it."""
        for part, sign in family.parts:
            if numbers[part] is None and part in self.stand_ins:
                yield from ((below, sign * own) for below, own in self.stand_ins[part])
            else:
                yield part, sign

    def score(self, family: Family) -> tuple[int, int]:
        """Return in how many columns a family closes, and in how many it does not."""
        found = self.closings(family)
        closing = sum(holds for _, holds in found)
        return closing, len(found) - closing

    def signed(self, members: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Give every row its sign: 减 subtracts."""
        return tuple((at, self.signs[at] or 1) for at in members)

    def score_of(self, family: Family) -> tuple[int, int]:
        """Order families: those that close in most columns first."""
        closing, open_ = self.score(family)
        return closing, -open_


def room_of(quantity: Quantity) -> float:
    """Return the step that a number was rounded to, nought for one that is exact."""
    return 0.0 if quantity.exact else last_step(quantity)


def sign_of(row: Entry, values: Iterable[float | None]) -> int:
    """Return the sign that the words of a row give its numbers; not so where 扣分 is printed below nought."""
    printed = [value for value in values if value]
    return abs(row.sign) if printed and max(printed) < 0 else row.sign


def is_of_marks(line: Sequence[Quantity | None]) -> bool:
    """Whether the numbers of a column are marks."""
    return all(one.kind is Kind.SCORE for one in line if one)


def is_additive(column: Entry) -> bool:
    """Whether the numbers of a column can be added: amounts and counts, and shares of one whole."""
    return column.role not in DERIVED and (not column.percent or column.role == "share")
