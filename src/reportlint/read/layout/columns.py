"""Lines of a page → where it is set in columns: the stretches of it, and the gutters of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import sub
from statistics import median_high
from typing import Final, NamedTuple, TypeAlias

from reportlint.read.layout.drawings import Box, Edge
from reportlint.read.layout.lines import Line

GUTTER: Final = 0.8
"""Columns stand so many character sizes apart at least."""
LEAST: Final = 4
"""Each column has so many lines at least, …"""
FULL: Final = 0.5
"""… and this share of them runs to its end: otherwise it is a list or a table."""
NEARLY: Final = 0.8
"""A line that fills this share of its column runs to its end."""
WORDS: Final = 10
"""So many characters the full lines of a column have on average, at least."""
APART: Final = 4.0
"""Lines further from each other than so many character sizes belong to different stretches."""
FRAME: Final = 18.0
"""A rule so close to text belongs to it, in points."""
MIDDLE: Final = (0.3, 0.7)
"""Where the second of two columns can begin, as shares of the width of the page."""
BEHIND_FIRST: Final = (0.18, 0.85)
"""Where columns behind the first can begin if there are more than two."""
MOST: Final = 5
"""Columns that a page is set in at most."""
REACHING: Final = 3.0
"""Lines of a column that goes on end so many character sizes before the middle of the gutter at most."""
ALIKE: Final = 0.8
"""Of more than two columns, the narrowest is at least so wide as a share of the widest: otherwise they are a table."""


class Region(NamedTuple):
    """A stretch of a page that is set in columns."""

    top: float
    """Where it begins, from the top of the page."""
    bottom: float
    """Where it ends."""
    gutters: tuple[float, ...]
    """The middle of each gutter, from left to right."""

    def side(self, x: float) -> int:
        """Say in which column something stands; the first is 1."""
        return 1 + bisect_right(self.gutters, x)

    def sides(self, width: float) -> Sequence[tuple[float, float]]:
        """Return from where to where each column may go on a page of some width."""
        return tuple(pairwise((0.0, *self.gutters, width)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line between two gaps as wide as a gutter."""

    x0: float
    """Where it begins."""
    x1: float
    """Where it ends."""
    line: Line
    """The line it is part of."""
    length: int
    """How many characters it has."""


Row: TypeAlias = Sequence[Piece]
"""The pieces of one line."""


def column_of(regions: Sequence[Region], x: float, y: float) -> tuple[float, int]:
    """Return stretch and column of a point: nought and nought outside all stretches."""
    for region in regions:
        if region.top <= y <= region.bottom:
            return region.top, region.side(x)
    return 0.0, 0


def regions_of(lines: Sequence[Line], width: float, boxes: Sequence[Box], rules: Sequence[Edge]) -> tuple[Region, ...]:
    """Find the stretches of a page set in columns; a table, chart or rule across a gutter ends one."""
    low, high = MIDDLE[0] * width, MIDDLE[1] * width
    if sum(low < line.x0 < high or gapped(line) for line in lines) < LEAST:
        return ()
    rows = [pieces_of(line) for line in lines]
    barriers = [(box[0], box[2], (box[1] + box[3]) / 2) for box in boxes] + [(e.low, e.high, e.at) for e in rules]
    pieces = [piece for row in rows for piece in row]
    second = start_of([piece for piece in pieces if low < piece.x0 < high])
    for starts in (() if second is None else (second,), starts_of(pieces, width)):
        across = [y for x0, x1, y in barriers if crossed(starts, x0, x1)]
        found = [region_of(run, starts, ended=ended) for run, ended in runs_of(rows, starts, across)] if starts else []
        regions = tuple(region for region in found if region and not framed(region, rules))
        if regions:
            return regions
    return ()


def gapped(line: Line) -> bool:
    """Say whether a line may have a gap as wide as a gutter."""
    # A space has no place: the gap behind one looks wide, and is looked at more closely later.
    return max(map(sub, line.boxes[4::4], line.boxes[2::4]), default=0.0) > GUTTER * line.size


def pieces_of(line: Line) -> list[Piece]:
    """Part a line at its wide gaps."""
    sides = [(line.boxes[4 * at], line.boxes[4 * at + 2]) for at, char in enumerate(line.text) if char != " "]
    cuts = [at for at, (one, other) in enumerate(pairwise(sides), 1) if other[0] - one[1] > GUTTER * line.size]
    ends = pairwise([0, *cuts, len(sides)])
    return [Piece(sides[start][0], sides[end - 1][1], line, end - start) for start, end in ends]


def start_of(pieces: Sequence[Piece]) -> float | None:
    """Return where most of some pieces begin, first lines of paragraphs being indented."""
    starts = sorted(piece.x0 for piece in pieces)
    reach = indent(pieces)
    best, most = None, LEAST - 1
    for place, start in enumerate(starts):
        count = sum(other <= start + reach for other in starts[place:])
        if count > most:
            best, most = start, count
    return best


