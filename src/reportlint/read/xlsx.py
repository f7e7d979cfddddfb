"""Reads xlsx: the cells of all sheets with what they print, compute and hide, out of one pass over each part."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from lxml import etree

from reportlint.model import Document, Problem
from reportlint.patterns import Match, compiled
from reportlint.read.carried import read_carried
from reportlint.read.drawingml import A, C, read_chart
from reportlint.read.package import Package, Relationship, open_package
from reportlint.read.sheets import Sheet, SheetCell, document_of, without_zero
from reportlint.read.sheets.formats import BUILT_IN, GENERAL, number_of, scale_of, shown, worded
from reportlint.read.sheets.formulas import Place, column_of, moved
from reportlint.read.sheets.margins import margin_of
from reportlint.read.sheets.merges import Area
from reportlint.read.trouble import Limits, Unreadable, brief
from reportlint.read.xml import Element, transitional

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOX: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}txBody"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
VIEW: Final = S + "sheetView"
ROW, CELL, VALUE, FORMULA, INLINE = S + "row", S + "c", S + "v", S + "f", S + "is"
MERGE, COLUMN, MARGINS = S + "mergeCell", S + "col", S + "headerFooter"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
ESCAPE: Final = compiled(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold, or an underscore that would look like one (ECMA-376 part 1, 22.9.2.19)."""
WORDS: Final = frozenset({"s", "inlineStr", "str"})
"""Kinds of cells that hold words."""
WIDEST: Final = 200
"""Columns a formatted stretch may hide before it counts as the unused rest of the sheet."""


