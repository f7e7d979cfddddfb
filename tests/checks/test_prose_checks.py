"""Checks of prose: every look is reported, what holds with its arithmetic as well as what fails."""

from __future__ import annotations

import pytest
from helpers import look, outcomes, told

from reportlint.rule import Outcome, Severity

# ---------------------------------------------------------------- changes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年收入1233.33万元，上年1306.89万元，减少73.56万元。",
            ["pass 73.56: 1306.89 - 1233.33 = 73.56"],
        ),
        (
            "本年收入1233.33万元，上年1306.89万元，减少73.57万元。",
            ["pass 73.57: 1306.89 - 1233.33 = 73.56 ≈ 73.57"],
        ),
        (
            "本年收入1233.33万元，上年1306.89万元，减少75.36万元。",
            ["fail 75.36: 1306.89 - 1233.33 = 73.56 ≠ 75.36"],
        ),
        ("本年收入1233.33万元，比上年减少73.56万元。", []),
    ],
)
def test_a_difference_is_recomputed(text: str, expected: list[str]) -> None:
    assert told("change-difference", text) == expected


def test_a_sum_that_rounding_explains_only_by_accident_is_a_warning_at_most() -> None:
    parts = "、".join(f"{name}项目10.00万元" for name in "甲乙丙丁戊己庚辛壬癸子丑")
    (near,) = look("breakdown", f"项目支出合计120.03万元，包括{parts}。")
    (far,) = look("breakdown", f"项目支出合计120.05万元，包括{parts}。")
    assert (near.outcome, near.ceiling) == ("pass", None)
    assert (far.outcome, far.ceiling) == ("fail", "warning")


def test_a_difference_of_a_hedged_number_is_for_a_person() -> None:
    text = "本年收入约1200万元，上年1306.89万元，减少175.36万元。"
    assert told("change-difference", text) == ["review 175.36: 1306.89 - 1200 = 106.89 ≠ 175.36"]


def test_a_right_rate_beside_a_hedged_number_is_no_fault() -> None:
    text = "本年收入约1200万元，上年1306.89万元，减少106.89万元，下降8.18%。"
    assert "fail" not in outcomes("change-rate", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "预算收入2024.99万元，与上年对比增加318.16万元，增幅18.64%。",
            ["pass 18.64: 318.16 ÷ (2024.99 - 318.16) = 18.64%"],
        ),
        (
            "预算收入2024.99万元，与上年对比增加318.16万元，增幅15.71%。",
            ["fail 15.71: 318.16 ÷ (2024.99 - 318.16) = 18.6404% ≠ 15.71%"],
        ),
        (
            "会议费142.05万元，比上年减少13.77万元，下降8.84%。",
            ["pass 8.84: -13.77 ÷ (142.05 + 13.77) = -8.84%"],
        ),
        (
            "会议费142.05万元，比上年减少13.77万元，下降-8.84%。",
            ["pass -8.84: -13.77 ÷ (142.05 + 13.77) = -8.84%"],
        ),
        ("负债总额620.69万元，较上年减少34.69%。", []),
    ],
)
def test_a_rate_of_change_is_recomputed(text: str, expected: list[str]) -> None:
    assert told("change-rate", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "同口径收入100.00万元，比上年增加20.00万元，增长30.00%。",
        "按可比价计算，产值100.00万元，比上年增加20.00万元，增长30.00%。",
        "地区生产总值100.00亿元，比上年增加20.00亿元，增长30.00%。",
    ],
)
def test_a_rate_that_may_have_another_base_is_for_a_person(text: str) -> None:
    assert outcomes("change-rate", text) == ["review"]


def test_a_rate_on_the_current_value_is_explained() -> None:
    (one,) = look("change-rate", "本年收入1164.89万元，比上年增加164.89万元，增长14.15%。")
    assert one.outcome == "fail"
    assert "分母" in one.values["hint"]


