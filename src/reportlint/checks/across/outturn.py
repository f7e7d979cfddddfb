"""Checks of what sentences say of budget and outturn against the table that prints both.

`公务接待费5.21万元，与预算相比减少0.1万元` beside a row 公务接待费 | 14.9 | 5.21: the row is meant, for it prints the
same outturn, and it gives another change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.finding import Observation
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term
from reportlint.rule import Severity

BUDGET, OUTTURN = (
    compiled(r"预算(?:数|额|安排)?(?:（[^（）]*）)?$"),
    compiled(r"(?:决算|执行|支出)数?(?:（[^（）]*）)?$"),
)
"""Headings of what was planned and of what was spent."""
ADJUSTED = compiled(r"调整|全年")
"""Words of a budget that is not the first one."""
UNCHANGED = compiled(
    r"(?:与|比|较|和|同)(?:年初|当年)?预算(?:数|安排)?(?:相比较?|相比)?，?"
    r"(?:持平|一致|相等|[无没]有?(?:增减)?(?:变化|增减)|未(?:发生)?变化)"
)
"""Words that call the outturn equal to the budget."""
LEAST_NAME = 3
"""Characters of a name that tells a row."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a table prints of one item."""

    name: str
    """Its name."""
    budget: Quantity
    """What was planned."""
    outturn: Quantity
    """What was spent."""


def outturn_told(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every change from the budget, and every 与预算持平, of an item whose row a table prints."""
    lines = [line for sheet in facts.sheets if not sheet.scored for line in lines_of(sheet)]
    if not lines:
        return
    for statement in facts.statements:
        yield from changed(statement, lines)
    for prose in facts.prose:
        yield from unchanged(prose, lines)


# ---------------------------------------------------------------- tables


def lines_of(sheet: Sheet) -> Iterator[Line]:
    """Yield what a sheet prints of every item: in two columns, in two rows, or in columns under two headings."""
    for way in (sheet, sheet.flipped):
        heads = [kind_of(column) for column in way.columns]
        if heads.count("budget") == 1 == heads.count("outturn"):
            budget, outturn = heads.index("budget"), heads.index("outturn")
            for row, cells in zip(way.rows, way.cells, strict=True):
                yield from line(row.full, cells[budget], cells[outturn])
    if len(sheet.rows) == 1:
        grouped = {(kind_of_group(column), column.full): number for number, column in enumerate(sheet.columns)}
        (cells,) = sheet.cells
        for (kind, name), number in grouped.items():
            if kind == "budget" and ("outturn", name) in grouped:
                yield from line(name, cells[number], cells[grouped["outturn", name]])


def kind_of(column: Entry) -> str:
    """Tell columns of budget and outturn by their own headings."""
    if column.aside or column.role or ADJUSTED.search(column.heading):
        return ""
    return "budget" if BUDGET.search(column.label) else "outturn" if OUTTURN.search(column.label) else ""


def kind_of_group(column: Entry) -> str:
    """Tell columns of budget and outturn by the heading above them."""
    above = column.group[0] if column.group else ""
    if ADJUSTED.search(above):
        return ""
    return "budget" if BUDGET.search(above) else "outturn" if OUTTURN.search(above) else ""


def line(name: str, budget: Quantity | None, outturn: Quantity | None) -> Iterator[Line]:
    """Yield an item with both numbers."""
    if budget and outturn and len(name) >= LEAST_NAME:
        yield Line(name, budget, outturn)


# ---------------------------------------------------------------- prose


def changed(statement: Statement, lines: Sequence[Line]) -> Iterator[Observation]:
    """Look at a change from the budget whose outturn the row of its item prints, too."""
    current, change = statement.quantities.get("current"), statement.quantities.get("change")
    if statement.kind != "change" or current is None or change is None or "base" in statement.quantities:
        return
    if "预算" not in statement.base or ADJUSTED.search(statement.base):
        return
    for one in meant(statement.label, current, lines):
        operands = [Term(like(one.outturn, current)), Term(like(one.budget, current), -1)]
        stated = Term(change, statement.directions.get("change", 1))
        relation = relate(Formula.SUM, operands, stated, Basis.STRUCTURAL)
        values = {"label": statement.label, "budget": one.budget.shown(), "outturn": one.outturn.shown()}
        related = beside([(operands[0], "决算数"), (operands[1], "预算数")])
        yield observe(relation, values, related, unsure=statement.unsure, ceiling=Severity.WARNING)


def unchanged(prose: Prose, lines: Sequence[Line]) -> Iterator[Observation]:
    """Look at every 与预算持平 behind an outturn that the row of its item prints, too."""
    for match in UNCHANGED.finditer(prose.passage.text):
        before = [one for one in prose.mentions if one.end <= match.start()]
        one = before[-1] if before else None
        if one is None or not is_outturn(one) or "。" in prose.passage.text[one.end : match.start()]:
            continue
        for row in meant(one.label, one.quantity, lines):
            budget = Term(like(row.budget, one.quantity))
            relation = relate(Formula.EQUAL, [budget], Term(one.quantity), Basis.STRUCTURAL)
            values = {"label": one.label, "budget": row.budget.shown(), "outturn": row.outturn.shown()}
            yield observe(relation, values, beside([(budget, "预算数")]), ceiling=Severity.WARNING)


def is_outturn(one: Mention) -> bool:
    """Whether a number states an amount."""
    return one.role is Role.LEVEL and one.quantity.kind is Kind.MONEY and one.quantity.modifier is Modifier.NONE


def meant(label: str, current: Quantity, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the row of an item whose outturn a sentence repeats, as far as it is one row alone."""
    named = [one for one in lines if one.name in label]
    longest = max((len(one.name) for one in named), default=0)
    named = [one for one in named if len(one.name) == longest and spent(one, current)]
    return named[:1] if len({(one.budget.base_value, one.outturn.base_value) for one in named}) == 1 else []


def spent(one: Line, current: Quantity) -> bool:
    """Whether a row prints the same outturn as a sentence."""
    return like(one.outturn, current).base_value == current.base_value


def like(cell: Quantity, told: Quantity) -> Quantity:
    """Read a cell without a unit in the unit of the sentence."""
    return cell if cell.kind is not Kind.PLAIN else replace(cell, kind=told.kind, unit=told.unit, scale=told.scale)
