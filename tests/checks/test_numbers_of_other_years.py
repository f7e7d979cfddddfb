"""Numbers of another year, or of another body, beside those that a rule is about: they are no slips of these."""

from __future__ import annotations

import pytest
from helpers import check_text


def told(text: str) -> list[str]:
    """Return what is told of a text beyond hints: code and arithmetic."""
    found = check_text(text).findings
    return [f"{one.rule.code} {one.observation.computed}" for one in found if one.severity.value != "info"]


FORM = """## 二、资金情况

| 资金来源 | 全年预算数 | 全年执行数 | 执行率 |
|---|---|---|---|
| 合计 | 320 | 291.2 | 91.00% |

"""


@pytest.mark.parametrize("before", ["与2019年（执行率88.40%）相比", "较上年（执行率88.40%）"])
def test_the_rate_of_the_year_compared_with_is_not_that_of_the_form(before: str) -> None:
    assert told(f"{FORM}{before}有所提高。") == []


def test_the_rate_of_the_year_must_be_that_of_the_form() -> None:
    assert told(f"{FORM}本年执行率88.40%，与2019年相比有所提高。") == ["CMP112 91.00% ≠ 88.40%"]


@pytest.mark.parametrize("year", ["上年", "2019年", "去年同期"])
def test_a_former_rate_in_brackets_is_not_of_the_amounts_before(year: str) -> None:
    assert told(f"送审金额8000万元，审减460万元，审减率5.75%（{year}审减率为7.20%）。") == []
    assert told(f"采购预算400万元，节约18万元，节约率4.50%（{year}节约率5.10%）。") == []


def test_the_present_rate_before_a_former_one_is_told() -> None:
    (found,) = told("采购预算400万元，节约18万元，节约率4.80%（上年节约率5.10%）。")
    assert found.startswith("AMT155 18 ÷ 400")


PLAN = """

| 项目 | 2019年预算 | 2019年完成 | 完成预算% | 2020年预算 | 2020年比2019年完成增长% |
|---|---|---|---|---|---|
| 税收收入 | 51000 | 52416 | 102.8% | 54408 | 3.8% |
"""


def test_growth_of_the_year_is_not_that_of_the_next_year_in_a_table() -> None:
    assert told(f"2019年，全县税收收入52416万元，增长2.8%。{PLAN}") == []


def test_growth_of_the_year_is_not_that_beside_the_plan_of_the_next() -> None:
    table = "| 项目 | 2019年完成 | 2020年预算 | 增长% |\n|---|---|---|---|\n| 税收收入 | 52416 | 54408 | 3.8% |\n"
    assert told(f"2019年，全县税收收入完成52416万元，增长2.8%。\n\n{table}") == []


def test_growth_is_that_of_a_table_of_its_year() -> None:
    table = PLAN.replace("2020年比2019年完成增长%", "2019年比2018年增长%")
    assert any(one.startswith("AMT112") for one in told(f"2019年，全县税收收入52416万元，增长2.8%。{table}"))


FUND = """

表1　2019年基金收支表（单位：万元）

| 基金名称 | {} | 本年收入 | 本年支出 |
|---|---|---|---|
| 甲基金 | 210415 | 250360 | 230120 |
| 乙基金 | 110308 | 120477 | 115390 |
| 合计 | 320723 | 370837 | 345510 |
"""


def test_revenue_has_not_grown_from_the_stock_at_the_beginning() -> None:
    assert told("2019年，全市社会保险基金收入370837万元，比上年增长6.0%。" + FUND.format("年初结余")) == []


def test_revenue_has_grown_from_that_of_the_year_before() -> None:
    found = told("2019年，全市社会保险基金收入370837万元，比上年增长6.0%。" + FUND.format("上年收入"))
    assert any(one.startswith("AMT102") for one in found)


ENTERPRISES = "市属企业2户，资产总额31.40亿元，负债总额19.20亿元。"


def test_net_assets_in_brackets_of_another_sentence_are_another_bodys() -> None:
    assert told(f"{ENTERPRISES}担保公司在保余额26.60亿元，放大倍数3.80倍（净资产7.00亿元）。") == []


def test_net_assets_of_the_same_body_are_told() -> None:
    assert any(one.startswith("AMT110") for one in told(f"{ENTERPRISES}净资产11.20亿元。"))
    assert any(
        one.startswith("AMT110") for one in told("甲企业资产总额31.40亿元，负债总额19.20亿元（净资产11.20亿元）。")
    )
