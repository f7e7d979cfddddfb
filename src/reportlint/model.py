"""What a reader hands on: one text, and the nodes that are spans of it.

The text of a Markdown or plain text file is the file itself; of every other format it is the reading the reader made.
This module knows nobody.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """A half-open range of characters of one document's text.

    The key of nearly every table in the house, hence a tuple: made, compared and hashed without running Python.
    """

    start: int
    """Offset of the first character, 0-based."""
    end: int
    """Offset behind the last character."""

    def __len__(self) -> int:
        """Count the characters."""
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as the source delimits it; never a table cell."""

    span: Span
    """Its text, list label included, surrounding white space left out."""
    outline: int | None = None
    """Heading level the source itself declares (1 is the highest), None for body text. A claim, not a verdict."""
    label: Span | None = None
    """The automatic number the source prints before the paragraph, where the reader had to work it out."""
    cut: bool = False
    """True where the page ended inside or right after this paragraph, so that the next one may continue it."""
    listed: bool = False
    """True for an entry of a table of contents: it repeats a heading and is none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, standing at its top left grid slot."""

    span: Span
    """Its text without surrounding white space; an empty cell is an empty span at its place."""
    row: int
    """0-based grid row of its first slot."""
    column: int
    """0-based grid column of its first slot."""
    rowspan: int = 1
    """Grid rows covered, 1 or more."""
    colspan: int = 1
    """Grid columns covered, 1 or more."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid of cells; slots covered by a merged cell have no cell of their own."""

    span: Span
    """From the first cell to the last, markup between them included."""
    cells: tuple[Cell, ...]
    """In reading order: by row, then by column."""
    rows: int
    """Grid rows."""
    columns: int
    """Grid columns."""
    merges_known: bool = True
    """False where the source cannot say which cells are merged (tab-separated text): a blank may be inheritance."""
    breaks: tuple[int, ...] = ()
    """Grid rows before which a page break was mended; empty for a table in one piece."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart: the values it is drawn from, written behind the body."""

    table: Table
    """The first row names the series, the first column the categories; the rest are cached values."""
    title: Span | None = None
    """Its own title, where it has one; the caption is a paragraph of the body."""
    anchor: Span | None = None
    """The place of the body where it is drawn, an empty span."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of the text that may not be what the original says: whatever rests on them is to be verified."""

    span: Span
    """The words."""
    kind: str
    """`recognised` for the words of a picture, `digits-lost` for a page whose digits were not all read."""
    score: float | None = None
    """How sure the recognition is of them, from 0 to 1, None where nothing says so."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What a cell computes, beside what it prints."""

    span: Span
    """The cell's printed text."""
    text: str
    """The formula as the source writes it, without its equals sign."""
    computed: str | None = None
    """Its result from the values of the cells it names, a decimal number; None where it cannot be worked out here."""


Block: TypeAlias = Paragraph | Table
"""What the body of a document consists of."""


@dataclass(frozen=True, slots=True)
class Note:
    """Text beside the body: a comment, a footnote, a running header, hidden text."""

    kind: str
    """`comment`, `footnote`, `endnote`, `header`, `footer`, `hidden`, `deleted`, `inserted`, `annotation` or
    `bookmark`."""
    span: Span
    """Where its own words stand in the text (behind the body), or in the body for `hidden`, `inserted` and inline
    comments, and for a `bookmark` that says the words of a heading."""
    anchor: Span | None = None
    """The words of the body it is about, None where it is about the document."""
    author: str = ""
    """Who wrote it, as far as the source says."""


class Carried(NamedTuple):
    """Something a file carries beside its text."""

    kind: str
    """`macro`, `object` or `link`, a file that lies elsewhere."""
    name: str
    """What the file calls it: the name of a part, or an address."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader could not see, or saw and could not trust."""

    kind: str
    """A key of `reportlint.messages.PROBLEMS`, e.g. `unreadable-page`."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the message of this kind names: page, part, detail."""
    span: Span | None = None
    """The place, None where the trouble is the file's."""
    fatal: bool = False
    """True where nothing of the file could be read: the run ends with exit code 2."""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a stretch of a docx text came from, so that a comment can be anchored on it."""

    span: Span
    """The characters this run contributes."""
    part: str
    """Name of the package part, e.g. `word/document.xml`."""
    ordinal: int
    """0-based position of the text element (`w:t` and its kin) among all of its part, in document order."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every character of a pdf text stands on its page, so that a highlight can be drawn."""

    pages: array[int]
    """Page number of each character, 1-based; 0 for characters the reader added."""
    boxes: array[float]
    """Four numbers a character: x0, top, x1, bottom in points from the top left corner of the page."""

    def page(self, span: Span) -> int | None:
        """Name the page on which `span` begins, None where it holds no printed character."""
        return next((number for number in self.pages[span.start : span.end] if number), None)

    def box(self, span: Span) -> tuple[float, float, float, float] | None:
        """Bound the characters of `span` that stand on its first page, in points."""
        page = self.page(span)
        if page is None:
            return None
        corners = [
            self.boxes[4 * index : 4 * index + 4] for index in range(span.start, span.end) if self.pages[index] == page
        ]
        x0, top = (min(corner[axis] for corner in corners) for axis in (0, 1))
        x1, bottom = (max(corner[axis] for corner in corners) for axis in (2, 3))
        return (x0, top, x1, bottom)


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: one text and its nodes."""

    text: str
    """Every visible character once, in reading order; notes stand behind the body."""
    format: str
    """A key of `reportlint.read.READERS`."""
    blocks: tuple[Block, ...] = ()
    """Paragraphs and tables of the body, in reading order."""
    notes: tuple[Note, ...] = ()
    """What stands beside the body."""
    problems: tuple[Problem, ...] = ()
    """What the reader could not see."""
    pages: int | None = None
    """Page count where the format has pages of its own."""
    runs: tuple[Run, ...] = ()
    """Docx only: origin of each stretch of text, by span."""
    layout: Layout | None = None
    """Pdf only: origin of each character."""
    charts: tuple[Chart, ...] = ()
    """Native charts whose values are known."""
    formulas: tuple[Formula, ...] = ()
    """Spreadsheets only: the cells that compute something."""
    doubts: tuple[Doubt, ...] = ()
    """What may not be what the original says, by span."""
    pictures: int | None = None
    """Pictures and charts of the body; None where the format cannot say (a text conversion drops them)."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """What the file says about itself beside its text: `title`, `subject`, `author`, `modified-by`, `company`."""
    carried: tuple[Carried, ...] = ()
    """Packages only: what they carry beside their text."""

    def quote(self, span: Span) -> str:
        """Return the characters of `span`."""
        return self.text[span.start : span.end]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of the body in reading order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        """Yield the tables of the body in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Position:
    """A place of a text as editors count it."""

    line: int
    """1-based."""
    column: int
    """1-based, in characters."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The line starts of one text, to turn offsets into positions."""

    starts: tuple[int, ...]
    """Offset of the first character of every line."""

    @classmethod
    def of(cls, text: str) -> Lines:
        """Index `text`; a line ends with its line feed."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def position(self, offset: int) -> Position:
        """Return line and column of `offset`."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)
