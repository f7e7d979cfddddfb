"""Former values that a change leaves unprinted: in the row of a table, or under the same name elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from reportlint.facts.across.levels import Levels
from reportlint.facts.across.planned import outturns
from reportlint.facts.prose.claims import Part, Statement
from reportlint.facts.prose.compared import OF_PLAN
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.text.years import YEAR
from reportlint.number import Quantity, counts_like
from reportlint.patterns import compiled

YEAR_BEFORE = compiled(r"^(?:上|去|前)一?(?:学)?年|同期|^(?:19|20)\d{2}|年初$|年初数|期初|^$|上年")
"""Bases that are amounts of an earlier time, unlike budgets and plans."""


def with_bases(one: Statement, levels: Levels, *, planned: bool = False) -> Statement:
    """Add the values that a change without a printed base may be a change from; that of a plan is from an outturn."""
    if one.kind != "change" or one.period == "target" or "base" in one.quantities:
        return one
    if OF_PLAN.search(one.base) or not YEAR_BEFORE.search(one.base):
        return one
    current = one.quantities.get("current")
    currents = [current] if current else [part.quantity for part in one.parts]
    beside = {base.quantity.base_value: base for each in currents for base in year_before(one, each, levels)}
    if len(beside) == 1:
        (base,) = beside.values()
        return replace(one, bases=(Part(base.label, base.quantity),), in_row=is_beside(one, current))
    told = chain.from_iterable(outturns(one, each, levels) for each in currents) if planned else ()
    former = chain.from_iterable(bases_of(one, each, levels) for each in currents)
    found = {base.quantity.span: base for base in chain(told, former)}
    most = MOST_OUTTURNS if planned else MOST
    return replace(one, bases=tuple(Part(base.label, base.quantity) for base in found.values())[:most])


MOST = 4
"""Former values that are tried."""
MOST_OUTTURNS = 6
"""Outturns that are tried for a plan."""


NEAR = 24
"""Characters between a present value and the change that is told of it."""


def is_beside(one: Statement, current: Quantity | None) -> bool:
    """Whether a change stands right behind its present value."""
    moves = [one.quantities[role].span.start for role in ("change", "rate") if role in one.quantities]
    return current is not None and bool(moves) and 0 < min(moves) - current.span.end <= NEAR


def year_before(one: Statement, current: Quantity, levels: Levels) -> Iterator[Mention]:
    """Yield what tables print for the year before in the rows that print a present value under its own year."""
    years = YEAR.findall(one.base)
    for twin in levels.tabled_as(current):
        now = twin.period
        if not now.isdigit() or one.period not in {"", "prior", now}:
            continue
        before = str(int(now) - 1)
        row = levels.beside.get(twin.quantity.span, ())
        yield from (cell for cell in row if cell.period == before and (not years or before in years))


def bases_of(one: Statement, current: Quantity, levels: Levels) -> Iterator[Mention]:
    """Yield the former values of one present value: first those of its row, then those of its name."""
    for twin in levels.tabled_as(current):
        row = (cell for cell in levels.beside.get(twin.quantity.span, ()) if is_base(cell, twin.period, one.base))
        yield from (cell for cell in row if not is_stock_of_flow(one, cell))
    if one.label:
        was = (level for level in levels.was(one.label, one.span.start) if counts_like(level.quantity, current))
        yield from (level for level in was if YEAR.search(one.base) is None or level.period in YEAR.findall(one.base))
        near = levels.called(one.label, current, one.span.start)
        yield from (level for level in near if is_base(level, one.period, one.base))


FLOW = compiled(r"(?:收入|支出)$")
"""How the names of what came or went in a year end."""
OPENING_STOCK = compiled(r"(?:年初|期初)[^，。；]{0,6}(?:结余|结存|结转|余额)")
"""Headings of what there was at the beginning of a year."""


def is_stock_of_flow(one: Statement, cell: Mention) -> bool:
    """Whether a cell prints the stock that a year began with, from which no revenue and no spending has grown."""
    return FLOW.search(one.label) is not None and OPENING_STOCK.search(cell.lead) is not None


def is_base(level: Mention, now: str, base: str) -> bool:
    """Whether a level is of the year that words of a base print, or of the time before another period."""
    years = YEAR.findall(base)
    return level.period in years if years and level.period.isdigit() else is_former(level, now)


def is_former(level: Mention, now: str) -> bool:
    """Whether a level is of an earlier time than another period."""
    if level.period == "prior":
        return now != "prior"
    return level.period.isdigit() and (not now.isdigit() or int(level.period) == int(now) - 1)
