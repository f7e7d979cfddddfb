"""Score tables folded, divided, converted, lettered: right ones are silent, wrong marks are told."""

from __future__ import annotations

import pytest
from helpers import check_text, facts


def loud(text: str) -> list[str]:
    """Return the errors and warnings with the words they point at."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told]


def marks(text: str) -> list[str]:
    """Return the errors and warnings about marks and grades."""
    return [one for one in loud(text) if one[:3] in {"SCO", "CMP", "GRD", "AMT"}]


# ---------------------------------------------------------------- folded tables

FOLDED = """
# 渠道清淤项目绩效自评报告

| 指标 | 分值 | 得分 | 指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 清淤长度 | 30 | 30 | 灌溉面积 | 15 | {right} |
| 清淤方量 | 20 | 18 | 节水量 | 10 | 10 |
| 验收合格率 | 15 | 15 | 农户满意度 | 10 | 9 |

## 说明

清淤方量完成九成，得18分，扣2分，因中途遇雨。农户满意度得9分，扣1分，因放水时间偏短。
"""


def test_a_table_folded_to_two_halves_is_read_as_one() -> None:
    read = facts(FOLDED.format(right="15"))
    names = [one.name for one in read.score_tables[0].indicators]
    assert names == ["清淤长度", "清淤方量", "验收合格率", "灌溉面积", "节水量", "农户满意度"]
    assert marks(FOLDED.format(right="15")) == []


def test_a_mark_above_its_maximum_in_the_right_half_is_told() -> None:
    assert "SCO101 16" in marks(FOLDED.format(right="16"))


# ---------------------------------------------------------------- maxima and marks in labels

IN_LABELS = """
# 校舍加固项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出（60分，得{won}分） | 加固面积 | 35 | 35 |
| 产出（60分，得{won}分） | 竣工时间 | 25 | 22.5 |
| 效益（40分，得40分） | 隐患消除 | 40 | 40 |
| 合计 | | 100 | 97.5 |

竣工时间晚了十天，得22.5分，扣2.5分，因钢材晚到。
"""


def test_a_label_with_maximum_and_mark_declares_both() -> None:
    read = facts(IN_LABELS.format(won="57.5"))
    assert [group.declared.text for group in read.score_tables[0].groups if group.declared] == ["60", "40"]
    assert marks(IN_LABELS.format(won="57.5")) == []


def test_a_mark_in_a_label_that_its_rows_do_not_make_is_told() -> None:
    assert any(one.startswith("SCO106") for one in marks(IN_LABELS.format(won="58.5")))


NAMED_ONCE = """
# 渡口维护项目绩效自评报告

| 一级指标（分值） | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出（{output}） | 维护渡口 | 30 | 30 |
| 产出 | 更换浮筒 | 30 | 30 |
| 效益（40） | 事故起数 | 40 | 40 |
| 合计 | | 100 | 100 |
"""


def test_a_group_that_declares_its_maximum_only_where_it_is_named_first_goes_on_below() -> None:
    assert marks(NAMED_ONCE.format(output="60")) == []


def test_a_maximum_declared_once_that_the_rows_do_not_make_is_told() -> None:
    assert any(one.startswith("SCO106") for one in marks(NAMED_ONCE.format(output="55")))


# ---------------------------------------------------------------- sums divided, converted, added on

UNITS = """
# 镇级自评质量考评报告

| 考评项目 | 满分 | 青墩镇 | 白桥镇 | 石湾乡 | 平均 |
| --- | --- | --- | --- | --- | --- |
| 收入组织 | 40 | 38 | 35 | 31 | 34.67 |
| 支出进度 | 50 | 47 | 44 | 41 | 44.00 |
| 报表质量 | 30 | 29 | 26 | 22 | 25.67 |
| 基本分合计 | 120 | 114 | 105 | 94 | 104.33 |
| 其中：收支两项 | 90 | 85 | 79 | 72 | 78.67 |
| 其中：报表一项 | 30 | 29 | 26 | 22 | 25.67 |
| 折百分 | 100 | 95.00 | 87.50 | 78.33 | — |
| 加分（＋） | 上限3 | 1 | 0 | 0.5 | — |
| 扣分（－） | — | 0 | 1.5 | 0 | — |
| 最终得分 | — | 96.00 | {second} | 78.83 | 86.94 |
"""


def test_a_total_counts_from_the_converted_sum_with_what_is_added_and_taken() -> None:
    assert marks(UNITS.format(second="86.00")) == []


def test_a_final_mark_that_forgets_its_penalty_is_told() -> None:
    assert any("87.50" in one for one in marks(UNITS.format(second="87.50")))


APART = """
# 公厕改造项目绩效自评报告

