"""Tables that give marks to several units, a unit a row: 机构 | 服务提供（40） | 综合管理（25） | 总分.

They are no score tables of one evaluation: the parts are columns, the maxima stand in a row 满分 or behind the headers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.facts.scores.marks import ADDED, TAKEN, declared_maximum
from reportlint.facts.scores.renaming import with_units
from reportlint.facts.scores.score_tables import is_score_grid
from reportlint.facts.tables.grids import SCORE, Column, Grid, Row
from reportlint.facts.tables.sheets import CODE_HEADER, is_numeric
from reportlint.facts.text.passages import read_cell_text
from reportlint.model import Document, Table
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled

MAXIMA = compiled(
    r"(?:各项|单项|指标|标准|规定)?(?:满分|分值|权重|上限|标准分?|配分|应得分?|最高分){1,2}(?:值|分)?(?:（[^（）]*）)?：?"
)
"""The label of the row of maxima."""
MEAN = compiled(r"(?:[\u4e00-\u9fff\d]{0,6}平均|均值|均分)(?:分|得分|值)?(?:（[^（）]*）)?：?")
"""The label of the row of means."""
RATES = compiled(
    r"(?:平均|单项|整体|总体)?(?:得分|失分)(?:率|比例|占比)(?:（[^（）]*）|[%％])?：?"
    r"|(?:名次|排[名位序]|位次|等[级次第]|档次|最[高低](?:分|得分|值)?|极差|分差|合计)：?"
)
"""The label of a row of what is computed from the marks of units: it is no unit."""
HUNDRED = compiled(r"百分制|(?:每项|各项|单项)?满分(?:均为|各?为)?100分?")
"""Captions of tables whose every mark is out of a hundred."""
CONTINUED = compiled(r"^(?:续表|表?续)|（续表?）$|续表?$")
"""Captions of the rest of a table cut by columns."""
SAYS_UNIT = compiled(r"[%％‰]|[（(/／](?:单位：)?[^（）()\d]*[元个项次人件家亩吨天][）)]?$|率$")
"""Headers that print the unit of their column."""
WHOLE = compiled(r"总分|总得分|得分$|综合|合计|最终|总评|[\u4e00-\u9fff]分$")
"""What heads the marks that a unit has in all."""
WEIGHTS = compiled(r"(?:权重|占比|系数)(?:（%）|%)?：?")
"""The label of the row of weights above marks out of a hundred."""
LEAST_OF_HUNDRED, HUNDRED_MARKS = 30, 100
"""Between what marks out of a hundred lie, as a rule."""
LEAST_UNITS = 3
"""Units that make a matrix."""
HIGHEST_MARK = 1000
"""No unit is given more."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part that units are given marks for."""

    name: str
    """Its header, without an embedded maximum."""
    column: Column
    """Where it stands."""
    full: Quantity | None
    """Its maximum."""
    whole: bool
    """Whether it is what a unit has in all."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Marks of several units for several parts."""

    grid: Grid
    """Where it stands."""
    parts: tuple[Part, ...]
    """From left to right."""
    units: tuple[Row, ...]
    """The rows of units."""
    mean: Row | None = None
    """The row of means."""
    hundred: bool = False
    """Whether every mark is out of a hundred, which the table itself does not print."""

    def name(self, row: Row) -> str:
        """Return the name of a unit: what tells it from the others left of its marks, else its label."""
        first = min(part.column.index for part in self.parts)
        slot = row.slot(naming_column(self.grid, self.units, first))
        return slot.text if slot else row.label

    def mark(self, row: Row, part: Part) -> Quantity | None:
        """Return a mark of a unit."""
        return row.number(part.column)

    def marks(self, row: Row) -> Iterator[Quantity]:
        """Yield all marks of a unit."""
        yield from filter(None, (self.mark(row, part) for part in self.parts))


def find_matrices(document: Document, grids: Sequence[Grid]) -> tuple[Matrix, ...]:
    """Read every grid that gives units marks."""
    tables = list(document.tables())
    found: list[Matrix] = []
    for before, grid in zip([None, *grids], grids, strict=False):
        if may_be(grid):
            hundred = HUNDRED.search(grid.caption) is not None or goes_on(found[-1:], before, grid)
            matrix = matrix_of(grid, maxima_of_headers(document, tables[grid.table], grid), hundred=hundred)
            found += [matrix] if matrix is not None else []
    return tuple(found)


def naming_column(grid: Grid, units: Sequence[Row], before: int) -> Column | None:
    """Return the first column left of another one in which every unit has a text of its own, and no number or rank."""
    for column in grid.columns[:before]:
        slots = [row.slot(column) for row in units]
        texts = {slot.text for slot in slots if slot and slot.text and slot.quantity is None}
        if len(texts) == len(units) and not CODE_HEADER.search(column.header):
            return column
    return None


