"""Wordings about marks that are right and were once told as wrong; beside them, what still must be told."""

from __future__ import annotations

import pytest
from helpers import alarms, check_text

TOTALS = (
    # totals of different bidders, candidates, places
    "评审委员会打分，丙公司技术标总分86.4分，丁公司技术标总分79.2分。",
    "供应商A总得分92.1分，供应商B总得分90.7分，供应商C总得分85.3分。",
    "面试组织有序。王某综合成绩83.6分；赵某综合成绩81.2分。",
    "本镇目标考核总得分91.4分，列全县第5名，比第1名低3.1分，第1名总得分94.5分。",
    "成交人报价得分30分、服务得分58.2分，总得分88.2分；第二名总得分85.9分，差2.3分。",
    # of different hands
    "单位自评总分95.2分，评价组复核总分90.1分，相差5.1分。",
    "自查总得分97.0分，市级复核总得分93.5分。",
    # of different years and quarters
    "2021年总得分84.2分，2022年总得分88.9分。",
    "一季度综合得分85.9分，二季度综合得分87.3分。",
    "单位自评得分96.1分，主管部门复核得分91.4分，最终得分91.4分。",
    "报名企业某物流公司总得分83.2分，另一家总得分77.9分。",
    # a part of it
    "我局定量得分62.4分、定性得分28.1分，总分90.5分。",
    "我镇基础分得74.8分，加分项得12分，总得分86.8分。",
)


@pytest.mark.parametrize("text", TOTALS)
def test_totals_of_others_contradict_nobody(text: str) -> None:
    assert alarms(text) == []


TOTALS_WRONG = (
    "自评总分95.2分，等级为优。经核对，自评总分92.5分。",
    "综合得分88.4分，等级为良。综上，项目综合得分84.8分。",
    "供应商A总得分92.1分，供应商B总得分90.7分。经复核，供应商A总得分91.2分。",
)


@pytest.mark.parametrize("text", TOTALS_WRONG)
def test_two_totals_of_one_are_told(text: str) -> None:
    assert any(one.startswith("CMP106") for one in alarms(text))


SCORED = """
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 决策 | 立项依据 | 20 | 18 |
| 过程 | 制度执行 | 20 | 17 |
| 产出 | 完工数量 | 30 | 27 |
| 效益 | 受益人数 | 30 | 26 |
| 合计 |  | 100 | 88 |

{}
"""
BESIDE_THE_TABLE = (
    "获省级表彰一次，加2分。最终得分90分，等级为优。",
    "上季度综合得分86.1分，本季度提高1.9分。",
    "最终得分＝现场评价得分×70%＋书面评价得分×30%。现场评价88分，书面评价94分，最终得分89.8分。",
)


@pytest.mark.parametrize("text", BESIDE_THE_TABLE)
def test_totals_beside_the_table_contradict_it_not(text: str) -> None:
    assert alarms(SCORED.format(text)) == []


@pytest.mark.parametrize("text", ["最终得分85分，等级为良。", "获省级表彰一次，加2分。最终得分93分，等级为优。"])
def test_another_total_than_the_table_is_told(text: str) -> None:
    assert any(one.startswith("CMP106") for one in alarms(SCORED.format(text)))


