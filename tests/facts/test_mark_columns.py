"""Columns of marks by whatever names: told by what they hold, and never where money or counts are held."""

from __future__ import annotations

import pytest
from helpers import facts

from reportlint.facts.scores.indicators import ScoreTable


def table(text: str) -> ScoreTable:
    """Return the one score table of a text."""
    (one,) = facts(text).score_tables
    return one


def columns(text: str) -> list[str | None]:
    """Return the canonical names of the columns of the one table."""
    (one,) = facts(text).grids
    return [column.name for column in one.columns]


ODD = """\
## 年终考核（40分）

| 类别 | 考点 | 办法 | 现场情况 | 应得 | 核得 |
| --- | --- | --- | --- | --- | --- |
| 水质 | 断面达标 | 达标率95%以上得12分，80%以上不足95%得8分 | 达标率83.3% | 12 | 8 |
| 水质 | 黑臭水体 | 有1处扣2分 | 返黑1处 | 6 | 4 |
| 管护 | 巡河 | 按巡河率计算得分 | 巡河率92% | 8 | 7.36 |
| 管护 | 整改 | 整改率每低于100%5个百分点扣0.5分 | 整改率90% | 8 | 7 |
| 基础 | 档案 | 缺1条河扣0.3分 | 缺2条 | 6 | 5.4 |
| 年终考核 | | | | 40 | 31.76 |
"""


def test_maxima_marks_rules_and_names_are_told_by_what_they_hold() -> None:
    assert columns(ODD) == ["一级指标", "指标名称", "评分标准", None, "分值", "得分"]


def test_a_last_row_that_sums_up_the_others_is_their_total_whatever_it_is_called() -> None:
    one = table(ODD)
    assert one.total is not None
    assert (one.total.label, len(one.indicators)) == ("年终考核", 5)


def test_the_total_is_known_by_its_full_mark_where_a_row_is_missing() -> None:
    one = table(ODD.replace("| 基础 | 档案 | 缺1条河扣0.3分 | 缺2条 | 6 | 5.4 |\n", ""))
    assert one.total is not None
    assert one.total.label == "年终考核"


def test_what_was_lost_and_what_is_left_are_told_by_their_sum() -> None:
    text = """\
考核总分60分。

| 方面 | 总分值 | 扣 | 余 | 比率 |
| --- | --- | --- | --- | --- |
| 资金管理 | 12 | 0.9 | 11.1 | 92.5% |
| 组织管理 | 10 | 0.6 | 9.4 | 94.0% |
| 项目执行 | 28 | 4 | 24 | 85.7% |
| 效果 | 10 | 1.5 | 8.5 | 85.0% |
| 总计 | 60 | 7 | 53 | 88.3% |
"""
    assert columns(text) == ["指标名称", "分值", "扣分", "得分", "得分率"]


def test_the_mean_of_experts_is_the_score_and_the_mark_a_unit_gives_itself_its_own() -> None:
    text = """\
再评价得分表

| 一级指标 | 二级指标 | 权重分 | 单位自评 | 专家甲 | 专家乙 | 专家均分 | 核减 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 管理 | 预算编制 | 20 | 19 | 17 | 18 | 17.5 | 1.5 |
| 管理 | 预算执行 | 20 | 19.5 | 18 | 18.4 | 18.2 | 1.3 |
| 履职 | 文物保护 | 30 | 29 | 27 | 26 | 26.5 | 2.5 |
| 效果 | 群众满意 | 30 | 28 | 27 | 28 | 27.5 | 0.5 |
| 总计 | | 100 | 95.5 | 89 | 90.4 | 89.7 | 5.8 |
"""
    assert columns(text)[2:] == ["分值", "自报得分", "各方得分", "各方得分", "得分", "核减"]
    assert [one.score and one.score.text for one in table(text).indicators] == ["17.5", "18.2", "26.5", "27.5"]


