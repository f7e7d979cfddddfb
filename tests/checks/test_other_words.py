"""Shares, rates, averages and ratios whose numbers the document names in other words, further off."""

from __future__ import annotations

import pytest
from helpers import check_text

RUNNING = "公务用车运行维护费预算36.40万元，决算34.12万元，完成预算的93.7%。\n\n本单位有公务用车14辆，"
HOTLINE = "全年转办工单218,640件。\n\n热线运行经费预算1,420.00万元，实际支出1,386.18万元，结余33.82万元。"
FUNDS = "全年筹集医疗救助资金3,186.42万元。\n\n其中慈善捐助418.36万元，"
AGED = "截至年末，全县持证残疾人16,284人，比上年增加312人。\n\n家庭医生签约残疾人14,903人，"
PARTS = (
    "全市投入科研经费46.82亿元。\n\n基础研究3.06亿元，增长12.1%（上年2.73亿元）；应用研究8.14亿元，增长6.0%（上年7.68亿元）；"
    "试验发展35.62亿元，增长9.2%（上年32.62亿元）。"
)
DEBT = (
    "年末资产总额1,286.40亿元，比年初的1,204.80亿元增加81.60亿元；负债总额768.92亿元，比年初的733.36亿元增加35.56亿元。"
)
SCHOOL = "在校学生18,264人，教职工1,386人，其中专任教师1,124人。"
YEARLY = "# 2024年云岭县教育事业统计公报\n\n校舍面积386.4万平方米，比2020年的321.7万平方米增加64.7万平方米，年均增长"


def stated(text: str, number: str) -> set[str]:
    """Return the verdicts on the ratios and yearly rates that a number is tied by."""
    formulas = {"ratio", "compound-growth"}
    return {
        relation.verdict.name
        for one in check_text(text).observed
        for relation in one.observation.relations
        if relation.formula.value in formulas and relation.stated.quantity.text == number
    }


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (RUNNING + "平均每辆运行维护费2.44万元。", "2.44"),
        (HOTLINE + "按转办工单计算，每件工单运行成本63.40元。", "63.40"),
        (FUNDS + "占筹集救助金总额的13.13%。", "13.13"),
        (AGED + "签约率91.52%。", "91.52"),
        (PARTS + "三者所占比重依次是6.5%、17.4%和76.1%。", "17.4"),
        (DEBT + "资产负债率由年初的60.87%下降到59.77%。", "60.87"),
        (DEBT + "资产负债率由年初的60.87%下降到59.77%。", "59.77"),
        (SCHOOL + "生师比为16.25:1。", "16.25"),
        (YEARLY + "4.69%。", "4.69"),
        ("粮食总产量36.40万吨，其中玉米18.62万吨，水稻12.46万吨。水稻占粮食总产量的34.2%，玉米占51.2%。", "51.2"),
        ("举办培训班46期，培训农民2,714人次，每期平均59人次。", "59"),
    ],
)
def test_numbers_named_in_other_words_are_tied(text: str, number: str) -> None:
    assert stated(text, number) & {"EXACT", "ROUNDED"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (HOTLINE + "按转办工单计算，每件工单运行成本63.04元。", "63.04"),
        (AGED + "签约率95.12%。", "95.12"),
        (PARTS + "三者所占比重依次是6.5%、14.7%和76.1%。", "14.7"),
        (DEBT + "资产负债率由年初的60.87%下降到57.97%。", "57.97"),
    ],
)
def test_a_number_that_breaks_such_a_tie_is_told(text: str, number: str) -> None:
    assert any(number in one.message("zh") for one in check_text(text).findings)


@pytest.mark.parametrize(
    "text",
    [
        HOTLINE + "按服务人口计算，人均运行成本12.80元。",
        AGED + "上门服务满意率95.12%。",
        PARTS + "三者增速依次是12.1%、6.0%和9.2%。",
        DEBT + "资产负债率低于全省平均的61.30%。",
        SCHOOL + "师床比为1:1.86。",
        FUNDS + "占全省同类资金的2.46%。",
        "云岭县校舍面积386.4万平方米，“十四五”以来年均增长6.49%。",
        "全县资产总额86.40亿元。完好率100%，其中5座泵站有4座完成更新。",
    ],
)
def test_what_is_made_of_other_numbers_is_left_alone(text: str) -> None:
    codes = {"AMT118", "AMT154", "AMT155", "AMT156"}
    assert not [one for one in check_text(text).findings if one.rule.code in codes]


def test_months_are_counted_and_not_measured() -> None:
    text = "为326名老人发放补贴，每人每月100元，按12个月计36.12万元。"
    assert any("36.12" in one.message("zh") for one in check_text(text).findings)
