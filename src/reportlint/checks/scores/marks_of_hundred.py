"""Marks out of a hundred told with what was lost of them: 甲得93.5分，扣6.5分；乙得90.5分，扣9.5分.

The hundred is not printed. That it is meant is proven by the projects of the passage whose two marks make it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.full_marks import assumed
from reportlint.facts import Facts
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.relation import Formula, Relation, Term
from reportlint.rule import Severity

HUNDRED = 100
LEAST_PROOFS = 2
"""Projects whose marks make a hundred that prove it of the others of their passage."""


def marks_of_hundred(facts: Facts) -> Iterator[Observation]:
    """Look at every mark told with its loss and no maximum, where others of the passage are out of a hundred."""
    told: dict[int, list[ScoreStatement]] = {}
    for one in facts.scores:
        if one.score and one.deducted and one.subject and not (one.full or one.added or one.further or one.parts):
            told.setdefault(one.passage, []).append(one)
    for statements in told.values():
        relations = [(one, relation) for one in statements if (relation := out_of_hundred(one.score, one.deducted))]
        if sum(relation.holds for _, relation in relations) >= LEAST_PROOFS:
            for one, relation in relations:
                yield told_of(one, relation)


def out_of_hundred(score: Quantity | None, lost: Quantity | None) -> Relation | None:
    """Relate a mark of more than half to what was lost of a hundred."""
    if score is None or lost is None or 2 * score.value < HUNDRED:
        return None
    return relate(Formula.SUM, [Term(assumed(score, HUNDRED), printed=False), Term(lost, -1)], Term(score))


def told_of(one: ScoreStatement, relation: Relation) -> Observation:
    """Say what a mark and its loss come to."""
    score, lost = relation.stated.quantity, relation.operands[1].quantity
    values = {"full": "100", "deducted": lost.text, "score": score.text, "label": one.subject}
    return observe(relation, values, [Related(lost.span, "扣分")], ceiling=Severity.WARNING)
