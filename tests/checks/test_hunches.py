"""Numbers that only the rest of a document convicts: what a slip of the pen explains, and nothing else vouches for."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

from reportlint.rule import Severity

ENROLMENT = """# 教育事业统计公报

| 学段 | 学校数（所） | 在校生（人） | 上年在校生（人） |
| --- | --- | --- | --- |
| 幼儿园 | 96 | 21,846 | 22,107 |
| 小学 | 87 | 68,413 | 70,226 |
| 初中 | 28 | 32,077 | 31,388 |

小学在校生68,413人，较上年减少{change}人，下降{rate}%。
"""
INCOME = """# 某局2024年度决算说明

## 一、收入情况

2024年度本年收入合计5016.49万元，其中财政拨款收入4218.36万元，事业收入798.13万元。

## 二、支出情况

财政拨款收入{again}万元，用于各项支出。
"""


def convicted(text: str) -> set[str]:
    """Return the numbers that errors and warnings about amounts point at."""
    result = check_text(text)
    loud = [one for one in result.findings if one.severity is not Severity.INFO and one.rule.code.startswith("AMT")]
    return {quoted(result, one) for one in loud}


LISTS = [
    ("全年政府采购18,762.44万元，货物7,318.60万元，工程6,827.19万元，服务{}万元；", "4,616.65", "4,166.65"),
    ("房屋8,215.6平方米，办公用房{}平方米，库房5,846.0平方米，其他439.4平方米；车辆4辆。", "1,930.2", "1,936.2"),
    ("应检企业1,836家，实际检查1,752家，检查覆盖率{}%。", "95.42", "95.24"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), LISTS)
def test_a_list_of_long_numbers_that_misses_its_total_by_one_slip_is_told(text: str, right: str, wrong: str) -> None:
    assert not convicted(text.format(right))
    assert convicted(text.format(wrong))


def test_a_list_of_short_numbers_that_nothing_vouches_for_is_left_alone() -> None:
    assert not convicted("审结盗抢骗案件168件，涉毒案件312件，其他案件57件。")


def test_the_former_value_of_a_change_stands_in_the_row_of_its_present_one() -> None:
    assert not convicted(ENROLMENT.format(change="1,813", rate="2.58"))
    assert convicted(ENROLMENT.format(change="1,843", rate="2.58"))
    assert "2.85" in convicted(ENROLMENT.format(change="1,813", rate="2.85"))


def test_a_long_number_printed_again_with_two_digits_swapped_is_told() -> None:
    assert not convicted(INCOME.format(again="4218.36"))
    assert "4281.36" in convicted(INCOME.format(again="4281.36"))


def test_a_former_state_of_an_amount_under_its_own_name_is_told() -> None:
    assert "4017.52" in convicted(INCOME.format(again="4017.52"))


def test_like_things_of_other_names_may_have_amounts_that_look_alike() -> None:
    assert not convicted("甲河段清淤工程完成投资248.60万元。\n\n乙河段清淤工程完成投资284.60万元。")


def test_a_plan_is_no_stale_copy_of_what_came_of_it() -> None:
    text = "公务接待费年初预算18.65万元，公务接待费决算16.85万元。\n\n公务接待费决算16.85万元，用于调研。"
    assert not convicted(text)


def test_several_amounts_that_differ_under_their_names_are_of_another_thing() -> None:
    text = (
        "年末债务余额758.40亿元，一般债务余额293.90亿元，专项债务余额464.50亿元。\n\n"
        "上级核定一般债务余额302.60亿元，专项债务余额478.90亿元。"
    )
    assert not convicted(text)


MISREAD = [
    # a change behind a list of parts is that of their whole
    "全年投入3004.05万元，省级846.30万元、市级215.00万元、区级1942.75万元，区级占64.7%；比上年增加226.91万元，增长8.2%。",
    # what came and what went are no change of the whole
    "年末会员单位127家，较上年末的118家新增14家、退出5家，净增9家。",
    # nothing is left over of what was spent
    "收入总额103,364.96万元。\n\n支出总额92,500.30万元，收支相抵，结余10,864.66万元，结余率10.51%。",
    # a rate in brackets repeats the one before it
    "发放问卷600份，满意522份，满意度87.0%，比自评所用的93%低6.0个百分点（自评满意度93.0%）。",
    # an average is no whole
    "全年受理投诉157件，每十万人次3.15件，其中有效投诉42件，占26.8%。",
    # three items are no three pieces
    "每位旅客贡献收入28.66元，其中租赁5130.4万元、广告1862.0万元、停车2214.7万元，三项计9207.1万元。",
    # a level is named as what is compared with
    "中标价合计2437.45万元；控制价2538.00万元，比控制价低100.55万元，下浮率3.96%。",
    # a rate of rates
    "抽查样地160块，成活142块，加权成活率88.4%。",
    # another subject stands between two changes
    "服务效果得分率由84.6%升至85.4%，其中履约管理提升最明显，提高4.6个百分点。",
    # more than was aimed at is no part
    "授权发明专利46件，其中农业11件、工业28件、社会发展7件，超目标6件。",
]


@pytest.mark.parametrize("text", MISREAD)
def test_a_sentence_is_read_for_what_it_says(text: str) -> None:
    assert not convicted(text)
