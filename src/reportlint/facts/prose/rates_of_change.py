"""Rates of change that are told like rates: 变动率, of two amounts of which one is the former, and 预算调整率."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.named_rates import STATED
from reportlint.facts.prose.rate_operands import PAIR
from reportlint.facts.prose.scenes import Reading, Scene, clause, plain, ways
from reportlint.number import AMOUNTS, Kind, counter
from reportlint.patterns import compiled
from reportlint.relation import Formula

CHANGE_NAMED = compiled(r"变动率(?:为|是|达到?|：)*$")
"""Words before a rate of change that has no direction word."""
ADJUSTED_BY = compiled(r"调整率[^，。；\d]*$|(?:^|，)(?:预算)?调[增减整](?:的)?(?:幅度|比例)(?:为|达到?)?$")
"""The rate by which a budget was adjusted."""
FORMER = compiled(r"(?:上年|去年|上一年)(?!结转下)")
"""How the name of an amount of the year before begins."""


def adjusted(scene: Scene) -> Reading | None:
    """Read 年初预算500万元，调整50万元，预算调整率10%: what was adjusted, or the growth, over the budget it was of.

    The budget that the year began with may stand in the sentence before.
    """
    told = [one for one in scene.before if plain(one) and one.quantity.kind is Kind.MONEY]
    own = [one for one in told if one.sentence == scene.one.sentence]
    begun = [one for one in told if scene.one.sentence - one.sentence <= 1 and BEGUN_WITH.search(clause(one))]
    base = next((one for one in own if one in begun), None) or next(iter(begun), None)
    behind = [one for one in own if base is not None and one is not base]
    amounts = [one for one in behind if ADJUSTED.search(clause(one))]
    totals = [one for one in behind if AFTERWARDS.search(clause(one))]
    if base is None or len(amounts) > 1 or len(totals) > 1:
        return None
    by_amount = ways(Formula.RATIO, iter([(one, base) for one in amounts]))
    by_total = ways(Formula.GROWTH, iter([(one, base) for one in totals]))
    found = [*by_amount, *by_total] if is_lower(amounts, totals, base) else [*by_total, *by_amount]
    sure = len(found) == 1 or come_together(amounts, totals, base)
    return Reading(found, certain=sure, strict=sure) if found else None


BEGUN_WITH = compiled(r"年初[^，。；\d]{0,10}?预算[^，。；\d]{0,6}$")
"""Words before the budget that a year begins with."""
ADJUSTED = compiled(r"调整(?!后|预算)|追加|净增|调[增减]")
"""Words of the amount by which a budget was adjusted."""
AFTERWARDS = compiled(r"调整后|调整预算|全年预算")
"""Words of what a budget was adjusted to."""


def is_lower(amounts: Sequence[Mention], totals: Sequence[Mention], base: Mention) -> bool:
    """Whether a budget was adjusted downwards, so that its rate, told without a sign, is no growth."""
    return bool(amounts) and any(one.quantity.base_value < base.quantity.base_value for one in totals)


def come_together(amounts: Sequence[Mention], totals: Sequence[Mention], base: Mention) -> bool:
    """Whether what a budget was and by how much it was adjusted come to what it was adjusted to."""
    moves = [abs(total.quantity.base_value - base.quantity.base_value) for total in totals]
    return bool(moves) and moves == [abs(one.quantity.base_value) for one in amounts]


def changed(scene: Scene) -> Reading | None:
    """Read 上年20万元，本年18万元，变动率-10%: the only two amounts of the sentence, of which one is the former."""
    own = [one for one in scene.sentence() if one.quantity.kind in AMOUNTS and one.part in STATED and plain(one)]
    if scene.one.part is not Role.RATE or len(own) != PAIR or counter(own[0].quantity) != counter(own[1].quantity):
        return None
    base, top = sorted(own, key=lambda one: (not is_former(one), one.period))
    told = is_former(base) != is_former(top) or (base.period < top.period and base.period.isdigit())
    return Reading(ways(Formula.GROWTH, iter([(top, base)])), certain=True, strict=True) if told else None


def is_former(one: Mention) -> bool:
    """Whether an amount is that of the year before."""
    return one.period == "prior" or FORMER.match(clause(one)) is not None
