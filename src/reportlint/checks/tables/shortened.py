"""A result that lost its last digits, where all others of its kind are rounded: an exception, so worth a hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlint.relation import Basis, Relation, Verdict

SHORTENED = {Verdict.TRUNCATED, Verdict.DOUBLE_ROUNDED}
"""What is told only where it is no habit of the table."""
LEAST_EXACT = 2
"""Results of one kind that must be exact before another stands out."""


def is_lone(relations: Sequence[Relation]) -> bool:
    """Whether one of some like results was cut off or rounded twice, and no other."""
    verdicts = [one.verdict for one in relations]
    return sum(one in SHORTENED for one in verdicts) == 1 and verdicts.count(Verdict.EXACT) >= LEAST_EXACT


def as_declared(relation: Relation) -> Relation:
    """Take a result that lost its digits for one that its heading declares: what was cut off is told as a hint."""
    return replace(relation, basis=Basis.DECLARED) if relation.verdict in SHORTENED else relation
