"""Products: 385台，每台4260元，计164.01万元: what a price and a count come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import prod

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import Reading, Scene, Way, clause, plain, unprinted, ways
from reportlint.number import Kind, Modifier, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula

PRICED = compiled(r"(?:每(?!$)|单价|均价|(?<!超)标准|码洋|人均(?:补差|缴费))[^，。；]{0,14}$")
"""What stands before a price."""
AVERAGED = compiled(r"均(?![价缴]|补差)")
"""Words of an average, which is no price."""
STANDARD = compiled(r"标准|定额|单价|^按")
"""Words by which an amount for each is a price though it is called an average: 人均补助标准94元, 按平均每册42.5元计."""
COUNTED_UP = compiled(
    r"(?:[，；、]?[计共]|合计|总计|总额|金额|发放|补发|安排|支出|价款|资金|码洋共|费用)[^，。；\d]{0,10}$"
)
"""Words of an amount that is counted up."""
PERIODS = {"个月", "天", "年", "次", "月"}
"""Units of how often a price is paid."""
EACH_HAS = compiled(r"[每各][一-鿿]{0,4}$")
"""What stands before how many each of several has: 14所学校，每校1套."""
FOR_EACH = compiled(r"每(?P<unit>[^，。；\d]{1,6})")
"""For each of what a price is paid."""
MOST_BETWEEN = 2
"""Numbers between a price and what it comes to, where no word says that it is counted up."""


def multiplied(scene: Scene) -> Reading | None:
    """385台，每台4260元，计164.01万元: a price and a count before it.

    Where no word says that it is counted up (收, 合同额), arithmetic tells, unless the price names what is counted and
    the amount stands right behind it: 61.50亩，每亩1200元，收73800元.
    """
    if scene.one.quantity.kind is not Kind.MONEY:
        return so_many_each(scene)
    own = scene.sentence()
    if is_price(scene.one) or not plain(scene.one) or is_by_year(scene.one):
        return None
    prices = [other for other in own if is_price(other) and plain(other) and not explains_another(scene, other)]
    prices += [again for price, again in pairwise(own) if price in prices and is_by_year(again)]
    if not prices:
        return None
    counts = [other for other in scene.before if other not in prices and is_count(scene.text, other)]
    here = [other for other in counts if other.sentence == scene.one.sentence]
    here = [other for other in here if "；" not in scene.text[other.end : prices[0].start]] or here
    if COUNTED_UP.search(scene.lead) and (found := counted_up(scene, prices, here)):
        return unless_split(scene, prices, found)
    return unless_split(scene, prices, supposed(scene, prices, here, counts)) if may_follow(scene, prices[-1]) else None


def explains_another(scene: Scene, price: Mention) -> bool:
    """Whether a price stands in a remark on the amount right before it: 分红37.2万元（62户、每户6,000元）."""
    before = [other for other in scene.sentence() if other.start < price.start and other.depth < price.depth]
    return price.depth > scene.one.depth and bool(before) and before[-1].quantity.kind is Kind.MONEY


EACH = compiled(r"(?:各|每[^，。；、\d]{1,8}?)(?:平均|随机|分别|至少)?[^，。；、\d每各]{0,6}$")
"""What stands before how many fall to each: 4个县各抽取3个站点, 每人每年48小时."""
SUMMED = compiled(r"^[^；]{0,16}?(?:共计?|合计|总计)[^，。；\d]{0,8}$")
"""What stands before how many these are together."""


def so_many_each(scene: Scene) -> Reading | None:
    """4个县各抽取3个站点，共12个站点: how many there are, times how many fall to each."""
    before = scene.sentence()
    if len(before) < 2 or not plain(scene.one) or not SUMMED.search(scene.lead):
        return None
    count, each = before[-2:]
    numbers = (count, each, scene.one)
    whole = all(one.quantity.kind in {Kind.COUNT, Kind.MEASURE} and plain(one) and not one.reason for one in numbers)
    units = counter(each.quantity)
    fits = whole and names_each(scene, count, each) and units == counter(scene.one.quantity)
    return Reading(ways(Formula.PRODUCT, iter([(as_count(count), as_count(each))])), certain=True) if fits else None


def names_each(scene: Scene, count: Mention, each: Mention) -> bool:
    """Whether words say that a number falls to each of those counted right before it: 4个县各…, 12个村每村…."""
    match = EACH.search(each.lead)
    if match is None or "各" in match.group():
        return match is not None and "，" not in each.lead
    named = FOR_EACH.search(match.group())
    counted = count.quantity.unit + compiled(r"[，。；：、（\d]").split(scene.text[count.end : count.end + 4])[0]
    return named is not None and not set(named["unit"]).isdisjoint(counted)


YEARLY = compiled(r"[、，（](?:即|合|折合)?(?:全年|每年|一年|年)(?:人均|每人|户均)?(?:共|计|合计)?$")
"""Words between a price and what it comes to in a year: 每人每月800元、全年9600元."""


def is_by_year(one: Mention) -> bool:
    """Whether a number is the price right before it, by the year."""
    return one.quantity.kind is Kind.MONEY and YEARLY.fullmatch(one.lead) is not None


def is_price(one: Mention) -> bool:
    """Whether a number is what one of something costs."""
    priced = one.quantity.kind in {Kind.MONEY, Kind.MEASURE} and "元" in one.quantity.unit and PRICED.search(one.lead)
    own = clause(one)
    return bool(priced) and (not AVERAGED.search(own) or STANDARD.search(own) is not None)


def is_count(text: str, one: Mention) -> bool:
    """Whether a number counts pieces; 三项计9207万元 is no count of pieces, 300顶 is one though the unit is unknown."""
    kinds = {Kind.COUNT, Kind.MEASURE}
    unknown = one.quantity.kind is Kind.PLAIN and compiled(r"[一-鿿]").match(text[one.end : one.end + 1]) is not None
    bare = one.quantity.modifier is Modifier.NONE and text[one.start].isdigit() and not EACH_HAS.search(one.lead)
    return bare and (one.quantity.kind in kinds or (unknown and not one.quantity.decimals))


def counted_up(scene: Scene, prices: Sequence[Mention], counts: Sequence[Mention]) -> Reading | None:
    """Read an amount that words say is counted up, unless the price comes to one before it."""
    found = choices(scene, prices, counts)
    if comes_to_another(scene, prices, found):
        return None
    close = scene.before[-2:] if len(scene.before) > 1 else ()
    between = scene.text[prices[-1].end : scene.one.start]
    sole = len({way.operands[:2] for way in found}) == 1 and "；" not in between
    return Reading(found, sole, sole and prices[-1] in close and counts[0] in close) if found else None


BY_TIMES = compiled(r"月起|[—－-]\d{1,2}月|[上下]半年")
"""Words of times in which not as many were paid for."""


TOGETHER = compiled(r"(?:合计|共计|总计)[^，。；\d]{0,6}$")
"""Words before what several come to together."""


def unless_split(scene: Scene, prices: Sequence[Mention], found: Reading | None) -> Reading | None:
    """Leave out what does not hold where several prices are paid at once, or more are paid for at times.

    每人每天伙食100元、交通80元，出差772人天: it is neither price times the days.
    """
    own, last = scene.sentence(), prices[-1]
    beside = not is_by_year(last) and any(again is last and one in prices for one, again in pairwise(own))
    behind = any(one.start > last.start and one.quantity.kind is Kind.MONEY for one in own)
    several = len(prices) > 1 and TOGETHER.search(scene.lead) is not None  # 2台、单价128万元，8台、单价14万元，合计
    split = beside or behind or several or BY_TIMES.search(scene.text, 0, scene.one.start) is not None
    return None if found and split and not any(comes_to(way, scene.one) for way in found.ways) else found


def comes_to_another(scene: Scene, prices: Sequence[Mention], found: Sequence[Way]) -> bool:
    """Whether a price comes to an amount behind it, and not to the one that is read."""
    others = [other for other in (*scene.before, *scene.behind) if other.start > prices[-1].start]
    own = [other for other in others if other.sentence == scene.one.sentence]
    return scene.one.run < 0 and any(comes_to(way, other) for other in own for way in found)


def comes_to(way: Way, other: Mention) -> bool:
    """Whether a price times a count is another amount."""
    return other.quantity.kind is Kind.MONEY and prod(one.value for one in way.operands) == other.quantity.base_value


def may_follow(scene: Scene, price: Mention) -> bool:
    """Whether a price may come to an amount behind it: it states what there is, in the same part of the sentence."""
    between = [other for other in scene.sentence() if other.start > price.start]
    stated = scene.one.part in {Role.LEVEL, Role.TO} and not scene.one.reason
    return stated and len(between) <= MOST_BETWEEN and "；" not in scene.text[price.end : scene.one.start]


def supposed(
    scene: Scene, prices: Sequence[Mention], here: Sequence[Mention], counts: Sequence[Mention]
) -> Reading | None:
    """Read an amount that only follows a price: the price may name the unit of what it counts."""
    price = prices[-1]
    each = FOR_EACH.search(price.lead)
    units = each["unit"] if each else ""
    named = [other for other in here if (unit := counter(other.quantity)) and units.startswith(unit)]
    often = [other for other in here if is_often(other)]
    found = choices(scene, prices, [*named, *often] if named else [*counts, *here] if often == here else here)
    beside = len(found) == 1 and scene.before[-1] in {price, *named}
    certain = beside and (len(named) == 1 or ("单价" in price.lead and scene.before[-2] in here))
    return Reading(found, certain, loose=True) if found and not comes_to_another(scene, prices, found) else None


def is_often(one: Mention) -> bool:
    """Whether a number says how often a price is paid."""
    return one.quantity.unit in PERIODS


def counted(one: Mention) -> Mention:
    """Read a number of months or days as a count: a price is paid twelve times, not about twelve."""
    return as_count(one) if is_often(one) else one


def as_count(one: Mention) -> Mention:
    """Read a whole number as one that was counted: forty-eight hours for each are no rounded figure."""
    return one if one.quantity.decimals else replace(one, quantity=replace(one.quantity, kind=Kind.COUNT))


def choices(scene: Scene, prices: Sequence[Mention], counts: Sequence[Mention]) -> list[Way]:
    """Multiply the last price, or all prices of a run, with counts and with how often it is paid."""
    meant = list(reversed(prices)) if scene.one.run >= 0 else prices[-1:]
    counts = list({other.start: other for other in counts}.values())
    twos = [(count, price) for price in meant for count in reversed(counts) if not is_often(count)]
    threes = [
        (count, price, counted(often))
        for price in meant
        for count in counts
        for often in counts
        if is_often(often) and count is not often
    ]
    found = ways(Formula.PRODUCT, iter([*twos, *threes]))
    return [each for way in found for each in ((way, by_twelve(way)) if is_monthly(way, prices) else (way,))]


MONTHLY = compiled(r"每月|月均|月人均|按月")
"""Words before a price that is paid month by month."""
MONTHS = unprinted(12, "个月")
"""The months of a year, which nobody prints: 286人，每人每月780元，全年支出267.70万元."""


def is_monthly(way: Way, prices: Sequence[Mention]) -> bool:
    """Whether a price by the month is multiplied with nothing that says for how long."""
    spans = {one.quantity.span for one in way.operands}
    monthly = any(one.quantity.span in spans and MONTHLY.search(one.lead) for one in prices)
    return monthly and not any(one.quantity.unit in PERIODS for one in way.operands)


def by_twelve(way: Way) -> Way:
    """Multiply a way by the months of a year."""
    return replace(way, operands=(*way.operands, MONTHS))
