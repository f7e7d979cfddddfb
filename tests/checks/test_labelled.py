"""Identities asked of the rows and columns of tables."""

from __future__ import annotations

from helpers import told
from made_tables import pipe

BALANCE = "净资产 = 资产总额 - 负债总额"
POSTS = "编制总数 = 行政编制 + 事业编制 + 工勤编制?"


def test_an_identity_is_asked_down_every_column_of_amounts() -> None:
    text = pipe(
        ("项目", "年末数（万元）", "年初数（万元）", "增减率（%）"),
        ("资产总额", "2916.48", "2804.20", "4.00"),
        ("负债总额", "743.20", "690.15", "7.69"),
        ("净资产", "2137.28", "2114.05", "2.80"),
    )
    assert told("identity", text, identity=BALANCE) == [
        "fail 2137.28: 2916.48 - 743.20 = 2173.28 ≠ 2137.28",
        "pass 2114.05: 2804.20 - 690.15 = 2114.05",
    ]


def test_an_identity_is_asked_along_every_row() -> None:
    text = pipe(
        ("单位", "编制数", "行政编制", "事业编制"),
        ("局机关", "38", "20", "18"),
        ("服务中心", "46", "0", "45"),
    )
    assert told("identity", text, identity=POSTS) == ["pass 38: 20 + 18 = 38", "fail 46: 0 + 45 = 45 ≠ 46"]


def test_a_name_that_two_rows_bear_names_neither() -> None:
    text = pipe(
        ("项目", "金额（万元）"),
        ("局机关资产总额", "2916.48"),
        ("所属学校资产总额", "415.60"),
        ("负债总额", "743.20"),
        ("净资产", "2588.88"),
    )
    assert told("identity", text, identity=BALANCE) == []


def test_an_identity_in_a_table_needs_all_its_rows() -> None:
    text = pipe(("项目", "金额（万元）"), ("资产总额", "2916.48"), ("净资产", "2137.28"))
    assert told("identity", text, identity=BALANCE) == []
