"""Checks of what the prose says of all level-1 groups in turn, in however many sentences: their marks make the whole.

Each mark by itself is compared with the table elsewhere. Where the table's own rows and groups disagree, that says
nothing of the prose any more; what the prose gives all groups must still make the full mark and the total score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.parts import whole_full
from reportlint.checks.scores.score_tables import holds_with
from reportlint.checks.scores.totals import table_totals
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import EXECUTION, ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Quantity
from reportlint.relation import Formula, Relation, Term


def all_groups(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every run of sentences that speak of each level-1 group of a table once."""
    for table in facts.score_tables:
        if is_divided(table):
            for run in runs(table, [match for match in facts.matches if match.table is table]):
                yield from summed(table, run, FULL, whole_full(table))
                yield from summed(table, run, SCORE, nearest(run, table_totals(table)))


def nearest(run: Sequence[Match], totals: Sequence[Quantity]) -> Quantity | None:
    """Return of the totals of several columns of marks the one that the marks of a run come nearest to."""
    made = sum((match.statement.score.value for match in run if match.statement.score), Fraction(0))
    return min(totals, key=lambda total: abs(total.value - made), default=None)


def is_divided(table: ScoreTable) -> bool:
    """Whether the level-1 groups and the row of execution are all of a table, and nothing stands on top of them."""
    covered = {index for group in table.tops for index in group.members}
    rest = [one for at, one in enumerate(table.indicators) if at not in covered and one.kind != EXECUTION]
    on_top = any(one.bonus or one.full is None for one in table.indicators)
    return not (rest or on_top or table.extra or table.nested or table.repeats)


def runs(table: ScoreTable, matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Yield the runs of matches, in the order of the text, that name every level-1 group once."""
    wanted = {id(group) for group in table.tops}
    if table.execution and not any(group.kind == EXECUTION for group in table.tops):
        wanted.add(0)
    run: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: match.statement.span):
        key = id(match.group)
        if match.group is None:
            row = match.indicator
            key = 0 if row is not None and row.kind == EXECUTION else -1
        if key not in wanted:
            continue
        run = {key: match} if key in run else {**run, key: match}
        if set(run) == wanted and len(wanted) > 1:
            yield list(run.values())
            run = {}


def summed(table: ScoreTable, run: Sequence[Match], column: str, whole: Quantity | None) -> Iterator[Observation]:
    """Relate the marks of a run to the whole; one that the table contradicts is told by itself."""
    marks = [match.statement.full if column == FULL else match.statement.score for match in run]
    known = [mark for mark in marks if mark is not None]
    if whole is None or len(known) < len(run) or any(mark.kind is not whole.kind for mark in known):
        return
    if any(mark.value > full for mark, full in zip(known, [maximum(table, match) for match in run], strict=True)):
        return  # told out of a hundred, before they are weighed
    relation = relate(Formula.SUM, [Term(mark) for mark in known], Term(whole))
    values = {"column": column, "count": str(len(known)), "said": whole.text}
    told = observe(relation, values, [Related(mark.span, column) for mark in known], span=known[-1].span)
    off = not relation.holds and any(is_mended(table, relation, *pair, column) for pair in zip(run, known, strict=True))
    yield told.reviewed() if off else told


def maximum(table: ScoreTable, match: Match) -> Fraction:
    """Return the most a group may have: what the sentence or the table says, whichever is more."""
    rows = [table.indicators[at] for at in match.group.members] if match.group else [match.indicator]
    tabled = sum((row.full.value for row in rows if row is not None and row.full), Fraction(0))
    declared = match.group.declared if match.group else None
    return max(tabled, *(one.value for one in (match.statement.full, declared) if one is not None), Fraction(0))


def is_mended(table: ScoreTable, relation: Relation, match: Match, said: Quantity, column: str) -> bool:
    """Whether what the rows of a group come to, in the place of what is said of it, makes the sum right."""
    rows = [table.indicators[at] for at in match.group.members] if match.group else [match.indicator]
    marks = [row.full if column == FULL else row.score for row in rows if row is not None]
    return holds_with(relation, said, sum((mark.value for mark in marks if mark is not None), Fraction(0)))
