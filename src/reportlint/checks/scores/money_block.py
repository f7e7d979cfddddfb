"""Checks of the money block of a self-evaluation form: the total row, its sources, the budget it is measured by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.checks.check import NoParams
from reportlint.checks.observe import observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.amounts import Amount
from reportlint.facts.tables.grids import Column, Grid, Row
from reportlint.finding import Observation, Related
from reportlint.number import Kind, Modifier, Quantity
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Outcome, Severity

INITIAL, BUDGET, SPENT, RATE = "年初预算数", "全年预算数", "全年执行数", "执行率"
AMOUNTS = (INITIAL, BUDGET, SPENT)
WHOLE = compiled(r"资金总额|总额|^合计$|^总计$|资金合计")
SOURCE = compiled(r"拨款|财政|结转|其他|其它|上级|本级|中央|省级|市级|县级|区级|自筹|单位资金|补助|配套")
COMPLETE = 3
"""Sources from which on a list is taken for complete: 财政拨款, 上年结转, 其他资金."""


def blocks(facts: Facts) -> Iterator[tuple[Grid, Row, tuple[Row, ...]]]:
    """Yield the money blocks: a total row with the rows of its sources below."""
    for grid in facts.grids:
        if grid.column(SPENT) is None or grid.column(BUDGET) is None:
            continue
        rows = [row for row in grid.rows if has_amount(grid, row) or WHOLE.search(label_of(row))]
        for at, row in enumerate(rows):
            if WHOLE.search(label_of(row)):
                parts = tuple(one for one in rows[at + 1 :] if SOURCE.search(label_of(one)))
                if parts:
                    yield grid, row, parts
                break


def has_amount(grid: Grid, row: Row) -> bool:
    """Whether a row prints an amount."""
    return any(row.number(column_of(grid, name)) for name in AMOUNTS)


def label_of(row: Row) -> str:
    """Return the words of a row."""
    return "".join(slot.text for slot in row.slots if slot and not slot.inherited and slot.text and not slot.quantity)


def column_of(grid: Grid, name: str) -> Column | None:
    """Return a column by name."""
    return grid.column(name)


def sources_total(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every column of a money block: its sources make its total; a short list stays below it."""
    for grid, whole, parts in blocks(facts):
        for name in AMOUNTS:
            stated = whole.number(grid.column(name))
            numbers = [number for row in parts if (number := row.number(grid.column(name)))]
            if stated is None or len(numbers) < 2 or is_unfilled(stated, numbers):
                continue
            formula = Formula.SUM if len(parts) >= COMPLETE else Formula.SUBSET
            relation = relate(formula, [Term(number) for number in numbers], Term(stated), Basis.STRUCTURAL)
            if formula is Formula.SUBSET and not relation.holds:
                relation = relate(Formula.SUM, relation.operands, relation.stated, Basis.STRUCTURAL)
            values = {"label": whole.label, "column": name, "count": str(len(numbers))}
            related = [Related(number.span, name) for number in numbers]
            yield observe(relation, values, related, place=(f"表 {grid.table + 1}", whole.label, name))


