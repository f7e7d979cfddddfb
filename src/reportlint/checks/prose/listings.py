"""Checks of lists that tell their length: 10个，即…; 甲、乙、丙三项; “甲、乙、丙”三项; 三个问题：一是…二是….

How many names a list has is open where a 和 may join two names or be part of one; what else the number may count
makes a difference a thing for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from reportlint.checks.check import NoParams
from reportlint.checks.observe import counted_relation, relate
from reportlint.checks.prose.enumerations import Enumeration, announced, itemised, quoted, summed_up
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.scenes import Way
from reportlint.facts.prose.ties import Tie, TieKind
from reportlint.facts.text.numerals import chinese_integer
from reportlint.finding import Observation, Related
from reportlint.number import telling_digits
from reportlint.relation import Basis, Relation, Verdict
from reportlint.rule import Outcome

LEAST_TELLING = 5
"""Digits of a sum and numbers added, together, that do not close by chance."""


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


SUM_OF = re.compile(r"(?P<number>[两二三四五六七八九])(?P<unit>[项类个种笔])(?:合计|共计|总计|之和|相加|加总)")
"""三项合计2541.00万元: how many numbers a sum adds up."""


def summed_list(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sum that says how many numbers it adds up: those that make it must be as many."""
    ties = {one.stated.quantity.span: one for one in facts.ties if one.kind is TieKind.ADDITION}
    for prose in facts.prose:
        for match in SUM_OF.finditer(prose.passage.text):
            named = next((one for one in prose.mentions if 0 <= one.start - match.end() <= 8), None)
            tie = ties.get(named.quantity.span) if named else None
            relation = next(filter(is_telling, map(partial(related, tie), tie.ways)), None) if tie else None
            if relation is not None:
                yield addends_counted(prose, match, relation)


def related(tie: Tie, way: Way) -> Relation:
    """Evaluate one way to make a sum."""
    return relate(way.formula, way.operands, tie.stated, Basis.INFERRED)


def is_telling(relation: Relation) -> bool:
    """Whether a sum closes, on numbers too long to close by chance."""
    length = telling_digits(relation.stated.quantity)
    return relation.verdict is Verdict.EXACT and length + len(relation.operands) > LEAST_TELLING


def addends_counted(prose: Prose, match: re.Match[str], relation: Relation) -> Observation:
    """Compare how many numbers make a sum with how many it is said to add up."""
    count, length = chinese_integer(match["number"]) or 0, len(relation.operands)
    span = prose.passage.locate(match.start("number"), match.end("unit"))
    values = {
        "count": match["number"] + match["unit"],
        "listed": str(length),
        "items": "、".join(term.shown() for term in relation.operands),
    }
    return Observation(
        Outcome.PASS if count == length else Outcome.FAIL,
        span,
        values,
        (Related(relation.stated.quantity.span, "合计"),),
        f"{length} {'=' if count == length else '≠'} {count}",
        relations=counted_relation(prose, span, length),
    )


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
