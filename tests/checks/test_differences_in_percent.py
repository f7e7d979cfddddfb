"""Differences of two rates are percentage points, wherever the two rates stand."""

from __future__ import annotations

import pytest
from helpers import look

TEXTS = [
    "已办结提案91件，提案办结率81.3%，较上一轮同期的77.6%提高3.7{}。",
    "首次来访1204件；二次来访占16.8%，重访率比上年的19.5%下降2.7{}。",
    "工业增加值增长6.9%，增速高于全国平均水平（5.4%）1.5{}。",
    "票面利率加权平均2.31%，较2023年2.78%低0.47{}；平均期限12年。",
    "综合成材率92.78%，上年同期为91.40%，同比上升1.38{}。",
    "支出18.72亿元，完成年初预算的52.3%，超序时进度2.3{}；同比增长4.1%。",
    "一季度收入4.10亿元，完成年初预算的22.6%，低于时间进度2.4{}。",
]


def wrong(text: str) -> list[str]:
    """Return the numbers that are called wrong."""
    return [
        text[one.span.start : one.span.end] for one in look("percentage-points", text) if one.outcome.value == "fail"
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_a_difference_of_two_rates_is_no_percentage(text: str) -> None:
    assert wrong(text.format("个百分点")) == []
    assert len(wrong(text.format("%"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "提案办结率81.3%，较上一轮同期的77.6%提高4.8%。",
        "住房类占45.2%，交通类占38.1%，教育类占7.1%。",
        "城镇增长6.5%，农村增长8.3%，居民消费增长1.8%。",
        "完成年初预算的52.3%，同比增长2.3%。",
        "完成年初预算的52.3%，超序时进度7.7%。",
        "出口比上年增长9.3%，进口比上年增长4.7%；利用外资增长4.6%。",
    ],
)
def test_percentages_of_something_else_are_left_alone(text: str) -> None:
    assert wrong(text) == []
