"""Groups of a score table: named by columns of levels or by rows of their own, with the rows that sum them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from reportlint.facts.scores.indicators import ORDINAL_LABEL, IndicatorGroup, Subtotal, bare_group
from reportlint.facts.scores.marks import (
    NAME_COLUMNS,
    ON_TOP,
    as_marks,
    awarded_score,
    bare_name,
    declared_maximum,
    group_kind,
    has_marks,
    mark_in,
)
from reportlint.facts.tables.grids import FULL, LEVEL_COLUMNS, LEVEL_MARKS, LEVEL_SCORES, Grid, Row, Slot
from reportlint.number import Quantity
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

LETTERED = compiled(r"[A-Z](?P<number>\d{1,2})?[、.．\s]?(?=[\u4e00-\u9fff])")
"""Labels that letters number: A 预算编制, A1 预算编制完整性."""
CODE = compiled(r"[A-Z](?P<digits>[-.]?\d{1,2})?")
"""The code of a group, or of a row in it, alone in a cell."""
DIVIDES = compiled(r"^[\s　]*其中：?")
"""How the label of a row begins that is a part of the sum above."""
SUMMED_UP = ("小计", "合计", "分项小计")
"""Cells that say that their row sums up others."""


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
    return first.cell is second.cell or bare_name(first.text) == bare_name(second.text)


def group(
    level: int, slot: Slot, members: tuple[int, ...], mark: Quantity | None, vocabulary: Vocabulary
) -> IndicatorGroup:
    """Make one group; its declared maximum is read from its cell, or from the column of its level's marks."""
    name = bare_name(slot.text)
    declared = declared_maximum(slot.passage) or mark
    declared = as_marks(declared) if declared else None
    return IndicatorGroup(level, name, group_kind(name, vocabulary), slot, declared, members)


def dividing_groups(
    grid: Grid, parts: Sequence[Row], rows: Sequence[Row], vocabulary: Vocabulary
) -> Iterator[IndicatorGroup]:
    """Yield the groups that rows below the sum divide it into (其中：收入组织), where their maxima are those of runs.

    The runs follow each other from the first row to the last; so it is only told which rows a group has.
    """
    runs: list[tuple[int, ...]] = []
    at = 0
    for part in parts:
        whole, start, reached = mark_in(grid, part, FULL), at, Fraction(0)
        while whole is not None and at < len(rows) and reached < whole.value:
            full = mark_in(grid, rows[at], FULL)
            reached += full.value if full is not None else 0
            at += 1
        if whole is None or reached != whole.value:
            return
        runs.append(tuple(range(start, at)))
    if any(mark_in(grid, row, FULL) for row in rows[at:]):
        return
    for part, members in zip(parts, runs, strict=True):
        slot = next(slot for slot in part.slots if slot is not None and slot.text)
        made = group(1, slot, members, mark_in(grid, part, FULL), vocabulary)
        yield replace(made, name=DIVIDES.sub("", made.name), subtotal=part)


def closing_rows(grid: Grid, rows: Sequence[Row]) -> dict[int, tuple[int, ...]]:
    """Return the rows whose maxima sum up those above them since the last such row, with the rows each sums up.

    They are told by their marks alone: every row is summed up by one, and they make the total; else there are none.
    """
    total = grid.total()
    whole = mark_in(grid, total, FULL) if total is not None else None
    maxima = [mark_in(grid, row, FULL) for row in rows]
    values = [mark.value for mark in maxima if mark is not None]
    found: dict[int, tuple[int, ...]] = {}
    start = 0
    for at, value in enumerate(values):
        if at - start > 1 and sum(values[start:at]) == value:
            found[at] = tuple(range(start, at))
            start = at + 1
    complete = whole is not None and len(values) == len(rows) == start and len(found) > 1
    return found if complete and whole and sum(values[at] for at in found) == whole.value else {}


def closed_groups(
    rows: Sequence[Row], closing: Mapping[int, tuple[int, ...]], grid: Grid, vocabulary: Vocabulary
) -> Iterator[IndicatorGroup]:
    """Yield the groups that closing rows sum up; their members are counted without such rows."""
    places = {at: number for number, at in enumerate(one for one in range(len(rows)) if one not in closing)}
    for at, members in closing.items():
        slot = next(slot for slot in rows[at].slots if slot is not None and slot.text)
        numbers = tuple(places[member] for member in members)
        yield replace(group(1, slot, numbers, mark_in(grid, rows[at], FULL), vocabulary), subtotal=rows[at])


