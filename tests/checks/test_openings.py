"""Changes from the beginning of the year, and former values that go on in a list of their own."""

from __future__ import annotations

import pytest
from helpers import alarms, check_text, outcomes

TOLD = [
    ("年初生猪存栏9.36万头，全年出栏13.85万头，年末存栏9.86万头，比年初增长{}%。", "5.3", "3.5"),
    ("保险基金年初滚存结余372.40亿元，当年结余24.20亿元，年末滚存结余396.60亿元，比年初增长{}%。", "6.5", "5.6"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_what_there_was_at_the_beginning_is_the_base_of_a_change_from_it(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    found = check_text(text.format(wrong))
    assert [found.document.quote(one.span) for one in found.findings if one.rule.code == "AMT102"] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算安排900.00万元，追加100.00万元，年末余额120.00万元，比年初增长20.0%。",
        "年初收入计划300万元，年末存款450.00万元，比年初增长12.5%。",
        "年初库存粮食128吨、油料47吨，年末库存合计189吨，比年初增长8.0%。",
    ],
    ids=["budget", "plan", "several"],
)
def test_a_plan_is_nothing_that_there_was(text: str) -> None:
    assert alarms(text) == []


def test_a_list_of_former_values_goes_on() -> None:
    text = "全年财政收入96.38亿元，增长6.3%。文化支出92.40亿元，增长{}%。（上年财政收入90.67亿元、文化支出89.71亿元。）"
    assert outcomes("change-rate", text.format("3.0")) == ["pass", "pass"]
    assert outcomes("change-rate", text.format("3.9")) == ["pass", "review"]
