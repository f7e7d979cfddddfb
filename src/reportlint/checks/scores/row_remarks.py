"""What the words of a row of a score table say of its marks: 扣0.33分, 得分率96.43%, 目标设定5.5分；预算配置9分."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.computed_columns import every_row
from reportlint.checks.scores.score_tables import as_score, row_place
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.awards import find_rulings
from reportlint.facts.scores.indicators import RULE, ScoreTable
from reportlint.facts.scores.marks import NAME_COLUMNS
from reportlint.facts.tables.grids import FULL, SCORE, Column, Row
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import Pattern, compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

LOST = compiled(r"(?<![每各均应再未])(?:扣减?|扣除|扣分|失分?|减)(?:了|掉|去|：)?$")
"""Words before what a row lost."""
STEPWISE = compiled(r"每|若|如果|扣完为止|封顶|不超过|最[多高]|另|酌情|上年|去年|(?:19|20)\d\d年")
"""Words of a cell that may take marks by a rule, in another year, or for something else too."""
RATED = compiled(r"得分率(?:仅?[为是]|达到?|：)?$")
"""Words before a score rate."""
LISTED = compiled(r"(?:^|[；，、])[\u4e00-\u9fff]{2,12}?(?:指标|类)?得?$")
"""The name before a mark of a list: 目标设定5.5分；预算配置9分."""
LEAST_ALIKE = 2
"""Rows whose words agree with their marks before those that do not are told of for sure."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the words of a row come to, as its own marks give it."""

    table: ScoreTable
    """The table."""
    row: Row
    """The row."""
    label: str
    """Its name."""
    column: str
    """The heading of the words."""
    ways: tuple[Relation, ...]
    """The ways its marks give what the words say: by every column of scores."""


def row_remark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every loss, score rate and list of marks in the words of a row: its own marks must give them.

    A loss is held against maximum less score; where no other row of the column agrees, a miss is for a person.
    """
    cells = {prose.passage.span: prose for prose in facts.cells}
    for table in facts.score_tables:
        for column in wordy_columns(table):
            found = list(remarks(table, column, cells))
            alike = sum(any(way.holds for way in one.ways) for one in found)
            for one in found:
                yield told(one, alike)


def wordy_columns(table: ScoreTable) -> Iterator[Column]:
    """Yield the columns that may hold words about marks: not those of names."""
    yield from (one for one in table.grid.columns if one.name not in {*NAME_COLUMNS, FULL, SCORE})


def remarks(table: ScoreTable, column: Column, cells: Mapping[Span, Prose]) -> Iterator[Remark]:
    """Yield what the words of a column say of the marks of their rows."""
    for name, row in every_row(table):
        slot = row.slot(column)
        cell = cells.get(slot.passage.span) if slot and not slot.inherited else None
        ruled = column.name == RULE and row.kind == "body"
        if cell is None or ruled or find_rulings(cell.passage.text):
            continue
        full, scores = table.mark(row, FULL), marks_of(table, row)
        ways = (*losses(cell, full, scores), *rates(cell, full, scores), *lists(cell, scores))
        if ways:
            yield Remark(table, row, name, column.header, ways)


def marks_of(table: ScoreTable, row: Row) -> list[Quantity]:
    """Return the marks that a row has in every column of scores."""
    marks = (one.mark(row, SCORE) for one in table.views or (table,))
    return [as_score(mark) for mark in marks if mark is not None]


def losses(cell: Prose, full: Quantity | None, scores: Sequence[Quantity]) -> Iterator[Relation]:
    """Relate maximum and score to the only loss of a cell."""
    text = cell.passage.text
    lost = [one for one in cell.quantities if one.kind is Kind.SCORE and is_behind(cell, one, LOST)]
    if full is None or len(lost) != 1 or STEPWISE.search(text) or not is_plain(lost[0]):
        return
    for score in scores:
        operands = [Term(as_score(full)), Term(score, -1)]
        yield relate(Formula.SUM, operands, Term(lost[0]), Basis.STRUCTURAL)


def rates(cell: Prose, full: Quantity | None, scores: Sequence[Quantity]) -> Iterator[Relation]:
    """Relate score and maximum to the only score rate of a cell."""
    told = [one for one in cell.quantities if one.kind is Kind.RATIO and is_behind(cell, one, RATED)]
    if full is None or len(told) != 1 or STEPWISE.search(cell.passage.text) or not is_plain(told[0]):
        return
    for score in scores:
        yield relate(Formula.RATIO, [Term(score), Term(as_score(full))], Term(told[0]), Basis.STRUCTURAL)


def lists(cell: Prose, scores: Sequence[Quantity]) -> Iterator[Relation]:
    """Relate the marks of a cell that does nothing but name them one by one to the score of the row."""
    marks = [one for one in cell.quantities if one.kind is Kind.SCORE]
    named = all(is_behind(cell, one, LISTED) and is_plain(one) for one in marks)
    if len(marks) < 2 or len(marks) != len(cell.quantities) or not named or STEPWISE.search(cell.passage.text):
        return
    if any(is_behind(cell, one, LOST) for one in marks):
        return
    for score in scores:
        yield relate(Formula.SUM, [Term(one) for one in marks], Term(score), Basis.STRUCTURAL)


def is_behind(cell: Prose, one: Quantity, words: Pattern) -> bool:
    """Whether a number stands right behind certain words of its cell."""
    return words.search(cell.passage.text, 0, cell.passage.find(one.extent)[0]) is not None


def told(one: Remark, alike: int) -> Observation:
    """Say how the words of a row look beside its marks."""
    relation = next((way for way in one.ways if way.holds), one.ways[0])
    sure = len(one.ways) == 1 and alike >= LEAST_ALIKE and explained_by_slip(relation)
    values = {"label": one.label, "column": one.column}
    related = [Related(term.quantity.span, SCORE) for term in relation.operands]
    place = row_place(one.table, one.row, one.column)
    return observe(relation, values, related, ceiling=Severity.WARNING, unsure=not sure, place=place)
