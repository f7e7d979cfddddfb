"""Checks inside a score table: marks within their maxima, columns and groups that add up, a full mark of 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.observe import observe, relate, unless_misread
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import Indicator, IndicatorGroup, ScoreTable
from reportlint.facts.scores.marks import mark_in
from reportlint.facts.scores.scores import ScoreStatement
from reportlint.facts.tables.grids import DEDUCTED, FULL, LEVEL_MARKS, LEVEL_SCORES, SCORE, Row
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome

WHOLE_WORDS = ("合计", "共", "相加", "总", "评价", "自评", "本次", "体系", "考核", "考评", "评分")
"""Words in the subject of a 满分 that make it the full mark of the whole."""
LEAST_FULL_MARK = 50
"""Marks below which a 满分 is that of a part."""
CONVERTED_WHOLE = re.compile(r"[折换]算(?:为|成|后)|换算|折合|百分制|100\s*分制")
"""Words of a report whose table is worth another full mark than its score."""
AFTER_INNER_SUM = "after an inner sum"
"""The reading of a total that a table with an inner sum suggests."""


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
    """Look at every row with both marks, sums included: the low column must not exceed the high one."""
    for table in facts.score_tables:
        if params.low == SCORE and not scores_are_marks(table):
            continue
        for name, row in named_rows(table):
            first, second = table.mark(row, params.low), table.mark(row, params.high)
            if first is None or second is None or first.kind is not second.kind:
                continue
            relation = relate(Formula.BOUND, [Term(first)], Term(second))
            values = {"label": name, "low": first.text, "high": second.text}
            related = [Related(second.span, params.high)]
            yield observe(relation, values, related, span=first.span, place=row_place(table, row, params.low))


def named_rows(table: ScoreTable) -> Iterator[tuple[str, Row]]:
    """Yield every row that carries marks with its name: indicators, sums, the total; rows on top have no maximum."""
    bonus = any(one.bonus > 0 or (one.full is None and one.score) for one in table.indicators)
    yield from ((one.name, one.row) for one in table.indicators)
    yield from ((one.name, one.row) for one in table.subtotals)
    if table.total is not None and not bonus:
        yield table.total.label, table.total


def scores_are_marks(table: ScoreTable) -> bool:
    """Whether scores are marks of their rows; where most exceed their weights, they are out of 100."""
    pairs = [(one.full, one.score) for one in table.indicators if one.full and one.score]
    column = table.column(FULL)
    enough = (
        len(pairs) > 2 or (column is not None and column.unit == "%") or "权重" in (column.header if column else "")
    )
    return not enough or 2 * sum(score.value > full.value for full, score in pairs) <= len(pairs)


def row_place(table: ScoreTable, row: Row, column: str = "") -> tuple[str, ...]:
    """Name table, row and column for the breadcrumb."""
    number = row.index - table.grid.header[1] + 1
    names = (f"表 {table.grid.table + 1}", f"第 {number} 行")
    return (*names, column) if column else names


def column_sum(facts: Facts, params: ColumnSum) -> Iterator[Observation]:
    """Look at every row that sums up the whole: rows, or the groups it names, must add up to it."""
    for table in facts.score_tables:
        if params.column == SCORE and not scores_are_marks(table):
            continue
        for row, members in whole_rows(table):
            stated = table.mark(row, params.column)
            if stated is None:
                continue
            relation = whole_sum(table, row, members, params.column)
            if relation is None:
                continue
            values = {"column": params.column, "count": str(len(relation.operands))}
            yield observe(relation, values, place=total_place(table, row, params.column))
        yield from total_of_groups(table, params.column)
        if params.column == SCORE:
            yield from further_sums(table)


def further_sums(table: ScoreTable) -> Iterator[Observation]:
    """Look at the columns of scores behind the first: each that gives every row a mark must add up too."""
    for column in [one for one in table.grid.columns if one.name == SCORE][1:]:
        stated = table.total.number(column) if table.total else None
        marks = [number for one in table.indicators if (number := one.row.number(column))]
        if stated is None or table.total is None or len(marks) < len(table.indicators):
            continue
        marked = [number for _, row in table.extra if (number := row.number(column))] if not table.execution else []
        relation = relate(Formula.SUM, terms([*marks, *marked]), Term(stated))
        values = {"column": column.header, "count": str(len(marks))}
        yield observe(relation, values, place=total_place(table, table.total, column.header))


def whole_sum(table: ScoreTable, row: Row, members: Sequence[int], column: str) -> Relation | None:
    """Relate a sum to what it covers: what the other columns prove it to cover, else the first reading that holds."""
    found = sums_of(table, row, members, column)
    if not found:
        return None
    proven = [
        name
        for other in (FULL, SCORE)
        if other != column
        for name, relation in sums_of(table, row, members, other).items()
        if relation.holds and name in found
    ]
    choices = {name: found[name] for name in proven} or found
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
    return {name: relate(Formula.SUM, reading, Term(stated)) for name, reading in readings.items() if reading}


def whole_rows(table: ScoreTable) -> Iterator[tuple[Row, tuple[int, ...]]]:
    """Yield the total row, and the rows that sum up all rows above them, with the rows they stand for."""
    if table.total is not None:
        yield table.total, tuple(range(len(table.indicators)))
    yield from ((one.row, one.members) for one in table.subtotals if one.whole)


def column_readings(table: ScoreTable, column: str, members: Sequence[int], row: Row) -> dict[str, list[Term]]:
    """Return what a sum may cover: an inner sum and what follows, the rows, the block above too, no 预算执行."""
    rows = [(one, number) for index in members if (number := table.mark((one := table.indicators[index]).row, column))]
    plain = [Term(number, sign_of(one, number)) for one, number in rows]
    extra = [Term(number) for number in extra_numbers(table, column)] if row is table.total else []
    inner = [Term(number, sign_of(one, number)) for one, number in rows if one.kind != "预算执行"]
    return {
        AFTER_INNER_SUM: over_inner_sum(table, column, rows, row),
        "rows": plain,
        "rows and money block": [*plain, *extra] if extra else [],
        "without execution": inner if len(inner) < len(plain) else [],
    }


def over_inner_sum(table: ScoreTable, column: str, rows: Sequence[tuple[Indicator, Quantity]], row: Row) -> list[Term]:
    """Return the last sum of all rows above this one, and the rows that follow it; nothing where there is none."""
    sums = [one for one in table.subtotals if one.whole and one.row.index < row.index and len(one.members) > 1]
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
    if len(tops) < 2 or covered != list(range(len(table.indicators))):
        return
    marks = [group_mark(table, group, column) for group in tops]
    numbers = [mark for mark in marks if mark is not None]
    stated = total_of_level(table, column) or (table.mark(table.total, column) if table.total else None)
    if stated is None or len(numbers) < len(tops) or table.total is None:
        return
    readings = [terms(numbers), terms([*numbers, *extra_numbers(table, column)])]
    relation = best([relate(Formula.SUM, reading, Term(stated)) for reading in readings])
    values = {"column": column, "count": str(len(numbers))}
    told = observe(relation, values, place=total_place(table, table.total, column))
    yield told if all(adds_up(table, group, column) for group in tops) else as_consequence(told)


def adds_up(table: ScoreTable, group: IndicatorGroup, column: str) -> bool:
    """Whether what a group prints for itself is the sum of its rows, as far as both are known."""
    stated = group_mark(table, group, column)
    numbers = [table.mark(table.indicators[index].row, column) for index in group.members]
    known = [number for number in numbers if number is not None]
    return stated is None or not known or relate(Formula.SUM, terms(known), Term(stated)).holds


def as_consequence(observation: Observation) -> Observation:
    """Leave a failure to the finding about the number it comes from."""
    return replace(observation, outcome=Outcome.REVIEW) if observation.outcome is Outcome.FAIL else observation


def group_mark(table: ScoreTable, group: IndicatorGroup, column: str) -> Quantity | None:
    """Return what a group prints for itself: its declared maximum, or the mark in its own row or subtotal."""
    if column == FULL and group.declared is not None:
        return group.declared
    if column == SCORE and group.awarded is not None:
        return group.awarded
    return table.mark(group.subtotal, column) if group.subtotal else None


def total_of_level(table: ScoreTable, column: str) -> Quantity | None:
    """Return the total under the column of level-1 marks, where there is one."""
    level = {FULL: LEVEL_MARKS[0], SCORE: LEVEL_SCORES[0]}.get(column)
    return table.mark(table.total, level) if table.total and level else None


def extra_numbers(table: ScoreTable, column: str) -> list[Quantity]:
    """Return the marks of an earlier block, under its own columns."""
    found = [mark_in(block, row, column) for block, row in table.extra]
    return [number for number in found if number is not None]


def terms(quantities: Sequence[Quantity]) -> list[Term]:
    """Make addends."""
    return [Term(quantity) for quantity in quantities]


def best(relations: Sequence[Relation]) -> Relation:
    """Return the first relation that holds, else the first whose result is nearest to what is stated."""
    holding = next((relation for relation in relations if relation.holds), None)
    return holding or min(relations, key=lambda relation: abs((relation.point or Fraction(0)) - relation.stated.value))


def total_place(table: ScoreTable, row: Row, column: str) -> tuple[str, ...]:
    """Name the total row for the breadcrumb."""
    return (f"表 {table.grid.table + 1}", row.label, column)


def full_mark(facts: Facts, params: FullMark) -> Iterator[Observation]:
    """Look at every score table: its maxima must make the full mark the report states, or 100."""
    declared = [
        one.full
        for one in facts.scores
        if one.full and not one.bare and one.full.value >= LEAST_FULL_MARK and speaks_of_whole(one)
    ]
    tables = [table for table in facts.score_tables if not table.summary]
    for table in tables:
        numbers = [one.full for one in table.indicators if one.full and one.full.kind is Kind.SCORE]
        if len(numbers) < 3 or len(tables) > 1 or table.nested:
            continue
        goals = [Term(full) for full in declared] or [Term(assumed(numbers[0], params.default), printed=False)]
        readings = [reading for reading in whole_readings(table) if reading]
        basis = Basis.DECLARED if declared else Basis.INFERRED
        by_goal = [best([relate(Formula.SUM, reading, goal, basis) for reading in readings]) for goal in goals]
        relation = next((one for one in by_goal if one.holds), by_goal[0])
        anchor = table.mark(table.total, FULL) if table.total else None
        values = {"goal": relation.stated.quantity.text}
        place = total_place(table, table.total, FULL) if table.total else (f"表 {table.grid.table + 1}",)
        closes = anchor is not None and anchor.value == table.worth
        converted = closes and CONVERTED_WHOLE.search(facts.document.text) is not None
        unsure = converted or table.lists_losses
        told = observe(relation, values, span=(anchor or numbers[-1]).span, place=place, unsure=unsure)
        if anchor is not None and declared and relation.stated.quantity.value == anchor.value:
            told = replace(told, relations=(*told.relations, relate(Formula.EQUAL, [Term(anchor)], relation.stated)))
        yield told


def whole_readings(table: ScoreTable) -> list[list[Term]]:
    """Return what the maxima of a whole table may be made of."""
    row = table.total or table.indicators[-1].row
    readings = column_readings(table, FULL, range(len(table.indicators)), row)
    extra = terms(extra_numbers(table, FULL))
    return [*readings.values(), [*readings["rows"], *extra] if extra else []]


def speaks_of_whole(one: ScoreStatement) -> bool:
    """Whether the 满分 of a sentence is the full mark of the evaluation."""
    return one.total or is_whole(one.subject, one.score)


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
        yield from unless_misread(list(group_sums(table, params.level)))


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
        yield observe(
            relate(Formula.SUM, terms(numbers), Term(group.declared)), values, related, span=anchor, place=place
        )
    inner = [one for one in table.groups if one.level > group.level and set(one.members) <= set(group.members)]
    lower = [one.declared for one in inner if one.declared]
    if len(lower) > 1 and len(lower) == len(inner) and sum(len(one.members) for one in inner) == len(members):
        values = {"label": group.name, "count": str(len(lower)), "members": "、".join(one.name for one in inner)}
        related = [Related(number.span, FULL) for number in lower]
        relation = relate(Formula.SUM, terms(lower), Term(group.declared))
        told = observe(relation, values, related, span=anchor, place=place)
        yield told if all(adds_up(table, one, FULL) for one in inner) else as_consequence(told)


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
        yield observe(relate(Formula.SUM, terms(numbers), Term(group.awarded)), values, related, place=place)
    total, whole = (total_of_level(table, column) for column in (SCORE, FULL))
    if group.declared is not None and (total is None or whole is None or total.value <= whole.value):
        bound = relate(Formula.BOUND, [Term(group.awarded)], Term(group.declared))
        yield observe(bound, values, [Related(group.declared.span, FULL)], span=group.awarded.span, place=place)


def is_blank(table: ScoreTable, one: Indicator) -> bool:
    """Whether a row leaves both marks out: — for what does not apply."""
    slots = [one.row.slot(table.column(name)) for name in (FULL, SCORE)]
    return all(slot is None or slot.text in {"", "-", "—", "——", "/", "无", "不适用"} for slot in slots)


def subtotal_sums(
    table: ScoreTable, label: str, row: Row, members: Sequence[int], group: IndicatorGroup | None = None
) -> Iterator[Observation]:
    """Compare what a row prints for some rows with those rows, and with what their group declares."""
    for name in (FULL, SCORE, DEDUCTED):
        stated = table.mark(row, name)
        rows = [table.indicators[index].row for index in members]
        numbers = [number for one in rows if (number := table.mark(one, name))]
        if not stated or not numbers or (name == FULL and group is not None and stated == group.declared):
            continue
        relation = relate(Formula.SUM, terms(numbers), Term(stated))
        values = {"label": f"{label}{name}小计", "count": str(len(numbers)), "members": ""}
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
    relation = relate(Formula.SUM, terms(numbers), Term(stated))
    sound = all(
        relate(Formula.SUM, terms(marks), Term(number)).holds
        for one, number in zip(inner, numbers, strict=True)
        if (marks := [mark for at in one.members if (mark := table.mark(table.indicators[at].row, column))])
    )
    again = observe(relation, {**told.values, "count": str(len(numbers))}, place=told.place)
    yield again if sound and told.outcome is Outcome.PASS else as_consequence(again)


def member_names(indicators: Sequence[Indicator]) -> str:
    """List the names of some indicators."""
    return "、".join(one.name for one in indicators)
