"""Checks of marks that follow a rate though no rule says so: 完成率90%，得7.2分 of eight.

Whether a report awards marks so is learned from it: where most marks told beside a rate are just that share of their
maxima, a single one that is not is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.award import Share
from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe
from reportlint.checks.scores.own_rules import all_told
from reportlint.checks.scores.row_words import rule_among, told_in, word_cells
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.awards import find_rulings
from reportlint.facts.scores.indicators import Indicator
from reportlint.facts.scores.targets import Target, find_targets
from reportlint.facts.scores.told import Told, rates_told
from reportlint.facts.tables.grids import SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity, as_decimal
from reportlint.relation import Basis, Formula, Relation, Term, evaluate, is_slip
from reportlint.rule import Severity

LEAST_TELLING = 3
"""Marks below their maxima that must be just their share before another one is in doubt."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A mark beside the rate, or the target and result, that it may follow from."""

    label: str
    """Whose mark it is."""
    relation: Relation
    """The mark as that share of its maximum."""
    place: tuple[str, ...] = ()
    """Where its row stands."""

    @property
    def tells(self) -> bool:
        """Whether the mark is the share and less than the maximum: what chance does not make."""
        return self.relation.holds and self.relation.stated.value < self.relation.operands[0].value


def usual_share(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every mark without a rule that stands beside a rate: it should be its share, as the others are."""
    found = list(rated_marks(facts))
    telling, broken = sum(one.tells for one in found), [one for one in found if not one.relation.holds]
    if telling < LEAST_TELLING or LEAST_TELLING * len(broken) > telling:
        return
    for one in found:
        full, score = one.relation.operands[0].quantity, one.relation.stated.quantity
        point = one.relation.point
        values = {"label": one.label, "full": full.text, "score": score.text}
        values["expected"] = as_decimal(point, 2) if point is not None else ""
        related = [Related(term.quantity.span, "实际值") for term in one.relation.operands[1:2]]
        unsure = len(broken) > 1 or (not one.relation.holds and not is_near(one.relation))
        yield observe(one.relation, values, related, place=one.place, ceiling=Severity.WARNING, unsure=unsure)


def is_near(relation: Relation) -> bool:
    """Whether a mark is a slip, or whole points, away from its share, which its own decimals can print."""
    score, point = relation.stated.quantity, relation.point
    if point is None or (point * 10**score.decimals).denominator != 1:
        return False
    return (score.value - point).denominator == 1 or is_slip(f"{float(point):.{score.decimals}f}", score.text)


def rated_marks(facts: Facts) -> Iterator[Rated]:
    """Yield the marks that have a rate, or target and result, and no rule: of rows first, then those of the prose."""
    targets = {id(one.indicator): one for one in find_targets(facts.score_tables)}
    cells = {prose.passage.span: prose for prose in facts.cells}
    told: dict[int, list[Told]] = {}
    rows = {id(match.statement): match.indicator for match in facts.matches}
    for each in all_told(facts):
        row = rows.get(id(each.statement))
        if row is not None:
            told.setdefault(id(row), []).append(each)
    for table in facts.score_tables:
        for one in table.indicators:
            words = word_cells(cells, table, one)
            if one.full is None or one.score is None or rule_among(words, one.full.value) is not None:
                continue
            relation = of_target(one, targets.get(id(one))) or of_words(
                one, [*told.get(id(one), ()), *(told_in(cell, one) for cell in words)]
            )
            if relation is not None:
                yield Rated(one.name, relation, row_place(table, one.row, SCORE))


def of_target(one: Indicator, target: Target | None) -> Relation | None:
    """Relate a mark to target and result."""
    if target is None or one.full is None or one.score is None or not target.target.value:
        return None
    award = Share(above=target.direction == "≤", rate=target.actual.kind is Kind.RATIO)
    return related(one.full, one.score, [target.actual, target.target], award)


def of_words(one: Indicator, words: Sequence[Told]) -> Relation | None:
    """Relate a mark to the only rate that some words give beside it, and that no rule of theirs takes up.

    Beside a rate that was to be reached, it is the share of that: 目标80%，实际72%.
    """
    for told in words:
        rates = rates_told(told) if not find_rulings(told.text) else []
        goals = [number for number in told.quantities if number.kind is Kind.RATIO and number not in rates]
        if len(rates) == 1 and one.full is not None and one.score is not None and 0 < rates[0].base_value <= 1:
            if len({goal.value for goal in goals}) > 1:
                return None
            return related(one.full, told.statement.score or one.score, [*rates, *goals[:1]], Share(rate=True))
    return None


def related(full: Quantity, score: Quantity, found: Sequence[Quantity], award: Share) -> Relation:
    """Relate a mark to what was found by a share."""
    operands = (Term(full), *(Term(one) for one in found))
    return evaluate(Relation(Formula.TIER, operands, Term(score), Basis.INFERRED, award=award))
