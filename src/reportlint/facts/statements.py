"""Sentences as claims: a level, its change against a base, its rate, its share, its breakdown.

Mentions are read left to right; a number borrows its subject from the level before it, in the same sentence or, where
the next sentence begins without a subject of its own, in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportlint.facts.mentions import Mention, Role
from reportlint.facts.passages import Passage
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity, counts_like


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


TRIGGER = re.compile(r"其中|(?P<all>包括|分别为|分别是|具体为|构成为|组成为|由(?=[^。；]{2,90}(?:构成|组成)))")
BREAK = re.compile(
    rf"{TRIGGER.pattern}|(?P<implied>(?<=[^，。；：（）、])(?:，按[^，。；：\d]{{2,12}})?(?:：|——?)(?!其中))"
)
"""What opens a list of parts: words, or a colon or dash right behind a number."""
OPEN_LIST = re.compile(r"不计入|不含|另有|等(?:[^级次额于待候值]|$)|主要(?:用于|包括|是|为|有)|其余|部分|如：")
TOTAL_WORD = re.compile(r"合计|总计|共计|总额|总数|总量|总收入|总支出|一共|总共|共$|共为|共有|共安排|共收|共支")
PER_HEAD = re.compile(r"平均|人均|户均|每")
"""Names of averages: beside a total, they are not what changes."""
BASE_WORDS = re.compile(r"上年(?!度?末?结转)|去年|上一年|前一年|年初|期初|上期|预算|计划")
INDEPENDENT = re.compile(r"(?:负债总额|负债合计|净资产|不计入)")
"""Names that end a list: an amount beside the total, not inside it."""


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
    draft: Claim | None = None
    for index, one in enumerate(mentions):
        role = CHANGE_ROLES.get(one.role)
        if role and draft and continues(draft, role, one, passage):
            draft.roles[role] = one
            continue
        if draft and is_remark(draft, one, passage):
            draft.roles["base"] = one
            continue
        begun = begun_by(mentions[:index], one)
        if begun and draft:
            yield statement(draft, passage, number)
        draft = begun or draft
    if draft:
        yield statement(draft, passage, number)


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
    if one.role is Role.POINTS and draft.roles.get("current", one).quantity.kind not in {Kind.RATIO, Kind.POINTS}:
        return False
    last = max(draft.roles.values(), key=lambda mention: mention.start)
    if one.base and one.base != draft.base and not {"base", "current"} <= draft.roles.keys():
        return False
    between = passage.text[last.end : one.start]
    return last.sentence == one.sentence and "；" not in between and len(between) <= 24


def opened(before: Sequence[Mention], one: Mention) -> Claim:
    """Begin a change at a mention, with the level it speaks of and the level it is compared with."""
    roles: dict[str, Mention] = {CHANGE_ROLES[one.role]: one}
    base = stated_base(before, one)
    if base and base.label and not one.label:
        one = replace(one, label=base.label)
    levels = [*before] if base is None else fitting(before, base)
    apart = "；" in (base or one).lead and not one.label
    if apart:
        levels = [*outside_lists(levels, one)]
    between_rates = base is not None and base.quantity.kind is Kind.RATIO and one.role is Role.RATE
    current = borrowed(levels, replace(one, role=Role.POINTS) if between_rates else one)
    if current is None:
        return Claim("change", one.label, ({"base": base} if base else {}) | roles, one.base)
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


def outside_lists(before: Sequence[Mention], one: Mention) -> Iterator[Mention]:
    """Yield the levels that a change behind a ； may speak of: those that the sentence only lists are not meant."""
    listing = False
    for level in before:
        if level.sentence == one.sentence:
            listing = listing or bool(TRIGGER.search(level.lead))
        if not listing:
            yield level


def bracketed_base(before: Sequence[Mention], current: Mention, one: Mention) -> Mention | None:
    """Return the former value in brackets between a level and its change: 52,864万元（上年53,910），降1.9%."""
    last = before[-1]
    near = len(before) > 1 and before[-2] is current and last.sentence == one.sentence
    former = last.role is Role.LEVEL and last.period == "prior" and last.depth > one.depth
    return last if near and former and last.quantity.kind is current.quantity.kind else None


def remarked_on(levels: Sequence[Mention], base: Mention) -> Mention | None:
    """Return the level that a former value in brackets remarks on: 利息8.94亿元（上年9.36亿元，减0.41亿元）."""
    at = next((at for at, level in enumerate(levels) if level is base), 0)
    level = levels[at - 1] if at and base.depth else None
    if level is None or level.depth >= base.depth or level.sentence != base.sentence or level.period == "prior":
        return None
    return level if level.role in LEVELS and level.quantity.unit == base.quantity.unit else None


def hedged_level(before: Sequence[Mention], base: Mention) -> Mention | None:
    """Return the hedged level of the same sentence that a base belongs to: 本年约1200万元，上年1306.89万元."""
    for level in reversed(before):
        near = level.sentence == base.sentence and level.role is Role.LEVEL and level.period != "prior"
        if near and level.quantity.kind is base.quantity.kind and level.quantity.modifier is not Modifier.NONE:
            return level
    return None


def told_before(before: Sequence[Mention], base: Mention) -> Mention | None:
    """Return the only present value of the sentence before that a base can be compared with: 查处386家。上年342家."""
    found = [
        level
        for level in before
        if level.sentence == base.sentence - 1
        and level.role in LEVELS
        and level.period != "prior"
        and level.quantity.unit == base.quantity.unit
        and level.quantity.modifier is Modifier.NONE
        and shares_name(level, base)
    ]
    return found[0] if len(found) == 1 else None


def origin(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the value a 到 starts from."""
    last = before[-1] if before else None
    if last is None or last.role is not Role.FROM or last.sentence != one.sentence:
        return None
    return last if last.quantity.kind is one.quantity.kind else None