MARKED = """
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 预算执行 | 预算执行率 | 10 | 9.8 |
| 资金管理 | 资金管理 | 20 | 18 |
| 产出 | 完工数量 | 20 | 17 |
|  | 完工时效 | 10 | 8 |
| 效益 | 受益户数 | 30 | 30 |
| 满意度 | 农户满意度 | 10 | 9 |
| 合计 |  | 100 | 91.8 |

{}
"""
OF_PARTS = (
    # the mark of a sum behind the mark of one row of it
    "总分由预算执行率9.8分和绩效指标得分82.0分相加。",
    # losses in a list behind what they come to
    "全部扣分8.2分，涉及5项：预算执行率0.2分、资金管理2分、完工数量3分、完工时效2分、农户满意度1分。",
    # parts of a row in brackets, and reasons in brackets behind them
    "资金管理原始分90分，由拨付率（满分60分，得58分）、台账完整（满分40分，得32分）构成，扣分系凭证附件不全（扣8分）。",
    # the maximum behind ； belongs to what is named there
    "一是台账缺失2本，扣0.5分；二是完工时效10分扣2分；三是农户满意度10分扣1分。",
    # a part of a row behind a clause of its own
    "完工数量扣3分，应建样板段8处，实建4处，该项6分得3分。",
    # reasons behind the loss that they make up
    "完工数量减3分：晚验收2处减1分，少建1处减2分。",
    # the mark of a survey out of a hundred
    "农户满意度扣1分。问卷调查得分88.6分。",
    # several that lost as many each
    "共扣8.2分，其中执行类0.2分、管理类2分、产出类5分、效益类和满意类各0.5分。",
    # several reasons behind a bracket with maximum and mark
    "资金管理（20分，得18分）：抽查凭证60份，不合规2份，扣1.2分；超范围列支1笔，扣0.8分。",
    # what a row had before the review
    "自评认为农户满意度得10分，复核后得9分，核减1分。",
    # what a list of maxima makes
    "满分指标：资金管理20分、受益户数30分，计50分。",
    # a loss on top of others
    "完工数量20分，8座中4座按60%计分，得18分；另因资料滞后扣1分，最终得17分。",
    "完工数量自评扣1分，复核再扣2分，合计扣3分，得17分。",
    # marks of a survey, of places, and by a hand before the last one
    "农户满意度测评综合得分90分，对应得9分。",
    "本项目在同类项目中列第4，第1名得分96.8分，最后一名得分78.3分。",
    "单位自评总分94.4分，经复核调减2.6分，最终得分91.8分。",
    # marks of months, out of a hundred
    "完工数量：5月漏检2处扣10分、记录不全扣4分，当月得86分。",
)


@pytest.mark.parametrize("text", OF_PARTS)
def test_marks_of_parts_are_not_those_of_the_row(text: str) -> None:
    assert alarms(MARKED.format(text)) == []


OF_ROWS = {
    "完工数量减2.5分，系晚验收2处。": "CMP104",
    "农户满意度10分扣2分；完工时效10分扣2分。": "CMP104",
    "完工时效（满分15分，得8分）。": "CMP101",
    "预算执行率10分，得8.9分。": "CMP102",
}


@pytest.mark.parametrize(("text", "code"), OF_ROWS.items())
def test_wrong_marks_of_a_row_are_told(text: str, code: str) -> None:
    assert any(one.startswith(code) for one in alarms(MARKED.format(text)))


def test_what_a_review_leaves_lost_what_stands_behind_it() -> None:
    text = "该指标分值10分，自评得分10分，评价组复核得分{}分，扣2.5分。"
    assert alarms(text.format("7.5")) == []
    assert alarms(text.format("8.5")) == ["CMP103 8.5"]


SECTIONS = """
（一）农田水利工程得{}分

| 指标 | 分值 | 得分 |
| --- | --- | --- |
| 渠道长度 | 40 | 38 |
| 完工时效 | 30 | 27 |
| 农户满意度 | 30 | 29 |
| 合计 | 100 | 94 |

（二）高效节灌工程得93.4分

完工时效扣1.6分，宣传不够扣2分，农户满意度扣3分，合计扣6.6分。
"""


def test_marks_of_another_section_are_not_those_of_the_table() -> None:
    assert alarms(SECTIONS.format("94")) == []
    assert any(one.startswith("CMP") for one in alarms(SECTIONS.format("92")))


WEIGHED_MONEY = """
| 项目 | 预算数 | 执行数 | 权重 | 得分 |
| --- | --- | --- | --- | --- |
| 道路 | 200 | 190 | 60 | 96 |
| 桥梁 | 100 | 90 | 40 | 92 |
| 合计 | 300 | 280 | 100 | 94.4 |

| 指标 | 分值 | 目标 | 得分 |
| --- | --- | --- | --- |
| 道路里程 | 40 | 30公里 | 40 |
| 合格率 | 40 | 100% | 38 |
| 满意度 | 20 | ≥90% | 18 |
| 合计 | 100 |  | 96 |
"""


def test_a_table_that_weighs_projects_is_no_block_of_a_form() -> None:
    assert not any(one.startswith("SCO119") for one in alarms(WEIGHED_MONEY))


