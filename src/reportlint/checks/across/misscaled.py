"""Amounts printed twice with the same digits and another unit: 1342.13万元, and elsewhere 1342.13元.

Long numbers do not meet by chance: where all other prints of some digits have one unit, the one that has another
mistakes 元 for 万元 or 亿元.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.checks.across.cells import is_plain, is_round
from reportlint.facts import Facts
from reportlint.number import Kind, Quantity, digits

LEAST_DIGITS = 6
"""Digits that do not meet by chance in a report."""
STEPS = {Fraction(10) ** 4, Fraction(10) ** 8}
"""How many times larger 万元 is than 元, and 亿元."""


def misscaled(facts: Facts) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the amounts whose unit is not that of all others with their digits, each with the first of the others."""
    alike: dict[tuple[str, Kind], list[Quantity]] = {}
    for quantity in amounts(facts):
        alike.setdefault((quantity.text.lstrip("-"), quantity.kind), []).append(quantity)
    for group in alike.values():
        if len({one.scale for one in group}) == 2:
            yield from odd_ones(group)


def amounts(facts: Facts) -> Iterator[Quantity]:
    """Yield the long amounts of prose and tables, in no particular order."""
    mentioned = (one.quantity for prose in facts.prose for one in prose.mentions)
    cells = (cell for sheet in facts.sheets for line in sheet.cells for cell in line if cell)
    for one in (*mentioned, *cells):
        if one.kind is Kind.MONEY and is_plain(one) and digits(one) >= LEAST_DIGITS and not is_round(one):
            yield one


def odd_ones(group: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the one amount of another unit than the others; of two the later."""
    order = sorted(group, key=lambda one: one.span.start)
    counts = Counter(one.scale for one in order)
    usual = max(counts, key=lambda scale: (counts[scale], scale == order[0].scale))
    odd = [one for one in order if one.scale != usual]
    ratio = max(usual, odd[0].scale) / min(usual, odd[0].scale)
    if len(odd) == 1 and ratio in STEPS:
        yield odd[0], next(one for one in order if one.scale == usual)
