"""Headings and the sections they open, read from numbering tokens: 一、 then （一） then 1. then （1）.

The depth of `#` marks and font sizes in converted files is noise; a declared outline level only helps to tell a
heading from a sentence (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from reportlint.facts.text.numerals import chinese_integer
from reportlint.facts.text.passages import Passage, read_passage
from reportlint.model import Document, Paragraph, Span
from reportlint.patterns import Match, compiled

CHINESE = "[一二三四五六七八九十]{1,3}"
FORMAL = "[壹贰叁肆伍陆柒捌玖拾]{1,3}"
TOKEN = compiled(
    rf"""
    (?P<part>第(?:{CHINESE}|\d{{1,2}})[章编篇]|第(?:{CHINESE}|\d{{1,2}})(?:部分|节))[、：\s]*
  | (?P<formal>{FORMAL})[、.．](?=\S)
  | (?P<first>{CHINESE})[、.．](?=\S)(?!{CHINESE}、)
  | （(?P<second>{CHINESE})）、?
  | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.、]?(?=[^\d.%‰，。；、）])(?!万|亿|元|个百|分)
  | (?P<third>\d{{1,2}})[.．、](?=\D)
  | （(?P<fourth>\d{{1,2}})）、?
  | (?P<fifth>\d{{1,2}})）
  | (?P<circled>[①-⑳])
    """,
    regex.VERBOSE,
)
GLUED = compiled(r"(?P<number>\d{1,2})、(?=\d)")
"""A list number in front of a digit: 2、5年以上. It counts only where it goes on with a list (3、4月份 does not)."""
SPACED = compiled(r"[#*\s]*(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})(?=\s|\*)")
"""A decimal number with a blank or markup behind it, as it stands in the source."""
LEVELS = {
    "part": 0,
    "formal": 0,
    "first": 1,
    "second": 2,
    "third": 3,
    "decimal": 3,
    "fourth": 4,
    "fifth": 5,
    "circled": 5,
}
"""Group of the token → its level; 0 is the highest."""
PART_NUMBER = compiled(rf"第(?:{CHINESE}|\d{{1,2}})")
"""The number of a part, a chapter or a section."""
STYLES = {
    "formal": "壹、",
    "first": "一、",
    "second": "（一）",
    "third": "1.",
    "fourth": "（1）",
    "fifth": "1）",
    "circled": "①",
}
"""Group of the token → how the style is called."""
TITLE_LIMIT = 60
"""Characters beyond which a numbered paragraph is an item of prose, not a heading."""
ANNEX = compiled(r"^(?:附件|附表|附录)\s*+(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*+)?[：:、]?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or declared heading, or a numbered item that begins a paragraph."""

    span: Span
    """The paragraph, or of a run-in heading its first sentence."""
    title: str
    """Its words without the number."""
    level: int
    """0 for 第一部分 (-1 where 第一节 is numbered inside it), 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 below;
    unnumbered: one below its parent."""
    number: int | None
    """Its number, None where it has none."""
    token: Span | None
    """The number as printed."""
    style: str
    """How it is numbered: `第一章`, `一、`, `（一）`, `1.`, `1、`, `（1）` …; `` where it is not."""
    run_in: bool
    """Whether text follows in the same paragraph."""
    block: int
    """Index of the paragraph among the document's blocks."""
    path: tuple[int, ...] = ()
    """All numbers of a decimal token: 2.1.3 → (2, 1, 3)."""
    outline: int | None = None
    """The outline level it declares, None where it declares none."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading."""

    heading: Heading
    """Its heading."""
    span: Span
    """From the heading to the next heading of the same or a higher level."""
    parents: tuple[int, ...]
    """Indices of the enclosing sections, outermost first."""


def find_headings(document: Document) -> tuple[Heading, ...]:
    """Read the headings of the body in order."""
    found: list[Heading] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and not block.listed:
            heading = heading_of(document, block, index, found[-1] if found else None)
            if heading is not None:
                found.append(heading)
    return tuple(placed(raised(found)))


def raised(headings: Sequence[Heading]) -> Sequence[Heading]:
    """Raise chapters above the sections that are numbered inside them: 第一章, then 第一节 and 第二节, then 第二章."""
    sections = any(heading.style == SECTION for heading in headings)
    return [
        replace(one, level=CHAPTER_LEVEL) if sections and one.style.startswith("第") and one.style != SECTION else one
        for one in headings
    ]


SECTION = "第一节"
"""How the style of sections is called that chapters are divided into."""
CHAPTER_LEVEL = -1
"""Level of the chapters they divide."""


def heading_of(document: Document, paragraph: Paragraph, index: int, before: Heading | None) -> Heading | None:
    """Read one paragraph as a heading, None where it is plain text; `before` is the heading it may follow."""
    opening = Span(paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 2 * TITLE_LIMIT))
    passage = read_passage(document, [opening])
    whole = len(paragraph.span) <= 2 * TITLE_LIMIT
    match = (
        TOKEN.match(passage.text)
        or next_item(passage.text, before)
        or next_decimal(document.quote(opening), passage.text, before)
    )
    if match is None:
        declared = paragraph.outline is not None and whole and len(passage.text) <= TITLE_LIMIT
        return plain_heading(passage, paragraph, index) if declared else None
    return replace(numbered_heading(match, passage, index, whole=whole), outline=paragraph.outline)


