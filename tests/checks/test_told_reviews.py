"""Marks of a self-evaluation and of its review told side by side: each is held against its own column."""

from __future__ import annotations

import pytest
from helpers import check_text

TABLE = """# 农机补贴项目财政评价报告

| 一级指标 | 三级指标 | 分值 | 自评得分 | 评价得分 | 核减 |
| --- | --- | --- | --- | --- | --- |
| 决策 | 补贴目录合理性 | 20 | 20 | 18 | 2 |
| 过程 | 补贴兑付及时率 | 20 | 19.5 | 16 | 3.5 |
| 产出 | 补贴农机台数 | 30 | 30 | 27.6 | 2.4 |
| 效益 | 作业面积增幅 | 20 | 19 | 15 | 4 |
| 效益 | 农户满意度 | 10 | 9.8 | 9.1 | 0.7 |
| 合计 | | 100 | 98.3 | 85.7 | 12.6 |

## 扣分依据

"""


def marks_told(words: str) -> set[str]:
    """Return the codes of the errors and warnings about marks that some words below the table draw."""
    told = [one for one in check_text(TABLE + words).findings if one.severity.value != "info"]
    return {one.rule.code for one in told if one.rule.code.startswith(("SCO", "CMP", "GRD"))}


@pytest.mark.parametrize(
    "words",
    [
        "补贴兑付及时率：抽查50笔，按时40笔，及时率80%，按比例得16分，单位自评19.5分。",
        "（二）补贴兑付及时率（20分）。按及时率乘以分值得16分，而自评得分为19.5分，核减3.5分。",
        "农户满意度评价得9.1分，比自评得分9.8分低0.7分。",
        "补贴农机台数（30分）。实际补贴460台，为计划500台的92%，得27.6分，但自评得分为30分。",
        "评价得分85.7分，较自评得分98.3分低12.6分。",
        "项目自评得分98.3分，经复核，评价得分85.7分，核减12.6分。",
        "效益得24.1分，扣5.9分：作业面积增幅扣5分，农户满意度扣0.9分。",
        "效益类中，作业面积因重复申报扣5分，得15分；农户评价偏低，扣0.9分，得9.1分。",
        "过程扣4分，得16分。其中：迟拨2个批次，每批扣1分，扣2分；公示不全扣2分。",
        "决策得18分，过程得16分，产出得27.6分，效益得24.1分，评价得分85.7分。",
    ],
)
def test_marks_of_two_hands_are_each_held_against_their_own(words: str) -> None:
    assert marks_told(words) == set()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("农户满意度评价得7.1分，比自评得分9.8分低2.7分。", "CMP102"),
        ("决策得18分，过程得16分，产出得27.6分，效益得24.1分，评价得分86.7分。", "CMP106"),
        ("项目自评得分99.3分，经复核，评价得分85.7分。", "CMP106"),
    ],
)
def test_a_wrong_mark_of_either_is_told(words: str, code: str) -> None:
    assert code in marks_told(words)
