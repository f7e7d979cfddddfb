"""Checks of any numeric table: columns that foot, rows that cross-foot, ratio and change columns that recompute.

Nothing is summed before the columns are typed: codes, years and serial numbers are no amounts. How a table adds up is
learned from the table itself: a reading counts when it holds in most of its columns or rows, and only then is an
exception a fault. A table that closes nowhere is misread, not wrong: it is left for review, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from reportlint.checks.changes import NoParams
from reportlint.checks.observe import approximate, last_step, looks_meant, observe, one_digit_off, relate
from reportlint.facts import Facts
from reportlint.facts.grids import Column, Grid, Row
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome, Severity

CODE_HEADER = re.compile(r"编码|代码|序号|编号|年份|^年度$|科目编|电话|日期|时间|排名|名次")
AVERAGE_HEADER = re.compile(r"平均|人均|户均|单价|均价|标准|最高|最低|中位")
"""Columns that no sum makes sense of."""
PART_LABEL = re.compile(r"^[（(]?(?:其中|含|包括|[#＃])")
DEDUCTION = re.compile(r"^减[：:]")
FIRST_LEVEL = re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]")
LOWER_LEVEL = re.compile(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])")
MOST_COLUMNS = 14
"""Numeric columns of a table beyond which pairs of columns are not tried."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The numeric part of a grid."""

    grid: Grid
    """The grid."""
    columns: tuple[Column, ...]
    """Its numeric columns."""


def sheets(facts: Facts) -> Iterator[Sheet]:
    """Yield the grids with numeric columns; score tables have checks of their own."""
    scored = {(table.grid.table, table.grid.header) for table in facts.score_tables}
    for grid in facts.grids:
        if (grid.table, grid.header) not in scored and len(grid.rows) > 1:
            columns = tuple(column for column in grid.columns if is_numeric(grid, column))
            if columns:
                yield Sheet(grid, columns)


def is_numeric(grid: Grid, column: Column) -> bool:
    """Whether a column holds amounts: mostly numbers, and none of them a code, a serial number or a year."""
    if CODE_HEADER.search(column.header):
        return False
    slots = [row.slots[column.index] for row in grid.rows]
    own = [slot for slot in slots if slot is not None and not slot.inherited and slot.text]
    numbers = [slot.quantity for slot in own if slot.quantity]
    if not numbers or 2 * len(numbers) < len([slot for slot in own if slot.text not in {"-", "—", "——", "/"}]):
        return False
    return not is_serial([number.text for number in numbers])


def is_serial(texts: Sequence[str]) -> bool:
    """Whether some numbers only count their rows, or are codes: 1, 2, 3 …; 2010301."""
    whole = [text for text in texts if text.isdigit()]
    if len(whole) < len(texts):
        return False
    counted = len(texts) > 2 and [int(text) for text in whole] == list(range(int(whole[0]), int(whole[0]) + len(whole)))
    coded = len(texts) > 1 and all(len(text) in {3, 5, 7} and text.startswith("2") for text in whole)
    return counted or coded


# ---------------------------------------------------------------- columns


