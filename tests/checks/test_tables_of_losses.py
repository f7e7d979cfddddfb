"""Score tables that print maxima and what was lost, and no scores: what the prose says of them."""

from __future__ import annotations

import pytest
from helpers import check_text

LOSSES = """\
# 造林项目绩效评价报告

评价实行失分制，标准分减失分为该项得分。

| 指标编号 | 指标内容 | 标准分 | 失分 |
| --- | --- | --- | --- |
| **A** | **投入管理** | **40** | **6.5** |
| A1 | 规划批复手续 | 15 | 2 |
| A2 | 资金到位情况 | 25 | 4.5 |
| **B** | **栽植产出** | **60** | **7** |
| B1 | 栽植面积完成率 | 35 | 3 |
| B2 | 苗木成活比例 | 25 | 4 |
| | **总计** | **100** | **13.5** |

投入管理失6.5分、得33.5分；栽植产出失7分、得53分。

**资金到位情况（A2）。** 县级配套迟到四个月，失4.5分，得20.5分。

**苗木成活比例（B2）。** 抽查样方的成活比例没有达到要求，失4分。
"""


def told(text: str) -> set[str]:
    """Return the codes of what is told about marks."""
    return {one.rule.code for one in check_text(text).findings if one.rule.code[:3] in {"CMP", "SCO"}}


def test_a_table_of_losses_with_a_text_that_agrees_is_sound() -> None:
    assert not told(LOSSES)


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("四个月，失4.5分", "四个月，失5.4分", "CMP104"),
        ("得20.5分", "得25.0分", "CMP102"),
        ("要求，失4分", "要求，失6分", "CMP104"),
        ("失7分、得53分", "失7分、得63分", "CMP102"),
        ("| 35 | 3 |", "| 35 | 39 |", "SCO162"),
    ],
)
def test_another_loss_or_another_mark_left_is_told(right: str, wrong: str, code: str) -> None:
    assert code in told(LOSSES.replace(right, wrong))
