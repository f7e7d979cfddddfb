"""HTML tables inside text: where they stand, and the grid of each, by offsets into the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

import regex

from reportlint.model import Cell, Span, Table
from reportlint.patterns import Match, compiled

TABLE_TAG = compiled(r"<(/?)table(?=[\s/>])[^<>]*>?", regex.IGNORECASE)
TAG = compiled(
    r"""<(/?)(table|tr|td|th)(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*+|[^<>]*)>""",
    regex.IGNORECASE,
)
"""A tag that shapes a table; no `<` inside attributes, so that a search never looks at a character twice."""

CAPTION = compiled(r"<caption(?=[\s/>])[^<>]*>", regex.IGNORECASE)
CAPTION_END = compiled(r"</caption|<t[rdh][\s/>]", regex.IGNORECASE)
BLANK_LINE = compiled(r"\n[^\S\n]*\n")
ROWSPAN = compiled(r"""(?<![\w-])rowspan\s*=\s*+(?:["']\s*+)?([0-9]{1,6})""", regex.IGNORECASE)
COLSPAN = compiled(r"""(?<![\w-])colspan\s*=\s*+(?:["']\s*+)?([0-9]{1,6})""", regex.IGNORECASE)

WIDEST_CELL = 1000
"""Columns one cell may cover; the limit of the HTML standard."""


class RawCell(NamedTuple):
    """A cell as its tags say, not yet on the grid."""

    span: Span
    """Its inner source text, stripped."""
    rowspan: int
    """Rows it asks for; 0 for all that follow."""
    colspan: int
    """Columns it asks for, 1 or more."""


@dataclass(slots=True)
class RawRow:
    """A row as its tags say."""

    end: int
    """Offset behind its last cell."""
    cells: list[RawCell] = field(default_factory=list)
    """Its cells in source order."""


class TooLarge(Exception):  # noqa: N818 - no error of the program
    """The grid would have more slots than a table may."""


def strip_span(text: str, start: int, end: int, shift: int = 0) -> Span:
    """Bound a stretch of text without its surrounding white space; an empty span at its start for a blank one.

    `shift` is the offset of `text` itself.
    """
    piece = text[start:end]
    words = piece.strip()
    if words:
        start += piece.index(words[0])
    return Span(shift + start, shift + start + len(words))


def find_tables(text: str) -> list[Span]:
    """Bound every outermost table of `text`, tags included; one without its end tag ends at the next blank line."""
    opened: list[int] = []
    whole: list[Span] = []
    for tag in TABLE_TAG.finditer(text):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            start = opened.pop()
            while whole and whole[-1].start > start:
                whole.pop()
            whole.append(Span(start, tag.end()))
    return sorted([*whole, *torn_tables(text, opened, whole)])


def torn_tables(text: str, opened: list[int], whole: list[Span]) -> Iterator[Span]:
    """Bound the tables that were opened and never closed."""
    torn = set(opened)
    starts = sorted([*opened, *(span.start for span in whole)])
    for start, following in pairwise([*starts, len(text)]):
        if start in torn:
            blank = BLANK_LINE.search(text, start, following)
            yield Span(start, blank.start() if blank else following)


def find_caption(text: str, region: Span) -> Span | None:
    """Bound the words of a table's caption."""
    tag = CAPTION.search(text, region.start, region.end)
    end = CAPTION_END.search(text, region.start, region.end)
    if tag is None or end is None or end.start() < tag.end():
        return None
    return strip_span(text, tag.end(), end.start())


def parse_table(text: str, region: Span, slots: int) -> Table | None:
    """Read the table of `region` as a grid; None where it has no cell, `TooLarge` where it has too many slots."""
    rows = read_rows(text, region)
    if not any(row.cells for row in rows):
        return None
    cells = place_rows(rows, slots)
    columns = 1 + max(cell.column for cell in cells)
    if columns * len(rows) > slots:
        raise TooLarge
    # A cell that asks for more columns than any row fills would add columns in which nothing stands.
    cells = [
        cell if cell.column + cell.colspan <= columns else replace(cell, colspan=columns - cell.column)
        for cell in cells
    ]
    cells = fill_grid(cells, rows, columns)
    return Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells), len(rows), columns)


def read_rows(text: str, region: Span) -> list[RawRow]:
    """Collect the cells of a table row by row; a table inside a cell is part of that cell's text."""
    rows: list[RawRow] = []
    inside_row = False
    opening: Match | None = None
    for tag in shaping_tags(text, region):
        if opening:
            close_cell(text, rows[-1], opening, tag.start())
            opening = None
        name, closes = tag[2].lower(), bool(tag[1])
        if name == "tr" and closes:
            inside_row = False
        elif name == "tr" or (not closes and name != "table" and not inside_row):
            rows.append(RawRow(tag.end()))
            inside_row = True
        if name in {"td", "th"} and not closes:
            opening = tag
    if opening:
        close_cell(text, rows[-1], opening, region.end)
    return rows


def shaping_tags(text: str, region: Span) -> Iterator[Match]:
    """Yield the tags of the outermost table: its rows, its cells and its end."""
    depth = 0
    for tag in TAG.finditer(text, region.start, region.end):
        if tag[2].lower() == "table":
            depth += -1 if tag[1] else 1
            if depth <= 0:
                yield tag
        elif depth <= 1:
            yield tag


def close_cell(text: str, row: RawRow, opening: Match, end: int) -> None:
    """Add the cell between its opening tag and `end` to its row."""
    span = strip_span(text, opening.end(), end)
    rows = ROWSPAN.search(opening[3]) if opening[3] else None
    columns = COLSPAN.search(opening[3]) if opening[3] else None
    height = int(rows[1]) if rows else 1
    width = min(max(int(columns[1]), 1), WIDEST_CELL) if columns else 1
    row.cells.append(RawCell(span, height, width))
    row.end = end


def place_rows(rows: list[RawRow], slots: int) -> list[Cell]:
    """Give every cell its slots, left to right, around the cells that reach down from rows above."""
    taken: list[set[int]] = [set() for _ in rows]
    cells: list[Cell] = []
    used = 0
    for index, row in enumerate(rows):
        column = 0
        for raw in row.cells:
            while column in taken[index]:
                column += 1
            # OCR asks for rows that do not exist.
            height = min(raw.rowspan or len(rows), len(rows) - index)
            width = free_width(taken[index], column, raw.colspan)
            used += height * width
            if used > slots:
                raise TooLarge
            for below in range(index + 1, index + height):
                taken[below].update(range(column, column + width))
            cells.append(Cell(raw.span, index, column, height, width))
            column += width
    return cells


def free_width(taken: set[int], column: int, wanted: int) -> int:
    """Count the free slots from `column` on, `wanted` at most."""
    if wanted == 1 or not taken:
        return wanted
    return next((width for width in range(1, wanted) if column + width in taken), wanted)


def fill_grid(cells: list[Cell], rows: list[RawRow], columns: int) -> list[Cell]:
    """Stand an empty cell at the row's end for every slot that no cell covers."""
    if sum(cell.rowspan * cell.colspan for cell in cells) == len(rows) * columns:
        return cells
    covered: list[set[int]] = [set() for _ in rows]
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            covered[row].update(range(cell.column, cell.column + cell.colspan))
    missing = [
        Cell(Span(row.end, row.end), index, column)
        for index, row in enumerate(rows)
        if len(covered[index]) < columns
        for column in range(columns)
        if column not in covered[index]
    ]
    return sorted([*cells, *missing], key=lambda cell: (cell.row, cell.column)) if missing else cells
