"""Income and expenditure told in the same words with the same change: the amounts must be the same, too.

A plan that balances is told twice, once of income and once of expenditure. An amount, its change and its rate hang
together, so that two of the three cannot be alike and the third be another number; a single digit between the third
ones is a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts
from reportlint.facts.prose.claims import Statement
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.number import Modifier, Quantity, telling_digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Term, is_slip
from reportlint.rule import Severity

SIDES = compiled(r"收入|支出|收|支")
"""Words of the two sides of an account."""
ROLES = ("current", "change", "rate")
"""The numbers of a change that hang together."""
LEAST_TELLING = 6
"""Digits of the two numbers that are alike, together, for that to be no chance."""


def mirrored(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every two changes, one of income and one of expenditure, that are told alike and share two numbers."""
    told = [one for one in facts.statements if one.kind == "change" and all(map(one.quantities.get, ROLES))]
    for first, second in combinations(told, 2):
        if are_mirrored(first, second) and facts.part(span_of(first)) is facts.part(span_of(second)):
            yield from compared(first, second)


def are_mirrored(first: Statement, second: Statement) -> bool:
    """Whether two changes are told alike of the two sides of one account."""
    sides = [SIDES.findall(one.label) for one in (first, second)]
    alike = SIDES.sub("", first.label) == SIDES.sub("", second.label) and first.base == second.base
    return alike and sides[0] != sides[1] and bool(sides[0]) and first.directions == second.directions


def compared(first: Statement, second: Statement) -> Iterator[Observation]:
    """Relate the numbers of two such changes, where at least two of the three are the same."""
    pairs = [(first.quantities[role], second.quantities[role]) for role in ROLES]
    same = [pair for pair in pairs if same_print(*pair)]
    if len(same) < len(ROLES) - 1 or sum(telling_digits(one) for one, _ in same) < LEAST_TELLING:
        return
    for one, other in pairs:
        if same_print(one, other) or is_slip(one.text, other.text):
            relation = relate(Formula.EQUAL, [Term(one)], Term(other), Basis.INFERRED)
            values = {"label": second.label, "other": first.label, "said": other.shown(), "printed": one.shown()}
            yield observe(relation, values, beside([(Term(one), first.label)]), ceiling=Severity.WARNING)


def same_print(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are printed alike, without a hedge."""
    plain = one.modifier is other.modifier is Modifier.NONE
    return plain and (one.text, one.unit) == (other.text, other.unit)


def span_of(statement: Statement) -> Span:
    """Return where a change is told."""
    return statement.quantities["current"].span