TWO_HANDS = """
| 考核内容 | 满分 | 自评分 | 县级复核分 |
| --- | --- | --- | --- |
| 组织保障 | 40 | 39 | 37 |
| 日常管护 | 30 | 29 | 27.5 |
| 资金管理 | 30 | 28 | 27 |
| 基本分小计 | 100 | 96 | 91.5 |
| 加分 | 5 | 2 | 1 |
| 总分 | 105 | 98 | 92.5 |

以复核分计，基本分共失{}分。
"""


def test_what_a_sum_lost_may_be_that_of_either_hand() -> None:
    assert alarms(TWO_HANDS.format("8.5")) == []
    assert alarms(TWO_HANDS.format("4")) == []


TWO_YEARS = """
| 指标 | 满分 | 上年得分 | 本年得分 | 增减 |
| --- | --- | --- | --- | --- |
| 预算执行 | 10 | 9.1 | 9.3 | 0.2 |
| 产出指标 | 50 | 46 | 47.5 | 1.5 |
| 效益指标 | 30 | 28 | 29 | 1 |
| 满意度指标 | 10 | 9 | 9.5 | 0.5 |
| 合计 | 100 | 92.1 | 95.3 | 3.2 |

总分95.3分。预算执行失0.7分，系年底追减预算。产出指标失{}分：闸口故障率（目标不高于1%，实际1.4%）失1.5分；平台停机时间（目标20小时，实际31小时）失1分。效益指标失1分，系通关时间略长。满意度指标失0.5分，系窗口排队较久。
"""


def test_the_marks_of_the_year_before_are_not_held_against_the_text() -> None:
    assert alarms(TWO_YEARS.format("2.5")) == []
    assert any(one.startswith("CMP104") for one in alarms(TWO_YEARS.format("3.5")))


PLUS_AND_MINUS = """
| 单位 | 责任 | 事故 | 隐患 | 宣传 | 基本分 | 加减分 | 最终得分 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 甲镇 | 28 | 27 | 19 | 18 | 92 | +3 | 95 |
| 乙镇 | 27 | 26 | 18 | 17 | 88 | 0 | 88 |
| 丙镇 | 29 | 24 | 17 | 18 | 88 | -2 | 86 |
| 丁镇 | 26 | 25 | 19 | 16 | 86 | 0 | {} |
| 戊镇 | 25 | 26 | 15 | 17 | 83 | -4 | 79 |
"""


def test_marks_with_plus_and_minus_make_the_last_column() -> None:
    assert alarms(PLUS_AND_MINUS.format("86")) == []
    assert alarms(PLUS_AND_MINUS.format("68")) != []


ON_TOP = """
| 考核项目 | 标准分 | 东镇 | 西镇 | 北乡 |
| --- | --- | --- | --- | --- |
| 预算编制 | 30 | 28 | 27 | 26 |
| 国库支付 | 40 | 38 | 36 | 39 |
| 资产管理 | 30 | 29 | 26 | 27 |
| 小计 | 100 | 95 | 89 | 92 |
| 加：附加分 | 5 | 2 | 3 | 0 |
| 减：违纪扣分 | — | 0 | 1 | 4 |
| 总分 | — | 97 | {} | 88 |
"""


def test_rows_that_open_with_plus_and_minus_are_added_and_taken_off() -> None:
    assert alarms(ON_TOP.format("91")) == []
    assert alarms(ON_TOP.format("81")) != []


BLOCK_ABOVE = """
| 项目名称 | | 免费开放 | | | |
| --- | --- | --- | --- | --- | --- |
| 资金情况 | 类别 | 全年预算 | 执行数 | 分值 | 得分 |
| | 总额 | 90 | 85.5 | 10 | 9.5 |

| 绩效指标 | 指标内容 | 指标分值 | 目标值 | 完成值 | 指标得分 | 简要说明 |
| --- | --- | --- | --- | --- | --- | --- |
| 数量 | 开放天数 | 30 | 300天 | 310天 | 30 | |
| 质量 | 安全事故 | 20 | 0次 | 0次 | 20 | |
| 效益 | 服务人次 | 30 | 12万 | 10.8万 | 27 | 台风停馆 |
| 满意度 | 观众满意度 | 10 | 90% | 95% | 10 | |
| 小计 | | 90 | | | 87 | |
| 总分（含预算执行） | | 100 | | | {} | |
"""


