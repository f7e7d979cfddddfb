"""Sheets: the numbers of a table, every row and column with the part it plays when they are added and compared.

Columns are typed before anything is summed: codes, serial numbers, years and telephone numbers are no amounts; a
table whose halves stand side by side (收入 | 支出) is two sheets; a table that a page cuts is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from reportlint.facts.tables.contents import with_percentages
from reportlint.facts.tables.entries import BODY, SUBTOTAL, Entry, column_entries, rank_of, row_entries
from reportlint.facts.tables.grids import Column, Grid, Row, Slot
from reportlint.model import Document
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled

CODE_HEADER = compiled(
    r"编码|代码|序号|编号|行次|栏次|年份|^年度$|科目编|电话|邮编|日期|时间|排名|排序|名次|位次|文号|账号|^[类款项目]$"
)
"""Columns that name or rank, whatever digits they hold."""
NIL = frozenset({"", "-", "--", "—", "——", "–", "/", "\\", "无", "×", "…", "……", "不适用"})
"""Cells that hold nothing."""
NAME_HEADER = compiled(r"项目|科目|名称|内容|类别|分类|指标|收入|支出|资产|负债|用途|来源")
"""What heads the names of rows, and so may open the second half of a table."""


@dataclass(frozen=True)
class Sheet:
    """The numbers of one table, or of one half of it."""

    grid: Grid
    """Where it stands; of a table that a page cuts, the first part."""
    rows: tuple[Entry, ...]
    """From top to bottom; rows without numbers left out."""
    columns: tuple[Entry, ...]
    """From left to right, the numeric ones."""
    cells: tuple[tuple[Quantity | None, ...], ...]
    """For each row its numbers by column; None where a cell holds nothing."""
    scored: bool = False
    """Whether it is a score table, whose marks have checks of their own."""
    turned: bool = False
    """Whether rows and columns have changed places."""

    @cached_property
    def flipped(self) -> Sheet:
        """Return the same numbers with rows and columns exchanged."""
        cells = tuple(zip(*self.cells, strict=True)) if self.cells else ()
        return replace(self, rows=self.columns, columns=self.rows, cells=cells, turned=not self.turned)

    @cached_property
    def lines(self) -> tuple[tuple[Quantity | None, ...], ...]:
        """For each column its numbers by row."""
        return tuple(zip(*self.cells, strict=True)) if self.cells else tuple(() for _ in self.columns)

    @cached_property
    def places(self) -> tuple[int | None, ...]:
        """For each column the decimals that nearly all of its numbers are printed with, None where they differ."""
        found: list[int | None] = []
        for line in self.lines:
            decimals = [one.decimals for one in line if one and one.value]
            usual = max(set(decimals), key=decimals.count) if len(decimals) > 3 else None
            found.append(usual if usual is not None and decimals.count(usual) >= 0.75 * len(decimals) else None)
        return tuple(found)

    def place(self, row: int, column: int) -> tuple[str, str, str]:
        """Return table, row and column as a reader looks them up."""
        across, down = (column, row) if self.turned else (row, column)
        rows, columns = (self.columns, self.rows) if self.turned else (self.rows, self.columns)
        return f"表 {self.grid.table + 1}", rows[across].label, columns[down].heading


def find_sheets(document: Document, grids: Sequence[Grid], scored: Sequence[Grid]) -> tuple[Sheet, ...]:
    """Read the sheets of every grid."""
    marks = {(grid.table, grid.header) for grid in scored}
    sheets: list[Sheet] = []
    for run in joined(grids):
        rows = [row for grid in run for row in grid.rows]
        is_scored = (run[0].table, run[0].header) in marks
        for names, columns in panels(run[0].columns, rows):
            sheet = sheet_of(document, run[0], rows, names, columns)
            if sheet is not None:
                sheets.append(replace(sheet, scored=is_scored))
    return tuple(sheets)


def joined(grids: Sequence[Grid]) -> Iterator[list[Grid]]:
    """Yield the grids, those that go on in the next table together with it."""
    run: list[Grid] = []
    for grid in grids:
        if run and not grid.continues:
            yield run
            run = []
        run.append(grid)
    if run:
        yield run


# ---------------------------------------------------------------- columns


def panels(columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[tuple[list[Column], list[Column]]]:
    """Yield columns of names with the numeric columns they name: one pair, or two where halves stand side by side."""
    names: list[Column] = []
    numeric: list[Column] = []
    codes: list[Column] = []
    for column in columns:
        slots = [row.slots[column.index] for row in rows]
        if is_numeric(column, slots):
            numeric.append(column)
        elif numeric and opens_half(column, slots, coded=bool(codes)):
            yield names, numeric
            names, numeric = [*codes, column], []
        elif not numeric:
            names.append(column)
        codes = [column] if CODE_HEADER.search(column.header) else []
    if numeric:
        yield names, numeric


def is_numeric(column: Column, slots: Sequence[Slot | None]) -> bool:
    """Whether a column holds amounts: mostly numbers, and none of them a code, a serial number or a year."""
    if CODE_HEADER.search(column.header):
        return False
    own = [slot for slot in slots if slot is not None and not slot.inherited and slot.text not in NIL]
    numbers = [slot.quantity for slot in own if slot.quantity]
    return bool(numbers) and 2 * len(numbers) >= len(own) and not is_serial([one.text for one in numbers])


def is_serial(texts: Sequence[str]) -> bool:
    """Whether some numbers only count their rows, or are codes or telephone numbers: 1, 2, 3 …; 2010301."""
    if not all(text.isdigit() for text in texts):
        return False
    values = [int(text) for text in texts]
    counted = len(values) > 2 and all(second - first == 1 for first, second in pairwise(values))
    coded = len(values) > 1 and all(len(text) in {3, 5, 7} and text[0] in "2345" for text in texts)
    nested = coded and any(long.startswith(short) and long != short for short, long in pairwise(texts))
    called = len(values) > 1 and all(len(text) == 11 and text[0] == "1" for text in texts)
    return counted or nested or called or (coded and len({len(text) for text in texts}) > 1)


def opens_half(column: Column, slots: Sequence[Slot | None], *, coded: bool) -> bool:
    """Whether a column of words right of numbers names the rows of a second half, and does not remark on the first.

    Behind a column of codes (编码 | 公用经费 | 金额) it does so whatever its header is.
    """
    texts = [slot.text for slot in slots if slot is not None and slot.text not in NIL]
    words = [text for text in texts if not compiled(r"[\d.,%]+").fullmatch(text)]
    distinct = len(set(words)) >= 0.8 * len(words)
    named = coded or bool(NAME_HEADER.search(column.header))
    return len(words) > 1 and distinct and named and "备注" not in column.header


# ---------------------------------------------------------------- rows


def sheet_of(
    document: Document, grid: Grid, rows: Sequence[Row], names: Sequence[Column], columns: Sequence[Column]
) -> Sheet | None:
    """Read one sheet, None where fewer than two numbers stand in it."""
    labelled = [(row, *label) for row, label in zip(rows, row_labels(rows, names), strict=True)]
    kept: list[tuple[Row, str, tuple[str, ...]]] = []
    cells: list[tuple[Quantity | None, ...]] = []
    for row, label, group in labelled:
        numbers = tuple(row.number(column) for column in columns)
        if any(numbers) and not counts_columns(label, numbers):
            kept.append((row, label, group))
            cells.append(numbers)
    if sum(number is not None for numbers in cells for number in numbers) < 2:
        return None
    lines = list(zip(*cells, strict=True))
    heads, lines = with_percentages(
        with_kinds(column_entries(columns), lines), lines, [one.own_unit for one in columns]
    )
    cells = list(zip(*lines, strict=True))
    amounts = [[one for one, head in zip(line, heads, strict=True) if not head.percent] for line in cells]
    entries = with_kinds(row_entries(document, kept, names), amounts)
    return Sheet(grid, entries, heads, tuple(cells))


def row_labels(rows: Sequence[Row], names: Sequence[Column]) -> list[tuple[str, tuple[str, ...]]]:
    """Return every row's own label and the group it stands in; a first column with blanks tells groups.

    A 小计 stands in the group that it closes or opens.
    """
    if not has_groups(rows, names):
        return [labels_of(row, names) for row in rows]
    group = ""
    found: list[tuple[str, tuple[str, ...]]] = []
    for row in rows:
        label, inside = labels_of(row, names[1:])
        first = text_of(row, names[0])
        if rank_of(first):
            label, first = first, ""
        closing = rank_of(label)
        group = "" if closing > SUBTOTAL else first or group
        found.append((label, (group, *inside) if group else inside))
    return found


def has_groups(rows: Sequence[Row], names: Sequence[Column]) -> bool:
    """Whether the first column names groups once each: blanks below a name, and a name beside every one of them."""
    if len(names) < 2:
        return False
    pairs = [(text_of(row, names[0]), text_of(row, names[1])) for row in rows]
    details = [(first, second) for first, second in pairs if not (rank_of(first) or rank_of(second))]
    named = [bool(first) for first, _ in details]
    told = bool(named) and named[0] and (2 * sum(named) <= len(named) or closes_groups(pairs))
    return told and all(second and not is_code(second) for _, second in details)


def closes_groups(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a 小计 closes every group of several rows, and nothing else but, if at all, groups of one row.

    A group goes on where the first of two columns is blank, or repeats its name.
    """
    sizes: list[int] = []
    group, several = "", 0
    for first, second in pairs:
        rank = rank_of(first) or rank_of(second)
        if rank == SUBTOTAL and sizes:
            several += sizes[-1] > 1
            sizes[-1] = 1
        elif rank == BODY:
            sizes += [0] if first not in {"", group} or not sizes else []
            sizes[-1] += 1
            group = first or group
    return several > 0 and max(sizes, default=0) == 1


