"""Marks that a cell prints with a word for their sign: 扣1.0 and 加0.5 in the rows that are worth no maximum."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from reportlint.facts.scores.marks import mark_in
from reportlint.facts.tables.grids import FULL, OWN, PARTY, SCORE, Grid, Row, Slot
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled

WORDED = compiled(
    r"(?:(?P<taken>倒?扣减?|减|扣除|扣分|减分)|加分?|另加|奖励?)(?P<number>\d+(?:\.\d+)?)(?:分|（[^（）\d]*）)?"
)
"""A mark with its sign in words."""
LEAST_ROWS = 3
"""Rows with a maximum beside which a row without one is on top of them; else it may tell what its own mark lost."""


def with_worded_marks(grid: Grid) -> Grid:
    """Read the marks of the rows on top of the others that print their sign in a word."""
    worth = sum(mark_in(grid, row, FULL) is not None for row in grid.body())
    if worth < LEAST_ROWS or not any(is_worded(slot) for row in grid.rows for slot in row.slots):
        return grid
    columns = {one.index for one in grid.columns if one.name in {SCORE, OWN, PARTY}}
    return replace(grid, rows=tuple(with_marks(grid, row, columns) for row in grid.rows))


def is_worded(slot: Slot | None) -> bool:
    """Whether a slot holds a mark with its sign in words."""
    return slot is not None and slot.quantity is None and WORDED.fullmatch(slot.text) is not None


def with_marks(grid: Grid, row: Row, columns: set[int]) -> Row:
    """Return a row with such marks read; what was taken only where it has no maximum of its own."""
    if row.kind != "body":
        return row
    worth = mark_in(grid, row, FULL) is not None  # then 扣1 says what its mark lost
    slots = (
        replace(slot, quantity=number)
        if slot is not None
        and at in columns
        and is_worded(slot)
        and (number := read(slot))
        and (number.value > 0 or not worth)
        else slot
        for at, slot in enumerate(row.slots)
    )
    return replace(row, slots=tuple(slots))


def read(slot: Slot) -> Quantity | None:
    """Read the mark of a slot: one that was taken is less than nothing."""
    match = WORDED.fullmatch(slot.text)
    if match is None:
        return None
    digits = match["number"]
    return Quantity(
        span=slot.passage.locate(*match.span("number")),
        text=f"-{digits}" if match["taken"] else digits,
        value=Fraction(digits) * (-1 if match["taken"] else 1),
        decimals=len(digits.partition(".")[2]),
        unit="分",
        kind=Kind.SCORE,
        scale=Fraction(1),
        whole=slot.passage.locate(0, len(slot.text)),
    )
