"""Plans for the coming year against what was carried out in this one: 收入安排900万元，比上年执行数增长2.8%.

The amount that a plan grows from stands elsewhere, as the outturn of the same name; the items behind it
(其中：税收收入600万元，增长3%) go on from theirs without saying so again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportlint.facts.across.levels import LEAST_NAME, Levels, around, core
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.compared import OF_PLAN
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.text.years import YEAR
from reportlint.number import Quantity, counts_like
from reportlint.patterns import compiled

CARRIED_OUT = compiled(r"^(?:上年|去年|(?:19|20)\d{2}年)(?:预计|预算|实际)?(?:执行|完成|实绩|实际)数?")
"""Bases that a budget is a change from: what it calls the year before is the one that the report is about."""
PLANNED = compiled(r"(?:拟|建议|预算)?(?:预?安排|预期|预计|计划)(?:完成|达到|实现)?$")
"""How the name of what is planned ends."""
TO_BE = compiled(r"^(?:拟|计划|预计|建议)(?:安排|完成|实现)?(?=[^，。；]{2})")
"""How it begins."""


def is_planned(one: Statement) -> bool:
    """Whether a change is that of a plan over what was carried out the year before."""
    of_plan = OF_PLAN.search(one.base) is not None and not CARRIED_OUT.search(one.base)
    named = PLANNED.search(one.label) or TO_BE.search(one.label) or CARRIED_OUT.search(one.base)
    return one.kind == "change" and named is not None and not of_plan


def goes_on(one: Statement) -> bool:
    """Whether a change names no base, so that it goes on from that of the change before it."""
    return one.kind == "change" and not one.base and bool(one.label) and "base" not in one.quantities


def plan_names(label: str) -> list[str]:
    """Return what a plan may be called where it is carried out: 基金收入安排 as 基金收入 and 基金预算收入."""
    name = TO_BE.sub("", PLANNED.sub("", label))
    name = BUDGETED.sub("", name) if TO_BE.search(label) else name
    told = [name, SORT.sub(r"\g<kind>预算\g<flow>", name), OF_BUDGET.sub("", name)]
    return [one for one in dict.fromkeys(told) if len(core(one)) >= LEAST_NAME]


BUDGETED = compiled(r"(?<=收入|支出)预算$")
SORT = compiled(r"(?P<kind>一般公共|基金|资本经营)(?P<flow>收入|支出)$")
OF_BUDGET = compiled(r"(?<=一般公共|基金|资本经营)预算(?=(?:收入|支出)$)")


def outturns(one: Statement, current: Quantity, levels: Levels) -> Iterator[Mention]:
    """Yield what was carried out under the name of a plan: told before it, or in a table."""
    years = YEAR.findall(one.base)
    for name in plan_names(one.label):
        for level in named_so(name, current, levels):
            known = not level.period or level.period in years or (level.period.isdigit() and not years)
            if known and level.quantity.span != current.span and counts_like(level.quantity, current):
                yield level


def named_so(name: str, current: Quantity, levels: Levels) -> Iterator[Mention]:
    """Yield the levels that bear a name in full or in short, nearest first: those of tables, and those told before."""
    at = current.span.start
    near = chain(levels.called(name, current, at), around(levels.shortened(core(name)), at))
    return (level for level in near if not level.end or level.quantity.span.start < at)
