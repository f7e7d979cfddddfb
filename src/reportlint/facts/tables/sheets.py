"""Sheets: the numbers of a table, every row and column with the part it plays when they are added and compared.

Columns are typed before anything is summed: codes, serial numbers, years and telephone numbers are no amounts; a
table whose halves stand side by side (收入 | 支出) is two sheets; a table that a page cuts is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from reportlint.facts.tables.grids import Column, Grid, Row, Slot
from reportlint.facts.text.sections import TOKEN
from reportlint.model import Document
from reportlint.number import Kind, Quantity

BODY, SUBTOTAL, TOTAL, GRAND = range(4)
"""Ranks: a detail, 小计, 合计, 总计."""

CODE_HEADER = re.compile(
    r"编码|代码|序号|编号|行次|栏次|年份|^年度$|科目编|电话|邮编|日期|时间|排名|排序|名次|位次|文号|账号|^[类款项目]$"
)
"""Columns that name or rank, whatever digits they hold."""
NIL = frozenset({"", "-", "--", "—", "——", "–", "/", "\\", "无", "×", "…", "……", "不适用"})
"""Cells that hold nothing."""
GRAND_LABEL = re.compile(r"(?:总计|总合计|合计总)$")
TOTAL_LABEL = re.compile(r"(?:合计|总计|共计)(?:数|额)?$|^(?:合|总|共)$|^(?:全部|汇总|总数|总和)$")
SUBTOTAL_LABEL = re.compile(r"小计(?:数|额)?$")
PART_LABEL = re.compile(r"^(?:（?其中|[#＃*])：?")
INCLUDED_LABEL = re.compile(r"^(?:含|包括|内含)：?")
DEDUCTION = re.compile(r"^减：?")
ADDITION = re.compile(r"^加：?")
REMARK = re.compile(r"（[^（）]*）")
NAME_HEADER = re.compile(r"项目|科目|名称|内容|类别|分类|指标|收入|支出|资产|负债|用途|来源")
"""What heads the names of rows, and so may open the second half of a table."""
COLUMN_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("index", re.compile(r"指数|系数|名次|排名|位次|栏次|序号|行次")),
    ("points", re.compile(r"百分点")),
    ("share", re.compile(r"占|比重|构成比|份额|结构")),
    (
        "average",
        re.compile(r"平均|[人户笔亩件次位均]均|均(?:价|值|数)|单价|标准(?:（|/|$)|最高|最低|中位|每|价格|年龄|强度|倍"),
    ),
    (
        "rate",
        re.compile(r"(?:增|减|升|降|涨|变动|变化|同比|环比|±)[^额数]{0,6}(?:率|幅|%|比例)|增幅|降幅|涨幅|^同比$|增速"),
    ),
    ("completion", re.compile(r"率|进度|完成.{0,4}%|为.{0,6}%|比例")),
    (
        "change",
        re.compile(
            r"增减|增加|减少|变动|变化|增长|下降|差额|差异|超支|调整|增量|增额|净增|增支|减支|增收|多收|少收|短收|±|\+-|比上年|较上年|同比"
        ),
    ),
)
"""The part a column plays, and the words in its heading that say so; the first that fits counts."""
ROW_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("index", re.compile(r"指数$|系数$|名次|排名|位次|^[栏行]次")),
    ("share", re.compile(r"占比|比重|^占.*(?:比例|%|的)")),
    ("average", re.compile(r"^平均|平均(?:值|数|水平)?$|[人户笔亩]均|均值$|单价$")),
    (
        "rate",
        re.compile(
            r"(?:增减|增长|变动|下降|升降|增减变动)(?:率|幅度|幅|速度|百分比|（?%)|增速|增幅|降幅|^(?:同比|环比)(?!.*额)|±%"
        ),
    ),
    ("completion", re.compile(r"(?:完成|执行|到位|支付|使用|覆盖|达标|合格|整改|办结)率|支出进度|支付进度")),
    (
        "change",
        re.compile(r"^(?:比|较).*(?:增减|增加|减少)|增减(?:额|数)?$|增加额|减少额|差额$|变动额$|净增(?:加|减)?额?$"),
    ),
)
"""The same for rows, whose names use such words more freely."""
DERIVED = frozenset({"index", "points", "average", "completion", "rate"})
"""Parts whose numbers are never added up."""
LEAST_CODED = 3 / 5
"""Share of rows that must carry codes for codes to tell the levels."""
TOKEN_ORDER = ("part", "first", "second", "decimal", "third", "fourth", "fifth", "circled")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or one column of a sheet."""

    label: str
    """As printed, the group it stands in left out."""
    name: str
    """Its label without list number, 其中, 加, 减, remarks and units."""
    heading: str
    """All the words above or beside it, groups included."""
    full: str = ""
    """Its name with its remarks: 因公出国（境）费."""
    group: tuple[str, ...] = ()
    """The headings it shares with its neighbours, outermost first."""
    rank: int = BODY
    """BODY, SUBTOTAL, TOTAL or GRAND, by its words."""
    depth: int = 0
    """Its level among details, by codes, list numbers or indentation; 0 is the highest."""
    loose: bool = False
    """Whether its depth is a guess: a row without a number below a numbered one."""
    part: bool = False
    """Whether it says that it is only a part: 其中."""
    sign: int = 0
    """+1 after 加, -1 after 减, 0 where neither is said."""
    role: str = ""
    """`share`, `change`, `rate`, `completion`, `points`, `average`, `index` or ``, by its words."""
    percent: bool = False
    """Whether most of its numbers are percentages."""
    known: str = ""
    """The canonical name of a column, `` where the vocabulary knows none."""

    @property
    def aside(self) -> bool:
        """Whether its numbers are no amounts: averages, rates, ranks."""
        return self.role in DERIVED or (self.percent and self.role != "share")


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
    for column in columns:
        slots = [row.slots[column.index] for row in rows]
        if is_numeric(column, slots):
            numeric.append(column)
        elif numeric and opens_half(column, slots):
            yield names, numeric
            names, numeric = [column], []
        elif not numeric:
            names.append(column)
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


