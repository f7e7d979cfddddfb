"""A copy of a pdf with a highlight and a note on the printed words of every finding, written by PDFium.

The submitted bytes stay as they are at the head of the copy; what is added comes behind them (ISO 32000-1, 7.5.6).
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from pypdfium2 import raw

from reportlint.finding import Result
from reportlint.messages import PAGE_PROBLEMS
from reportlint.model import Layout, Span
from reportlint.render.options import Options
from reportlint.render.remarks import AUTHOR, Remark, remarks
from reportlint.render.telling import trouble
from reportlint.render.words import say
from reportlint.rule import Severity

Handle: TypeAlias = Any
"""A pointer of PDFium."""

COLORS: Mapping[Severity, tuple[int, int, int]] = {
    Severity.ERROR: (255, 138, 128),
    Severity.WARNING: (255, 224, 102),
    Severity.INFO: (144, 202, 249),
}
"""Colour of a highlight, as red, green and blue."""

ANSWER_COLOR = (206, 190, 250)
"""Colour of the other end of a contradiction."""

OPAQUE = 255
INCREMENTAL = 1
"""PDFium's wish to leave what is there and to append what is new."""

NOTE_SIZE = 18.0
"""Width and height of a note that is about no printed word, in points."""

MARGIN = 12.0
"""Distance of a note about the whole report from the corner of its first page."""


class Box(NamedTuple):
    """A rectangle on a page as displayed, in points from its top left corner."""

    x0: float
    """Left edge."""
    top: float
    """Upper edge."""
    x1: float
    """Right edge."""
    bottom: float
    """Lower edge."""


CORNER = Box(MARGIN, MARGIN, MARGIN + NOTE_SIZE, MARGIN + NOTE_SIZE)
"""Where a note about the whole report stands."""

BESIDE_CORNER = Box(CORNER.x1 + MARGIN, CORNER.top, CORNER.x1 + MARGIN + NOTE_SIZE, CORNER.bottom)
"""Where a note about a whole page stands."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is put on one page."""

    boxes: tuple[Box, ...]
    """The lines of words that are highlighted; none where nothing is printed."""
    at: Box
    """Where it stands."""
    color: tuple[int, int, int]
    """Its colour."""
    text: str
    """What it says."""


def render(result: Result, data: bytes, options: Options) -> bytes:
    """Mark a copy of the pdf `data`, which `result` is about, with its findings as highlights."""
    layout = result.document.layout
    if layout is None:
        return data
    by_page: dict[int, list[Note]] = {}
    told = (*notes_of(remarks(result, options.language), layout), *unread_notes(result, options.language))
    for page, note in told:
        by_page.setdefault(page, []).append(note)
    if not by_page:
        return data
    with opened(data) as document:
        for page, notes in sorted(by_page.items()):
            mark_page(document, page, notes)
        return saved(document)


# ---------------------------------------------------------------- from remarks to notes


def notes_of(told: Sequence[Remark], layout: Layout) -> Iterator[tuple[int, Note]]:
    """Yield the notes with their pages; remarks on the same words become one note."""
    for span, group in groupby(told, key=lambda remark: remark.span):
        same = list(group)
        text = "\r\r".join("\r".join(remark.lines) for remark in same)
        answers = all(remark.answers for remark in same)
        gravest = min((remark.severity for remark in same), key=lambda severity: severity.rank)
        color = ANSWER_COLOR if answers else COLORS[gravest]
        lines = list(lines_of(span, layout))
        if not lines:
            page, at = place_near(span, layout)
            yield page, Note((), at, color, text)
        for page, boxes in groupby(lines, key=lambda line: line[0]):
            shown = tuple(box for _, box in boxes)
            yield page, Note(shown, around(shown), color, text)


def unread_notes(result: Result, language: str) -> Iterator[tuple[int, Note]]:
    """Yield a note for every page of which nothing could be read: it is not to be taken for a clean one."""
    for problem in result.problems:
        if problem.kind in PAGE_PROBLEMS:
            text = say("level", language, level=say("not-vouched", language)) + trouble(problem, language)
            yield int(problem.values["page"]), Note((), BESIDE_CORNER, COLORS[Severity.INFO], text)


def lines_of(span: Span, layout: Layout) -> Iterator[tuple[int, Box]]:
    """Yield page and box of every line that the words of a span take."""
    line: tuple[int, Box] | None = None
    for index in range(span.start, span.end):
        page = layout.pages[index]
        if not page:
            continue
        box = box_at(layout, index)
        if line and line[0] == page and on_one_line(line[1], box):
            line = (page, around((line[1], box)))
            continue
        if line:
            yield line
        line = (page, box)
    if line:
        yield line


