"""Paragraphs that score one item: its name and maximum, what was lost and why, the mark, and its parts if it has some.

`3. 信息公开（3分）。决算公开晚于规定时间，扣0.5分，得2.5分。` is an item with one loss;
`1. 数量指标（12分）。甲（8分）……得7.9分；乙（4分）得4分。本项得11.9分。` one of two parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.facts.text.numerals import WHOLE_NUMBER
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import Match, Pattern, compiled

CHINESE = "[一二三四五六七八九十]{1,3}"
LIST_NUMBER = rf"(?:[A-Z]?\d{{1,2}}(?:[.．-]\d{{1,2}}){{0,3}}[.．、]?|（(?:{CHINESE}|\d{{1,2}})）|[①-⑳]|{CHINESE}、)"
NAME = r"(?:(?![得扣失减])[^，。；：、（）\d“”≥≤]){2,24}"
OF_SEVERAL = "平均|总|合计|共|自评|评价|综合|最[高低]"
HEAD = compiled(
    rf"(?P<number>{LIST_NUMBER})?(?P<name>(?!.{{0,8}}(?:{OF_SEVERAL})){NAME})"
    rf"(?:（(?:满分|分值)?(?P<bracketed>{WHOLE_NUMBER})分）"
    rf"|(?<![打评分计])[，：]?(?:满分|分值)?(?P<plain>{WHOLE_NUMBER})分(?=[，。；]))"
)
"""The name of an item with its maximum, which begin its paragraph."""
PART = compiled(rf"(?:(?<=[，。；：、])|(?<=其中))(?P<name>{NAME})（(?:满分|分值)?(?P<full>{WHOLE_NUMBER})分）")
"""The name of a part with its maximum."""
SCORE = compiled(
    rf"(?:^|(?<=[，。；：）]))[^，。；：、（）\d]{{0,6}}?(?<![应可])得(?:分)?(?:为)?(?P<mark>{WHOLE_NUMBER})分(?!之|[钟制])"
)
"""A mark that was given."""
OWN_SCORE = compiled(
    rf"(?:^|(?<=[，。；]))(?:以上|上述|本|该|此)?(?:项|组|类|部分|指标|[两二三四五六七八九十]项)?(?:小计|合计|共计|共)?"
    rf"(?:得分?)?(?P<mark>{WHOLE_NUMBER})分(?![之钟制）])"
)
"""The mark of an item behind those of its parts: 本项得11.9分, 小计11.9分."""
LOSS = compiled(
    rf"(?P<all>[，。；：]共|合计|累计|共计)?(?<![应每可多])(?:扣除?|扣减|失|减)(?:分)?(?P<mark>{WHOLE_NUMBER})分(?![钟之])"
)
"""A mark that was lost."""
RULE = compiled(r"每|凡|若|如果?(?!期)|否则|规则|最[多高低]|不足|扣完|上限|以[上下内]|应扣|应得")
"""Words of a clause that tells how marks are given or lost, not which were."""
TWO_HANDS = compiled(r"核[减增定]|复[核评]|而自评|单位自评|专家|折算")
"""Words of paragraphs that give the marks of two hands, or those of another full mark."""
QUOTED = compiled(r"“[^”]*”|（[^（）]*[，；][^（）]*）")
"""What a paragraph quotes, or remarks at length."""


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """An item, or a part of one, with its marks."""

    name: str
    """Its name."""
    full: Quantity
    """Its maximum."""
    losses: tuple[Quantity, ...]
    """What it lost, one after the other; only their sum where that is told."""
    score: Quantity | None
    """What it was given, None where that is not told."""


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """A paragraph about one item."""

    whole: ScoredPart
    """The item itself; with parts, without their losses."""
    parts: tuple[ScoredPart, ...]
    """Its parts, none or at least two."""


def scored_item(passage: Passage, quantities: Sequence[Quantity]) -> ScoredItem | None:
    """Read the paragraph of one item, None where it is none or cannot be told apart from rules about marks."""
    text = QUOTED.sub(lambda match: "～" * len(match.group()), passage.text)
    head = HEAD.match(text)
    if head is None or not (head["bracketed"] or head["number"]) or TWO_HANDS.search(text):
        return None
    marks = {passage.find(one.span)[0]: one for one in quantities if is_mark(one)}
    start = head.start("bracketed") if head["bracketed"] else head.start("plain")
    full = marks.get(start)
    if full is None:
        return None
    openings = [match for match in PART.finditer(text, head.end()) if match.start("full") in marks]
    if not openings:
        losses, score = marks_in(text, head.end(), len(text), marks)
        return ScoredItem(ScoredPart(head["name"], full, losses, score), ())
    return with_parts(text, head, full, openings, marks)


OPENING_MARK = compiled(
    rf"(?:{LIST_NUMBER})?(?P<name>[^，。；：（）\d]{{2,20}})[：，](?:得分?)?(?P<mark>{WHOLE_NUMBER})分[。；]"
)
"""The name of a unit or a project with its mark, which begin its paragraph: （三）城南站：88.2分。"""
PART_MARK = compiled(rf"(?:^|[。；，])[^，。；：（）\d]{{2,16}}得(?P<mark>{WHOLE_NUMBER})分(?=[，。；])")
"""A part with its mark."""
LEAST_PARTS = 3
"""Parts that make up the mark of a unit."""


@dataclass(frozen=True, slots=True)
class OpenedMark:
    """A paragraph that begins with the mark of a unit or a project."""

    name: str
    """Its name."""
    mark: Quantity
    """Its mark."""
    parts: tuple[Quantity, ...]
    """The marks of its parts, none where fewer than three are told."""


def opened_mark(passage: Passage, quantities: Sequence[Quantity]) -> OpenedMark | None:
    """Read a paragraph that begins with a mark, None where it does not."""
    head = OPENING_MARK.match(passage.text)
    if head is None:
        return None
    marks = {passage.find(one.span)[0]: one for one in quantities if is_mark(one)}
    own = marks.get(head.start("mark"))
    starts = [match.start("mark") for match in PART_MARK.finditer(passage.text, head.end() - 1)]
    parts = tuple(marks[at] for at in starts if at in marks)
    return OpenedMark(head["name"], own, parts if len(parts) >= LEAST_PARTS else ()) if own else None


def with_parts(
    text: str, head: Match, full: Quantity, openings: Sequence[Match], marks: Mapping[int, Quantity]
) -> ScoredItem | None:
    """Read an item of several parts: its own mark stands right behind its maximum, or behind the last part."""
    ends = [*(match.start() for match in openings[1:]), len(text)]
    parts = [part_of(text, match, end, marks) for match, end in zip(openings, ends, strict=True)]
    _, before = marks_in(text, head.end(), openings[0].start(), marks)
    stop = end_of_part(text, openings[-1].end())
    behind = [match for match in OWN_SCORE.finditer(text, stop) if match.start("mark") in marks]
    own = before or (marks[behind[0].start("mark")] if behind else None)
    return ScoredItem(ScoredPart(head["name"], full, (), own), tuple(parts)) if len(parts) > 1 else None


def part_of(text: str, opening: Match, end: int, marks: Mapping[int, Quantity]) -> ScoredPart:
    """Read one part, as far as its stretch goes."""
    losses, score = marks_in(text, opening.end(), min(end, end_of_part(text, opening.end())), marks)
    return ScoredPart(opening["name"], marks[opening.start("full")], losses, score)


def end_of_part(text: str, at: int) -> int:
    """Return where the stretch of a part ends: at the next ； or 。."""
    return min((found for mark in "；。" if (found := text.find(mark, at)) >= 0), default=len(text))


def marks_in(
    text: str, start: int, end: int, marks: Mapping[int, Quantity]
) -> tuple[tuple[Quantity, ...], Quantity | None]:
    """Return what a stretch says was lost, and the only mark it says was given."""
    scores = [marks[match.start("mark")] for match in told(SCORE, text, start, end) if match.start("mark") in marks]
    losses = [match for match in told(LOSS, text, start, end) if match.start("mark") in marks]
    summed = [match for match in losses if match["all"]]
    chosen = summed[-1:] or losses
    return tuple(marks[match.start("mark")] for match in chosen), scores[0] if len(scores) == 1 else None


def told(pattern: Pattern, text: str, start: int, end: int) -> Iterator[Match]:
    """Yield what a stretch says of marks in clauses that are no rules."""
    for match in pattern.finditer(text, start, end):
        clause = max(text.rfind(mark, start, match.start("mark")) for mark in "，。；：")
        if not RULE.search(text, max(start, clause), match.start("mark")):
            yield match


def is_mark(one: Quantity) -> bool:
    """Whether a number is a plain mark."""
    return one.kind is Kind.SCORE and is_plain(one)
