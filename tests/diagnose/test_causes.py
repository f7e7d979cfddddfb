"""Causes of failures: a repair taken apart gives every change what it mends, and no cause is empty."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from helpers import default_beliefs, facts

from reportlint.diagnose.causes import causes_of, failures_by_relation
from reportlint.diagnose.problems import Solved, distinct
from reportlint.diagnose.repair import Effort, System
from reportlint.diagnose.telling import Describer, Narrator
from reportlint.flow import observe
from reportlint.number import Quantity
from reportlint.relation import Verdict
from reportlint.rule import Outcome

TEXT = (
    "2025年度部门总支出3055.81万元，较上年增加480.12万元，增幅28.13%。其中，基本支出增加570.90万元，"
    "系人员增资；项目支出减少90.80万元，系专项压减。"
)


def test_a_relation_that_two_changes_touch_is_told_with_the_one_that_mends_it() -> None:
    read = facts(TEXT)
    observed, _ = observe(read, default_beliefs().rules)
    system = System(distinct(observed), Effort())
    broken = tuple(i for i, one in enumerate(system.relations) if one.verdict is Verdict.INCONSISTENT)
    failures = [one.observation for one in observed if one.observation.outcome is Outcome.FAIL]
    repair = {
        one.span: restated(one, text)
        for one in read.quantities
        for old, text in (("480.12", "480.10"), ("28.13", "18.64"))
        if one.text == old
    }
    narrator = Narrator(system, failures, failures_by_relation(failures), Describer(read))
    causes = list(causes_of(Solved(broken, (repair,)), narrator))
    assert len(repair) == len(causes) == 2
    assert all(cause.observations for cause in causes)


def restated(quantity: Quantity, text: str) -> Quantity:
    """Return a quantity with another number."""
    return replace(quantity, text=text, value=Fraction(text))
