"""Columns set with tab stops: paragraphs and the places of their tabs in, tables out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from reportlint.model import Block, Cell, Paragraph, Span, Table
from reportlint.patterns import compiled

Row: TypeAlias = tuple[Span, ...]
"""The cells of a line."""

APART: Final = "\N{EM SPACE}"
"""Stands for a tab between two digits of a paragraph: a plain blank may stand inside a number."""
FIGURE: Final = compiled(
    r"[(（]?[-+－−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[)）]?\s?(?:[%％‰]|[百千万亿]?元|[人个户次件项分])?"
)
"""A cell that holds nothing but a number."""
SENTENCE: Final = compiled(r"[。！？；]")
LONGEST: Final = 40
"""Characters of a cell; what is longer is prose."""
FEWEST_ROWS: Final = 2
FEWEST_COLUMNS: Final = 2
FEWEST_FIGURES: Final = 2
"""Numbers in every row of a table without a header."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that tabs divide."""

    span: Span
    """Its words."""
    tabs: Sequence[int]
    """Where its tabs stand, those before its words too: they stand behind an empty cell."""
    cells: Row
    """What stands between them, be it nothing."""


Shape: TypeAlias = tuple[Row, ...]
"""Lines taken as rows."""


def tabulated(text: str, blocks: Iterable[Block], tabs: Sequence[int]) -> tuple[str, tuple[Block, ...]]:
    """Read paragraphs whose tabs make columns as tables; `tabs` are the places of blanks that are tabs, in order.

    Return the text, in which a tab parts two cells, and the blocks.
    """
    blocks = tuple(blocks)
    if not tabs:
        return text, blocks
    marks = {at: APART for at in tabs if text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()}
    lines = dict(lines_of(text, blocks, tabs))
    found: list[Block] = []
    for divided, run in groupby(range(len(blocks)), key=lines.__contains__):
        indexes = tuple(run)
        if not divided:
            found += (blocks[index] for index in indexes)
            continue
        stretch = [lines[index] for index in indexes]
        for shape in best(text, stretch):
            here, indexes = indexes[: len(shape)], indexes[len(shape) :]
            if is_table(text, shape):
                found.append(table_of(shape))
                marks |= {at: "\t" for index, row in zip(here, shape, strict=True) for at in between(lines[index], row)}
            else:
                found += (blocks[index] for index in here)
    return marked(text, marks), tuple(found)


def lines_of(text: str, blocks: Sequence[Block], tabs: Sequence[int]) -> Iterator[tuple[int, Line]]:
    """Yield the paragraphs that may be rows, each with its index among the blocks."""
    behind = 0
    for index, block in enumerate(blocks):
        start = max(behind, text.rfind("\n", behind, block.span.start) + 1)
        behind = block.span.end
        if not isinstance(block, Paragraph) or block.outline is not None or block.listed:
            continue
        end = text.find("\n", behind)
        end = len(text) if end < 0 else end
        here = tabs[bisect_left(tabs, start) : bisect_left(tabs, end)]
        cells = tuple(stripped(text, left + 1, right) for left, right in pairwise((start - 1, *here, end)))
        if sum(map(bool, cells)) < FEWEST_COLUMNS:
            continue
        if not any(len(cell) > LONGEST or SENTENCE.search(text, *cell) for cell in cells):
            yield index, Line(block.span, here, cells)


def stripped(text: str, start: int, end: int) -> Span:
    """Bound the words between two places, white space around them left out."""
    words = text[start:end]
    bare = words.strip()
    if not bare:
        return Span(start, start)
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(bare))


def best(text: str, stretch: Sequence[Line]) -> list[Shape]:
    """Divide lines side by side into rows of as many cells, so that most of them stand in tables.

    Every tab may end a cell, so that one can be empty; or as many tabs as it takes to reach the next column part two.
    """
    ways = ([line.cells for line in stretch], [tuple(filter(len, line.cells)) for line in stretch])
    divided = [[widened(tuple(run)) for _, run in groupby(rows, key=len)] for rows in ways]
    return max(divided, key=lambda shapes: sum(len(shape) for shape in shapes if is_table(text, shape)))


def widened(rows: Shape) -> Shape:
    """Leave out the columns in which no row has a word."""
    kept = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    return tuple(tuple(row[column] for column in kept) for row in rows)


def is_table(text: str, shape: Shape) -> bool:
    """Say whether rows are those of a table: names above numbers, or numbers side by side in every row."""
    if len(shape) < FEWEST_ROWS or len(shape[0]) < FEWEST_COLUMNS:
        return False
    figures = [sum(FIGURE.fullmatch(text, *cell) is not None for cell in row) for row in shape]
    if figures[0]:
        return min(figures) >= FEWEST_FIGURES and len(shape[0]) > FEWEST_FIGURES
    body = figures[1:]
    return sum(map(bool, body)) * 2 > len(body)


def table_of(shape: Shape) -> Table:
    """Make a table of rows; nothing says which cells are merged."""
    cells = tuple(Cell(span, row, column) for row, spans in enumerate(shape) for column, span in enumerate(spans))
    span = Span(cells[0].span.start, cells[-1].span.end)
    return Table(span, cells, len(shape), len(shape[0]), merges_known=False)


def between(line: Line, row: Row) -> Iterator[int]:
    """Yield one tab for every two cells side by side."""
    for _, right in pairwise(row):
        yield line.tabs[bisect_right(line.tabs, right.start - 1) - 1]


def marked(text: str, marks: Mapping[int, str]) -> str:
    """Put other characters at some places."""
    pieces: list[str] = []
    at = 0
    for place in sorted(marks):
        pieces += text[at:place], marks[place]
        at = place + 1
    return "".join([*pieces, text[at:]])
