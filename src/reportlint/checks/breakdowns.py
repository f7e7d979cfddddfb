"""Checks of breakdowns in prose: the parts against their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.changes import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts
from reportlint.facts.statements import Part, Statement
from reportlint.finding import Observation
from reportlint.number import Quantity
from reportlint.relation import Basis, Formula, Relation, Term, digit_mutants, evaluate
from reportlint.rule import Severity


def breakdown(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every breakdown: parts said to be all must make the total, others must not exceed it."""
    for statement in facts.statements:
        if statement.kind == "composition":
            yield from breakdown_observations(statement)


def breakdown_observations(statement: Statement) -> Iterator[Observation]:
    """Look at one breakdown."""
    total = statement.quantities["total"]
    parts = [Term(part.quantity) for part in statement.parts]
    relation, ceiling = judged(statement, parts, total)
    values = {"label": statement.label, "total": total.shown(), "count": str(len(parts)), "unit": total.unit}
    related = beside([(term, part.label) for term, part in zip(parts, statement.parts, strict=True)])
    yield observe(relation, values, related, ceiling=ceiling, unsure=statement.unsure)


def judged(statement: Statement, parts: Sequence[Term], total: Quantity) -> tuple[Relation, Severity | None]:
    """Choose what the words claim: equality, several breakdowns in a row, or only that parts do not exceed the whole."""
    whole = relate(Formula.SUM, parts, Term(total))
    if whole.holds or (statement.complete and not statement.open and not in_groups(statement.parts, total)):
        return whole, None
    if not statement.open and len(parts) > 1 and looks_meant(whole):
        return Relation(whole.formula, whole.operands, whole.stated, Basis.INFERRED, whole.verdict, whole.computed, whole.point), None
    if in_groups(statement.parts, total):
        return relate(Formula.SUBSET, parts[:1], Term(total)), None
    return relate(Formula.SUBSET, parts, Term(total)), None


def in_groups(parts: Sequence[Part], total: Quantity) -> bool:
    """Whether the list breaks the same total down several times, one way after another."""
    group: list[Term] = []
    groups = 0
    for part in parts:
        group.append(Term(part.quantity))
        if len(group) > 1 and relate(Formula.SUM, group, Term(total)).holds:
            group, groups = [], groups + 1
    return groups > 1 and not group


def looks_meant(relation: Relation) -> bool:
    """Whether one changed digit, or two swapped, would close the sum: then the list was meant to be all there is."""
    return any(
        evaluate(Relation(relation.formula, replaced(relation, index, mutant)[:-1], replaced(relation, index, mutant)[-1])).verdict == "EXACT"
        for index, term in enumerate(relation.terms)
        for mutant in digit_mutants(term.quantity)
    ) and len(relation.stated.quantity.text.replace(".", "")) >= 4


def replaced(relation: Relation, index: int, mutant: Quantity) -> tuple[Term, ...]:
    """Return the terms with one number exchanged."""
    terms = list(relation.terms)
    terms[index] = Term(mutant, terms[index].weight)
    return tuple(terms)
