"""Distances between two rates: told the other way round, or in per cent instead of points."""

from __future__ import annotations

import pytest
from helpers import alarms

WRONG = (
    # the other way round
    ("整改率88.46%，比上年同期{}2.75个百分点（上年同期办结率85.71%）。", "提高", "降低"),
    ("目标≥84%，规范管理率82.70%，{}1.30个百分点，扣0.4分。", "低", "高"),
    ("农民人均收入增长12.40%，{}全县居民收入7.9%的增速4.5个百分点。", "高于", "低于"),
    ("床位使用率由上年的82.5%变为86.1%，{}3.6个百分点。", "上升", "下降"),
    # per cent for points
    ("调整率8.42%，超过5%的控制目标3.42{}，主要是年中追加人员经费。", "个百分点", "%"),
    ("财政拨款执行率98.35%，自有资金执行率89.11%，比财政拨款低9.24{}。", "个百分点", "%"),
    (
        "| 指标 | 目标值 |\n|---|---|\n| 优良率 | ≥86% |\n\n评定工程210个，优良率84.7%，低于目标值1.3{}。",
        "个百分点",
        "%",
    ),
)


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG)
def test_a_distance_told_wrongly_is_told_and_what_is_right_is_not(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "降幅由6.2%变为8.9%，降幅扩大2.7个百分点。",
        "流失率4.2%，比上年降低1.5个百分点；满意率95.7%，在岗率97.2%。",
        "单价高于市场均价3.2%，中标价比控制价低6.4%。",
        "收入增长6.4%，高于目标值1.4%；支出增长5.0%。",
        "整改率88.46%，比上年降低2.75个百分点（上年91.21%）；满意度85.71%。",
    ],
)
def test_what_may_well_be_right_stays_untold(text: str) -> None:
    assert [one for one in alarms(text) if one[:6] in {"AMT103", "AMT119"}] == []