def with_units_dropped(document: Document, grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Read the columns that have a maximum as bare marks, whatever their headers mean elsewhere: 服务次数（25）."""
    tables = list(document.tables())
    return tuple(bare_marks(grid, maxima_of_headers(document, tables[grid.table], grid)) for grid in grids)


def bare_marks(grid: Grid, maxima: Mapping[int, Quantity]) -> Grid:
    """Read the columns of one grid without the units of their words where they have a maximum, as most others do."""
    limits = next((row for row in grid.rows if MAXIMA.fullmatch(row.label)), None)
    if not may_be(grid) or (limits is None and len(maxima) < LEAST_UNITS):
        return grid
    bounded = [one for one in grid.columns[1:] if one.index in maxima or (limits and limits.number(one))]
    worded = [one for one in bounded if one.unit not in {"", "分"} and not SAYS_UNIT.search(one.header)]
    if 2 * len(worded) >= len(bounded):
        return grid
    marks = {one.index: replace(one, name=None, unit="", own_unit=False) for one in worded}
    columns = tuple(marks.get(one.index, one) for one in grid.columns)
    return replace(grid, columns=columns, rows=tuple(with_units(row, list(marks.values())) for row in grid.rows))


def goes_on(last: Sequence[Matrix], before: Grid | None, grid: Grid) -> bool:
    """Whether a grid goes on with further columns of the matrix right before it, whose marks are out of a hundred."""
    same = before is not None and [row.label for row in before.rows] == [row.label for row in grid.rows]
    cut = CONTINUED.search(grid.caption.replace(" ", "")) is not None
    return same and cut and any(one.grid is before and one.hundred for one in last)


def may_be(grid: Grid) -> bool:
    """Whether a grid has rows enough, and is no score table."""
    return len(grid.rows) >= LEAST_UNITS and not is_score_grid(grid)


def maxima_of_headers(document: Document, table: Table, grid: Grid) -> Mapping[int, Quantity]:
    """Return the maxima behind the headers of columns: 个案服务（16）."""
    found: dict[int, Quantity] = {}
    start, stop = grid.header
    for cell in table.cells:
        if start <= cell.row < stop and cell.colspan == 1 and cell.row + cell.rowspan >= stop and len(cell.span):
            full = declared_maximum(read_cell_text(document, cell))
            if full is not None and full.value <= HIGHEST_MARK and full.kind is Kind.SCORE:
                found[cell.column] = full
    return found


def matrix_of(grid: Grid, maxima: Mapping[int, Quantity], *, hundred: bool = False) -> Matrix | None:
    """Read one grid; None where nothing says that its numbers are marks."""
    weights = [row for row in grid.body() if hundred and WEIGHTS.fullmatch(row.label)]
    limits = next((row for row in grid.rows if MAXIMA.fullmatch(row.label) and row not in weights), None)
    mean = next((row for row in grid.rows if MEAN.fullmatch(row.label)), None)
    computed = [row for row in grid.body() if RATES.fullmatch(row.label)]
    units = tuple(row for row in grid.body() if row.label and row not in (limits, mean, *weights, *computed))
    bounded = {column.index for column in grid.columns if column.index in maxima or (limits and limits.number(column))}
    columns = [one for one in grid.columns[1:] if holds_marks(one, units, bounded=one.index in bounded)]
    parts = tuple(part_of(column, limits, maxima.get(column.index)) for column in columns)
    limited = sum(part.full is not None for part in parts)
    hundred = hundred and not limited and len(parts) > 1 and all(stays_in_hundred(part, units) for part in parts)
    told = hundred or limited > 1 or (len(parts) > 1 and any(part.column.name == SCORE for part in parts))
    if len(units) < LEAST_UNITS or not told or not all(stay_below(part, units) for part in parts):
        return None
    return Matrix(grid, parts, units, mean, hundred)


def holds_marks(column: Column, units: Sequence[Row], *, bounded: bool) -> bool:
    """Whether a column holds a mark of nearly every unit; one with a maximum may rise row by row like a list number."""
    if not bounded and not is_numeric(column, [row.slot(column) for row in units]):
        return False
    numbers = [number for row in units if (number := row.number(column))]
    plain = all(one.kind in {Kind.PLAIN, Kind.SCORE} and 0 <= one.value <= HIGHEST_MARK for one in numbers)
    return plain and len(numbers) >= LEAST_UNITS and 5 * len(numbers) >= 4 * len(units)


def part_of(column: Column, limits: Row | None, embedded: Quantity | None) -> Part:
    """Read one part: its maximum stands in the row of maxima, or behind its header."""
    header = column.path[-1] if column.path else column.header
    full = embedded or (limits.number(column) if limits else None)
    name = compiled(r"（[^（）]*）$").sub("", header)
    moved = ADDED.search(name) or TAKEN.search(name)
    return Part(name, column, full, column.name == SCORE or (WHOLE.search(name) is not None and not moved))


def stays_in_hundred(part: Part, units: Sequence[Row]) -> bool:
    """Whether nearly all marks of a part are of the size of marks out of a hundred."""
    values = [number.value for row in units if (number := row.number(part.column))]
    return sum(not LEAST_OF_HUNDRED <= value <= HUNDRED_MARKS for value in values) <= 1


def stay_below(part: Part, units: Sequence[Row]) -> bool:
    """Whether nearly all marks stay below their maximum, and are no small share of it."""
    if part.full is None:
        return True
    values = [number.value for row in units if (number := row.number(part.column))]
    above = sum(value > part.full.value for value in values)
    return above <= 1 and 2 * sum(values, Fraction(0)) >= len(values) * part.full.value / 2
