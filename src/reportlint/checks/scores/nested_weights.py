"""Weights of rows that a table prints with what they are made of: of the level above and within it, or of maxima.

一级权重20%，相对权重60%，综合权重12%; 满分300 of 1000, 权重30.0%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import as_score, row_place
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import Indicator, ScoreTable, Subtotal
from reportlint.facts.tables.grids import FULL, LEVEL_MARKS, Column
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

LEAST_ALIKE = 3
"""Rows that follow a formula before one that breaks it is told of."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight with what makes it."""

    label: str
    """Of which row."""
    index: int
    """Where the row stands."""
    relation: Relation
    """What makes it."""


def nested_weight(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every weight that a table prints with what it is made of; whether it is made so the other rows tell."""
    for table in facts.score_tables:
        for column, found in weights(table):
            held = sum(one.relation.holds for one in found)
            if held < min(LEAST_ALIKE, len(found)) or 3 * held < 2 * len(found):
                continue
            for one in found:
                if one.relation.holds or (held >= LEAST_ALIKE and mended_by_slip(one.relation)):
                    yield told(table, one, column)


def weights(table: ScoreTable) -> Iterator[tuple[str, list[Weight]]]:
    """Yield the weights of every column that has any, with its heading."""
    top, within, full = (table.grid.column(name) for name in (*LEVEL_MARKS, FULL))
    if top and within and full:
        yield full.header, [one for row in table.indicators for one in product(row, top, within, full)]
        yield within.header, [one for each in table.subtotals for one in partition(table, each, within)]
    for column in (top, within):
        if column and full and table.total:
            yield column.header, shares(table, column)


def product(row: Indicator, top: Column, within: Column, full: Column) -> Iterator[Weight]:
    """Relate the weight of a level and that within it to the weight of a row, all in percent."""
    slot, part, whole = row.row.slot(top), row.row.number(within), row.row.number(full)
    level = slot.quantity if slot else None
    if level and part and whole and {level.kind, part.kind, whole.kind} == {Kind.RATIO}:
        relation = relate(Formula.PRODUCT, [Term(exact(level)), Term(exact(part))], Term(whole), Basis.STRUCTURAL)
        yield Weight(row.name, row.row.index, relation)


def exact(weight: Quantity) -> Quantity:
    """Read a weight as the exact number that a scheme lays down, not as a rounded one."""
    return replace(weight, kind=Kind.SCORE)


def partition(table: ScoreTable, one: Subtotal, column: Column) -> Iterator[Weight]:
    """Relate the weights within a level to the 100 % that its subtotal prints."""
    stated = one.row.number(column)
    parts = [table.indicators[at].row.number(column) for at in one.members]
    known = [part for part in parts if part is not None and part.kind is Kind.RATIO]
    if stated is not None and stated.kind is Kind.RATIO and len(known) == len(parts) > 1:
        relation = relate(Formula.SUM, [Term(part) for part in known], Term(stated), Basis.STRUCTURAL)
        yield Weight(one.name, one.row.index, relation)


def shares(table: ScoreTable, column: Column) -> list[Weight]:
    """Relate the maxima of rows to the weights beside them: shares of the whole."""
    whole = table.mark(table.total, FULL) if table.total else None
    if whole is None or whole.kind is Kind.RATIO or whole.value in {Fraction(0), Fraction(100)}:
        return []
    rows = ((one, one.row.number(column)) for one in table.indicators)
    pairs = ((one, weight, one.full) for one, weight in rows if weight is not None and weight.kind is Kind.RATIO)
    return [
        Weight(one.name, one.row.index, share_of(full, whole, weight))
        for one, weight, full in pairs
        if full is not None
    ]


def share_of(full: Quantity, whole: Quantity, weight: Quantity) -> Relation:
    """Relate a maximum and the full mark to a weight."""
    return relate(Formula.RATIO, [Term(as_score(full)), Term(as_score(whole))], Term(weight), Basis.STRUCTURAL)


def told(table: ScoreTable, one: Weight, column: str) -> Observation:
    """Say how a weight looks beside what makes it."""
    row = next(row for row in table.grid.rows if row.index == one.index)
    related: Sequence[Related] = [Related(term.quantity.span, "权重") for term in one.relation.operands]
    values = {"label": one.label, "column": column}
    return observe(one.relation, values, related, ceiling=Severity.WARNING, place=row_place(table, row, column))
