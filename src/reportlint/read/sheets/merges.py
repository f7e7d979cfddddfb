"""Merged cells: which cells of a sheet lie under one and so are not printed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from reportlint.read.sheets.formulas import Place

Area: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column; 0-based."""


def covered(places: Iterable[Place], merges: Iterable[Area]) -> dict[Place, Place]:
    """Find the places under merged cells, each with the first place of its merge, which alone is printed."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(places):
        rows.setdefault(row, []).append(column)
    numbers = list(rows)
    found: dict[Place, Place] = {}
    for area in merges:
        top, left, _, _ = area
        for place in places_in(area, rows, numbers):
            if place != (top, left) and (top, left) not in found:
                found.setdefault(place, (top, left))
    return found


def places_in(area: Area, rows: dict[int, list[int]], numbers: list[int]) -> Iterator[Place]:
    """Yield the places inside an area, out of columns by row and the rows in order."""
    top, left, bottom, right = area
    for row in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
        columns = rows[row]
        for column in columns[bisect_left(columns, left) : bisect_right(columns, right)]:
            yield row, column
