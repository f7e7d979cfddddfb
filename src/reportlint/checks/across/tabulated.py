"""Numbers of the prose that a table prints again: the same row, the same part, so the same number.

A number is tied to a row by the row's name before it, or by its neighbours: where other numbers of the same sentence
stand in one row, the rest of the sentence is about that row. An agreement verifies both; a disagreement is told only
where a slip of the pen turns one print into the other, and no other cell explains the number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from reportlint.checks.across.cells import Place, Tables, alike, is_misprint, is_plain_amount
from reportlint.checks.across.cells_missed import misses
from reportlint.checks.across.clauses import LEAST_TELLING, LONG, CellTie, Clause, Line
from reportlint.checks.across.parts import is_headed
from reportlint.checks.across.reading import Reading
from reportlint.checks.memory import once_a_document
from reportlint.checks.observe import relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention
from reportlint.facts.tables.entries import BODY
from reportlint.facts.text.years import YEAR
from reportlint.number import Kind, Quantity, digits
from reportlint.relation import Basis, Formula, Relation, Term


@once_a_document
def all_tables(facts: Facts) -> Iterator[Tables]:
    """Yield the one index of the tables of a document."""
    yield Tables(facts)


@once_a_document
def all_clauses(facts: Facts) -> Iterator[Clause]:
    """Yield the clauses of the prose that hold numbers; none where there are no tables to hold them against."""
    (tables,) = all_tables(facts)
    for prose in facts.prose if tables.sheets else ():
        if prose.mentions:
            yield from clauses_of(facts, tables, prose)


def tabulated(facts: Facts) -> Iterator[CellTie]:
    """Yield the numbers of the prose that tables print again: those that agree, then those a slip apart."""
    clauses = all_clauses(facts)
    if not clauses:
        return
    tables = clauses[0].tables
    claimed: set[Place] = set()
    lists: Counter[tuple[int, int, int]] = Counter()
    kin: dict[tuple[int, int, int], set[Line]] = {}
    units = units_of([tie for clause in clauses for tie in clause.agreements])
    for clause in clauses:
        for tie in clause.agreements:
            claimed.add(tie.place)
            total = tables.sheets[tie.place.sheet].rows[tie.place.row].rank != BODY
            if tells_column(clause, tie):
                lists[clause.listed_in(tie.place)] += clause.reading.names_at_once(tie.mention)
                if total or tie.place.line in clause.reading.own_name(tie.mention):
                    kin.setdefault(clause.listed_in(tie.place), set()).add(tie.place.line)
            yield in_unit(tie, units)
    missing = [(clause, miss) for clause in clauses for miss in misses(clause, claimed, lists, kin)]
    missed: dict[tuple[int, int, int], set[int]] = {}
    for clause, miss in missing:
        missed.setdefault(clause.listed_in(miss.place), set()).add(miss.mention.start)
    for clause, miss in missing:
        column = clause.listed_in(miss.place)
        if not is_of_another_column(len(missed[column]), lists[column]):
            yield miss


NOUN = 6
"""Characters behind a number that may say what it counts."""


def tells_column(clause: Clause, tie: CellTie) -> bool:
    """Whether an agreement says that its passage is about a column: one digit is met by chance, unless words do.

    提醒函9份，其中甲县4份、乙县3份: that 乙县 has 3 不满意 in some table, too, says nothing of 甲县.
    """
    if digits(tie.mention.quantity) >= LEAST_TELLING:
        return True
    start = clause.reading.sentence_start(tie.mention)
    words = clause.reading.prose.passage.text[start : tie.mention.end + NOUN]
    return is_headed(words, clause.tables.column(tie.place))


def is_of_another_column(missed: int, agreed: int) -> bool:
    """Whether a list that prints some numbers of a column again and misses as many or more is one of other numbers.

    What was planned for five counties is what was paid to some of them, and differs where less was paid.
    """
    return missed > 1 and 0 < agreed <= missed


LEAST_AGREED = 2
"""Amounts of the prose in one unit that must agree with a table before it is taken to print that unit."""


def units_of(ties: Sequence[CellTie]) -> dict[int, Quantity]:
    """Return, for every table of bare numbers, an amount in the unit that nearly all the prose prints them with."""
    agreed: dict[int, list[Quantity]] = {}
    for tie in ties:
        if tie.mention.quantity.kind is Kind.MONEY and not tie.place.quantity.unit:
            agreed.setdefault(tie.place.sheet, []).append(tie.mention.quantity)
    found: dict[int, Quantity] = {}
    for sheet, amounts in agreed.items():
        scale, times = Counter(one.scale for one in amounts).most_common(1)[0]
        if times >= LEAST_AGREED and times >= len(amounts) - 1:
            found[sheet] = next(one for one in amounts if one.scale == scale)
    return found


def in_unit(tie: CellTie, units: Mapping[int, Quantity]) -> CellTie:
    """Hold an amount against a bare cell in the unit its table is told in elsewhere: 元 is no 万元."""
    said, cell = tie.mention.quantity, tie.place.quantity
    like = units.get(tie.place.sheet)
    if like is None or said.kind is not Kind.MONEY or cell.unit or said.scale == like.scale:
        return tie
    printed = Term(replace(cell, unit=like.unit, kind=like.kind, scale=like.scale), tie.relation.operands[0].weight)
    return replace(tie, relation=relate(Formula.EQUAL, [printed], tie.relation.stated, Basis.INFERRED))


def twice(facts: Facts) -> Iterator[tuple[str, Place, Place, Relation]]:
    """Yield the numbers that two tables print under one name: equal ones, and those a slip apart under one heading."""
    (tables,) = all_tables(facts)
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
        if is_plain_amount(one.quantity):
            inside.setdefault(bisect_right(reading.stops, one.start), []).append(one)
    yield from (Clause(tables, reading, mentions) for mentions in inside.values())
