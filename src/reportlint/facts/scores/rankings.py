"""Tables that rank units by a base, marks on top of it, marks taken off, and what these come to.

单位 | 基础分 | 加分 | 扣分 | 综合得分: the columns are told by the words above them, and by the sum itself, which must
hold in most rows. Units may stand in the columns as well, one a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.facts.scores.indicators import ScoreTable, bare_group
from reportlint.facts.scores.marks import ADDED, NAME_COLUMNS, PER_CASE, TAKEN
from reportlint.facts.scores.matrices import MAXIMA, MEAN, RATES, Matrix, naming_column
from reportlint.facts.scores.renaming import with_units
from reportlint.facts.tables.grids import DEDUCTED, FULL, SCORE, Column, Grid, Row
from reportlint.facts.tables.sheets import CODE_HEADER, NIL, is_numeric
from reportlint.number import Quantity
from reportlint.patterns import compiled

EITHER = compiled(r"加、?[扣减]分|奖[惩罚]")
"""What heads marks of either sign."""
WHOLE = compiled(r"总[评得]?分|得分|综合|最终|总成绩|成绩|合计|总评|[\u4e00-\u9fff]分$")
"""What may head what a unit has in all."""
BASE = compiled(r"基[础本]|平时|日常|常规|考核|考评|检查|测评|得分|评分|原始")
"""What heads a base that marks are only taken off from."""
UNIT_HEADER = compiled(r"单位|部门|[乡镇县区市村校企]|街道|社区|学院|公司|科室|班组|站点|机构")
"""What heads the names of units."""
IN_ALL = compiled(r"[总全]|综合|最终|合计")
"""What heads the sum of all parts, and none of one."""
HUNDRED = Fraction(100)
"""The base where none is printed."""
LEAST_UNITS = 3
"""Units that make a ranking."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one table gives one unit."""

    unit: str
    """Its name."""
    totals: tuple[Quantity, ...]
    """What it has in all; several where several columns may be meant."""
    added: tuple[Quantity, ...] = ()
    """Marks on top."""
    taken: tuple[Quantity, ...] = ()
    """Marks taken off, whatever their sign."""
    base: tuple[Quantity, ...] = ()
    """What these are added to."""
    headings: tuple[str, str] = ("", "")
    """What heads the base, and what heads the whole."""
    table: int = -1
    """0-based number of the table."""


