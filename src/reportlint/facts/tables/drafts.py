"""Tables read as grids: merged labels filled, header rows joined, columns named, totals told from details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reportlint.facts.tables.grids import (
    CUT,
    DEDUCTED,
    FULL,
    LEVEL_COLUMNS,
    LEVEL_MARKS,
    LEVEL_SCORES,
    MARKED,
    RAW,
    SCORE,
    Column,
    Grid,
    Row,
    Slot,
)
from reportlint.facts.text.passages import read_cell_text, read_passage
from reportlint.facts.text.quantities import UNITS, cell_quantity
from reportlint.facts.text.sections import TOKEN
from reportlint.model import Cell, Document, Paragraph, Span, Table
from reportlint.number import AMOUNTS, Kind
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

UNIT_OF_COLUMN = {
    FULL: "分",
    SCORE: "分",
    **dict.fromkeys((*LEVEL_MARKS, *LEVEL_SCORES), "分"),
    DEDUCTED: "分",
    CUT: "分",
    RAW: "分",
    "得分率": "%",
    "执行率": "%",
    "占比": "%",
    "增减率": "%",
    "完成率": "%",
}
"""Canonical column → unit of its bare numbers."""
UNIT_NOTE = compiled(r"(?:金额)?单位：?(?P<unit>亿元|万元|千元|元|人|个|%)")
TITLED_UNIT = compiled(r"（(?P<unit>亿元|万元|千元|元)(?:[、，,/和][^（）]{1,8})?）$")
"""How a caption ends that gives the unit of the amounts below it: 收入执行情况（万元、%）."""
BRACKET = compiled(r"（(?P<inside>[^（）]*)）")
BEHIND_STROKE = compiled(r"/(?P<unit>[^/]{1,4})$")
"""A unit printed behind a header: 金额/万元."""
CHANGE_HEADER = compiled(r"增减|变[动化]|升降|差[值异额]$|^差$")
"""Headers of changes: below the heading of what changes, they are not that itself."""
PERCENT_HEADER = compiled(r"%|(?:率|比重|占比|[增降]幅|比例|增减幅度)(?:（[^）]*）)?$")
"""A column of ratios, whatever the note above the table says of the others."""
YEAR_HEADER = compiled(r"(?:19|20)\d{2}年?(?:度)?")
COUNT_HEADER = compiled(
    r"(?P<unit>[件人户个次批宗家台场套辆所名起份笔])数(?:量|额)?$|(?P<other>数量|项目数)$|(?P<double>人次|批次|户次|场次)$"
)
"""A column of counts that does not state its unit."""
DEDUCTION_HEADER = compiled(r"[扣减]分(?:值|数)?$")
"""A column of marks taken off."""
PLACES = compiled(r"[省市州盟县区旗乡镇村街道]（[省市州盟县区旗乡镇村街道、]{1,8}）$")
"""Corners that name the kinds of places in the rows: 镇（乡）, 县（区）."""
UNIT_COLUMN = compiled(r"(?:计量|数量)?单位")
"""The header of a column that gives every row a unit of its own."""
GROUP_HEADER = compiled(
    r"(?:19|20)\d{2}年|[预决]算|本年|上年|本期|上期|合计|金额|数量"
    r"|^(?:收\s*入|支\s*出|资\s*产|负\s*债[^（）]{0,8}|资金(?:来源|运用|占用))(?:（[^（）]*）)?$"
)
"""The heading of a group of columns."""
CODE_LEVELS = frozenset("类款项目")
"""What stands below 科目编码 where each level of a code has a column."""
PREFACE = compiled(
    r"(?:(?:编制|填报|金额|计量)?(?:单位|部门)(?:名称)?：.*|（?(?:公开|预算|附)\d{1,2}表）?|(?:19|20)\d{2}年度?|.{0,4}代码：.*)"
)
"""What stands above the header inside the frame of an official form."""
DITTO = {"〃", "″", "同上"}
"""What a cell prints for the words above it."""
CONTINUED = compiled(
    r"续表.*|.*[（(]?续表?[）)]?|[^。]{0,20}[（(]续表?[）)][^。]{0,30}|(?:金额)?单位：.*|-?\s*\d{1,4}\s*-?|第\d+页.*"
    r"|(?>[^。]*?预算)(?>.*公开).*表"
)
"""What may stand between two halves of a table that a page cuts."""


def find_grids(document: Document, vocabulary: Vocabulary) -> tuple[Grid, ...]:
    """Read every table of the body."""
    grids: list[Grid] = []
    number = 0
    near: list[Paragraph] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            near.append(block)
            continue
        above = grids[-1] if grids and may_be_cut(document, grids[-1], near) else None
        grids.extend(Draft(document, vocabulary, block, index, number, above).grids())
        number += 1
        near = []
    return tuple(grids)


def may_be_cut(document: Document, grid: Grid, between: Sequence[Paragraph]) -> bool:
    """Whether a grid may go on in the next table: no total ends it, and nothing but a page's edge stands between."""
    if not grid.rows or grid.rows[-1].kind == "total" or len(between) > 3:
        return False
    return all(CONTINUED.fullmatch(read_passage(document, [one.span]).text) for one in between)


