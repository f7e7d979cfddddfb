"""The cells that the numbers of a clause miss: by a slip of the pen, out of a list of their column, or narrowly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from reportlint.checks.across.cells import (
    SHORT,
    TELLING,
    Place,
    alike,
    is_comparable,
    is_misprint,
    nearly,
    printed_like,
)
from reportlint.checks.across.clauses import LEAST_TELLING, CellTie, Clause, Line
from reportlint.checks.across.disambiguation import is_meant
from reportlint.checks.across.parts import PARTS, is_called, is_headed, plays, same_year
from reportlint.facts.prose.claims import CHANGES
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.text.years import YEAR
from reportlint.number import Kind, digits, telling_digits
from reportlint.patterns import compiled

FULL = 6
"""Digits of a number near a table that is missed by a slip, though nothing else ties it to the total."""
LEAST_LISTED = 2
"""Rows of one column that a passage prints right behind their names before a third must agree."""
TOTAL_SAID = compiled(r"合计|总|共|累计|^全[市县区省州镇国]|^本[年级]")
"""Words that say of a number that it is the total of something."""
SUBTOTAL = compiled(r"小计[为达：]?$")
"""Words of what some parts of a row come to, which it does not print."""
OF_AN_ITEM = compiled(r"(?:^|[，。；：])[一二三四五六七八九十]是")
"""What opens an item of a list, whose short counts are of the item, and not of the row: 一是编制不细，9个项目未落实."""
OF_A_ROW = {Role.LEVEL, Role.CHANGE, Role.RATE, Role.SHARE, Role.COMPLETION}
"""Parts of numbers that one row has one of."""
Kin: TypeAlias = Mapping[tuple[int, int, int], set[Line]]
"""Passage, sheet and column → the rows whose numbers of the column the passage prints behind their names."""


def misses(
    clause: Clause, claimed: Collection[Place], lists: Mapping[tuple[int, int, int], int], kin: Kin
) -> Iterator[CellTie]:
    """Yield the numbers that no cell prints again and that miss one: by a slip, or out of a list of its column."""
    agreed = {tie.mention.start for tie in clause.agreements}
    for one in clause.mentions:
        real_growth = one.unsure and one.role is Role.RATE
        if one.start in agreed or (digits(one.quantity) < SHORT and OF_AN_ITEM.search(one.lead)):
            continue
        alone = not clause.same[one.start] and not real_growth
        tie = (near_miss(clause, one, claimed) or out_of_list(clause, one, lists)) if alone else None
        tie = tie or out_of_place(clause, one, kin)
        if tie is not None and is_meant(clause, one, tie.place) and not is_of_later_year(clause, one, tie.place):
            yield tie


def is_of_later_year(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a column is of a later year than the level that a change is told of.

    税收收入400万元，增长2.9% tells of 2024年完成, and not of 2025年比2024年完成增长.
    """
    if mention.part not in CHANGES:
        return False
    before = [tie for tie in clause.agreements if tie.mention.start < mention.start and tie.mention.role is Role.LEVEL]
    own = [tie.place for tie in before if tie.place.line == place.line]
    printed = [years_of(clause, one) for one in (*own[-1:], place)]
    return len(printed) > 1 and all(printed) and max(printed[1]) > max(printed[0]) and mention.period not in printed[1]


def years_of(clause: Clause, place: Place) -> list[str]:
    """Return the years that the head of a column names, those left of it for a change that names none."""
    columns = clause.tables.sheets[place.sheet].columns[: place.column + 1]
    if columns[-1].role not in {"change", "rate"}:
        return YEAR.findall(columns[-1].heading)
    return next((years for column in reversed(columns) if (years := YEAR.findall(column.heading))), [])


