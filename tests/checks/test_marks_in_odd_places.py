"""Marks beside maxima that stand in the same cell, behind a name, above the table: right ones are silent."""

from __future__ import annotations

from helpers import check_text, facts


def marks(text: str) -> list[str]:
    """Return the errors and warnings about marks with the words they point at."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [
        f"{one.rule.code} {result.document.quote(one.span)}"
        for one in told
        if one.rule.code[:3] in {"SCO", "CMP", "GRD", "AMT"}
    ]


# ---------------------------------------------------------------- pairs in one cell

FRACTIONS = """
# 托管服务验收报告

| 考核内容 | 自评 | 复评 | 自评－复评 |
| --- | --- | --- | --- |
| 看护人员到岗 | 8/8 | {first}/8 | 0.5 |
| 午餐留样 | 6.5/7 | 6/7 | {change} |
| 场地消毒 | 5/5 | 4/5 | 1 |
| 家长联络 | 9/10 | 8/10 | 1 |
| 小计 | 28.5/30 | 25.5/30 | 3 |
"""


def test_fractions_are_marks_over_maxima() -> None:
    read = facts(FRACTIONS.format(first="7.5", change="0.5")).score_tables[0]
    assert next((one.full.text, one.score.text) for one in read.indicators if one.full and one.score) == ("8", "7.5")
    assert marks(FRACTIONS.format(first="7.5", change="0.5")) == []


def test_a_fraction_above_one_is_told() -> None:
    assert "SCO101 9.5" in marks(FRACTIONS.format(first="9.5", change="0.5"))


def test_a_wrong_difference_of_two_columns_of_fractions_is_told() -> None:
    assert len(marks(FRACTIONS.format(first="7.5", change="1.5"))) == 1


def test_fractions_that_nothing_calls_marks_make_no_score_table() -> None:
    text = """
# 巡查情况

| 指标 | 一季度 | 二季度 |
| --- | --- | --- |
| 桥梁 | 3/4 | 4/4 |
| 涵洞 | 6/9 | 7/9 |
| 边坡 | 2/5 | 3/5 |
"""
    assert facts(text).score_tables == ()


OF_UNITS = """
# 各片区环境整治考核通报

| 指标 | 计分办法 | 东片 | 西片 | 北片 |
| --- | --- | --- | --- | --- |
| 垃圾清运率 | 清运率×20分 | 95%，19分（满分20分） | 90%，{west}分（满分20分） | 100%，20分（满分20分） |
| 公厕保洁 | 现场评定 | 13分（满分15分） | 12.5分（满分15分） | 14分（满分15分） |
| 牌匾规范 | 现场评定 | 9分（满分10分） | 8分（满分10分） | 7.5分（满分10分） |
| 居民评价 | 问卷 | 4.5分（满分5分） | 4分（满分5分） | 5分（满分5分） |
| 得分合计 | | 45.5分（满分50分） | 42.5分（满分50分） | {north}分（满分50分） |

东片垃圾清运率得19分，西片清运率低，得18分，少得1分。
"""


def test_units_whose_cells_hold_mark_and_maximum_are_read() -> None:
    assert marks(OF_UNITS.format(west="18", north="46.5")) == []


def test_a_mark_of_a_unit_above_the_maximum_in_its_cell_is_told() -> None:
    assert "SCO101 21" in marks(OF_UNITS.format(west="21", north="46.5"))


def test_a_total_of_a_unit_that_its_cells_do_not_make_is_told() -> None:
    assert any(one.startswith("SCO104") for one in marks(OF_UNITS.format(west="18", north="47.5")))


ARROWS = """
# 乡镇年度考核说明

全年考核实行千分制，满分1000分。本镇综合得分为{whole}分。

表二 “集镇管理”得分构成

