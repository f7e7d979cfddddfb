"""The sum of some amounts with their number and their mean: 六家收粮量之和527.8吨，平均87.97吨.

Marks have a check of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, observe, relate
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.averages import TRIMMED
from reportlint.facts.prose.mentions import Mention
from reportlint.finding import Observation
from reportlint.number import Kind, counter, is_plain
from reportlint.patterns import compiled
from reportlint.relation import Formula, Term
from reportlint.rule import Severity

SUMMED = compiled(r"[^，。；：、\d]{0,16}之和(?:共|合计|总计)?(?:为|是|达|计)?")
"""Words between how many things there are and what they come to together."""
MEAN = compiled(r"(?:平均|均值|算术平均数?)(?:总|换算)?(?:值|数)?(?:约?为|是|达|计)?$")
"""Words before the mean."""


def mean_of_sum(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every sentence that gives a sum 之和 of so many things and a mean: it must be the sum over the number."""
    for prose in facts.prose:
        for number, whole in sums(prose):
            for one in prose.mentions:
                if one.sentence == whole.sentence and MEAN.search(one.lead) and is_of(one, whole):
                    yield told(number, whole, one)


def sums(prose: Prose) -> Iterator[tuple[Mention, Mention]]:
    """Yield how many things are added up, and what they come to."""
    plain = [one for one in prose.mentions if is_plain(one.quantity) and one.quantity.kind is not Kind.SCORE]
    for number, whole in pairwise(plain):
        between = prose.passage.text[number.end : whole.start]
        if number.quantity.kind is Kind.COUNT and SUMMED.fullmatch(between) and not TRIMMED.search(prose.passage.text):
            yield number, whole


def is_of(one: Mention, whole: Mention) -> bool:
    """Whether a number may be the mean of what makes a sum."""
    same = counter(one.quantity) == counter(whole.quantity) and one.quantity.kind is whole.quantity.kind
    return same and one is not whole and is_plain(one.quantity)


def told(number: Mention, whole: Mention, mean: Mention) -> Observation:
    """Relate a mean, which is rounded whatever it counts, to the sum and the number of what was added up."""
    stated = replace(mean.quantity, kind=Kind.MEASURE)
    operands = [Term(whole.quantity), Term(number.quantity)]
    relation = relate(Formula.RATIO, operands, Term(stated))
    names = beside([(operands[0], "之和"), (operands[1], "个数")])
    return observe(relation, {"label": "平均"}, names, ceiling=Severity.WARNING)
