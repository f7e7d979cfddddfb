"""Completions: how much of a budget, a plan or a target was carried out, and which number is that plan."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.compared import OF_BUDGET
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import Kind
from reportlint.patterns import compiled

BUDGETED = compiled(r"预算(?:数|安排|金额)?(?:为|是|共)?$")
"""Words of an amount that was planned."""
ALL_SPENT = compiled(r"(?:全年|本年|当年|累计|总|实际)?(?:总)?支出(?:合计|总计|总额|决算|数)*")
"""Names of all that was spent."""
WHOLE_PLAN = compiled(r"(?:完成|为|占)(?:调整后?|全年|年初|年度|本年|当年)?预算(?:数|总额|安排)?的$")
"""Words of the only budget of its sort."""


def is_of_all(part: Mention, one: Mention) -> bool:
    """Whether a completion is of all that was spent, of a budget that stands elsewhere: 全年支出W，完成调整预算的p%."""
    return ALL_SPENT.fullmatch(part.label) is not None and WHOLE_PLAN.search(one.lead) is not None


def remarked_plan(mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the plan in brackets right behind a completion: 完成预算的99.41%（预算55.60亿元）."""
    one, behind = mentions[index], next(iter(mentions[index + 1 : index + 2]), None)
    if behind is None or behind.depth <= one.depth or not behind.lead.startswith("（"):
        return None
    return behind if plan_word(completion_base(one)) in behind.lead else None


def compared_plan(mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the plan behind a completion that the outturn is compared with: 完成预算98%，比预算410万元节约8万元."""
    one = mentions[index]
    for behind in mentions[index + 1 :]:
        if behind.sentence != one.sentence or compiled("[；：]").search(behind.lead):
            return None
        if behind.role is Role.BASE:
            plan = PLAN_COMPARED.search(behind.lead)
            named = PLAN_COMPLETED.search(one.lead)
            return behind if plan and named and plan["plan"] == named["plan"] else None
    return None


def planned_and_spent(before: Sequence[Mention], one: Mention) -> tuple[Mention, Mention] | None:
    """Return budget and spending right before a bare 完成: 项目经费预算580.00万元、支出524.20万元，完成90.38%."""
    pair = before[-PAIR:]
    if len(pair) < PAIR or not compiled(r"，(?:共|已|实际)?完成(?:率)?").fullmatch(one.lead):
        return None
    plan, spent = pair
    alike = plan.role is spent.role is Role.LEVEL and plan.quantity.kind is spent.quantity.kind is Kind.MONEY
    here = plan.sentence == spent.sentence == one.sentence and plan.depth == spent.depth == one.depth
    told = BUDGETED.search(plan.lead) and SPENT_OF.fullmatch(spent.lead)
    return (plan, spent) if alike and here and told and plan.period == spent.period else None


PAIR = 2
"""Numbers that a completion is made of."""
SPENT_OF = compiled(r"[，、](?:实际|累计)?(?:支出(?:决算)?|决算|执行)(?:数|支出)?(?:为|是)?")
"""Words between a budget and what was spent of it."""
PLAN_COMPARED = compiled(r"[比较与同](?P<plan>(?:年初|全年|调整后?)?(?:预算|计划|任务))(?:数|额)?$")
PLAN_COMPLETED = compiled(r"完成(?P<plan>(?:年初|全年|调整后?)?(?:预算|计划|任务))(?:数|额)?的?$")
"""The plan that a completion names, and the one that an outturn is compared with."""


def planned_level(before: Sequence[Mention], actual: Mention, one: Mention) -> Mention | None:
    """Return the budget a completion divides by: the level before the actual one, where its words say so."""
    wanted = completion_base(one)
    for level in reversed(before):
        if level is actual or level.role is not Role.LEVEL or level.sentence < one.sentence:
            continue
        if level.quantity.kind is actual.quantity.kind and plan_word(wanted) in SORT_OF_BUDGET.sub("", named_at(level)):
            return level
    return None


SORT_OF_BUDGET = compiled(OF_BUDGET)


def named_at(level: Mention) -> str:
    """Return the words of a number, and those before it."""
    return level.lead + level.label


def completion_base(one: Mention) -> str:
    """Return the plan a completion names."""
    match = compiled(r"(?P<base>[^，。；完成为占达]*?(?:预算|计划|任务|目标)[^，。；的]*)的$").search(one.lead)
    return match["base"] if match else ""


def plan_word(base: str) -> str:
    """Return the word two names of one plan share."""
    return next(
        (word for word in ("年初预算", "全年预算", "调整", "预算", "计划", "任务", "目标") if word in base), base
    )
