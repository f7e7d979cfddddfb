"""Lines that are rows of a table: between pipes, or between tabs."""

from __future__ import annotations

from itertools import pairwise

from reportlint.model import Cell, Span, Table
from reportlint.patterns import compiled
from reportlint.read.html_table import strip_span
from reportlint.read.text.lines import NUMBER, Line

TAB = compiled("\t")
PIPE = compiled(r"(?<!\\)\|")
ENUMERATOR = compiled(rf"(?:{NUMBER})\s*\t")
SEPARATOR_MARKS = frozenset("|-:=+ \t")


def is_pipe_line(line: Line) -> bool:
    """Say whether a line may belong to a table between pipes."""
    return "|" in line.words or (line.words[:2] in {"+-", "+="} and is_separator(line))


def is_separator(line: Line) -> bool:
    """Say whether a line only draws the rule under a header or between rows."""
    marks = set(line.words)
    return marks <= SEPARATOR_MARKS and not marks.isdisjoint("-=") and not marks.isdisjoint("|+")


def first_pipe_row(lines: list[Line]) -> int | None:
    """Find the line at which the table begins; None where the lines are no table.

    Above a separator stands the header, one row or more with as many pipes. Without any separator, all lines must have
    the same number of pipes, at least two.
    """
    counts = [len(PIPE.findall(line.words)) for line in lines]
    separators = [index for index, line in enumerate(lines) if is_separator(line)]
    if len(separators) == len(lines):
        return None
    if not separators:
        return 0 if len(lines) > 1 and len(set(counts)) == 1 and counts[0] > 1 else None
    first = max(separators[0] - 1, 0)
    while first and counts[first - 1] == counts[first]:
        first -= 1
    return first


def pipe_cells(line: Line) -> list[Span]:
    """Bound the cells of a row between pipes."""
    words = line.words
    edges = [-1, *(pipe.start() for pipe in PIPE.finditer(words)), len(words)]
    if len(edges) > 2 and edges[1] == 0:
        del edges[0]
    if len(edges) > 2 and edges[-2] == len(words) - 1:
        del edges[-1]
    return [strip_span(words, left + 1, right, line.begin) for left, right in pairwise(edges)]


def is_tab_line(line: Line) -> bool:
    """Say whether a line may belong to a table between tabs."""
    return "\t" in line.text and bool(line.words)


def is_tab_row(line: Line) -> bool:
    """Say whether a tab divides a line: not an indent, not behind a number, not before a page number."""
    enumerator = ENUMERATOR.match(line.words)
    tabs = line.text.lstrip().count("\t")
    return tabs > (1 if enumerator else 0)


def tab_cells(line: Line) -> list[Span]:
    """Bound the cells of a row between tabs."""
    edges = [-1, *(tab.start() for tab in TAB.finditer(line.text)), len(line.text)]
    return [strip_span(line.text, left + 1, right, line.start) for left, right in pairwise(edges)]


def split_pipes(lines: list[Line]) -> list[list[Span]]:
    """Bound the cells of rows between pipes."""
    return [pipe_cells(line) for line in lines]


def split_tabs(lines: list[Line]) -> list[list[Span]]:
    """Bound the cells of rows between tabs, without the columns on the right in which no row has a word."""
    rows = [tab_cells(line) for line in lines]
    width = max(index for row in rows for index, span in enumerate(row, 1) if span)
    return [row[:width] for row in rows]


def make_table(lines: list[Line], rows: list[list[Span]], columns: int) -> Table:
    """Make a table of rows of spans; a short row gets empty cells at its end."""
    cells: list[Cell] = []
    for index, (line, spans) in enumerate(zip(lines, rows, strict=True)):
        cells += [Cell(span, index, column) for column, span in enumerate(spans)]
        end = max(line.end, spans[-1].end)
        cells += [Cell(Span(end, end), index, column) for column in range(len(spans), columns)]
    return Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells), len(rows), columns, merges_known=False)
