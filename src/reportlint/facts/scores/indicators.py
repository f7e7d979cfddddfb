"""Score tables as indicators and groups: one indicator a leaf row, one group a level-1 or level-2 name.

A level-1 cell may declare its own maximum inside its text: `产出指标 50分`, `产出指标（50分）`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from reportlint.facts.scores.marks import (
    as_marks,
    awarded_score,
    bare_name,
    declared_maximum,
    group_kind,
    has_marks,
    indicator_kind,
    mark_column,
    mark_in,
)
from reportlint.facts.tables.grids import (
    DEDUCTED,
    FULL,
    LEVEL_COLUMNS,
    LEVEL_MARKS,
    LEVEL_SCORES,
    RAW,
    SCORE,
    Column,
    Grid,
    Row,
    Slot,
)
from reportlint.number import Quantity
from reportlint.rule import Vocabulary

NAME_COLUMNS = ("三级指标", "指标名称", "二级指标", "一级指标")
RULE = "评分标准"
MONEY_COLUMNS = ("年初预算数", "预算调整数", "全年预算数", "全年执行数", "执行率")
"""Columns of which a money block has at least one."""
SUMMED_UP = ("小计", "合计", "分项小计")
"""Cells that say that their row sums up others."""
ORDINAL_LABEL = re.compile(r"^[（(]?(?:(?P<chinese>[一二三四五六七八九十]{1,3})|\d{1,2})(?:[、.．）)](?!\d)|$)[、.]?")
"""The number of a row inside its label, or alone in its first cell."""


CONVERTED = re.compile(r"百分制|折算|折合|换算|得分率")
"""Labels of rows that print the total out of another maximum."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One leaf row of a score table."""

    name: str
    """Its name, without an embedded maximum."""
    kind: str
    """Canonical kind (数量, 质量 … 满意度, 预算执行), `` where none is told."""
    full: Quantity | None
    """Its maximum."""
    score: Quantity | None
    """Its awarded score."""
    row: Row
    """Where it stands."""
    name_slot: Slot
    """The cell of its name."""
    groups: tuple[int, ...]
    """Indices of its groups in the score table, level 1 first."""
    deducted: Quantity | None = None
    """Its printed deduction."""
    raw: Quantity | None = None
    """Its mark out of 100, where the score is that times a weight."""
    other_scores: tuple[Quantity, ...] = ()
    """Its marks in further columns of scores, in their order: 核实得分 beside 自评得分."""
    bonus: int = 0
    """1 for marks on top (加分项), -1 for marks taken from the whole (扣分项), 0 for an indicator."""


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """A level-1 or level-2 indicator with the rows below it."""

    level: int
    """1 or 2."""
    name: str
    """Its name, without an embedded maximum."""
    kind: str
    """Canonical kind of its name."""
    slot: Slot
    """Its cell."""
    declared: Quantity | None
    """The maximum inside its cell."""
    members: tuple[int, ...]
    """Indices of its indicators."""
    subtotal: Row | None = None
    """A printed subtotal row of the group, or its own row where that carries marks."""
    awarded: Quantity | None = None
    """The score inside its cell (过程（40.14/46）), or under the column of its level's scores."""


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row inside a score table that sums up rows, whether or not they are a group."""

    name: str
    """Its label, without 小计."""
    row: Row
    """Where it stands."""
    members: tuple[int, ...]
    """Indices of the indicators it stands for."""
    group: int | None = None
    """Index of the group that these are, None for another run of rows."""
    whole: bool = False
    """Whether it sums up all rows above it: 绩效指标合计 before a row of its own for 预算执行率."""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A grid that gives indicators maxima and scores."""

    grid: Grid
    """Where it stands."""
    indicators: tuple[Indicator, ...]
    """Its leaf rows in order."""
    groups: tuple[IndicatorGroup, ...]
    """Level-1 and level-2 names in order."""
    total: Row | None
    """The total row."""
    extra: tuple[tuple[Grid, Row], ...] = ()
    """Rows of an earlier block of the same table that also carry marks: the execution rate of a form."""
    execution: tuple[Indicator, ...] = ()
    """The same rows as indicators."""
    subtotals: tuple[Subtotal, ...] = ()
    """Rows that sum up others, the total left out."""
    summary: bool = False
    """Whether its rows only repeat the groups of another score table."""

    def column(self, name: str) -> Column | None:
        """Return a column of marks by canonical name; the maxima may stand in the column of the deepest level."""
        return mark_column(self.grid, name)

    def mark(self, row: Row, name: str) -> Quantity | None:
        """Return a mark of one of its rows, a weight in percent as marks."""
        return mark_in(self.grid, row, name)

    @property
    def nested(self) -> bool:
        """Whether its weights are shares of their groups, not of the whole: each group's rows make a hundred."""
        for level in (1, 2):
            groups = [group for group in self.groups if group.level == level]
            sums = [
                sum(one.full.value for at in group.members if (one := self.indicators[at]).full) for group in groups
            ]
            if len(sums) > 1 and all(one == sums[0] for one in sums) and sums[0] in {1, 100}:
                return True
        return False

    @property
    def lists_losses(self) -> bool:
        """Whether every row lost marks, of three or more: a list of deductions rather than the whole evaluation."""
        pairs = [(one.full, one.score) for one in self.indicators]
        lost = all(full and score and score.value < full.value for full, score in pairs)
        return lost and len(pairs) > 2 and self.worth < 100

    @property
    def worth(self) -> Fraction:
        """What the maxima of its rows and of the money block above it make, bonus rows left out."""
        return sum((one.full.value for one in (*self.indicators, *self.execution) if one.full), Fraction(0))

    @property
    def tops(self) -> tuple[IndicatorGroup, ...]:
        """Its level-1 groups."""
        return tuple(group for group in self.groups if group.level == 1)


