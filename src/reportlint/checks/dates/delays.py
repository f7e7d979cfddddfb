"""Checks of delays: how many days late or early something was, by the day it was due and the day it was done.

合同约定8月31日前到货，实际10月15日到货，逾期45天.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from reportlint.checks.check import NoParams
from reportlint.checks.dates.durations import compared, day_of, leaves_out
from reportlint.facts import Facts, Prose
from reportlint.facts.text.dates import Date
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.patterns import Match, compiled
from reportlint.rule import Severity

DELAY = compiled(
    r"(?<!平均)(?:提前|逾期|延期|延误|超期|推迟|延迟|滞后|晚|早)了?(?:完[工成]|交付|到货)?"
    r"(?P<number>\d{1,3})(?P<unit>天|日)(?![前内以历期])"
)
"""What says how late or early something was."""
DUE_BEFORE = compiled(r"(?:约定|计划|批复|合同|要求|应[于在当]|规定|限期|期限|时限|原定|原计划|目标)[^，。；]{0,12}$")
"""Words before the day when something was due; 均在4月28日前完工 tells when it was done."""
WINDOW = 24
"""Characters before a day in which such words stand."""
BEGUN = compiled(r"^[^，。；、\d]{0,8}(?:开工|动工|启动|进场|收到|开始|签订|发布|下达)")
"""Words behind a day when something began, or came in."""
SHIFTED = (0, 1)
"""Days by which a delay may be told differently: its last day counted, or not."""


def delay(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every delay that stands behind the day when something was due and the day when it was done."""
    for prose in (one for one in facts.prose if one.dates):
        for match in DELAY.finditer(prose.passage.text):
            days = days_before(prose, match)
            if len(days) > 1 and not leaves_out(prose, match):
                yield from looked_at(prose, match, days)


def days_before(prose: Prose, match: Match) -> list[Date]:
    """Return the days printed before a delay in its stretch of the sentence; none where one of them has no day."""
    text = prose.passage.text
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。；") + 1
    own = [one for one in prose.dates if begin <= prose.passage.find(one.span)[0] < match.start()]
    whole = all(one.year and one.month and one.day and one.possible and not one.fuzzy for one in own)
    return own if whole else []


def looked_at(prose: Prose, match: Match, days: Sequence[Date]) -> Iterator[Observation]:
    """Compare a delay with the days between any two days before it, else with those between what was due and done."""
    stated = integer_of(match["number"])
    pair = next((two for two in combinations(days, 2) if stated in possible(*two)), None) or due_and_done(prose, days)
    if pair is not None:
        span = prose.passage.locate(match.start("number"), match.end("unit"))
        related = (Related(pair[0].span, "应于"), Related(pair[1].span, "实际"))
        look = compared(span, match["number"], match["unit"], possible(*pair), related)
        yield replace(look, ceiling=Severity.WARNING)


def possible(due: Date, done: Date) -> Sequence[int]:
    """Return how many days late or early something may be said to be."""
    days = abs((day_of(done) - day_of(due)).days)
    return [days + shift for shift in SHIFTED]


def due_and_done(prose: Prose, days: Sequence[Date]) -> tuple[Date, Date] | None:
    """Return the only day when something was due and the only one when it was done; None where there are others."""
    due = [one for one in days if is_due(prose, one)]
    done = [one for one in days if one not in due and not begins(prose, one)]
    return (due[0], done[0]) if len(due) == len(done) == 1 else None


def is_due(prose: Prose, one: Date) -> bool:
    """Whether words before a day say that something was due then."""
    start = prose.passage.find(one.span)[0]
    return DUE_BEFORE.search(prose.passage.text[max(0, start - WINDOW) : start]) is not None


def begins(prose: Prose, one: Date) -> bool:
    """Whether something began on a day."""
    return BEGUN.match(prose.passage.text[prose.passage.find(one.span)[1] :]) is not None
