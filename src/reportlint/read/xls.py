"""Reads xls, the spreadsheets before 2007, through xlrd: cells as they print, merged ranges, what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.formula import get_externsheet_local_range

from reportlint.model import Document
from reportlint.read.sheets import Sheet, SheetCell, document_of, without_zero
from reportlint.read.sheets.formats import BUILT_IN, GENERAL, number_of, scale_of, shown, worded
from reportlint.read.sheets.formulas import Place
from reportlint.read.story import Drawn
from reportlint.read.trouble import Limits, Unreadable, brief
from reportlint.read.xls_beside import read_beside
from reportlint.read.xls_formulas import Told, Unknown, formulas_of

KNOWN, NEWEST = 50, 80
"""What xlrd calls the formats of 1993 and of 1997; the records of older ones are other ones."""
PASSWORD: Final = "encrypted"  # noqa: S105 - what xlrd says of a file that has one


class Silent:
    """Where xlrd's remarks about odd files go."""

    def write(self, _text: str) -> None:
        """Pass over a remark."""

    def flush(self) -> None:
        """Do nothing."""


def read_xls(data: bytes, limits: Limits) -> Document:
    """Read a workbook; raises `Unreadable` where nothing of it can be read."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=Silent(), on_demand=True)
        sources = book.sheets()
    except Exception as error:  # xlrd raises whatever its own decoding stumbles over
        kind = "encrypted" if PASSWORD in str(error).lower() else "damaged"
        raise Unreadable(kind, detail=brief(f"{type(error).__name__}: {error}")) from error
    sheets: list[Sheet] = []
    for number, source in enumerate(sources):
        sheets.append(read_sheet(book, source, formulas_in(book, number), limits))
        if book.mem is not None and book.biff_version >= NEWEST and number < len(book._sh_abs_posn):  # noqa: SLF001
            read_beside(sheets[-1], book.mem, book._sh_abs_posn[number])  # noqa: SLF001
    # xlrd leaves out what is no sheet of cells: a chart on a page of its own.
    sheets.extend(Sheet("", charts=[Drawn("", ())]) for place in book._all_sheets_map if place < 0)  # noqa: SLF001
    return document_of(sheets, "xls", limits)


def formulas_in(book: Any, number: int) -> Mapping[Place, Told]:  # noqa: ANN401 - xlrd comes without types
    """Read the formulas of a sheet; of those of the formats before 1997 only that they are there."""
    stream = book.mem
    if stream is None or book.biff_version < KNOWN or number >= len(book._sh_abs_posn):  # noqa: SLF001
        return {}

    def sheet_name(reference: int) -> str:
        first, last = get_externsheet_local_range(book, reference)
        if first < 0 or first != last:
            raise Unknown
        return str(book.sheet_names()[first])

    start = book._sh_abs_posn[number]  # noqa: SLF001
    return formulas_of(stream, start, sheet_name if book.biff_version >= NEWEST else None)


def read_sheet(book: Any, source: Any, formulas: Mapping[Place, Told], limits: Limits) -> Sheet:  # noqa: ANN401
    """Read one sheet."""
    sheet = Sheet(source.name, hidden=source.visibility != 0)
    sheet.merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
    sheet.hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in source.colinfo_map.items() if info.hidden}
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            cell = read_cell(book, source.cell(row, column), formulas.get((row, column)))
            if cell is not None and not source.show_zero_values:
                cell = without_zero(cell)
            if cell is not None:
                sheet.cells[row, column] = cell
        if len(sheet.cells) > limits.slots:
            sheet.cut = True
            break
    for place, note in source.cell_note_map.items():
        sheet.comments[place] = (note.text, note.author or "")
    return sheet


def read_cell(book: Any, cell: Any, formula: Told | None) -> SheetCell | None:  # noqa: ANN401
    """Read one cell; None for a blank one."""
    number: Decimal | None = None
    hidden = False
    code, scale = format_of(book, cell), Decimal(1)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        text, hidden = worded(str(cell.value), code)
    elif cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        number = number_of(repr(cell.value))
        text = cell.value
        if number is not None:
            text, hidden = shown(number, code, from_1904=book.datemode == 1)
            scale = scale_of(number, code) if formula else scale
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        text = "TRUE" if cell.value else "FALSE"
    elif cell.ctype == xlrd.XL_CELL_ERROR:
        text = error_text_from_code.get(cell.value, "#ERR!")
    else:
        text = ""
    if formula is not None and not formula.cached:
        return SheetCell("", None, formula.text, cached=False)
    text = str(text)
    told = formula.text if formula else ""
    return SheetCell(text, number, told, hidden=hidden, scale=scale) if text.strip() else None


def format_of(book: Any, cell: Any) -> str:  # noqa: ANN401
    """Return the number format of a cell."""
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return GENERAL
    key = book.xf_list[cell.xf_index].format_key
    form = book.format_map.get(key)
    code = form.format_str if form else BUILT_IN.get(key, GENERAL)
    return str(code or GENERAL)
