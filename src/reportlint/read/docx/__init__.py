"""Reads docx: the bytes of a package in, a `Document` out.

An own walk over zip and XML instead of python-docx, which leaves out what a linter must see (tracked insertions,
content controls, text boxes, automatic numbers) and refuses packages with a dangling relationship (python-docx#678).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from reportlint.model import Chart, Document, Note, Problem, Span
from reportlint.ooxml import text_elements
from reportlint.read.carried import read_carried
from reportlint.read.docx.blocks import read_blocks
from reportlint.read.docx.names import BODY, DOCUMENT
from reportlint.read.docx.notes import Beside, read_notes
from reportlint.read.docx.numbering import read_numbering
from reportlint.read.docx.properties import read_properties
from reportlint.read.docx.reading import Grounds, Reading, begin
from reportlint.read.docx.styles import read_styles
from reportlint.read.drawingml import read_chart
from reportlint.read.package import Package, Relationship, open_package
from reportlint.read.pen import Pen
from reportlint.read.story import write_chart
from reportlint.read.symbols import unread_symbols
from reportlint.read.tabbed import tabulated
from reportlint.read.trouble import Limits, Unreadable
from reportlint.read.xml import Element

__all__ = ["read_docx", "text_elements"]

WORDS = frozenset(
    {"styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "chart", "image", "diagramData"}
)
"""Kinds of relationship whose loss loses something a reader of the document would see."""


def read_docx(data: bytes, limits: Limits) -> Document:
    """Read a docx file; raises `Unreadable` where nothing of it can be read."""
    package = open_package(data, limits)
    name, root, body = main_part(package)
    relationships = package.relationships(name)
    styles = read_styles(side_root(package, relationships, "styles"))
    lists = read_numbering(side_root(package, relationships, "numbering"), styles)
    grounds = Grounds(styles, lists, limits, partial(diagram_of, package))
    reading = begin(Pen(), package.name(name), root, grounds)
    read_blocks(reading, body, 0)
    notes = tuple(read_notes(Beside(package, relationships, root, reading)))
    charts = tuple(read_charts(package, relationships, reading))
    troubles = (*reading.problems, *problems(package, relationships, reading, charts))
    read = document(reading, notes, charts, troubles)
    return replace(read, properties=read_properties(package), carried=read_carried(package))


def main_part(package: Package) -> tuple[str, Element, Element]:
    """Find the main part through the package's relationships; return its name, its root and its body."""
    for relationship in package.relationships().values():
        if relationship.kind == "officeDocument" and package.has(relationship.target):
            root = package.parse(relationship.target)
            body = root.find(BODY)
            if root.tag == DOCUMENT and body is not None:
                return relationship.target, root, body
    raise Unreadable("no-main-part")


def side_root(package: Package, relationships: Mapping[str, Relationship], kind: str) -> Element | None:
    """Parse the part of one kind, None where the document has none."""
    for relationship in relationships.values():
        if relationship.kind == kind and not relationship.external and package.has(relationship.target):
            return package.parse(relationship.target)
    return None


def diagram_of(package: Package, part: str, identity: str) -> Element | None:
    """Parse the data of the diagram that a part names by the id of a relationship, None where they are not there."""
    link = package.relationships(part).get(identity)
    return None if link is None or link.external or not package.has(link.target) else package.parse(link.target)


def read_charts(package: Package, relationships: Mapping[str, Relationship], reading: Reading) -> Iterator[Chart]:
    """Write the cached values of the charts of the body behind everything else."""
    for identity, place in reading.charts:
        link = relationships.get(identity)
        if link is None or link.external or not package.has(link.target):
            continue
        drawn = read_chart(package.parse(link.target))
        if len(drawn.rows) > 1:
            yield from write_chart(reading.pen, drawn, Span(place, place))


def document(
    reading: Reading, notes: tuple[Note, ...], charts: tuple[Chart, ...], troubles: tuple[Problem, ...]
) -> Document:
    """Put together what was read."""
    pen = reading.pen
    text, blocks = tabulated("".join(pen.pieces), reading.blocks, pen.tabs)
    return Document(
        text,
        "docx",
        blocks=blocks,
        notes=tuple(settled(note, text) for note in notes),
        problems=troubles,
        runs=tuple(pen.runs),
        charts=charts,
        pictures=reading.pictures + len(reading.charts) + reading.diagrams,
    )


def settled(note: Note, text: str) -> Note:
    """Take the white space off the words a note is about, now that the text around them is known."""
    if note.anchor is None:
        return note
    words = text[note.anchor.start : note.anchor.end]
    start = min(note.anchor.start + len(words) - len(words.lstrip()), len(text))
    return Note(note.kind, note.span, Span(start, start + len(words.strip())), note.author)


def problems(
    package: Package, relationships: Mapping[str, Relationship], reading: Reading, charts: tuple[Chart, ...]
) -> Iterator[Problem]:
    """Name what the document holds and the reader did not see."""
    for relationship in relationships.values():
        if relationship.kind in WORDS and not relationship.external and not package.has(relationship.target):
            yield Problem("missing-part", {"part": relationship.target})
    for identity in reading.imports:
        link = relationships.get(identity)
        found = link is not None and (link.external or package.has(link.target))
        target = identity if link is None else link.target
        yield Problem("unread-import" if found else "missing-part", {"part": target})
    if reading.unknown:
        yield unread_symbols(reading.unknown)
    if len(reading.charts) > len(charts):
        yield Problem("unread-chart", {"count": str(len(reading.charts) - len(charts))})
    if reading.pictures:
        yield Problem("unread-picture", {"count": str(reading.pictures)})
