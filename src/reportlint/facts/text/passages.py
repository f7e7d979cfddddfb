"""The text as a person reads it: white space, width, markup and page cuts evened out, every character traceable.

A passage is one paragraph, several that a page cut tore apart, or one table cell. Patterns run over passages, so that
the same report gives the same facts as Markdown, Word or pdf.
"""

from __future__ import annotations

import html
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import regex

from reportlint.model import Cell, Document, Paragraph, Span
from reportlint.patterns import Match, compiled

STOP = compiled(r"[。；！？]")
"""Marks that end a sentence, or a row of a list."""
REMARK = compiled(r"（[^（）]*）")
"""A remark in brackets."""
FINAL_REMARK = compiled(r"（[^（）]*）$")
"""A remark that ends a name."""
SPECIAL = compiled(
    r"""
    (?P<latex>\$[^$\n]{1,60}\$)
  | (?P<tag></?(?:br|p|b|i|u|em|strong|span|div|font|sub|sup|a|td|th|tr|tbody|thead)\b[^<>]{0,300}>)
  | (?P<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,6}|\#x[0-9a-fA-F]{1,6});)
  | (?P<mark>\*\*|(?<![\w_])__(?=[^\s_])|(?<=[^\s_])__(?![\w_])|`
        |(?<![*\w）])\*(?=[^*\s|][^*|\n]{0,60}\*(?![*\d]))|(?<=[\w.%）])\*(?=\s*(?:\||$|[，。；、：]))|\\(?=[*_#|~%$.()\[\]-]))
  | (?P<quoted>[“”"‘’「」'](?=\d+(?:\.\d+)?[“”"‘’「」'])|(?<=\d)[“”"‘’「」'](?=分))
  | (?P<space>[\s\u200b-\u200d\ufeff\u00ad\ue000-\uf8ff]+)
  | (?P<wide>[０-９Ａ-Ｚａ-ｚ％．＋－−‐‑＝＜＞≧≦／～〜∼﹣∶])
  | (?P<half>[(),;:?!])
  | (?P<note>(?<=[\u4e00-\u9fff％%）)”])[\[［]\^?\d{1,2}[\]］](?!\())
  | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    """,
    regex.VERBOSE,
)
"""What reads differently from how it is written."""
MARKED = compiled(r"(?<=[\d.,]\d)(?<!(?<![\d.,])10)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?=[%％‰\s，。；、：（）,;:()|\u4e00-\u9fff]|$)")
"""A raised digit that is a footnote mark of the number before it.

Behind one digit or 10 it is a power, and so it is where more mathematics follows.
"""

LATEX = {
    r"\geqslant": "≥",
    r"\leqslant": "≤",
    r"\geq": "≥",
    r"\leq": "≤",
    r"\ge": "≥",
    r"\le": "≤",
    r"\times": "×",
    r"\div": "÷",
    r"\sim": "~",
    r"\%": "%",
    r"\,": "",
    r"\ ": "",
    "~": "",
}
WIDE = {
    **{chr(0xFF10 + n): str(n) for n in range(10)},
    **{chr(0xFF21 + n): chr(65 + n) for n in range(26)},
    **{chr(0xFF41 + n): chr(97 + n) for n in range(26)},
    **dict(zip("％．＋－−‐‑＝＜＞≧≦／～〜∼﹣∶", "%.+----=<>≥≤/~~~-:", strict=True)),
}
HALF = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
ASCII_WORD = compiled(r"[A-Za-z0-9.]")
WIDE_SPACE = "\N{EM SPACE}"
"""Stands between two numbers, never inside one as the blank between thousands does."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text as it reads, with the way back to the document."""

    text: str
    """As it reads."""
    offsets: array[int]
    """For each character its offset in the document, and one more behind the last."""
    span: Span
    """Everything it was made from."""
    paragraphs: tuple[Span, ...] = ()
    """The paragraphs it was made from; empty for a cell."""

    def locate(self, start: int, end: int) -> Span:
        """Return the document's characters behind `text[start:end]`."""
        if start >= end:
            at = self.offsets[start]
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def find(self, span: Span) -> tuple[int, int]:
        """Return the range of `text` that was read from `span`."""
        return bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)


def read_passage(document: Document, spans: Sequence[Span], *, cell: bool = False) -> Passage:
    """Read the characters of `spans` as one passage."""
    parts: list[str] = []
    offsets: array[int] = array("l")
    for span in spans:
        if SPECIAL.search(document.text, span.start, span.end) is None:
            parts.append(document.quote(span))
            offsets.extend(range(span.start, span.end))
            continue
        for text, start in readings(document.text, span):
            parts.append(text)
            offsets.extend(range(start, start + len(text)) if len(text) > 1 else (start,))
    end = spans[-1].end if spans else 0
    offsets.append(end)
    whole = Span(spans[0].start, end) if spans else Span(0, 0)
    return Passage("".join(parts), offsets, whole, () if cell else tuple(spans))


