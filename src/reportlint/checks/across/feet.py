"""Amounts of the prose and the totals at the foot of a column whose heading is their name.

营业收入315,085万元；营业成本225,342万元: where a passage prints one total of a row, what it calls by the heading of
another column is the total of that. One that differs by less than a fact changes in a year may be of an earlier draft:
a hunch, borne out where the rest of the document vouches for the total and nothing for the amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportlint.facts import Facts, Prose
from reportlint.facts.across.akin import FORMER
from reportlint.facts.across.levels import core
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import BODY
from reportlint.number import Kind, Modifier, Quantity, counter, digits

LEAST_NAME = 3
"""Characters of a heading that says what its column is of."""
LEAST_DIGITS = 4
"""Digits of an amount that is known again."""
LARGER = Fraction(5, 4)
"""How many times larger an amount may be than in an earlier draft."""


@dataclass(frozen=True, slots=True)
class Foot:
    """One total at the foot of a column."""

    name: str
    """The heading of the column, as a name."""
    quantity: Quantity
    """The total."""
    beside: frozenset[Fraction]
    """The sizes of the other totals of its row."""


def outdated(facts: Facts) -> Iterator[tuple[Mention, Quantity]]:
    """Yield the amounts that differ from the total of their name, each with that total."""
    feet: dict[str, list[Foot]] = {}
    for foot in feet_of(facts):
        feet.setdefault(foot.name, []).append(foot)
    for prose in facts.prose if feet else ():
        yield from differing(prose, feet)


def feet_of(facts: Facts) -> Iterator[Foot]:
    """Yield the totals of the columns of levels of the present time."""
    for sheet in facts.sheets:
        for row, line in zip(sheet.rows, sheet.cells, strict=True) if not sheet.scored else ():
            cells = [
                (core(column.heading), cell)
                for column, cell in zip(sheet.columns, line, strict=True)
                if cell is not None and cell.unit and not column.role and not FORMER.search(column.heading)
            ]
            for name, cell in cells if row.rank != BODY else ():
                if len(name) >= LEAST_NAME and is_known(cell):
                    yield Foot(name, cell, frozenset(other.base_value for _, other in cells if other is not cell))


def differing(prose: Prose, feet: dict[str, list[Foot]]) -> Iterator[tuple[Mention, Quantity]]:
    """Yield the amounts of one passage that differ from the only total of their name."""
    printed = {one.quantity.base_value for one in prose.mentions if is_known(one.quantity)}
    for one in prose.mentions:
        found = feet.get(core(one.label), []) if one.role is Role.LEVEL and not (one.period or one.reason) else []
        if len(found) == 1 and found[0].beside & printed and is_former(one.quantity, found[0].quantity):
            yield one, found[0].quantity


def is_known(quantity: Quantity) -> bool:
    """Whether an amount is printed without a hedge and long enough to be known again."""
    plain = quantity.modifier is Modifier.NONE and quantity.high is None and quantity.kind is not Kind.RATIO
    return plain and digits(quantity) >= LEAST_DIGITS


def is_former(one: Quantity, total: Quantity) -> bool:
    """Whether an amount may be an earlier state of a total: it counts the same, is printed alike and of its size."""
    alike = (counter(one), one.scale, one.decimals) == (counter(total), total.scale, total.decimals)
    small, large = sorted((abs(one.base_value), abs(total.base_value)))
    return is_known(one) and alike and small != large and large <= LARGER * small