def test_all_from_nothing_is_not_decided() -> None:
    assert outcomes("change-rate", "公务接待费5.00万元，比上年增加5.00万元，增长100.00%。") == ["review"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出90.00万元，较2024年度的100.00万元减少10.00万元，下降10.00%。", ["pass", "pass"]),
        ("支出90.00万元，较2024年度的100.00万元增加10.00万元。", ["fail"]),
        ("支出90.00万元，比上年增加10.00万元，下降10.00%。", ["fail"]),
        ("支出90.00万元，比上年增加10.00万元。", []),
    ],
)
def test_a_direction_word_is_held_against_the_levels_and_the_other_word(text: str, expected: list[str]) -> None:
    assert outcomes("change-direction", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年支出合计500.00万元，比上年增加30.00万元，其中：基本支出增加20.00万元，项目支出增加10.00万元。",
            ["pass 30.00: 20.00 + 10.00 = 30.00"],
        ),
        (
            "本年支出合计500.00万元，比上年增加30.00万元，其中：基本支出增加45.00万元，项目支出减少15.00万元。",
            ["pass 30.00: 45.00 - 15.00 = 30.00"],
        ),
        (
            "本年支出合计500.00万元，比上年增加30.00万元，其中：基本支出增加20.00万元，项目支出增加18.00万元。",
            ["fail 30.00: 20.00 + 18.00 = 38 ≠ 30.00"],
        ),
    ],
)
def test_the_changes_of_the_parts_make_the_change_of_the_total(text: str, expected: list[str]) -> None:
    assert told("component-changes", text) == expected


BALANCE = "资产总额858.15万元，比上年下降{}；负债总额620.69万元，比上年下降34.69%；净资产237.46万元，比上年下降{}。"


@pytest.mark.parametrize(
    ("assets", "net", "outcome"),
    [("30.59%", "16.97%", "pass"), ("30.69%", "16.97%", "fail"), ("30.59%", "16.87%", "fail")],
)
def test_growth_rates_are_held_together_by_the_bases_behind_them(assets: str, net: str, outcome: str) -> None:
    text = BALANCE.format(assets, net)
    assert outcomes("eliminated-growth", text, identity="净资产 = 资产总额 - 负债总额") == [outcome]


def test_growth_by_minus_one_hundred_percent_is_survived() -> None:
    text = "资产总额50.00万元，比上年下降100%；负债总额20.00万元，比上年下降10.00%；净资产30.00万元，比上年下降5.00%。"
    assert outcomes("eliminated-growth", text, identity="净资产 = 资产总额 - 负债总额") == ["review"]


# ---------------------------------------------------------------- totals and their parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年支出合计9759.02万元，其中：基本支出5377.64万元，项目支出4381.38万元。",
            ["pass 9759.02: 5377.64 + 4381.38 = 9759.02"],
        ),
        (
            "本年支出合计9759.01万元，其中：基本支出5377.64万元，项目支出4381.38万元。",
            ["pass 9759.01: 5377.64 + 4381.38 = 9759.02 ≈ 9759.01"],
        ),
        (
            "本年支出合计9795.02万元，其中：基本支出5377.64万元，项目支出4381.38万元。",
            ["fail 9795.02: 5377.64 + 4381.38 = 9759.02 ≠ 9795.02"],
        ),
        (
            "总收入1212.12万元，其中：财政拨款收入950.12万元，比2023年预算增加0.46万元；事业收入262.00万元。",
            ["pass 1212.12: 950.12 + 262.00 = 1212.12"],
        ),
    ],
)
def test_the_parts_of_a_breakdown_make_its_total(text: str, expected: list[str]) -> None:
    assert told("breakdown", text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("项目支出100.00万元，其中：道路硬化35.50万元、绿化20.30万元等。", "pass"),
        ("项目支出100.00万元，其中：道路硬化75.50万元、绿化40.30万元等。", "fail"),
        ("项目支出100.00万元，其中：道路硬化120.00万元。", "fail"),
        ("在职人员64人，其中：女性27人，党员41人。", "pass"),
    ],
)
def test_parts_that_need_not_be_all_must_not_exceed_the_whole(text: str, outcome: str) -> None:
    assert outcomes("breakdown", text)[:1] == [outcome]


