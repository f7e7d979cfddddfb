"""Checks of lists that tell their length: 10个，即…; 甲、乙、丙三项; “甲、乙、丙”三项; 三个问题：一是…二是….

How many names a list has is open where a 和 may join two names or be part of one; what else the number may count
makes a difference a thing for a person to judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.checks.observe import counted_relation
from reportlint.checks.prose.enumerations import Enumeration, announced, itemised, quoted, summed_up
from reportlint.facts import Facts, Prose
from reportlint.finding import Observation, Related
from reportlint.rule import Outcome


def announced_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every list of names that stands behind or right before its number."""
    for prose in facts.prose:
        text = prose.passage.text
        seen: set[int] = set()
        for one in (*announced(text), *summed_up(text)):
            if one.number[0] not in seen:
                seen.add(one.number[0])
                yield counted(prose, one, "、".join(one.items))


def itemised_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every number of problems or measures that 一是…二是… then tell one by one."""
    texts = [prose.passage.text for prose in facts.prose]
    for at, prose in enumerate(facts.prose):
        if "一是" in texts[at] or "①" in texts[at]:
            yield from (counted(prose, one, f"至“{last}”") for one, last in itemised(texts, at))


def quoted_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every quoted enumeration in front of its number: “甲、乙、丙”三项."""
    for prose in facts.prose:
        yield from (counted(prose, one, "、".join(one.items)) for one in quoted(prose.passage.text))


def counted(prose: Prose, one: Enumeration, items: str) -> Observation:
    """Compare a list with its length as told."""
    holds = one.count in one.lengths
    listed = one.count if holds else max(one.lengths)
    span = prose.passage.locate(*one.number)
    values = {"count": prose.passage.text[slice(*one.number)], "listed": str(listed), "items": items}
    failed = Outcome.FAIL if one.sure else Outcome.REVIEW
    return Observation(
        Outcome.PASS if holds else failed,
        span,
        values,
        (Related(prose.passage.locate(*one.listed), "列举"),),
        f"{listed} {'=' if holds else '≠'} {one.count}",
        relations=counted_relation(prose, span, listed),
    )