def find_score_tables(grids: Sequence[Grid], vocabulary: Vocabulary) -> tuple[ScoreTable, ...]:
    """Read every grid with maxima or scores beside named indicators."""
    tables = []
    for index, grid in enumerate(grids):
        if is_score_grid(grid):
            tables.append(score_table(grid, grids[:index], vocabulary))
    return with_summaries([table for table in tables if table.indicators])


def with_summaries(tables: Sequence[ScoreTable]) -> tuple[ScoreTable, ...]:
    """Mark the tables whose rows repeat the groups of another one."""
    return tuple(
        replace(table, summary=any(sums_up(table, other) for other in tables if other is not table)) for table in tables
    )


def sums_up(table: ScoreTable, other: ScoreTable) -> bool:
    """Whether the rows of a table are the level-1 groups of another, at least two of them and nothing else."""
    names = {bare_group(group.name) for group in other.tops if len(other.tops) < len(other.indicators)}
    own = [bare_group(one.name) for one in table.indicators]
    return len(own) > 1 and len(own) < len(other.indicators) and all(name in names for name in own)


def bare_group(name: str) -> str:
    """Strip the name of a group of what its mentions differ in."""
    return re.sub(r"(?:一级|类|方面)?(?:指标)?$", "", ORDINAL_LABEL.sub("", name))


def is_score_grid(grid: Grid) -> bool:
    """Whether a grid names indicators and gives them marks."""
    named = any(grid.column(name) for name in NAME_COLUMNS)
    return named and mark_column(grid, FULL) is not None


def score_table(grid: Grid, earlier: Sequence[Grid], vocabulary: Vocabulary) -> ScoreTable:
    """Read one score table."""
    heads = head_rows(grid)
    total = grid.total()
    rows = [row for row in grid.body() if has_marks(grid, row) and row not in heads and not restates(row, total)]
    groups = united(column_groups(grid, rows, vocabulary), headed_groups(grid, heads, rows, vocabulary))
    below = [row for row in grid.rows if row.kind != "body" and row is not total]
    subtotals = [one for row in below if (one := subtotal_of(grid, row, groups, rows, below))]
    own = {one.group: one.row for one in subtotals if one.group is not None}
    groups = [replace(one, subtotal=own.get(index, one.subtotal)) for index, one in enumerate(groups)]
    indicators = tuple(indicator(grid, row, number, groups, vocabulary) for number, row in enumerate(rows))
    extra = execution_rows(earlier)
    execution = tuple(execution_indicator(block, row) for block, row in extra)
    return ScoreTable(grid, indicators, tuple(groups), total, extra, execution, tuple(on_top(subtotals, groups)))


