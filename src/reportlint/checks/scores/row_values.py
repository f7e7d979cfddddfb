"""What the words about a row of the score table say again of its target, its result, and whatever else it measures."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from fractions import Fraction

from reportlint.checks.observe import relate
from reportlint.checks.scores.own_rules import all_told
from reportlint.facts import Facts
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.renaming import MARK_COLUMNS
from reportlint.facts.scores.targets import UNIT, only_number, plain, text_of
from reportlint.facts.scores.told import Told
from reportlint.number import Kind, Quantity, is_plain, telling_digits
from reportlint.relation import Formula, Relation, Term
from reportlint.slips import mended_by_slip

MEASURES = frozenset({Kind.RATIO, Kind.POINTS, Kind.COUNT, Kind.MEASURE, Kind.MONEY})
"""Kinds of number that measure something."""
LEAST_TOLD = 2
"""Digits between its noughts that a number has at least to be known again by."""
LEAST_SLIPPED = 3
"""Digits of a number in which a slip is no chance."""


def values_told(facts: Facts) -> Iterator[tuple[Relation, str]]:
    """Yield the measures of rows with those numbers of their sentences that print them again, and the row's name.

    A slip is looked for where the sentence does not give a measure, and just one number in it may be meant for it.
    """
    rows = {id(match.statement): match for match in facts.matches if match.indicator is not None}
    for told in all_told(facts):
        match = rows.get(id(told.statement))
        printed = list(measured(match)) if match else []
        known = {(one.value, one.unit) for one in printed}
        name = match.indicator.name if match and match.indicator else ""
        for one in printed:
            yield from ((relation, name) for relation in again(one, told, known))


def measured(match: Match) -> Iterator[Quantity]:
    """Yield the numbers of a row that are no marks, in the unit of the row where they print none."""
    row = match.indicator.row if match.indicator else None
    grid = match.table.grid_of(row) if row else match.table.grid
    unit = text_of(row.slot(grid.column(UNIT))) if row else ""
    for column in grid.columns if row else ():
        slot = row.slot(column) if row and column.name not in MARK_COLUMNS else None
        number = only_number(slot) if slot is not None and not slot.inherited else None
        if number is not None and number.high is None:
            one = plain(number, unit)
            if one.kind in MEASURES and telling_digits(one) >= LEAST_TOLD:
                yield one


def again(printed: Quantity, told: Told, known: AbstractSet[tuple[Fraction, str]]) -> Iterator[Relation]:
    """Yield the prints of a number of the row in its sentence, or the only one that is a slip away from it."""
    like = [one for one in told.quantities if one.unit == printed.unit and is_plain(one)]
    relations = [relate(Formula.EQUAL, [Term(printed)], Term(one)) for one in like]
    same = [one for one in relations if one.stated.quantity.value == printed.value]
    if same:
        yield from same
        return
    strange = [one for one in relations if (one.stated.quantity.value, printed.unit) not in known]
    slipped = [one for one in strange if telling_digits(one.stated.quantity) >= LEAST_SLIPPED and mended_by_slip(one)]
    if len(slipped) == 1:
        yield slipped[0]