def column_footing(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every total row: the rows it stands for must add up to it in every column."""
    for sheet in sheets(facts):
        total = total_row(sheet)
        if total is not None:
            yield from footed(sheet, total)


def total_row(sheet: Sheet) -> Row | None:
    """Return the row that totals the others: the only one of its kind, first or last."""
    totals = [row for row in sheet.grid.rows if row.kind == "total"]
    if len(totals) != 1 or totals[0] not in (sheet.grid.rows[0], sheet.grid.rows[-1]):
        return None
    return totals[0]


Reading = tuple[tuple[Row, int], ...]
"""The rows that make a total, each with its sign."""


def footed(sheet: Sheet, total: Row) -> Iterator[Observation]:
    """Foot the columns of one sheet by the reading that closes most of them."""
    columns = [column for column in sheet.columns if is_additive(sheet, total, column)]
    tried = [(reading, relations(sheet, total, columns, reading)) for reading in readings(sheet, total)]
    tried = [(reading, found) for reading, found in tried if found]
    if not tried:
        return
    _, best = max(tried, key=lambda one: (sum(relation.holds for _, relation in one[1]), -len(one[0])))
    footing = Footing(sheet, total, sum(relation.holds for _, relation in best), len(best))
    for column, relation in best:
        yield footing.told(column, relation)


def is_additive(sheet: Sheet, total: Row, column: Column) -> bool:
    """Whether the numbers of a column can be added: amounts and counts, shares that make 100 %."""
    number = total.number(column)
    if AVERAGE_HEADER.search(column.header) or looks_averaged(sheet, total, column):
        return False
    if number is None or number.kind in {Kind.SCORE, Kind.POINTS, Kind.MULTIPLE}:
        return False
    return number.kind is not Kind.RATIO or (number.value == 100 and "占" in column.header)


def looks_averaged(sheet: Sheet, total: Row, column: Column) -> bool:
    """Whether the number in the total row lies among those it would sum: an average, a rate, a maximum."""
    stated = total.number(column)
    values = [number.value for row in sheet.grid.body() if (number := row.number(column)) and number.value > 0]
    return stated is not None and len(values) > 1 and min(values) <= stated.value <= max(values)


def readings(sheet: Sheet, total: Row) -> Iterator[Reading]:
    """Yield the ways a total may be made: all rows, those of the highest level, subtotals, the shortest codes."""
    rows = [row for row in sheet.grid.rows if row is not total]
    body = [row for row in rows if row.kind == "body" and not PART_LABEL.match(row.label)]
    first = [row for row in body if FIRST_LEVEL.match(row.label)]
    subtotals = [row for row in rows if row.kind == "subtotal"]
    coded = shortest_codes(body)
    higher = [row for row in body if not LOWER_LEVEL.match(row.label)]
    for chosen in (body, first, subtotals, coded, higher, leaves(body)):
        if len(chosen) > 1:
            yield tuple((row, -1 if DEDUCTION.match(row.label) else 1) for row in chosen)


def shortest_codes(rows: Sequence[Row]) -> list[Row]:
    """Return the rows whose code (201, 20103, 2010301) is of the shortest length."""
    codes = [(row, match.group()) for row in rows if (match := re.match(r"\d{3,7}", row.label))]
    if len(codes) < len(rows) or not codes:
        return []
    shortest = min(len(code) for _, code in codes)
    return [row for row, code in codes if len(code) == shortest]


def leaves(rows: Sequence[Row]) -> list[Row]:
    """Return the rows below which nothing deeper stands: （一） under 一、."""
    following = [*rows[1:], None]
    return [
        row
        for row, below in zip(rows, following, strict=True)
        if not (FIRST_LEVEL.match(row.label) and below is not None and LOWER_LEVEL.match(below.label))
    ]


def relations(sheet: Sheet, total: Row, columns: Sequence[Column], reading: Reading) -> list[tuple[Column, Relation]]:
    """Relate the total of every column to the rows of a reading; blanks contribute nothing."""
    found = []
    for column in columns:
        stated = total.number(column)
        terms = [Term(number, sign) for row, sign in reading if (number := row.number(column))]
        if stated is not None and len(terms) > 1:
            formula = Formula.PARTITION if stated.kind is Kind.RATIO else Formula.SUM
            found.append((column, relate(formula, terms, Term(stated), Basis.STRUCTURAL)))
    return found


@dataclass(frozen=True, slots=True)
class Footing:
    """How far the columns of a sheet add up by one reading."""

    sheet: Sheet
    """The sheet."""
    total: Row
    """Its total row."""
    closing: int
    """Columns that add up."""
    tried: int
    """Columns with a total and rows."""

    def told(self, column: Column, relation: Relation) -> Observation:
        """Say what footing one column came to: an exception is an error where other columns close, a slip a warning."""
        values = {"label": self.total.label, "column": column.header, "count": str(len(relation.operands))}
        place = (f"表 {self.sheet.grid.table + 1}", self.total.label, column.header)
        if relation.holds:
            return observe(relation, values, place=place)
        if 2 * self.closing >= self.tried:
            certain = self.closing > 1 and one_digit_off(relation)
            return observe(relation, values, place=place, ceiling=None if certain else Severity.WARNING)
        if self.tried - self.closing == 1 or looks_meant(relation):
            return observe(relation, values, place=place, ceiling=Severity.WARNING)
        return replace(observe(relation, values, place=place), outcome=Outcome.REVIEW)


# ---------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True)
class Link:
    """A formula between the columns of a table."""

    formula: Formula
    """SUM with signs, RATIO or GROWTH."""
    operands: tuple[Column, ...]
    """What is computed from."""
    signs: tuple[int, ...]
    """Weights of the operands."""
    stated: Column
    """The column that holds the result."""


def row_links(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row: where most rows of the table compute one column from others, all must."""
    for sheet in sheets(facts):
        if len(sheet.columns) <= MOST_COLUMNS:
            for column in sheet.columns:
                if not (column.name == "执行率" and sheet.grid.column("全年预算数")):
                    yield from linked(sheet, column)


def linked(sheet: Sheet, column: Column) -> Iterator[Observation]:
    """Find the link that explains a column in most rows, and look at every row with it."""
    best: tuple[int, Link, list[tuple[Row, Relation]]] | None = None
    for link in candidate_links(sheet, column):
        if not promising(sheet, link):
            continue
        found = list(applied(sheet, link))
        holding = sum(relation.holds for _, relation in found)
        telling = sum(relation.holds and is_telling(relation) for _, relation in found)
        if telling >= 2 and 3 * holding >= 2 * len(found) and (best is None or holding > best[0]):
            best = (holding, link, found)
            if holding == len(found):
                break
    if best is None:
        return
    for row, relation in best[2]:
        yield row_told(sheet, best[1], row, relation)


def promising(sheet: Sheet, link: Link) -> bool:
    """Whether a link nearly holds in most rows, in floating point: a cheap look before the sound one."""
    rows = held = 0
    for row in sheet.grid.rows:
        numbers = [row.number(column) for column in (*link.operands, link.stated)]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers):
            rows += 1
            held += nearly(link, known)
    return held >= 2 and 3 * held >= 2 * rows


