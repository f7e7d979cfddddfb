"""Native charts: the values a picture is drawn from against what the text and the tables say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.claims import Statement
from reportlint.facts.text.passages import read_passage
from reportlint.facts.text.quantities import cell_quantity
from reportlint.facts.text.years import YEAR
from reportlint.finding import Observation, Related
from reportlint.model import Cell, Chart, Table
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term

UNIT = compiled(
    r"[（(](?:单位[:：])?(亿元|万元|千元|元|人|个|户|公里|%|％)[）)]|单位[:：](亿元|万元|千元|元|人|个|户|公里|%|％)"
)
NAMED_YEAR = compiled(r"(?:19|20)\d{2}(?:年度?)?")
NEAR = 3000
"""Characters around a chart that speak of it."""
SHORTEST = 3
"""Characters of a category that can be told from other things in the text."""


@dataclass(frozen=True, slots=True)
class Point:
    """One drawn value."""

    category: str
    """What it is about."""
    series: str
    """The series it belongs to."""
    year: str
    """The year that category or series name, empty for none."""
    quantity: Quantity
    """The value."""


def chart_agreement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every drawn value that the prose near the chart states of the same thing and year: they must be equal."""
    levels = [one for one in facts.statements if one.kind == "level" and not one.unsure]
    for chart in facts.document.charts:
        for point in points_of(facts, chart):
            near = nearest(levels, chart, point)
            if near is not None:
                relation = relate(Formula.EQUAL, [Term(point.quantity)], Term(near), Basis.INFERRED)
                values = {"category": point.category, "series": point.series, "drawn": point.quantity.shown()}
                yield observe(relation, values, [Related(point.quantity.span, "图中数据")])


def nearest(levels: Sequence[Statement], chart: Chart, point: Point) -> Quantity | None:
    """Return what the prose closest to a chart says of one of its points, None where nothing near says it."""
    place = chart.table.span.start if chart.anchor is None else chart.anchor.start
    said = [
        quantity
        for statement in levels
        if (quantity := statement.quantities.get("current")) is not None
        and abs(quantity.span.start - place) < NEAR
        and is_about(statement, quantity, point)
    ]
    return min(said, key=lambda quantity: abs(quantity.span.start - place), default=None)


def points_of(facts: Facts, chart: Chart) -> Iterator[Point]:
    """Yield the drawn values whose unit is known."""
    quote = facts.document.quote
    title = quote(chart.title) if chart.title else ""
    single = sum(cell.row == 0 and cell.column > 0 for cell in chart.table.cells) == 1
    names = {(cell.row, cell.column): quote(cell.span) for cell in chart.table.cells}
    for cell in values_of(chart.table):
        category, series = names.get((cell.row, 0), ""), names.get((0, cell.column), "")
        unit = unit_of(title) or unit_of(series) or unit_of(caption_of(facts, chart))
        quantity = cell_quantity(read_passage(facts.document, [cell.span], cell=True), unit)
        years = set(YEAR.findall(category + " " + series)) or (set(YEAR.findall(title)) if single else set())
        if quantity is not None and quantity.kind is not Kind.PLAIN and len(years) < 2:
            yield Point(subject_of(category) or subject_of(series), series, next(iter(years), ""), quantity)


def subject_of(name: str) -> str:
    """Return what a category or series is about: its words without year and unit, and without spaces between levels."""
    return "".join(NAMED_YEAR.sub("", UNIT.sub("", name)).split())


def caption_of(facts: Facts, chart: Chart) -> str:
    """Return the paragraph right behind the place where a chart is drawn, its caption as a rule."""
    if chart.anchor is None:
        return ""
    behind = next((block for block in facts.document.paragraphs() if block.span.start >= chart.anchor.start), None)
    return facts.document.quote(behind.span)[:80] if behind else ""


def values_of(table: Table) -> Iterator[Cell]:
    """Yield the cells that are neither names of series nor of categories."""
    return (cell for cell in table.cells if cell.row and cell.column)


def unit_of(title: str) -> str:
    """Read the unit a title states."""
    match = UNIT.search(title)
    return (match[1] or match[2]).replace("％", "%") if match else ""


def is_about(statement: Statement, said: Quantity, point: Point) -> bool:
    """Say whether a statement gives the level of what a point draws, in the same year and unit of the same kind."""
    if said.kind is not point.quantity.kind:
        return False
    if len(point.category) < SHORTEST or not statement.label.endswith(point.category):
        return False
    return bool(point.year) and statement.period == point.year
