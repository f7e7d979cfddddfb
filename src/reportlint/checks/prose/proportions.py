"""Checks of rates of counted things: a share of N things is one of N + 1 values, and most rates are none of them.

`抽查25份，合格24份，合格率96%`: the rate names what was counted on top, and 24 of 25 give it. Where no whole number
of 25 gives a printed rate, the rate or a count is wrong, as far as the rate is one of these counts at all: its name
says so, or it nearly is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import ceil, floor

import regex

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.qualified import is_qualified
from reportlint.facts.prose.scenes import OF_MARKS, WEIGHTED, clause, is_spelled_out, is_told_again, is_turned
from reportlint.facts.prose.years_apart import is_of_another_year
from reportlint.finding import Observation
from reportlint.number import Kind, Modifier, counter
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome, Severity

NEAR = Fraction(1)
"""Percentage points that two counts may miss a rate by and still be meant, though its name does not say so."""
NAMED = Fraction(10)
"""The same, where the name of the rate tells which count is on top."""
MOST_COUNTS = 12
"""Counts before a rate that are tried."""
STEM = compiled(r"(?P<stem>[一-鿿]{2,6})(?:率|度|占比|比例|比重)(?:仅|只|分别)?(?:为|是|达到?|约|：|至|到)*$")
DUE = compiled(r"(?:应|需|拟|待|计划|任务|目标)[一-鿿]{0,3}$")
"""What stands before a count of all that was due: 体检应检860人 is no 体检 done."""
NOT = compiled(r"[不未非无没应需待拟]")
PEOPLE = {"名": "人", "人次": "人"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two counts that a rate may be made of."""

    part: Mention
    """What is on top."""
    whole: Mention
    """What it is counted out of."""

    @property
    def percent(self) -> Fraction:
        """The rate they give, in per cent."""
        return 100 * self.part.quantity.base_value / self.whole.quantity.base_value


