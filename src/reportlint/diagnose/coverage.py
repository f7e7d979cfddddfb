"""How much of a document takes part in decided relations, and how much of that a slip of one digit would break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from reportlint.facts import Facts
from reportlint.finding import Coverage, Observed, Standing
from reportlint.model import Span
from reportlint.number import Kind, Modifier, Quantity
from reportlint.relation import (
    FORMULAS,
    LINEAR,
    ONE_SIDED,
    Formula,
    Relation,
    Term,
    Verdict,
    digit_changes,
    refused,
    reread,
    reworded,
)


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

    The changes that lie far off are seen in floating point; the close ones are judged soundly, as long as they matter.
    """
    changes = list(digit_changes(quantity.text))
    close = [text for text in changes if not any(one.clearly_refuses(quantity, text) for one in sketches)]
    allowed = len(changes) // 10
    for left, text in zip(range(len(close), 0, -1), close, strict=True):
        if left <= allowed or allowed < 0:
            break
        mutant = {quantity.span: reworded(quantity, text)}
        allowed -= not any(refused(reread(one.relation, mutant)) for one in sketches)
    return bool(changes) and allowed >= 0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A relation in floating point: enough to see that a number is far off, never to say that it agrees."""

    relation: Relation
    """The relation."""
    ends: tuple[tuple[float, float], ...] | None
    """Ends of the operands' intervals and, last, of the stated one's; None where one is unbounded."""

    @classmethod
    def of(cls, relation: Relation) -> Sketch:
        """Sketch a relation; a rule for marks has no shape of its own."""
        if relation.award is not None:
            return cls(relation, None)
        ends = [ends_of(term) for term in relation.terms]
        known = tuple(end for end in ends if end is not None)
        return cls(relation, known if len(known) == len(ends) else None)

    def clearly_refuses(self, quantity: Quantity, text: str) -> bool:
        """Whether a changed number lies so far off that no way of shortening explains it."""
        if self.ends is None or self.relation.formula in ONE_SIDED or hedges(quantity):
            return False
        ends = list(self.ends)
        shift = (float(text) - float(quantity.text)) * float(quantity.scale)
        for position, term in enumerate(self.relation.terms):
            if term.quantity.span == quantity.span:
                low, high = ends[position]
                ends[position] = (low + term.weight * shift, high + term.weight * shift)
        low, high = float_image(self.relation.formula, ends[:-1])
        stated_low, stated_high = ends[-1]
        # Cutting digits off instead of rounding moves an image by its width at most, the stated number by its own.
        margin = (high - low) + (stated_high - stated_low) + 1e-9 * (abs(high) + abs(stated_high))
        return low - margin > stated_high or high + margin < stated_low


def hedges(quantity: Quantity) -> bool:
    """Whether the width of a number's interval depends on its value."""
    return quantity.modifier is not Modifier.NONE or quantity.high is not None


def ends_of(term: Term) -> tuple[float, float] | None:
    """Return the ends of a term's interval as floats, None where it is unbounded."""
    interval = term.denotes()
    if interval.low is None or interval.high is None:
        return None
    return float(interval.low), float(interval.high)


def float_image(formula: Formula, ends: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the image of a formula over intervals; everything where it divides by nought."""
    if formula in LINEAR:
        return sum(low for low, _ in ends), sum(high for _, high in ends)
    try:
        corners = [float(FORMULAS[formula](corner)) for corner in product(*ends)]  # type: ignore[arg-type]
    except ZeroDivisionError:
        return float("-inf"), float("inf")
    return min(corners), max(corners)
