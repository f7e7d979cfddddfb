"""Shares that name their part but not their whole: what holds it stands before them, and arithmetic tells which."""

from __future__ import annotations

import pytest
from helpers import outcomes

TOLD = [
    (
        "全县一般公共预算支出386,420万元。\n\n县本级支出318,640万元，乡镇支出67,780万元，乡镇占{}%。",
        "17.5",
        "15.7",
    ),
    ("社区工作者286人。男性98人，女性188人，女性占{}%。", "65.7", "67.5"),
    ("茶园总面积5200亩，采摘4160亩，采摘面积占{}%，产茶312吨。", "80", "60"),
    (
        "教育支出86,240万元。\n\n一般公共预算支出386,420万元，其中五类占一般公共预算支出的70.8%，教育一项就占了{}%。",
        "22.3",
        "23.2",
    ),
    (
        "全年增值收益38,642.50万元。\n\n提取准备金1,180.40万元，提取补充资金34,262.10万元，后一项占{}%。",
        "88.66",
        "86.86",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_share_that_names_no_whole_finds_it(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("share", text.format(right))
    assert "fail" not in outcomes("share", text.format(right))
    assert outcomes("share", text.format(wrong)).count("pass") < outcomes("share", text.format(right)).count("pass")
    assert "review" in outcomes("share", text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "上年支出386,420万元。\n\n县本级支出318,640万元，乡镇支出67,780万元，乡镇占22.4%。",
        "茶园总面积5200亩，采摘4160亩，良种占65%。",
        "预算安排386,420万元，乡镇支出67,780万元，乡镇占18.9%。",
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("share", text)


BRACKETED = [
    (
        (
            "本年支出3,218.60万元。\n\n公共安全一类就有2,684.20万元，占到全部支出的83.40%，其后依次是社会保障（242.36万元，{}%）、"
            "住房保障（146.84万元，4.56%）。"
        ),
        "7.53",
        "5.73",
    ),
    (
        (
            "支出总预算2,116.40万元。\n\n往下依次为社会保障支出312.48万元（占14.76%，增长9.35%，缴费基数上调所致）、"
            "住房保障支出146.72万元（{}%）、卫生健康支出96.84万元（4.58%）。"
        ),
        "6.93",
        "9.63",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), BRACKETED)
def test_a_bare_share_behind_its_amount_is_of_what_others_are_shares_of(text: str, right: str, wrong: str) -> None:
    good, bad = (outcomes("share", text.format(share)) for share in (right, wrong))
    assert "fail" not in good
    assert bad.count("pass") < good.count("pass")


def test_a_bare_rate_behind_an_amount_is_no_share() -> None:
    text = "本年支出3,218.60万元，占预算的96.20%。\n\n培训合格率居前的是甲班（46人，95.83%）、乙班（42人，93.33%）。"
    assert "fail" not in outcomes("share", text)
