"""Amounts that the document prints again more finely: 28.34亿元 and 283,434.33万元."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportlint.checks.memory import once_a_document
from reportlint.facts import Facts
from reportlint.number import Kind, Modifier, Quantity, approximate, last_step

FINER = 10
"""How many times finer a print is that says more than the other."""


@once_a_document
def amounts(facts: Facts) -> Iterator[tuple[float, float]]:
    """Yield the amounts of money of a document in 元, each with the unit of its last place, the smallest first."""
    plain = (one for one in facts.quantities if one.kind is Kind.MONEY and one.modifier is Modifier.NONE)
    yield from sorted((abs(approximate(one)), last_step(one)) for one in plain)


def is_printed_finer(facts: Facts, quantity: Quantity) -> bool:
    """Whether an amount is what another one, printed with more places, rounds to: it has a fact of its own."""
    if quantity.kind is not Kind.MONEY:
        return False
    found, value, step = amounts(facts), abs(approximate(quantity)), last_step(quantity)
    at = bisect_left(found, (value - step / 2, 0.0))
    while at < len(found) and found[at][0] <= value + step / 2:
        if FINER * found[at][1] <= step:
            return True
        at += 1
    return False