def out_of_list(clause: Clause, mention: Mention, lists: Mapping[tuple[int, int, int], int]) -> CellTie | None:
    """Return the cell a number should print, as the rows named beside it print theirs of the same column."""
    if mention.role is not Role.LEVEL or mention.unsure or not clause.reading.names_at_once(mention):
        return None
    for line in clause.reading.own_name(mention):
        for place in clause.tables.lines[line]:
            listed = lists.get(clause.listed_in(place), 0) >= LEAST_LISTED
            if listed and clause.may_print(mention, place) and is_comparable(mention.quantity, place.quantity):
                tie = clause.tie(mention, place)
                return None if tie.relation.holds else tie
    return None


def is_of_another(clause: Clause, mention: Mention, line: Line) -> bool:
    """Whether a change is that of a level before it which is none of the row: 投诉310件，受理204件，下降65%."""
    level = clause.level_of(mention)
    if mention.part not in CHANGES or level is None:
        return False
    return all(tie.mention is not level or tie.place.line != line for tie in clause.agreements)


def out_of_place(clause: Clause, mention: Mention, kin: Kin) -> CellTie | None:
    """Return the one cell a number can only mean, which it misses by a slip or narrowly.

    增值税84,216万元，同比增长5.7%: the row of 增值税 prints 84,216, so its rate of change is the one meant.
    """
    if mention.reason or SUBTOTAL.search(mention.lead):
        return None
    here = {tie.place for tie in clause.agreements}
    for line in clause.lines_about(mention):
        place = only_cell(clause, mention, line, kin)
        if place is None or place in here or not is_tied(clause, mention, place, kin):
            continue
        if is_of_another(clause, mention, line):
            continue
        if mention.unsure and not is_certain(clause, mention, place, kin):
            continue
        tie = clause.tie(mention, place)
        against = tie.relation.operands[0].value * tie.relation.stated.value < 0
        meant = is_slip(clause, mention, place) or is_listed_share(clause, mention, place, kin)
        if not tie.relation.holds and not against and meant:
            return tie
    return None


