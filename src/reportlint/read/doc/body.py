"""The text of a Word file → paragraphs, tables and notes: one walk over its characters."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from reportlint.model import Document
from reportlint.read.doc.characters import PLAIN, Characters, Look, fonts_of
from reportlint.read.doc.file import (
    BOX_TEXTS,
    CHARACTERS,
    COMMENT_MARKS,
    COMMENT_TEXTS,
    ENDNOTE_MARKS,
    ENDNOTE_TEXTS,
    FONTS,
    FOOTNOTE_MARKS,
    FOOTNOTE_TEXTS,
    HEADERS,
    OWNERS,
    PARAGRAPHS,
    Runs,
    WordFile,
    runs_of,
)
from reportlint.read.doc.forms import read_choice
from reportlint.read.doc.properties import Paragraph, read_lists, read_paragraph, read_styles
from reportlint.read.edged import Nest, has_words
from reportlint.read.fields import Field
from reportlint.read.lists import Numbering
from reportlint.read.story import Aside, Story, Words, printed
from reportlint.read.symbols import drawn, unread_symbols
from reportlint.read.trouble import Limits

BODY, FOOTNOTES, MARGINS, COMMENTS, ENDNOTES, BOXES = 0, 1, 2, 4, 5, 6
"""Which story is the how-many-eth."""
NOTES: Final = (
    ("footnote", FOOTNOTES, FOOTNOTE_MARKS, FOOTNOTE_TEXTS, 2),
    ("comment", COMMENTS, COMMENT_MARKS, COMMENT_TEXTS, 30),
    ("endnote", ENDNOTES, ENDNOTE_MARKS, ENDNOTE_TEXTS, 2),
)
"""Kind of note, its story, the tables of its marks and texts, and how long the entry of a mark is."""
MARGIN_KINDS: Final = ("header", "header", "footer", "footer", "header", "footer")
"""The stories of a section beside its pages."""
SEPARATORS: Final = 6
"""Stories of lines between text and notes, before those of the first section."""
FIELD, RESULT, FIELD_END = "\x13", "\x14", "\x15"
CELL_END, PARAGRAPH_END, BREAK = "\x07", "\r", "\f"
PRINTED: Final = {
    "\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "", "\x01": "", "\x02": "", "\x03": "", "\x04": "",
    "\x05": "", "\x06": "", "\x08": "", "\0": "",
}  # fmt: skip
"""Control character → what it prints."""
BOX_ENTRY: Final = 22
"""Bytes of an entry of the table of text boxes."""
FORM_DATA: Final = "\x01"
UNPRINTED: Final = frozenset({"deleted", "hidden"})
"""How characters look that nobody sees."""
PICTURE: Final = frozenset("\x01\x08")
SYMBOL_MARK: Final = "("
"""The character that stands for a symbol of a symbol font."""


@dataclass(slots=True)
class Walk:
    """The walk over one file."""

    file: WordFile
    """What is read."""
    story: Story
    """Grows."""
    text: str
    """All characters of all stories."""
    places: list[int]
    """Where each stands in the main stream."""
    styles: Mapping[int, Paragraph]
    """What styles say."""
    paragraphs: Runs
    """What paragraphs say."""
    characters: Runs
    """What characters say."""
    looks: Characters
    """What packed properties of characters mean."""
    numbering: Numbering
    """The lists and how far they have counted."""
    asides: dict[int, Aside] = field(default_factory=dict)
    """Notes by the place of their mark."""
    nest: Nest = field(default_factory=Nest)
    """The table in the making."""
    drawn: int = 0
    """Pictures, charts and text boxes met."""
    fields: list[Field] = field(default_factory=list)
    """Open fields, the outermost first."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Characters of symbol fonts met whose look nobody knows."""
    near: tuple[int, int, Look] = (0, 0, PLAIN)
    """The latest stretch of characters that look alike, in the main stream."""
    known: dict[bytes, Paragraph] = field(default_factory=dict)
    """What packed properties of paragraphs mean."""

    def said(self, place: int) -> Paragraph:
        """Return what the paragraph at a place of the main stream says."""
        return self.unpacked(self.paragraphs.at(place))

    def unpacked(self, packed: bytes) -> Paragraph:
        """Return what packed properties of a paragraph mean."""
        found = self.known.get(packed)
        if found is None:
            found = self.known[packed] = read_paragraph(self.file, packed, self.styles)
        return found

    def body(self, start: int, end: int) -> None:
        """Read a story into paragraphs and tables."""
        words: list[str | Aside] = []
        for at, char in self.printed(start, end, words):
            said = self.said(self.places[at])
            if said.depth:
                self.end_in_table(said, char, words)
                continue
            self.nest.write(self.story)
            # Where nothing stands before a break, the number is printed behind it.
            if char != BREAK or any(map(has_words, words)):
                self.paragraph(words, said, unseen=self.is_unseen(at, words))
            words.clear()
        self.nest.write(self.story)
        self.paragraph(words, Paragraph())

    def printed(self, start: int, end: int, words: list[str | Aside]) -> Iterator[tuple[int, str]]:
        """Gather what is printed into `words`; yield each place where a paragraph ends, and what ends it."""
        self.fields.clear()
        for at in range(start, min(end, len(self.text))):
            char = self.text[at]
            if char in {PARAGRAPH_END, CELL_END, BREAK}:
                # A paragraph runs on where its end was deleted with changes tracked.
                if char != PARAGRAPH_END or not self.look(at).deleted:
                    yield at, char
            elif char == FIELD:
                self.fields.append(Field())
            elif not self.fields:
                self.show(at, char, words)
            elif char == RESULT:
                self.fields[-1].shown = True
            elif char == FIELD_END:
                self.end_field(self.fields.pop(), at, words)
            else:
                self.in_field(at, char, words)

    def in_field(self, at: int, char: str, words: list[str | Aside]) -> None:
        """Take in one character of a field."""
        muting = next((part for part in reversed(self.fields) if not part.shown), None)
        if muting is None:
            for part in self.fields:
                part.printed = part.printed or not char.isspace()
            self.show(at, char, words)
        elif muting is self.fields[-1]:
            self.in_instruction(muting, char, self.look(at))
        else:
            muting.take(self.character(self.look(at), char))

    def in_instruction(self, muting: Field, char: str, look: Look) -> None:
        """Take in one character of what a field computes, or the data of a form's field that it stands for."""
        if char == FORM_DATA and look.place is not None:
            muting.choice = read_choice(self.file.data, look.place)
        muting.add(self.character(look, char))

    def end_field(self, ended: Field, at: int, words: list[str | Aside]) -> None:
        """Leave a field; one whose result is not stored prints what its instruction draws."""
        ended.instruction = paired(ended.instruction)
        shown = ended.drawn()
        muting = next((part for part in reversed(self.fields) if not part.shown), None)
        if shown is None:
            self.story.problems.append(ended.trouble())
        elif muting is not None:
            muting.take(shown)
        elif shown:
            put(words, self.look(at).kind, shown)

    def look(self, at: int) -> Look:
        """Say how a character looks."""
        place = self.places[at]
        first, last, look = self.near
        if not first <= place < last:
            first, last, said = self.characters.around(place)
            begin, end, packed = self.paragraphs.around(place)
            look = self.looks.read(said, self.unpacked(packed).look)
            self.near = max(first, begin), min(last, end), look
        return look

    def show(self, at: int, char: str, words: list[str | Aside]) -> None:
        """Take in one character, as its properties ask."""
        if at in self.asides:
            words.append(self.asides[at])
            return
        look = self.look(at)
        kind = look.kind
        if char in PICTURE and kind not in UNPRINTED:
            self.drawn += 1
            return
        text = self.character(look, char)
        if "\ud800" <= text < "\ue000" and words and isinstance(words[-1], str):
            pair = paired(words[-1][-1:] + text)
            if pair:
                words[-1] = words[-1][:-1] + pair
                return
        put(words, kind, text)

    def character(self, look: Look, char: str) -> str:
        """Return what a character prints."""
        symbol = self.looks.symbol(look) if char == SYMBOL_MARK else None
        if symbol is not None:
            self.unknown += Counter() if symbol or look.kind else Counter({self.looks.symbol_name(look): 1})
            return symbol
        text = PRINTED.get(char, char)
        return drawn(look.family, text) if look.family else text

    def is_unseen(self, at: int, words: Words) -> bool:
        """Say whether a paragraph is hidden with its end, so that nothing of it shows and no list counts it."""
        shown = (word for word in words if not isinstance(word, Aside) or word.kind != "hidden")
        return self.look(at).hidden and not any(map(has_words, shown))

    def paragraph(self, words: Words, said: Paragraph, *, unseen: bool = False) -> None:
        """Hand on a paragraph of the body."""
        label = "" if unseen else self.label(said)
        if not label and not any(map(has_words, words)):
            return
        outline = None if said.outline is None or said.outline > 8 else said.outline + 1
        self.story.paragraph(list(words), outline, label=label, listed=said.contents)

    def label(self, said: Paragraph) -> str:
        """Count a paragraph and return the number printed before it."""
        numbers = self.numbering.lists.get(str(said.number))
        return self.numbering.count(str(said.number), numbers, said.level) if numbers else ""

    # ---------------------------------------------------------------- tables

    def end_in_table(self, said: Paragraph, char: str, words: list[str | Aside]) -> None:
        """End a line, a cell or a row of a table, or of one inside a cell of another."""
        if said.ends_row and (char == CELL_END or said.depth > 1):
            words.clear()
            self.nest.end_row(said.depth, said.shapes)
            return
        label = self.label(said) if char != BREAK or any(map(has_words, words)) else ""
        if label:
            words.insert(0, label)
        if char == CELL_END or (said.depth > 1 and said.ends_cell):
            self.nest.end_cell(said.depth, words)
        else:
            self.nest.line(said.depth, words)
        words.clear()

    # ---------------------------------------------------------------- beside the body

    def words_of(self, start: int, end: int) -> str:
        """Return the words of a note, one line a paragraph."""
        words: list[str | Aside] = []
        for _, end_mark in self.printed(start, end, words):
            words.append(" " if end_mark == CELL_END else "\n")
        return printed(words).strip()

    def find_notes(self) -> None:
        """Look up what footnotes, endnotes and comments say, and where they are called for."""
        owners = list(names_in(self.file.part(OWNERS)))
        for kind, number, marks, texts, width in NOTES:
            table, bounds = self.file.part(marks), starts_of(self.file.part(texts), 0)
            base, _ = self.file.story(number)
            count = max((len(table) - 4) // (4 + width), 0)
            for index, place in enumerate(starts_of(table, width)[:count]):
                if index + 1 < len(bounds):
                    words = self.words_of(base + bounds[index], base + bounds[index + 1])
                    entry = 4 * (count + 1) + width * index
                    owner = int.from_bytes(table[entry + 20 : entry + 22], "little") if kind == "comment" else -1
                    self.asides[place] = Aside(kind, words, owners[owner] if 0 <= owner < len(owners) else "")

    def margins(self) -> None:
        """Keep the headers and footers, the same words once."""
        bounds = starts_of(self.file.part(HEADERS), 0)
        base, end = self.file.story(MARGINS)
        seen: set[tuple[str, str]] = set()
        for index in range(SEPARATORS, len(bounds) - 1):
            kind = MARGIN_KINDS[(index - SEPARATORS) % 6]
            words = self.words_of(base + bounds[index], min(base + bounds[index + 1], end))
            if words and (kind, words) not in seen:
                seen.add((kind, words))
                self.story.aside(Aside(kind, words))


def paired(text: str) -> str:
    """Return text in which two halves of a character side by side are the character; a lone half is gone."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def put(words: list[str | Aside], kind: str, text: str) -> None:
    """Add characters to a line; those that are printed otherwise than as they stand join their like."""
    if not kind:
        words.append(text)
    elif words and isinstance(words[-1], Aside) and words[-1].kind == kind:
        words[-1] = Aside(kind, words[-1].words + text)
    else:
        words.append(Aside(kind, text))


def starts_of(table: bytes, width: int) -> tuple[int, ...]:
    """Read the places of a table whose entries are `width` bytes long."""
    count = max((len(table) - 4) // (4 + width), 0) if width else len(table) // 4 - 1
    return struct.unpack_from(f"<{count + 1}i", table, 0) if len(table) >= 4 else ()


def names_in(table: bytes) -> Iterator[str]:
    """Read a row of names."""
    at = 0
    while at + 2 <= len(table):
        length = int.from_bytes(table[at : at + 2], "little")
        yield table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length


def read_body(file: WordFile, limits: Limits) -> Document:
    """Read all stories of a file."""
    text, places = file.text()
    styles = read_styles(file)

    def look_of(style: int) -> Look:
        return styles[style].look if style in styles else PLAIN

    walk = Walk(
        file,
        Story("doc", limits),
        text,
        places,
        styles,
        runs_of(file, PARAGRAPHS, paragraphs=True),
        runs_of(file, CHARACTERS, paragraphs=False),
        Characters(look_of, fonts_of(file.part(FONTS))),
        Numbering(read_lists(file)),
    )
    walk.find_notes()
    walk.body(*file.story(BODY))
    if file.lengths[BOXES]:
        walk.body(*file.story(BOXES))
        walk.drawn -= max(len(starts_of(file.part(BOX_TEXTS), BOX_ENTRY)) - 2, 0)
    for _ in range(walk.drawn):
        walk.story.picture()
    walk.margins()
    if walk.unknown:
        walk.story.problems.append(unread_symbols(walk.unknown))
    return walk.story.document()