def opens_half(column: Column, slots: Sequence[Slot | None]) -> bool:
    """Whether a column of words right of numbers names the rows of a second half, and does not remark on the first."""
    texts = [slot.text for slot in slots if slot is not None and slot.text not in NIL]
    words = [text for text in texts if not re.fullmatch(r"[\d.,%]+", text)]
    distinct = len(set(words)) >= 0.8 * len(words)
    return len(words) > 1 and distinct and bool(NAME_HEADER.search(column.header)) and "备注" not in column.header


# ---------------------------------------------------------------- rows


def sheet_of(
    document: Document, grid: Grid, rows: Sequence[Row], names: Sequence[Column], columns: Sequence[Column]
) -> Sheet | None:
    """Read one sheet, None where fewer than two numbers stand in it."""
    labelled = [(row, *labels_of(row, names)) for row in rows]
    kept: list[tuple[Row, str, tuple[str, ...]]] = []
    cells: list[tuple[Quantity | None, ...]] = []
    for row, label, group in labelled:
        numbers = tuple(row.number(column) for column in columns)
        if any(numbers) and not counts_columns(label, numbers):
            kept.append((row, label, group))
            cells.append(numbers)
    if sum(number is not None for numbers in cells for number in numbers) < 2:
        return None
    heads = with_kinds(column_entries(columns), list(zip(*cells, strict=True)))
    amounts = [[one for one, head in zip(line, heads, strict=True) if not head.percent] for line in cells]
    entries = with_kinds(row_entries(document, kept, names), amounts)
    return Sheet(grid, entries, heads, tuple(cells))


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
    return bool(re.fullmatch(r"[\d.\-]+|[A-Z]?\d+", text))


def row_entries(
    document: Document, kept: Sequence[tuple[Row, str, tuple[str, ...]]], names: Sequence[Column]
) -> list[Entry]:
    """Name the rows and tell their levels."""
    entries = [entry_of(label, "".join((*group, label)), group, ROW_ROLES) for _, label, group in kept]
    codes = [code_of(row, label, names) for row, label, _ in kept]
    bodies = [number for number, entry in enumerate(entries) if entry.rank == BODY]
    if sum(bool(codes[number]) for number in bodies) >= LEAST_CODED * len(bodies) > 0:
        return with_depths(entries, code_depths(codes))
    tokens = [token_of(entry.label) for entry in entries]
    if len({token for token in tokens if token}) > 0 and sum(map(bool, tokens)) > 1:
        return with_tokens(entries, tokens)
    indents = [indent_of(document, row, names) for row, _, _ in kept]
    if any(indents[number] for number in bodies):
        steps = sorted({indents[number] for number in bodies})
        return with_depths(entries, {number: steps.index(indents[number]) for number in bodies})
    return entries


