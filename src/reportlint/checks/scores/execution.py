"""Checks of the rate of execution: prose against form, and the mark it earns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.checks.scores.score_tables import row_place
from reportlint.checks.scores.told_rows import execution_rate
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.scores.indicators import EXECUTION
from reportlint.facts.scores.targets import ACTUAL
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term


def rate_agreement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every execution rate of the prose: it must be the one of the form, where they share the budget."""
    rows = form_rates(facts)
    for amount in facts.amounts:
        current = amount.name == "执行率" and amount.period not in {"prior", "target"}
        found = row_for(facts, amount, rows) if current else None
        if found is None or other_budget(facts, amount.passage, found.budget) or is_compared_with(facts, amount):
            continue
        relation = relate(Formula.EQUAL, [Term(found.rate)], Term(amount.quantity))
        values = {"label": amount.label, "said": amount.quantity.shown(), "printed": found.rate.shown()}
        yield observe(relation, values, [Related(found.rate.span, "表中执行率")])


COMPARED_WITH = compiled(
    r"(?:[与比较同]|对比)(?:上年|去年|上一年|(?:19|20)\d{2}年)(?:度|同期)?[^，。；（）\d]{0,8}（[^（）\d]*$"
)
"""Words before a rate that brackets tell of the year something is compared with: 比上年（执行率."""


def is_compared_with(facts: Facts, amount: Amount) -> bool:
    """Whether a rate is that of an earlier year: 与2019年（执行率90.10%）相比有所提高."""
    passage = facts.prose[amount.passage].passage
    return COMPARED_WITH.search(passage.text[: passage.find(amount.quantity.span)[0]]) is not None


class FormRate(NamedTuple):
    """An execution rate that a form prints."""

    label: str
    """Label of its row: 年度资金总额, 其中：中央补助."""
    rate: Quantity
    """The rate."""
    budget: Quantity | None
    """The budget of the row."""
    spent: Quantity | None
    """The outturn of the row."""


SOURCE = compiled(r"^(?:其中|其他)?[：:]?|(?:专项|财政|补助)*(?:资金|经费|款)$")
"""What the label of a source of funds has besides its name."""
WHOLE = compiled(r"总|合计")
"""Words of the row of all sources."""
SPENT = compiled(r"(?:支出|支付|使用|拨付|列支|执行|发放|兑付|兑现)[^，。；、\d]{0,6}$")
"""Words right before an amount that was spent."""
LEAST_SOURCE = 2
"""Characters that tell a source from others."""


def form_rates(facts: Facts) -> list[FormRate]:
    """Return the rows of the only grid that prints execution rates."""
    grids = [grid for grid in facts.grids if grid.column("执行率")]
    if len(grids) != 1:
        return []
    grid = grids[0]
    budget, spent = grid.column("全年预算数"), grid.column("全年执行数")
    return [
        FormRate(row.label, rate, row.number(budget), row.number(spent))
        for row in grid.rows
        if (rate := row.number(grid.column("执行率")))
    ]


def row_for(facts: Facts, amount: Amount, rows: Sequence[FormRate]) -> FormRate | None:
    """Return the row a rate of the prose speaks of: the one it names, or whose outturn stands beside it, or the total.

    Where the outturn of something else stands beside it, it speaks of no row; one that the form prints is of that row.
    """
    before = facts.prose[amount.passage].passage
    lead = before.text[: before.find(amount.quantity.span)[0]]
    named = named_row(compiled(r"[，。；]").split(lead)[-1], rows)
    if named or amount.scope:
        return named
    spent = spent_beside(facts, amount, compiled(r"[。；]").split(lead)[-1])
    if spent:
        return next((row for row in rows if row.spent and same_amount(row.spent, spent[-1])), None)
    same = [row for row in rows if row.rate.value == amount.quantity.value]
    if same:
        return same[0]
    whole = [row for row in rows if WHOLE.search(row.label)]
    form = any(grid.column("执行率") and grid.column(FULL) for grid in facts.grids)
    if len(facts.score_tables) > 1 or not (form or len(rows) == 1):
        return None
    return rows[0] if len(rows) == 1 else (whole[0] if len(whole) == 1 else None)