def test_groups_of_people_may_overlap() -> None:
    assert "fail" not in outcomes("breakdown", "在职人员64人，其中：女性27人，党员41人，大学本科以上学历52人。")


def test_the_arithmetic_of_a_breakdown_leaves_out_the_siblings_of_the_whole() -> None:
    text = (
        "教育支出150.00万元，其中：学前教育60.00万元、小学教育95.00万元；社会保障支出30.00万元；卫生健康支出20.00万元。"
    )
    assert told("breakdown", text)[0].startswith("fail 150.00: 60.00 + 95.00 = 155")


def test_a_total_broken_down_twice_holds_if_each_breakdown_does() -> None:
    text = "采购支出100.00万元，其中：货物支出60.00万元、服务支出40.00万元；中小企业70.00万元、大型企业30.00万元。"
    assert "fail" not in outcomes("breakdown", text)


# ---------------------------------------------------------------- identities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "资产总额858.15万元，负债总额620.69万元，净资产237.46万元。",
            ["pass 237.46: 858.15 - 620.69 = 237.46"],
        ),
        (
            "资产总额858.15万元，负债总额620.69万元，净资产237.64万元。",
            ["fail 237.64: 858.15 - 620.69 = 237.46 ≠ 237.64"],
        ),
        ("资产总额858.15万元，净资产237.64万元。", []),
    ],
)
def test_an_identity_holds_between_the_amounts_of_a_passage(text: str, expected: list[str]) -> None:
    assert told("identity", text, identity="净资产 = 资产总额 - 负债总额") == expected


POSTS = "编制总数 = 行政编制 + 事业编制 + 工勤编制?"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("编制51名，其中行政编制18名，事业编制33名。", ["pass"]),
        ("编制53名，其中行政编制18名，事业编制33名，工勤编制2名。", ["pass"]),
        ("编制52名，其中行政编制18名，事业编制33名。", ["fail"]),
    ],
)
def test_a_name_with_a_question_mark_may_be_absent(text: str, outcome: list[str]) -> None:
    assert outcomes("identity", text, identity=POSTS) == outcome


