"""Amounts that a price and a count around them come to, whatever stands between: 按每亩3000元标准安排投资1140万元.

The price may stand in the sentence before, the count behind the amount; nothing but arithmetic bears them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.products import counted
from reportlint.facts.prose.scenes import Reading, Scene, Way, plain, unprinted
from reportlint.facts.prose.unit_prices import TIMES, as_exact, counts_unit, is_period, units_before, units_behind
from reportlint.number import AMOUNTS, digits
from reportlint.relation import Formula, Term

LEAST_DIGITS = 3
"""Digits of an amount that a price and a count do not come to by chance."""
MOST_PRICES = 2
"""Prices before an amount that are tried."""


def by_price_around(scene: Scene) -> Reading | None:
    """Read an amount as any price before it times any number around it that counts what the price is for."""
    one = scene.one
    stated = one.quantity.kind in AMOUNTS and plain(one) and one.part in {Role.LEVEL, Role.TO}
    if not stated or digits(one.quantity) < LEAST_DIGITS:
        return None
    prices = [(price, units) for price in reversed(scene.before) if (units := told_units(scene, price))]
    found = [way for price, units in prices[:MOST_PRICES] for way in products(scene, price, units)]
    return Reading(found, loose=True, held=True) if found else None


def told_units(scene: Scene, price: Mention) -> Sequence[str]:
    """Return what a number is a price for, nothing where it is none: 每人每学期补助1500元, 30元/平方米."""
    if price.quantity.kind is not scene.one.quantity.kind and "元" not in price.quantity.unit:
        return ()
    if not plain(price) or price.quantity.kind not in AMOUNTS:
        return ()
    former = next((one for one in reversed(scene.before) if one.start < price.start), None)
    moved = price.role is Role.TO and former is not None and former.role is Role.FROM
    told = former if moved and former else price  # 由每人每年670元提高到700元
    return [unit for unit in dict.fromkeys((*units_before(scene, told), *units_behind(scene, price))) if unit]


def products(scene: Scene, price: Mention, units: Sequence[str]) -> Iterator[Way]:
    """Yield what a price comes to for each number that counts what it is for, by the month for all of a year."""
    around = [other for other in (*scene.before, *scene.behind) if other is not price and plain(other)]
    counts = [other for other in around if any(counts_unit(scene.text, other, unit) for unit in kinds_of(units))]
    counts = [other for other in counts if not is_period(other)]
    periods = [other for other in around if is_period(other)]
    monthly = [unprinted(TIMES[unit], unit) for unit in units if TIMES.get(unit, 1) > 1]
    for count in reversed(counts):
        terms = Term(as_exact(count.quantity)), Term(price.quantity)
        yield Way(Formula.PRODUCT, terms)
        yield from (Way(Formula.PRODUCT, (*terms, Term(counted(often).quantity))) for often in periods)
        yield from (Way(Formula.PRODUCT, (*terms, times)) for times in monthly)


def kinds_of(units: Sequence[str]) -> Sequence[str]:
    """Return the units of a price that count things or people: 人 of 每人每月."""
    return [SAME.get(unit, unit) for unit in units if unit not in TIMES]


SAME = {"生": "人", "名": "人", "村": "个"}
"""Words for what a price is for → the unit it is counted by."""
