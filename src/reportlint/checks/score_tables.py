"""Checks inside a score table: marks within their maxima, columns and groups that add up, a full mark of 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.grids import FULL, SCORE, Row
from reportlint.facts.indicators import Indicator, IndicatorGroup, ScoreTable
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term

WHOLE_WORDS = ("总", "评价", "自评", "本次", "体系", "考核", "考评")
"""Words in the subject of a 满分 that make it the full mark of the whole."""


@dataclass(frozen=True, slots=True)
class RowBound:
    """Parameters: two columns by canonical name."""

    low: str
    """The column that must not exceed the other."""
    high: str
    """The column that bounds it."""


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """Parameters: one column by canonical name."""

    column: str
    """The column whose rows must add up to the total row."""


@dataclass(frozen=True, slots=True)
class GroupSum:
    """Parameters: one level of indicators."""

    level: int
    """1 for 一级指标, 2 for 二级指标."""


@dataclass(frozen=True, slots=True)
class FullMark:
    """Parameters: the full mark where the report states none."""

    default: int = 100
    """Marks."""


def row_bound(facts: Facts, params: RowBound) -> Iterator[Observation]:
    """Look at every indicator row: the low column must not exceed the high one."""
    for table in facts.score_tables:
        low, high = table.grid.column(params.low), table.grid.column(params.high)
        for indicator in table.indicators:
            first, second = indicator.row.number(low), indicator.row.number(high)
            if first is None or second is None or first.kind is not second.kind:
                continue
            relation = relate(Formula.BOUND, [Term(first)], Term(second))
            values = {"label": indicator.name, "low": first.text, "high": second.text}
            yield observe(
                relation,
                values,
                [Related(second.span, params.high)],
                span=first.span,
                place=row_place(table, indicator.row, params.low),
            )


def row_place(table: ScoreTable, row: Row, column: str = "") -> tuple[str, ...]:
    """Name table, row and column for the breadcrumb."""
    number = row.index - table.grid.header[1] + 1
    names = (f"表 {table.grid.table + 1}", f"第 {number} 行")
    return (*names, column) if column else names


def column_sum(facts: Facts, params: ColumnSum) -> Iterator[Observation]:
    """Look at every total row: the column's rows must add up to it, with or without the marks of an earlier block."""
    for table in facts.score_tables:
        column = table.grid.column(params.column)
        total = table.total.number(column) if table.total else None
        numbers = [number for one in table.indicators if (number := one.row.number(column))]
        if total is None or not numbers:
            continue
        readings = column_readings(table, params.column)
        relation = best([relate(Formula.SUM, terms(reading), Term(total)) for reading in readings])
        values = {"column": params.column, "count": str(len(relation.operands))}
        yield observe(relation, values, place=total_place(table, params.column))


def column_readings(table: ScoreTable, column: str) -> list[list[Quantity]]:
    """Return what a total may cover: the rows, the rows with the block above them, the rows without 预算执行."""
    rows = [(one.kind, number) for one in table.indicators if (number := one.row.number(table.grid.column(column)))]
    numbers = [number for _, number in rows]
    inner = [number for kind, number in rows if kind != "预算执行"]
    readings = [numbers, numbers + extra_numbers(table, column)]
    return [*readings, inner] if inner and len(inner) < len(numbers) else readings


def extra_numbers(table: ScoreTable, column: str) -> list[Quantity]:
    """Return the marks of an earlier block, under its own columns."""
    found = [row.number(block.column(column)) for block, row in table.extra]
    return [number for number in found if number is not None]


def terms(quantities: Sequence[Quantity]) -> list[Term]:
    """Make addends."""
    return [Term(quantity) for quantity in quantities]


def best(relations: Sequence[Relation]) -> Relation:
    """Return the first relation that holds, else the first whose result is nearest to what is stated."""
    holding = next((relation for relation in relations if relation.holds), None)
    return holding or min(relations, key=lambda relation: abs((relation.point or Fraction(0)) - relation.stated.value))


