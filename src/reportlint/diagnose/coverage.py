"""How much of a document takes part in decided relations, and how much of that a slip of one digit would break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportlint.diagnose.leeway import Sketch
from reportlint.facts import Facts
from reportlint.finding import Coverage, Observed, Standing
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.relation import Changes, Relation, Verdict, refused, reread, reworded


def coverage(facts: Facts, observed: Sequence[Observed]) -> Coverage:
    """Count the numbers of a document that take part in decided relations, and those that are protected by them."""
    return counted(standings(facts, observed))


def counted(found: Sequence[tuple[Span, Standing]]) -> Coverage:
    """Count the numbers by how they stand."""
    tally = Counter(vouched for _, vouched in found)
    return Coverage(len(found), tally[Standing.CHECKED] + tally[Standing.PROTECTED], tally[Standing.PROTECTED])


def standings(facts: Facts, observed: Sequence[Observed]) -> tuple[tuple[Span, Standing], ...]:
    """Say of every number that counts or measures something how far its relations vouch for it."""
    touching = relations_by_number([relation for one in observed for relation in one.observation.relations])
    return tuple((one.span, standing(one, touching.get(one.span, ()))) for one in facts.quantities if counts(one))


def standing(quantity: Quantity, sketches: Sequence[Sketch]) -> Standing:
    """Say how far the relations of a number vouch for it."""
    if not sketches:
        return Standing.UNCHECKED
    return Standing.PROTECTED if is_protected(quantity, sketches) else Standing.CHECKED


def counts(quantity: Quantity) -> bool:
    """Whether a number belongs to the denominator of coverage: it counts or measures something."""
    return quantity.kind is not Kind.PLAIN


def relations_by_number(relations: Sequence[Relation]) -> dict[Span, list[Sketch]]:
    """Return, for each printed number, the decided relations it stands in that verify something."""
    touching: dict[Span, list[Sketch]] = {}
    for relation in relations:
        if relation.verdict is Verdict.UNBOUND or relation.weak:
            continue
        sketch = Sketch.of(relation)
        for term in relation.printed_terms:
            touching.setdefault(term.quantity.span, []).append(sketch)
    return touching


def is_protected(quantity: Quantity, sketches: Sequence[Sketch]) -> bool:
    """Whether at least nine in ten single-digit changes of a number would break one of its relations.

    Which changes lie far off, and which agree for sure, is seen in floating point; the others are judged soundly, as
    long as they matter.
    """
    changes = Changes.of(quantity.text)
    extremes = changes.extremes
    leeways = [one.leeway(quantity, extremes) for one in sketches]
    possible = changes.within(max(one.possible[0] for one in leeways), min(one.possible[1] for one in leeways))
    agreeing = changes.within(max(one.sure[0] for one in leeways), min(one.sure[1] for one in leeways))
    allowed = changes.count // 10 - len(agreeing)
    open_cases = [text for text in possible if text not in agreeing]
    for left, text in zip(range(len(open_cases), 0, -1), open_cases, strict=True):
        if left <= allowed or allowed < 0:
            break
        value, mutant = float(text), {quantity.span: reworded(quantity, text)}
        asked = (one for one, leeway in zip(sketches, leeways, strict=True) if not leeway.allows(value))
        allowed -= not any(refused(reread(one.relation, mutant)) for one in asked)
    return bool(changes.count) and allowed >= 0
