"""Checks of reviewed marks: what a unit gave itself, less what the review takes away, is what remains."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import named_rows, row_place, terms, total_place
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.tables.grids import CUT, FULL, SCORE, Column
from reportlint.finding import Observation, Related
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Outcome

REVIEWED = compiled(r"核实|核定|审定|复核|复评|抽评")
"""Headers of scores that a review gives."""


def reviewed_column(table: ScoreTable) -> Column | None:
    """Return the column of reviewed scores, where it stands beside another column of scores."""
    columns = [column for column in table.grid.columns if column.name == SCORE]
    reviewed = [column for column in columns[1:] if REVIEWED.search(column.header)]
    return reviewed[0] if len(reviewed) == 1 and not REVIEWED.search(columns[0].header) else None


def review_row(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with a score, a reviewed score and what was cut, and at the total of what was cut."""
    for table in facts.score_tables:
        column, cut = reviewed_column(table), table.grid.column(CUT)
        if column is None:
            continue
        totals = list(total_cut(table, cut))
        yield from totals
        spoiled = table.total if any(one.outcome is Outcome.FAIL for one in totals) else None
        for name, row in named_rows(table):
            score, left, less = table.mark(row, SCORE), row.number(column), row.number(cut)
            full, place = table.mark(row, FULL), row_place(table, row, column.header)
            if score and left and less and row is not spoiled:
                relation = relate(Formula.SUM, [Term(score), Term(less, -1)], Term(left), Basis.STRUCTURAL)
                related = [Related(score.span, SCORE), Related(less.span, CUT)]
                yield observe(relation, {"label": name}, related, place=place)
            if full and left:
                bound = relate(Formula.BOUND, [Term(left)], Term(full))
                yield observe(bound, {"label": name}, [Related(full.span, FULL)], span=left.span, place=place)


def total_cut(table: ScoreTable, cut: Column | None) -> Iterator[Observation]:
    """Relate the total of what was cut to its rows."""
    stated = table.total.number(cut) if table.total else None
    numbers = [number for one in table.indicators if (number := one.row.number(cut))]
    if stated is not None and table.total is not None and len(numbers) == len(table.indicators):
        relation = relate(Formula.SUM, terms(numbers), Term(stated))
        yield observe(relation, {"label": table.total.label}, place=total_place(table, table.total, CUT))


def review_sentence(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sentence with a score, a reviewed score and what was cut."""
    for one in facts.scores:
        if one.score and one.reviewed and one.cut:
            relation = relate(Formula.SUM, [Term(one.score), Term(one.cut, -1)], Term(one.reviewed))
            related = [Related(one.score.span, SCORE), Related(one.cut.span, CUT)]
            yield observe(relation, {"label": one.subject}, related)