@dataclass(frozen=True, slots=True)
class Composition:
    """Which lines of numbers make which, by their places."""

    base: tuple[int, ...]
    """What the others are added to; none where it is a hundred that is not printed."""
    added: tuple[int, ...]
    """Marks on top, and marks of either sign."""
    taken: tuple[int, ...]
    """Marks taken off."""
    total: int
    """What they come to."""


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of all units under one heading."""

    header: str
    """The heading."""
    numbers: tuple[Quantity | None, ...]
    """One a unit."""


# ---------------------------------------------------------------- grids


def ranking_named(grid: Grid) -> Grid | None:
    """Return a grid that ranks units with its columns of marks named and read as marks; None where it ranks none."""
    columns, lines = upright(grid)
    found = composition(lines)
    if found is None or lists_indicators(grid, columns, found):
        return None
    names: dict[int, str | None] = {columns[at].index: None for at in (*found.base, *found.added)}
    names |= {columns[at].index: DEDUCTED for at in found.taken} | {columns[found.total].index: SCORE}
    marks = {
        column.index: replace(column, name=names[column.index], unit="分", own_unit=True)
        for column in grid.columns
        if column.index in names
    }
    others = {column.index: replace(column, name=None) for column in grid.columns if column.name in {FULL, SCORE}}
    renamed = tuple((others | marks).get(column.index, column) for column in grid.columns)
    rows = tuple(with_units(row, list(marks.values())) for row in grid.rows)
    return replace(grid, columns=renamed, rows=rows)


def find_rankings(
    grids: Sequence[Grid], matrices: Sequence[Matrix], tables: Sequence[ScoreTable]
) -> tuple[Ranked, ...]:
    """Return what tables give units in all, with what is added and taken off where they print it.

    What a matrix gives the indicators or groups of a score table it does not give to units.
    """
    found = [one for grid in grids for one in (*standing_in_rows(grid), *standing_in_columns(grid))]
    known = {one.unit for one in found}
    rows = {bare_group(one.name) for table in tables for one in table.indicators}
    rows |= {bare_group(one.name) for table in tables for one in table.groups}
    of_units = (one for one in matrices if not any(bare_group(one.name(row)) in rows for row in one.units))
    further = (one for matrix in of_units for one in of_matrix(matrix))
    return (*found, *(one for one in further if one.unit not in known))


def standing_in_rows(grid: Grid) -> Iterator[Ranked]:
    """Yield the units that a grid ranks, one a row."""
    columns, lines = upright(grid)
    made = composition(lines)
    if made is not None and not lists_indicators(grid, columns, made):
        units = units_of(grid)
        naming = naming_column(grid, units, columns[0].index) or grid.columns[0]
        names = [slot.text if (slot := row.slot(naming)) else "" for row in units]
        yield from ranked(names, lines, made, grid.table)


def standing_in_columns(grid: Grid) -> Iterator[Ranked]:
    """Yield the units that a grid ranks, one a column; columns of marks are none."""
    columns = grid.columns[1:]
    if not any(moves(row.label) for row in grid.rows):
        return
    rows = [row for row in grid.rows if not CODE_HEADER.search(row.label) and any(map(row.number, columns))]
    lines = [Line(row.label, tuple(row.number(column) for column in columns)) for row in rows]
    if any(column.name is not None or WHOLE.search(column.header) for column in columns):
        return
    if (made := composition(lines)) is not None:
        yield from ranked([column.header for column in columns], lines, made, grid.table)


def of_matrix(matrix: Matrix) -> Iterator[Ranked]:
    """Yield the units of a matrix with what they have in all: under the column that says so, else under any such."""
    wholes = [part for part in matrix.parts if part.whole]
    wholes = [part for part in wholes if IN_ALL.search(part.name)] or wholes
    for row in matrix.units:
        if totals := tuple(mark for part in wholes if (mark := matrix.mark(row, part))):
            yield Ranked(matrix.name(row), totals, table=matrix.grid.table)


def upright(grid: Grid) -> tuple[list[Column], list[Line]]:
    """Return the columns of numbers of a grid with these, one a row that is a unit; none where nothing moves marks."""
    if not any(moves(column.header) for column in grid.columns):
        return [], []
    units = units_of(grid)
    columns = [
        column
        for column in grid.columns[1:]
        if not PER_CASE.search(column.header) and is_numeric(column, [row.slot(column) for row in units])
    ]
    return columns, [Line(one.header, tuple(row.number(one) for row in units)) for one in columns]


def lists_indicators(grid: Grid, columns: Sequence[Column], made: Composition) -> bool:
    """Whether the rows of a grid are indicators, whose maxima less what was lost are their marks.

    Units that start from a maximum have marks on top as well, or a base that is called one.
    """
    if any(column.name in NAME_COLUMNS for column in grid.columns):
        return True
    base = [columns[at] for at in made.base]
    bounded = any(column.name == FULL for column in base)
    if made.added:
        return bounded and not any(UNIT_HEADER.search(column.header) for column in grid.columns)
    return bounded or not all(BASE.search(column.header) for column in base)


def units_of(grid: Grid) -> list[Row]:
    """Return the rows of a grid that may be units: no sums, maxima, means or what is computed."""
    computed = (MAXIMA, MEAN, RATES)
    rows = [row for row in grid.body() if row.label not in NIL]
    return [row for row in rows if not any(pattern.fullmatch(row.label.strip("*")) for pattern in computed)]


# ---------------------------------------------------------------- the sum


def moves(heading: str) -> bool:
    """Whether a heading is that of marks on top, or of marks taken off."""
    return any(pattern.search(heading) for pattern in (ADDED, TAKEN, EITHER))


def composition(lines: Sequence[Line]) -> Composition | None:
    """Return which lines make which, None where no sum of that kind holds for most units."""
    either = [at for at, line in enumerate(lines) if EITHER.search(line.header)]
    added = [at for at, line in enumerate(lines) if at not in either and ADDED.search(line.header)]
    taken = [at for at, line in enumerate(lines) if at not in {*either, *added} and TAKEN.search(line.header)]
    moved = [*either, *added, *taken]
    if not moved:
        return None
    rest = [at for at in range(len(lines)) if at not in moved]
    totals = [at for at in rest if WHOLE.search(lines[at].header)]
    for total in sorted(totals, key=lambda at: (at < max(moved), at)):
        for base in bases([at for at in rest if at != total], min(moved), total):
            made = Composition(base, (*either, *added), tuple(taken), total)
            if holds_in_most(made, lines):
                return made
    return None


def bases(rest: Sequence[int], first: int, total: int) -> Iterator[tuple[int, ...]]:
    """Yield what marks on top may be added to, likely ones first: the line before them, all before, a hundred."""
    before = [at for at in rest if at < first and at != total]
    yield from [tuple(before[-1:])] if before else []
    yield from [tuple(before)] if len(before) > 1 else []
    yield ()


def holds_in_most(made: Composition, lines: Sequence[Line]) -> bool:
    """Whether a sum holds for two units of three that have its numbers, and moves at least one of them."""
    held = asked = moved = 0
    for at in range(len(lines[made.total].numbers)):
        total = lines[made.total].numbers[at]
        base = [lines[line].numbers[at] for line in made.base]
        if total is None or None in base:
            continue
        sums = [number.value for line in made.added if (number := lines[line].numbers[at])]
        sums += [-abs(number.value) for line in made.taken if (number := lines[line].numbers[at])]
        start = sum((one.value for one in base if one), Fraction(0)) if base else HUNDRED
        fits = start + sum(sums) == total.value
        asked, held, moved = asked + 1, held + fits, moved + (fits and any(sums))
    return asked >= LEAST_UNITS and 3 * held >= 2 * asked and moved > 0


def ranked(names: Sequence[str], lines: Sequence[Line], made: Composition, table: int) -> Iterator[Ranked]:
    """Yield the units of a ranking."""
    base = lines[made.base[0]].header if len(made.base) == 1 else ""
    for at, name in enumerate(names):
        total = lines[made.total].numbers[at]
        if name and total is not None:
            parts = ([lines[line].numbers[at] for line in part] for part in (made.added, made.taken, made.base))
            added, taken, start = (tuple(number for number in part if number) for part in parts)
            yield Ranked(name, (total,), added, taken, start, (base, lines[made.total].header), table)
