"""Numbers that stand near each other and are of different things: other groups, stages, periods, funds, columns."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes


def told(text: str) -> list[str]:
    """Return what is told of a text beyond hints: code and arithmetic."""
    found = check_text(text).findings
    return [f"{one.rule.code} {one.observation.computed}" for one in found if one.severity.value != "info"]


# ---------------------------------------------------------------- parts of a total


def test_who_left_is_no_part_of_a_staff_that_is_divided_before() -> None:
    assert told("园区核定岗位332个。年末在册312人，分别为95人、148人和69人，缺员20名；离岗214人。") == []


def test_a_staff_off_its_groups_is_told() -> None:
    assert told("年末在册312人，分别为甲部95人、乙部148人、丙部96人；离岗214人。") == [
        "AMT104 95 + 148 + 96 = 339 ≠ 312"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "发放测评表960份，其中回收942份，认可903份。",
        "受理申请1860件，其中立案1624件，办结1598件。",
        "报名学员860名，其中到课842名，结业815名。",
    ],
)
def test_stages_of_one_course_are_no_parts(text: str) -> None:
    assert told(text) == []


def test_parts_that_exceed_their_total_are_told() -> None:
    assert told("受理申请1860件，其中办结1324件，在办636件。") == ["AMT104 1324 + 636 = 1960 ≠ 1860"]


def test_two_parts_that_leave_a_little_of_a_short_total_out_are_no_more_than_a_hint() -> None:
    assert told("设备总产值186.4亿元，增长6.2%，其中机床162.8亿元，仪表18.6亿元。") == []
    assert told("设备总产值18642.5万元，增长6.2%，其中机床16280.3万元，仪表2332.2万元。") != []


def test_doctors_and_nurses_are_not_all_who_work_in_health() -> None:
    assert told("年末卫生技术人员18250人，其中执业医师6910人，注册护士8640人。") == []
    assert told("年末卫生技术人员18250人，其中甲院9610人，乙院8460人。") == ["AMT104 9610 + 8460 = 18070 ≠ 18250"]


def test_a_share_that_prints_its_whole_is_of_no_other() -> None:
    table = "| 项目 | 预算 | 决算 |\n| --- | --- | --- |\n| 合计 | 1871.45 | 2135.61 |\n"
    text = (
        f"# 某局2024年度决算\n\n本年支出2135.61万元，比上年的1977.04万元增加158.57万元，增长8.02%。\n\n{table}\n"
        "财政拨款支出2135.61万元，完成年初预算1871.45万元的{}%，其中基本支出1210.40万元，占56.68%。"
    )
    assert told(text.format("114.12")) == []
    assert told(text.format("141.12")) != []


# ---------------------------------------------------------------- means


VISITS = "景区接待游客186.4万人次，增长9.2%；门票收入11.36亿元，增长8.7%。上年分别为170.7万人次和10.45亿元。"


def test_a_mean_told_behind_the_numbers_of_last_year_is_of_this_year() -> None:
    assert told(VISITS + "游客人均消费609元。") == []
    assert told(VISITS + "游客人均消费690元。") != []


def test_a_mean_of_last_year_is_of_last_year() -> None:
    assert told("上年接待游客170.7万人次，门票收入10.45亿元，人均消费612元。") == []
    assert told("上年接待游客170.7万人次，门票收入10.45亿元，人均消费621元。") != []


def test_a_mean_over_what_is_counted_here_is_not_of_the_amount_of_another_sentence() -> None:
    assert told("上半年支出186.20万元，执行率40.5%。下乡演出86场，场均1.38万元，观众4.3万人次。") == []
    assert told("下乡演出86场，支出118.40万元，场均1.83万元。") == ["AMT154 118.40 ÷ 86 = 1.3767 ≠ 1.83"]


# ---------------------------------------------------------------- what is left


SPENT = (
    "全年支出65409.74万元，其中：人员费39864.10万元、培训费612.05万元、药品费18364.20万元、设备摊销2310.46万元、"
    "维修支出1240.18万元、其他支出3018.75万元，占总支出的比重依次为60.9%、0.9%、28.1%、3.5%、1.9%、4.6%。"
)


def test_what_is_left_is_no_rest_of_one_of_several_expenses() -> None:
    assert told(f"{SPENT}收支结余11186.79万元。") == []


def test_what_is_left_of_a_sum_and_its_expenses_is_told() -> None:
    text = "全年安排资金9216.55万元，设备支出2310.46万元、维修支出1240.18万元、其他支出3018.75万元，结余2674.16万元。"
    assert told(text) == ["AMT152 9216.55 - 2310.46 - 1240.18 - 3018.75 = 2647.16 ≠ 2674.16"]


# ---------------------------------------------------------------- one name, several facts


FUNDS = """# 某市社会保险基金运行情况

