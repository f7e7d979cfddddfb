"""Marks that prose gives of a year before: 2023年各类得分为决策17.3分、过程26.9分; 上年过程得26.9分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.text.passages import Passage
from reportlint.patterns import Match, compiled

PRESENT = r"今年|本年|当年|本[次轮期]|此次|现|目前"
"""Words for the time of the report."""
MOVED = (
    r"(?:提[高升]|上升|下降|降低|增加|减少|回升|回落)(?=[^，。；\d]{0,3}\d)|[到至](?=[为了约]?\d)"
    r"|比(?![例率重])|较(?![高低好大])"
)
"""Words behind which a mark is of another time, or is none."""
TIME = compiled(r"(?:(?P<year>(?:19|20)\d{2})年(?:度|全年)?(?![起以来至建]|\d)|上一?年度?|去年|上一?轮|前一年)(?!结转)")
"""A time that the marks behind it may be of."""
TO_FIRST = compiled(rf"(?:(?!{PRESENT}|{MOVED})[^，。；\d]){{0,16}}")
"""Words between a time and the first of its marks."""
TO_NEXT = compiled(rf"\d+(?:\.\d+)?分[）、，；和及]*(?:(?!{PRESENT}|{MOVED})[^，。；\d]){{0,14}}")
"""A mark with the words up to the next."""


def without_former(
    statements: Sequence[ScoreStatement], passages: Sequence[Passage], tables: Sequence[ScoreTable], year: int | None
) -> Iterator[ScoreStatement]:
    """Yield the score sentences that give marks of the year of a report, where that is known.

    A year that a table has a column for is one of those it is about.
    """
    headers = "".join(column.header for table in tables for column in table.grid.columns)
    for one in statements:
        passage = passages[one.passage]
        first = next((mark for mark in (one.full, one.score, one.deducted, one.raw) if mark is not None), None)
        time = time_of(passage.text, passage.find(first.extent)[0]) if first is not None else None
        tabled = time is not None and time["year"] is not None and time["year"] in headers
        if time is None or tabled or not is_before(time, year):
            yield one


def is_before(time: Match, year: int | None) -> bool:
    """Whether a time is before a year; one that is told by words alone is."""
    return time["year"] is None or (year is not None and int(time["year"]) < year)


def time_of(text: str, at: int) -> Match | None:
    """Return the time that heads the marks of a text up to the one at a place, None where none does."""
    start = text.rfind("。", 0, at) + 1
    times = [
        match for match in TIME.finditer(text, start, at) if leads_to(text, match.end(), at) or heads(text, match, at)
    ]
    return times[-1] if times else None


OTHER_TIME = compiled(rf"[；。]|{PRESENT}|{MOVED}")
"""What ends the stretch that a time heads."""


def heads(text: str, time: Match, at: int) -> bool:
    """Whether 上年 opens the stretch of a mark, which speaks of nothing else: 上年执行率为93.5%，折算得9.35分."""
    opens = time.start() == 0 or text[time.start() - 1] in "。；"
    return opens and time["year"] is None and OTHER_TIME.search(text, time.end(), at) is None


def leads_to(text: str, start: int, at: int) -> bool:
    """Whether nothing but names and marks stands between a time and a mark."""
    between = TO_FIRST.match(text, start, at)
    end = between.end() if between else start
    while end < at and (following := TO_NEXT.match(text, end, at)):
        end = following.end()
    return end == at
