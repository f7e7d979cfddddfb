"""Lists of what moved the marks of units, one event a row: 单位 | 扣分事项 | 次数 | 每次扣分 | 扣分.

What one event costs is no maximum, and the marks of a row are that many times it; so such a list is no score table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations

from reportlint.facts.scores.marks import ADDED, NAME_COLUMNS, PER_CASE, TAKEN
from reportlint.facts.scores.renaming import MARK_COLUMNS, with_units
from reportlint.facts.tables.grids import FULL, SCORE, Column, Grid, Row
from reportlint.facts.tables.sheets import CODE_HEADER, NIL, is_numeric
from reportlint.facts.text.passages import FINAL_REMARK
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled

COUNTED = compiled(r"(?:[次件处起例项篇人批户宗条个]|频)[次数]?量?(?:（[^（）]*）)?$|数量?(?:（[^（）]*）)?$")
"""What heads the numbers of events."""
MARKED = compiled(r"分(?:值|数)?(?:（[^（）]*）)?$|分(?:合计|小计)$")
"""What heads the marks of a row."""
NUMBER = compiled(r"\D{0,4}(?P<number>\d+(?:\.\d+)?)\D*")
"""What a cell says that one event costs: 0.2, 0.2分/处, 每处0.2分."""
ITEM = compiled(r"[加扣减]分(?:事[项由]|项目?|原因|情[况形]|内容|问题)|^(?:事[项由]|问题|原因|情形)")
"""What heads the events of a list that does not say what one of them costs."""
LEAST_ROWS = 2
"""Rows in which the product must hold."""


def events_named(grid: Grid) -> Grid | None:
    """Return a list of events with none of its columns called maxima or scores; None for any other grid.

    Its marks are read as marks.
    """
    found = product_of(grid)
    if found is None:
        return None
    marks = [replace(column, name=None, unit="分", own_unit=True) for column in found[1:]]
    known = {column.index: column for column in marks}
    columns = tuple(known.get(column.index, without_meaning(column)) for column in grid.columns)
    return replace(grid, columns=columns, rows=tuple(with_units(row, marks) for row in grid.rows))


def without_meaning(column: Column) -> Column:
    """Return a column without the name of one of marks, or of what they are given for."""
    return replace(column, name=None) if column.name in {*MARK_COLUMNS, *NAME_COLUMNS} else column


def product_of(grid: Grid) -> tuple[Column, Column, Column] | None:
    """Return the columns of how many, of what each costs, and of their product; None where there are no such."""
    if not any(PER_CASE.search(one.header) or MARKED.search(one.header) for one in grid.columns):
        return None
    rows = list(grid.body())
    lines = {column.index: [value_of(row, column) for row in rows] for column in grid.columns}
    full = [column for column in grid.columns if sum(value is not None for value in lines[column.index]) >= LEAST_ROWS]
    counts = [column for column in full if counts_events(column, rows, lines[column.index])]
    marks = [column for column in full if MARKED.search(column.header) or PER_CASE.search(column.header)]
    for count in counts:
        for each, marked in permutations((column for column in marks if column is not count), 2):
            told = PER_CASE.search(each.header) is not None and not PER_CASE.search(marked.header)
            if multiplies(lines[count.index], lines[each.index], lines[marked.index], told=told):
                return count, each, marked
    return None


def value_of(row: Row, column: Column) -> Fraction | None:
    """Return the number of a cell, whatever sign and unit it has there."""
    slot = row.slot(column)
    if slot is None or slot.inherited:
        return None
    if slot.quantity is not None:
        return abs(slot.quantity.value)
    match = NUMBER.fullmatch(slot.text)
    return Fraction(match["number"]) if match else None


def counts_events(column: Column, rows: Sequence[Row], values: Sequence[Fraction | None]) -> bool:
    """Whether a column holds whole numbers of things counted."""
    numbers = [number for row in rows if (number := row.number(column))]
    kinds = all(one.kind in {Kind.COUNT, Kind.PLAIN} for one in numbers)
    whole = all(value.denominator == 1 for value in values if value is not None)
    return kinds and whole and COUNTED.search(column.header) is not None


def multiplies(
    counts: Sequence[Fraction | None], each: Sequence[Fraction | None], marks: Sequence[Fraction | None], *, told: bool
) -> bool:
    """Whether numbers of events times what each costs are the marks in most rows; `told` where a header says so.

    Where none does, a row of several events must tell.
    """
    rows = [
        (count, cost, mark)
        for count, cost, mark in zip(counts, each, marks, strict=True)
        if count is not None and cost is not None and mark is not None
    ]
    held = [count for count, cost, mark in rows if count * cost == mark]
    return len(held) >= LEAST_ROWS and 4 * len(held) >= 3 * len(rows) and (told or any(count > 1 for count in held))


# ---------------------------------------------------------------- what they say


@dataclass(frozen=True, slots=True)
class Event:
    """One row of such a list."""

    unit: str
    """The unit that it is about, `` in a list of one unit."""
    item: str
    """What happened, without remarks."""
    marks: Quantity
    """The marks that it moved."""
    added: bool
    """Whether they were added, and not taken off."""


def find_events(grids: Sequence[Grid]) -> tuple[Event, ...]:
    """Return the events that tables list."""
    return tuple(event for grid in grids for event in events_of(grid))


def events_of(grid: Grid) -> Iterator[Event]:
    """Yield the rows of a list of events; a blank or merged cell under a unit goes on with it."""
    marked = marked_column(grid)
    words = [one for one in grid.columns if marked and one.index < marked.index and holds_words(grid, one)]
    if marked is None or not words:
        return
    added = TAKEN.search(marked.header) is None
    unit = ""
    for row in grid.rows:
        slot, item = (row.slot(words[0]) if len(words) > 1 else None), row.slot(words[-1])
        unit = slot.text if slot and slot.text else unit
        marks = row.number(marked)
        if row.kind == "body" and marks is not None and item is not None and item.text not in NIL:
            yield Event(unit, FINAL_REMARK.sub("", item.text), marks, added)


def marked_column(grid: Grid) -> Column | None:
    """Return the column of the marks that events moved, None where a grid lists none."""
    if (found := product_of(grid)) is not None:
        return found[2]
    listed = any(ITEM.search(column.header) for column in grid.columns)
    scored = any(column.name in {FULL, SCORE} for column in grid.columns)
    marks = [column for column in grid.columns if ADDED.search(column.header) or TAKEN.search(column.header)]
    numeric = [column for column in marks if is_numeric(column, [row.slot(column) for row in grid.body()])]
    return numeric[0] if listed and not scored and len(numeric) == 1 else None


def holds_words(grid: Grid, column: Column) -> bool:
    """Whether a column holds words, and no numbers or ranks."""
    texts = [slot.text for row in grid.body() if (slot := row.slot(column)) and slot.text and not slot.inherited]
    words = sum(compiled(r"[\u4e00-\u9fff]").search(text) is not None for text in texts)
    return bool(texts) and words == len(texts) and not CODE_HEADER.search(column.header)
