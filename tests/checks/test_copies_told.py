"""Numbers that an old draft left behind: the tie they break would hold with another print of the same fact."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted
from made_tables import pipe

from reportlint.rule import Severity


def accused(text: str) -> set[str]:
    """Return what errors and warnings about amounts point at."""
    result = check_text(text)
    loud = [one for one in result.findings if one.severity is not Severity.INFO and one.rule.code.startswith("AMT")]
    return {quoted(result, one) for one in loud}


OUTPUT = """# 某县统计公报

## 一、综合

初步核算，全年地区生产总值{total}亿元，比上年增长6.4%。其中，第一产业增加值12.46亿元，增长3.9%；第二产业增加值31.58亿元，增长8.1%；第三产业增加值40.19亿元，增长5.7%。

## 二、回顾

全县地区生产总值由2020年的61.37亿元增加到2025年的84.23亿元。
"""


def test_a_total_that_misses_its_parts_and_another_print_of_it_is_told() -> None:
    assert not accused(OUTPUT.format(total="84.23"))
    assert accused(OUTPUT.format(total="71.60"))


BONDS = """# 供热项目评价报告

## 一、概况

项目总投资36150.0万元，专项债券{bonds}万元，占69.2%；资本金8960.0万元，占24.8%。

## 二、债务

债券资金25016.0万元已全部到位。截至年末，债券资金25016.0万元余额未变。
"""


def test_a_part_whose_share_and_whose_other_prints_agree_on_another_amount_is_told() -> None:
    assert not accused(BONDS.format(bonds="25016.0"))
    assert accused(BONDS.format(bonds="23140.0"))


def test_the_amount_that_would_close_a_tie_under_another_name_proves_nothing() -> None:
    other = OUTPUT.replace(
        "全县地区生产总值由2020年的61.37亿元增加到2025年的84.23亿元", "年末金融机构贷款余额84.23亿元"
    )
    assert accused(other.format(total="84.23")) == accused(other.format(total="71.60"))


PRODUCTS = "报告期内营业收入82,415.36万元，同比增长4.2%；营业成本{cost}万元，低于收入增速。\n\n" + pipe(
    ("产品", "营业收入（万元）", "营业成本（万元）"),
    ("甲类试剂", "50,213.18", "40,112.67"),
    ("乙类试剂", "32,202.18", "26,733.21"),
    ("合计", "82,415.36", "66,845.88"),
)


def test_an_amount_called_by_the_heading_of_a_column_is_its_total_where_another_total_is_told_beside_it() -> None:
    assert not accused(PRODUCTS.format(cost="66,845.88"))
    assert "60,118.25" in accused(PRODUCTS.format(cost="60,118.25"))


def test_the_total_of_a_table_that_the_passage_does_not_tell_of_is_of_another_scope() -> None:
    alone = PRODUCTS.replace("营业收入82,415.36万元，同比增长4.2%；", "")
    assert not accused(alone.format(cost="60,118.25"))


INCOME = """# 部门预算

2026年收支总预算3018.64万元。

（一）收入预算{total}万元。其中：一般公共预算拨款收入2746.50万元，占90.98%；事业收入214.00万元，占7.09%；上年结转58.14万元，占1.93%；{nought}。
"""
NOUGHTS = ["政府性基金预算拨款收入0万元", "政府性基金预算拨款收入0万元、国有资本经营预算拨款收入0万元"]


@pytest.mark.parametrize("nought", NOUGHTS)
def test_a_part_of_nought_without_a_share_leaves_a_list_whole(nought: str) -> None:
    assert not accused(INCOME.format(total="3018.64", nought=nought))
    assert "2807.30" in accused(INCOME.format(total="2807.30", nought=nought))


def test_a_part_without_a_share_leaves_open_whether_a_list_is_all() -> None:
    assert not accused(INCOME.format(total="3118.64", nought="其他收入100.00万元"))


def test_what_one_passage_tells_of_a_year_and_of_now_is_of_two_times() -> None:
    now = "资产总额1,862.35万元，其中流动资产12.40万元、固定资产1,849.95万元。"
    text = f"{now}2024年末资产总额1,820.18万元，合计1,820.18万元。"
    assert not accused(text)