def head_rows(grid: Grid) -> tuple[Row, ...]:
    """Return the rows that name a group above its rows: 一、产出指标（50分）, or a level-1 name alone in its row."""
    rows = list(grid.body())
    if not rows:
        return ()
    lettered = letters_groups(grid, rows)
    numbered = {outline(row) for row in rows} >= {1, 2} or numbers_groups(rows) or lettered
    found = tuple(
        row
        for row, below in zip(rows, [*rows[1:], None], strict=True)
        if below is not None
        and (opens_outline(row, below, numbered=numbered, lettered=lettered) or opens_level(grid, row, below))
    )
    return found or opening_rows(grid, rows)


def opening_rows(grid: Grid, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows whose maxima sum up those below them until the next such row.

    Where one column names all rows they are told by their marks alone: every row is summed up by one, and they make
    the total; else there are none.
    """
    total = grid.total()
    whole = mark_in(grid, total, FULL) if total is not None else None
    maxima = [mark_in(grid, row, FULL) for row in rows]
    values = [mark.value for mark in maxima if mark is not None]
    if whole is None or len(values) < len(rows) or sum(name in LEVEL_COLUMNS for name in columns_named(grid)) > 1:
        return ()
    found: list[int] = []
    at = 0
    while at < len(values):
        end = next((end for end in range(at + 2, len(values) + 1) if sum(values[at + 1 : end]) >= values[at]), at)
        if end == at or sum(values[at + 1 : end]) != values[at]:
            return ()
        found.append(at)
        at = end
    made = len(found) > 1 and sum(values[at] for at in found) == whole.value and len(values) > 2 * len(found)
    return tuple(rows[at] for at in found) if made else ()


def columns_named(grid: Grid) -> Iterator[str]:
    """Yield the canonical names of the columns of a grid."""
    return (column.name for column in grid.columns if column.name)


def numbers_groups(rows: Sequence[Row]) -> bool:
    """Whether only groups are numbered, with Chinese numerals from 一 on, and rows without a number follow each."""
    levels = [outline(row) for row in rows]
    matches = [match for row in rows if (match := ORDINAL_LABEL.match(row.label))]
    told = [match["chinese"] for match in matches]
    apart = all(not (first and second) for first, second in pairwise(levels)) and levels[-1] == 0
    return len(told) > 1 and told == list("一二三四五六七八九十"[: len(told)]) and levels[0] == 1 and apart


def letters_groups(grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether letters number the groups of a grid that names its rows in one column only: A, A1, A2, B, B1."""
    levels = [name for name in NAME_COLUMNS if grid.column(name)]
    return (
        len(levels) == 1 and all(outline(row, lettered=True) for row in rows) and outline(rows[0], lettered=True) == 1
    )


def opens_outline(row: Row, below: Row, *, numbered: bool, lettered: bool) -> bool:
    """Whether a row is of a higher outline level than the next one: 一、 above 1., or a mark in its name alone."""
    if numbered:
        higher = outline(row, lettered=lettered) == 1 and outline(below, lettered=lettered) != 1
        return higher and not shares_first_cell(row, below)
    return head_slot(row) is not None and not any(slot and slot.quantity for slot in row.slots)


def shares_first_cell(row: Row, below: Row) -> bool:
    """Whether the first cell of a row is that of the next one, too, which only names a thing of its own beside it.

    | 一、立项（15分） | 1.必要性 | 10 | above |  | 2.规范性 | 5 |: the group's first indicator stands in its row.
    """
    names = [at for at, slot in enumerate(row.slots) if slot and slot.text and not slot.quantity and not slot.inherited]
    if len(names) < len(("group", "indicator")):
        return False
    first, second = (below.slots[at] if at < len(below.slots) else None for at in names[:2])
    blank = first is None or first.inherited or not first.text
    return blank and second is not None and bool(second.text) and not second.quantity


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


def outline(row: Row, *, lettered: bool = False) -> int:
    """Return 1 for a row numbered 一、 or （一） or A, 2 for one numbered 1. or A1, 0 for one without a number.

    A letter right before a name counts only where groups are lettered.
    """
    if code := CODE.fullmatch(row.label):
        return 2 if code["digits"] else 1
    if match := ORDINAL_LABEL.match(row.label):
        return 1 if match["chinese"] else 2
    if lettered and (match := LETTERED.match(row.label)):
        return 2 if match["number"] else 1
    return 0


def headed_groups(
    grid: Grid, heads: Sequence[Row], rows: Sequence[Row], vocabulary: Vocabulary
) -> Iterator[IndicatorGroup]:
    """Yield the groups whose names stand in rows of their own."""
    below = [row.index for row in grid.rows if heads and row.index > heads[-1].index and closes(row)]
    ends = [row.index for row in heads[1:]] + [below[0] if below else grid.rows[-1].index + 1 if grid.rows else 0]
    for head, end in zip(heads, ends, strict=False):
        members = tuple(number for number, one in enumerate(rows) if head.index < one.index < end)
        slot = head_slot(head) or name_slot_of(grid, head)
        if slot and members:
            name = ORDINAL_LABEL.sub("", bare_name(slot.text)) or slot.text
            declared = declared_maximum(slot.passage) or mark_in(grid, head, FULL)
            declared = as_marks(declared) if declared else None
            carries = head if has_marks(grid, head) else None
            yield IndicatorGroup(1, name, group_kind(name, vocabulary), slot, declared, members, carries)


def closes(row: Row) -> bool:
    """Whether what stands below a row belongs to the whole: a sum, or marks on top of it."""
    return row.kind != "body" or ON_TOP.match(row.label) is not None


def head_slot(row: Row) -> Slot | None:
    """Return the cell of a row that declares a group's maximum."""
    words = (slot for slot in row.slots if slot and slot.quantity is None)
    return next((slot for slot in words if declared_maximum(slot.passage)), None)


def name_slot_of(grid: Grid, row: Row) -> Slot | None:
    """Return the cell that names a row: under a column of names, else the first that is more than a number."""
    named = [
        slot for name in NAME_COLUMNS if (slot := row.slot(grid.column(name))) and slot.text and not slot.inherited
    ]
    texts = [slot for slot in row.slots if slot and slot.text and not slot.quantity]
    telling = [slot for slot in texts if not compiled(r"[一二三四五六七八九十（）、.\d]+").fullmatch(slot.text)]
    return next(iter(named or telling or texts), None)


def subtotal_of(
    grid: Grid, row: Row, groups: Sequence[IndicatorGroup], rows: Sequence[Row], below: Sequence[Row]
) -> Subtotal | None:
    """Read a row that sums up others: a group it names, the rows since the last such row, or all rows above."""
    summed = summed_label(row)
    label = summed or own_label(row)
    name = compiled(r"(?:得分|分值)?(?:小计|合计)[:：]?$").sub("", bare_name(label))
    if name and (found := named_group(name, row, groups, rows)):
        return Subtotal(name, row, found[1].members, found[0])
    before = max((other.index for other in below if other.index < row.index), default=grid.header[1] - 1)
    since = tuple(number for number, one in enumerate(rows) if before < one.index < row.index)
    above = tuple(number for number, one in enumerate(rows) if one.index < row.index)
    covered = [(index, one) for index, one in enumerate(groups) if one.members and set(one.members) == set(since)]
    if not name or summed:
        own = covered[0] if covered else ends_above(groups, since) or (None, None)
        members = own[1].members if own[1] else since
        return Subtotal(own[1].name if own[1] else "", row, members, own[0]) if since else None
    if row.kind == "subtotal" and label.endswith("小计") and since:
        return Subtotal(name, row, since, covered[0][0] if covered else None)
    return Subtotal(name, row, above, whole=True) if above else None


def ends_above(groups: Sequence[IndicatorGroup], since: Sequence[int]) -> tuple[int, IndicatorGroup] | None:
    """Return the level-1 group that ends right above a sum, where one of a single row stands before it without a sum.

    预算执行 | 预算执行率, 产出 | 数量, | 质量, | 小计: the last row sums up what stands under 产出.
    """
    inside = [(at, one) for at, one in enumerate(groups) if one.level == 1 and set(one.members) <= set(since)]
    told = [one.members for _, one in inside]
    whole = sorted(member for members in told for member in members) == list(since)
    single = len(inside) > 1 and all(len(members) == 1 for members in told[:-1]) and len(told[-1]) > 1
    return inside[-1] if whole and single else None


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
