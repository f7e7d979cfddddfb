"""Totals of lists read as tables: which number may be the total of a column, and what adding up the column comes to.

Which of the rows before a list is its total is settled by arithmetic: the one that some column closes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.checks.observe import beside, observe, relate
from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import Column, Row, same_sort
from reportlint.facts.prose.list_members import LOSS
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import clause
from reportlint.finding import Hunch, Observation
from reportlint.number import Modifier, approximate, digits, is_plain, last_step
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term
from reportlint.rule import Severity

ADDED = {Role.LEVEL: {Role.LEVEL, Role.TO}, Role.CHANGE: {Role.CHANGE}, Role.BASE: {Role.BASE, Role.LEVEL}}
"""Part of the members that are added → parts that their total may play."""
LIMIT = compiled(r"最[高多]|上限|不超过|[单每][户人个家项次]")
"""Words of a number that bounds one case, and is no total."""
ENOUGH_DIGITS = 3
"""Digits of a total that do not add up by chance."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A column that adds up."""

    column: Column
    """The column."""
    row: Row
    """The row its total stands in."""
    cell: Mention
    """The total."""
    relation: Relation
    """The sum."""


def addable(column: Column) -> bool:
    """Whether the cells of a column are plain numbers of one sort."""
    plain = all(is_plain(cell.quantity) for cell in column.cells)
    sorts = all(same_sort(column.cells[0], cell) for cell in column.cells)
    return plain and sorts and len({cell.quantity.span for cell in column.cells}) == len(column.cells)


def closing(column: Column, totals: Sequence[Row], *, short: bool = False) -> Proof | None:
    """Return the first total that a column adds up to, fast floats first; `short` numbers too may do so by chance."""
    computed = sum(approximate(each.quantity) * sign(each) for each in column.cells)
    slack = sum(last_step(each.quantity) for each in column.cells)
    for row in totals:
        for cell in candidates(column, row):
            if abs(computed - approximate(cell.quantity) * sign(cell)) <= slack + last_step(cell.quantity):
                relation = sum_of(column, cell)
                if relation.holds and not relation.strained and (short or telling(relation)):
                    return Proof(column, row, cell, relation)
    return None


def candidates(column: Column, total: Row) -> Iterator[Mention]:
    """Yield the cells of a row that may be the total of a column, the one in the same position first."""
    own = set(map(id, column.cells))
    fitting = [
        cell
        for cell in total.cells
        if cell.part in ADDED[column.role]
        and same_sort(cell, column.cells[0])
        and cell.quantity.modifier is Modifier.NONE
        and not LIMIT.search(clause(cell))
        and id(cell) not in own
    ]
    yield from fitting[column.rank : column.rank + 1]
    yield from fitting[: column.rank]
    yield from fitting[column.rank + 1 :]


def likeliest(column: Column, total: Row) -> list[Mention]:
    """Return the cells of a row that are tried where none is made exactly: the first two, and what it comes to."""
    found = list(candidates(column, total))
    result = [cell for cell in found if END_OF_A_TIME.search(clause(cell))] if len(found) > LEAST_FLOW else []
    named = [cell for cell in found if names_whole(column, cell)]
    return list({id(cell): cell for cell in (*named[-1:], *result[-1:], *found[:2])}.values())


END_OF_A_TIME = compiled(r"年[末底]|期末|月[末底]")


def names_whole(column: Column, cell: Mention) -> bool:
    """Whether the words that open a list name what it divides: 退出412份。退出原因：死亡263份，迁出47份."""
    opening, colon, _ = column.cells[0].lead.partition("：")
    return bool(colon) and len(cell.label) >= LEAST_NAME and opening.startswith(cell.label)


LEAST_NAME = 2
"""Characters of a name by which words before a list say what it divides: 退出412份。退出原因：…."""
LEAST_FLOW = 3
"""Numbers of a row, at least, that tell how much there was, what came or went, and what there is."""


def sign(cell: Mention) -> int:
    """Return -1 for a decrease, and for a loss."""
    if LOSS.search(cell.label):
        return -1
    return cell.direction or 1 if cell.part is Role.CHANGE else 1


def sum_of(column: Column, cell: Mention, basis: Basis = Basis.DECLARED) -> Relation:
    """Relate the cells of a column to their total."""
    return relate(Formula.SUM, list(map(signed, column.cells)), signed(cell), basis)


def signed(cell: Mention) -> Term:
    """Return a number as a sum has it."""
    return Term(cell.quantity, sign(cell))


def telling(relation: Relation) -> bool:
    """Whether a sum is of numbers long enough not to close by chance."""
    length = digits(relation.stated.quantity)
    return length + len(relation.operands) > ENOUGH_DIGITS + 1 and length > 1


def in_role(row: Row, column: Column) -> list[Mention]:
    """Return the cells of a row that may be totals of a column."""
    return [cell for cell in row.cells if cell.part in ADDED[column.role] and same_sort(cell, column.cells[0])]


def told(one: Listing, column: Column, whole: Mention, relation: Relation, *, hunch: Hunch = Hunch.NONE) -> Observation:
    """Say what adding up a column came to."""
    total = relation.stated.quantity
    values = {
        "label": whole.label or clause(whole) or one.items[0].label,
        "total": total.shown(),
        "count": str(len(relation.operands)),
        "unit": total.unit,
    }
    labels = [row.label for row in one.items]
    related = beside(list(zip(relation.operands, labels, strict=True)))
    unsure = column.role is Role.CHANGE and any(cell.unsure for cell in column.cells)
    ceiling = Severity.WARNING if relation.basis is not Basis.DECLARED else None
    return observe(relation, values, related, ceiling=ceiling, unsure=unsure, hunch=hunch)
