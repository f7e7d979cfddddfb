"""One clause read against the tables: the cells that print its numbers again, and those it misses by a slip."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
from typing import TypeAlias

from reportlint.checks.across.cells import (
    SHORT,
    TELLING,
    Place,
    Tables,
    alike,
    in_unit,
    is_comparable,
    is_misprint,
    is_near,
    is_round,
    nearly,
    printed_like,
)
from reportlint.checks.across.parts import (
    FALL,
    PARTS,
    PRIOR,
    RISE,
    is_called,
    is_for_each,
    is_headed,
    may_be_chance,
    plays,
    same_year,
)
from reportlint.checks.across.reading import Reading
from reportlint.checks.across.stages import is_of_another_stage, said_of
from reportlint.checks.observe import relate
from reportlint.facts.prose.claims import CHANGES
from reportlint.facts.prose.comparability import YEARLY
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.entries import BODY, DERIVED
from reportlint.number import Kind, digits, telling_digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term

LONG = 5
"""Digits of a number that is recognised anywhere."""
FULL = 6
"""Digits of a number near a table that is missed by a slip, though nothing else ties it to the total."""
SHARE_HEADING = compiled(r"占|比重|比例|构成|结构|份额|^%$|^$")
LEAST_LISTED = 2
"""Rows of one column that a passage prints right behind their names before a third must agree."""
TOTAL_SAID = compiled(r"合计|总|共|累计|^全[市县区省州镇国]|^本[年级]")
"""Words that say of a number that it is the total of something."""
OF_A_PART = compiled(r"[一二三四1-4前]季度|半年|(?<!\d)\d{1,2}月|[当本上]月|[当本]季|全国|全省|本级|同期")
"""Words of a name that say of which part of the year or the country it is."""
OF_A_ROW = {Role.LEVEL, Role.CHANGE, Role.RATE, Role.SHARE, Role.COMPLETION}
"""Parts of numbers that one row has one of."""
LEAST_TELLING = 2
"""Digits of a number that says something of its neighbours."""

Line: TypeAlias = tuple[int, int]
"""A sheet and a row of it."""
Kin: TypeAlias = Mapping[tuple[int, int, int], set[Line]]
"""Passage, sheet and column → the rows whose numbers of the column the passage prints behind their names."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A number of the prose and the cell that prints it again, or should."""

    mention: Mention
    """The number."""
    place: Place
    """The cell."""
    relation: Relation
    """How they agree."""


AIMED_AT = compiled(r"目标|计划|指标值")
"""Headings of columns of targets."""
RESULT = compiled(r"合格|有效|达标|通过|满意|[完建办]成|办结|实际|已")
"""Words of what came of something."""


def is_no_aim(mention: Mention) -> bool:
    """Whether a number is no target: what was before a move, or what came of it, 171人中评估有效158人."""
    clause = compiled(r"[，；：、（）。]").split(mention.lead)[-1]
    result = mention.role is Role.LEVEL and RESULT.search(clause) is not None and not AIMED_AT.search(clause)
    return result or mention.role in {Role.FROM, Role.BASE}


SHARE_WORDS = compiled(r"占|比[重例率]?|份额|构成|总|合计|的|全部|（[^（）]*）|[%％]")
"""Words of a heading of shares that do not say what they are shares of."""


A_MEAN = compiled(r"[年月日季周人户次笔]均|平均")
"""Words by which a number is the mean of what a table may print whole."""
MOST_BESIDE = 8
"""Amounts before a rate that may make it."""