def total_place(table: ScoreTable, column: str) -> tuple[str, ...]:
    """Name the total row for the breadcrumb."""
    return (f"表 {table.grid.table + 1}", table.total.label if table.total else "", column)


def full_mark(facts: Facts, params: FullMark) -> Iterator[Observation]:
    """Look at every score table: its maxima must make the full mark the report states, or 100."""
    declared = [one.full for one in facts.scores if one.full and is_whole(one.subject, one.score)]
    for table in facts.score_tables:
        numbers = [one.full for one in table.indicators if one.full and one.full.kind is Kind.SCORE]
        if len(numbers) < 3 or len(facts.score_tables) > 1:
            continue
        goal = Term(declared[0]) if declared else Term(assumed(numbers[0], params.default), printed=False)
        readings = column_readings(table, FULL)
        basis = Basis.DECLARED if declared else Basis.INFERRED
        relation = best([relate(Formula.SUM, terms(reading), goal, basis) for reading in readings])
        anchor = table.total.number(table.grid.column(FULL)) if table.total else None
        values = {"goal": goal.quantity.text}
        yield observe(relation, values, span=(anchor or numbers[-1]).span, place=total_place(table, FULL))


def is_whole(subject: str, score: Quantity | None) -> bool:
    """Whether a 满分 speaks of the whole evaluation."""
    part = re.search(r"指标|执行率|产出|效益|满意度|管理|过程|投入", subject)
    return score is None and not part and (not subject or any(word in subject for word in WHOLE_WORDS))


def assumed(sample: Quantity, value: int) -> Quantity:
    """Make the full mark that nothing in the report states; it stands where the first maximum stands."""
    return Quantity(sample.span, str(value), Fraction(value), 0, "分", Kind.SCORE)


def group_sum(facts: Facts, params: GroupSum) -> Iterator[Observation]:
    """Look at every group that declares its maximum: its rows must add up to it."""
    for table in facts.score_tables:
        for group in table.groups:
            if group.level != params.level:
                continue
            yield from declared_sum(table, group)
            yield from subtotal_sums(table, group)


def declared_sum(table: ScoreTable, group: IndicatorGroup) -> Iterator[Observation]:
    """Compare the maximum inside a group's cell with its rows."""
    members = [table.indicators[index] for index in group.members]
    numbers = [one.full for one in members if one.full]
    if group.declared is None or not numbers or len(numbers) < len(members):
        return
    relation = relate(Formula.SUM, terms(numbers), Term(as_marks(group.declared, numbers[0])))
    values = {"label": group.name, "count": str(len(numbers)), "members": member_names(members)}
    related = [Related(number.span, FULL) for number in numbers]
    yield observe(relation, values, related, span=group.slot.cell.span, place=row_place(table, members[0].row))


def as_marks(declared: Quantity, sample: Quantity) -> Quantity:
    """Read a maximum declared in percent (产出 60%) as marks where its rows are given in marks."""
    if declared.kind is sample.kind:
        return declared
    return replace(declared, kind=sample.kind, unit=sample.unit, scale=sample.scale)


def subtotal_sums(table: ScoreTable, group: IndicatorGroup) -> Iterator[Observation]:
    """Compare a printed subtotal row with the rows of its group."""
    if group.subtotal is None:
        return
    for name in (FULL, SCORE):
        column = table.grid.column(name)
        stated = group.subtotal.number(column)
        numbers = [number for index in group.members if (number := table.indicators[index].row.number(column))]
        if stated and numbers:
            relation = relate(Formula.SUM, terms(numbers), Term(stated))
            values = {"label": f"{group.name}{name}小计", "count": str(len(numbers)), "members": ""}
            yield observe(relation, values, place=row_place(table, group.subtotal, name))


def member_names(indicators: Sequence[Indicator]) -> str:
    """List the names of some indicators."""
    return "、".join(one.name for one in indicators)
