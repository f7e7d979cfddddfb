"""Numbers that words put on the wrong side of another: 合格率99.8%，低于99.5%的合同要求.

What a number is held against stands right behind it, with words that say what it is: a target, a limit, an average.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Observation, Related
from reportlint.number import AMOUNTS, Kind, Modifier, counts_like
from reportlint.patterns import compiled
from reportlint.rule import Outcome

AGAINST = compiled(
    r"^，?(?:[均也仍略远已虽都]|明显|大幅|全部)?(?:(?P<higher>[高大多长]于|高出|超过|超出)|(?P<lower>[低小少短]于|不及))"
    r"(?P<name>[^，。；：（）\d]{0,14})（?$"
)
"""What stands between a number and the one it is held against: ，低于省下达的."""
ALONE = compiled(r"，(?:[均也仍略远已虽都]|明显|大幅|全部)?")
"""What stands there where the word that compares is read as a part of the number: ，高于99.5%."""
SIDES: Mapping[Modifier, int] = {Modifier.ABOVE: 1, Modifier.OVER: 1, Modifier.BELOW: -1}
"""What such a word says of the number before it."""
MEASURE = (
    r"目标|任务|计划|要求|标准|限[额值]|上限|下限|红线|底线|门槛|警戒线|预警线|控制|预期|承诺|约定|规定|基准|阈值|预算|概算|批复"
    r"|水平|平均|均值"
)
"""Words for what a number is held against."""
MEASURED = compiled(rf"^）?的?[^，。；：（）\d]{{0,10}}(?:{MEASURE})")
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
            way = side(one)
            before = prose.mentions[at - 1]
            if way and may_be_compared(prose.mentions[:at], before, one) and says_what(prose, before, one):
                yield looked_at(meant(prose.mentions[:at], one, way), one, way)


def side(one: Mention) -> int:
    """Return 1 where words say that the number before one is larger, -1 where smaller, 0 where they say neither.

    An amount right behind 超过 is that number in other words, which is looked at as such.
    """
    if one.quantity.modifier in SIDES and ALONE.fullmatch(one.lead) and one.quantity.kind not in AMOUNTS:
        return SIDES[one.quantity.modifier]
    match = AGAINST.search(one.lead) if one.quantity.modifier is Modifier.NONE else None
    if match is None:
        return 0
    return 1 if match["higher"] else -1


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
    named = one.lead.endswith(ends) and NAMED.search(one.lead) is not None
    if "；" in one.lead or not (named or MEASURED.match(behind)):
        return False  # 低于债务限额3.78亿元: how far, not what from
    return first.direction >= 0 or GOAL.search(one.lead + behind[:14]) is not None


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
    return Observation(outcome, first.quantity.span, values, related, computed)
