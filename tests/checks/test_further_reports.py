"""Readings that reports of further offices asked for: each is silent as it stands, and told once a number is wrong."""

from __future__ import annotations

import pytest
from helpers import alarms

# ---------------------------------------------------------------- tables

RECHECKED = """
| 三级指标 | 分值 | 自评得分 | 复核得分 | 核减分 |
| --- | --- | --- | --- | --- |
| 目标合理性 | 3 | 3.0 | 3.0 | — |
| 指标明确性 | 4 | 4.0 | 3.5 | 0.5 |
| 预算调整率 | 4 | 3.5 | 3.0 | {cut} |
| 采购执行率 | 3 | 3.0 | 2.9 | 0.1 |
| 台账完整性 | 6 | 5.7 | 5.0 | 0.7 |
| 群众满意度 | 80 | 78.6 | 78.2 | 0.4 |
"""


def test_marks_are_not_rounded_to_the_maxima_beside_them() -> None:
    assert alarms(RECHECKED.format(cut="0.5")) == []


def test_a_cut_that_is_not_what_the_review_took_off_is_told() -> None:
    assert alarms(RECHECKED.format(cut="0.8")) == ["SCO155 3.0"]


CODED = """
（金额单位：万元）

| 编码 | 人员经费 | 金额 | 编码 | 公用经费 | 金额 |
| --- | --- | --- | --- | --- | --- |
| 301 | 工资福利支出 | 812.40 | 302 | 商品和服务支出 | {goods} |
| 30101 | 基本工资 | 436.15 | 30201 | 办公费 | 21.37 |
| 30102 | 津贴补贴 | 288.60 | 30206 | 电费 | 18.94 |
| 30103 | 奖金 | 87.65 | 30211 | 差旅费 | 33.02 |
| 303 | 对个人和家庭的补助 | 64.28 | 30231 | 公务用车运行维护费 | 9.85 |
| 30301 | 离休费 | 41.73 | 30239 | 其他交通费用 | 26.41 |
| 30302 | 退休费 | 22.55 | 310 | 资本性支出 | 12.76 |
|  | 人员经费合计 | 876.68 |  | 公用经费合计 | 122.35 |
"""


def test_codes_of_the_second_half_of_a_table_are_its_own() -> None:
    assert alarms(CODED.format(goods="109.59")) == []


def test_a_wrong_sum_of_the_second_half_is_told() -> None:
    assert "AMT121 109.95" in alarms(CODED.format(goods="109.95"))


GROUPED = """
| 评价内容 | 序号 | 评价指标 | 标准分 | 扣分 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 目标设定 | 1 | 目标合理性 | 20 | 0.0 | 20.0 |
|  | 2 | 指标量化程度 | 20 | 1.0 | 19.0 |
| 小计 |  |  | 40 | 1.0 | 39.0 |
| 职责履行 | 3 | 救助对象核查 | 30 | 0.0 | 30.0 |
|  | 4 | 养老设施建设 | 30 | 2.5 | 27.5 |
| 小计 |  |  | 60 | 2.5 | 57.5 |
| 总计 |  |  | 100 | 3.5 | 96.5 |

经核对，共扣3.5分，自评得分96.5分。其中职责履行扣{lost}分，目标设定扣1.0分。
"""


def test_the_first_of_two_columns_of_indicators_names_groups() -> None:
    assert alarms(GROUPED.format(lost="2.5")) == []


def test_a_wrong_loss_of_such_a_group_is_told() -> None:
    assert alarms(GROUPED.format(lost="3.5")) == ["CMP105 3.5"]


ADDED = """
| 片区 | 考核得分 | 加分 | 暗访扣分 | 综合得分 |
| --- | --- | --- | --- | --- |
| 东洼片 | 92.4 | 2.0 | 1.0 | 93.4 |
| 西岭片 | 88.1 | 0.0 | 1.5 | {total} |
| 北坡片 | 95.3 | 1.0 | 0.5 | 95.8 |
| 南坪片 | 90.7 | 1.5 | 2.0 | 90.2 |
| 平均 | 91.63 | 1.13 | 1.25 | 91.50 |
"""


def test_what_is_added_and_taken_off_makes_a_mark_and_means_are_rounded_each() -> None:
    assert alarms(ADDED.format(total="86.6")) == []


def test_a_mark_that_is_not_so_made_is_told() -> None:
    assert any(one.startswith("AMT121") for one in alarms(ADDED.format(total="86.9")))


# ---------------------------------------------------------------- sentences

