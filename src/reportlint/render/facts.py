"""What the checks see of a document: as JSON for programs, as a short list for a person who writes a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.facts import Facts
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.prose.claims import Statement
from reportlint.facts.scores.indicators import Indicator, IndicatorGroup, ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.tables.grids import Grid, Row
from reportlint.facts.text.dates import Date
from reportlint.facts.text.sections import Section
from reportlint.model import Span
from reportlint.number import Interval, Quantity, as_decimal
from reportlint.render.json import Record
from reportlint.render.json_text import dumped
from reportlint.render.location import Locator
from reportlint.render.visible import one_line


def render_facts(facts: Facts, output_format: str, language: str) -> str:
    """Draw the facts in `text` or `json`."""
    describer = Describer(facts, Locator.of(facts.document))
    if output_format == "json":
        return dumped(describer.record()) + "\n"
    return "\n".join(describer.lines(language)) + "\n"


@dataclass(frozen=True, slots=True)
class Describer:
    """Facts with the means to say where each of them stands."""

    facts: Facts
    """The facts."""
    locator: Locator
    """Offsets to positions."""

    def place(self, span: Span) -> Mapping[str, object]:
        """Return quote and location of a span."""
        return {"quote": self.locator.document.quote(span), "location": self.locator.record(span)}

    def record(self) -> Record:
        """Describe all facts."""
        facts = self.facts
        return {
            "version": 1,
            "sections": [self.section(section) for section in facts.sections],
            "grids": [self.grid(grid) for grid in facts.grids],
            "quantities": [self.quantity(quantity) for quantity in facts.quantities],
            "dates": [self.date(date) for date in dates_of(facts)],
            "statements": [self.statement(statement) for statement in facts.statements],
            "indicators": [self.indicator(table, one) for table in facts.score_tables for one in table.indicators],
            "groups": [self.group(table, one) for table in facts.score_tables for one in table.groups],
            "scores": [self.score(one) for one in facts.scores],
            "matches": [self.match(one) for one in facts.matches],
            "amounts": [
                {"name": one.name, "label": one.label, **self.place(one.quantity.span)} for one in facts.amounts
            ],
            "bands": [
                {"grade": one.word, "range": written(one.interval), **self.place(one.span)} for one in facts.bands
            ],
            "grades": [{"grade": one.word, **self.place(one.span)} for one in facts.grades],
            "captions": [
                {"kind": one.kind, "number": one.number, "title": one.title, **self.place(one.span)}
                for one in facts.captions
            ],
            "references": [
                {"kind": one.kind, "number": one.number, **self.place(one.span)} for one in facts.references
            ],
        }

    def section(self, section: Section) -> Record:
        """Describe one section."""
        heading = section.heading
        return {
            "title": heading.title,
            "number": heading.number,
            "level": heading.level,
            "style": heading.style,
            "parents": list(section.parents),
            "run_in": heading.run_in,
            **self.place(heading.span),
        }

    def grid(self, grid: Grid) -> Record:
        """Describe one grid."""
        total = grid.total()
        return {
            "table": grid.table + 1,
            "caption": grid.caption,
            "columns": [
                {"index": one.index, "header": one.header, "name": one.name, "unit": one.unit} for one in grid.columns
            ],
            "body_rows": sum(1 for _ in grid.body()),
            "total_row": None if total is None else total.index,
            "rows": [self.row(row) for row in grid.rows],
            "location": self.locator.record(grid.span),
        }

    def row(self, row: Row) -> Record:
        """Describe one row of a grid."""
        return {
            "index": row.index,
            "kind": row.kind,
            "label": row.label,
            "cells": [
                None
                if slot is None
                else {
                    "text": slot.text,
                    "inherited": slot.inherited,
                    "value": slot.quantity.text if slot.quantity else None,
                }
                for slot in row.slots
            ],
        }

    def quantity(self, quantity: Quantity) -> Record:
        """Describe one number."""
        return {
            "value": quantity.text,
            "high": None if quantity.high is None else as_decimal(quantity.high),
            "decimals": quantity.decimals,
            "unit": quantity.unit,
            "kind": quantity.kind.value,
            "modifier": quantity.modifier.value,
            **self.place(quantity.span),
        }

    def date(self, date: Date) -> Record:
        """Describe one date."""
        return {
            "year": date.year,
            "month": date.month,
            "day": date.day,
            "fuzzy": date.fuzzy,
            "inherited": date.inherited,
            **self.place(date.span),
        }

    def statement(self, statement: Statement) -> Record:
        """Describe one claim about amounts."""
        return {
            "kind": statement.kind,
            "label": statement.label,
            "base": statement.base,
            "terms": {role: self.quantity(quantity) for role, quantity in statement.quantities.items()},
            "parts": [{"label": part.label, **self.quantity(part.quantity)} for part in statement.parts],
            "directions": dict(statement.directions),
            "complete": statement.complete,
            "unsure": statement.unsure,
            **self.place(statement.span),
        }

    def indicator(self, table: ScoreTable, one: Indicator) -> Record:
        """Describe one indicator."""
        return {
            "name": one.name,
            "kind": one.kind,
            "table": table.grid.table + 1,
            "row": one.row.index,
            "groups": [table.groups[index].name for index in one.groups],
            "full": one.full.text if one.full else None,
            "score": one.score.text if one.score else None,
            **self.place(one.name_slot.cell.span),
        }

    def group(self, table: ScoreTable, one: IndicatorGroup) -> Record:
        """Describe one group of indicators."""
        return {
            "name": one.name,
            "kind": one.kind,
            "level": one.level,
            "table": table.grid.table + 1,
            "declared": one.declared.text if one.declared else None,
            "members": [table.indicators[index].name for index in one.members],
            **self.place(one.slot.cell.span),
        }

    def score(self, one: ScoreStatement) -> Record:
        """Describe one claim about marks."""
        marks = {"full": one.full, "deducted": one.deducted, "score": one.score}
        return {
            "subject": one.subject,
            "kind": one.kind,
            "total": one.total,
            **{role: quantity.text if quantity else None for role, quantity in marks.items()},
            **self.place(one.span),
        }

    def match(self, one: Match) -> Record:
        """Describe how a claim about marks is tied to the score table."""
        return {
            "name": one.name,
            "indicator": one.indicator.name if one.indicator else None,
            "group": one.group.name if one.group else None,
            **self.place(one.statement.span),
        }

    def lines(self, language: str) -> Iterator[str]:
        """Yield the facts as a person reads them."""
        titles = TITLES[language]
        facts = self.facts
        yield from self.listed(
            titles["sections"],
            [
                (f"{'  ' * one.heading.level}{facts.heading_text(one.heading)}", one.heading.span)
                for one in facts.sections
            ],
        )
        for grid in facts.grids:
            yield from self.grid_lines(grid, titles)
        for name, entries in self.entries():
            yield from self.listed(titles[name], entries)

    def entries(self) -> Iterator[tuple[str, Sequence[tuple[str, Span]]]]:
        """Yield what was read of each sort but headings and tables, each with its place."""
        facts = self.facts
        tables = facts.score_tables
        yield "groups", [(group_line(one), one.slot.cell.span) for table in tables for one in table.groups]
        rows = (one for table in tables for one in table.indicators)
        yield "indicators", [(indicator_line(one), one.name_slot.cell.span) for one in rows]
        yield "matches", [(match_line(one), one.statement.span) for one in facts.matches]
        yield "quantities", [(quantity_line(one), one.span) for one in facts.quantities]
        yield "dates", [(date_line(one), one.span) for one in dates_of(facts)]
        yield "amounts", [(amount_line(one), one.quantity.span) for one in facts.amounts]
        yield "statements", [(statement_line(one), one.span) for one in facts.statements if one.kind != "level"]
        yield "scores", [(score_line(one), one.span) for one in facts.scores]
        yield "bands", [(f"{one.word} {written(one.interval)}", one.span) for one in facts.bands]
        yield "grades", [(one.word, one.span) for one in facts.grades]
        yield "captions", [(f"{one.kind}{one.number} {one.title}", one.span) for one in facts.captions]
        yield "references", [(f"{one.kind}{one.number}", one.span) for one in facts.references]

    def listed(self, title: str, entries: Sequence[tuple[str, Span]]) -> Iterator[str]:
        """Yield a titled list, nothing where it is empty."""
        if entries:
            yield f"{title} ({len(entries)})"
            yield from (f"  {self.locator.short(span):>8}  {one_line(text)}" for text, span in entries)
            yield ""

    def grid_lines(self, grid: Grid, titles: Mapping[str, str]) -> Iterator[str]:
        """Yield a grid: its size, and its columns that have a header, with their canonical names."""
        total = grid.total()
        rows = sum(1 for _ in grid.body())
        yield f"{titles['grid']} {grid.table + 1} {one_line(grid.caption)}  {rows} × {len(grid.columns)}" + (
            f"  + {one_line(total.label)}" if total else ""
        )
        for column in (one for one in grid.columns if one.header or one.name):
            named = f" = {column.name}" if column.name else ""
            unit = f" [{column.unit}]" if column.unit else ""
            yield f"  {column.index + 1:>3}  {one_line(column.header)}{named}{unit}"
        yield ""


TITLES: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "sections": "标题",
        "grid": "表",
        "groups": "一、二级指标",
        "indicators": "三级指标",
        "matches": "正文与评分表的对应",
        "quantities": "数值",
        "dates": "日期",
        "amounts": "具名金额",
        "statements": "数量陈述",
        "scores": "得分陈述",
        "bands": "等级标准",
        "grades": "评价等级",
        "captions": "图表标题",
        "references": "图表引用",
    },
    "en": {
        "sections": "Headings",
        "grid": "Table",
        "groups": "Indicator groups",
        "indicators": "Indicators",
        "matches": "Prose tied to the score table",
        "quantities": "Numbers",
        "dates": "Dates",
        "amounts": "Named amounts",
        "statements": "Statements",
        "scores": "Score statements",
        "bands": "Grade bands",
        "grades": "Grades",
        "captions": "Captions",
        "references": "References",
    },
}


def written(interval: Interval) -> str:
    """Print an interval as mathematicians do."""
    low = "-∞" if interval.low is None else as_decimal(interval.low)
    high = "∞" if interval.high is None else as_decimal(interval.high)
    opening = "[" if interval.low_in and interval.low is not None else "("
    closing = "]" if interval.high_in and interval.high is not None else ")"
    return f"{opening}{low}, {high}{closing}"


def dates_of(facts: Facts) -> list[Date]:
    """Return the dates of the prose, then those of the cells."""
    return [date for prose in (*facts.prose, *facts.cells) for date in prose.dates]


def date_line(one: Date) -> str:
    """Print a date: year, month and day as far as they are told, and the part of month or year that is named."""
    told = [f"{part:02}" for part in (one.month, one.day) if part is not None]
    return " ".join(filter(None, ("-".join([str(one.year or "?"), *told]), one.fuzzy, one.part)))


def amount_line(one: Amount) -> str:
    """Print an amount with the name that rules know it by, and that of the report where it is another."""
    label = f" ({one.label})" if one.label != one.name else ""
    return f"{one.name}{label} {one.quantity.text} {one.quantity.unit}"


def quantity_line(one: Quantity) -> str:
    """Print a number with what it means."""
    high = f"..{as_decimal(one.high)}" if one.high is not None else ""
    hedge = f" {one.modifier.value}" if one.modifier else ""
    return f"{one.text}{high} {one.unit} · {one.kind.value}{hedge}"


def statement_line(one: Statement) -> str:
    """Print a claim about amounts."""
    terms = " ".join(f"{role}={quantity.text}{quantity.unit}" for role, quantity in one.quantities.items())
    parts = " + ".join(f"{part.label} {part.quantity.text}" for part in one.parts)
    base = f" ({one.base})" if one.base else ""
    listed = f" = {parts}" if parts else ""
    return f"{one.kind} {one.label} {terms}{base}{listed}{' ?' if one.unsure else ''}"


def score_line(one: ScoreStatement) -> str:
    """Print a claim about marks."""
    marks = {"full": one.full, "deducted": one.deducted, "score": one.score}
    told = " ".join(f"{role}={quantity.text}" for role, quantity in marks.items() if quantity)
    return f"{'∑ ' if one.total else ''}{one.subject or '—'} {told}"


def indicator_line(one: Indicator) -> str:
    """Print an indicator with its marks."""
    return (
        f"{one.name} [{one.kind or '—'}] {one.score.text if one.score else '—'} / {one.full.text if one.full else '—'}"
    )


def group_line(one: IndicatorGroup) -> str:
    """Print a group with its declared maximum."""
    return f"{one.level} {one.name} {one.declared.text if one.declared else '—'} ({len(one.members)})"


def match_line(one: Match) -> str:
    """Print how a claim is tied to the score table."""
    target = one.indicator.name if one.indicator else (one.group.name if one.group else "—")
    return f"{one.name} → {target}"
