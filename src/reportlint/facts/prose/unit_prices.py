"""Prices that say for each of what they are paid, all of it printed: 18人，人均每月6500元，12个月，合同总额140.4万元.

A price, or a mean, names its units (每人每天, 人均, 元/月); where each of them is told by one number of the sentence,
and one amount is counted up behind the price, nothing else is meant. Periods that nobody prints are those of a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod

from reportlint.facts.prose.averages import SHORT
from reportlint.facts.prose.averages_behind import TOTAL_BEHIND
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, clause, plain, unprinted
from reportlint.facts.text.quantities import ANY_UNIT
from reportlint.number import PEOPLE, Kind, Quantity, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term

EACH = compiled(
    r"每(?P<each>台班|人|户|(?:(?!每)[一-鿿]){1,4})|(?P<mean>公里|公顷|[人户亩床场件])均|(?P<priced>[一-鿿]{0,4})单价"
)
"""Words of a price that say for each of what it is."""
BY_UNIT = compiled(r"[/／·](?P<unit>[一-鿿]{1,4})")
"""What stands behind a price that says so."""
TIMES = {"月": 12, "个月": 12, "季": 4, "季度": 4, "年": 1}
"""Periods that a price may be paid for → how many a year has."""
WORKED = {"天", "日", "次", "小时", "课时", "学时", "餐"}
"""Other units of how often or how long."""
OF_THE_YEAR = compiled(r"(?:全年|一年|年度|^年)[^，。；\d]{0,6}$")
"""Words of an amount that is for all of a year."""
COUNTED_UP = compiled(
    r"(?:[合共总]计|共|计|总[^，。；\d]{1,4}|总?金额|价款|[年共]?需[^，。；\d]{0,6}|全年[^，。；\d]{0,6}|(?:支出|支付|发放|列支|缴纳|补助)[^，。；\d]{0,6}"
    r"|[租薪工][金费资]|[一-鿿]{2,4}费)(?:为|是|达)*$"
)
"""Words of an amount that is counted up."""
EXCEPT = compiled(
    r"不超过?|以内|以下|上限|最高|控制|限额|标准内|其中|另|首付|预付|部分|分担|承担|扣除|抵扣|优惠|下浮|补差|减免|起步"
    r"|已|尚|余|剩|欠|起至|月起|日起|分别|依次|不等|预计|约(?!定)|税|调整|提高|增加|减少|比上年|同比|上年|去年"
)
"""Words by which an amount is not all that a price comes to."""
MONTHS_TOLD = compiled(
    r"自(?P<from>\d{4})年(?P<first>\d{1,2})月1日(?:起)?至(?P<to>\d{4})年(?P<last>\d{1,2})月(?:3[01]|2[89])日"
)
"""A time told from day to day that is so many whole months."""
COUNTS = {Kind.COUNT, Kind.MEASURE}
"""Kinds of numbers that a price is multiplied with."""


def by_unit_price(scene: Scene) -> Reading | None:
    """Read an amount that is a price before it, times the one number of each unit that the price is told by."""
    here = stretch(scene)
    price = price_of(scene, here)
    if price is None or not is_counted_up(scene, here):
        return None
    others = [other for other in here if other is not price]
    units = units_of(scene, price, others)
    factors = [term for unit in units if (term := factor(scene, others, unit)) is not None]
    told = {term.quantity.span for term in factors if term.printed}
    untold = any(is_period(one) and one.quantity.span not in told for one in others)
    if not factors or len(factors) != len(units) or untold:
        return None
    way = Way(Formula.PRODUCT, (*factors, Term(replace(price.quantity, kind=Kind.MONEY))))
    supposed = bool(told) and len(told) < len(factors)  # people come and go in the year that nobody prints
    forgotten = prod(term.value for term in way.operands if term.printed) == scene.one.quantity.base_value
    return Reading([way], certain=True, strict=forgotten or not supposed, loose=supposed and not forgotten)


def stretch(scene: Scene) -> list[Mention]:
    """Return the numbers before an amount in its part of the sentence."""
    begun = scene.text.rfind("；", 0, scene.one.start)
    return [other for other in scene.sentence() if other.start > begun]


def price_of(scene: Scene, here: Sequence[Mention]) -> Mention | None:
    """Return the price before an amount, the only other money of its part of the sentence, and no larger than it.

    Of a mean with its total right behind it, the mean is the number that is computed.
    """
    money = [other for other in here if other.quantity.kind is Kind.MONEY or "元/" in other.quantity.unit]
    if len(money) != 1 or money[0].depth > scene.one.depth:
        return None
    mean = "均" in clause(money[0]) and TOTAL_BEHIND.match(scene.one.lead) is not None
    larger = abs(money[0].quantity.base_value) > abs(scene.one.quantity.base_value)
    return None if mean or larger else money[0]


def is_counted_up(scene: Scene, here: Sequence[Mention]) -> bool:
    """Whether words say of an amount that it is all that is paid, and nothing else of it."""
    one, words = scene.one, clause(scene.one)
    stated = one.quantity.kind is Kind.MONEY and one.role in {Role.LEVEL, Role.TO} and plain(one)
    said = here[0].lead[-8:] + "".join(other.lead for other in (*here[1:], one))
    return stated and COUNTED_UP.search(words) is not None and not EACH.search(words) and not EXCEPT.search(said)


def units_of(scene: Scene, price: Mention, others: Sequence[Mention]) -> Sequence[str]:
    """Return the units that a price is told by, `` for a price of whatever is counted beside it.

    A price by the year of one year is multiplied with no years.
    """
    found = dict.fromkeys((*units_before(scene, price), *units_behind(scene, price)))
    years = any(other.quantity.unit == "年" for other in others)
    named = [unit for unit in found if unit != "年" or years]
    return [unit for unit in named if unit] or named[:1]


def units_before(scene: Scene, price: Mention) -> Iterator[str]:
    """Yield the units in the words of a price: 每人每天, 人均, 台班单价."""
    for match in EACH.finditer(clause(price)):
        if match["each"]:
            yield unit_of(match["each"])
        elif match["mean"]:
            yield match["mean"]
        else:
            yield match["priced"] if names_what_follows(scene, match["priced"]) else ""


def units_behind(scene: Scene, price: Mention) -> Iterator[str]:
    """Yield the units behind a price: 元/人·月."""
    unit = price.quantity.unit.partition("/")[2]
    if unit:
        yield unit
    at = price.end
    while (match := BY_UNIT.match(scene.text, at)) is not None:
        unit = unit_of(match["unit"])
        yield unit
        at = match.start("unit") + len(unit)


def unit_of(words: str) -> str:
    """Return the unit that some words begin with."""
    known = ANY_UNIT.match(words)
    if known is not None and known.group() != "个":
        return known.group()
    return words[:2] if words[:2] in TIMES else words[:1]


def names_what_follows(scene: Scene, name: str) -> bool:
    """Whether a price is called by what stands behind a number: 台班单价 and 220个台班."""
    return bool(name) and any(scene.text.startswith(name, other.end) for other in scene.sentence())


def factor(scene: Scene, counts: Sequence[Mention], unit: str) -> Term | None:
    """Return the one number of a unit, for periods that are not printed those of a year; None where that is unclear."""
    named = [other for other in counts if counts_unit(scene.text, other, "人" if unit in PEOPLE else unit)]
    if named or unit not in TIMES:
        sole = len(named) == 1 and plain(named[0]) and named[0].role is Role.LEVEL
        return Term(as_exact(named[0].quantity)) if sole else None
    months = months_told(scene.text) if TIMES[unit] == TIMES["月"] else None
    yearly = OF_THE_YEAR.search(clause(scene.one)) is not None
    return unprinted(months or TIMES[unit], unit) if months or yearly else None


def counts_unit(text: str, other: Mention, unit: str) -> bool:
    """Whether a number counts what a price is told by: 1280名 of 120元/人, 220个台班 of 台班单价, any of 单价."""
    own, behind = counter(other.quantity), text[other.end : other.end + 4]
    if unit in TIMES:
        return own.removeprefix("个") == unit.removeprefix("个") or (own in {"", "个"} and behind.startswith(unit))
    if other.quantity.kind not in COUNTS or not text[other.start].isdigit():
        return False
    if not unit:
        return not is_period(other)
    named = behind.startswith(unit) and (own == "个" or len(unit) > 1)
    return named or own == unit or (unit in SHORT and own in SHORT[unit])


def is_period(one: Mention) -> bool:
    """Whether a number counts periods."""
    return counter(one.quantity) in TIMES or counter(one.quantity) in WORKED


def as_exact(quantity: Quantity) -> Quantity:
    """Return a whole number of days or months as one that was counted."""
    return quantity if quantity.decimals else replace(quantity, kind=Kind.COUNT)


def months_told(text: str) -> int | None:
    """Return how many whole months a time told from day to day has."""
    match = MONTHS_TOLD.search(text)
    if match is None:
        return None
    months = 12 * (int(match["to"]) - int(match["from"])) + int(match["last"]) - int(match["first"]) + 1
    return months if months > 0 else None
