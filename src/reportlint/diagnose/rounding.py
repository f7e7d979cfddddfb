"""A lone sum that only rounding explains, in a document whose other sums are all exact, is worth a hint.

So are the sums of the row and of the column of one number, where one more or less in its last place makes both exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportlint.finding import Observation, Observed
from reportlint.model import Span
from reportlint.number import Modifier
from reportlint.relation import Basis, Formula, Relation, Verdict, evaluate, respelt
from reportlint.rule import Outcome, Severity

ENOUGH = 8
"""Exact sums of a document that make a rounded one stand out."""


def with_lone_roundings(observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Raise the only sum that rounding must explain, or those of one number, to a hint where enough are exact."""
    exact: set[frozenset[Span]] = set()
    rounded: dict[frozenset[Span], list[int]] = {}
    relations: dict[frozenset[Span], Relation] = {}
    for at, one in enumerate(observed):
        for relation in sums(one.observation):
            if relation.verdict is Verdict.EXACT:
                exact.add(relation.printed_places)
            elif relation.verdict is Verdict.ROUNDED:
                rounded.setdefault(relation.printed_places, []).append(at)
                relations[relation.printed_places] = relation
    if not 0 < len(rounded) <= MOST or len(exact) < ENOUGH:
        return tuple(observed)
    culprit = misprinted(list(relations.values())) if len(rounded) > 1 else None
    if len(rounded) > 1 and culprit is None:
        return tuple(observed)
    first = min(next(iter(rounded.values())), key=lambda at: observed[at].rule.severity.rank)
    return tuple(raised(one, culprit) if at == first else one for at, one in enumerate(observed))


MOST = 3
"""Sums that one number may stand in: those of its row, of its column and of its group."""


def misprinted(relations: Sequence[Relation]) -> Span | None:
    """Return the only number of which one more or less in its last place makes all of some sums exact."""
    shared = frozenset.intersection(*(relation.printed_places for relation in relations))
    found = [span for span in sorted(shared) if any(mends(relations, span, step) for step in (1, -1))]
    return found[0] if len(found) == 1 else None


def mends(relations: Sequence[Relation], span: Span, step: int) -> bool:
    """Whether a number that is some last places more makes all sums exact."""
    number = next(term.quantity for term in relations[0].printed_terms if term.quantity.span == span)
    text = str(Decimal(int(number.value * 10**number.decimals) + step).scaleb(-number.decimals))
    return all(evaluate(respelt(relation, span, text)).verdict is Verdict.EXACT for relation in relations)


def sums(observation: Observation) -> Iterator[Relation]:
    """Yield the sums that words or the layout declare and that a look passed, those of hedged numbers left out."""
    if observation.outcome is Outcome.PASS:
        for relation in observation.relations:
            meant = relation.formula is Formula.SUM and relation.basis is not Basis.INFERRED
            hedged = any(term.quantity.modifier is not Modifier.NONE for term in relation.terms)
            if meant and len(relation.printed_terms) > 2 and not relation.weak and not hedged:
                yield relation


def raised(one: Observed, span: Span | None = None) -> Observed:
    """Turn a look that passed into a hint, at the number that is to blame where that is known."""
    told = span or one.observation.span
    return replace(one, observation=replace(one.observation, span=told, outcome=Outcome.FAIL, ceiling=Severity.INFO))
