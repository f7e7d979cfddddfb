"""Changes whose base stands elsewhere: in the row of a table, or under the same name in another sentence.

Arithmetic tells which former value is meant; where none fits, one slip of the pen away is a hunch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.observe import beside, observe, relate
from reportlint.facts.prose.claims import Statement
from reportlint.finding import Hunch, Observation
from reportlint.number import Kind, Quantity
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Severity
from reportlint.slips import slips_of


def difference_from(statement: Statement) -> Iterator[Observation]:
    """Look at the amount of a change: a present value less a former one."""
    change = statement.quantities.get("change")
    if change is None or change.kind in {Kind.RATIO, Kind.POINTS}:
        return
    result = Term(change, statement.directions.get("change", 1))
    found = [
        relate(Formula.SUM, [Term(current), Term(base.quantity, -1)], result, Basis.INFERRED)
        for current in currents_of(statement)
        for base in statement.bases
        if current.span != base.quantity.span
    ]
    yield from told(statement, found, change)


def rate_from(statement: Statement) -> Iterator[Observation]:
    """Look at the rate of a change: the growth of a present value over a former one."""
    rate = statement.quantities.get("rate")
    if rate is None or proves_itself(statement, rate):
        return
    sign = statement.directions.get("rate") or statement.directions.get("change") or 1
    found = [
        relate(Formula.GROWTH, [Term(current), Term(base.quantity)], Term(rate, sign), Basis.INFERRED)
        for current in currents_of(statement)
        for base in statement.bases
        if current.span != base.quantity.span and base.quantity.value > 0
    ]
    yield from told(statement, found, rate)


def proves_itself(statement: Statement, rate: Quantity) -> bool:
    """Whether the amount of a change gives its rate: then it is a change from nothing else."""
    current, change = statement.quantities.get("current"), statement.quantities.get("change")
    if current is None or change is None or change.kind is not current.kind:
        return False
    sign = statement.directions.get("change") or 1
    operands = [Term(current), Term(change, sign)]
    return relate(Formula.CHANGE_RATE, operands, Term(rate, sign), Basis.INFERRED).holds


def currents_of(statement: Statement) -> Sequence[Quantity]:
    """Return the present values of a change: the printed one, else those of its name."""
    current = statement.quantities.get("current")
    return (current,) if current else tuple(part.quantity for part in statement.parts)


def told(statement: Statement, relations: Sequence[Relation], stated: Quantity) -> Iterator[Observation]:
    """Say what the candidates come to: one that holds settles it, one that a slip explains is a hunch."""
    decided = [one for one in relations if one.verdict is not Verdict.UNBOUND]
    holding = next((one for one in decided if one.holds and not one.weak), None)
    slipped = holding or next((one for one in decided if next(slips_of(one), None) is not None), None)
    sole = decided[0] if len(decided) == 1 else None
    slipped, hunch = (slipped, Hunch.SLIP) if slipped else (sole, Hunch.NAMED)
    hunch = Hunch.NONE if statement.in_row else hunch
    if slipped is None:
        return
    current, base = (term.quantity.text for term in slipped.operands)
    values = {
        "label": statement.label,
        "current": current,
        "base": base if stated.kind is not Kind.RATIO else statement.base or "上年",
        "unit": stated.unit,
        "hint": "",
    }
    related = beside([(slipped.operands[0], statement.label), (slipped.operands[1], base_name(statement, slipped))])
    yield observe(slipped, values, related, unsure=statement.unsure, hunch=hunch, ceiling=Severity.WARNING)


def base_name(statement: Statement, relation: Relation) -> str:
    """Return the name of the former value."""
    at = relation.operands[1].quantity.span
    named = (base.label for base in statement.bases if base.quantity.span == at)
    return next(named, statement.base)
