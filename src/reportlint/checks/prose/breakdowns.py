"""Checks of breakdowns in prose: the parts against their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, distinct, looks_meant, numbers, observe, relate
from reportlint.checks.prose.itemised import itemised_sums
from reportlint.facts import Facts
from reportlint.facts.mentions import Role
from reportlint.facts.statements import Part, Statement
from reportlint.finding import Observation
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome


def breakdown(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every breakdown: parts said to be all must make the total, others must not exceed it."""
    listed = tuple(itemised_sums(facts, {Role.LEVEL, Role.BASE}))
    missed = {numbers(one) for one in listed if one.outcome is Outcome.FAIL}
    said = (one for one in worded(facts) if one.outcome is Outcome.FAIL or numbers(one) not in missed)
    yield from distinct(chain(said, listed))


def worded(facts: Facts) -> Iterator[Observation]:
    """Look at the breakdowns that words declare."""
    for statement in facts.statements:
        if statement.kind == "composition":
            yield from breakdown_observations(statement)


def breakdown_observations(statement: Statement) -> Iterator[Observation]:
    """Look at one breakdown."""
    total = statement.quantities["total"]
    parts = [Term(part.quantity) for part in statement.parts]
    relation = judged(statement, parts, total)
    labels = {part.quantity.span: part.label for part in statement.parts}
    values = {
        "label": statement.label,
        "total": total.shown(),
        "count": str(len(relation.operands)),
        "unit": total.unit,
    }
    related = beside([(term, labels[term.quantity.span]) for term in relation.operands])
    yield observe(relation, values, related, unsure=statement.unsure)


def judged(statement: Statement, parts: Sequence[Term], total: Quantity) -> Relation:
    """Choose what the words claim: equality, several breakdowns in a row, or that parts do not exceed the whole."""
    whole = relate(Formula.SUM, parts, Term(total))
    grouped = in_groups(statement.parts, total)
    if whole.holds or (statement.complete and not statement.open and not grouped):
        return whole
    if not statement.open and not grouped and len(parts) > 1 and total.kind is not Kind.COUNT and looks_meant(whole):
        return replace(whole, basis=Basis.INFERRED)
    if grouped:
        return relate(Formula.SUBSET, parts[:1], Term(total))
    if total.kind is Kind.COUNT:
        # Groups of people overlap (women, party members); other counted things seldom do inside one stretch of a list.
        overlapping = statement.open or total.unit in {"人", "名", "人次"}
        chosen = largest(parts) if overlapping else parts[: statement.first_stretch]
        return relate(Formula.SUBSET, chosen, Term(total), Basis.INFERRED)
    every = relate(Formula.SUBSET, parts, Term(total))
    # Behind a ； another total may begin; what stands before it is the list for certain.
    return every if every.holds else relate(Formula.SUBSET, parts[: statement.first_stretch], Term(total))


def largest(parts: Sequence[Term]) -> list[Term]:
    """Return the largest part alone."""
    return [max(parts, key=lambda term: term.value)]


def in_groups(parts: Sequence[Part], total: Quantity) -> bool:
    """Whether the list breaks the same total down several times, one way after another."""
    group: list[Term] = []
    groups = 0
    for part in parts:
        group.append(Term(part.quantity))
        if len(group) > 1 and relate(Formula.SUM, group, Term(total)).holds:
            group, groups = [], groups + 1
    return groups > 0
