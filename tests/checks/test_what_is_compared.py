"""Which numbers a sentence sets against each other: of one unit and name, of the year that is meant.

Every sound sentence has a twin with one number changed, which must be told of.
"""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes

from reportlint.rule import Outcome, Severity

SERIES = "2023年投入306.18万元，2024年投入420.37万元，2025年投入566.86万元，三年合计1293.41万元；"
PAIRS = [
    # an amount of another unit stands between a level and its change
    (
        ["change-difference", "change-direction"],
        "全院开放床位612张，设护理单元17个，较上年末的588张增加24张。",
        "全院开放床位612张，设护理单元17个，较上年末的588张增加42张。",
    ),
    (
        ["change-rate"],
        "全年举办展览41场，覆盖18个社区，较上年的35场增长17.1%。",
        "全年举办展览41场，覆盖18个社区，较上年的35场增长71.1%。",
    ),
    (
        ["change-rate"],
        "全市接待游客318.6万人次，实现收入28.40亿元，比上年的301.2万人次增长5.8%。",
        "全市接待游客318.6万人次，实现收入28.40亿元，比上年的301.2万人次增长8.5%。",
    ),
    # what is named after last year is no former value
    (
        ["change-difference", "change-direction", "change-rate"],
        "上年度结转资金27.60万元，较上年减少8.20万元，下降22.91%。",
        "上年度结转资金27.60万元，较上年减少8.20万元，下降29.21%。",
    ),
    (
        ["change-difference", "change-direction"],
        "营业收入905.20万元，上年为862.00万元，增加43.20万元。",
        "营业收入905.20万元，上年为862.00万元，增加34.20万元。",
    ),
    # the change names its year
    (
        ["change-difference", "change-rate"],
        f"{SERIES}2025年投入是2023年的1.85倍，比2024年多146.49万元、增长34.85%。",
        f"{SERIES}2025年投入是2023年的1.85倍，比2024年多164.49万元、增长34.85%。",
    ),
    (
        ["change-difference", "change-rate"],
        "2021年建成12公里，2022年建成18公里，2023年建成26公里，合计56公里，2023年比2022年多8公里，增长44.4%。",
        "2021年建成12公里，2022年建成18公里，2023年建成26公里，合计56公里，2023年比2022年多28公里，增长44.4%。",
    ),
    # of a total in 万 and an average, a base in 万 is that of the total
    (
        ["change-rate"],
        "全年接待观众86.2万人次，日均2362人次，比上年的79.8万人次增长8.0%。",
        "全年接待观众86.2万人次，日均2362人次，比上年的79.8万人次增长6.0%。",
    ),
    (
        ["change-difference", "change-rate"],
        "全年办件29.4万件，日均806件，比上年的712件增加94件，增长13.2%。",
        "全年办件29.4万件，日均806件，比上年的712件增加49件，增长13.2%。",
    ),
    # what was done more than planned is not what was done
    (
        ["performance"],
        "实际招生1206人，较计划数（1200人）多招6人，完成计划的100.5%。",
        "实际招生1206人，较计划数（1200人）多招6人，完成计划的150.5%。",
    ),
    (
        ["performance"],
        "全年完成体检128场，比任务数（100场）多出28场，完成任务的128%。",
        "全年完成体检128场，比任务数（100场）多出28场，完成任务的182%。",
    ),
    (
        ["performance"],
        "完成植树1280亩，超出计划（1100亩）180亩，为计划的116.4%。",
        "完成植树1280亩，超出计划（1100亩）180亩，为计划的161.4%。",
    ),
    # the shares of a list name what it divides
    (
        ["breakdown"],
        "全年收件4318件、代办寄件4106件，其中京津方向2240件（占收件的51.9%），东北方向1611件，其他467件。",
        "全年收件4318件、代办寄件4106件，其中京津方向2240件（占收件的51.9%），东北方向1671件，其他467件。",
    ),
    # two groups of people leave others out, unless one slip makes them all
    (
        ["breakdown"],
        "专科毕业生2406人，其中就业1688人、升学607人，就业率70.16%。",
        "专科毕业生2406人，其中就业1688人、升学728人，就业率70.16%。",
    ),
    # all that was due is no more done for what it is called
    (
        ["proportion"],
        "石桥村体检应检3860人、实检2702人，体检率70%。",
        "石桥村体检应检3860人、已体检2702人，体检率77%。",
    ),
]
PARAMS = {
    "performance": {"identity": "执行率 = 执行数 / 预算数", "within": "passage"},
}


def seen(checks: list[str], text: str) -> list[str]:
    """Return what some checks say of a text."""
    return [one for check in checks for one in outcomes(check, text, **PARAMS.get(check, {}))]


@pytest.mark.parametrize(("checks", "sound"), [(checks, sound) for checks, sound, _ in PAIRS])
def test_like_is_compared_with_like(checks: list[str], sound: str) -> None:
    assert Outcome.FAIL not in seen(checks, sound)


