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
