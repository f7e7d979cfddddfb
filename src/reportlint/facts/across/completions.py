"""Completions whose plan or outturn stands elsewhere: 运行费决算36.52万元，完成预算的86.95%, the budget in a table.

The amount right before a completion is the plan if its words say so, else what was done; the other of the two bears its
name, in the prose, in its row of a table or in its column. Only arithmetic says that it is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reportlint.facts.across.levels import LEAST_NAME, Levels, core
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import clause
from reportlint.number import AMOUNTS, Kind, Modifier, counts_like
from reportlint.patterns import compiled

PLAN = compiled(r"预算(?!收入|支出(?!预算))|计划|任务|目标|概算|指标值|限额")
"""Words of an amount that was to be reached."""
PLAN_WORDS = compiled(
    r"(?:年初|全年|年度|当年|本年|调整后?|下达|批复|控制在)*(?:预算|计划|任务|目标|概算|限额)(?:安排|批复|下达)?(?:总?[数额量]|资金)?"
)
DONE_WORDS = compiled(r"(?:支出)?决算(?:支出)?(?:数|额)?|(?:实际|累计|全年|合计)+|(?:支出|支付|完成|执行)(?:数|额)$")
"""Words of the stage an amount is of, besides what it is an amount of."""
COMPLETED = compiled(
    r"(?:完成|占|为|达到?)[^，。；：、占\d]{0,8}(?:预算|计划|任务|目标|概算)[^，。；：、\d]{0,4}的?$|，(?:实际|已|共)?完成(?:率|比例)?(?:为|达到?)?$"
)
"""Words right before a completion."""
MOST_NEAR = 4
"""Amounts of a name that are tried."""


def completion_pairs(one: Mention, here: Sequence[Mention], levels: Levels) -> Sequence[tuple[Mention, Mention]]:
    """Return what was done and what was planned, as far as a completion may be one over the other.

    `here` holds the amounts before it in its sentence and the one before, nearest first.
    """
    if one.quantity.kind is not Kind.RATIO or one.quantity.modifier is not Modifier.NONE or one.period == "prior":
        return ()
    own = [other for other in here if other.sentence == one.sentence and is_meant(other)]
    beside = own[0] if own and one.lead == "的" and own[0].role is Role.WHOLE else None
    if not own or not (beside or COMPLETED.search(one.lead)):
        return ()
    near = own[0]
    if beside or is_plan(near):
        return [(top, near) for top in outturns(near, levels) if is_other(top, near)]
    return [(near, base) for base in plans(near, levels) if is_other(base, near) and base.quantity.value > 0]


def is_meant(one: Mention) -> bool:
    """Whether an amount is what a completion may be of."""
    stated = one.role in {Role.LEVEL, Role.TO, Role.WHOLE} and one.quantity.kind in AMOUNTS
    return stated and one.period != "prior" and one.quantity.modifier is Modifier.NONE


def is_plan(one: Mention) -> bool:
    """Whether words say that an amount was to be reached."""
    return PLAN.search(clause(one)) is not None


def is_other(one: Mention, near: Mention) -> bool:
    """Whether a number is another one of the same sort."""
    return counts_like(one.quantity, near.quantity) and one.quantity.span != near.quantity.span


def outturns(plan: Mention, levels: Levels) -> Iterator[Mention]:
    """Yield what may have been done of a plan: what bears its name, nearest first."""
    name = name_of(plan)
    at = plan.quantity.span.start
    found = levels.bearing_or_akin(name, at) if len(name) >= LEAST_NAME else ()
    done = (one for one in found if not PLAN.search(one.label) and one.period not in {"prior", "target"})
    yield from islice(done, MOST_NEAR)


WHOLE_OF = compiled(r"(?:完成|占|为|达到?)[^，。；：]*$")
"""What stands behind the name of an amount in front of a plan printed inside its completion: 费用完成预算9.5万元的."""


def plans(done: Mention, levels: Levels) -> Iterator[Mention]:
    """Yield what may have been planned: the rows of tables that print what was done, then what bears its name."""
    for twin in levels.tabled_as(done.quantity):
        yield from levels.beside.get(twin.quantity.span, ())
    name = name_of(done)
    at = done.quantity.span.start
    if len(name) >= LEAST_NAME:
        named = levels.bearing_or_akin(name, at)
        yield from islice((one for one in named if PLAN.search(one.label) or one.period == "target"), MOST_NEAR)
    if len(name) <= LEAST_NAME:  # 全年支出5688万元，占预算87.51%: of all there is
        yield from whole_plans(done, levels)


def whole_plans(done: Mention, levels: Levels) -> Iterator[Mention]:
    """Yield the plans of all that a document is about, the nearest to what was done first."""
    near = levels.like(WHOLE_PLAN, is_not_former).nearest(done.quantity.span.start)
    yield from islice((one for one in near if is_other(one, done)), MOST_NEAR)


def is_not_former(one: Mention) -> bool:
    """Whether a number is of no earlier time."""
    return one.period != "prior"


WHOLE_PLAN = compiled(
    r"^(?:项目|部门|部门整体|单位|资金|总|年初|全年|年度|调整后?|当年|本年|支出)*预算(?:总?[数额]|安排|资金|批复|支出)*$"
)
"""Names of the plan of all that a document is about."""


def of_one_thing(done: Mention, plan: Mention) -> bool:
    """Whether the names of an outturn and a plan differ in nothing but the stage they are of."""
    names = {COUNTED.sub("", name_of(one)) for one in (done, plan)}
    return len(names) == 1 and len(names.pop()) >= LEAST_NAME


COUNTED = compiled(r"(?:金额|总额|额|量|数)$")
"""Ends of names that say only that an amount is one."""


def name_of(one: Mention) -> str:
    """Return what an amount is an amount of, whatever stage of it."""
    label = WHOLE_OF.sub("", clause(one)) if one.role is Role.WHOLE else one.label
    return core(DONE_WORDS.sub("", PLAN_WORDS.sub("", label)))
