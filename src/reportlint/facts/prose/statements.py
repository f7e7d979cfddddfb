"""Sentences as claims: a level, its change against a base, its rate, its share, its breakdown.

Mentions are read left to right; a number borrows its subject from the level before it, in the same sentence or, where
the next sentence begins without a subject of its own, in the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import regex

from reportlint.facts.prose.breakdowns import components, compositions
from reportlint.facts.prose.claims import Claim, Part, Statement, statement
from reportlint.facts.prose.compared import (
    OF_BUDGET,
    OF_PLAN,
    PER_HEAD,
    TRIGGER,
    YEAR_BEFORE,
    average_compared,
    borrowed,
    bracketed_base,
    changed_by,
    ends_so,
    fitting,
    gone_back_to,
    has_name,
    hedged_level,
    listed_whole,
    measures_like,
    neighbour,
    oriented,
    origin,
    outside_lists,
    remarked_on,
    stated_base,
    told_before,
    topics,
)
from reportlint.facts.prose.divisions import divisions
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.item_lists import item_lists
from reportlint.facts.prose.joint import is_joint
from reportlint.facts.prose.just_named import whole_called, whole_just_named
from reportlint.facts.prose.mentions import OF_WHOLE, PLANNED, SHARE_WHOLE, Mention, Role, same_counter
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.prose.years_apart import by_years, former_namesake, is_year_before, stands_years_back
from reportlint.facts.text.passages import Passage
from reportlint.number import AMOUNTS, Kind, Modifier, digits
from reportlint.patterns import compiled

LEAST_SHARE = 3
"""Digits of a share that two numbers do not give by chance."""
OTHER_SUBJECT = compiled(
    r"其中|(?:只有|唯有|唯独|仅有?)[^，。；\d]{2,12}(?:下降|减少|回落|增长|上升|增加)，"
    r"|最[大多快高低小少]的[是为][^，。；\d]{2,12}，|[^，。；\d]{2}不[升增]反[降减]，"
    r"|(?:^|；)[^，。；\d]{2,10}?[受因][^，。；\d]{2,24}，|[一-鿿]{3}(?:比|较|与)[^，。；]{0,16}(?:[无没]有?[^，。；]{0,4}变化|持平|一致)，"
)
"""What says before a change that it is the change of something whose amount is not printed."""


def find_statements(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Partitions
) -> Iterator[Statement]:
    """Read the statements of one passage."""
    usable = [one for one in mentions if one.quantity.kind is not Kind.SCORE]
    yield from levels(passage, number, usable)
    yield from changes(passage, number, usable)
    yield from rates(passage, number, usable)
    yield from compositions(passage, number, usable, partitions)
    yield from item_lists(passage, number, usable)
    yield from divisions(passage, number, usable, partitions)
    yield from components(passage, number, usable, partitions)


# ---------------------------------------------------------------- levels


def levels(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield every named level."""
    for one in mentions:
        if one.role is Role.LEVEL and one.label and one.quantity.kind is not Kind.PLAIN:
            yield statement(Claim("level", one.label, {"current": one}, unsure=one.reason), passage, number)


# ---------------------------------------------------------------- changes


