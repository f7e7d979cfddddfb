"""Writes the one text of a document and keeps where each stretch of it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.model import Run, Span
from reportlint.patterns import compiled

NO_ORDINAL = -1
"""Stands for the text element of characters that no element of the source contributes."""

CJK_PUNCTUATION = frozenset("·—‘’“”…")
"""Marks of Chinese text that stand outside the blocks of Chinese characters."""

FIRST_CJK, LAST_CJK = "\u2e80", "\U0003ffff"


@dataclass(slots=True)
class Pen:
    """Writes pieces of text one behind the other."""

    part: str = ""
    """Name of the part being read."""
    pieces: list[str] = field(default_factory=list)
    """What has been written."""
    runs: list[Run] = field(default_factory=list)
    """Where it came from."""
    length: int = 0
    """Number of characters written."""
    last: str = ""
    """The character before the pen in the same line or cell."""
    fresh: bool = False
    """True where the next word begins a line."""
    joint: int | None = None
    """Ordinal of the line break before the next word, `NO_ORDINAL` for the end of a paragraph, None for no break."""
    begun: bool = False
    """True once a line has been opened, be it empty."""
    labelled: bool = False
    """True right behind a label."""
    parted: bool = False
    """True where the break before the next word is that of two cells."""
    tabs: list[int] = field(default_factory=list)
    """Offsets of the blanks that are tabs: whether they part cells only the lines around them tell."""

    def place(self) -> int:
        """Return the offset at which the next word will stand."""
        return self.length + (self.fresh and self.begun)

    def before(self, count: int) -> str:
        """Return the last characters written in the same line or cell, at most `count` of them."""
        if self.fresh or not self.last:
            return ""
        return compiled("[\n\t]").split("".join(self.pieces[-count:]))[-1][-count:]

    def begin_line(self) -> None:
        """Let the next word begin a line; nothing is written until it comes."""
        self.fresh, self.joint, self.last, self.labelled, self.parted = True, None, "", False, False

    def open_line(self) -> None:
        """Begin a line at once, so that even an empty one takes its place."""
        self.begin_line()
        if self.begun:
            self.separate("\n")
        self.fresh, self.begun = False, True

    def separate(self, mark: str) -> None:
        """Write the mark between two rows or two cells."""
        self.put(mark)
        self.fresh, self.joint, self.last, self.labelled, self.parted = False, None, "", False, False

    def break_here(self, ordinal: int = NO_ORDINAL) -> None:
        """Note a break between two words of one line: the next word is joined as its script asks."""
        self.joint = ordinal

    def part_here(self) -> None:
        """Note a break between two words of one line that a space keeps apart, whatever their script."""
        self.joint, self.parted = NO_ORDINAL, True

    def write(self, text: str, ordinal: int = NO_ORDINAL) -> None:
        """Write a stretch of visible characters that one text element contributes; a tab in it is a blank for now."""
        if not text:
            return
        tabs = "\t" in text and [-behind for behind, sign in enumerate(reversed(text), 1) if sign == "\t"]
        if tabs:
            text = text.replace("\t", " ")
        if self.fresh:
            self.open_line()
        elif self.joint is not None or self.labelled:
            self.bridge(text[0])
        self.keep(text, ordinal)
        self.last = text[-1]
        if tabs:
            self.tabs += (self.length + back for back in reversed(tabs))

    def label(self, text: str) -> Span | None:
        """Write an automatic number and return where it stands; None for an empty one."""
        if not text:
            return None
        self.write(text)
        self.labelled = True
        return Span(self.length - len(text), self.length)

    def bridge(self, upcoming: str) -> None:
        """Put a space between the words on both sides of a break or label where they would run together."""
        apart = stands_apart if self.labelled and self.joint is None else needs_space
        ordinal = NO_ORDINAL if self.joint is None else self.joint
        parted, self.joint, self.labelled, self.parted = self.parted, None, False, False
        if self.last and (apart(self.last, upcoming) or (parted and not (self.last.isspace() or upcoming.isspace()))):
            self.keep(" ", ordinal)

    def keep(self, text: str, ordinal: int) -> None:
        """Append characters and their origin."""
        start = self.length
        self.put(text)
        if ordinal != NO_ORDINAL:
            self.runs.append(Run(Span(start, self.length), self.part, ordinal))

    def put(self, text: str) -> None:
        """Append characters."""
        self.pieces.append(text)
        self.length += len(text)

    def since(self, start: int, piece: int) -> Span:
        """Return what was written since offset `start` and piece `piece`, surrounding white space left out."""
        text = "".join(self.pieces[piece:])
        words = text.strip()
        if not words:
            return Span(start, start)
        start += len(text) - len(text.lstrip())
        return Span(start, start + len(words))


def needs_space(before: str, after: str) -> bool:
    """Say whether two characters on both sides of a line break are words that a space must keep apart."""
    return not (before.isspace() or after.isspace() or (is_cjk(before) and is_cjk(after)))


def stands_apart(label: str, after: str) -> bool:
    """Say whether a label ending so must be kept from running into the text: `1.` and 一 must, 、 and ） need not."""
    return not after.isspace() and (label.isascii() or label.isnumeric())


def is_cjk(character: str) -> bool:
    """Say whether a character is set without spaces: a Chinese character or mark, full-width forms included."""
    return FIRST_CJK <= character <= LAST_CJK or character in CJK_PUNCTUATION
