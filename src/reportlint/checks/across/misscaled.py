"""Amounts printed twice with the same digits and another unit: 1342.13万元, and elsewhere 1342.13元.

Long numbers do not meet by chance: where all other prints of some digits have one unit, the one that has another
mistakes 元 for 万元 or 亿元. Shorter ones may: they must share their words, and the rest of the document must vouch
for the one and not for the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.across.cells import is_plain_amount, is_round
from reportlint.facts import Facts
from reportlint.facts.across.akin import pairs_in
from reportlint.finding import Hunch
from reportlint.number import Kind, Quantity, digits

LEAST_DIGITS = 6
"""Digits that do not meet by chance in a report."""
SHORTER = 4
"""Digits that do not where the words around them are the same."""
STEPS = {Fraction(10) ** 4, Fraction(10) ** 8}
"""How many times larger 万元 is than 元, and 亿元."""
WORDS_BEFORE = 12
"""Characters before a number that say what it is about."""


@dataclass(frozen=True, slots=True)
class Print:
    """One amount and the words about it."""

    quantity: Quantity
    """The amount."""
    words: str
    """What it is called: the words before it, or row and column of a table."""


@dataclass(frozen=True, slots=True)
class Misscaled:
    """An amount whose unit is not that of the others with its digits."""

    quantity: Quantity
    """The amount."""
    other: Quantity
    """The first of the others."""
    hunch: Hunch
    """What would convict it; none where its digits are enough."""


def misscaled(facts: Facts) -> Iterator[Misscaled]:
    """Yield the amounts whose unit is not that of all others with their digits."""
    alike: dict[str, list[Print]] = {}
    for one in prints(facts):
        alike.setdefault(one.quantity.text.lstrip("-"), []).append(one)
    for group in alike.values():
        if len({one.quantity.scale for one in group}) == 2:
            yield from odd_ones(group)


def prints(facts: Facts) -> Iterator[Print]:
    """Yield the long amounts of prose and tables, in no particular order."""
    for prose in facts.prose:
        for one in prose.mentions:
            if is_long(one.quantity):
                yield Print(one.quantity, f"{one.label}，{one.lead[-WORDS_BEFORE:]}")
    for sheet in facts.sheets:
        for row, line in zip(sheet.rows, sheet.cells, strict=True):
            for column, cell in zip(sheet.columns, line, strict=True):
                if cell and is_long(cell):
                    yield Print(cell, f"{row.label}，{column.heading}")


def is_long(quantity: Quantity) -> bool:
    """Whether a number is an amount of money that may be known again."""
    return (
        quantity.kind is Kind.MONEY
        and is_plain_amount(quantity)
        and digits(quantity) >= SHORTER
        and not is_round(quantity)
    )


def odd_ones(group: Sequence[Print]) -> Iterator[Misscaled]:
    """Yield the one amount of another unit than the others; of two the later."""
    order = sorted(group, key=lambda one: one.quantity.span.start)
    counts = Counter(one.quantity.scale for one in order)
    usual = max(counts, key=lambda scale: (counts[scale], scale == order[0].quantity.scale))
    odd, *more = [one for one in order if one.quantity.scale != usual]
    ratio = max(usual, odd.quantity.scale) / min(usual, odd.quantity.scale)
    if more or ratio not in STEPS:
        return
    others = [one for one in order if one.quantity.scale == usual]
    if digits(odd.quantity) >= LEAST_DIGITS:
        yield Misscaled(odd.quantity, others[0].quantity, Hunch.NONE)
        return
    akin = [one for one in others if pairs_in(one.words) & pairs_in(odd.words)]
    if akin:
        yield Misscaled(odd.quantity, akin[0].quantity, Hunch.NAMED)
