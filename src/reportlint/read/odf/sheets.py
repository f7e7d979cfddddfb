"""A spreadsheet of OpenDocument: the file says itself what every cell prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlint.model import Document
from reportlint.read.odf.charts import embedded_chart
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
from reportlint.read.odf.plain import rows_of, said, text_of
from reportlint.read.package import Package
from reportlint.read.sheets import Sheet, SheetCell, document_of
from reportlint.read.sheets.figures import general
from reportlint.read.sheets.formats import number_of
from reportlint.read.sheets.formulas import plain_odf
from reportlint.read.sheets.margins import lasting
from reportlint.read.trouble import Limits
from reportlint.read.xml import Element

VALUE, KIND, FORMULA = OFFICE + "value", OFFICE + "value-type", TABLE + "formula"
SHEET_NAME: Final = TEXT + "sheet-name"
FIELDS: Final = tuple(TEXT + name for name in ("page-number", "page-count", "date", "time", "file-name", "title"))
"""Fields of headers, whose words the program that prints them puts in."""
SHAPES: Final = tuple(
    DRAW + name
    for name in ("custom-shape", "text-box", "rect", "ellipse", "circle", "polygon", "path", "caption", "line")
)
"""What is drawn and may hold words."""
UNSEEN = frozenset({"collapse", "filter"})
"""`table:visibility` of what nobody sees."""


def read_sheets(package: Package, body: Element, styles: Element, limits: Limits) -> Document:
    """Read the sheets of a spreadsheet; `styles` has its pages."""
    looks = {
        style.get(STYLE + "name", ""): style
        for style in body.getroottree().iter(STYLE + "style")
        if style.get(STYLE + "family") == "table"
    }
    pages = {page.get(STYLE + "name", ""): page for page in styles.iter(STYLE + "master-page")}
    sheets: list[Sheet] = []
    for table in body.iterchildren(GRID):
        look = looks.get(table.get(TABLE + "style-name", ""))
        sheet = read_sheet(table, limits, hidden=look is not None and is_hidden(look))
        page = None if look is None else pages.get(look.get(STYLE + "master-page-name", ""))
        if page is not None:
            sheet.margins.extend(margins_of(page, sheet.name))
        read_shapes(sheet, table, package)
        sheets.append(sheet)
    return document_of(sheets, "ods", limits)


def is_hidden(look: Element) -> bool:
    """Say whether the style of a sheet hides it."""
    return any(said.get(TABLE + "display") == "false" for said in look.iterchildren(STYLE + "table-properties"))


def margins_of(page: Element, name: str) -> Iterator[tuple[str, str]]:
    """Yield the headers and footers of a page, its fields left out but for the name of the sheet."""
    for kind in ("header", "footer"):
        for margin in page.iterchildren(*(STYLE + kind + which for which in ("", "-first", "-left"))):
            if margin.get(STYLE + "display") == "false":
                continue
            fields = next(margin.iter(*FIELDS), None) is not None
            parts = [line_of(paragraph, name).strip() for paragraph in margin.iter(PARAGRAPH)]
            words = lasting(parts, fields=fields)
            if words:
                yield kind, words


def line_of(element: Element, name: str) -> str:
    """Return the words of a line of a header."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == SHEET_NAME:
            pieces.append(name)
        elif child.tag == TEXT + "s":
            pieces.append(" ")
        elif child.tag not in FIELDS and isinstance(child.tag, str):
            pieces.append(line_of(child, name))
        pieces.append(child.tail or "")
    return "".join(pieces)


def read_shapes(sheet: Sheet, table: Element, package: Package) -> None:
    """Read the charts and the shapes with words that are drawn on a sheet, and count its pictures."""
    for shape in table.iter(*SHAPES):
        words = "\n".join("".join(text_of(paragraph)).strip() for paragraph in shape.iterchildren(PARAGRAPH))
        if words.strip():
            sheet.boxes.append(words)
    for frame in table.iter(DRAW + "frame"):
        inside = next(frame.iter(DRAW + "text-box", DRAW + "object", DRAW + "image"), None)
        drawn = embedded_chart(package, inside) if inside is not None and inside.tag == DRAW + "object" else None
        if drawn is not None:
            sheet.charts.append(drawn)
        elif inside is None or inside.tag != DRAW + "text-box":
            sheet.pictures += 1


def read_sheet(table: Element, limits: Limits, *, hidden: bool) -> Sheet:
    """Read the cells of one sheet."""
    sheet = Sheet(table.get(TABLE + "name", ""), hidden=hidden)
    sheet.hidden_columns = hidden_columns(table)
    row = 0
    for line in rows_of(table):
        times = count(line.get(ROWS_REPEATED))
        if line.get(TABLE + "visibility") in UNSEEN:
            sheet.hidden_rows.update(range(row, row + min(times, 10_000)))
        read_row(sheet, line, range(row, row + times), limits)
        row += times
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
        cell = read_cell(element)
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
