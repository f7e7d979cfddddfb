"""Checks of the units of money: one amount is told in one unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.prose.claims import Statement
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.rule import Outcome

SHORTEST = 4
"""Characters of a label that names one amount and not just any: 公务接待费."""
APART = 20
"""How many times one amount the other may be, before a larger unit is what one would choose."""
SINGLE = compiled(r"人均|户均|每|单价|标准|均价|均")
"""Words of amounts for one person or thing, which are told in 元."""


def mixed_units(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every label that names several amounts: those of one size are told in one unit."""
    labels: dict[str, list[tuple[Statement, Quantity]]] = defaultdict(list)
    for one in facts.statements:
        quantity = one.quantities.get("current")
        if one.kind == "level" and quantity and quantity.kind is Kind.MONEY and is_label(one.label):
            labels[one.label].append((one, quantity))
    for label, told in labels.items():
        if len({(one.passage, one.sentence) for one, _ in told}) > 1:
            yield from unit_of(label, [quantity for _, quantity in told])


def is_label(label: str) -> bool:
    """Whether some words name one amount, and not that of one person or thing."""
    return len(label) >= SHORTEST and not SINGLE.search(label)


def unit_of(label: str, amounts: Sequence[Quantity]) -> Iterator[Observation]:
    """Compare the units of the amounts of one label."""
    counts = Counter(one.unit for one in amounts)
    usual = next(one for one in amounts if one.unit == counts.most_common(1)[0][0])
    for one in amounts:
        mixed = one.unit != usual.unit and of_one_size(one.base_value, usual.base_value)
        values = {"label": label, "unit": one.unit, "usual": usual.unit}
        related = (Related(usual.extent, usual.unit),) if mixed else ()
        yield Observation(Outcome.FAIL if mixed else Outcome.PASS, one.extent, values, related)


def of_one_size(first: Fraction, second: Fraction) -> bool:
    """Whether two amounts are of one size."""
    low, high = sorted((abs(first), abs(second)))
    return bool(low) and high <= APART * low
