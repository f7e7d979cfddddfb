"""Checks of what the prose says twice about one row or group, and of its targets and results against the table."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.another_mark import is_of_another_year
from reportlint.checks.scores.measures_told import measures_told
from reportlint.checks.scores.own_rules import all_told
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.targets import ACTUAL, TARGET, find_targets
from reportlint.facts.scores.told import pair_told
from reportlint.facts.tables.grids import CUT, FULL, SCORE
from reportlint.finding import Hunch, Observation, Related
from reportlint.number import Quantity, digits
from reportlint.relation import Formula, Term
from reportlint.rule import Severity

MOST_MARKS = 2
"""Marks of a row that are one and its misprint; of more, each is that of another unit."""


def repeated_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every mark of a row or group that the prose gives again: it must be the one given first.

    Where the table gives the mark too, a difference is told beside the table; this only adds what agrees. Two marks of
    one row in one sentence may be those of two units.
    """
    first: dict[tuple[int, str], Quantity] = {}
    values: dict[tuple[int, str], set[Fraction]] = {}
    for match in facts.matches:
        for said, _, column in marks_told(match):
            if said is not None:
                values.setdefault((id(match.indicator or match.group), column), set()).add(said.value)
    for match in facts.matches:
        for said, printed, column in marks_told(match):
            if said is None or match.statement.passage < 0 or is_of_another_year(facts, match):
                continue
            key = (id(match.indicator or match.group), column)
            earlier = first.setdefault(key, said)
            relation = relate(Formula.EQUAL, [Term(earlier)], Term(said))
            if earlier is not said and (relation.holds or not printed):
                names = {"label": match.name, "column": column, "said": said.text, "printed": earlier.text}
                together = facts.context(earlier.span) == facts.context(said.span)
                unsure = together or len(values[key]) > MOST_MARKS
                yield observe(relation, names, [Related(earlier.span, "前一处")], unsure=unsure)


def marks_told(match: Match) -> Iterator[tuple[Quantity | None, bool, str]]:
    """Yield the marks of a sentence, whether the table gives the mark too, and its column.

    Of a row that gives each of several units its mark, each sentence may tell another one.
    """
    one, statement = match.indicator, match.statement
    shared = one is not None and one.score is None and len(one.parties) > 1
    yield statement.full, one is None or one.full is not None, FULL
    yield statement.score, one is None or one.score is not None or shared, SCORE
    yield statement.deducted, True, "扣分"


def cut_agreement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every cut of a review tied to a row: it must be what the table prints for it."""
    for match in facts.matches:
        row = match.indicator.row if match.indicator else None
        printed = row.number(match.table.grid_of(row).column(CUT)) if row else None
        if match.indicator is not None and match.statement.cut is not None and printed is not None:
            relation = relate(Formula.EQUAL, [Term(printed)], Term(match.statement.cut))
            values = {"label": match.indicator.name, "said": match.statement.cut.text, "printed": printed.text}
            yield observe(relation, values, [Related(printed.span, f"评分表{CUT}")])


def measured_pair(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with target and result whose sentence gives two numbers of that unit: they must be the same.

    One of them has to agree, so that the two are known to be these.
    """
    targets = {id(one.indicator): one for one in find_targets(facts.score_tables)}
    rows = {id(match.statement): match.indicator for match in facts.matches}
    for told in all_told(facts):
        one = targets.get(id(rows.get(id(told.statement))))
        pair = pair_told(told) if one else None
        if one is None or pair is None or pair[0].unit != one.target.unit:
            continue
        looks = [
            (relate(Formula.EQUAL, [Term(printed)], Term(said)), name)
            for printed, said, name in ((one.target, pair[0], TARGET), (one.actual, pair[1], ACTUAL))
        ]
        for relation, name in looks if any(relation.holds for relation, _ in looks) else ():
            printed = relation.operands[0].quantity
            values = {
                "label": one.indicator.name,
                "said": relation.stated.quantity.text + relation.stated.quantity.unit,
                "printed": printed.text + printed.unit,
                "column": name,
            }
            place = row_place(one.table, one.indicator.row, name)
            yield observe(relation, values, [Related(printed.span, name)], place=place)
    yield from told_elsewhere(facts)


def told_elsewhere(facts: Facts) -> Iterator[Observation]:
    """Look at every measure of a row that the prose prints again under the name of the row."""
    for one in measures_told(facts):
        printed, said = one.printed.quantity, one.said.quantity
        values = {
            "label": one.printed.indicator.name,
            "said": said.shown(),
            "printed": printed.shown(),
            "column": one.printed.column,
        }
        long = min(digits(printed), digits(said)) > 1
        hunch = Hunch.SLIP if long else Hunch.NAMED
        related = [Related(printed.span, one.printed.column)]
        yield observe(one.relation, values, related, ceiling=Severity.WARNING, hunch=hunch)
