"""What the prose says of the rows and groups of a table that prints what was lost and no score: 标准分 | 失分.

The mark awarded stands nowhere in such a table; it is the maximum less what was lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.told_right import ToldRight
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import Indicator, ScoreTable
from reportlint.facts.scores.matches import Match
from reportlint.facts.tables.grids import DEDUCTED, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Quantity, as_decimal
from reportlint.relation import Formula, Relation, Term


def lists_only_losses(table: ScoreTable) -> bool:
    """Whether a table prints maxima and deductions, but no scores."""
    return table.column(SCORE) is None and table.column(DEDUCTED) is not None


def lost_as_told(facts: Facts, right: ToldRight) -> Iterator[Observation]:
    """Look at every deduction told of a row or a group of such a table."""
    for match, rows in told_rows(facts):
        said = match.statement.deducted
        if said is not None:
            lost = [Term(one.deducted) for one in rows if one.deducted]
            relation = relate(Formula.SUM if len(lost) > 1 else Formula.EQUAL, lost, Term(said))
            yield told(match, rows, said, relation, unsure=right.excuses(match, DEDUCTED))


def left_as_told(facts: Facts, right: ToldRight) -> Iterator[Observation]:
    """Look at every score told of a row or a group of such a table: it is what the maxima leave."""
    for match, rows in told_rows(facts):
        said = match.statement.score
        if said is not None:
            full = [Term(one.full) for one in rows if one.full]
            lost = [Term(one.deducted, -1) for one in rows if one.deducted]
            relation = relate(Formula.SUM, [*full, *lost], Term(said))
            yield told(match, rows, said, relation, unsure=right.excuses(match, SCORE))


def told_rows(facts: Facts) -> Iterator[tuple[Match, Sequence[Indicator]]]:
    """Yield the sentences about such tables with the rows they speak of, where all of these have both marks."""
    for match in facts.matches:
        if lists_only_losses(match.table):
            members = match.group.members if match.group else ()
            rows = [match.indicator] if match.indicator else [match.table.indicators[at] for at in members]
            if rows and all(one.full and one.deducted for one in rows):
                yield match, rows


def told(match: Match, rows: Sequence[Indicator], said: Quantity, relation: Relation, *, unsure: bool) -> Observation:
    """Say what a mark of the prose came to."""
    label = match.indicator.name if match.indicator else match.group.name if match.group else ""
    printed = as_decimal(relation.point) if relation.point is not None else ""
    values = {"label": label, "name": match.name, "said": said.text, "printed": printed, "column": DEDUCTED}
    related = [Related(one.deducted.span, f"评分表{DEDUCTED}") for one in rows if one.deducted]
    return observe(relation, values, related, unsure=unsure)
