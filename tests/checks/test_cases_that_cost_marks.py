"""Marks by a rule that takes so much a case: how many cases a sentence tells."""

from __future__ import annotations

import pytest
from helpers import outcomes

SENTENCE = "来访登记规范性满分6分，得{}分，{}，按每处扣0.2分累计。"


@pytest.mark.parametrize(
    ("cases", "mark"),
    [
        ("漏登3处、超时补登2处", "5.0"),
        ("漏登3处和错登4处", "4.6"),
        ("漏登3处、错登4处以及涂改1处", "4.4"),
        ("共5处不规范（漏登3处、错登2处）", "5.0"),
        ("抽查40处中3处漏登", "5.4"),
        ("漏登3处", "5.4"),
    ],
)
def test_cases_of_several_causes_are_counted_together(cases: str, mark: str) -> None:
    assert outcomes("own-rule-mark", SENTENCE.format(mark, cases)) == ["pass"]


@pytest.mark.parametrize(
    ("cases", "mark"),
    [("漏登3处、超时补登2处", "5.4"), ("漏登3处和错登4处", "4.8"), ("漏登3处", "5.0")],
)
def test_a_mark_that_the_cases_together_do_not_leave_is_told(cases: str, mark: str) -> None:
    assert outcomes("own-rule-mark", SENTENCE.format(mark, cases)) == ["fail"]


def test_cases_that_stand_apart_are_not_added() -> None:
    """Which of them count is not said."""
    apart = "一季度漏登3处，已经整改；二季度又查出错登2处"
    assert outcomes("own-rule-mark", SENTENCE.format("5.4", apart)) in ([], ["review"])