@pytest.mark.parametrize("identity", ["净资产", "= 甲 - 乙", "甲 = 乙 - 丙 × 丁", "甲 = 乙 -"])
def test_an_identity_that_cannot_be_read_is_refused(identity: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        look("identity", "", identity=identity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "安排预算资金922.93万元，实际使用资金841.59万元，预算执行率为91.19%。",
            ["pass 91.19: 841.59 ÷ 922.93 = 91.19%"],
        ),
        (
            "安排预算资金922.93万元，实际使用资金841.59万元，预算执行率为91.18%。",
            ["fail 91.18: 841.59 ÷ 922.93 = 91.1868% ≈ 91.18%"],
        ),
        (
            "安排预算资金922.93万元，实际使用资金841.59万元，预算执行率为91.91%。",
            ["fail 91.91: 841.59 ÷ 922.93 = 91.1868% ≠ 91.91%"],
        ),
        (
            "年初预算为452.40万元，支出决算为446.11万元，完成年初预算的98.61%。",
            ["pass 98.61: 446.11 ÷ 452.40 = 98.61%"],
        ),
        (
            "年初预算为452.40万元，支出决算为446.11万元，完成年初预算的96.81%。",
            ["fail 96.81: 446.11 ÷ 452.40 = 98.6096% ≠ 96.81%"],
        ),
    ],
)
def test_a_rate_of_performance_is_recomputed(text: str, expected: list[str]) -> None:
    assert told("performance", text, identity="执行率 = 执行数 / 预算数") == expected


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("内设4个股室，分别为办公室、财务股、业务股、法规股。", ["pass 4个: 4 = 4"]),
        ("内设5个股室，分别为办公室、财务股、业务股、法规股。", ["fail 5个: 4 ≠ 5"]),
        ("内设4个股室，即办公室、财务股、业务股和法规股。", ["pass 4个: 4 = 4"]),
        ("内设七个股室，包括办公室、财务股等。", []),
        ("第4个五年计划，即办公室、财务股。", []),
    ],
)
def test_a_list_is_as_long_as_it_says(text: str, expected: list[str]) -> None:
    assert told("announced-list", text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("推进“强师德、优课堂、固安全、促公平”四项行动。", ["pass"]),
        ("推进“强师德、优课堂、固安全、促公平”五项行动。", ["fail"]),
        ("推进“强师德、优课堂等”五项行动。", []),
    ],
)
def test_a_quoted_list_is_as_long_as_the_number_behind_it(text: str, outcome: list[str]) -> None:
    assert outcomes("quoted-list", text) == outcome


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工期自2024年3月11日至8月16日。", ["pass 8月16日: 2024-03-11 ≤ 2024-08-16"]),
        ("工期自2024年9月18日至2024年8月30日。", ["fail 2024年9月18日至2024年8月30日: 2024-09-18 > 2024-08-30"]),
        ("工期自2024年11月至2月。", ["pass 2月: 2024-11-01 ≤ 2024-02-29"]),
    ],
)
def test_a_period_does_not_end_before_it_begins(text: str, expected: list[str]) -> None:
    assert [one.split(":")[0] for one in told("period-order", text)] == [one.split(":")[0] for one in expected]


def test_a_period_in_a_table_cell_is_looked_at() -> None:
    text = "| 序号 | 事项 | 时间 |\n| --- | --- | --- |\n| 一 | 施工 | 2024年9月18日至2024年8月30日 |\n"
    assert outcomes("period-order", text) == ["fail"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("自评工作于2025年4月上旬启动，并于2025年3月18日完成了数据采集。", ["fail"]),
        ("自评工作于2025年3月上旬启动，并于2025年3月18日完成了数据采集。", ["pass"]),
        ("自评工作于2025年3月启动，随后于2025年3月18日完成了数据采集。", ["pass"]),
    ],
)
def test_work_starts_before_its_first_step(text: str, outcome: list[str]) -> None:
    assert outcomes("start-before-step", text) == outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年11月30日验收。", ["pass 2024年11月30日"]),
        ("2024年11月31日验收。", ["fail 2024年11月31日"]),
        ("2025年验收。", []),
    ],
)
def test_the_calendar_has_every_date(text: str, expected: list[str]) -> None:
    assert told("possible-date", text) == expected


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照统一布署开展。", ["fail 布署"]),
        ("按照统一部署开展。", []),
        ("《布署工作法》印发。", []),
        ("| 序号 | 事项 | 要求 |\n| --- | --- | --- |\n| 一 | 甲 | 布署 |\n", ["fail 布署"]),
        ("按照统一布\u3000署开展。", ["fail 布\u3000署"]),
    ],
)
def test_a_wrong_phrase_is_told_except_where_it_is_right(text: str, expected: list[str]) -> None:
    assert told("substitution", text, phrases={"布署": "部署"}, unless=("《[^》]*》",)) == expected


def test_the_correction_is_named() -> None:
    (one,) = look("substitution", "按照统一布署开展。", phrases={"布署": "部署"})
    assert (one.values["phrase"], one.values["correction"]) == ("布署", "部署")


def test_a_correction_may_repeat_a_group_of_its_phrase() -> None:
    (one,) = look("substitution", "完成投诉3起。", phrases={"(\\d+)起": "\\1 件"})
    assert (one.values["phrase"], one.values["correction"]) == ("3起", "3 件")


