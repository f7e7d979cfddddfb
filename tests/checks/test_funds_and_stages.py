"""Amounts of one name that are of two funds, or of which one was planned and one was done."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity


def told(text: str) -> list[str]:
    """Return what is told of the numbers of a text beyond hints: code and arithmetic."""
    found = [one for one in check_text(text).findings if not one.rule.code.startswith("YRS")]
    return [f"{one.rule.code} {one.observation.computed}" for one in found if one.severity is not Severity.INFO]


# ---------------------------------------------------------------- the fund that headings and sentences name

FUNDS = (
    "# 某局2025年度部门决算\n\n二、收入情况\n\n本年收入7602.15万元，来源稳定。\n\n"
    "三、支出情况\n\n本年支出7588.61万元，其中基本支出4203.11万元、项目支出3385.50万元，年初结转和结余402.36万元。\n\n"
    "四、{title}\n\n{opening}年初结转和结余{first}万元，本年收入7102.15万元，本年支出7090.44万元，"
    "年末结转和结余{last}万元。基金预算当年支出240.00万元，全年支出240.00万元列城乡支出。\n"
)


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("财政拨款收支情况", ""),
        ("专项资金收入支出情况", ""),
        ("有关情况", "财政拨款"),
        ("有关情况", "2025年度财政拨款"),
    ],
)
def test_the_amounts_of_a_fund_are_no_other_prints_of_those_of_the_whole(title: str, opening: str) -> None:
    assert told(FUNDS.format(title=title, opening=opening, first="308.20", last="319.91")) == []


def test_a_slip_in_the_balance_of_a_fund_is_told() -> None:
    text = FUNDS.format(title="财政拨款收支情况", opening="财政拨款", first="308.20", last="349.91")
    assert any("349.91" in one for one in told(text))


# ---------------------------------------------------------------- what was planned and what was done

TABLE = (
    "\n\n表1　资金到位和支出情况（单位：万元）\n\n"
    "| 县（区） | 市级资金 | 县级到位 | 到位合计 | 实际支出 |\n| --- | --- | --- | --- | --- |\n"
    "| 东山区 | 260.00 | 420.00 | 680.00 | 671.35 |\n| 西坪县 | 280.00 | 560.00 | 840.00 | 822.18 |\n"
    "| 南湾县 | 250.00 | 468.50 | 718.50 | 694.62 |\n| 北岭县 | 220.00 | 410.00 | 630.00 | 603.47 |\n"
    "| 合计 | 1010.00 | 1858.50 | 2868.50 | 2791.62 |\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "县级配套任务分解为：东山区420.00万元、西坪县560.00万元、南湾县530.00万元、北岭县480.00万元。",
        "县级配套任务分解为：东山区420.00万元、西坪县560.00万元、南湾县468.50万元、北岭县480.00万元。",
        "各县应到位资金分别为：东山区420.00万元、西坪县560.00万元、南湾县530.00万元、北岭县480.00万元。",
        "上年县级投入：东山区420.00万元、西坪县560.00万元、南湾县520.00万元、北岭县460.00万元。",
    ],
)
def test_what_was_planned_for_some_is_not_held_against_what_they_paid(words: str) -> None:
    assert told("# 某市2025年度自评报告\n\n" + words + TABLE) == []


def test_one_of_a_list_off_its_column_is_told() -> None:
    words = "县级实际到位：东山区420.00万元、西坪县560.00万元、南湾县463.50万元、北岭县410.00万元。"
    assert told("# 某市2025年度自评报告\n\n" + words + TABLE) == ["AMT112 468.50 ≠ 463.50"]


def test_a_budget_is_held_against_no_table_of_outturns() -> None:
    table = (
        "\n\n公开02表　收入决算表\n\n| 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 |\n| --- | --- | --- | --- |\n"
        "| 合计 | 1074.07 | 938.23 | 135.84 |\n| 教育支出 | 18.64 | 18.64 |  |\n"
        "| 科学技术支出 | 398.20 | 276.50 | 121.70 |\n"
        "| 卫生健康支出 | 657.23 | 643.09 | 14.14 |\n"
    )
    text = (
        "# 某局2025年度决算\n\n教育支出年初预算20.00万元，决算18.64万元，完成{}%，全部用于培训。"
        "科学技术支出年初预算260.00万元，决算276.{}万元。"
    )
    assert told(text.format("93.20", "50") + table) == []
    assert told(text.format("93.20", "90") + table) == ["AMT112 276.50 ≠ 276.90"]


def test_small_counts_by_place_are_not_those_of_a_table_about_something_else() -> None:
    table = (
        "\n\n表1　满意度调查结果（单位：份）\n\n"
        "| 县（区） | 有效问卷 | 满意 | 一般 | 不满意 |\n| --- | --- | --- | --- | --- |\n"
        "| 东山区 | 96 | 89 | 6 | 1 |\n| 西坪县 | 131 | 121 | 8 | 2 |\n| 南湾县 | 115 | 103 | 9 | 3 |\n"
        "| 北岭县 | 110 | 98 | 9 | 3 |\n| 合计 | 452 | 411 | 32 | 9 |\n"
    )
    text = "# 某市2025年度自评报告\n\n全年发出督办函9份，其中北岭县4份、南湾县3份、西坪县2份。"
    assert told(text + table) == []
    text = "# 某市2025年度自评报告\n\n选择不满意的，北岭县4份、南湾县3份、西坪县2份、东山区1份。"
    assert told(text + table) == ["AMT112 3 ≠ 4"]


def test_amounts_that_sums_vouch_for_on_both_sides_are_no_slips_of_each_other() -> None:
    words = "各县安排资金：东山区420.00万元、西坪县560.00万元、南湾县530.00万元、北岭县410.00万元，合计{}万元。"
    assert told("# 某市2025年度自评报告\n\n" + words.format("1920.00") + TABLE) == []
    assert told("# 某市2025年度自评报告\n\n" + words.format("1930.00") + TABLE) != []
