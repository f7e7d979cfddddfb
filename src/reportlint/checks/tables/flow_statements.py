"""Flow statements: rows that open with a stock and go on with 加 and 减 up to the row that carries the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.checks.tables.closings import Family, Footing
from reportlint.patterns import compiled

MOST_FLOWING = 24
"""Rows behind the first signs of a flow among which its result is looked for."""
COSTS, INCOME = compiled(r"成本|费用|支出"), compiled(r"收入|收益")
"""Names of rows that are taken from those before them, and of these."""


def flow_families(plan: Footing, members: Sequence[int]) -> Iterator[Family]:
    """Yield what opens with a stock and goes on with 加 and 减 up to the row that carries the result.

    The result of one that closes opens the next: 营业利润, 加 and 减, 利润总额, 减, 净利润.
    """
    start = 0
    while start < len(members):
        stop = start + 1
        while stop < len(members) and plan.signs[members[stop]]:
            stop += 1
        if stop == start + 1 or stop >= len(members):
            start += 1
            continue
        before = members[start - 1 : start] if start else ()
        family = best_flow(plan, before, members[start:stop], members[stop:])
        yield family
        start = members.index(family.whole) if plan.score(family)[0] else stop


def best_flow(plan: Footing, before: Sequence[int], run: Sequence[int], behind: Sequence[int]) -> Family:
    """Return the reading of a flow that closes in most columns: a sign may hold until the next one.

    Costs that stand behind an income are taken from it without saying so: 营业总收入, 营业总成本, 加：….
    """
    openings = [[(run[0], 1)]]
    if before and COSTS.search(plan.rows[run[0]].name) and INCOME.search(plan.rows[before[0]].name):
        openings.append([(before[0], 1), (run[0], -1)])
    readings = []
    for opening in openings:
        terms = [*opening, *((at, plan.signs[at]) for at in run[1:])]
        for at in behind[:MOST_FLOWING]:
            readings.append(Family(at, tuple(terms), "flow"))
            terms.append((at, plan.signs[at] or terms[-1][1]))
    return max(readings, key=plan.score_of)
