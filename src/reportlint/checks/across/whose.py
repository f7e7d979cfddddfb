"""Whose amount it is: the fund, the unit or the project that headings and the opening of a sentence name for all below.

`本年支出80万元` below `四、专项资金收支情况` is a part of `本年支出900万元` below `二、支出情况`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from reportlint.checks.memory import once_a_document
from reportlint.facts import Facts
from reportlint.facts.across.levels import HEAD
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.sections import Section
from reportlint.model import Span
from reportlint.number import Quantity
from reportlint.patterns import compiled


class Named(Protocol):
    """An amount with a name."""

    @property
    def quantity(self) -> Quantity:
        """The amount."""

    @property
    def label(self) -> str:
        """Its name."""


GOALS = compiled(r"(?:目标|任务|计划)(?:设[定置]|安排|下达|分解|情况)?$")
"""Headings of what was to be reached."""
SAYS_WHAT = compiled(
    r"(?:项目|资金|预算|基本|总体|主要|绩效|组织|实施|管理|使用|安排|到位|执行|支出|收入|收支|产出|效益|效果|数量|质量|时效|成本"
    r"|指标|目标|完成|运行|工作|措施|做法|成效|经验|问题|原因|建议|评价|自评|结论|背景|内容|概况|概述|情况|分析|说明|进展|存在"
    r"|的|和|及|与|、|投入|决策|过程|满意度|社会|经济|生态|可持续|影响|保障|条件|服务)+"
)
"""Titles that say what a section tells, and not of whom."""
ACCOUNT = compiled(r"收入|支出|结转|结余|资金|经费|预算|决算|收支")
"""The thing that the last word of a name, or of a heading, is an amount of."""
NOT_WHOSE = compiled(
    rf"{ACCOUNT.pattern}|[、，和与及的其中年度初末]|(?:19|20)\d{{2}}|[上去]年|[本全该当各]年?|部门|单位|总体|整体|总|情况|安排"
)
"""What a heading says besides whose amounts it is about."""
LEAST_NAME = 4
"""Characters of a name that stands elsewhere without the words before it."""
LEAST_WHOSE = 2
"""Characters that tell whose an amount is."""


def in_parallel(facts: Facts, first: Span, second: Span) -> bool:
    """Whether two places stand in sibling sections, which may say the same of two units, or one among goals."""
    sections = (facts.section(first), facts.section(second))
    if len({is_of_goals(one) for one in sections}) > 1:
        return True
    if sections[0] is None or sections[1] is None or sections[0] is sections[1]:
        return False
    if all(one is not None and SAYS_WHAT.fullmatch(one.heading.title) for one in sections):
        return False  # 资金安排情况 and 资金使用情况 tell of one project
    return sections[0].parents == sections[1].parents and sections[0].heading.level > 1


def is_of_goals(section: Section | None) -> bool:
    """Whether a section tells what was to be reached, not what was."""
    return section is not None and GOALS.search(section.heading.title) is not None


def are_of_two_wholes(facts: Facts, first: Named, second: Named) -> bool:
    """Whether headings and sentences name two wholes that two amounts are parts of, or one for one of them only."""
    wholes = [wholes_of(facts, one.quantity.span, one.label) for one in (first, second)]
    return wholes[0] != wholes[1]


def wholes_of(facts: Facts, span: Span, label: str) -> frozenset[str]:
    """Return what the headings above a named amount, and its sentence, name that it is a part of, its name does not."""
    accounts = ACCOUNT.findall(label)
    if not accounts:
        return frozenset()
    titles = [one.heading.title for one in facts.sections_around(span) if one.heading.number is not None]
    told = {whose_title(title, accounts[-1]) for title in titles} | {opened_with(facts, span)}
    own = NOT_WHOSE.sub("", label)
    return frozenset(whose for whose in told if len(whose) >= LEAST_WHOSE and whose not in own)


def whose_title(title: str, account: str) -> str:
    """Return whose amounts a heading is about: 专项 of 专项资金支出情况 and 专项资金收支情况, for some 支出."""
    told = next((word for word in (account, "收支") if word in title), "")
    whose = title.partition(told)[0] if told else ""
    return "" if compiled(r"[。；：\d]").search(whose) else NOT_WHOSE.sub("", whose)


def opened_with(facts: Facts, span: Span) -> str:
    """Return what the first name of a sentence has before a name that stands elsewhere without it.

    专项资金年初结转20万元，本年收入80万元: the whole has a 年初结转, too, so that the sentence is of 专项资金.
    """
    (openings,) = openings_of(facts)
    return openings.get(facts.context(span).start, "")


@once_a_document
def openings_of(facts: Facts) -> Iterator[dict[int, str]]:
    """Yield, once, where sentences start → what their first name has before a name known without it."""
    levels = [(prose, one) for prose in facts.prose for one in prose.mentions if is_account(one)]
    names = {name_of(one) for _, one in levels if len(name_of(one)) >= LEAST_NAME}
    found: dict[int, str] = {}
    first: set[tuple[int, int]] = set()
    for prose, one in levels:
        key = prose.passage.span.start, one.sentence
        if key not in first:
            first.add(key)
            found[facts.context(one.quantity.span).start] = prefix_of(name_of(one), names)
    yield found


def is_account(one: Mention) -> bool:
    """Whether a number is the level of some account, by the end of its name."""
    accounts = list(ACCOUNT.finditer(one.label)) if one.role is Role.LEVEL else []
    return bool(accounts) and accounts[-1].end() == len(one.label)


def name_of(one: Mention) -> str:
    """Return the name of a number without the words of its time."""
    return HEAD.sub("", one.label) or one.label


def prefix_of(name: str, names: set[str]) -> str:
    """Return what a name has before the longest of some names that it ends with, `` where it ends with none."""
    ends = (at for at in range(LEAST_WHOSE, len(name) - LEAST_NAME + 1) if name[at:] in names)
    at = next(ends, 0)
    return NOT_WHOSE.sub("", name[:at])