def box_at(layout: Layout, index: int) -> Box:
    """Return the box of one character."""
    return Box(*layout.boxes[4 * index : 4 * index + 4])


def on_one_line(line: Box, box: Box) -> bool:
    """Whether a character goes on where a line ends, and not in the cell or line below."""
    middle = (box.top + box.bottom) / 2
    return line.top < middle < line.bottom and -1 <= box.x0 - line.x1 + 1 <= 3 * (box.bottom - box.top)


def around(boxes: Sequence[Box]) -> Box:
    """Bound some boxes."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def place_near(span: Span, layout: Layout) -> tuple[int, Box]:
    """Return page and place of a note about something that is not printed: beside the words before it."""
    before = min(span.start, len(layout.pages)) if span.end else 0
    index = next((index for index in range(before - 1, -1, -1) if layout.pages[index]), None)
    if index is None:
        return 1, CORNER
    box = box_at(layout, index)
    return layout.pages[index], Box(box.x1 + 2, box.top, box.x1 + 2 + NOTE_SIZE, box.top + NOTE_SIZE)


# ---------------------------------------------------------------- PDFium


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """Open a file that has been read before."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


def mark_page(document: Handle, number: int, notes: Iterable[Note]) -> None:
    """Put notes on a page, 1-based."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return
    try:
        for note in notes:
            annotate(page, note)
    finally:
        raw.FPDF_ClosePage(page)


def annotate(page: Handle, note: Note) -> None:
    """Put one note on a page."""
    kind = raw.FPDF_ANNOT_HIGHLIGHT if note.boxes else raw.FPDF_ANNOT_TEXT
    annotation = raw.FPDFPage_CreateAnnot(page, kind)
    place = Place.of(page)
    raw.FPDFAnnot_SetRect(annotation, place.rectangle(note.at))
    for box in note.boxes:
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, place.quad(box))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *note.color, OPAQUE)
    for key, text in ((b"Contents", note.text), (b"T", AUTHOR)):
        raw.FPDFAnnot_SetStringValue(annotation, key, wide(text))
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    raw.FPDFPage_CloseAnnot(annotation)


def wide(text: str) -> Any:  # noqa: ANN401 - a C string
    """Turn a text into the string PDFium wants: UTF-16 with a nought behind it."""
    encoded = text.encode("utf-16-le", "replace") + b"\0\0"
    return ctypes.cast(ctypes.create_string_buffer(encoded), ctypes.POINTER(ctypes.c_ushort))


def saved(document: Handle) -> bytes:
    """Return the file with what has been added to it."""
    sink = io.BytesIO()

    def write(_self: Handle, chunk: Handle, size: int) -> int:
        sink.write(ctypes.string_at(chunk, size))
        return 1

    writer = raw.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(write)
    raw.FPDF_SaveAsCopy(document, writer, INCREMENTAL)
    return sink.getvalue()


@dataclass(frozen=True, slots=True)
class Place:
    """How to turn what is displayed into a page's own coordinates."""

    left: float
    """Smallest x of the visible box."""
    bottom: float
    """Smallest y."""
    right: float
    """Largest x."""
    top: float
    """Largest y."""
    turns: int
    """Clockwise quarter turns the page is displayed with."""

    @classmethod
    def of(cls, page: Handle) -> Place:
        """Measure a page."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        return cls(box.left, box.bottom, box.right, box.top, int(raw.FPDFPage_GetRotation(page)) % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point from the displayed top left corner into one of the page."""
        match self.turns:
            case 1:
                return y + self.left, x + self.bottom
            case 2:
                return self.right - x, y + self.bottom
            case 3:
                return self.right - y, self.top - x
            case _:
                return x + self.left, self.top - y

    def rectangle(self, box: Box) -> Handle:
        """Return a box as PDFium wants it."""
        (x, y), (u, v) = self.point(box.x0, box.top), self.point(box.x1, box.bottom)
        return raw.FS_RECTF(min(x, u), max(y, v), max(x, u), min(y, v))

    def quad(self, box: Box) -> Handle:
        """Return the corners of a box as viewers draw them: upper left, upper right, lower left, lower right."""
        corners = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
        return raw.FS_QUADPOINTSF(*(value for x, y in corners for value in self.point(x, y)))
