"""Rows whose cells are told by where they end (RTF, old Word files): edges in, slots of one grid out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reportlint.read.story import Aside, Slot, Story, Words

NEAR: Final = 30
"""Edges closer than this are one, in twentieths of a point: nobody draws a column that narrow."""

DEEPEST: Final = 64
"""Tables are told apart down to this depth."""


@dataclass(frozen=True, slots=True)
class Edged:
    """One cell of a row."""

    left: int
    """Where it begins, in twentieths of a point."""
    right: int
    """Where it ends."""
    words: Words = ()
    """What it says."""
    across: bool = False
    """Whether it continues the cell on its left."""
    down: bool = False
    """Whether it continues the cell above."""


@dataclass(slots=True)
class Making:
    """A table in the making."""

    words: list[str | Aside] = field(default_factory=list)
    """The words of its present cell."""
    cells: list[Words] = field(default_factory=list)
    """The cells of its present row."""
    rows: list[list[Edged]] = field(default_factory=list)
    """Its rows."""


@dataclass(slots=True)
class Nest:
    """A table in the making and those inside its cells, each of them a table of its own behind the one around it."""

    tables: list[Making] = field(default_factory=list)
    """All of them, in the order they began."""
    open: list[Making] = field(default_factory=list)
    """Those that have not ended, the outermost first."""

    def at(self, depth: int) -> Making:
        """Return the table that is so deep in others, 1 the outermost; those inside it have ended."""
        while len(self.open) > max(depth, 1):
            end_row(self.open.pop(), ())
        while len(self.open) < min(depth, DEEPEST):
            self.open.append(Making())
            self.tables.append(self.open[-1])
        return self.open[-1]

    def line(self, depth: int, words: Words) -> None:
        """Take in a line of a cell."""
        self.at(depth).words += [*words, "\n"]

    def end_cell(self, depth: int, words: Words) -> None:
        """End a cell with its last line."""
        making = self.at(depth)
        making.words += words
        while making.words and not has_words(making.words[-1]):
            making.words.pop()
        making.cells.append(tuple(making.words))
        making.words.clear()

    def end_row(self, depth: int, shapes: Sequence[Edged]) -> None:
        """End a row; its cells have the edges of `shapes`."""
        end_row(self.at(depth), shapes)

    def write(self, story: Story) -> bool:
        """Write all tables; say whether there was one."""
        for making in reversed(self.open):
            end_row(making, ())
        written = [story.table(*slots_of(making.rows)) for making in self.tables if making.rows]
        self.tables.clear()
        self.open.clear()
        return bool(written)


def end_row(making: Making, shapes: Sequence[Edged]) -> None:
    """Give the cells of a row their edges; a cell without stands behind the last one."""
    if any(map(has_words, making.words)):
        making.cells.append(tuple(making.words))
    making.words.clear()
    row = [replace(shape, words=words) for words, shape in zip(making.cells, shapes, strict=False)]
    for words in making.cells[len(shapes) :]:
        edge = row[-1].right if row else 0
        row.append(Edged(edge, edge + 100, words))
    if row:
        making.rows.append(row)
    making.cells = []


def slots_of(rows: Sequence[Sequence[Edged]]) -> tuple[list[Slot], int, int]:
    """Put rows of cells on one grid; return its cells, rows and columns."""
    edges = common_edges(sorted({edge for row in rows for cell in row for edge in (cell.left, cell.right)}))
    slots: list[Slot] = []
    above: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        here: dict[tuple[int, int], int] = {}
        for cell in joined(row):
            column = index_of(edges, cell.left)
            width = max(index_of(edges, cell.right) - column, 1)
            owner = above.get((column, width)) if cell.down else None
            if owner is None:
                slots.append(Slot(number, column, cell.words, 1, width))
                owner = len(slots) - 1
            else:
                slots[owner] = replace(slots[owner], rowspan=slots[owner].rowspan + 1)
            here[column, width] = owner
        above = here
    return slots, len(rows), max(len(edges) - 1, 1)


def joined(row: Sequence[Edged]) -> list[Edged]:
    """Join the cells of a row that continue one another."""
    found: list[Edged] = []
    for cell in row:
        if cell.across and found:
            words = (*found[-1].words, " ", *cell.words) if any(map(has_words, cell.words)) else found[-1].words
            found[-1] = replace(found[-1], right=cell.right, words=words)
        else:
            found.append(cell)
    return found


def has_words(word: object) -> bool:
    """Say whether a piece of a cell prints anything."""
    return not isinstance(word, str) or bool(word.strip())


def common_edges(edges: Sequence[int]) -> list[int]:
    """Return the edges of a grid: of several that nearly meet, the first."""
    found: list[int] = []
    for edge in edges:
        if not found or edge - found[-1] > NEAR:
            found.append(edge)
    return found


def index_of(edges: Sequence[int], edge: int) -> int:
    """Return which edge of the grid an edge is."""
    return min(bisect_left(edges, edge - NEAR), max(len(edges) - 1, 0))
