"""Score tables folded to save paper: 指标 | 分值 | 得分 | 指标 | 分值 | 得分, the first rows on the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlint.facts.tables.grids import FULL, SCORE, Column, Grid, Row

LEAST_FIELDS = 2
"""Columns of one fold: a name and its mark."""


def unfolded(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Put the folds of score tables below each other; other grids stay as they are."""
    return tuple(unfold(grid) for grid in grids)


def unfold(grid: Grid) -> Grid:
    """Return a grid with the rows of every fold under the columns of the first."""
    width = fold_width(grid.columns)
    if not width:
        return grid
    folds = range(0, len(grid.columns), width)
    body = [part for start in folds for row in grid.body() if (part := part_of(row, start, width)) is not None]
    sums = [part for row in grid.rows if row.kind != "body" and (part := part_of(row, 0, width)) is not None]
    rows = tuple(replace(row, index=grid.header[1] + number) for number, row in enumerate([*body, *sums]))
    return replace(grid, columns=grid.columns[:width], rows=rows)


def fold_width(columns: Sequence[Column]) -> int:
    """Return after how many columns the headers of marks begin again, 0 where they do not."""
    headers = [column.header for column in columns]
    for width in range(LEAST_FIELDS, len(headers) // 2 + 1):
        names = {column.name for column in columns[:width]}
        repeats = len(headers) % width == 0 and headers == headers[:width] * (len(headers) // width)
        if repeats and headers[0] not in headers[1:width] and names & {FULL, SCORE}:
            return width
    return 0


def part_of(row: Row, start: int, width: int) -> Row | None:
    """Return the part of a row that belongs to one fold, None where it is blank or reaches over from the left."""
    slots = row.slots[start : start + width]
    before = row.slots[start - 1] if start else None
    own = [slot for slot in slots if slot and slot.text and not (before and slot.cell is before.cell)]
    if not own:
        return None
    return replace(row, slots=slots, label=own[0].text)