def test_a_total_may_hold_the_mark_of_a_block_above_it() -> None:
    assert alarms(BLOCK_ABOVE.format("96.5")) == []


PART_OF_TABLE = """
| 指标 | 满分 | 得分 |
| --- | --- | --- |
| 立项依据 | 7 | 7 |
| 目标合理 | 5 | 4 |
| 资金分配 | 8 | 7 |

{}
"""


@pytest.mark.parametrize("text", ["决策类满分20分，实得18分。", "目标合理满分5分，实得4分。"])
def test_a_table_of_a_part_makes_no_hundred(text: str) -> None:
    assert alarms(PART_OF_TABLE.format(text)) == []


def test_a_mark_of_the_part_is_what_its_rows_come_to() -> None:
    assert any(one.startswith("CMP105") for one in alarms(PART_OF_TABLE.format("决策类满分20分，实得19分。")))


def test_a_heading_that_states_its_content_is_not_empty() -> None:
    text = "# 自评表\n\n一、预算执行\n\n得9分。\n\n二、绩效指标\n\n得86分。\n\n{}\n\n四、改进措施\n\n加强调度。\n"
    codes = [[one.rule.code for one in check_text(text.format(each)).findings] for each in HEADINGS]
    assert ["SEC109" in one for one in codes] == [False, True]


HEADINGS = ("三、总得分：9+86=95分", "三、存在问题")


def test_a_column_called_after_what_it_explains_is_no_instruction() -> None:
    codes = [one.rule.code for one in check_text("# 自评表\n" + BLOCK_ABOVE.format("96.5")).findings]
    assert "CON106" not in codes


MEASURED = """
| 一级指标 | 三级指标 | 分值 | 年度指标值 | 完成值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 产出 | 竣工进度 | 20 | 100% | — | 16.5 |
| 产出 | 设施完好率 | 30 | ≥95% | 96% | 30 |
| 效益 | 供水保证率 | 30 | ≥95% | 97% | 30 |
| 满意度 | 村民满意度 | 20 | ≥92% | 90.5% | 18 |
| 合计 |  | 100 |  |  | 94.5 |

{}
"""
RATES = (
    # what was not reached names the target
    "村民满意度未达92%，扣2分。",
    "村民满意度90.5%，不足92%，扣2分。",
    # the rate that the rule names, and not the last one before it
    "竣工330套，竣工率（按套）82.5%；已交付297套，占竣工套数的90.0%。竣工进度按竣工率乘以20分计算，得16.5分。",
)


@pytest.mark.parametrize("text", RATES)
def test_rates_beside_a_mark_are_what_their_words_say(text: str) -> None:
    assert alarms(MEASURED.format(text)) == []


RATES_WRONG = {
    "村民满意度95.0%，扣2分。": "CMP113",
    "竣工率82.5%。竣工进度按竣工率乘以20分计算，得15.6分。": "SCO154",
}


@pytest.mark.parametrize(("text", "code"), RATES_WRONG.items())
def test_another_rate_than_the_table_or_the_rule_is_told(text: str, code: str) -> None:
    assert any(one.startswith(code) for one in alarms(MEASURED.format(text)))


BY_PROJECT = """
| 项目 | 预算数 | 执行数 | 执行率 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 道路 | 200 | 196 | 98% | 60 | 58.8 |
| 培训 | 50 | 36 | 72% | 40 | 28.8 |
| 合计 | 250 | 232 | 92.8% | 100 | 87.6 |

培训班少办两期。执行率{}，与开班进度一致。
"""


def test_a_rate_of_another_row_is_that_of_the_row() -> None:
    assert not any(one.startswith("CMP112") for one in alarms(BY_PROJECT.format("72%")))
    assert any(one.startswith("CMP112") for one in alarms(BY_PROJECT.format("82.9%")))


BY_YEAR = """
| 年度 | 建设得分 | 运维得分 | 综合得分 |
| --- | --- | --- | --- |
| 2021年 | 90 | 86 | 87.2 |
| 2022年 | 92 | 88 | 89.2 |
| 2023年 | 94 | 90 | 91.2 |

# 2023年运维考核

三年平均综合得分{}分。
"""


