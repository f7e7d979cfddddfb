"""Income and expenditure told in the same words with the same change."""

from __future__ import annotations

import pytest
from helpers import check_text

TWINS = """# 镇财政所部门决算说明

## 一、收入情况

全年预算收入{income}万元，与上年对比增加{up}万元，增幅{rate}%。

## 二、支出情况

全年预算支出1,746.38万元，与上年对比增加203.17万元，增幅13.17%。
"""


def said(income: str = "1,746.38", up: str = "203.17", rate: str = "13.17") -> list[str]:
    """Return what is told of the twins."""
    findings = check_text(TWINS.format(income=income, up=up, rate=rate)).findings
    return [one.observation.values["said"] for one in findings if one.rule.code == "AMT171"]


def test_twins_that_agree_draw_nothing_and_are_checked() -> None:
    result = check_text(TWINS.format(income="1,746.38", up="203.17", rate="13.17"))
    assert not [one for one in result.findings if one.rule.code.startswith("AMT")]
    assert result.coverage.checked == result.coverage.numbers == 6


@pytest.mark.parametrize("income", ["1,746.33", "1,746.31"])
def test_an_amount_a_digit_off_its_twin_is_told(income: str) -> None:
    assert said(income=income) == ["1746.38"]


def test_a_change_a_digit_off_its_twin_is_told() -> None:
    assert said(up="203.19") == ["203.17"]


@pytest.mark.parametrize(
    ("income", "up", "rate"),
    [
        ("1,698.25", "203.17", "13.59"),  # the same change, another amount and rate
        ("1,746.83", "230.17", "15.18"),  # nothing alike but the words
        ("1,512.40", "203.17", "13.17"),  # alike, but no slip of the pen: another rule tells of the rate
    ],
)
def test_two_accounts_of_their_own_are_no_twins(income: str, up: str, rate: str) -> None:
    assert not said(income, up, rate)


def test_twins_of_two_units_are_left_alone() -> None:
    text = """
甲镇预算收入1,746.38万元，比上年增加203.17万元，增长13.17%。

乙镇预算支出1,746.33万元，比上年增加203.17万元，增长13.17%。
"""
    assert "AMT171" not in {one.rule.code for one in check_text(text).findings}
