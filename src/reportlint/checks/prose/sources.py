"""Checks of what is said to be the only source of money: 全部由区级财政安排, and a line later 中央资金300万元."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.finding import Observation, Related
from reportlint.number import Kind
from reportlint.patterns import Match, compiled
from reportlint.rule import Outcome

LEVEL = r"(?P<level>中央|省|市|县|区)级?"
SOLE = compiled(
    rf"(?:资金|预算|经费|投资)[^，。；\d]{{0,4}}(?:全部|均|全额)(?:由|为|是|来源于|来自){LEVEL}(?:财政|预算|本级)"
)
"""Words that name one level of government as the only source."""
OTHER = compiled(
    rf"(?:^|[，、；：。（]|其中|和|及){LEVEL}(?:财政)?(?:资金|预算|补助|配套|专项|拨款|安排)[^，。；、\d]{{0,8}}$"
)
"""Words right before the money of a level."""


def sole_source(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every source that is said to be the only one: the same paragraph gives no money of another level."""
    for prose in facts.prose:
        for match in SOLE.finditer(prose.passage.text):
            others = [one for one in prose.mentions if is_of_other(prose, one, match)]
            related = tuple(Related(one.quantity.span, "另有来源") for one in others[:3])
            values = {"words": match.group(), "other": others[0].label if others else ""}
            outcome = Outcome.FAIL if others else Outcome.PASS
            yield Observation(outcome, prose.passage.locate(*match.span()), values, related)


def is_of_other(prose: Prose, one: Mention, sole: Match) -> bool:
    """Whether an amount behind the words is money of another level of government."""
    source = OTHER.search(prose.passage.text, sole.end() - 1, one.start) if one.start > sole.end() else None
    money = one.quantity.kind is Kind.MONEY and one.quantity.value > 0 and one.role is Role.LEVEL and not one.period
    return money and source is not None and source["level"] != sole["level"]
