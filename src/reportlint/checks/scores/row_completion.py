"""Completion rates that a row prints beside target and result, and marks they earn: 190人 of 200人, 95.00%, 19分."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.row_words import word_cells
from reportlint.checks.scores.score_tables import as_score, row_place
from reportlint.facts import Facts, Prose
from reportlint.facts.scores.indicators import RULE, Indicator, ScoreTable
from reportlint.facts.scores.targets import ACTUAL, TARGET, Target, target_of
from reportlint.facts.tables.grids import OWN, PARTY, SCORE, Column
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.number import Kind, Quantity, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

COMPLETION = compiled(
    r"(?:完成|实现|达成|达标)(?:率|比例?|程度|度|百分比)(?:（[^（）]{0,6}）|[%％])?$|^(?:完成|实现|达成)情况（[%％]）$"
)
"""Headings of columns of completion rates."""
OF_THE_ROW = compiled(
    r"(?:绩效|年度|全年|当年|本年|年初|目标|指标|任务|计划|自评|复核|核定|评价|实际|总体|[\d年（）、/ -])*"
)
"""What may stand before the name of such a rate that is of the target of its row; 总目标完成率 is of another one."""
TOLD = compiled(r"(?:(?:目标|指标)?(?:完成|实现|达成)(?:率|比例|程度|度)?|[为是]目标(?:值)?的)[仅只为是达到约：]*$")
"""Words of a cell before such a rate: 完成率95.00%, 为目标的95.00%."""
UNITS_APART = (Fraction(10**4), Fraction(1, 10**4), Fraction(10**8), Fraction(1, 10**8))
"""By what a rate misses where a bare number is in another unit: 2万人 beside 19000."""
LEAST_ALIKE = 2
"""Rows that follow a formula before one that breaks it is told of for sure."""
WHOLE = Fraction(100)


@dataclass(frozen=True, slots=True)
class Block:
    """The columns that belong to one column of targets: those of one year, or all."""

    target: Column
    """The targets."""
    actuals: tuple[Column, ...]
    """What was reached, by one hand or several."""
    rates: tuple[Column, ...]
    """The completion rates."""
    scores: tuple[Column, ...]
    """The marks."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A completion rate of a row with what it may be made of, and the marks it may earn."""

    table: ScoreTable
    """The table."""
    row: Indicator
    """The row."""
    rate: Quantity
    """The rate."""
    column: str
    """Where it stands: the heading of its column."""
    pairs: tuple[Target, ...]
    """Target and result, by every hand that gives one."""
    scores: tuple[Quantity, ...]
    """The marks beside it."""


