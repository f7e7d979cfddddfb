"""Rules of a page → ruled tables as grids: every slot of the grid belongs to exactly one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from reportlint.read.layout.drawings import Box, Edge

NEAR: Final = 3.0
"""Rules closer than this are one rule, and ends closer than this meet; in points."""

MEETINGS: Final = 4_000_000
"""A page with more crossings to look at than this is a map or a hatching."""


class Place(NamedTuple):
    """The slots of a grid that one cell covers."""

    row: int
    """First row."""
    column: int
    """First column."""
    rowspan: int
    """Rows covered."""
    colspan: int
    """Columns covered."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page, without its words."""

    xs: tuple[float, ...]
    """Where its columns begin and the last one ends."""
    ys: tuple[float, ...]
    """Where its rows begin and the last one ends, from the top of the page."""
    places: tuple[Place, ...]
    """Its cells, by row and column; together they cover every slot once."""

    @property
    def box(self) -> Box:
        """What it covers of the page."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def rows(self) -> int:
        """Count the rows."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """Count the columns."""
        return len(self.xs) - 1

    def slot(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of a point, None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1


def grids_of(edges: Iterable[Edge], slots: int) -> tuple[list[Grid], int]:
    """Find the grids that rules form, from the top down, and count those left out for having more than `slots`."""
    upright = joined(snapped([edge for edge in edges if edge.upright]))
    level = joined(snapped([edge for edge in edges if not edge.upright]))
    if len(upright) * len(level) > MEETINGS:
        return [], 1
    found: list[Grid] = []
    too_large = 0
    for columns, rows in meeting(upright, level):
        xs, ys = spots(columns, rows), spots(rows, [])
        if len(xs) < 2 or len(ys) < 2:
            continue
        if (len(xs) - 1) * (len(ys) - 1) > slots:
            too_large += 1
        else:
            found.append(Grid(tuple(xs), tuple(ys), places_of(Borders.of(xs, ys, columns, rows))))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0])), too_large


def snapped(edges: list[Edge]) -> list[Edge]:
    """Put rules that lie side by side onto one line."""
    edges = sorted(edges, key=lambda edge: edge.at)
    found: list[Edge] = []
    group: list[Edge] = []
    for edge in edges:
        if group and edge.at - group[-1].at > NEAR:
            found.extend(levelled(group))
            group = []
        group.append(edge)
    return found + levelled(group)


def levelled(group: list[Edge]) -> list[Edge]:
    """Move rules onto their common line."""
    if not group:
        return []
    at = sum(edge.at for edge in group) / len(group)
    return [edge._replace(at=at) for edge in group]


def joined(edges: list[Edge]) -> list[Edge]:
    """Make one rule of pieces that meet on the same line."""
    found: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: (edge.at, edge.low)):
        last = found[-1] if found else None
        if last and last.at == edge.at and edge.low <= last.high + NEAR:
            found[-1] = last._replace(high=max(last.high, edge.high))
        else:
            found.append(edge)
    return found


def meeting(upright: list[Edge], level: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Part the rules into sets that hang together, each as its upright and its level rules."""
    leader = list(range(len(upright) + len(level)))

    def lead(rule: int) -> int:
        while leader[rule] != rule:
            leader[rule] = leader[leader[rule]]
            rule = leader[rule]
        return rule

    ats = [edge.at for edge in upright]
    for number, row in enumerate(level, len(upright)):
        for column in range(bisect_left(ats, row.low - NEAR), bisect_right(ats, row.high + NEAR)):
            if upright[column].low - NEAR <= row.at <= upright[column].high + NEAR:
                leader[lead(column)] = lead(number)
    sets: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for rule, edge in enumerate([*upright, *level]):
        sets.setdefault(lead(rule), ([], []))[0 if edge.upright else 1].append(edge)
    return [(columns, rows) for columns, rows in sets.values() if columns and rows]


def spots(across: list[Edge], along: list[Edge]) -> list[float]:
    """Return where grid lines stand: at the rules `across`, and at the ends of rules `along` that reach beyond them.

    A table whose sides are left open has no outer uprights, but its level rules show how far it goes.
    """
    ats = sorted({edge.at for edge in across})
    if len(along) < 3 or not ats:
        return ats
    low, high = min(edge.low for edge in along), max(edge.high for edge in along)
    left = [low] if ats[0] - low > 2 * NEAR and sum(edge.low < low + NEAR for edge in along) >= 3 else []
    right = [high] if high - ats[-1] > 2 * NEAR and sum(edge.high > high - NEAR for edge in along) >= 3 else []
    return left + ats + right


@dataclass(frozen=True, slots=True)
class Borders:
    """Which sides of the slots of a grid are ruled."""

    right: list[list[bool]]
    """By row and column: whether the slot's right side is ruled."""
    below: list[list[bool]]
    """By row and column: whether its lower side is ruled."""

    @classmethod
    def of(cls, xs: list[float], ys: list[float], columns: list[Edge], rows: list[Edge]) -> Borders:
        """Look up every side in the rules; the outer sides count as ruled."""
        height, width = len(ys) - 1, len(xs) - 1
        right = [[column == width - 1 for column in range(width)] for _ in range(height)]
        below = [[row == height - 1] * width for row in range(height)]
        for edge in columns:
            column = bisect_left(xs, edge.at) - 1
            for row in covered(ys, edge):
                if column >= 0:
                    right[row][column] = True
        for edge in rows:
            row = bisect_left(ys, edge.at) - 1
            for column in covered(xs, edge):
                if row >= 0:
                    below[row][column] = True
        return cls(right, below)


def covered(spots: list[float], edge: Edge) -> range:
    """Return the intervals between `spots` that a rule runs along from end to end."""
    return range(bisect_left(spots, edge.low - NEAR), max(bisect_right(spots, edge.high + NEAR) - 1, 0))


def places_of(borders: Borders) -> tuple[Place, ...]:
    """Join the slots that no rule parts into cells."""
    height, width = len(borders.right), len(borders.right[0])
    taken = [[False] * width for _ in range(height)]
    found: list[Place] = []
    for row in range(height):
        for column in range(width):
            if not taken[row][column]:
                place = grown(borders, taken, row, column)
                found.append(place)
                for covered_row in range(row, row + place.rowspan):
                    taken[covered_row][column : column + place.colspan] = [True] * place.colspan
    return tuple(found)


def grown(borders: Borders, taken: list[list[bool]], row: int, column: int) -> Place:
    """Return the largest cell that begins at a slot: first to the right, then down."""
    end = column
    while not borders.right[row][end] and not taken[row][end + 1]:
        end += 1
    last = row
    while open_below(borders, last, column, end) and not any(taken[last + 1][column : end + 1]):
        last += 1
    return Place(row, column, last - row + 1, end - column + 1)


def open_below(borders: Borders, row: int, column: int, end: int) -> bool:
    """Say whether a cell goes on in the next row: nothing rules it off, and nothing parts it there."""
    if any(borders.below[row][column : end + 1]):
        return False
    return not any(borders.right[row + 1][column:end]) and borders.right[row + 1][end] == borders.right[row][end]


def columns_agree(one: tuple[float, ...], other: tuple[float, ...], reach: float) -> bool:
    """Say whether two tables have the same column edges."""
    return len(one) == len(other) and all(abs(a - b) <= reach for a, b in zip(one, other, strict=True))
