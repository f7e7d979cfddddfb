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
