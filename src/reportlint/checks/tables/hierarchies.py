"""Hierarchies of rows: families that codes, list numbers, indentation, merged headings and 其中 tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.tables.closings import Family, Footing
from reportlint.facts.tables.entries import BODY

FAR = 400
"""Rows back that the parts of a subtotal are looked for, where those since the last subtotal do not make it."""
MOST_EXCEEDING, MOST_EARLIER = 2, 3
"""Columns in which parts exceed the row before them from which on an earlier row is looked for, and how far back."""


def level_families(plan: Footing) -> Iterator[Family]:
    """Yield every row with the rows of the next level right below it."""
    details = [at for at in plan.members if plan.rows[at].rank == BODY]
    stack: list[tuple[int, list[int]]] = []
    done: list[tuple[int, list[int]]] = []
    for at in details:
        while stack and plan.rows[stack[-1][0]].depth >= plan.rows[at].depth:
            done.append(stack.pop())
        if stack and not parted(plan, stack[-1][0], at):
            stack[-1][1].append(at)
        stack.append((at, []))
    done.extend(reversed(stack))
    for whole, children in sorted(done):
        if children:
            yield leveled(plan, whole, children)


def parted(plan: Footing, first: int, second: int) -> bool:
    """Whether a total stands between two rows: then the second is no part of the first."""
    return any(plan.rows[at].rank != BODY for at in range(first + 1, second))


def leveled(plan: Footing, whole: int, children: Sequence[int]) -> Family:
    """Make the family of a row and the rows of lower level below it: all of them, or as many as make it."""
    family = Family(whole, tuple((at, 1) for at in children), "level", all_told(plan, children))
    if plan.score(family)[0] or not any(plan.rows[at].loose for at in children):
        return family
    fitting = run_below(plan, whole, children)
    return fitting or family


def all_told(plan: Footing, children: Sequence[int]) -> bool:
    """Whether children are said to be all of their whole, and not a part of it."""
    return len(children) > 1 or not plan.rows[children[0]].part


def group_families(plan: Footing) -> Iterator[Family]:
    """Yield the subtotals inside merged headings: 公务用车 | 小计 | 购置费 | 运行费."""
    inside: dict[tuple[str, ...], list[int]] = {}
    for at in plan.members:
        for level in range(1, len(plan.rows[at].group) + 1):
            inside.setdefault(plan.rows[at].group[:level], []).append(at)
    for group, members in inside.items():
        own = [at for at in members if plan.rows[at].group == group]
        wholes = [at for at in own if plan.rows[at].rank != BODY]
        deeper = heads_of(plan, group, members)
        parts = [at for at in own if plan.rows[at].rank == BODY] + deeper
        if len(wholes) == 1 and parts:
            yield Family(wholes[0], tuple((at, 1) for at in sorted(parts)), "group")


def heads_of(plan: Footing, group: tuple[str, ...], members: Sequence[int]) -> list[int]:
    """Return what stands for the groups inside a group: their subtotal, else all their members."""
    inner: dict[tuple[str, ...], list[int]] = {}
    for at in members:
        if len(plan.rows[at].group) > len(group):
            inner.setdefault(plan.rows[at].group[: len(group) + 1], []).append(at)
    heads: list[int] = []
    for ones in inner.values():
        totals = [at for at in ones if plan.rows[at].rank != BODY]
        heads.extend(totals[:1] or ones)
    return heads


def included_families(plan: Footing, members: Sequence[int]) -> list[Family]:
    """Return the families that 其中 opens: the row before it and the rows from it on that make it.

    A second 其中 may divide once more what the first one divided: 总人口，其中非农业，农业，其中男性，女性.
    """
    families: list[Family] = []
    position = 1
    while position < len(members):
        at, before = members[position], members[position - 1]
        if not plan.rows[at].part or plan.rows[before].part:
            position += 1
            continue
        behind = until_total(plan, members[position:])
        wholes = (before, *(one.whole for one in reversed(families)))
        made = (family for whole in wholes if (family := run_below(plan, whole, behind)))
        family = next(made, None) or named_parts(plan, before, behind)
        families.append(family)
        position += max(1, len(family.parts))
    return families


def until_total(plan: Footing, members: Sequence[int]) -> list[int]:
    """Return the rows before the next total."""
    behind: list[int] = []
    for at in members[:FAR]:
        if plan.rows[at].rank != BODY:
            break
        behind.append(at)
    return behind


def run_below(plan: Footing, whole: int, behind: Sequence[int]) -> Family | None:
    """Return the run of rows that makes the whole in most columns, None where none does."""
    best: Family | None = None
    most = (0, 0)
    for size in range(1, min(len(behind), 40) + 1):
        family = Family(whole, tuple((at, 1) for at in behind[:size]), "part")
        closing, open_ = plan.score(family)
        if closing and closing >= open_ and (closing, size) > most and (size > 1 or closing > 1):
            best, most = family, (closing, -size)
    return best


def named_parts(plan: Footing, whole: int, behind: Sequence[int]) -> Family:
    """Return the rows that say themselves that they are parts."""
    parts = [at for at in behind if plan.rows[at].part]
    run = [behind[0]]
    for at in parts[1:]:
        if at == behind[len(run)]:
            run.append(at)
    return Family(bounding(plan, whole, run), tuple((at, 1) for at in run), "part", exhaustive=False)


def bounding(plan: Footing, whole: int, parts: Sequence[int]) -> int:
    """Return the row that parts are of: the one before them, unless they exceed it often and an earlier one never.

    编制, 在职, 退休, 其中：中级以上职称 are some of those 在职.
    """
    if exceeding(plan, whole, parts) < MOST_EXCEEDING:
        return whole
    earlier = plan.members[max(0, plan.members.index(whole) - MOST_EARLIER) : plan.members.index(whole)]
    return next((at for at in reversed(earlier) if not exceeding(plan, at, parts)), whole)


def exceeding(plan: Footing, whole: int, parts: Sequence[int]) -> int:
    """Count the columns in which one of some parts is larger than a whole."""
    return sum(
        any((part := values[at]) is not None and part > most for at in parts)
        for values in plan.values
        if (most := values[whole]) is not None
    )
