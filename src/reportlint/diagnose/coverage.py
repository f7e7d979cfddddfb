"""How much of a document takes part in decided relations, and how much of that a slip of one digit would break."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts import Facts
from reportlint.finding import Coverage, Observed
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.relation import Relation, Verdict, digit_mutants, refused, reread


def coverage(facts: Facts, observed: Sequence[Observed]) -> Coverage:
    """Count the numbers of a document that take part in decided relations, and those that are protected by them."""
    relations = [relation for one in observed for relation in one.observation.relations]
    touching = relations_by_number(relations)
    counted = [quantity for quantity in facts.quantities if counts(quantity)]
    checked = [quantity for quantity in counted if touching.get(quantity.span)]
    protected = [quantity for quantity in checked if is_protected(quantity, touching[quantity.span])]
    return Coverage(len(counted), len(checked), len(protected))


def counts(quantity: Quantity) -> bool:
    """Whether a number belongs to the denominator of coverage: it counts or measures something."""
    return quantity.kind is not Kind.PLAIN


def relations_by_number(relations: Sequence[Relation]) -> dict[Span, list[Relation]]:
    """Return, for each printed number, the decided relations it stands in that verify something."""
    touching: dict[Span, list[Relation]] = {}
    for relation in relations:
        if relation.verdict is Verdict.UNBOUND or relation.weak:
            continue
        for term in relation.terms:
            touching.setdefault(term.quantity.span, []).append(relation)
    return touching


def is_protected(quantity: Quantity, relations: Sequence[Relation]) -> bool:
    """Whether at least nine in ten single-digit changes of a number would break one of its relations."""
    mutants = digit_mutants(quantity)
    caught = sum(any(breaks(relation, quantity, mutant) for relation in relations) for mutant in mutants)
    return bool(mutants) and 10 * caught >= 9 * len(mutants)


def breaks(relation: Relation, quantity: Quantity, mutant: Quantity) -> bool:
    """Whether a relation would be refused if a number read otherwise."""
    return refused(reread(relation, {quantity.span: mutant}))


