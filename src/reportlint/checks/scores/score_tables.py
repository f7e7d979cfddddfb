"""Checks of marks within their maxima, and what the checks inside a score table share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.scores.columns import averages
from reportlint.facts.scores.indicators import IndicatorGroup, ScoreTable
from reportlint.facts.scores.marks import mark_on_top
from reportlint.facts.scores.matrices import Matrix
from reportlint.facts.tables.grids import FULL, LEVEL_MARKS, LEVEL_SCORES, PARTY, SCORE, Row
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Formula, Relation, Term, substituted

INCLUDES = compiled(r"[含加][^（）]*\d|（含[^（）]*预算执行[^（）]*）")
"""Labels of totals that say of what else they are."""
MEANS = compiled(r"平均|均分|均值")
"""Headers of columns of means."""
ON_TOP_HEADER = compiled(r"加分|附加|奖励|奖分")
"""What heads a column of marks that are given beyond the maxima."""


@dataclass(frozen=True, slots=True)
class RowBound:
    """Parameters: two columns by canonical name."""

    low: str
    """The column that must not exceed the other."""
    high: str
    """The column that bounds it."""


def row_bound(facts: Facts, params: RowBound) -> Iterator[Observation]:
    """Look at every row with both marks, sums included: the low column must not exceed the high one."""
    for table in facts.score_tables:
        for view in (table, *table.views) if params.low == SCORE else (table,):
            if params.low != SCORE or (scores_are_marks(view) and not adds_on_top(view)):
                yield from bounds(view, params)
    for matrix in facts.matrices if params.low == SCORE and params.high == FULL else ():
        yield from within_matrix(matrix)


def within_matrix(matrix: Matrix) -> Iterator[Observation]:
    """Look at every mark of every unit: it must not exceed the maximum of its part."""
    for row in (*matrix.units, *([matrix.mean] if matrix.mean else [])):
        for part in matrix.parts:
            mark = matrix.mark(row, part)
            if mark is None or not (part.full is not None or matrix.hundred):
                continue
            high = Term(as_score(part.full)) if part.full is not None else Term(out_of(mark, 100), printed=False)
            relation = relate(Formula.BOUND, [Term(as_score(mark))], high)
            values = {"label": f"{row.label}{part.name}", "low": mark.text, "high": high.quantity.text}
            place = (f"表 {matrix.grid.table + 1}", row.label, part.column.header)
            related = [Related(part.full.span, FULL)] if part.full is not None else []
            yield observe(relation, values, related, span=mark.span, place=place)


def out_of(mark: Quantity, whole: int) -> Quantity:
    """Make the full mark of a mark, which its table does not print; it stands where the mark stands."""
    return replace(as_score(mark), text=str(whole), value=Fraction(whole), decimals=0)


def as_score(quantity: Quantity) -> Quantity:
    """Read a bare number of a table as a mark."""
    return quantity if quantity.kind is Kind.SCORE else replace(quantity, kind=Kind.SCORE, unit="分", scale=Fraction(1))


def bounds(table: ScoreTable, params: RowBound) -> Iterator[Observation]:
    """Look at every row of one table with both marks."""
    for name, row in named_rows(table):
        first, second = table.mark(row, params.low), table.mark(row, params.high)
        if first is None or second is None or first.kind is not second.kind:
            continue
        added = mark_on_top(table.grid, row)
        operands = [Term(first), *([Term(as_score(added), -1)] if added else [])]
        relation = relate(Formula.BOUND, operands, Term(second))
        values = {"label": name, "low": first.text, "high": second.text}
        related = [Related(second.span, params.high)]
        place = row_place(table, row, table.seen_by or params.low)
        yield observe(relation, values, related, span=first.span, place=place)


def adds_on_top(table: ScoreTable) -> bool:
    """Whether the scores of a table come to more than marks under its maxima: a column left of them adds to these."""
    score = table.column(SCORE)
    before = table.grid.columns[: score.index] if score else ()
    return any(ON_TOP_HEADER.search(one.header) and one.name is None for one in before)


def named_rows(table: ScoreTable) -> Iterator[tuple[str, Row]]:
    """Yield every row that carries marks with its name: indicators, sums, the total; rows on top have no maximum."""
    bonus = any(one.bonus > 0 or (one.full is None and one.score) for one in table.indicators)
    yield from ((one.name, one.row) for one in table.indicators)
    yield from ((one.name, one.row) for one in table.subtotals)
    if table.total is not None and not bonus:
        yield table.total.label, table.total


def scores_are_marks(table: ScoreTable) -> bool:
    """Whether scores are marks of their rows; where most exceed their weights, they are out of 100."""
    pairs = [(one.full, one.score) for one in table.indicators if one.full and one.score]
    column = table.column(FULL)
    enough = (
        len(pairs) > 2 or (column is not None and column.unit == "%") or "权重" in (column.header if column else "")
    )
    return not enough or 2 * sum(score.value > full.value for full, score in pairs) <= len(pairs)


def row_place(table: ScoreTable, row: Row, column: str = "") -> tuple[str, ...]:
    """Name table, row and column for the breadcrumb."""
    number = row.index - table.grid.header[1] + 1
    names = (f"表 {table.grid.table + 1}", f"第 {number} 行")
    return (*names, column) if column else names


def adds_up(table: ScoreTable, group: IndicatorGroup, column: str) -> bool:
    """Whether what a group prints for itself is the sum of its rows, as far as both are known."""
    stated = group_mark(table, group, column)
    numbers = [table.mark(table.indicators[index].row, column) for index in group.members]
    known = addends(table, column, terms([number for number in numbers if number is not None]))
    return stated is None or not known or relate(Formula.SUM, known, Term(stated)).holds


def explained_by_one(table: ScoreTable, groups: Sequence[IndicatorGroup], column: str, relation: Relation) -> bool:
    """Whether the sum of the rows of one group, in the place of what the group prints, mends a sum of groups."""
    for group in groups:
        stated = group_mark(table, group, column)
        numbers = [table.mark(table.indicators[index].row, column) for index in group.members]
        if stated is None:
            continue
        if holds_with(relation, stated, sum((number.value for number in numbers if number is not None), Fraction(0))):
            return True
    return False


def holds_with(relation: Relation, number: Quantity, value: Fraction) -> bool:
    """Whether a relation holds with another value in the place of one of its numbers."""
    return substituted(relation, {number.span: replace(number, text=f"{float(value):g}", value=value)}).holds


def group_mark(table: ScoreTable, group: IndicatorGroup, column: str) -> Quantity | None:
    """Return what a group prints for itself: its declared maximum, or the mark in its own row or subtotal."""
    if column == FULL and group.declared is not None:
        return group.declared
    if column == SCORE and group.awarded is not None:
        return group.awarded
    return table.mark(group.subtotal, column) if group.subtotal else None


def total_of_level(table: ScoreTable, column: str) -> Quantity | None:
    """Return the total under the column of level-1 marks, where there is one."""
    level = {FULL: LEVEL_MARKS[0], SCORE: LEVEL_SCORES[0]}.get(column)
    return table.mark(table.total, level) if table.total and level else None


def terms(quantities: Sequence[Quantity]) -> list[Term]:
    """Make addends."""
    return [Term(quantity) for quantity in quantities]


def addends(table: ScoreTable, column: str, added: Sequence[Term]) -> list[Term]:
    """Return the addends of a sum in a column, means among them as the rounded numbers that they are."""
    return [as_mean(term) for term in added] if is_of_means(table, column) else list(added)


def shows_means(table: ScoreTable) -> bool:
    """Whether the scores of a table are means of several units, whose own marks it does not print."""
    scores = table.column(SCORE)
    return scores is not None and MEANS.search(scores.header) is not None and table.grid.column(PARTY) is None


def is_of_means(table: ScoreTable, column: str) -> bool:
    """Whether a column holds means of marks, which are rounded: their sum need not be the mean of the sums exactly."""
    own = table.column(column) if column == SCORE else None
    return own is not None and (MEANS.search(own.header) is not None or own in dict(averages(table)))


def as_mean(term: Term) -> Term:
    """Read a mark as the rounded number that a mean is."""
    return replace(term, quantity=replace(term.quantity, kind=Kind.PLAIN))


def best(relations: Sequence[Relation]) -> Relation:
    """Return the first relation that holds, else the first whose result is nearest to what is stated."""
    holding = next((relation for relation in relations if relation.holds), None)
    return holding or min(relations, key=lambda relation: abs((relation.point or Fraction(0)) - relation.stated.value))


def includes_more(row: Row) -> bool:
    """Whether the label of a total says of what marks it is besides its rows: 总分（含预算执行10分）."""
    return INCLUDES.search(row.label) is not None


def total_place(table: ScoreTable, row: Row, column: str) -> tuple[str, ...]:
    """Name the total row for the breadcrumb."""
    return (f"表 {table.grid.table + 1}", row.label, column)
