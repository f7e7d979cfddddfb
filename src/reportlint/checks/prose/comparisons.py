"""Numbers that words put on the wrong side of another: 合格率99.8%，低于99.5%的合同要求.

What a number is held against stands right behind it, with words that say what it is: a target, a limit, an average.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportlint.checks.check import NoParams
from reportlint.checks.observe import relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Observation, Related
from reportlint.number import AMOUNTS, Kind, Modifier, Quantity, counts_like
from reportlint.patterns import Match, compiled
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Outcome

AGAINST = compiled(
    r"^，?(?:[均也仍略远已虽都]|明显|大幅|全部)?(?:(?P<higher>[高大多长]于|高出|超过|超出)|(?P<lower>[低小少短]于|不及))"
    r"(?P<name>[^，。；：（）\d]{0,14})（?$"
)
"""What stands between a number and the one it is held against: ，低于省下达的."""
ALONE = compiled(r"，(?:[均也仍略远已虽都]|明显|大幅|全部)*(?P<denied>未|没有|并未|不)?")
"""What stands there where the word that compares is read as a part of the number: ，高于99.5%, ，均未超过5%."""
KEPT = compiled(r"，(?:[均也仍都已]|全部)*(?:(?P<within>控制在)|达到?|实现)(?P<name>(?:限额|上限|红线|总量)?)")
"""What stands there where a number is kept within a limit, or has reached what it was to: ，控制在2亿元的红线以内."""
SIDES: Mapping[Modifier, int] = {Modifier.ABOVE: 1, Modifier.OVER: 1, Modifier.BELOW: -1}
"""What such a word says of the number before it."""
DENIED = frozenset({Modifier.ABOVE, Modifier.OVER})
"""Words that a limit is told with by denying them: 未超过5%的上限."""
MEASURE = (
    r"目标|任务|计划|要求|标准|限[额值]|上限|下限|红线|底线|门槛|警戒线|预警线|控制|预期|承诺|约定|规定|基准|阈值|预算|概算|批复"
    r"|水平|平均|均值|考核线|合格线|分[数值]线|复议线|序时进度|时间进度"
)
"""Words for what a number is held against."""
MEASURED = compiled(rf"）?的?(?![/／每])[^，。；：（）\d]{{0,10}}(?:{MEASURE})")
"""Such a word behind it."""
NAMED = compiled(MEASURE)
GOAL = compiled(r"目标|任务|计划|要求|控制")
"""Words for what a fall is to be: there the size of it counts."""
LEVELS = frozenset({Role.LEVEL, Role.RATIO, Role.SHARE, Role.COMPLETION, Role.TO})
"""Parts of numbers that may be held against another."""


def comparison(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number with another right behind it that it is held against."""
    for prose in facts.prose:
        for at, one in enumerate(prose.mentions[1:], 1):
            way = side(prose, one)
            first = compared(prose.mentions[:at], one) if way else None
            if first is not None and says_what(prose, first, one):
                yield looked_at(meant(prose.mentions[: prose.mentions.index(first) + 1], one, way), one, way)


def compared(before: Sequence[Mention], one: Mention) -> Mention | None:
    """Return the number that another is held against: the one right before it, or before what tells of its change.

    收缴率83.6%，比上年的79.2%提高4.4个百分点，仍低于90%的考核线: it is the rate that lies below.
    """
    if may_be_compared(before, before[-1], one):
        return before[-1]
    own = [each for each in before if each.sentence == one.sentence]
    while own and own[-1].role in MOVES:
        own.pop()
    level = own[-1] if own and len(own) < len(before) and own[-1].role in LEVELS else None
    return level if level is not None and may_be_compared([level], level, one) else None


MOVES = frozenset({Role.BASE, Role.CHANGE, Role.RATE, Role.POINTS})
"""Parts of numbers that tell how another one changed, and from what."""


def side(prose: Prose, one: Mention) -> int:
    """Return 1 where words say that the number before one is larger, -1 where smaller, 0 where they say neither.

    An amount right behind 超过 is that number in other words, which is looked at as such, unless words say what it is.
    """
    named = MEASURED.match(prose.passage.text, one.end) is not None
    alone, modifier = ALONE.fullmatch(one.lead), one.quantity.modifier
    if modifier in SIDES and alone:
        if alone["denied"]:
            return -1 if modifier in DENIED and named else 0
        amount = one.quantity.kind in AMOUNTS
        return 0 if amount and (not named or modifier is Modifier.OVER) else SIDES[modifier]
    kept = KEPT.fullmatch(one.lead)
    if kept:
        return reached(prose, kept, one, named=named)
    match = AGAINST.search(one.lead) if one.quantity.modifier is Modifier.NONE else None
    if match is None:
        return 0
    return 1 if match["higher"] else -1


