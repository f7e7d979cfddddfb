"""The antecedents of a change: the level it speaks of and the level it is compared with, told before it.

A change that has a name of its own borrows none; one whose level is not printed is left without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from reportlint.facts.prose.claims import Claim
from reportlint.facts.prose.compared import (
    average_compared,
    borrowed,
    bracketed_base,
    changed_by,
    fitting,
    gone_back_to,
    has_name,
    hedged_level,
    listed_whole,
    measures_like,
    neighbour,
    oriented,
    outside_lists,
    remarked_on,
    stated_base,
    told_before,
    topics,
)
from reportlint.facts.prose.completions import BUDGETED
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.movements import is_net, moves
from reportlint.facts.prose.scenes import clause
from reportlint.facts.prose.years_apart import by_years, former_namesake, is_year_before, stands_years_back
from reportlint.number import Kind
from reportlint.patterns import compiled

OTHER_SUBJECT = compiled(
    r"其中|(?:只有|唯有|唯独|仅有?)[^，。；\d]{2,12}(?:下降|减少|回落|增长|上升|增加)，"
    r"|最[大多快高低小少]的[是为][^，。；\d]{2,12}，|[^，。；\d]{2}不[升增]反[降减]，"
    r"|(?:^|；)[^，。；\d]{2,10}?[受因][^，。；\d]{2,24}，|[一-鿿]{3}(?:比|较|与)[^，。；]{0,16}(?:[无没]有?[^，。；]{0,4}变化|持平|一致)，"
)
"""What says before a change that it is the change of something whose amount is not printed."""
SAYS_FORMER = compiled(r"（?原(?:来|先)?(?:标准)?(?:为|是)")
"""All the words before a number that was what stands before it until it changed: 600元（原为500元，提高100元）."""
RIGHT_BEHIND = compiled(
    r"[，；、）]?(?:[现此]次)?(?:提高|增加|上调|提升|调增|上升|降低|减少|下调|下降|调减|高|低|多|少)了?"
)
"""All the words between such a number and the change from it: none of several changes that led on from it."""
CHANGE_ROLES = {Role.CHANGE: "change", Role.RATE: "rate", Role.POINTS: "change"}
"""Part a mention plays → its role in a change."""


def opened(before: Sequence[Mention], one: Mention) -> Claim:
    """Begin a change at a mention, with the level it speaks of and the level it is compared with."""
    roles: dict[str, Mention] = {CHANGE_ROLES[one.role]: one}
    base = stated_base(before, one)
    if base and has_name(base) and not one.label:
        one = replace(one, label=base.label)
    levels = levels_spoken_of(before, base, one)
    apart = "；" in (base or one).lead and not one.label
    if apart:
        levels = [*outside_lists(levels, one)]
    between_rates = base is not None and base.quantity.kind is Kind.RATIO and one.role is Role.RATE
    whole = (
        None
        if one.label or one.role is Role.POINTS
        else listed_whole([level for level in before if level is not base], one)
    )
    current = whole or borrowed(levels, replace(one, role=Role.POINTS) if between_rates else one)
    current = current or (former_namesake(before, one) if base is None else None)
    if base is not None and not one.label:
        current = average_compared(before, base, current) or current
    if current is None or leaves_outturn_untold(before, current) or is_move_itself(current):
        return Claim("change", one.label, ({"base": base} if base else {}) | roles, one.base)
    former = is_year_before(current, one) or stands_years_back(before, current, one)
    if base is None and (former or is_compared_with(current, one)):
        return Claim("change", "", {"base": current} | roles, current.label)
    if base is None:
        current, base = by_years(before, current, one) or oriented(current, neighbour(before, current, one), one)
        base = base or bracketed_base(before, current, one)
    went_back = gone_back_to(before, current) if base is None else []
    if went_back or current.period == "prior" or is_said_former(before, current, one):
        # 上年 alone is no subject: the present value beside it is hedged, or is not printed.
        told = present_value(before, levels, current, one)
        if told is None:
            return changed_from(current, one, beside=current is before[-1])
        current, base = told, current
    roles = ({"base": base} if base else {}) | {"current": current} | roles
    unsure = current.sentence < one.sentence and not one.label and len(topics(levels, one)) > 1
    unsure = unsure or (apart and len(levels) < len(before) - (base is not None))
    unsure = unsure or (base is not None and bool(went_back) and not changed_by(current, base, one))
    return Claim("change", current.label, roles, one.base or (base.label if base else ""), unsure)


def is_said_former(before: Sequence[Mention], current: Mention, one: Mention) -> bool:
    """Whether a number is said to be the former one, and its change follows: not 原为600元，其中2023年提高70元."""
    told = SAYS_FORMER.fullmatch(clause(current)) is not None
    return told and current is before[-1] and RIGHT_BEHIND.fullmatch(one.lead) is not None


MOVED = compiled(
    r"(?:全年|累计|共|年内)?(?:节约|节省|减少|压缩|压减|少支出?|少用|降低|增加)(?!额|值|到|至)[一-鿿]{1,8}$|少(?:支出|用)$"
)
"""Words of an amount by which something changed: 全年节约用电3.2万度，下降8%."""


def levels_spoken_of(before: Sequence[Mention], base: Mention | None, one: Mention) -> list[Mention]:
    """Return the levels that a change may be that of; none where words or a base in brackets say it is not printed.

    运行维护费比预算无变化，比上年增加0.9万元; 甲9笔，乙26笔；比上年（31笔）多4笔. What came and what went is not what
    grew by both: 新登记13家、注销6家，净增7家.
    """
    if is_net(one):
        before = [level for level in before if not moves(level)]
    if base is None:
        return [] if not one.label and OTHER_SUBJECT.search(one.lead) else [*before]
    levels = fitting(before, base)
    return [] if base.depth > one.depth and len(levels_beside(levels, one)) != 1 else levels


def levels_beside(levels: Sequence[Mention], one: Mention) -> list[Mention]:
    """Return the levels of a sentence that a change may speak of."""
    here = [level for level in levels if level.sentence == one.sentence and level.depth <= one.depth]
    return [level for level in here if level.role in {Role.LEVEL, Role.TO} and measures_like(level, one)]


def is_move_itself(current: Mention) -> bool:
    """Whether a number tells by how much something changed, though what changed is named behind the verb."""
    return MOVED.match(compiled(r"[，；：、（）。]").split(current.lead)[-1]) is not None


def leaves_outturn_untold(before: Sequence[Mention], current: Mention) -> bool:
    """Whether a budget and how much of it was spent stand before a change: 预算149.60万元，完成98.04%，较上年减少."""
    behind = [one for one in before if one.start > current.start]
    return BUDGETED.search(current.lead) is not None and any(one.role is Role.COMPLETION for one in behind)


def changed_from(former: Mention, one: Mention, *, beside: bool) -> Claim:
    """Begin a change of which the former value alone is printed, right beside it: 上年查处342家，同比增加44家."""
    own = {CHANGE_ROLES[one.role]: one}
    if beside and not one.label and same_counter(former.quantity, one.quantity):
        return Claim("change", former.label, {"base": former, **own}, one.base)
    return Claim("change", one.label, own, one.base)


def present_value(
    before: Sequence[Mention], levels: Sequence[Mention], former: Mention, one: Mention
) -> Mention | None:
    """Return the level that a change leads to from a former value: of those it may go back to the one that fits."""
    went_back = gone_back_to(before, former)
    closing = (level for level in went_back if changed_by(level, former, one))
    if told := next(closing, None) or next(iter(went_back), None):
        return told
    return hedged_level(levels, former) or told_before(levels, former) or remarked_on(levels, former)


def is_compared_with(level: Mention, one: Mention) -> bool:
    """Whether a change names a level as what it is compared with: 控制价2538万元，比控制价低100万元."""
    named = bool(level.label) and level.period != "prior"  # 比上年 names a time, and no amount
    return named and regex.search(f"[比较]{regex.escape(level.label)}", one.lead) is not None
