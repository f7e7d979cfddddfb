"""Completions whose plan or outturn stands elsewhere, and shares of all that a place has."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

TABLE = (
    "单位：万元\n\n| 项目 | 合计 | 公务用车购置费 | 公务用车运行费 | 公务接待费 |\n| --- | --- | --- | --- | --- |\n"
    "| 预算数 | 68.40 | 18.00 | 38.60 | 11.80 |\n| 决算数 | 58.52 | 17.96 | 33.24 | 7.32 |\n\n"
)
ROWS = (
    "单位：万元\n\n| 项目 | 预算数 | 决算数 |\n| --- | --- | --- |\n| 公务用车运行费 | 38.60 | 33.24 |\n"
    "| 公务接待费 | 11.80 | 7.32 |\n\n"
)
COMPLETED = [
    (TABLE + "公务接待费决算7.32万元，完成预算的{}%。", "62.03", "66.03"),
    (ROWS + "公务用车运行费决算33.24万元，完成预算的{}%。", "86.11", "81.11"),
    ("全年缴存额86.24亿元。\n\n缴存计划82.00亿元，完成{}%。", "105.17", "105.71"),
    ("公务接待费支出决算6.84万元。\n\n公务接待费完成预算9.60万元的{}%，比上年减少1.07万元。", "71.25", "72.15"),
    ("人员经费1146.67万元，公用经费146.67万元。\n\n公用经费年初预算149.60万元，完成预算的{}%。", "98.04", "90.84"),
    ("年度目标为安装消毒设备310台。\n\n安装消毒设备312台，完成计划的{}%。", "100.65", "106.05"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), COMPLETED)
def test_a_completion_finds_its_plan_or_its_outturn(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("tie", text.format(right), tie=TieKind.RATE)
    assert "pass" not in outcomes("tie", text.format(wrong), tie=TieKind.RATE)


def test_a_completion_of_what_bears_one_name_is_told() -> None:
    text = "全年缴存额86.24亿元。\n\n缴存计划82.00亿元，完成105.71%。"
    assert outcomes("tie", text, tie=TieKind.RATE) == ["review"]


@pytest.mark.parametrize(
    "text",
    [
        ROWS + "公务用车购置费决算17.96万元，完成预算的99.78%。",
        "上年缴存额80.16亿元。\n\n缴存计划82.00亿元，完成105.17%。",
        "安装消毒设备312台。\n\n培训计划300人次，完成96.00%。",
    ],
)
def test_a_completion_of_something_else_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.RATE)


SCOPES = [
    (
        "全市一般公共预算收入186.42亿元。其中税收收入132.64亿元。\n\n分级次看，市级收入64.28亿元，占全市的{}%。",
        "34.5",
        "43.5",
    ),
    ("全年出院48,264人次。\n\n出院人次居前的五个临床科室合计出院17,286人次，占全院的{}%。", "35.82", "38.52"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SCOPES)
def test_a_share_of_all_that_a_place_has_finds_it(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("share", text.format(right))
    assert "pass" not in outcomes("share", text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "上年全市收入186.42亿元。\n\n市级收入64.28亿元，占全市的38.2%。",
        "全市支出186.42亿元。\n\n市级收入64.28亿元，占全市的38.2%。",
    ],
)
def test_a_share_of_another_whole_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("share", text)