def readings(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """Yield pieces of reading with the offset of their first character; a piece longer than one maps one to one."""
    at = span.start
    for match in SPECIAL.finditer(text, span.start, span.end):
        if match.start() > at:
            yield text[at : match.start()], at
        for character in reading_of(match, text, span):
            yield character, match.start()
        at = match.end()
    if at < span.end:
        yield text[at : span.end], at


def reading_of(match: Match, text: str, span: Span) -> str:
    """Return how one special piece reads."""
    piece, reading = match.group(), ""
    match match.lastgroup:
        case "latex":
            reading = latex_reading(piece[1:-1])
        case "entity":
            reading = entity_reading(piece)
        case "space":
            reading = space_reading(match, text, span)
        case "wide":
            reading = WIDE[piece]
        case "half":
            reading = half_reading(match, text)
        case "raised" if not MARKED.match(text, match.start(), span.end):
            reading = piece
    return reading


def entity_reading(piece: str) -> str:
    """Return the character an entity stands for; white space reads as nothing."""
    return html.unescape(piece).strip()


def latex_reading(formula: str) -> str:
    """Read simple mathematics as plain text."""
    for name, reading in LATEX.items():
        formula = formula.replace(name, reading)
    return compiled(r"[\s{}]").sub("", formula)


def space_reading(match: Match, text: str, span: Span) -> str:
    """Keep one space between two words of Latin letters or digits; between anything else it is layout."""
    if match.start() == span.start or match.end() == span.end or "\n" in match.group():
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return " " if before.isascii() and before.isalpha() and after.isascii() and after.isalpha() else ""
    before, after = text[match.start() - 1], text[match.end()]
    if WIDE_SPACE in match.group() and before.isdecimal() and after.isdecimal():
        return 2 * " "
    return " " if ASCII_WORD.match(before) and ASCII_WORD.match(after) else ""


def half_reading(match: Match, text: str) -> str:
    """Read half-width punctuation as its Chinese counterpart, except inside numbers and Latin text."""
    piece, at = match.group(), match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if piece in ",:" and before.isdigit() and after.isdigit():
        return piece
    if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
        return piece
    return HALF[piece]


LONGEST = 3 * 22 * 28
"""Characters of a passage; what is longer is read in pieces.

Three full pages of an official document (GB/T 9704-2012: 22 lines of 28 characters), several times what any paragraph
holds. It bounds what a pattern or a comparison of every number with every other can cost, whatever is handed in.
"""
CUTS = ("。", "；;！？!?", "，、：")
"""Marks behind which a text that is too long is cut, the best first."""


def cut_up(text: str, span: Span) -> Iterator[Span]:
    """Yield a span in pieces that are no longer than a passage may be; nearly always it is one."""
    start = span.start
    while span.end - start > LONGEST:
        end = cut_of(text, start, start + LONGEST)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def read_cell_text(document: Document, cell: Cell) -> Passage:
    """Read a cell, of one that is too long for a passage the first piece: what its table knows it by."""
    return read_passage(document, [next(cut_up(document.text, cell.span))], cell=True)


def rest_of_cell(document: Document, cell: Cell) -> Iterator[Passage]:
    """Yield the further pieces of a cell that is too long for a passage; nearly always there are none."""
    if len(cell.span) > LONGEST:
        for piece in islice(cut_up(document.text, cell.span), 1, None):
            yield read_passage(document, [piece], cell=True)


def cut_of(text: str, start: int, end: int) -> int:
    """Return where to cut between two offsets: as far back as half the way behind a mark, else at the end."""
    for marks in CUTS:
        cut = 1 + max(text.rfind(mark, (start + end) // 2, end) for mark in marks)
        if cut:
            return cut
    return end


ENDS = "。！？；：!?;:…"
"""Marks that close a paragraph."""
CLOSERS = "”’）)】》」\"'*"
"""Marks that may stand behind the closing one."""


def is_closed(text: str) -> bool:
    """Whether a paragraph ends as a paragraph should."""
    stripped = text.rstrip().rstrip(CLOSERS)
    return bool(stripped) and stripped[-1] in ENDS


def may_continue(paragraph: Paragraph, text: str) -> bool:
    """Whether a body paragraph breaks off, so that a page cut is likely behind it."""
    if paragraph.outline is not None or paragraph.listed or is_closed(text):
        return False
    return len(text) >= 25 or any(mark in text for mark in "，。；、")
