"""Lists whose members are sentences: 职工医保收入a。居民医保收入b。医保总收入c; 其中：A…。B…；C….

No mark ties them together but the names: the total says that it is one, and ends as its parts do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlint.facts.across.listings import Listing, earlier
from reportlint.facts.across.rows import Row, alike, same_sort
from reportlint.facts.prose.mentions import Role
from reportlint.number import Modifier
from reportlint.patterns import compiled

SUM_NAME = compiled(r"(?P<before>.*?)(?:总|合计|总计|共计)(?P<tail>[一-鿿]{2,6}|(?<=[合总共]计))$")
"""The name of a sum, and what its parts are called: 医保基金总收入, 收入合计."""
MOST_MEMBERS = 12
"""Sentences before a total that are looked at."""


def sentence_listings(rows: Sequence[Row]) -> Iterator[Listing]:
    """Yield the lists of every passage whose members stand in sentences of their own."""
    for _, run in groupby(rows, key=lambda row: row.passage):
        own = [row for row in run if row.bracket < 0]
        for at, row in enumerate(own):
            yield from summed_up(own, at)
            if row.opened:
                yield from told_on(own, at)


def summed_up(rows: Sequence[Row], at: int) -> Iterator[Listing]:
    """Yield the sentences before a total whose names end as its own does."""
    total = rows[at]
    head = total.cells[0]
    tail = parts_called(head.label)
    if not tail or head.role is not Role.LEVEL:
        return
    members: list[Row] = []
    for row in reversed(rows[max(0, at - MOST_MEMBERS) : at]):
        if row.opened or row.sentence == total.sentence:
            continue
        if not (alike(row, total) and row.label.endswith(tail) and not parts_called(row.label)):
            break
        members.insert(0, row)
    names = {row.label for row in members}
    plain = all(row.cells[0].quantity.modifier is Modifier.NONE for row in members)
    if plain and len(names) == len(members) > 1 and len({row.sentence for row in members}) > 1:
        yield Listing(tuple(members), (heading(total),), declared=False, cued=True, open=False)


def parts_called(label: str) -> str:
    """Return the end that the names of the parts of a sum have in common, `` where a name is no sum's."""
    match = SUM_NAME.match(label)
    return (match["tail"] or match["before"][-2:]) if match else ""


def heading(row: Row) -> Row:
    """Return a row with nothing but its first number."""
    return Row(row.passage, row.cells[:1], row.bracket, row.opened, row.clause, row.sentence)


def names_several(row: Row) -> bool:
    """Whether a row is a list in itself: it states several numbers of one sort, each with a name of its own."""
    head, *others = row.cells
    own = [one for one in others if one.role is head.role and one.label and not one.reason and same_sort(one, head)]
    return any(one.label != head.label for one in own)


def told_on(rows: Sequence[Row], at: int) -> Iterator[Listing]:
    """Yield a list behind 其中 together with the like sentences that follow.

    Only arithmetic says that it goes on, so that nothing but the sum of its first numbers is asked. A list that names
    several parts before its sentence ends is told to its end: its first number alone does not stand for it.
    """
    if names_several(rows[at]):
        return
    members = [rows[at]]
    for row in rows[at + 1 : at + MOST_MEMBERS]:
        if row.opened and row.clause == members[-1].clause:
            continue  # a list inside the member
        if row.opened or not alike(members[0], row) or not row.cells[0].label:
            break
        members.append(row)
    if len({row.sentence for row in members}) > 1:
        totals = tuple(earlier(rows, at))
        yield Listing(tuple(map(heading, members)), totals, declared=False, cued=True, open=False, tentative=True)