def entry_of(label: str, heading: str, group: tuple[str, ...], roles: Sequence[tuple[str, re.Pattern[str]]]) -> Entry:
    """Read the words of a row or column."""
    plain = label
    part = bool(PART_LABEL.match(plain))
    plain = PART_LABEL.sub("", plain)
    if token := TOKEN.match(plain):
        plain = plain[token.end() :]
    part = part or bool(PART_LABEL.match(plain) or INCLUDED_LABEL.match(plain))
    plain = INCLUDED_LABEL.sub("", PART_LABEL.sub("", plain))
    sign = -1 if DEDUCTION.match(plain) else 1 if ADDITION.match(plain) else 0
    plain = ADDITION.sub("", DEDUCTION.sub("", plain))
    full = re.sub(r"^\d{3,7}(?=\D)", "", plain).strip("：、，.．")
    name = REMARK.sub("", full).strip("：、，.．）")
    role = next((role for role, words in roles if words.search(label if roles is ROW_ROLES else heading)), "")
    return Entry(label, name, heading, full, group, rank_of(label), part=part, sign=sign, role=role)


def rank_of(label: str) -> int:
    """Tell totals from details by their words."""
    bare = REMARK.sub("", label).replace("：", "").replace(" ", "")
    if SUBTOTAL_LABEL.search(bare):
        return SUBTOTAL
    if GRAND_LABEL.search(bare):
        return GRAND
    return TOTAL if TOTAL_LABEL.search(bare) else BODY


def code_of(row: Row, label: str, names: Sequence[Column]) -> str:
    """Return the code of a row: in columns of its own (201 | 03 | 01), or in front of its name."""
    texts = [slot.text for column in names if (slot := row.slots[column.index]) is not None and slot.text]
    digits = list(dict.fromkeys(text for text in texts if text.isdigit()))
    if not digits:
        match = re.match(r"\d{3,7}(?=\D)", label)
        return match.group() if match else ""
    code = digits[0]
    for more in digits[1:]:
        code = more if more.startswith(code) else code + more
    return code


def code_depths(codes: Sequence[str]) -> Mapping[int, int]:
    """Return the level of every code by its length; serial numbers and codes of one length tell none."""
    lengths = sorted({len(code) for code in codes if code})
    if len(lengths) < 2 or all(len(code) < 3 for code in codes):
        return {}
    return {number: lengths.index(len(code)) for number, code in enumerate(codes) if code}


def with_depths(entries: Sequence[Entry], depths: Mapping[int, int]) -> list[Entry]:
    """Give entries their levels; totals stand at the highest."""
    return [
        replace(entry, depth=depths.get(number, 0)) if entry.rank == BODY else entry
        for number, entry in enumerate(entries)
    ]


def token_of(label: str) -> str:
    """Return the style of a label's list number, `` where it has none."""
    match = TOKEN.match(PART_LABEL.sub("", label))
    return match.lastgroup or "" if match else ""


def with_tokens(entries: Sequence[Entry], tokens: Sequence[str]) -> list[Entry]:
    """Give entries the level of their list number; those without one stand below the numbered row above them."""
    styles = [style for style in TOKEN_ORDER if style in tokens]
    leveled: list[Entry] = []
    above: int | None = None
    for entry, token in zip(entries, tokens, strict=True):
        if entry.rank != BODY:
            above = None
            leveled.append(entry)
        elif token:
            above = styles.index(token)
            leveled.append(replace(entry, depth=above))
        else:
            leveled.append(entry if above is None else replace(entry, depth=above + 1, loose=True))
    return leveled


def indent_of(document: Document, row: Row, names: Sequence[Column]) -> int:
    """Return how far the name of a row stands from the edge of its cell, in half-width characters."""
    slot = next((slot for column in names if (slot := row.slots[column.index]) is not None and slot.text), None)
    if slot is None:
        return 0
    before = document.text[max(0, slot.cell.span.start - 24) : slot.cell.span.start]
    blanks = before[len(before.rstrip(" 　\u00a0\u2002\u2003")) :]
    inside = re.match(r"(?:&nbsp;|&emsp;|&ensp;|　)*", document.text[slot.cell.span.start : slot.cell.span.end])
    marks = inside.group().count("&") + 2 * inside.group().count("　") if inside else 0
    return 2 * blanks.count("　") + max(0, len(blanks) - blanks.count("　") - 1) + marks


def column_entries(columns: Sequence[Column]) -> list[Entry]:
    """Name the columns by their headers, groups first."""
    entries = []
    for column in columns:
        label = column.path[-1] if column.path else ""
        entry = entry_of(label, "".join(column.path), column.path[:-1], COLUMN_ROLES)
        entries.append(replace(entry, known=column.name or ""))
    return entries
