"""What the cells of a row of a score table say in words: its scoring rule, and what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reportlint.facts import Prose
from reportlint.facts.scores.awards import Ruling, find_rulings
from reportlint.facts.scores.indicators import RULE, Indicator, ScoreTable
from reportlint.facts.scores.marks import NAME_COLUMNS
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.targets import ACTUAL, TARGET
from reportlint.facts.scores.told import Told
from reportlint.model import Span

NOT_TOLD = frozenset({*NAME_COLUMNS, TARGET, ACTUAL})
"""Columns whose words neither rule nor tell."""


def word_cells(cells: Mapping[Span, Prose], table: ScoreTable, one: Indicator) -> list[Prose]:
    """Return the cells of a row that hold words, the one of its rule first; `cells` are those of tables by place."""
    rule = table.grid.column(RULE)
    columns = [*([rule] if rule else []), *(column for column in table.grid.columns if column is not rule)]
    slots = (one.row.slot(column) for column in columns if column.name not in NOT_TOLD)
    own = (slot for slot in slots if slot is not None and not slot.inherited and slot.quantity is None)
    return [cells[slot.passage.span] for slot in own if slot.text and slot.passage.span in cells]


def told_in(cell: Prose, one: Indicator) -> Told:
    """Read a cell as words about the marks of its row."""
    statement = ScoreStatement(one.name, one.kind, cell.passage.span, one.full, one.deducted, one.score)
    return Told(statement, cell.passage, 0, len(cell.passage.text), tuple(cell.quantities))


def rule_among(cells: Sequence[Prose], full: Fraction) -> tuple[Prose, list[Ruling]] | None:
    """Return the first cell that states a scoring rule, with what it rules."""
    found = ((cell, find_rulings(cell.passage.text, full)) for cell in cells)
    return next(((cell, rulings) for cell, rulings in found if rulings), None)
