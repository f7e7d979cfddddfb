"""Wordings about marks that are right and were once told as wrong; beside them, what still must be told."""

from __future__ import annotations

import pytest
from helpers import alarms

TOTALS = (
    # totals of different bidders, candidates, places
    "评审委员会打分，丙公司技术标总分86.4分，丁公司技术标总分79.2分。",
    "供应商A总得分92.1分，供应商B总得分90.7分，供应商C总得分85.3分。",
    "面试组织有序。王某综合成绩83.6分；赵某综合成绩81.2分。",
    "本镇目标考核总得分91.4分，列全县第5名，比第1名低3.1分，第1名总得分94.5分。",
    "成交人报价得分30分、服务得分58.2分，总得分88.2分；第二名总得分85.9分，差2.3分。",
    # of different hands
    "单位自评总分95.2分，评价组复核总分90.1分，相差5.1分。",
    "自查总得分97.0分，市级复核总得分93.5分。",
    # of different years and quarters
    "2021年总得分84.2分，2022年总得分88.9分。",
    "一季度综合得分85.9分，二季度综合得分87.3分。",
    # a part of it
    "我局定量得分62.4分、定性得分28.1分，总分90.5分。",
)


@pytest.mark.parametrize("text", TOTALS)
def test_totals_of_others_contradict_nobody(text: str) -> None:
    assert alarms(text) == []


TOTALS_WRONG = (
    "自评总分95.2分，等级为优。经核对，自评总分92.5分。",
    "综合得分88.4分，等级为良。综上，项目综合得分84.8分。",
    "供应商A总得分92.1分，供应商B总得分90.7分。经复核，供应商A总得分91.2分。",
)


@pytest.mark.parametrize("text", TOTALS_WRONG)
def test_two_totals_of_one_are_told(text: str) -> None:
    assert any(one.startswith("CMP106") for one in alarms(text))


SCORED = """
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 决策 | 立项依据 | 20 | 18 |
| 过程 | 制度执行 | 20 | 17 |
| 产出 | 完工数量 | 30 | 27 |
| 效益 | 受益人数 | 30 | 26 |
| 合计 |  | 100 | 88 |

{}
"""
BESIDE_THE_TABLE = (
    "获省级表彰一次，加2分。最终得分90分，等级为优。",
    "上季度综合得分86.1分，本季度提高1.9分。",
    "最终得分＝现场评价得分×70%＋书面评价得分×30%。现场评价88分，书面评价94分，最终得分89.8分。",
)


@pytest.mark.parametrize("text", BESIDE_THE_TABLE)
def test_totals_beside_the_table_contradict_it_not(text: str) -> None:
    assert alarms(SCORED.format(text)) == []


@pytest.mark.parametrize("text", ["最终得分85分，等级为良。", "获省级表彰一次，加2分。最终得分93分，等级为优。"])
def test_another_total_than_the_table_is_told(text: str) -> None:
    assert any(one.startswith("CMP106") for one in alarms(SCORED.format(text)))