全市养老保险基金总收入22.67亿元，年末滚存结余42.16亿元。

## 一、总体情况

| 项目 | 企业职工 | 城乡居民 | 合计 |
| --- | ---: | ---: | ---: |
| 本年收入（万元） | 186,402.55 | 40,311.78 | 226,714.33 |
| 滚存结余（万元） | 351,827.64 | 69,772.36 | 421,600.00 |

## 二、企业职工

收入18.64亿元。滚存结余{}亿元，基金运行平稳。
"""


def test_a_balance_that_a_table_prints_more_finely_is_a_fact_of_its_own() -> None:
    assert told(FUNDS.format("35.18")) == []


def test_a_balance_that_no_other_place_prints_may_be_an_old_one() -> None:
    old = FUNDS.replace("| 滚存结余（万元） | 351,827.64 |", "| 滚存结余（万元） | 421,600.00 |")
    assert told(old.format("38.25")) != []


# ---------------------------------------------------------------- columns of several years


PLAN = """# 某县发展情况

城镇居民人均收入38160元，农村居民人均收入21450元，分别增长{}%和5.4%。

| 指标 | 单位 | 2020年 | 2025年 | 年均增长（%） |
| --- | --- | ---: | ---: | ---: |
| 城镇居民人均收入 | 元 | 28320 | 38160 | 6.1 |
| 农村居民人均收入 | 元 | 15140 | 21450 | 7.2 |
"""


def test_a_rate_of_one_year_is_no_misprint_of_a_yearly_rate() -> None:
    assert told(PLAN.format("4.2")) == []


def test_a_yearly_rate_off_the_column_of_yearly_rates_is_told() -> None:
    text = PLAN.format("4.2") + "\n五年来，城镇居民人均收入由28320元提高到38160元，年均增长6.7%。\n"
    assert told(text) != []


# ---------------------------------------------------------------- a part in another file, a unit that only points


CONTENTS = """# 某县技工学校2024年度部门决算

## 目录

- 第一部分 学校概况
- 第二部分 决算报表{}
- 第三部分 决算说明
- 第四部分 绩效情况

## 第一部分 学校概况

学校开设专业9个。

## 第三部分 决算说明

收支平衡。

## 第四部分 绩效情况

评价为良。
"""


@pytest.mark.parametrize("apart", ["（另附）", "（见附件）", "（另册公布）"])
def test_a_part_that_the_contents_say_to_be_kept_apart_is_not_missing(apart: str) -> None:
    assert told(CONTENTS.format(apart)) == []


def test_a_part_that_is_missing_is_told() -> None:
    codes = {one.split()[0] for one in told(CONTENTS.format(""))}
    assert codes == {"SEC101", "SEC150"}


def test_a_pronoun_is_no_name_of_another_unit() -> None:
    title = "# 滨河县市场监督管理局2024年度部门整体支出绩效自评报告\n\n"
    assert told(title + "按照县财政局要求，现将我局2024年度部门整体支出绩效自评情况报告如下。") == []
    other = told(title + "按照县财政局要求，对临江县林业局2024年度部门整体支出开展绩效自评。")
    assert [one.split()[0] for one in other] == ["TRM101"]


# ---------------------------------------------------------------- statements of profit


SIGNED = """# 某公司经营情况

单位：万元

| 项目 | 本年 | 上年 |
| --- | ---: | ---: |
| 一、营业收入 | 64280.50 | 59316.20 |
| 减：营业成本 | 51342.18 | 47820.66 |
| 　　税金及附加 | 512.40 | 486.15 |
| 　　销售费用 | 1860.33 | 1742.90 |
| 　　管理费用 | {} | 3905.44 |
| 加：投资收益 | 286.70 | 240.15 |
| 二、营业利润 | 6740.17 | 5601.20 |
| 加：营业外收入 | 84.20 | 102.36 |
| 减：营业外支出 | 61.15 | 48.70 |
| 三、利润总额 | 6763.22 | 5654.86 |
| 减：所得税费用 | 1690.80 | 1413.71 |
| 四、净利润 | 5072.42 | 4241.15 |
"""
COSTS = """# 某集团经营情况

单位：万元

