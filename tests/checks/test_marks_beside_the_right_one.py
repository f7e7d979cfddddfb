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


EXCERPTS = """
# 2024年度戏曲下乡项目绩效评价报告

| 一级指标 | 三级指标 | 满分 | 得分 |
| --- | --- | --- | --- |
| 决策 | 立项依据 | 10 | 9.20 |
| 决策 | 目标设定 | 10 | 8.40 |
| 产出 | 演出场次 | 30 | 28.50 |
| 产出 | 演出质量 | 20 | 17.60 |
| 效益 | 观众人次 | 30 | 27.00 |
| 总计 | | 100 | 90.70 |

## 一、决策（满分20分，得分{decision}分）

| 指标 | 权重 | 专家甲 | 专家乙 | 均值 | 加权得分 |
| --- | --- | --- | --- | --- | --- |
| 立项依据 | 10% | 90 | 94 | 92 | 9.20 |
| 目标设定 | 10% | 82 | 86 | 84 | {goal} |

## 二、产出（满分50分，得分46.10分）

| 指标 | 目标值 | 实际值 | 满分 | 得分 |
| --- | --- | --- | --- | --- |
| 演出场次 | 200场 | 190场 | 30 | 28.50 |

演出质量由专家评定，得17.60分。
"""


def test_tables_that_go_into_the_marks_of_a_group_leave_the_report_to_the_whole_one() -> None:
    loud = check_text(EXCERPTS.format(decision="17.60", goal="8.40")).findings
    assert [one.message() for one in loud if one.severity.value == "error"] == []
    assert "CMP105" in {one.rule.code for one in check_text(EXCERPTS.format(decision="17.90", goal="8.40")).findings}


def test_a_mark_in_such_a_table_is_that_of_the_whole_one() -> None:
    found = check_text(EXCERPTS.format(decision="17.60", goal="8.70")).findings
    assert "CMP102" in {one.rule.code for one in found}


def test_a_maximum_that_the_table_declares_is_still_held_against_its_rows() -> None:
    text = """
# 2024年度护林站整体支出绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标（60分） | 巡护里程 | 30 | 30 |
| | 防火宣传场次 | 20 | 18 |
| 效益指标（40分） | 火情下降率 | 40 | 38 |
| 合计 | | 100 | 86 |

自评得分86分。其中产出指标60分，得48分；效益指标40分，得38分。
"""
    assert "CMP105" in {one.rule.code for one in check_text(text).findings}


OF_LEVEL = """
# 2024年度茶园补助政策绩效评价报告

| 维度 | 维度分值 | 指标 | 分值 | 得分 | 维度得分 |
| --- | --- | --- | --- | --- | --- |
| 政策制定 | 40 | 依据充分性 | 20 | 18.5 | {mark} |
| 政策制定 | 40 | 条款可操作性 | 20 | 17 | {mark} |
| 政策效果 | 60 | 茶农增收 | 60 | 55 | 55 |
| 合计 | 100 | | 100 | 90.5 | 90.5 |
"""


def test_marks_under_the_name_of_a_level_are_those_of_its_groups() -> None:
    errors = [
        one.rule.code for one in check_text(OF_LEVEL.format(mark="35.5")).findings if one.severity.value == "error"
    ]
    assert errors == []
    assert "SCO106" in {one.rule.code for one in check_text(OF_LEVEL.format(mark="33.5")).findings}


QUARTERS = """
# 2024年度环卫服务考核评价报告

| 三级指标 | 分值 | 得分 |
| --- | --- | --- |
| 道路清扫 | 40 | 30 |
| 垃圾清运 | 40 | 36 |
| 公厕管护 | 20 | 18 |
| 合计 | 100 | 84 |

## 考核说明

"""


def test_a_row_that_is_told_two_other_marks_is_told_those_of_something_else() -> None:
    told = "道路清扫一季度得38分，二季度遇大雪，道路清扫得36分，三季度道路清扫得39分。"
    assert [one.rule.code for one in check_text(QUARTERS + told).findings if one.rule.code == "CMP102"] == []
    once = check_text(QUARTERS + "道路清扫因积雪清理不及时，得32分。")
    assert "CMP102" in {one.rule.code for one in once.findings}


def test_words_that_mostly_contradict_a_table_speak_of_something_else() -> None:
    rows = "".join(f"| 指标{name}完成率 | 10 | 8 |\n" for name in "甲乙丙丁戊己庚")
    table = f"\n# 评价报告\n\n| 三级指标 | 分值 | 得分 |\n| --- | --- | --- |\n{rows}| 合计 | 70 | 56 |\n\n## 说明\n\n"
    told = "\n\n".join(
        f"指标{name}完成率：全年按月推进，得{mark}分。" for name, mark in zip("甲乙丙丁戊己庚", "8967795", strict=True)
    )
    assert [one.rule.code for one in check_text(table + told).findings if one.rule.code == "CMP102"] == []


