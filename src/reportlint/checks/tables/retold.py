"""Marks that a table ranks units by and another one itemises: what it lists of a unit comes to what the first prints.

As everywhere in tables, what holds for most units counts as meant; an exception among them is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.scores.rankings import Ranked
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

ADDED, TAKEN, BASE = "加分", "扣分", "基础分"
"""What is itemised."""
LEAST_HELD = 2
"""Units for which the items must make the mark before an exception is a fault."""


def retold(facts: Facts) -> Iterator[Observation]:
    """Look at every mark of a ranked unit that another table itemises or prints again."""
    for column, looks in ((ADDED, moved(facts, added=True)), (TAKEN, moved(facts, added=False)), (BASE, bases(facts))):
        found = list(looks)
        held = sum(relation.holds for _, relation in found)
        if held < LEAST_HELD or 3 * held < 2 * len(found):
            continue
        for one, relation in found:
            values = {"label": one.unit, "column": column, "count": str(len(relation.operands))}
            related = [Related(term.quantity.span, "明细") for term in relation.operands]
            certain = held > LEAST_HELD and explained_by_slip(relation)
            place = (f"表 {one.table + 1}", one.unit, column)
            ceiling = None if relation.holds or certain else Severity.WARNING
            yield observe(relation, values, related, place=place, ceiling=ceiling)


def moved(facts: Facts, *, added: bool) -> Iterator[tuple[Ranked, Relation]]:
    """Yield the marks added to units, or taken off, with what the listed events come to."""
    events: dict[str, list[Quantity]] = {}
    for event in facts.events:
        if event.added is added:
            events.setdefault(event.unit, []).append(event.marks)
    for one in facts.ranked:
        marks = one.added if added else one.taken
        if len(marks) == 1 and one.unit in events:
            yield one, related(events[one.unit], marks[0])


def bases(facts: Facts) -> Iterator[tuple[Ranked, Relation]]:
    """Yield what marks are added to with what another table gives the same unit in all."""
    wholes: dict[str, list[tuple[int, Quantity]]] = {}
    for matrix in facts.matrices:
        part = next((part for part in reversed(matrix.parts) if part.whole), None)
        for row in matrix.units if part else ():
            if part and (mark := matrix.mark(row, part)):
                wholes.setdefault(matrix.name(row), []).append((matrix.grid.table, mark))
    for one in facts.ranked:
        others = [mark for table, mark in wholes.get(one.unit, ()) if table != one.table]
        if len(one.base) == 1 and others:
            yield one, related(others[:1], one.base[0])


def related(items: Sequence[Quantity], printed: Quantity) -> Relation:
    """Relate items to what they come to, signs left out."""
    terms = [Term(item, -1 if item.value < 0 else 1) for item in items]
    stated = Term(printed, -1 if printed.value < 0 else 1)
    return relate(Formula.SUM if len(terms) > 1 else Formula.EQUAL, terms, stated, Basis.STRUCTURAL)
