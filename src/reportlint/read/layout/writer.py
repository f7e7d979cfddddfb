"""Paragraphs, tables and notes → one text with a place for every character."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlint.model import Cell, Layout, Note, Paragraph, Span, Table
from reportlint.read.layout.lines import Line, Mark, glue
from reportlint.read.layout.paragraphs import Passage
from reportlint.read.layout.tables import Fragment, PrintedCell, room


@dataclass(frozen=True, slots=True)
class Anchored:
    """A footnote mark and the words of the body it hangs on."""

    page: int
    """Where it is printed."""
    mark: Mark
    """The mark."""
    anchor: Span
    """The character before it."""


@dataclass(slots=True)
class Writer:
    """Grows the text; the one thing in this package that changes."""

    pieces: list[str] = field(default_factory=list)
    """The text so far."""
    pages: array[int] = field(default_factory=lambda: array("i"))
    """Page of each character."""
    boxes: array[float] = field(default_factory=lambda: array("d"))
    """Box of each character."""
    marks: list[Anchored] = field(default_factory=list)
    """Footnote marks met on the way."""

    @property
    def at(self) -> int:
        """Return the offset of the next character."""
        return len(self.pages)

    def add(self, text: str) -> None:
        """Write characters that are printed nowhere."""
        if not text:
            return
        self.pieces.append(text)
        self.pages.frombytes(bytes(self.pages.itemsize * len(text)))
        self.boxes.frombytes(bytes(4 * self.boxes.itemsize * len(text)))

    def part(self) -> None:
        """Begin a new line, unless nothing has been written."""
        if self.pieces:
            self.add("\n")

    def print(self, text: str, boxes: array[float], page: int) -> Span:
        """Write printed characters."""
        start = self.at
        self.pieces.append(text)
        self.boxes.extend(boxes)
        self.pages.extend(array("i", (page,)) * len(text))
        space = text.find(" ")
        while space >= 0:
            self.pages[start + space] = 0
            space = text.find(" ", space + 1)
        return Span(start, self.at)

    def lines(self, lines: Sequence[Line], right: float) -> Span:
        """Write the lines of one text; `right` is where each of them could have gone on to."""
        start = self.at
        for place, line in enumerate(lines):
            if place:
                self.add(glue(lines[place - 1], line, right))
            span = self.print(line.text, line.boxes, line.page)
            self.marks.extend(
                Anchored(line.page, mark, Span(span.start + mark.at - 1, span.start + mark.at)) for mark in line.marks
            )
        return Span(start, self.at)

    def paragraph(self, passage: Passage) -> Paragraph:
        """Write a paragraph on a line of its own."""
        self.part()
        span = self.lines(passage.lines, passage.right)
        return Paragraph(span, cut=passage.cut, listed=passage.listed)

    def table(self, table: Fragment) -> Table:
        """Write a table: a line a row, a tab between columns."""
        self.part()
        start = self.at
        cells = [cell for row in range(table.rows) for cell in self.row(table, row)]
        end = max((cell.span.end for cell in cells), default=start)
        return Table(Span(start, end), tuple(cells), table.rows, table.columns, table.ruled, table.breaks)

    def row(self, table: Fragment, row: int) -> list[Cell]:
        """Write one row of a table."""
        if row:
            self.add("\n")
        found: list[Cell] = []
        column = 0
        for cell in sorted(table.row(row), key=lambda cell: cell.place.column):
            self.add("\t" * (cell.place.column - column))
            column = cell.place.column
            found.append(Cell(self.cell(cell), *cell.place))
        self.add("\t" * (table.columns - 1 - column))
        return found

    def cell(self, cell: PrintedCell) -> Span:
        """Write the words of one cell."""
        widest = cell.lines[0].x0 + room(cell) if cell.lines else 0.0
        return self.lines(cell.lines, widest)

    def note(self, kind: str, lines: Sequence[Line], between: str | None = None, anchor: Span | None = None) -> Note:
        """Write a note on a line of its own; `between` parts its lines where they are no running text."""
        self.part()
        start = self.at
        if between is None:
            self.lines(lines, max(line.x1 for line in lines))
        else:
            for place, line in enumerate(lines):
                self.add(between if place else "")
                self.lines([line], line.x1)
        return Note(kind, Span(start, self.at), anchor)

    def remark(self, words: str) -> Span:
        """Write words that stand nowhere on a page, on a line of their own."""
        self.part()
        start = self.at
        self.add(words)
        return Span(start, self.at)

    def under(self, page: int, box: tuple[float, float, float, float]) -> Span | None:
        """Find the words that are printed under an area; None where nothing is."""
        x0, top, x1, bottom = box
        found = [
            place
            for place, number in enumerate(self.pages)
            if number == page
            and x0 <= (self.boxes[4 * place] + self.boxes[4 * place + 2]) / 2 <= x1
            and top <= (self.boxes[4 * place + 1] + self.boxes[4 * place + 3]) / 2 <= bottom
        ]
        return Span(found[0], found[-1] + 1) if found else None

    def layout(self) -> Layout:
        """Return where the characters stand."""
        return Layout(self.pages, self.boxes)
