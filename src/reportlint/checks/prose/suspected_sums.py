"""Suspected sums: totals that no column of a list makes, where a slip, an earlier draft or a near miss explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from reportlint.checks.prose.list_totals import (
    END_OF_A_TIME,
    ENOUGH_DIGITS,
    candidates,
    in_role,
    likeliest,
    names_whole,
    signed,
    sum_of,
    told,
)
from reportlint.checks.prose.meant import PAIR, exhausted, nearly_made, telling_slip, worth_a_hint
from reportlint.facts.across.listings import Listing
from reportlint.facts.across.rows import Column
from reportlint.facts.prose.classifications import ATTRIBUTE, are_all_bands
from reportlint.facts.prose.list_members import STATUS, TELLS_STATUS
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.scenes import clause
from reportlint.finding import Hunch, Observation
from reportlint.number import digits
from reportlint.patterns import compiled
from reportlint.relation import Basis, Verdict, reaching
from reportlint.slips import mended_by_slip, mended_by_unit, slips_of


def suspected(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield a list that misses its total by one slip of the pen; rows of other shapes are lists of their own."""
    for column in added[:1]:
        if not is_of_one_shape(one, column):
            continue
        for row in one.totals[:4]:
            for cell in likeliest(column, row):
                relation = sum_of(column, cell, Basis.INFERRED)
                if relation.verdict is not Verdict.INCONSISTENT or is_no_list(one, column, cell):
                    continue
                whole = names_whole(column, cell) or are_all_bands([row.label for row in one.items])
                slipped = (whole or telling_slip(one, relation)) and mended_by_slip(relation)
                meant = exhausted(one, row, relation) or nearly_made(one, row, relation)
                if meant or slipped or mended_by_unit(relation):
                    several = len(column.cells) > PAIR and digits(cell.quantity) >= ENOUGH_DIGITS
                    tied = one.declared and row is one.totals[0]
                    sure = meant or not slipped or tied or several or whole
                    yield column.role, told(one, column, cell, relation, hunch=Hunch.NONE if sure else Hunch.SLIP)
                    return


def is_no_list(one: Listing, column: Column, total: Mention) -> bool:
    """Whether something speaks against a total and its list: a member of its own kind, a sum before its end, a flow."""
    return lists_sibling(column, total) or ends_before(column, total) or is_mixed(one, column, total)


STOCK_OF_A_TIME = compiled(r"(?<![比较与同])(?:上年|年初)|期初|年末|期末|月末")
"""Words of what there is at one time."""


def is_mixed(one: Listing, column: Column, total: Mention) -> bool:
    """Whether members are of different sorts: stocks and flows, things and what became of them, attributes of one.

    Where words open a list, what it divides may be of a time that they do not name again: 年末在职88人，其中….
    """
    whole, *timed = (STOCK_OF_A_TIME.search(clause(each)) is not None for each in (total, *column.cells))
    introduced = one.declared or one.cued or one.divided or one.enclosed
    ended = END_OF_A_TIME.search(clause(total)) is not None
    times = {*timed} if introduced and ended and not any(timed) else {whole, *timed}
    stated = [STATUS.match(each.lead) is not None for each in column.cells]
    kinds = any(ATTRIBUTE.search(each.label) for each in column.cells)
    return len(times) > 1 or (any(stated[1:]) and not TELLS_STATUS.search(column.cells[0].lead)) or kinds


def lists_sibling(column: Column, total: Mention) -> bool:
    """Whether a member bears the kind of name its total has, the first does not: 苹果面积，其中挂果；梨面积."""
    first, *others = column.cells
    kind = total.label[-2:]
    if "；" in total.lead and "；" not in first.lead and all("；" in each.lead for each in others):
        return True  # …；无法提供33件，其中因不掌握的26件；不予处理9件: members of the list that the total is one of
    return len(kind) > 1 and first.label[-2:] != kind and any(each.label[-2:] == kind for each in others)


def is_of_one_shape(one: Listing, column: Column) -> bool:
    """Whether every row prints as many numbers of a column's sort; one that prints more is a list of its own."""
    return len({len(in_role(row, column)) for row in one.items}) == 1


def supposed(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield as a hunch the first total that a list misses by one slip of the pen; two numbers alone are no list."""
    meant = one.declared or one.cued or one.said or one.divided
    apart = one.tentative and len({row.passage for row in one.items}) > 1  # the first of numbered items is seldom all
    likely = not apart and (meant or len(one.items) > PAIR)
    for column in added if likely else ():
        if not is_of_one_shape(one, column):
            continue
        for row in one.totals[:4]:
            for cell in likeliest(column, row):
                relation = sum_of(column, cell, Basis.INFERRED)
                again = any(term.value == relation.stated.value for term in relation.operands)
                broken = relation.verdict is Verdict.INCONSISTENT and not again and not is_mixed(one, column, cell)
                if broken and next(slips_of(relation), None) is not None:
                    yield column.role, told(one, column, cell, relation, hunch=Hunch.SLIP)
                    return


def less_likely(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield what is left to suppose of a list: a slip in short numbers, a total of an earlier draft, a near miss."""
    guesses = list(guessed(one, added))
    slipped = [(role, each) for role, each in guesses if any(map(mended_by_slip, each.relations))]
    yield from slipped or list(outdated(one, added)) or guesses


FORMER = Fraction(3, 2)
"""How many times larger or smaller than its list a total may be and still be of an earlier draft."""


def outdated(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield as a hunch the total that words tie to a list of other size: another print of it may be what they make."""
    tied = (one.declared or one.items[0].opened) and len(one.items) > PAIR and one.totals
    for column in added[:1] if tied else ():
        cell = next(candidates(column, one.totals[0]), None)
        relation = sum_of(column, cell, Basis.INFERRED) if cell else None
        if cell is None or relation is None or relation.point is None or relation.verdict is not Verdict.INCONSISTENT:
            continue
        small, large = sorted((abs(relation.point), abs(relation.stated.value)))
        if large <= FORMER * small:
            yield column.role, told(one, column, cell, relation, hunch=Hunch.SLIP)


def guessed(one: Listing, added: Sequence[Column]) -> Iterator[tuple[Role, Observation]]:
    """Yield as a guess the total right before a list that is nearly made, or missed by one slip of the pen."""
    for column in added[:1]:
        for row in one.totals[: 4 if one.counted else 2]:
            cell = next(candidates(column, row), None)
            if cell is None or row.passage != one.items[0].passage or cell.start > column.cells[0].start:
                continue
            relation = sum_of(column, cell, Basis.INFERRED)
            again = any(term.value == relation.stated.value for term in relation.operands)
            broken = relation.verdict is Verdict.INCONSISTENT and not again and not is_mixed(one, column, cell)
            if broken and worth_a_hint(one, relation) and not ends_before(column, cell):
                yield column.role, told(one, column, cell, relation, hunch=Hunch.GUESS)
                return


def ends_before(column: Column, cell: Mention) -> bool:
    """Whether the first numbers of a column make its total already: what follows them is no part of it."""
    sizes = (size for size in reaching(map(signed, column.cells[:-1]), signed(cell)) if size > 1)
    return any(sum_of(replace(column, cells=column.cells[:size]), cell).holds for size in sizes)