def text_of(row: Row, column: Column) -> str:
    """Return the text that a row itself has in a column, `` where it has none."""
    slot = row.slots[column.index]
    return "" if slot is None or slot.inherited else slot.text


def counts_columns(label: str, numbers: Sequence[Quantity | None]) -> bool:
    """Whether a row only numbers the columns: 栏次 | 1 | 2 | 3."""
    values = [number.text for number in numbers if number]
    counted = [str(int(values[0]) + at) for at in range(len(values))] if values[0].isdigit() else []
    return label in {"栏次", "行次", ""} and values == counted


def with_kinds(entries: Sequence[Entry], lines: Sequence[Sequence[Quantity | None]]) -> tuple[Entry, ...]:
    """Tell which rows or columns hold percentages."""
    return tuple(
        replace(entry, percent=mostly_percent([one for one in line if one]))
        for entry, line in zip(entries, lines, strict=True)
    )


def mostly_percent(numbers: Sequence[Quantity]) -> bool:
    """Whether most numbers are percentages."""
    return 2 * sum(number.kind in {Kind.RATIO, Kind.POINTS} for number in numbers) > len(numbers)


def labels_of(row: Row, names: Sequence[Column]) -> tuple[str, tuple[str, ...]]:
    """Return a row's own label and the group it stands in."""
    texts = [(slot.text, slot.inherited) for column in names if (slot := row.slots[column.index]) is not None]
    words = [(text, inherited) for text, inherited in texts if text and not is_code(text)]
    own = [text for text, inherited in words if not inherited]
    if not own:
        return (words[-1][0] if words else ""), ()
    total = next((text for text in own if rank_of(text)), None)
    label = total or own[0] if len(own) == len(words) else own[0]
    group = tuple(text for text, inherited in words if inherited or (total and text != total))
    return label, group


def is_code(text: str) -> bool:
    """Whether a text is a code or a serial number."""
    return bool(compiled(r"[\d.\-]+|[A-Z]?\d+").fullmatch(text))


LARGEST_COUNT = 1000
"""What whole numbers without a unit do not reach where they count things."""


def counted(sheet: Sheet) -> Sheet:
    """Read a sheet of small whole numbers without any unit as counts, which are exact."""
    numbers = [one for line in sheet.cells for one in line if one]
    bare = all(one.kind is Kind.PLAIN and not one.decimals and abs(one.value) < LARGEST_COUNT for one in numbers)
    if not bare:
        return sheet
    cells = tuple(tuple(replace(one, kind=Kind.COUNT) if one else None for one in line) for line in sheet.cells)
    return replace(sheet, cells=cells)
