"""One walk over the tokens of an RTF file: groups open and close, what they hold goes where their first word says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from reportlint.model import Problem
from reportlint.read.fields import Field, as_words
from reportlint.read.rtf.body import Body, Properties, words_in
from reportlint.read.rtf.definitions import Definitions
from reportlint.read.rtf.names import CODEPAGES, MARKS, NOTES, PARAGRAPH_ENDS, SIGNS, SKIPPED, known
from reportlint.read.rtf.tokens import Token, tokens_of
from reportlint.read.story import Aside, Story
from reportlint.read.trouble import Limits, Unreadable


@dataclass(slots=True)
class Group:
    """What holds until a brace closes."""

    sink: list[str | Aside]
    """Where text goes."""
    target: str = ""
    """The destination; empty for the body."""
    font: int = 0
    """Font number, which says how bytes are coded."""
    skip: int = 1
    """How many characters stand behind a Unicode one for programs that cannot show it."""
    hidden: bool = False
    """Whether text is not printed."""
    deleted: bool = False
    """Whether text was deleted with changes tracked."""
    raised: bool = False
    """Whether text is raised."""
    done: Callable[[], None] | None = None
    """Called when this very group closes."""
    starred: bool = False
    """Whether the next word may be a destination nobody needs to know."""


@dataclass(slots=True)
class Reader:
    """The walk and what it has met."""

    story: Story
    """Grows."""
    body: Body
    """The block in the making."""
    definitions: Definitions
    """What the tables at the head of the file define."""
    codec: str = "cp1252"
    """How bytes are coded where no font says otherwise."""
    groups: list[Group] = field(default_factory=list)
    """The open groups, the innermost last."""
    pending: bytearray = field(default_factory=bytearray)
    """Coded bytes that wait for the rest of their character."""
    to_skip: int = 0
    """Characters to pass over behind a Unicode one."""
    author: str = ""
    """Who wrote the comment that comes next."""
    high: int = 0
    """First half of a character beyond 16 bits."""
    fields: list[Field] = field(default_factory=list)
    """Open fields, the outermost first."""

    @classmethod
    def begin(cls, data: bytes, limits: Limits) -> Reader:
        """Begin to read a file of this beginning."""
        story, definitions = Story("rtf", limits), Definitions()
        reader = cls(story, Body(story, definitions), definitions)
        reader.groups.append(Group([]))
        page = re.search(rb"\\ansicpg(\d{1,5})", data[:4096])
        if page:
            number = int(page[1])
            reader.codec = known(CODEPAGES.get(number, f"cp{number}"))
        return reader

    @property
    def group(self) -> Group:
        """The innermost group."""
        return self.groups[-1]

    @property
    def words(self) -> list[str | Aside]:
        """The words of the paragraph or cell in the making."""
        return self.groups[0].sink

    def run(self, data: bytes) -> None:
        """Walk over all tokens."""
        for token in tokens_of(data):
            if token.kind == "byte":
                self.coded(token.data)
                continue
            self.settle()
            if token.kind == "open":
                self.open()
            elif token.kind == "close":
                self.close()
            elif token.kind == "text":
                self.text(token.data)
            elif token.kind == "word":
                self.word(token)
            else:
                self.sign(token.word)
        self.settle()
        self.body.end_paragraph(self.words)
        self.body.end_table()
        self.body.write_boxes()
        if len(self.groups) > 1:
            self.story.problems.append(Problem("cut-off"))

    # ---------------------------------------------------------------- groups

    def open(self) -> None:
        """Open a group that inherits everything."""
        if len(self.groups) > self.story.limits.depth:
            raise Unreadable("limit-exceeded", detail=f"depth > {self.story.limits.depth}")
        self.groups.append(replace(self.group, done=None, starred=False))

    def close(self) -> None:
        """Close a group; the outermost one stays."""
        if len(self.groups) < 2:
            return
        self.to_skip = 0
        group = self.groups.pop()
        if group.done:
            group.done()

    def divert(self, target: str, done: Callable[[], None] | None = None) -> list[str | Aside]:
        """Let the words of the group go somewhere else."""
        group = self.group
        group.target, group.sink, group.done, group.hidden = target, [], done, False
        return group.sink

    # ---------------------------------------------------------------- text

    def text(self, data: bytes) -> None:
        """Take in plain text."""
        if self.to_skip:
            gone = min(self.to_skip, len(data))
            self.to_skip -= gone
            data = data[gone:]
        if data:
            self.show(data.decode(self.encoding(), "replace"))

    def coded(self, byte: bytes) -> None:
        """Take in one coded byte."""
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.pending += byte

    def settle(self) -> None:
        """Decode the bytes that wait."""
        if self.pending:
            text = self.pending.decode(self.encoding(), "replace")
            self.pending.clear()
            self.show(text)

    def encoding(self) -> str:
        """Say how bytes are coded here."""
        return self.definitions.fonts.get(self.group.font, self.codec)

    def show(self, text: str) -> None:
        """Take in characters, as the group asks."""
        group = self.group
        if group.target == "skip":
            return
        for part in self.fields:
            part.printed = part.printed or (part.shown and bool(text.strip()))
        if group.target == "instruction" and self.fields and self.fields[-1].shown:
            text = as_words(text)
        if group.target == "" and (group.deleted or group.hidden or group.raised):
            kind = "deleted" if group.deleted else "hidden" if group.hidden else "raised"
            last = group.sink[-1] if group.sink else None
            if isinstance(last, Aside) and last.kind == kind:
                group.sink[-1] = Aside(kind, last.words + text)
            else:
                group.sink.append(Aside(kind, text))
        else:
            group.sink.append(text)

    def unicode(self, number: int) -> None:
        """Take in a character by its number, which may be half of one."""
        number %= 0x10000
        if 0xD800 <= number < 0xDC00:
            self.high = number
        elif 0xDC00 <= number < 0xE000:
            if self.high:
                self.show(chr(0x10000 + ((self.high - 0xD800) << 10) + number - 0xDC00))
            self.high = 0
        else:
            self.show(chr(number) if number else "")
        self.to_skip = self.group.skip

    # ---------------------------------------------------------------- words

    def sign(self, sign: str) -> None:
        """Follow a control sign."""
        if sign == "*":
            self.group.starred = True
        elif sign in "\r\n":
            self.word(Token("word", "par"))
        elif sign in SIGNS:
            self.show(SIGNS[sign])

    def word(self, token: Token) -> None:
        """Follow a control word."""
        name, number = token.word, token.number
        starred, self.group.starred = self.group.starred, False
        if name == "u" and number is not None:
            self.unicode(number)
        elif self.group.target != "skip" and not self.went_elsewhere(name, starred=starred):
            self.obey(name, number)

    def went_elsewhere(self, name: str, *, starred: bool) -> bool:
        """Follow a word that says where the words of its group go; False for any other."""
        if self.group.target == "instruction" and (name in NOTES or name in DRAWN):
            self.divert("skip")
        elif name in DESTINATIONS:
            DESTINATIONS[name](self)
        elif name in NOTES:
            self.note(NOTES[name])
        elif name in SKIPPED or (starred and name not in KNOWN):
            self.divert("skip")
        else:
            return False
        return True

    def obey(self, name: str, number: int | None) -> None:
        """Follow a word that prints, defines or formats something."""
        if name in MARKS:
            self.show(MARKS[name])
        elif self.group.target in DEFINING:
            DEFINING[self.group.target](self, name, number)
        elif name in COMMON:
            COMMON[name](self, number)
        elif self.group.target == "" and name in PLAIN:
            PLAIN[name](self, number)
        elif name in PARAGRAPH_ENDS:
            self.end_line()

    def note(self, kind: str) -> None:
        """Read a note, header or footer."""
        sink: list[str | Aside] = []
        outer = self.group.sink

        def done() -> None:
            words = words_in(sink).strip("\n ")
            if kind in {"header", "footer"}:
                if all(aside.words != words for aside, _ in self.story.waiting):
                    self.story.aside(Aside(kind, words))
            elif words:
                outer.append(Aside(kind, words, self.author if kind == "comment" else ""))

        sink = self.divert("note", done)

    def picture(self) -> None:
        """Pass over a picture."""
        self.divert("skip", self.story.picture)

    def comment_author(self) -> None:
        """Read who wrote the comment that follows."""
        sink: list[str | Aside] = []

        def done() -> None:
            self.author = words_in(sink).strip()

        sink = self.divert("note", done)

    def printed_number(self) -> None:
        """Read the number a list prints before the paragraph."""
        sink: list[str | Aside] = []

        def done() -> None:
            self.body.label = list(sink)

        sink = self.divert("label", done)

    def text_box(self) -> None:
        """Read a text box into paragraphs behind the one it is anchored in."""
        sink: list[str | Aside] = []

        def done() -> None:
            words = words_in(sink)
            self.body.boxes.extend(line for line in words.split("\n") if line.strip())

        sink = self.divert("note", done)

    # ---------------------------------------------------------------- fields

    def field(self) -> None:
        """Read a field; one whose result is not stored prints what its instruction draws."""
        begun = Field()
        before = self.group.done
        self.fields.append(begun)

        def done() -> None:
            self.fields.remove(begun)
            if before:
                before()
            drawn = begun.drawn()
            if drawn is None:
                self.story.problems.append(begun.trouble())
            elif drawn:
                self.show(as_words(drawn) if self.group.target == "instruction" else drawn)

        self.group.done = done

    def instruction(self) -> None:
        """Read what a field computes."""
        sink: list[str | Aside] = []
        begun = self.fields[-1] if self.fields else Field()

        def done() -> None:
            begun.add(words_in(sink))
            begun.shown = True

        sink = self.divert("instruction", done)

    def form(self) -> None:
        """Read what a field of a form was filled in with."""
        self.divert("formfield")

    def filled_in(self, name: str, number: int | None) -> None:
        """Follow a word about a field of a form."""
        if not self.fields:
            return
        choice = self.fields[-1].choice
        if name == "fftype":
            choice.kind = FORM_KINDS.get(number or 0, "")
        elif name == "ffres" and number != NOT_FILLED_IN:
            choice.chosen = number or 0
        elif name == "ffdefres":
            choice.default = number or 0

    def form_entry(self) -> None:
        """Read one of the entries to choose from."""
        sink: list[str | Aside] = []
        entries = self.fields[-1].choice.entries if self.fields else []
        sink = self.divert("note", lambda: entries.append(words_in(sink)))

    # ---------------------------------------------------------------- definitions

    def define_font(self, name: str, number: int | None) -> None:
        """Follow a word of the font table."""
        if name == "f" and number is not None:
            self.group.font = number
        else:
            self.definitions.font(self.group.font, name, number)

    def define_style(self, name: str, number: int | None) -> None:
        """Follow a word of the style sheet."""
        if name in {"f", "af"} and number is not None:
            self.group.font = number
        elif number is not None:
            self.definitions.style_word(name, number)
        if self.group.done is None:
            sink = self.group.sink = []
            self.group.done = lambda: self.definitions.name_style(words_in(sink).strip(" ;"))

    # ---------------------------------------------------------------- paragraphs and tables

    def end_line(self) -> None:
        """End a paragraph, of the body or of a note or cell."""
        if self.group.target:
            self.group.sink.append("\n")
        elif self.group.deleted:
            return  # the next paragraph runs on
        else:
            self.body.end_line(self.words)

    def inner_row(self) -> None:
        """Define a row of a table inside a cell; what the row around it said holds again behind the group."""
        self.group.done = self.body.set_row_aside()

    def reset(self) -> None:
        """Forget what the paragraph before said."""
        if self.group.target == "":
            self.body.properties = Properties()


def _group_word(name: str, value: Callable[[int | None], object]) -> Callable[[Reader, int | None], None]:
    """Make the follower of a word that changes a group."""

    def follow(reader: Reader, number: int | None) -> None:
        setattr(reader.group, name, value(number))

    return follow


def switched(number: int | None) -> bool:
    """Say whether a toggle is on: it is, unless 0 stands behind it."""
    return number != 0


def plain(reader: Reader, _number: int | None) -> None:
    """Forget how characters look."""
    reader.group.hidden = reader.group.deleted = reader.group.raised = False


def style(reader: Reader, number: int | None) -> None:
    """Note the style of a paragraph."""
    reader.body.properties.style = number or 0


def outline(reader: Reader, number: int | None) -> None:
    """Note the outline level of a paragraph."""
    reader.body.properties.outline = number


def in_table(reader: Reader, _number: int | None) -> None:
    """Note that a paragraph stands in a cell."""
    reader.body.properties.in_table = True


def depth(reader: Reader, number: int | None) -> None:
    """Note how deep in tables a paragraph stands."""
    reader.body.properties.in_table = (number or 0) > 0
    reader.body.properties.depth = max(number or 0, 1)


FORM_KINDS: Final[Mapping[int, str]] = {1: "box", 2: "list"}
"""`\\fftype` → the kind of a field of a form."""
NOT_FILLED_IN: Final = 25
"""The `\\ffres` of a field that nobody has filled in."""
DRAWN: Final = frozenset({"pict", "shptxt"})
"""Destinations of drawings."""

COMMON: Final[Mapping[str, Callable[[Reader, int | None], None]]] = {
    "f": _group_word("font", lambda number: number or 0),
    "uc": _group_word("skip", lambda number: min(max(number or 0, 0), 8)),
}
"""Words that count wherever text is read."""

PLAIN: Final[Mapping[str, Callable[[Reader, int | None], None]]] = {
    "v": _group_word("hidden", switched),
    "deleted": _group_word("deleted", switched),
    "super": _group_word("raised", switched),
    "sub": _group_word("raised", lambda _: False),
    "nosupersub": _group_word("raised", lambda _: False),
    "plain": plain,
    "pard": lambda reader, _: reader.reset(),
    "s": style,
    "outlinelevel": outline,
    "intbl": in_table,
    "trowd": lambda reader, _: reader.body.begin_row(),
    "trleft": lambda reader, number: setattr(reader.body, "left", number or 0),
    "clmrg": lambda reader, _: setattr(reader.body, "shape", replace(reader.body.shape, across=True)),
    "clvmrg": lambda reader, _: setattr(reader.body, "shape", replace(reader.body.shape, down=True)),
    "cellx": lambda reader, number: reader.body.end_shape(number),
    "itap": depth,
    "cell": lambda reader, _: reader.body.end_cell(1, reader.words),
    "row": lambda reader, _: reader.body.end_row(1),
    "nestcell": lambda reader, _: reader.body.end_cell(max(reader.body.properties.depth, 2), reader.words),
    "nestrow": lambda reader, _: reader.body.end_row(max(reader.body.properties.depth, 2)),
}
"""Words that count in the body only."""

DESTINATIONS: Final[Mapping[str, Callable[[Reader], object]]] = {
    "fonttbl": lambda reader: reader.divert("fonttbl"),
    "stylesheet": lambda reader: reader.divert("stylesheet"),
    "pict": Reader.picture,
    "atnauthor": Reader.comment_author,
    "listtext": Reader.printed_number,
    "pntext": Reader.printed_number,
    "shptxt": Reader.text_box,
    "field": Reader.field,
    "fldinst": Reader.instruction,
    "formfield": Reader.form,
    "ffl": Reader.form_entry,
    "nesttableprops": Reader.inner_row,
}
"""Words that say where the words of their group go."""

DEFINING: Final[Mapping[str, Callable[[Reader, str, int | None], None]]] = {
    "fonttbl": Reader.define_font,
    "stylesheet": Reader.define_style,
    "formfield": Reader.filled_in,
}
"""Destinations in which words define something."""

KNOWN: Final = frozenset(
    {*DESTINATIONS, *NOTES, "shppict", "shpinst", "shprslt", "cs", "ts", "fldrslt", "listtext", "pnlvlblt"}
)
"""Starred destinations that are not passed over."""