class Clause:
    """The numbers between two marks that close a clause; lives only while a document is read."""

    def __init__(self, tables: Tables, reading: Reading, mentions: Sequence[Mention]) -> None:
        """Find the cells that print the numbers again."""
        self.tables = tables
        self.reading = reading
        self.mentions = mentions
        self.same = {one.start: tables.same(one.quantity, reading.block) for one in mentions}

    @cached_property
    def agreements(self) -> list[Tie]:
        """The numbers that a cell of the right row prints again."""
        return [tie for one in self.mentions if (tie := self.agreement(one)) is not None]

    def listed_in(self, place: Place) -> tuple[int, int, int]:
        """Name the passage and the column of a cell: where several rows of one column stand in a row, all do."""
        return self.reading.prose.passage.span.start, place.sheet, place.column

    def misses(self, claimed: Collection[Place], lists: Mapping[tuple[int, int, int], int], kin: Kin) -> Iterator[Tie]:
        """Yield the numbers that no cell prints again and that miss one: by a slip, or out of a list of its column."""
        agreed = {tie.mention.start for tie in self.agreements}
        for one in self.mentions:
            real_growth = one.unsure and one.role is Role.RATE
            if one.start in agreed:
                continue
            alone = not self.same[one.start] and not real_growth
            tie = (self.near_miss(one, claimed) or self.out_of_list(one, lists)) if alone else None
            tie = tie or self.out_of_place(one, kin)
            if tie is not None and self.means(one, tie.place):
                yield tie

    def means(self, mention: Mention, place: Place) -> bool:
        """Whether a number that differs from a cell was meant to be it: a share heads no column of other rates."""
        if is_round(mention.quantity) and is_round(place.quantity):
            return False
        named, column = place.line in self.reading.own_name(mention), self.tables.column(place)
        of_others = (not named or mention.quantity.unit == "个") and self.counts_others(mention, place)
        if of_others or is_for_each(mention, column) or may_be_chance(mention, column, named=named):
            return False
        if self.is_told_otherwise(mention, place):
            return False
        aside = not named and self.is_aside(mention, place.line)
        if aside or self.is_of_a_part(mention, place) or self.is_of_another_time(mention, place):
            return False
        shares = SHARE_HEADING.search(column.heading) is not None and not self.is_share_of_other(mention, place)
        return mention.part is not Role.SHARE or shares

    def is_told_otherwise(self, mention: Mention, place: Place) -> bool:
        """Whether words make a number another than its column prints: of one year, a mean (月均支出), no aim."""
        heading = self.tables.column(place).heading
        aims = AIMED_AT.search(heading) and is_no_aim(mention)
        yearly = YEARLY.search(heading) and not YEARLY.search(self.run_of(mention)[0].lead)
        mean = A_MEAN.search(mention.lead) and not A_MEAN.search(heading + place.quantity.unit)
        return bool(aims or yearly or mean) or self.is_made_beside(mention)

    def is_made_beside(self, mention: Mention) -> bool:
        """Whether two amounts before a rate in its sentence make it to the last digit: it is theirs, and no row's."""
        if mention.quantity.kind is not Kind.RATIO or digits(mention.quantity) < LEAST_TELLING:
            return False
        before = [one for one in self.reading.prose.mentions if one.start < mention.start]
        own = [one.quantity for one in before if one.sentence == mention.sentence]
        amounts = [one for one in own if one.kind is Kind.MONEY and one.base_value > 0]
        ratios = (100 * top.base_value / base.base_value for top, base in permutations(amounts[-MOST_BESIDE:], 2))
        return any(abs(ratio - mention.quantity.value) <= mention.quantity.ulp / 2 for ratio in ratios)

    def is_share_of_other(self, mention: Mention, place: Place) -> bool:
        """Whether a share is that of a number of another column than the one that a heading gives the shares of.

        15630人，占全市的33.98%, beside 金额占比.
        """
        level = self.level_of(mention)
        of = set(SHARE_WORDS.sub("", self.tables.column(place).heading))
        told = [self.tables.column(tie.place).heading for tie in self.agreements if tie.mention is level]
        return bool(of and told) and all(of.isdisjoint(heading) for heading in told)

    def counts_others(self, mention: Mention, place: Place) -> bool:
        """Whether a short count is of things that the heading does not name: 4个部门, beside 问题个数."""
        if mention.quantity.kind is not Kind.COUNT or digits(mention.quantity) >= LEAST_TELLING:
            return False
        noun = compiled(r"[一-鿿]{1,2}").match(self.reading.prose.passage.text[mention.end : mention.end + 2])
        return noun is not None and set(noun.group()).isdisjoint(self.tables.column(place).heading)

    def is_aside(self, mention: Mention, line: Line) -> bool:
        """Whether a number with a name of its own divides in brackets what the row prints: 拨款9（省级5、县级4）."""
        outside = all(tie.mention.depth < mention.depth for tie in self.agreements if tie.place.line == line)
        return mention.depth > 0 and len(mention.label) > 1 and mention.role is Role.LEVEL and outside

    def is_of_a_part(self, mention: Mention, place: Place) -> bool:
        """Whether the name of a number says of which part of the year or the country it is, and the table does not."""
        sheet = self.tables.sheets[place.sheet]
        row = sheet.rows[place.row]
        of = OF_A_PART.search(mention.label.replace(row.name, ""))
        told = (row.label, self.tables.column(place).heading, sheet.grid.caption, self.reading.title)
        return of is not None and not any(of.group() in words for words in told)

    def is_of_another_time(self, mention: Mention, place: Place) -> bool:
        """Whether a number and a table are of two years, or one of what was planned and one of what was done."""
        told = (self.tables.column(place).heading, self.tables.sheets[place.sheet].grid.caption)
        staged = mention.part is Role.LEVEL and is_of_another_stage(said_of(mention, self.mentions), told)
        return staged or self.is_of_another_year(mention, place)

    def is_of_another_year(self, mention: Mention, place: Place) -> bool:
        """Whether a number is of a year that is not the report's, and the table does not name it: 2025年安排180万元."""
        sheet, year = self.tables.sheets[place.sheet], self.tables.year
        told = (self.tables.column(place).heading, sheet.rows[place.row].label, sheet.grid.caption, self.reading.title)
        own = str((year or 0) - 1) if mention.period == "prior" else mention.period
        if not own.isdigit() or year is None or int(own) == year:
            return False
        return not any(own in words or (mention.period == "prior" and PRIOR.search(words)) for words in told)

    def out_of_list(self, mention: Mention, lists: Mapping[tuple[int, int, int], int]) -> Tie | None:
        """Return the cell a number should print, as the rows named beside it print theirs of the same column."""
        if mention.role is not Role.LEVEL or mention.unsure or not self.reading.names_at_once(mention):
            return None
        for line in self.reading.own_name(mention):
            for place in self.tables.lines[line]:
                listed = lists.get(self.listed_in(place), 0) >= LEAST_LISTED
                if listed and self.may_print(mention, place) and is_comparable(mention.quantity, place.quantity):
                    tie = self.tie(mention, place)
                    return None if tie.relation.holds else tie
        return None

    def is_of_another(self, mention: Mention, line: Line) -> bool:
        """Whether a change is that of a level before it which is none of the row: 投诉310件，受理204件，下降65%."""
        level = self.level_of(mention)
        if mention.part not in CHANGES or level is None:
            return False
        return all(tie.mention is not level or tie.place.line != line for tie in self.agreements)

    def level_of(self, mention: Mention) -> Mention | None:
        """Return the level a number is about: the last before it; of a run, the one that stands where it does.

        甲区9128元，乙区6340元，分别增长5.1%和6.3%: the first rate is that of 甲区.
        """
        run = self.run_of(mention)
        levels = [one for one in self.mentions if one.start < run[0].start and one.role is Role.LEVEL]
        position = run.index(mention) - len(run)
        return levels[position] if len(levels) >= -position else None

    def run_of(self, mention: Mention) -> list[Mention]:
        """Return the run a number is a member of, or the number alone."""
        return [one for one in self.mentions if one.run == mention.run] if mention.run >= 0 else [mention]

    def out_of_place(self, mention: Mention, kin: Kin) -> Tie | None:
        """Return the one cell a number can only mean, which it misses by a slip or narrowly.

        增值税84,216万元，同比增长5.7%: the row of 增值税 prints 84,216, so its rate of change is the one meant.
        """
        if mention.reason:
            return None
        here = {tie.place for tie in self.agreements}
        for line in self.lines_about(mention):
            place = self.only_cell(mention, line, kin)
            if place is None or place in here or not self.is_tied(mention, place, kin):
                continue
            if self.is_of_another(mention, line):
                continue
            if mention.unsure and not self.is_certain(mention, place, kin):
                continue
            tie = self.tie(mention, place)
            against = tie.relation.operands[0].value * tie.relation.stated.value < 0
            meant = self.is_slip(mention, place) or self.is_listed_share(mention, place, kin)
            if not tie.relation.holds and not against and meant:
                return tie
        return None

    def is_slip(self, mention: Mention, place: Place) -> bool:
        """Whether a number misses a cell, printed in its unit, by a slip; or narrowly, where its neighbours agree."""
        quantity = mention.quantity
        if is_misprint(quantity, place.quantity) or is_misprint(quantity, printed_like(quantity, place.quantity)):
            return True
        likely = mention.role in OF_A_ROW and nearly(quantity, place.quantity)
        return likely and self.anchors(mention, place.line, named=True)

    def is_listed_share(self, mention: Mention, place: Place, kin: Kin) -> bool:
        """Whether a share must be that of its row, as the shares of other rows told in the passage are theirs."""
        column = self.tables.column(place)
        listed = self.kindred(place, kin) >= LEAST_LISTED and place.line in self.reading.own_name(mention)
        return (
            listed
            and mention.role is Role.SHARE
            and column.role == "share"
            and nearly(mention.quantity, place.quantity)
        )

    def lines_about(self, mention: Mention) -> list[Line]:
        """Return the rows a number may be about: those of its name, or what the number before it is about."""
        before = [tie for tie in self.agreements if tie.mention.start < mention.start]
        if mention.run >= 0:
            level = self.level_of(mention)
            before = [tie for tie in before if tie.mention is level or tie.mention.run == mention.run]
        follows = [before[-1].place.line] if before and not self.reading.is_named(before[-1].mention, mention) else []
        return list(dict.fromkeys([*self.reading.own_name(mention), *follows]))

    def only_cell(self, mention: Mention, line: Line, kin: Kin) -> Place | None:
        """Return the one cell of a row that plays the part of a number, or the one in the column of its neighbours."""
        sheet = self.tables.sheets[line[0]]
        places = [
            place
            for place in self.tables.lines[line]
            if plays(mention, place.quantity, self.tables.column(place), sheet)
        ]
        said = self.reading.words_before(mention)
        beside = [place for place in places if self.kindred(place, kin)]
        places = beside or [place for place in places if is_headed(said, self.tables.column(place))] or places
        named = set(self.reading.lines_named(mention))
        elsewhere = any(
            place.line == line or (place.sheet == line[0] and place.line in named) for place in self.same[mention.start]
        )
        return places[0] if len(places) == 1 and not elsewhere else None

    def is_certain(self, mention: Mention, place: Place, kin: Kin) -> bool:
        """Whether enough speaks for a cell though words cast doubt: a real rate is none of nominal levels beside it."""
        if mention.role is Role.LEVEL or self.kindred(place, kin) >= LEAST_LISTED:
            return True
        return mention.role is not Role.RATE and sum(tie.place.line == place.line for tie in self.agreements) > 1

    def kindred(self, place: Place, kin: Kin) -> int:
        """Count the other rows whose numbers of a column stand in the passage, each by its name."""
        return len(kin.get(self.listed_in(place), set()) - {place.line})

    def is_tied(self, mention: Mention, place: Place, kin: Kin) -> bool:
        """Whether enough speaks for a cell: a neighbour in its row, or others in its column."""
        if self.anchors(mention, place.line, named=False):
            return True
        long = digits(mention.quantity) >= SHORT
        at_once = long and self.reading.names_at_once(mention)
        if self.kindred(place, kin) >= (1 if at_once else LEAST_LISTED):
            return True
        own = place.line in self.reading.own_name(mention)
        return long and own and is_called(mention, self.tables.column(place))

    def anchors(self, mention: Mention, line: Line, *, named: bool) -> bool:
        """Whether another number of the clause, about the same thing, is printed by a row in a column of its part."""
        for tie in self.agreements:
            other = tie.mention
            if other is mention or tie.place.line != line or digits(other.quantity) < LEAST_TELLING:
                continue
            by_name = line in self.reading.own_name(mention) and line in self.reading.own_name(other)
            first, second = sorted((other, mention), key=lambda one: one.start)
            beside = not named and not self.reading.is_named(first, second)
            column = self.tables.column(tie.place)
            played = column.role in PARTS.get(other.role, ()) and (column.role or digits(other.quantity) >= SHORT)
            if played and (by_name or beside):
                return True
        return False

    @cached_property
    def votes(self) -> dict[tuple[int, int], set[int]]:
        """For every row the numbers of the clause that it prints, where they are long enough to mean it."""
        votes: dict[tuple[int, int], set[int]] = {}
        short: dict[tuple[int, int], dict[int, Mention]] = {}
        for one in self.mentions:
            places, length = self.same[one.start], digits(one.quantity)
            named = {place.line for place in places} & set(self.reading.lines_named(one))
            for line in {place.line for place in places}:
                if length >= TELLING or (length >= SHORT and named):
                    votes.setdefault(line, set()).add(one.start)
            for place in places:
                if self.may_print(one, place):
                    short.setdefault(place.line, {})[place.column] = one
        around = {*self.reading.near, *(line for one in self.mentions for line in self.reading.lines_named(one))}
        for line, ones in short.items():
            if line in around and len(ones) > 1 and sum(digits(one.quantity) for one in ones.values()) > LONG:
                votes.setdefault(line, set()).update(one.start for one in ones.values())
        return votes

    def agreement(self, mention: Mention) -> Tie | None:
        """Return the cell that prints a number again: in a row named before it, in a row its clause is tied to."""
        own, named = self.reading.own_name(mention), self.reading.lines_named(mention)
        length = digits(mention.quantity)
        best: tuple[int, Place] | None = None
        for place in self.same[mention.start]:
            if not self.may_print(mention, place):
                continue
            row = self.tables.sheets[place.sheet].rows[place.row]
            rank = (
                8 * (place.line in own)
                + 4 * (place.line in named)
                + 4 * bool(self.votes.get(place.line, set()) - {mention.start})
            )
            rank += 2 * (place.line in self.reading.near and length >= SHORT) + (length >= LONG)
            rank += length >= TELLING and alike(mention.quantity, place.quantity)
            rank += (row.rank != BODY) if rank else 0
            if rank and (best is None or rank > best[0]):
                best = rank, place
        if best is not None:
            return self.tie(mention, best[1])
        return (self.rounded(mention, own) or self.rounded_anywhere(mention)) if length >= SHORT else None

    def rounded_anywhere(self, mention: Mention) -> Tie | None:
        """Return the only cell that a long number is the rounded print of, whatever it is called."""
        place = self.tables.rounding_to(mention.quantity)
        tie = self.tie(mention, place) if place and self.may_print(mention, place) else None
        return tie if tie and tie.relation.holds else None

    def rounded(self, mention: Mention, lines: Sequence[tuple[int, int]]) -> Tie | None:
        """Return the cell of the row named right before a number that prints it in other places or units."""
        for line in lines:
            for place in self.tables.lines[line]:
                if not is_near(mention.quantity, place.quantity):
                    continue
                if is_comparable(mention.quantity, place.quantity) and self.may_print(mention, place):
                    tie = self.tie(mention, place)
                    if tie.relation.holds and not tie.relation.weak:
                        return tie
        return None

    def may_print(self, mention: Mention, place: Place) -> bool:
        """Whether a column is of the kind that prints such a number: a change, a rate, a level of the same year."""
        column = self.tables.column(place)
        parts = PARTS.get(mention.role)
        if mention.role is Role.LEVEL and column.role in DERIVED - {"average"}:
            return False
        if parts is not None and mention.role is not Role.LEVEL and column.role not in parts:
            return mention.role is Role.RATIO and column.role not in {"rate", "points"}
        return same_year(mention, column)

    def near_miss(self, mention: Mention, claimed: Collection[Place]) -> Tie | None:
        """Return the cell a number misses by a slip of the pen, where its clause is about the row of the cell.

        A cell that another number of the prose agrees with is missed only under its own name, and in another clause.
        """
        here = {tie.place for tie in self.agreements}
        length = telling_digits(mention.quantity)  # the noughts of a round number tell nothing
        own = set(self.reading.own_name(mention))
        tied = sorted(self.votes, key=lambda line: -len(self.votes[line]))
        for line in dict.fromkeys([*(line for line in tied if line in own), *tied, *sorted(own)]):
            if length < TELLING and line not in self.votes:
                continue
            for place in self.tables.lines[line]:
                free = place not in here if line in own else place not in claimed
                if free and self.is_missed(mention, place):
                    return self.tie(mention, place)
        return self.total_missed(mention, length, claimed)

    def total_missed(self, mention: Mention, length: int, claimed: Collection[Place]) -> Tie | None:
        """Return the cell of a total nearby that a number misses: by its length alone, or by what it is called."""
        for place in (place for line in self.reading.near for place in self.tables.lines[line]):
            column = self.tables.column(place)
            called = length >= SHORT and is_called(mention, column)
            told = length >= TELLING and bool(is_headed(mention.label, column) or TOTAL_SAID.search(mention.label))
            long = length >= FULL and mention.role is Role.LEVEL and place not in claimed
            same = mention.quantity.text == place.quantity.text  # in another unit
            like = same or alike(mention.quantity, place.quantity) or mention.quantity.kind is Kind.RATIO
            if (called or (told and mention.role is Role.LEVEL) or long) and like and self.is_missed(mention, place):
                return self.tie(mention, place)
        return None

    def is_missed(self, mention: Mention, place: Place) -> bool:
        """Whether a cell should print a number and differs by one slip."""
        column = self.tables.column(place)
        parts = PARTS.get(mention.role)
        if parts is None or column.role not in parts or not is_comparable(mention.quantity, place.quantity):
            return False
        if not same_year(mention, column) or not place.quantity.value:
            return False
        if (mention.role is Role.LEVEL and column.role == "change") or not is_misprint(
            mention.quantity, place.quantity
        ):
            return False
        relation = self.tie(mention, place).relation
        against = relation.operands[0].value * relation.stated.value < 0
        return not against and not relation.holds

    def tie(self, mention: Mention, place: Place) -> Tie:
        """Relate a number to a cell, signs by the words of both."""
        cell = in_unit(place.quantity, mention.quantity)
        if cell.kind is Kind.RATIO and mention.quantity.kind is Kind.POINTS:
            cell = replace(cell, kind=Kind.POINTS)
        column = self.tables.column(place)
        turned = -1 if FALL.search(column.heading) and not RISE.search(column.heading) else 1
        direction = mention.direction if mention.role in {Role.CHANGE, Role.RATE, Role.POINTS} else 0
        stated = direction if direction and mention.quantity.value > 0 else 1
        if not direction or not column.role:
            turned, stated = 1, -1 if (cell.value < 0) != (mention.quantity.value < 0) else 1
        relation = relate(Formula.EQUAL, [Term(cell, turned)], Term(mention.quantity, stated), Basis.INFERRED)
        return Tie(mention, place, relation)