def starts_of(pieces: Sequence[Piece], width: float) -> tuple[float, ...]:
    """Return where columns behind the first begin if there are more than two; none where there are not."""
    low, high = BEHIND_FIRST[0] * width, BEHIND_FIRST[1] * width
    left = [piece for piece in pieces if low < piece.x0 < high]
    reach = indent(left)
    found: list[float] = []
    while len(found) < MOST and (start := start_of(left)) is not None:
        found.append(start)
        left = [piece for piece in left if not start - reach <= piece.x0 <= start + reach]
    return tuple(sorted(found)) if 1 < len(found) < MOST else ()


def indent(pieces: Sequence[Piece]) -> float:
    """Return how far the first line of a paragraph may be indented, judged by the middle one of all sizes."""
    return 2.5 * median_high([piece.line.size for piece in pieces]) if pieces else 0.0


def crossed(starts: Sequence[float], x0: float, x1: float) -> bool:
    """Say whether something reaches over the beginning of a column."""
    return any(x0 < start - 1 and x1 > start + 1 for start in starts)


def runs_of(rows: Sequence[Row], starts: Sequence[float], across: Sequence[float]) -> Iterator[tuple[list[Row], bool]]:
    """Yield runs of lines none of which crosses a gutter, and whether one that does ends the run."""
    run: list[Row] = []
    for row in rows:
        crosses = any(crossed(starts, piece.x0, piece.x1) for piece in row)
        if run and (crosses or parted(run[-1][0].line, row[0].line, across)):
            yield run, crosses
            run = []
        if not crosses:
            run.append(row)
    if run:
        yield run, False


def parted(above: Line, below: Line, across: Sequence[float]) -> bool:
    """Say whether something lies between two lines: much room, or a thing across the gutter."""
    if below.base - above.base > APART * max(above.size, below.size):
        return True
    return any(above.base - above.size / 2 < y < below.base for y in across)


def region_of(run: Sequence[Row], starts: Sequence[float], *, ended: bool) -> Region | None:
    """Return the stretch that a run of lines makes, None where they are no columns of running text.

    Where running text across the page ended the run, what stands below the last column belongs to that text.
    """
    columns: list[list[Piece]] = [[] for _ in range(len(starts) + 1)]
    for row in run:
        for piece in row:
            columns[bisect_right(starts, piece.x0 + 1)].append(piece)
    if min(map(len, columns)) < LEAST:
        return None
    line = 1.3 * max(piece.line.size for piece in columns[-1])
    top, bottom = columns[0][0].line.top - line, columns[-1][-1].line.bottom + line if ended else inf
    columns = [[piece for piece in column if top < piece.line.base < bottom] for column in columns]
    if not all(map(is_running, columns)):
        return None
    rooms = [room_of(column) for column in columns]
    if len(columns) > 2 and min(rooms) < ALIKE * max(rooms):
        return None
    inside = [piece.line for column in columns for piece in column]
    gutters = tuple(
        (max(piece.x1 for piece in before) + min(piece.x0 for piece in behind)) / 2
        for before, behind in pairwise(columns)
    )
    return Region(min(line.top for line in inside), max(line.bottom for line in inside), gutters)


def carried_on(lines: Sequence[Line], gutters: tuple[float, ...], boxes: Sequence[Box]) -> tuple[Region, ...]:
    """Find the columns that a page goes on with from the one before, where too few of their lines are left to tell."""
    across = [(box[1] + box[3]) / 2 for box in boxes if crossed(gutters, box[0], box[2])]
    runs = runs_of([pieces_of(line) for line in lines], gutters, across)
    return tuple(region for run, _ in runs if (region := rest_of(run, gutters)))


def rest_of(run: Sequence[Row], gutters: tuple[float, ...]) -> Region | None:
    """Return the stretch that a run of lines makes which fills its columns one after the other, the last one partly."""
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for row in run:
        for piece in row:
            columns[bisect_right(gutters, piece.x0)].append(piece)
    last = max(place for place, column in enumerate(columns) if column)
    filled = [max(piece.x1 for piece in column) for column in columns[:1] if column]
    if not filled or gutters[0] - filled[0] > REACHING * columns[0][0].line.size or len(columns[0]) < 2:
        return None
    if not all(map(is_running, columns[:last])) or any(len(column) >= LEAST for column in columns[last:] if last):
        return None
    inside = [row[0].line for row in run]
    return Region(min(line.top for line in inside), max(line.bottom for line in inside), gutters)


def framed(region: Region, rules: Sequence[Edge]) -> bool:
    """Say whether rules run close above and below a stretch: then it is the body of a table."""
    across = [rule.at for rule in rules if rule.low < region.gutters[0] < rule.high]
    return all(any(abs(rule - side) < FRAME for rule in across) for side in (region.top, region.bottom))


def is_running(side: Sequence[Piece]) -> bool:
    """Say whether the pieces of one column are lines of running text: most of them as long as the column is wide."""
    if len(side) < LEAST:
        return False
    room = room_of(side)
    full = [piece for piece in side if piece.x1 - piece.x0 >= NEARLY * room]
    return len(full) >= FULL * len(side) and sum(piece.length for piece in full) >= WORDS * len(full)


def room_of(side: Sequence[Piece]) -> float:
    """Return how wide one column is."""
    return max(piece.x1 for piece in side) - min(piece.x0 for piece in side)
