"""Sentences as claims: a level, its change against a base, its rate, its share, its breakdown.

Mentions are read left to right; a number borrows its subject from the level before it, in the same sentence or, where
the next sentence begins without a subject of its own, in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import groupby

from reportlint.facts.prose.compared import (
    OF_BUDGET,
    PER_HEAD,
    TRIGGER,
    borrowed,
    bracketed_base,
    by_years,
    ends_so,
    fitting,
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
from reportlint.facts.prose.joint import is_joint
from reportlint.facts.prose.mentions import SHARE_WHOLE, Mention, Role
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.number import Kind, Quantity, counter


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a breakdown."""

    label: str
    """Its name."""
    quantity: Quantity
    """Its amount."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of the prose about numbers."""

    kind: str
    """`level`, `change`, `share`, `completion`, `ratio`, `composition` or `components`."""
    label: str
    """What it is about, as printed; `` where it is not said."""
    span: Span
    """From its first number to its last."""
    passage: int
    """Index of the passage."""
    sentence: int
    """Sentence within the passage."""
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    """Role (`current`, `base`, `change`, `rate`, `part`, `whole`, `ratio`, `total`) → number."""
    parts: tuple[Part, ...] = ()
    """Members of a breakdown, in order."""
    directions: Mapping[str, int] = field(default_factory=dict)
    """Direction words of `change` and `rate`: +1 增加, -1 减少."""
    base: str = ""
    """What is compared with, as printed."""
    complete: bool = False
    """Whether the words claim that the parts are all there are."""
    open: bool = False
    """Whether the words say that they are not (等, 主要)."""
    unsure: bool = False
    """Whether ordinary arithmetic may not apply (可比价, 年均, a target)."""
    distant: bool = False
    """Whether `parts` are numbers of that name elsewhere in the document: values of a change, wholes of a share."""
    bases: tuple[Part, ...] = ()
    """Of a change without a printed base: what may be its base elsewhere in the document."""
    listed: bool = False
    """Whether it is said of a member of a list behind its whole: 合计W，其中：A…，占p."""
    sole: bool = False
    """Whether one value alone in the whole document bears the name of what is meant."""
    implied: bool = False
    """Whether only a colon or a dash says that the parts break the total down."""
    first_stretch: int = 0
    """How many parts stand before the first ； of a breakdown."""
    segment: int = 0
    """How many ； stand before it in its passage."""
    period: str = ""
    """The period its last number names: a year, `prior`, `target` or ``."""


BREAK = re.compile(
    rf"{TRIGGER.pattern}|(?P<implied>(?<=[^，。；：（）、])(?:，按[^，。；：\d]{{2,12}})?(?:：|——?)(?!其中))"
)
"""What opens a list of parts: words, or a colon or dash right behind a number."""
OPEN_LIST = re.compile(r"不计入|不含|另有|等(?:[^级次额于待候值]|$)|主要(?:用于|包括|是|为|有)|其余|部分|如：")
TOTAL_WORD = re.compile(r"合计|总计|共计|总额|总数|总量|总收入|总支出|一共|总共|共$|共为|共有|共安排|共收|共支")
INDEPENDENT = re.compile(r"负债总额|负债合计|净资产|不计入|限额|上限")
"""Names that end a list: an amount beside the total, not inside it."""
OTHER_SUBJECT = re.compile(r"其中|[一-鿿]{3}(?:比|较|与)[^，。；]{0,16}(?:[无没]有?[^，。；]{0,4}变化|持平|一致)，")
"""What says before a change that it is the change of something whose amount is not printed."""
RANKED = re.compile(r"(?:[一二三四五\d]|^)[级层]")
"""一级指标 and 二级指标: levels of one order, which hold each other."""


def find_statements(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Sequence[frozenset[str]]
) -> Iterator[Statement]:
    """Read the statements of one passage."""
    usable = [one for one in mentions if one.quantity.kind is not Kind.SCORE]
    yield from levels(passage, number, usable)
    yield from changes(passage, number, usable)
    yield from rates(passage, number, usable)
    yield from compositions(passage, number, usable, partitions)
    yield from components(passage, number, usable, partitions)


# ---------------------------------------------------------------- levels