@pytest.mark.parametrize(("checks", "wrong"), [(checks, wrong) for checks, _, wrong in PAIRS])
def test_and_what_does_not_hold_is_still_told(checks: list[str], wrong: str) -> None:
    assert Outcome.FAIL in seen(checks, wrong)


@pytest.mark.parametrize(
    "text",
    [
        "本年收入900.00万元。其中：财政拨款收入850.00万元；上年结转50.00万元，比上年减少12.30万元。",
        "收入总计700.00万元，其中本年收入640.00万元，上年结余60.00万元，同比减少9.00万元。",
        # a run of which several members are what the rate counts
        "收回问卷中，选择“满意”“比较满意”的分别为871份和356份，合计1227份，满意度91.9%；选择“不满意”的108份。",
        # numbers in quoted names
        "“只进一扇门”“一件事一次办”改革走深，全年收件668405件，满意率99.87%。",
        "“一件事”改革新推出12件，“出生一件事”9106件，“公民身后一件事”3918件，两项合计13024件。",
        # a spelled one is no count of a rate
        "中心坚持一个标准，全年收件668405件，好评率99.87%。",
        # rates that are no per cent
        "百万车公里事故率0.42，同比下降8%；千人违章率1.36，下降3%。",
        "存货周转率4.26，存货占比46.2%。",
        # a change without a unit is that of a number without a unit
        "综合能耗下降率3.1%，空气质量指数58，上升3。",
        # a word that another cuts in two
        "季度部分折算64.88分，积分折现12.5万元。",
    ],
)
def test_what_only_looks_comparable_is_left_alone(text: str) -> None:
    findings = check_text(f"# 说明\n\n{text}\n").findings
    assert [one.rule.code for one in findings if one.severity is not Severity.INFO] == []


def test_spelled_numbers_outside_names_are_counts() -> None:
    assert outcomes("breakdown", "办结三件，其中“一件事”套餐两件、单项一件。") == ["pass"]


def test_a_hedged_number_is_no_lone_rounding() -> None:
    sums = "".join(
        f"乙{at}街道支出{30 * at}.50万元，包括基本支出{10 * at}.25万元、项目支出{20 * at}.25万元。\n\n"
        for at in range(1, 10)
    )
    hedged = "债务率为97.8%，比警戒线120%低20个百分点以上。"
    assert check_text(f"# 说明\n\n{sums}{hedged}\n").findings == ()


# ---------------------------------------------------------------- runs and tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是抓收入。入库8.2亿元。\n\n其中税收6.1亿元。\n\n二是抓支出。\n\n三是抓债务。", ["pass", "pass"]),
        ("一是抓收入。\n\n三是抓债务。", ["fail"]),
        ("## 一、收入\n\n一是抓收入。\n\n## 二、支出\n\n支出平稳。\n\n二是抓支出。", ["fail"]),
    ],
)
def test_paragraphs_between_two_points_belong_to_the_first(text: str, expected: list[str]) -> None:
    assert outcomes("run-order", f"{text}\n") == expected


def test_rows_that_lie_close_together_make_each_other_by_chance() -> None:
    rows = """
| 站点 | 保洁 | 绿化 | 秩序 | 满意度 | 总分 |
|---|---:|---:|---:|---:|---:|
| 满分 | 40 | 25 | 15 | 20 | 100 |
| 东站 | 37.6 | 23.1 | 13.2 | 18.45 | 92.35 |
| 南站 | 36.2 | 22.85 | 12.4 | 18.6 | 90.05 |
| 西站 | 35.05 | 21.4 | 12.8 | 17.9 | 87.15 |
| 北站 | 33.7 | 20.95 | 11.5 | 17.55 | 83.7 |
| 中站 | 32.1 | 19.6 | 10.9 | 17.2 | 79.8 |
| 新站 | 29.85 | 17.3 | 9.6 | 16.25 | 73 |
"""
    assert "fail" not in outcomes("footing", rows)
    assert "fail" in outcomes("footing", rows.replace("| 18.45 |", "| 14.85 |"))


@pytest.mark.parametrize(("years", "outcome"), [("2023—2024年", "pass"), ("2023年", "fail")])
def test_a_document_number_may_follow_the_last_year_of_a_title(years: str, outcome: str) -> None:
    title = f"# 乐平县农民培训项目（{years}）绩效评价报告"
    assert outcomes("number-year", f"{title}\n\n报告文号：川评报字〔2025〕17号\n")[-1] == outcome


def test_the_school_year_before_is_a_base_like_any_other() -> None:
    text = "本学年捐赠收入412.30万元，比上学年的380.10万元增加32.20万元，增长8.47%。"
    assert not check_text(text).findings
    assert {one.rule.code for one in check_text(text.replace("8.47", "8.74")).findings} == {"AMT102"}
    assert not check_text("本学年收入总额10336.49万元，上学年为9617.54万元，增加718.95万元，增幅7.48%。").findings
