"""Tables that rank units by a base, marks on top, marks taken off, and what these come to."""

from __future__ import annotations

import pytest
from helpers import check_text, facts

TOWNS = """\
| 序号 | 单位 | 基础分 | 加分 | 扣分 | 综合得分 | 排名 | 等次 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | 柳河镇 | 92.4 | 1.5 | 1.3 | 92.6 | 2 | 优秀 |
| 2 | 石桥镇 | 94.0 | 0.0 | 1.2 | 92.8 | 1 | 优秀 |
| 3 | 白马乡 | 88.6 | 0.5 | 2.0 | 87.1 | 3 | 良好 |
| 4 | 双溪乡 | 82.2 | 0.0 | 2.5 | 79.7 | 4 | 合格 |
| | 平均 | 89.30 | 0.50 | 1.75 | 88.05 | — | — |
"""
DEPARTMENTS = """\
| 名次 | 部门 | 日常考核得分 | 奖励加分 | 倒扣分 | 总分 |
| --- | --- | --- | --- | --- | --- |
| 1 | 水利局 | 93.5 | 3.5 | -0.6 | 96.4 |
| 2 | 教育局 | 91.0 | 1.0 | -1.2 | 90.8 |
| 3 | 民政局 | 88.4 | 2.0 | — | 90.4 |
"""
VILLAGES = """\
| 村 | 加分 | 扣分 | 得分 |
| --- | --- | --- | --- |
| 青石村 | 2.0 | 1.5 | 100.5 |
| 大湾村 | — | 5.0 | 95.0 |
| 梅林村 | 1.0 | 1.0 | 100.0 |
"""
ACROSS = """\
| 项目 | 春晖社区 | 兴华社区 | 和平社区 |
| --- | --- | --- | --- |
| 基础分 | 92.4 | 90.8 | 86.5 |
| 加分 | 1.5 | 1.0 | 0.5 |
| 扣分 | 0.4 | 1.2 | 0.6 |
| 综合得分 | 93.5 | 90.6 | 86.4 |
| 名次 | 1 | 2 | 3 |
"""


@pytest.mark.parametrize(
    ("text", "unit", "total", "added", "taken"),
    [
        (TOWNS, "石桥镇", "92.8", "0.0", "1.2"),
        (DEPARTMENTS, "教育局", "90.8", "1.0", "-1.2"),
        (VILLAGES, "青石村", "100.5", "2.0", "1.5"),
        (ACROSS, "兴华社区", "90.6", "1.0", "1.2"),
    ],
)
def test_units_are_ranked_by_what_base_and_marks_on_top_and_off_come_to(
    text: str, unit: str, total: str, added: str, taken: str
) -> None:
    found = {one.unit: one for one in facts(text).ranked}
    assert len(found) >= 3
    one = found[unit]
    marks = [[mark.text for mark in part] for part in (one.totals, one.added, one.taken)]
    assert marks == [[total], [added], [taken]]


def test_the_units_of_a_matrix_have_in_all_what_its_last_column_says() -> None:
    text = "| 站点 | 服务（60） | 管理（40） | 总分 |\n| --- | --- | --- | --- |\n"
    text += "| 东门站 | 55 | 36 | 91 |\n| 西门站 | 52 | 35 | 87 |\n| 南门站 | 50 | 30 | 80 |\n"
    assert {one.unit: one.totals[0].text for one in facts(text).ranked} == {
        "东门站": "91",
        "西门站": "87",
        "南门站": "80",
    }


def test_what_rows_and_columns_come_to_no_chance_sum_makes() -> None:
    text = "| 单位 | 基础分 | 加分 | 得分 |\n| --- | --- | --- | --- |\n"
    text += "| 甲站 | 90.1 | 1.0 | 80.5 |\n| 乙站 | 85.0 | 2.0 | 78.0 |\n| 丙站 | 70.0 | 3.0 | 91.5 |\n"
    assert all(not one.added for one in facts(text).ranked)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TOWNS, "| 1.3 | 92.6 |", "| 1.3 | 92.9 |"),
        (TOWNS, "| 88.6 | 0.5 |", "| 88.6 | 0.8 |"),
        (DEPARTMENTS, "| -1.2 | 90.8 |", "| -1.2 | 90.3 |"),
        (ACROSS, "| 扣分 | 0.4 |", "| 扣分 | 0.9 |"),
    ],
)
def test_a_slip_in_the_row_of_a_unit_is_told(text: str, right: str, wrong: str) -> None:
    assert right in text
    assert "AMT121" in {one.rule.code for one in check_text(text.replace(right, wrong)).findings}
    assert not check_text(text).findings