class Draft:
    """One table on its way to grids; lives only while it is read."""

    def __init__(  # noqa: PLR0913, PLR0917 - where a table stands
        self, document: Document, vocabulary: Vocabulary, table: Table, block: int, number: int, above: Grid | None
    ) -> None:
        """Lay the cells of `table` out on its grid; `above` is the grid it may continue."""
        self.vocabulary = vocabulary
        self.table = table
        self.block = block
        self.number = number
        self.totals = set(vocabulary.terms.get("totals", ()))
        self.subtotals = set(vocabulary.terms.get("subtotals", ()))
        self.passages = {cell.span: read_cell_text(document, cell) for cell in table.cells}
        self.cells: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.rowspan, table.rows)):
                for column in range(cell.column, min(cell.column + cell.colspan, table.columns)):
                    self.cells[row][column] = cell
        self.caption, self.unit = surroundings(document, block)
        self.above = above if above and len(above.columns) == table.columns else None
        self.preface = self.preface_end()
        self.unit = self.unit or self.preface_unit()

    def grids(self) -> Iterator[Grid]:
        """Yield one grid for every header."""
        headers = list(self.headers())
        ends = [start for start, _ in headers[1:]] + [self.table.rows]
        for (start, stop), end in zip(headers, ends, strict=True):
            yield self.grid(start, stop, end)

    def preface_end(self) -> int:
        """Return the row behind the title and the unit note that stand inside the frame above the header."""
        row = 0
        while row + 2 < self.table.rows and self.table.columns > 1:
            texts = {text for text in self.own(row) if text}
            if any(is_number(text) for text in texts):
                break
            if len(texts) > 1 and not all(PREFACE.fullmatch(text) for text in texts):
                break
            row += 1
        return row

    def preface_unit(self) -> str:
        """Return the unit that a note inside the frame states."""
        notes = [match for row in range(self.preface) for text in self.own(row) if (match := UNIT_NOTE.search(text))]
        return notes[0]["unit"] if notes else ""

    def text(self, row: int, column: int) -> str:
        """Return the text of a slot as it reads."""
        cell = self.cells[row][column]
        return "" if cell is None else self.passages[cell.span].text

    def own(self, row: int) -> list[str]:
        """Return the texts of the cells that begin in a row, each once."""
        begun = {cell.column: cell for cell in self.cells[row] if cell is not None and cell.row == row}
        return [self.passages[cell.span].text for _, cell in sorted(begun.items())]

    def headers(self) -> Iterator[tuple[int, int]]:
        """Yield first and behind-last row of every header; a table without one has an empty header at row 0."""
        row = 0
        if not self.table.rows:
            return
        if not self.is_header(0, first=self.preface == 0):
            yield (0, 0)
        while row < self.table.rows:
            if self.is_header(row, first=row == self.preface):
                stop = self.header_end(row)
                yield (row, stop)
                row = stop
            else:
                row += 1

    def is_header(self, row: int, *, first: bool) -> bool:
        """Whether a row names columns: no numbers in it, and known names or the top of the table."""
        texts = [text for text in self.own(row) if text]
        if len(texts) < 2 or any(is_number(text) for text in texts):
            return False
        known = sum(self.column_name(text) is not None for text in texts)
        # A later header must stand out: three known names, or the two that open the goals block.
        stands_out = known >= 3 or known == len(texts) == 2 or (known > 1 and self.heads_numbers(row))
        return stands_out or (first and (known >= 1 or len(texts) > 2 or self.opens_numbers(row) or self.spans(row)))

    def spans(self, row: int) -> bool:
        """Whether a row holds nothing but headings over several columns each: 2024年预算数, 2024年决算数."""
        cells = [cell for cell in self.cells[row] if cell and cell.row == row and self.passages[cell.span].text]
        return all(cell.colspan > 1 and GROUP_HEADER.search(self.passages[cell.span].text) for cell in cells)

    def heads_numbers(self, row: int) -> bool:
        """Whether a row of words stands above two columns of numbers at least: 考察点 | 配分 | 自报分 | 评定分."""
        below = range(row + 1, min(row + 3, self.table.rows))
        columns = [
            at
            for at in range(self.table.columns)
            if self.text(row, at) and len(below) > 1 and all(is_number(self.text(one, at)) for one in below)
        ]
        return len(columns) > 1

    def opens_numbers(self, row: int) -> bool:
        """Whether the row below holds a number: then two words above it are a header too."""
        return row + 1 < self.table.rows and any(is_number(text) for text in self.own(row + 1))

    def header_end(self, start: int) -> int:
        """Return the row behind a header of several rows."""
        merged, stop = self.reach(start), start + 1
        while stop < self.table.rows and (stop < merged or self.is_lower_header(start, stop)):
            if any(is_number(text) for text in self.own(stop)):
                break
            merged = max(merged, self.reach(stop))
            stop += 1
        return stop

    def reach(self, row: int) -> int:
        """Return the row behind the lowest one that a cell of a row covers."""
        return max((cell.row + cell.rowspan for cell in self.cells[row] if cell and cell.row == row), default=0)

    def is_lower_header(self, start: int, row: int) -> bool:
        """Whether a row goes on with the header that begins at `start`."""
        below_groups = row == start + 1 and self.spans(start)
        return below_groups or self.is_subheader(row) or self.names_below(start, row)

    def is_subheader(self, row: int) -> bool:
        """Whether every text of a row is a column name or a year."""
        texts = [text for text in self.own(row) if text]
        first = self.cells[row][0]
        alone = len(texts) == 1 and first is not None and first.row == row and bool(self.text(row, 0))
        names = (self.column_name(text) or YEAR_HEADER.fullmatch(text) or text in CODE_LEVELS for text in texts)
        return bool(texts) and not alone and all(names)

    def names_below(self, start: int, row: int) -> bool:
        """Whether a row names columns below group headings: nothing under the heading of the rows, blanks above."""
        begun = {cell.column: self.text(row, cell.column) for cell in self.cells[row] if cell and cell.row == row}
        texts = [text for text in begun.values() if text]
        headings = [text for text in self.own(start) if text]
        return len(texts) > 1 and not begun.get(0) and bool(self.text(start, 0)) and len(headings) < self.table.columns

    def column_name(self, header: str) -> str | None:
        """Return the canonical name of a header text: itself, without brackets, or by its ending."""
        names = self.vocabulary.column_of
        bare = BRACKET.sub("", header)
        if name := names.get(header) or names.get(bare) or names.get(f"^{bare}"):
            return name
        endings = (bare[at:] for at in range(1, max(1, len(bare) - 1)))
        return next((names[ending] for ending in endings if ending in names), None) if len(bare) <= 12 else None

    def grid(self, start: int, stop: int, end: int) -> Grid:
        """Make the grid of one header and the rows below it."""
        unit = self.block_unit(start, stop)
        columns = apart([self.column(index, start, stop, unit) for index in range(self.table.columns)])
        continues = self.above is not None and start == 0 and self.goes_on(columns, stop)
        if self.above and continues and stop == 0:
            columns = self.above.columns
        rows: list[Row] = []
        above: Row | None = None
        for index in range(stop, end):
            row = self.row(index, columns, above)
            above = row if row.kind == "body" else above
            rows.append(row)
        extent = self.extent(start, end)
        header = (start, stop)
        return Grid(self.number, self.block, extent, self.caption, columns, tuple(rows), header, continues)

    def goes_on(self, columns: Sequence[Column], stop: int) -> bool:
        """Whether the first rows go on where the table above broke off: no header of their own, or the same again."""
        if self.above is None:
            return False
        headed = any(column.header for column in self.above.columns)
        return headed and (
            stop == 0 or [column.header for column in columns] == [column.header for column in self.above.columns]
        )

    def extent(self, start: int, end: int) -> Span:
        """Return the span from the first to the last cell of some rows."""
        spans = [cell.span for row in self.cells[start:end] for cell in row if cell is not None]
        if not spans:
            return Span(self.table.span.start, self.table.span.start)
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def block_unit(self, start: int, stop: int) -> str:
        """Return the unit that the corner of a header states, or the note above the table."""
        for row in range(start, stop):
            for text in self.own(row)[:1]:
                if (unit := bracketed_unit(text)) and not names_rows(text):
                    return unit
        return self.unit

    def column(self, index: int, start: int, stop: int, unit: str) -> Column:
        """Join the header texts of a column and name it."""
        pieces = list(dict.fromkeys(text for row in range(start, stop) if (text := self.header_text(row, index, stop))))
        header = "".join(pieces)
        naming = pieces[-1:] if pieces and CHANGE_HEADER.search(pieces[-1]) else (*pieces[::-1], header)
        name = next((known for text in naming if (known := self.column_name(text))), None)
        own = next((known for piece in pieces[::-1] if (known := bracketed_unit(piece) or percent_of(piece))), "")
        own = own or UNIT_OF_COLUMN.get(name or "", "%" if PERCENT_HEADER.search(header) else "")
        own = own or counted_unit(header) or ("分" if DEDUCTION_HEADER.search(header) else "")
        return Column(index, header, name, own or unit, tuple(pieces), bool(own))

    def header_text(self, row: int, index: int, stop: int) -> str:
        """Return a header text; a blank right of a group heading belongs to the group where a name stands below it."""
        text = self.text(row, index)
        if text or self.table.merges_known or row + 1 >= stop or not self.text(row + 1, index):
            return text
        return next((self.text(row, left) for left in range(index, -1, -1) if self.text(row, left)), "")

    def row(self, row: int, columns: Sequence[Column], above: Row | None) -> Row:
        """Make one row; blanks under a label inherit it where the source cannot tell merged cells."""
        own = [text for text in self.own(row) if text]
        kind = self.row_kind(own, last=row == self.table.rows - 1)
        unit = self.row_unit(row, own[0] if own else "", columns)
        source = above if kind == "body" else None
        slots: list[Slot | None] = []
        for column in columns:
            slots.append(self.slot(row, column, source, unit))
            if source is not None and self.opens_group(row, column, source):
                source = None
        return Row(row, tuple(slots), kind, own[0] if own else "")

    def opens_group(self, row: int, column: Column, above: Row) -> bool:
        """Whether a row opens a group under a level column: then blanks right of it are not those of the row above."""
        text, before = self.text(row, column.index), above.slots[column.index]
        return (
            column.name in LEVEL_COLUMNS[:2]
            and bool(text)
            and text not in DITTO
            and (before is None or before.text != text)
        )

    def row_unit(self, row: int, label: str, columns: Sequence[Column]) -> str:
        """Return the unit a row states for itself: in a column of units, in brackets behind its name, or by 率."""
        for column in columns:
            if UNIT_COLUMN.fullmatch(column.header) and (text := self.text(row, column.index)) in UNITS:
                return text
        rate = PERCENT_HEADER.search(label) and not is_number(label) and not MARKED.search(label)
        return bracketed_unit(label) or ("%" if rate else "")

    def row_kind(self, texts: Sequence[str], *, last: bool) -> str:
        """Tell totals and subtotals from details by their label; 绩效指标合计 totals only where it ends the table."""
        labels = [BRACKET.sub("", text).replace("：", "") for text in texts if not is_number(text)][:2]
        names = takewhile(lambda text: not is_number(text), texts[:4])
        if any(label in self.totals for label in labels) or (last and self.ends_like(labels, self.totals)):
            return "total"
        below = any(text in self.subtotals for text in names)
        return "subtotal" if below or self.ends_like(labels, self.subtotals | {"合计"}) else "body"

    def ends_like(self, labels: Sequence[str], words: set[str]) -> bool:
        """Whether a label ends with one of some words."""
        return any(label.endswith(tuple(words)) for label in labels if label)

    def slot(self, row: int, column: Column, above: Row | None, unit: str) -> Slot | None:
        """Make one slot; `unit` is what its row states."""
        cell = self.cells[row][column.index]
        if cell is None:
            return None
        passage = self.passages[cell.span]
        again = passage.text in DITTO or (not passage.text and not self.table.merges_known)
        if again and column.name in LEVEL_COLUMNS[:2] and above:
            return inherit(above.slots[column.index])
        unit = unit if overrides(unit, column) else column.unit
        if "." in passage.text and unit == counted_unit(column.header):
            unit = ""
        inherited = cell.row != row or cell.column != column.index
        return Slot(cell, passage, cell_quantity(passage, unit), inherited)


