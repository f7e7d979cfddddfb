"""Words of a document in, the runs of the docx they were read from marked as what a comment is about.

Runs are cut where a comment begins or ends inside them; a run that is cut keeps its look on both sides. Words that
Word lets nobody comment on (in a text box, an equation, a phonetic guide) are marked by what surrounds them; what is
not printed by any run (an automatic number, an empty cell) by its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from reportlint.model import Cell, Document, Paragraph, Run, Span, Table
from reportlint.ooxml import Element, text_elements

SPACE = "{http://www.w3.org/XML/1998/namespace}space"

HOLDERS = ("p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "customXml", "fldSimple", "dir", "bdo")
"""Elements inside a paragraph, and the paragraph itself, that may hold runs and the marks of a comment."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where one comment begins and ends."""

    identity: int
    """Its number."""
    first: tuple[int, int]
    """Ordinal of the text element it begins in, and offset in its text."""
    last: tuple[int, int]
    """The same for its end."""


@dataclass(slots=True)
class Anchors:
    """A main part on its way to being commented on."""

    root: Element
    """Its XML."""
    document: Document
    """What was read from it."""
    runs: tuple[Run, ...]
    """The origin of its characters, by span."""
    elements: tuple[Element, ...]
    """Its text elements by ordinal."""
    plans: list[Plan] = field(default_factory=list)
    """Comments on words."""
    points: list[tuple[int, Element]] = field(default_factory=list)
    """Comments on paragraphs without words, by number."""
    pieces: dict[int, list[tuple[int, Element]]] = field(default_factory=dict)
    """Ordinal → the elements its text was cut into, each with the offset it begins at."""

    @classmethod
    def of(cls, root: Element, part: str, document: Document) -> Anchors:
        """Prepare a main part."""
        runs = sorted((run for run in document.runs if run.part == part), key=lambda run: run.span)
        return cls(root, document, tuple(runs), tuple(text_elements(root)))

    @property
    def w(self) -> str:
        """The namespace of the document's words."""
        return self.root.tag.removesuffix("document")

    # ------------------------------------------------------------ choosing

    def plan(self, identity: int, span: Span) -> None:
        """Choose where the comment of a number is anchored."""
        span = self.in_body(span)
        runs = self.runs_of(span) if span else []
        if runs:
            first, last = runs[0], runs[-1]
            start = max(span.start - first.span.start, 0)
            end = min(span.end, last.span.end) - last.span.start
            self.plans.append(Plan(identity, (first.ordinal, start), (last.ordinal, end)))
            return
        paragraph = self.empty_paragraph(span)
        if paragraph is not None:
            self.points.append((identity, paragraph))
            return
        runs = self.runs_near(span)
        if runs:
            whole = Plan(identity, (runs[0].ordinal, 0), (runs[-1].ordinal, len(runs[-1].span)))
            self.plans.append(whole)
        else:
            self.points.append((identity, self.first_paragraph()))

    def in_body(self, span: Span) -> Span:
        """Return the place of the body where a chart is drawn or a note referred to, for words that stand there."""
        for chart in self.document.charts:
            words = [chart.table.span, *([chart.title] if chart.title else [])]
            if chart.anchor is not None and any(each.covers(span) for each in words):
                return chart.anchor
        for note in self.document.notes:
            if note.anchor is not None and span and note.span.covers(span):
                return note.anchor
        return span

    def runs_of(self, span: Span) -> list[Run]:
        """Return the runs that print the words of a span."""
        start = bisect_right(self.runs, span.start, key=lambda run: run.span.end)
        end = bisect_left(self.runs, span.end, key=lambda run: run.span.start)
        return list(self.runs[start:end])

    def runs_near(self, span: Span) -> list[Run]:
        """Return the runs of the paragraph around a span, else the last run before it, else the first of all."""
        for block in self.document.blocks:
            if isinstance(block, Paragraph) and block.span.start <= span.start < block.span.end + (not span):
                return self.runs_of(block.span)
        before = bisect_right(self.runs, span.start, key=lambda run: run.span.start)
        return [self.runs[max(before - 1, 0)]] if self.runs else []

    def empty_paragraph(self, span: Span) -> Element | None:
        """Return the first paragraph of the empty cell at a place, None where no such cell is found."""
        for table in self.document.tables():
            if table.span.start <= span.start <= table.span.end:
                cell = next((cell for cell in table.cells if cell.span == span), None)
                return None if cell is None or span else self.paragraph_of(table, cell)
        return None

    def paragraph_of(self, table: Table, cell: Cell) -> Element | None:
        """Find the paragraph of an empty cell through a neighbour in its row that has words."""
        for other in table.cells:
            runs = self.runs_of(other.span) if other.row == cell.row and other.span else []
            row = ancestor(self.elements[runs[0].ordinal], f"{self.w}tr") if runs else None
            if row is not None:
                return next((box.find(f".//{self.w}p") for at, box in self.cells(row) if at == cell.column), None)
        return None

    def cells(self, row: Element) -> Iterator[tuple[int, Element]]:
        """Yield the cells of a row with their grid columns."""
        column = width(row, f"{self.w}trPr/{self.w}gridBefore", 0)
        for box in row.iter(f"{self.w}tc"):
            if ancestor(box, f"{self.w}tr") is row:
                yield column, box
                column += width(box, f"{self.w}tcPr/{self.w}gridSpan", 1)

    def first_paragraph(self) -> Element:
        """Return the first paragraph of the body; a body without any is given one."""
        found = next(self.root.iter(f"{self.w}p"), None)
        if found is None:
            body = next(self.root.iter(f"{self.w}body"))
            found = etree.Element(f"{self.w}p")
            body.insert(0, found)
        return found

    # ------------------------------------------------------------ marking

    def place(self) -> None:
        """Cut the runs where comments begin or end, then mark all comments."""
        cuts: dict[int, set[int]] = {}
        for plan in self.plans:
            for ordinal, offset in (plan.first, plan.last):
                cuts.setdefault(ordinal, set()).add(offset)
        for ordinal, offsets in cuts.items():
            self.pieces[ordinal] = self.cut(self.elements[ordinal], sorted(offsets))
        for plan in self.plans:
            self.mark(plan)
        for identity, paragraph in self.points:
            start, end, reference = self.marks(identity)
            paragraph.extend([start, end, reference])

    def cut(self, element: Element, offsets: Sequence[int]) -> list[tuple[int, Element]]:
        """Cut the text of an element, and its run, at some offsets."""
        pieces = [(0, element)]
        run = element.getparent()
        if run is None or run.tag != f"{self.w}r":
            return pieces
        size = len(element.text or "")
        if element.tag == f"{self.w}t" and not len(element):
            for offset in offsets:
                if 0 < offset < size:
                    pieces.append((offset, split_text(*pieces[-1][::-1], offset)))
        begins = [piece for at, piece in pieces if at in offsets and has_before(piece, self.w)]
        behind = element.getnext() if len(pieces) == 1 else pieces[-1][1].getnext()
        if behind is not None and offsets[-1] >= max(size, 1):
            begins.append(behind)
        for piece in reversed(begins):
            self.split_run(piece)
        return pieces

    def split_run(self, element: Element) -> None:
        """Let an element begin a run of its own; the new run looks like the old one."""
        run = element.getparent()
        if run is None:
            return
        tail = like(run)
        look = run.find(f"{self.w}rPr")
        if look is not None:
            tail.append(deepcopy(look))
        for each in (element, *element.itersiblings()):
            tail.append(each)
        run.addnext(tail)

    def mark(self, plan: Plan) -> None:
        """Mark the words of one comment."""
        first = self.host(self.piece(*plan.first))
        last = self.host(self.piece(plan.last[0], max(plan.last[1] - 1, 0)))
        if first is None or last is None:
            self.points.append((plan.identity, self.first_paragraph()))
            return
        start, end, reference = self.marks(plan.identity)
        first.addprevious(start)
        last.addnext(end)
        self.at_paragraph(end).addnext(reference)

    def piece(self, ordinal: int, offset: int) -> Element:
        """Return the element that holds a character."""
        return next(element for at, element in reversed(self.pieces[ordinal]) if at <= offset)

    def host(self, element: Element) -> Element | None:
        """Return the element around a text element beside which a mark may stand, None where there is none."""
        boxes = list(element.iterancestors(f"{self.w}txbxContent"))
        node: Element | None = boxes[-1] if boxes else element
        allowed = {self.w + name for name in HOLDERS}
        while node is not None:
            parent = node.getparent()
            if parent is not None and parent.tag in allowed and not is_block_level(node, self.w):
                return node
            node = parent
        return None

    def at_paragraph(self, mark: Element) -> Element:
        """Return the mark, or what of its paragraph holds it: the number of a comment belongs into the paragraph."""
        node = mark
        while (parent := node.getparent()) is not None and parent.tag != f"{self.w}p":
            node = parent
        return node if node.getparent() is not None else mark

    def marks(self, identity: int) -> tuple[Element, Element, Element]:
        """Make the three elements of a comment: where it begins, where it ends, and its number."""
        named = {f"{self.w}id": str(identity)}
        reference = etree.Element(f"{self.w}r")
        etree.SubElement(reference, f"{self.w}commentReference", named)
        return (
            etree.Element(f"{self.w}commentRangeStart", named),
            etree.Element(f"{self.w}commentRangeEnd", named),
            reference,
        )


