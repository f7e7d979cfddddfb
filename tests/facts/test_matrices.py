"""Marks of several units, a unit a row."""

from __future__ import annotations

from helpers import check_text, facts

STATIONS = """\
| 站点 | 个案服务（16） | 小组活动（12） | 站点分 |
| --- | --- | --- | --- |
| 东门站 | 15.2 | 11.0 | 26.2 |
| 西门站 | 14.4 | 10.6 | 25.0 |
| 南门站 | 13.6 | 10.2 | 23.8 |
| 平均 | 14.4 | 10.6 | 25.0 |
"""
CENTRES = """\
| 机构 | 服务 | 管理 | 总分 |
| --- | --- | --- | --- |
| 满分 | 60 | 40 | 100 |
| 城东中心 | 55 | 36 | 91 |
| 柳巷中心 | 52 | 35 | 87 |
| 双桥中心 | 50 | 30 | 80 |
"""


def test_the_maxima_of_a_matrix_stand_behind_its_headers_or_in_a_row() -> None:
    for text, maxima in ((STATIONS, ["16", "12", None]), (CENTRES, ["60", "40", "100"])):
        (matrix,) = facts(text).matrices
        assert [part.full and part.full.text for part in matrix.parts] == maxima
        assert len(matrix.units) == 3


def test_a_table_of_amounts_is_no_matrix_of_marks() -> None:
    assert facts(STATIONS.replace("（16）", "").replace("（12）", "").replace("站点分", "小计")).matrices == ()


def test_a_mark_above_the_maximum_of_its_part_is_told() -> None:
    found = check_text(CENTRES.replace("| 52 | 35 |", "| 52 | 45 |")).findings
    assert "SCO101" in {one.rule.code for one in found}


def test_a_mean_that_is_not_that_of_the_units_is_told() -> None:
    found = check_text(STATIONS.replace("| 平均 | 14.4 |", "| 平均 | 14.9 |")).findings
    assert "SCO156" in {one.rule.code for one in found}
    assert check_text(STATIONS).findings == ()


CLASSES = """\
# 抽查情况

| 班组＼项目 | 台账 | 巡查 | 总分 |
| --- | --- | --- | --- |
| 配分 | 40 | 60 | 100 |
| 一班（20人以上） | 36.5 | 52.2 | 88.7 |
| 二班（10至20人） | 34.1 | 49.5 | 83.6 |
| 三班（不足10人） | 30.2 | 45.6 | 75.8 |
| 三班组平均 | 33.60 | 49.10 | 82.70 |
| 得分率（%） | 84.0 | 81.8 | 82.7 |

一班88.7分，二班83.6分，三班75.8分。台账平均33.60分。三班失分24.2分，其中巡查失14.4分。
"""


def test_a_row_of_rates_is_no_unit_and_a_row_of_means_may_say_of_how_many() -> None:
    (matrix,) = facts(CLASSES).matrices
    assert len(matrix.units) == 3
    assert matrix.mean is not None
    assert check_text(CLASSES).findings == ()


def test_a_unit_is_called_without_its_remark_and_the_mean_by_its_part() -> None:
    for right, wrong in (
        ("一班88.7分", "一班87.8分"),
        ("台账平均33.60分", "台账平均36.30分"),
        ("巡查失14.4分", "巡查失11.4分"),
    ):
        codes = {one.rule.code for one in check_text(CLASSES.replace(right, wrong)).findings}
        assert "CMP158" in codes, wrong
