"""Numbers in the wrong unit or in each other's place, rates on another base, lists that miss their total."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

from reportlint.finding import Result
from reportlint.rule import Severity


def convicted(result: Result) -> set[str]:
    """Return the numbers that errors and warnings about amounts, counts and rates point at."""
    loud = [one for one in result.findings if one.severity is not Severity.INFO]
    return {quoted(result, one) for one in loud if one.rule.code[:3] in {"AMT", "CNT", "CON"}}


UNITS = [
    ("春季学期受益学生38,215人、支出1,{}，人均412.60元。", "576.75万元", "576.75元"),
    ("全年接待26.4万人次（图书馆17.5万人次、文化馆{}）。", "8.9万人次", "8.9人次"),
    ("政府采购预算列入货物162.40万元、服务{}，工程类不安排，采购预算总额为271.35万元。", "108.95万元", "108.95亿元"),
    ("培训学员3156人，其中村干部1204人、{}、网格员1317人。", "种粮大户635人", "种粮大户635万人"),
    ("账面余额346.72万元，而银行对账单仅列示318.27万元，账实相差{}。", "28.45万元", "28.45元"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), UNITS)
def test_a_number_that_closes_its_tie_in_another_unit_is_told(text: str, right: str, wrong: str) -> None:
    assert not convicted(check_text(text.format(right)))
    assert convicted(check_text(text.format(wrong)))


QUIET = [
    "全市有效发明专利10,642件，常住人口378.2万人，每万人口拥有有效发明专利28.14件。",
    "办公费5.20万元、印刷费7.45万元、差旅费9.80万元，会议费与培训费合计12.65万元。",
    "在册残疾人20416人的底数经核查调整为20538人，占户籍人口（51.6万人）的3.98%。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_told_of_ten_thousand_and_what_is_left_out_of_a_sum_is_no_wrong_unit(text: str) -> None:
    assert not convicted(check_text(text))


LISTS = [
    ("全县设教学点{}个（完小26个、初小19个、幼儿班15个），布局基本稳定。", "60", "62"),
    ("特困供养对象{}人（集中420人、分散864人），均按时发放。", "1,284", "1,268"),
    ("年末通航城市{}个（国内62个、国际7个），航线112条。", "69", "67"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), LISTS)
def test_a_list_that_fills_a_bracket_makes_the_total_before_it(text: str, right: str, wrong: str) -> None:
    assert not convicted(check_text(text.format(right)))
    assert wrong in convicted(check_text(text.format(wrong)))


@pytest.mark.parametrize(
    "text",
    [
        "现有专家25人（高级职称15人、博士12人），分为三组。",
        "在库项目64个（含续建项目31个、储备项目28个），总体推进顺利。",
        "全年检查企业86家（城区40家、园区12家），覆盖重点行业。",
    ],
)
def test_a_list_in_a_bracket_that_overlaps_or_leaves_much_out_is_no_sum(text: str) -> None:
    assert not convicted(check_text(text))


TURNED = [
    ("发放调查表{}份，收回{}份，回收率92.5%。", "1840", "1702"),
    ("批复建设面积{}万亩，已建成{}万亩，建成率86.3%。", "31.80", "27.44"),
    ("入住老人：目标{}人，年末实有{}人，完成率96%。", "500", "480"),
    ("残疾人就业率指标跟踪{}人，就业{}人，就业率82%。", "350", "287"),
    ("年末产能{}万吨，生产整机{}万吨，产能利用率85.2%。", "50.00", "42.60"),
]


@pytest.mark.parametrize(("text", "due", "done"), TURNED)
def test_what_was_due_and_what_was_done_may_have_changed_places(text: str, due: str, done: str) -> None:
    assert not convicted(check_text(text.format(due, done)))
    assert convicted(check_text(text.format(done, due)))


def test_a_level_that_rose_to_less_is_told_whatever_else_its_sentence_says() -> None:
    text = "优良天数比例由{}%提高到{}%，提高6.2个百分点；细颗粒物年均浓度由36微克/立方米降至29微克/立方米，下降19.4%。"
    assert not convicted(check_text(text.format("83.1", "89.3")))
    assert "83.1" in convicted(check_text(text.format("89.3", "83.1")))


SUBJECTS = "门面出租收入占比最高，24860万元，占71.2%；比2022年的23110万元增加1750万元，增长{}%。"


def test_a_rate_on_this_years_value_is_told_though_another_value_could_be_meant() -> None:
    assert not convicted(check_text(SUBJECTS.format("7.6")))
    assert "7.0" in convicted(check_text(SUBJECTS.format("7.0")))


GRANTS = """项目预算1260.00万元，资金来源为：中央补助640.00万元，占{}%；\
省级补助380.00万元，占30.16%；县级配套240.00万元，占19.05%。

