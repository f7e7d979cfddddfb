"""What the prose says of the marks of ranked units, held against their rows: never against those of another unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.checks.memory import once_a_document
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.scores.rankings import Ranked
from reportlint.facts.scores.scored_items import is_mark
from reportlint.facts.scores.unit_marks import Part, UnitMark, UnitNames, find_unit_marks
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity


@once_a_document
def unit_marks(facts: Facts) -> Iterator[UnitMark]:
    """Yield the marks that the prose gives ranked units."""
    names = UnitNames(facts.ranked)
    for prose in facts.prose if names.pattern else ():
        marks = [one for one in prose.quantities if is_mark(one)]
        if marks:
            section = facts.section(prose.passage.span)
            title = section.heading.title if section else ""
            yield from find_unit_marks(prose.passage, marks, title, facts.year, names)


@once_a_document
def places_of_totals(facts: Facts) -> Iterator[Span]:
    """Yield where the prose tells what ranked units have in all."""
    yield from (one.said.span for one in unit_marks(facts) if one.part is Part.TOTAL)


@once_a_document
def looks_at_units(facts: Facts) -> Iterator[tuple[UnitMark, Relation]]:
    """Yield the marks told of ranked units with what they are held against."""
    rows: dict[str, list[Ranked]] = {}
    for one in facts.ranked:
        rows.setdefault(one.unit, []).append(one)
    yield from ((one, relation) for one in unit_marks(facts) for relation in relations_of(one, rows))


def settled_marks(facts: Facts) -> Iterator[Span]:
    """Yield where marks stand that are those of a ranked unit, or are surely meant for them."""
    yield from (one.said.span for one, relation in looks_at_units(facts) if one.sure or relation.holds)


def units_told(facts: Facts) -> Iterator[Observation]:
    """Look at every mark told of ranked units: it must be the one that a table gives the unit."""
    looks = looks_at_units(facts)
    wrong: dict[tuple[str, Part], set[Fraction]] = {}
    for one, relation in looks:
        if one.sure and not relation.holds:
            wrong.setdefault((one.units[0], one.part), set()).add(one.said.value)
    disputed = Counter(unit for unit, _ in wrong)
    for one, relation in looks:
        unit = one.units[0]
        contradicted = len(wrong.get((unit, one.part), ())) > 1 or disputed[unit] > 2
        values = {"label": unit, "role": one.part.value, "said": one.said.text}
        related = [Related(term.quantity.span, one.part.value) for term in relation.operands]
        unsure = not one.sure or contradicted
        yield observe(relation, values, related, ceiling=Severity.WARNING, unsure=unsure)


def relations_of(one: UnitMark, rows: dict[str, list[Ranked]]) -> Iterator[Relation]:
    """Yield what a mark is held against: for each unit that has it, or for the one that it may be of, what agrees."""
    groups = [(unit,) for unit in one.units] if one.shared else [one.units]
    for units in groups:
        marks = [mark for unit in units for row in rows.get(unit, ()) for mark in marks_of(row, one.part)]
        found = [relate(Formula.EQUAL if len(mark) == 1 else Formula.SUM, mark, Term(one.said)) for mark in marks]
        if found:
            yield next((relation for relation in found if relation.holds), found[0])


def marks_of(row: Ranked, part: Part) -> Iterator[Sequence[Term]]:
    """Yield the marks of one kind that a table gives a unit: what several columns come to, then each of them."""
    added, taken = ([Term(mark, -1 if mark.value < 0 else 1) for mark in marks] for marks in (row.added, row.taken))
    if part in {Part.GAINED, Part.LOST}:
        sign = 1 if part is Part.GAINED else -1
        yield [*(Term(one.quantity, sign * one.weight) for one in added)] + [
            Term(one.quantity, -sign * one.weight) for one in taken
        ]
        return
    terms = {Part.ADDED: added, Part.TAKEN: taken}.get(part)
    if terms is None:
        terms = [Term(mark) for mark in (row.base if part is Part.BASE else row.totals)]
    if len(terms) > 1 and part is not Part.TOTAL:
        yield terms
    yield from ([term] for term in terms)
