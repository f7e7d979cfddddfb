"""Points between two rates that words tell the other way round: 整改率88.4%，比上年降低2.7个百分点（上年85.7%）.

The size of the difference is right, so which two rates are meant is no guess; only the word for its direction is wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.prose.points import FROM_ALL, side_of
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Observation, Related
from reportlint.number import Kind, as_decimal, digits, is_plain
from reportlint.patterns import compiled
from reportlint.rule import Outcome

HIGHER, LOWER = (
    compiled(r"(?:[高快]于|超过|超出|[^提]高|快|领先)了?$"),
    compiled(r"(?:[低慢]于|落后于?|[^降]低|慢)了?$"),
)
"""Words right before a distance, besides those of a change."""
BASE_LEAD = compiled(r"(?P<higher>[高快]于|超过|超出)|(?P<lower>[低慢]于|落后于?)")
"""Words before a rate that another is held against."""
BEHIND_BASE = compiled(r"^）?的[^，。；\d]{1,8}$")
"""What stands between such a rate and how far the other is from it: 高于全县8.4%的增速4.7个百分点."""
HELD_AGAINST = compiled(
    r"(?<![占对之])[比较与同](?![例率重])|[高低快慢]于|超[过出]|距|离|[上去前]一?[年期轮次]|同期|(?<!占)(?:年初|目标|计划)|标准|要求"
)
"""Words before a rate that another is held against, or of another time."""
OF_A_FALL = compiled(r"[降跌减]幅|收窄|缺口")
"""Words of what grows as something falls."""
TELLING, LONG = 2, 3
"""Digits of a difference that two rates of one sentence, or of one passage, do not have by chance."""


def told_the_other_way(facts: Facts) -> Iterator[Observation]:
    """Yield the points of the prose that are a difference of two rates, but not the way their words say."""
    everywhere = frozenset(each.value for each in facts.quantities if each.kind is Kind.RATIO and each.high is None)
    for prose in facts.prose:
        points = [at for at, one in enumerate(prose.mentions) if one.quantity.kind is Kind.POINTS and stands_alone(one)]
        rates = Rates.of(prose)
        for at in points:
            if way := way_of(prose.mentions[at], prose.mentions[at - 1] if at else None):
                yield from turned(prose.mentions[at], way, rates)
            elif at:
                yield from turned_from_all(prose.mentions[at], prose.mentions[at - 1], everywhere)


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of a passage."""

    current: Sequence[Mention]
    """Those of the present, in order."""
    bases: Mapping[Fraction, Sequence[Mention]]
    """Those that others are held against, by their value."""

    @classmethod
    def of(cls, prose: Prose) -> Rates:
        """Tell them apart."""
        current: list[Mention] = []
        bases: dict[Fraction, list[Mention]] = {}
        for one in filter(is_rate, prose.mentions):
            if is_held_against(prose, one):
                bases.setdefault(one.quantity.value, []).append(one)
            elif stands_alone(one):
                current.append(one)
        return cls(current, bases)

    def apart(self, points: Fraction) -> list[tuple[Mention, Mention]]:
        """Return the pairs of a rate and its base that are so many points apart, as rate less base."""
        return [(rate, base) for rate in self.current for base in self.bases.get(rate.quantity.value - points, ())]


def stands_alone(one: Mention) -> bool:
    """Whether a number stands alone and says no more than it prints."""
    return is_plain(one.quantity) and one.run < 0


def way_of(one: Mention, before: Mention | None) -> int:
    """Return 1 where points are said to be more, -1 where less, 0 where neither is said for certain."""
    if OF_A_FALL.search(one.lead):
        return 0
    if BEHIND_BASE.match(one.lead) and before and (match := BASE_LEAD.search(before.lead)):
        return 1 if match["higher"] else -1
    return one.direction or (1 if HIGHER.search(one.lead) else -1 if LOWER.search(one.lead) else 0)


def turned(one: Mention, way: int, rates: Rates) -> Iterator[Observation]:
    """Yield a difference that two rates have the other way round, where no two have it as told.

    One of the two stands behind words of what is held against, or of another time; the other does not.
    """
    points = way * one.quantity.value
    pairs = [] if rates.apart(points) else rates.apart(-points) or beside_named(one, -points, rates)
    near = [pair for pair in pairs if digits(one.quantity) >= (TELLING if are_beside(one, *pair) else LONG)]
    yield from (told(one, rate, base) for rate, base in near[:1])


def turned_from_all(one: Mention, rate: Mention, everywhere: Collection[Fraction]) -> Iterator[Observation]:
    """Yield a distance from what all together reach that the rate before it has on the other side: 低于总体执行率.

    That one stands elsewhere; so many digits do not come about by chance.
    """
    match = FROM_ALL.search(one.lead)
    if match is None or not is_rate(rate) or rate.sentence != one.sentence or digits(one.quantity) < LONG:
        return
    away = side_of(match) * one.quantity.value
    right, wrong = rate.quantity.value + away, rate.quantity.value - away
    if wrong in everywhere and right not in everywhere:
        base = replace(rate, quantity=replace(rate.quantity, value=wrong, text=as_decimal(wrong)))
        yield told(one, rate, base)


NAMED_BASE = compiled(
    r"^，?(?:分别)?(?:[^，。；：、\d比]{0,8})(?<![占对])比(?![重例率])(?P<name>[^，。；：、\d]{2,12}?)(?:[高低多少快慢])$"
)
"""Words that name what a rate is held against: ，比家长低3.7个百分点."""


def beside_named(one: Mention, points: Fraction, rates: Rates) -> list[tuple[Mention, Mention]]:
    """Return the rate before some points and the one whose name their words repeat, where those are so far apart."""
    match = NAMED_BASE.match(one.lead)
    before = [rate for rate in rates.current if rate.start < one.start and rate.sentence == one.sentence]
    if match is None or len(before) < len(("base", "rate")):
        return []
    named = [rate for rate in before[:-1] if match["name"] in rate.label]
    return [(before[-1], base) for base in named if before[-1].quantity.value - base.quantity.value == points]


def is_held_against(prose: Prose, one: Mention) -> bool:
    """Whether words before a rate, or at the head of its bracket, say that it is a base or of another time."""
    text = prose.passage.text
    bracket = text[text.rfind("（", 0, one.start) : one.start] if one.depth else ""
    former = one.period == "prior" or OF_ANOTHER_TIME.match(bracket) is not None
    return former or HELD_AGAINST.search(one.lead.rpartition("；")[2]) is not None


OF_ANOTHER_TIME = compiled(r"（(?:[上去前]一?[年期轮次]|同期|(?:19|20)\d\d年)")


def are_beside(one: Mention, *others: Mention) -> bool:
    """Whether numbers stand in one sentence."""
    return all(other.sentence == one.sentence for other in others)


def is_rate(one: Mention) -> bool:
    """Whether a number is a percentage that is no fall."""
    return one.quantity.kind is Kind.RATIO and not (one.role is Role.RATE and one.direction < 0)


def told(one: Mention, rate: Mention, base: Mention) -> Observation:
    """Say which two rates contradict the words."""
    current, former = rate.quantity, base.quantity
    values = {"label": rate.label or one.label, "current": current.shown(), "base": former.shown()}
    related = (Related(current.span, rate.label), Related(former.span, base.label))
    sign = ">" if current.value > former.value else "<"
    return Observation(Outcome.FAIL, one.quantity.span, values, related, f"{current.shown()} {sign} {former.shown()}")
