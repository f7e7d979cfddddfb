"""Checks of how indicators are arranged: under the kind they belong to, analysed in the order of the table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.matches import Match
from reportlint.finding import Observation, Related
from reportlint.rule import Outcome

LEAST_ANALYSED = 5
"""Rows that the text must take one by one before their order says something."""
MISPLACED = "misplaced-under."
"""Prefix of the word lists of names that do not belong under a kind."""


def misplaced_indicator(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row under a kind of output: its name must not be one that belongs to another kind."""
    lists = {name.removeprefix(MISPLACED): words for name, words in facts.vocabulary.terms.items() if MISPLACED in name}
    for table in facts.score_tables:
        for one in table.indicators:
            kinds = [table.groups[at].kind or table.groups[at].name for at in one.groups if table.groups[at].level == 2]
            kind = next((kind for kind in lists if any(kind in name for name in kinds)), None)
            if kind is None:
                continue
            wrong = one.name.endswith(tuple(lists[kind]))
            values = {"label": one.name, "kind": kind}
            outcome = Outcome.FAIL if wrong else Outcome.PASS
            yield Observation(outcome, one.name_slot.passage.span, values, place=row_place(table, one.row))


def order_of_analysis(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table whose rows the text takes one by one: it should take them in the order of the table."""
    for table in facts.score_tables:
        seen: dict[int, Match] = {}
        for match in sorted(facts.matches, key=lambda one: one.statement.span):
            if match.table is table and match.indicator is not None and match.statement.passage >= 0:
                seen.setdefault(match.indicator.row.index, match)
        rows = list(seen)
        if len(rows) < LEAST_ANALYSED:
            continue
        for before, row in pairwise(rows):
            match, earlier = seen[row], seen[before]
            values = {"label": match.name, "before": earlier.name}
            outcome = Outcome.PASS if row > before else Outcome.FAIL
            yield Observation(outcome, match.statement.span, values, (Related(earlier.statement.span, "前一指标"),))
