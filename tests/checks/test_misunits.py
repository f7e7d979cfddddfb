"""Units that the numbers of a sentence, or another print of the same digits, show to be mistaken."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

from reportlint.rule import Severity


def accused(text: str) -> set[str]:
    """Return what errors and warnings about amounts point at."""
    result = check_text(text)
    loud = [one for one in result.findings if one.severity is not Severity.INFO and one.rule.code.startswith("AMT")]
    return {quoted(result, one) for one in loud}


SENTENCES = [
    ("概算批复1,864.20万元，决算审定1,702.35万元，核减161.85{}，核减率8.7%。", "万元", "亿元"),
    ("在编教职工2,318{}，专任教师2,046人、教辅人员272人，师生比1:14。", "人", "万人"),
    ("全年接诊48,215人次，上年45,920{}，增长5.0%。", "人次", "万人次"),
    ("年末参保386.27万人，按常住人口402.15{}计算，参保率96.05%。", "万人", "人"),
    ("发放补贴1,206.40万元：养老618.75{}、助残402.15万元、救急185.50万元。", "万元", "亿元"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SENTENCES)
def test_a_number_that_fits_its_sentence_in_the_unit_of_its_neighbours_only_is_told(
    text: str, right: str, wrong: str
) -> None:
    assert not accused(text.format(right))
    assert accused(text.format(wrong))


def test_numbers_of_two_units_that_have_nothing_to_do_with_each_other_are_left_alone() -> None:
    assert not accused("全县生产总值186.42亿元，安排衔接资金4,318.20万元、专项资金1,205.60万元，惠及2.6万人。")


def test_short_numbers_close_a_sum_in_another_unit_by_chance() -> None:
    assert not accused("投入35万元，其中设备23万元，另有社会捐赠12元。")


def test_a_number_that_another_relation_vouches_for_is_in_its_own_unit() -> None:
    text = "基金总规模160.68亿元，其中国有出资96.42亿元、社会出资64.26亿元；合同价2164.50万元，结算价2325.18万元。"
    assert not accused(text)


COPIED = """# 某县供水工程评价报告

## 一、核减情况

三年概算合计1,518.62万元，审定合计1,043.15万元，工程款核减475.47万元。

## 二、存在的问题

前期测算不细，工程款核减475.47{}，影响资金安排。
"""


def test_the_same_digits_about_the_same_thing_in_another_unit_are_told() -> None:
    assert not accused(COPIED.format("万元"))
    assert accused(COPIED.format("亿元"))


def test_the_same_few_digits_about_another_thing_may_have_another_unit() -> None:
    text = COPIED.format("万元").replace("前期测算不细，工程款核减475.47万元", "全市储蓄余额475.47亿元")
    assert not accused(text)


def test_a_rise_larger_than_what_it_led_to_is_in_another_unit_where_that_closes_its_rate() -> None:
    text = "港口营业收入6.82亿元，同比增加3,105.60{}，增长4.77%。"
    assert not accused(text.format("万元"))
    assert accused(text.format("亿元"))
    assert not accused("联营企业利润6.82亿元，同比增加3,105.60亿元，增长9.13%。")


def test_a_multiple_shows_in_which_unit_its_amounts_are_meant() -> None:
    text = "五年累计投入742.8{}，是前五年512.6亿元的1.45倍。"
    assert not accused(text.format("亿元"))
    assert accused(text.format("万元"))
    assert not accused("其中县级投入731.4万元。全市累计投入是前五年512.6亿元的1.45倍。")


def test_the_change_behind_a_rate_that_names_no_base_is_of_the_year() -> None:
    text = "卫生健康支出9.36亿元、增长6.1%，同比增加{}亿元。"
    assert not accused(text.format("0.54"))
    assert accused(text.format("0.45"))
    assert not accused("卫生健康支出9.36亿元、增长6.1%，比年初预算增加0.45亿元。")
