"""Checks of totals of a score table: rows, or the groups they make, add up to every row that sums up the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.checks.observe import observe, one_digit_off, relate
from reportlint.checks.scores.score_tables import (
    addends,
    adds_up,
    best,
    explained_by_one,
    group_mark,
    includes_more,
    scores_are_marks,
    terms,
    total_of_level,
    total_place,
)
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import EXECUTION, Indicator, IndicatorGroup, ScoreTable
from reportlint.facts.scores.marks import mark_in
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE, Row
from reportlint.finding import Observation
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term

NO_SUM = compiled(r"[两二三四各]张?表|^(?:[^合总（]{0,8})(?:平均|均值)")
"""Labels of totals of several tables, and of means."""
AFTER_INNER_SUM = "after an inner sum"
"""The reading of a total that a table with an inner sum suggests."""


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """Parameters: one column by canonical name."""

    column: str
    """The column whose rows must add up to the total row."""


def column_sum(facts: Facts, params: ColumnSum) -> Iterator[Observation]:
    """Look at every row that sums up the whole: rows, or the groups it names, must add up to it."""
    for table in facts.score_tables:
        if params.column != SCORE:
            yield from sums_of_whole(table, params.column, table.views, {})
            continue
        shown = shown_by_views(table.views)
        for view in (table, *table.views):
            if scores_are_marks(view):
                yield from sums_of_whole(view, params.column, table.views, shown)


def sums_of_whole(
    table: ScoreTable, column: str, views: Sequence[ScoreTable], shown: Mapping[int, Collection[str]]
) -> Iterator[Observation]:
    """Look at the sums of the whole in one column of one table, which `views` show as well.

    `shown` maps the index of a row to the readings of its sum that the views prove.
    """
    lacks_rows = any(len(view.indicators) > len(table.indicators) for view in views)  # 加分 — in a column of means
    for row, members in whole_rows(table):
        stated = table.mark(row, column) if not NO_SUM.search(row.label) else None
        proven = shown.get(row.index, ())
        relation = whole_sum(table, row, members, column, proven) if stated is not None else None
        if relation is not None:
            name = table.seen_by or column
            values = {"column": name, "count": str(len(relation.operands))}
            unsure = bool(table.seen_by and table.extra) or includes_more(row) or (row is table.total and lacks_rows)
            unsure = unsure or is_no_sum_of(relation, members)
            yield observe(relation, values, place=total_place(table, row, name), unsure=unsure)
    yield from total_of_groups(table, column)


def is_no_sum_of(relation: Relation, members: Sequence[int]) -> bool:
    """Whether a sum is less than one of its addends, or most rows leave its column blank: it covers something else."""
    values = [term.value for term in relation.operands]
    return max(values, default=0) > relation.stated.value >= 0 or 2 * len(values) < len(members)


def shown_by_views(views: Sequence[ScoreTable]) -> dict[int, set[str]]:
    """Return the readings of the sum in a row, by its index, that hold under at least two of the columns of marks."""
    held = Counter(
        (row.index, name)
        for view in views
        for row, members in whole_rows(view)
        for name, relation in sums_of(view, row, members, SCORE).items()
        if relation.holds
    )
    shown: dict[int, set[str]] = {}
    for (index, name), times in held.items():
        if times > 1:
            shown.setdefault(index, set()).add(name)
    return shown


def whole_sum(
    table: ScoreTable, row: Row, members: Sequence[int], column: str, shown: Collection[str] = ()
) -> Relation | None:
    """Relate a sum to what it covers: what the other columns prove it to cover, else the first reading that holds.

    Where further columns of marks have `shown` what it covers, nothing else counts: a column of means lacks what is
    converted unit by unit.
    """
    found = sums_of(table, row, members, column)
    found = {name: relation for name, relation in found.items() if not shown or name in shown}
    if not found:
        return None
    proven = {
        name
        for other in (FULL, SCORE)
        if other != column
        for name, relation in sums_of(table, row, members, other).items()
        if relation.holds
    }
    choices = {name: relation for name, relation in found.items() if name in proven} if proven else found
    if not choices:
        return None  # what the other column adds is not printed under this one
    holding = [relation for relation in choices.values() if relation.holds]
    if holding:
        return holding[0]
    return next(iter(choices.values())) if proven else found.get(AFTER_INNER_SUM) or best(list(found.values()))


def sums_of(table: ScoreTable, row: Row, members: Sequence[int], column: str) -> dict[str, Relation]:
    """Relate a sum to each reading of what it may cover, by the name of the reading."""
    stated = table.mark(row, column)
    if stated is None:
        return {}
    readings = column_readings(table, column, members, row)
    return {
        name: relate(Formula.SUM, addends(table, column, reading), Term(stated))
        for name, reading in readings.items()
        if reading
    }


def whole_rows(table: ScoreTable) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """Yield the total row, and the rows that sum up all rows above them, with the rows they stand for."""
    if table.total is not None:
        yield table.total, tuple(range(len(table.indicators)))
    yield from ((one.row, one.members) for one in table.subtotals if one.whole and not one.converted)


def column_readings(table: ScoreTable, column: str, members: Sequence[int], row: Row) -> dict[str, list[Term]]:
    """Return what a sum may cover: an inner sum and what follows, the rows, the block above too, no 预算执行."""
    indicators = [table.indicators[index] for index in members]
    rows = [(one, number) for one in indicators for number in marks_under(one, table, column)]
    plain = [Term(number, sign_of(one, number)) for one, number in rows]
    extra = [Term(number) for number in extra_numbers(table, column)] if row is table.total else []
    inner = [Term(number, sign_of(one, number)) for one, number in rows if one.kind != EXECUTION]
    below = [Term(number, sign_of(one, number)) for one, number in rows if not one.bonus] if column == FULL else []
    return {
        AFTER_INNER_SUM: over_inner_sum(table, column, rows, row),
        "rows": plain,
        "rows and money block": [*plain, *extra] if extra else [],
        "without execution": inner if len(inner) < len(plain) else [],
        "without what comes on top": below if len(below) < len(plain) else [],
    }


def marks_under(one: Indicator, table: ScoreTable, column: str) -> tuple[Quantity, ...]:
    """Return what a row prints in a column; a row may print several deductions one below the other."""
    if column == DEDUCTED:
        return table.losses(one.row)
    number = table.mark(one.row, column)
    return (number,) if number else ()


def over_inner_sum(table: ScoreTable, column: str, rows: Sequence[tuple[Indicator, Quantity]], row: Row) -> list[Term]:
    """Return the last sum of all rows above this one, and the rows that follow it; nothing where there is none."""
    sums = [one for one in table.subtotals if one.whole and one.row.index < row.index and len(one.members) > 1]
    sums.sort(key=lambda one: one.row.index)
    stated = table.mark(sums[-1].row, column) if sums else None
    later = [(one, number) for one, number in rows if sums and one.row.index > sums[-1].row.index]
    if stated is None or not later or sums[-1].members[0] != 0:
        return []
    return [Term(stated), *(Term(number, sign_of(one, number)) for one, number in later)]


def sign_of(one: Indicator, number: Quantity) -> int:
    """Return the sign a mark is added with: marks taken from the whole may be printed without one."""
    return -1 if one.bonus < 0 and number.value > 0 else 1


def total_of_groups(table: ScoreTable, column: str) -> Iterator[Observation]:
    """Relate the total to what the level-1 groups print, where they cover every row and each prints something."""
    tops = table.tops
    covered = sorted(index for group in tops for index in group.members)
    row = row_over_groups(table, covered)
    if len(tops) < 2 or row is None:
        return
    marks = [group_mark(table, group, column) for group in tops]
    numbers = [mark for mark in marks if mark is not None]
    stated = (total_of_level(table, column) if row is table.total else None) or table.mark(row, column)
    if stated is None or len(numbers) < len(tops) or (row is table.total and lacks_extra(table, column)):
        return
    extra = extra_numbers(table, column) if row is table.total else []
    readings = [addends(table, column, terms(added)) for added in (numbers, [*numbers, *extra])]
    relation = best([relate(Formula.SUM, reading, Term(stated)) for reading in readings])
    values = {"column": column, "count": str(len(numbers))}
    told = observe(relation, values, place=total_place(table, row, column), unsure=includes_more(row))
    yield told.reviewed() if is_told_elsewhere(table, tops, column, relation) else told


def row_over_groups(table: ScoreTable, covered: Sequence[int]) -> Row | None:
    """Return the row that sums up what the groups cover: an inner sum of just these rows, or the total of all."""
    inner = (one.row for one in table.subtotals if one.whole and not one.converted and [*one.members] == covered)
    total = table.total if covered == list(range(len(table.indicators))) else None
    return next(inner, total)


def lacks_extra(table: ScoreTable, column: str) -> bool:
    """Whether the money block above adds to the total what it does not print under this column: 得分（10分）."""
    return len(extra_numbers(table, column)) < len(table.extra)


def is_told_elsewhere(table: ScoreTable, groups: Sequence[IndicatorGroup], column: str, relation: Relation) -> bool:
    """Whether a broken sum of groups is told of the one group it comes from, or shows that the groups were misread.

    Where most groups are off from their rows these sums are for review, and do not tell; then a slip in one mark does.
    """
    off = [group for group in groups if not adds_up(table, group, column)]
    if 2 * len(off) > len(groups):
        return not one_digit_off(relation)
    return explained_by_one(table, off, column, relation)


def extra_numbers(table: ScoreTable, column: str) -> list[Quantity]:
    """Return the marks of an earlier block, under its own columns."""
    found = [mark_in(block, row, column) for block, row in table.extra]
    return [number for number in found if number is not None]