def stated_base(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the base printed right before a change (较2024年度的277.92万元增加…)."""
    last = before[-1] if before else None
    return last if last and last.role is Role.BASE and last.sentence == one.sentence else None


def borrowed(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the level whose change a mention is: the last one, unless the mention names somebody else."""
    spoken = {level.sentence for level in before}
    if one.sentence not in spoken:
        return topic(before, one)
    for level in reversed(before):
        if level.sentence < one.sentence:
            break
        if level.role not in subjects(one) or not comparable(level, one) or level.depth > one.depth:
            continue
        return level if not one.label or same_name(level, one) else None
    return topic(before, one)


def subjects(one: Mention) -> frozenset[Role]:
    """Return the parts of numbers a change can speak of: a change in points speaks of a rate of any sort."""
    return RATES if one.role is Role.POINTS else LEVELS


LEVELS = frozenset({Role.LEVEL, Role.TO})
RATES = frozenset({Role.LEVEL, Role.TO, Role.RATIO, Role.SHARE, Role.COMPLETION})


def topic(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the level the sentence before spoke of; a sentence that begins with 其中 only breaks its own one down."""
    levels = topics(before, one)
    if one.label:
        return next((level for level in levels if same_name(level, one)), None)
    return levels[-1] if levels else None


def topics(before: Sequence[Mention], one: Mention) -> list[Mention]:
    """Return the levels of the last sentence before a mention that is no breakdown."""
    breakdowns = {level.sentence for level in before if TRIGGER.match(level.lead)}
    sentence = max(
        (level.sentence for level in before if level.sentence not in breakdowns and level.sentence < one.sentence),
        default=-1,
    )
    if sentence < one.sentence - 1 - len(breakdowns):
        return []
    return [
        level
        for level in before
        if level.sentence == sentence and level.role in subjects(one) and comparable(level, one)
    ]


def comparable(level: Mention, one: Mention) -> bool:
    """Whether a change can be the change of a level: a rate of anything, an amount of the same kind."""
    if (
        level.reason
        or PER_HEAD.search(level.label)
        or level.quantity.kind is Kind.PLAIN
        or level.quantity.modifier is not Modifier.NONE
    ):
        return False
    if one.role is Role.RATE:
        return level.quantity.kind is not Kind.RATIO or level.role is Role.TO
    if one.role is Role.POINTS:
        return level.quantity.kind is Kind.RATIO
    general = level.quantity.kind is Kind.COUNT and one.quantity.unit == "个"  # 卫生室35所，增加3个
    return general or counts_like(level.quantity, one.quantity)


AMOUNTS = {Kind.MONEY, Kind.COUNT, Kind.MEASURE}


def fitting(before: Sequence[Mention], base: Mention) -> list[Mention]:
    """Return the levels that a base may belong to: of its unit, and of its sentence those printed in 万 as it is."""
    like = [level for level in before if level is not base and measures_like(level, base)]
    printed_so = {level.start for level in like if level.quantity.unit == base.quantity.unit}
    here = any(level.start in printed_so and level.sentence == base.sentence for level in like)
    return [level for level in like if level.start in printed_so] if here else like


def measures_like(level: Mention, base: Mention) -> bool:
    """Whether a level may be what a base led to: amounts of other things than the base counts are not."""
    kinds = {level.quantity.kind, base.quantity.kind}
    return not kinds <= AMOUNTS or counts_like(level.quantity, base.quantity)


def same_name(level: Mention, one: Mention) -> bool:
    """Whether a change repeats the name of a level, in full or in short."""
    if not one.label or not level.label:
        return False
    shorter = min(one.label, level.label, key=len)
    return one.label == level.label or (
        len(shorter) > 2 and (level.label.endswith(shorter) and one.label.endswith(shorter))
    )


def neighbour(before: Sequence[Mention], current: Mention, one: Mention) -> Mention | None:
    """Return the level printed next before another, of the same kind, in the same sentence and brackets."""
    for level in reversed(before):
        if level is current or level.start > current.start or level.role not in subjects(one):
            continue
        if level.quantity.modifier is not Modifier.NONE:
            continue
        if "；" in current.lead:
            return None
        near = level.sentence == current.sentence and level.depth == current.depth and not TRIGGER.search(current.lead)
        alike = level.quantity.kind is current.quantity.kind and measures_like(level, current)
        return level if near and alike else None
    return None


def by_years(before: Sequence[Mention], current: Mention, one: Mention) -> tuple[Mention, Mention] | None:
    """Return the two levels of a series that a change behind it compares by their years: 2025年…，比2024年多….

    Only where the level right before it is of no year, such as the sum of the series.
    """
    named = re.search(r"(?:19|20)\d{2}", one.base)
    series = [level for level in before if level.sentence == one.sentence and is_yearly(level, one)]
    by_year = {level.period: level for level in series}
    base = by_year.get(named.group()) if named else None
    if base is None or current.period.isdigit() or len({level.label for level in series}) > 1:
        return None
    words = "".join(each.lead for each in (*before, one) if each.start > series[-1].start).rpartition("；")[2]
    told = (by_year.get(year, base) for year in re.findall(r"((?:19|20)\d{2})年", words))
    subject = next((level for level in told if level is not base), None)
    return (subject, base) if subject else None


def is_yearly(level: Mention, one: Mention) -> bool:
    """Whether a number is the level of a printed year that a change can be the change of."""
    return level.role is Role.LEVEL and level.period.isdigit() and comparable(level, one)


def oriented(last: Mention, other: Mention | None, one: Mention) -> tuple[Mention, Mention | None]:
    """Tell current value and base of two levels: 上年X, 本年Y; 2025年X, 2024年Y; 年初预算X, 决算Y."""
    if other is None:
        return last, None
    if is_base(other, last, one):
        return last, other
    return (other, last) if is_base(last, other, one) and shares_name(other, last) else (last, None)


OF_THE_TIME = re.compile(rf"{BASE_WORDS.pattern}|同期|决算|本年|今年|实际|完成|实现|执行|安排|批复|数|额|年|度|末")
"""Words of a name that tell its time, not what it is about."""


def shares_name(level: Mention, base: Mention) -> bool:
    """Whether a number can be the former value of another: it has no name of its own, or a word of the other’s.

    本年收入640万元，上年结余60万元，减少9万元 speaks of what was left over, not of the revenue.
    """
    own, other = (OF_THE_TIME.sub("", each.label) for each in (base, level))
    return not own or not other or bool(set(own) & set(other))


def is_base(level: Mention, current: Mention, one: Mention) -> bool:
    """Whether a level is the base a change names."""
    year, other = year_of(level), year_of(current)
    named_year = re.search(r"(?:19|20)\d{2}", one.base)
    if named_year:
        return year == int(named_year.group())
    if year and other:
        return year < other
    words, others = base_words(level), base_words(current)
    if not words - others or re.search(r"本年|今年|当年|决算|实际", level.label):
        return False
    named = set(BASE_WORDS.findall(one.base))
    return bool(words & named) or not named


def base_words(level: Mention) -> set[str]:
    """Return the words of a level's clause that make it a base."""
    clause = re.split(r"[，；。：]", level.lead)[-1]
    return set(BASE_WORDS.findall(clause)) | set(BASE_WORDS.findall(level.label))


def year_of(level: Mention) -> int | None:
    """Return the last year named right before a level."""
    years = re.findall(r"((?:19|20)\d{2})年", level.lead)
    return int(years[-1]) if years else None


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
    if part is None or own_part(one):
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
        unsure=False,
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
    before = re.split(r"[，；：、（）。]", re.sub(r"占[^占]*$", "", one.lead))[-1]
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
        if name and (level.label.endswith(name[-4:]) or name.endswith(level.label[-4:] or "\0"))
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
        if level.quantity.kind is actual.quantity.kind and plan_word(wanted) in level.lead + level.label:
            return level
    return None


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
        parts = parts_of(mentions, trigger, stop, whole)
        if parts and not repeats(parts):
            summed = ends_in_sum(mentions, parts[-1], stop)
            yield composition(passage, number, Breakdown(whole, parts, trigger, stop, summed), partitions)


def whole_of(passage: Passage, mentions: Sequence[Mention], trigger: re.Match[str]) -> Mention | None:
    """Return the level a trigger breaks down: the last one before it in its sentence."""
    depth = passage.text.count("（", 0, trigger.start()) - passage.text.count("）", 0, trigger.start())
    for level in reversed(mentions):
        if level.start >= trigger.start() or level.depth > depth:
            continue
        between = passage.text[level.end : trigger.start()]
        if "。" in between or "；" in between:
            return None
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
        and (one.quantity.kind is not Kind.COUNT or one.quantity.unit == whole.quantity.unit)
        and not one.reason
        and (one.label or one.quantity.kind is Kind.COUNT)
    ]


def ends_list(one: Mention) -> bool:
    """Whether a number stands beside the total rather than inside it: an amount of its own, or the sum of the list."""
    return bool(INDEPENDENT.search(one.label) or re.search(r"合计|共计|总计|小计", one.lead[-10:]))


def ends_in_sum(mentions: Sequence[Mention], last: Mention, stop: int) -> bool:
    """Whether the number behind a list says that it adds the list up."""
    behind = next((one for one in mentions if last.end <= one.start < stop), None)
    return behind is not None and bool(re.search(r"合计|共计|总计|小计", behind.lead[-10:]))


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
    summed: bool
    """Whether the list ends in a sum of its own: 其中优168天、良177天，合计345天."""


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
        open=bool(OPEN_LIST.search(listed)) or breakdown.summed,
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
