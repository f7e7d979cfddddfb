"""How a table adds up: the wholes among its rows, each with the rows that make it.

It is read from the words of the rows (合计, 其中, 减), their codes, list numbers and indentation, and from the numbers
themselves: of the readings that words allow the one counts that closes in most columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.checks.tables.closings import Family, Footing
from reportlint.checks.tables.flow_statements import flow_families
from reportlint.checks.tables.hierarchies import group_families, included_families, level_families
from reportlint.checks.tables.totals import total_families
from reportlint.facts.tables.entries import BODY


def find_families(plan: Footing) -> list[Family]:
    """Find the families, those of the lower levels first."""
    nested = nested_families(plan)
    below = {part for family in nested for part, _ in family.parts}
    if not below:
        nested = included_families(plan, plan.members)
        below = {part for family in nested for part, _ in family.parts}
    plan.stand_ins = {family.whole: family.parts for family in nested if len(family.parts) > 1}
    for family in nested if below else ():
        plan.ranks[family.whole] = BODY  # it sums up its own group, and nothing above or below that
    top = [at for at in plan.members if at not in below]
    flows = list(flow_families(plan, top))
    spent = {part for family in flows for part, _ in family.parts}
    plan.results = {family.whole for family in flows if plan.score(family)[0] > plan.score(family)[1]}
    return [*nested, *flows, *total_families(plan, [at for at in top if at not in spent])]


def nested_families(plan: Footing) -> list[Family]:
    """Return the families that codes, list numbers, indentation or merged headings tell; none where few close."""
    families = [*level_families(plan), *group_families(plan)]
    scores = [plan.score(family) for family in families]
    closing = sum(score[0] for score in scores)
    if 2 * closing < sum(map(sum, scores)) and not totals_close(plan, families):
        return []
    return families


def totals_close(plan: Footing, nested: Sequence[Family]) -> bool:
    """Whether every total is what the heads of families come to, or what their parts do where a head is wrong."""
    below = {part for family in nested for part, _ in family.parts}
    heads = {family.whole for family in nested}
    several = all(len(family.parts) > 1 for family in nested)
    return several and any(is_total(plan, [at for at in plan.members if at not in apart]) for apart in (below, heads))


def is_total(plan: Footing, members: Sequence[int]) -> bool:
    """Whether some rows close under every total."""
    scores = [plan.score(family) for family in total_families(plan, members)]
    return any(closing for closing, _ in scores) and not any(missing for _, missing in scores)
