"""Ruled tables some of whose rules are missing: rows or columns that stand in one cell are parted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reportlint.read.layout.gapped import has_numbers, table_of
from reportlint.read.layout.gaps import crosses, gapped, is_header, is_number
from reportlint.read.layout.lines import NOWHERE, Line
from reportlint.read.layout.tables import Fragment, PrintedCell

LINES: Final = 3
"""So many lines of numbers in one cell, beside as many in others, are as many rows."""
LEVEL: Final = 0.2
"""How far the baselines of one row may differ, in character sizes."""


def unfolded(piece: Fragment) -> Fragment:
    """Return a ruled table with the columns and rows that no rule parts, but the place of its numbers."""
    return with_columns(piece) or with_rows(piece)


def with_columns(piece: Fragment) -> Fragment | None:
    """Part the columns of a table of plain cells where most of what stands in one of them stands apart."""
    plain = all(cell.place.rowspan == cell.place.colspan == 1 for cell in piece.cells)
    if not plain or not any(holds_columns(piece, column) for column in range(piece.columns)):
        return None
    bands = [across(line for cell in piece.row(row) for line in cell.lines) for row in range(piece.rows)]
    bands = [band for band in bands if band]
    if len(bands) < 2 or not is_header(bands[0]):
        return None
    table = table_of(bands[0], bands[1:], (piece.xs[0], piece.top, piece.xs[-1], piece.bottom))
    if table is None or table.columns <= piece.columns or not has_numbers(table):
        return None
    return None if any(crosses(line, piece.xs) for band in bands for line in band) else table


def holds_columns(piece: Fragment, column: int) -> bool:
    """Say whether most lines in a column have wide gaps."""
    lines = [line for cell in piece.cells if cell.place.column == column for line in cell.lines]
    return len(lines) >= LINES and 3 * sum(map(gapped, lines)) >= 2 * len(lines)


def across(lines: Iterable[Line]) -> list[Line]:
    """Set lines of several cells side by side that stand on one baseline."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if found and line.base - found[-1].base <= LEVEL * line.size:
            found[-1] = beside(*sorted((found[-1], line), key=lambda line: line.x0))
        else:
            found.append(line)
    return found


def beside(left: Line, right: Line) -> Line:
    """Make one line of two that stand side by side."""
    shift = len(left.text) + 1
    marks = (*left.marks, *(replace(mark, at=mark.at + shift) for mark in right.marks))
    return replace(left, text=f"{left.text} {right.text}", boxes=left.boxes + NOWHERE + right.boxes, marks=marks)


def with_rows(piece: Fragment) -> Fragment:
    """Part the rows of a table whose cells hold as many lines as each other, among them numbers."""
    if not any(len(cell.lines) >= LINES for cell in piece.cells):
        return piece
    cells: list[PrintedCell] = []
    shift = 0
    for row in range(piece.rows):
        count = folded(piece, row)
        for cell in piece.row(row):
            for down in range(count):
                lines = cell.lines[down : down + 1] if count > 1 else cell.lines
                cells.append(replace(cell, place=cell.place._replace(row=row + shift + down), lines=lines))
        shift += count - 1
    return replace(piece, rows=piece.rows + shift, cells=tuple(cells)) if shift else piece


def folded(piece: Fragment, row: int) -> int:
    """Return how many rows one row of a grid holds."""
    standing = piece.standing(row)
    worded = [cell for cell in standing if cell.lines]
    counts = {len(cell.lines) for cell in worded}
    if len(worded) < 2 or len(counts) != 1 or min(counts) < LINES or any(cell.place.rowspan > 1 for cell in standing):
        return 1
    level = all(
        abs(line.base - other.base) <= LEVEL * line.size
        for one, cell in pairwise(worded)
        for line, other in zip(one.lines, cell.lines, strict=True)
    )
    return min(counts) if level and any(all_numbers(cell.lines) for cell in worded) else 1


def all_numbers(lines: Sequence[Line]) -> bool:
    """Say whether each of some lines is a number."""
    return all(is_number(line.text) for line in lines)
