"""Whose total a mark is: of the unit or the project that the words before it name, or the headings above it.

`（二）技能培训项目自评情况` and `（三）就业见习项目自评情况`, each with a mark below: those are marks of two projects.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.scores.units_told import places_of_totals
from reportlint.facts import Facts
from reportlint.facts.scores.bearers import Bearer, bearer_of
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.model import Span
from reportlint.patterns import compiled

NOBODY = (
    r"本|该|各|全部|所有|全体|其他|部门|单位|上述|以上|重点|一般|整体|总体|预算|[一二三]级|\d|个|类|项(?!目)|纳入|年度"
)
"""Words before 项目 that name none."""
PROJECT = (
    rf"(?:(?!{NOBODY}|项目)[\u4e00-\u9fff“”《》])(?:(?!项目)[\u4e00-\u9fff“”《》、（）]){{1,23}}"
    r"(?:项目|专项(?:资金|经费)?|工程|经费)"
)
"""The name of a project."""
UNIT = (
    r"[\u4e00-\u9fff]{2,20}(?<![全本我该各])[局委办馆院校镇乡处司站所队社园区县市旗]"
    r"|[\u4e00-\u9fff]{2,18}(?:中心|街道|公司)"
)
"""The name of a unit."""
NAMED_BEFORE = compiled(
    rf"(?:(?P<unit>{UNIT})|(?<![\u4e00-\u9fff])(?:其中|另外?|而|但)?(?P<project>{PROJECT}))"
    r"[：，]?(?:自评|评价|综合|绩效|的)*总?(?:得分|得)[为是：]?$"
)
"""The unit or project whose total a mark is: 青屏县医疗保障局自评得分, 技能培训项目自评得分."""
NAMED_ABOVE = compiled(rf"^(?P<project>{PROJECT})(?!支出|资金|库|个|数|化|类|[前后]|管理[^费])")
"""The project that a heading is about."""
HEAD = compiled(r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．])?(?P<head>[^，。；：、\d]{2,20})：")
"""What a passage opens with: 城投集团：综合得分93.0分."""
LEAST_OTHERS = 3
"""Different totals, each of something else, that are not one fact."""
SEVERAL = 2
"""Names of units or projects that make each of them one of several."""


def totals_of_others(facts: Facts, totals: Sequence[ScoreStatement]) -> frozenset[Span]:
    """Return the totals of other units than the report's: those that tables rank, and those of several that are named.

    So are three and more different ones, each under a head of its own: no total has so many values; and those of
    competitors, of years before the last that is told, and of quarters of which the title names none.
    """
    named = [(holder, one) for one in totals if (holder := holder_of(facts, one))]
    several = len({holder for holder, _ in named}) >= SEVERAL
    others = {one.span for holder, one in named if several and not is_own(facts, holder)}
    ranked = {*places_of_totals(facts)}
    others |= {one.span for one in totals if one.score and one.score.span in ranked}
    others |= {*totals_of_competitors(facts, totals), *totals_of_other_times(facts, totals)}
    heads: dict[tuple[int, ...], dict[str, ScoreStatement]] = {}
    for one in totals:
        for place, head in heads_of(facts, one):
            heads.setdefault(place, {}).setdefault(head, one)
    for found in heads.values():
        if len({one.score.value for one in found.values() if one.score}) >= LEAST_OTHERS:
            others |= {one.span for one in totals for _, head in heads_of(facts, one) if head in found}
    return frozenset(others)


def totals_of_competitors(facts: Facts, totals: Sequence[ScoreStatement]) -> Iterator[Span]:
    """Yield the totals of parties that compete, where there are several, or one of them beside the report's own."""
    bearers = {one.span: bearer_of_total(facts, one) for one in totals}
    several = len({one.party for one in bearers.values()}) >= SEVERAL
    yield from (span for span, one in bearers.items() if one.is_placed or (several and one.party))


def totals_of_other_times(facts: Facts, totals: Sequence[ScoreStatement]) -> Iterator[Span]:
    """Yield the totals of a quarter, a half-year or a month that the title does not name, and of years before the last.

    2021年总得分84.2分，2022年总得分88.9分: the first is not that of the report.
    """
    times = {one.span: bearer_of_total(facts, one).time for one in totals}
    years = {time[:4] for time in times.values() if time[:4].isdigit()}
    for span, time in times.items():
        if time[:4].isdigit():
            if time[:4] != max(years):
                yield span
        elif time and time.removeprefix("第") not in facts.subject.title:
            yield span


def bearer_of_total(facts: Facts, one: ScoreStatement) -> Bearer:
    """Return who a total is of by the words before it."""
    if one.score is None or one.passage < 0:
        return Bearer()
    passage = facts.prose[one.passage].passage
    return bearer_of(passage.text[: passage.find(one.score.span)[0]])


def heads_of(facts: Facts, one: ScoreStatement) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield what a total stands under, with what that is one of: the words its passage opens with, and its heading."""
    if one.passage < 0:
        return
    if match := HEAD.match(facts.prose[one.passage].passage.text):
        yield (-1,), match["head"]
    section = facts.section(one.span)
    if section is not None and section.heading.number is not None:
        yield section.parents, section.heading.title


def is_own(facts: Facts, holder: str) -> bool:
    """Whether a unit or project is the one the report is about."""
    unit, title = facts.subject.unit, facts.subject.title
    return holder in title or (bool(unit) and (unit.endswith(holder) or holder.endswith(unit)))


def holder_of(facts: Facts, one: ScoreStatement) -> str:
    """Return the unit, project or competitor named before a total, else the project that a heading above it names."""
    if one.score is None or one.passage < 0:
        return ""
    passage = facts.prose[one.passage].passage
    if match := NAMED_BEFORE.search(passage.text[: passage.find(one.score.span)[0]]):
        return match["unit"] or match["project"]
    bearer = bearer_of_total(facts, one)
    return bearer.party or holder_above(facts, one.span)


def holder_above(facts: Facts, span: Span) -> str:
    """Return the project that the nearest heading above a place names, `` where none does."""
    titles = (section.heading.title for section in reversed(facts.sections_around(span)) if section.heading.number)
    return next((match["project"] for title in titles if (match := NAMED_ABOVE.search(title))), "")
