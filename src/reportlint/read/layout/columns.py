"""Lines of a page → where it is set in two columns: the stretches of it, and the gutter of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import sub
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
"""Where the second column can begin, as shares of the width of the page."""


class Region(NamedTuple):
    """A stretch of a page that is set in two columns."""

    top: float
    """Where it begins, from the top of the page."""
    bottom: float
    """Where it ends."""
    at: float
    """The middle of the gutter."""

    def side(self, x: float) -> int:
        """Say in which column something stands: the first or the second."""
        return 1 if x < self.at else 2


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
    """Find the stretches of a page set in two columns; a table, chart or rule across the gutter ends one."""
    low, high = MIDDLE[0] * width, MIDDLE[1] * width
    if sum(low < line.x0 < high or gapped(line) for line in lines) < LEAST:
        return ()
    rows = [pieces_of(line) for line in lines]
    start = second_start([piece for row in rows for piece in row if low < piece.x0 < high])
    if start is None:
        return ()
    barriers = [(box[0], box[2], (box[1] + box[3]) / 2) for box in boxes] + [(e.low, e.high, e.at) for e in rules]
    across = [y for x0, x1, y in barriers if x0 < start - 1 and x1 > start + 1]
    found = [region_of(run, start, ended=ended) for run, ended in runs_of(rows, start, across)]
    return tuple(region for region in found if region and not framed(region, rules))


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


def second_start(pieces: Sequence[Piece]) -> float | None:
    """Return where most pieces in the middle of the page begin, first lines of paragraphs being indented."""
    starts = sorted(piece.x0 for piece in pieces)
    reach = 2.5 * max((piece.line.size for piece in pieces), default=0.0)
    best, most = None, LEAST - 1
    for place, start in enumerate(starts):
        count = sum(other <= start + reach for other in starts[place:])
        if count > most:
            best, most = start, count
    return best


def runs_of(rows: Sequence[Row], start: float, across: Sequence[float]) -> Iterator[tuple[list[Row], bool]]:
    """Yield runs of lines none of which crosses the gutter before `start`, and whether one that does ends the run."""
    run: list[Row] = []
    for row in rows:
        crosses = any(piece.x0 < start - 1 and piece.x1 > start + 1 for piece in row)
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


def region_of(run: Sequence[Row], start: float, *, ended: bool) -> Region | None:
    """Return the stretch that a run of lines makes, None where they are no two columns of running text.

    Where running text across the page ended the run, what stands below the second column belongs to that text.
    """
    first = [piece for row in run for piece in row if piece.x0 < start - 1]
    second = [piece for row in run for piece in row if piece.x0 >= start - 1]
    if min(len(first), len(second)) < LEAST:
        return None
    line = 1.3 * max(piece.line.size for piece in second)
    top, bottom = first[0].line.top - line, second[-1].line.bottom + line if ended else inf
    first, second = ([piece for piece in side if top < piece.line.base < bottom] for side in (first, second))
    if not (is_running(first) and is_running(second)):
        return None
    inside = [piece.line for piece in (*first, *second)]
    at = (max(piece.x1 for piece in first) + min(piece.x0 for piece in second)) / 2
    return Region(min(line.top for line in inside), max(line.bottom for line in inside), at)


def framed(region: Region, rules: Sequence[Edge]) -> bool:
    """Say whether rules run close above and below a stretch: then it is the body of a table."""
    across = [rule.at for rule in rules if rule.low < region.at < rule.high]
    return all(any(abs(rule - side) < FRAME for rule in across) for side in (region.top, region.bottom))


def is_running(side: Sequence[Piece]) -> bool:
    """Say whether the pieces of one column are lines of running text: most of them as long as the column is wide."""
    if len(side) < LEAST:
        return False
    room = max(piece.x1 for piece in side) - min(piece.x0 for piece in side)
    full = [piece for piece in side if piece.x1 - piece.x0 >= NEARLY * room]
    return len(full) >= FULL * len(side) and sum(piece.length for piece in full) >= WORDS * len(full)
