"""Grids whose columns get canonical names once it is known that they hold marks, and their rows names and a total."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from reportlint.facts.scores.indicators import RULE
from reportlint.facts.scores.marks import NAME_COLUMNS
from reportlint.facts.tables.grids import (
    CUT,
    DEDUCTED,
    FULL,
    LEVEL_COLUMNS,
    LEVEL_MARKS,
    LEVEL_SCORES,
    OWN,
    PARTY,
    RATE,
    RAW,
    SCORE,
    Column,
    Grid,
    Row,
)
from reportlint.facts.text.quantities import cell_quantity
from reportlint.patterns import compiled

MARK_COLUMNS = frozenset({FULL, SCORE, DEDUCTED, RAW, CUT, RATE, PARTY, OWN, *LEVEL_MARKS, *LEVEL_SCORES})
"""Canonical names of columns of marks."""
LEAST_ROWS = 3
"""Rows that a last row must sum up to be their total."""
LONGEST_NAME = 14
"""Characters that the name of an indicator has at most, as a rule."""
AWARDED_WORDS = compiled(r"[得计]\d|扣\d|满分|按[^，。]{0,8}(?:比例|率)|酌情|不得分|×")
"""How a cell reads that says how marks are awarded."""
SUM_ALONE = compiled(r"(?:小计|合计)：?")
"""A label that says no more than that its row is a sum; 基础分小计 is one of several."""
TOP = LEVEL_COLUMNS[0]


def renamed(grid: Grid, names: Mapping[int, str]) -> Grid:
    """Give columns canonical names, and their numbers the unit of marks."""
    columns = tuple(renamed_column(column, names.get(column.index, "")) for column in grid.columns)
    changed = [new for new, old in zip(columns, grid.columns, strict=True) if new.unit != old.unit]
    rows = tuple(with_units(row, changed) for row in grid.rows) if changed else grid.rows
    return replace(grid, columns=columns, rows=rows)


def renamed_column(column: Column, name: str) -> Column:
    """Give a column a canonical name."""
    if not name or name == column.name:
        return column
    unit = "" if name not in MARK_COLUMNS else "%" if name == RATE else "分"
    return replace(column, name=name, unit=unit or column.unit, own_unit=bool(unit) or column.own_unit)


def with_units(row: Row, columns: Sequence[Column]) -> Row:
    """Read the cells of a row again with the units of their columns."""
    slots = list(row.slots)
    for column in columns:
        slot = slots[column.index]
        slots[column.index] = None if slot is None else replace(slot, quantity=cell_quantity(slot.passage, column.unit))
    return replace(row, slots=tuple(slots))


COMPARES = compiled(r"得分率|[名位]次|排[名位序]|等[级次]")
"""Labels of a last row that says how the total above it compares."""


def with_total(grid: Grid, wholes: Collection[Fraction]) -> Grid:
    """Take the last row for the total, whatever it is called, where it sums up the rows above in a column of marks.

    So it may be where its maximum is one of the full marks that the text names, though a row is missing. A row that
    says how the total compares may stand below it.
    """
    if grid.total() is not None or not grid.rows:
        return grid
    aside = len(grid.rows) > 1 and COMPARES.search(grid.rows[-1].label) is not None
    place = len(grid.rows) - 1 - aside
    last, above = grid.rows[place], [row for row in grid.rows[:place] if row.kind == "body"]
    if (last.kind == "subtotal" and not SUM_ALONE.fullmatch(last.label)) or last.label.startswith("其中"):
        return grid
    columns = [column for column in grid.columns if column.name in {FULL, SCORE, PARTY, OWN, DEDUCTED}]
    whole = whole_under(grid, last, above)
    if not any(foots(last, above, column) for column in columns) and whole not in wholes:
        return grid
    if len(above) < LEAST_ROWS:
        return grid
    return replace(grid, rows=(*grid.rows[:place], replace(last, kind="total"), *grid.rows[place + 1 :]))


def whole_under(grid: Grid, last: Row, above: Sequence[Row]) -> Fraction | None:
    """Return the maximum of the last row, where it is about what those above come to and more than any of them."""
    stated = last.number(grid.column(FULL))
    values = [number.value for row in above if (number := row.number(grid.column(FULL)))]
    if stated is None or not values or stated.value <= max(values):
        return None
    return stated.value if 2 * sum(values) >= stated.value and sum(values) <= 2 * stated.value else None


def foots(last: Row, above: Sequence[Row], column: Column) -> bool:
    """Whether a row holds the sum of others under a column."""
    stated, numbers = last.number(column), [number for row in above if (number := row.number(column))]
    return stated is not None and len(numbers) >= LEAST_ROWS and sum(one.value for one in numbers) == stated.value


# ---------------------------------------------------------------- names of rows


def with_rows_named(grid: Grid, *, merges_known: bool) -> Grid:
    """Name the columns that name rows, and the one that says how marks are awarded, where none is called so."""
    texts = [column for column in grid.columns if is_words(grid, column)]
    names: dict[int, str] = {}
    if not grid.column(RULE):
        rules = [column for column in texts if column.name is None and are_rules(grid, column)]
        names |= {column.index: RULE for column in rules[:1]}
    first = min((column.index for column in grid.columns if column.name in MARK_COLUMNS), default=0)
    left = [column for column in texts if column.index < first and column.index not in names]
    names |= dict(names_of_rows(grid, left))
    heads = [] if merges_known else [index for index, name in names.items() if name == TOP]
    return with_blanks_filled(renamed(grid, names), heads)


def names_of_rows(grid: Grid, left: Sequence[Column]) -> Iterator[tuple[int, str]]:
    """Name what stands left of the numbers: short and different in every row the indicators, else their groups."""
    known = [column for column in left if column.name in NAME_COLUMNS]
    naming = [column for column in left if column.name in {None, RULE} and tells_rows_apart(grid, column)]
    if not known:
        yield from ((column.index, "指标名称") for column in naming[-1:] or left[:1])
        return
    only = known[-1]
    before = left[max(0, left.index(only) - 1) : left.index(only)]
    others = [column for column in known if column not in {only, *before}]
    groups = bool(before) and before[0].name in {None, "指标名称"} and groups_rows(grid, before[0])
    if groups and not others and only.name == "指标名称":
        yield before[0].index, TOP
    behind = [column for column in naming if column.index == only.index + 1]
    if behind and not tells_rows_apart(grid, only) and only.name in {"指标名称", TOP}:
        yield only.index, TOP
        yield behind[0].index, "指标名称"


def is_words(grid: Grid, column: Column) -> bool:
    """Whether a column holds words."""
    texts = texts_under(grid, column)
    return len(texts) > 1 and 2 * sum(bool(compiled(r"[\u4e00-\u9fff]{2}").search(text)) for text in texts) > len(texts)


def texts_under(grid: Grid, column: Column) -> list[str]:
    """Return the texts that begin under a column in rows that are no totals."""
    slots = [row.slot(column) for row in grid.body()]
    return [slot.text for slot in slots if slot is not None and slot.text and not slot.inherited]


def are_rules(grid: Grid, column: Column) -> bool:
    """Whether most texts of a column say how marks are awarded."""
    texts = texts_under(grid, column)
    return 2 * sum(bool(AWARDED_WORDS.search(text)) for text in texts) > len(texts)


def tells_rows_apart(grid: Grid, column: Column) -> bool:
    """Whether every row has a short text of its own under a column."""
    texts = texts_under(grid, column)
    short = sum(len(text) <= LONGEST_NAME for text in texts)
    return len(set(texts)) == len(list(grid.body())) and 5 * short >= 4 * len(texts) and not are_rules(grid, column)


def groups_rows(grid: Grid, column: Column) -> bool:
    """Whether a column names runs of rows: a short text over several rows each, and none twice."""
    slots = [row.slot(column) for row in grid.body()]
    begun = [slot.text for slot in slots if slot is not None and slot.text and not slot.inherited]
    runs = [text for text, _ in groupby(begun)]
    short = all(len(text) <= LONGEST_NAME for text in runs)
    first = slots[0] if slots else None
    opens = first is not None and bool(first.text)
    return opens and short and len(set(runs)) == len(runs) and 2 * len(runs) <= len(slots) and len(runs) > 1


def with_blanks_filled(grid: Grid, heads: Sequence[int]) -> Grid:
    """Let blanks under the names of groups belong to the group above them."""
    rows: list[Row] = []
    for row in grid.rows:
        slots = list(row.slots)
        for index in heads if rows and row.kind == "body" else ():
            slot, above = slots[index], rows[-1].slots[index]
            if slot is not None and not slot.text and above is not None:
                slots[index] = replace(above, inherited=True)
        rows.append(replace(row, slots=tuple(slots)))
    return replace(grid, rows=tuple(rows))