| 考核要点 | 满分→实得 | 得分率 |
| --- | --- | --- |
| 摊点归位 | 40分→36分 | 90.0% |
| 停车秩序 | 50分→{parking}分 | 84.0% |
| 排水畅通 | 60分→57分 | 95.0% |
| 合计 | 150分→135分 | 90.0% |
"""


def test_an_arrow_leads_from_the_maximum_to_the_mark() -> None:
    assert marks(ARROWS.format(whole="912.5", parking="42")) == []


def test_a_mark_behind_an_arrow_is_held_against_maximum_sum_and_rate() -> None:
    told = marks(ARROWS.format(whole="912.5", parking="52"))
    assert any(one.endswith(" 52") and one.startswith("SCO101") for one in told)


def test_a_total_that_the_table_could_reach_is_still_compared() -> None:
    assert any(one.startswith("CMP106") for one in marks(ARROWS.format(whole="136", parking="42")))


# ---------------------------------------------------------------- maxima behind names

YEARS = """
# 流动书车项目三年评价报告

| 一级指标 | 三级指标（满分） | 2021年 | 2022年 | 2023年 |
| --- | --- | --- | --- | --- |
| 投入 | 车辆到位率（20分） | 14 | 17 | 19 |
| 投入 | 图书更新率（15分） | 10 | {books} | 14 |
| 产出 | 巡回站点数（30分） | 22 | 25 | 28 |
| 产出 | 借阅册次（15分） | 11 | 12 | 13.5 |
| 效益 | 读者满意度（20分） | 15 | 16 | 18 |
| 总分（满分100） | | 72 | 82 | 92.5 |

综合得分＝2021年×20%＋2022年×30%＋2023年×50%，即14.4分＋24.6分＋46.25分＝85.25分。
借阅册次满分15分，2021年得11分，2022年得{loans}分，2023年得13.5分，因新站点增加。
"""


def test_years_beside_names_with_maxima_are_columns_of_marks() -> None:
    assert marks(YEARS.format(books="12", loans="12")) == []


def test_a_mark_of_an_earlier_year_above_the_maximum_behind_the_name_is_told() -> None:
    assert "SCO101 16" in marks(YEARS.format(books="16", loans="12"))


def test_a_mark_that_the_text_gives_for_a_year_is_the_one_of_its_column() -> None:
    assert marks(YEARS.format(books="12", loans="14")) == ["CMP158 14"]
    assert marks(YEARS.format(books="12", loans="2")) == ["CMP158 2"]


EXPERTS = """
# 码头扩建事前评估报告

| 评估内容及满分 | 专家1 | 专家2 | 专家3 | 平均 |
| --- | --- | --- | --- | --- |
| 一、必要性（30分） | 27 | 26 | 28 | 27.00 |
| 1.货运需求（18分） | 16 | 16 | 17 | 16.33 |
| 2.规划依据（12分） | 11 | 10 | 11 | 10.67 |
| 二、可行性（40分） | 33 | {second} | 34 | 33.00 |
| 1.岸线条件（22分） | 19 | 17 | 19 | 18.33 |
| 2.资金筹措（18分） | 14 | 15 | 15 | {mean} |

## 评估意见

货运需求平均得16.33分，依据充分。规划依据平均得10.67分，岸线条件平均得18.33分，均属较好。
"""


def test_experts_beside_names_with_maxima_are_read_and_dissent_needs_no_word() -> None:
    assert marks(EXPERTS.format(second="32", mean="14.67")) == []


def test_a_mean_of_experts_is_recomputed() -> None:
    assert any("15.67" in one for one in marks(EXPERTS.format(second="32", mean="15.67")))


def test_an_expert_gives_no_more_than_the_maximum_of_a_group() -> None:
    assert "SCO101 42" in marks(EXPERTS.format(second="42", mean="14.67"))


# ---------------------------------------------------------------- a sum divided once more

DIVIDED = """
# 各所财务管理考评通报

