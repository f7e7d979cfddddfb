"""Checks of amounts of one name that are worlds apart: a unit, or a point, may have slipped.

`会议经费由2022年的48.60万元减少到2024年的42.10元`: nobody compares such amounts, so that one of them is misprinted.
Two amounts are looked at where one statement or one sentence compares them, three and more wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.observe import relate
from reportlint.facts import Facts
from reportlint.facts.prose.claims import Statement
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Outcome, Severity

FAR = 100
"""How many times the others an amount must be, or they it, to stand out."""
SLIPPED = 2000
"""How many times one of two amounts with one unit must be the other: 元 for 万元 makes ten thousand."""
ALIKE = 10
"""How many times the least the largest of the others may be."""
PAIR = 2
"""Amounts of which neither is the odd one."""
STEPS = {Fraction(10) ** power for power in (3, 4, 8)}
"""How many times larger a unit is than another."""
LEAST_DIGITS = 3
"""Digits, noughts at the ends left out, that do not meet by chance under one name."""
NAME = compiled(r"..(?:费用?|支出|收入|经费|投资|预算|决算|资产|负债|税)(?:数|额|总额)?$")
"""Names that tell whose amount it is."""
SINGLE = compiled(r"人均|户均|平均|标准|单价|每|限额|缴费")
"""Names of amounts for one of many."""


def unlike_amounts(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the amounts that are compared, and at all amounts of one name: none is a hundred times the others."""
    units = Counter(one.unit for one in facts.quantities if one.kind is Kind.MONEY)
    told: set[Quantity] = set()
    for pair in dict.fromkeys(compared_pairs(facts.statements)):
        small, large = sorted(pair, key=lambda one: one.base_value)
        odd = min(pair, key=lambda one: (units[one.unit], -one.span.start))
        ratio = large.base_value / small.base_value
        far = ratio >= (SLIPPED if small.unit == large.unit else FAR)
        told |= {odd} if far else set()
        yield looked(odd, small, large, fails=far)
    for amounts in by_name(facts.statements):
        for small, large in pairwise(amounts):
            odd = min((small, large), key=lambda one: (units[one.unit], -one.span.start))
            if is_shifted(small, large) and odd not in told:
                told |= {small, large}
                yield looked(odd, small, large, fails=True, ceiling=None)
        for odd, small, large in outlier(amounts):
            if odd not in told:
                yield looked(odd, small, large, fails=True)


def is_shifted(small: Quantity, large: Quantity) -> bool:
    """Whether one of two amounts has the digits of the other, and three digits at least, as 元 for 万元 gives them."""
    significant = small.text.replace(".", "").replace(",", "").strip("0")
    return large.base_value / small.base_value in STEPS and len(significant) >= LEAST_DIGITS


def looked(
    odd: Quantity, small: Quantity, large: Quantity, *, fails: bool, ceiling: Severity | None = Severity.INFO
) -> Observation:
    """Tell of two amounts which one stands out; but for digits that are the same it may be so by right."""
    other = large if odd == small else small
    ratio = f"{float(large.base_value / small.base_value):.2f}"
    first, second = large.text + large.unit, small.text + small.unit
    values = {"amount": odd.text + odd.unit, "other": other.text + other.unit, "ratio": ratio.partition(".")[0]}
    outcome = Outcome.FAIL if fails else Outcome.PASS
    return Observation(
        outcome, odd.span, values, (Related(other.span, "同名金额"),), f"{first} ÷ {second} = {ratio}", ceiling=ceiling
    )


# ---------------------------------------------------------------- amounts that belong together


def compared_pairs(statements: Iterable[Statement]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the pairs of amounts that a change or a sentence compares, unless what it says of them agrees."""
    levels: dict[tuple[str, int, int], list[Statement]] = {}
    for one in statements:
        current, base = one.quantities.get("current"), one.quantities.get("base")
        if one.kind == "change" and current and base and are_amounts(one, current, base) and not is_borne_out(one):
            yield current, base
        if one.kind == "level" and current and are_amounts(one, current) and NAME.search(one.label):
            levels.setdefault((one.label, one.passage, one.sentence), []).append(one)
    for group in levels.values():
        if len(group) == 2 and group[0].period != group[1].period:
            yield group[0].quantities["current"], group[1].quantities["current"]


def are_amounts(statement: Statement, *amounts: Quantity) -> bool:
    """Whether a statement is about amounts, not about the price of one thing."""
    plain = all(one.kind is Kind.MONEY and one.modifier is Modifier.NONE and one.value > 0 for one in amounts)
    return plain and not SINGLE.search(statement.label)


def is_borne_out(statement: Statement) -> bool:
    """Whether the change that a statement prints is the one between its amounts."""
    current, base, change = (statement.quantities.get(role) for role in ("current", "base", "change"))
    if current is None or base is None or change is None:
        return False
    large, small = sorted((Term(current), Term(base)), key=lambda one: one.value, reverse=True)
    return relate(Formula.SUM, [large, replace(small, weight=-1)], Term(change)).holds


def by_name(statements: Iterable[Statement]) -> Iterator[Sequence[Quantity]]:
    """Yield the amounts of every name that several sentences give, in order of size."""
    levels: dict[str, dict[Quantity, None]] = {}
    for one in statements:
        current = one.quantities.get("current")
        if one.kind == "level" and current and are_amounts(one, current) and NAME.search(one.label):
            levels.setdefault(one.label, {})[current] = None
    for amounts in levels.values():
        if len(amounts) > 1:
            yield sorted(amounts, key=lambda one: one.base_value)


def outlier(amounts: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Yield the amount that stands out of those of one name, with itself and the one next to it by size."""
    if len(amounts) <= PAIR:
        return
    least, second, last_but_one, largest = amounts[0], amounts[1], amounts[-2], amounts[-1]
    if largest.base_value >= FAR * last_but_one.base_value and last_but_one.base_value <= ALIKE * least.base_value:
        yield largest, last_but_one, largest
    if second.base_value >= FAR * least.base_value and largest.base_value <= ALIKE * second.base_value:
        yield least, least, second
