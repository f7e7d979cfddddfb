"""Which sentences speak of a row, of a table and from which passage: looked up, for long reports have many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.checks.memory import once_a_document
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import Indicator, ScoreTable
from reportlint.facts.scores.matches import Match


@dataclass(frozen=True, slots=True)
class Spoken:
    """The score sentences that are tied to tables."""

    by_row: Mapping[int, Sequence[Match]]
    """Identity of a row → the sentences about it, or about a group that holds it only, in order."""
    rows: Mapping[int, int]
    """Identity of a table → how many of its rows are spoken of."""
    passages: Mapping[int, int]
    """Index of a passage → of how many rows and groups its sentences speak."""


def spoken(facts: Facts) -> Spoken:
    """Return the index of a document's tied sentences."""
    return index(facts)[0]


@once_a_document
def index(facts: Facts) -> Iterator[Spoken]:
    """Sort the tied sentences by what they speak of."""
    by_row: dict[int, list[Match]] = {}
    rows: dict[int, set[int]] = {}
    for match in facts.matches:
        if (row := row_of(match)) is not None:
            by_row.setdefault(id(row), []).append(match)
        if match.indicator is not None:
            rows.setdefault(id(match.table), set()).add(id(match.indicator))
    counts = {table: len(found) for table, found in rows.items()}
    subjects = {(match.statement.passage, id(match.indicator or match.group)) for match in facts.matches}
    yield Spoken(by_row, counts, Counter(passage for passage, _ in subjects))


def row_of(match: Match) -> Indicator | None:
    """Return the row a sentence gives the marks of: its own, or the only one of its group."""
    if match.group is None:
        return match.indicator
    members = match.group.members
    return match.table.indicators[members[0]] if len(members) == 1 else None


def matches_of(facts: Facts, row: Indicator) -> Sequence[Match]:
    """Return the sentences about a row, in order."""
    return spoken(facts).by_row.get(id(row), ())


def rows_spoken_of(facts: Facts, table: ScoreTable) -> int:
    """Count the rows of a table that a sentence is about."""
    return spoken(facts).rows.get(id(table), 0)
