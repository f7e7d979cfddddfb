"""A workbook being written: sheets with headings, frozen panes, widths and print setup; a text is never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any, TypeAlias

import xlsxwriter
from rich.cells import cell_len
from xlsxwriter.utility import xl_rowcol_to_cell

from reportlint.render.remarks import AUTHOR
from reportlint.render.visible import visible
from reportlint.render.workbook.words import say

Value: TypeAlias = str | float | None
"""What a cell can hold."""

LONGEST = 32_000
"""Characters of a cell; spreadsheets take 32 767."""

LINE, HIGHEST = 15, 409
"""Height of a line of text, and of the highest row a spreadsheet knows, in points."""

A4 = 9
"""The paper, as spreadsheets number it."""

EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the same workbook is written every time, in every time zone
LOOKS = {
    "text": {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C8CDD3"},
    "head": {"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "valign": "vcenter", "border": 1},
    "fill": {"bg_color": "#FFF2CC", "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C8CDD3"},
    "title": {"bold": True, "font_size": 13},
    "error": {"font_color": "#B42318", "bg_color": "#FDE4E1", "valign": "top", "border": 1},
    "warning": {"font_color": "#8A5A00", "bg_color": "#FDF0CC", "valign": "top", "border": 1},
    "info": {"font_color": "#0B5CAD", "bg_color": "#DCECFB", "valign": "top", "border": 1},
    "good": {"font_color": "#1A7F4B", "bg_color": "#DBF3E4", "valign": "top", "border": 1},
}
"""Name of a look → its properties."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    key: str
    """Its heading, in the catalogue."""
    width: int
    """Its width in characters."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook being written."""

    language: str
    """`zh` or `en`."""
    report: str
    """Name of the report it is about, `` where it is about several."""
    sink: io.BytesIO
    """Where it goes."""
    file: Any
    """XlsxWriter's workbook."""
    looks: dict[str, Any]
    """Formats that have been made."""
    sheets: list[Sheet]
    """The sheets so far."""

    @classmethod
    def new(cls, language: str, path: str) -> Book:
        """Begin a workbook."""
        sink = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        file = xlsxwriter.Workbook(sink, options)
        file.set_properties({"author": AUTHOR, "created": EPOCH})
        file.set_calc_mode("auto")
        return cls(language, visible(PurePath(path).name), sink, file, {}, [])

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue."""
        return say(key, self.language, **values)

    def look(self, name: str, number: str = "") -> Any:  # noqa: ANN401 - XlsxWriter's own
        """Return a format, with a number format where one is given."""
        key = f"{name}/{number}"
        if key not in self.looks:
            form = self.looks[key] = self.file.add_format(LOOKS[name])
            form.set_num_format(number or "General")
        return self.looks[key]

    def sheet(self, name: str, columns: Sequence[Column] = (), *, frozen: int = 0) -> Sheet:
        """Add a sheet with a row of headings, `frozen` columns that stay, and A4 pages that repeat the headings."""
        page = self.file.add_worksheet(self.say(name))
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        page.set_header(f"&L{self.say(name)}&R{self.report.replace('&', '&&')[:120]}")
        page.set_footer("&Lreportlint&R&P / &N")
        sheet = Sheet(self, page, [column.width for column in columns], {})
        self.sheets.append(sheet)
        for number, column in enumerate(columns):
            page.set_column(number, number, column.width)
            sheet.write(0, number, self.say(column.key), look="head")
        if columns:
            page.freeze_panes(1, frozen)
            page.repeat_rows(0)
        return sheet

    def closed(self) -> bytes:
        """Finish the workbook; rows are as high as their text needs, which no program works out for a printer."""
        for sheet in self.sheets:
            for row, lines in sheet.lines.items():
                sheet.page.set_row(row, min(LINE * lines, HIGHEST))
        self.file.close()
        return self.sink.getvalue()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet being written."""

    book: Book
    """Its workbook."""
    page: Any
    """XlsxWriter's worksheet."""
    widths: list[int]
    """Widths of its columns in characters."""
    lines: dict[int, float]
    """Row → lines of its highest cell."""

    def write(self, row: int, column: int, value: Value, *, look: str = "text", number: str = "") -> None:
        """Write a text or a number; nothing of a report is ever taken for a formula."""
        form = self.book.look(look, number)
        if value is None or value == "":
            self.page.write_blank(row, column, None, form)
        elif isinstance(value, str):
            self.page.write_string(row, column, cut(value), form)
            width = self.widths[column] if column < len(self.widths) else LONGEST
            lines = 1.5 if look == "title" else sum(1 + cell_len(line) // width for line in value.split("\n"))
            self.lines[row] = max(lines, self.lines.get(row, 1))
        else:
            self.page.write_number(row, column, value, form)

    def formula(self, row: int, column: int, formula: str, value: Value, *, number: str = "General") -> None:
        """Write a formula with the value it has."""
        self.page.write_formula(row, column, formula, self.book.look("text", number), value)


def cut(words: str) -> str:
    """Make a text fit into a cell, its control characters visible."""
    shown = "\n".join(map(visible, words.split("\n")))
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


def cell(row: int, column: int) -> str:
    """Return the address of a cell: A1."""
    return str(xl_rowcol_to_cell(row, column))


def decimals(places: int) -> str:
    """Return the number format with so many decimal places."""
    return "0" if places <= 0 else "0." + "0" * places
