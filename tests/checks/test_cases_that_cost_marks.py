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
        ("错收押金1处80.50元、漏登1处", "5.6"),
        ("有2处没有签名、3处没有编号", "5.0"),
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


@pytest.mark.parametrize(("mark", "outcome"), [("5.0", "pass"), ("5.5", "fail")])
def test_cases_may_be_counted_in_one_of_two_units(mark: str, outcome: str) -> None:
    text = f"绿地管护满分6分，有3处草坪没有浇水、2条绿带没有修剪，每处（条）扣0.2分，得{mark}分。"
    assert outcomes("own-rule-mark", text) == [outcome]


def test_cases_that_stand_apart_are_not_added() -> None:
    """Which of them count is not said."""
    apart = "一季度漏登3处，已经整改；二季度又查出错登2处"
    assert outcomes("own-rule-mark", SENTENCE.format("5.4", apart)) in ([], ["review"])