def is_slip(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a number misses a cell, printed in its unit, by a slip; or narrowly, where its neighbours agree."""
    quantity = mention.quantity
    if is_misprint(quantity, place.quantity) or is_misprint(quantity, printed_like(quantity, place.quantity)):
        return True
    likely = mention.role in OF_A_ROW and nearly(quantity, place.quantity)
    return likely and anchors(clause, mention, place.line, named=True)


def is_listed_share(clause: Clause, mention: Mention, place: Place, kin: Kin) -> bool:
    """Whether a share must be that of its row, as the shares of other rows told in the passage are theirs."""
    column = clause.tables.column(place)
    listed = kindred(clause, place, kin) >= LEAST_LISTED and place.line in clause.reading.own_name(mention)
    return listed and mention.role is Role.SHARE and column.role == "share" and nearly(mention.quantity, place.quantity)


def only_cell(clause: Clause, mention: Mention, line: Line, kin: Kin) -> Place | None:
    """Return the one cell of a row that plays the part of a number, or the one in the column of its neighbours."""
    sheet = clause.tables.sheets[line[0]]
    places = [
        place
        for place in clause.tables.lines[line]
        if plays(mention, place.quantity, clause.tables.column(place), sheet)
    ]
    said = clause.reading.words_before(mention)
    beside = [place for place in places if kindred(clause, place, kin)]
    places = beside or [place for place in places if is_headed(said, clause.tables.column(place))] or places
    named = set(clause.reading.lines_named(mention))
    elsewhere = any(
        place.line == line or (place.sheet == line[0] and place.line in named) for place in clause.same[mention.start]
    )
    return places[0] if len(places) == 1 and not elsewhere else None


def is_certain(clause: Clause, mention: Mention, place: Place, kin: Kin) -> bool:
    """Whether enough speaks for a cell though words cast doubt: a real rate is none of nominal levels beside it."""
    if mention.role is Role.LEVEL or kindred(clause, place, kin) >= LEAST_LISTED:
        return True
    return mention.role is not Role.RATE and sum(tie.place.line == place.line for tie in clause.agreements) > 1


def kindred(clause: Clause, place: Place, kin: Kin) -> int:
    """Count the other rows whose numbers of a column stand in the passage, each by its name."""
    return len(kin.get(clause.listed_in(place), set()) - {place.line})


def is_tied(clause: Clause, mention: Mention, place: Place, kin: Kin) -> bool:
    """Whether enough speaks for a cell: a neighbour in its row, or others in its column."""
    if anchors(clause, mention, place.line, named=False):
        return True
    long = digits(mention.quantity) >= SHORT
    at_once = long and clause.reading.names_at_once(mention)
    if kindred(clause, place, kin) >= (1 if at_once else LEAST_LISTED):
        return True
    own = place.line in clause.reading.own_name(mention)
    return long and own and is_called(mention, clause.tables.column(place))


def anchors(clause: Clause, mention: Mention, line: Line, *, named: bool) -> bool:
    """Whether another number of the clause, about the same thing, is printed by a row in a column of its part."""
    for tie in clause.agreements:
        other = tie.mention
        if other is mention or tie.place.line != line or digits(other.quantity) < LEAST_TELLING:
            continue
        by_name = line in clause.reading.own_name(mention) and line in clause.reading.own_name(other)
        first, second = sorted((other, mention), key=lambda one: one.start)
        beside = not named and not clause.reading.is_named(first, second)
        column = clause.tables.column(tie.place)
        played = column.role in PARTS.get(other.role, ()) and (column.role or digits(other.quantity) >= SHORT)
        if played and (by_name or beside):
            return True
    return False


def near_miss(clause: Clause, mention: Mention, claimed: Collection[Place]) -> CellTie | None:
    """Return the cell a number misses by a slip of the pen, where its clause is about the row of the cell.

    A cell that another number of the prose agrees with is missed only under its own name, and in another clause.
    """
    here = {tie.place for tie in clause.agreements}
    length = telling_digits(mention.quantity)  # the noughts of a round number tell nothing
    own = set(clause.reading.own_name(mention))
    tied = sorted(clause.votes, key=lambda line: -len(clause.votes[line]))
    for line in dict.fromkeys([*(line for line in tied if line in own), *tied, *sorted(own)]):
        if length < TELLING and line not in clause.votes:
            continue
        for place in clause.tables.lines[line]:
            free = place not in here if line in own else place not in claimed
            if free and is_missed(clause, mention, place):
                return clause.tie(mention, place)
    return total_missed(clause, mention, length, claimed)


def total_missed(clause: Clause, mention: Mention, length: int, claimed: Collection[Place]) -> CellTie | None:
    """Return the cell of a total nearby that a number misses: by its length alone, or by what it is called."""
    for place in (place for line in clause.reading.near for place in clause.tables.lines[line]):
        column = clause.tables.column(place)
        called = length >= SHORT and is_called(mention, column)
        told = length >= TELLING and bool(is_headed(mention.label, column) or TOTAL_SAID.search(mention.label))
        long = length >= FULL and mention.role is Role.LEVEL and place not in claimed
        same = mention.quantity.text == place.quantity.text  # in another unit
        like = same or alike(mention.quantity, place.quantity) or mention.quantity.kind is Kind.RATIO
        if (called or (told and mention.role is Role.LEVEL) or long) and like and is_missed(clause, mention, place):
            return clause.tie(mention, place)
    return None


def is_missed(clause: Clause, mention: Mention, place: Place) -> bool:
    """Whether a cell should print a number and differs by one slip."""
    column = clause.tables.column(place)
    parts = PARTS.get(mention.role)
    if parts is None or column.role not in parts or not is_comparable(mention.quantity, place.quantity):
        return False
    if not same_year(mention, column) or not place.quantity.value:
        return False
    if (mention.role is Role.LEVEL and column.role == "change") or not is_misprint(mention.quantity, place.quantity):
        return False
    relation = clause.tie(mention, place).relation
    against = relation.operands[0].value * relation.stated.value < 0
    return not against and not relation.holds