| 资金来源 | 预算数（万元） | 支出数（万元） | 执行率 |
| --- | --- | --- | --- |
| 中央补助 | 640.00 | 640.00 | 100.00% |
| 省级补助 | 380.00 | 362.50 | 95.39% |
| 县级配套 | 240.00 | 219.30 | 91.38% |
| 合计 | 1260.00 | 1221.80 | 96.97% |
"""


def test_a_share_of_another_total_has_no_witness_in_the_table_that_prints_both() -> None:
    assert not convicted(check_text(GRANTS.format("50.79")))
    assert "52.38" in convicted(check_text(GRANTS.format("52.38")))


LEFT = [
    ("收入总量为{}万元，包括：本级收入214360万元，上级补助收入388120万元，上年结转收入21763万元。", "624243", "651980"),
    ("收回的问卷中，“很满意”{}人、“比较满意”52人、“不满意”8人，前两项合计280人。", "228", "241"),
    ("现金净增加额3468.20万元，期初余额{}万元，期末余额56108.39万元。", "52640.19", "46849.77"),
    ("抽查护理记录300份，达标276份，达标率{}%。", "92", "100"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), LEFT)
def test_an_addend_brought_up_to_date_leaves_its_total_behind(text: str, right: str, wrong: str) -> None:
    assert not convicted(check_text(text.format(right)))
    assert convicted(check_text(text.format(wrong)))


def test_last_years_value_in_a_list_is_no_part_of_it() -> None:
    assert not convicted(check_text("本年收入合计9620万元，包括：财政拨款收入6180万元，上年财政拨款收入5930万元。"))


BUDGET = """项目预算{}万元，其中道路整治2000.00万元、停车泊位900.00万元、运行维护500.00万元，年中全部到位。\
年末支出{}万元，执行率94.00%，结余204.00万元。

| 子项 | 预算（万元） | 支出（万元） | 执行率（%） |
| --- | --- | --- | --- |
| 道路整治 | 2000.00 | 1932.00 | 96.60 |
| 停车泊位 | 900.00 | 864.00 | 96.00 |
| 运行维护 | 500.00 | 400.00 | 80.00 |
| 合计 | 3400.00 | 3196.00 | 94.00 |
"""


def test_two_numbers_whose_exchange_mends_several_ties_have_no_alibi() -> None:
    assert not convicted(check_text(BUDGET.format("3400.00", "3196.00")))
    assert convicted(check_text(BUDGET.format("3196.00", "3400.00")))


def test_two_numbers_in_each_others_place_are_one_repair() -> None:
    result = check_text(
        "本年支出合计5212.40万元，其中基本支出{}万元，占59.55%；项目支出{}万元，占40.45%。".format("2108.60", "3103.80")
    )
    assert len(result.groups) == 1
    assert "2108.60 与 3103.80 疑似互换" in result.groups[0].summary["zh"]
    assert "changed places" in result.groups[0].summary["en"]


def test_a_digit_cut_off_hides_no_sum_that_is_wrong() -> None:
    text = "享受补贴老人{}人，其中70—79岁5127人、80—89岁2368人、90岁及以上1147人，占比依次为59.3%、27.4%、13.3%。"
    assert not convicted(check_text(text.format("8642")))
    assert convicted(check_text(text.format("8637")))
