"""How much of a document takes part in decided relations, and how much of that a slip of one digit would break."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from reportlint.diagnose.leeway import Sketch
from reportlint.facts import Facts
from reportlint.finding import Coverage, Observed, Standing
from reportlint.model import Span
from reportlint.number import Kind, Quantity
from reportlint.relation import ONE_SIDED, Changes, Relation, Verdict, digit_changes, refused, respelt


def coverage(facts: Facts, observed: Sequence[Observed]) -> Coverage:
    """Count the numbers of a document that take part in decided relations, and those that are protected by them."""
    return counted(standings(facts, observed))


RANKS = (Standing.UNCHECKED, Standing.CHECKED, Standing.PROTECTED)
"""Standings, the least first."""


def counted(found: Sequence[tuple[Span, Standing]]) -> Coverage:
    """Count the numbers by how they stand."""
    tally = Counter(vouched for _, vouched in found)
    return Coverage(len(found), tally[Standing.CHECKED] + tally[Standing.PROTECTED], tally[Standing.PROTECTED])


def standings(facts: Facts, observed: Sequence[Observed]) -> tuple[tuple[Span, Standing], ...]:
    """Say of every number that counts or measures something how far its relations vouch for it."""
    touching = relations_by_number([relation for one in observed for relation in one.observation.relations])
    places = sorted(touching)
    return tuple((one.span, told_standing(one, touching, places)) for one in facts.quantities if counts(one))


def told_standing(quantity: Quantity, touching: Mapping[Span, Sequence[Sketch]], places: Sequence[Span]) -> Standing:
    """Say how far the relations vouch for a number; for a range, where not as a whole, as far as for both its ends.

    `places` are those of the numbers that relations touch, in order.
    """
    whole = standing(quantity, touching.get(quantity.span, ()))
    if quantity.high is None or whole is not Standing.UNCHECKED:
        return whole
    first = bisect_left(places, quantity.span.start, key=lambda span: span.start)
    last = bisect_left(places, quantity.span.end, key=lambda span: span.start)
    ends = [span for span in places[first:last] if quantity.span.covers(span) and span != quantity.span]
    found = [standing(own_reading(touching[span], span), touching[span]) for span in ends]
    return min(found, key=RANKS.index) if len(ends) > 1 else whole


def own_reading(sketches: Sequence[Sketch], span: Span) -> Quantity:
    """Return a number as its first relation reads it."""
    return next(term.quantity for term in sketches[0].relation.printed_terms if term.quantity.span == span)


def standing(quantity: Quantity, sketches: Sequence[Sketch]) -> Standing:
    """Say how far the relations of a number vouch for it."""
    if not any(verifies(one.relation, quantity) for one in sketches):
        return Standing.UNCHECKED
    return Standing.PROTECTED if is_protected(quantity, sketches) else Standing.CHECKED


def verifies(relation: Relation, quantity: Quantity) -> bool:
    """Whether a relation is no weak one, or, if it only asks that one number stay below another, would notice a slip.

    Fifteen of fifteen marks are verified by their maximum, ten of fifteen are not.
    """
    if not relation.weak:
        return True
    if relation.formula not in ONE_SIDED:
        return False
    changes = digit_changes(quantity.text)
    return 2 * sum(refused(respelt(relation, quantity.span, text)) for text in changes) >= max(1, len(changes))


def counts(quantity: Quantity) -> bool:
    """Whether a number belongs to the denominator of coverage: it counts or measures something."""
    return quantity.kind is not Kind.PLAIN


def relations_by_number(relations: Sequence[Relation]) -> dict[Span, list[Sketch]]:
    """Return, for each printed number, the decided relations it stands in."""
    touching: dict[Span, list[Sketch]] = {}
    for relation in relations:
        if relation.verdict is Verdict.UNBOUND:
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
        value = float(text)
        asked = (one for one, leeway in zip(sketches, leeways, strict=True) if not leeway.allows(value))
        allowed -= not any(refused(respelt(one.relation, quantity.span, text)) for one in asked)
    return bool(changes.count) and allowed >= 0
