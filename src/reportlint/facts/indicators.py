"""Score tables as indicators and groups: one indicator a leaf row, one group a level-1 or level-2 name.

A level-1 cell may declare its own maximum inside its text: `产出指标 50分`, `产出指标（50分）`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.facts.grids import FULL, LEVEL_COLUMNS, LEVEL_MARKS, SCORE, Grid, Row, Slot
from reportlint.facts.passages import Passage
from reportlint.number import Kind, Quantity
from reportlint.rule import Vocabulary

DECLARED = re.compile(r"(?P<name>.*?[^\d（])（?(?P<number>\d+(?:\.\d+)?)(?P<unit>分|%)?）?$")
NAME_COLUMNS = ("三级指标", "指标名称", "二级指标", "一级指标")
RULE = "评分标准"


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
    """A printed subtotal row of the group."""


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


def find_score_tables(grids: Sequence[Grid], vocabulary: Vocabulary) -> tuple[ScoreTable, ...]:
    """Read every grid with maxima or scores beside named indicators."""
    tables = []
    for index, grid in enumerate(grids):
        if is_score_grid(grid):
            tables.append(score_table(grid, grids[:index], vocabulary))
    return tuple(table for table in tables if table.indicators)


def is_score_grid(grid: Grid) -> bool:
    """Whether a grid names indicators and gives them marks."""
    named = any(grid.column(name) for name in NAME_COLUMNS)
    return named and grid.column(FULL) is not None


def score_table(grid: Grid, earlier: Sequence[Grid], vocabulary: Vocabulary) -> ScoreTable:
    """Read one score table."""
    rows = [row for row in grid.body() if has_marks(grid, row)]
    drafts = group_drafts(grid, rows)
    indicators = tuple(indicator(grid, row, number, drafts, vocabulary) for number, row in enumerate(rows))
    found = [
        group(level, slot, members, level_mark(grid, level, rows[members[0]]), vocabulary)
        for level, slot, members in drafts
    ]
    groups = with_subtotals(grid, found, rows)
    groups = groups or (*headed(grid, rows, vocabulary), *subtotalled(grid, rows, vocabulary))
    return ScoreTable(grid, indicators, groups, grid.total(), execution_rows(earlier))


def has_marks(grid: Grid, row: Row) -> bool:
    """Whether a row carries a maximum or a score of its own."""
    slots = (row.slot(grid.column(FULL)), row.slot(grid.column(SCORE)))
    return any(slot is not None and slot.quantity is not None and not slot.inherited for slot in slots)


def group_drafts(grid: Grid, rows: Sequence[Row]) -> list[tuple[int, Slot, tuple[int, ...]]]:
    """Collect level, cell and member rows of every level-1 and level-2 name."""
    leaf = next((name for name in NAME_COLUMNS[:3] if grid.column(name)), None)
    drafts: list[tuple[int, Slot, list[int]]] = []
    for level, name in enumerate(LEVEL_COLUMNS[:2], start=1):
        column = grid.column(name)
        if column is None or name == leaf:
            continue
        for number, row in enumerate(rows):
            slot = row.slot(column)
            if slot is None or not slot.text:
                continue
            last = next((draft for draft in reversed(drafts) if draft[0] == level), None)
            if last and last[2][-1] == number - 1 and same_group(last[1], slot):
                last[2].append(number)
            else:
                drafts.append((level, slot, [number]))
    return [(level, slot, tuple(members)) for level, slot, members in drafts]


def same_group(first: Slot, second: Slot) -> bool:
    """Whether two neighbouring rows stand under one name: one merged cell, or the same words again."""
    return first.cell is second.cell or first.text == second.text


def indicator(
    grid: Grid, row: Row, number: int, drafts: Sequence[tuple[int, Slot, tuple[int, ...]]], vocabulary: Vocabulary
) -> Indicator:
    """Read one leaf row."""
    slots = [slot for name in NAME_COLUMNS if (slot := row.slot(grid.column(name))) and slot.text]
    name_slot = slots[0] if slots else next(slot for slot in row.slots if slot)
    texts = [slot.text for slot in reversed(slots)]
    kind = next((kind for text in (*texts[1:][:1], *texts) if (kind := indicator_kind(text, vocabulary))), "")
    full, score = row.slot(grid.column(FULL)), row.slot(grid.column(SCORE))
    return Indicator(
        name=bare_name(name_slot.text),
        kind=kind,
        full=full.quantity if full else None,
        score=score.quantity if score else None,
        row=row,
        name_slot=name_slot,
        groups=tuple(index for index, draft in enumerate(drafts) if number in draft[2]),
    )


def group(
    level: int, slot: Slot, members: tuple[int, ...], mark: Quantity | None, vocabulary: Vocabulary
) -> IndicatorGroup:
    """Make one group; its declared maximum is read from its cell, or from the column of its level's marks."""
    name = bare_name(slot.text)
    declared = declared_maximum(slot.passage) or mark
    return IndicatorGroup(level, name, group_kind(name, vocabulary), slot, declared, members)


