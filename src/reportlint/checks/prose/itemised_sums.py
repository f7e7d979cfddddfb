"""Checks of lists in prose as if they were tables: every column adds up to the total.

What closes proves the list, and only a proven or a declared list convicts its other numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reportlint.checks.memory import once_a_document
from reportlint.checks.prose.list_totals import (
    ADDED,
    Proof,
    addable,
    candidates,
    closing,
    in_role,
    signed,
    sum_of,
    told,
)
from reportlint.checks.prose.meant import PAIR, PEOPLE
from reportlint.checks.prose.suspected_sums import less_likely, supposed, suspected
from reportlint.facts import Facts
from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import Column, Row, columns
from reportlint.facts.prose.classifications import are_all_bands, overlap
from reportlint.facts.prose.mentions import Role
from reportlint.finding import Observation
from reportlint.relation import Basis, may_make, whole_of
from reportlint.slips import mended_by_slip


def itemised_sums(facts: Facts, roles: Collection[Role]) -> Iterator[Observation]:
    """Look at every list of the prose whose numbers of some parts can be added."""
    return (seen for role, seen in all_sums(facts) if role in roles)


@once_a_document
def all_sums(facts: Facts) -> Iterator[tuple[Role, Observation]]:
    """Look at every list of the prose whose numbers can be added."""
    return (seen for one in facts.listings for seen in sums(one))


def sums(one: Listing) -> Iterator[tuple[Role, Observation]]:
    """Yield a look at every column that can be added.

    Columns may have their totals in different rows: the budget in one sentence, the spending in the next.
    """
    added = [column for column in columns(one.items) if column.role in ADDED and addable(column)]
    proofs = [proof for column in added if (proof := closing(column, one.totals))]
    for proof in proofs:
        yield proof.column.role, told(one, proof.column, proof.cell, proof.relation)
    if proofs:
        proven = {id(proof.column) for proof in proofs}
        yield from others(one, [column for column in added if id(column) not in proven], proofs[0].row)
    elif counted := next((proof for column in added if (proof := counted_out(one, column))), None):
        yield from others(one, [column for column in added if column is not counted.column], counted.row)
    elif not one.open and not shares_members(one) and not is_made_nearby(one, added):
        likely = one.said or not one.tentative or are_all_bands([row.label for row in one.items])
        found = list(suspected(one, added)) if likely else []
        yield from found or list(supposed(one, added)) or less_likely(one, added)


def counted_out(one: Listing, column: Column) -> Proof | None:
    """Return what short counts of a list that words open make right before it: 8个，967万元。其中：…3个；…4个；…1个.

    They are too short to prove it, and say that their rows are all there are.
    """
    introduced = (one.cued or one.declared) and not one.open and len(column.cells) > PAIR
    return closing(column, one.totals[:1], short=True) if introduced and column.rank == 0 else None


def is_made_nearby(one: Listing, added: Sequence[Column]) -> bool:
    """Whether a list makes a number right before it, too short to prove it: 计划36个，完成38个，其中14个、24个."""
    for column in added:
        whole = whole_of(map(signed, column.cells))
        cells = (cell for row in one.totals[:1] for cell in candidates(column, row) if may_make(whole, signed(cell)))
        if any(sum_of(column, cell, Basis.INFERRED).holds for cell in cells):
            return True
    return False


def shares_members(one: Listing) -> bool:
    """Whether two groups of people share members, or leave some out: 其中党员36人、女性42人."""
    people = len(one.items) == PAIR and all(row.cells[0].quantity.unit in PEOPLE for row in one.items)
    return people and not (one.said or one.divided or one.enclosed) and overlap(row.label for row in one.items)


def others(one: Listing, open_columns: Sequence[Column], row: Row) -> Iterator[tuple[Role, Observation]]:
    """Yield the columns of a proven list that close nowhere, where their total stands in the same position."""
    for column in open_columns:
        cell = next(candidates(column, row), None)
        if cell is None or len(in_role(row, column)) <= column.rank:
            continue
        relation = sum_of(column, cell, Basis.STRUCTURAL)
        if cell.period == column.cells[0].period and mended_by_slip(relation):
            yield column.role, told(one, column, cell, relation)
