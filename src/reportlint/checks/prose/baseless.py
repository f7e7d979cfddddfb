"""Checks of rates of change that do not say against what: 增长12.40% with no 同比 and no 比上年 around."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.prose.mentions import Role
from reportlint.finding import Observation
from reportlint.patterns import compiled
from reportlint.rule import Outcome

SAID = compiled(
    r"同比|环比|比|较|与|相比|上年|去年|上一年|前一年|上期|同期|年初|年均|以来|由|从|累计|计划|预算|目标|控制价|送审"
)
"""Words that say what is compared with, or that nothing is."""
AHEAD = compiled(r"力争|确保|预计|预期|将|争取|不低于|以上|左右")
"""Words of a rate that is none yet."""


def change_without_base(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every rate of change: before it in its passage, or behind it in its sentence, the base is said."""
    for prose in facts.prose:
        if prose.heading is not None and not prose.heading.run_in:
            continue
        text = prose.passage.text
        for one in prose.mentions:
            if one.role is not Role.RATE or not one.direction or one.unsure or one.reason:
                continue
            end = text.find("。", one.end)
            sentence = text[text.rfind("。", 0, one.start) + 1 : end if end >= 0 else len(text)]
            said = bool(SAID.search(text[: one.start]) or SAID.search(sentence) or AHEAD.search(sentence))
            outcome = Outcome.PASS if said else Outcome.FAIL
            yield Observation(outcome, one.quantity.span, {"stated": one.quantity.shown()})
