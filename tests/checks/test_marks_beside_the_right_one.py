"""Where a passage gives a row the mark of the table, the marks beside it are of something else."""

from __future__ import annotations

import pytest
from helpers import check_text

TABLE = """
# 2024年度村道路灯项目绩效自评报告

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 投入 | 目标设定 | 完整 | 基本完整 | 6 | 4 |
| 投入 | 制度健全性 | 健全 | 健全 | 4 | 3.52 |
| 产出 | 安装盏数 | ≥300盏 | 318盏 | 50 | 50 |
| 效益 | 长效管护机制 | 健全 | 基本健全 | 40 | 30 |
| 合计 | | | | 100 | 87.52 |

## 一、指标分析

"""
SOUND = {
    "tiers of the rule around the mark": "长效管护机制：健全得40分，基本健全得30分，不健全得10分；权重40分，得30分。",
    "parts of the mark before it": "目标设定：目标完整、可量化，分别得2分，指标值未更新不给分，满分6分，扣2分，得4分。",
    "a mean out of a hundred before it is weighed": "制度健全性均值88.0分，乘以4%，得3.52分，扣0.48分。",
    "the result before the target": "安装盏数。实地清点得318盏，高于300盏的目标，权重50分，得50分。",
    "a mean of several units": "四个村平均80.40分，其中产出平均42.10分，效益平均26.30分。",
    "what a part of the whole lost": "五个村里三个评为优。投入类两个指标没有一个拿满分，共扣2.48分。",
    "the tiers below a heading with the mark": (
        "（一）长效管护机制（40分，得30分）\n\n专人管护、资金落实的得40分，缺一项的得30分。\n\n两项都缺的，长效管护机制得10分。"
    ),
}
WRONG = {
    "another mark and nothing beside it": ("长效管护机制：村里无专人管护，得20分。", "CMP102"),
    "a loss that leaves another mark": ("目标设定满分6分，指标值未更新，扣3分，得4分。", "CMP103"),
    "another maximum": ("制度健全性满分8分，制度齐备，得3.52分。", "CMP101"),
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_a_sound_passage_draws_no_error(text: str) -> None:
    assert [one.message() for one in check_text(TABLE + text).findings if one.severity.value == "error"] == []


@pytest.mark.parametrize(("text", "code"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_mark_is_told(text: str, code: str) -> None:
    assert code in {one.rule.code for one in check_text(TABLE + text).findings}


FORMER = """
# 2024年度村道路灯项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 自评分 |
| --- | --- | --- | --- |
| 投入 | 目标设定 | 20 | 18 |
| 产出 | 安装盏数 | 40 | {output} |
| 效益 | 亮灯率 | 40 | 35 |
| 合计 | | 100 | 91 |

## 与上年比较

2023年满分同样是100分。

| 类别 | 满分 | 2023年自评分 | 2024年自评分 |
| --- | --- | --- | --- |
| 投入 | 20 | 17 | 18 |
| 产出 | 40 | 36 | {output} |
| 效益 | 40 | 31 | {effect} |
| 合计 | 100 | 84 | 91 |
"""


def test_of_the_marks_of_two_years_those_of_the_later_one_are_held_against_the_table() -> None:
    assert [one.message() for one in check_text(FORMER.format(output=38, effect=35)).findings] == []


def test_a_mark_of_the_later_year_off_the_table_is_told() -> None:
    assert "SCO104" in {one.rule.code for one in check_text(FORMER.format(output=38, effect=33)).findings}


def test_a_run_begins_behind_a_remark_in_brackets() -> None:
    text = "下一步打算如下。\n\n（已列入台账的不再重复。）一是清点路灯；二是落实专人；三是核实电费。"
    assert [one.rule.code for one in check_text(text).findings if one.rule.code == "SEC110"] == []
