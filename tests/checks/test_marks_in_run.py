"""Runs of marks behind 分别, and lists behind a total, that make up a mark told before them."""

from __future__ import annotations

import pytest
from helpers import outcomes

RUNS = [
    ("自评总分为91.25分，其中决策、过程、产出三类分别为18.50分、27.15分和{}分。", "45.60", "46.50"),
    ("镇自评扣2.1分，复核合计扣5.2分，其中决策、过程、产出三类分别扣0.5分、{}分和1.8分。", "2.9", "2.5"),
    ("三类指标共扣6.32分，分别扣0.51分、4.61分和{}分。", "1.20", "1.70"),
    ("评价满分100分，其中设备管理35分、卫生{}分、安全40分；加分项封顶5分。", "25", "35"),
    ("合计扣2.47分（预算执行0.34分、产出{}分、效益1.20分）。", "0.93", "0.39"),
    ("复核核减3.86分。核减项目如下：资金执行核减0.49分；活动场次核减{}分；满意度核减2.62分。", "0.75", "0.57"),
    ("综合得分92.53分，失分7.47分，按失分多少排列：持证比例3分、档案台账{}分、经费使用1.87分。", "2.60", "2.06"),
    ("一年间提高5.4分，其中管理贡献1.8分、演出贡献{}分、成效贡献1.7分。", "1.9", "1.4"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RUNS)
def test_a_run_of_marks_makes_up_the_mark_before_it(text: str, right: str, wrong: str) -> None:
    assert "fail" not in outcomes("parts-total", text.format(right))
    assert "pass" in outcomes("parts-total", text.format(right))
    assert "fail" in outcomes("parts-total", text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "上年扣6.2分，本年决策、过程两类分别扣0.5分、2.9分。",
        "总分92.05分，其中决策、过程两类分别为14.5分和22.7分。",
        "决策、过程、产出三类满分分别为20分、30分和50分，得18分。",
        "决策类满分20分，三个指标分别得6分、7分和5分。",
        "加分项满分10分，其中省级表彰加3分、市级加2分，可以累计。",
        "扣2分（标准15分，终评13分），因变更备案超期。",
        "得分比上年提高5.4分，其中产出类提高3.2分、效益类降低0.3分。",
    ],
)
def test_runs_of_something_else_are_left_alone(text: str) -> None:
    assert "fail" not in outcomes("parts-total", text)
