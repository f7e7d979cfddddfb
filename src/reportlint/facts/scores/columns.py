"""Columns of marks told by what they hold: maxima, marks, deductions, rates, means.

Columns of marks have many names (配分, 上限, 应得, 专家甲), but one behaviour: no mark exceeds its maximum, maximum
less deduction is the mark, the mean of the experts' marks is the result, the maxima make a round whole. Names,
behaviour and what the prose calls 分 are evidence that is added up; behaviour alone is not enough, since spending stays
below its budget, too. What stays doubtful keeps no name: then the grid is no score table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from reportlint.facts.scores.events import events_named
from reportlint.facts.scores.indicators import MONEY_COLUMNS, ScoreTable
from reportlint.facts.scores.marks import NAME_COLUMNS, declared_maximum
from reportlint.facts.scores.rankings import ranking_named
from reportlint.facts.scores.renaming import MARK_COLUMNS, renamed, with_rows_named, with_total
from reportlint.facts.tables.grids import (
    CUT,
    DEDUCTED,
    FULL,
    LEVEL_MARKS,
    OWN,
    PARTY,
    RATE,
    RAW,
    SCORE,
    Column,
    Grid,
    Slot,
)
from reportlint.facts.tables.sheets import is_numeric
from reportlint.facts.text.years import YEAR
from reportlint.model import Document, Table
from reportlint.number import Kind
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

LEAST_ROWS = 3
"""Rows in which a law must be seen at work."""
LEAST_EVIDENCE = 5
"""Points of evidence from which a column is believed to hold maxima."""
LEAST_MEANING = 2
"""How many of them must come from words, not from arithmetic."""
HIGHEST_MARK = 400
"""No row of a scheme, not even of one of a thousand points, is worth more."""
LEAST_SHARE = Fraction(2, 5)
"""Marks come to at least this share of their maxima."""
SAID = compiled(r"(?<!\d)(\d{1,4}+(?:\.\d{1,4}+)?)分(?![钟之公期配布类析别值子])")
"""A mark in the prose."""
SAID_WHOLE = compiled(
    r"(?:满分|总分|分值|权重)[^\d。；]{0,6}(\d{1,4}+)分|(?<!\d)(\d{1,4}+)分制|（(?:满分)?(\d{1,4}+)分）"
)
"""A full mark in the prose."""
OWN_MARK = compiled(r"自[评报查]|单位|申报")
"""Headers of marks that a unit gives itself."""
EARLIER = compiled(r"上一?[年季期次轮]|去年|往年|同期")
"""Headers of marks of an evaluation before this one."""
EXTREME = compiled(r"最[高低]|极差|中位")
"""Headers of what is picked from the marks of several: they add up to nothing."""
MOST_HANDS = 2
"""Columns of marks that one after the other settles: the unit's own, and the review's."""
DATED = compiled(r"^(?:19|20)\d\d年度?")
"""A year at the head of a header."""
OWN_MAXIMUM = compiled(r"（(?:满分)?\d{1,3}分?）$")
"""How the header of a part ends that has a maximum of its own, which no party has: 投入（15）."""
MEAN_HEADER = compiled(r"平均|均[分值]|综合|最终")
"""What heads the marks that several hands come to."""
EVALUATION = compiled(r"得分|评分|考核|考评|评价|打分|分值|测评|评议|绩效")
"""What the caption of a score table speaks of."""


class Said(NamedTuple):
    """The marks that the text of a report gives."""

    marks: frozenset[Fraction]
    """All of them."""
    wholes: frozenset[Fraction]
    """Those called a full mark."""


@dataclass(frozen=True)
class Line:
    """The numbers of one column."""

    column: Column
    """The column."""
    values: tuple[Fraction | None, ...]
    """For each row of the body."""
    total: Fraction | None
    """In the total row."""
    percent: bool = False
    """Whether most are percentages."""

    @cached_property
    def numbers(self) -> list[Fraction]:
        """The numbers there are."""
        return [value for value in self.values if value is not None]


def with_marks_named(document: Document, grids: Sequence[Grid], vocabulary: Vocabulary) -> tuple[Grid, ...]:
    """Name the columns of marks that the vocabulary does not know, where what they hold tells them."""
    said = said_marks(document.text)
    tables = list(document.tables())
    return tuple(
        ranking_named(grid) or events_named(grid) or Inference(grid, tables[grid.table], said, vocabulary).named()
        for grid in map(without_asides, grids)
    )


def without_asides(grid: Grid) -> Grid:
    """Take their names from columns of marks that stand beside the maxima and marks of the report.

    Such are the extremes (最高分 beside 满分) and the same column of another year (2023年平均分 beside 平均分,
    上年得分 beside 本年得分). So do columns of words beside the marks that they explain (评价要点及得分 beside 得分).
    """
    maxima = [one for one in grid.columns if one.name == FULL]
    asides = {one.index: None for one in maxima if len(maxima) > 1 and EXTREME.search(one.header)}
    asides |= {one.index: None for one in grid.columns if one.name in MARK_COLUMNS and is_dated_twin(one, grid)}
    present = {one.name for one in grid.columns if not EARLIER.search(one.header)}
    earlier = [one for one in grid.columns if one.name in MARK_COLUMNS and EARLIER.search(one.header)]
    asides |= {one.index: None for one in earlier if one.name in present}
    wordy = [one for one in grid.columns if one.name in MARK_COLUMNS and is_wordy(one, grid)]
    asides |= {one.index: None for one in wordy if any(is_namesake(other, one, grid) for other in grid.columns)}
    if not asides:
        return grid
    return replace(grid, columns=tuple(replace(one, name=asides.get(one.index, one.name)) for one in grid.columns))


def is_wordy(column: Column, grid: Grid) -> bool:
    """Whether most of what a column holds is no number."""
    filled = [slot for row in grid.body() if (slot := row.slot(column)) and slot.passage.text]
    return 2 * sum(slot.quantity is None for slot in filled) > len(filled)


def is_namesake(one: Column, column: Column, grid: Grid) -> bool:
    """Whether another column bears the name of one, and holds numbers."""
    return one is not column and one.name == column.name and not is_wordy(one, grid)


def is_dated_twin(column: Column, grid: Grid) -> bool:
    """Whether a column is headed as another one but for a year before."""
    bare = DATED.sub("", column.header)
    return bare != column.header and any(bare == one.header for one in grid.columns)


def said_marks(text: str) -> Said:
    """Collect the marks of a text."""
    wholes = (match[match.lastindex or 0] for match in SAID_WHOLE.finditer(text))
    return Said(frozenset(map(Fraction, SAID.findall(text))), frozenset(map(Fraction, wholes)))


class Inference:
    """One grid on its way to named columns of marks; lives only while it is read."""

    def __init__(self, grid: Grid, table: Table, said: Said, vocabulary: Vocabulary) -> None:
        """Lay out its numeric columns."""
        self.grid = grid
        self.table = table
        self.said = said
        self.words = {name: vocabulary.terms.get(f"mark-header.{name}", ()) for name in (FULL, SCORE, DEDUCTED, "")}
        self.body = list(grid.body())
        self.lines = [line for column in grid.columns if (line := self.line(column)) is not None]

    def line(self, column: Column) -> Line | None:
        """Return the numbers of a column that may hold marks."""
        known = column.name in MARK_COLUMNS or (not column.own_unit and column.header.endswith("分"))
        if not known and (column.unit not in {"", "分", "%"} or self.has_words(column, "")):
            return None
        if column.name is not None and column.name not in MARK_COLUMNS:
            return None
        if not known and not is_numeric(column, [row.slot(column) for row in self.body]):
            return None
        values = tuple(mark_value(row.slot(column), known=known) for row in self.body)
        total = self.grid.total()
        stated = mark_value(total.slot(column), known=known) if total else None
        slots = [slot for row in self.body if (slot := row.slot(column)) and slot.quantity]
        rates = sum(slot.quantity.kind is Kind.RATIO for slot in slots if slot.quantity)
        line = Line(column, values, stated, 2 * rates > len(slots))
        return line if len(line.numbers) >= LEAST_ROWS or (known and line.numbers) else None

    def has_words(self, column: Column, role: str) -> bool:
        """Whether a header has words of a role."""
        return any(word in column.header for word in self.words[role])

    # ------------------------------------------------------------ what is told

    def named(self) -> Grid:
        """Return the grid with the columns named that could be told."""
        if any(self.grid.column(name) for name in MONEY_COLUMNS):
            return self.grid
        full = self.full()
        if full is None:
            return self.named_by_labels()
        names = {full.column.index: FULL} | self.marks(full)
        if not any(
            name in {SCORE, DEDUCTED, PARTY} for name in (*names.values(), *(c.name for c in self.grid.columns))
        ):
            return self.grid
        return with_rows_named(
            with_total(renamed(self.grid, names), self.said.wholes), merges_known=self.table.merges_known
        )

    def named_by_labels(self) -> Grid:
        """Return the grid with the columns of marks named that stay below the maxima behind the names of its rows."""
        full = self.embedded()
        names = self.marks(full) if full is not None else {}
        if full is None or not {SCORE, PARTY} & set(names.values()):
            return self.grid
        naming = {} if full.column.name in NAME_COLUMNS else {full.column.index: "指标名称"}
        return with_total(renamed(self.grid, naming | names), self.said.wholes)

    def embedded(self) -> Line | None:
        """Return the maxima behind the names of the rows, left of all columns of numbers: 立项依据（4分）."""
        first = min((line.column.index for line in self.lines), default=0)
        for column in reversed(self.grid.columns[:first]):
            slots = [row.slot(column) for row in self.body]
            maxima = [declared_maximum(slot.passage) if slot and not slot.inherited else None for slot in slots]
            line = Line(column, tuple(one.value if one and one.kind is Kind.SCORE else None for one in maxima), None)
            if len(line.numbers) > LEAST_ROWS and 5 * len(line.numbers) >= 4 * len(slots) and are_round(line):
                return line
        return None

    def full(self) -> Line | None:
        """Return the column of maxima: the one that is named so, else the one with most evidence."""
        known = [line for line in self.lines if line.column.name == FULL]
        if known or self.has_maxima() or any(column.name in LEVEL_MARKS for column in self.grid.columns):
            return known[0] if known else None
        unnamed = [line for line in self.lines if line.column.name is None]
        found = [(evidence, self.closed(line), line) for line in unnamed if (evidence := self.evidence(line))]
        most = max((evidence for evidence, _, _ in found), default=0)
        rivals = [(closed, line) for evidence, closed, line in found if evidence >= max(LEAST_EVIDENCE, most - 2)]
        best = max((closed for closed, _ in rivals), default=0)
        return next((line for closed, line in rivals if closed == best), None)

    def has_maxima(self) -> bool:
        """Whether a column that is called one of maxima holds numbers; 评估内容及满分 holds names."""
        column = self.grid.column(FULL)
        return column is not None and any(row.number(column) for row in self.body)

    def closed(self, full: Line) -> int:
        """Count the rows in which the maxima less what was lost are the marks, of columns that are called so."""
        lost = [line for line in self.lines if line.column.name == DEDUCTED]
        scores = [line for line in self.lines if line.column.name == SCORE]
        if not lost or not scores:
            return 0
        rows = zip(full.values, lost[0].values, scores[0].values, strict=True)
        known = [(f, d, s) for f, d, s in rows if f is not None and d is not None and s is not None]
        return sum(f - d == s for f, d, s in known)

    def evidence(self, full: Line) -> int:
        """Add up what speaks for a column of maxima; nothing where a law of marks is broken."""
        if full.percent or not are_round(full) or not totals_rows(full):
            return 0
        bounded = [line for line in self.lines if line is not full and not line.percent and is_bounded(line, full)]
        if not bounded or not all(map(totals_rows, bounded)):
            return 0
        meaning = 2 * self.has_words(full.column, FULL) + 2 * (full.column.unit == "分")
        meaning += any(self.has_words(line.column, SCORE) for line in bounded)
        meaning += bool(EVALUATION.search(self.grid.caption))
        meaning += 2 * any(wholes_of(line) & self.said.marks for line in bounded)
        if meaning < LEAST_MEANING:
            return 0
        wholes = wholes_of(full)
        structure = 2 * bool(wholes & {100, *self.said.wholes}) + any(whole % 10 == 0 for whole in wholes)
        structure += 2 * any(closes(full, lost, line) for lost, line in permutations(bounded, 2))
        return meaning + structure

    def marks(self, full: Line) -> dict[int, str]:
        """Name the other columns of marks by how they go with the maxima."""
        found: dict[int, str] = {}
        unnamed = [line for line in self.lines if line.column.name is None and line is not full]
        bounded = [line for line in unnamed if not line.percent and is_bounded(line, full)]
        below = [line for line in self.lines if line is not full and not line.percent and is_bounded(line, full)]
        rates = [line for line in unnamed if line.percent]
        scores = [line for line in self.lines if line.column.name == SCORE]
        for line in unnamed:
            against = [*scores, *(other for other in bounded if other is not line)]
            if not line.percent and any(
                closes(full, line, other) and not is_closer_change(full, line, other, below) for other in against
            ):
                found[line.column.index] = DEDUCTED if not self.grid.column(DEDUCTED) else ""
        bounded = [line for line in bounded if line.column.index not in found]
        found |= {
            line.column.index: RATE for line in rates if any(is_rate(line, one, full) for one in (*scores, *bounded))
        }
        found |= {line.column.index: RAW for line in scores if self.is_raw(line, full, scores)}
        found |= dict(self.parties(bounded, scores))
        found |= {
            line.column.index: RAW
            for line in unnamed
            if line.column.index not in found and not line.percent and self.is_raw(line, full, scores)
        }
        return {index: name for index, name in found.items() if name}

    def parties(self, bounded: Sequence[Line], scores: Sequence[Line]) -> Iterator[tuple[int, str]]:
        """Name columns of marks: one of them is the score, the others are those of parties."""
        plain = [line for line in bounded if not (EXTREME.search(line.column.header) or is_change(line, bounded))]
        plain = [line for line in plain if not is_dated_twin(line.column, self.grid)]
        plain = [line for line in plain if not self.has_words(line.column, FULL)]
        plain = [line for line in plain if not OWN_MAXIMUM.search(line.column.header)]
        now = [line for line in plain if not EARLIER.search(line.column.header)] or plain
        settled = () if scores else self.settled(now)
        for line in plain:
            own = (settled or scores) and line in now and OWN_MARK.search(line.column.header)
            yield line.column.index, SCORE if line in settled else OWN if own else PARTY

    def settled(self, plain: Sequence[Line]) -> Sequence[Line]:
        """Return the column of marks that counts: the only one, the mean, the latest year, the review; or none."""
        if len(plain) == 1:
            return plain
        if means := [line for line in plain if mean_of(line, plain)]:
            called = [line for line in plain if MEAN_HEADER.search(line.column.header)]
            return (called or means)[:1]
        years = [(match.group(), line) for line in plain if (match := YEAR.search(line.column.header))]
        if len(years) == len(plain) > 1:
            return [max(years, key=lambda entry: entry[0])[1]]
        told = [line for line in plain if self.has_words(line.column, SCORE)]
        reviewed = [line for line in told if not OWN_MARK.search(line.column.header)]
        return (reviewed or told)[-1:] if len(plain) <= MOST_HANDS else ()

    def is_raw(self, line: Line, full: Line, scores: Sequence[Line]) -> bool:
        """Whether a column holds marks out of a hundred that the maxima, as weights, turn into scores."""
        if self.grid.column(RAW):
            return False
        others = (score for score in scores if score is not line)
        return any(holds_in_most(is_weighed, full, line, score) for score in others)


# ---------------------------------------------------------------- laws of marks


def mark_value(slot: Slot | None, *, known: bool) -> Fraction | None:
    """Return the number of a cell as a mark; an amount, a count or a measure is none."""
    quantity = slot.quantity if slot is not None and not slot.inherited else None
    if quantity is None or not (known or quantity.kind in {Kind.PLAIN, Kind.SCORE, Kind.RATIO}):
        return None
    return quantity.value


def are_round(full: Line) -> bool:
    """Whether numbers may be maxima: halves at the finest, none negative or beyond every scheme."""
    return all(value > 0 and (2 * value).denominator == 1 and value <= HIGHEST_MARK for value in full.numbers)


def is_bounded(line: Line, full: Line) -> bool:
    """Whether the numbers of a column may be marks under some maxima: hardly ever above, seldom far below."""
    pairs = [
        (low, high) for low, high in zip(line.values, full.values, strict=True) if low is not None and high is not None
    ]
    above = sum(low > high or low < 0 for low, high in pairs)
    if len(pairs) < LEAST_ROWS or above > max(len(pairs) > LEAST_ROWS, len(pairs) // 6):
        return False
    given, most = sum(min(low, high) for low, high in pairs), sum(high for _, high in pairs)
    return LEAST_SHARE * most <= given


def wholes_of(line: Line) -> set[Fraction]:
    """Return what a column may come to: its total, else the sum of its rows, or the last one that may be their sum."""
    numbers = line.numbers
    if line.total is not None:
        return {line.total}
    rest, last = sum(numbers[:-1], Fraction(0)), numbers[-1]
    may_sum = len(numbers) > LEAST_ROWS and last > max(numbers[:-1]) and last <= 2 * rest <= 4 * last
    return {rest + last, last} if may_sum else {rest + last}


def totals_rows(line: Line) -> bool:
    """Whether the total of a column is of the size that its rows come to, group rows among them or not."""
    whole = sum(line.numbers)
    return line.total is None or (line.total <= 2 * whole and whole <= 3 * line.total)


def holds_in_most(law: Callable[..., bool | Fraction], *lines: Line) -> bool:
    """Whether a law holds in all rows but one that have all its numbers, at least three; a few digits may be cut."""
    rows = [values for values in zip(*(line.values for line in lines), strict=True) if None not in values]
    held = sum(bool(law(*values)) for values in rows)
    return held >= LEAST_ROWS and held >= len(rows) - max(1, len(rows) // 6)


def closes(full: Line, lost: Line, score: Line) -> bool:
    """Whether maximum less deduction is the mark, and something was lost."""
    telling = sum(value > 0 for value in lost.numbers) > 1
    return lost is not score and telling and holds_in_most(lambda f, d, s: f - d == s, full, lost, score)


def is_closer_change(full: Line, lost: Line, score: Line, marks: Sequence[Line]) -> bool:
    """Whether a column is in more rows the difference of two columns of marks than what the maximum lacks."""
    pairs = permutations([one for one in marks if one is not lost], 2)
    return any(
        rows_closed(lost, *pair) > rows_closed(lost, full, score) for pair in pairs if is_difference(lost, *pair)
    )


def is_weighed(full: Fraction, raw: Fraction, score: Fraction) -> bool:
    """Whether a mark is one out of a hundred times its weight, rounded to hundredths at the coarsest."""
    return abs(full * raw - 100 * score) <= 1


def is_rate(rate: Line, score: Line, full: Line) -> bool:
    """Whether a column of percentages is the share of marks won."""
    return holds_in_most(lambda r, s, f: f and abs(100 * s / f - r) <= Fraction(1, 2), rate, score, full)


def is_change(line: Line, others: Sequence[Line]) -> bool:
    """Whether a column is the difference of two others."""
    return any(is_difference(line, *pair) for pair in permutations([one for one in others if one is not line], 2))


def is_difference(line: Line, first: Line, second: Line) -> bool:
    """Whether a column is another one less a third, and the two differ somewhere."""
    telling = sum(value != 0 for value in line.numbers) > 1
    return telling and holds_in_most(lambda c, a, b: a - b == c, line, first, second)


def mean_of(line: Line, others: Sequence[Line]) -> list[Line]:
    """Return the columns beside one that it is the mean of: a run of two or more; none where there is no such run."""
    beside = [other for other in others if other is not line]
    for size in range(len(beside), 1, -1):
        for start in range(len(beside) - size + 1):
            run = beside[start : start + size]
            if holds_in_most(is_mean, line, *run) and any(one.values != run[0].values for one in run):
                return run
    return []


def is_mean(stated: Fraction, *values: Fraction) -> bool:
    """Whether a number is the mean of others, rounded to hundredths at the coarsest."""
    return abs(sum(values, Fraction(0)) / len(values) - stated) <= Fraction(1, 100)


# ---------------------------------------------------------------- columns computed from others


def averages(table: ScoreTable) -> Iterator[tuple[Column, Sequence[Column]]]:
    """Yield the columns of scores that are the mean of the marks of parties, with those."""
    lines = lines_of(table.grid, {SCORE, PARTY})
    for line in lines:
        parties = [other for other in lines if other.column.name == PARTY]
        if line.column.name == SCORE and (run := mean_of(line, parties)):
            yield line.column, [one.column for one in run]


def differences(table: ScoreTable) -> Iterator[tuple[Column, Column, Column]]:
    """Yield the columns that hold the difference of two columns of marks, with those: 核减, 较上年变化."""
    marks = lines_of(table.grid, {SCORE, PARTY, OWN})
    for line in lines_of(table.grid, {CUT, None}):
        pairs = (pair for pair in permutations(marks, 2) if is_difference(line, *pair))
        if best := max(pairs, key=lambda pair: (names_both(line, *pair), rows_closed(line, *pair)), default=None):
            yield line.column, best[0].column, best[1].column


def names_both(line: Line, first: Line, second: Line) -> bool:
    """Whether the header of a column of differences names both columns it is of: 终评与自评差."""
    return all(shares_word(line.column.header, one.column.header) for one in (first, second))


def shares_word(text: str, header: str) -> bool:
    """Whether a text holds two neighbouring characters of a header."""
    return any(header[at : at + 2] in text for at in range(len(header) - 1))


def rows_closed(line: Line, first: Line, second: Line) -> int:
    """Count the rows in which a column is another one less a third."""
    rows = zip(line.values, first.values, second.values, strict=True)
    return sum(a is not None and b is not None and a - b == c for c, a, b in rows)


def lines_of(grid: Grid, names: Collection[str | None]) -> list[Line]:
    """Return the numbers of the columns with some names."""
    columns = [column for column in grid.columns if column.name in names]
    body = list(grid.body())
    return [Line(one, tuple(mark_value(row.slot(one), known=True) for row in body), None) for one in columns]
