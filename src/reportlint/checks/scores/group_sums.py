"""Checks of the sums inside a score table: groups and subtotals against their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.full_marks import assumed
from reportlint.checks.scores.score_tables import addends, adds_up, row_place, terms, total_of_level
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import Indicator, IndicatorGroup, ScoreTable
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE, Row
from reportlint.finding import Observation, Related
from reportlint.relation import Formula, Term
from reportlint.rule import Outcome


@dataclass(frozen=True, slots=True)
class GroupSum:
    """Parameters: one level of indicators."""

    level: int
    """1 for 一级指标, 2 for 二级指标."""


def group_sum(facts: Facts, params: GroupSum) -> Iterator[Observation]:
    """Look at every group that declares its maximum: its rows must add up to it."""
    for table in facts.score_tables:
        yield from group_sums(table, params.level)
        for view in table.views:
            yield from seen_sums(view, params.level)


def group_sums(table: ScoreTable, level: int) -> Iterator[Observation]:
    """Look at the groups of one level of one table, and, with level 2, at runs of rows that are no group."""
    for group in table.groups:
        if group.level != level:
            continue
        yield from declared_sum(table, group)
        yield from awarded_sum(table, group)
        if group.subtotal is not None:
            yield from subtotal_sums(table, group.name, group.subtotal, group.members, group)
    for one in table.subtotals:
        if one.group is None and not one.whole and level == 2:
            yield from subtotal_sums(table, one.name, one.row, one.members)


def seen_sums(view: ScoreTable, level: int) -> Iterator[Observation]:
    """Look at the same rows under a further column of marks: only its own sums."""
    for group in view.groups:
        if group.level == level and group.subtotal is not None:
            yield from subtotal_sums(view, group.name, group.subtotal, group.members, columns=(SCORE,))
    for one in view.subtotals:
        if one.group is None and not one.whole and level == 2:
            yield from subtotal_sums(view, one.name, one.row, one.members, columns=(SCORE,))


def declared_sum(table: ScoreTable, group: IndicatorGroup) -> Iterator[Observation]:
    """Compare the maximum a group declares with its rows, and with the level below where that declares maxima too."""
    members = [table.indicators[index] for index in group.members]
    numbers = [one.full for one in members if one.full]
    if group.declared is None or not numbers or any(one.full is None and not is_blank(table, one) for one in members):
        return
    values = {"label": group.name, "count": str(len(numbers)), "members": member_names(members)}
    anchor = group.slot.cell.span if group.declared.span.meets(group.slot.cell.span) else group.declared.span
    place = row_place(table, members[0].row)
    if numbers[0].span != group.declared.span:
        related = [Related(number.span, FULL) for number in numbers]
        goal = Term(group.declared)
        whole = table.nested_whole
        if whole is not None and not relate(Formula.SUM, terms(numbers), goal).holds:
            goal = Term(assumed(group.declared, int(whole)), printed=False)
        yield observe(relate(Formula.SUM, terms(numbers), goal), values, related, span=anchor, place=place)
    inner = [one for one in table.groups if one.level > group.level and set(one.members) <= set(group.members)]
    lower = [one.declared for one in inner if one.declared]
    if len(lower) > 1 and len(lower) == len(inner) and sum(len(one.members) for one in inner) == len(members):
        values = {"label": group.name, "count": str(len(lower)), "members": "、".join(one.name for one in inner)}
        related = [Related(number.span, FULL) for number in lower]
        relation = relate(Formula.SUM, terms(lower), Term(group.declared))
        told = observe(relation, values, related, span=anchor, place=place)
        yield told if all(adds_up(table, one, FULL) for one in inner) else told.reviewed()


def awarded_sum(table: ScoreTable, group: IndicatorGroup) -> Iterator[Observation]:
    """Compare the score a group prints for itself with its rows and with its maximum."""
    rows = [table.indicators[index] for index in group.members]
    numbers = [one.score for one in rows if one.score]
    if group.awarded is None or len(numbers) < len(rows):
        return
    place = row_place(table, rows[0].row, SCORE)
    values = {"label": f"{group.name}得分", "count": str(len(numbers)), "members": member_names(rows)}
    if numbers[0].span != group.awarded.span:
        related = [Related(number.span, SCORE) for number in numbers]
        relation = relate(Formula.SUM, addends(table, SCORE, terms(numbers)), Term(group.awarded))
        yield observe(relation, values, related, place=place)
    total, whole = (total_of_level(table, column) for column in (SCORE, FULL))
    if group.declared is not None and (total is None or whole is None or total.value <= whole.value):
        bound = relate(Formula.BOUND, [Term(group.awarded)], Term(group.declared))
        yield observe(bound, values, [Related(group.declared.span, FULL)], span=group.awarded.span, place=place)


def is_blank(table: ScoreTable, one: Indicator) -> bool:
    """Whether a row leaves both marks out: — for what does not apply."""
    slots = [one.row.slot(table.column(name)) for name in (FULL, SCORE)]
    return all(slot is None or slot.text in {"", "-", "—", "——", "/", "无", "不适用"} for slot in slots)


def subtotal_sums(  # noqa: PLR0913, PLR0917 - a sum, what it is of, and under which columns
    table: ScoreTable,
    label: str,
    row: Row,
    members: Sequence[int],
    group: IndicatorGroup | None = None,
    columns: Sequence[str] = (FULL, SCORE, DEDUCTED),
) -> Iterator[Observation]:
    """Compare what a row prints for some rows with those rows, and with what their group declares."""
    for name in columns:
        stated = table.mark(row, name)
        rows = [table.indicators[index].row for index in members]
        numbers = [number for one in rows if (number := table.mark(one, name))]
        if not stated or not numbers or (name == FULL and group is not None and stated == group.declared):
            continue
        relation = relate(Formula.SUM, addends(table, name, terms(numbers)), Term(stated))
        values = {"label": f"{label}{table.seen_by or name}小计", "count": str(len(numbers)), "members": ""}
        told = observe(relation, values, place=row_place(table, row, name))
        yield told
        yield from over_inner_sums(table, row, members, name, told)
        if name == FULL and group is not None and group.declared is not None:
            twice = relate(Formula.EQUAL, [Term(group.declared)], Term(stated))
            related = [Related(group.declared.span, group.name)]
            yield observe(twice, values, related, place=row_place(table, row, name))


def over_inner_sums(
    table: ScoreTable, row: Row, members: Sequence[int], column: str, told: Observation
) -> Iterator[Observation]:
    """Compare a sum with the sums printed inside it, where these cover its rows; a wrong one is told by itself."""
    inner = [one for one in table.subtotals if one.row is not row and set(one.members) < set(members)]
    covered = [at for one in inner for at in one.members]
    numbers = [number for one in inner if (number := table.mark(one.row, column))]
    stated = table.mark(row, column)
    if stated is None or len(inner) < 2 or sorted(covered) != sorted(members) or len(numbers) < len(inner):
        return
    relation = relate(Formula.SUM, addends(table, column, terms(numbers)), Term(stated))
    sound = all(
        relate(Formula.SUM, addends(table, column, terms(marks)), Term(number)).holds
        for one, number in zip(inner, numbers, strict=True)
        if (marks := [mark for at in one.members if (mark := table.mark(table.indicators[at].row, column))])
    )
    again = observe(relation, {**told.values, "count": str(len(numbers))}, place=told.place)
    yield again if sound and told.outcome is Outcome.PASS else again.reviewed()


def member_names(indicators: Sequence[Indicator]) -> str:
    """List the names of some indicators."""
    return "、".join(one.name for one in indicators)
