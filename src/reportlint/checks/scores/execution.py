"""Checks of the rate of execution: prose against form, and the mark it earns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
from reportlint.relation import Basis, Formula, Term


def rate_agreement(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every execution rate of the prose: it must be the one of the form, where they share the budget."""
    rows = form_rates(facts)
    for amount in facts.amounts:
        current = amount.name == "执行率" and amount.period not in {"prior", "target"}
        found = row_for(facts, amount, rows) if current else None
        if found is None or other_budget(facts, amount.passage, found[2]):
            continue
        relation = relate(Formula.EQUAL, [Term(found[1])], Term(amount.quantity))
        values = {"label": amount.label, "said": amount.quantity.shown(), "printed": found[1].shown()}
        yield observe(relation, values, [Related(found[1].span, "表中执行率")])


FormRate = tuple[str, Quantity, Quantity | None]
"""Row label, printed rate, printed budget."""


def form_rates(facts: Facts) -> list[FormRate]:
    """Return the rows of the only grid that prints execution rates."""
    grids = [grid for grid in facts.grids if grid.column("执行率")]
    if len(grids) != 1:
        return []
    grid = grids[0]
    return [
        (row.label, rate, row.number(grid.column("全年预算数")))
        for row in grid.rows
        if (rate := row.number(grid.column("执行率")))
    ]


def row_for(facts: Facts, amount: Amount, rows: Sequence[FormRate]) -> FormRate | None:
    """Return the row a rate of the prose speaks of: the one it names, or the only or total one."""
    before = facts.prose[amount.passage].passage
    lead = before.text[: before.find(amount.quantity.span)[0]]
    named = [row for row in rows if row[0] and row[0] in re.split(r"[，。；]", lead)[-1]]
    if named or amount.scope:
        return named[0] if named else None
    whole = [row for row in rows if "总" in row[0] or "合计" in row[0]]
    form = any(grid.column("执行率") and grid.column(FULL) for grid in facts.grids)
    if len(facts.score_tables) > 1 or not (form or len(rows) == 1):
        return None
    return rows[0] if len(rows) == 1 else (whole[0] if len(whole) == 1 else None)


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
    return any(re.search(r"得\d+分|扣\d", getattr(slot, "text", "")) for slot in slots if slot)
