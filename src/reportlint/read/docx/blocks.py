"""Paragraphs and tables: the block elements of a story in, blocks of the document out, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reportlint.model import Paragraph, Problem, Span, Table
from reportlint.read.docx.inline import COMMENT_MARKS, characters, equation, joined, read_line
from reportlint.read.docx.lettering import Lettering
from reportlint.read.docx.names import (
    ALTERNATE,
    AUTHOR,
    CELL,
    CONTROL,
    DELETED_TEXT,
    INSERTION,
    MATH_TEXT,
    PARAGRAPH,
    RELATIONSHIP_ID,
    ROW,
    TABLE,
    TEXT,
    WRAPPERS,
    W,
    branch,
    properties,
    within,
)
from reportlint.read.docx.reading import Reading
from reportlint.read.docx.tables import ROW_PROPERTIES, Extent, Grid, extent_of, row_deletion
from reportlint.read.docx.unseen import is_unseen_row
from reportlint.read.equations import EQUATION_TAGS
from reportlint.read.pen import NO_ORDINAL
from reportlint.read.xml import Element

CONTENTS_GALLERY = "Table of Contents"
"""How a content control says that Word made it as a table of contents."""


def read_blocks(reading: Reading, parent: Element, depth: int) -> None:
    """Read the paragraphs and tables of the body, a text box or a wrapper."""
    reading.guard(depth)
    for child, before in joined(reading, parent):
        handler = HANDLERS.get(child.tag)
        if before:
            paragraph(reading, child, depth + 1, before)
        elif handler is not None:
            handler(reading, child, depth + 1)


def paragraph(reading: Reading, element: Element, depth: int, before: Sequence[Element] = ()) -> None:
    """Read a paragraph, and those `before` that run on into it, into one line; an empty one leaves no trace."""
    pen = reading.pen
    start, piece = pen.length, len(pen.pieces)
    pen.begin_line()
    shape, label = read_line(reading, element, depth, before)
    listed = shape.style.contents or (reading.listed and shape.outline is None and not shape.style.contents_title)
    keep_paragraph(reading, pen.since(start, piece), shape.outline, label, listed=listed)
    read_deferred(reading, depth)


def keep_paragraph(
    reading: Reading, span: Span, outline: int | None = None, label: Span | None = None, *, listed: bool = False
) -> None:
    """Add a paragraph to the blocks unless it is empty."""
    if span:
        reading.blocks.append(Paragraph(span, outline, label, listed=listed))


def displayed_equation(reading: Reading, element: Element, depth: int) -> None:
    """Read an equation that stands between the paragraphs as a paragraph of its own."""
    pen = reading.pen
    start, piece = pen.length, len(pen.pieces)
    pen.begin_line()
    equation(reading, element, depth)
    keep_paragraph(reading, pen.since(start, piece))


def table(reading: Reading, element: Element, depth: int) -> None:
    """Read a table, one line a row, its cells parted by tabs."""
    pen = reading.pen
    grid = Grid()
    start = pen.length + pen.begun
    for row in within(element, ROW):
        deleted = row_deletion(row)
        if deleted is not None:
            set_row_aside(reading, row, "deleted", deleted.get(AUTHOR, ""))
        elif is_unseen_row(row, reading.grounds.styles):
            set_row_aside(reading, row, "hidden")
        else:
            read_row(reading, grid, row, depth + 1)
    keep_table(reading, grid, start)
    read_deferred(reading, depth)


def keep_table(reading: Reading, grid: Grid, start: int) -> None:
    """Add a table to the blocks; one beyond the limit is only named."""
    cells = grid.cells()
    if not cells:
        return
    limit = reading.grounds.limits.slots
    if grid.rows * grid.columns > limit:
        span = Span(start, reading.pen.length)
        reading.problems.append(Problem("table-too-large", {"limit": str(limit)}, span))
        return
    reading.blocks.append(Table(Span(cells[0].span.start, cells[-1].span.end), cells, grid.rows, grid.columns))


def read_row(reading: Reading, grid: Grid, row: Element, depth: int) -> None:
    """Read one row of a table; a row without cells is none."""
    cells = [(cell, extent) for cell in within(row, CELL) for extent in kept(reading, cell)]
    if not cells:
        return
    begin_row_line(reading, grid)
    start, piece = reading.pen.length, len(reading.pen.pieces)
    grid.begin_row(row)
    for index, (cell, extent) in enumerate(cells):
        if index:
            reading.pen.separate("\t")
        if not grid.covers(extent):
            grid.add(extent, read_cell(reading, cell, depth + 1, extent.inserted))
    grid.end_row(row)
    inserted = properties(row, ROW_PROPERTIES).get(INSERTION)
    if inserted is not None:
        reading.inserted(start, piece, inserted.get(AUTHOR, ""))


def kept(reading: Reading, cell: Element) -> Iterator[Extent]:
    """Yield the place of a cell; the words of one that was deleted with changes tracked are set aside."""
    extent = extent_of(cell)
    if extent.deleted is None:
        yield extent
    else:
        set_cell_aside(reading, cell, "deleted", extent.deleted.get(AUTHOR, ""))


def set_row_aside(reading: Reading, row: Element, kind: str, author: str = "") -> None:
    """Keep the words of a row that is hidden whole or was deleted; it is no row of the table."""
    for cell in within(row, CELL):
        set_cell_aside(reading, cell, kind, author)


def set_cell_aside(reading: Reading, cell: Element, kind: str, author: str) -> None:
    """Keep the words of a cell that is no cell of the table, apart from those of others."""
    reading.set_aside(kind, " ", NO_ORDINAL, author)
    for text in cell.iter(TEXT, DELETED_TEXT, MATH_TEXT):
        reading.set_aside(kind, characters(text), reading.ordinals.get(text, NO_ORDINAL), author)


def begin_row_line(reading: Reading, grid: Grid) -> None:
    """Give every row a line, even where it is empty."""
    if grid.rows:
        reading.pen.separate("\n")
    else:
        reading.pen.open_line()


def read_cell(reading: Reading, cell: Element, depth: int, inserted: Element | None = None) -> Span:
    """Write the text of a cell on one line; tables and text boxes inside wait until the table is done."""
    start, piece = reading.pen.length, len(reading.pen.pieces)
    read_on_one_line(reading, cell, depth)
    if inserted is not None:
        reading.inserted(start, piece, inserted.get(AUTHOR, ""))
    return reading.pen.since(start, piece)


def read_on_one_line(reading: Reading, parent: Element, depth: int) -> None:
    """Write the paragraphs of a cell or note one behind the other; only a note has its tables in between."""
    reading.guard(depth)
    for child, before in joined(reading, parent):
        tag = child.tag
        if tag == PARAGRAPH:
            reading.pen.break_here()
            read_line(reading, child, depth + 1, before)
        elif tag == TABLE and reading.beside:
            read_cells(reading, child, depth + 1)
        elif tag == TABLE:
            reading.deferred.append(child)
        elif tag in IMPORTS:
            foreign(reading, child, depth)
        elif tag in WRAPPERS:
            read_on_one_line(reading, child, depth + 1)
        elif tag == ALTERNATE:
            read_on_one_line(reading, branch(child), depth + 1)
        elif tag in COMMENT_MARKS:
            COMMENT_MARKS[tag](reading, child, depth)


def read_cells(reading: Reading, element: Element, depth: int) -> None:
    """Write the cells of a table of a note one behind the other, a space between them."""
    for row in within(element, ROW):
        deleted = row_deletion(row)
        if deleted is not None:
            set_row_aside(reading, row, "deleted", deleted.get(AUTHOR, ""))
            continue
        for cell in within(row, CELL):
            for _ in kept(reading, cell):
                reading.pen.part_here()
                read_on_one_line(reading, cell, depth)
    reading.pen.part_here()


def read_deferred(reading: Reading, depth: int) -> None:
    """Read the text boxes, inner tables and drawn words of the block just done."""
    waiting, reading.deferred = reading.deferred, []
    for element in waiting:
        if isinstance(element, Lettering):
            read_lettering(reading, element)
        elif element.tag == TABLE:
            table(reading, element, depth + 1)
        else:
            read_blocks(reading, element, depth + 1)


def read_lettering(reading: Reading, lettering: Lettering) -> None:
    """Read drawn words as paragraphs."""
    pen = reading.pen
    for words in lettering.lines:
        start, piece = pen.length, len(pen.pieces)
        pen.begin_line()
        pen.write(words)
        keep_paragraph(reading, pen.since(start, piece))


def read_note(reading: Reading, parent: Element) -> Span:
    """Write all words of a footnote, comment, header or footer on a line of their own."""
    pen = reading.pen
    start, piece = pen.length, len(pen.pieces)
    pen.begin_line()
    reading.beside = True
    waiting: list[Element | Lettering] = [parent]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element, Lettering):
            for words in element.lines:
                pen.break_here()
                pen.write(words)
            continue
        read_on_one_line(reading, element, 0)
        waiting, reading.deferred = reading.deferred + waiting, []
    return pen.since(start, piece)


def content_control(reading: Reading, element: Element, depth: int) -> None:
    """Read a content control; one that holds the table of contents says so."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    contents = gallery is not None and gallery.get(W + "val") == CONTENTS_GALLERY
    reading.contents += contents
    read_blocks(reading, element, depth)
    reading.contents -= contents


def alternate(reading: Reading, element: Element, depth: int) -> None:
    """Read one of two readings of the same thing."""
    read_blocks(reading, branch(element), depth)


def foreign(reading: Reading, element: Element, _depth: int) -> None:
    """Note a document of another format that Word would take in here."""
    reading.imports.append(element.get(RELATIONSHIP_ID, ""))


IMPORTS = frozenset({W + "altChunk", W + "subDoc"})
"""Documents of other formats that Word takes in."""
HANDLERS: Mapping[str, Callable[[Reading, Element, int], None]] = {
    **dict.fromkeys(WRAPPERS, read_blocks),
    **dict.fromkeys(EQUATION_TAGS, displayed_equation),
    **COMMENT_MARKS,
    PARAGRAPH: paragraph,
    TABLE: table,
    CONTROL: content_control,
    ALTERNATE: alternate,
    **dict.fromkeys(IMPORTS, foreign),
}
"""What a body consists of, and who reads it."""
