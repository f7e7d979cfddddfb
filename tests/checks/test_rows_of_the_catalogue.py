"""Rows of the catalogue of checks in the shortest words that show them, and look-alikes that stay silent."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes, told

from reportlint.facts.prose.ties import TieKind

FORM = """# 青禾县水务局2024年度河道清淤项目支出绩效自评报告

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 数量指标 | 清淤河道长度 | ≥12公里 | 12公里 | 50 | 50 |
| 产出指标 | 成本指标 | 清淤成本 | ≤120万元 | {cost} | 40 | 40 |
| 满意度指标 | 服务对象满意度指标 | 沿河村民满意度 | ≥90% | 92% | 10 | 10 |
"""
BLOCK = """| 资金来源（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |
| --- | --- | --- | --- | --- |
| 年度资金总额 | {total} | {total} | {spent} | {rate} |
| 其中：本年财政拨款 | 90.00 | 90.00 | 86.40 | 96.00% |
"""


def codes(text: str) -> set[str]:
    """Return the codes of everything that is told of a text."""
    return {one.rule.code for one in check_text(text).findings}


# ---------------------------------------------------------------- money of the form


def test_more_spent_than_budgeted_is_told_where_the_rate_says_so_too() -> None:
    row = (
        "| 资金来源 | 全年预算数 | 全年执行数 | 执行率 |\n| --- | --- | --- | --- |\n| 资金总额 | 320.00 | {} | {} |\n"
    )
    assert "FND104" in codes(row.format("352.00", "110.00%"))
    assert "FND104" not in codes(row.format("304.00", "95.00%"))


def test_a_blank_total_above_money_is_told() -> None:
    assert outcomes("unfilled-total", BLOCK.format(total="", spent="", rate="")) == ["fail"] * 3
    assert outcomes("unfilled-total", BLOCK.format(total="90.00", spent="86.40", rate="96.00%")) == ["pass"] * 3


def test_a_result_in_yuan_under_a_target_in_ten_thousands_is_told() -> None:
    assert "fail 118元" in told("unit-of-result", FORM.format(cost="118元"))
    assert "pass 1180000元" in told("unit-of-result", FORM.format(cost="1180000元"))


# ---------------------------------------------------------------- the same thing in two places


def test_a_rate_told_in_the_words_of_a_row_is_held_against_it() -> None:
    text = FORM.format(cost="118万元") + "\n\n{}"
    assert told("measured-value", text.format("经问卷调查，沿河村民满意度为88%。")) == ["fail 88: 92% ≠ 88%"]
    assert told("measured-value", text.format("经问卷调查，沿河村民满意度为92%。")) == ["pass 92: 92% = 92%"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年沿河村民满意度为88%。",
        "沿河村民满意度目标值为90%。",
        "其中上游沿河村民满意度为88%。",
        "沿河村民满意度达到90%以上。",
    ],
    ids=["last-year", "target", "part", "bound"],
)
def test_another_rate_is_not_that_of_the_row(sentence: str) -> None:
    assert told("measured-value", FORM.format(cost="118万元") + "\n\n" + sentence) == []


def test_two_words_for_one_grade_are_told_without_a_scheme_too() -> None:
    assert outcomes("grade-words", "项目自评等级为优秀。其中清淤工程评价等级为优。") == ["pass", "fail"]
    assert outcomes("grade-words", "项目自评等级为优秀。其中清淤工程评价等级为良好。") == ["pass", "pass"]


def test_a_count_of_all_is_told_again_with_a_verb_behind_it() -> None:
    assert told("counts-told", "辖区内共有13个社区。\n\n街道所辖十二个社区均已完成改造。") == ["fail 十二: 13 ≠ 12"]
    assert told("counts-told", "全区下辖60个社区。\n\n街道所辖十二个社区均已完成改造。") == []


# ---------------------------------------------------------------- amounts in prose


@pytest.mark.parametrize("left", ["50.00", "80.00"])
def test_income_told_before_what_was_carried_over_makes_a_balance(left: str) -> None:
    text = f"收入合计900.00万元，年初结转和结余100.00万元，支出合计950.00万元，年末结转和结余{left}万元。"
    assert outcomes("tie", text, tie=TieKind.FLOW) == ["pass" if left == "50.00" else "fail"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("固定资产总额600.00万元，在用固定资产570.00万元，固定资产利用率为{}%。", ("95.00", "98.00")),
        ("年初预算500.00万元，年中预算调整50.00万元，预算调整率为{}%。", ("10.00", "17.00")),
        ("重点项目支出300.00万元，项目总支出400.00万元，重点支出安排率为{}%。", ("75.00", "86.00")),
        ("结转结余总额30.00万元，支出预算数500.00万元，结转结余率为{}%。", ("6.00", "8.00")),
        ("计划完成40项，按时完成36项，完成及时率为{}%。", ("90.00", "95.00")),
        ("2024年“三公”经费18.00万元，2023年20.00万元，“三公”经费变动率为{}%。", ("-10.00", "-12.00")),
        ("上年结转结余40.00万元，本年结转结余30.00万元，结转结余变动率为{}%。", ("-25.00", "-33.33")),
    ],
)
def test_the_rates_of_the_formula_library_are_recomputed(text: str, wrong: tuple[str, str]) -> None:
    right, off = wrong
    assert outcomes("tie", text.format(right), tie=TieKind.RATE) == ["pass"]
    assert outcomes("tie", text.format(off), tie=TieKind.RATE) == ["fail"]


def test_projects_added_during_the_year_are_parts_of_all() -> None:
    text = "全年共实施项目{}个，其中年初安排8个，年中追加8个。"
    assert told("breakdown", text.format(15)) == ["fail 15: 8 + 8 = 16 ≠ 15"]
    assert told("breakdown", text.format(16)) == ["pass 16: 8 + 8 = 16"]


def test_a_change_behind_a_part_is_still_no_part() -> None:
    assert told("breakdown", "全年支出500万元，其中工资300万元，比年初增加200万元。") == ["pass 500: 300 ≤ 500"]


def test_degrees_exclude_each_other_but_for_bounds() -> None:
    assert outcomes("breakdown", "现有教师80人，其中研究生学历12人，本科学历50人，专科学历20人。") == ["fail"]
    assert outcomes("breakdown", "现有教师80人，其中本科及以上学历62人，研究生学历30人。") == ["pass"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("产量由20吨增加到60吨，翻了两番。", ["fail"]),
        ("产量由20吨增加到81吨，翻了两番。", ["pass"]),
        ("产量由20吨增加到36吨，翻一番。", ["fail"]),
        ("产量由20吨增加到39吨，接近翻一番。", []),
        ("产量由20吨增加到60吨，比2015年翻了两番。", []),
        ("产量由20吨增加到60吨。十年来产量翻了两番。", []),
    ],
)
def test_a_doubling_is_twice_and_two_doublings_are_four_times(text: str, outcome: list[str]) -> None:
    assert outcomes("doubling", text) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("预算资金全部由区级财政安排，其中中央资金300万元，区级资金200万元。", "fail"),
        ("预算资金全部由区级财政安排，其中区级资金500万元。", "pass"),
        ("预算资金全部由区级财政安排，其中中央资金0万元，区级资金500万元。", "pass"),
    ],
)
def test_money_of_another_level_contradicts_a_sole_source(text: str, outcome: str) -> None:
    assert outcomes("sole-source", text) == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("合同金额人民币叁拾贰万伍仟元整（¥352000.00）。", ["fail"]),
        ("合同金额人民币叁拾贰万伍仟元整（¥325,000.00）。", ["pass"]),
        ("合同金额人民币叁拾贰万伍仟元整（2024年3月签订）。", []),
    ],
)
def test_figures_behind_a_sign_of_money_need_no_unit(text: str, outcome: list[str]) -> None:
    assert outcomes("capital-amount", text) == outcome


# ---------------------------------------------------------------- time


def test_phases_with_their_times_in_brackets_follow_each_other() -> None:
    text = "评价分三个阶段：前期准备（3月1日至3月10日）、现场评价（4月1日至4月20日）、撰写报告（{}月15日至{}月25日）。"
    assert outcomes("phase-order", text.format(3, 3)) == ["pass", "fail"]
    assert outcomes("phase-order", text.format(5, 5)) == ["pass", "pass"]


# ---------------------------------------------------------------- the form as a whole


def test_a_form_that_is_sent_to_must_be_there_unless_it_goes_apart() -> None:
    assert outcomes("form-enclosed", "自评情况详见附件《项目支出绩效自评表》。") == ["fail"]
    assert outcomes("form-enclosed", "自评情况详见附件《项目支出绩效自评表》（略）。") == []
    assert outcomes("form-enclosed", "自评情况详见附件《项目支出绩效自评表》，另附。") == []


def test_a_row_for_the_execution_beside_a_full_hundred_counts_twice() -> None:
    table = (
        FORM.format(cost="118万元")
        + "| 预算执行 | 预算执行率 | 资金执行率 | 100% | 100% | 10 | 10 |\n| 总分 | | | | | {} | {} |\n"
    )
    assert outcomes("execution-twice", table.format(100, 100)) == ["fail"]
    assert outcomes("execution-twice", table.format(110, 110)) == []


STEPS = """项目预算执行率为{}%。

| 二级指标 | 三级指标 | 评分标准 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 时效指标 | 预算执行率 | 100%得15分，90%（含）-100%得12分，90%以下不得分 | 15 | 12 |
| 质量指标 | 验收情况 | 合格得85分 | 85 | 85 |
"""


def test_a_row_of_any_kind_about_the_execution_is_held_against_its_steps() -> None:
    assert outcomes("tier-mark", STEPS.format("91.50")) == ["pass"]
    assert outcomes("tier-mark", STEPS.format("82.00")) == ["fail"]


def test_what_came_back_of_what_was_sent_is_no_rate_of_satisfaction() -> None:
    assert "fail" not in outcomes("tie", "共发放问卷300份，收回有效问卷286份，满意率95.8%。", tie=TieKind.RATE)
    assert outcomes("tie", "共发放问卷300份，收回有效问卷286份，回收率95.8%。", tie=TieKind.RATE) == ["fail"]