CLAUSE = "局机关严格执行办公用品领用登记制度"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CLAUSE}，{CLAUSE}，开支得到控制。", ["fail"]),
        (f"{CLAUSE}，开支得到控制，各项管理措施落实到位。", ["pass"]),
        (f"{CLAUSE}并落实到位。{CLAUSE}并落实到位。", ["fail"]),
        (
            "学习《关于进一步加强全省预算绩效管理工作的实施意见》，落实《关于进一步加强全省预算绩效管理工作的实施意见》要求。",
            [],
        ),
    ],
)
def test_a_clause_does_not_stand_twice(text: str, expected: list[str]) -> None:
    assert outcomes("repeated-clause", text) == expected


# ---------------------------------------------------------------- marks in prose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该指标满分10分，扣1分，得分9分。", ["pass 9: 10 - 1 = 9"]),
        ("该指标满分10分，扣2分，得分9分。", ["fail 9: 10 - 2 = 8 ≠ 9"]),
        ("该指标满分10分，得分9分。", []),
        ("该指标分值10分，不扣分，得分10分。", ["pass 10: 10 - 0 = 10"]),
    ],
)
def test_maximum_less_deduction_is_the_score(text: str, expected: list[str]) -> None:
    assert told("score-sentence", text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("本项目最终得分98分。\n\n综上，本项目最终得分98分。\n", ["pass"]),
        ("本项目最终得分98分。\n\n综上，本项目最终得分89分。\n", ["fail"]),
        ("本项目最终得分98分。\n", []),
        ("本项目最终得分98分，上年最终得分95分。\n", []),
    ],
)
def test_the_total_is_the_same_everywhere(text: str, outcome: list[str]) -> None:
    assert [one for one in outcomes("total-score", text) if one != "review"] == outcome


BANDS = "90≤得分≤100为优，80≤得分＜90为良，60≤得分＜80为中，得分＜60为差。\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BANDS + "本项目最终得分92.7分，评价等级为优。\n", ["pass 优: 92.7 → 优"]),
        (BANDS + "本项目最终得分92.7分，评价等级为良。\n", ["fail 良: 92.7 → 优"]),
        (BANDS + "本项目最终得分90分，评价等级为优秀。\n", ["pass 优秀: 90 → 优"]),
        (BANDS + "本项目最终得分89.99分，评价等级为良。\n", ["pass 良: 89.99 → 良"]),
        ("本项目最终得分92.7分，评价等级为良。\n", []),
    ],
)
def test_a_grade_is_the_one_of_the_reports_own_bands(text: str, expected: list[str]) -> None:
    assert told("grade-of-score", text) == expected


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (BANDS, ["", "", ""]),
        ("优（90-100分）、良（80-89分）、中（60-79分）、差（0-59分）。", ["", "", ""]),
        ("优（90-100分）、良（80-88分）、中（60-79分）、差（0-59分）。", ["", "", "gap"]),
        ("优（88-100分）、良（80-90分）、中（60-79分）、差（0-59分）。", ["", "", "overlap"]),
    ],
)
def test_bands_leave_no_score_out_and_hold_none_twice(text: str, faults: list[str]) -> None:
    assert [one.values["fault"] for one in look("band-cover", text)] == faults


@pytest.mark.parametrize(
    ("count", "outcome"), [("四个", ["pass"]), ("五个", ["fail"]), ("4个", ["pass"]), ("5个", ["fail"])]
)
def test_there_are_as_many_grades_as_announced(count: str, outcome: list[str]) -> None:
    assert outcomes("band-count", f"评价结果分为{count}等级：{BANDS}") == outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本项目最终得分98分。", ["pass 98: 98 ≤ 100"]),
        ("本项目最终得分100.5分。", ["fail 100.5: 100.5 > 100"]),
        ("该指标满分10分，得分12分。", ["fail 12: 12 > 10"]),
    ],
)
def test_a_score_does_not_exceed_its_full_mark(text: str, expected: list[str]) -> None:
    assert told("score-bound", text) == expected