def apart(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Tell several columns of marks apart: those right of 一级指标 hold the marks of level 1, and so on."""
    named = list(columns)
    level: int | None = None
    last = {column.name: at for at, column in enumerate(columns)}
    deepest = max(last.get(name, -1) for name in (*LEVEL_COLUMNS[1:], "指标名称"))
    for at, column in enumerate(columns):
        deeper = deepest > at
        if column.name in LEVEL_COLUMNS[:2]:
            level = LEVEL_COLUMNS.index(column.name)
        elif column.name in {LEVEL_COLUMNS[2], "指标名称"}:
            level = None
        elif level is not None and column.name in {FULL, SCORE}:
            again = last[column.name] > at
            beside = columns[at - 1].name in {*LEVEL_COLUMNS[:2], FULL}
            if again and beside and (deeper or column.name == FULL):
                named[at] = replace(column, name=(LEVEL_MARKS if column.name == FULL else LEVEL_SCORES)[level])
    return tuple(named_for_level(column, named) for column in named)


def named_for_level(column: Column, columns: Sequence[Column]) -> Column:
    """Name a column of marks whose header opens with that of an upper level as its marks: 维度得分 beside 维度."""
    if column.name in {FULL, SCORE} and sum(one.name == column.name for one in columns) > 1:
        for level, name in enumerate(LEVEL_COLUMNS[:2]):
            if any(one.name == name and one.header and column.header.startswith(one.header) for one in columns):
                return replace(column, name=(LEVEL_MARKS if column.name == FULL else LEVEL_SCORES)[level])
    return column


def counted_unit(header: str) -> str:
    """Return the unit of a header that names a count: 件数, 人次."""
    match = COUNT_HEADER.search(BRACKET.sub("", header))
    if match is None:
        return ""
    unit = match["unit"] or match["double"] or "个"
    return unit if unit in UNITS else "个"


def percent_of(piece: str) -> str:
    """Return the sign that the lowest line of a header ends with: 增减% below 住院收入（万元） is no amount."""
    return "%" if piece.endswith("%") else ""


def overrides(unit: str, column: Column) -> bool:
    """Whether the unit a row states counts more than its column's: always over a note, a rate also over an amount."""
    if not unit or not column.own_unit:
        return bool(unit)
    own = UNITS.get(column.unit)
    return UNITS[unit].kind is Kind.RATIO and own is not None and own.kind in AMOUNTS


def names_rows(corner: str) -> bool:
    """Whether the corner of a header says what stands in the rows, and not what is counted: 单位, 村, 镇（乡）."""
    counted = UNITS.get(corner)
    things = counted is not None and counted.kind is Kind.COUNT
    return things or UNIT_COLUMN.fullmatch(corner) is not None or PLACES.search(corner) is not None


def inherit(slot: Slot | None) -> Slot | None:
    """Return the slot as inherited by the blank below it."""
    return None if slot is None else Slot(slot.cell, slot.passage, slot.quantity, inherited=True)


def is_number(text: str) -> bool:
    """Whether a text is one number."""
    return bool(
        compiled(r"[-+↑↓]?[\d,]+(?:\.\d+)?(?:%|分|元|万元|个|人)?").fullmatch(text)
    ) and not YEAR_HEADER.fullmatch(text)


def bracketed_unit(text: str) -> str:
    """Return the unit a header gives in brackets, `` where it gives none."""
    inside = [match["inside"].removeprefix("单位：") for match in BRACKET.finditer(text)]
    behind = BEHIND_STROKE.search(text)
    pieces = [*inside, *(unit.split("/")[0] for unit in inside), behind["unit"] if behind else "", text]
    return next((unit for unit in pieces if unit in UNITS and UNITS[unit].kind is not Kind.PLAIN), "")


def surroundings(document: Document, block: int) -> tuple[str, str]:
    """Return caption and unit note from the one or two short paragraphs above a table."""
    caption = unit = ""
    for index in range(block - 1, max(-1, block - 3), -1):
        above = document.blocks[index]
        if not isinstance(above, Paragraph) or len(above.span) > 60:
            break
        text = read_passage(document, [above.span]).text
        note = UNIT_NOTE.search(text)
        if TOKEN.match(text) or text.endswith(("。", "：")):
            behind = note if note and note.end() == len(text) else None
            noted = text.rstrip("：")
            unit = unit or (behind["unit"] if behind else bracketed_unit(noted) if noted.endswith("）") else "")
            break
        titled = None if note else TITLED_UNIT.search(text)
        unit = unit or (note["unit"] if note else titled["unit"] if titled else "")
        caption = caption or (text if not note or len(text) > len(note.group()) + 2 else "")
    return caption, unit
