"""Rows whose cells are told by where they end (RTF, old Word files): edges in, slots of one grid out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlint.read.story import Slot, Words

NEAR: Final = 30
"""Edges closer than this are one, in twentieths of a point: nobody draws a column that narrow."""


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
