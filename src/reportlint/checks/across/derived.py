"""What prose computes from a table: the change of a row, its rate, its share, the sum of some, though no cell has it.

比上年增加6351万元 beside a table of two years is the difference of two cells; 占比49.3% is a cell in its total. Which
cells is told by the name of the row and by time. An agreement verifies all of them; a disagreement is told only where a
slip of the pen explains it, and other numbers of the text are computed so, or the row prints the level it is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlint.checks.across.cells import SHORT, Place, Tables, in_unit
from reportlint.checks.across.clauses import Clause, Line
from reportlint.checks.across.left_over import left_over
from reportlint.checks.across.parts import COMMON, LEVELS, PARTS, PLANNED, PRIOR, is_headed, is_prior
from reportlint.checks.across.summed import sums
from reportlint.checks.across.tabulated import all_clauses
from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import BODY, Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.facts.text.years import YEAR
from reportlint.finding import Observation
from reportlint.number import Kind, Modifier, Quantity, digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip

TIME = compiled(r"上年度?|本年度?|去年|今年|本期|上期|同期|年[初末]|期[初末]|本学年|上学年|[度数额]$")
"""What the heads of two columns of one thing differ in."""
COMPUTED = {Role.CHANGE, Role.RATE, Role.POINTS, Role.SHARE}
"""Parts of numbers that may be computed from cells."""
OTHER_BASE = compiled(r"预算|计划|目标|环比|月|季|上半年|平均")
"""What a number is compared with that is no year."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """A number of the prose with the cells it is computed from."""

    mention: Mention
    """The number."""
    relation: Relation
    """How the cells give it."""
    cells: tuple[Place, ...]
    """The cells."""
    anchored: bool
    """Whether the level right before it is the first of the cells."""

    @property
    def way(self) -> tuple[int, tuple[int, ...]]:
        """The sheet and the columns: what numbers computed alike share."""
        return self.cells[0].sheet, tuple(cell.column for cell in self.cells)


def derived(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every change, rate and share of the prose that a named row of a table gives."""
    clauses = all_clauses(facts)
    if not clauses:
        return
    tables = clauses[0].tables
    found = [one for clause in clauses for one in (*derivations(clause), *additions(clause), *leftovers(clause))]
    verified = {one.way for one in found if one.relation.holds and not one.relation.weak}
    for one in found:
        alike = one.way in verified and digits(one.mention.quantity) >= SHORT
        if one.relation.holds or ((one.anchored or alike) and explained_by_slip(one.relation)):
            yield told(tables, one)


def told(tables: Tables, one: Derivation) -> Observation:
    """Say what a number of the prose came to."""
    row = tables.sheets[one.cells[0].sheet].rows[one.cells[0].row]
    names = [tables.column(cell).heading for cell in one.cells]
    related = beside([(term, name) for term, name in zip(one.relation.operands, names, strict=True)])
    return observe(one.relation, {"label": row.label}, related, ceiling=Severity.WARNING)


def derivations(clause: Clause) -> Iterator[Derivation]:
    """Yield what the numbers of a clause may be computed from: one reading each, one that holds before all others."""
    agreed = {tie.mention.start for tie in clause.agreements}
    for mention in clause.mentions:
        plain = mention.quantity.modifier is Modifier.NONE and not (mention.unsure or mention.reason)
        other = OTHER_BASE.search(mention.base) is not None
        if mention.start in agreed or mention.part not in COMPUTED or not plain or other:
            continue
        readings = [one for line in clause.lines_about(mention) for one in of_row(clause, mention, line)]
        holding = [one for one in readings if one.relation.holds]
        if holding or len(readings) == 1:
            yield (holding or readings)[0]


def of_row(clause: Clause, mention: Mention, line: Line) -> Iterator[Derivation]:
    """Yield what a number may be computed from in one row."""
    sheet = clause.tables.sheets[line[0]]
    if any(column.role in PARTS[mention.part] and column.role for column in sheet.columns):
        return  # a column prints it
    places = [
        place for place in clause.tables.lines[line] if is_amount(place, sheet, percent=mention.part is Role.POINTS)
    ]
    about = cell_before(clause, mention)
    if mention.part is Role.SHARE:
        pairs = [(place, whole) for place in places if (whole := total_of(clause.tables, place)) is not None]
        choices = [(Formula.RATIO, pair) for pair in pairs if not is_prior(clause.tables.column(pair[0]), sheet)]
    else:
        pairs = [pair for pair in in_time(clause.tables, places, sheet) if is_change_of(about, pair[0])]
        formula = Formula.GROWTH if mention.part is Role.RATE else Formula.SUM
        choices = [(formula, pair) for pair in pairs if comparable(mention, pair[0].quantity)]
    said = clause.reading.words_before(mention)
    headed = [choice for choice in choices if is_headed(said, clause.tables.column(choice[1][0]))]
    for formula, pair in headed or choices:
        yield Derivation(mention, computed(formula, pair, mention), pair, pair[0] == about)


