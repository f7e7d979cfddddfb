"""The text of a document: block and inline elements in, paragraphs, tables and notes of a story out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlint.read.odf.charts import embedded_chart
from reportlint.read.odf.names import (
    CELL,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    COVERED,
    DC,
    DRAW,
    GRID,
    HEADING,
    LIST,
    LIST_HEADER,
    LIST_ITEM,
    OFFICE,
    PARAGRAPH,
    ROW,
    ROWS_REPEATED,
    ROWS_SPANNED,
    STYLE,
    TABLE,
    TEXT,
    count,
)
from reportlint.read.odf.styles import Counter, Styles, style_of
from reportlint.read.package import Package
from reportlint.read.story import Aside, Slot, Story, without_idle_columns
from reportlint.read.trouble import Unreadable
from reportlint.read.xml import Element

INDEXES: Final = frozenset(TEXT + name for name in ("table-of-content", "illustration-index", "table-index"))
"""Lists of what the document holds: their entries repeat headings and captions."""
PASSED: Final = frozenset(
    {
        *(TEXT + name for name in ("sequence-decls", "variable-decls", "user-field-decls", "table-of-content-source")),
        *(TEXT + name for name in ("index-title-template", "ruby-text", "bibliography-source", "alphabetical-index")),
        OFFICE + "forms",
        TABLE + "desc",
        TABLE + "title",
    }
)
"""Elements that print nothing."""
MARGINS: Final = (("header", "header"), ("footer", "footer"))


@dataclass(slots=True)
class Body:
    """One walk over a text."""

    package: Package
    """Where charts are looked up."""
    story: Story
    """Grows."""
    styles: Styles
    """What styles say."""
    lists: dict[str, Counter] = field(default_factory=dict)
    """Lists by the style they are numbered by."""
    headings: Counter | None = None
    """Counts the headings."""
    listed: bool = False
    """Whether the walk is inside a table of contents."""
    floating: list[Element] = field(default_factory=list)
    """Text boxes and inner tables, read when the block around them is done."""

    def guard(self, depth: int) -> None:
        """Raise `Unreadable` where elements are nested deeper than anybody writes them."""
        if depth > self.story.limits.depth:
            raise Unreadable("limit-exceeded", detail=f"depth > {self.story.limits.depth}")

    def blocks(self, parent: Element, depth: int) -> None:
        """Read the paragraphs, lists and tables of a body, section, text box or index."""
        self.guard(depth)
        for child in parent:
            if child.tag in {PARAGRAPH, HEADING}:
                self.paragraph(child, depth)
            elif child.tag == GRID:
                self.table(child, depth)
            elif child.tag == LIST:
                self.items(child, depth + 1, self.counter(child), 1)
            elif child.tag == TEXT + "tracked-changes":
                self.deletions(child)
            elif child.tag in INDEXES:
                before, self.listed = self.listed, True
                self.blocks(child, depth + 1)
                self.listed = before
            elif child.tag == DRAW + "frame":
                self.frame(child)
                self.float(depth)
            elif child.tag not in PASSED:
                self.blocks(child, depth + 1)

    def paragraph(self, element: Element, depth: int, label: str = "") -> None:
        """Read a paragraph or heading."""
        outline = count(element.get(TEXT + "outline-level")) if element.tag == HEADING else None
        if outline is not None and not label and element.get(TEXT + "is-list-header") != "true":
            if self.headings is None:
                self.headings = Counter(self.styles.outline)
            restarts = element.get(TEXT + "restart-numbering") == "true"
            label = self.headings.label(outline, element.get(TEXT + "start-value") if restarts else None)
        hidden = self.styles.is_hidden(style_of(element))
        words = list(self.inline(element, depth))
        self.story.paragraph(words, outline, label="" if self.listed else label, listed=self.listed, hidden=hidden)
        self.float(depth)

    def float(self, depth: int) -> None:
        """Read the text boxes and inner tables of the block just done."""
        waiting, self.floating = self.floating, []
        for element in waiting:
            if element.tag == GRID:
                self.table(element, depth + 1)
            else:
                self.blocks(element, depth + 1)

    # ---------------------------------------------------------------- lists

    def counter(self, element: Element) -> Counter:
        """Find the list an element goes on with, or begin one."""
        name = style_of(element)
        if element.get(TEXT + "continue-numbering") != "true" and not element.get(TEXT + "continue-list"):
            # Producers write one list element a paragraph and number on by style and identity.
            known = self.lists.get(name)
            if known is None or element.get("{http://www.w3.org/XML/1998/namespace}id"):
                self.lists[name] = Counter(self.styles.lists.get(name, {}))
        return self.lists.setdefault(name, Counter(self.styles.lists.get(name, {})))

    def items(self, element: Element, depth: int, counter: Counter, level: int) -> None:
        """Read the items of a list, each paragraph that begins one with its number."""
        self.guard(depth)
        for item in element:
            if item.tag not in {LIST_ITEM, LIST_HEADER}:
                continue
            fresh = item.tag == LIST_ITEM
            for child in item:
                if child.tag == LIST:
                    self.items(child, depth + 1, counter, level + 1)
                elif child.tag in {PARAGRAPH, HEADING}:
                    label = counter.label(level, item.get(TEXT + "start-value")) if fresh else ""
                    fresh = False
                    self.paragraph(child, depth + 1, label)
                elif child.tag == GRID:
                    self.table(child, depth + 1)

    # ---------------------------------------------------------------- inline

    def inline(self, parent: Element, depth: int) -> Iterator[str | Aside]:
        """Yield what stands inside a paragraph, its white space collapsed as the format asks."""
        self.guard(depth)
        yield collapsed(parent.text)
        for child in parent:
            yield from self.piece(child, depth + 1)
            yield collapsed(child.tail)

    def piece(self, element: Element, depth: int) -> Iterator[str | Aside]:
        """Yield one inline element."""
        tag = element.tag
        if tag == TEXT + "s":
            yield " " * min(count(element.get(TEXT + "c")), 1000)
        elif tag == TEXT + "tab":
            yield " "
        elif tag == TEXT + "line-break":
            yield "\n"
        elif tag == TEXT + "note":
            kind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
            yield Aside(kind, said(element.find(TEXT + "note-body")))
        elif tag == OFFICE + "annotation":
            author = element.findtext(DC + "creator") or ""
            yield Aside("comment", said(element), author)
        elif tag in {DRAW + "frame", DRAW + "custom-shape", DRAW + "rect", DRAW + "g"}:
            self.frame(element)
        elif self.styles.is_hidden(style_of(element)) or tag == TEXT + "hidden-text":
            yield Aside("hidden", "".join(word for word in self.inline(element, depth) if isinstance(word, str)))
        elif tag == TEXT + "span" and self.styles.is_raised(style_of(element)):
            yield from (
                Aside("raised", word) if isinstance(word, str) else word for word in self.inline(element, depth)
            )
        elif tag not in PASSED and isinstance(tag, str):
            yield from self.inline(element, depth)

    def frame(self, element: Element) -> None:
        """Read what is drawn: a text box later, a chart as its values, a picture as one that was not read."""
        for child in element.iter(DRAW + "text-box", DRAW + "object", DRAW + "image", DRAW + "custom-shape"):
            if child.tag in {DRAW + "text-box", DRAW + "custom-shape"}:
                self.floating.append(child)
                return
            if child.tag == DRAW + "object":
                self.embedded(child)
                return
            self.story.picture()
            return

    def embedded(self, element: Element) -> None:
        """Read a chart or formula that is a document of its own inside the package."""
        drawn = embedded_chart(self.package, element)
        if drawn is None:
            self.story.picture()
        else:
            self.story.chart(drawn)

    # ---------------------------------------------------------------- tables

    def table(self, element: Element, depth: int) -> None:
        """Read a table; tables and text boxes inside its cells follow it."""
        self.guard(depth)
        slots: list[Slot] = []
        row = columns = 0
        for line in rows_of(element):
            column = 0
            for cell in line.iterchildren(CELL, COVERED):
                times = count(cell.get(COLUMNS_REPEATED))
                if cell.tag == CELL:
                    words = list(self.cell(cell, depth + 1))
                    spans = count(cell.get(ROWS_SPANNED)), count(cell.get(COLUMNS_SPANNED))
                    slots += [Slot(row, column + step, words, *spans) for step in range(min(times, 64))]
                column += times
            columns = max(columns, column)
            row += count(line.get(ROWS_REPEATED))
        narrow, width = without_idle_columns(slots, columns)
        self.story.table(narrow, row, width)
        self.float(depth)

    def cell(self, cell: Element, depth: int) -> Iterator[str | Aside]:
        """Yield the paragraphs of a cell, one behind the other."""
        self.guard(depth)
        begun = False
        for child in cell:
            if child.tag in {PARAGRAPH, HEADING}:
                if begun:
                    yield "\n"
                begun = True
                yield from self.inline(child, depth + 1)
            elif child.tag == GRID:
                self.floating.append(child)
            elif child.tag == LIST:
                yield from self.listing(child, depth + 1)
            elif isinstance(child.tag, str) and child.tag not in PASSED:
                yield from self.piece(child, depth + 1)

    def listing(self, element: Element, depth: int) -> Iterator[str | Aside]:
        """Yield the items of a list inside a cell, each with its number."""
        counter = self.counter(element)
        for item in element.iter(LIST_ITEM):
            label = counter.label(1, item.get(TEXT + "start-value"))
            for paragraph in item.iterchildren(PARAGRAPH, HEADING):
                yield "\n" + label
                label = ""
                yield from self.inline(paragraph, depth + 1)

    # ---------------------------------------------------------------- beside the body

    def deletions(self, changes: Element) -> None:
        """Keep tracked deletions as notes."""
        for deletion in changes.iter(TEXT + "deletion"):
            author = next((creator.text or "" for creator in deletion.iter(DC + "creator")), "")
            words = "\n".join("".join(text_of(paragraph)) for paragraph in deletion.iter(PARAGRAPH, HEADING))
            self.story.aside(Aside("deleted", words, author))

    def margins(self, root: Element) -> None:
        """Keep the headers and footers of all kinds of pages, the same words once."""
        for tag, kind in MARGINS:
            words: dict[str, None] = {}
            for margin in root.iter(*(STYLE + name for name in (tag, f"{tag}-left", f"{tag}-first"))):
                words[said(margin)] = None
            for said_once in words:
                self.story.aside(Aside(kind, said_once))


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, also those in groups and headers, not those of tables inside."""
    for child in table:
        if child.tag == ROW:
            yield child
        elif child.tag in {TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}:
            yield from rows_of(child)


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
    return "\n".join("".join(text_of(paragraph)) for paragraph in element.iter(PARAGRAPH, HEADING))


def text_of(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph beside the body."""
    yield collapsed(element.text)
    for child in element:
        if child.tag == TEXT + "s":
            yield " "
        elif isinstance(child.tag, str):
            yield from text_of(child)
        yield collapsed(child.tail)
