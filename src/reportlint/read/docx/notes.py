"""What stands beside the body: side parts of the package in, notes written behind the body out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.model import Note, Span
from reportlint.read.docx.blocks import read_note
from reportlint.read.docx.names import AUTHOR, IDENTITY, KIND, RELATIONSHIP_ID, W, switched_on
from reportlint.read.docx.reading import Reading, begin
from reportlint.read.package import Package, Relationship
from reportlint.read.xml import Element

STORIES = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
"""Kind of relationship and kind of note of the parts that hold one note an element."""

SECTION, FIRST_PAGE, EVEN_PAGES = W + "sectPr", W + "titlePg", W + "evenAndOddHeaders"
MARGINS = (("headerReference", "header"), ("footerReference", "footer"))
"""How a section refers to what runs above and below its pages, and the kind of note it makes."""

SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
"""Footnotes that are a line between text and notes."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The body as read and where to find what stands beside it."""

    package: Package
    """The parts."""
    relationships: dict[str, Relationship]
    """Those of the main part, by id."""
    root: Element
    """The main part."""
    body: Reading
    """How it was read."""


def read_notes(beside: Beside) -> Iterator[Note]:
    """Write everything beside the body behind it, one line a note."""
    yield from aside_notes(beside.body)
    for relation, kind in STORIES:
        for relationship in beside.relationships.values():
            if relationship.kind == relation and readable(beside, relationship):
                yield from story_notes(beside, relationship.target, kind)
    for mark, kind in MARGINS:
        yield from margin_notes(beside, mark, kind)
    yield from beside.body.insertions


def readable(beside: Beside, relationship: Relationship) -> bool:
    """Say whether the part a relationship names is there."""
    return not relationship.external and beside.package.has(relationship.target)


def aside_notes(body: Reading) -> Iterator[Note]:
    """Write the hidden and deleted words of the body, and the marks of footnotes nobody wrote as such."""
    for aside in body.asides:
        pen = body.pen
        start, piece = pen.length, len(pen.pieces)
        pen.begin_line()
        for text, ordinal in aside.pieces:
            pen.write(text, ordinal)
        span = pen.since(start, piece)
        if len(span) or aside.kind == "deleted":
            yield Note(aside.kind, span, anchor=Span(aside.place, aside.place), author=aside.author)


def side_reading(beside: Beside, name: str) -> tuple[Element, Reading]:
    """Parse a side part and begin to read it; its lists count from the start."""
    root = beside.package.parse(name)
    reading = begin(beside.body.pen, beside.package.name(name), root, beside.body.grounds)
    reading.problems, reading.insertions = beside.body.problems, beside.body.insertions
    reading.unknown = beside.body.unknown
    return root, reading


def story_notes(beside: Beside, name: str, kind: str) -> Iterator[Note]:
    """Write the footnotes, endnotes or comments of one part."""
    root, reading = side_reading(beside, name)
    for element in root.iterchildren(W + kind):
        identity = element.get(IDENTITY, "")
        anchor = anchor_of(beside.body, kind, identity)
        # Word keeps the text of a footnote whose mark was deleted, and prints it nowhere.
        if element.get(KIND) in SEPARATORS or (anchor is None and kind != "comment"):
            continue
        span = read_note(reading, element)
        if span:
            yield Note(kind, span, anchor, element.get(AUTHOR, ""))


def anchor_of(body: Reading, kind: str, identity: str) -> Span | None:
    """Find the words of the body a note is about, or the place of its mark."""
    mark = body.references.get((kind, identity))
    start = body.comment_starts.get(identity) if kind == "comment" else None
    if start is None:
        return None if mark is None else Span(mark, mark)
    end = body.comment_ends.get(identity, start)
    return Span(start, max(start, end))


def shown_margins(beside: Beside, mark: str) -> Iterator[Element]:
    """Yield the references that some section follows: its own, or one that it takes over from those before it.

    Most sections have no page that would show the one for first or for even pages.
    """
    even = any(map(switched_on, settings_of(beside, EVEN_PAGES)))
    valid: dict[str, Element] = {}
    for section in beside.root.iter(SECTION):
        valid |= {element.get(KIND, ""): element for element in section.iterchildren(W + mark)}
        first = section.find(FIRST_PAGE)
        for kind, element in valid.items():
            if {"first": first is not None and switched_on(first), "even": even}.get(kind, True):
                yield element


def settings_of(beside: Beside, tag: str) -> Iterator[Element]:
    """Yield the settings of one kind."""
    for relationship in beside.relationships.values():
        if relationship.kind == "settings" and readable(beside, relationship):
            yield from beside.package.parse(relationship.target).iterchildren(tag)


def margin_notes(beside: Beside, mark: str, kind: str) -> Iterator[Note]:
    """Write the headers or footers the sections show, the same words once."""
    names: dict[str, None] = {}
    for element in shown_margins(beside, mark):
        relationship = beside.relationships.get(element.get(RELATIONSHIP_ID, ""))
        if relationship is not None and readable(beside, relationship):
            names[relationship.target] = None
    for name in names:
        root, reading = side_reading(beside, name)
        span = read_note(reading, root)
        if span:
            yield Note(kind, span)
