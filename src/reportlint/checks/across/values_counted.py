"""How many rows of a table have each value of a column, against the numbers of them told in words.

“优”5个、“良”2个、“中”1个 beside a column of grades; 新建3处、改建2处 beside a column of kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe_count
from reportlint.facts import Facts, Prose
from reportlint.facts.tables.grids import Column, Grid
from reportlint.facts.tables.sheets import NIL
from reportlint.facts.text.numerals import integer_of
from reportlint.finding import Observation, Related
from reportlint.patterns import Pattern, compiled

LONGEST, MOST_VALUES = 6, 8
"""Characters of a value, and values of a column whose rows anybody counts by them."""
LEAST_ROWS, LEAST_TOLD = 3, 2
"""Rows that are counted, and values whose numbers are told in one breath."""
MOST_MISSED = 2
"""How many rows more or fewer a number may tell and still be meant for them."""
QUOTES = "“”「」\"'"
"""What a value may stand in."""
UNITS = "个|家|项|处|户|所|座|类|条|件|批|镇|乡|县|区|村|单位|项目"
SUMS = compiled(r"合计|总计|小计|平均|均值")
"""Words in the name of a row that is none of those counted."""
"""Units of what rows stand for."""
TIME = compiled(
    r"(?<![比与较同和])(?:(?P<year>(?:19|20)\d\d)年|上一?年度?|去年)(?!度?(?:相比|比较|持平|增|减|提高|下降))"
)
"""Words that say of which year numbers are."""
BREAK = compiled(r"[。；\n]")
"""Where one breath ends."""


@dataclass(frozen=True, slots=True)
class Values:
    """A column of a table as the rows of each of its values."""

    grid: Grid
    """The table."""
    header: str
    """What heads the column."""
    counts: Mapping[str, int]
    """Value → rows that have it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number of rows with one value, as it is told."""

    value: str
    """The value."""
    count: int
    """The number."""
    start: int
    """Where it begins in the text of its passage."""
    end: int
    """Where its unit ends."""


def values_counted(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sentence that tells how many rows have each of some values of a column."""
    columns = [one for grid in facts.grids for column in grid.columns if (one := values_of(grid, column))]
    pattern = pattern_of(columns)
    if pattern is None:
        return
    for prose in facts.prose:
        for told in breaths(prose, pattern):
            then = year_told(prose.passage.text[: told[0].start], facts.year)
            if then is None or then == facts.year:
                yield from compared(prose, told, columns)
            else:
                yield from compared(prose, told, [one for one in columns if str(then) in one.grid.caption + one.header])


def year_told(before: str, year: int | None) -> int | None:
    """Return the year that words say numbers are of, by the last one of their sentence; None where they say none.

    What a number is only compared with says nothing of it: 与2023年相比，优秀3个.
    """
    found = list(TIME.finditer(before.rpartition("。")[2]))
    if not found:
        return None
    said = found[-1]["year"]
    if said is None:
        return (year or 0) - 1
    return int(said) if year is not None else None


def values_of(grid: Grid, column: Column) -> Values | None:
    """Read a column as a few short values that rows share, None where it is none."""
    slots = [row.slot(column) for row in grid.rows if row.kind == "body" and not SUMS.search(row.label)]
    texts = [slot.text.strip(QUOTES + " ") for slot in slots if slot and not slot.quantity and not slot.inherited]
    texts = [text for text in texts if text not in NIL]
    counts = Counter(texts)
    named = all(len(text) <= LONGEST and not text.isdigit() for text in counts)
    if len(texts) < LEAST_ROWS or len(texts) < len(slots) or not named:
        return None
    return Values(grid, column.header, counts) if 1 < len(counts) <= MOST_VALUES and len(counts) < len(texts) else None


def pattern_of(columns: Sequence[Values]) -> Pattern | None:
    """Return what finds a number behind one of the values, None where there are none."""
    values = sorted({value for one in columns for value in one.counts}, key=len, reverse=True)
    if not values:
        return None
    return regex.compile(
        rf"(?:(?<![一-鿿\w])|(?<=其中)|(?<=[为是有评]))[“「]?(?P<value>{'|'.join(map(regex.escape, values))})[”」]?"
        rf"(?:等级|等次|级|等|档)?的?(?:有|共|为)?(?P<count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:{UNITS})"
    )


def breaths(prose: Prose, pattern: Pattern) -> Iterator[list[Told]]:
    """Yield the numbers that a passage tells in one sentence, each of another value."""
    text = prose.passage.text
    found = [
        Told(match["value"], integer_of(match["count"]), match.start("count"), match.end())
        for match in pattern.finditer(text)
    ]
    for _, group in groupby(found, key=lambda one: len(BREAK.findall(text, 0, one.start))):
        told = list(group)
        if len(told) >= LEAST_TOLD and len({one.value for one in told}) == len(told):
            yield told


def compared(prose: Prose, told: Sequence[Told], columns: Sequence[Values]) -> Iterator[Observation]:
    """Compare the numbers of a sentence with the column that they are told of: the one that bears out most of them."""
    ranked = sorted((misses(told, one), at) for at, one in enumerate(columns) if meant(told, one))
    if not ranked:
        return
    least, best = ranked[0]
    alone = len(ranked) == 1 or ranked[1][0] > least
    if least == 0 or (alone and 2 * least <= len(told)):
        for one in told:
            yield looked(prose, one, columns[best])


def meant(told: Sequence[Told], column: Values) -> bool:
    """Whether the numbers may be told of a column: it has all their values, and about as many rows."""
    known = {value: column.counts.get(value, 0) for value in (one.value for one in told)}
    near = all(abs(known[one.value] - one.count) <= MOST_MISSED for one in told)
    return near and sum(map(bool, known.values())) >= min(LEAST_TOLD, len(column.counts))


def misses(told: Sequence[Told], column: Values) -> int:
    """Return how many of the numbers a column does not bear out."""
    return sum(column.counts.get(one.value, 0) != one.count for one in told)


def looked(prose: Prose, one: Told, column: Values) -> Observation:
    """Say how many were told and how many there are."""
    count = column.counts.get(one.value, 0)
    words = prose.passage.text[one.start : one.end]
    values = {"value": one.value, "count": words, "counted": str(count), "column": column.header}
    span, where = prose.passage.locate(one.start, one.end), Related(column.grid.span, "表")
    return observe_count(prose, span, one.count, found=count, values=values, where=where)
