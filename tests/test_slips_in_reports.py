"""Short reports, each told in a way of its own: a slip in a number in double braces is noticed, sound ones are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from helpers import check_text

from reportlint.finding import Result
from reportlint.rule import Severity

STEPS_IN_CELLS = """# 公厕管护项目绩效自评报告

| 一级指标 | 三级指标 | 评分标准 | 分值 | 自评得分 |
| --- | --- | --- | --- | --- |
| 产出 {{60}}分 | 公厕开放座数 | 达{{100}}%得30分，{{90}}-{{99}}%得{{27}}分，80-89%得{{24}}分，以此类推 | 30 | 30 |
|  | 保洁合格率 | 98%以上（含）得30分，{{92}}%（含）—98%得25分，85%（含）—{{92}}%得18分，{{85}}%以下不得分 | 30 | 30 |
| 效益 {{30}}分 | 投诉下降情况 | 较上年下降的得满分 | 30 | 28 |
| 满意度 {{10}}分 | 居民满意度 | {{95}}%及以上得10分，{{90}}%至95%得8分，80%至{{90}}%得5分，低于{{80}}%得0分 | 10 | 8 |
| 合计 |  |  | 100 | 96 |
"""

STEPS_IN_SENTENCES = """# 林区道路养护绩效评价报告

## 三、指标分析

1.路面完好率：抽检200公里，完好178公里，完好率89%。{{95}}%以上得12分，{{85}}%以上不足95%得{{9}}分，70%以上不足{{85}}%得6分，不足{{70}}%不得分；分值12分，得9分，扣3分。

2.预算调整率：{{5}}%以内得8分，5%—{{12}}%得6分，{{12}}%—20%得3分，超过{{20}}%不得分；分值8分，得8分。
"""

GRADES_TWICE = """# 农村改水项目绩效自评报告

## 一、项目概况

项目改造村庄水厂。

## 二、评价方法

评价得分划分为四档：{{91}}分及以上为优，{{81}}分至91分为良，61分至{{81}}分为中，{{61}}分以下为差。

## 三、结论

自评得分88.5分，等级为“良”。（注：{{91}}分及以上为优，{{81}}分至{{91}}分为良，61分至{{81}}分为中，{{61}}分以下为差。）
"""

GRADES_BY_SIGNS = """# 图书馆免费开放绩效自评报告

综合得分划分为3个等级：得分≥{{88}}分为优秀，{{72}}≤得分<{{88}}分为合格，得分<{{72}}分为不合格。

本项目综合得分90分，等级为优秀。
"""

TWO_SIDES = """# 水文中心部门决算说明

本年收入{{3,418.26}}万元，比上年增加{{271.59}}万元，增幅{{8.63}}%，主要是增加了测站改造经费。

本年支出{{3,418.26}}万元，比上年增加{{271.59}}万元，增幅{{8.63}}%，主要是增加了测站改造经费。
"""

STAFF_AND_PHASES = """# 航道处整体支出绩效自评报告

核定事业编制27名，工勤编制4名。现有职工{{31}}人，都是在编人员，另有劳务派遣12人。

航道疏浚一期二期均已完工。
"""

ALL_GROUPS = """# 社区食堂补助项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标（{{50}}分） | 开办食堂数 | 20 | 20 |
|  | 补助发放 | 20 | 20 |
| 效益指标（{{35}}分） | 就餐人次 | 45 | 33 |
| 满意度指标（{{15}}分） | 老人满意度 | 15 | 14 |
| 合计 |  | 100 | 87 |

## 结论

产出指标分值{{50}}分，实际得分40分。

效益指标分值{{35}}分，实际得分33分。

满意度指标分值{{15}}分，实际得分14分。
"""

REPORTS = {
    "steps in cells": STEPS_IN_CELLS,
    "steps in sentences": STEPS_IN_SENTENCES,
    "grades told twice": GRADES_TWICE,
    "grades by signs": GRADES_BY_SIGNS,
    "income and expenditure": TWO_SIDES,
    "staff and phases": STAFF_AND_PHASES,
    "all groups": ALL_GROUPS,
}
STALE = {"all groups"}
"""Reports whose table is wrong in itself."""
MARKED = re.compile(r"\{\{([\d.,]+)\}\}")


def unmarked(text: str) -> str:
    """Take the braces off."""
    return MARKED.sub(r"\1", text)


def slips(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield number, misprint and text for two slips in every marked number."""
    for match in MARKED.finditer(text):
        number = match[1]
        for at in {0, len(number) - 1}:
            digit = "7" if number[at] in "1238" else "3" if number[at] == "9" else "8"
            wrong = number[:at] + digit + number[at + 1 :]
            yield number, wrong, unmarked(text[: match.start()] + wrong + text[match.end() :])


def said(result: Result) -> set[tuple[str, str]]:
    """Return what is told."""
    return {(one.rule.code, one.message("zh")) for one in result.findings}


@pytest.mark.parametrize("name", [name for name in REPORTS if name not in STALE])
def test_a_sound_report_draws_no_warning(name: str) -> None:
    found = [one for one in check_text(unmarked(REPORTS[name])).findings if one.severity is not Severity.INFO]
    sums = [one.rule.code for one in found if not one.rule.code.startswith(("CON", "QUA", "CMP109", "SCO125"))]
    assert not sums


@pytest.mark.parametrize("name", REPORTS)
def test_a_slip_in_a_marked_number_is_noticed(name: str) -> None:
    before = said(check_text(unmarked(REPORTS[name])))
    missed = [
        f"{number} → {wrong}" for number, wrong, text in slips(REPORTS[name]) if not said(check_text(text)) - before
    ]
    assert not missed