| 考评项目 | 满分 | 甲所 | 乙所 | 丙所 | 平均 |
| --- | --- | --- | --- | --- | --- |
| 账簿登记 | 20 | 18 | 16 | 17 | 17.00 |
| 凭证装订 | 10 | 9 | 8 | 10 | 9.00 |
| 资产盘点 | 25 | 22 | 20 | 24 | 22.00 |
| 往来清理 | 15 | 12 | 13 | 14 | 13.00 |
| 基本分合计 | 70 | 61 | 57 | 65 | 61.00 |
| 　其中：会计基础 | 30 | 27 | {basis} | 27 | 26.00 |
| 　其中：资产往来 | 40 | 34 | 33 | {goods} | 35.00 |
| 加分 | 上限3 | 1 | 0 | 2 | — |
| 最终得分 | — | 62 | 57 | 67 | 62.00 |
"""


def test_rows_that_divide_a_sum_are_made_by_the_rows_their_maxima_tell() -> None:
    read = facts(DIVIDED.format(basis="24", goods="38")).score_tables[0]
    assert [(one.name, one.members) for one in read.groups] == [("会计基础", (0, 1)), ("资产往来", (2, 3))]
    assert marks(DIVIDED.format(basis="24", goods="38")) == []


def test_a_part_of_a_sum_that_its_rows_do_not_make_is_told() -> None:
    assert any(one.endswith(" 25") for one in marks(DIVIDED.format(basis="25", goods="38")))


def test_a_part_of_a_sum_above_its_maximum_is_told() -> None:
    assert "SCO101 48" in marks(DIVIDED.format(basis="24", goods="48"))


# ---------------------------------------------------------------- units in rows

HUNDRED = """
# 各系部考核结果

表1　各系部单项得分（百分制，单位：分）

| 考核单位 | 教学 | 科研 | 学工 |
| --- | --- | --- | --- |
| *权重（%）* | 40 | 20 | 10 |
| 水利系 | 91 | 84 | 88 |
| 园艺系 | 87 | {research} | 92 |
| 测绘系 | 90 | 79 | — |
| 食品系 | 85 | 82 | 90 |
| 单项平均 | 88.25 | {mean} | 90.00 |

续表1

| 考核单位 | 安全 | 招生 |
| --- | --- | --- |
| *权重（%）* | 15 | 15 |
| 水利系 | 96 | 83 |
| 园艺系 | 94 | {intake} |
| 测绘系 | 93 | 81 |
| 食品系 | 95 | 80 |
| 单项平均 | 94.50 | 82.25 |
"""


def test_marks_out_of_a_hundred_above_the_table_are_read() -> None:
    assert marks(HUNDRED.format(research="91", mean="84.00", intake="85")) == []


def test_a_mark_above_a_hundred_is_told_in_the_table_and_in_its_rest() -> None:
    assert "SCO101 109" in marks(HUNDRED.format(research="109", mean="84.00", intake="85"))
    assert "SCO101 105" in marks(HUNDRED.format(research="91", mean="84.00", intake="105"))


def test_a_mean_of_all_units_is_recomputed() -> None:
    assert any("86.00" in one for one in marks(HUNDRED.format(research="91", mean="86.00", intake="85")))


TOWNS = """
# 年度目标考核结果

表一 各镇得分（单位：分）

| 镇（乡） | 林业（满分200） | 畜牧（满分150） |
| --- | --- | --- |
| 柏树镇 | 182.5 | 133 |
| 麻柳镇 | {forest} | 141.5 |
| 石坝乡 | 169 | 128 |
| 全县平均 | 176.33 | 134.17 |
"""


def test_the_kind_of_place_in_a_corner_is_no_unit() -> None:
    assert len(facts(TOWNS.format(forest="177.5")).matrices) == 1
    assert marks(TOWNS.format(forest="177.5")) == []


def test_a_mark_of_a_place_above_the_maximum_in_the_header_is_told() -> None:
    assert "SCO101 207.5" in marks(TOWNS.format(forest="207.5"))


# ---------------------------------------------------------------- shares of a goal

SHARES = """
# 检修站项目绩效自评

| 指标 | 分值／得分 | 说明 |
| --- | --- | --- |
| 设备完好 | 20／{kept} | 目标95%，实际76% |
| 数据上报 | 10／9 | 目标80%，实际72% |
| 台账完整 | 10／8 | 目标90%，实际72% |
| 司机满意 | 20／18 | 目标80%，实际72% |
"""


def test_a_rate_beside_its_goal_gives_the_share_of_the_goal() -> None:
    assert [one for one in marks(SHARES.format(kept="16")) if "SCO125" not in one] == []


def test_a_mark_off_the_share_of_the_goal_is_told() -> None:
    assert any(one.endswith(" 19") for one in marks(SHARES.format(kept="19")))


# ---------------------------------------------------------------- one mark above its maximum

NEARLY_FULL = """
# 老年学堂项目评价结果

