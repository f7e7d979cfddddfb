"""Columns whose cells print a maximum and a mark together: 4.8/6, 14分（满分15分）, 50分→48.5分.

Each is read as two columns, the maxima before the marks, so that nothing else has to know of pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlint.facts.scores.marks import NAME_COLUMNS
from reportlint.facts.tables.grids import FULL, OWN, SCORE, Column, Grid, Slot
from reportlint.facts.text.passages import Passage
from reportlint.facts.text.quantities import cell_quantity
from reportlint.patterns import Match, compiled

PAIR = compiled(
    r"(?:\d+(?:\.\d+)?%[，、；])?"
    r"(?P<first>\d+(?:\.\d+)?)(?P<marked>分?)"
    r"(?:(?P<sign>/|→)(?P<second>\d+(?:\.\d+)?)分?|（(?:满分|分值)：?(?P<full>\d+(?:\.\d+)?)分?）)"
)
"""A cell of two marks; a rate may stand before them."""
OF_MARKS = compiled(r"得分|评分|分值|满分|[自复初]评|打分|分数|实得")
"""Headers of columns of pairs of marks."""
OWN_MARK = compiled(r"自[评报查]|申报")
"""Headers of marks that a unit gives itself, where somebody else settles them."""
MAXIMUM_FIRST = compiled(r"(?:满分|分值|标准分|权重)(?:/|→)")
"""Headers that name the maximum before the mark."""
LEAST_PAIRS = 2
"""Pairs that make a column of pairs."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A column of pairs, as the slots of its maxima and of its marks, one a row of the grid."""

    column: Column
    """The column."""
    maxima: tuple[Slot | None, ...]
    """What there is to get."""
    marks: tuple[Slot | None, ...]
    """What was given."""


def with_pairs_parted(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Read the columns of pairs of every grid that names indicators as two columns each."""
    return tuple(parted(grid) if any(map(grid.column, NAME_COLUMNS)) else grid for grid in grids)


def parted(grid: Grid) -> Grid:
    """Return a grid with its columns of pairs read as two columns each."""
    pairs = {one.index: part for one in grid.columns if (part := parted_column(grid, one))}
    if not pairs:
        return grid
    headers = {index: pair.column.header for index, pair in pairs.items()}
    settling = [index for index, header in headers.items() if len(pairs) == 1 or not OWN_MARK.search(header)]
    columns: list[Column] = []
    slots: list[Sequence[Slot | None]] = []
    for column in grid.columns:
        pair = pairs.get(column.index)
        if pair is None:
            columns.append(column)
            slots.append([row.slot(column) for row in grid.rows])
        else:
            own = len(pairs) > 1 and OWN_MARK.search(column.header) is not None
            name = OWN if own else SCORE if settling == [column.index] else None
            marks = replace(column, unit="分", own_unit=True, name=name)
            columns += [replace(marks, name=FULL), marks]
            slots += [pair.maxima, pair.marks]
    rows = (replace(row, slots=tuple(one[at] for one in slots)) for at, row in enumerate(grid.rows))
    return replace(grid, columns=tuple(replace(one, index=at) for at, one in enumerate(columns)), rows=tuple(rows))


def parted_column(grid: Grid, column: Column) -> Parted | None:
    """Read a column of pairs; None where its cells are anything else, or no mark stays below its maximum."""
    slots = [row.slot(column) for row in grid.rows]
    filled = [slot for slot in slots if slot is not None and slot.text and not slot.inherited]
    found = [match for slot in filled if (match := PAIR.fullmatch(slot.text))]
    if len(found) < max(LEAST_PAIRS, len(filled)) or not are_marks(column, found):
        return None
    swapped = MAXIMUM_FIRST.search(column.header) is not None
    halves = [halves_of(slot, swapped=swapped) for slot in slots]
    known = [(full.quantity, mark.quantity) for full, mark in halves if full is not None and mark is not None]
    above = sum(mark.value > full.value for full, mark in known if full is not None and mark is not None)
    if above > 1 or 2 * above >= len(known):
        return None
    return Parted(column, tuple(full for full, _ in halves), tuple(mark for _, mark in halves))


def are_marks(column: Column, found: Sequence[Match]) -> bool:
    """Whether pairs are marks: the header says so, or the cells call them so; what is led by an arrow is told."""
    if any(match["sign"] == "→" for match in found):
        return MAXIMUM_FIRST.search(column.header) is not None
    return all(match["full"] or match["marked"] for match in found) or OF_MARKS.search(column.header) is not None


def halves_of(slot: Slot | None, *, swapped: bool) -> tuple[Slot | None, Slot | None]:
    """Return maximum and mark of one cell, each as a slot of its own."""
    match = PAIR.fullmatch(slot.text) if slot is not None else None
    if slot is None or match is None:
        return slot, slot
    full, mark = ("full" if match["full"] else "second"), "first"
    if swapped and not match["full"]:
        full, mark = mark, full
    return half(slot, *match.span(full)), half(slot, *match.span(mark))


def half(slot: Slot, start: int, end: int) -> Slot:
    """Return a part of a cell that holds one number as a slot."""
    text, span = slot.passage.text[start:end], slot.passage.locate(start, end)
    passage = Passage(text, slot.passage.offsets[start : end + 1], span)
    return replace(slot, passage=passage, quantity=cell_quantity(passage, "分"))