def like(element: Element) -> Element:
    """Make an empty element with the name and attributes of another."""
    return etree.Element(element.tag, {str(name): str(value) for name, value in element.attrib.items()})


def split_text(element: Element, begin: int, offset: int) -> Element:
    """Cut a text element, whose text begins at `begin`, at an offset; return the second half."""
    text = element.text or ""
    tail = like(element)
    element.text, tail.text = text[: offset - begin], text[offset - begin :]
    for half in (element, tail):
        half.set(SPACE, "preserve")
    element.addnext(tail)
    return tail


def has_before(element: Element, w: str) -> bool:
    """Whether something of a run stands before an element."""
    before = element.getprevious()
    return before is not None and before.tag != f"{w}rPr"


def is_block_level(node: Element, w: str) -> bool:
    """Whether a node is a paragraph or table, beside which no mark of words belongs."""
    return node.tag in {f"{w}p", f"{w}tbl", f"{w}tr", f"{w}tc"}


def ancestor(element: Element, tag: str) -> Element | None:
    """Return the nearest element of a name around another."""
    return next(element.iterancestors(tag), None)


def width(element: Element, path: str, default: int) -> int:
    """Return the number some property states."""
    found = element.find(path)
    text = str(next(iter(found.attrib.values()), "")) if found is not None else ""
    return int(text) if text.isdecimal() else default
