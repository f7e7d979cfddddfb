"""Words and rows as they stand in the elements of a file, whatever styles say of them."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.read.odf.names import CELL, GRID, HEADING, PARAGRAPH, ROW, TABLE, TEXT
from reportlint.read.xml import Element


def collapsed(text: str | None) -> str:
    """Collapse white space: a line end in the file is a space, several are one."""
    if not text:
        return ""
    words = " ".join(text.replace("\N{NO-BREAK SPACE}", "\0").split()).replace("\0", "\N{NO-BREAK SPACE}")
    if not words:
        return " "
    return (" " if text[0] in " \n\t" else "") + words + (" " if text[-1] in " \n\t" else "")


def said(element: Element | None) -> str:
    """Return all words of a note, header or comment."""
    if element is None:
        return ""
    return "\n".join(lines_of(element))


def lines_of(element: Element) -> Iterator[str]:
    """Yield the paragraphs of a note, header or comment; a space keeps the cells of a table apart."""
    for child in element:
        if child.tag in {PARAGRAPH, HEADING}:
            yield "".join(text_of(child))
        elif child.tag == CELL:
            yield " " + "\n".join(lines_of(child))
        elif child.tag == GRID:
            yield "".join(lines_of(child)) + " "
        elif isinstance(child.tag, str):
            yield from lines_of(child)


def text_of(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph beside the body."""
    yield collapsed(element.text)
    for child in element:
        if child.tag == TEXT + "s":
            yield " "
        elif child.tag in {PARAGRAPH, HEADING}:
            yield "\n" + "".join(text_of(child)) + "\n"
        elif child.tag == GRID:
            yield "".join(lines_of(child)) + " "
        elif isinstance(child.tag, str):
            yield from text_of(child)
        yield collapsed(child.tail)


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, also those in groups and headers, not those of tables inside."""
    for child in table:
        if child.tag == ROW:
            yield child
        elif child.tag in {TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}:
            yield from rows_of(child)
