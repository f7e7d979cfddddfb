"""Losses, score rates and lists of marks in the words of a row of a score table."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 | 说明 |
| --- | --- | --- | --- | --- |
| 产出 | 管网改造长度 | 30 | 27.24 | 完成36公里，扣2.76分 |
| 产出 | 泵站改造数量 | 20 | 18.80 | {words} |
| 小计 | | 50 | 46.04 | {subtotal} |
| 效益 | 受益户数 | 50 | 48.40 | 扣1.60分 |
| 小计 | | 50 | 48.40 | 得分率96.80% |
| 合计 | | 100 | 94.44 | 扣5.56分 |
"""


def told(words: str = "两座停工，扣1.20分", subtotal: str = "扣3.96分") -> list[str]:
    findings = check_text(REPORT.format(words=words, subtotal=subtotal)).findings
    return [one.observation.computed for one in findings if one.rule.code == "SCO165"]


def test_words_that_agree_with_the_marks_of_their_row_are_not_told_of() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("words", "subtotal", "computed"),
    [
        ("两座停工，扣1.70分", "扣3.96分", "20 - 18.80 = 1.2 ≠ 1.70"),
        ("两座停工，扣1.20分", "得分率98.08%", "46.04 ÷ 50 = 92.08% ≠ 98.08%"),
        ("两座停工，扣1.20分", "管网27.24分；泵站18.30分", "27.24 + 18.30 = 45.54 ≠ 46.04"),
    ],
)
def test_words_that_do_not_agree_with_the_marks_of_their_row_are_told_of(
    words: str, subtotal: str, computed: str
) -> None:
    assert told(words, subtotal) == [computed]


@pytest.mark.parametrize(
    "words", ["每少一座扣1.70分", "上年扣1.70分", "甲站扣0.50分，乙站扣0.70分", "一座停工扣1.00分，另按规定酌情扣减"]
)
def test_rules_other_years_and_parts_of_a_loss_are_left_alone(words: str) -> None:
    assert told(words) == []
