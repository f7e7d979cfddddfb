"""Reports that are right, in layouts and wordings that a first reading took for something else."""

from __future__ import annotations

import pytest
from helpers import check_text, facts, outcomes
from made_tables import pipe


def loud(text: str) -> list[str]:
    """Return the errors and warnings with the words they point at."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told]


SILENT = {
    "posts of sub-units are not those of all": (
        "下辖水文站（编制18名）、质监站（编制14名），均独立核算。局机关核定编制66名，其中行政编制24名、事业编制42名。"
    ),
    "a rate of lengths is none of counts": (
        "计划加固水库12座，完成11座；治理河长16.2公里，比目标18.5公里少2.3公里，完成率87.57%。"
    ),
    "more than the target is no change of last year": (
        "2023年接待游客145.89万人次。\n\n2024年接待游客156.99万人次，超目标6.99万人次。"
    ),
    "a norm by the unit is no other word for an amount": "372场演出合计312.48万元，低于0.85万元/场的控制标准。",
    "towns and districts are not what they hold": "项目覆盖全区11个街道、5个镇共312个居住小区。",
    "the amount that exceeds its budget is divided": (
        "其他费用7,864.93万元，超预算264.93万元，分别为：外包服务2,318.46万元，水电燃气1,186.92万元，其余4,359.55万元。"
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert loud(text) == []


FORM = pipe(
    ("指标", "目标值", "完成值", "分值", "得分"),
    ("**投入管理**", "", "", "20.00", "19.25"),
    ("预算执行率", "100%", "97.50%", "10.00", "9.75"),
    ("资金规范性", "规范", "一笔附件不全", "10.00", "9.50"),
    ("**产出**", "", "", "50.00", "49.00"),
    ("演出场次", "≥300场", "310场", "25.00", "25.00"),
    ("按期完成率", "100%", "96%", "25.00", "24.00"),
    ("**效益**", "", "", "30.00", "30.00"),
    ("观众满意度", "≥90%", "92.70%", "30.00", "30.00"),
    ("**总分**", "", "", "100.00", "98.25"),
)


def test_rows_on_top_of_their_parts_are_groups_of_a_table_that_names_rows_in_one_column() -> None:
    table = facts(f"# 文化惠民项目绩效自评报告\n\n{FORM}").score_tables[0]
    assert [(group.name, group.members) for group in table.tops] == [
        ("投入管理", (0, 1)),
        ("产出", (2, 3)),
        ("效益", (4,)),
    ]
    assert not [one for one in loud(f"# 文化惠民项目绩效自评报告\n\n{FORM}") if one.startswith("SCO1")]


def test_headings_without_a_number_stand_beside_their_like() -> None:
    text = (
        "# 报告\n\n## 一、总体情况\n\n### 项目一：场馆\n\n（1）投入。得9分，其余略。\n\n（2）产出。得8分，其余略。\n\n"
        "### 项目二：修缮\n\n（1）投入。得7分，其余略。\n\n## 二、建议\n"
    )
    told = [(one.title, one.level) for one in facts(text).headings if one.title.startswith("项目")]
    assert told == [("项目一：场馆", 2), ("项目二：修缮", 2)]


def test_a_mark_behind_its_formula_is_no_maximum_of_the_next_one() -> None:
    text = "执行率得分为82.05%×10.00=8.21分，扣1.79分；两处未单独核算，每处扣1分，共扣2.00分，得8.00分。"
    assert loud(text) == []


RULES = pipe(
    ("一级指标", "三级指标", "分值", "评分标准", "得分"),
    ("过程", "信息公开", "2", "按规定内容、时限公开各得1分", "2"),
    ("过程", "资产管理", "3", "账实相符、处置规范、收益上缴各得1分", "3"),
)


def test_marks_for_each_of_several_merits_are_not_the_best_mark() -> None:
    assert "fail" not in outcomes("best-mark", RULES)


MORE = {
    "growth rates and a structure are not added": (
        "第一产业增长3.6%，第二产业增长6.9%，第三产业增长4.6%。三次产业结构为5.0:37.3:57.7。"
    ),
    "an average over people that are not printed": (
        "生产总值574.93亿元，年末常住人口61.87万人。按常住人口年平均数计算，人均生产总值93189元。"
    ),
    "a climb from one level to another": "经济总量由2020年的431.28亿元迈上2024年的574.93亿元，累计增加143.65亿元。",
    "a rate of adjustment is a change": "年初预算6842.37万元，调整预算数为21262.55万元，预算调整率210.75%。",
    "what is left of two items": (
        "立行立改类82个全部完成；分阶段整改类31个，完成29个，完成率93.55%；持续整改类13个，完成8个，完成率61.54%，尚有7个。"
    ),
    "a fund that is drawn on and topped up": (
        "年初余额6842万元，当年动用5000万元，年终以超收1015万元、预备费1740万元和收回资金1193万元补充，年末余额5790万元。"
    ),
    "the spending of last year is no opening balance": (
        "总收入42.68亿元；总支出40.36亿元，比上年的39.08亿元增长3.28%；当期结余2.32亿元，累计结余41.07亿元。"
    ),
}


@pytest.mark.parametrize("text", MORE.values(), ids=MORE)
def test_numbers_that_other_words_explain_are_left_alone(text: str) -> None:
    assert loud(text) == []


SUBTOTALS = pipe(
    ("一级指标", "二级指标", "分值", "得分"),
    ("预算执行", "预算执行率", "10", "9.34"),
    ("产出指标", "数量指标", "30", "28.50"),
    ("", "质量指标", "20", "16.20"),
    ("", "小计", "50", "44.70"),
    ("效益指标", "社会效益", "25", "24.00"),
    ("", "可持续影响", "15", "14.50"),
    ("", "小计", "40", "38.50"),
    ("合计", "", "100", "92.54"),
)


def test_a_subtotal_sums_up_the_group_right_above_it() -> None:
    assert [one for one in loud(f"# 道路项目绩效自评报告\n\n{SUBTOTALS}") if one.startswith("SCO107")] == []


YEARLY = pipe(
    ("基金", "本年收入金额", "本年收入同比", "本年支出金额", "本年支出同比"),
    ("职工统筹", "218645.75", "5.41", "201384.24", "6.88"),
    ("个人账户", "94283.15", "-1.92", "89716.42", "-2.94"),
    ("居民基金", "113899.36", "1.82", "112507.30", "2.34"),
    ("合计", "426828.26", "2.75", "403607.96", "3.28"),
)


def test_rates_of_change_are_not_added_up_though_their_heading_has_no_percent_sign() -> None:
    assert [one for one in loud(f"# 基金运行分析\n\n{YEARLY}") if one.startswith("AMT121")] == []


CHANGES = pipe(
    ("项目", "2024年实际", "2023年实际", "增减数"),
    ("手术台次", "18926", "17540", "1386"),
    ("其中：三级手术", "11073", "9612", "1461"),
    ("出院人次", "52384", "49827", "2557"),
)


def test_a_part_may_change_by_more_than_its_whole() -> None:
    assert [one for one in loud(f"# 运行分析\n\n{CHANGES}") if one.startswith("AMT121")] == []


ROWS = pipe(
    ("一级指标", "三级指标", "分值", "得分"),
    ("产出", "标段按期完工率", "5.00", "2.50"),
    ("产出", "渠道防渗长度", "45.00", "45.00"),
    ("效益", "亩均增产", "50.00", "50.00"),
    ("合计", "", "100.00", "97.50"),
)


@pytest.mark.parametrize(("mark", "told"), [("2.50", []), ("4.50", ["CMP102 4.50"])])
def test_a_score_right_behind_its_maximum_is_that_of_the_row_whatever_else_the_passage_says(
    mark: str, told: list[str]
) -> None:
    text = f"标段按期完工率5.00分，得{mark}分。四个标段中两个按期完工，完工率50.00%，按比例得2.50分。"
    found = loud(f"# 农田项目绩效自评报告\n\n{ROWS}\n\n{text}")
    assert [one for one in found if one.startswith("CMP102")] == told


@pytest.mark.parametrize(("mark", "told"), [("97.50", []), ("99.50", ["CMP106 99.50"])])
def test_a_heading_that_ends_with_a_total_and_its_grade_gives_that_of_the_table_below(
    mark: str, told: list[str]
) -> None:
    head = f"# 各项目绩效自评报告\n\n## 一、分项目情况\n\n### 项目一：农田改造（{mark}分，优）"
    text = f"{head}\n\n{ROWS}\n\n## 二、建议\n\n加强管护。"
    assert [one for one in loud(text) if one.startswith("CMP106")] == told


GROUPS = pipe(
    ("一级指标", "三级指标", "分值", "得分"),
    ("决策", "立项依据", "40", "38.9"),
    ("效益", "受益人口", "60", "58.8"),
    ("合计", "", "100", "97.70"),
)
LINES = {
    "losses told in the order of what was named": (
        "决策满分40分、得38.9分，效益满分60分、得58.8分，分别扣1.1分和1.2分。"
    ),
    "the total of the year that is compared with": "2024年度自评总分97.70分，较2023年度自评得分91.08分提高6.62分。",
    "a total with its own maximum": "自评总分97.70分（满分100分），决策38.9分（满分40分）、效益58.8分（满分60分）。",
}


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_marks_of_what_else_is_named_are_left_alone(text: str) -> None:
    found = loud(f"# 2024年度农田项目绩效自评报告\n\n{GROUPS}\n\n{text}")
    assert [one for one in found if one[:3] in {"CMP", "GRD"}] == []


OTHERS = {
    "rates of groups": "发放问卷645份，收回有效问卷617份，有效率95.66%，其中甲馆、乙馆问卷有效率分别为96.50%和97.78%。",
    "a list measured by the plan of its sum": "维修工程38处，其中集中式23处、分散式15处，为目标36处的105.56%。",
    "a base with a remark behind it": "执行率98.26%，较2023年的97.64%（支出8,214.90万元）高0.62个百分点。",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_rates_of_other_things_are_left_alone(text: str) -> None:
    assert loud(text) == []


def test_the_unit_at_the_end_of_a_caption_is_that_of_the_table() -> None:
    table = pipe(("收入项目", "预算", "执行"), ("契税", "34500", "28976"), ("增值税", "110000", "109900"))
    text = f"# 预算执行报告\n\n契税执行2.90亿元。\n\n**表1　收入执行情况（万元、%）**\n\n{table}"
    assert loud(text) == []


def test_either_of_two_results_of_a_row_may_be_told_and_a_sum_of_several_is_no_maximum() -> None:
    table = pipe(
        ("一级指标", "三级指标", "分值", "自评完成值", "核实值", "自评得分", "核定得分"),
        ("产出", "站点持续运营率", "50", "93.02%", "86.42%", "50.00", "48.00"),
        ("效益", "受益村覆盖率", "50", "100%", "95.00%", "50.00", "47.50"),
        ("合计", "", "100", "", "", "100.00", "95.50"),
    )
    text = (
        "站点持续运营率核实为70个，占建成数的86.42%，核定48.00分。核减较多的为："
        "站点持续运营率（核减2.00分）、受益村覆盖率（核减2.50分），两项合计4.50分。"
    )
    found = loud(f"# 寄递物流项目绩效复核报告\n\n{table}\n\n{text}")
    assert [one for one in found if one[:6] in {"CMP101", "CMP113"}] == []
