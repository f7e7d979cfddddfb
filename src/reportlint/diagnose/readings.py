"""Readings that most of what rests on them contradicts: they are for review, once and for all.

A table is read in one way: which column holds the marks, which row the total, what a column is the difference of. Every
look of one rule at tables of one layout, with one kind of tie, stands and falls with that reading. A report has a wrong
number here and there; where most of the looks fail, each for itself, it is the reading that is wrong.

What one wrong number explains counts once, and so does what one row explains: a total that is wrong breaks every share
of it, a missing row breaks the total in every column. Ties of the prose alone have no reading in common; each of them
is doubted by itself. Of a table that the prose is held against nothing at all may agree, and nothing else may speak
against its numbers, since a report often changes its table and forgets some of its words. Where many words contradict
a table, and fewer agree, they speak of something else, or of another draft.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from reportlint.facts import Facts
from reportlint.finding import Observation, Observed
from reportlint.model import Cell, Span
from reportlint.relation import Formula
from reportlint.rule import Outcome

ENOUGH = 3
"""Faults from which on it is no accident that they are more than what holds."""
MANY = 5
"""Faults from which on words and a table that agree here and there speak of two things, or of two drafts."""


class Reading(NamedTuple):
    """What looks have in common that stand and fall together."""

    code: str
    """The rule that asked for them."""
    layout: tuple[str, ...]
    """The headers of the tables they look at."""
    formula: Formula | None
    """The kind of tie, None where a number is only judged."""
    spoken: bool
    """Whether words of the prose are held against the tables."""


class Line(NamedTuple):
    """A row of a table, or a number of the prose."""

    table: int
    """Where the table begins, -1 for the prose."""
    row: int
    """Which row it is; where the number begins."""


def without_failed_readings(facts: Facts, observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Turn the failures of every reading that most of its looks contradict into looks for review."""
    places = Places.of(facts)
    readings = [places.reading(one) for one in observed]
    looks: dict[Reading, list[Observation]] = {}
    for reading, one in zip(readings, observed, strict=True):
        if reading is not None:
            looks.setdefault(reading, []).append(one.observation)
    accusers = accusers_of(observed)
    failed = {reading for reading, own in looks.items() if places.is_failed(reading, own, accusers)}
    return tuple(one.reviewed() if reading in failed else one for reading, one in zip(readings, observed, strict=True))


Accusers = Mapping[Span, AbstractSet[str]]
"""Number → the rules that it breaks."""


def accusers_of(observed: Sequence[Observed]) -> Accusers:
    """Gather which rules speak against each number."""
    found: dict[Span, set[str]] = {}
    for one in observed:
        for span in spans_of(one.observation) if one.observation.outcome is Outcome.FAIL else ():
            found.setdefault(span, set()).add(one.rule.code)
    return found


@dataclass(frozen=True, slots=True)
class Places:
    """Where the numbers of a document stand."""

    cells: tuple[tuple[Span, Line], ...]
    """The cells of the tables in order, each with its row."""
    layouts: dict[int, tuple[str, ...]]
    """Where a table begins → its headers; of one without any, that place."""

    @classmethod
    def of(cls, facts: Facts) -> Places:
        """Lay out the tables of a document."""
        cells: list[tuple[Cell, int]] = []
        starts: list[int] = []
        for table in facts.document.tables():
            starts.append(table.span.start)
            cells.extend((cell, table.span.start) for cell in table.cells)
        layouts: dict[int, tuple[str, ...]] = {}
        for grid in facts.grids:
            headers = tuple(column.header for column in grid.columns)
            layouts.setdefault(starts[grid.table], headers if any(headers) else (str(grid.table),))
        rows = sorted((cell.span, Line(table, cell.row)) for cell, table in cells)
        return cls(tuple(rows), layouts)

    def line(self, span: Span) -> Line:
        """Return the row that a number stands in."""
        at = bisect_right(self.cells, span.start, key=lambda cell: cell[0].start) - 1
        inside = at >= 0 and self.cells[at][0].covers(span)
        return self.cells[at][1] if inside else Line(-1, span.start)

    def reading(self, one: Observed) -> Reading | None:
        """Return the reading that a look rests on, None where it computes nothing or looks at no table."""
        seen = one.observation
        if not (seen.relations or seen.computed):
            return None
        lines = [self.line(span) for span in spans_of(seen)]
        layout = next((self.layouts[line.table] for line in lines if line.table in self.layouts), None)
        if layout is None:
            return None
        formula = seen.relations[0].formula if seen.relations else None
        spoken = bool(seen.relations) and any(line.table < 0 for line in lines)
        return Reading(one.rule.code, layout, formula, spoken)

    def is_failed(self, reading: Reading, looks: Sequence[Observation], accusers: Accusers) -> bool:
        """Whether most looks that rest on a reading fail, each for itself."""
        failing = [one for one in looks if one.outcome is Outcome.FAIL]
        holding = len({self.own_line(one) for one in looks if one.outcome is Outcome.PASS})
        if len(failing) <= holding:
            return False
        faults = len(self.apart(failing))
        if reading.spoken and (holding or any(len(accusers[span]) > 1 for one in failing for span in spans_of(one))):
            return faults >= MANY and 2 * faults > 3 * holding
        return faults >= ENOUGH and faults > holding

    def own_line(self, one: Observation) -> Line:
        """Return the row of what a look is about."""
        return self.line(one.relations[0].stated.quantity.span if one.relations else one.span)

    def apart(self, failing: Sequence[Observation]) -> list[set[object]]:
        """Put failures together that one number or one row may explain."""
        faults: list[set[object]] = []
        for one in failing:
            touched: set[object] = {self.own_line(one), *spans_of(one)}
            rest = [other for other in faults if not other & touched]
            faults = [*rest, touched.union(*(other for other in faults if other & touched))]
        return faults


def spans_of(one: Observation) -> Iterator[Span]:
    """Yield the places of the numbers that a look ties; of one that ties none, what it names."""
    if one.relations:
        yield from (term.quantity.span for relation in one.relations for term in relation.printed_terms)
    else:
        yield one.span
        yield from (related.span for related in one.related)
