"""Which level a change speaks of, and which number is its base: by unit, name, year and place in the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import AMOUNTS, Kind, Modifier, counts_like
from reportlint.patterns import compiled

TRIGGER = compiled(r"其中|(?P<all>包括|分别为|分别是|具体为|构成为|组成为|由(?=[^。；]{2,90}(?:构成|组成)))")
"""Words that open a list of parts."""
PER_HEAD = compiled(r"平均|(?:[人户次亩项件场宗笔床村县镇乡校院店]|人次)均|每")
"""Names of averages: beside a total, they are not what changes."""
OF_BUDGET = r"(?<=一般|公共|基金|经营|财政)预算(?=性|内|外|财政|总?收|总?支)"
"""一般公共预算收入 is a sort of revenue, not what was planned."""
BASE_WORDS = compiled(rf"上年(?!度?末?结转)|去年|上一年|前一年|年初|期初|上期|(?!{OF_BUDGET})预算|计划")
"""Words that make a number a base; what was carried over from last year (上年结转) is an amount of this one."""
INCLUDED = compiled(r"^（(?:已|均|其中)?(?:不?含|不?包[括含]|不计|扣除|剔除|加上?)")
"""What opens a remark on what a number holds, or leaves out."""


def listed_whole(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the level that those right before a change add up to: 甲64家，乙51家，丙12家 behind 机构127家."""
    here = [level for level in before if level.sentence == one.sentence]
    changed = max((at for at, level in enumerate(here) if level.role in CHANGED), default=-1)
    levels = [level for level in here[changed + 1 :] if level.role in LEVELS]
    last = levels[-1] if levels else None
    total = Fraction(0)
    for at, level in enumerate(reversed(levels)):
        if last is None or not measures_like(level, last) or level.quantity.kind is not last.quantity.kind:
            return None
        if at > 1 and level.quantity.base_value == total:
            return level
        total += level.quantity.base_value
    return None


def outside_lists(before: Sequence[Mention], one: Mention) -> Iterator[Mention]:
    """Yield the levels that a change behind a ； may speak of: those that the sentence only lists are not meant."""
    listing = False
    for level in before:
        if level.sentence == one.sentence:
            listing = listing or bool(TRIGGER.search(level.lead))
        if not listing:
            yield level


FORMER_BESIDE = compiled(r"，(?:上年|去年)(?:度|同期)?(?:仅|只)?[为是有]?")
"""All that stands between a level and its former value."""


