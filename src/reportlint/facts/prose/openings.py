"""Changes from what there was at the beginning, where the sentence tells that.

年初存栏9.36万头，…，年末存栏9.86万头，比年初增长5.3%: the base stands before what came and went.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportlint.facts.prose.claims import Claim
from reportlint.facts.prose.compared import shares_name
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.number import AMOUNTS, Modifier, counts_like
from reportlint.patterns import compiled

AT_FIRST = compiled(r"^(?:年初|期初|上年末|上年底|月初|季初)数?$")
"""Bases that are what there was at the beginning."""
OPENING = compiled(
    r"(?:年初|期初|上年末|上年底|上年度末|月初|季初)(?![^，。；]*(?:预算|计划|安排|批复|下达|目标|任务))[^，。；\d]{0,12}$"
)
"""Words before what there was at the beginning, which is no plan."""
CLOSING = compiled(
    r"(?:年末|年底|期末|月末|季末|余额|结余|结存|存栏|存量|库存|滚存|保有量|总数|总量)[^，。；\d]{0,12}$"
)
"""Words before what there is at the end."""


def give_openings(mentions: Sequence[Mention], drafts: Sequence[Claim]) -> None:
    """Give the changes from the beginning their base, where one amount alone before them is told to be that."""
    for draft in drafts:
        current = draft.roles.get("current")
        if current is None or "base" in draft.roles or not AT_FIRST.match(draft.base):
            continue
        before = [one for one in mentions if one.start <= current.start]
        found = [one for one, behind in pairwise(before) if opens(one, current) and not behind.lead.startswith("、")]
        if len(found) == 1 and CLOSING.search(current.lead) and not OPENING.search(current.lead):
            draft.roles["base"] = found[0]


def opens(one: Mention, current: Mention) -> bool:
    """Whether a number of the same sentence tells what there was at the beginning of what another counts."""
    plain = one.role is Role.LEVEL and one.quantity.kind in AMOUNTS and one.quantity.modifier is Modifier.NONE
    near = one.sentence == current.sentence and one.depth == current.depth and OPENING.search(one.lead) is not None
    return plain and near and counts_like(one.quantity, current.quantity) and shares_name(current, one)
