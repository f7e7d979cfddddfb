"""Checks of what words say of a budget's completion: 完成年初预算的85.2%，决算数大于预算数的主要原因是…."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Observation, Related
from reportlint.number import is_plain
from reportlint.patterns import Match, compiled
from reportlint.rule import Outcome

COMPARED = compiled(
    r"(?<=[，。；])(?:支出|收入)?(?:决算数?|执行数)(?:与|比)?"
    r"(?:(?P<more>大于|高于|超过|多于)|(?P<less>小于|低于|少于)|(?P<same>等于|(?=[^，。；]{2,8}(?:持平|一致|相等))))"
    r"(?P<base>年初|调整后?|全年|当年)?(?:的)?预算(?:数|安排)?"
)
"""Words that say which of budget and outturn is larger."""
FARTHEST = 60
"""Characters behind a completion in which such words speak of it."""
ADJUSTED = "调整"


def completion_told(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every completion of a budget with words behind it that say which number is larger."""
    for prose in facts.prose:
        stated = [one for one in prose.mentions if one.role is Role.COMPLETION and is_plain(one.quantity)]
        for one, following in zip_longest(stated, stated[1:]):
            stop = following.start if following else len(prose.passage.text)
            match = COMPARED.search(prose.passage.text, one.end, min(stop, one.end + FARTHEST))
            if match and same_base(one, match) and prose.passage.text.count("。", one.end, match.start()) < 2:
                yield told(prose, one, match)


def same_base(one: Mention, match: Match) -> bool:
    """Whether the completion and the words behind it speak of one budget: the first one, or the adjusted one."""
    return (ADJUSTED in (match["base"] or "")) == (ADJUSTED in one.lead)


def told(prose: Prose, one: Mention, match: Match) -> Observation:
    """Hold the words against the percentage: above, below or just one hundred; a hundred may have been rounded."""
    words = "大于" if match["more"] else "小于" if match["less"] else "等于"
    percent = one.quantity.value
    holds = {"大于": percent > 100, "小于": percent < 100, "等于": percent == 100}[words]
    rounded = percent == 100 and not one.quantity.decimals
    outcome = Outcome.PASS if holds else Outcome.REVIEW if rounded else Outcome.FAIL
    span = prose.passage.locate(match.start(), match.end())
    values = {"stated": one.quantity.shown(), "words": words}
    return Observation(outcome, span, values, (Related(one.quantity.span, "完成比例"),))