def changes(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield every change with what stands beside it: current value, base, amount, rate."""
    drafts = list(drafted(passage, mentions))
    for claim in (*drafts, *claims_of_runs(mentions, drafts)):
        yield statement(claim, passage, number)


def drafted(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes that are told one by one."""
    draft: Claim | None = None
    for index, one in enumerate(mentions):
        role = CHANGE_ROLES.get(one.role)
        if role and draft and continues(draft, role, one, passage) and speaks_on(draft, mentions[index - 1], one):
            if not comes_and_goes(mentions, index):
                draft.roles[role] = one
            continue
        if draft and is_remark(draft, one, passage):
            draft.roles["base"] = one
            continue
        begun = begun_by(mentions[:index], one)
        if begun and index + 1 < len(mentions) and LEAVING.match(mentions[index + 1].lead):
            begun.unsure = True
        if begun and draft:
            yield draft
        draft = begun or draft
    if draft:
        yield draft


def comes_and_goes(mentions: Sequence[Mention], index: int) -> bool:
    """Whether a number tells what came, and the next one what went: 由862亿元增至944亿元（新增147亿元、取消65亿元）."""
    one, behind = mentions[index], mentions[index + 1] if index + 1 < len(mentions) else None
    goes = behind is not None and one.depth > 0 and GONE.match(behind.lead) is not None
    return goes and behind is not None and same_counter(one.quantity, behind.quantity)


GONE = compiled(r"^[、，](?:同时)?(?:取消|撤销|核销|核减|调减|减少|终止|报废|退出|调出)")
"""Words in a remark before what went, behind what came."""


def claims_of_runs(mentions: Sequence[Mention], drafts: Sequence[Claim]) -> Iterator[Claim]:
    """Put the rates of a run beside the changes right before it, one each: 减少6起、5人，分别下降10.0%和16.7%.

    Changes that are a run themselves are yielded with the levels of the run before them.
    """
    listed = [list(run) for start, run in groupby(mentions, key=lambda one: one.run) if start >= 0]
    for at, rates in enumerate(listed):
        if rates[0].natural is not Role.RATE:
            continue
        before = [one for one in mentions if one.start < rates[0].start and one.sentence == rates[0].sentence]
        told = before[-len(rates) :]
        own = [draft for draft in drafts if any(draft.roles.get("change") is one for one in told)]
        if len(own) == len(rates) and not any("rate" in draft.roles for draft in own):
            for draft, rate in zip(own, rates, strict=True):
                draft.roles["rate"] = rate
        elif moved := moves_before(before, drafts, len(rates)):
            for draft, rate in zip(moved, rates, strict=True):
                draft.roles["rate"] = rate
        elif at and told == listed[at - 1] and told[0].natural is Role.LEVEL and told[0].period == "prior":
            yield from beside_former(before[: -len(rates)], told, rates)
        elif at > 1 and told == listed[at - 1] and told[0].natural is Role.CHANGE:
            yield from zipped(listed[at - 2], told, rates)


def beside_former(before: Sequence[Mention], former: Sequence[Mention], rates: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes of levels before a run of their former values: 甲7元，乙4元，上年依次为6元、3元，分别增长…."""
    levels = before[-len(rates) :]
    named = all(Role.LEVEL in {one.role, one.natural} and one.label and one.period != "prior" for one in levels)
    if named and len(levels) == len(rates) and all(map(measures_like, levels, former)):
        for level, base, rate in zip(levels, former, rates, strict=True):
            yield Claim("change", level.label, {"current": level, "base": base, "rate": rate}, "上年")


def moves_before(before: Sequence[Mention], drafts: Sequence[Claim], count: int) -> list[Claim]:
    """Return the moves from one level to another right before a run of as many rates: 由20人增至25人，由4元增至5元."""
    ends = before[-2 * count :]
    if [one.role for one in ends] != [Role.FROM, Role.TO] * count:
        return []
    return [draft for draft in drafts if draft.roles.get("current") in ends[1::2] and set(draft.roles) == MOVE]


MOVE = {"base", "current"}
"""What a move is told by."""


def zipped(levels: Sequence[Mention], changes: Sequence[Mention], rates: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes that three runs of one sentence tell position by position."""
    fitting = levels[0].natural in {Role.LEVEL, Role.TO} and len(levels) == len(changes) == len(rates)
    if fitting and levels[0].sentence == rates[0].sentence and measures_like(levels[0], changes[0]):
        for level, change, rate in zip(levels, changes, rates, strict=True):
            yield Claim("change", level.label, {"current": level, "change": change, "rate": rate}, changes[0].base)


LEAVING = compiled(r"^[、，](?:同时)?(?:退出|注销|退休|调出|迁出|核减|清退|淘汰|死亡|减员)")
"""Words behind a number of what came, which say what went: neither is the change of the whole."""
CHANGE_ROLES = {Role.CHANGE: "change", Role.RATE: "rate", Role.POINTS: "change"}
"""Part a mention plays → its role in a change."""


def is_remark(draft: Claim, one: Mention, passage: Passage) -> bool:
    """Whether a number right behind a change is its base: 增长22.4%（上年3975.18万元）, or ，上年为3975.18万元."""
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    like = draft.roles.get("current") or draft.roles.get("change")
    between = FORMER.fullmatch(passage.text[last.end : one.start])
    return (
        one.role is Role.LEVEL
        and (one.period == "prior" or (one.depth > last.depth and is_of_base_year(draft, one)))
        and like is not None
        and "base" not in draft.roles
        and one.quantity.kind is like.quantity.kind
        and between is not None
        and (between["name"] or "") in draft.label
    )


def is_of_base_year(draft: Claim, one: Mention) -> bool:
    """Whether a number names the year that a change is measured from: 比2022年增12.5%（2022年为41万人次）, or 同比."""
    years = compiled(r"(?:19|20)\d{2}").findall(draft.base)
    return one.period.isdigit() and (one.period in years if years else draft.base in {"上年", "去年", "上年同期"})


FORMER = compiled(
    r"（[^（）]{0,9}|，(?:上年|去年|上期)(?:度|同期)?(?P<name>[^，。；：（）\d]{2,8}?)?(?:为|是|仅)?(?:仅)?"
)
"""What stands between a change and its base behind it: ，上年为, ，上年总额, which has to be its own name."""


def speaks_on(draft: Claim, before: Mention, one: Mention) -> bool:
    """Whether a change goes on with the one before it: no other level stands between, or its words print that year."""
    current = draft.roles.get("current")
    named = current is not None and one.period.isdigit() and current.period == one.period
    return named or not other_level(draft, before)


def other_level(draft: Claim, before: Mention) -> bool:
    """Whether the number before a change is a level, or a base, that the change being read does not speak of."""
    return before.role in {Role.LEVEL, Role.BASE, Role.TO} and all(
        before.start != one.start for one in draft.roles.values()
    )


def begun_by(before: Sequence[Mention], one: Mention) -> Claim | None:
    """Return the change a mention begins, None where it begins none."""
    if one.role in {Role.CHANGE, Role.RATE} or (one.role is Role.POINTS and one.direction):
        return opened(before, one)
    if one.role is Role.TO and (start := origin(before, one)):
        return Claim("change", start.label, {"base": start, "current": one}, one.base or "原值")
    return None


def continues(draft: Claim, role: str, one: Mention, passage: Passage) -> bool:
    """Whether a mention belongs to the change before it: same sentence, nothing named in between."""
    if role in draft.roles or one.label:
        return False
    current = draft.roles.get("current")
    if one.quantity.kind is Kind.PLAIN and (current is None or current.quantity.kind is not Kind.PLAIN):
        return False  # 能耗下降率3.1%，周转率5.8，上升0.3: a number without a unit changes one without a unit
    if one.role is Role.POINTS and not may_be_points(draft):
        return False
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    if one.role is Role.CHANGE and one.reason and not last.reason:
        return False  # 下降2.4%，主要是煤矿停产，减收62万元: what explains a change is no other print of it
    yearly = (
        not draft.base and one.base == "上年"
    )  # 增长5.4%，同比增加0.6亿元: a rate that names no base is of the year
    untold = not {"base", "current"} <= draft.roles.keys()
    other_base = bool(one.base) and one.base != draft.base and not yearly and untold
    if other_base or (one.base in YEAR_BEFORE and is_of_plan(draft)):
        return False
    between = passage.text[last.end : one.start]
    return last.sentence == one.sentence and not compiled("；|其中").search(between) and len(between) <= 24


def is_of_plan(draft: Claim) -> bool:
    """Whether a change is told against a plan, so that none of the year: 比预算20.5万元节约3.4万元，比上年下降11.7%."""
    base = draft.roles.get("base")
    return OF_PLAN.search(draft.base) is not None or (base is not None and OF_PLAN.search(base.lead) is not None)


def may_be_points(draft: Claim) -> bool:
    """Whether points may tell how a change goes on: of a rate; behind 增长6.9% they tell what growth lost."""
    current = draft.roles.get("current")
    if current is None:
        return "rate" not in draft.roles
    return current.quantity.kind in {Kind.RATIO, Kind.POINTS}


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
    if went_back or current.period == "prior":
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


MOVED = compiled(
    r"(?:全年|累计|共|年内)?(?:节约|节省|减少|压缩|压减|少支出?|少用|降低|增加)(?!额|值|到|至)[一-鿿]{1,8}$|少(?:支出|用)$"
)
"""Words of an amount by which something changed: 全年节约用电3.2万度，下降8%."""


def levels_spoken_of(before: Sequence[Mention], base: Mention | None, one: Mention) -> list[Mention]:
    """Return the levels that a change may be that of; none where words or a base in brackets say it is not printed.

    运行维护费比预算无变化，比上年增加0.9万元; 甲9笔，乙26笔；比上年（31笔）多4笔.
    """
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


BUDGETED = compiled(r"预算(?:数|安排|金额)?(?:为|是|共)?$")
"""Words of an amount that was planned."""


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


# ---------------------------------------------------------------- rates of two amounts


def rates(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield shares, completions and named ratios with the amounts beside them."""
    for index, one in enumerate(mentions):
        before = mentions[:index]
        if (told := share_told_before(mentions, index)) is not None:
            wholes, part = told
            name = compiled(r"[，；：、（）]|其中").split(one.lead)[-1]
            made = Claim("share", part.label or name, {"part": part, "ratio": one}, wholes[0].label)
            among = tuple(Part(whole.label, whole.quantity) for whole in wholes)
            yield replace(statement(made, passage, number), parts=among, complete=True)
        elif one.role is Role.SHARE:
            yield from share(passage, number, before, one)
        elif one.role is Role.COMPLETION and (last := last_level(without_parts(before), one)):
            planned = (
                remarked_plan(mentions, index) or planned_level(before, last, one) or compared_plan(mentions, index)
            )
            if planned is None and PLANNED.search(one.lead):
                yield from share(passage, number, before, replace(one, label=completion_base(one)))
            elif planned is None and is_of_all(last, one):
                yield statement(
                    Claim("share", last.label, {"part": last, "ratio": one}, completion_base(one)), passage, number
                )
            roles = ({"whole": planned} if planned else {}) | {"part": last, "ratio": one}
            yield statement(Claim("completion", last.label, roles, completion_base(one)), passage, number)
        elif one.role is Role.RATIO and (pair := planned_and_spent(before, one)):
            yield statement(
                Claim("completion", pair[0].label, {"whole": pair[0], "part": pair[1], "ratio": one}), passage, number
            )
        elif one.role is Role.RATIO and one.label:
            yield statement(Claim("ratio", one.label, {"ratio": one}), passage, number)


SHARE_IS = compiled(r"^(?:，?即|（即)$")
"""All that stands between a share and what it comes to."""


def share_told_before(mentions: Sequence[Mention], index: int) -> tuple[list[Mention], Mention] | None:
    """Return what may be the whole, nearest first, and the part of a share between: 总价586元，预付30%即175.8元."""
    one, behind = mentions[index], mentions[index + 1 : index + 2]
    if one.quantity.kind is not Kind.RATIO or not behind or one.direction or not SHARE_IS.match(behind[0].lead):
        return None
    part = behind[0]
    before = [each for each in mentions[:index] if each.sentence == one.sentence and is_money(each)]
    wholes = [each for each in before if not SHARE_IS.match(each.lead) and each.role is Role.LEVEL]
    told = is_money(part) and one.quantity.modifier is Modifier.NONE and "；" not in one.lead
    return (wholes[::-1], part) if told and wholes else None


def is_money(one: Mention) -> bool:
    """Whether a number is a plain amount of money."""
    return one.quantity.kind is Kind.MONEY and one.quantity.modifier is Modifier.NONE


ALL_SPENT = compiled(r"(?:全年|本年|当年|累计|总|实际)?(?:总)?支出(?:合计|总计|总额|决算|数)*")
"""Names of all that was spent."""
WHOLE_PLAN = compiled(r"(?:完成|为|占)(?:调整后?|全年|年初|年度|本年|当年)?预算(?:数|总额|安排)?的$")
"""Words of the only budget of its sort."""


def is_of_all(part: Mention, one: Mention) -> bool:
    """Whether a completion is of all that was spent, of a budget that stands elsewhere: 全年支出W，完成调整预算的p%."""
    return ALL_SPENT.fullmatch(part.label) is not None and WHOLE_PLAN.search(one.lead) is not None


def share(passage: Passage, number: int, before: Sequence[Mention], one: Mention) -> Iterator[Statement]:
    """Yield a share with its part and what may be its whole: the one printed beside it, or the totals before it."""
    whole = before[-1] if before and before[-1].role is Role.WHOLE else None
    part = rate_held_against(before, whole) if whole and whole.quantity.kind is Kind.RATIO else last_level(before, one)
    if part is None or own_part(one) or is_joint(passage.text, one, before):
        return
    if whole and whole.quantity.kind is not Kind.RATIO and REACHED.search(whole.lead):
        part = first_of_segment(passage, before, part)
    part = named_part(before, whole) or part if whole else part
    name = whole.label if whole else one.label
    called = None if whole else whole_called(before, part, one, name)
    wholes = [whole] if whole else [called] if called else totals_before(before, part, name)
    earlier = [] if name else earlier_totals(before, part, one)
    made = statement(Claim("share", part.label, {"part": part, "ratio": one}, name), passage, number)
    named = None if whole else whole_just_named(before, part, one, name)
    yield replace(
        made,
        parts=tuple(Part(level.label, level.quantity) for level in (*wholes, *earlier)),
        complete=whole is not None,
        worded=Part(named.label, named.quantity) if named else None,
        listed=called is not None
        or (
            not name
            and len(wholes) == 1
            and (is_listed(passage, wholes[0], part) or stand_alone(passage, before, wholes[0], part))
        ),
        unsure=(part.lead.startswith("、") and one.lead.startswith("，"))
        or (whole is not None and of_other(whole, part)),
    )


def rate_held_against(before: Sequence[Mention], whole: Mention) -> Mention | None:
    """Return the rate that a share is of another one: 达标率93.69%，为目标值95%的98.62%."""
    if not TARGET.search(whole.lead):
        return None
    own = [one for one in before[:-1] if one.sentence == whole.sentence and one.quantity.kind is Kind.RATIO]
    return own[-1] if own and own[-1].role is Role.RATIO else None


REACHED = compiled(r"完成|(?:目标|计划|任务)[^，。；\d]{0,4}$")
"""Words before a plan that what a stretch opens with is measured by."""
TARGET = compiled(r"(?:目标|计划|标准|要求|基准)[^，。；\d]{0,4}$")
"""Words before what should have been reached."""
NAMED_PART = compiled(
    r"(?:^|[，。；：、）])(?P<name>[一-鿿]{2,}(?:支出|收入|投资|增加值))占[^占]*$"
    r"|(?:^|[，。；：、）])(?P<like>[一-鿿]{2,10}[额数量])(?:仅|约)?相当于[^，。；]*$"
)
"""Words before a whole that name the part of it: 教育支出占一般公共预算支出, 虚增额相当于一般公共预算收入."""


def of_other(whole: Mention, part: Mention) -> bool:
    """Whether the words before a whole name another part of it than the amount before: 科技支出5亿元；教育支出占W."""
    match = NAMED_PART.search(whole.lead)
    if match is None or not part.label:
        return False
    if match["like"]:
        return core_of(match["like"]) not in part.label
    return part.label[-4:] != match["name"][-4:]


def named_part(before: Sequence[Mention], whole: Mention) -> Mention | None:
    """Return the amount that the words before a whole name: 虚增财政收入12480万元……，虚增额相当于W的p%."""
    match = NAMED_PART.search(whole.lead)
    core = core_of(match["like"]) if match and match["like"] else ""
    named = [one for one in before if core and one.role is Role.LEVEL and core in one.label]
    return named[-1] if named else None


def core_of(name: str) -> str:
    """Return what an amount is an amount of: 虚增 of 虚增额."""
    return name[:-1].removesuffix("金").removesuffix("总")


def is_listed(passage: Passage, whole: Mention, part: Mention) -> bool:
    """Whether an amount opens or continues a list behind another: 合计W，其中：A….

    A second list in between could divide something else.
    """
    between = passage.text[whole.end : part.start]
    return "。" not in between and len(TRIGGER.findall(between)) == 1


def stand_alone(passage: Passage, before: Sequence[Mention], whole: Mention, part: Mention) -> bool:
    """Whether a whole and its part are all the amounts of a stretch before a share: 清查1248套，入住的1103套，占88.4%.

    In 在职职工中，单位职工34.41万人，灵活就业6.82万人，占16.54% both are parts of a third.
    """
    if "中，" in whole.lead:
        return False
    begun = max(passage.text.rfind(mark, 0, part.start) for mark in "。；")
    own = [one for one in before if one.start > begun and one.quantity.kind in AMOUNTS]
    plain = all(one.quantity.modifier is Modifier.NONE and one.role is Role.LEVEL for one in own)
    return own == [whole, part] and plain and same_counter(whole.quantity, part.quantity)


def first_of_segment(passage: Passage, before: Sequence[Mention], part: Mention) -> Mention:
    """Return the level a stretch opens with: what follows 其中 are its components.

    A stretch begins behind a ；, or behind the last share where another subject is named there. Where it adds up what
    it opens with (早稻…亩，晚稻…亩，合计…亩), the sum is meant.
    """
    start = max(passage.text.rfind(mark, 0, part.start) for mark in "；。")
    shared = max((one.end for one in before if one.role in {Role.SHARE, Role.COMPLETION}), default=start)
    levels = [one for one in before if one.role is Role.LEVEL and one.quantity.kind is part.quantity.kind]
    stretches = ([one for one in levels if one.start > since] for since in (max(start, shared), start))
    stretch = next((stretch for stretch in stretches if stretch), [part])
    return next((one for one in stretch if ADDED_UP.search(one.lead)), stretch[0])


ADDED_UP = compiled(r"(?:合计|共计|总计)[^，。；\d]*$")
"""Words before the sum of what a stretch opens with."""


def own_part(one: Mention) -> bool:
    """Whether a share names a part of its own that is not printed: 驳回的占57%."""
    before = compiled(r"[，；：、（）。]").split(SHARE_WHOLE.sub("", one.lead))[-1]
    return len(compiled(r"^(?:也|均|仅|只|分别|约|合计|共)+").sub("", before)) > 1 and not OF_WHOLE.match(one.lead)


def totals_before(before: Sequence[Mention], part: Mention, name: str) -> list[Mention]:
    """Return the levels that may be the whole of a share, by name if it has one: in its sentence or the one before."""
    levels = [
        level
        for level in before
        if level is not part
        and level.role in {Role.LEVEL, Role.TO}
        and level.quantity.kind is part.quantity.kind
        and level.sentence >= part.sentence - 1
        and level.quantity.base_value >= part.quantity.base_value
    ]
    named = [
        level
        for level in levels
        if name and (ends_so(level.label, name[-4:]) or ends_so(name, level.label[-4:] or "\0"))
    ]
    if named and not any(same_counter(level.quantity, part.quantity) for level in named):
        named = [each for level in named for each in told_along(before, level, part)] or named
    return named or ([] if name else levels)


def told_along(before: Sequence[Mention], level: Mention, part: Mention) -> list[Mention]:
    """Return what a level is told in again, in the unit of a part of it: 常住人口25917户、67483人."""
    again = [one for one in before if one.start > level.start and one.role is Role.LEVEL][:1]
    return [one for one in again if one.lead == "、" and same_counter(one.quantity, part.quantity)]


def earlier_totals(before: Sequence[Mention], part: Mention, one: Mention) -> list[Mention]:
    """Return what the sentences further back begin with, where it gives a share that names no whole."""
    if digits(one.quantity) < LEAST_SHARE:
        return []
    heads = {level.sentence: level for level in reversed(before) if level.role is Role.LEVEL}
    return [
        level
        for sentence, level in heads.items()
        if sentence < part.sentence - 1
        and same_counter(level.quantity, part.quantity)
        and level.quantity.base_value >= part.quantity.base_value > 0
        and abs(100 * part.quantity.base_value / level.quantity.base_value - one.quantity.value) <= one.quantity.ulp / 2
    ]


def last_level(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the amount a share speaks of: the last level of the same sentence."""
    for at in reversed(range(len(before))):
        level = before[at]
        if level.sentence != one.sentence:
            return None
        if level.depth > one.depth or level.period == "prior" or (at and is_excess(before[at - 1], level)):
            continue
        if PER_HEAD.search(level.label):
            continue  # 投入918万元，平均每公里135万元，占总支出的6.9%
        if level.role in {Role.LEVEL, Role.TO} and level.quantity.kind in AMOUNTS:
            return before[at - 1] if at and is_rounded_off(before[at - 1], level) else level
    return None


def is_rounded_off(exact: Mention, level: Mention) -> bool:
    """Whether a hedged number says once more, and less exactly, what the one before it says: …万元，规模超过50亿元."""
    hedged = level.quantity.modifier is not Modifier.NONE and exact.quantity.modifier is Modifier.NONE
    beside = exact.sentence == level.sentence and exact.role in {Role.LEVEL, Role.TO} and "；" not in level.lead
    alike = same_counter(exact.quantity, level.quantity)
    return hedged and beside and alike and exact.quantity.denotes().meets(level.quantity.denotes())


EXCEEDED = compiled(r"(?:比|较|超出?|超过|低于|高于|少于|多于)[^，。；（）]{0,10}（[^（）]*$")


def is_excess(base: Mention, level: Mention) -> bool:
    """Whether a number is what one in brackets before it is exceeded by: 超出计划（1100亩）180亩."""
    return base.depth > level.depth and level.lead.startswith("）") and EXCEEDED.search(base.lead) is not None


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
