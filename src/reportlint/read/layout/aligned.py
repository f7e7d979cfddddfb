"""Tables without any rule, a line a row: below one line of names stand lines with numbers, in columns by their gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlint.read.layout.gapped import table_of
from reportlint.read.layout.gaps import crosses, gapped, is_header, is_number, words_of
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import Fragment

ROWS: Final = 4
"""The least rows of such a table, header included."""
PAIRS: Final = 5
"""The least rows of one of two columns."""
LEADERS: Final = "：:"
"""Words that end with these announce something and name no column."""


def aligned_in(run: Sequence[Line]) -> Iterator[tuple[int, int, Fragment]]:
    """Yield the tables among lines that follow closely: where each begins, where it ends, and the table."""
    done = 0
    for at in range(len(run) - ROWS + 1):
        if at < done or not names(run[at]):
            continue
        end = body_end(run, at + 1)
        starts = (at - 1, at) if at > done and names(run[at - 1]) else (at,)
        found = ((start, table_in(run[start : at + 1], run[at + 1 : end])) for start in starts if end - at >= ROWS)
        start, table = next(((start, table) for start, table in found if table), (at, None))
        if table:
            yield start, end, table
            done = end


def names(line: Line) -> bool:
    """Say whether a line can name columns."""
    return gapped(line) and is_header([line]) and not any(mark in line.text for mark in LEADERS)


def body_end(run: Sequence[Line], start: int) -> int:
    """Return the first line behind those that have numbers beside words, and single words between them.

    Where words beside each other follow without a number, rows are more than one line high: that is `start`.
    """
    end = start
    for at, line in enumerate(run[start:], start):
        if gapped(line):
            if not any(is_number(word.text) for word in words_of(line)):
                return start
            end = at + 1
        elif at > end:
            break
    return end


def table_in(header: Sequence[Line], body: Sequence[Line]) -> Fragment | None:
    """Make a table of lines, None where they are no table for sure: every column has a name, and some have numbers."""
    lines = (*header, *body)
    box = (min(line.x0 for line in lines), lines[0].top, max(line.x1 for line in lines), lines[-1].bottom)
    table = table_of(header, [body], box)
    if table is None or table.rows < (PAIRS if table.columns < 3 else ROWS):
        return None
    foot = header[-1].base + 0.1
    heads = [cell for cell in table.cells if cell.lines and cell.lines[0].base <= foot]
    named = {column for cell in heads for column in range(cell.place.column, cell.place.column + cell.place.colspan)}
    entries = [
        [cell.text for cell in table.cells if cell.place.column == column and cell.lines and cell.lines[0].base > foot]
        for column in range(table.columns)
    ]
    sure = not any(crosses(line, table.xs) for line in body) and named >= set(range(1, table.columns))
    return table if sure and any(numeric(texts, table.rows) for texts in entries) else None


def numeric(texts: Sequence[str], rows: int) -> bool:
    """Say whether a column is one of numbers: nothing else stands in it, and most of its cells are filled."""
    return all(map(is_number, texts)) and 2 * len(texts) >= rows
