"""The lines of a text, and what a line is by itself."""

from __future__ import annotations

from typing import NamedTuple

import regex

from reportlint.patterns import compiled

NUMERAL = "一二三四五六七八九十百〇零"
NUMBER = (
    rf"第[{NUMERAL}\d]{{1,5}}[章节条款编篇部]|[{NUMERAL}]{{1,4}}[、.．，,]|[(（]\s?(?:[{NUMERAL}]{{1,4}}|\d{{1,3}})\s?[)）]"
    r"|\d{1,3}(?:\.\d{1,3}){0,4}(?:[、．)）]|\\?\.(?!\d)|(?<=\.\d)\s|(?<=\.\d\d)\s)|[①-⒛㈠-㈩]"
)
"""What numbers a heading or a list item."""
OWN_LINE = compiled(rf"(?:{NUMBER}|[-*+•●◆■]\s|[#>|]|\*\*|附[件表录]|[图表]\s?\d|目\s*[录次]\s*$)")
"""How a line begins that is never the continuation of the one before, nor continued by the next."""
STOPS = "。！？；：.!?;:"
CLOSERS = "”’」』）)】》\"'*"
NARROWEST_WRAP = 30
"""Columns a line must fill before it can have been broken for its length."""
CONTENTS = compiled(r"\**\s*(?:目\s*[录錄次]|contents|table of contents)\s*\**", regex.IGNORECASE)
RULE_MARKS = frozenset("-*_=—─")
HOLLOW = compiled(
    r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|!\[\[[^\[\]]*\]\]|</?[a-z][\w-]*+(?=[\s/>])[^<>]*>|&nbsp;|&emsp;|&ensp;"
    r"|&#160;|[\\\u200b-\u200f\u2060\ufeff\s]",
    regex.IGNORECASE,
)
"""What leaves no word on a line: pictures, tags, blanks in every spelling."""
HOLLOW_START = frozenset("<![&\\\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
LINK_FRAME = compiled(r"\[\]\([^()]*\)")
"""What is left of a picture that was a link."""


class Line(NamedTuple):
    """One line of the file; a tuple because there are as many as lines."""

    start: int
    """Offset of its first character."""
    text: str
    """Its characters, without the line end."""
    indent: int
    """White space before its words."""
    words: str
    """Its characters without surrounding white space."""
    ends_page: bool
    """True where a form feed, not a line feed, ends it."""

    @property
    def begin(self) -> int:
        """Offset of its words."""
        return self.start + self.indent

    @property
    def end(self) -> int:
        """Offset behind its words."""
        return self.start + self.indent + len(self.words)


def split_lines(text: str) -> list[Line]:
    """Split text at line feeds and form feeds."""
    lines: list[Line] = []
    start = 0
    for row in text.split("\n"):
        *pages, last = row.split("\f")
        for piece in pages:
            lines.append(make_line(start, piece, ends_page=True))
            start += len(piece) + 1
        lines.append(make_line(start, last, ends_page=False))
        start += len(last) + 1
    return lines


def make_line(start: int, text: str, *, ends_page: bool) -> Line:
    """Make the line that begins at offset `start`."""
    rest = text.lstrip()
    return Line(start, text, len(text) - len(rest), rest.rstrip(), ends_page)


def is_contents_title(words: str) -> bool:
    """Say whether a line is the title of a table of contents."""
    return len(words) < 40 and CONTENTS.fullmatch(words.strip("#* ")) is not None


def is_closing(words: str, mark: str) -> bool:
    """Say whether a line can close a fence."""
    return words.startswith(mark * 3) and not words.strip(mark)


def is_rule(words: str) -> bool:
    """Say whether a line is a drawn rule."""
    return words[0] in RULE_MARKS and len(words) > 2 and not words.strip(words[0] + " ")


def is_hollow(words: str) -> bool:
    """Say whether a line holds no word: only pictures, tags and blanks."""
    return words[0] in HOLLOW_START and not LINK_FRAME.sub("", HOLLOW.sub("", words)).strip()


def may_wrap(line: Line) -> bool:
    """Say whether a line may have been broken for its length only."""
    words = line.words
    return not (
        line.ends_page
        or line.text.endswith("  ")
        or "\t" in words
        or OWN_LINE.match(words)
        or words[-8:].rstrip(CLOSERS).endswith(tuple(STOPS))
        or count_columns(words) < NARROWEST_WRAP
    )


def is_continuation(before: Line, line: Line) -> bool:
    """Say whether a line goes on with the sentence of the line before."""
    return not (
        line.indent > before.indent
        or line.text.startswith("\u3000")
        or "\t" in line.words
        or OWN_LINE.match(line.words)
        # A line that fits more than the one before shows that nothing had to be broken there.
        or count_columns(line.words) > 1.2 * count_columns(before.words)
    )


def count_columns(words: str) -> int:
    """Count the columns text takes, two for an ideograph."""
    return len(words.encode("gb18030", "replace"))
