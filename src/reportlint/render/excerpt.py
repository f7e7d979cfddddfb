"""A context in, the lines to show out: every drawn character knows which characters of the document it stands for.

A table row is drawn as its cells joined by ` | `, whatever its markup; anything else as the source has it. What does
not fit is left out around the marks, never inside them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import groupby
from unicodedata import category

from rich.cells import cell_len

from reportlint.model import Cell, Document, Lines, Span
from reportlint.patterns import compiled
from reportlint.render.cells import ELLIPSIS
from reportlint.render.visible import shown

SEPARATOR = " | "
MARKUP = compiled(r"</?[a-zA-Z][^<>]*>|&#?\w{1,31};")
"""What a cell of an HTML table may hold besides its words."""

BLANKS = frozenset("\t\n\f\v\r \u00a0\u2002\u2003\u2009\u202f")
"""White space as wide as a letter, or meant to be nothing more."""

CELL_LIMITS = range(40, 7, -2)
"""Columns granted to a cell without marks, tried from the widest."""

LONGEST_CONTEXT = 2000
"""Characters of a sentence; a longer one is markup that nobody could read."""

SENTENCE_ENDS = "。！？；\n"
"""Where the sentence around a related number ends."""


width_of = lru_cache(maxsize=4096)(cell_len)
"""Columns of what is drawn for one character: few are met, many times each."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One thing drawn: a character, with whatever combines with it."""

    text: str
    """What is drawn."""
    start: int = -1
    """Offset of the first character it stands for, -1 for what the document does not hold."""
    end: int = -1
    """Offset behind the last."""

    @property
    def width(self) -> int:
        """Columns it takes."""
        return width_of(self.text)

    def shows(self, span: Span) -> bool:
        """Whether it stands for a part of `span`; for an empty span, whether it stands right there."""
        if span.start < span.end:
            return self.start < span.end and self.end > span.start
        return self.start <= span.start < max(self.end, self.start + 1)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of output that shows a part of the document."""

    line: int
    """1-based line number of the document."""
    glyphs: tuple[Glyph, ...]
    """What is drawn, left to right."""

    def shows(self, span: Span) -> bool:
        """Whether a part of a span is shown."""
        return any(glyph.shows(span) for glyph in self.glyphs)

    def columns(self, span: Span) -> tuple[int, int] | None:
        """Return the first column of a span and the one behind its last, None where it is not shown."""
        indexes = [index for index, glyph in enumerate(self.glyphs) if glyph.shows(span)]
        if not indexes:
            return None
        start = sum(glyph.width for glyph in self.glyphs[: indexes[0]])
        width = sum(glyph.width for glyph in self.glyphs[indexes[0] : indexes[-1] + 1])
        return start, start + max(width, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in one row of a table."""

    start: int
    """Offset of the first cell."""
    end: int
    """Offset behind the last cell."""
    cells: tuple[Cell, ...]
    """In reading order."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A document with its lines and table rows at hand."""

    document: Document
    """The document."""
    lines: Lines
    """Its line starts."""
    rows: tuple[Row, ...]
    """The rows of all its tables, in reading order."""

    @classmethod
    def of(cls, document: Document) -> IndexedText:
        """Index a document."""
        rows = sorted(rows_of(document), key=lambda row: row.start)
        return cls(document, Lines.of(document.text), tuple(rows))

    def line(self, offset: int) -> int:
        """Return the 1-based line of an offset."""
        return self.lines.position(offset).line

    def rows_at(self, span: Span) -> Sequence[Row]:
        """Return the table rows that a span touches."""
        first = bisect_left(self.rows, span.start, key=lambda row: row.end)
        last = bisect_right(self.rows, span.end, key=lambda row: row.start)
        return self.rows[first:last]

    def line_spans(self, span: Span) -> Iterator[Span]:
        """Split a span at line ends."""
        start = span.start
        for piece in self.document.quote(span).split("\n"):
            yield Span(start, start + len(piece))
            start += len(piece) + 1

    def sentence(self, span: Span) -> Span:
        """Return the sentence around a span."""
        text = self.document.text
        start = max(text.rfind(mark, 0, span.start) for mark in SENTENCE_ENDS) + 1
        ends = [at for at in (text.find(mark, span.end) for mark in SENTENCE_ENDS) if at >= 0]
        end = min(ends, default=len(text))
        return Span(start, end + 1 if text[end : end + 1] not in {"", "\n"} else end)


