"""Numbers that are no parts of one before them: 24场，其中专题培训12场、应诉实务5场 counts 24.

A quotient is made of wholes, unless it stands among the parts itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.facts.prose.mentions import Mention
from reportlint.number import approximate, counter, last_step
from reportlint.patterns import compiled

OPENED = compiled(r"其中|包括|分别用于|[（：]|，由[^，。；\d]{1,12}$")
"""What stands between a whole and the first of its parts."""


def without_parts(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out the parts right behind a number that words open."""
    kept: list[Mention] = []
    at = 0
    while at < len(mentions):
        kept.append(mentions[at])
        at += 1 + parts_behind(mentions, at)
    return kept


def parts_behind(mentions: Sequence[Mention], at: int) -> int:
    """Count the parts of one of some numbers right behind it: as many as add up to it, in its part of the sentence."""
    whole, behind = mentions[at], mentions[at + 1 :]
    if not behind or OPENED.search(behind[0].lead) is None:
        return 0
    left = approximate(whole.quantity)
    for size, one in enumerate(behind):
        other = counter(one.quantity) != counter(whole.quantity) or one.sentence != whole.sentence
        left -= approximate(one.quantity)
        if other or "；" in one.lead or left < -last_step(one.quantity) * (size + 1):
            return size
    return len(behind)
