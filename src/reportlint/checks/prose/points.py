"""Differences of two rates that are told in per cent: 整改率82.1%，较上一轮的78.9%提高3.2%.

The two rates and their difference stand one behind the other, or the other rate is that of the time gone by:
完成预算的54.3%，超序时进度4.3%.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from reportlint.checks.observe import relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.finding import Observation, Related
from reportlint.number import Modifier, Quantity, digits
from reportlint.patterns import Match, compiled
from reportlint.relation import Basis, Formula, Term, Verdict, arithmetic
from reportlint.rule import Outcome

COMPARED = compiled(r"[比较与]|[高低快慢好差优]于|超|落后|滞后")
"""Words before the rate that another is compared with."""
APART = compiled(
    r"(?:[高低]于|超过|超出)[^，。；\d]{2,12}$|[比较][^，。；\d]{2,14}(?:[高低快慢]|加快|放缓|领先|落后)$|，(?:还|仍)?差$"
)
"""Words before how far one rate is from another."""
PAST_A_RATE = compiled(r"^）?的[^，。；\d]{2,8}$")
"""What stands between a rate that is passed and how far: 超过5%的控制目标2.89%."""
NEAREST = 8
"""Numbers before a percentage that may be what it is the difference of."""
SCHEDULE = compiled(r"(?:超过?|快于|[高低]于|落后于?|滞后于?)(?:序时|时间)进度[^，。；\d]{0,4}$")
"""What stands before how far something is ahead of the time gone by, or behind it."""
FARTHEST = 16
"""Characters between a rate and its difference from another."""
TELLING = 2
"""Digits of a difference that two rates do not have by chance."""
MONTHS = 12
PERCENT = {"%", "％"}


def told_in_percent(facts: Facts) -> Iterator[Observation]:
    """Yield the percentages of the prose that are the difference of two rates before them, and no change of either."""
    targets = {each.value: each for each in facts.quantities if each.unit in PERCENT and each.high is None}
    for prose in facts.prose:
        for at, one in enumerate(prose.mentions):
            around = prose.mentions[max(0, at - NEAREST) : at]
            before = [other for other in around[-3:] if other.sentence == one.sentence]
            if not is_percentage(one):
                continue
            found = (difference_of(prose, one, before) if before else None) or distance(one, around)
            found = found or distance_from_target(one, around, targets) or distance_from_all(one, around, targets)
            if found:
                yield found


def distance(one: Mention, around: Sequence[Mention]) -> Observation | None:
    """Say that a percentage told as a distance is that of two rates before it: 调整率为26.4%，高于上限（20%）6.4%.

    One of few digits is held against rates of its own sentence alone.
    """
    past = PAST_A_RATE.match(one.lead) and around and around[-1].quantity.unit in PERCENT
    if not APART.search(one.lead) and not past:
        return None
    since = one.sentence - (digits(one.quantity) > TELLING)
    rates = [other for other in around if other.quantity.unit in PERCENT and other.sentence >= since]
    rates = [other for other in rates if other.quantity.value >= one.quantity.value]
    pairs = ((rate, base) for rate, base in permutations(reversed(rates), 2) if rate.start > base.start)
    return next((told(one, rate, base) for rate, base in pairs if is_difference(one, rate, base)), None)


def distance_from_target(
    one: Mention, around: Sequence[Mention], targets: Mapping[Fraction, Quantity]
) -> Observation | None:
    """Say that a percentage is how far the rate right before it is from a target that stands elsewhere.

    A target is printed no finer than what it is missed by, and is no rate that this one grew from.
    """
    match, rate = FROM_TARGET.search(one.lead), around[-1] if around else None
    if match is None or rate is None or not is_percentage(rate) or rate.sentence != one.sentence:
        return None
    sign = 1 if match["below"] else -1
    target = targets.get(rate.quantity.value + sign * one.quantity.value)
    if target is None or target.decimals >= one.quantity.decimals or digits(one.quantity) < TELLING:
        return None
    return told(one, rate, replace(rate, quantity=target))


def distance_from_all(
    one: Mention, around: Sequence[Mention], rates: Mapping[Fraction, Quantity]
) -> Observation | None:
    """Say that a percentage is how far the rate before it is from one of all together, or from a target.

    That one stands elsewhere: 仅82.54%，低于总体执行率13.24%. So many digits do not come about by chance.
    """
    match, rate = FROM_ALL.search(one.lead), around[-1] if around else None
    if match is None or rate is None or not is_percentage(rate) or rate.sentence != one.sentence:
        return None
    sign = side_of(match)
    other = rates.get(rate.quantity.value + sign * one.quantity.value)
    if other is None or digits(one.quantity) <= TELLING or other.decimals != one.quantity.decimals:
        return None
    return told(one, rate, replace(rate, quantity=other))


def side_of(match: Match) -> int:
    """Return 1 where words say that a rate lies below the one it is held against, else -1."""
    return 1 if (match["below"] or match["less"]) and not match["short"] else -1


FROM_ALL = compiled(
    r"^，[^，。；\d]{0,4}(?:(?P<below>低于|不及)|高于|超过|[比较])[^，。；\d]{0,8}(?:平均|总体|整体|全[部省市县区州系项])"
    r"[^，。；\d]{0,8}?(?:(?P<less>[低慢])|[高快])?$|^的[^，。；\d]{0,8}相比，[尚还仍]?(?P<short>差)$"
)
"""Words between a rate and how far it is from one of all together, or between a target and what it is missed by."""


FROM_TARGET = compiled(
    r"^，[^，。；\d]{0,4}(?:(?P<below>低于|不及|未达)|(?P<above>高于|超过|超出))[^，。；\d]{0,4}(?:目标|上限|标准|要求|控制)[值数率]?$"
)
"""Words between a rate and how far it is from a target that is not printed again: 优良率83.6%，低于目标值1.4%."""


def is_percentage(one: Mention) -> bool:
    """Whether a number is a plain percentage."""
    quantity = one.quantity
    return quantity.unit in PERCENT and quantity.modifier is Modifier.NONE


def difference_of(prose: Prose, one: Mention, before: list[Mention]) -> Observation | None:
    """Say that a percentage is the difference of two before it, None where it is not."""
    if SCHEDULE.search(one.lead) and not one.depth:
        return ahead_of_schedule(one, before[-1])
    *others, base = before
    text = prose.passage.text[base.end : one.start]
    compared = COMPARED.search(base.lead) and (one.direction or text.startswith("）"))
    former = base.period == "prior" and one.direction
    if not is_percentage(base) or not (compared or former) or len(text) > FARTHEST or "；" in text:
        return None
    rates = [other for other in reversed(others) if is_percentage(other)]
    return next((told(one, other, base) for other in rates if is_difference(one, other, base)), None)


def is_difference(one: Mention, rate: Mention, base: Mention) -> bool:
    """Whether a percentage is the difference of two others to the last place, and not the growth of one."""
    quantity = one.quantity
    if digits(quantity) < TELLING or abs(rate.quantity.value - base.quantity.value) != quantity.value:
        return False
    weight = 1 if rate.quantity.value >= base.quantity.value else -1
    operands = [Term(rate.quantity), Term(base.quantity)]
    grown = relate(Formula.GROWTH, operands, Term(quantity, weight), Basis.INFERRED)
    return base.quantity.value > 0 and grown.verdict is not Verdict.EXACT


def ahead_of_schedule(one: Mention, rate: Mention) -> Observation | None:
    """Say that a percentage is how far a rate is from the share of the year gone by, None where it is not."""
    if not is_percentage(rate) or not one.quantity.value:
        return None
    for sign in (1, -1):
        gone = (rate.quantity.value + sign * one.quantity.value) * MONTHS / 100
        if abs(gone - round(gone)) <= Fraction(MONTHS, 200) * one.quantity.ulp and 0 < round(gone) <= MONTHS:
            return told(one, rate, None)
    return None


def told(one: Mention, rate: Mention, base: Mention | None) -> Observation:
    """Say of what two rates a percentage is the difference."""
    values = {
        "label": rate.label or one.label,
        "current": rate.quantity.shown(),
        "base": base.quantity.shown() if base else "序时进度",
        "stated": one.quantity.shown(),
    }
    others = [rate, base] if base else [rate]
    related = tuple(Related(each.quantity.span, each.label) for each in others)
    return Observation(Outcome.FAIL, one.quantity.span, values, related, computed(one, others))


def computed(one: Mention, rates: Sequence[Mention]) -> str:
    """Return the arithmetic of a difference of two rates, `` where only one is printed."""
    if len(rates) == 1:
        return ""
    smaller, larger = sorted((each.quantity for each in rates), key=lambda each: each.value)
    return arithmetic(relate(Formula.SUM, [Term(larger), Term(smaller, -1)], Term(one.quantity), Basis.INFERRED))
