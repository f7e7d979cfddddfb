"""Prose read as rows: what stands between two ；, or behind an 其中, tells of one thing, as a table row does.

`基本支出500万元，占50%；项目支出500万元，占50%` is two rows with two cells each; the sentence before it is the row of
their total. Rows of one list, and the rows that may be their total, are what the sums and shares of prose rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.text.passages import STOP, Passage
from reportlint.number import Kind, counter
from reportlint.patterns import compiled

OPENER = compiled(r"其中[：，]?|(?:包括|分别为|分别是|具体为|构成为|划分为|分为|组成：|构成：|来源为：?)[：]?")
"""Words behind which a list of parts begins."""


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of prose about one thing."""

    passage: int
    """Index of the passage."""
    cells: tuple[Mention, ...]
    """Its numbers in order."""
    bracket: int
    """Where the bracket it stands in opens, -1 outside brackets."""
    opened: bool
    """Whether words like 其中 stand right before it."""
    clause: int
    """Number of the ； and 。 before it in its passage."""
    sentence: int
    """Number of its sentence in its passage."""

    @property
    def start(self) -> int:
        """Where its first number stands in the passage."""
        return self.cells[0].start

    @property
    def label(self) -> str:
        """Whose row it is: the name of its first number that has one."""
        return next((cell.label for cell in self.cells if cell.label), "")


def find_rows(passage: Passage, number: int, mentions: Sequence[Mention]) -> tuple[Row, ...]:
    """Read the rows of one passage in order of their first numbers."""
    if not mentions:
        return ()
    marks = landmarks(passage.text)
    placed: list[tuple[Place, Mention]] = []
    for one in mentions:
        remark = placed and one.quantity.kind is Kind.RATIO and one.lead in {"（", "（占"}
        placed.append((placed[-1][0] if remark else place_of(marks, one.start), one))
    order: dict[Place, list[Mention]] = {}
    for place, one in placed:
        order.setdefault(place, []).append(one)
    return tuple(
        Row(
            passage=number,
            cells=tuple(cells),
            bracket=place.bracket,
            opened=place.opened,
            clause=place.clause,
            sentence=cells[0].sentence,
        )
        for place, cells in order.items()
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Which row a character belongs to."""

    bracket: int
    """Where its bracket opens, -1 outside brackets."""
    stretch: int
    """Where the row begins."""
    opened: bool
    """Whether words like 其中 begin it."""
    clause: int
    """Number of the marks before it."""


def landmarks(text: str) -> list[tuple[int, Place]]:
    """Return where rows begin, in order."""
    openers = {match.end() for match in OPENER.finditer(text)}
    place = Place(-1, 0, opened=False, clause=0)
    stack: list[Place] = []
    found = [(0, place)]
    clause = 0
    for at, character in enumerate(text):
        if at in openers:
            place = Place(place.bracket, at, opened=True, clause=clause)
            found.append((at, place))
        if character == "（":
            stack.append(place)
            place = Place(at, at + 1, opened=at + 1 in openers, clause=clause)
            found.append((at + 1, place))
        elif character == "）" and stack:
            place = stack.pop()
            found.append((at + 1, place))
        elif STOP.match(character):
            clause += 1
            place = Place(place.bracket, at + 1, opened=False, clause=clause)
            found.append((at + 1, place))
    return found


def place_of(marks: Sequence[tuple[int, Place]], at: int) -> Place:
    """Return the row a character belongs to."""
    low, high = 0, len(marks)
    while low < high:
        middle = (low + high) // 2
        if marks[middle][0] <= at:
            low = middle + 1
        else:
            high = middle
    return marks[max(low - 1, 0)][1]


def alike(one: Row, other: Row) -> bool:
    """Whether two rows begin with the same sort of number."""
    first, second = one.cells[0], other.cells[0]
    return first.part is second.part and same_sort(first, second) and not first.reason and not second.reason


def sort_of(cell: Mention) -> str:
    """Name what numbers must share to be members of one list."""
    return f"{cell.part}{counter(cell.quantity)}"


def same_sort(one: Mention, other: Mention) -> bool:
    """Whether two numbers can be added: amounts of money, or the same unit."""
    kinds = {one.quantity.kind, other.quantity.kind}
    return not kinds & {Kind.PLAIN, Kind.SCORE} and same_counter(one.quantity, other.quantity)


# ---------------------------------------------------------------- columns


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of one sort in all rows of a list."""

    role: Role
    """Part that its numbers play."""
    rank: int
    """Position among the cells of this sort in a row."""
    cells: tuple[Mention, ...]
    """One for each row."""


def columns(items: Sequence[Row]) -> Iterator[Column]:
    """Yield the columns that every row of a list has."""
    keyed = [dict(cell_keys(row.cells)) for row in items]
    for key in keyed[0]:
        if all(key in cells for cells in keyed):
            role, _, rank = key
            yield Column(role, rank, tuple(cells[key] for cells in keyed))


def cell_keys(cells: Iterable[Mention]) -> Iterator[tuple[tuple[Role, str, int], Mention]]:
    """Yield the cells of a row, numbered within their sort; what explains another number is left out."""
    counts: dict[tuple[Role, str], int] = {}
    for cell in cells:
        if cell.reason:
            continue
        sort = (cell.part, sort_of(cell))
        rank = counts.get(sort, 0)
        counts[sort] = rank + 1
        yield (*sort, rank), cell
