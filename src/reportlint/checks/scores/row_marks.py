"""Checks of the marks within one row of a score table: maximum, deduction and score; weight and mark out of 100."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import named_rows, row_place
from reportlint.facts import Facts
from reportlint.facts.tables.grids import DEDUCTED, FULL, RAW, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Term


def row_deduction(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with maximum, deduction and score: maximum - deduction must be the score."""
    for table in facts.score_tables:
        for name, row in named_rows(table):
            full, score = (table.mark(row, column) for column in (FULL, SCORE))
            lost = table.losses(row)
            if full is None or not lost or score is None:
                continue
            taken = [Term(one, 1 if one.value < 0 else -1) for one in lost]
            relation = relate(Formula.SUM, [Term(full), *taken], Term(score), Basis.STRUCTURAL)
            told = "、".join(one.text for one in lost)
            values = {"label": name, "full": full.text, "deducted": told, "score": score.text}
            related = [Related(full.span, FULL), *(Related(one.span, DEDUCTED) for one in lost)]
            yield observe(relation, values, related, place=row_place(table, row, SCORE))


def weighted_score(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row or sentence with a weight, a mark out of 100 and a score: the score is weight × mark."""
    for table in facts.score_tables:
        for one in table.indicators:
            if one.full and one.raw and one.score:
                yield weighted(one.name, one.full, one.raw, one.score, row_place(table, one.row, SCORE))
    for statement in facts.scores:
        if statement.full and statement.raw and statement.score:
            yield weighted(statement.subject, statement.full, statement.raw, statement.score)


def weighted(label: str, full: Quantity, raw: Quantity, score: Quantity, place: tuple[str, ...] = ()) -> Observation:
    """Relate weight, mark out of 100 and score; a weight of 15 out of 100 counts as 15 %."""
    weight = replace(full, unit="%", kind=Kind.RATIO, scale=Fraction(1, 100))
    relation = relate(Formula.PRODUCT, [Term(weight), Term(raw)], Term(score), Basis.STRUCTURAL)
    values = {"label": label, "weight": full.text, "raw": raw.text, "score": score.text}
    return observe(relation, values, [Related(full.span, "权重"), Related(raw.span, RAW)], place=place)
