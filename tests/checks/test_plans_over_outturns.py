"""Plans for the coming year, which grow from what was carried out in this one under the same name."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes

DONE = (
    "2025年，全县一般公共预算收入完成57310万元，为预算56630万元的101.2%。其中：税收收入38420万元，非税收入18890万元。"
)
PLAN = (
    "\n\n2026年全县一般公共预算收入安排58915万元，比上年执行数增长{}%。"
    "其中：税收收入39800万元，增长{}%；非税收入19115万元，增长1.2%。"
)
TABLE = """

| 科目 | 预算数（万元） | 完成数（万元） | 完成预算% |
| --- | --- | --- | --- |
| 教育支出 | 21000 | 20480 | 97.5 |
| 文化支出 | 5000 | 5120 | 102.4 |
"""


def wrong_rates(text: str) -> list[str]:
    """Return the rates that are told to be wrong."""
    found = check_text(text)
    loud = [one for one in found.findings if one.rule.code == "AMT102" and one.severity.value != "info"]
    return [found.document.quote(one.span) for one in loud]


@pytest.mark.parametrize(
    ("first", "second", "wrong"), [("2.8", "3.6", []), ("8.2", "3.6", ["8.2"]), ("2.8", "6.3", ["6.3"])]
)
def test_a_plan_grows_from_what_was_carried_out_under_its_name(first: str, second: str, wrong: list[str]) -> None:
    text = DONE + PLAN.format(first, second)
    assert wrong_rates(text) == wrong
    assert outcomes("change-rate", text) == (["review"] if "8.2" in wrong else ["pass"]) + (
        ["review"] if "6.3" in wrong else ["pass"]
    ) + ["pass"]


@pytest.mark.parametrize(
    ("told", "rates"),
    [
        ("2026年全县一般公共预算收入预期58915万元，增长2.8%。", 1),
        ("2026年全县一般公共预算收入预计58915万元，比2025年执行数增长2.8%。", 1),
        ("拟安排一般公共预算收入58915万元，比2025年实际增长2.8%。", 1),
    ],
)
def test_it_is_called_a_plan_in_many_words(told: str, rates: int) -> None:
    assert outcomes("change-rate", f"{DONE}\n\n{told}") == ["pass"] * rates


def test_the_outturn_may_stand_in_a_table_and_under_a_fuller_name() -> None:
    plan = "\n2026年重点支出安排为：教育2.15亿元，比上年执行数增长5.0%；文化5274万元，增长3.0%。"
    assert outcomes("change-rate", TABLE + plan) == ["pass", "pass"]
    sort = "政府性基金预算收入完成16800万元。\n\n政府性基金收入预计17480万元，比2025年执行数增长4.0%。"
    assert outcomes("change-rate", sort) == ["pass"]


@pytest.mark.parametrize(
    "plan",
    [
        "2026年全县一般公共预算收入安排58915万元，比上年年初预算增长4.0%。",
        "2026年全市一般公共预算收入安排58915万元，同口径增长5.2%。",
        "2026年全县一般公共预算支出安排58915万元，比上年执行数增长4.1%。",
    ],
    ids=["over-a-plan", "same-scope", "another-name"],
)
def test_what_is_no_plan_over_an_outturn_is_not_compared(plan: str) -> None:
    assert wrong_rates(f"{DONE}\n\n{plan}") == []


def test_what_was_done_does_not_grow_from_itself() -> None:
    text = f"{DONE}\n\n全县一般公共预算收入57310万元，增长6.1%。其中税收收入38420万元，增长4.4%。"
    assert outcomes("change-rate", text) == []
