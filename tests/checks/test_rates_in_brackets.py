"""Rates of change in brackets behind the change, with a sign of their own."""

from __future__ import annotations

import pytest
from helpers import alarms, check_text

TOLD = [
    ("年末蓄水9.64亿立方米，比上年末的8.87亿立方米增加0.77亿立方米（+{}%）。", "8.7", "7.8"),
    ("全年收入120.0万元，比上年增加20.0万元（+{}%）。", "20.0", "12.0"),
    ("全年接待读者36200人，比上年的39135人少2935人（-{}%）。", "7.5", "5.7"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_signed_percentage_behind_a_change_is_its_rate(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    found = check_text(text.format(wrong))
    quotes = [found.document.quote(one.span).lstrip("-") for one in found.findings if one.rule.code == "AMT102"]
    assert quotes == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "全年收入120.0万元，比上年增加20.0万元（占16.7%）。",
        "全年新增企业24家（12.0%），比上年减少3家（-11.1%）。",
        "全年收入120.0万元，比上年增加20.0万元（全市为+18.0%）。",
    ],
    ids=["share", "no-sign", "another-scope"],
)
def test_other_percentages_in_brackets_are_no_rate_of_the_change(text: str) -> None:
    assert alarms(text) == []
