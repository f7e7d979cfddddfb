"""What repeats in a lower voice what another look says with more right."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reportlint.finding import Observation, Observed
from reportlint.model import Span
from reportlint.relation import Basis, Formula, Relation, Verdict


def without_echoes(observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Drop what repeats in a lower voice: a tie that is inferred, or never more than a warning, and declared anyway."""
    declared = {
        (formula, numbers)
        for one in observed
        for relation in one.observation.relations
        if relation.basis is not Basis.INFERRED and relation.verdict is not Verdict.UNBOUND
        for formula, numbers in ((None, all_numbers(relation)), (relation.formula, all_numbers(relation)))
        if formula is None or one.observation.ceiling is None
    }
    return tuple(one for one in observed if not is_echo(one.observation, declared))


def all_numbers(relation: Relation) -> frozenset[Span]:
    """Return the places of all numbers of a relation, those that are not printed included."""
    return frozenset(term.quantity.span for term in relation.terms)


def is_echo(observation: Observation, declared: AbstractSet[tuple[Formula | None, frozenset[Span]]]) -> bool:
    """Whether an observation is about one tie only, and another says the same with more right."""
    relations = observation.relations
    if len(relations) != 1:
        return False
    numbers = all_numbers(relations[0])
    if relations[0].basis is Basis.INFERRED:
        return (None, numbers) in declared
    return observation.ceiling is not None and (relations[0].formula, numbers) in declared
