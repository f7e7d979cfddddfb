"""Layouts that only look like ones that are known: nothing is told while they are right, a wrong number still is."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from helpers import check_text

from reportlint.finding import Finding, Result
from reportlint.rule import Severity

RANKS_ABOVE_GRADES = """# 关于五个监测站年度考核的通报

得分90分及以上为优秀，80分（含）至90分为良好，60分（含）至80分为合格，不足60分为不合格。

| 项目 | 甲站 | 乙站 | 丙站 | 丁站 | 戊站 |
| --- | --- | --- | --- | --- | --- |
| 日常运行 | 46.5 | 44 | 41 | 47 | 38.5 |
| 数据质量 | 45.5 | 43.5 | 40 | 46 | 37 |
| 考核总分 | 92 | 87.5 | 81 | 93 | 75.5 |
| 比上年 | 1.5 | 2 | 0.5 | 3 | 1 |
| 名次 | 2 | 3 | 4 | 1 | 5 |
| 调节系数 | 1.1 | 1 | 1 | 1.1 | 0.9 |
| 等次 | 优秀 | {} | 良好 | 优秀 | 合格 |
"""

SEVERAL_HANDS = """# 某协会等级评估情况

初评与终评的分歧说明如下。

| 二级指标 | 标准分 | 本会自评 | 初评 | 终评 | 终评与自评差 |
| --- | --- | --- | --- | --- | --- |
| 章程 | 20 | 20 | 19 | 19 | -1 |
| 会费管理 | 35 | 34 | 30 | 32 | {} |
| 换届 | 25 | 25 | 24 | 24 | -1 |
| 档案 | 30 | 29 | 29 | 29 | 0 |
| 活动 | 40 | 40 | 37 | 37 | -3 |
| 小计 | 150 | 148 | 139 | 141 | -7 |
| 其中适用 | 130 | | | | |
"""

MOST_AT_ONCE = """# 资料管理自查

| 指标 | 分值 | 得分 | 扣分说明 |
| --- | --- | --- | --- |
| 报表齐全 | 40 | {} | 抽查40份，5份缺漏，每份扣0.5分，此项最多扣2分 |
| 归档及时 | 30 | 30 | |
| 台账规范 | 30 | 30 | |
"""

RATE_RIGHT_BEFORE = """# 满意度说明

居民满意度方面，发放问卷500份，收回480份，回收率96.0%，综合满意率{}%，按满意率折算，满分10分，得9.25分。
"""

CONTINUED_WITH_CAPTION = """# 转移支付区域自评

满分100分。

表1 产出部分

| 类别 | 绩效指标 | 权重 | 自评得分 | 复核得分 |
| --- | --- | --- | --- | --- |
| 数量 | 新建泵站 | 20 | 20 | 20 |
| 质量 | 验收合格率 | 15 | 15 | 14.5 |
| 时效 | 按期开工率 | 15 | 13.8 | 13.8 |

表2（续表）效益与满意度

| 类别 | 绩效指标 | 权重 | 自评得分 | 复核得分 |
| --- | --- | --- | --- | --- |
| 经济 | 亩均增收 | 20 | 20 | 19 |
| 社会 | 受益户数 | 20 | 20 | 20 |
| 满意 | 农户满意度 | 10 | 9.6 | 9.6 |
| 总计 | | 100 | 98.4 | {} |
"""

DEDUCTIONS_OF_THEIR_OWN = """# 污水厂运营考核

## 一、季度倒扣

全年受理问题，累计扣13分，平均每季扣3.25分。

| 扣分事项 | 一季度 | 二季度 | 三季度 | 四季度 | 全年扣分 |
| --- | --- | --- | --- | --- | --- |
| 出水超标 | 2 | 0 | 4 | 0 | 6 |
| 数据缺失 | 1 | 2 | 1 | 3 | 7 |
| 季度扣分 | 3 | 2 | 5 | 3 | 13 |

## 二、年末评价

| 评价内容 | 权重分 | 评定分 | 说明 |
| --- | --- | --- | --- |
| 厂区设施 | 30 | 28.5 | 刮泥机带病运行 |
| 管网设施 | 30 | 27 | 井盖沉降 |
| 应急演练 | 20 | 19 | 少演练一次 |
| 信息公开 | 20 | 19.5 | 迟报一次 |
| 合计 | 100 | 94 | |

厂区设施失1.5分，管网设施失{}分，应急演练失1分，三项合计失5.5分。信息公开失0.5分。
"""

TWO_TOWNS = """# 招商情况

