"""Reads HTML as a page shows it: headings, paragraphs and tables of the body, scripts and hidden parts left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import Final

import regex
from lxml import etree, html

from reportlint.model import Document
from reportlint.patterns import compiled
from reportlint.read.encoding import decode
from reportlint.read.html_elements import (
    BLOCKS,
    HEADINGS,
    ROW_HOLDERS,
    SILENT,
    SPACE,
    TABLE_PARTS,
    collapsed,
    holds_rows,
    is_element,
    is_gone,
    is_hidden,
    rows_of,
    spoken,
)
from reportlint.read.html_styles import mark_hidden
from reportlint.read.numerals import numeral
from reportlint.read.story import Aside, Slot, Story, Words, without_idle_columns
from reportlint.read.trouble import Limits, Unreadable, brief
from reportlint.read.xml import HUGE, Element

DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", regex.IGNORECASE
)
MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
XML_HEAD: Final = compiled(r"\A\s*<\?xml[^>]*\?>")
PICTURES: Final = frozenset({"img", "svg", "object", "embed", "canvas", "video"})
MARK: Final = compiled(r"[\[(（［]?(?:\d{1,3}|[ivx]{1,5}|\*)[\])）］]?|[①-⑳]")
MARGINS: Final = frozenset({"header", "footer"})
LISTS: Final = frozenset({"ol", "ul", "menu", "dir"})
NUMERALS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
UNNUMBERED: Final = compiled(r"list-style(?:-type)?\s*:\s*none", regex.IGNORECASE)
MOST_MARKS: Final = 1000
"""Links looked at to find footnotes."""
WIDEST: Final = 1000
"""Columns one cell may cover; the limit of the HTML standard."""
TALLEST: Final = 65534


def read_html(data: bytes, limits: Limits) -> Document:
    """Read a page; raises `Unreadable` where it holds nothing."""
    return read_pages([decoded(data)], limits)


def read_pages(pages: Iterable[str], limits: Limits) -> Document:
    """Read pages as one document, each behind the one before."""
    story = Story("html", limits)
    for text in pages:
        root = parsed(text)
        mark_hidden(root)
        notes = find_footnotes(root)
        page = Page(story, notes=notes, bodies=set(notes.values()))
        body = root.find("body")
        page.blocks(root if body is None else body, 0)
        page.flush()
    return story.document()


def parsed(text: str) -> Element:
    """Parse a page; raises `Unreadable` where there is none in the text, or one that is nested too deeply."""
    parser = html.HTMLParser(huge_tree=False, remove_comments=False)
    try:
        root = html.document_fromstring(XML_HEAD.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", detail=brief(str(error))) from error
    # The parser mends whatever it can, and leaves out what lies deeper than it goes without raising anything.
    cut = next((entry.message for entry in parser.error_log.filter_from_fatals() if HUGE.search(entry.message)), None)
    if cut is not None:
        raise Unreadable("limit-exceeded", detail=brief(cut))
    return root


def decoded(data: bytes, told: str = "") -> str:
    """Decode a page as it declares itself, or as is told of it, else like any text file."""
    declared = DECLARED.search(data[:4096])
    inside = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
    names = () if data.startswith(MARKS) else (told, inside)
    for name in filter(None, names):
        # What calls itself GB2312 mostly is its superset.
        codec = "gb18030" if name.lower() in {"gb2312", "gbk", "x-gbk"} else name
        try:
            return data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


@dataclass(slots=True)
class Page:
    """One walk over a page."""

    story: Story
    """Grows."""
    line: list[str | Aside] = field(default_factory=list)
    """The words of the block in the making."""
    outline: int | None = None
    """The level of the heading the walk is in."""
    label: str = ""
    """The number of a list item whose first words are still to come."""
    counts: list[int | None] = field(default_factory=list)
    """The number the next item of each open list has, None in a list without numbers."""
    notes: dict[Element, Element] = field(default_factory=dict)
    """Mark of a footnote → what it says."""
    bodies: set[Element] = field(default_factory=set)
    """The blocks of footnotes."""
    waiting: list[Element] = field(default_factory=list)
    """Tables inside cells, read when the table around them is done."""

    def guard(self, depth: int) -> None:
        """Raise `Unreadable` where elements are nested deeper than anybody writes them."""
        if depth > self.story.limits.depth:
            raise Unreadable("limit-exceeded", detail=f"depth > {self.story.limits.depth}")

    def flush(self) -> None:
        """End the block in the making."""
        words, self.line = collapsed(self.line), []
        spoken = any(isinstance(word, str) and word.strip() for word in words)
        self.story.paragraph(words, self.outline, label=self.label if spoken else "")
        self.label = "" if spoken else self.label

    def blocks(self, parent: Element, depth: int) -> None:
        """Read what an element holds."""
        self.guard(depth)
        self.line.append(parent.text or "")
        for child in parent:
            self.element(child, depth + 1)
            self.line.append(child.tail or "")

    def element(self, element: Element, depth: int) -> None:
        """Read one element."""
        if not is_element(element):
            if (element.text or "").strip():
                self.line.append(Aside("comment", " ".join((element.text or "").split())))
            return
        tag = element.tag
        if tag in PICTURES:
            self.story.picture()
        if tag == "br":
            self.line.append("\v")
        elif self.stands_beside(element) or tag in SILENT:
            return
        elif is_raised(element):
            self.line.append(raised(element))
        elif tag == "table":
            self.flush()
            self.table(element, depth)
        elif tag in BLOCKS:
            self.flush()
            self.begin_block(element)
            before, self.outline = self.outline, HEADINGS.get(tag, self.outline)
            self.blocks(element, depth)
            self.flush()
            self.outline = before
            if tag in LISTS:
                self.counts.pop()
        else:
            self.blocks(element, depth)

    def begin_block(self, element: Element) -> None:
        """Count a list item, or begin to count those of a list."""
        if element.tag in LISTS:
            numbered = element.tag == "ol" and not UNNUMBERED.search(element.get("style", ""))
            self.counts.append(number_of(element.get("start"), 1) if numbered else None)
        elif element.tag == "li" and self.counts and self.counts[-1] is not None:
            number = number_of(element.get("value"), self.counts[-1])
            holder = element.getparent()
            style = "1" if holder is None else holder.get("type", "1")
            self.label = f"{numeral(number, NUMERALS.get(style, 'decimal'))}."
            self.counts[-1] = number + 1

    def stands_beside(self, element: Element) -> bool:
        """Keep what is no text of the body: hidden words, footnotes, the margins word processors export."""
        title = element.get("title", "").lower() if element.tag == "div" else ""
        if is_hidden(element) or title in MARGINS:
            self.line.append(Aside(title or "hidden", spoken(element)))
        elif is_mark(element):
            self.line.extend(self.footnote(element))
        else:
            return element in self.bodies
        return True

    def footnote(self, mark: Element) -> Iterator[Aside]:
        """Yield what a footnote says at the place of its mark."""
        note = self.notes.get(mark)
        if note is not None:
            words = [str(words) for words in note.itertext() if not MARK.fullmatch(str(words).strip())]
            yield Aside("footnote", " ".join("".join(words).split()))

    def table(self, element: Element, depth: int) -> None:
        """Read a table, its caption and what stands outside its cells first; tables inside its cells follow it."""
        self.guard(depth)
        self.outside(element, depth)
        self.flush()
        caption = element.find("caption")
        if caption is not None and not is_hidden(caption):
            self.story.paragraph(collapsed(["".join(map(str, caption.itertext()))]))
        slots: list[Slot] = []
        taken: set[tuple[int, int]] = set()
        rows = list(rows_of(element))
        columns = 0
        for row, line in enumerate(rows):
            column = 0
            for cell in filterfalse(is_gone, line.iterchildren("td", "th")):
                while (row, column) in taken:
                    column += 1
                high = min(spanned(cell.get("rowspan"), TALLEST) or len(rows), len(rows) - row)
                wide = spanned(cell.get("colspan"), WIDEST) or 1
                is_shown = not is_hidden(cell) and not is_hidden(line)
                words = self.cell(cell, depth + 1) if is_shown else [Aside("hidden", spoken(cell))]
                slots.append(Slot(row, column, words, high, wide))
                if len(taken) + high * wide <= self.story.limits.slots:
                    taken.update((row + down, column + step) for down in range(high) for step in range(wide))
                column += wide
            columns = max(columns, column)
        width = min(columns, widest(slots))
        # Where more is covered than can be kept, later cells stand nowhere: such a table is refused by its size.
        if sum(slot.rowspan * slot.colspan for slot in slots) <= self.story.limits.slots:
            narrow, width = without_idle_columns(slots, width)
            slots = list(narrow)
        self.story.table(slots, len(rows), width)
        waiting, self.waiting = self.waiting, []
        for inner in waiting:
            self.table(inner, depth + 1)

    def outside(self, parent: Element, depth: int) -> None:
        """Read what stands in a table and in none of its cells; a page shows it before the table."""
        self.guard(depth)
        self.stray(parent.text)
        for child in parent:
            tag = child.tag if is_element(child) else ""
            if is_gone(child) and tag in TABLE_PARTS:
                self.flush()  # what is hidden here does not run on from what is hidden before it
                self.line.append(Aside("hidden", spoken(child)))
            elif tag in ROW_HOLDERS or (tag and tag not in TABLE_PARTS and holds_rows(child)):
                self.outside(child, depth + 1)
            elif tag and tag not in TABLE_PARTS:
                self.element(child, depth + 1)
            self.stray(child.tail)

    def stray(self, text: str | None) -> None:
        """Read words between the cells of a table."""
        if text and text.strip():
            self.line.extend(("\v", text))

    def cell(self, cell: Element, depth: int) -> Words:
        """Return the words of a cell, its blocks one behind the other."""
        return collapsed(list(self.inside(cell, depth)))

    def inside(self, parent: Element, depth: int) -> Iterator[str | Aside]:
        """Yield the words inside a cell."""
        self.guard(depth)
        yield parent.text or ""
        for child in parent:
            tag = child.tag if is_element(child) else ""
            if tag == "table":
                self.waiting.append(child)
            elif tag == "br":
                yield "\v"
            elif tag in PICTURES:
                self.story.picture()
            elif tag and is_mark(child):
                yield from self.footnote(child)
            elif tag and tag not in SILENT and is_raised(child):
                yield raised(child)
            elif tag and tag not in SILENT and is_hidden(child):
                yield Aside("hidden", spoken(child))
            elif tag and tag not in SILENT:
                around = "\v" if tag in BLOCKS else ""
                yield around
                yield from self.inside(child, depth + 1)
                yield around
            yield child.tail or ""


def widest(slots: list[Slot]) -> int:
    """Return how many columns are filled by cells that begin in them: wide cells alone make no columns."""
    return max((slot.column + min(slot.colspan, 64) for slot in slots), default=0)


def spanned(text: str | None, most: int) -> int:
    """Read how many slots a cell asks for; 0 for all that follow."""
    if text is None or not text.strip().isdecimal() or len(text) > 9:
        return 1
    return min(int(text), most)


def find_footnotes(root: Element) -> dict[Element, Element]:
    """Find the footnotes: a mark and a later one link to each other; the block around the later one is the note."""
    marks = [link for link in root.iter("a") if is_mark(link)][:MOST_MARKS]
    named = {name: link for link in marks for name in (link.get("name"), link.get("id")) if name}
    order = {link: place for place, link in enumerate(marks)}
    found: dict[Element, Element] = {}
    for link in marks:
        back = named.get(link.get("href", "")[1:])
        if back is None or named.get(back.get("href", "")[1:]) is not link or order[back] <= order[link]:
            continue
        block = next(back.iterancestors("div", "li", "p", "dd"), None)
        if block is not None and block.tag == "p" and is_own_box(block.getparent()):
            block = block.getparent()
        if block is not None and link not in block.iter("a"):
            found[link] = block
    return found


def number_of(text: str | None, default: int) -> int:
    """Read the number of a list item."""
    return int(text) if text and text.strip().isdecimal() and len(text) < 7 else default


def is_own_box(element: Element | None) -> bool:
    """Say whether an element holds one footnote and nothing else: it has a name, and one mark."""
    if element is None or element.tag not in {"div", "li"} or not element.get("id"):
        return False
    return sum(map(is_mark, element.iter("a"))) == 1


def is_mark(element: Element) -> bool:
    """Say whether an element is the mark of a footnote: a link inside the page that says only a number."""
    return (
        element.tag == "a"
        and element.get("href", "").startswith("#")
        and MARK.fullmatch("".join(map(str, element.itertext())).strip()) is not None
    )


def is_raised(element: Element) -> bool:
    """Say whether an element raises its words, among which there is no link to a footnote."""
    return element.tag == "sup" and next(element.iter("a", "br", *PICTURES), None) is None


def raised(element: Element) -> Aside:
    """Return the words of an element that raises them."""
    return Aside("raised", SPACE.sub(" ", "".join(map(str, element.itertext()))))