本次评价满分60分。

| 指标 | 标准分 | 学堂申报 | 街道核定 |
| --- | --- | --- | --- |
| 开课班次 | 20 | 20 | 20 |
| 教师备案 | 15 | {claimed} | 14 |
| 场地安全 | 10 | 10 | 10 |
| 学员出勤 | 15 | 15 | 15 |
"""


def test_a_mark_above_its_maximum_does_not_hide_that_its_column_holds_marks() -> None:
    assert marks(NEARLY_FULL.format(claimed="15")) == []
    assert "SCO101 19" in marks(NEARLY_FULL.format(claimed="19"))


# ---------------------------------------------------------------- marks of units in the text

BY_UNITS = """
# 乡镇护林考评通报

| 考评项目 | 满分 | 甲洼镇 | 乙坪镇 | 丙沟乡 | 平均 |
| --- | --- | --- | --- | --- | --- |
| 巡护到位 | 40 | 38 | 36 | 33 | 35.67 |
| 火源管控 | 35 | 30 | 31 | 28.5 | 29.83 |
| 宣传教育 | 25 | 24 | 22 | 21 | 22.33 |
| 合计 | 100 | 92 | 89 | 82.5 | 87.83 |

失分主要在火源管控，满分35分，甲洼镇得30分，扣5分；丙沟乡得{third}分，扣6.5分。
"""


def test_a_clause_that_opens_with_a_unit_goes_on_with_the_row() -> None:
    assert marks(BY_UNITS.format(third="28.5")) == []


def test_a_mark_of_a_unit_in_such_a_clause_is_held_against_its_column() -> None:
    told = [one.message("zh") for one in check_text(BY_UNITS.format(third="25.5")).findings]
    assert any("28.5 ≠ 25.5" in one for one in told)


CAPPED = """
# 后勤服务评价结果

本次评价满分280分，不适用的单位折减应得分。

| 指标 | 上限 | 应得 | 实得 | 失分 |
| --- | --- | --- | --- | --- |
| 膳食供应 | 80 | 60 | {meals} | 5 |
| 保洁质量 | 120 | 120 | 110 | 10 |
| 秩序维护 | 100 | 100 | 93 | 7 |
| 合计 | 300 | 280 | 258 | 22 |
"""


def test_a_second_column_of_maxima_is_none_of_marks() -> None:
    assert marks(CAPPED.format(meals="55")) == []


def test_a_mark_above_the_lesser_of_two_maxima_is_told() -> None:
    assert any(one.endswith(" 66") for one in marks(CAPPED.format(meals="66")))


IN_ALL = """
# 片区考核通报

| 片区 | 考核得分 | 加分 | 暗访扣分 | 综合得分 |
| --- | --- | --- | --- | --- |
| 东洼片 | 92 | 2 | 1 | 93 |
| 西岭片 | 88 | 0 | 1.5 | 86.5 |
| 北坡片 | 95 | 1 | 0.5 | 95.5 |

东洼片因试点加2分，北坡片加1分。暗访扣分共3分：东洼片扣1分，西岭片扣1.5分，北坡片扣0.5分。
"""


def test_a_column_in_all_is_not_the_mark_of_the_unit_named_before() -> None:
    assert marks(IN_ALL) == []


# ---------------------------------------------------------------- rows without a name

NAMELESS = """
| 一级指标 | 二级指标 | 分值 | 得分 | 扣分 |
| --- | --- | --- | --- | --- |
| 效益 7 经济效益 | 8 | 7.2 | 0.8得 |
| 效益 | 满意度 | 6 | 5.4 | 0.6 |

4. **经济效益（分值8分，得7.2分。** 漏损率下降7.7个百分点，仍高1.9个百分点，扣0.8分。
"""


def test_a_row_whose_name_is_a_number_is_read() -> None:
    assert any(one.name == "8" for table in facts(NAMELESS).score_tables for one in table.indicators)
