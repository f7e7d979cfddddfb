"""Tables ruled only above, below and under the header (三线表): columns from the gaps that all their lines leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from reportlint.read.layout.drawings import Edge
from reportlint.read.layout.grids import NEAR, Place
from reportlint.read.layout.lines import Line
from reportlint.read.layout.tables import Fragment, PrintedCell

APART: Final = 0.4
"""A gap of so many character sizes in every line parts two columns."""
LEAP: Final = 1.3
"""Baselines so many times further apart than the closest ones begin a new row."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for such tables on a page."""

    fragments: tuple[Fragment, ...]
    """The tables."""
    lines: tuple[Line, ...]
    """The lines that belong to none."""
    doubtful: bool = False
    """True where rules stand like those of a table, but no columns were found."""


def take_three_lined(lines: Sequence[Line], rules: Sequence[Edge], width: float) -> Found:
    """Part the lines of a page into tables between long level rules and the rest."""
    fragments: list[Fragment] = []
    rest = list(lines)
    doubtful = False
    for bands in banded(rules, rest, width):
        inside = [line for band in bands for line in band.lines]
        fragment = table_of(bands)
        if fragment:
            fragments.append(fragment)
            rest = [line for line in rest if line not in inside]
        else:
            doubtful = True
    return Found(tuple(fragments), tuple(rest), doubtful)


@dataclass(frozen=True, slots=True)
class Band:
    """The lines between two long rules."""

    top: Edge
    """The rule above."""
    bottom: Edge
    """The rule below."""
    lines: tuple[Line, ...]
    """What stands between them."""

    @property
    def tabular(self) -> bool:
        """Say whether its lines are parted into columns, at least the most of them."""
        return bool(self.lines) and 2 * sum(len(gaps(line)) > 0 for line in self.lines) >= len(self.lines)


def banded(rules: Sequence[Edge], lines: Sequence[Line], width: float) -> list[list[Band]]:
    """Return runs of two or more bands between rules of the same length that hold tabular lines."""
    long = [rule for rule in rules if rule.high - rule.low > 0.4 * width]
    runs: list[list[Band]] = []
    for above, below in pairwise(long):
        inside = tuple(line for line in lines if above.at < line.base - 0.3 * line.size < below.at)
        band = Band(above, below, inside)
        same = abs(above.low - below.low) <= NEAR and abs(above.high - below.high) <= NEAR
        held = all(above.low - NEAR <= line.x0 and line.x1 <= above.high + NEAR for line in inside)
        if not (same and held and band.tabular):
            continue
        if runs and runs[-1][-1].bottom is above:
            runs[-1].append(band)
        else:
            runs.append([band])
    return [run for run in runs if len(run) >= 2]


def gaps(line: Line) -> list[tuple[float, float]]:
    """Return the wide gaps of a line."""
    printed = [place for place, char in enumerate(line.text) if char != " "]
    ends = [(line.boxes[4 * before + 2], line.boxes[4 * after]) for before, after in pairwise(printed)]
    return [(low, high) for low, high in ends if high - low > 2 * APART * line.size]


def table_of(bands: Sequence[Band]) -> Fragment | None:
    """Make a table of the bands between rules, None where they show no columns."""
    body = [line for band in bands[1:] for line in band.lines]
    xs = column_edges(body, bands[0].top)
    rows = [row for band in bands for row in rows_of(band.lines)]
    if len(xs) < 3 or len(rows) < 3:
        return None
    cells: list[PrintedCell] = []
    for number, row in enumerate(rows):
        for column, (low, high) in enumerate(pairwise(xs)):
            parts = [part for line in row if (part := cut(line, low, high))]
            cells.append(PrintedCell(Place(number, column, 1, 1), tuple(parts), low, high))
    page = body[0].page
    return Fragment(page, bands[0].top.at, bands[-1].bottom.at, xs, len(rows), tuple(cells), ruled=False)


def column_edges(lines: Sequence[Line], rule: Edge) -> tuple[float, ...]:
    """Return where columns begin and end: in the middle of the gaps that no line prints into."""
    spans = sorted(
        (line.boxes[4 * place], line.boxes[4 * place + 2])
        for line in lines
        for place, char in enumerate(line.text)
        if char != " "
    )
    edges = [rule.low]
    reach = spans[0][1]
    least = APART * max(line.size for line in lines)
    for low, high in spans:
        if low - reach > least:
            edges.append((low + reach) / 2)
        reach = max(reach, high)
    return (*edges, rule.high)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Gather the lines of a band into rows: by their distance, or where that is even one by one."""
    steps = [after.base - before.base for before, after in pairwise(lines)]
    even = not steps or max(steps) <= LEAP * min(steps)
    rows = [[lines[0]]]
    for step, line in zip(steps, lines[1:], strict=True):
        if bool(gaps(line)) if even else step > LEAP * min(steps):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


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
