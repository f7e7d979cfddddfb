"""Score tables as indicators and groups: one indicator a leaf row, one group a level-1 or level-2 name.

A level-1 cell may declare its own maximum inside its text: `产出指标 50分`, `产出指标（50分）`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from reportlint.facts.scores.marks import NAME_COLUMNS, has_marks, mark_column, mark_in
from reportlint.facts.tables.grids import DEDUCTED, Column, Grid, Row, Slot
from reportlint.number import Quantity
from reportlint.patterns import compiled

MONEY_COLUMNS = ("年初预算数", "预算调整数", "全年预算数", "全年执行数", "执行率")
"""Columns of which a money block has at least one."""
RULE = "评分标准"
"""The column of scoring rules."""
EXECUTION = "预算执行"
"""The kind of the row, or of the group, that marks how much of the budget was spent."""
ORDINAL_LABEL = compiled(r"^[（(]?(?:(?P<chinese>[一二三四五六七八九十]{1,3})|\d{1,2})(?:[、.．）)](?!\d)|$)[、.]?")
"""The number of a row inside its label, or alone in its first cell."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One leaf row of a score table."""

    name: str
    """Its name, without an embedded maximum."""
    kind: str
    """Canonical kind (数量, 质量 … 满意度, 预算执行), `` where none is told."""
    full: Quantity | None
    """Its maximum."""
    score: Quantity | None
    """Its awarded score."""
    row: Row
    """Where it stands."""
    name_slot: Slot
    """The cell of its name."""
    groups: tuple[int, ...]
    """Indices of its groups in the score table, level 1 first."""
    deducted: Quantity | None = None
    """Its printed deduction."""
    raw: Quantity | None = None
    """Its mark out of 100, where the score is that times a weight."""
    other_scores: tuple[Quantity, ...] = ()
    """Its marks in further columns: 核实得分 beside 自评得分; then those of its unit, then those of parties."""
    parties: tuple[Quantity, ...] = ()
    """Its marks by parties, which are among the former, too."""
    bonus: int = 0
    """1 for marks on top (加分项), -1 for marks taken from the whole (扣分项), 0 for an indicator."""


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """A level-1 or level-2 indicator with the rows below it."""

    level: int
    """1 or 2."""
    name: str
    """Its name, without an embedded maximum."""
    kind: str
    """Canonical kind of its name."""
    slot: Slot
    """Its cell."""
    declared: Quantity | None
    """The maximum inside its cell."""
    members: tuple[int, ...]
    """Indices of its indicators."""
    subtotal: Row | None = None
    """A printed subtotal row of the group, or its own row where that carries marks."""
    awarded: Quantity | None = None
    """The score inside its cell (过程（40.14/46）), or under the column of its level's scores."""


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row inside a score table that sums up rows, whether or not they are a group."""

    name: str
    """Its label, without 小计."""
    row: Row
    """Where it stands."""
    members: tuple[int, ...]
    """Indices of the indicators it stands for."""
    group: int | None = None
    """Index of the group that these are, None for another run of rows."""
    whole: bool = False
    """Whether it sums up all rows above it: 绩效指标合计 before a row of its own for 预算执行率."""
    converted: bool = False
    """Whether it prints their sum out of another full mark: 折百分."""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A grid that gives indicators maxima and scores."""

    grid: Grid
    """Where it stands."""
    indicators: tuple[Indicator, ...]
    """Its leaf rows in order."""
    groups: tuple[IndicatorGroup, ...]
    """Level-1 and level-2 names in order."""
    total: Row | None
    """The total row."""
    extra: tuple[tuple[Grid, Row], ...] = ()
    """Rows of an earlier block of the same table that also carry marks: the execution rate of a form."""
    execution: tuple[Indicator, ...] = ()
    """The same rows as indicators."""
    subtotals: tuple[Subtotal, ...] = ()
    """Rows that sum up others, the total left out."""
    summary: bool = False
    """Whether its rows only repeat the groups of another score table."""
    excerpt: tuple[Quantity | None, ...] = ()
    """The scores of a table whose rows repeat some rows of another one, to go into their marks; else empty."""
    views: tuple[ScoreTable, ...] = ()
    """The table as each further column of marks shows it: then that column is the one of scores."""
    seen_by: str = ""
    """Of a view, the header of its column of scores; `` for the table itself."""

    @property
    def repeats(self) -> bool:
        """Whether it only repeats what another score table gives."""
        return self.summary or bool(self.excerpt)

    def grid_of(self, row: Row) -> Grid:
        """Return the grid that a row stands in: that of the table, or of the money block above it."""
        return next((block for block, one in self.extra if one is row), self.grid)

    def column(self, name: str) -> Column | None:
        """Return a column of marks by canonical name; the maxima may stand in the column of the deepest level."""
        return mark_column(self.grid, name)

    def mark(self, row: Row, name: str) -> Quantity | None:
        """Return a mark of one of its rows, a weight in percent as marks."""
        return mark_in(self.grid, row, name)

    def losses(self, row: Row) -> tuple[Quantity, ...]:
        """Return the deductions of one of its rows: its own, and those of nameless rows that go on below it."""
        column = self.column(DEDUCTED)
        own = row.number(column)
        if own is None:
            return ()
        below = (one for one in self.grid.rows if one.index > row.index)
        further = (number for one in takewhile(self.goes_on, below) if (number := one.number(column)))
        return (own, *further)

    def goes_on(self, row: Row) -> bool:
        """Whether a row has a further deduction of the row above it: no name, maximum or score of its own."""
        slots = [slot for name in NAME_COLUMNS if (slot := row.slot(self.grid.column(name)))]
        named = any(slot.text and not slot.inherited for slot in slots)
        return row.kind == "body" and not named and not has_marks(self.grid, row)

    @property
    def nested(self) -> bool:
        """Whether its weights are shares of their groups, not of the whole."""
        return self.nested_whole is not None

    @property
    def nested_whole(self) -> Fraction | None:
        """What the weights in each of its groups make, where they are shares of these: a hundred, or one."""
        for level in (1, 2):
            groups = [group for group in self.groups if group.level == level]
            sums = [
                sum(one.full.value for at in group.members if (one := self.indicators[at]).full) for group in groups
            ]
            whole = [one for one in sums if one in {1, 100}]
            if len(whole) > 1 and len(set(whole)) == 1 and len(whole) >= len(sums) - (len(sums) > 2):
                return whole[0]
        return None

    @property
    def lists_losses(self) -> bool:
        """Whether every row lost marks, of three or more: a list of deductions rather than the whole evaluation."""
        pairs = [(one.full, one.score) for one in self.indicators]
        lost = all(full and score and score.value < full.value for full, score in pairs)
        return lost and len(pairs) > 2 and self.worth < 100

    @property
    def worth(self) -> Fraction:
        """What the maxima of its rows and of the money block above it make, without the rows on top of a hundred."""
        maxima = [(one.full.value, one.bonus) for one in (*self.indicators, *self.execution) if one.full]
        plain = sum((value for value, bonus in maxima if not bonus), Fraction(0))
        return plain if plain == HUNDRED else sum((value for value, _ in maxima), Fraction(0))

    @property
    def tops(self) -> tuple[IndicatorGroup, ...]:
        """Its level-1 groups."""
        return tuple(group for group in self.groups if group.level == 1)


HUNDRED = 100
"""What the maxima of a whole evaluation usually make."""


def bare_group(name: str) -> str:
    """Strip the name of a group of what its mentions differ in."""
    return compiled(r"(?:一级|类|方面)?(?:指标)?$").sub("", ORDINAL_LABEL.sub("", name))
