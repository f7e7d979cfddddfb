"""The grade bands a report declares, in every notation.

得分≥85分为优秀, 90（含）-100分为优, 优秀（90-100分）, 60分以下为差.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import regex

from reportlint.facts.text.numerals import WHOLE_NUMBER
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Interval
from reportlint.patterns import Match, compiled
from reportlint.rule import Vocabulary

NUMBER = WHOLE_NUMBER
NOTE = r"(?:（不?含[\d.]*分?）)?"
VARIABLE = r"(?:[^\d，。；、（）≤<≥>]{0,8}?(?:得分|分数|总分|评分|分值)|[SXsxFf])"
SHORT_OF = r"(?:不足|不到|低于|未满|小于|不满)"
BAND = compiled(
    rf"""
    (?P<low>{NUMBER})分?(?P<low_sign>[≤<]){VARIABLE}(?P<high_sign>[≤<])(?P<high>{NUMBER})
  | {VARIABLE}?(?P<sign5>[≥>])(?P<low5>{NUMBER})分?(?:且|并且|，|、)?{VARIABLE}?(?P<sign6>[≤<])(?P<high5>{NUMBER})
  | {VARIABLE}?(?P<sign7>[≤<])(?P<high7>{NUMBER})分?(?:且|并且|，|、)?{VARIABLE}?(?P<sign8>[≥>])(?P<low7>{NUMBER})
  | (?P<high2>{NUMBER})分?(?P<high2_sign>[≥>]){VARIABLE}(?P<low2_sign>[≥>])(?P<low2>{NUMBER})
  | {VARIABLE}?(?P<sign>[≥≤<>])(?P<bound>{NUMBER})
  | (?P<bound3>{NUMBER})分?(?P<sign3>[≤<]){VARIABLE}
  | (?P<open>[\[（])?(?P<start>{NUMBER})分?(?P<start_note>{NOTE})分?
    (?:-|—|~|–|至|到|，|,){{1,2}}
    (?P<stop>{NUMBER})分?(?P<stop_note>{NOTE})(?P<close>[\]）])?
  | (?P<from3>{NUMBER})分?{NOTE}分?及?以上{NOTE}[、，至]?(?:但|且|而|并且)?
    (?:{SHORT_OF}(?P<to3>{NUMBER})分?|(?P<to4>{NUMBER})分?{NOTE}以下){NOTE}
  | (?:大于等于|不低于|不小于|大于或等于)(?P<from9>{NUMBER})分?(?:且|并|，|、)?(?:{SHORT_OF}(?P<to9>{NUMBER}))?
  | (?P<to5>{NUMBER})分?{NOTE}以下{NOTE}(?:-|—|~|–|至|到|，|、){{1,2}}
    (?P<from5>{NUMBER})分?(?P<from5_note>{NOTE})(?:以上{NOTE})?
  | {SHORT_OF}(?P<under>{NUMBER})
  | (?P<edge>{NUMBER})分?(?P<edge_note>{NOTE})分?及?(?P<side>以上|以下)(?P<side_note>{NOTE})
    """,
    regex.VERBOSE,
)
"""One range of scores."""

OTHERS = compiled(
    r"(?:其余|其他|否则)(?:的|均|者)?，?(?:评定为|评为|确定为|认定为|列为|定为|属于|属|为)[“\"「『]?"
    r"(?P<word>[\u4e00-\u9fffA-ZⅠ-Ⅹ]{1,5}?)(?=[”\"」』，；、。）（]|(?:等级|等次|档次)|$)"
)
"""What the scores below all ranges are called: 其余为“不达标”."""


@dataclass(frozen=True, slots=True)
class Band:
    """The range of scores of one grade."""

    word: str
    """The grade."""
    interval: Interval
    """Its scores."""
    span: Span
    """Range and grade as printed."""
    passage: int
    """Index of the passage."""
    low: Span | None = None
    """The digits of its lower bound, None where it is told by another band, or stands in a cell."""
    high: Span | None = None
    """The digits of its upper bound."""


def grade_words(vocabulary: Vocabulary) -> str:
    """Return the grade words as a pattern, longest first; one that matches nothing where none are known."""
    return pattern_of(tuple(vocabulary.terms.get("grades", ())))


@lru_cache(maxsize=8)
def pattern_of(words: tuple[str, ...]) -> str:
    """Join words into a pattern, longest first."""
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


def find_bands(passage: Passage, number: int, vocabulary: Vocabulary) -> tuple[Band, ...]:
    """Read the bands of a passage; fewer than two are no scheme."""
    if "分" not in passage.text and "[" not in passage.text and "-" not in passage.text:
        return ()
    grades = list(compiled(grade_words(vocabulary)).finditer(passage.text))
    if len({match.group() for match in grades}) < 2:
        return ()
    ranges = [(match, interval) for match in BAND.finditer(passage.text) if (interval := interval_of(match))]
    bands = tuple(bound(ranges, grades, passage, number))
    return (*bands, *others(bands, grades, passage, number)) if len(bands) >= 2 else ()


def others(bands: Sequence[Band], grades: Sequence[Match], passage: Passage, number: int) -> Iterator[Band]:
    """Yield the band below all others that is only told as the rest: 其余为差."""
    lows = [band.interval.low for band in bands if band.interval.low is not None]
    match = OTHERS.search(passage.text)
    words = {grade.group() for grade in grades} - {band.word for band in bands}
    if lows and len(lows) == len(bands) and match is not None and match["word"] in words:
        yield Band(match["word"], Interval(None, min(lows), high_in=False), passage.locate(*match.span()), number)


def bound(ranges: list[tuple[Match, Interval]], grades: list[Match], passage: Passage, number: int) -> Iterator[Band]:
    """Tie each range to its grade word: the one right before it (优秀（90-100）), or the next one behind it.

    The first range shows which way the scheme is written.
    """
    ends = [match.start() for match, _ in ranges[1:]] + [len(passage.text)]
    behind = bool(ranges) and (
        reads_forward(passage.text, ranges[0][0], ends[0]) or opens_grade(ranges[0][0], ends[0], grades, passage.text)
    )
    for (match, interval), end, previous in zip(ranges, ends, [0, *(match.end() for match, _ in ranges)], strict=False):
        if behind:
            word = word_behind(passage.text, match, grades, end)
        else:
            word = word_before(passage.text, match, grades, previous)
        if word:
            span = passage.locate(min(match.start(), word.start()), max(match.end(), word.end()))
            low, high = (place_of(match, end, passage) for end in (interval.low, interval.high))
            yield Band(word.group(), interval, span, number, low, high)


def place_of(match: Match, bound: Fraction | None, passage: Passage) -> Span | None:
    """Return where a range prints one of its bounds."""
    for number in compiled(NUMBER).finditer(match.group()) if bound is not None else ():
        if Fraction(number.group()) == bound:
            return passage.locate(match.start() + number.start(), match.start() + number.end())
    return None


def reads_forward(text: str, match: Match, end: int) -> bool:
    """Whether a range is followed by its grade: 得分≥85分为优秀, 90-100分的，评为优."""
    return bool(
        compiled(r"分?(?:（[^）]*）)?(?:的)?[，]?[^，。；、（）]{0,6}(?:为|是|属|评|定|：)").match(
            text[match.end() : end]
        )
    )


def opens_grade(match: Match, end: int, grades: list[Match], text: str) -> bool:
    """Whether a grade stands right behind a range and none right before it: 90分以上“优”，80—90分“良”."""
    word = word_behind(text, match, grades, end)
    near = word is not None and compiled(r"分?(?:（[^）]*）)?(?:的)?[“\"「『【]?").fullmatch(
        text[match.end() : word.start()]
    )
    return bool(near) and word_before(text, match, grades, 0) is None


def word_before(text: str, match: Match, grades: list[Match], previous: int) -> Match | None:
    """Return the grade word that directly opens a range."""
    for word in reversed(grades):
        between = text[word.end() : match.start()]
        if previous <= word.start() and word.end() <= match.start():
            return word if compiled(r"[”\"’]?(?:等级?|级)?[（：:为，]{0,2}").fullmatch(between) else None
    return None


def word_behind(text: str, match: Match, grades: list[Match], following: int) -> Match | None:
    """Return the first grade word behind a range and before the next one."""
    for word in grades:
        if match.end() <= word.start() < following:
            between = text[match.end() : word.start()]
            return word if len(between) <= 16 and not compiled(r"[。；]").search(between) else None
    return None


def interval_of(match: Match) -> Interval | None:
    """Return the scores a range admits, None for what cannot be a range."""
    return next(reading(match) for group, reading in READINGS.items() if match[group])


def named_side(match: Match) -> Interval:
    """Return the scores of 以上 and 以下; 60分以下 as the lowest band is meant without 60: the bands above say so."""
    note = (match["edge_note"] or "") + (match["side_note"] or "")
    up = match["side"] == "以上"
    return half_line(match["edge"], up=up, included="不含" not in note and (up or "含" in note))


def written_range(match: Match) -> Interval | None:
    """Return the scores of a-b; mathematical brackets and 不含 decide about the ends."""
    brackets = match["open"] == "[" or match["close"] == "]"
    low_in = "不含" not in (match["start_note"] or "") and not (brackets and match["open"] == "（")
    high_in = "不含" not in (match["stop_note"] or "") and not (brackets and match["close"] == "）")
    return between(match["start"], match["stop"], low_in=low_in, high_in=high_in)


def between(low: str, high: str, *, low_in: bool, high_in: bool) -> Interval | None:
    """Make the interval of two printed ends, in either order, None where they are equal."""
    first, second = Fraction(low), Fraction(high)
    if first == second:
        return None
    return Interval(first, second, low_in, high_in) if first < second else Interval(second, first, high_in, low_in)


def half_line(bound: str, *, up: bool, included: bool) -> Interval:
    """Make the interval from or up to a bound."""
    value = Fraction(bound)
    return Interval(value, None, low_in=included) if up else Interval(None, value, high_in=included)


READINGS: Mapping[str, Callable[[Match], Interval | None]] = {
    "low": lambda match: between(
        match["low"], match["high"], low_in=match["low_sign"] == "≤", high_in=match["high_sign"] == "≤"
    ),
    "low2": lambda match: between(
        match["low2"], match["high2"], low_in=match["low2_sign"] == "≥", high_in=match["high2_sign"] == "≥"
    ),
    "low5": lambda match: between(
        match["low5"], match["high5"], low_in=match["sign5"] == "≥", high_in=match["sign6"] == "≤"
    ),
    "low7": lambda match: between(
        match["low7"], match["high7"], low_in=match["sign8"] == "≥", high_in=match["sign7"] == "≤"
    ),
    "sign": lambda match: half_line(match["bound"], up=match["sign"] in "≥>", included=match["sign"] in "≥≤"),
    "sign3": lambda match: half_line(match["bound3"], up=True, included=match["sign3"] == "≤"),
    "from3": lambda match: between(match["from3"], match["to3"] or match["to4"], low_in=True, high_in=False),
    "from9": lambda match: (
        between(match["from9"], match["to9"], low_in=True, high_in=False)
        if match["to9"]
        else half_line(match["from9"], up=True, included=True)
    ),
    "from5": lambda match: between(
        match["from5"], match["to5"], low_in="不含" not in (match["from5_note"] or ""), high_in=False
    ),
    "under": lambda match: half_line(match["under"], up=False, included=False),
    "side": named_side,
    "start": written_range,
}
"""Group that a notation of `BAND` alone has → how that notation reads."""
