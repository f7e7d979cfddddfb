"""What of the facts is shown beside the findings: the headings, and the score tables row by row."""

from __future__ import annotations

from typing import Protocol

from reportlint.facts.scores.indicators import RULE, Indicator, IndicatorGroup, ScoreTable
from reportlint.facts.scores.marks import bare_name
from reportlint.facts.tables.grids import FULL, LEVEL_COLUMNS, SCORE, Grid, Row
from reportlint.facts.text.sections import Heading
from reportlint.finding import ScoreGroup, ScoreRow, ScoreSheet, Title
from reportlint.model import Span
from reportlint.number import Quantity

TARGET, ACTUAL = "年度指标值", "实际完成值"
"""Canonical columns of what was to be reached, and what was."""


class Told(Protocol):
    """What is asked of the facts."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Headings and numbered items in order."""

    @property
    def score_tables(self) -> tuple[ScoreTable, ...]:
        """The grids that give indicators marks."""

    def heading_text(self, heading: Heading) -> str:
        """Return number and title of a heading."""


def titles_of(facts: Told) -> tuple[Title, ...]:
    """Return the headings that open a part of the report; numbered items of running text are none."""
    return tuple(
        Title(heading.span, facts.heading_text(heading), heading.level)
        for heading in facts.headings
        if not heading.run_in and (heading.level > 0 or heading.number is not None)
    )


def sheets_of(facts: Told) -> tuple[ScoreSheet, ...]:
    """Return the score tables with what they print."""
    return tuple(map(sheet_of, facts.score_tables))


def sheet_of(table: ScoreTable) -> ScoreSheet:
    """Write one score table out; a form's row of the execution rate, which stands in its money block, comes first."""
    above = [execution_row(grid, row) for grid, row in table.extra]
    own = [score_row(table, indicator) for indicator in table.indicators]
    total = table.total
    return ScoreSheet(
        caption=table.grid.caption,
        rows=(*above, *own),
        groups=tuple(score_group(table.grid, group, len(above)) for group in table.groups),
        full=total.number(table.grid.column(FULL)) if total else None,
        score=total.number(table.grid.column(SCORE)) if total else None,
    )


def execution_row(grid: Grid, row: Row) -> ScoreRow:
    """Write out a row with marks of the money block."""
    marks = (row.number(grid.column(FULL)), row.number(grid.column(SCORE)))
    return ScoreRow(("", "", row.label), "", "", "", "", *marks, span_of(row))


def score_row(table: ScoreTable, indicator: Indicator) -> ScoreRow:
    """Write out one indicator."""
    grid, row = table.grid, indicator.row
    first, second, third = (bare_name(text_in(grid, row, column)) for column in LEVEL_COLUMNS)
    return ScoreRow(
        names=(first, second, third or indicator.name),
        kind=indicator.kind,
        target=text_in(grid, row, TARGET),
        actual=text_in(grid, row, ACTUAL),
        criterion=text_in(grid, row, RULE),
        full=indicator.full,
        score=indicator.score,
        span=span_of(row),
    )


def score_group(grid: Grid, group: IndicatorGroup, above: int) -> ScoreGroup:
    """Write out one group; its rows are counted behind the `above` rows of the money block."""
    members = tuple(member + above for member in group.members)
    subtotal = group.subtotal
    full = group.declared or number_in(grid, subtotal, FULL)
    return ScoreGroup(group.level, group.name, members, full, number_in(grid, subtotal, SCORE))


def number_in(grid: Grid, row: Row | None, column: str) -> Quantity | None:
    """Return the number of a row under a canonical column."""
    return row.number(grid.column(column)) if row else None


def text_in(grid: Grid, row: Row, column: str) -> str:
    """Return the text of a row under a canonical column, inherited labels filled in."""
    slot = row.slot(grid.column(column))
    return slot.text if slot else ""


def span_of(row: Row) -> Span:
    """Return the cells that begin in a row."""
    spans = [slot.cell.span for slot in row.slots if slot and not slot.inherited]
    spans = spans or [slot.cell.span for slot in row.slots if slot] or [Span(0, 0)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