@dataclass(slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    """Shared strings."""
    formats: list[str] = field(default_factory=list)
    """Number format code of each cell style."""
    from_1904: bool = False
    """Whether dates count from 1904."""
    slots: int = 0
    """Most cells of one sheet."""
    lost: int = 0
    """Cells whose words are nowhere in the file."""
    missing: list[str] = field(default_factory=list)
    """Sheets that are listed and not there."""


def read_xlsx(data: bytes, limits: Limits) -> Document:
    """Read a workbook; raises `Unreadable` where nothing of it can be read."""
    package = open_package(data, limits)
    name = main_part(package)
    root = package.parse(name)
    links = package.relationships(name)
    flag = root.find(S + "workbookPr")
    book = Book(
        shared_strings(package, links),
        style_formats(package, links),
        from_1904=flag is not None and flag.get("date1904") in {"1", "true"},
        slots=limits.slots,
    )
    sheets = [sheet for element in root.iter(S + "sheet") for sheet in read_sheet(package, links, element, book)]
    if not sheets:
        raise Unreadable("no-main-part")
    document = document_of(sheets, "xlsx", limits)
    return replace(document, carried=read_carried(package), problems=(*document.problems, *losses_of(book)))


def losses_of(book: Book) -> Iterator[Problem]:
    """Say what the workbook refers to and does not hold."""
    for name in book.missing:
        yield Problem("missing-part", {"part": name})
    if book.lost:
        yield Problem("words-lost", {"count": str(book.lost)})


def main_part(package: Package) -> str:
    """Find the workbook through the package's relationships."""
    for relationship in package.relationships().values():
        if relationship.kind == "officeDocument" and package.has(relationship.target):
            return relationship.target
    raise Unreadable("no-main-part")


def part_of(package: Package, links: Mapping[str, Relationship], kind: str) -> Iterator[str]:
    """Yield the names of the parts of one kind that are there."""
    for link in links.values():
        if link.kind == kind and not link.external and package.has(link.target):
            yield link.target


def shared_strings(package: Package, links: Mapping[str, Relationship]) -> list[str]:
    """Read the strings that cells refer to by number."""
    for name in part_of(package, links, "sharedStrings"):
        return [plain(item) for item in package.parse(name).iterchildren(S + "si")]
    return []


def plain(item: Element) -> str:
    """Return the words of a string, its phonetic guide left out."""
    words = "".join(text.text or "" for text in item.iter(S + "t") if text.getparent().tag != S + "rPh")  # type: ignore[union-attr]
    return ESCAPE.sub(unescaped, words).replace("\r\n", "\n") if "_x" in words else words


def unescaped(escape: Match) -> str:
    """Return the character that an escape stands for, nothing for one that cannot be printed."""
    character = chr(int(escape[1], 16))
    return character if character >= " " or character in "\t\n\r" else ""


def style_formats(package: Package, links: Mapping[str, Relationship]) -> list[str]:
    """Read the number format of every cell style."""
    for name in part_of(package, links, "styles"):
        root = package.parse(name)
        own = {form.get("numFmtId", ""): form.get("formatCode", "") for form in root.iter(S + "numFmt")}
        holder = root.find(S + "cellXfs")
        return [format_code(style.get("numFmtId", "0"), own) for style in (() if holder is None else holder)]
    return []


def format_code(identity: str, own: Mapping[str, str]) -> str:
    """Return the code of a number format."""
    if identity in own:
        return own[identity]
    return BUILT_IN.get(int(identity), GENERAL) if identity.isdecimal() and len(identity) < 5 else GENERAL


def read_sheet(package: Package, links: Mapping[str, Relationship], element: Element, book: Book) -> Iterator[Sheet]:
    """Read one sheet of the workbook; one whose part is missing is none."""
    link = links.get(element.get(RELATION, ""))
    if link is None or not package.has(link.target):
        book.missing.append(element.get("name", ""))
        return
    sheet = Sheet(element.get("name", ""), hidden=element.get("state", "visible") != "visible")
    read_cells(sheet, package.read(link.target), link.target, book)
    own = package.relationships(link.target)
    for name in part_of(package, own, "comments"):
        read_comments(sheet, package.parse(name))
    for name in part_of(package, own, "drawing"):
        read_drawing(sheet, package, name)
    yield sheet


def read_cells(sheet: Sheet, data: bytes, name: str, book: Book) -> None:
    """Read the rows of a sheet one by one, without keeping their XML."""
    rows = etree.iterparse(
        io.BytesIO(transitional(data)),
        tag=(VIEW, ROW, MERGE, COLUMN, MARGINS),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    shared: dict[str, tuple[str, Place]] = {}
    number = 0
    try:
        for _, element in rows:
            if element.tag == ROW:
                number = read_row(sheet, element, number, book, shared)
            elif element.tag == MERGE:
                sheet.merges.extend(area_of(element.get("ref", "")))
            elif element.tag == VIEW:
                sheet.zeros = sheet.zeros and element.get("showZeros") not in {"0", "false"}
            elif element.tag == MARGINS:
                sheet.margins.extend(margins_in(element, sheet.name))
            else:
                hide_columns(sheet, element)
            element.clear()
            if sheet.cut:
                return
    except etree.XMLSyntaxError as error:
        raise Unreadable("damaged", detail=brief(f"{name}: {error.msg}")) from error


def read_row(sheet: Sheet, row: Element, before: int, book: Book, shared: dict[str, tuple[str, Place]]) -> int:
    """Read the cells of a row and return its 1-based number; a row without one follows the row before."""
    stated = row.get("r", "")
    number = int(stated) if stated.isdecimal() and 0 < len(stated) < 8 else before + 1
    if row.get("hidden") in {"1", "true"}:
        sheet.hidden_rows.add(number - 1)
    column = -1
    for element in row.iterchildren(CELL):
        place = place_of(element.get("r", ""))
        column = place[1] if place else column + 1
        cell = read_cell(element, (number - 1, column), book, shared)
        if cell is not None and not sheet.zeros:
            cell = without_zero(cell)
        if cell is not None and column < LAST_COLUMN and number <= LAST_ROW:
            sheet.cells[number - 1, column] = cell
    sheet.cut = len(sheet.cells) > book.slots
    return number


def read_cell(element: Element, place: Place, book: Book, shared: dict[str, tuple[str, Place]]) -> SheetCell | None:
    """Read one cell; None for a blank one."""
    formula = formula_of(element.find(FORMULA), place, shared)
    stored = element.findtext(VALUE) or ""
    kind = element.get("t", "n")
    number: Decimal | None = None
    hidden = False
    code, scale = format_of(element, book), Decimal(1)
    if kind == "s":
        text = shared_string(stored, book)
    elif kind == "inlineStr":
        inline = element.find(INLINE)
        text = "" if inline is None else plain(inline)
    elif kind == "b":
        text = {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    elif kind in {"str", "e", "d"}:
        text = stored
    else:
        number = number_of(stored) if stored else None
        text = stored
        if number is not None:
            text, hidden = shown(number, code, from_1904=book.from_1904)
            scale = scale_of(number, code) if formula else scale
    if kind in WORDS:
        text, hidden = worded(text, code)
    if not text.strip() and not formula:
        return None
    return SheetCell(
        text, number, formula, cached=bool(stored) or kind in {"inlineStr", "str"}, hidden=hidden, scale=scale
    )


def shared_string(stored: str, book: Book) -> str:
    """Return the shared string of a number; one that is missing is counted."""
    if stored.isdecimal() and int(stored) < len(book.strings):
        return book.strings[int(stored)]
    book.lost += 1
    return ""


def format_of(element: Element, book: Book) -> str:
    """Return the number format of a cell."""
    style = element.get("s", "0")
    return book.formats[int(style)] if style.isdecimal() and int(style) < len(book.formats) else GENERAL


def formula_of(element: Element | None, place: Place, shared: dict[str, tuple[str, Place]]) -> str:
    """Return the formula of a cell; one that is shared is written as this cell has it."""
    if element is None:
        return ""
    text, identity = element.text or "", element.get("si", "")
    if element.get("t") != "shared":
        return text
    if text:
        shared[identity] = (text, place)
        return text
    first, origin = shared.get(identity, ("", place))
    return moved(first, place[0] - origin[0], place[1] - origin[1])


def place_of(name: str) -> Place | None:
    """Turn `B7` into row and column; None for what is no cell."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and digits) or len(letters) > 3 or len(digits) > 7:
        return None
    return int(digits) - 1, column_of(letters)


def area_of(reference: str) -> Iterator[Area]:
    """Turn `A1:C3` into an area."""
    first, _, last = reference.replace("$", "").partition(":")
    start, end = place_of(first), place_of(last or first)
    if start and end:
        yield (*start, *end)


def hide_columns(sheet: Sheet, element: Element) -> None:
    """Note the columns nobody sees."""
    low, high = element.get("min", ""), element.get("max", "")
    if element.get("hidden") in {"1", "true"} and low.isdecimal() and high.isdecimal():
        sheet.hidden_columns.update(range(int(low) - 1, min(int(high), int(low) - 1 + WIDEST)))


def margins_in(element: Element, name: str) -> Iterator[tuple[str, str]]:
    """Yield the headers and footers of a sheet, those of first and even pages only where these differ."""
    for page, flag in (("odd", None), ("first", "differentFirst"), ("even", "differentOddEven")):
        if flag is None or element.get(flag) in {"1", "true"}:
            for kind in ("header", "footer"):
                words = margin_of(element.findtext(f"{S}{page}{kind.title()}") or "", name)
                if words:
                    yield kind, words


def read_comments(sheet: Sheet, root: Element) -> None:
    """Read the comments on cells."""
    authors = [author.text or "" for author in root.iter(S + "author")]
    for comment in root.iter(S + "comment"):
        place = place_of(comment.get("ref", ""))
        who = comment.get("authorId", "")
        author = authors[int(who)] if who.isdecimal() and int(who) < len(authors) else ""
        if place:
            sheet.comments[place] = ("".join(text.text or "" for text in comment.iter(S + "t")), author)


def read_drawing(sheet: Sheet, package: Package, name: str) -> None:
    """Read the charts and shapes of a sheet and count its pictures."""
    links = package.relationships(name)
    root = package.parse(name)
    sheet.boxes.extend(filter(str.strip, map(words_in, root.iter(BOX))))
    for element in root.iter(C + "chart"):
        link = links.get(element.get(RELATION, ""))
        if link is not None and package.has(link.target):
            sheet.charts.append(read_chart(package.parse(link.target)))
    sheet.pictures += sum(link.kind == "image" for link in links.values())


def words_in(box: Element) -> str:
    """Return the words of a shape, a line for each paragraph; what stands in for it elsewhere is not read twice."""
    if next(box.iterancestors(FALLBACK), None) is not None:
        return ""
    return "\n".join(
        "".join(" " if piece.tag == A + "br" else piece.text or "" for piece in paragraph.iter(A + "t", A + "br"))
        for paragraph in box.iter(A + "p")
    )
