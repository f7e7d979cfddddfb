"""The years a report prints, each with what it is there for: the topic of a sentence, or only its base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportlint.facts.text.dates import Date
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.patterns import compiled

YEAR = compiled(r"(?:19|20)\d{2}")
"""A year in digits, whatever stands around it."""


class YearUse(StrEnum):
    """What a printed year is there for."""

    TOPIC = "topic"
    """The time a statement, heading or caption is about: 2025年，… / 2025年度收入总计…"""
    BASE = "base"
    """What something is compared with: 比2024年 / 2024年的447件."""
    CITED = "cited"
    """Part of a title or the number of a document."""
    DAY = "day"
    """Part of a date with a month."""
    CUTOFF = "cutoff"
    """The end of a year up to which something is counted: 截至2025年12月31日 / 2025年末."""
    RANGE = "range"
    """An end of a span of years."""
    OTHER = "other"
    """Anything else."""


@dataclass(frozen=True, slots=True)
class YearMention:
    """One printed year."""

    date: Date
    """As read."""
    use: YearUse
    """What it is there for."""
    sentence: str
    """The sentence around it as it reads."""
    behind: str
    """What follows it in its sentence."""

    @property
    def year(self) -> int:
        """The year."""
        return self.date.year or 0

    @property
    def span(self) -> Span:
        """As printed."""
        return self.date.span


STOPS = "。！？；"
BASE_BEFORE = compiled(
    r"(?:比|较|与|同|对比|对照|相比|超过|低于|高于|自|从|由|早在|上年|上一年|上年度|去年)[（(]?(?:全[市县区省年])?$"
    r"|(?:增[加长]?|减少?|下降|上升|提高|降低|持平)[^，。；（）]{0,16}（$"
)
BASE_BEHIND = compiled(
    r"(?:度)?(?:相比|同期|以来|以前|之前|前|底前|初|起|的[\d约近]|[^，。；：]{0,8}(?:转列|结转))"
    r"|[）)]?(?:增加|减少|增长|下降)(?![^，。；]{0,12}\d)"
)
CUTOFF_BEFORE = compiled(r"截[至止](?:到|至|于)?$")
CUTOFF_BEHIND = compiled(r"(?:度)?(?:末|底|年末|年底)")
RANGE_BEHIND = compiled(r"(?:[-~—–至到、]|和20|以来)")
RANGE_BEFORE = compiled(r"(?:(?<!截)[-~—–至到]|年、|年和|年度、|年度和)$")
OPENING = compiled(
    r"(?:^|[，。；：、！（“”）(—\s]|^[^，。；]{0,4}[、.．）]|^第.{1,3}[章节篇部分]{1,2}|^[图表]\d{1,2}|(?:^|，)现[将就][^，。；]{0,12})"
    r"(?:其中|在|目前|说明|是)?$"
)


def find_years(passage: Passage, dates: tuple[Date, ...], unit: str) -> Iterator[YearMention]:
    """Yield the years of a passage; `unit` may stand before one without taking it from the head of its clause."""
    text = passage.text
    titles = [match.span() for match in compiled(r"《[^》]*》|“关于[^”]*”").finditer(text)]
    for date in dates:
        if date.year is None or date.inherited:
            continue
        start, end = passage.find(date.span)
        first = max(text.rfind(stop, 0, start) for stop in STOPS) + 1
        last = min((at for stop in STOPS if (at := text.find(stop, end)) >= 0), default=len(text))
        cited = any(low <= start < high for low, high in titles) or is_number_year(text, start, end)
        use = YearUse.CITED if cited else use_of(date, text[first:start], text[start:end], text[end:last], unit)
        yield YearMention(date, use, text[first:last], text[end:last])


def is_number_year(text: str, start: int, end: int) -> bool:
    """Whether a year stands in the brackets of a document number: 〔2025〕."""
    return text[start - 1 : start] in {"〔", "[", "（", "【"} and text[end : end + 1] in {"〕", "]", "）", "】"}


def use_of(date: Date, before: str, printed: str, behind: str, unit: str) -> YearUse:
    """Say what a year is there for, by what stands around it in its sentence."""
    if date.month is not None:
        ends = date.month == 12 and date.day in {None, 31} and CUTOFF_BEFORE.search(before)
        return YearUse.CUTOFF if ends else YearUse.DAY
    if RANGE_BEHIND.match(behind) or RANGE_BEFORE.search(before) or printed.count("20") > 1:
        return YearUse.RANGE
    if BASE_BEFORE.search(before) or BASE_BEHIND.match(behind):
        return YearUse.BASE
    if CUTOFF_BEHIND.match(behind):
        return YearUse.CUTOFF
    own = before.removesuffix(unit) if unit else before
    return YearUse.TOPIC if OPENING.search(own) else YearUse.OTHER
