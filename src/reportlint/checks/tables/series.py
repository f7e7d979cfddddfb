"""Series of years in a table, with the growth of each over the one before it in a column of its own.

| 2023年 | 88200 | 5.0 | stands below | 2022年 | 84000 | … |: which amounts a column of rates grows, the table
itself shows, and only then is a year that breaks it a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlint.checks.observe import observe, relate
from reportlint.facts.tables.entries import BODY, Entry
from reportlint.facts.tables.sheets import Sheet
from reportlint.finding import Observation, Related
from reportlint.model import Document, Paragraph
from reportlint.number import AMOUNTS, Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity
from reportlint.slips import explained_by_slip, mended_by_slip

YEAR_OF_ROW = compiled(r"^(?P<year>(?:19|20)\d{2})年?(?:度|末|底)?$")
"""Names of rows that are years."""
GROWTH = compiled(r"增长|增减|增[幅速]|[比较](?:上年|去年|上期)|同比|环比|变动")
"""Headings of growth over the year before."""
OTHER_BASE = compiled(r"可比|同口径|不变价|上半年|季度|[1-9]月|修订|普查")
"""Words around a table by which a growth is over another base, or an amount is of a part of a year."""
AT_CONSTANT_PRICES = compiled(r"生产总值|增加值|GDP")
"""Amounts whose growth is told at constant prices."""
LEAST = 2
"""Years in which a growth has to hold before it is believed."""


@dataclass(frozen=True, slots=True)
class Series:
    """A column of rates as the growth of a column of amounts."""

    amounts: int
    """The column of amounts."""
    rates: int
    """The column of rates."""
    relations: tuple[tuple[int, Relation], ...]
    """Rows with what they came to."""

    @property
    def held(self) -> int:
        """In how many years it holds, and not by chance."""
        return sum(one.holds and not one.weak for _, one in self.relations)

    @property
    def is_believed(self) -> bool:
        """Whether it holds in two years at least, and in half of all: one wrong amount breaks two of them."""
        return self.held >= LEAST and 2 * self.held >= len(self.relations)


def grown(document: Document, sheet: Sheet) -> Iterator[Observation]:
    """Look at the growth from year to year of a sheet whose rows are years."""
    pairs = following_years(sheet.rows)
    if len(pairs) < LEAST:
        return
    for rates, column in enumerate(sheet.columns):
        if GROWTH.search(column.heading) and column.role not in {"share", "points", "completion"}:
            amounts = (at for at in nearest_left(sheet, rates) if not sheet.columns[at].aside)
            found = [series_of(sheet, at, rates, pairs) for at in amounts]
            best = max(found, key=lambda one: one.held, default=None)
            if best is not None and best.is_believed:
                yield from told(sheet, best, apart=OTHER_BASE.search(words_around(document, sheet)) is not None)


def words_around(document: Document, sheet: Sheet) -> str:
    """Return what may say what a table's growth is over: its caption, its headings and the paragraph right behind."""
    behind = document.blocks[sheet.grid.block + 1 : sheet.grid.block + 2]
    notes = [document.quote(one.span) for one in behind if isinstance(one, Paragraph)]
    headings = [column.header for column in sheet.grid.columns]
    return "\n".join((sheet.grid.caption, *headings, *notes))


def following_years(rows: Sequence[Entry]) -> list[tuple[int, int]]:
    """Return the rows of a year each with that of the year before, whichever stands above the other."""
    named = [(int(match["year"]), at) for at, row in enumerate(rows) if (match := YEAR_OF_ROW.match(row.label))]
    years = dict(named)
    whole = len(years) == len(named) and all(rows[at].rank == BODY for _, at in named)
    return [(at, years[year - 1]) for year, at in named if whole and year - 1 in years]


def nearest_left(sheet: Sheet, column: int) -> Iterator[int]:
    """Yield the other columns, those to the left of one first, the nearest of them first of all."""
    yield from reversed(range(column))
    yield from range(column + 1, len(sheet.columns))


def series_of(sheet: Sheet, amounts: int, rates: int, pairs: Sequence[tuple[int, int]]) -> Series:
    """Relate the amounts of one column to the rates of another."""
    found: list[tuple[int, Relation]] = []
    for now, before in pairs:
        current, base, rate = sheet.cells[now][amounts], sheet.cells[before][amounts], sheet.cells[now][rates]
        if not current or not base or not rate or rate.kind is not Kind.RATIO or base.value <= 0:
            continue
        if current.kind in {*AMOUNTS, Kind.PLAIN} and current.kind is base.kind:
            terms = [Term(current), Term(base)]
            found.append((now, relate(Formula.GROWTH, terms, Term(rate), Basis.STRUCTURAL)))
    return Series(amounts, rates, tuple(found))


def told(sheet: Sheet, series: Series, *, apart: bool) -> Iterator[Observation]:
    """Say what every year came to; of years that may be of another base only those that hold."""
    amounts = sheet.columns[series.amounts]
    silent = apart or AT_CONSTANT_PRICES.search(sheet.grid.caption + amounts.heading) is not None
    for row, relation in series.relations:
        if not relation.holds and (silent or not is_slip(relation)):
            continue
        place = sheet.place(row, series.rates)
        values = {"label": place[1], "column": place[2]}
        related = [Related(term.quantity.span, amounts.label) for term in relation.operands]
        alone = 3 * series.held >= 2 * len(series.relations)
        exact = relation.holds or (explained_by_slip(relation) and alone)
        yield observe(relation, values, related, place=place, ceiling=None if exact else Severity.WARNING)


def is_slip(relation: Relation) -> bool:
    """Whether a growth that does not hold is a slip, or was taken over the wrong year; another base is none.

    A growth of the other sign, or an amount halved, is of a part of a year: 2024年 57.9, 2025年 30.1.
    """
    now, before = (term.quantity.base_value for term in relation.operands)
    rate = relation.stated.quantity
    if 2 * now <= before or (now - before) * rate.value < 0:
        return False
    over_itself = relate(relation.formula, tuple(reversed(relation.operands)), Term(negated(rate)), relation.basis)
    return over_itself.holds or explained_by_slip(relation) or mended_by_slip(relation)


def negated(rate: Quantity) -> Quantity:
    """Return a rate with the other sign."""
    return replace(rate, value=-rate.value)
