"""How causes are told: what a repair changes, where, and what becomes of the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from reportlint.diagnose.problems import identity
from reportlint.diagnose.repair import System
from reportlint.facts import Facts
from reportlint.facts.tables.grids import FULL, SCORE, Column, Grid, Row
from reportlint.facts.text.numerals import chinese_integer, chinese_numeral
from reportlint.finding import Cause, Observation, Repair, Replacement
from reportlint.model import Span
from reportlint.number import Quantity, as_decimal
from reportlint.patterns import compiled

MOST_ALTERNATIVES = 3
"""Repairs named where several are equally small."""


@dataclass(frozen=True, slots=True)
class Narrator:
    """Makes causes of broken relations."""

    system: System
    """The relations of the document."""
    failures: Sequence[Observation]
    """What was told."""
    about: Mapping[tuple[object, ...], Sequence[int]]
    """Relation → positions of the failures that look at it."""
    described: Describer
    """Words for places and repairs."""

    def cause(
        self,
        broken: Sequence[int],
        repairs: Sequence[Mapping[Span, Quantity]],
        *,
        joint: bool = False,
        cut: bool = False,
    ) -> Cause:
        """Make the cause of some broken relations.

        `joint`: some of them hold only with another cause mended too; `cut`: the search for repairs was given up.
        """
        identities = {identity(self.system.relations[index]) for index in broken}
        symptoms = [self.failures[at] for at in sorted({at for one in identities for at in self.about.get(one, ())})]
        options = tuple(
            self.described.repair(self.system.with_copies(changes)) for changes in list(repairs)[:MOST_ALTERNATIVES]
        )
        decision = self.described.decision(symptoms)
        summary = with_others(self.described.summary(symptoms, options, cut=cut), joint=joint)
        return Cause(
            observations=tuple(sorted(symptoms, key=lambda one: one.span)),
            repairs=options,
            summary=with_decision(summary, decision),
            decision=decision,
        )


def with_others(summary: Mapping[str, str], *, joint: bool) -> Mapping[str, str]:
    """Append that a sum shared with another cause needs both mended."""
    if not joint:
        return summary
    return {
        "zh": f"{summary['zh']}其中与另一处错误共有的合计，须两处一并修改后成立。",
        "en": f"{summary['en']} A sum shared with another fault holds once both are mended.",
    }


def with_decision(summary: Mapping[str, str], decision: Mapping[str, str] | None) -> Mapping[str, str]:
    """Append what becomes of the total if the scores are cut to the printed maxima instead."""
    if decision is None:
        return summary
    return {
        "zh": f"{summary['zh']}如改按表中现有{FULL}封顶，总分将由 {decision['from']} 变为 {decision['to']}。",
        "en": f"{summary['en']} Cut to the printed maxima instead, the total goes from {decision['from']} "
        f"to {decision['to']}.",
    }


@dataclass(frozen=True, slots=True)
class Overdrawn:
    """A score table some scores of which exceed their maxima."""

    position: int
    """Its position among the score tables."""
    total: Quantity
    """The total it prints."""
    excess: Fraction
    """The marks above the maxima, all rows together."""


@dataclass(frozen=True)
class Describer:
    """Says where a number stands and what a repair does."""

    facts: Facts
    """The facts the relations were made of."""

    def quote(self, span: Span) -> str:
        """Return the printed number."""
        return self.facts.document.quote(span)

    def repair(self, changes: Mapping[Span, Quantity]) -> Repair:
        """Return changes in document order, each written as the number is that it replaces."""
        return tuple(
            Replacement(quantity, written_like(quantity.text, self.quote(span)))
            for span, quantity in sorted(changes.items())
        )

    @cached_property
    def cells(self) -> Mapping[Span, tuple[Grid, Row, Column]]:
        """The numbers that fill cells, each with its grid, row and column; of nested tables with the outer one."""
        found: dict[Span, tuple[Grid, Row, Column]] = {}
        for grid in self.facts.grids:
            for row in grid.rows:
                for column in grid.columns:
                    slot = row.slots[column.index]
                    if slot and slot.quantity and not slot.inherited:
                        found.setdefault(slot.quantity.span, (grid, row, column))
        return found

    def cell(self, span: Span) -> tuple[Grid, Row, Column] | None:
        """Return grid, row and column of a number that fills a cell."""
        return self.cells.get(span)

    def column_key(self, span: Span) -> tuple[str, int, int]:
        """Name the column of a number, or the prose."""
        cell = self.cell(span)
        return ("cell", cell[0].table, cell[2].index) if cell else ("prose", 0, 0)

    def summary(
        self, symptoms: Sequence[Observation], repairs: Sequence[Repair], *, cut: bool = False
    ) -> Mapping[str, str]:
        """Say in one sentence what a group is about."""
        count = len(symptoms)
        if cut:
            return {
                "zh": f"{count} 处相互关联的数据不符，关联过多，已停止推算修改方案，请逐项核对。",
                "en": f"{count} related contradictions; too many are tied together, so the search for a repair was "
                "given up. Please check each.",
            }
        if not repairs:
            return {
                "zh": f"{count} 处相互关联的数据不符，未能找到唯一的修改方案，请逐项核对。",
                "en": f"{count} related contradictions; no small repair was found, please check each.",
            }
        if len(repairs) > 1:
            zh = "；或 ".join(self.changes(repair, "zh") for repair in repairs)
            en = "; or ".join(self.changes(repair, "en") for repair in repairs)
            return {
                "zh": f"{count} 处数据不符可能同源：将 {zh}，即可全部成立，请核实以何者为准。",
                "en": f"{count} contradictions may share one cause; alternatives: {en}.",
            }
        return self.unique_summary(count, repairs[0])

    def unique_summary(self, count: int, repair: Repair) -> Mapping[str, str]:
        """Say what the one smallest repair does."""
        if self.is_exchange(repair):
            return self.exchange_summary(count, repair)
        cells = [(one, cell) for one in repair if (cell := self.cell(one.quantity.span))]
        columns = {(cell[0].table, cell[2].index) for _, cell in cells}
        if len(columns) == 1 and len(cells) > 1:
            grid, _, column = cells[0][1]
            return self.column_summary(count, grid, column, repair, tuple(one for one, _ in cells))
        return {
            "zh": f"{count} 处不符同源：若将 {self.changes(repair, 'zh')}，各项勾稽关系全部成立，请核实。",
            "en": f"{count} contradictions share one cause: {self.changes(repair, 'en')} makes every relation hold.",
        }

    def is_exchange(self, repair: Repair) -> bool:
        """Whether a repair puts two numbers in each other's place."""
        printed = [self.quote(one.quantity.span).replace(",", "") for one in repair]
        return len(repair) == 2 and [one.text for one in repair] == printed[::-1]

    def exchange_summary(self, count: int, repair: Repair) -> Mapping[str, str]:
        """Say that two numbers changed places."""
        (first, second), (one, other) = ([self.placed(each, language) for each in repair] for language in ("zh", "en"))
        return {
            "zh": f"{count} 处不符同源：{first} 与 {second} 疑似互换，对调后各项勾稽关系全部成立，请核实。",
            "en": f"{count} contradictions share one cause: {one} and {other} seem to have changed places; putting "
            "each in the place of the other makes every relation hold.",
        }

    def placed(self, change: Replacement, language: str) -> str:
        """Quote a number that a repair changes, with the row it stands in."""
        return f"{self.where(change.quantity.span, language)}{self.quote(change.quantity.span)}"

    def column_summary(
        self, count: int, grid: Grid, column: Column, repair: Repair, inside: Repair
    ) -> Mapping[str, str]:
        """Say that a column is of an older version, and which words have to follow it."""
        name, whole = column.name or column.header, self.whole_column(grid, column, repair)
        others = tuple(one for one in repair if one not in inside)
        zh = f"；同时请修改相应文字：{self.changes(others, 'zh')}" if others else ""
        en = f"; the words that quote it follow: {self.changes(others, 'en')}" if others else ""
        return {
            "zh": f"{count} 处不符同源：表 {grid.table + 1} 的“{name}”列疑似沿用旧版。若将该列改为 {'、'.join(whole)}"
            f"（{self.changes(inside, 'zh')}），各项勾稽关系全部成立{zh}。",
            "en": f"{count} contradictions share one cause: column {name} of table {grid.table + 1} seems to be of an "
            f"older version. Reading {', '.join(whole)} instead ({self.changes(inside, 'en')}) makes every relation "
            f"hold{en}.",
        }

    def whole_column(self, grid: Grid, column: Column, repair: Repair) -> list[str]:
        """Return the numbers of a column as they would read after a repair."""
        replaced = {one.quantity.span: one.text for one in repair}
        slots = [row.slots[column.index] for row in grid.body()]
        numbers = [slot.quantity for slot in slots if slot and slot.quantity and not slot.inherited]
        return [replaced.get(number.span, self.quote(number.span)) for number in numbers]

    def changes(self, repair: Repair, language: str) -> str:
        """Print the changes of a repair."""
        comma = "，" if language == "zh" else ", "
        spans = [one.quantity.span for one in repair]
        return comma.join(
            f"{self.where(span, language)}{self.quote(span)}→{one.text}"
            for span, one in zip(spans, repair, strict=True)
        )

    def where(self, span: Span, language: str) -> str:
        """Name the row of a cell; a number in prose is named by its words alone."""
        cell = self.cell(span)
        if cell is None:
            return ""
        row = cell[1].index - cell[0].header[1] + 1
        return f"第 {row} 行 " if language == "zh" else f"row {row}: "

    def decision(self, symptoms: Sequence[Observation]) -> Mapping[str, str] | None:
        """Say what becomes of the total where scores exceed their maxima: cut to the maxima, it would be less."""
        tables = [self.overdrawn[one.span] for one in symptoms if one.span in self.overdrawn]
        if not tables:
            return None
        first = min(tables, key=lambda table: table.position)
        return self.consequence(first.total, first.total.value - first.excess)

    @cached_property
    def overdrawn(self) -> Mapping[Span, Overdrawn]:
        """The scores above their maxima, each with its table; tables that print no total are left out."""
        found: dict[Span, Overdrawn] = {}
        for position, table in enumerate(self.facts.score_tables):
            total = table.total.slot(table.grid.column(SCORE)) if table.total else None
            if total and total.quantity:
                marks = [(one.score, one.full) for one in table.indicators if one.score and one.full]
                over = {score.span: score.value - full.value for score, full in marks if score.value > full.value}
                overdrawn = Overdrawn(position, total.quantity, sum(over.values(), Fraction(0)))
                found |= {span: overdrawn for span in over if span not in found}
        return found

    def consequence(self, total: Quantity, capped: Fraction) -> Mapping[str, str]:
        """Compare a total with what would remain, with the grades the report's own bands give."""
        return {"from": self.graded(total.value), "to": self.graded(capped)}

    def graded(self, score: Fraction) -> str:
        """Print a score with its grade."""
        words = [band.word for band in self.facts.bands if score in band.interval]
        return as_decimal(score) + (f" {words[0]}" if words else "")


SEPARATED = compiled(r"-?\d{1,3}([,，])\d{3}(?:\1\d{3})*(?:\.\d+)?")
"""A number with its thousands separated."""
THOUSANDS = compiled(r"(?<=\d)(?=(?:\d{3})+$)")
"""The places of a whole number where its thousands part."""
EVERYDAY = frozenset("零〇一二两三四五六七八九十百千")
"""What Chinese numerals consist of outside of amounts in capitals."""
MOST_IN_WORDS = 10_000
"""Whole numbers below it are written in Chinese numerals where the number they replace is."""


def written_like(text: str, printed: str) -> str:
    """Write a number as another one is printed: with its thousands separated, or in Chinese numerals."""
    if (separated := SEPARATED.fullmatch(printed)) is not None:
        whole, point, rest = text.partition(".")
        return THOUSANDS.sub(separated[1], whole) + point + rest
    in_words = set(printed) <= EVERYDAY and chinese_integer(printed) is not None
    return chinese_numeral(int(text)) if in_words and text.isdigit() and int(text) < MOST_IN_WORDS else text
