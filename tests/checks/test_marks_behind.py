"""Marks that stand right behind the mark they make up, with no table beside them."""

from __future__ import annotations

import pytest
from helpers import alarms

MADE = (
    ("过程指标满分25分，实得{}分。其中：资金管理15分，得13分；组织实施10分，得8分。", "21", "22"),
    ("一级指标“产出”分值40分，得35分，其中数量12分得11分，质量12分得11分，时效8分得6分，成本8分得{}分。", "7", "8"),
    (
        "综合得分86.4分。具体为：决策得14.5分（满分15分），过程得21.6分（满分25分），产出得{}分（满分35分），效益得19.8分（满分25分）。",
        "30.5",
        "35.0",
    ),
    (
        "综合评分{}分，等级为“良”。各部分得分为：项目决策16分、项目过程17.5分、项目产出28分、项目效益22分。",
        "83.5",
        "85.3",
    ),
    ("自评得分{}分，其中预算执行率10分，产出指标48.5分，效益指标28分，满意度指标9.5分。", "96", "98"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), MADE)
def test_marks_right_behind_another_make_it_up(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert any(one.startswith("CMP150") for one in alarms(text.format(wrong)))


SOME = (
    "过程指标满分25分，实得22分。其中：资金管理15分，得13分；其他见附表。",
    "综合评分85.3分。其中，项目决策16分、项目过程17.5分、项目产出28分、项目效益22分、加分项1.8分。",
    "自评得分92分，其中产出指标48.5分，效益指标28分。",
)


@pytest.mark.parametrize("text", SOME)
def test_some_of_the_marks_make_up_nothing(text: str) -> None:
    assert [one for one in alarms(text) if one.startswith("CMP150")] == []