def restates(row: Row, total: Row | None) -> bool:
    """Whether a row below the total only prints it in another way: 百分制得分, 折算后得分, 得分率."""
    return total is not None and row.index > total.index and bool(CONVERTED.search(row.label))


def execution_indicator(block: Grid, row: Row) -> Indicator:
    """Read a row of the money block as the indicator 预算执行率."""
    name_slot = next(slot for slot in row.slots if slot)
    full, score = mark_in(block, row, FULL), mark_in(block, row, SCORE)
    return Indicator("预算执行率", "预算执行", full, score, row, name_slot, ())


def united(named: Iterable[IndicatorGroup], headed: Iterable[IndicatorGroup]) -> list[IndicatorGroup]:
    """Join the groups that columns name with those that rows name; one in both takes the marks of its row."""
    groups = list(named)
    for head in headed:
        same = next((at for at, one in enumerate(groups) if one.slot.cell is head.slot.cell), None)
        if same is None:
            groups.append(head)
        else:
            declared = groups[same].declared or head.declared
            groups[same] = replace(groups[same], declared=declared, subtotal=head.subtotal)
    return groups


def on_top(subtotals: Sequence[Subtotal], groups: Sequence[IndicatorGroup]) -> Iterator[Subtotal]:
    """Yield the subtotals, and the rows of groups that carry marks themselves."""
    yield from subtotals
    below = {id(one.row) for one in subtotals}
    for index, group in enumerate(groups):
        if group.subtotal is not None and id(group.subtotal) not in below:
            yield Subtotal(group.name, group.subtotal, group.members, index)


def leaf_column(grid: Grid) -> str | None:
    """Return the name of the column that names the rows, None where only level 1 does."""
    return next((name for name in NAME_COLUMNS[:3] if grid.column(name)), None)


