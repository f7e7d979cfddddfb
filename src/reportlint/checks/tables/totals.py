"""Totals over the rows of a table: those that say so, in ranks from 小计 to 总计, and one that makes all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.tables.closings import Family, Footing
from reportlint.checks.tables.hierarchies import FAR
from reportlint.facts.tables.entries import BODY, GRAND, SUBTOTAL, TOTAL_LABEL
from reportlint.patterns import compiled

MOST_SUFFIXES = 40
"""Rows above a total that are tried, one more at a time, where nothing else makes it."""
LONG = 4
"""Digits of a total that rows do not make by chance."""
NEARLY = 1 / 4
"""Share of its total that a column may miss where the one beside it closes."""
ALL = compiled(r"^[全总]|总量$|总数$|总额$")
"""The name of a first or last row that is all the others: 全市."""


def total_families(plan: Footing, top: Sequence[int]) -> Iterator[Family]:
    """Yield the totals of the highest level: those that say so; where none closes, a row that makes all others."""
    found = list(worded(plan, top))
    told = any(plan.rows[at].rank for at in top)
    if not told or not any(plan.score(family)[0] for family in found):
        found = list(unnamed(plan, top)) or found
    yield from found


def worded(plan: Footing, top: Sequence[int]) -> Iterator[Family]:
    """Yield the totals that say so: 小计 first, then 合计, then 总计; what a lower one takes is spent."""
    rest = list(top)
    for rank in range(SUBTOTAL, GRAND + 1):
        families = list(ranked(plan, rest, rank))
        spent = {part for family in families for part, _ in family.parts}
        rest = [at for at in rest if at not in spent]
        yield from families


def ranked(plan: Footing, members: Sequence[int], rank: int) -> Iterator[Family]:
    """Yield the totals of one rank, each with the rows above it, or with those below where those fit better."""
    open_: list[int] = []
    spent: set[int] = set()
    for position, at in enumerate(members):
        if plan.ranks[at] > rank:
            open_ = []
        elif plan.ranks[at] < rank:
            open_.extend([at] if at not in spent else [])
        else:
            family = best_total(plan, at, open_, rows_below(plan, members, position + 1, rank))
            if family is not None:
                yield family
                spent.update(part for part, _ in family.parts)
            open_ = [one for one in open_ if one not in spent][-FAR:] if rank == SUBTOTAL else []
            open_.append(at)


def rows_below(plan: Footing, members: Sequence[int], start: int, rank: int) -> list[int]:
    """Return the rows below a total up to the next one of its rank."""
    behind = next((at for at in plan.members if at > members[start - 1]), None)
    if behind is not None and plan.rows[behind].part:
        return []  # 总计，其中…: what follows may overlap, and need not be all
    stop = start
    while stop < len(members) and plan.ranks[members[stop]] < rank:
        stop += 1
    return list(members[start:stop])


def best_total(plan: Footing, whole: int, above: Sequence[int], below: Sequence[int]) -> Family | None:
    """Return the reading that closes in most columns; where none does, the rows since the last total."""
    plain: list[tuple[tuple[int, int], Family]] = []
    for run in (namesakes(plan, whole, above), *rows_added(plan, above, below)):
        if len(run) > 1 or (run and plan.ranks[whole] == SUBTOTAL):
            family = Family(whole, plan.signed(run), "total")
            closing, open_ = plan.score(family)
            if closing and not open_:
                return family
            if len(run) > 1:
                plain.append(((closing, -open_), family))
    if not plain:
        return None
    score, best = max(plain, key=first_of)
    if score[0]:
        return best
    suffixes = [above[-size:] for size in range(2, min(len(above), MOST_SUFFIXES))]
    others = [Family(whole, plan.signed(run), "total") for run in suffixes]
    other = max(others, key=plan.score_of, default=best)
    return other if plan.score(other)[0] > 1 else best


def since_total(plan: Footing, above: Sequence[int]) -> list[int]:
    """Return the rows since the last total among some."""
    last = max((number for number, at in enumerate(above) if plan.ranks[at]), default=-1)
    return list(above[last + 1 :])


def rows_added(plan: Footing, above: Sequence[int], below: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the rows a total may add up, most likely first."""
    totals = [at for at in above if plan.ranks[at]]
    yield since_total(plan, above) if totals and plan.ranks[above[-1]] == BODY else above
    yield below
    if totals:
        yield above
        yield totals
        yield [at for at in above if not plan.ranks[at]]
    yield shallowest(plan, above)
    yield shallowest(plan, below)
    yield from (below[:size] for size in range(2, min(len(below), MOST_SUFFIXES)))


def namesakes(plan: Footing, whole: int, above: Sequence[int]) -> list[int]:
    """Return the rows right above a total that have its name in theirs: 限定性净资产 for 净资产合计."""
    stem = TOTAL_LABEL.sub("", plan.rows[whole].name)
    named = [bool(stem) and stem in plan.rows[at].name for at in above]
    first = len(named)
    while first and named[first - 1]:
        first -= 1
    return list(above[first:])


def shallowest(plan: Footing, members: Sequence[int]) -> list[int]:
    """Return the rows of the highest level among some."""
    details = [at for at in members if not plan.rows[at].part]
    least = min((plan.rows[at].depth for at in details), default=0)
    return [at for at in details if plan.rows[at].depth == least]


def unnamed(plan: Footing, top: Sequence[int]) -> Iterator[Family]:
    """Yield a first or last row that makes all the others without saying so: 全市, then its districts.

    The result of a flow is none: 基本分 + 加减分 make 最终得分, and what is left over makes 基本分.
    """
    if len(top) < 4:
        return
    for whole, parts in ((top[0], top[1:]), (top[-1], top[:-1])):
        family = Family(whole, plan.signed(parts), "total")
        closing, open_ = plan.score(family)
        if whole in plan.results:
            continue
        told = closing > 1 - bool(ALL.search(plan.rows[whole].name)) or (open_ == 1 and is_telling(plan, family))
        if told and closing >= open_ and adds_several(plan, family):
            yield family
            return


def adds_several(plan: Footing, family: Family) -> bool:
    """Whether a family closes in a column in which more than one of its parts is no nought."""
    closed = {field for field, holds in plan.closings(family) if holds}
    return any(
        sum(bool(values[part]) for part, _ in family.parts) > 1
        for field, values in zip(plan.fields, plan.values, strict=True)
        if field in closed
    )


def is_telling(plan: Footing, family: Family) -> bool:
    """Whether the column that a family closes in is of numbers too long to close by chance, and the other near."""
    stated = [plan.sheet.lines[field][family.whole] for field, holds in plan.closings(family) if holds]
    long = any(one and len(one.text.replace(".", "").lstrip("-")) >= LONG for one in stated)
    return long and all(share_missed(plan, family, at) <= NEARLY for at in range(len(plan.fields)))


def share_missed(plan: Footing, family: Family, at: int) -> float:
    """Return what share of its total a family misses in a column, 0 where it has none."""
    values = plan.values[at]
    stated = values[family.whole]
    total = sum(sign * (values[part] or 0.0) for part, sign in plan.addends(family, values))
    return abs(total - stated) / abs(stated) if stated else 0.0


def first_of(pair: tuple[tuple[int, int], Family]) -> tuple[int, int]:
    """Return how well a reading closes."""
    return pair[0]