NOT_YET = compiled(r"[^，。；\d]{0,14}(?:[还尚仍]|有差距|难|压力)")
"""What stands behind a target that was not reached: 完成率83%，达到90%的目标还有差距."""


def reached(prose: Prose, kept: Match, one: Mention, *, named: bool) -> int:
    """Return -1 where words say that a number was kept within a limit, 1 where it reached what it was to, else 0."""
    if NOT_YET.match(prose.passage.text, one.end):
        return 0
    if not (named or kept["name"]) or one.quantity.modifier not in {Modifier.NONE, Modifier.AT_MOST}:
        return 0
    if kept["within"]:
        return -1
    return 1 if one.quantity.modifier is Modifier.NONE else 0


def may_be_compared(before: Sequence[Mention], first: Mention, one: Mention) -> bool:
    """Whether a number and the one before it count the same and stand alone, and that one is no mere change."""
    plain = first.quantity.modifier is Modifier.NONE and first.quantity.high is None and one.quantity.high is None
    alike = first.quantity.kind is one.quantity.kind and counts_like(first.quantity, one.quantity)
    near = first.sentence == one.sentence and max(first.run, one.run) < 0 and 0 <= one.depth - first.depth <= 1
    if not (plain and alike and near) or one.quantity.kind is Kind.POINTS:
        return False
    others = (each for each in before[:-1] if each.sentence == one.sentence and each.role in LEVELS)
    changes = first.role not in LEVELS and any(each.quantity.kind is first.quantity.kind for each in others)
    return not changes and (first.role in LEVELS or first.role is Role.RATE) and not first.base


def says_what(prose: Prose, first: Mention, one: Mention) -> bool:
    """Whether words say what a number is held against; a fall is so only against what it was to be."""
    behind = prose.passage.text[one.end : one.end + 24]
    ends = ("（",) if one.quantity.kind is Kind.COUNT else ("（", "的")  # 低于平均分的两个: how many are below it
    named = (one.lead.endswith(ends) or KEPT.fullmatch(one.lead)) and NAMED.search(one.lead) is not None
    if "；" in one.lead or not (named or is_goal(first, one) or MEASURED.match(behind)):
        return False  # 低于债务限额3.78亿元: how far, not what from
    return first.direction >= 0 or GOAL.search(one.lead + behind[:14]) is not None


NAMED_GOAL = compiled(r"(?:目标|指标|标准|计划)[值数]?(?:要求)?的?$")
"""The name of a target right before it: ，高于目标值90%."""


def is_goal(first: Mention, one: Mention) -> bool:
    """Whether a rate is called the target, and is too large to be how far the rate before it is from one."""
    rates = one.quantity.kind is first.quantity.kind is Kind.RATIO
    return rates and 2 * one.quantity.value > first.quantity.value and NAMED_GOAL.search(one.lead) is not None


PART = compiled(r"^[、（和及]|其中|合计|共")
"""Words of a number that is part of one before it, or what several come to."""


def meant(before: Sequence[Mention], one: Mention, way: int) -> Mention:
    """Return the nearest number of the sentence that is on the side told, else the one right before.

    Parts may stand between: 举办114场，其中讲座52场、展览38场、研学24场，超过100场的目标.
    """
    nearest = before[-1]
    if not PART.search(nearest.lead):
        return nearest
    own = [each for each in before if each.sentence == one.sentence and each.quantity.kind is one.quantity.kind]
    fitting = (each for each in reversed(own) if (each.quantity.base_value - one.quantity.base_value) * way > 0)
    return next(fitting, nearest)


def looked_at(first: Mention, one: Mention, way: int) -> Observation:
    """Compare a number with the one it is held against."""
    apart = first.quantity.base_value - one.quantity.base_value
    fails = apart * way < 0
    values = {"label": first.label or "前一数", "current": first.quantity.shown(), "base": one.quantity.shown()}
    sign = ">" if apart > 0 else "<" if apart < 0 else "="
    related = (Related(one.quantity.span, "对照"),)
    outcome = Outcome.FAIL if fails else Outcome.PASS
    computed = f"{first.quantity.shown()} {sign} {one.quantity.shown()}"
    relations = () if fails else (bounded(first.quantity, one.quantity, way),)  # the word may be wrong, not a number
    return Observation(outcome, first.quantity.span, values, related, computed, relations)


def bounded(first: Quantity, one: Quantity, way: int) -> Relation:
    """Relate a number to the one that it is not to exceed, or to reach."""
    plain = replace(one, modifier=Modifier.NONE)
    low, high = (plain, first) if way > 0 else (first, plain)
    return relate(Formula.BOUND, [Term(low)], Term(high))
