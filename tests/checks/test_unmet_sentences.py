"""Sentences whose numbers stand beside each other without being tied as a first reading would have it."""

from __future__ import annotations

import pytest
from helpers import check_text


def loud(text: str) -> list[str]:
    """Return the errors and warnings with the words they point at."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told]


SILENT = {
    "a computation in words": "上年未结的521件即本年旧存数（8685件减去8164件，即521件）。",
    "what was found is no sum of where": "查看了64个单位、15个站点，延伸检查21个下属单位，共查出问题87个。",
    "a difference over two years": "人均纯收入由2022年的11280元增加到2024年的14310元，两年累计增加3030元。",
    "a rate of the stock at the opening": "年末欠款510.56万元（年初638.20万元，化解127.64万元，化解比例20%）。",
    "a list of another time": "监测对象87户268人，其中新识别13户41人、消除风险22户69人；年初为96户296人。",
    "what is not yet due is no rest": "应办结2451件，已办结2438件，按期办结率99.47%；未到办理时限35件结转下年。",
    "the rest of another item": (
        "（一）新增债券由38.6亿元压减到30.0亿元，压减8.6亿元；（二）对尚未支出的0.70亿元加快使用。"
    ),
    "two rates of one hidden whole": "已开工项目45个，开工率95.7%；完工19个，完工率40.4%。",
    "a sum completes the task": (
        "早稻9860亩，中稻7215亩，晚稻10324亩，合计播种27399亩，完成县下达面积27000亩的101.48%。"
    ),
    "a limit of one case is no total": "单户最高补助300万元。\n\n2023年6800万元、2024年8200万元、2025年15000万元。",
    "two halves larger than the number before them": "粮油171批次、其他129批次，检出不合格5批次，合格819批次。",
    "profit less some items is no denial of profit": "营业收入16.11亿元，归母净利润1.42亿元，扣非净利润1.22亿元。",
    "a whole of another name": "上半年支出47.57亿元。\n\n门诊慢特病支付3.41亿元，占居民门诊支出的60.6%。",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_numbers_that_only_stand_together_are_left_alone(text: str) -> None:
    assert loud(text) == []


TOLD = {
    "the same amount in other words": ("本年旧存数为8164件，即8614件。", "8614"),
    "a sum of what was found": ("甲站查出问题21个，乙站查出问题15个，共查出问题63个。", "63"),
    "a rate of the stock at the opening": ("年初638.20万元，化解127.64万元，化解比例26%。", "26%"),
    "parts of this time": ("监测对象268人，其中新识别41人、消除风险369人；年初为296人。", "296"),
    "what is left": ("应办结2451件，已办结2438件，其余31件正在办理。", "31"),
    "a rate of a printed whole": ("建设项目47个，完工19个，完工率44.4%。", "44.4"),
    "a sum completes the task": (
        "早稻9860亩，中稻7215亩，晚稻10324亩，合计播种27399亩，完成县下达面积27000亩的110.48%。",
        "110.48",
    ),
}


@pytest.mark.parametrize(("text", "number"), TOLD.values(), ids=TOLD)
def test_numbers_that_are_tied_and_broken_are_told(text: str, number: str) -> None:
    assert any(number.rstrip("%") in one for one in loud(text))


BULLETINS = """
# 永昌市国有企业2025年度运行情况报告

2025年营业收入504.30亿元，增长4.1%。2025年利润总额16.53亿元。

## 一、2026年预算安排与建议

2026年营业收入预算528.00亿元，较2025年完成数增长4.7%；2026年投资计划158.00亿元。
"""


def test_a_year_that_is_only_budgeted_is_not_that_of_the_report() -> None:
    assert loud(BULLETINS) == []


LISTED = """
街道下辖{count}个社区，各社区情况见下表。

| 社区 | 网格数 | 户数 |
| --- | --- | --- |
| 全街 | 37 | 10905 |
| 江堤 | 14 | 4206 |
| 柳荫 | 11 | 3187 |
| 红光 | 12 | 3512 |
"""


def test_a_row_that_is_all_the_others_is_none_of_the_list() -> None:
    assert loud(LISTED.format(count=3)) == []
    assert loud(LISTED.format(count=4)) == ["CNT153 4个"]


FORM = """
# 营养餐项目绩效自评表

| 项目资金 | 全年预算数 | 全年执行数 | 执行率 | 得分（10分） |
| --- | --- | --- | --- | --- |
| 年度资金总额 | 2700.00 | 2603.20 | 96.41% | 9.64 |

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标（50分） | 供餐天数 | 30 | 30 |
|  | 受益学生 | 20 | 20 |
| 效益指标（30分） | 管理机制 | 30 | 30 |
| 满意度指标（10分） | 学生满意度 | 5 | 5 |
|  | 家长满意度 | 5 | 5 |
| 总分 |  | 100 | {total} |

执行率96.41%，得9.64分，扣0.36分，因质保金未付。学生满意度96.2%，两项均达标，满意度指标得10分。
自评等级为优的39个。
"""


def marks(text: str) -> list[str]:
    """Return the errors and warnings about marks."""
    return [one for one in loud(text) if one[:3] in {"SCO", "CMP"}]


def test_a_money_block_may_declare_its_maximum_in_the_header() -> None:
    assert marks(FORM.format(total="99.64")) == []
    assert any(one.endswith("98.64") for one in marks(FORM.format(total="98.64")))
