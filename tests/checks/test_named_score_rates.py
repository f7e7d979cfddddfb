"""Score rates that only name their row or group, or stand in a run of all groups."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 项目绩效自评报告

{}

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 决策 | 立项依据 | 10 | 9 |
| 小计 | | 10 | 9 |
| 产出 | 培训人数 | 30 | 28 |
| 产出 | 活动场次 | 20 | 19 |
| 小计 | | 50 | 47 |
| 效益 | 就业人数 | 40 | 38 |
| 小计 | | 40 | 38 |
| 合计 |  | 100 | 94 |
"""


def told(words: str) -> list[str]:
    return [one.observation.computed for one in check_text(REPORT.format(words)).findings if one.rule.code == "CMP162"]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("决策类得分率只有{}%，为三类指标中最低。", "90.00", "96.00"),
        ("问题集中在活动场次上，活动场次得分率{}%。", "95.00", "59.00"),
        ("三类指标得分率分别为90.00%、{}%和95.00%。", "94.00", "49.00"),
        ("从得分率看，决策90.0%，产出{}%，效益95.0%。", "94.0", "49.0"),
        ("分类得分率为：决策类90.00%、产出类94.00%、效益类{}%。", "95.00", "59.00"),
        ("决策类权重10%，得分率90.00%，失分1分；产出类权重50%，得分率{}%，失分3分。", "94.00", "49.00"),
        ("产出类指标共2个，分值50分，得分47分，得分率{}%，扣3分。", "94.00", "49.00"),
        ("## 三、产出\n\n本维度得47分，失3分，得分率{}%。\n", "94.00", "49.00"),
    ],
)
def test_a_score_rate_that_names_its_row_or_group_is_held_against_the_table(words: str, right: str, wrong: str) -> None:
    assert told(words.format(right)) == []
    assert len(told(words.format(wrong))) == 1


def test_score_rates_of_others_and_of_other_years_are_left_alone() -> None:
    assert told("上年决策类得分率为85.00%。石桥镇得分率为91.00%，两项指标得分率分别为80%和90%。") == []
    assert told("上年得分率为：决策类85.00%、产出类80.00%。从得分率看，石桥镇91.00%，青山镇90.00%。") == []
