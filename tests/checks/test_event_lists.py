"""Lists of what moved the marks of units, one event a row, and the tables that rank units by what they come to."""

from __future__ import annotations

import pytest
from helpers import check_text, facts

EVENTS = """\
表2 扣分明细

| 单位 | 扣分事项 | 件数 | 单项分值 | 扣分 |
| --- | --- | --- | --- | --- |
| 柳河镇 | 报表逾期 | 1 | 0.3 | 0.3 |
| | 台账缺失 | 2 | 0.5 | 1.0 |
| | 小计 | | | 1.3 |
| 石桥镇 | 报表逾期 | 4 | 0.3 | 1.2 |
| 白马乡 | 通报批评 | 2 | 1.0 | 2.0 |
| 双溪乡 | 通报批评 | 1 | 1.0 | 1.0 |
| | 台账缺失 | 3 | 0.5 | 1.5 |
| | 小计 | | | 2.5 |
| 合计 | | | | 7.0 |
"""
MERGED = """\
<table>
<tr><td>部门</td><td>加分事由</td><td>次数</td><td>每次加分</td><td>加分</td></tr>
<tr><td rowspan="3">水利局</td><td>省级表彰</td><td>1</td><td>2.0</td><td>2.0</td></tr>
<tr><td>市级推广</td><td>3</td><td>0.5</td><td>1.5</td></tr>
<tr><td>小计</td><td></td><td></td><td>3.5</td></tr>
<tr><td>教育局</td><td>市级推广</td><td>2</td><td>0.5</td><td>1.0</td></tr>
<tr><td>民政局</td><td>省级表彰</td><td>1</td><td>2.0</td><td>2.0</td></tr>
<tr><td>合计</td><td></td><td></td><td></td><td>6.5</td></tr>
</table>
"""
BELOW_NOUGHT = """\
| 村 | 问题 | 处数 | 扣分标准（分/处） | 扣分 |
| --- | --- | --- | --- | --- |
| 青石村 | 垃圾暴露 | 3 | 0.5 | -1.5 |
| 大湾村 | 垃圾暴露 | 6 | 0.5 | -3.0 |
| | 公厕不洁 | 2 | 1.0 | -2.0 |
| 大湾村小计 | | | | -5.0 |
| 梅林村 | 公厕不洁 | 1 | 1.0 | -1.0 |
| 合计 | | | | -7.5 |
"""
IN_WORDS = """\
| 序号 | 单位 | 扣分事项 | 次数 | 扣分标准 | 扣分 |
| --- | --- | --- | --- | --- | --- |
| 1 | 柳河镇 | 报表逾期 | 1 | 0.3分/件 | 0.3 |
| 2 | 柳河镇 | 台账缺失 | 2 | 0.5分/件 | 1.0 |
| 3 | 石桥镇 | 报表逾期 | 4 | 0.3分/件 | 1.2 |
| 4 | 白马乡 | 通报批评 | 2 | 1分/次 | 2.0 |
| 合计 | | | 9 | | 4.5 |
"""
LISTS = pytest.mark.parametrize("text", [EVENTS, MERGED, BELOW_NOUGHT, IN_WORDS])


def told(text: str) -> list[tuple[str, str]]:
    """Return code and quote of what is told of a text, hints left out."""
    return [
        (one.rule.code, text[one.span.start : one.span.end])
        for one in check_text(text).findings
        if one.severity.value != "info"
    ]


@LISTS
def test_what_one_event_costs_is_no_maximum(text: str) -> None:
    assert facts(text).score_tables == ()
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (EVENTS, "| 4 | 0.3 | 1.2 |", "| 4 | 0.3 | 1.3 |"),
        (EVENTS, "| 小计 | | | 2.5 |", "| 小计 | | | 2.6 |"),
        (EVENTS, "| 合计 | | | | 7.0 |", "| 合计 | | | | 9.0 |"),
        (EVENTS, "| 3 | 0.5 | 1.5 |", "| 5 | 0.5 | 1.5 |"),
        (MERGED, "<td>3</td><td>0.5</td><td>1.5</td>", "<td>3</td><td>0.5</td><td>1.6</td>"),
        (MERGED, "<td></td><td>3.5</td>", "<td></td><td>3.6</td>"),
        (BELOW_NOUGHT, "| 6 | 0.5 | -3.0 |", "| 6 | 0.5 | -8.0 |"),
        (BELOW_NOUGHT, "| | -5.0 |", "| | -6.0 |"),
    ],
)
def test_a_slip_in_a_list_of_events_is_told(text: str, right: str, wrong: str) -> None:
    assert right in text
    assert {code for code, _ in told(text.replace(right, wrong))} >= {"AMT121"}


def test_a_subtotal_closes_only_the_rows_of_its_own_unit_whatever_is_counted() -> None:
    text = """\
| 单位 | 项目 | 金额（万元） | 件数 |
| --- | --- | --- | --- |
| 一中 | 课桌更新 | 12.40 | 310 |
| 二中 | 围墙维修 | 20.15 | 2 |
| | 操场硬化 | 31.60 | 1 |
| | 小计 | 51.75 | 3 |
| 三中 | 锅炉改造 | 8.35 | 1 |
| 合计 | | 72.50 | 314 |
"""
    assert told(text) == []
    assert ("AMT121", "51.57") in told(text.replace("| 小计 | 51.75 |", "| 小计 | 51.57 |"))


def test_weights_that_turn_marks_into_scores_are_no_numbers_of_events() -> None:
    text = """\
| 指标名称 | 权重 | 评分 | 得分 |
| --- | --- | --- | --- |
| 机构人员 | 2 | 4 | 8 |
| 制度建设 | 3 | 5 | 15 |
| 服务质量 | 5 | 4 | 20 |
"""
    assert [column.name for column in facts(text).grids[0].columns][1] == "分值"
