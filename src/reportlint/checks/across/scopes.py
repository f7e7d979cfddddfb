"""Checks of a rate of execution that does not say of what it is, beside the spending of the whole.

A report on a whole department that spent 123.60 % of its first budget, and gives `预算执行率为95.00%` without a word of
which budget: the rate is of a part, or on another budget, and should say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.checks.observe import relate
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import canonical
from reportlint.facts.prose.claims import Statement
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity, approximate
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Outcome

WHOLE_SPENDING = compiled(
    r"(?:^|本年|全年|当年|年度|部门|单位|整体|[局委办院所处镇乡])支出(?:决算)?(?:数|合计|总额|总计)?$"
)
"""Names of all that a unit spent."""
FIRST_BUDGET = compiled(r"^(?!.*(?:调整|全年)).*预算")
"""Bases of the budget as it was first approved."""
SCOPED = compiled(r"项目|基本|采购|专项|财政拨款|三公|全年|调整|年初|指标|目标|力争|确保")
"""Words in the name of a rate that say of what it is, or that it is none yet."""
NAMED = compiled(
    r"(?<![一-鿿])(?!年?(?:本|该|各|全部|所有|部门|单位|上述|以上|其中|年度|年内)+项目)"
    r"(?:(?!项目)[一-鿿“”（）]){2,14}(?:项目|专项|工程)|调整后?预算|预算调整|全年预算|追加|采购"
)
"""Words of its passage, or of the headings above, that say so."""
SCORING = compiled(r"^(?:以上|以下|的)?，?(?:可|则|计|记|扣|得)+\d")


@dataclass(frozen=True, slots=True)
class Spending:
    """All that a unit spent, against its first budget."""

    spent: Quantity
    """What was spent."""
    budget: Fraction
    """The budget, in base units."""
    printed: str
    """The budget as printed, or as the change from it gives it."""

    @property
    def rate(self) -> Fraction:
        """How much of the budget was spent."""
        return self.spent.base_value / self.budget


def execution_scope(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every bare rate of execution in a report on a whole unit that spent more than its first budget."""
    if not facts.subject.is_whole:
        return
    spending = next(filter(None, map(overspent, facts.statements)), None)
    if spending is None:
        return
    for statement in facts.statements:
        rate = statement.quantities.get("ratio")
        if rate is not None and is_bare(facts, statement, rate) and not rests_on_other(facts, spending, rate):
            yield compared(spending, rate)


def overspent(statement: Statement) -> Spending | None:
    """Return spending and first budget of a whole unit where a statement tells that more was spent; else None."""
    if statement.unsure or not WHOLE_SPENDING.search(statement.label) or not FIRST_BUDGET.search(statement.base):
        return None
    spent = statement.quantities.get("current") or statement.quantities.get("part")
    budget, change = (
        statement.quantities.get("base") or statement.quantities.get("whole"),
        statement.quantities.get("change"),
    )
    if spent is None or spent.kind is not Kind.MONEY:
        return None
    if budget is not None and 0 < budget.base_value < spent.base_value:
        return Spending(spent, budget.base_value, budget.text)
    if change is not None and statement.directions.get("change") == 1 and change.base_value < spent.base_value:
        former = spent.base_value - change.base_value
        return Spending(spent, former, f"{float(former / spent.scale):.{spent.decimals}f}")
    return None


def is_bare(facts: Facts, statement: Statement, rate: Quantity) -> bool:
    """Whether a rate of execution says neither itself, nor in its passage, nor above it, of what it is."""
    name, _ = canonical(statement.label, facts.vocabulary)
    if statement.kind != "ratio" or name != "执行率" or SCOPED.search(statement.label):
        return False
    if rate.modifier is not Modifier.NONE or statement.period not in {"", str(facts.year)}:
        return False
    passage = facts.prose[statement.passage].passage
    behind = passage.text[passage.find(rate.extent)[1] :]
    words = (passage.text, *facts.breadcrumb(rate.span))
    return not SCORING.match(behind) and not any(map(NAMED.search, words))


def rests_on_other(facts: Facts, spending: Spending, rate: Quantity) -> bool:
    """Whether what the unit spent is the stated part of some other amount: its adjusted budget."""
    due = float(spending.spent.base_value) * 100 / float(rate.value) if rate.value else 0.0
    amounts = (one for one in facts.quantities if one.kind is Kind.MONEY and abs(approximate(one) - due) < due / 50)
    return any(relate(Formula.RATIO, [Term(spending.spent), Term(one)], Term(rate)).holds for one in amounts)


def compared(spending: Spending, rate: Quantity) -> Observation:
    """Compare the rate of the whole with the one that is stated."""
    percent = f"{float(spending.rate * 100):.{max(rate.decimals, 2)}f}%"
    agrees = abs(spending.rate * 100 - rate.value) <= rate.ulp
    computed = f"{spending.spent.text} ÷ {spending.printed} = {percent}" + ("" if agrees else f" ≠ {rate.shown()}")
    values = {"spent": spending.spent.text + spending.spent.unit, "budget": spending.printed, "rate": percent}
    related = (Related(spending.spent.span, "部门支出"),)
    outcome = Outcome.PASS if agrees else Outcome.FAIL
    return Observation(outcome, rate.span, {**values, "stated": rate.shown()}, related, computed)