| 项目 | 本年 | 上年 |
| --- | ---: | ---: |
| 一、营业总收入 | 64280.50 | 59316.20 |
| 二、营业总成本 | 57827.03 | 53955.15 |
| 其中：营业成本 | 51342.18 | 47820.66 |
| 税金及附加 | 512.40 | 486.15 |
| 销售费用 | 1860.33 | 1742.90 |
| 管理费用 | 4112.12 | 3905.44 |
| 加：投资收益 | {} | 240.15 |
| 三、营业利润 | 6740.17 | 5601.20 |
| 加：营业外收入 | 84.20 | 102.36 |
| 减：营业外支出 | 61.15 | 48.70 |
| 四、利润总额 | 6763.22 | 5654.86 |
| 减：所得税费用 | 1690.80 | 1413.71 |
| 五、净利润 | 5072.42 | 4241.15 |
"""


@pytest.mark.parametrize(("table", "number"), [(SIGNED, "4112.12"), (COSTS, "286.70")])
def test_profit_is_income_less_costs_and_what_is_added(table: str, number: str) -> None:
    assert told(table.format(number)) == []


@pytest.mark.parametrize(("table", "number", "due"), [(SIGNED, "4121.12", "6731.17"), (COSTS, "268.70", "6722.17")])
def test_profit_off_income_and_costs_is_told(table: str, number: str, due: str) -> None:
    assert any(f"= {due} ≠ 6740.17" in one for one in told(table.format(number)))


# ---------------------------------------------------------------- parts of the year in prose, the whole year in a table


YEAR = """# 某县财政运行情况

| 指标 | 2024年（万元） | 2023年（万元） |
| --- | ---: | ---: |
| 财政收入 | 68240 | 64180 |
| 财政支出 | 254360 | 246820 |
| 税收收入 | 49360 | 46940 |

财政收入68240万元，财政支出254360万元，税收收入49360万元。{}收入{}万元，增长3.1%。
"""


@pytest.mark.parametrize("name", ["一季度财政", "上半年财政", "6月财政", "县本级财政"])
def test_a_part_of_a_year_or_a_place_is_not_the_number_of_the_table(name: str) -> None:
    assert told(YEAR.format(name, 21640)) == []


def test_a_number_off_its_row_is_told() -> None:
    assert told(YEAR.format("全年财政", 68420)) == ["AMT112 68240 ≠ 68420"]


SPENDING = """# 某局2024年度部门决算

| 项目 | 全年预算（万元） | 决算（万元） |
| --- | ---: | ---: |
| 人员经费 | 1318.40 | 1318.40 |
| 公用经费 | 182.60 | 176.85 |
| 项目支出 | 586.20 | 562.14 |

