"""Marks told with their maximum and a rate, in one item: 整改率98.6%，……该项满分5分，自评得4.9分.

Whether an item was awarded its maximum times the rate no word need say: where most items of a report are, one that
misses by a slip was meant to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.own_rules import all_told
from reportlint.facts import Facts
from reportlint.facts.scores.told import Told, rates_told
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

WHOLE = Fraction(100)
"""The rate from which on all marks are earned."""
ANOTHER_WAY = compiled(r"每|档|不得分|(?:\d%?(?:（不?含）)?[-—~至]{1,2}\d)|按[^，。；]{0,8}扣|酌情")
"""Words of an item that is awarded by steps."""
LEAST_ALIKE = 3
"""Items awarded so before one that is not is told of."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item with its mark, as the rates of its words may earn it."""

    told: Told
    """Its words."""
    relations: tuple[Relation, ...]
    """The maximum times each rate, and the mark."""

    @property
    def holding(self) -> Relation | None:
        """The rate that earns the mark."""
        return next((one for one in self.relations if one.holds), None)


def told_rate_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every item told with maximum, mark and a rate below 100 %: the mark may be the maximum times the rate."""
    told = list(all_told(facts))
    items = [item for one, last in zip(told, [None, *told], strict=False) if (item := item_of(one, last))]
    held = sum(item.holding is not None for item in items)
    for item in items:
        relation = item.holding
        if relation is not None:
            yield seen(item, relation)
        elif len(item.relations) == 1 and is_meant(item, held, len(items)):
            yield seen(item, item.relations[0])


def item_of(told: Told, last: Told | None) -> Item | None:
    """Return an item with its rates below 100 % and its mark below its maximum, None where it has none.

    Words before it that give no score are about it too: 到位率96.49%。本指标权重4%，满分4分，得3.86分.
    """
    full, score = told.statement.full, told.statement.score
    if full is None or score is None or told.statement.total or told.statement.converted:
        return None
    if not full.kind is score.kind is Kind.SCORE or not 0 < score.value < full.value:
        return None
    goes_on = last is not None and last.passage is told.passage and last.statement.score is None
    words = [last, told] if last is not None and goes_on else [told]
    rates = [rate for one in words for rate in rates_told(one) if 0 < rate.value < WHOLE and rate.unit == "%"]
    relations = tuple(earned(full, rate, score) for rate in before(told, rates, score))
    return Item(told, relations) if relations else None


def before(told: Told, rates: Sequence[Quantity], score: Quantity) -> list[Quantity]:
    """Return the rates that stand before the mark: what is told behind it explains it."""
    return [rate for rate in rates if rate.span < score.span]


def earned(full: Quantity, rate: Quantity, score: Quantity) -> Relation:
    """Relate a maximum and a rate to a mark."""
    return relate(Formula.PRODUCT, [Term(full), Term(rate)], Term(score), Basis.INFERRED)


def is_meant(item: Item, held: int, items: int) -> bool:
    """Whether an item that is not awarded its rate was meant to be: nearly all others are, and a slip explains it."""
    only = held >= LEAST_ALIKE and items - held == 1
    return only and not ANOTHER_WAY.search(item.told.text) and explained_by_slip(item.relations[0])


def seen(item: Item, relation: Relation) -> Observation:
    """Say how a mark looks beside its maximum and rate."""
    full, rate = (term.quantity for term in relation.operands)
    score = relation.stated.quantity
    values = {"label": item.told.statement.subject, "full": full.text, "rate": rate.shown(), "score": score.text}
    return observe(relation, values, [Related(full.span, "分值"), Related(rate.span, "比率")], ceiling=Severity.WARNING)