def test_of_two_years_the_later_is_the_score() -> None:
    text = """\
| 指标 | 标准分 | 2023年 | 2024年 |
| --- | --- | --- | --- |
| 演出场次 | 40 | 36 | 38 |
| 剧目质量 | 30 | 27 | 26 |
| 观众评价 | 30 | 25 | 28 |
| 合计 | 100 | 88 | 92 |
"""
    assert columns(text)[2:] == ["各方得分", "得分"]


def test_maxima_may_stand_behind_the_names_of_rows() -> None:
    text = """\
| 一级 | 二级 | 三级（满分） | 评价要点 | 实得 |
| --- | --- | --- | --- | --- |
| 决策（40分） | 立项（40分） | 依据充分性（20分） | 符合规划 | 20 |
| 决策（40分） | 立项（40分） | 程序规范性（20分） | 手续不全 | 15 |
| 产出（60分） | 数量（60分） | 建设完成率（60分） | 完成率98% | 58.8 |
| 总分（100分） | | | | 93.8 |
"""
    one = table(text)
    assert [row.full and row.full.text for row in one.indicators] == ["20", "20", "60"]
    assert [(group.name, group.declared and group.declared.text) for group in one.tops] == [
        ("决策", "40"),
        ("产出", "60"),
    ]


def test_a_group_may_be_named_left_of_the_column_that_is_called_after_indicators() -> None:
    text = """\
| 评价内容 | 评价要点 | 分值 | 得分 |
| --- | --- | --- | --- |
| 组织工作（20分） | 报送及时性 | 8 | 6 |
| | 资料完整性 | 12 | 11 |
| 报告质量（80分） | 问题分析 | 40 | 36 |
| | 整改建议 | 40 | 35 |
| 合计 | | 100 | 88 |
"""
    one = table(text)
    assert [(group.name, group.members) for group in one.tops] == [("组织工作", (0, 1)), ("报告质量", (2, 3))]


def test_a_header_of_words_above_numbers_opens_a_block_of_its_own() -> None:
    text = """\
<table>
<tr><td>项目名称</td><td colspan="4">巡展经费</td></tr>
<tr><td>资金</td><td>年初批复</td><td>调整后</td><td>实际列支</td><td>说明</td></tr>
<tr><td>总额</td><td>260.00</td><td>267.00</td><td>253.92</td><td>95.10%</td></tr>
<tr><td>维度</td><td>考察点</td><td>配分</td><td>自报分</td><td>评定分</td></tr>
<tr><td>产出</td><td>巡展场次</td><td>50</td><td>50</td><td>47.5</td></tr>
<tr><td>产出</td><td>展品完好</td><td>20</td><td>20</td><td>19</td></tr>
<tr><td>效益</td><td>受益人次</td><td>30</td><td>30</td><td>30</td></tr>
<tr><td>总计</td><td></td><td>100</td><td>100</td><td>96.5</td></tr>
</table>
"""
    assert [one.name for one in table(text).indicators] == ["巡展场次", "展品完好", "受益人次"]


BUDGET = """\
单位：万元

| 项目 | 预算 | 支出 | 结余 |
| --- | --- | --- | --- |
| 甲 | 40 | 38 | 2 |
| 乙 | 30 | 27 | 3 |
| 丙 | 30 | 28 | 2 |
| 合计 | 100 | 93 | 7 |
"""
HEADERS = {
    "budget": "| 项目 | 预算 | 支出 | 结余 |",
    "tasks": "| 镇 | 任务数 | 完成数 | 未完成 |",
    "attendance": "| 学校 | 应到 | 实到 | 缺勤 |",
    "stocks": "| 科目 | 年初数 | 年末数 | 减少 |",
    "places": "| 园区 | 规划 | 建成 | 在建 |",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("note", ["单位：万元\n\n", ""], ids=["amounts", "bare"])
def test_what_only_behaves_like_marks_makes_no_score_table(header: str, note: str) -> None:
    text = BUDGET.replace("单位：万元\n\n", note).replace(HEADERS["budget"], header)
    assert facts(text).score_tables == ()
