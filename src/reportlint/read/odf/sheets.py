"""A spreadsheet of OpenDocument: the file says itself what every cell prints."""

from __future__ import annotations

from reportlint.model import Document
from reportlint.read.odf.body import rows_of, said
from reportlint.read.odf.names import (
    CELL,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    COVERED,
    DC,
    DRAW,
    GRID,
    OFFICE,
    PARAGRAPH,
    ROWS_REPEATED,
    ROWS_SPANNED,
    STYLE,
    TABLE,
    TEXT,
    count,
)
from reportlint.read.sheets import Sheet, SheetCell, document_of
from reportlint.read.sheets.figures import general
from reportlint.read.sheets.formats import number_of
from reportlint.read.sheets.formulas import plain_odf
from reportlint.read.trouble import Limits
from reportlint.read.xml import Element

VALUE, KIND, FORMULA = OFFICE + "value", OFFICE + "value-type", TABLE + "formula"
UNSEEN = frozenset({"collapse", "filter"})
"""`table:visibility` of what nobody sees."""


def read_sheets(body: Element, limits: Limits) -> Document:
    """Read the sheets of a spreadsheet."""
    hidden = {
        style.get(STYLE + "name", "")
        for style in body.getroottree().iter(STYLE + "style")
        for said_so in style.iterchildren(STYLE + "table-properties")
        if said_so.get(TABLE + "display") == "false"
    }
    return document_of([read_sheet(table, hidden, limits) for table in body.iterchildren(GRID)], "ods", limits)


def read_sheet(table: Element, hidden: set[str], limits: Limits) -> Sheet:
    """Read one sheet."""
    sheet = Sheet(table.get(TABLE + "name", ""), hidden=table.get(TABLE + "style-name", "") in hidden)
    sheet.hidden_columns = hidden_columns(table)
    row = 0
    for line in rows_of(table):
        times = count(line.get(ROWS_REPEATED))
        if line.get(TABLE + "visibility") in UNSEEN:
            sheet.hidden_rows.update(range(row, row + min(times, 10_000)))
        read_row(sheet, line, range(row, row + times), limits)
        row += times
    sheet.pictures = sum(1 for _ in table.iter(DRAW + "frame"))
    return sheet


def hidden_columns(table: Element) -> set[int]:
    """Find the columns nobody sees."""
    found: set[int] = set()
    column = 0
    for element in table.iter(TABLE + "table-column"):
        times = min(count(element.get(COLUMNS_REPEATED)), 20_000)
        if element.get(TABLE + "visibility") in UNSEEN:
            found.update(range(column, column + times))
        column += times
    return found


def read_row(sheet: Sheet, line: Element, rows: range, limits: Limits) -> None:
    """Read the cells of a row, which may stand for several equal ones."""
    column = 0
    for element in line.iterchildren(CELL, COVERED):
        times = count(element.get(COLUMNS_REPEATED))
        cell = read_cell(element) if element.tag == CELL else None
        if cell is not None:
            if len(sheet.cells) + times * len(rows) > limits.slots:
                sheet.cut = True
                return
            for row in rows:
                for step in range(times):
                    sheet.cells[row, column + step] = cell
        high, wide = count(element.get(ROWS_SPANNED)), count(element.get(COLUMNS_SPANNED))
        if high > 1 or wide > 1:
            sheet.merges.append((rows.start, column, rows.start + high - 1, column + wide - 1))
        note = element.find(OFFICE + "annotation")
        if note is not None:
            sheet.comments[rows.start, column] = (said(note), note.findtext(DC + "creator") or "")
        column += times


def read_cell(element: Element) -> SheetCell | None:
    """Read one cell; None for a blank one."""
    text = "\n".join(printed(paragraph) for paragraph in element.iterchildren(PARAGRAPH))
    formula = plain_odf(element.get(FORMULA, ""))
    numeric = element.get(KIND) in {"float", "percentage", "currency"}
    number = number_of(element.get(VALUE, "")) if numeric else None
    if number and not text.strip():
        return SheetCell(general(number), number, formula, hidden=True)
    if not text.strip() and not formula:
        return None
    return SheetCell(text, number, formula, cached=bool(text.strip()) or element.get(KIND) is not None)


def printed(paragraph: Element) -> str:
    """Return the words of one paragraph of a cell."""
    spaces = dict.fromkeys(paragraph.iter(TEXT + "s"), " ")
    return "".join(
        (spaces.get(element, "") + (element.text or "")) + ((element.tail or "") if element is not paragraph else "")
        for element in paragraph.iter()
    )
