"""Numbers of the prose that a table prints again: the same row, the same part, so the same number.

A number is tied to a row by the row's name before it, or by its neighbours: where other numbers of the same sentence
stand in one row, the rest of the sentence is about that row. An agreement verifies both; a disagreement is told only
where a slip of the pen turns one print into the other, and no other cell explains the number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from reportlint.checks.observe import relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.tables.sheets import BODY, DERIVED, Entry, Sheet
from reportlint.number import Kind, Modifier, Quantity, counter
from reportlint.relation import Basis, Formula, Relation, Term, is_slip
from reportlint.slips import SHIFTS

T = TypeVar("T")

LONG = 5
"""Digits of a number that is recognised anywhere."""
TELLING = 4
"""Digits of a number that ties its sentence to a row."""
SHORT = 3
"""Digits a number needs for a near miss to mean something, unless its sentence is tied to the row."""
FULL = 6
"""Digits of a number near a table that is missed by a slip, though nothing else ties it to the total."""
SHARE_HEADING = re.compile(r"占|比重|比例|构成|结构|份额|^%$|^$")
LEAST_LISTED = 2
"""Rows of one column that a passage prints right behind their names before a third must agree."""
AT_ONCE = re.compile(r"(?:（[^（）]{0,12}）)?(?:支出|收入|金额|资金|共|为|达到?|完成|实现|：){0,2}")
"""What may stand between the name of a row and its number."""
OF_A_ROW = {Role.LEVEL, Role.CHANGE, Role.RATE, Role.SHARE, Role.COMPLETION}
"""Parts of numbers that one row has one of."""
NEAR = 4
"""Paragraphs between a table and the prose that speaks of it."""
MOST = 6
"""Rows of one name, and cells of one value, that are looked at on either side of a passage: the nearest."""
YEAR = re.compile(r"(?:19|20)\d{2}")
PRIOR = re.compile(r"上年|去年|上期|年初|期初|同期")
FALL = re.compile(r"减|降|节约|下滑")
RISE = re.compile(r"增|±|变")
PARTS: dict[Role, frozenset[str]] = {
    Role.CHANGE: frozenset({"change"}),
    Role.RATE: frozenset({"rate", "change"}),
    Role.POINTS: frozenset({"points", "change"}),
    Role.SHARE: frozenset({"share"}),
    Role.COMPLETION: frozenset({"completion"}),
    Role.RATIO: frozenset({"completion", "share", ""}),
    Role.LEVEL: frozenset({"", "average", "change"}),
    Role.FROM: frozenset({"", "average", "completion", "share"}),
    Role.TO: frozenset({"", "average", "completion", "share"}),
    Role.BASE: frozenset({"", "average", "completion", "share"}),
    Role.WHOLE: frozenset({"", "average"}),
    Role.LISTED: frozenset({"", "average", "completion", "share", "rate"}),
}
"""Part of a number in its sentence → parts of the columns that may print it again."""


@dataclass(frozen=True, slots=True)
class Place:
    """One number of a table."""

    sheet: int
    """Index of the sheet."""
    row: int
    """Index of its row."""
    column: int
    """Index of its column."""
    quantity: Quantity
    """The number."""

    @property
    def line(self) -> tuple[int, int]:
        """The sheet and the row."""
        return self.sheet, self.row


@dataclass(frozen=True, slots=True)
class Tie:
    """A number of the prose and the cell that prints it again, or should."""

    mention: Mention
    """The number."""
    place: Place
    """The cell."""
    relation: Relation
    """How they agree."""


class Tables:
    """The numbers of all tables, by row and by value; lives only while a document is read."""

    def __init__(self, facts: Facts) -> None:
        """Index the cells."""
        self.sheets = [sheet for sheet in facts.sheets if not sheet.scored]
        self.lines: dict[tuple[int, int], list[Place]] = {}
        self.named: dict[str, list[tuple[int, int]]] = {}
        self.by_value: dict[tuple[str, Fraction], list[Place]] = {}
        for number, sheet in enumerate(self.sheets):
            self.add(number, sheet)
        self.blocks = [sheet.grid.block for sheet in self.sheets]

    def add(self, number: int, sheet: Sheet) -> None:
        """Index one sheet."""
        for at, (row, cells) in enumerate(zip(sheet.rows, sheet.cells, strict=True)):
            places = [Place(number, at, column, one) for column, one in enumerate(cells) if one]
            self.lines[number, at] = places
            for name in {row.name, row.full} if row.rank == BODY else ():
                if len(name) > 1 and not name.isdigit():
                    self.named.setdefault(name, []).append((number, at))
            for place in places:
                self.by_value.setdefault(value_key(place.quantity), []).append(place)

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """The names of all rows as one pattern, longest first."""
        words = sorted(self.named, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words))) if words else None

    def column(self, place: Place) -> Entry:
        """Return the column of a cell."""
        return self.sheets[place.sheet].columns[place.column]

    def totals_near(self, block: int) -> list[tuple[int, int]]:
        """Return the total rows of the tables near a paragraph."""
        near = range(bisect_left(self.blocks, block - NEAR), bisect_right(self.blocks, block + NEAR))
        return [(number, at) for number in near for at, row in enumerate(self.sheets[number].rows) if row.rank != BODY]

    def rows_called(self, name: str, block: int) -> list[tuple[int, int]]:
        """Return the rows of a name nearest to a paragraph."""
        lines = self.named[name]
        return nearest(lines, bisect_left(lines, (bisect_left(self.blocks, block), 0)))

    def same(self, quantity: Quantity, block: int) -> list[Place]:
        """Return the cells nearest to a paragraph that print a value again, sign left out."""
        found = self.by_value.get(value_key(quantity), [])
        bare = self.by_value.get((family_of(Kind.PLAIN), abs(quantity.value)), []) if is_countable(quantity) else []
        sheet = bisect_left(self.blocks, block)
        near = (nearest(shelf, bisect_left(shelf, sheet, key=sheet_of)) for shelf in (found, bare))
        return [place for shelf in near for place in shelf if is_comparable(quantity, place.quantity)]


def nearest(shelf: list[T], at: int) -> list[T]:
    """Return what stands next to a position of a list, a few each way: in a long report one name has many rows."""
    return shelf[max(0, at - MOST) : at + MOST]


def sheet_of(place: Place) -> int:
    """Return the index of the sheet of a number."""
    return place.sheet


def value_key(quantity: Quantity) -> tuple[str, Fraction]:
    """Return kind and size of a number."""
    return family_of(quantity.kind), abs(quantity.base_value)


def family_of(kind: Kind) -> str:
    """Return what kinds of number may be compared: rates with points, counts with measures."""
    if kind in {Kind.RATIO, Kind.POINTS}:
        return "rate"
    return "count" if kind in {Kind.COUNT, Kind.MEASURE, Kind.PLAIN, Kind.MULTIPLE} else kind.value


def is_countable(quantity: Quantity) -> bool:
    """Whether a number may stand in a table without its unit."""
    return quantity.kind is not Kind.RATIO and quantity.kind is not Kind.POINTS


def is_comparable(quantity: Quantity, cell: Quantity) -> bool:
    """Whether a cell may print a number of the prose: same kind, same unit but for 万 and 亿, or no unit at all."""
    if cell.kind is Kind.PLAIN and not cell.unit:
        return is_countable(quantity)
    if family_of(quantity.kind) != family_of(cell.kind):
        return False
    if family_of(cell.kind) != "count" or not quantity.unit:
        return True
    return counter(quantity) == counter(cell)


def tabulated(facts: Facts) -> Iterator[Tie]:
    """Yield the numbers of the prose that tables print again: those that agree, then those a slip apart."""
    tables = Tables(facts)
    if not tables.sheets:
        return
    clauses = [clause for prose in facts.prose if prose.mentions for clause in clauses_of(facts, tables, prose)]
    claimed: set[Place] = set()
    lists: Counter[tuple[int, int, int]] = Counter()
    for clause in clauses:
        for tie in clause.agreements:
            claimed.add(tie.place)
            lists[clause.listed_in(tie.place)] += clause.reading.names_at_once(tie.mention)
            yield tie
    for clause in clauses:
        yield from clause.misses(claimed, lists)


def twice(facts: Facts) -> Iterator[tuple[str, Place, Place, Relation]]:
    """Yield the numbers that two tables print under one name: equal ones, and those a slip apart under one heading."""
    tables = Tables(facts)
    first_of: dict[tuple[str, Fraction], Place] = {}
    headed: dict[tuple[str, str], Place] = {}
    for (sheet, at), places in tables.lines.items():
        row = tables.sheets[sheet].rows[at]
        for place in places:
            if digits(place.quantity) < LONG:
                continue
            name = row.name if row.rank == BODY else "合计"
            before = first_of.setdefault((name, place.quantity.base_value), place)
            heading = tables.column(place).heading
            other = headed.setdefault((row.name, heading), place) if row.rank == BODY and heading else place
            if before.sheet != sheet:
                yield row.label, before, place, equal(before, place)
            elif other.sheet != sheet and alike(other.quantity, place.quantity) and apart(tables, other, place):
                yield row.label, other, place, equal(other, place)


def apart(tables: Tables, first: Place, second: Place) -> bool:
    """Whether two tables of one time print a number a slip apart."""
    captions = [YEAR.findall(tables.sheets[place.sheet].grid.caption) for place in (first, second)]
    return captions[0] == captions[1] and is_misprint(first.quantity, second.quantity)


def equal(first: Place, second: Place) -> Relation:
    """Relate two cells that should be equal."""
    return relate(Formula.EQUAL, [Term(first.quantity)], Term(second.quantity), Basis.INFERRED)


def clauses_of(facts: Facts, tables: Tables, prose: Prose) -> Iterator[Clause]:
    """Yield the clauses of a passage that hold numbers."""
    section = facts.section(prose.passage.span)
    reading = Reading(tables, prose, section.heading.title if section else "")
    inside: dict[int, list[Mention]] = {}
    for one in prose.mentions:
        if is_plain(one.quantity):
            inside.setdefault(bisect_right(reading.stops, one.start), []).append(one)
    yield from (Clause(tables, reading, mentions) for mentions in inside.values())


class Reading:
    """One passage read against the tables; lives only while it is read."""

    def __init__(self, tables: Tables, prose: Prose, title: str) -> None:
        """Find the names of rows in the passage and in the title above it, and where its clauses begin."""
        self.tables = tables
        self.prose = prose
        text = prose.passage.text
        self.found = [(match.start(), match.group()) for match in tables.names.finditer(text)] if tables.names else []
        self.starts = [start for start, _ in self.found]
        self.stops = [match.end() for match in re.finditer(r"[。；！？]", text)]
        self.block = prose.blocks[0]
        self.near = tables.totals_near(self.block)
        titled = tables.names.findall(title) if tables.names else []
        self.titled = [line for name in titled[-1:] for line in self.rows_called(name)]

    def rows_called(self, name: str) -> list[tuple[int, int]]:
        """Return the rows of a name nearest to the passage."""
        return self.tables.rows_called(name, self.block)

    def lines_named(self, mention: Mention) -> list[tuple[int, int]]:
        """Return the rows whose names stand before a number in its sentence, the nearest name first."""
        first = max((stop for stop in self.stops if stop <= mention.start), default=0)
        names: list[str] = []
        at = bisect_right(self.starts, mention.start) - 1
        while at >= 0 and self.starts[at] >= first and len(names) < 8:
            names.append(self.found[at][1])
            at -= 1
        return [line for name in dict.fromkeys(names) for line in self.rows_called(name)]

    def own_name(self, mention: Mention) -> list[tuple[int, int]]:
        """Return the rows of the name nearest before a number."""
        at = bisect_right(self.starts, mention.start) - 1
        first = max((stop for stop in self.stops if stop <= mention.start), default=0)
        if at < 0 or self.starts[at] < first:
            return self.titled
        return self.rows_called(self.found[at][1])

    def names_at_once(self, mention: Mention) -> bool:
        """Whether the name of a row stands right before a number: 教育支出158417万元."""
        at = bisect_right(self.starts, mention.start) - 1
        if at < 0:
            return False
        between = self.prose.passage.text[self.starts[at] + len(self.found[at][1]) : mention.start]
        return AT_ONCE.fullmatch(between) is not None


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

    def misses(self, claimed: Collection[Place], lists: Mapping[tuple[int, int, int], int]) -> Iterator[Tie]:
        """Yield the numbers that no cell prints again and that miss one: by a slip, or out of a list of its column."""
        agreed = {tie.mention.start for tie in self.agreements}
        for one in self.mentions:
            real_growth = one.unsure and one.role is Role.RATE
            if one.start not in agreed and not self.same[one.start] and not real_growth:
                tie = self.near_miss(one, claimed) or self.out_of_list(one, lists) or self.out_of_row(one)
                if tie is not None and self.means(one, tie.place):
                    yield tie

    def means(self, mention: Mention, place: Place) -> bool:
        """Whether a number that differs from a cell was meant to be it: a share heads no column of other rates."""
        if is_round(mention.quantity) and is_round(place.quantity):
            return False
        return mention.part is not Role.SHARE or bool(SHARE_HEADING.search(self.tables.column(place).heading))

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

    def out_of_row(self, mention: Mention) -> Tie | None:
        """Return the cell a number should print: the row is named, it prints a neighbour, and one cell plays its part.

        增值税84,216万元，同比增长5.7%: the row of 增值税 prints 84,216, so its rate of change is the one meant.
        """
        parts = PARTS.get(mention.role)
        if parts is None or mention.role not in OF_A_ROW or mention.unsure or mention.reason:
            return None
        here = {tie.place for tie in self.agreements}
        for line in self.reading.own_name(mention):
            if not self.speaks_of(line, mention):
                continue
            places = [place for place in self.tables.lines[line] if self.plays(mention, place, parts)]
            if len(places) == 1 and places[0] not in here and nearly(mention.quantity, places[0].quantity):
                tie = self.tie(mention, places[0])
                return None if tie.relation.holds else tie
        return None

    def speaks_of(self, line: tuple[int, int], mention: Mention) -> bool:
        """Whether another number of the same name in the clause is printed by a row, in a column of its part."""
        for tie in self.agreements:
            own = tie.mention is not mention and line in self.reading.own_name(tie.mention)
            column = self.tables.column(tie.place)
            played = column.role in PARTS.get(tie.mention.role, ()) and (
                column.role or digits(tie.mention.quantity) >= SHORT
            )
            if own and tie.place.line == line and played and digits(tie.mention.quantity) > 1:
                return True
        return False

    def plays(self, mention: Mention, place: Place, parts: Collection[str]) -> bool:
        """Whether a cell plays the part of a number: the same kind of column, the same time."""
        column = self.tables.column(place)
        if column.role not in parts or not is_comparable(mention.quantity, place.quantity):
            return False
        if mention.role is Role.LEVEL and (column.role or PRIOR.search(column.heading)):
            return False
        return same_year(mention, column)

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
        return self.rounded(mention, own) if length >= SHORT else None

    def rounded(self, mention: Mention, lines: Sequence[tuple[int, int]]) -> Tie | None:
        """Return the cell of the row named right before a number that prints it in other places or units."""
        for line in lines:
            for place in self.tables.lines[line]:
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
        length = len(mention.quantity.text.replace(".", "").strip("-0"))  # the noughts of a round number tell nothing
        own = set(self.reading.own_name(mention))
        tied = sorted(self.votes, key=lambda line: -len(self.votes[line]))
        for line in dict.fromkeys([*(line for line in tied if line in own), *tied, *sorted(own)]):
            if length < TELLING and line not in self.votes:
                continue
            for place in self.tables.lines[line]:
                free = place not in here if line in own else place not in claimed
                if free and self.is_missed(mention, place):
                    return self.tie(mention, place)
        if length < FULL or mention.role is not Role.LEVEL:
            return None
        totals = [place for line in self.reading.near for place in self.tables.lines[line] if place not in claimed]
        missed = (
            place for place in totals if self.is_missed(mention, place) and alike(mention.quantity, place.quantity)
        )
        found = next(missed, None)
        return self.tie(mention, found) if found else None

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
        cell = place.quantity
        if cell.kind is Kind.PLAIN and not cell.unit:
            cell = replace(cell, unit=mention.quantity.unit, kind=mention.quantity.kind, scale=mention.quantity.scale)
        elif cell.kind is Kind.RATIO and mention.quantity.kind is Kind.POINTS:
            cell = replace(cell, kind=Kind.POINTS)
        column = self.tables.column(place)
        turned = -1 if FALL.search(column.heading) and not RISE.search(column.heading) else 1
        direction = mention.direction if mention.role in {Role.CHANGE, Role.RATE, Role.POINTS} else 0
        stated = direction if direction and mention.quantity.value > 0 else 1
        if not direction or not column.role:
            turned, stated = 1, -1 if (cell.value < 0) != (mention.quantity.value < 0) else 1
        relation = relate(Formula.EQUAL, [Term(cell, turned)], Term(mention.quantity, stated), Basis.INFERRED)
        return Tie(mention, place, relation)


def nearly(first: Quantity, second: Quantity) -> bool:
    """Whether two prints are near enough to be of one thing, read in the first one's unit where the other has none."""
    scale = second.scale if second.unit or second.kind is not Kind.PLAIN else first.scale
    one, other = abs(first.base_value), abs(second.value * scale)
    return abs(one - other) <= max(one, other) / 4