def named_row(words: str, rows: Sequence[FormRate]) -> FormRate | None:
    """Return the row that some words name: by its label, or by the only name of a source that they hold."""
    whole = [row for row in rows if row.label and row.label in words]
    sources = [row for row in rows if len(name := SOURCE.sub("", row.label)) >= LEAST_SOURCE and name in words]
    return whole[0] if whole else sources[0] if len(sources) == 1 else None


def spent_beside(facts: Facts, amount: Amount, clause: str) -> list[Quantity]:
    """Return the amounts spent that stand in the clause up to a rate: 县级配套支出619.88万元，执行率89.14%."""
    passage = facts.prose[amount.passage].passage
    end = passage.find(amount.quantity.span)[0]
    found = []
    for one in facts.prose[amount.passage].quantities:
        at = passage.find(one.span)[0]
        if one.kind is Kind.MONEY and end - len(clause) <= at < end and SPENT.search(passage.text[:at]):
            found.append(one)
    return found


def same_amount(cell: Quantity, said: Quantity) -> bool:
    """Whether a cell, whose unit the table may leave out, prints an amount of the prose."""
    return cell.denotes().meets(said.denotes()) or (cell.kind is Kind.PLAIN and cell.value == said.value)


def other_budget(facts: Facts, passage: int, budget: Quantity | None) -> bool:
    """Whether a passage states a budget that is not the form's, so that its rate has another scope."""
    budgets = [one.quantity for one in facts.amounts if one.passage == passage and one.name == "预算数"]
    if budget is None or not budgets:
        return False
    return not any(one.denotes().meets(budget.denotes()) for one in budgets)


def execution_score(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with maximum, execution rate and score: the score must be rate × maximum.

    A row with tiers of its own is judged by them, not by the formula (财预〔2020〕10号, note 4).
    """
    for grid in facts.grids:
        columns = {name: grid.column(name) for name in (FULL, "执行率", SCORE)}
        if not all(columns.values()):
            continue
        for row in grid.rows:
            full, rate, score = (row.number(columns[name]) for name in (FULL, "执行率", SCORE))
            if not (full and rate and score) or rate.kind is not Kind.RATIO or has_tiers(row.slots):
                continue
            if rate.base_value <= 1 and Fraction(score.text) > Fraction(full.text):
                continue  # a mark out of a hundred, beside its weight
            capped = rate.base_value > 1
            relation = (
                relate(Formula.EQUAL, [Term(full)], Term(score), Basis.STRUCTURAL)
                if capped
                else relate(Formula.PRODUCT, [Term(rate), Term(full)], Term(score), Basis.STRUCTURAL)
            )
            values = {"label": row.label, "rate": rate.shown(), "full": full.text, "score": score.text}
            related = [Related(rate.span, "执行率"), Related(full.span, FULL)]
            yield observe(relation, values, related, place=(f"表 {grid.table + 1}", row.label, SCORE))
    yield from execution_rows(facts)


def execution_rows(facts: Facts) -> Iterator[Observation]:
    """Look at every row of a score table for the execution rate: where no rule is told, the formula may be meant."""
    for table in facts.score_tables:
        for one in table.indicators:
            slot = one.row.slot(table.grid.column(ACTUAL))
            rate = slot.quantity if slot and slot.quantity else execution_rate(facts, table)
            known = one.kind == EXECUTION and one.full and one.score and rate and rate.kind is Kind.RATIO
            if not known or rate is None or one.full is None or one.score is None or has_tiers(one.row.slots):
                continue
            if one.score.kind is Kind.SCORE and rate.base_value <= 1:
                relation = relate(Formula.PRODUCT, [Term(rate), Term(one.full)], Term(one.score), Basis.STRUCTURAL)
                values = {"label": one.name, "rate": rate.shown(), "full": one.full.text, "score": one.score.text}
                related = [Related(rate.span, "执行率"), Related(one.full.span, FULL)]
                yield observe(relation, values, related, place=row_place(table, one.row, SCORE), unsure=True)


def has_tiers(slots: Sequence[object]) -> bool:
    """Whether a row states how its score is awarded."""
    return any(compiled(r"得\d+分|扣\d").search(getattr(slot, "text", "")) for slot in slots if slot)
