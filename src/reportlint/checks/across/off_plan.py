"""How far a row of a table is from what it was to reach: 节水率低于目标0.8个百分点, and neither is told again.

The row is told by its name right before the words that compare; it prints both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlint.checks.across.cells import in_unit, is_comparable
from reportlint.checks.across.printed_goals import AIMED, bare, name_of, number_of
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.tables.grids import Column, Grid, Row
from reportlint.finding import Observation
from reportlint.number import AMOUNTS, Kind, Quantity, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import mended_by_slip

SHORT = compiled(
    r"(?:^|[，。；：、（])(?:[一二三四五]是|其中)?(?P<row>[^，。；：、（）\d比较]{3,16}?)(?:实际)?"
    r"(?:(?:低于|少于|落后于?|未达到?|距离?)(?:年度|全年|年初|预期)?(?:目标|计划|任务|指标)[值数]?(?:还|尚)?差?"
    r"|[比较](?:年度|全年|年初|预期)?(?:目标|计划|任务|指标)[值数]?[少低差]|[差欠](?:年度|全年|年初)?(?:目标|计划|任务)[值数]?)$"
)
OVER = compiled(
    r"(?:^|[，。；：、（])(?:[一二三四五]是|其中)?(?P<row>[^，。；：、（）\d比较]{3,16}?)(?:实际)?"
    r"(?:(?:高于|多于|超过|超出|超)(?:年度|全年|年初|预期)?(?:目标|计划|任务|指标)[值数]?"
    r"|[比较](?:年度|全年|年初|预期)?(?:目标|计划|任务|指标)[值数]?[多高])$"
)
"""The name of a row, and the words by which it missed its target, or passed it."""
REACHED = compiled(r"完成|实际|达到|执行|实绩")
"""Heads of the columns of what was reached."""


def off_plan(facts: Facts) -> Iterator[Observation]:
    """Look at every distance from a target whose row of a table prints target and result."""
    told = [found for prose in facts.prose for found in distances(prose)]
    rows = named_rows(facts.grids) if told else {}
    for one, name, sign in told:
        called = rows.get(name, ())
        relations = [relation for row in called for relation in related(row, one, sign)]
        holding = [relation for relation in relations if relation.holds]
        if holding or (len(relations) == 1 and mended_by_slip(relations[0])):
            yield looked_at(name, (holding or relations)[0], sign)


def distances(prose: Prose) -> Iterator[tuple[Mention, str, int]]:
    """Yield the distances of a passage that no level stands before, each with the name of a row and its sign."""
    for one in prose.mentions:
        plain = is_plain(one.quantity) and one.run < 0
        if plain and (one.quantity.kind is Kind.POINTS or one.quantity.kind in AMOUNTS):
            for form, sign in ((SHORT, -1), (OVER, 1)):
                if match := form.search(one.lead):
                    yield one, match["row"], sign


Cells = tuple[Quantity, Quantity]
"""What was reached, and what was to be."""


def named_rows(grids: Sequence[Grid]) -> Mapping[str, Sequence[Cells]]:
    """Return, by the names of their cells, the rows that print one target and one result."""
    found: dict[str, list[Cells]] = {}
    for grid in grids:
        aimed = [column for column in grid.columns if AIMED.search(column.header) and not REACHED.search(column.header)]
        reached = [column for column in grid.columns if REACHED.search(column.header) and "率" not in column.header]
        if len(aimed) == 1 == len(reached):
            for row in grid.rows:
                if cells := pair_of(row, aimed[0], reached[0]):
                    for name in {name_of(slot) for slot in row.slots} - {""}:
                        found.setdefault(name, []).append(cells)
    return found


def pair_of(row: Row, aimed: Column, reached: Column) -> Cells | None:
    """Return what a row reached and what it was to reach."""
    target, result = number_of(row, aimed), number_of(row, reached)
    return (bare(result), bare(target)) if target is not None and result is not None else None


def related(cells: Cells, one: Mention, sign: int) -> Iterator[Relation]:
    """Relate result and target of a row to a distance, where they are numbers of its sort."""
    points = one.quantity.kind is Kind.POINTS
    result, target = cells
    if points and {result.kind, target.kind} <= {Kind.RATIO, Kind.PLAIN}:
        pair = [Term(each) for each in cells] if result.kind is target.kind else []
    elif not points and all(is_comparable(one.quantity, each) for each in cells):
        pair = [Term(in_unit(each, one.quantity)) for each in cells]
    else:
        pair = []
    if pair:
        high, low = pair if sign > 0 else reversed(pair)
        yield relate(Formula.SUM, [high, Term(low.quantity, -1)], Term(one.quantity), Basis.INFERRED)


def looked_at(name: str, relation: Relation, sign: int) -> Observation:
    """Say what a distance came to."""
    result, target = (term.quantity for term in relation.operands[::sign])
    values = {"label": name, "current": result.shown(), "base": target.shown(), "name": "目标"}
    related_numbers = beside([(term, name) for term in relation.operands])
    return observe(relation, values, related_numbers, ceiling=Severity.WARNING)
