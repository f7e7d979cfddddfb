"""Former values told in a list of their own: 甲7家，乙4人，分别增长16.7%、33.3%（上年依次为6家、3人）.

The list belongs to as many rates right beside it, each with one of the levels before them; or to as many changes told
one by one before it: 甲支出7万元，增长16.7%；乙支出4万元，增长33.3%。上年分别为6万元、3万元.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.prose.claims import Claim
from reportlint.facts.prose.compared import changed_by
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import AMOUNTS, Kind, counts_like
from reportlint.patterns import compiled

COUNTED = (
    r"(?:(?:上述|以上|这|该)?(?:[两三四五六七八九十几]+|\d)[项个类种][^，。；（）\d]{0,4}"
    r"|(?:上述|以上)[^，。；（）\d]{1,6})?"
)
"""上述三项支出, 八个数: words for the members of a list together."""
FORMER_LIST = compiled(
    rf"(?:^|[，；。（])(?:而|(?:分别|依次)?[比较])?{COUNTED}(?P<time>上年|去年|上期|上一年|(?:19|20)\d{{2}}年)(?:度|同期|末)?{COUNTED}"
    r"(?:分别|依次|各)?(?:为|是)?(?:（)?$"
)
"""Words before the first of some former values: （上年依次为, 。2023年上述三项支出分别为, 比上年（."""
NEXT_VALUE = compiled(r"[^，。；（）\d]{0,4}(?:[、和与及]|以及)")
"""All that stands between two of them."""
LEAST = 2
"""Values of a list."""
OTHER_BASE = compiled(
    r"预算|计划|任务|目标|概算|年均|环比|[比较](?:前年|[上前]一?个?[月季])"
    r"|美元|外币|可比|不变价|实际(?:分别|依次|各)?[增降上下提减]"
)
"""Words before rates that are over no former value, or of amounts measured in another way: 较年初预算分别增长."""
YEAR_OF_BASE = compiled(r"[比较与](?P<year>(?:19|20)\d{2}年)")
"""The year that rates are over: 较2019年分别增长."""


def claims_of_former_lists(text: str, mentions: Sequence[Mention], drafts: Sequence[Claim]) -> Iterator[Claim]:
    """Put former values of a list beside the changes they belong to; yield the changes that rates of a run tell."""
    printed = [one for one in mentions if text[one.start] in DIGITS]
    for at, first in enumerate(printed):
        opened = FORMER_LIST.search(text[printed[at - 1].end if at else 0 : first.start])
        former = in_one_unit(listed_from(text, printed, at)) if opened else []
        if opened is None or len(former) < LEAST:
            continue
        if (rates := rates_beside(text, printed, at, len(former))) is not None:
            yield from zipped(text, printed, former, rates, opened["time"])
        else:
            followed = is_followed_by_list(printed, at + len(former))
            complete(text, drafts, former, opened["time"], followed=followed)


DIGITS = frozenset("0123456789-+")
"""What a printed number begins with, unlike one spelled out."""


def listed_from(text: str, printed: Sequence[Mention], at: int) -> list[Mention]:
    """Return a number and those that stand behind it in one list."""
    found = [printed[at]]
    for one in printed[at + 1 :]:
        joined = NEXT_VALUE.fullmatch(text, found[-1].end, one.start)
        if joined is None or one.quantity.kind not in LISTED or one.depth != found[0].depth:
            break
        found.append(one)
    return found


LISTED = {*AMOUNTS, Kind.PLAIN}
"""Kinds of numbers that a list may hold."""


def in_one_unit(listed: Sequence[Mention]) -> list[Mention]:
    """Return the numbers of a list, those without a unit in that of the last, none if it has none: 3、4和5万元."""
    last = listed[-1].quantity
    if last.kind not in AMOUNTS or any(one.quantity.kind not in LISTED for one in listed):
        return []
    return [
        replace(one, quantity=replace(one.quantity, unit=last.unit, kind=last.kind, scale=last.scale))
        if one.quantity.kind is Kind.PLAIN
        else one
        for one in listed
    ]


def rates_beside(text: str, printed: Sequence[Mention], at: int, count: int) -> Sequence[Mention] | None:
    """Return as many rates of one run as a list has members, right before it or right behind it."""
    before, behind = printed[max(0, at - count) : at], printed[at + count : at + 2 * count]
    for rates, ends in ((before, printed[at].start), (behind, None)):
        if len(rates) != count or not is_run_of_rates(rates):
            continue
        gap = text[rates[-1].end : ends] if ends else text[printed[at + count - 1].end : rates[0].start]
        if "。" not in gap and "；" not in gap:
            return rates
    return None


def is_run_of_rates(rates: Sequence[Mention]) -> bool:
    """Whether some numbers are one whole run of rates of change."""
    told = rates[0].part is Role.RATE or (rates[0].part is Role.RATIO and GROWTH.search(rates[0].lead) is not None)
    return told and rates[0].run >= 0 and len({one.run for one in rates}) == 1


GROWTH = compiled(r"(?:增|降|涨|跌)(?:长?率|幅度?|速)(?:分别|依次|各)?[为是]?$")
"""Words before rates of change that name them so: 增幅依次为."""


def zipped(
    text: str, printed: Sequence[Mention], former: Sequence[Mention], rates: Sequence[Mention], time: str
) -> Iterator[Claim]:
    """Yield the changes of levels by the rates and the former values of the same places."""
    levels = levels_before(text, printed, min(former[0].start, rates[0].start), former)
    if not are_over(rates[:1], time) or (is_named(time) and not any(map(changed_by, levels, former, rates))):
        return
    for level, base, rate in zip(levels, former, rates, strict=False):
        yield Claim("change", level.label, {"current": level, "base": measured(base, level), "rate": rate}, time)


def are_over(rates: Sequence[Mention], time: str) -> bool:
    """Whether no word before some rates says that they are over something else than the values of that time."""
    for one in rates:
        year = YEAR_OF_BASE.search(one.lead)
        if OTHER_BASE.search(one.lead) or (year and year["year"] != time):
            return False
    return True


def is_named(time: str) -> bool:
    """Whether a time is a year by its digits, which need not be the one before: a rate must vouch for it."""
    return time[0].isdigit()


def is_followed_by_list(printed: Sequence[Mention], at: int) -> bool:
    """Whether another list of amounts goes on behind one: 上年收入分别为6万元、3万元，支出分别为5万元、2万元."""
    behind = printed[at : at + 1]
    return any(ANOTHER_LIST.search(one.lead) and one.quantity.kind in LISTED for one in behind)


ANOTHER_LIST = compiled(r"^[，；][^。]*(?:分别|依次)")
"""Words that go on from a list to another."""


def measured(base: Mention, level: Mention) -> Mention:
    """Return a former value in the unit of the present one, which it may print in short: 824元/人·月, （800元."""
    own, other = base.quantity, level.quantity
    if not is_short(own.unit, other.unit):
        return base
    return replace(base, quantity=replace(own, unit=other.unit, kind=other.kind, scale=other.scale))


def is_short(unit: str, other: str) -> bool:
    """Whether a unit is another without what it is measured by: 元 for 元/人·月."""
    return other.startswith(f"{unit}/")


def levels_before(text: str, printed: Sequence[Mention], before: int, former: Sequence[Mention]) -> Sequence[Mention]:
    """Return the only levels of a stretch, or the only run of them, that count what as many former values do."""
    begun = max(text.rfind("。", 0, before), text.rfind("；", 0, before))
    own = [one for one in printed if begun < one.start < before and is_level(one)]
    runs = {one.run: [other for other in own if other.run == one.run] for one in own if one.run >= 0}
    for levels in (own, *runs.values()):
        if len(levels) == len(former) and counting_alike(levels, former):
            return levels
    return ()


def is_level(one: Mention) -> bool:
    """Whether a number is an amount of its own, of no earlier time."""
    told = Role.LEVEL in {one.role, one.natural} and one.quantity.kind in AMOUNTS
    return told and one.period != "prior" and not one.depth


def counting_alike(levels: Sequence[Mention], former: Sequence[Mention]) -> bool:
    """Whether each of some levels counts what the former value of its place does: 824元/人·月, （800元."""
    pairs = [(one.quantity, other.quantity) for one, other in zip(levels, former, strict=True)]
    return all(counts_like(one, other) or is_short(other.unit, one.unit) for one, other in pairs)


def complete(text: str, drafts: Sequence[Claim], former: Sequence[Mention], time: str, *, followed: bool) -> None:
    """Give the only changes of the sentence before a list, or of its own, their former values, one each."""
    start = former[0].start
    begun = text.rfind("。", 0, start)
    own = rated_between(drafts, begun, start) or rated_between(drafts, text.rfind("。", 0, max(begun, 0)), begun)
    if len(own) != len(former) or any("base" in one.roles for one in own):
        return
    levels, rates = [one.roles["current"] for one in own], [one.roles["rate"] for one in own]
    vouched = not (followed or is_named(time)) or any(map(changed_by, levels, former, rates))
    if counting_alike(levels, former) and vouched and are_over(rates, time):
        for one, base in zip(own, former, strict=True):
            one.roles["base"] = base
            one.base = one.base or time


def rated_between(drafts: Sequence[Claim], begun: int, end: int) -> list[Claim]:
    """Return the changes between two places that are told by a level and a rate."""
    own = [one for one in drafts if set(one.roles) >= RATED]
    return [one for one in own if begun < max(role.start for role in one.roles.values()) < end]


RATED = {"current", "rate"}
"""What a change is told by that has no base."""