def column_groups(grid: Grid, rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[IndicatorGroup]:
    """Yield the groups that level columns name, each with its member rows and the maximum it declares."""
    leaf = leaf_column(grid)
    for level, name in enumerate(LEVEL_COLUMNS[:2], start=1):
        column = grid.column(name)
        if column is None or name == leaf:
            continue
        drafts: list[tuple[Slot, list[int]]] = []
        for number, row in enumerate(rows):
            slot = row.slot(column)
            if slot is None or not slot.text:
                continue
            again = [one for one in drafts if level == 1 and repeats_name(one[0], slot)]
            if drafts and drafts[-1][1][-1] == number - 1 and same_group(drafts[-1][0], slot):
                drafts[-1][1].append(number)
            elif again:
                again[0][1].append(number)
            else:
                drafts.append((slot, [number]))
        for slot, members in drafts:
            first = rows[members[0]]
            made = group(level, slot, tuple(members), first.number(grid.column(LEVEL_MARKS[level - 1])), vocabulary)
            score = first.number(grid.column(LEVEL_SCORES[level - 1]))
            yield replace(made, awarded=awarded_score(slot.passage) or score)


def repeats_name(first: Slot, second: Slot) -> bool:
    """Whether a row names a group once more, in a cell of its own: its rows need not stand together."""
    alone = not (first.inherited or second.inherited) and first.cell.rowspan == second.cell.rowspan == 1
    return alone and first.text == second.text


def same_group(first: Slot, second: Slot) -> bool:
    """Whether two neighbouring rows stand under one name: one merged cell, or the same words again."""
    return first.cell is second.cell or first.text == second.text


def group(
    level: int, slot: Slot, members: tuple[int, ...], mark: Quantity | None, vocabulary: Vocabulary
) -> IndicatorGroup:
    """Make one group; its declared maximum is read from its cell, or from the column of its level's marks."""
    name = bare_name(slot.text)
    declared = declared_maximum(slot.passage) or mark
    declared = as_marks(declared) if declared else None
    return IndicatorGroup(level, name, group_kind(name, vocabulary), slot, declared, members)


# ---------------------------------------------------------------- rows above and below groups


def head_rows(grid: Grid) -> tuple[Row, ...]:
    """Return the rows that name a group above its rows: 一、产出指标（50分）, or a level-1 name alone in its row."""
    rows = list(grid.body())
    if not rows:
        return ()
    numbered = {outline(row) for row in rows} >= {1, 2}
    return tuple(
        row
        for row, below in zip(rows, [*rows[1:], None], strict=True)
        if below is not None and (opens_outline(row, below, numbered=numbered) or opens_level(grid, row, below))
    )


def opens_outline(row: Row, below: Row, *, numbered: bool) -> bool:
    """Whether a row is of a higher outline level than the next one: 一、 above 1., or a mark in its name alone."""
    if numbered:
        return outline(row) == 1 and outline(below) != 1
    return head_slot(row) is not None and not any(slot and slot.quantity for slot in row.slots)


def opens_level(grid: Grid, row: Row, below: Row) -> bool:
    """Whether a row names a level above the leaves and nothing of a leaf, and the next row stands under it."""
    leaf = leaf_column(grid)
    level = next((name for name in LEVEL_COLUMNS[:2] if grid.column(name)), None)
    if leaf is None or level is None or level == leaf:
        return False
    own, name = row.slot(grid.column(level)), row.slot(grid.column(leaf))
    under, following = below.slot(grid.column(level)), below.slot(grid.column(leaf))
    if own is None or own.inherited or not own.text or name is None or name.text:
        return False
    stands_under = under is None or under.inherited or not under.text
    return stands_under and following is not None and bool(following.text)


def outline(row: Row) -> int:
    """Return 1 for a row numbered 一、 or （一）, 2 for one numbered 1., 0 for one without a number."""
    if match := ORDINAL_LABEL.match(row.label):
        return 1 if match["chinese"] else 2
    return 0


def headed_groups(
    grid: Grid, heads: Sequence[Row], rows: Sequence[Row], vocabulary: Vocabulary
) -> Iterator[IndicatorGroup]:
    """Yield the groups whose names stand in rows of their own."""
    ends = [row.index for row in heads[1:]] + [grid.rows[-1].index + 1 if grid.rows else 0]
    for head, end in zip(heads, ends, strict=False):
        members = tuple(number for number, one in enumerate(rows) if head.index < one.index < end)
        slot = head_slot(head) or name_slot_of(grid, head)
        if slot and members:
            name = ORDINAL_LABEL.sub("", bare_name(slot.text)) or slot.text
            declared = declared_maximum(slot.passage) or mark_in(grid, head, FULL)
            declared = as_marks(declared) if declared else None
            carries = head if has_marks(grid, head) else None
            yield IndicatorGroup(1, name, group_kind(name, vocabulary), slot, declared, members, carries)


def head_slot(row: Row) -> Slot | None:
    """Return the cell of a row that declares a group's maximum."""
    return next((slot for slot in row.slots if slot and declared_maximum(slot.passage)), None)


def name_slot_of(grid: Grid, row: Row) -> Slot | None:
    """Return the cell that names a row: under a column of names, else the first that is more than a number."""
    named = [
        slot for name in NAME_COLUMNS if (slot := row.slot(grid.column(name))) and slot.text and not slot.inherited
    ]
    texts = [slot for slot in row.slots if slot and slot.text and not slot.quantity]
    telling = [slot for slot in texts if not re.fullmatch(r"[一二三四五六七八九十（）、.\d]+", slot.text)]
    return next(iter(named or telling or texts), None)


def subtotal_of(
    grid: Grid, row: Row, groups: Sequence[IndicatorGroup], rows: Sequence[Row], below: Sequence[Row]
) -> Subtotal | None:
    """Read a row that sums up others: a group it names, the rows since the last such row, or all rows above."""
    summed = summed_label(row)
    label = summed or own_label(row)
    name = re.sub(r"(?:得分|分值)?(?:小计|合计)[:：]?$", "", bare_name(label))
    if name and (found := named_group(name, row, groups, rows)):
        return Subtotal(name, row, found[1].members, found[0])
    before = max((other.index for other in below if other.index < row.index), default=grid.header[1] - 1)
    since = tuple(number for number, one in enumerate(rows) if before < one.index < row.index)
    above = tuple(number for number, one in enumerate(rows) if one.index < row.index)
    covered = [(index, one) for index, one in enumerate(groups) if one.members and set(one.members) == set(since)]
    if not name or summed:
        own = covered[0] if covered else (None, None)
        return Subtotal(own[1].name if own[1] else "", row, since, own[0]) if since else None
    if row.kind == "subtotal" and label.endswith("小计") and since:
        return Subtotal(name, row, since, covered[0][0] if covered else None)
    return Subtotal(name, row, above, whole=True) if above else None


def summed_label(row: Row) -> str:
    """Return the name left of a cell that only says 小计 in a row that repeats the names of its levels."""
    for left, slot in pairwise(row.slots):
        if left and slot and left.text and slot.text in SUMMED_UP and left.text not in SUMMED_UP:
            return left.text
    return ""


def own_label(row: Row) -> str:
    """Return the first words of a row that are its own and no number."""
    own = (slot for slot in row.slots if slot and slot.text and not slot.inherited and not slot.quantity)
    return next((slot.text for slot in own), "")


def named_group(
    name: str, row: Row, groups: Sequence[IndicatorGroup], rows: Sequence[Row]
) -> tuple[int, IndicatorGroup] | None:
    """Return the group above a subtotal that its label names: word for word, else in part and right above it."""
    ended = [(index, one) for index, one in enumerate(groups) if rows[one.members[-1]].index < row.index]
    own = bare_group(name)
    same = [entry for entry in ended if bare_group(entry[1].name) == own]
    if same:
        return same[-1]
    last = max((rows[one.members[-1]].index for _, one in ended), default=-1)
    alike = [
        entry
        for entry in ended
        if rows[entry[1].members[-1]].index == last
        and (other := bare_group(entry[1].name))
        and own
        and (own in other or other in own)
    ]
    return min(alike, key=lambda entry: entry[1].level, default=None)


def indicator(grid: Grid, row: Row, number: int, groups: Sequence[IndicatorGroup], vocabulary: Vocabulary) -> Indicator:
    """Read one leaf row."""
    slots = [slot for name in NAME_COLUMNS if (slot := row.slot(grid.column(name))) and slot.text]
    name_slot = slots[0] if slots else next(slot for slot in row.slots if slot)
    texts = [slot.text for slot in reversed(slots)]
    kind = next((kind for text in (*texts[1:][:1], *texts) if (kind := indicator_kind(text, vocabulary))), "")
    full = row.slot(mark_column(grid, FULL))
    maximum = full.quantity if full else None
    score = row.slot(grid.column(SCORE))
    return Indicator(
        name=ORDINAL_LABEL.sub("", bare_name(name_slot.text)) or name_slot.text,
        kind=kind,
        full=as_marks(maximum) if maximum else None,
        score=score.quantity if score else None,
        row=row,
        name_slot=name_slot,
        groups=tuple(index for index, one in enumerate(groups) if number in one.members),
        deducted=row.number(grid.column(DEDUCTED)),
        raw=row.number(grid.column(RAW)),
        other_scores=other_scores(grid, row),
        bonus=bonus_of(row) if maximum is None else 0,
    )


def other_scores(grid: Grid, row: Row) -> tuple[Quantity, ...]:
    """Return the marks of a row under the columns of scores behind the first: one review may have corrected them."""
    columns = [column for column in grid.columns if column.name == SCORE][1:]
    return tuple(number for column in columns if (number := row.number(column)))


def bonus_of(row: Row) -> int:
    """Tell rows of marks on top and of marks taken from the whole by their labels."""
    texts = [slot.text for slot in row.slots[:3] if slot]
    if any(re.search(r"扣分项|减分项|扣分事项|减分事项|倒扣|^(?:扣分|减分)$", text) for text in texts):
        return -1
    return 1 if any(re.search(r"加分项|加分事项|附加分|奖励分|^加分$", text) for text in texts) else 0


def is_about_money(grid: Grid) -> bool:
    """Whether a grid has a column of budgets or spending, or rows that name funds: marks of quarters are no money."""
    named = any(grid.column(name) for name in MONEY_COLUMNS)
    return named or any(
        "资金" in slot.text or "预算" in slot.text for row in grid.rows for slot in row.slots[:3] if slot
    )


def execution_rows(earlier: Sequence[Grid]) -> tuple[tuple[Grid, Row], ...]:
    """Return the rows with marks of the money block before a score table, in one table with it or in its own."""
    forms = [other for other in earlier if other.column(FULL) and not is_score_grid(other) and is_about_money(other)]
    between = [other for other in earlier if is_score_grid(other) and forms and other.span > forms[-1].span]
    if between:
        return ()
    return tuple((block, row) for block in forms[-1:] for row in block.rows if has_marks(block, row))