def next_item(text: str, before: Heading | None) -> Match | None:
    """Return the number of an item that begins with a digit, where it is the next one of the list before it."""
    glued = GLUED.match(text)
    if glued is None or before is None or before.style != "1、" or int(glued["number"]) != (before.number or 0) + 1:
        return None
    return TOKEN.match(f"{glued.group()}…")


def next_decimal(source: str, text: str, before: Heading | None) -> Match | None:
    """Return a decimal number with a blank behind it in the source but none in the text, where it is the next one.

    4.2 分县区情况, 1.2 2024年末余额: read without the blank, one would be a mark and the other no number of a heading.
    """
    spaced = SPACED.match(source)
    if spaced is None:
        return None
    number = spaced["number"]
    path = tuple(map(int, number.split(".")))
    follows = before is not None and before.path[:-1] == path[:-1] and before.number == path[-1] - 1
    return TOKEN.match(f"{number}…") if follows and text.startswith(number) else None


def plain_heading(passage: Passage, paragraph: Paragraph, index: int) -> Heading:
    """Make the heading of a declared but unnumbered paragraph; its level is settled by its surroundings."""
    return Heading(
        paragraph.span, passage.text, -1, None, None, "", run_in=False, block=index, outline=paragraph.outline
    )


def numbered_heading(match: Match, passage: Passage, index: int, *, whole: bool) -> Heading:
    """Make the heading of a paragraph that begins with a number."""
    group = match.lastgroup or "first"
    body = passage.text[match.end() :]
    sentence = body.find("。")
    run_in = not whole or len(body) > TITLE_LIMIT or 0 <= sentence < len(body) - 1
    title = body[:sentence] if run_in and sentence > 0 else body
    end = match.end() + min(len(title) + (sentence > 0 and run_in), len(body))
    path = tuple(int(part) for part in match["decimal"].split(".")) if match["decimal"] else ()
    return Heading(
        span=passage.locate(0, end) if run_in else passage.span,
        title=title.strip("。：；，"),
        level=LEVELS[group] + max(0, len(path) - 2),
        number=path[-1] if path else token_number(match),
        token=passage.locate(0, match.end()),
        style=style_of(match, group),
        run_in=run_in,
        block=index,
        path=path,
    )


def token_number(match: Match) -> int | None:
    """Return the number of a token."""
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    digits = compiled(r"[^\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]").sub("", match.group())
    return int(digits) if digits.isdigit() else chinese_integer(digits)


def style_of(match: Match, group: str) -> str:
    """Name the style of a token; 1. and 1、 are two styles of one level."""
    if group == "third":
        return "1、" if "、" in match.group() else "1."
    if group == "part":
        return PART_NUMBER.sub("第一", match[group])
    return STYLES.get(group, match.group(group).rstrip("0123456789."))


def placed(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Give unnumbered headings a level: the title is 0, others stand one below the numbered heading they stand under.

    Where numbers have begun and none of them stands above, it is a part of the report like 一、.
    """
    begun = False
    for at, heading in enumerate(headings):
        begun = begun or heading.number is not None
        if heading.number is not None:
            yield heading
        else:
            above = next((one for one in reversed(headings[:at]) if may_stand_above(one, heading)), None)
            yield replace(heading, level=above.level + 1 if above else LEVELS["first"] if begun else 0)


def may_stand_above(one: Heading, heading: Heading) -> bool:
    """Whether an unnumbered heading may stand under a numbered one: not under an item that opens a paragraph.

    Nor under one that declares to be deeper: 项目一, 1. 资金, 2. 成效, then 项目二.
    """
    if one.number is None or (one.run_in and one.outline is None):
        return False
    return one.outline is None or heading.outline is None or one.outline <= heading.outline


def find_sections(document: Document, headings: Sequence[Heading]) -> tuple[Section, ...]:
    """Nest the headings that own a paragraph of their own or open one."""
    end = len(document.text)
    stack: list[int] = []
    starts: list[tuple[Heading, tuple[int, ...]]] = []
    for heading in headings:
        while stack and starts[stack[-1]][0].level >= heading.level:
            stack.pop()
        starts.append((heading, tuple(stack)))
        stack.append(len(starts) - 1)
    return tuple(
        Section(heading, Span(heading.span.start, section_end(starts, index, end)), parents)
        for index, (heading, parents) in enumerate(starts)
    )


def section_end(starts: Sequence[tuple[Heading, tuple[int, ...]]], index: int, end: int) -> int:
    """Return where the section of the heading at `index` ends: at the next heading that is not below it."""
    level = starts[index][0].level
    following = (heading.span.start for heading, _ in starts[index + 1 :] if heading.level <= level)
    return next(following, end)
