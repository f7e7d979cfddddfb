"""A lone sum that only rounding explains, in a document whose other sums are all exact, is worth a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.finding import Observation, Observed
from reportlint.model import Span
from reportlint.number import Modifier
from reportlint.relation import Basis, Formula, Relation, Verdict
from reportlint.rule import Outcome, Severity

ENOUGH = 8
"""Exact sums of a document that make a rounded one stand out."""


def with_lone_roundings(observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Raise the only sum of a document that rounding must explain to a hint, where enough others are exact."""
    exact: set[frozenset[Span]] = set()
    rounded: dict[frozenset[Span], list[int]] = {}
    for at, one in enumerate(observed):
        for relation in sums(one.observation):
            if relation.verdict is Verdict.EXACT:
                exact.add(relation.printed_places)
            elif relation.verdict is Verdict.ROUNDED:
                rounded.setdefault(relation.printed_places, []).append(at)
    if len(rounded) != 1 or len(exact) < ENOUGH:
        return tuple(observed)
    (places,) = rounded.values()
    first = min(places, key=lambda at: observed[at].rule.severity.rank)
    return tuple(raised(one) if at == first else one for at, one in enumerate(observed))


def sums(observation: Observation) -> Iterator[Relation]:
    """Yield the sums that words or the layout declare and that a look passed, those of hedged numbers left out."""
    if observation.outcome is Outcome.PASS:
        for relation in observation.relations:
            meant = relation.formula is Formula.SUM and relation.basis is not Basis.INFERRED
            hedged = any(term.quantity.modifier is not Modifier.NONE for term in relation.terms)
            if meant and len(relation.printed_terms) > 2 and not relation.weak and not hedged:
                yield relation


def raised(one: Observed) -> Observed:
    """Turn a look that passed into a hint."""
    return replace(one, observation=replace(one.observation, outcome=Outcome.FAIL, ceiling=Severity.INFO))
