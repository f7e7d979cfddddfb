"""Lines whose columns only gaps tell → a table: its header, its rows, and its cells with their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from reportlint.patterns import compiled
from reportlint.read.layout.drawings import Box, Edge
from reportlint.read.layout.gaps import columns_of, edges_of, is_number, stood
from reportlint.read.layout.grids import Place
from reportlint.read.layout.headings import LEAP, heading, levels_of, spanning_words
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import FULL_STOPS, Fragment, PrintedCell

FILLED: Final = 6
"""Of the texts that go on in the next line, one fills its column with so many characters."""
SPARE: Final = 0.3
"""How much more room than it takes a word asks for at the end of a line, in character sizes."""
UNBROKEN: Final = compiled(r"[（(“《]*(?:[!-~]+|.)[，。、；：？！）》”％%)]*")
"""What is not parted at a line end."""
ENTRY: Final = compiled(
    r"其中|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．](?!\d)|[①-⑳]|[合总小]计"
)
"""How a row of its own begins."""


Parts: TypeAlias = dict[int, Line]
"""The parts of one line by column."""


def table_of(
    header: Sequence[Line], bands: Sequence[Sequence[Line]], box: Box, rules: Sequence[Edge] = ()
) -> Fragment | None:
    """Make a table of the lines of its header and those between the rules of its body, None where it has no columns.

    `box` is what it covers of the page, `rules` are those that part its header.
    """
    body = [line for band in bands for line in band]
    if not body:
        return None
    levels, spaced = levels_of(header)
    spanning = spanning_words(levels, body, rules, spaced=spaced)
    columns = columns_of(body, [word for words in reversed(levels) for word in words], spanning)
    if len(columns) < 2:
        return None
    xs = edges_of(columns, box[0], box[2])
    height, cells = heading(levels, spanning, xs) if header else (0, [])
    rows = rows_of(bands, xs)
    for number, row in enumerate(rows, height):
        cells += cells_of(row, number, xs)
    return Fragment(body[0].page, box[1], box[3], xs, height + len(rows), tuple(cells), ruled=False)


def rest_of_table(bands: Sequence[Sequence[Line]], top: float, bottom: float, xs: tuple[float, ...]) -> Fragment:
    """Make a piece of a table of lines whose columns are known, with the rules between them as bands."""
    rows = rows_of(bands, xs)
    cells = [cell for number, row in enumerate(rows) for cell in cells_of(row, number, xs)]
    return Fragment(bands[0][0].page, top, bottom, xs, len(rows), tuple(cells), ruled=False)


def has_numbers(table: Fragment) -> bool:
    """Say whether a table has a column of numbers."""
    return any(
        2 * sum(is_number(cell.text) for cell in table.cells if cell.place.column == column) >= table.rows - 1
        for column in range(table.columns)
    )


def cells_of(row: Sequence[Parts], number: int, xs: Sequence[float]) -> list[PrintedCell]:
    """Return the cells of one row."""
    return [
        PrintedCell(Place(number, column, 1, 1), tuple(parts[column] for parts in row if column in parts), low, high)
        for column, (low, high) in enumerate(pairwise(xs))
    ]


def rows_of(bands: Sequence[Sequence[Line]], xs: Sequence[float]) -> list[list[Parts]]:
    """Gather the lines of a table into rows."""
    parted = [[stood(line, xs) for line in band] for band in bands]
    ends = [0.0] * (len(xs) - 1)
    for parts in (parts for band in parted for parts in band):
        for column, part in parts.items():
            ends[column] = max(ends[column], part.x1)
    return [row for lines, band in zip(bands, parted, strict=True) for row in rows_in(lines, band, ends, len(bands))]


def rows_in(lines: Sequence[Line], parted: Sequence[Parts], ends: Sequence[float], bands: int) -> list[list[Parts]]:
    """Gather the lines between two rules into rows: by the rules, by their distance, or by what goes on in the next."""
    if bands > 1 and is_row(parted, len(ends)):
        return [list(parted)]
    spaced = by_distance(lines, parted)
    if spaced and not any(collides(row) for row in spaced):
        return spaced
    rows: list[list[Parts]] = []
    for parts in parted:
        if rows and goes_on(rows[-1], parts, ends):
            rows[-1].append(parts)
        else:
            rows.append([parts])
    return rows


def is_row(parted: Sequence[Parts], columns: int) -> bool:
    """Say whether lines between two rules are one row: no numbers below one another, and no second full line."""
    return not collides(parted) and sum(2 * len(parts) > columns for parts in parted) < 2


def collides(row: Sequence[Parts]) -> bool:
    """Say whether two lines of a row have a number in the same column."""
    seen: set[int] = set()
    for parts in row:
        numbers = {column for column, part in parts.items() if is_number(part.text)}
        if seen & numbers:
            return True
        seen |= numbers
    return False


def by_distance(lines: Sequence[Line], parted: Sequence[Parts]) -> list[list[Parts]]:
    """Gather lines into rows by their distance; nothing where that is even."""
    steps = [after.base - before.base for before, after in pairwise(lines)]
    if not steps or max(steps) <= LEAP * min(steps):
        return []
    rows = [[parted[0]]]
    for step, parts in zip(steps, parted[1:], strict=True):
        if step > LEAP * min(steps):
            rows.append([parts])
        else:
            rows[-1].append(parts)
    return rows


def goes_on(row: Sequence[Parts], parts: Parts, ends: Sequence[float]) -> bool:
    """Say whether all of a line goes on with what the row above it breaks off, and some of that row has ended."""
    above = {
        column: next(other[column] for other in reversed(row) if column in other) for other in row for column in other
    }
    if any(column not in above for column in parts) or not above.keys() - parts.keys():
        return False
    if not all(breaks_off(above[column], part, ends[column]) for column, part in parts.items()):
        return False
    if len(parts) == 1:
        return not ENTRY.match(next(iter(parts.values())).text)
    return any(len(above[column].text) >= FILLED for column in parts)


def breaks_off(above: Line, below: Line, end: float) -> bool:
    """Say whether a text has no room left for what stands below it, and is no number above a number."""
    if above.text.endswith(tuple(FULL_STOPS)) or (is_number(above.text) and is_number(below.text)):
        return False
    first = UNBROKEN.match(below.text)
    count = first.end() if first else 1
    return above.x1 + below.width(0, count) + SPARE * below.size > end
