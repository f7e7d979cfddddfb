"""The state of reading one part: where the walk writes, and what it has met that is settled later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.model import Block, Note, Problem, Span
from reportlint.ooxml import text_elements
from reportlint.read.docx.lettering import Diagrams, Lettering, no_diagram
from reportlint.read.docx.names import DELETION, MOVED_AWAY
from reportlint.read.docx.styles import Styles
from reportlint.read.docx.unseen import is_backed
from reportlint.read.fields import Field
from reportlint.read.lists import Numbering, Numbers
from reportlint.read.pen import NO_ORDINAL, Pen
from reportlint.read.raised import LOOK_BACK, parted
from reportlint.read.trouble import Limits, Unreadable
from reportlint.read.xml import Element


@dataclass(frozen=True, slots=True)
class Grounds:
    """What holds for every part of a document."""

    styles: Styles
    """Its styles."""
    lists: Mapping[str, Numbers]
    """Its lists, by id."""
    limits: Limits
    """How deep elements may be nested, how large a table may be."""
    diagrams: Diagrams = no_diagram
    """Finds the words of diagrams."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand in the body but are no text of it."""

    kind: str
    """`hidden` or `deleted`, or `footnote` for a mark that stands for none."""
    place: int
    """Offset in the text at which they would stand."""
    author: str
    """Who deleted them."""
    pieces: list[tuple[str, int]]
    """Their characters, each stretch with the ordinal of its text element."""


@dataclass(slots=True)
class Reading:
    """One part on its way into the text."""

    pen: Pen
    """Where the words go."""
    grounds: Grounds
    """What holds for the whole document."""
    numbering: Numbering
    """How far its lists have counted."""
    ordinals: dict[Element, int]
    """Text element → its ordinal in the part."""
    root: Element
    """The part."""
    revised: bool = False
    """True where something was deleted or moved with changes tracked."""
    fields: list[Field] = field(default_factory=list)
    """The complex fields the walk is inside of, outermost first."""
    contents: int = 0
    """How many content controls around the walk are tables of contents."""
    hidden: bool = False
    """True inside a hidden run."""
    raised: bool = False
    """True inside a raised run."""
    after: str = ""
    """What follows a raised run."""
    font: str = ""
    """The font of the letters of a run, as far as the run says."""
    hidden_paragraph: bool = False
    """True where the paragraph's style hides its text."""
    listed: bool = False
    """True once a word of the paragraph came out of a table of contents."""
    deferred: list[Element | Lettering] = field(default_factory=list)
    """Text boxes, inner tables and drawn words, read when the block around them is done."""
    beside: bool = False
    """True in a note, which has no blocks."""
    blocks: list[Block] = field(default_factory=list)
    """Paragraphs and tables read so far."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be seen."""
    asides: list[Aside] = field(default_factory=list)
    """Hidden and deleted words, and marks."""
    insertions: list[Note] = field(default_factory=list)
    """Words of the body that were inserted with changes tracked."""
    references: dict[tuple[str, str], int] = field(default_factory=dict)
    """Kind and id of a note → offset of its mark in the text."""
    comment_starts: dict[str, int] = field(default_factory=dict)
    """Comment id → offset at which the words it is about begin."""
    comment_ends: dict[str, int] = field(default_factory=dict)
    """Comment id → offset behind these words."""
    imports: list[str] = field(default_factory=list)
    """Relationship ids of foreign documents the body takes in (`w:altChunk`)."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Characters of symbol fonts met whose look nobody knows."""
    pictures: int = 0
    """Pictures met."""
    diagrams: int = 0
    """Diagrams met whose words are read."""
    charts: list[tuple[str, int]] = field(default_factory=list)
    """Charts met: the id of their relationship, and where they are drawn."""
    ground: bool | None = None
    """Whether anything but white paper is behind the part, None until somebody asks."""

    def guard(self, depth: int) -> None:
        """Raise `Unreadable` where elements are nested deeper than anybody writes them."""
        if depth > self.grounds.limits.depth:
            raise Unreadable("limit-exceeded", detail=f"{self.pen.part}: depth > {self.grounds.limits.depth}")

    def show(self, text: str, ordinal: int = NO_ORDINAL) -> None:
        """Take in the characters of one text element, as the state of the walk asks."""
        if self.muted():
            next(part for part in reversed(self.fields) if not part.shown).take(text)
            return
        for part in self.fields:
            part.printed = part.printed or bool(text.strip())
        if self.hidden:
            self.set_aside("hidden", text.replace("\t", " "), ordinal)
            return
        if self.raised:
            text, mark = parted(self.pen.before(LOOK_BACK), text, self.after)
            if mark:
                self.set_aside("footnote", mark, ordinal)
        if self.fields or self.contents:
            self.listed = self.listed or self.in_contents()
        self.pen.write(text, ordinal)

    def end_field(self) -> None:
        """Leave a field; one whose result is not stored prints what its instruction draws."""
        ended = self.fields.pop()
        drawn = ended.drawn()
        if drawn is None:
            self.problems.append(ended.trouble())
        elif drawn:
            self.show(drawn)

    def backed(self) -> bool:
        """Say whether anything but white paper is behind the whole part."""
        if self.ground is None:
            self.ground = is_backed(self.root)
        return self.ground

    def muted(self) -> bool:
        """Say whether the walk is inside a field's instruction, which is not printed."""
        return bool(self.fields) and not all(part.shown for part in self.fields)

    def in_contents(self) -> bool:
        """Say whether the walk is inside a table of contents."""
        return self.contents > 0 or any(part.lists_contents() for part in self.fields)

    def set_aside(self, kind: str, text: str, ordinal: int, author: str = "") -> None:
        """Keep words that are not printed, those of one place together."""
        place = self.pen.place()
        latest = self.asides[-1] if self.asides else None
        if latest is None or (latest.kind, latest.place, latest.author) != (kind, place, author):
            latest = Aside(kind, place, author, [])
            self.asides.append(latest)
        latest.pieces.append((text, ordinal))

    def inserted(self, start: int, piece: int, author: str) -> None:
        """Mark what was written since offset `start` and piece `piece` as inserted; what its author adds joins it."""
        span = self.pen.since(start, piece)
        while self.insertions and self.insertions[-1].author == author and self.insertions[-1].span.end >= span.start:
            span = Span(min(self.insertions.pop().span.start, span.start), span.end)
        self.insertions.append(Note("inserted", span, author=author))

    def end_paragraph(self) -> None:
        """Settle what must not reach beyond a paragraph: hiding, and a field whose instruction was never closed."""
        self.hidden = self.hidden_paragraph = False
        for part in self.fields:
            part.shown = True

    def leave_contents(self) -> None:
        """Forget an unclosed table of contents: an entry never declares an outline level, a heading does."""
        self.fields = [part for part in self.fields if not part.lists_contents()]


def begin(pen: Pen, part: str, root: Element, grounds: Grounds) -> Reading:
    """Begin to read a part: number its text elements, let its lists count from the start."""
    pen.part = part
    ordinals = {element: index for index, element in enumerate(text_elements(root))}
    revised = next(root.iter(DELETION, MOVED_AWAY), None) is not None
    return Reading(pen, grounds, Numbering(grounds.lists), ordinals, root, revised)
