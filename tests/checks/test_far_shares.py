"""Shares, rates and averages whose numbers stand further off, and what convicts them."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes, told

from reportlint.facts.prose.ties import TieKind

INCOME = "全年事业收入1,284.60万元，经营收入356.20万元，其他收入89.45万元，三项合计1,730.25万元。\n\n"
SPENDING = "本单位本年支出3,642.80万元，比上年有所增长。\n\n按用途分述如下。\n\n"
INDUSTRY = "第一产业增加值46.37亿元；第二产业增加值182.85亿元，其中工业增加值137.19亿元；第三产业增加值238.46亿元。"
BALANCE = "年末资产总额8,642.35万元，负债总额1,263.40万元，净资产7,378.95万元。"

SHARES_THAT_HOLD = [
    INCOME + "上述收入中，事业收入占74.24%，经营收入占20.59%，其他收入占5.17%。",
    INCOME + "按占收入合计的比重排列：74.24%来自事业收入，计1,284.60万元；20.59%来自经营收入，计356.20万元。",
    SPENDING + "工资福利支出2,186.40万元，占本年支出的60.02%。",
    SPENDING + "公用经费支出318.26万元，相当于本年支出的8.74%。",
    "全市生产总值467.68亿元。" + INDUSTRY + "三次产业增加值占生产总值的比重分别为9.9%、39.1%和51.0%。",
    "在校生12,480人：小学生7,236人，占58.0%；初中生3,868人，占31.0%；高中生1,376人，占11.0%。",
    "全年采购预算926.00万元，货物类286.40万元、工程类420.00万元、服务类219.60万元，占比依次为30.93%、45.36%、23.71%。",
    "项目资金486.00万元，其中：设备购置312.60万元（64.32%）、人员培训118.40万元（24.36%）、其他55.00万元（11.32%）。",
    "726.40万元用于基本支出，318.60万元用于项目支出，合计1,045.00万元，前者占全部支出的69.51%，后者占30.49%。",
    "三次产业结构由上年的10.3∶41.2∶48.5调整为9.9∶39.1∶51.0。",
]


@pytest.mark.parametrize("text", SHARES_THAT_HOLD)
def test_a_share_finds_its_amount_and_its_whole(text: str) -> None:
    found = outcomes("share", text)
    assert "pass" in found
    assert "fail" not in found


SHARES_THAT_FAIL = [
    (INCOME + "上述收入中，事业收入占74.24%，经营收入占25.09%，其他收入占5.17%。", "25.09"),
    (
        INCOME + "按占收入合计的比重排列：74.24%来自事业收入，计1,284.60万元；25.09%来自经营收入，计356.20万元。",
        "25.09",
    ),
    (SPENDING + "工资福利支出2,186.40万元，占本年支出的57.34%。", "57.34"),
    (SPENDING + "公用经费支出318.26万元，相当于本年支出的9.24%。", "9.24"),
    ("全市生产总值467.68亿元。" + INDUSTRY + "三次产业增加值占生产总值的比重分别为9.9%、36.8%和51.0%。", "36.8"),
    ("在校生12,480人：小学生7,236人，占58.0%；初中生3,868人，占34.0%；高中生1,376人，占11.0%。", "34.0"),
    (
        "全年采购预算926.00万元，货物类286.40万元、工程类420.00万元、服务类219.60万元，占比依次为30.93%、47.36%、23.71%。",
        "47.36",
    ),
    (
        "项目资金486.00万元，其中：设备购置312.60万元（64.32%）、人员培训118.40万元（26.34%）、其他55.00万元（11.32%）。",
        "26.34",
    ),
    (
        "726.40万元用于基本支出，318.60万元用于项目支出，合计1,045.00万元，前者占全部支出的69.51%，后者占34.09%。",
        "34.09",
    ),
    ("三次产业结构由上年的10.3∶41.2∶48.5调整为9.9∶39.1∶53.0。", "53.0"),
    ("支出预算1,654.20万元，其中：基本支出968.42万元，占55.90%，比上年增加87.28万元。", "55.90"),
    (
        "全区投入教育经费30.63亿元。其中财政性经费27.63亿元，占90.21%。非财政性经费3.00亿元，占10.39%。",
        "10.39",
    ),
]


@pytest.mark.parametrize(("text", "quote"), SHARES_THAT_FAIL)
def test_a_wrong_share_is_told_though_its_whole_stands_elsewhere(text: str, quote: str) -> None:
    assert any(one.startswith(f"fail {quote}") for one in told("share", text))


SILENT_SHARES = [
    INCOME + "其他地区的同类收入占52.60%，高于本地。",
    "采购按公开招标286.40万元、竞争性磋商120.00万元等方式组织，公开招标占62.3%。",
    "会议时间为上午9:30，图纸比例为1:500，配合比为1:2:3。",
    "考核按平时、年终4:6的比例折算，补贴由市、县按5:5的比例分担。",
    "晋升15人，沉降12毫米，三次产业协调发展。",
    "全年支出1,286.40万元，涉密支出不公开；其中设备购置为主，约占六成。",
]


@pytest.mark.parametrize("text", SILENT_SHARES)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("share", text)


FAR_TIES_THAT_HOLD = [
    ("rate", BALANCE + "全年运转正常。资产负债率14.62%。"),
    ("rate", "全年转办工单42,587件。\n\n为保证质量，对办结工单回访38,261件，工单回访率89.84%。"),
    ("rate", "流动资产26.38亿元，流动负债18.05亿元，流动比率1.46。"),
    ("rate", "年末参保职工96.42万人，离退休人员38.75万人，职工抚养比为2.49:1。"),
    ("average", "全年运行维护费86.42万元。\n\n年末共有车辆23辆，其中执法用车18辆，平均每辆运行维护费3.757万元。"),
    ("average", "全年资助资金2,386.50万元。\n\n受助学生18,274人，覆盖各学段。按受助学生计算，人均资助1305.95元。"),
]


@pytest.mark.parametrize(("tie", "text"), FAR_TIES_THAT_HOLD)
def test_a_quotient_finds_its_numbers_further_off(tie: str, text: str) -> None:
    assert "pass" in outcomes("tie", text, tie=TieKind(tie))


def test_a_rate_that_its_name_spells_out_is_judged_by_its_name() -> None:
    found = told("tie", BALANCE + "资产负债率17.12%。", tie=TieKind.RATE)
    assert "fail 17.12: 1263.40 ÷ 8642.35 = 14.6187% ≠ 17.12%" in found


SILENT_TIES = [
    ("rate", BALANCE + "服务对象满意度96.50%。"),
    ("rate", "全年办件1,286件，其中线上932件。群众对窗口服务的知晓率88.42%。"),
    ("average", "全年支出1,286.40万元，在岗168人。全县人均可支配收入23,560元。"),
]


@pytest.mark.parametrize(("tie", "text"), SILENT_TIES)
def test_a_quotient_of_other_numbers_is_left_alone(tie: str, text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind(tie))


CHANGES_THAT_FAIL = [
    ("change-rate", "公共安全　31,247万元（去年同期29,618），升5.8%。", "5.8"),
    ("change-rate", "净资产344,105.78万元（年初327,232.87万元），增加16,872.91万元、5.61%。", "5.61"),
    ("change-difference", "债券利息8.94亿元（上年9.36亿元，减0.52亿元、4.43%）。", "0.52"),
    ("change-rate", "与上年末相比，净资产增加32.94亿元，增长7.1%。年末净资产462.47亿元。", "7.1"),
    ("percentage-points", "支出进度97.21%，比上年的94.36%提高2.85%。", "2.85"),
    ("points-for-percent", "收入从96.38亿元增加到131.57亿元，五年累计增长36.5个百分点。", "36.5"),
    ("points-for-percent", "收入31.88亿元，同比增加1.93亿元（上年为29.96亿元），增幅6.43个百分点。", "6.43"),
]


@pytest.mark.parametrize(("check", "text", "quote"), CHANGES_THAT_FAIL)
def test_a_change_is_judged_by_the_former_value_in_brackets_or_by_its_only_name(
    check: str, text: str, quote: str
) -> None:
    assert any(one.startswith(f"fail {quote}") for one in told(check, text))


CHANGES_THAT_HOLD = [
    ("change-rate", "公共安全　31,247万元（去年同期29,618），升5.5%。"),
    ("change-rate", "净资产344,105.78万元（年初327,232.87万元），增加16,872.91万元、5.16%。"),
    ("change-difference", "债券利息8.94亿元（上年9.36亿元，减0.41亿元、4.43%）。"),
    ("points-for-percent", "支出进度97.21%，比上年的94.36%提高2.85个百分点。"),
]


@pytest.mark.parametrize(("check", "text"), CHANGES_THAT_HOLD)
def test_such_a_change_that_holds_is_seen(check: str, text: str) -> None:
    found = outcomes(check, text)
    assert "pass" in found
    assert "fail" not in found


def test_two_lists_with_one_fault_are_told_once_and_nothing_breaks_down() -> None:
    result = check_text("在校学生30293人，其中小学13642人、初中7318人、普通高中4106万人、幼儿园5227人。")
    assert not result.problems
    assert [finding.rule.code for finding in result.findings] == ["AMT104", "AMT173"]  # the sum, and its wrong unit


BUDGET = """# 报告

全年预算1,426.50万元，执行1,369.87万元。

三季度末累计支出903.31万元，占全年预算的{}%，四季度支出466.56万元，占全年执行数的34.06%。
"""


def loud(text: str) -> list[str]:
    return [one.observation.computed for one in check_text(text).findings if one.severity.value != "info"]


def test_what_a_budget_named_far_off_is_spent_to_is_a_share_of_it() -> None:
    assert not loud(BUDGET.format("63.32"))
    assert loud(BUDGET.format("65.32")) == ["903.31 ÷ 1426.50 = 63.3235% ≠ 65.32%"]


def test_a_whole_that_others_are_shares_of_is_not_one_of_another_name() -> None:
    assert "1369.87" not in "".join(loud(BUDGET.format("65.32")))
