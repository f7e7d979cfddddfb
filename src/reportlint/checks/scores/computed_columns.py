"""Checks of columns and rows of marks that a score table computes: means of experts, differences, conversions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.reviews import reviewed_column
from reportlint.checks.scores.score_tables import as_score, row_place, terms
from reportlint.facts import Facts
from reportlint.facts.scores.columns import averages, differences
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.matrices import Matrix, Part
from reportlint.facts.scores.score_tables import restates
from reportlint.facts.tables.grids import CUT, FULL, SCORE, Row
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term


def mean_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose score is the mean of the marks of several parties, sums included."""
    for table in facts.score_tables:
        for column, parties in averages(table):
            for name, row in every_row(table):
                stated, marks = row.number(column), [mark for one in parties if (mark := row.number(one))]
                if stated is not None and len(marks) == len(parties):
                    relation = relate(Formula.MEAN, terms(marks), Term(stated), Basis.STRUCTURAL)
                    related = [Related(mark.span, one.header) for mark, one in zip(marks, parties, strict=True)]
                    place = row_place(table, row, column.header)
                    yield observe(relation, {"label": name, "column": column.header}, related, place=place)
    yield from means_of_units(facts)


def means_of_units(facts: Facts) -> Iterator[Observation]:
    """Look at every row of means of a matrix: each is that of the units above it; where most are not, none is meant."""
    for matrix in facts.matrices:
        found = list(unit_means(matrix, matrix.mean)) if matrix.mean is not None else []
        if matrix.mean is not None and 2 * sum(relation.holds for _, relation in found) >= len(found):
            for part, relation in found:
                place = (f"表 {matrix.grid.table + 1}", matrix.mean.label, part.column.header)
                yield observe(relation, {"label": matrix.mean.label, "column": part.name}, place=place)


def unit_means(matrix: Matrix, mean: Row) -> Iterator[tuple[Part, Relation]]:
    """Yield the parts of a matrix with what the marks of all units come to on the average."""
    for part in matrix.parts:
        stated = mean.number(part.column)
        marks = [mark for row in matrix.units if (mark := matrix.mark(row, part))]
        if stated is not None and len(marks) == len(matrix.units):
            yield part, relate(Formula.MEAN, [Term(as_score(mark)) for mark in marks], Term(as_score(stated)))


def difference_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with a column that holds the difference of two columns of marks, sums included."""
    for table in facts.score_tables:
        for column, first, second in differences(table):
            if reviewed_column(table) is not None and column.name == CUT:
                continue
            for name, row in every_row(table):
                stated, high, low = (row.number(one) for one in (column, first, second))
                if stated is not None and high is not None and low is not None:
                    relation = relate(Formula.SUM, [Term(high), Term(low, -1)], Term(stated), Basis.STRUCTURAL)
                    related = [Related(high.span, first.header), Related(low.span, second.header)]
                    place = row_place(table, row, column.header)
                    yield observe(relation, {"label": name, "column": column.header}, related, place=place)


def every_row(table: ScoreTable) -> Iterator[tuple[str, Row]]:
    """Yield every row that carries marks with its name, the total among them."""
    yield from ((one.name, one.row) for one in table.indicators)
    yield from ((one.name, one.row) for one in table.subtotals)
    if table.total is not None:
        yield table.total.label, table.total


def converted_row(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row that prints the total out of another full mark: each mark is the total's share of it."""
    for table in facts.score_tables:
        if table.total is not None and (whole := table.mark(table.total, FULL)):
            rows = [row for row in table.grid.rows if restates(row, table.total)]
            for row in rows:
                goal = table.mark(row, FULL)
                if goal is not None and goal.value in {1, 100}:
                    yield from converted_marks(table, table.total, whole, row)


def converted_marks(table: ScoreTable, total: Row, whole: Quantity, row: Row) -> Iterator[Observation]:
    """Relate the marks of one such row to those of the total."""
    for view in (table, *table.views):
        mark, stated = view.mark(total, SCORE), view.mark(row, SCORE)
        if mark is not None and stated is not None:
            rate = replace(stated, kind=Kind.RATIO, unit="%", scale=Fraction(1, 100))
            relation = relate(Formula.RATIO, [Term(mark), Term(whole)], Term(rate), Basis.STRUCTURAL)
            related = [Related(mark.span, total.label), Related(whole.span, FULL)]
            place = row_place(table, row, view.seen_by or SCORE)
            yield observe(relation, {"label": row.label, "column": view.seen_by or SCORE}, related, place=place)