def is_change_of(level: Place | None, now: Place) -> bool:
    """Whether a change may be that of a cell: not where the level right before it is another cell of the row."""
    return level is None or level.line != now.line or level == now


def additions(clause: Clause) -> Iterator[Derivation]:
    """Yield the sums of cells that a clause states."""
    yield from (Derivation(mention, relation, cells, anchored=True) for mention, cells, relation in sums(clause))


def leftovers(clause: Clause) -> Iterator[Derivation]:
    """Yield what is left of the rows that a clause names."""
    yield from (Derivation(mention, relation, pair, anchored=False) for mention, pair, relation in left_over(clause))


def cell_before(clause: Clause, mention: Mention) -> Place | None:
    """Return the cell that prints the level right before a number: what the number is of."""
    levels = [one for one in clause.mentions if one.start < mention.start and one.part in LEVELS]
    return next((tie.place for tie in clause.agreements if levels and tie.mention is levels[-1]), None)


def is_amount(place: Place, sheet: Sheet, *, percent: bool) -> bool:
    """Whether a cell holds a level: an amount, or a rate where points are asked for."""
    column, kind = sheet.columns[place.column], place.quantity.kind
    roles = {"", "average", "completion", "share"} if percent else {"", "average"}
    return column.role in roles and (kind is Kind.RATIO) is percent and not PLANNED.search(column.heading)


def in_time(tables: Tables, places: Sequence[Place], sheet: Sheet) -> Iterator[tuple[Place, Place]]:
    """Yield the cells of one row that tell of one thing now and before."""
    for now in places:
        for before in places:
            first, second = tables.column(now), tables.column(before)
            if is_prior(second, sheet) and bare(first) == bare(second) and follows(first, second):
                yield now, before


def follows(now: Entry, before: Entry) -> bool:
    """Whether two columns are of one year and the year before it, as far as they say."""
    first, second = YEAR.findall(now.heading), YEAR.findall(before.heading)
    if first and second:
        return int(first[-1]) - int(second[-1]) == 1
    return PRIOR.search(now.heading) is None


def bare(column: Entry) -> str:
    """Strip the head of a column to what it is of, whatever the time."""
    return TIME.sub("", COMMON.sub("", column.heading))


def total_of(tables: Tables, place: Place) -> Place | None:
    """Return the only total of the column a cell stands in."""
    rows = tables.sheets[place.sheet].rows
    totals = [
        one
        for at, row in enumerate(rows)
        if row.rank != BODY and at != place.row
        for one in tables.lines[place.sheet, at]
        if one.column == place.column
    ]
    return totals[0] if len(totals) == 1 and rows[place.row].rank == BODY else None


def comparable(mention: Mention, cell: Quantity) -> bool:
    """Whether a number may be the change of a cell, or its rate."""
    if mention.part is Role.RATE:
        return mention.quantity.kind is Kind.RATIO
    if mention.part is Role.POINTS:
        return mention.quantity.kind is Kind.POINTS
    return mention.quantity.kind is cell.kind or cell.kind is Kind.PLAIN


def computed(formula: Formula, pair: tuple[Place, Place], mention: Mention) -> Relation:
    """Relate two cells to the number they give, its sign by its words."""
    first, second = (read_for(formula, place.quantity, mention.quantity) for place in pair)
    signs = (1, -1) if formula is Formula.SUM else (1, 1)
    sign = mention.direction if mention.direction and mention.quantity.value > 0 and formula is not Formula.RATIO else 1
    operands = [Term(first, signs[0]), Term(second, signs[1])]
    return relate(formula, operands, Term(mention.quantity, sign), Basis.INFERRED)


def read_for(formula: Formula, cell: Quantity, like: Quantity) -> Quantity:
    """Read a bare cell in the unit of the change it gives, and percentages that differ by points as points."""
    cell = in_unit(cell, like) if formula is Formula.SUM else cell
    return replace(cell, kind=Kind.POINTS) if like.kind is Kind.POINTS else cell
