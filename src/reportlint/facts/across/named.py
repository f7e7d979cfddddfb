"""Statements completed from afar: what they leave unsaid, taken from where the document names it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from reportlint.facts.across.bases import with_bases
from reportlint.facts.across.levels import (
    GENERIC,
    LEAST_NAME,
    MOST,
    Levels,
    around,
    bare_name,
    core,
    distinct_values,
)
from reportlint.facts.across.planned import goes_on, is_planned
from reportlint.facts.prose.claims import Part, Statement
from reportlint.facts.prose.mentions import Mention
from reportlint.number import AMOUNTS, Kind, Quantity, counter, counts_like
from reportlint.patterns import compiled


def completed(statements: Iterable[Statement], levels: Levels, year: int | None) -> Iterator[Statement]:
    """Yield the statements, with what they leave unsaid taken from elsewhere in the document where it has a name.

    The document is about a year, where that is known.
    """
    planned = False
    for one in statements:
        if one.kind == "change":
            named = "current" not in one.quantities and one.label
            planned = is_planned(one) or (planned and goes_on(one))
            yield with_bases(with_current(one, levels, year) if named else one, levels, planned=planned)
        elif one.kind == "share" and not one.parts:
            yield with_wholes(one, levels)
        else:
            yield one


def with_current(one: Statement, levels: Levels, year: int | None) -> Statement:
    """Add the levels that a named change may be the change of."""
    stated = one.quantities.get("change") or one.quantities.get("rate")
    if stated is None or len(bare_name(one.label)) <= LEAST_NAME:
        return one
    like = stated if stated.kind in AMOUNTS else None
    time = one.period if one.period.isdigit() else str(year or "")
    called = levels.by_name.get(bare_name(one.label), [])
    at = bisect_left(called, one.span.start, key=lambda level: level.quantity.span.start)
    nearest = map(called.__getitem__, chain(range(at - 1, -1, -1), range(at, len(called))))
    order = list(islice((level for level in nearest if may_be_current(level, like, time)), MOST))
    sole = (
        len(levels.sizes_of(core(one.label))) == 1
        and len(core(one.label)) >= TELLING_NAME
        and "change" in one.quantities
    )
    parts = tuple(Part(level.label, level.quantity) for level in order)
    return replace(one, parts=parts, distant=bool(order), sole=sole and bool(order))


def may_be_current(level: Mention, like: Quantity | None, year: str) -> bool:
    """Whether a level may be the value that a change of some year led to: it is of no other year."""
    quantity = level.quantity
    another = level.period == "prior" or (level.period.isdigit() and level.period != (year or level.period))
    if another or level.unsure or quantity.kind is Kind.RATIO:
        return False
    return like is None or (quantity.kind is like.kind and counter(quantity) == counter(like))


def with_wholes(one: Statement, levels: Levels) -> Statement:
    """Add what a share may be a share of: the levels it names, else what the passages before it are about."""
    part, at = one.quantities["part"], one.span.start
    found = levels.ending(one.base, part, at) if one.base else levels.heads_before(part, part.base_value)
    others = (*of_scope(one, levels), *levels.holding(one.base, part), *totals_beside(part, levels))
    candidates = {level.quantity.span: level for level in (*found, *others)}.values()
    wholes = tuple(Part(one.label, one.quantity) for one in candidates if one.quantity.base_value >= part.base_value)
    called = called_so(one.base, part, at, levels, found) if one.base and not GENERIC.match(one.base) else []
    alike = called[0].label == one.base if called else False
    telling = len(one.base if alike else core(one.base)) >= TELLING_NAME
    sole = len(called) == 1 and telling and not DATED.search(one.base)
    return replace(one, parts=wholes, distant=bool(wholes), sole=sole and bool(wholes))


SCOPE_ALONE = compiled(r"^全(?:[国省市州盟县旗区镇乡街村校院局馆所司站系]|集团|公司|系统|年)(?:的|总[数量额]?)?$")
"""A whole that is named by nothing but how wide it is: 占全市的31.0%."""


def of_scope(one: Statement, levels: Levels) -> Sequence[Mention]:
    """Return what a part may be counted out of where its share says only how wide that is, by the end of its name.

    Of 市级收入66.45亿元，占全市的31.0% the whole is the 收入 of all the city: what says so comes first.
    """
    if not SCOPE_ALONE.match(one.base) or len(one.label) < LEAST_NAME:
        return ()
    part = one.quantities["part"]
    near = around(levels.by_end.get(one.label[-LEAST_NAME:], []), one.span.start)
    held = [
        level for level in near if counts_like(level.quantity, part) and level.quantity.base_value > part.base_value
    ]
    held = [level for level in held if level.period == one.period]
    return distinct_values(sorted(held, key=lambda level: one.base[:LEAST_NAME] not in level.lead), part)


def totals_beside(part: Quantity, levels: Levels) -> Iterator[Mention]:
    """Yield the totals of the columns of tables in which a part is printed once more."""
    for twin in levels.tabled_as(part):
        yield from levels.column_totals.get(twin.quantity.span, ())


def called_so(name: str, part: Quantity, at: int, levels: Levels, found: Sequence[Mention]) -> Sequence[Mention]:
    """Return the levels called by a name, else those whose own names end with it; 支出 is not called 居民门诊支出."""
    ending = [level for level in found if core(level.label).endswith(core(name))]
    return levels.called(name, part, at) or ending


TELLING_NAME = 3
"""Characters of a name that means one thing throughout a document."""
DATED = compiled(r"(?:19|20)\d{2}|上年|去年|年初|期初|同期|预算|计划|目标")
"""Words by which a name means the amount of another time."""