SILENT = {
    "a base at the end of a five-year plan": (
        "全县一般公共预算收入58916万元，与“十三五”末的2020年48736万元相比，增加10180万元，增长20.9%。"
    ),
    "a budget before the change of what was spent": (
        "公用经费146.67万元。公用经费年初预算149.60万元，完成预算的98.04%，较上年的153.20万元减少6.53万元，下降4.26%。"
    ),
    "a price that came to the amount before": (
        "项目保障157名网格员待遇，每人每年28800元，共支出452.16万元，单位缴纳社会保险支出167.69万元。"
    ),
    "how many each of several has": "为14所寄宿制学校安装热水系统，每校1套，每套21.80万元，合同价305.20万元。",
    "numbers of two items": (
        "电子警察42套，每套63,500.00元，较招标控制单价65,000.00元有所节约；链路租用856条，每条每年1,560.00元。"
    ),
    "a difference too short to prove anything": (
        "回访300人，满意275人，满意度91.67%；走访75家，满意66家，满意度88.00%，比90%的目标低2.00个百分点。"
    ),
    "a date behind a range of dates": "自评时间：2025年2月24日至3月28日　　复核时间：2025年5月12日至5月23日",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_is_right_is_silent(text: str) -> None:
    assert alarms(text) == []


TOLD = {
    "AMT102 1.47": "受理信访214件（来信36件、来访92件、网上86件），比上年的251件下降1.47%；办结209件，其余5件在办。",
    "AMT117 5,120": "举办培训6期418人次；印发明白卡3,200份，单价16.0元，费用5,120元从公用经费列支。",
    "AMT102 29.0": "全县一般公共预算收入58916万元，与“十三五”末的2020年48736万元相比，增加10180万元，增长29.0%。",
}


@pytest.mark.parametrize(("finding", "text"), TOLD.items(), ids=TOLD)
def test_what_is_wrong_is_told(finding: str, text: str) -> None:
    assert alarms(text) == [finding]


MARKS = """
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 投入 | 预算完成率 | 10 | 9.5 |
|  | 预算调整率 | 6 | 4.5 |
| 产出 | 资金到位率 | 3 | 2.92 |
|  | 预算执行率 | 5 | 4.56 |
|  | 资金使用合规性 | 4 | 4.00 |
| 合计 |  | 28 | 25.48 |

"""


def test_what_a_mark_fell_by_is_no_mark() -> None:
    assert alarms(f"{MARKS}本年总分提高2.27分，投入类因预算调整率偏高反而降低0.50分。") == []


def test_marks_of_rows_are_added_with_the_others_of_their_sentence() -> None:
    sentence = "资金到位率97.45%，得2.92分；预算执行率91.28%，得4.56分；未发现截留，得4.00分，资金管理合计{}分。"
    assert alarms(MARKS + sentence.format("11.48")) == []


def test_a_share_of_another_part_is_no_wrong_share_of_the_one_before() -> None:
    assert (
        alarms(
            "下达资金8,556.00万元，其中：中央资金6,512.00万元，分两批下达，第一批4,885.00万元、第二批1,627.00万元；"
            "省级资金1,286.00万元；市级资金118.00万元；县级预算安排640.00万元。"
            "中央、省、市、县四级资金占比分别为76.11%、15.03%、1.38%和7.48%。"
        )
        == []
    )


LOSSES = """
| 三级指标 | 分值 | 得分 |
| --- | --- | --- |
| 预算执行率 | 6.0 | 5.0 |
| 图书编目差错率 | 5.0 | 4.4 |
| 新书上架及时率 | 6.0 | 3.5 |
| 有效读者证增长率 | 83.0 | 83.0 |
| 合计 | 100.0 | 95.9 |

扣分最多的三项依次是新书上架及时率、预算执行率和图书编目差错率，共扣4.1分。

| 序号 | 指标 | 扣分 |
| --- | --- | --- |
| 1 | 预算执行率 | 1.0 |
| 2 | 图书编目差错率 | 0.6 |
| 3 | 新书上架及时率 | 2.5 |
|  | 合计 | {} |
"""


def test_what_several_rows_lost_is_no_loss_of_the_last_and_rates_lose_marks_like_all_others() -> None:
    assert alarms(LOSSES.format("4.1")) == []
    assert any(one.endswith(" 4.7") for one in alarms(LOSSES.format("4.7")))


NAMED_FIRST = """
| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 |
| --- | --- | --- | --- | --- |
| 决策 | 目标合理性 | 9.00 | 与需求相符得满分 | {} |
| 效益 | 受益人口 | 8.00 | 实际受益人口÷计划受益人口×分值 | 7.82 |
|  | 管护机制 | 5.00 | 制度健全3分；水费收缴率达到80%得2分 | 3.00 |
|  | 满意度 | 78.00 | 满意 | 78.00 |
| 合计 |  | 100.00 |  | 97.32 |

**目标合理性**：计划受益人口按户籍人口测算，与需求不完全相符，扣0.50分，得8.50分。**管护机制**：水费收缴率72%，得3.00分。
"""


def test_the_name_before_a_colon_goes_before_names_behind_it() -> None:
    assert alarms(NAMED_FIRST.format("8.50")) == []
    assert "CMP102 8.50" in alarms(NAMED_FIRST.format("8.05"))


AIMED = """
2024年度整体绩效目标：新增藏量12.00万册，有效读者证增长8.00%。

有效读者证由上年的412,560张增加到443,187张，增长7.42%。

新增藏量12.36万册，完成目标的103.00%。
"""


def test_what_is_aimed_at_is_no_result() -> None:
    assert alarms(AIMED) == []


def test_an_average_is_of_the_total_right_behind_it() -> None:
    text = "日常养护517.20万元；预防性养护33.6公里，平均每公里{}万元，共194.88万元，占13.3%。"
    assert alarms(text.format("5.80")) == []
    assert alarms(text.format("5.30")) == ["AMT154 5.30"]


def test_what_is_left_of_this_year_is_nothing_of_last_years_budget() -> None:
    assert alarms("上年调整预算为3,347.10万元，支出3,158.22万元。年末结转结余118.06万元，结转结余率3.46%。") == []


def test_a_rate_is_of_what_a_run_adds_up_to_and_of_no_member() -> None:
    text = (
        "全年共28项，包括日常养护12项、预防性养护6项、修复养护4项、危桥改造6项，"
        "按期完成的分别为12项、4项、3项和3项，共22项，按期完成率78.57%。"
    )
    assert alarms(text) == []
