"""Tables without any rule: columns from where words begin again and again, rows from a column of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.layout.aligned import aligned_in
from reportlint.read.layout.gaps import APART, Word, gapped, words_of
from reportlint.read.layout.grids import Place
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import Fragment, PrintedCell
from reportlint.read.layout.threeline import Found

NEAR: Final = 2.5
"""How far the beginnings of the words of one column may differ, in points."""
SUPPORT: Final = 3
"""So many lines must begin something at a place for it to be the edge of a column."""
STEP: Final = 2.6
"""Lines further apart than so many character sizes do not belong to one table."""
ROWS, COLUMNS = 4, 3
"""The least rows, header included, and columns of a table that no rule vouches for."""
ROOM: Final = 2.5
"""Words that end so many character sizes before the next column fill theirs."""
NUMBER: Final = compiled(r"[-—/]|[-+]?\d[\d.,]*(?:%|％)?")


def take_unruled(lines: Sequence[Line], right: float) -> Found:
    """Part the lines of a page into tables without rules and the rest; `right` is the width of the page."""
    fragments: list[Fragment] = []
    rest: list[Line] = []
    for run in (part for whole in runs_of(lines) for part in without_aligned(whole, fragments)):
        found = table_in(run, right)
        if found is None:
            rest += run
        else:
            fragment, before, after = found
            fragments.append(fragment)
            rest += [*before, *after]
    return Found(tuple(fragments), tuple(sorted(rest, key=lambda line: line.base)))


def without_aligned(run: list[Line], fragments: list[Fragment]) -> Iterator[list[Line]]:
    """Yield the lines of a run between its tables of one line a row, which are added to the others."""
    done = 0
    for start, end, table in aligned_in(run):
        fragments.append(table)
        yield run[done:start]
        done = end
    yield run[done:]


def runs_of(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines of one size that follow one another closely."""
    run: list[Line] = []
    for line in sorted(lines, key=lambda line: line.base):
        if run and (line.base - run[-1].base > STEP * line.size or abs(line.size - run[-1].size) > 0.15 * run[-1].size):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def pieces_of(line: Line) -> list[Word]:
    """Part a line at its wide gaps; most have none."""
    return words_of(line, 2 * APART) if gapped(line) else [Word(line, 0, len(line.text), line.x0, line.x1)]


def table_in(run: list[Line], right: float) -> tuple[Fragment, list[Line], list[Line]] | None:
    """Find the one table of a run, None where it holds none; return it with the lines before and behind it."""
    parted = [pieces_of(line) for line in run]
    places = [place for place, pieces in enumerate(parted) if len(pieces) >= COLUMNS]
    if len(places) < SUPPORT:
        return None
    edges = edges_of(parted[places[0] :])
    if len(edges) < COLUMNS:
        return None
    xs = (*edges, max(right, edges[-1] + 1.0))
    end = next((at for at in range(places[0], len(run)) if crosses(run[at], edges)), len(run))
    body = run[places[0] : end]
    shape = shape_of(body, xs)
    if shape is None:
        return None
    end -= cut_short(shape, xs)
    body = run[places[0] : end]
    rows = shape.rows
    cells = tuple(cell for number in range(len(rows)) for cell in cells_of(shape, number, xs))
    table = Fragment(body[0].page, body[0].top, body[-1].bottom, xs, len(rows), cells, ruled=False)
    return table, run[: places[0]], run[end:]


def edges_of(parted: Sequence[Sequence[Word]]) -> list[float]:
    """Return where columns begin: places at which several lines begin something, a little to their left."""
    starts = sorted(piece.x0 for pieces in parted for piece in pieces)
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= NEAR:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] - 0.5 for group in groups if len(group) >= SUPPORT]


def crosses(line: Line, edges: Sequence[float]) -> bool:
    """Say whether a character of a line stands across the edge of a column: then it is running text."""
    sides = [(line.boxes[4 * at], line.boxes[4 * at + 2]) for at, char in enumerate(line.text) if char != " "]
    return any(left < edge - 1.0 and right > edge + 1.5 for edge in edges for left, right in sides)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of a table stand in rows."""

    rows: list[list[Line]]
    """The lines of each row."""
    header: int
    """How many of them stand above the first numbers."""
    numeric: list[int]
    """The columns of numbers."""


def shape_of(body: Sequence[Line], xs: Sequence[float]) -> Shape | None:
    """Gather lines into rows: each begins with the line that has its numbers; None where no column is of numbers."""
    grid = [[cut(line, low, high) for low, high in pairwise(xs)] for line in body]
    columns = [[row[column] for row in grid if row[column]] for column in range(len(xs) - 1)]
    numeric = [
        column
        for column, entries in enumerate(columns)
        if sum(is_number(entry) for entry in entries) >= max(ROWS - 1, len(entries) - 2)
    ]
    begins = [any(is_number(row[column]) for column in numeric) for row in grid]
    if True not in begins:
        return None
    header = begins.index(True)
    # Above the first numbers stands the header; each of its lines is a row of its own.
    rows = [[line] for line in body[:header]]
    for line, fresh in zip(body[header:], begins[header:], strict=True):
        if fresh:
            rows.append([line])
        else:
            rows[-1].append(line)
    return Shape(rows, header, numeric) if header and len(rows) >= ROWS else None


def cut_short(shape: Shape, xs: Sequence[float]) -> int:
    """Take off the last row the lines that go on with none of its cells, and say how many they were."""
    last = shape.rows[-1]
    kept = next((at for at in range(1, len(last)) if not goes_on(last[:at], last[at], xs)), len(last))
    gone = len(last) - kept
    del last[kept:]
    return gone


def goes_on(above: Sequence[Line], line: Line, xs: Sequence[float]) -> bool:
    """Say whether all of a line stands under words that fill their column; nobody knows how wide the last one is."""
    for low, high in pairwise(xs):
        over = [part for other in above if (part := cut(other, low, high))]
        if cut(line, low, high) and (not over or (high < xs[-1] and high - over[-1].x1 > ROOM * line.size)):
            return False
    return True


def cells_of(shape: Shape, number: int, xs: Sequence[float]) -> Iterator[PrintedCell]:
    """Yield the cells of one row; what stands above numbers in several lines of the header is one name."""
    for column, (low, high) in enumerate(pairwise(xs)):
        lines, height = shape.rows[number], 1
        if number < shape.header and column in shape.numeric:
            if number:
                continue
            lines, height = [line for row in shape.rows[: shape.header] for line in row], shape.header
        parts = tuple(part for line in lines if (part := cut(line, low, high)))
        yield PrintedCell(Place(number, column, height, 1), parts, low, high)


def cut(line: Line, low: float, high: float) -> Line | None:
    """Return the part of a line that stands in a column, None where nothing does."""
    places = [
        place
        for place, char in enumerate(line.text)
        if char != " " and low <= (line.boxes[4 * place] + line.boxes[4 * place + 2]) / 2 < high
    ]
    if not places:
        return None
    start, end = places[0], places[-1] + 1
    marks = tuple(replace(mark, at=mark.at - start) for mark in line.marks if start < mark.at <= end)
    return replace(line, text=line.text[start:end], boxes=line.boxes[4 * start : 4 * end], marks=marks)


def is_number(entry: Line | None) -> bool:
    """Say whether a piece of a line is one number and nothing else."""
    return entry is not None and NUMBER.fullmatch(entry.text.strip()) is not None