def is_round(quantity: Quantity) -> bool:
    """Whether a number ends in noughts: of 5600 and 5000 neither need be a slip for the other."""
    text = quantity.text.replace(".", "")
    return len(text) > 3 and text.endswith("00")


def is_misprint(first: Quantity, second: Quantity) -> bool:
    """Whether a slip turns one print into the other: a digit, two swapped, one dropped, the point, a last place."""
    texts = first.text.lstrip("-"), second.text.lstrip("-")
    if first.scale == second.scale or second.kind is Kind.PLAIN:
        if is_slip(*texts) or texts[1] in shortened(texts[0]) or texts[0] in shortened(texts[1]):
            return True
        first_value, second_value = abs(first.value), abs(second.value)
        if (
            digits(first) >= TELLING
            and first.decimals == second.decimals
            and abs(first_value - second_value) <= first.ulp
        ):
            return True
    else:
        first_value, second_value = abs(first.base_value), abs(second.base_value)
    if digits(first) < SHORT or not first_value:
        return False
    return is_shifted(first_value, second_value)


def is_shifted(first: Fraction, second: Fraction) -> bool:
    """Whether two values differ by a shift of the point that happens; in whole numbers, for many are compared."""
    one, other = first.numerator * second.denominator, second.numerator * first.denominator
    return any(one * 10**shift == other if shift > 0 else one == other * 10**-shift for shift in SHIFTS)


def shortened(text: str) -> set[str]:
    """Return a print with one digit dropped."""
    return {text[:at] + text[at + 1 :] for at, character in enumerate(text) if character.isdigit() and len(text) > 2}


def is_plain(quantity: Quantity) -> bool:
    """Whether a number is printed without hedge or range, and is no mark: marks have checks of their own."""
    return quantity.modifier is Modifier.NONE and quantity.high is None and quantity.kind is not Kind.SCORE


def digits(quantity: Quantity) -> int:
    """Count the digits that carry information."""
    return len(quantity.text.replace(".", "").lstrip("-0"))


def alike(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are printed with the same unit and places."""
    return first.scale == second.scale and first.decimals == second.decimals


def same_year(mention: Mention, column: Entry) -> bool:
    """Whether what a number says of its year does not contradict the head of a column."""
    years = YEAR.findall(column.heading)
    if mention.period.isdigit() and years:
        return mention.period in years
    if mention.period == "prior":
        return not years or column.role != "" or PRIOR.search(column.heading) is not None or len(years) == 1
    return mention.period != "target"
