"""One walk over the tokens of an RTF file: groups open and close, what they hold goes where their first word says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from reportlint.model import Problem
from reportlint.read.edged import Edged, Nest
from reportlint.read.rtf.tokens import Token, tokens_of
from reportlint.read.story import Aside, Story, Words
from reportlint.read.trouble import Limits, Unreadable

CHARSETS: Final = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253", 204: "cp1251"}
"""`\\fcharset` → encoding."""
CODEPAGES: Final = {936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8"}
"""`\\ansicpg` → encoding, where it is not `cp` and the number."""
SIGNS: Final = {"~": "\N{NO-BREAK SPACE}", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\v", "\r": "\v"}
"""Control sign → what it prints."""
MARKS: Final = {
    "tab": " ", "line": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
"""Control word → what it prints."""
PARAGRAPH_ENDS: Final = frozenset({"par", "sect", "page", "column"})
SKIPPED: Final = frozenset(
    [
        "colortbl",
        "info",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "filetbl",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "xmlnstbl",
        "mmathPr",
        "pnseclvl",
        "template",
        "objdata",
        "objclass",
        "objname",
        "operator",
        "author",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "atrfstart",
        "atrfend",
        "atnid",
        "atnref",
        "atndate",
        "atntime",
        "atnparent",
        "sp",
        "pn",
        "falt",
        "panose",
        "nonshppict",
        "do",
        "background",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "userprops",
        "docvar",
        "wgrffmtfilter",
        "fchars",
        "lchars",
        "pgptbl",
        "nonesttables",
    ]
)
"""Destinations that print nothing."""
NOTES: Final = {
    "footnote": "footnote", "annotation": "comment", "header": "header", "headerl": "header", "headerr": "header",
    "headerf": "header", "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
"""Destinations whose words stand beside the body."""
HEADING_NAME: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
CONTENTS_NAME: Final = re.compile(r"(?:toc|contents|目录)\s*[1-9]", re.IGNORECASE)


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
    done: Callable[[], None] | None = None
    """Called when this very group closes."""
    starred: bool = False
    """Whether the next word may be a destination nobody needs to know."""


@dataclass(slots=True)
class Properties:
    """What a paragraph says about itself."""

    style: int = 0
    """Number of its style."""
    outline: int | None = None
    """Its outline level, 0 the highest."""
    in_table: bool = False
    """Whether it stands in a table cell."""
    depth: int = 1
    """How deep in tables it stands then."""


BLANK: Final = Edged(0, 0)
"""A cell of which nothing is said yet."""


@dataclass(slots=True)
class Reader:
    """The walk and what it has met."""

    story: Story
    """Grows."""
    codec: str = "cp1252"
    """How bytes are coded where no font says otherwise."""
    groups: list[Group] = field(default_factory=list)
    """The open groups, the innermost last."""
    fonts: dict[int, str] = field(default_factory=dict)
    """Font number → encoding."""
    outlines: dict[int, int] = field(default_factory=dict)
    """Style number → heading level, 0 the highest."""
    contents: set[int] = field(default_factory=set)
    """Numbers of the styles of a table of contents."""
    pending: bytearray = field(default_factory=bytearray)
    """Coded bytes that wait for the rest of their character."""
    to_skip: int = 0
    """Characters to pass over behind a Unicode one."""
    properties: Properties = field(default_factory=Properties)
    """Of the paragraph in the making."""
    label: list[str | Aside] = field(default_factory=list)
    """The printed number of the paragraph in the making."""
    nest: Nest = field(default_factory=Nest)
    """The table in the making."""
    shapes: list[Edged] = field(default_factory=list)
    """How the row being defined is divided."""
    shape: Edged = BLANK
    """The cell being defined."""
    left: int = 0
    """Where the next cell begins."""
    author: str = ""
    """Who wrote the comment that comes next."""
    style: int = 0
    """The style being defined."""
    boxes: list[str] = field(default_factory=list)
    """Lines of text boxes, written when the block they are anchored in is done."""
    high: int = 0
    """First half of a character beyond 16 bits."""

    @classmethod
    def begin(cls, data: bytes, limits: Limits) -> Reader:
        """Begin to read a file of this beginning."""
        reader = cls(Story("rtf", limits))
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
    def body(self) -> list[str | Aside]:
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
        self.end_paragraph()
        self.end_table()
        self.write_boxes()
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
        return self.fonts.get(self.group.font, self.codec)

    def show(self, text: str) -> None:
        """Take in characters, as the group asks."""
        group = self.group
        if group.target == "skip":
            return
        if group.target == "" and (group.deleted or group.hidden):
            kind = "deleted" if group.deleted else "hidden"
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
        if name in DESTINATIONS:
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
            words = "".join(word for word in sink if isinstance(word, str)).strip("\n ")
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
            self.author = "".join(word for word in sink if isinstance(word, str)).strip()

        sink = self.divert("note", done)

    def printed_number(self) -> None:
        """Read the number a list prints before the paragraph."""
        sink: list[str | Aside] = []

        def done() -> None:
            self.label = list(sink)

        sink = self.divert("label", done)

    def text_box(self) -> None:
        """Read a text box into paragraphs behind the one it is anchored in."""
        sink: list[str | Aside] = []

        def done() -> None:
            words = "".join(word for word in sink if isinstance(word, str))
            self.boxes.extend(line for line in words.split("\n") if line.strip())

        sink = self.divert("note", done)

    # ---------------------------------------------------------------- definitions

    def define_font(self, name: str, number: int | None) -> None:
        """Follow a word of the font table."""
        if name == "f" and number is not None:
            self.group.font = number
        elif name == "fcharset" and number in CHARSETS:
            if number:
                self.fonts[self.group.font] = CHARSETS[number]
        elif name == "cpg" and number:
            self.fonts[self.group.font] = known(CODEPAGES.get(number, f"cp{number}"))

    def define_style(self, name: str, number: int | None) -> None:
        """Follow a word of the style sheet."""
        if name == "s" and number is not None:
            self.style = number
        elif name == "outlinelevel" and number is not None and 0 <= number < 9:
            self.outlines[self.style] = number
        elif name in {"f", "af"} and number is not None:
            self.group.font = number
        if self.group.done is None:
            sink = self.group.sink = []
            self.group.done = lambda: self.name_style(sink)

    def name_style(self, sink: list[str | Aside]) -> None:
        """Read a level off the name of a style."""
        name = "".join(word for word in sink if isinstance(word, str)).strip(" ;")
        heading = HEADING_NAME.fullmatch(name)
        if heading:
            self.outlines.setdefault(self.style, int(heading[1]) - 1)
        if CONTENTS_NAME.fullmatch(name):
            self.contents.add(self.style)
        self.style = 0

    # ---------------------------------------------------------------- paragraphs and tables

    def end_line(self) -> None:
        """End a paragraph, of the body or of a note or cell."""
        if self.group.target:
            self.group.sink.append("\n")
        elif self.properties.in_table:
            self.nest.line(self.properties.depth, self.line())
        else:
            self.end_paragraph()

    def line(self) -> Words:
        """Take the words of the line in the making, its number first."""
        words = (*self.label, *self.body)
        self.body.clear()
        self.label = []
        return words

    def end_paragraph(self) -> None:
        """Hand on the paragraph in the making; a table before it is done."""
        words = list(self.body)
        self.body.clear()
        label = "".join(word for word in self.label if isinstance(word, str)).strip()
        self.label = []
        if not label and not any(not isinstance(word, str) or word.strip() for word in words):
            return
        self.end_table()
        said = self.properties
        level = said.outline if said.outline is not None else self.outlines.get(said.style)
        outline = None if level is None or not 0 <= level < 9 else level + 1
        self.story.paragraph(words, outline, label=label, listed=said.style in self.contents)
        self.write_boxes()

    def write_boxes(self) -> None:
        """Write the text boxes that wait."""
        waiting, self.boxes = self.boxes, []
        for line in waiting:
            self.story.paragraph([line])

    def end_cell(self, depth: int) -> None:
        """End a cell."""
        self.nest.end_cell(depth, self.line())

    def end_row(self, depth: int) -> None:
        """End a row: its cells get the edges the row defines."""
        self.nest.end_row(depth, self.shapes)

    def end_table(self) -> None:
        """Hand on the table in the making."""
        if self.nest.write(self.story):
            self.write_boxes()

    def begin_row(self) -> None:
        """Begin to define a row."""
        self.shapes, self.shape, self.left = [], BLANK, 0

    def end_shape(self, number: int | None) -> None:
        """End the definition of a cell."""
        right = max(number or 0, self.left + 1)
        self.shapes.append(replace(self.shape, left=self.left, right=right))
        self.shape, self.left = BLANK, right

    def inner_row(self) -> None:
        """Define a row of a table inside a cell; what the row around it said holds again behind the group."""
        outer = self.shapes, self.shape, self.left

        def done() -> None:
            self.shapes, self.shape, self.left = outer

        self.group.done = done

    def reset(self) -> None:
        """Forget what the paragraph before said."""
        if self.group.target == "":
            self.properties = Properties()


def known(codec: str) -> str:
    """Return an encoding, the Western one where nobody knows it."""
    try:
        return ("".encode(codec) and codec) or codec
    except LookupError:
        return "cp1252"


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
    reader.group.hidden = reader.group.deleted = False


def style(reader: Reader, number: int | None) -> None:
    """Note the style of a paragraph."""
    reader.properties.style = number or 0


def outline(reader: Reader, number: int | None) -> None:
    """Note the outline level of a paragraph."""
    reader.properties.outline = number


def in_table(reader: Reader, _number: int | None) -> None:
    """Note that a paragraph stands in a cell."""
    reader.properties.in_table = True


def depth(reader: Reader, number: int | None) -> None:
    """Note how deep in tables a paragraph stands."""
    reader.properties.in_table = (number or 0) > 0
    reader.properties.depth = max(number or 0, 1)


COMMON: Final[Mapping[str, Callable[[Reader, int | None], None]]] = {
    "f": _group_word("font", lambda number: number or 0),
    "uc": _group_word("skip", lambda number: min(max(number or 0, 0), 8)),
}
"""Words that count wherever text is read."""

PLAIN: Final[Mapping[str, Callable[[Reader, int | None], None]]] = {
    "v": _group_word("hidden", switched),
    "deleted": _group_word("deleted", switched),
    "plain": plain,
    "pard": lambda reader, _: reader.reset(),
    "s": style,
    "outlinelevel": outline,
    "intbl": in_table,
    "trowd": lambda reader, _: reader.begin_row(),
    "trleft": lambda reader, number: setattr(reader, "left", number or 0),
    "clmrg": lambda reader, _: setattr(reader, "shape", replace(reader.shape, across=True)),
    "clvmrg": lambda reader, _: setattr(reader, "shape", replace(reader.shape, down=True)),
    "cellx": Reader.end_shape,
    "itap": depth,
    "cell": lambda reader, _: reader.end_cell(1),
    "row": lambda reader, _: reader.end_row(1),
    "nestcell": lambda reader, _: reader.end_cell(max(reader.properties.depth, 2)),
    "nestrow": lambda reader, _: reader.end_row(max(reader.properties.depth, 2)),
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
    "nesttableprops": Reader.inner_row,
}
"""Words that say where the words of their group go."""

DEFINING: Final[Mapping[str, Callable[[Reader, str, int | None], None]]] = {
    "fonttbl": Reader.define_font,
    "stylesheet": Reader.define_style,
}
"""Destinations in which words define something."""

KNOWN: Final = frozenset(
    {*DESTINATIONS, *NOTES, "shppict", "shpinst", "shprslt", "cs", "ts", "fldrslt", "listtext", "pnlvlblt"}
)
"""Starred destinations that are not passed over."""