青石乡到位资金4200万元，仅完成任务7000万元的60.0%，白沙乡到位5950万元，完成任务7000万元的{}%。
"""

AVERAGE_COMPARED = """# 经费说明

评估经费预算24.00万元，实付评估机构23.10万元，平均每家3.85万元，比上年的4.00万元下降{}%。
"""

TWO_HANDS_COUNTED = """# 打分情况

总计18项，自评未扣分的有16项，复评未扣分的只有5项。问题清单共{}条，甲类9条、乙类6条、丙类3条。
"""

GROUPS_OF_NAMES = """# 横向比较

把七个单位按专业分成工科（机电、信息）、农医（农牧、护理）、文商（财经、旅艺）和公共课（基础部）四类来看，差距不大。
本年抽查{}个片区（东片区、西片区、南片区）。
"""

SHORT_VERSION = """# 某区养老服务项目绩效评价报告（简本）

## 一、项目概况

全年服务1,200人，占应服务1,250人的{}%。

## 二、打分情况

复评得91分。

## 三、结果应用

期末款全额支付。
"""

DECIMALS = """# 资金切块

| 县 | 得分 | 得分占比 | 奖补（万元） |
| --- | --- | --- | --- |
| 甲县 | 95.20 | 52.89% | 634.68 |
| 乙县 | 84.80 | 47.11% | {} |
| 合计 | 180.00 | 100.00% | 1200.00 |

按得分占比分配，占比保留两位小数。
"""

SEVERAL_TABLES_ONE_WHOLE = """# 学会评估

四个部分标准分合计400分，自评总分392分。

甲、基础条件

| 二级指标 | 标准分 | 得分 |
| --- | --- | --- |
| 章程 | 30 | 30 |
| 登记 | 40 | 38 |
| 年检 | 30 | 30 |
| 合计 | 100 | 98 |

乙、内部治理

| 二级指标 | 标准分 | 得分 |
| --- | --- | --- |
| 会员 | 120 | 118 |
| 财务 | 100 | 98 |
| 档案 | 80 | {} |
| 合计 | 300 | 294 |
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """A report with one number left open."""

    text: str
    """The report; `{}` stands for the number."""
    right: str
    """What makes it right."""
    wrong: str
    """What makes it wrong."""


LAYOUTS = {
    "ranks and coefficients between marks and grades": Layout(RANKS_ABOVE_GRADES, "良好", "优秀"),
    "differences of two of three hands": Layout(SEVERAL_HANDS, "-2", "-6"),
    "a loss that has a limit": Layout(MOST_AT_ONCE, "38", "37.5"),
    "the rate right before its rule": Layout(RATE_RIGHT_BEFORE, "92.5", "95.2"),
    "a table that goes on under a caption of its own": Layout(CONTINUED_WITH_CAPTION, "96.9", "95.9"),
    "deductions that are of no score table": Layout(DEDUCTIONS_OF_THEIR_OWN, "3", "2"),
    "a second subject with the same task": Layout(TWO_TOWNS, "85.0", "58.0"),
    "an average beside a total": Layout(AVERAGE_COMPARED, "3.8", "8.3"),
    "what two hands found": Layout(TWO_HANDS_COUNTED, "18", "16"),
    "names in groups": Layout(GROUPS_OF_NAMES, "三", "四"),
    "a report cut short": Layout(SHORT_VERSION, "96.0", "69.0"),
    "digits that are counted": Layout(DECIMALS, "565.32", "656.32"),
    "several tables that make one whole": Layout(SEVERAL_TABLES_ONE_WHOLE, "78", "87"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_right_document_in_a_strange_layout_draws_nothing(layout: Layout) -> None:
    result = check_text(layout.text.format(layout.right))
    assert not result.problems
    assert [one.message() for one in loud(result)] == []


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_wrong_number_in_a_strange_layout_is_told(layout: Layout) -> None:
    at = layout.text.index("{}")
    result = check_text(layout.text.format(layout.wrong))
    assert any(points_at(one, at) for one in loud(result))


def loud(result: Result) -> list[Finding]:
    """Return the errors and warnings."""
    return [one for one in result.findings if one.severity is not Severity.INFO]


def points_at(one: Finding, at: int) -> bool:
    """Whether a finding names the number that begins at a place, or rests on it."""
    told = one.observation
    numbers = [term.quantity.span for relation in told.relations for term in relation.printed_terms]
    spans = [one.span, *(related.span for related in told.related), *numbers]
    return any(span.start - 1 <= at < span.end for span in spans)
