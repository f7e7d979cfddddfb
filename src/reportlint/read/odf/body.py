"""The text of a document: block and inline elements in, paragraphs, tables and notes of a story out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from reportlint.read.fields import Choice
from reportlint.read.odf.changes import MARKS, TRACKED, Changes
from reportlint.read.odf.charts import embedded_chart
from reportlint.read.odf.names import (
    CELL,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    COVERED,
    DC,
    DRAW,
    FIELD,
    GRID,
    HEADING,
    LIST,
    LIST_HEADER,
    LIST_ITEM,
    OFFICE,
    PARAGRAPH,
    ROWS_REPEATED,
    ROWS_SPANNED,
    STYLE,
    TABLE,
    TEXT,
    count,
)
from reportlint.read.odf.plain import collapsed, rows_of, said, text_of
from reportlint.read.odf.styles import Counter, Styles, style_of
from reportlint.read.package import Package
from reportlint.read.story import Aside, Slot, Story, without_idle_columns
from reportlint.read.symbols import drawn
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
    hidden: bool = False
    """Whether the words the walk has come to are not printed."""
    font: str = ""
    """The font of the letters the walk has come to, as far as styles say."""
    changes: Changes = field(default_factory=Changes)
    """Its tracked changes."""
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
            if child.tag in BLOCKS:
                BLOCKS[child.tag](self, child, depth)
            elif child.tag not in PASSED:
                self.blocks(child, depth + 1)

    def list(self, element: Element, depth: int) -> None:
        """Read a list."""
        self.items(element, depth + 1, self.counter(element), 1)

    def index(self, element: Element, depth: int) -> None:
        """Read a list of what the document holds."""
        before, self.listed = self.listed, True
        self.blocks(element, depth + 1)
        self.listed = before

    def section(self, element: Element, depth: int) -> None:
        """Read a section; what is in a hidden one is no text of the body."""
        if element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true":
            self.story.aside_here(Aside("hidden", said(element)))
        else:
            self.blocks(element, depth + 1)

    def change(self, element: Element, _depth: int) -> None:
        """Follow the mark of a change between paragraphs."""
        for deleted in self.changes.follow(element):
            self.story.aside_here(deleted)

    def anchored(self, element: Element, depth: int) -> None:
        """Read what is drawn between paragraphs."""
        self.frame(element)
        self.float(depth)

    def paragraph(self, element: Element, depth: int, label: str = "") -> None:
        """Read a paragraph or heading."""
        outline = count(element.get(TEXT + "outline-level")) if element.tag == HEADING else None
        if outline is not None and not label and element.get(TEXT + "is-list-header") != "true":
            if self.headings is None:
                self.headings = Counter(self.styles.outline)
            restarts = element.get(TEXT + "restart-numbering") == "true"
            label = self.headings.label(outline, element.get(TEXT + "start-value") if restarts else None)
        words = list(self.line(element, depth))
        self.story.paragraph(words, outline, label="" if self.listed else label, listed=self.listed)
        self.float(depth)

    def line(self, element: Element, depth: int) -> Iterator[str | Aside]:
        """Yield what a paragraph, also of a cell, says."""
        self.hidden = self.styles.is_hidden(style_of(element)) or any(map(is_off, element.iter(HIDDEN_PARAGRAPH)))
        self.font = self.styles.font(style_of(element)) or ""
        yield from self.inline(element, depth)
        self.hidden, self.font = False, ""

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
        yield self.marked(collapsed(parent.text))
        for child in parent:
            yield from self.piece(child, depth + 1)
            yield self.marked(collapsed(child.tail))

    def piece(self, element: Element, depth: int) -> Iterator[str | Aside]:
        """Yield one inline element."""
        tag = element.tag
        if tag in MARKS:
            yield from self.changes.follow(element)
        elif tag in SIGNS:
            yield from map(self.marked, SIGNS[tag](element))
        elif tag in DRAWN:
            self.frame(element)
        elif tag == TEXT + "span":
            yield from self.span(element, depth)
        elif tag not in PASSED and isinstance(tag, str):
            yield from self.inline(element, depth)

    def span(self, element: Element, depth: int) -> Iterator[str | Aside]:
        """Yield words with a style of their own."""
        name, hidden, font = style_of(element), self.hidden, self.font
        self.font = self.styles.font(name) or font
        self.hidden = self.styles.is_hidden(name) or (hidden and not self.styles.is_shown(name))
        words = self.inline(element, depth)
        yield from map(raised, words) if self.styles.is_raised(name) else words
        self.hidden, self.font = hidden, font

    def marked(self, word: str | Aside) -> str | Aside:
        """Return words as what they are here: hidden, inserted, or text like any other."""
        if not word or not isinstance(word, str):
            return word
        text = drawn(self.font, word) if self.font else word
        return Aside("hidden", text) if self.hidden else self.changes.marked(text)

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
        values = embedded_chart(self.package, element)
        if values is None:
            self.story.picture()
        else:
            self.story.chart(values)

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
                yield from self.line(child, depth + 1)
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
                yield from self.line(paragraph, depth + 1)

    # ---------------------------------------------------------------- beside the body

    def lost_deletions(self) -> None:
        """Keep what was deleted in a place that no mark shows."""
        for deleted in self.changes.deletions.values():
            self.story.aside(deleted)

    def margins(self, root: Element) -> None:
        """Keep the headers and footers of all kinds of pages, the same words once."""
        for tag, kind in MARGINS:
            words: dict[str, None] = {}
            for margin in root.iter(*(STYLE + name for name in (tag, f"{tag}-left", f"{tag}-first"))):
                words[said(margin)] = None
            for said_once in words:
                self.story.aside(Aside(kind, said_once))


def note(element: Element) -> Iterator[Aside]:
    """Yield a footnote or endnote."""
    kind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
    yield Aside(kind, said(element.find(TEXT + "note-body")))


def comment(element: Element) -> Iterator[Aside]:
    """Yield a comment."""
    yield Aside("comment", said(element), element.findtext(DC + "creator") or "")


def conditional(element: Element) -> Iterator[str | Aside]:
    """Yield text that a condition hides."""
    words = element.get(TEXT + "string-value") or "".join(text_of(element))
    yield words if element.get(TEXT + "is-hidden") == "false" else Aside("hidden", words)


def form_field(element: Element) -> Iterator[str]:
    """Yield what a field of a form that came from Word was filled in with."""
    said = [
        (one.get(FIELD + "name", ""), one.get(FIELD + "value", "")) for one in element.iterchildren(FIELD + "param")
    ]
    kind = element.get(FIELD + "type", "")
    if kind.endswith("FORMCHECKBOX"):
        yield Choice("box", int(("Checkbox_Checked", "true") in said)).printed()
    elif kind.endswith("FORMDROPDOWN"):
        chosen = next(
            (count(value) if value != "0" else 0 for name, value in said if name == "Dropdown_Selected"), None
        )
        yield Choice("list", chosen, 0, [value for name, value in said if name == "Dropdown_ListEntry"]).printed()


def is_off(element: Element) -> bool:
    """Say whether a mark hides the paragraph it stands in."""
    return element.get(TEXT + "is-hidden") != "false"


def raised(word: str | Aside) -> str | Aside:
    """Return a word as one that is raised."""
    if isinstance(word, str):
        return Aside("raised", word)
    return Aside("raised", word.words) if word.kind == "inserted" else word


DRAWN: Final = frozenset(DRAW + name for name in ("frame", "custom-shape", "rect", "g"))
"""Elements that are drawn where a paragraph is."""
HIDDEN_PARAGRAPH: Final = TEXT + "hidden-paragraph"
SIGNS: Final[Mapping[str, Callable[[Element], Iterator[str | Aside]]]] = {
    TEXT + "s": lambda element: iter((" " * min(count(element.get(TEXT + "c")), 1000),)),
    TEXT + "tab": lambda _: iter(("\t",)),
    TEXT + "line-break": lambda _: iter(("\n",)),
    TEXT + "note": note,
    OFFICE + "annotation": comment,
    TEXT + "hidden-text": conditional,
    FIELD + "fieldmark": form_field,
}
"""Inline elements that need no look at anything else, and who reads them."""
BLOCKS: Final[Mapping[str, Callable[[Body, Element, int], None]]] = {
    **dict.fromkeys((PARAGRAPH, HEADING), Body.paragraph),
    **dict.fromkeys(INDEXES, Body.index),
    **dict.fromkeys(MARKS, Body.change),
    GRID: Body.table,
    LIST: Body.list,
    TRACKED: lambda body, element, _: body.changes.declare(element),
    TEXT + "section": Body.section,
    DRAW + "frame": Body.anchored,
}
"""What a body consists of, and who reads it."""