CLOSED = """
# 2024年度山塘整治项目绩效评价报告

| 指标 | 满分 | 东塘乡 | 西塘乡 | 平均 |
| --- | --- | --- | --- | --- |
| 方案编制 | 8 | 7.5 | 7 | 7.25 |
| 项目储备 | 7 | 7 | 6 | 6.50 |
| 项目决策 | 15 | 14.5 | 13 | 13.75 |
| 整治完成 | 60 | 58 | 50 | 54.00 |
| 群众满意 | 25 | 24 | {satisfied} | 22.50 |
| 项目成效 | 85 | 82 | 71 | 76.50 |
| 合计 | 100 | 96.5 | 84 | 90.25 |

## 一、项目决策

满分15分，两个乡平均得13.75分，东塘乡14.5分、西塘乡13分。
"""


def test_rows_that_close_the_rows_above_them_are_groups() -> None:
    right = check_text(CLOSED.format(satisfied="21")).findings
    assert [one.message() for one in right if one.severity.value == "error"] == []


def test_a_mark_below_a_closing_row_is_still_added_up() -> None:
    assert {one.rule.code for one in check_text(CLOSED.format(satisfied="12")).findings} & {
        "SCO106",
        "AMT121",
        "SCO104",
    }


def test_a_maximum_beside_a_rate_in_a_form_is_its_row_s() -> None:
    form = """
<table>
<tr><td>项目资金（万元）</td><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>分值／执行率</td><td>得分</td></tr>
<tr><td></td><td>年度资金总额</td><td>300.00</td><td>860.00</td><td>802.38</td><td>10分／93.30%</td><td>9.33</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>新栽株数</td><td>≥6000株</td><td>6120株</td><td>50</td><td>50</td></tr>
<tr><td>效益指标</td><td>经济效益</td><td>亩均增收</td><td>≥600元</td><td>640元</td><td>40</td><td>40</td></tr>
<tr><td colspan="5">总分</td><td>100</td><td>99.33</td></tr>
</table>
"""
    assert {one.rule.code for one in check_text("# 果园项目支出绩效自评表\n" + form).findings} & {
        "SCO103",
        "SCO104",
    } == set()


def errors_of(text: str) -> list[str]:
    """Return the messages of the errors."""
    return [one.message() for one in check_text(text).findings if one.severity.value == "error"]


def test_a_group_of_which_only_the_sum_is_printed_counts_as_a_row() -> None:
    table = """
# 2024年度绿道建设项目绩效评价报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 决策 | 立项依据 | 12 | 10 |
| 决策 | 目标设定 | 8 | 7 |
| 决策 | 小计 | 20 | 17 |
| 产出 | 小计 | 50 | 46 |
| 效益 | 小计 | 30 | {effect} |
| 合计 | | 100 | 90 |
"""
    assert errors_of(table.format(effect=27)) == []
    assert errors_of(table.format(effect=25)) != []


def test_a_rate_below_the_total_leaves_the_total_one() -> None:
    table = """
# 2024年度保洁服务考核评价报告

| 指标 | 满分 | 东镇 | 西镇 | 平均 |
| --- | --- | --- | --- | --- |
| 清扫质量 | 30 | 28 | 26 | 27 |
| 清运及时 | 20 | 19 | 17 | 18 |
| 产出合计 | 50 | 47 | 43 | 45 |
| 居民满意 | 30 | 27 | 25 | 26 |
| 投诉处理 | 20 | 18 | 16 | 17 |
| 效益合计 | 50 | 45 | 41 | 43 |
| 指标总计 | 100 | 92 | 84 | 88 |
| 得分率（%） | — | 92.00 | 84.00 | 88.00 |
"""
    assert errors_of(table) == []


def test_a_mark_out_of_a_hundred_beside_its_weight_is_no_rate_times_maximum() -> None:
    table = """
# 2024年度两个项目绩效自评报告

| 项目 | 全年预算数 | 全年执行数 | 执行率 | 权重 | 得分 | 加权得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 草场改良项目 | 1450.00 | 1351.40 | 93.20% | 72.5% | 89.86 | 65.15 |
| 良种补贴项目 | 550.00 | 528.00 | 96.00% | 27.5% | 94.80 | 26.07 |
"""
    assert [one for one in errors_of(table) if "执行率" in one] == []


def test_what_the_whole_lost_is_no_loss_of_the_row_above() -> None:
    text = TABLE + "（四）长效管护机制。村里有专人管护，资金没有落实，得30分。本项目扣12.48分，主要在管护。"
    assert [one for one in errors_of(text) if "扣" in one] == []
