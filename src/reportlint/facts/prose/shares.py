"""Shares with the amount that is the part and with what may be the whole: printed beside it, named, or told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.prose.claims import Claim, Part, Statement, statement
from reportlint.facts.prose.compared import PER_HEAD, TRIGGER, ends_so
from reportlint.facts.prose.joint import is_joint
from reportlint.facts.prose.just_named import whole_called, whole_just_named
from reportlint.facts.prose.labels import SHARE_WHOLE
from reportlint.facts.prose.mentions import Mention, Role, same_counter
from reportlint.facts.prose.roles import OF_WHOLE
from reportlint.facts.text.passages import Passage
from reportlint.number import AMOUNTS, Kind, Modifier, digits
from reportlint.patterns import compiled

LEAST_SHARE = 3
"""Digits of a share that two numbers do not give by chance."""
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
    summed = (one for at, one in enumerate(stretch) if ADDED_UP.search(one.lead) or is_so_far(one, stretch[:at]))
    return next(summed, stretch[0])


def is_so_far(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a number is what several before it have come to: 上半年完成12公里，下半年完成9公里，累计完成21公里."""
    made = sum(other.quantity.base_value for other in before)
    return "累计" in one.lead and len(before) > 1 and made == one.quantity.base_value


ADDED_UP = compiled(r"(?:合计|共计|总计|[两二三四五]年(?:来)?累计)[^，。；\d]*$")
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