def proportion(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rate behind counts of the same things."""
    for prose in facts.prose:
        counts: list[Mention] = []
        rated: dict[int, Mention] = {}
        last: Mention | None = None
        for at, one in enumerate(prose.mentions):
            before = prose.mentions[max(0, at - MOST_COUNTS) : at]
            if is_rate(one) and last and not is_told_again(one, before) and not is_other(prose, one, before):
                near = [other for other in counts if may_make(prose, one, other)]
                for seen in looked(prose, one, near, at_once=bool(near) and near[-1] is last):
                    if seen.outcome is not Outcome.FAIL or not shares_whole(one, near, rated):
                        yield seen
                if near and near[-1] is last:
                    rated[last.start] = one
            elif is_count(one):
                counts = [*counts, one][-MOST_COUNTS:]
            last = one


def is_other(prose: Prose, one: Mention, before: Sequence[Mention]) -> bool:
    """Whether a rate is one of other numbers than the counts before it."""
    return is_of_amounts(one, before) or is_qualified(prose.passage.text, one, before)


def is_of_amounts(one: Mention, before: Sequence[Mention]) -> bool:
    """Whether two amounts right before a rate, which count nothing, give it: 河长16.2公里，比目标18.5公里少2.3公里."""
    own = [other for other in before if other.sentence == one.sentence and other.quantity.kind in MEASURED]
    low, high = around(one)
    return any(
        counter(top.quantity) == counter(base.quantity)
        and base.quantity.value > 0
        and low <= 100 * top.quantity.base_value / base.quantity.base_value <= high
        for top, base in permutations(own[-NEAREST:], 2)
    )


MEASURED = {Kind.MONEY, Kind.MEASURE}
"""Kinds of amounts that are not counted one by one."""
NEAREST = 4
"""Amounts before a rate that it may be made of rather than of counts."""


def may_make(prose: Prose, one: Mention, count: Mention) -> bool:
    """Whether a rate may be made of a count: one of its sentence or the one before, and not of another year."""
    return one.sentence - count.sentence <= 1 and not is_of_another_year(prose.passage.text, count, one)


def shares_whole(one: Mention, counts: Sequence[Mention], rated: Mapping[int, Mention]) -> bool:
    """Whether the last count and one with a rate of its own are both parts of a whole that is not printed here.

    已开工45个，开工率95.7%；完工19个，完工率40.4%: both of 47.
    """
    part = counts[-1].quantity.value
    for other in counts[:-1]:
        rate = rated.get(other.start)
        if rate is not None and rate.sentence == one.sentence:
            low, high = (100 * other.quantity.value / end for end in reversed(around(rate)))
            least, most = (100 * part / end for end in reversed(around(one)))
            first, last = max(ceil(low), ceil(least)), min(floor(high), floor(most))
            if first <= last:
                return True
    return False


def around(rate: Mention) -> tuple[Fraction, Fraction]:
    """Return the least and the most that a printed rate may have been before it was rounded."""
    half = rate.quantity.ulp / 2
    return max(rate.quantity.value - half, half), rate.quantity.value + half


def is_rate(one: Mention) -> bool:
    """Whether a number may be a rate of counted things."""
    plain = one.quantity.modifier is Modifier.NONE and one.quantity.high is None
    part = one.role in {Role.RATIO, Role.SHARE, Role.COMPLETION} and not WEIGHTED.search(one.lead)
    part = part and one.period != "prior" and not OF_MARKS.search(one.lead)
    return plain and part and one.quantity.kind is Kind.RATIO and 0 < one.quantity.value <= 100


def is_count(one: Mention) -> bool:
    """Whether a number counts things one by one."""
    quantity = one.quantity
    plain = quantity.modifier is Modifier.NONE and quantity.high is None and not one.reason
    return plain and quantity.kind is Kind.COUNT and quantity.scale == 1 and quantity.value > 1


def looked(prose: Prose, one: Mention, counts: Sequence[Mention], *, at_once: bool) -> Iterator[Observation]:
    """Say what the counts before a rate, right before it or not, come to: one pair that gives it settles it."""
    pairs = [Pair(*pair) for pair in permutations(counts, 2) if like(*pair) and not are_of_two_times(*pair)]
    pairs = [pair for pair in pairs if is_data(prose, pair) or names(prose, one, pair.part)]
    own = [pair for pair in pairs if pair.part.sentence == one.sentence]
    all_of_them = one.quantity.value == 100
    fitting = next((pair for pair in own if (pair.percent < 100 or all_of_them) and related(one, pair).holds), None)
    singled = named_pair(prose, one, own)
    turned = Pair(fitting.whole, fitting.part) if fitting and not all_of_them else None
    if turned is not None and (singled == turned or is_turned(turned.whole, turned.part)):
        yield told(one, turned)
        return
    if fitting is not None:
        if names(prose, one, fitting.part) or adjacent(one, fitting, counts):
            yield told(one, fitting)
        return
    if one.period == "target" or gives_rest(one, pairs):
        return
    wrong = singled or (near_pair(one, own, counts) if at_once else None)
    if wrong is not None:
        yield told(one, wrong)


def is_data(prose: Prose, pair: Pair) -> bool:
    """Whether one of two counts is printed in digits: 三个学校的四个指标 are data only where a rate names them."""
    return not all(is_spelled_out(prose.passage.text, each) for each in (pair.part, pair.whole))


def like(first: Mention, second: Mention) -> bool:
    """Whether two numbers count the same things."""
    units = [PEOPLE.get(each.quantity.unit, each.quantity.unit) for each in (first, second)]
    return units[0] == units[1] or set(units) == {"人", "份"}


def are_of_two_times(first: Mention, second: Mention) -> bool:
    """Whether two numbers are what there was at the start and at the end: 年初462名……年末473名，在岗率98.5%."""
    words = {clause(first)[:TIME_WORDS], clause(second)[:TIME_WORDS]}
    return any(BEGIN.match(each) for each in words) and any(END.match(each) for each in words)


TIME_WORDS = 4
"""Characters at the head of a clause that may name a time."""
BEGIN, END = compiled(r"(?:上年|年初|期初)"), compiled(r"(?:年|期)末")


def related(one: Mention, pair: Pair) -> Relation:
    """Relate a rate to two counts."""
    operands = [Term(pair.part.quantity), Term(pair.whole.quantity)]
    return relate(Formula.RATIO, operands, Term(one.quantity), Basis.INFERRED)


def gives_rest(one: Mention, pairs: Sequence[Pair]) -> bool:
    """Whether a rate is made of the counts in another way: what is left of the whole, or one of two parts."""
    low, high = (one.quantity.value + sign * one.quantity.ulp / 2 for sign in (-1, 1))
    for pair in pairs:
        part, whole = pair.part.quantity.value, pair.whole.quantity.value
        if low <= 100 * part / (part + whole) <= high or low <= 100 * (1 - part / whole) <= high:
            return True
    return False


def names(prose: Prose, one: Mention, part: Mention) -> bool:
    """Whether the name of a rate tells what a number counts: 合格率 and 合格24份, 7个按期完工 and 按期完工率."""
    match = STEM.search(one.lead)
    if match is None:
        return False
    text = prose.passage.text
    start = max(text.rfind(mark, 0, part.start) for mark in "，；。：（、") + 1
    stop = compiled(r"[，；。：）、]|$").search(text[part.end : one.start])
    around = text[start : part.end + (stop.start() if stop else 0)]
    if DUE.search(text[start : part.start]):
        return False
    stem = match["stem"]
    named = regex.search(f"{stem[-2:]}(?![率度])", around)
    at = named.start() if named else -1
    return at >= 0 and not NOT.search(around[max(0, at - 1) : at])


def named_pair(prose: Prose, one: Mention, own: Sequence[Pair]) -> Pair | None:
    """Return the counts that the name of a rate singles out: one count is on top, the other gives it most nearly."""
    named = [pair for pair in own if names(prose, one, pair.part) and not names(prose, one, pair.whole)]
    singled = [pair for pair in named if pair.whole.sentence == one.sentence]
    if len({pair.part.start for pair in singled}) != 1:
        return None
    pair = min(singled, key=lambda pair: abs(pair.percent - one.quantity.value))
    turned = len(singled) == 1 and related(one, Pair(pair.whole, pair.part)).holds
    return pair if turned or (pair.percent <= 100 and abs(pair.percent - one.quantity.value) <= NAMED) else None


def near_pair(one: Mention, own: Sequence[Pair], counts: Sequence[Mention]) -> Pair | None:
    """Return the counts that nearly give a rate which no number of any whole gives."""
    if any(possible(one, count) for count in counts):
        return None
    last = counts[-1]
    close = [pair for pair in own if last in {pair.part, pair.whole} and abs(pair.percent - one.quantity.value) <= NEAR]
    return min(close, key=lambda pair: abs(pair.percent - one.quantity.value), default=None)


def possible(one: Mention, count: Mention) -> bool:
    """Whether some whole number of a count gives a rate."""
    low, high = ((one.quantity.value + sign * one.quantity.ulp / 2) / 100 for sign in (-1, 1))
    whole = count.quantity.value
    return ceil(low * whole) <= floor(high * whole)


def adjacent(one: Mention, pair: Pair, counts: Sequence[Mention]) -> bool:
    """Whether a rate stands right behind the two counts it is made of."""
    return {pair.part.start, pair.whole.start} == {count.start for count in counts[-2:]} and one.depth == 0


def told(one: Mention, pair: Pair) -> Observation:
    """Say what two counts make of a rate."""
    relation = related(one, pair)
    low, high = ((one.quantity.value + sign * one.quantity.ulp / 2) / 100 for sign in (-1, 1))
    whole = pair.whole.quantity.value
    none = ceil(low * whole) > floor(high * whole)
    values = {
        "label": one.label,
        "part": pair.part.quantity.shown() + pair.part.quantity.unit,
        "whole": pair.whole.quantity.shown() + pair.whole.quantity.unit,
        "none": f"；{pair.whole.quantity.shown()}{pair.whole.quantity.unit}中没有一个整数能得出该比率" if none else "",
    }
    numbers = beside([(relation.operands[0], pair.part.label), (relation.operands[1], pair.whole.label)])
    return observe(relation, values, numbers, ceiling=Severity.WARNING)