def level_mark(grid: Grid, level: int, first: Row) -> Quantity | None:
    """Return the mark of a whole level in the first row of a group."""
    return first.number(grid.column(LEVEL_MARKS[level - 1]))


def with_subtotals(grid: Grid, groups: Sequence[IndicatorGroup], rows: Sequence[Row]) -> tuple[IndicatorGroup, ...]:
    """Give each level-1 group the subtotal row right below its last member."""
    subtotals = {row.index: row for row in grid.rows if row.kind == "subtotal"}
    result = []
    for one in groups:
        below = subtotals.get(rows[one.members[-1]].index + 1) if one.level == 1 else None
        below = below if below and is_own_subtotal(below, one) else None
        result.append(IndicatorGroup(one.level, one.name, one.kind, one.slot, one.declared, one.members, below))
    return tuple(result)


def is_own_subtotal(row: Row, group: IndicatorGroup) -> bool:
    """Whether a subtotal row belongs to a group: a bare 小计, or one that names the group."""
    label = re.sub(r"(?:小计|合计)$", "", row.label)
    return (
        label == ""
        or bare_name(label) in {group.name, row.label}
        or group.name.startswith(label)
        or label.startswith(group.name)
    )


def headed(grid: Grid, rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[IndicatorGroup]:
    """Yield the groups of a table whose group names stand in rows of their own: 一、产出指标（50分） | — | —."""
    heads = [row for row in grid.rows if row.kind == "body" and row not in rows and head_slot(row)]
    ends = [row.index for row in heads[1:]] + [grid.rows[-1].index + 1 if grid.rows else 0]
    for head, end in zip(heads, ends, strict=False):
        members = tuple(number for number, one in enumerate(rows) if head.index < one.index < end)
        slot = head_slot(head)
        if slot and members:
            name = bare_name(slot.text)
            yield IndicatorGroup(1, name, group_kind(name, vocabulary), slot, declared_maximum(slot.passage), members)


def head_slot(row: Row) -> Slot | None:
    """Return the cell of a row that declares a group's maximum."""
    return next((slot for slot in row.slots if slot and declared_maximum(slot.passage)), None)


def subtotalled(grid: Grid, rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[IndicatorGroup]:
    """Yield the groups of a table without group columns: the rows between two subtotals."""
    start = grid.header[1]
    for row in grid.rows:
        if row.kind != "subtotal":
            continue
        members = tuple(number for number, one in enumerate(rows) if start <= one.index < row.index)
        slot = next((slot for slot in row.slots if slot and slot.text), None)
        if members and slot:
            name = re.sub(r"小计$", "", bare_name(slot.text))
            yield IndicatorGroup(2, name, group_kind(name, vocabulary), slot, None, members, row)
        start = row.index + 1


def execution_rows(earlier: Sequence[Grid]) -> tuple[tuple[Grid, Row], ...]:
    """Return the rows with marks of the money block before a score table, in one table with it or in its own."""
    forms = [other for other in earlier if other.column(FULL) and not is_score_grid(other)]
    return tuple((block, row) for block in forms[-1:] for row in block.rows if has_marks(block, row))


def declared_maximum(passage: Passage) -> Quantity | None:
    """Read the maximum that a group's cell declares inside its text."""
    match = DECLARED.fullmatch(passage.text)
    if match is None or not (match["unit"] or match.group().endswith("）")):
        return None
    percent = match["unit"] == "%"
    return Quantity(
        span=passage.locate(*match.span("number")),
        text=match["number"],
        value=Fraction(match["number"]),
        decimals=len(match["number"].partition(".")[2]),
        unit=match["unit"] or "分",
        kind=Kind.RATIO if percent else Kind.SCORE,
        scale=Fraction(1, 100) if percent else Fraction(1),
        whole=passage.span,
    )


def bare_name(text: str) -> str:
    """Return a name without the maximum inside it."""
    match = DECLARED.fullmatch(text)
    if match is None or not (match["unit"] or text.endswith("）")):
        return text
    return match["name"].rstrip("：，、")


def indicator_kind(text: str, vocabulary: Vocabulary) -> str:
    """Tell the kind of an indicator from its words."""
    return next(kinds(text, "indicator-kind.", vocabulary), "")


def group_kind(text: str, vocabulary: Vocabulary) -> str:
    """Tell the kind of a level-1 indicator from its words."""
    return next(kinds(text, "group-kind.", vocabulary), "")


def kinds(text: str, prefix: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the kinds whose words stand in a text, in the order of the vocabulary."""
    for name, words in vocabulary.terms.items():
        if name.startswith(prefix) and any(word in text for word in words):
            yield name.removeprefix(prefix)