def test_a_mean_of_years_is_not_the_mark_of_one() -> None:
    assert alarms(BY_YEAR.format("89.2")) == []


def test_a_yearly_change_is_not_that_of_the_last_year() -> None:
    text = "历年自评得分：2021年90.2分，2022年91.0分，2023年93.4分，逐年提高，{}。"
    assert alarms(text.format("年均提高1.6分")) == []


BY_WEIGHT = """
| 维度 | 满分 | 原始得分 | 得分率 | 权重 | 加权得分 |
| --- | --- | --- | --- | --- | --- |
| 决策 | 40 | 36 | 90.0% | 15% | 13.5 |
| 管理 | 60 | 54 | 90.0% | 25% | 22.5 |
| 产出 | 80 | 76 | 95.0% | 35% | 33.25 |
| 效果 | 50 | 45 | 90.0% | 25% | 22.5 |
| 合计 | 230 | 211 | — | 100% | 91.75 |

管理失6分、决策失4分、产出失4分、效果失{}分。
"""


OUT_OF_HUNDRED = """
| 指标 | 权重 | 得分（百分制） | 加权得分 |
| --- | --- | --- | --- |
| 安全生产 | 30% | 94 | 28.2 |
| 质量管理 | 40% | 92 | 36.8 |
| 进度管理 | 30% | 88 | 26.4 |
| 合计 | 100% | — | 91.4 |

安全生产扣{}分，系隐患整改超期；质量管理扣8分，系抽检不合格；进度管理扣12分，系工期延误。
"""


def test_a_loss_out_of_a_hundred_tells_its_reason() -> None:
    assert alarms(OUT_OF_HUNDRED.format("6")) == []


def test_what_was_lost_may_be_that_before_weighing() -> None:
    assert not any(one.startswith("CMP") for one in alarms(BY_WEIGHT.format("5")))
    assert any(one.startswith("CMP104") for one in alarms(BY_WEIGHT.format("8")))


def test_a_heading_in_brackets_opens_a_section() -> None:
    text = (
        "# 某局2023年度项目支出绩效自评报告\n\n一、概况\n\n已完工。\n\n二、结论\n\n较好。\n\n三、资金\n\n已付清。\n\n{}"
    )
    codes = [[one.rule.code for one in check_text(text.format(each)).findings] for each in BRACKETED]
    assert ["CON101" in one for one in codes] == [False, True]


BRACKETED = ("〔问题整改〕反馈事项3个，均已办结。", "〔联系方式〕办公室。")


def test_a_short_name_of_a_row_may_open_an_item() -> None:
    rows = "".join(f"| {name} | 25 | 24 |\n" for name in ("预算执行", "产出", "效益", "满意度"))
    table = f"| 一级指标 | 标准分 | 得分 |\n| --- | --- | --- |\n{rows}| 合计 | 100 | 96 |\n"
    items = "3.1 预算执行：执行率96%，扣1分。\n\n3.2 产出：扣1分。\n\n| 指标 | 分值 | 得分 |\n| --- | --- | --- |\n"
    own = "| 灯具更换 | 10 | 10 |\n| 机组更换 | 10 | 9 |\n| 完工时限 | 5 | 5 |\n| 小计 | 25 | 24 |\n"
    rest = "\n3.3 效益：节电少2万度，扣1分。\n\n3.4 满意度：满意率89%，低于90%，扣1分。\n"
    text = f"2. 得分\n\n{table}\n3. 扣分明细\n\n{items}{own}{rest}"
    assert not any(one.startswith("CMP109") for one in alarms(text))


@pytest.mark.parametrize(
    "text", ["另按约定因投诉倒扣1分，最终得分87分。", "获表彰加2分，另因迟报扣1分。最终得分89分。"]
)
def test_marks_taken_besides_make_the_last_total(text: str) -> None:
    assert alarms(SCORED.format(text)) == []


YEAR_BY_YEAR = """
| 指标 | 2022年得分 | 2023年得分 | 变化 |
| --- | --- | --- | --- |
| 决策（20分） | 17 | 19 | 2 |
| 过程（20分） | 18 | 18 | 0 |
| 产出（30分） | 25 | 26.5 | 1.5 |
| 效益（30分） | 26 | 27 | 1 |
| 合计 | 86 | 90.5 | 4.5 |

{}
"""