# ---------------------------------------------------------------- numbering, captions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n\n二、乙\n\n三、丙\n", ["pass 一、", "pass 二、", "pass 三、"]),
        ("一、甲\n\n二、乙\n\n四、丁\n", ["pass 一、", "pass 二、", "fail 四、: 4 ≠ 3"]),
        ("一、甲\n\n二、乙\n\n二、丙\n", ["pass 一、", "pass 二、", "fail 二、: 2 ≠ 3"]),
        (
            "一、甲\n\n（一）子\n\n（二）丑\n\n二、乙\n\n（一）寅\n",
            ["pass 一、", "pass （一）", "pass （二）", "pass 二、", "pass （一）"],
        ),
        ("2.1 甲\n\n2.2 乙\n\n2.4 丙\n", ["pass 2.1", "pass 2.2", "fail 2.4: 4 ≠ 3"]),
        (
            "第一章 甲\n\n第一节 子\n\n第二节 丑\n\n第二章 乙\n\n第一节 寅\n\n第四章 丁\n",
            ["pass 第一章", "pass 第一节", "pass 第二节", "pass 第二章", "pass 第一节", "fail 第四章: 4 ≠ 3"],
        ),
    ],
)
def test_siblings_count_on(text: str, expected: list[str]) -> None:
    assert told("sibling-order", text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("一、甲\n\n（一）乙\n\n1.丙\n", ["pass", "pass", "pass"]),
        ("一、甲\n\n1.乙\n\n（一）丙\n", ["pass", "pass", "fail"]),
    ],
)
def test_a_list_below_a_heading_is_of_a_lower_level(text: str, outcome: list[str]) -> None:
    assert outcomes("level-order", text) == outcome


NOTES = "一、概况\n\n1.职责\n\n（1）编制规划\n\n（2）组织实施\n\n{title}\n\n1.收入\n\n2.支出\n"


@pytest.mark.parametrize("title", ["## 名词解释", "附注：", "二、名词解释", "贰、名词解释"])
def test_a_list_of_notes_counts_for_itself(title: str) -> None:
    text = NOTES.format(title=title)
    assert "fail" not in outcomes("level-order", text) + outcomes("sibling-order", text)


def test_a_list_may_begin_anew_but_one_number_does_not() -> None:
    assert "fail" not in outcomes("sibling-order", "1.甲\n\n2.乙\n\n1.丙\n\n2.丁\n")
    assert told("sibling-order", "1.甲\n\n2.乙\n\n1.丙\n\n4.丁\n")[2] == "fail 1.: 1 ≠ 3"


def test_an_item_that_begins_with_a_digit_goes_on_with_its_list() -> None:
    assert outcomes("sibling-order", "1、住宅贷款\n\n2、5年期存款\n\n3、缴存比例\n") == ["pass"] * 3
    assert outcomes("sibling-order", "3、4月份降雨偏多，工期顺延\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是预算偏粗。二是支付偏慢。三是归档不及时。", ["pass 二是: 2 = 2", "pass 三是: 3 = 3"]),
        ("一是预算偏粗。二是支付偏慢。四是归档不及时。", ["pass 二是: 2 = 2", "fail 四是: 4 ≠ 3"]),
        ("一是预算偏粗。\n\n三是支付偏慢。\n", ["fail 三是: 3 ≠ 2"]),
        ("第一是预算偏粗，统一是前提。", []),
        ("（个案另行通报，不再列举。）一是预算偏粗。二是支付偏慢。", ["pass 二是: 2 = 2"]),
        ("一要走程序，急不得；二是体制不顺；三是换届。", ["pass 三是: 3 = 3"]),
        ("首先是征地难；二是雨季长；四是材料涨价。", ["fail 四是: 4 ≠ 3"]),
        ("一批工程偏慢，二是支付不及时。", ["fail 二是: 2 ≠ 1"]),
    ],
)
def test_a_run_of_points_has_no_hole(text: str, expected: list[str]) -> None:
    assert told("run-order", text) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("表1 甲\n\n正文。\n\n表2 乙\n", ["pass", "pass"]),
        ("表1 甲\n\n正文。\n\n表3 乙\n", ["pass", "fail"]),
        ("表1 甲\n\n正文。\n\n表1 乙\n", ["pass", "fail"]),
        ("表1 甲\n\n正文。\n\n图1 乙\n", ["pass", "pass"]),
        ("表2-1 甲\n\n正文。\n\n表2-2 乙\n\n正文。\n\n表3-1 丙\n", ["pass", "pass", "pass"]),
    ],
)
def test_captions_of_one_kind_count_on(text: str, outcome: list[str]) -> None:
    assert outcomes("caption-order", text) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("表1 甲\n\n支出见表1。\n", ["pass"]),
        ("表1 甲\n\n支出见表4。\n", ["fail"]),
        ("支出见表4。\n", ["review"]),
        ("表1 甲\n\n支出见图1。\n", ["review"]),
    ],
)
def test_a_reference_leads_somewhere(text: str, outcome: list[str]) -> None:
    assert outcomes("dangling-reference", text) == outcome