def bracketed_base(before: Sequence[Mention], current: Mention, one: Mention) -> Mention | None:
    """Return the former value between a level and its change: 52,864万元（上年53,910），降1.9%."""
    last = before[-1]
    near = len(before) > 1 and before[-2] is current and last.sentence == one.sentence
    former = last.role is Role.LEVEL and last.period == "prior"
    former = former and (last.depth > one.depth or FORMER_BESIDE.fullmatch(last.lead) is not None)
    former = former and not INCLUDED.match(last.lead)
    return last if near and former and counts_like(last.quantity, current.quantity) else None


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
    """Return the only present value that a base can be compared with: 查处386家。上年342家.

    It stands in the sentence before, or before a ； right before the base.
    """
    apart = compiled(r"[^，。]*；").match(base.lead) is not None
    found = [
        level
        for level in before
        if level.sentence == base.sentence - (not apart)
        and level.start < base.start
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
    if last and last.role is Role.BASE and last.sentence == one.sentence:
        return last
    return base_in_brackets(before, one)


def base_in_brackets(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return what a remark behind 比上年 prints of it in the unit of a change: 比上年（231笔、3126万元）多44笔."""
    changes = [other for other in before if other.sentence == one.sentence and other.depth == one.depth]
    inner = [other for other in before if other.sentence == one.sentence and other.depth > one.depth]
    opened = next((at for at, other in enumerate(inner) if COMPARED_IN_BRACKETS.search(other.lead)), None)
    if opened is None or one.role is not Role.CHANGE or any(other.start > inner[-1].start for other in changes[:-1]):
        return None
    like = [other for other in inner[opened:] if counts_like(other.quantity, one.quantity)]
    return like[0] if len(like) == 1 and like[0].quantity.kind is one.quantity.kind else None


COMPARED_IN_BRACKETS = compiled(r"(?:比|较|与)(?:上年|去年|上一年|上期|(?:19|20)\d{2}年)(?:同期)?（$")
"""Words before a remark on last year."""


def average_before(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the average right before a change that counts the same, where its stretch tells nothing else that does.

    平均亩产386公斤，比上年增加5公斤: beside a total, an average is not what changes. A stretch begins behind a ；, or
    behind the change of something else.
    """
    last = before[-1] if before else None
    if last is None or one.role is not Role.CHANGE or one.label or not PER_HEAD.search(last.label):
        return None
    own = [level for level in before if level.sentence == last.sentence]
    begun = max((at for at, level in enumerate(own) if "；" in level.lead), default=0)
    changed = max((at + 1 for at, level in enumerate(own) if level.role in CHANGED), default=0)
    here = [level for level in own[max(begun, changed) :] if counts_like(level.quantity, one.quantity)]
    plain = last.role is Role.LEVEL and last.quantity.modifier is Modifier.NONE and not last.reason
    return last if plain and here == [last] and last.sentence == one.sentence else None


def average_compared(before: Sequence[Mention], base: Mention, current: Mention | None) -> Mention | None:
    """Return the average right before a stated base, where it is nearer to the base than the level before it.

    支出17.85万元，平均每家2.55万元，比上年的2.71万元下降5.9%: what was compared is the average.
    """
    at = next((at for at, one in enumerate(before) if one is base), 0)
    last = before[at - 1] if at else None
    if last is None or last.role is not Role.LEVEL or not PER_HEAD.search(last.label) or last.sentence != base.sentence:
        return None
    if last.quantity.kind is not base.quantity.kind or not measures_like(last, base):
        return None
    return last if current is None or times(last, base) < times(current, base) else None


def times(one: Mention, other: Mention) -> Fraction:
    """Return how many times larger the larger of two numbers is."""
    small, large = sorted((abs(one.quantity.base_value), abs(other.quantity.base_value)))
    return large / small if small else large + 1


def borrowed(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the level whose change a mention is: the last one, unless the mention names somebody else."""
    if average := average_before(before, one):
        return average
    spoken = {level.sentence for level in before}
    if one.sentence not in spoken:
        return topic(before, one)
    for level in reversed(before):
        if level.sentence < one.sentence:
            break
        if level.role not in subjects(one) or not comparable(level, one) or level.depth > one.depth:
            continue
        if PLAN_ONLY.fullmatch(level.label) and stands_beside(before, level, one):
            continue
        if one.label and level.period == "prior" and not has_name(level):
            continue  # 查处案件331件，去年为276件，案件数增加55件
        return level if not one.label or same_name(level, one) else None
    return topic(before, one)


PLAN_ONLY = compiled(r"(?:年初|全年)?(?:预算|计划)(?:数|安排)?")
"""Names of a plan that name nothing else: 支出138万元，预算152万元，比上年减少7万元 is told of the spending."""


OF_LAST_YEAR = compiled(r"[比较](?:上年|去年)|同比")
"""Words that compare with last year what was done in this one."""


def stands_beside(before: Sequence[Mention], plan: Mention, one: Mention) -> bool:
    """Whether another level that a change may speak of stands right before a plan."""
    at = next(at for at, level in enumerate(before) if level is plan)
    last = before[at - 1] if at else None
    near = last is not None and last.sentence == plan.sentence and "；" not in plan.lead and not plan.period
    near = near and OF_LAST_YEAR.search(one.lead) is not None
    return near and last is not None and last.role in subjects(one) and comparable(last, one)


def subjects(one: Mention) -> frozenset[Role]:
    """Return the parts of numbers a change can speak of: a change in points speaks of a rate of any sort."""
    return RATES if one.role is Role.POINTS else LEVELS


CHANGED = frozenset({Role.CHANGE, Role.RATE, Role.POINTS})
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
    bare = NUMBER_OF.sub("", one.label)
    return (
        one.label == level.label
        or (len(shorter) > 2 and (level.label.endswith(shorter) and one.label.endswith(shorter)))
        or (len(OF_THE_TIME.sub("", bare)) > 1 and bare != one.label and level.label.endswith(bare))
    )


NUMBER_OF = compiled(r"总?(?:数量?|量|额)$")
"""How the name of what is counted ends where its change is told: 案件数增加55件."""


def neighbour(before: Sequence[Mention], current: Mention, one: Mention) -> Mention | None:
    """Return the level printed next before another, of the same kind, in the same sentence and brackets."""
    for level in reversed(before):
        if level is current or level.start > current.start or level.role not in subjects(one):
            continue
        if level.quantity.modifier is not Modifier.NONE:
            continue
        if "；" in current.lead or (one.base in YEAR_BEFORE and PLAN_BESIDE.search(level.lead)):
            return None
        near = level.sentence == current.sentence and level.depth == current.depth and not TRIGGER.search(current.lead)
        alike = level.quantity.kind is current.quantity.kind and measures_like(level, current)
        return level if near and alike else None
    return None


YEAR_BEFORE = frozenset({"上年", "去年", "上一年", "上年同期", "去年同期"})
"""Bases that are the year before."""
OF_PLAN = compiled(r"预算|计划|任务|目标|概算")
"""Words of a base that is a plan."""
PLAN_BESIDE = compiled(r"[比较与](?:年初|全年|调整后?的?)?(?:部门)?(?:预算|计划|任务|目标)(?:数|额)?的?$")
"""Words right before a plan that something is compared with: 比预算20.5万元节约3.4万元，比上年下降11.7%."""


def oriented(last: Mention, other: Mention | None, one: Mention) -> tuple[Mention, Mention | None]:
    """Tell current value and base of two levels: 上年X, 本年Y; 2025年X, 2024年Y; 年初预算X, 决算Y."""
    if other is None:
        return last, None
    if is_base(other, last, one):
        return last, other
    return (other, last) if is_base(last, other, one) and shares_name(other, last) else (last, None)


FORMER_ALONE = compiled(
    r"；(?:而|其)?(?:(?:19|20)\d{2}年度?|上一?年度?|去年|前一年)(?:同期|全年)?(?:则|仅|只|约)?[为是有]?$"
)
"""Words of a level of an earlier year that names nothing else: ；2021年为."""


def gone_back_to(before: Sequence[Mention], former: Mention) -> list[Mention]:
    """Return the levels that one of an earlier year behind a ； may be the former value of, the likeliest first.

    2022年支出42.6万元，其中用车39.4万元；2021年为45.8万元，减少3.2万元: the first of the stretch, or one of its parts.
    """
    if not FORMER_ALONE.search(former.lead):
        return []
    year = year_of(former)
    stretch: list[Mention] = []
    for level in reversed(before):
        if level.sentence != former.sentence:
            break
        if level.start < former.start:
            stretch.insert(0, level)
            if "；" in level.lead:
                break
    like = [one for one in stretch if one.role in LEVELS and one.quantity.unit == former.quantity.unit]
    later = like and year is not None and (year_of(like[0]) or 0) > year
    return like if like and (later or (year is None and like[0].period != "prior")) else []


def changed_by(level: Mention, former: Mention, one: Mention) -> bool:
    """Whether a change is what lies between a level and its former value, to its last place."""
    gap = abs(level.quantity.base_value - former.quantity.base_value)
    if one.role is Role.CHANGE:
        return abs(gap - abs(one.quantity.base_value)) <= one.quantity.ulp * one.quantity.scale
    rate = gap / former.quantity.base_value if former.quantity.base_value else None
    return rate is not None and abs(rate - abs(one.quantity.base_value)) <= one.quantity.ulp * one.quantity.scale


OF_THE_TIME = compiled(rf"{BASE_WORDS.pattern}|同期|决算|本年|今年|实际|完成|实现|执行|安排|批复|数|额|年|度|末")
"""Words of a name that tell its time, not what it is about."""


def ends_so(name: str, end: str) -> bool:
    """Whether a name ends with another: 出口总值 is no end of 进出口总值, which is another thing."""
    return name.endswith(end) and not (end.startswith("出口") and name.endswith(f"进{end}"))


def has_name(base: Mention) -> bool:
    """Whether the words of a base say more than its time: 比上年同期 names nothing."""
    return bool(compiled(r"[比较与同和的]").sub("", OF_THE_TIME.sub("", base.label)))


def shares_name(level: Mention, base: Mention) -> bool:
    """Whether a number can be the former value of another: it has no name of its own, or a word of the other’s.

    本年收入640万元，上年结余60万元，减少9万元 speaks of what was left over, not of the revenue.
    """
    own, other = (OF_THE_TIME.sub("", each.label) for each in (base, level))
    return not own or not other or bool(set(own) & set(other))


def is_base(level: Mention, current: Mention, one: Mention) -> bool:
    """Whether a level is the base a change names."""
    if FROM_START.match(one.base) and PLANNED_AT_FIRST.search(level.label):
        return False  # 年初收入计划300万元，年末存款450万元，比年初增长12.5%
    year, other = year_of(level), year_of(current)
    named_year = compiled(r"(?:19|20)\d{2}").search(one.base)
    if named_year:
        return year == int(named_year.group())
    if year and other:
        return year < other
    words, others = base_words(level), base_words(current)
    if not words - others or compiled(r"本年|今年|当年|决算|实际").search(level.label):
        return False
    named = words_of_base(one.base)
    return bool(words & named) or not named


FROM_START = compiled(r"^(?:年初|期初|月初|季初)数?$")
"""Bases that are what there was at the beginning, which is no plan."""
PLANNED_AT_FIRST = compiled(rf"(?!{OF_BUDGET})预算|计划|目标|任务")
"""Words of a plan, those of 一般公共预算收入 left out."""


def base_words(level: Mention) -> set[str]:
    """Return the words of a level's clause that make it a base."""
    clause = compiled(r"[，；。：]").split(level.lead)[-1]
    return words_of_base(clause) | words_of_base(level.label)


def words_of_base(text: str) -> set[str]:
    """Return the words of a text that make a number a base, last year by one word for it."""
    return {LAST_YEAR.get(word, word) for word in BASE_WORDS.findall(text)}


LAST_YEAR = dict.fromkeys(("去年", "上一年", "前一年"), "上年")
"""Other words for last year."""


def year_of(level: Mention) -> int | None:
    """Return the last year named right before a level."""
    years = compiled(r"((?:19|20)\d{2})年").findall(level.lead)
    return int(years[-1]) if years else None