def rows_of(document: Document) -> Iterator[Row]:
    """Yield the rows of all tables."""
    for table in document.tables():
        for _, group in groupby(sorted(table.cells, key=lambda cell: cell.row), key=lambda cell: cell.row):
            cells = tuple(group)
            yield Row(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells), cells)


def excerpts(indexed: IndexedText, context: Span, marks: Sequence[Span], width: int) -> Iterator[Excerpt]:
    """Yield the lines of a context that hold marks, each fitted into `width` columns; its first line if none does."""
    rows = indexed.rows_at(context)
    if rows:
        for row in touched(rows, marks):
            yield Excerpt(indexed.line(row.start), fitted_row(row_glyphs(indexed.document, row), marks, width))
        return
    spans = list(indexed.line_spans(clipped(context, marks)))
    for span in [span for span in spans if any(touches(span, mark) for mark in marks)] or spans[:1]:
        yield Excerpt(indexed.line(span.start), fitted(prose_glyphs(indexed.document, span), marks, width))


def clipped(context: Span, marks: Sequence[Span]) -> Span:
    """Return the context; of an endless one the part around the first mark."""
    if len(context) <= LONGEST_CONTEXT or not marks:
        return context
    start = max(context.start, marks[0].start - LONGEST_CONTEXT // 2)
    return Span(start, min(context.end, start + LONGEST_CONTEXT))


def touched(rows: Sequence[Row], marks: Sequence[Span]) -> Sequence[Row]:
    """Return the rows with marks, the first row if none has."""
    return [row for row in rows if any(touches(Span(row.start, row.end), mark) for mark in marks)] or rows[:1]


def touches(span: Span, mark: Span) -> bool:
    """Whether a mark shows in a span; an empty mark may stand at its ends."""
    return span.meets(mark) if len(span) and len(mark) else span.start <= mark.start <= span.end


# ---------------------------------------------------------------- glyphs


def prose_glyphs(document: Document, span: Span) -> list[Glyph]:
    """Draw a part of one line of the text, with an ellipsis where the line goes on."""
    before = document.text[max(span.start - 1, 0) : span.start]
    after = document.text[span.end : span.end + 1]
    glyphs = drawn(document.text, span)
    return [
        *([] if before in {"", "\n"} else [Glyph(ELLIPSIS)]),
        *glyphs,
        *([] if after in {"", "\n"} else [Glyph(ELLIPSIS)]),
    ]


def row_glyphs(document: Document, row: Row) -> list[list[Glyph]]:
    """Draw the cells of a row; an empty cell is a blank that can be marked."""
    html = document.format == "md"
    spans = [cell.span for cell in row.cells]
    return [cell_glyphs(document.text, span, html=html) or [Glyph(" ", span.start, span.start)] for span in spans]


def cell_glyphs(text: str, span: Span, *, html: bool) -> list[Glyph]:
    """Draw a cell on one line, without tags and with entities as what they mean."""
    glyphs: list[Glyph] = []
    at = span.start
    for match in MARKUP.finditer(text, span.start, span.end) if html else ():
        glyphs += drawn(text, Span(at, match.start()))
        meaning = " " if match[0].startswith("<") else unescape(match[0])
        glyphs.append(Glyph("".join(map(as_drawn, meaning)), *match.span()))
        at = match.end()
    return folded([*glyphs, *drawn(text, Span(at, span.end))])


def drawn(text: str, span: Span) -> list[Glyph]:
    """Draw characters as they are, blanks for white space, code points for controls."""
    glyphs: list[Glyph] = []
    for at in range(span.start, span.end):
        character = text[at]
        if glyphs and category(character) in {"Mn", "Me"}:
            base = glyphs.pop()
            glyphs.append(Glyph(base.text + character, base.start, at + 1))
        else:
            glyphs.append(Glyph(as_drawn(character), at, at + 1))
    return glyphs


@lru_cache(maxsize=4096)
def as_drawn(character: str) -> str:
    """Return a blank for every kind of white space but the wide one, a control's code point, or the character."""
    return " " if character in BLANKS else shown(character)


def folded(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Fold neighbouring blanks into one and drop those at the ends."""
    result: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text != " " or (result and result[-1].text != " "):
            result.append(glyph)
    return result[:-1] if result and result[-1].text == " " else result


# ---------------------------------------------------------------- fitting


def fitted_row(cells: Sequence[list[Glyph]], marks: Sequence[Span], width: int) -> tuple[Glyph, ...]:
    """Join cells, the ones without marks shortened until the row fits."""
    whole = joined(cells)
    if total(whole) <= width:
        return tuple(whole)
    for limit in CELL_LIMITS:
        row = joined([shortened(cell, marks, limit) for cell in cells])
        if total(row) <= width:
            return tuple(row)
    return fitted(row, marks, width)


def joined(cells: Sequence[list[Glyph]]) -> list[Glyph]:
    """Put separators between cells."""
    first, *rest = cells
    return [*first, *(glyph for cell in rest for glyph in (Glyph(SEPARATOR), *cell))]


def shortened(cell: list[Glyph], marks: Sequence[Span], limit: int) -> list[Glyph]:
    """Cut a cell: behind its first words, or around its marks, for which it gets thrice the room."""
    if any(glyph.shows(mark) for glyph in cell for mark in marks):
        return list(fitted(cell, marks, 3 * limit))
    return list(fitted(cell, [Span(cell[0].start, cell[0].start)], limit))


def fitted(glyphs: Sequence[Glyph], marks: Sequence[Span], width: int) -> tuple[Glyph, ...]:
    """Keep what is nearest to the marks, the first of them first, and put an ellipsis for what is left out."""
    if total(glyphs) <= width:
        return tuple(glyphs)
    anchors = anchored(glyphs, marks, width)
    order = sorted(range(len(glyphs)), key=lambda index: min(abs(index - anchor) for anchor in anchors))
    kept: set[int] = set()
    room = width - len(anchors) - 1
    for index in order:
        room -= glyphs[index].width
        if room < 0 and kept:
            break
        kept.add(index)
    return tuple(with_gaps(glyphs, kept))


def anchored(glyphs: Sequence[Glyph], marks: Sequence[Span], width: int) -> list[int]:
    """Return the indexes around which to keep the line: the ends of each mark, the start alone of a long one."""
    anchors: list[int] = []
    for mark in marks:
        indexes = [index for index, glyph in enumerate(glyphs) if glyph.shows(mark)]
        if indexes:
            anchors.append(indexes[0])
            if indexes[-1] - indexes[0] < width // 6:
                anchors.append(indexes[-1])
    return sorted(set(anchors)) or [0]


def with_gaps(glyphs: Sequence[Glyph], kept: set[int]) -> Iterator[Glyph]:
    """Yield what is kept, and one ellipsis for every gap."""
    for is_kept, group in groupby(range(len(glyphs)), key=kept.__contains__):
        if is_kept:
            yield from (glyphs[index] for index in group)
        else:
            yield Glyph(ELLIPSIS)


def total(glyphs: Iterable[Glyph]) -> int:
    """Add up the columns."""
    return sum([width_of(glyph.text) for glyph in glyphs])