@pytest.mark.parametrize(
    "text", ["2023年得分90.5分，比2022年提高4.5分，其中产出提高1.5分。", "2022年决策扣3分，2023年决策扣1分。"]
)
def test_marks_of_a_year_are_those_of_its_column(text: str) -> None:
    assert alarms(f"# 2023年度绩效自评报告\n{YEAR_BY_YEAR.format(text)}") == []


BY_PLACE = """
| 投标人 | 价格分 | 技术分 | 商务分 | 总得分 | 排名 |
| --- | --- | --- | --- | --- | --- |
| A公司 | 27.6 | 46.2 | 18 | 91.8 | 1 |
| B公司 | 30 | 41.5 | 15 | 86.5 | 2 |
| C公司 | 26.3 | 39.7 | 17 | 83 | 3 |

A公司总得分{}分，居首。第三名总得分83分。
"""


def test_the_mark_of_a_place_is_not_that_of_whom_the_passage_opens_with() -> None:
    assert alarms(BY_PLACE.format("91.8")) == []
    assert alarms(BY_PLACE.format("98.1")) != []


BESIDE_A_PROJECT = """
### 东渠项目（得{}分）

| 指标 | 分值 | 得分 |
| --- | --- | --- |
| 决策 | 20 | 19 |
| 过程 | 20 | 18 |
| 产出 | 30 | 28 |
| 效益 | 30 | 29 |
| 合计 | 100 | 94 |

### 西渠项目（得88分）

决策扣3分，过程扣3分，产出扣2分，效益扣4分，合计扣12分。
"""


def test_a_project_without_a_table_is_not_held_against_that_of_another() -> None:
    assert alarms(BESIDE_A_PROJECT.format("94")) == []
    assert alarms(BESIDE_A_PROJECT.format("92")) != []


FORM = """
| 项目资金 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 年度资金总额 | 200 | 190 | 10 | 95% | 9.5 |

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 单位 | 备注 | 偏差 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 产出 | 培训人数 | 500 | 520 | 人 | | | 50 | 50 |
| 效益 | 就业人数 | 300 | 310 | 人 | | | 30 | 30 |
| 满意度 | 学员满意度 | 95% | 96% | | | | 10 | 10 |
| 总分 | | | | | | | 100 | 99.5 |

预算执行率95%，分值10分，得9.5分，扣0.5分，系培训教材降价。
"""


def test_a_row_of_the_money_block_is_read_in_its_own_columns() -> None:
    assert alarms(FORM) == []
    assert check_text(FORM).problems == ()


REVIEWED = """
| 三级指标 | 分值 | 自评得分 | 复核得分 |
| --- | --- | --- | --- |
| 管护里程 | 40 | 38.5 | 38.5 |
| 管护质量 | 40 | 37 | 36 |
| 群众满意度 | 20 | 19 | 19 |
| 合计 | 100 | 94.5 | 93.5 |

管护里程满分40分，自评得{}分，复核得38.5分。管护质量自评得37分，复核得36分，核减1分。
"""


def test_both_marks_of_a_row_are_held_against_their_columns() -> None:
    assert alarms(REVIEWED.format("38.5")) == []
    assert any(one.startswith("CMP102") for one in alarms(REVIEWED.format("39.5")))


FIRST_IN_ITS_GROUPS_ROW = """
| 考核内容 | 考核要点 | 分值 | 得分 |
| --- | --- | --- | --- |
| 一、立项（15分） | 1.必要性 | 10 | 9 |
|  | 2.规范性 | 5 | 5 |
| 二、过程（35分） | 3.合规性 | 20 | 18 |
|  | 4.健全性 | 15 | 15 |
| 三、产出（50分） | 5.数量 | 30 | 28 |
|  | 6.质量 | 20 | 20 |
| 合计 |  | 100 | {} |
"""


def test_the_first_indicator_of_a_group_stands_in_its_row() -> None:
    def told(total: str) -> list[str]:
        return [one for one in alarms(FIRST_IN_ITS_GROUPS_ROW.format(total)) if one.startswith(("SCO103", "SCO104"))]

    assert told("95") == []
    assert told("97") != []