| 资金 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 年度资金总额 | 200.00 | 190.00 | 10 | 95.00% | 9.50 |

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标 | 改造座数 | 50 | 48 |
| 效益指标 | 投诉件数 | 30 | 30 |
| 满意度指标 | 居民满意度 | 10 | 9 |
| 合计 | | 90 | 87 |

资金执行率得9.50分，扣0.50分，因质保金未付；改造座数得48分，扣2分，因一座选址变更；居民满意度得9分，扣1分，
因夜间照明不足。自评总分{total}分。
"""


def test_a_total_of_the_prose_may_add_the_marks_of_the_money_block_to_those_of_the_table() -> None:
    assert marks(APART.format(total="96.50")) == []


def test_a_total_that_neither_table_nor_both_blocks_make_is_told() -> None:
    assert "CMP106 97.50" in marks(APART.format(total="97.50"))


# ---------------------------------------------------------------- lettered groups, rates as names

LETTERED = """
# 档案数字化项目绩效复评报告

| 指标 | 标准分 | 得分 |
| --- | --- | --- |
| A 投入（小计） | 30 | 29 |
| A1 预算编制 | 10 | 10 |
| A2 资金到位率 | 20 | 19 |
| B 产出（小计） | 70 | {output} |
| B1 扫描页数完成率 | 40 | 36 |
| B2 抽检合格率 | 30 | 30 |
| 合计 | 100 | 95 |

资金到位率得19分，扣1分，因尾款晚到一月。扫描页数完成率得36分，扣4分，因脆化卷宗须先修裱。
"""


def test_letters_number_groups_and_rows() -> None:
    read = facts(LETTERED.format(output="66"))
    assert [len(group.members) for group in read.score_tables[0].groups] == [2, 2]
    assert marks(LETTERED.format(output="66")) == []


def test_a_lettered_subtotal_off_its_rows_is_told() -> None:
    assert any(one.split()[0] in {"SCO106", "SCO107"} for one in marks(LETTERED.format(output="67")))


# ---------------------------------------------------------------- grades beside marks

GRADED = """
# 各站绩效评价结果

评价等级：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。

| 站点 | 自评得分 | 复评得分 | 落差 | 等级 |
| --- | --- | --- | --- | --- |
| 城北站 | 96.0 | 91.5 | 4.5 | 优 |
| 城南站 | 93.0 | 84.2 | 8.8 | {grade} |
| 河西站 | 90.5 | 79.1 | 11.4 | 中 |
"""


def test_the_grade_of_a_row_goes_with_the_column_that_bears_the_grades_out() -> None:
    assert marks(GRADED.format(grade="良")) == []


def test_a_grade_between_years_goes_with_the_mark_right_before_it() -> None:
    text = """
    # 助餐项目绩效评价报告

    评价等级：90分（含）以上为优秀，80分（含）至90分为良好，60分（含）至80分为合格，60分以下为不合格。

    2022年76.40分，合格；2023年84.10分，{middle}；2024年93.20分，优秀。三年综合得分86.15分，综合等级为良好。
    """.replace("    ", "")
    assert marks(text.format(middle="良好")) == []
    assert any(one == "CMP107 优秀" for one in marks(text.format(middle="优秀")))


# ---------------------------------------------------------------- what the text says of rows

SAID = """
# 桥梁检测项目绩效评价报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出 | 检测桥梁座数 | 40 | 40 |
| 产出 | 出具报告及时率 | 20 | 17 |
| 效益 | 险桥处置率 | 30 | 30 |
| 效益 | 过往司机满意度 | 10 | 8 |
| 合计 | | 100 | 95 |

## 说明