def nearly(link: Link, numbers: Sequence[Quantity]) -> bool:
    """Whether a row nearly follows a link: within a few units of the last printed places."""
    *operands, stated = map(approximate, numbers)
    steps = list(map(last_step, numbers))
    if link.formula is Formula.SUM:
        result = sum(sign * value for sign, value in zip(link.signs, operands, strict=True))
        return abs(result - stated) <= sum(steps)
    first, second = operands
    if second <= 0:
        return False
    result = first / second - (link.formula is Formula.GROWTH)
    slack = steps[-1] + (steps[0] + steps[1] * abs(first / second)) / second
    return abs(result - stated) <= 2 * slack


def row_told(sheet: Sheet, link: Link, row: Row, relation: Relation) -> Observation:
    """Say what one row came to."""
    values = {"label": row.label, "column": link.stated.header}
    related = [
        Related(term.quantity.span, column.header)
        for term, column in zip(relation.operands, link.operands, strict=True)
    ]
    return observe(relation, values, related, place=(f"表 {sheet.grid.table + 1}", row.label, link.stated.header))


def candidate_links(sheet: Sheet, stated: Column) -> Iterator[Link]:
    """Yield the formulas a column may follow: sums of its neighbours, differences, ratios, growth."""
    others = [column for column in sheet.columns if column is not stated]
    if column_kind(sheet, stated) is Kind.RATIO:
        amounts = [column for column in others if column_kind(sheet, column) not in {Kind.RATIO, Kind.POINTS}]
        for first, second in permutations(amounts, 2):
            yield Link(Formula.RATIO, (first, second), (1, 1), stated)
            yield Link(Formula.GROWTH, (first, second), (1, 1), stated)
        return
    same = [column for column in others if column_kind(sheet, column) is column_kind(sheet, stated)]
    at = sheet.columns.index(stated)
    for run in (sheet.columns[at + 1 :], sheet.columns[:at]):
        for size in range(2, len(run) + 1):
            part = run[:size] if run and run[0].index > stated.index else run[-size:]
            if all(column in same for column in part):
                yield Link(Formula.SUM, tuple(part), (1,) * size, stated)
    for first, second in permutations(same, 2):
        yield Link(Formula.SUM, (first, second), (1, -1), stated)


def column_kind(sheet: Sheet, column: Column) -> Kind:
    """Return the kind of most numbers of a column."""
    kinds = [number.kind for row in sheet.grid.rows if (number := row.number(column))]
    return max(set(kinds), key=kinds.count)


def applied(sheet: Sheet, link: Link) -> Iterator[tuple[Row, Relation]]:
    """Yield a link's relation for every row that has all its numbers; a cheap look comes first."""
    for row in sheet.grid.rows:
        numbers = [row.number(column) for column in link.operands]
        stated = row.number(link.stated)
        if stated is None or any(number is None for number in numbers):
            continue
        terms = [Term(number, sign) for number, sign in zip(numbers, link.signs, strict=True) if number]
        if link.formula in {Formula.RATIO, Formula.GROWTH} and terms[1].quantity.value <= 0:
            continue
        yield row, relate(link.formula, terms, Term(stated), Basis.STRUCTURAL)


def is_telling(relation: Relation) -> bool:
    """Whether a row that holds says anything: zeros and repeated numbers hold by themselves."""
    values = [term.value for term in relation.operands]
    return all(values) and relation.stated.value != 0 and len(set(values)) == len(values) and not relation.weak


def footing(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every numeric table both ways."""
    yield from column_footing(facts, params)
    yield from row_links(facts, params)