def is_unfilled(stated: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Whether a total is nought though its sources are not."""
    return stated.value == 0 and any(number.value for number in numbers)


def unfilled_total(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every total of a money block: it cannot be nought or blank where its sources hold money."""
    for grid, whole, parts in blocks(facts):
        for name in AMOUNTS:
            slot = whole.slot(grid.column(name))
            numbers = [number for row in parts if (number := row.number(grid.column(name)))]
            if slot is None or slot.inherited or not any(number.value for number in numbers):
                continue
            empty = not slot.text or (slot.quantity is not None and slot.quantity.value == 0)
            values = {"label": whole.label, "column": name, "text": slot.text or "空白"}
            related = tuple(Related(number.span, name) for number in numbers if number.value)
            place = (f"表 {grid.table + 1}", whole.label, name)
            span = slot.passage.span
            yield Observation(Outcome.FAIL if empty else Outcome.PASS, span, values, related, place=place)


def overspent(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with budget and spending: more was spent than the budget of the year.

    Where the printed rate says so openly, it is only worth a look.
    """
    for grid in facts.grids:
        if grid.column(SPENT) is None or grid.column(BUDGET) is None or grid.column(RATE) is None:
            continue
        for row in grid.rows:
            budget, spent = row.number(grid.column(BUDGET)), row.number(grid.column(SPENT))
            if budget is None or spent is None or budget.kind is not spent.kind:
                continue
            relation = relate(Formula.BOUND, [Term(spent)], Term(budget), Basis.STRUCTURAL)
            values = {"label": row.label, "spent": spent.text, "budget": budget.text}
            related = [Related(budget.span, BUDGET)]
            place = (f"表 {grid.table + 1}", row.label, SPENT)
            rate = row.number(grid.column(RATE))
            openly = rate is not None and rate.base_value > 1
            ceiling = Severity.INFO if openly else Severity.WARNING
            yield observe(relation, values, related, span=spent.span, place=place, ceiling=ceiling)


def initial_base(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row with both budgets and a rate: a rate that only the initial budget gives has the wrong base."""
    for grid in facts.grids:
        columns = [grid.column(name) for name in (INITIAL, BUDGET, SPENT, RATE)]
        if not all(columns):
            continue
        for row in grid.rows:
            initial, budget, spent, rate = (row.number(column) for column in columns)
            if not (initial and budget and spent and rate) or rate.kind is not Kind.RATIO:
                continue
            by_initial, by_budget = ratio(spent, initial, rate), ratio(spent, budget, rate)
            wrong = by_initial.holds and not by_budget.holds and initial.value > 0
            values = {"label": row.label, "rate": rate.shown(), "initial": initial.text, "budget": budget.text}
            related = (Related(initial.span, INITIAL), Related(budget.span, BUDGET))
            place = (f"表 {grid.table + 1}", row.label, RATE)
            computed = f"{spent.text} ÷ {initial.text} = {rate.shown()}" if wrong else ""
            outcome = Outcome.FAIL if wrong else Outcome.PASS
            yield Observation(outcome, rate.span, values, related, computed, place=place)


def ratio(first: Quantity, second: Quantity, rate: Quantity) -> Relation:
    """Relate two amounts to a rate."""
    return relate(Formula.RATIO, [Term(first), Term(second)], Term(rate), Basis.STRUCTURAL)


def slipped_unit(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at budget and spending of the prose against the form: the same digits in another unit are a slip."""
    for grid, whole, _ in blocks(facts):
        printed = [number for name in AMOUNTS if (number := whole.number(grid.column(name))) and number.value]
        for amount in facts.amounts:
            said = amount.quantity
            if amount.name not in {"预算数", "执行数"} or said.kind is not Kind.MONEY:
                continue
            same = [one for one in printed if one.kind is Kind.MONEY and one.value == said.value and len(one.text) > 3]
            if not same or any(one.denotes().meets(said.denotes()) for one in printed if one.kind is Kind.MONEY):
                continue
            values = {"label": amount.label, "said": said.text + said.unit, "printed": same[0].text + same[0].unit}
            relation = relate(Formula.EQUAL, [Term(same[0])], Term(replace(said)))
            yield observe(relation, values, [Related(same[0].span, "资金表")])


def told_amount(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at budget and spending of the prose against the form of a report with one: they must be the same money.

    Only where the prose names one amount of that kind: several may be of several scopes.
    """
    found = list(blocks(facts))
    if len(found) != 1:
        return
    grid, whole, parts = found[0]
    for name, columns in (("预算数", (INITIAL, BUDGET)), ("执行数", (SPENT,))):
        said = [one for one in facts.amounts if one.name == name and is_own(one)]
        rows = [whole, *parts]
        printed = [number for row in rows for column in columns if (number := row.number(grid.column(column)))]
        own = [number for column in columns[::-1] if (number := whole.number(grid.column(column)))]
        if not own or len({one.quantity.base_value for one in said}) != 1 or slipped(said[0].quantity, own):
            continue
        for one in said:
            same = next((number for number in printed if number.denotes().meets(one.quantity.denotes())), None)
            relation = relate(Formula.EQUAL, [Term(same or own[0])], Term(one.quantity), Basis.INFERRED)
            shown, said_as = same or own[0], one.quantity.text + one.quantity.unit
            values = {"label": name, "said": said_as, "printed": shown.text + shown.unit}
            yield observe(
                relation, values, [Related(shown.span, "资金表")], place=(f"表 {grid.table + 1}", whole.label)
            )


def is_own(amount: Amount) -> bool:
    """Whether an amount of the prose is one of money, of this year and of the whole."""
    plain = amount.quantity.modifier is Modifier.NONE and amount.quantity.kind is Kind.MONEY
    return plain and not amount.scope and amount.period not in {"prior", "target"}


def slipped(said: Quantity, printed: Sequence[Quantity]) -> bool:
    """Whether an amount has the digits of another in another unit: that is another rule's finding."""
    return any(one.value == said.value and one.scale != said.scale for one in printed)
