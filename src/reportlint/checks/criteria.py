"""Checks of scoring rules in words against the marks of their row: the best mark, the tier of the measured value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.changes import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.score_tables import row_place
from reportlint.facts import Facts, Prose
from reportlint.facts.indicators import RULE, Indicator, ScoreTable
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.relation import Formula, Term
from reportlint.rule import Outcome

AWARD = re.compile(r"(?:得|计|记|满分|给|为)$|(?:符合|达标|完成|达到|以内|以下|以上|预算|要求|目标|标准)$")
"""What stands right before a mark that a rule awards."""
TAKEN = re.compile(r"(?:扣|减|每)[^，。；]{0,14}$")
"""What stands before a mark that a rule takes away, or awards step by step."""
NUMBER = r"\d+(?:\.\d+)?"
NOTE = r"(?:（含）|（不含）)?"
TIER = re.compile(
    rf"""
    (?:
        (?P<low>{NUMBER})%?{NOTE}(?:-|—|~|至|到){{1,2}}(?P<high>{NUMBER})(?P<percent>%)?{NOTE}(?:之间)?的?
      | (?:达到?|等于|为)(?P<exact>{NUMBER})%及?(?:以上)?的?
      | (?P<edge>{NUMBER})%{NOTE}及?(?P<side>以上|以下){NOTE}的?
    )
    ，?(?:得|计|记)(?P<mark>{NUMBER})分
    """,
    re.VERBOSE,
)
"""One step of a scoring rule over a percentage."""


def best_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with a scoring rule: the best mark the rule awards must be the row's maximum."""
    for table, one, rule in rules_of_rows(facts):
        awarded = awards(rule)
        if not awarded or one.full is None or one.full.kind is not Kind.SCORE:
            continue
        best = max(awarded, key=lambda quantity: quantity.value)
        relation = relate(Formula.EQUAL, [Term(one.full)], Term(best))
        if not relation.holds and not claims_best(rule.passage.text, awarded, one.full, best):
            continue
        values = {"label": one.name, "said": best.text, "printed": one.full.text}
        yield observe(relation, values, [Related(one.full.span, "分值")], place=row_place(table, one.row, RULE))


def rules_of_rows(facts: Facts) -> Iterator[tuple[ScoreTable, Indicator, Prose]]:
    """Yield the indicators with a cell that says how their mark is awarded, and what was read in it."""
    cells = {prose.passage.span: prose for prose in facts.cells}
    for table in facts.score_tables:
        column = table.grid.column(RULE)
        for one in table.indicators:
            slot = one.row.slot(column)
            if slot is not None and slot.passage.span in cells:
                yield table, one, cells[slot.passage.span]


def claims_best(text: str, awarded: Sequence[Quantity], full: Quantity, best: Quantity) -> bool:
    """Whether a rule's best mark has to be the row's maximum: marks for several merits add up, 得满分 names none."""
    if "满分" in text or sum(quantity.value for quantity in awarded) == full.value:
        return False
    return best.value > full.value or len(awarded) == 1 or len(tiers(text)) > 1


def awards(prose: Prose) -> list[Quantity]:
    """Return the marks a rule awards outright; a rule that only takes marks away has none."""
    found = []
    for quantity in prose.quantities:
        at = prose.passage.find(quantity.extent)[0]
        lead = prose.passage.text[:at]
        if quantity.kind is Kind.SCORE and AWARD.search(lead) and not TAKEN.search(lead):
            found.append(quantity)
    return found


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a scoring rule over a percentage."""

    low: Fraction
    """Lower bound in percent."""
    high: Fraction
    """Upper bound in percent; a whole upper bound of a range stands for everything below the next whole number."""
    mark: Fraction
    """Marks awarded."""

    def holds(self, value: Fraction) -> bool:
        """Whether a percentage lies in the step."""
        return self.low <= value < self.high


def tier_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with tiers over a percentage whose value is known: the mark must be its tier's."""
    for table, one, rule in rules_of_rows(facts):
        steps = tiers(rule.passage.text)
        value = measured(facts, table, one)
        if len(steps) < 2 or value is None or one.score is None:
            continue
        fitting = [step for step in steps if step.holds(value.value)]
        # On the edge of two steps the words seldom say which of them is meant.
        edges = {step.low for step in steps} | {step.high for step in steps}
        if len(fitting) == 1 and (value.value not in edges or value.value >= 100):
            yield judged(table, one, one.score, fitting[0], value)


def tiers(text: str) -> list[Tier]:
    """Read the steps of a scoring rule: 达100%得10分，90-99%得9分."""
    steps = []
    for match in TIER.finditer(text):
        mark = Fraction(match["mark"])
        if match["low"] and (match["percent"] or "%" in match.group()):
            low, high = Fraction(match["low"]), Fraction(match["high"])
            closes = high.denominator == 1 and high % 10 == 9
            steps.append(Tier(low, high + 1 if closes else high, mark))
        elif match["exact"]:
            steps.append(Tier(Fraction(match["exact"]), Fraction(10**6), mark))
        elif match["edge"]:
            edge = Fraction(match["edge"])
            steps.append(
                Tier(edge, Fraction(10**6), mark) if match["side"] == "以上" else Tier(Fraction(0), edge, mark)
            )
    return steps


def measured(facts: Facts, table: ScoreTable, one: Indicator) -> Quantity | None:
    """Return the percentage a row is judged by: its own actual value, or the only execution rate of the report."""
    slot = one.row.slot(table.grid.column("实际完成值"))
    if slot and slot.quantity and slot.quantity.kind is Kind.RATIO:
        return slot.quantity
    if one.kind != "预算执行":
        return None
    rates = {
        amount.quantity.value: amount.quantity
        for amount in facts.amounts
        if amount.name == "执行率" and not amount.scope
    }
    return next(iter(rates.values())) if len(rates) == 1 else None


def judged(table: ScoreTable, one: Indicator, score: Quantity, step: Tier, value: Quantity) -> Observation:
    """Compare the awarded mark with the tier of the measured value."""
    outcome = Outcome.PASS if score.value == step.mark else Outcome.FAIL
    expected = f"{step.mark.numerator}" if step.mark.denominator == 1 else f"{float(step.mark):g}"
    values = {"label": one.name, "value": value.shown(), "expected": expected, "score": score.text}
    sign = "=" if outcome is Outcome.PASS else "≠"
    return Observation(
        outcome,
        score.span,
        values,
        (Related(value.span, "实际值"),),
        f"{value.shown()} → {expected} {sign} {score.text}",
        place=row_place(table, one.row, "得分"),
    )
