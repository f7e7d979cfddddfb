"""Tables as grids with meaning: labelled rows, named columns, totals told from details.

One table may hold several grids: a self-evaluation form has a money block and an indicator block, each with a header
row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.facts.text.passages import Passage
from reportlint.model import Cell, Span
from reportlint.number import Quantity
from reportlint.patterns import compiled

LEVEL_COLUMNS = ("一级指标", "二级指标", "三级指标")
MARKED = compiled(r"（(?:满分)?\d+(?:\.\d+)?分）$")
"""How the label of a row of marks ends, whatever its indicator measures: 完成率（8分）."""
FULL, SCORE, DEDUCTED, RAW, CUT, RATE = "分值", "得分", "扣分", "百分制得分", "核减", "得分率"
PARTY, OWN = "各方得分", "自报得分"
"""Columns of the marks that one of several parties gives or gets (an expert, a quarter, a unit, the year before), and
of those that a unit gave itself before somebody else settled them."""
LEVEL_MARKS, LEVEL_SCORES = ("一级分值", "二级分值"), ("一级得分", "二级得分")
"""Columns of the maxima and scores of a whole level, beside those of the rows."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One grid slot with the cell that fills it."""

    cell: Cell
    """The cell, shared by all the slots it covers."""
    passage: Passage
    """Its text as it reads."""
    quantity: Quantity | None
    """The number, where the cell holds one number and nothing else."""
    inherited: bool
    """Whether the slot is filled by a merged cell that begins elsewhere, or by a blank under a label."""

    @property
    def text(self) -> str:
        """Its text as it reads."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid."""

    index: int
    """0-based grid column."""
    header: str
    """Its header texts joined from top to bottom."""
    name: str | None
    """Its canonical name, None where the vocabulary knows none."""
    unit: str
    """Unit of its bare numbers, `` where none is stated."""
    path: tuple[str, ...] = ()
    """Its header texts from top to bottom, each once."""
    own_unit: bool = False
    """Whether its own header states the unit; otherwise a row may state another."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a grid below the header."""

    index: int
    """0-based row of the table."""
    slots: tuple[Slot | None, ...]
    """One a column; None where the source has no cell."""
    kind: str
    """`body`, `subtotal` or `total`."""
    label: str
    """The first own text of the row."""

    def slot(self, column: Column | None) -> Slot | None:
        """Return the slot under a column."""
        return None if column is None else self.slots[column.index]

    def number(self, column: Column | None) -> Quantity | None:
        """Return the number of the row's own cell under a column."""
        slot = self.slot(column)
        return None if slot is None or slot.inherited else slot.quantity

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """The numbers of its own cells, from left to right, whatever their columns hold."""
        return tuple(slot.quantity for slot in self.slots if slot and slot.quantity and not slot.inherited)


@dataclass(frozen=True, slots=True)
class Grid:
    """One block of a table with one header."""

    table: int
    """0-based number of the table in the document."""
    block: int
    """Index of the table among the document's blocks."""
    span: Span
    """From its header to its last row."""
    caption: str
    """The caption above the table, `` where there is none."""
    columns: tuple[Column, ...]
    """From left to right."""
    rows: tuple[Row, ...]
    """Below the header, from top to bottom."""
    header: tuple[int, int]
    """First header row and the row behind the last one."""
    continues: bool = False
    """Whether it is the rest of the grid before it, cut off by a page."""

    def column(self, name: str) -> Column | None:
        """Return the column with a canonical name: the only one, or the first."""
        return next((column for column in self.columns if column.name == name), None)

    def body(self) -> Iterator[Row]:
        """Yield the rows that are no totals."""
        return (row for row in self.rows if row.kind == "body")

    def total(self) -> Row | None:
        """Return the last total row, None where there is none."""
        return next((row for row in reversed(self.rows) if row.kind == "total"), None)
