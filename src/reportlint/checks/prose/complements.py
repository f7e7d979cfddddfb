"""A total of the year right before its two halves: 全年安排15个，年初8个，年中追加7个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Observation
from reportlint.number import Kind, Modifier, counter
from reportlint.relation import Formula, Term
from reportlint.rule import Severity

OPEN = re.compile(r"不含|另有|除外|跨年|结转|以前年度|交叉|其余|撤销|取消|合并")
"""Words of a sentence whose parts may overlap, or leave something out."""


@dataclass(frozen=True, slots=True)
class Complements:
    """Parameters: words that together are all of something."""

    pairs: tuple[tuple[str, str], ...]
    """The first and the second half, as patterns."""
    whole: str
    """What must stand before the total."""

    def __post_init__(self) -> None:
        """Refuse patterns that cannot be read."""
        for pattern in (self.whole, *(half for pair in self.pairs for half in pair)):
            re.compile(pattern)


def complements(facts: Facts, params: Complements) -> Iterator[Observation]:
    """Look at every three counts in a row of which the first is a total and the others are its two halves."""
    for prose in facts.prose:
        for whole, first, second in zip(prose.mentions, prose.mentions[1:], prose.mentions[2:], strict=False):
            if are_counts(whole, first, second) and is_divided(params, whole, first, second) and is_all(prose, second):
                operands = [Term(first.quantity), Term(second.quantity)]
                relation = relate(Formula.SUM, operands, Term(whole.quantity))
                names = beside([(operands[0], first.label), (operands[1], second.label)])
                values = {"label": whole.label or "总数", "unit": whole.quantity.unit}
                yield observe(relation, values, names, ceiling=Severity.WARNING)


def is_all(prose: Prose, last: Mention) -> bool:
    """Whether the sentence of the second half says of nothing that it is left out, or counted twice."""
    text = prose.passage.text
    start, end = text.rfind("。", 0, last.start) + 1, text.find("。", last.end)
    return not OPEN.search(text, start, end if end >= 0 else len(text))


def are_counts(*mentions: Mention) -> bool:
    """Whether some numbers of one sentence count the same, plainly."""
    one = mentions[0]
    return all(
        each.quantity.kind is Kind.COUNT
        and counter(each.quantity) == counter(one.quantity)
        and each.quantity.modifier is Modifier.NONE
        and each.quantity.high is None
        and each.sentence == one.sentence
        and each.role is not Role.POINTS
        for each in mentions
    )


def is_divided(params: Complements, whole: Mention, first: Mention, second: Mention) -> bool:
    """Whether the words before three numbers say that the first is all of the two others."""
    return re.search(params.whole, whole.lead) is not None and any(
        re.search(pair[0], first.lead) and re.search(pair[1], second.lead) for pair in params.pairs
    )