def row_completion(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every completion rate of a row: it is the result over the target of the row."""
    for found in by_column(facts):
        relations = [rates_of(one) for one in found]
        held = sum(any(each.holds for each in ways) for ways in relations)
        for one, ways in zip(found, relations, strict=True):
            if any(each.holds for each in ways) or (ways and not is_capped(one)):
                yield told(one, ways, alike=held)


def completion_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every mark beside a completion rate below 100 %: where the rows of a table award in proportion to it.

    Whether they do is learned from the table; a row by itself is only listed where it does.
    """
    for found in by_column(facts):
        relations = [marks_of(one) for one in found]
        held = sum(any(each.holds for each in ways) for ways in relations)
        missed = sum(bool(ways) and not any(each.holds for each in ways) for ways in relations)
        for one, ways in zip(found, relations, strict=True):
            best = next((each for each in ways if each.holds), None)
            if best is not None:
                yield mark_told(one, best)
            elif len(ways) == 1 and held > LEAST_ALIKE and missed == 1 and explained_by_slip(ways[0]):
                yield mark_told(one, ways[0])


def by_column(facts: Facts) -> Iterator[list[Completion]]:
    """Yield the completion rates of every column of every table, those in words taken together."""
    cells = {prose.passage.span: prose for prose in facts.cells}
    for table in facts.score_tables:
        blocks = list(blocks_of(table))
        for block in blocks:
            for column in block.rates:
                yield [one for row in table.indicators if (one := in_column(table, row, block, column))]
        if len(blocks) == 1:
            yield [one for row in table.indicators for one in in_words(table, row, blocks[0], cells)]


def blocks_of(table: ScoreTable) -> Iterator[Block]:
    """Yield the blocks of a table: each begins at a column of targets."""
    columns = table.grid.columns
    starts = [at for at, column in enumerate(columns) if column.name == TARGET]
    for start, end in zip(starts, [*starts[1:], len(columns)], strict=False):
        own = columns[start:end] if len(starts) > 1 else columns
        rates = tuple(one for one in own if one.name is None and COMPLETION.search(one.header))
        actuals = tuple(one for one in own if one.name == ACTUAL)
        yield Block(columns[start], actuals, rates, tuple(one for one in own if holds_marks(one)))


def holds_marks(column: Column) -> bool:
    """Whether a column holds marks of its rows, be they those of another year or hand."""
    return column.name in {SCORE, PARTY, OWN} or (column.name is None and column.header.endswith(SCORE))


def in_column(table: ScoreTable, row: Indicator, block: Block, column: Column) -> Completion | None:
    """Return the rate that a row prints under a column."""
    rate = row.row.number(column)
    if rate is None or rate.kind is not Kind.RATIO or not is_plain(rate):
        return None
    return completed(table, row, block, rate, column.header)


def in_words(table: ScoreTable, row: Indicator, block: Block, cells: Mapping[Span, Prose]) -> Iterator[Completion]:
    """Yield the rate that the words of a row tell, its scoring rule left out: 两处停工，完成率95.00%."""
    rule = row.row.slot(table.grid.column(RULE))
    results = [slot for column in block.actuals if (slot := row.row.slot(column)) and slot.passage.span in cells]
    words = [*(cells[slot.passage.span] for slot in results if slot.quantity is None), *word_cells(cells, table, row)]
    for cell in words:
        if rule is not None and cell.passage.span == rule.passage.span:
            continue
        rates = [one for one in cell.quantities if one.kind is Kind.RATIO and is_plain(one) and is_told(cell, one)]
        if len(rates) == 1:
            yield completed(table, row, block, rates[0], "完成率")


def is_told(cell: Prose, rate: Quantity) -> bool:
    """Whether the words before a rate say that it is a completion rate."""
    return TOLD.search(cell.passage.text, 0, cell.passage.find(rate.extent)[0]) is not None


def completed(table: ScoreTable, row: Indicator, block: Block, rate: Quantity, column: str) -> Completion:
    """Put a rate together with the pairs of target and result of its block."""
    wanted = target_column(table, block, column)
    found = (target_of(table, row, wanted, actual) for actual in block.actuals) if wanted else ()
    pairs = tuple(pair for pair in found if pair is not None)
    scores = tuple(as_score(mark) for one in block.scores if (mark := row.row.number(one)))
    return Completion(table, row, rate, column, pairs, scores)


def target_column(table: ScoreTable, block: Block, column: str) -> Column | None:
    """Return the column of targets that a rate is of: its own words name another one, or one that is not there."""
    named = COMPLETION.search(column)
    words = OF_THE_ROW.sub("", column[: named.start()]) if named else ""
    if not words or words in block.target.header:
        return block.target
    others = [one for one in table.grid.columns if words in one.header and not COMPLETION.search(one.header)]
    return others[0] if len(others) == 1 else None


def rates_of(one: Completion) -> list[Relation]:
    """Relate target and result, by every hand, to the rate; for an upper limit both ways round."""
    ways: list[Relation] = []
    for pair in one.pairs:
        if not pair.target.value or pair.actual.base_value == one.rate.base_value:
            continue
        way = relate(Formula.RATIO, [Term(pair.actual), Term(pair.target)], Term(one.rate), Basis.STRUCTURAL)
        if is_of_units_apart(way):
            continue
        ways.append(way)
        if pair.direction == "≤" and pair.actual.value:
            turned = [Term(pair.target), Term(pair.actual)]
            ways.append(relate(Formula.RATIO, turned, Term(one.rate), Basis.STRUCTURAL))
    return ways


def is_of_units_apart(way: Relation) -> bool:
    """Whether a rate would hold if one of target and result were in 万 or in 亿."""
    rate = way.stated.quantity
    return not way.holds and any(
        relate(way.formula, way.operands, Term(replace(rate, scale=rate.scale * apart))).holds for apart in UNITS_APART
    )


def marks_of(one: Completion) -> list[Relation]:
    """Relate the maximum and a rate below 100 % to the marks beside it."""
    full, rate = one.row.full, one.rate
    if full is None or not 0 < rate.value < WHOLE or full.kind is not Kind.SCORE:
        return []
    operands = [Term(full), Term(rate)]
    return [relate(Formula.PRODUCT, operands, Term(mark), Basis.STRUCTURAL) for mark in one.scores]


def is_capped(one: Completion) -> bool:
    """Whether a rate of 100 % is printed for a target that was more than reached."""
    return one.rate.value == WHOLE and any(pair.reached for pair in one.pairs)


def is_borne_out(one: Completion, relation: Relation) -> bool:
    """Whether the row was awarded in proportion to the rate that target and result come to, not to the one printed."""
    full, point = one.row.full, relation.point
    if full is None or point is None or not 0 < point < 1:
        return False
    return any(abs(mark.value - full.value * point) <= mark.ulp for mark in one.scores) and not any(
        each.holds for each in marks_of(one)
    )


def told(one: Completion, ways: Sequence[Relation], *, alike: int) -> Observation:
    """Say how a rate looks beside target and result; what no other row shows to be meant is for a person."""
    relation = next((each for each in ways if each.holds), ways[0])
    slip = explained_by_slip(relation)
    sure = len(ways) == 1 and slip and (is_borne_out(one, relation) or alike >= LEAST_ALIKE)
    result, target = (term.quantity for term in relation.operands)
    values = {"label": one.row.name, "target": target.shown(), "actual": result.shown(), "rate": one.rate.shown()}
    related = [Related(result.span, ACTUAL), Related(target.span, TARGET)]
    place = row_place(one.table, one.row.row, one.column)
    return observe(relation, values, related, ceiling=Severity.WARNING, unsure=not sure, place=place)


def mark_told(one: Completion, relation: Relation) -> Observation:
    """Say how a mark looks beside maximum and rate."""
    full, rate = (term.quantity for term in relation.operands)
    values = {"label": one.row.name, "full": full.text, "rate": rate.shown(), "score": relation.stated.quantity.text}
    related = [Related(full.span, "分值"), Related(rate.span, one.column)]
    place = row_place(one.table, one.row.row, SCORE)
    return observe(relation, values, related, ceiling=Severity.WARNING, place=place)