2024年人员经费1318.40万元；公用经费{}万元；项目支出562.14万元。{}年安排公用经费{}万元。
"""


def test_what_is_planned_for_a_later_year_is_no_misprint_of_what_was_spent() -> None:
    assert told(SPENDING.format("176.85", "2025", "180.00")) == []
    assert told(SPENDING.format("178.65", "2025", "180.00")) == ["AMT112 176.85 ≠ 178.65"]


def test_a_share_is_of_what_an_earlier_sentence_of_its_passage_begins_with() -> None:
    town = "年末常住人口63.10万人，城镇化率72.9%。户籍人口58.42万人，其中城镇40.18万人，户籍城镇化率68.8%。"
    assert told(town + "60岁以上人口13.25万人，占21.0%。") == []


def test_what_explains_a_change_is_not_the_change() -> None:
    reason = "运费支出1286.4万元，比上年下降2.4%，主要是停运一条线路，减支{}万元。"
    assert told(reason.format("62.4")) == []
    assert told("运费支出1286.4万元，比上年减少62.4万元，下降2.4%。") != []


# ---------------------------------------------------------------- years, norms, lists that are told to their end


@pytest.mark.parametrize(
    "text",
    [
        "2022年水费支出2486.50万元，2023年较上年增加132.70万元，增长5.34%。",
        "2022年水费支出2486.50万元，2023年较上年增长5.34%，增加132.70万元。",
        "2022年水费支出2486.50万元，2023年比2022年减少132.70万元，下降5.34%。",
        "2023年水费支出2619.20万元，较上年增加132.70万元，增长5.34%。",
        "2022年末登记船员642人，2023年净增35人，增长5.45%。",
        "2021年末存栏18650头，2022年较上年末增加1240头，增长6.65%。",
    ],
)
def test_the_level_of_the_year_before_is_what_a_change_is_measured_by(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("2022年水费支出2486.50万元，2023年较上年增加132.70万元，增长5.84%。", "132.70 ÷ 2486.50 = 5.3368% ≠ 5.84%"),
        (
            "2022年水费支出2486.50万元，2023年比2022年减少132.70万元，下降6.34%。",
            "-132.70 ÷ 2486.50 = -5.3368% ≠ -6.34%",
        ),
        (
            "2023年水费支出2619.20万元，较上年增加132.70万元，增长5.07%。",
            "132.70 ÷ (2619.20 - 132.70) = 5.3368% ≠ 5.07%",
        ),
    ],
)
def test_a_rate_off_the_year_it_is_measured_by_is_told(text: str, computed: str) -> None:
    assert told(text) == [f"AMT102 {computed}"]


@pytest.mark.parametrize(
    "text",
    [
        "办结平均用时26天，超过20天的标准6天。",
        "平均等候19分钟，超过15分钟要求。",
        "全年举办活动96场，其中赛事51场、演出45场，超过80场的年度任务。",
        "全年举办活动96场，不足110场的计划。",
        "全年接待游客186.40万人次，超过150万人次的目标。",
    ],
)
def test_a_norm_that_is_cleared_is_no_other_word_for_what_was_reached(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("全年举办活动72场，超过80场的目标。", "72 ≠ 80"),
        ("全年举办活动96场，不足90场的计划。", "96 ≠ 90"),
        ("全年接待游客186.40万人次，突破190万人次。", "186.40 ≠ 190"),
    ],
)
def test_a_norm_or_bound_on_the_wrong_side_is_told(text: str, computed: str) -> None:
    assert told(text) == [f"AMT157 {computed}"]


TRADE = "全年货物贸易额68.52亿元。其中输出47.28亿元，增长6.1%；输入21.24亿元，增长2.4%。"


def test_a_list_told_to_its_end_does_not_go_on_in_the_next_sentence() -> None:
    earlier = "上年货物贸易额为65.30亿元，其中输出44.56亿元、输入20.74亿元。到位外资1.32亿元，下降8.3%。"
    assert told(TRADE + earlier) == []


def test_parts_off_the_total_of_the_year_before_are_told() -> None:
    earlier = "上年货物贸易额为65.30亿元，其中输出44.56亿元、输入21.34亿元。到位外资1.32亿元，下降8.3%。"
    assert "AMT104 44.56 + 21.34 = 65.9 ≠ 65.30" in told(TRADE + earlier)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("招标控制价5310.40万元，合同价约5159万元，节约151.40万元，节约率2.85%。", False),
        ("支出5310.40万元，比上年减少151.40万元，下降2.85%。", True),
    ],
)
def test_what_was_saved_is_told_of_what_had_been_estimated(words: str, wrong: bool) -> None:
    assert any(one.startswith("AMT102") for one in told(words)) is wrong


@pytest.mark.parametrize(
    "text",
    [
        "设4个一级指标，权重分别为15%、25%、35%和25%；下设16个二级指标，按百分制评分。",
        "设4个一级指标，由决策、过程、产出、效益构成，含16个二级指标、48个三级指标。",
        "全镇设4个片区，户数分别为150户、250户、350户和250户；下设16个村民小组。",
        "分设3个分队，由保洁、绿化、巡查构成，再分12个班组。",
    ],
)
def test_what_stands_below_those_counted_is_no_part_of_them(text: str) -> None:
    assert "fail" not in outcomes("breakdown", text)


def test_parts_of_those_counted_still_make_them() -> None:
    text = "全镇设4个片区，由城区{}个片区、山区2个片区构成；下设16个村民小组。"
    assert outcomes("breakdown", text.format(2)) == ["pass"]
    assert outcomes("breakdown", text.format(3)) == ["fail"]


def test_the_rest_of_some_kinds_is_no_part_of_those_named() -> None:
    text = (
        "科技、环保、农业三类科目支出大于收入，差额分别为14.30万元、62.80万元和18.70万元，共95.{}0万元，"
        "由结转解决；其余五类收支相等。"
    )
    assert told(text.format("8")) == []
    assert told(text.format("3")) != []


def test_a_fall_since_the_beginning_is_no_part_of_what_is_left() -> None:
    text = "年末结转和结余1153.85万元，比年初减少73.79万元，其中财政拨款结转327.61万元，非财政拨款结余{}万元。"
    assert told(text.format("826.24")) == []
    assert told(text.format("836.24")) != []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("送审预算8420.60万元，审定7983.15万元，核减437.45万元，核减率{}%。", "437.45 ÷ 8420.60"),
        ("送审金额8420.60万元，审定金额7983.15万元，核减率为{}%。", "(7983.15 - 8420.60) ÷ 8420.60"),
        ("送审8420.60万元，核减437.45万元，核减比例{}%。", "437.45 ÷ 8420.60"),
    ],
)
def test_a_rate_of_what_was_taken_off_is_of_what_was_handed_in(text: str, computed: str) -> None:
    assert told(text.format("5.20")) == []
    assert [one for one in told(text.format("5.80")) if computed in one]