{said}
"""


@pytest.mark.parametrize(
    "said",
    [
        "出具报告及时率评85分，得17.00分，失3.00分，因两份报告补测。过往司机满意度评80分，得8.00分，失2.00分，因绕行。",
        "出具报告及时率满分20分，平均得17分，只有一名专家认为补测未说明、扣了4分。过往司机满意度得8分，扣2分，因绕行。",
        "出具报告及时率满分20分，得17分，扣3分：补测两份扣2分，再扣装订差错1分。过往司机满意度得8分，扣2分，因绕行。",
    ],
    ids=["marks out of a hundred", "what one expert took", "the reasons of a loss"],
)
def test_marks_that_are_not_the_row_s_own_are_not_held_against_it(said: str) -> None:
    assert marks(SAID.format(said=said)) == []


def test_a_wrong_mark_of_a_row_is_told() -> None:
    said = "出具报告及时率得18分，扣2分，因两份报告补测。过往司机满意度得8分，扣2分，因绕行。"
    assert "CMP102 18" in marks(SAID.format(said=said))


def test_a_list_of_maxima_is_no_list_of_marks() -> None:
    said = (
        "基础分100分，由产出60分、效益40分组成。出具报告及时率得17分，扣3分，因补测。司机满意度得8分，扣2分，因绕行。"
    )
    assert marks(SAID.format(said=said)) == []


# ---------------------------------------------------------------- other tables, numbers of headings

STAFF = """
## 二、人员情况

| 单位 | 编制 | 在职 | 退休 | 其中：高级职称 |
| --- | --- | --- | --- | --- |
| 局机关 | 34 | 33 | 21 | 12 |
| 规划院 | 31 | 29 | 8 | {senior} |
| 测绘队 | 18 | 11 | 2 | 7 |
| 合计 | 83 | 73 | 31 | {all} |
"""


def test_a_column_of_some_may_be_of_an_earlier_column_than_the_one_before_it() -> None:
    assert loud(STAFF.format(senior="18", all="37")) == []


def test_a_column_of_some_that_its_total_does_not_sum_is_told() -> None:
    assert loud(STAFF.format(senior="18", all="38"))


TOTALS = """
| 项目 | 本年得分 | 上年得分 | 增减 |
| --- | --- | --- | --- |
| 养护 | 94.40 | 95.10 | -0.70 |
| 客运 | 93.00 | 92.40 | 0.60 |
| 治超 | 89.90 | 84.75 | 5.15 |
| 合计（平均） | 92.43 | 90.75 | {change} |
"""


def test_a_total_that_is_also_called_a_mean_may_be_one() -> None:
    assert loud(TOTALS.format(change="1.68")) == []


def test_a_wrong_mean_is_told() -> None:
    assert any("7.68" in one for one in loud(TOTALS.format(change="7.68")))


LONG_CAPTION = "表2　得分（满分90，自评82，扣8；先左栏后右栏，第1至8项为产出类，第9项起为效益类，余为满意度类）"


@pytest.mark.parametrize(
    "text",
    [
        "目　录\n\n一、主要职能　二、机构设置　三、收支情况\n\n## 一、主要职能\n\n略述。\n\n## 二、机构设置\n\n略述。",
        "### 4.1 总体走势\n\n平稳。\n\n### 4.2 分区情况\n\n平稳。\n\n### 4.3 小结\n\n平稳。",
        "**1.1** 经批准执行。\n\n**1.2** 2024年末余额下降。\n\n**1.3** 按级次划分。",
        "（一）压减项目；（二）清算资金；（三）提前用地。\n\n（四）明年起附佐证材料，由各股室提供。",
        f"表1　资金\n\n见上。\n\n{LONG_CAPTION}\n\n见上。\n\n表3　对照\n\n见上，详见表1、表2和表3。",
    ],
    ids=[
        "contents in one line",
        "a number before 分",
        "a number before a year",
        "items in one paragraph",
        "long caption",
    ],
)
def test_numbers_of_headings_and_tables_are_read_as_printed(text: str) -> None:
    assert [one for one in loud(text) if one[:3] in {"SEC", "REF"}] == []


def test_a_heading_left_out_behind_decimal_ones_is_told() -> None:
    text = "### 4.1 总体走势\n\n平稳。\n\n### 4.2 分区情况\n\n平稳。\n\n### 4.4 小结\n\n平稳。"
    assert "SEC101 4.4" in loud(text)


def test_a_rate_of_what_was_cut_is_no_decrease() -> None:
    text = "送审86240万元，核减5372万元，综合核减率6.23%，比上年5.87%提高{points}个百分点。"
    assert loud(text.format(points="0.36")) == []
    assert any("0.46" in one for one in loud(text.format(points="0.46")))
