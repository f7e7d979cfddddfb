"""Checks of marks against the money: full marks for time and output though little was spent, for cost though too much.

Nothing of it is proof: less may have been spent because it was saved. Each look asks a person to explain.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.scores.money_block import BUDGET, SPENT
from reportlint.checks.scores.score_tables import row_place
from reportlint.checks.scores.told_rows import execution_rate
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import Indicator, ScoreTable
from reportlint.facts.tables.grids import SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.rule import Outcome

SLOW = Fraction(80, 100)
"""Rate of execution below which work done in full and in time is odd."""
TIMELY = ("数量", "时效")
"""Kinds of indicators that say that all was done, and in time."""
SAVED = compiled(r"节约|节省|压减|结余资金|招标降|核减|跨年|质保金|尾款|未到付款|待付")
"""Words of a report that explain why money is left though the work is done."""
OF_BUDGET = compiled(r"预算|总成本|成本控制|控制数|超支|总投资")
"""Words of a cost indicator that is about the whole of the money."""


def full_though_unspent(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every table with a known execution rate: below 80 %, quantity and time have not earned all marks."""
    for table in facts.score_tables:
        rate = execution_rate(facts, table)
        rows = [one for one in table.indicators if one.kind in TIMELY and one.full and one.score]
        kinds = {one.kind for one in rows}
        if rate is None or rate.kind is not Kind.RATIO or table.repeats or kinds != set(TIMELY):
            continue
        odd = rate.base_value < SLOW and all(has_full_marks(one) for one in rows)
        outcome = Outcome.PASS if not odd else Outcome.REVIEW if SAVED.search(facts.wording) else Outcome.FAIL
        related = tuple(Related(one.score.span, one.name) for one in rows[:5] if one.score)
        yield Observation(outcome, rate.span, {"rate": rate.shown(), "count": str(len(rows))}, related)


def has_full_marks(one: Indicator) -> bool:
    """Whether a row was awarded all its marks."""
    return one.full is not None and one.score is not None and one.score.value >= one.full.value > 0


def full_though_overspent(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every cost indicator about the whole of the money: more spent than planned does not earn all marks."""
    for table in facts.score_tables:
        pair = money_of(table)
        if pair is None or table.repeats:
            continue
        budget, spent = pair
        for one in table.indicators:
            if one.kind != "成本" or not one.score or not is_about_budget(one):
                continue
            odd = spent.base_value > budget.base_value and has_full_marks(one)
            values = {"label": one.name, "spent": spent.text, "budget": budget.text, "score": one.score.text}
            related = (Related(spent.span, SPENT), Related(budget.span, BUDGET))
            computed = f"{spent.text} {'>' if spent.base_value > budget.base_value else '≤'} {budget.text}"
            place = row_place(table, one.row, SCORE)
            outcome = Outcome.FAIL if odd else Outcome.PASS
            yield Observation(outcome, one.score.span, values, related, computed, place=place)


def is_about_budget(one: Indicator) -> bool:
    """Whether some cell of a row says that it is about the whole of the money, not about the price of one thing."""
    texts = [slot.text for slot in one.row.slots if slot is not None and not slot.inherited]
    return any(OF_BUDGET.search(text) for text in texts)


def money_of(table: ScoreTable) -> tuple[Quantity, Quantity] | None:
    """Return budget and spending of the form that a table belongs to, those of its total row."""
    for block, row in table.extra:
        budget, spent = row.number(block.column(BUDGET)), row.number(block.column(SPENT))
        if budget is not None and spent is not None and budget.kind is spent.kind:
            return budget, spent
    return None