def test_digits_cut_off_are_a_hint_and_never_more() -> None:
    (seen,) = look(
        "performance", "预算数922.93万元，执行数841.59万元，执行率91.18%。", identity="执行率 = 执行数 / 预算数"
    )
    assert seen.outcome is Outcome.FAIL
    assert seen.ceiling is Severity.INFO


POINTS = [
    ("本年收入4,380.20万元，比上年增加155.60万元，增长3.68个百分点。", "fail"),
    ("资金支付率为96.4个百分点。", "fail"),
    ("信访量由上年的263批下降到214批，降幅18.6个百分点。", "fail"),
    ("本年收入4,380.20万元，比上年增加155.60万元，增幅回落1.20个百分点。", "pass"),
    ("税收收入71.60亿元，占比提高1.6个百分点。", "pass"),
    ("原料涨价10%，预计影响毛利率2—3个百分点。", "pass"),
]


@pytest.mark.parametrize(("text", "outcome"), POINTS)
def test_points_are_the_difference_of_two_rates(text: str, outcome: str) -> None:
    assert outcomes("points-for-percent", text) == [outcome]


COUNTED_LISTS = [
    ("对四个重点项目（食品抽检、设备监管、计量检定、产权保护）开展评价。", "pass"),
    ("对五个重点项目（食品抽检、设备监管、计量检定、产权保护）开展评价。", "fail"),
    ("围绕源头预防、积案化解、法治宣传三个方面发力。", "pass"),
    ("围绕源头预防、积案化解、法治宣传四个方面发力。", "fail"),
]


@pytest.mark.parametrize(("text", "outcome"), COUNTED_LISTS)
def test_lists_in_brackets_and_before_their_number_are_counted(text: str, outcome: str) -> None:
    assert outcomes("announced-list", text) == [outcome]


TWICE = (
    "人员经费支出增长较快，主要是新招录了{first}名社区工作者。\n\n## 二、支出情况\n\n"
    "人员经费支出增长较快，主要是新招录了{second}名社区工作者。"
)


@pytest.mark.parametrize(
    ("first", "second", "outcome"), [("25", "25", "pass"), ("25", "26", "fail"), ("25", "52", "fail")]
)
def test_a_clause_printed_twice_word_for_word_gives_the_same_number(first: str, second: str, outcome: str) -> None:
    assert outcome in outcomes("restatement", TWICE.format(first=first, second=second))


def test_a_stock_phrase_with_other_numbers_is_no_clause_printed_twice() -> None:
    text = "贷款余额比年初的54.21亿元增加4.75亿元，增长8.8%。\n\n存款余额比年初的84.60亿元增加8.75亿元，增长10.3%。"
    assert "fail" not in outcomes("restatement", text)
