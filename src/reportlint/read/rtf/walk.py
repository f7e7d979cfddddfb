"""The state of reading an RTF file: the open groups, where their words go, how bytes become characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reportlint.read.equations import meet
from reportlint.read.fields import Field, as_words
from reportlint.read.rtf.body import Body, Properties
from reportlint.read.rtf.definitions import Definitions
from reportlint.read.rtf.names import CODEPAGES, known
from reportlint.read.story import Aside, Story
from reportlint.read.symbols import drawn
from reportlint.read.tabbed import APART
from reportlint.read.trouble import Limits, Unreadable
from reportlint.read.xml import Element


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
    inserted: bool = False
    """Whether text was inserted with changes tracked."""
    done: Callable[[], None] | None = None
    """Called when this very group closes."""
    starred: bool = False
    """Whether the next word may be a destination nobody needs to know."""

    def kind(self) -> str:
        """Say how text is printed otherwise than as it stands; empty for no way."""
        if self.deleted or self.hidden:
            return "deleted" if self.deleted else "hidden"
        return "raised" if self.raised else "inserted" if self.inserted else ""


@dataclass(slots=True)
class Walk:
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
    equation: Element | None = None
    """The part of an equation that is being read."""
    closed: str = ""
    """The equation that nothing stands behind yet."""

    @classmethod
    def begin(cls, data: bytes, limits: Limits) -> Walk:
        """Begin to read a file of this beginning."""
        story, definitions = Story("rtf", limits), Definitions()
        walk = cls(story, Body(story, definitions), definitions)
        walk.groups.append(Group([]))
        page = re.search(rb"\\ansicpg(\d{1,5})", data[:4096])
        if page:
            number = int(page[1])
            walk.codec = known(CODEPAGES.get(number, f"cp{number}"))
        return walk

    @property
    def group(self) -> Group:
        """The innermost group."""
        return self.groups[-1]

    @property
    def words(self) -> list[str | Aside]:
        """The words of the paragraph or cell in the making."""
        return self.groups[0].sink

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
            self.show(self.definitions.decoded(data, self.group.font, self.codec))

    def coded(self, byte: bytes) -> None:
        """Take in one coded byte."""
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.pending += byte

    def settle(self) -> None:
        """Decode the bytes that wait."""
        if self.pending:
            text = self.definitions.decoded(bytes(self.pending), self.group.font, self.codec)
            self.pending.clear()
            self.show(text)

    def show(self, text: str) -> None:
        """Take in characters, as the group asks."""
        group = self.group
        if group.target == "skip":
            return
        if self.closed:
            text = APART + text if group.sink and meet(self.closed, text) else text
            self.closed = ""
        if group.font in self.definitions.names:
            text = drawn(self.definitions.names[group.font], text)
        for part in self.fields:
            part.printed = part.printed or (part.shown and bool(text.strip()))
        if group.target == "instruction" and self.fields and self.fields[-1].shown:
            text = as_words(text)
        if group.target == "" and (group.deleted or group.hidden or group.raised or group.inserted):
            kind = group.kind()
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

    # ---------------------------------------------------------------- paragraphs

    def end_line(self) -> None:
        """End a paragraph, of the body or of a note or cell."""
        if self.group.target:
            self.group.sink.append("\n")
        elif self.group.deleted:
            return  # the next paragraph runs on
        else:
            self.body.end_line(self.words)

    def reset(self) -> None:
        """Forget what the paragraph before said."""
        if self.group.target == "":
            self.body.properties = Properties()