def levels(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield every named level."""
    for one in mentions:
        if one.role is Role.LEVEL and one.label and one.quantity.kind is not Kind.PLAIN:
            yield statement(Claim("level", one.label, {"current": one}, unsure=one.reason), passage, number)


@dataclass(slots=True)
class Claim:
    """A statement being read."""

    kind: str
    """Kind of the statement."""
    label: str
    """What it is about, `` where it is not said."""
    roles: dict[str, Mention]
    """What has been read of it."""
    base: str = ""
    """What is compared with."""
    unsure: bool = False
    """Whether ordinary arithmetic may not apply, or several levels could be meant."""


def statement(claim: Claim, passage: Passage, number: int) -> Statement:
    """Make a statement of what has been read."""
    ordered = sorted(claim.roles.values(), key=lambda one: one.start)
    return Statement(
        kind=claim.kind,
        label=claim.label,
        span=passage.locate(ordered[0].start, ordered[-1].end),
        passage=number,
        sentence=ordered[-1].sentence,
        quantities={role: one.quantity for role, one in claim.roles.items()},
        directions={role: one.direction for role, one in claim.roles.items() if one.direction},
        base=claim.base,
        segment=passage.text.count("；", 0, ordered[0].start),
        period=ordered[-1].period,
        unsure=claim.unsure or any(one.unsure for one in ordered),
    )


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
        if role and draft and continues(draft, role, one, passage) and not other_level(draft, mentions[index - 1]):
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
        elif at > 1 and told == listed[at - 1] and told[0].natural is Role.CHANGE:
            yield from zipped(listed[at - 2], told, rates)


def zipped(levels: Sequence[Mention], changes: Sequence[Mention], rates: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the changes that three runs of one sentence tell position by position."""
    fitting = levels[0].natural is Role.LEVEL and len(levels) == len(changes) == len(rates)
    if fitting and levels[0].sentence == rates[0].sentence and measures_like(levels[0], changes[0]):
        for level, change, rate in zip(levels, changes, rates, strict=True):
            yield Claim("change", level.label, {"current": level, "change": change, "rate": rate}, changes[0].base)


LEAVING = re.compile(r"^[、，](?:同时)?(?:退出|注销|退休|调出|迁出|核减|清退|淘汰|死亡|减员)")
"""Words behind a number of what came, which say what went: neither is the change of the whole."""
CHANGE_ROLES = {Role.CHANGE: "change", Role.RATE: "rate", Role.POINTS: "change"}
"""Part a mention plays → its role in a change."""


def is_remark(draft: Claim, one: Mention, passage: Passage) -> bool:
    """Whether a number in brackets right behind a change is its base: 增长22.4%（上年3975.18万元）."""
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    current = draft.roles.get("current")
    return (
        one.role is Role.LEVEL
        and one.period == "prior"
        and current is not None
        and "base" not in draft.roles
        and one.quantity.kind is current.quantity.kind
        and passage.text[last.end : last.end + 1] == "（"
        and one.start - last.end <= 10
    )


def other_level(draft: Claim, before: Mention) -> bool:
    """Whether the number before a change is a level that the change being read does not speak of."""
    return before.role is Role.LEVEL and all(before.start != one.start for one in draft.roles.values())


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
    if one.role is Role.POINTS and draft.roles.get("current", one).quantity.kind not in {Kind.RATIO, Kind.POINTS}:
        return False
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    if one.base and one.base != draft.base and not {"base", "current"} <= draft.roles.keys():
        return False
    between = passage.text[last.end : one.start]
    return last.sentence == one.sentence and not re.search("；|其中", between) and len(between) <= 24


def opened(before: Sequence[Mention], one: Mention) -> Claim:
    """Begin a change at a mention, with the level it speaks of and the level it is compared with."""
    roles: dict[str, Mention] = {CHANGE_ROLES[one.role]: one}
    base = stated_base(before, one)
    if base and has_name(base) and not one.label:
        one = replace(one, label=base.label)
    levels = [*before] if base is None else fitting(before, base)
    if base is None and not one.label and OTHER_SUBJECT.search(one.lead):
        levels = []  # 运行维护费比预算无变化，比上年增加0.9万元: what it speaks of is not printed
    apart = "；" in (base or one).lead and not one.label
    if apart:
        levels = [*outside_lists(levels, one)]
    between_rates = base is not None and base.quantity.kind is Kind.RATIO and one.role is Role.RATE
    whole = None if one.label else listed_whole([level for level in before if level is not base], one)
    current = whole or borrowed(levels, replace(one, role=Role.POINTS) if between_rates else one)
    if current is None:
        return Claim("change", one.label, ({"base": base} if base else {}) | roles, one.base)
    if base is None and is_compared_with(current, one):
        return Claim("change", "", {"base": current} | roles, current.label)
    if base is None:
        current, base = by_years(before, current, one) or oriented(current, neighbour(before, current, one), one)
        base = base or bracketed_base(before, current, one)
    if current.period == "prior":
        # 上年 alone is no subject: the present value beside it is hedged, or is not printed.
        told = hedged_level(levels, current) or told_before(levels, current) or remarked_on(levels, current)
        if told is None:
            return Claim("change", one.label, roles, one.base)
        current, base = told, current
    roles = ({"base": base} if base else {}) | {"current": current} | roles
    unsure = current.sentence < one.sentence and not one.label and len(topics(levels, one)) > 1
    unsure = unsure or (apart and len(levels) < len(before) - (base is not None))
    return Claim("change", current.label, roles, one.base or (base.label if base else ""), unsure)


def is_compared_with(level: Mention, one: Mention) -> bool:
    """Whether a change names a level as what it is compared with: 控制价2538万元，比控制价低100万元."""
    return bool(level.label) and re.search(f"[比较]{re.escape(level.label)}", one.lead) is not None


# ---------------------------------------------------------------- rates of two amounts


def rates(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield shares, completions and named ratios with the amounts beside them."""
    for index, one in enumerate(mentions):
        before = mentions[:index]
        if one.role is Role.SHARE:
            yield from share(passage, number, before, one)
        elif one.role is Role.COMPLETION and (last := last_level(before, one)):
            planned = planned_level(before, last, one)
            roles = ({"whole": planned} if planned else {}) | {"part": last, "ratio": one}
            yield statement(Claim("completion", last.label, roles, completion_base(one)), passage, number)
        elif one.role is Role.RATIO and one.label:
            yield statement(Claim("ratio", one.label, {"ratio": one}), passage, number)


def share(passage: Passage, number: int, before: Sequence[Mention], one: Mention) -> Iterator[Statement]:
    """Yield a share with its part and what may be its whole: the one printed beside it, or the totals before it."""
    part = last_level(before, one)
    if part is None or own_part(one) or is_joint(passage.text, one, before):
        return
    whole = before[-1] if before[-1].role is Role.WHOLE else None
    if whole and "完成" in whole.lead:
        part = first_of_segment(passage, before, part)
    name = whole.label if whole else one.label
    wholes = [whole] if whole else totals_before(before, part, name)
    made = statement(Claim("share", part.label, {"part": part, "ratio": one}, name), passage, number)
    yield replace(
        made,
        parts=tuple(Part(level.label, level.quantity) for level in wholes),
        complete=whole is not None,
        listed=not name and len(wholes) == 1 and is_listed(passage, wholes[0], part),
        unsure=part.lead.startswith("、") and one.lead.startswith("，"),
    )


def is_listed(passage: Passage, whole: Mention, part: Mention) -> bool:
    """Whether an amount opens or continues a list behind another: 合计W，其中：A….

    A second list in between could divide something else.
    """
    between = passage.text[whole.end : part.start]
    return "。" not in between and len(TRIGGER.findall(between)) == 1


def first_of_segment(passage: Passage, before: Sequence[Mention], part: Mention) -> Mention:
    """Return the level a stretch between ； opens with: what follows 其中 are its components."""
    start = max(passage.text.rfind(mark, 0, part.start) for mark in "；。")
    opening = [
        level
        for level in before
        if level.start > start and level.role is Role.LEVEL and level.quantity.kind is part.quantity.kind
    ]
    return opening[0] if opening else part


def own_part(one: Mention) -> bool:
    """Whether a share names a part of its own that is not printed: 驳回的占57%."""
    before = re.split(r"[，；：、（）。]", SHARE_WHOLE.sub("", one.lead))[-1]
    return len(re.sub(r"^(?:也|均|仅|只|分别|约|合计|共)+", "", before)) > 1 and one.lead != "的"


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
    return named or ([] if name else levels)


def last_level(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the amount a share speaks of: the last level of the same sentence."""
    for at in reversed(range(len(before))):
        level = before[at]
        if level.sentence != one.sentence:
            return None
        if level.depth > one.depth or level.period == "prior" or (at and is_excess(before[at - 1], level)):
            continue
        if level.role is Role.LEVEL and level.quantity.kind in {Kind.MONEY, Kind.COUNT, Kind.MEASURE}:
            return level
    return None


EXCEEDED = re.compile(r"(?:比|较|超出?|超过|低于|高于|少于|多于)[^，。；（）]{0,10}（[^（）]*$")


def is_excess(base: Mention, level: Mention) -> bool:
    """Whether a number is what one in brackets before it is exceeded by: 超出计划（1100亩）180亩."""
    return base.depth > level.depth and level.lead.startswith("）") and EXCEEDED.search(base.lead) is not None


def planned_level(before: Sequence[Mention], actual: Mention, one: Mention) -> Mention | None:
    """Return the budget a completion divides by: the level before the actual one, where its words say so."""
    wanted = completion_base(one)
    for level in reversed(before):
        if level is actual or level.role is not Role.LEVEL or level.sentence < one.sentence:
            continue
        if level.quantity.kind is actual.quantity.kind and plan_word(wanted) in SORT_OF_BUDGET.sub("", named_at(level)):
            return level
    return None


SORT_OF_BUDGET = re.compile(OF_BUDGET)


def named_at(level: Mention) -> str:
    """Return the words of a number, and those before it."""
    return level.lead + level.label


def completion_base(one: Mention) -> str:
    """Return the plan a completion names."""
    match = re.search(r"(?P<base>[^，。；完成为占达]*?(?:预算|计划|任务|目标)[^，。；的]*)的$", one.lead)
    return match["base"] if match else ""


def plan_word(base: str) -> str:
    """Return the word two names of one plan share."""
    return next(
        (word for word in ("年初预算", "全年预算", "调整", "预算", "计划", "任务", "目标") if word in base), base
    )


# ---------------------------------------------------------------- totals and their parts


def compositions(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Sequence[frozenset[str]]
) -> Iterator[Statement]:
    """Yield every total with the list that breaks it down."""
    for trigger in BREAK.finditer(passage.text) if mentions else ():
        whole = whole_of(passage, mentions, trigger)
        if whole is None or (trigger["implied"] and whole.end != trigger.start()):
            continue
        stop = scope_end(passage.text, trigger.end())
        whole = named_whole(mentions, whole, [one for one in mentions if trigger.end() <= one.start < stop])
        parts = without_inner(whole, parts_of(mentions, trigger, stop, whole))
        if parts and not repeats(parts) and not all(RANKED.search(one.label) for one in parts):
            partial = ends_in_sum(mentions, parts[-1], stop) or leaves_rest(mentions, parts, stop)
            yield composition(passage, number, Breakdown(whole, parts, trigger, stop, partial), partitions)


def whole_of(passage: Passage, mentions: Sequence[Mention], trigger: re.Match[str]) -> Mention | None:
    """Return the level a trigger breaks down: the last one before it in its sentence."""
    depth = passage.text.count("（", 0, trigger.start()) - passage.text.count("）", 0, trigger.start())
    for level in reversed(mentions):
        if level.start >= trigger.start() or level.depth > depth:
            continue
        between = passage.text[level.end : trigger.start()]
        if "。" in between or "；" in between:
            return None
        if PER_HEAD.search(level.label):
            continue
        if level.role in {Role.LEVEL, Role.TO} and level.quantity.kind is not Kind.PLAIN:
            return level
        if level.role in {Role.LISTED, Role.CHANGE}:
            return None
    return None


def named_whole(mentions: Sequence[Mention], last: Mention, listed: Sequence[Mention]) -> Mention:
    """Return the level of the same sentence that the shares of a list name as their whole, else the last one before it.

    收件618件、寄件606件，其中京津440件（占收件的71.2%）: the list divides what was received.
    """
    names = {one.label for one in listed if one.role is Role.SHARE and one.label}
    earlier = [one for one in mentions if one.sentence == last.sentence and one.start < last.start]
    named = [
        one
        for one in (*earlier, last)
        if one.role is Role.LEVEL
        and one.label
        and measures_like(one, last)
        and any(ends_alike(one.label, name) for name in names)
    ]
    return named[0] if len(named) == 1 else last


def ends_alike(label: str, name: str) -> bool:
    """Whether one of two names is the end of the other."""
    return label.endswith(name) or name.endswith(label)


def scope_end(text: str, start: int) -> int:
    """Return where a list that begins at `start` ends: with its bracket, or with the sentence."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == "（") - (text[at] == "）")
        if depth < 0 or text[at] == "。":
            return at
    return len(text)


def parts_of(mentions: Sequence[Mention], trigger: re.Match[str], stop: int, whole: Mention) -> list[Mention]:
    """Return the levels of a list: same kind, same bracket, each with a name, explanations left out."""
    inside = [one for one in mentions if trigger.end() <= one.start < stop]
    outside = next((at for at, one in enumerate(inside) if ends_list(one)), len(inside))
    inside = inside[:outside]
    depth = inside[0].depth if inside else 0
    return [
        one
        for one in inside
        if one.role is Role.LEVEL
        and one.depth == depth
        and one.quantity.kind is whole.quantity.kind
        and (one.quantity.kind is not Kind.COUNT or counter(one.quantity) == counter(whole.quantity))
        and measures_like(one, whole)
        and not one.reason
        and (one.label or one.quantity.kind is Kind.COUNT)
    ]


def too_much(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts that all are smaller than their whole exceed it together by far."""
    values = [one.quantity.base_value for one in parts]
    return max(values) <= whole.quantity.base_value and 2 * sum(values) > 3 * whole.quantity.base_value


def without_inner(whole: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """Leave out members that divide an earlier one: 其中回访420件，满意400件，一般15件，不满意5件."""
    for at, one in enumerate(parts[:-2]):
        rest = sum((each.quantity.base_value for each in parts[at + 1 :]), Fraction(0))
        if rest == one.quantity.base_value or (rest <= one.quantity.base_value and too_much(whole, parts)):
            return parts[: at + 1]
    return parts


def ends_list(one: Mention) -> bool:
    """Whether a number stands beside the total rather than inside it: an amount of its own, or the sum of the list."""
    return bool(INDEPENDENT.search(one.label) or re.search(r"合计|共计|总计|小计", one.lead[-10:]))


def ends_in_sum(mentions: Sequence[Mention], last: Mention, stop: int) -> bool:
    """Whether the number behind a list says that it adds the list up."""
    behind = next((one for one in mentions if last.end <= one.start < stop), None)
    return behind is not None and bool(re.search(r"合计|共计|总计|小计", behind.lead[-10:]))


ALL_SHARES = 95
"""Per cent that the shares of a list make at least where it is all of its total, slips allowed for."""


def leaves_rest(mentions: Sequence[Mention], parts: Sequence[Mention], stop: int) -> bool:
    """Whether every part of a list prints its share of one whole, and these leave a good part of it out."""
    shares = [one for one in mentions if parts[0].start < one.start < stop and one.role is Role.SHARE]
    told = len(shares) == len(parts) and len({one.label for one in shares}) == 1
    return told and sum(one.quantity.value for one in shares) < ALL_SHARES


def repeats(parts: Sequence[Mention]) -> bool:
    """Whether a list compares rather than adds: the same name twice, or a base among its members."""
    labels = [one.label for one in parts if one.label]
    return len(set(labels)) < len(labels) or any(re.search(r"上年|去年|年初预算|同期", one.lead) for one in parts)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with the list that breaks it down."""

    whole: Mention
    """The total."""
    parts: Sequence[Mention]
    """The members of the list, at least one."""
    trigger: re.Match[str]
    """The words that open the list."""
    stop: int
    """Where the list ends."""
    partial: bool
    """Whether the list says that it is not all: by a sum of its own, or by shares that leave a rest."""


def composition(passage: Passage, number: int, breakdown: Breakdown, partitions: Sequence[frozenset[str]]) -> Statement:
    """Make the statement of one breakdown; a second 其中 inside the list makes its completeness unsure."""
    whole, parts, trigger = breakdown.whole, breakdown.parts, breakdown.trigger
    listed = passage.text[trigger.start() : breakdown.stop]
    first = sum(one.end <= segment_end(passage, parts[0]) for one in parts)
    nested = bool(TRIGGER.search(passage.text, trigger.end(), parts[-1].end))
    declared = not trigger["implied"] and (trigger["all"] or TOTAL_WORD.search(whole.label + whole.lead[-8:]))
    known = is_partition([part.label for part in parts], partitions)
    claimed = declared and len(parts) > 1 and not overlap(part.label for part in parts)
    return Statement(
        kind="composition",
        label=whole.label,
        span=passage.locate(whole.start, parts[-1].end),
        passage=number,
        sentence=whole.sentence,
        quantities={"total": whole.quantity},
        parts=tuple(Part(part.label, part.quantity) for part in parts),
        complete=bool(known or claimed) and not nested,
        open=bool(OPEN_LIST.search(listed)) or breakdown.partial,
        unsure=nested or whole.unsure,
        implied=bool(trigger["implied"]) and not known,
        first_stretch=first,
    )


OVERLAPPING = re.compile(
    r"女|党员|团员|学历|以上|以下|职称|高级|中级|硕士|博士|研究生|本科|骨干|民族|残疾|兼职|新增|重点|主要"
)
"""Names of groups that share members with others, or leave some out."""


def overlap(labels: Iterable[str]) -> bool:
    """Whether the groups that some labels name may share members, or leave some out."""
    return any(OVERLAPPING.search(label) for label in labels)


def segment_end(passage: Passage, part: Mention) -> int:
    """Return where the first stretch of a list ends: at the first ； behind its first member."""
    at = passage.text.find("；", part.end)
    return at if at >= 0 else len(passage.text)


def is_partition(labels: Sequence[str], partitions: Sequence[frozenset[str]]) -> bool:
    """Whether some labels are known to make up a whole: 基本支出 and 项目支出."""
    return any(
        len(known) == len(labels) and all(any(named_so(label, word) for label in labels) for word in known)
        for known in partitions
    )


def named_so(label: str, word: str) -> bool:
    """Whether a label is a known name: it ends with the name, or, for a word for people (男, 在职), holds it."""
    return label.endswith(word) or (len(word) <= 2 and word in label)


def components(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Sequence[frozenset[str]]
) -> Iterator[Statement]:
    """Yield the change of a total with the changes of its parts beside it: known parts, or those listed behind 其中."""
    totals = [one for one in mentions if one.role is Role.CHANGE and not one.label and not one.reason]
    for total in totals:
        members = member_changes(passage, mentions, total, partitions)
        if members:
            made = statement(Claim("components", total.base or "合计", {"total": total}), passage, number)
            yield replace(
                made,
                span=passage.locate(total.start, members[-1].end),
                parts=tuple(Part(one.label, one.quantity) for one in members),
                directions={**made.directions, **{one.label: one.direction for one in members}},
                complete=is_partition([one.label for one in members], partitions),
                open=bool(OPEN_LIST.search(passage.text[total.end : members[-1].end + 2])),
                unsure=made.unsure or any(one.unsure for one in members),
            )


def member_changes(
    passage: Passage, mentions: Sequence[Mention], total: Mention, partitions: Sequence[frozenset[str]]
) -> list[Mention]:
    """Return the changes of the parts of a changed total, none where they are not told as its parts."""
    until = next(
        (one.start for one in mentions if one.start > total.start and one.role is Role.CHANGE and not one.label),
        len(passage.text),
    )
    named = [
        one
        for one in mentions
        if total.start < one.start < until
        and one.role is Role.CHANGE
        and one.label
        and not one.reason
        and one.quantity.kind is total.quantity.kind
    ]
    for known in partitions:
        members = [one for one in named if any(one.label.endswith(word) for word in known)]
        if is_partition([one.label for one in members], [known]):
            return members
    same = [one for one in named if one.sentence == total.sentence]
    trigger = TRIGGER.search(passage.text, total.end, same[0].start) if same else None
    return same if trigger and len(same) > 1 else []
