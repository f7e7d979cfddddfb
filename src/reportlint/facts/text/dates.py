"""Dates and years as printed, with the earliest and latest day each can mean."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from reportlint.facts.text.numerals import chinese_integer
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.patterns import Match, compiled

Day = tuple[int, int, int]
"""Year, month, day; comparable."""

DATE = compiled(
    r"""
    (?<![\d.])
    (?:(?P<year>(?:19|20)\d{2})\s*年\s*(?:度)?)?
    (?P<month>\d{1,2})\s*月\s*份?
    (?:
        (?P<day>\d{1,2})\s*[日号]
      | (?P<fuzzy>初|上旬|中旬|下旬|底|末|月底|月末)
    )?
    | (?<![\d.,])(?P<year_only>(?:19|20)\d{2})\s*年(?:度)?(?!内?[生以]?产出)
    | (?<![\d.,-])(?P<iso>(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01]))(?![\d.%-])
    | (?<![\d.,])(?P<span_from>(?:19|20)\d{2})(?:年)?
      \s*[-~—–至]{1,2}\s*(?:19|20)\d{2}(?=年|[^\d.万元%,个人])
    | (?<=[-~—–至到])(?P<day_only>\d{1,2})日
    | (?P<chinese_year>[二一][〇○零一二三四五六七八九]{3})年(?:度)?
      (?:
          (?P<chinese_month>[一二三四五六七八九十]{1,3})月
          (?:(?P<chinese_day>[一二三四五六七八九十]{1,3})日)?
      )?
    | (?<=[〔\[（【])(?P<number_year>(?:19|20)\d{2})(?=[〕\]）】]\s*第?\d+\s*号)
    """,
    regex.VERBOSE,
)
GONE_ON = compiled(r"[^，。；：、\d（）]{1,6}(?:至|到)")
"""What stands between two dates behind 自, where something goes on from one to the other: 自3月1日运行至5月."""
RANGE_MARK = compiled(r"(?:起|开始)?\s*(?:-{1,2}|—{1,2}|–|~|至|到)\s*")
FUZZY = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
"""Word → first and last day it can mean, read leniently."""
YEAR_PART = compiled(r"\s*(?P<part>年?[初中底末](?![期央国型标秋小考])|上半年|下半年|第?[一二三四1-4]\s*季度)")
"""What narrows a year without naming a month."""
MONTHS = {
    "初": (1, 4), "中": (5, 8), "底": (10, 12), "末": (10, 12), "上半年": (1, 6), "下半年": (7, 12),
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
}  # fmt: skip
"""Part of a year → first and last month it can mean, read leniently."""


@dataclass(frozen=True, slots=True)
class Date:
    """One printed date; parts it leaves out are None, a year may be inherited."""

    span: Span
    """As printed."""
    year: int | None
    """Printed or inherited from the nearest date before it in the passage."""
    month: int | None
    """1 to 12 in a sound date; as printed in any case."""
    day: int | None
    """1 to 31 in a sound date; as printed in any case."""
    fuzzy: str = ""
    """初, 上旬, 中旬, 下旬, 底 or 末, where the day is only hinted at."""
    part: str = ""
    """初, 中, 底, 末, 上半年, 下半年, 一季度 …, where only a part of the year is named; it stands behind the span."""
    inherited: bool = False
    """Whether the year was not printed."""

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a date; without a year, 29 February is granted."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= days_in(None if self.inherited else self.year, self.month)

    def earliest(self) -> Day:
        """Return the first day it can mean; a missing year counts as year 0."""
        first = self.day or FUZZY.get(self.fuzzy, (1, 31))[0]
        return (self.year or 0, self.month or MONTHS.get(self.part, (1, 12))[0], first)

    def latest(self) -> Day:
        """Return the last day it can mean; a missing year counts as year 0."""
        last = self.day or FUZZY.get(self.fuzzy, (1, 31))[1]
        month = self.month or MONTHS.get(self.part, (1, 12))[1]
        return (self.year or 0, month, min(last, days_in(self.year, month)) if 1 <= month <= 12 else last)


@dataclass(frozen=True, slots=True)
class Period:
    """A printed range of dates."""

    span: Span
    """From the first character of the start to the last of the end."""
    start: Date
    """Its first date."""
    end: Date
    """Its last date."""


def days_in(year: int | None, month: int) -> int:
    """Count the days of a month; February of an unknown year has 29."""
    return monthrange(year or 2000, month)[1]


def find_dates(passage: Passage) -> tuple[Date, ...]:
    """Read the dates of a passage in order; a date without a year takes the nearest before it."""
    dates: list[Date] = []
    year: int | None = None
    for match in DATE.finditer(passage.text):
        date = date_of(match, passage, year, dates[-1].month if dates else None)
        year = date.year or year
        dates.append(date)
    return tuple(dates)


def date_of(match: Match, passage: Passage, year: int | None, month: int | None) -> Date:
    """Make the date of one match; `year` and `month` are those to inherit."""
    span = passage.locate(*match.span())
    if match["chinese_year"]:
        printed = [match[part] for part in ("chinese_year", "chinese_month", "chinese_day")]
        numbers = [chinese_integer(part) if part else None for part in printed]
        return Date(span, numbers[0], numbers[1], numbers[2])
    if match["day_only"]:
        return Date(span, year, month, int(match["day_only"]), inherited=True)
    if iso := match["iso"]:
        parts = [int(part) for part in compiled(r"[-/.]").split(iso)]
        return Date(span, parts[0], parts[1], parts[2])
    if alone := match["year_only"] or match["span_from"] or match["number_year"]:
        return Date(span, int(alone), None, None, part=part_behind(match))
    own_year = int(match["year"]) if match["year"] else None
    fuzzy = (match["fuzzy"] or "").removeprefix("月")
    day = int(match["day"]) if match["day"] else None
    return Date(span, own_year or year, int(match["month"]), day, fuzzy, inherited=own_year is None)


def part_behind(match: Match) -> str:
    """Return the part of a year that the words behind it name: 年底, 上半年, 第一季度."""
    found = YEAR_PART.match(match.string, match.end()) if match["year_only"] else None
    digits = str.maketrans("1234", "一二三四")
    return compiled(r"[\s第]").sub("", found["part"]).removeprefix("年").translate(digits) if found else ""


def find_periods(passage: Passage, dates: tuple[Date, ...]) -> Iterator[Period]:
    """Yield the pairs of dates joined by a range mark: 3月1日-3月15日, 从3月到5月."""
    for start, end in pairwise(dates):
        opened, closed = passage.find(start.span), passage.find(end.span)
        between = passage.text[opened[1] : closed[0]]
        ranges = RANGE_MARK.fullmatch(between) or (
            passage.text[: opened[0]].endswith(("自", "从")) and GONE_ON.fullmatch(between)
        )
        if start.month and end.month and ranges:
            yield Period(Span(start.span.start, end.span.end), start, end)
