"""Completion rates that rows of a score table print beside target and result, and the marks they earn."""

from __future__ import annotations

import pytest
from helpers import check_text

YEARS = """# 项目绩效自评报告

<table><tr><td>一级指标</td><td>三级指标</td><td>权重</td><td colspan="4">2023年</td><td colspan="4">2024年</td></tr>
<tr><td></td><td></td><td></td><td>指标值</td><td>实际值</td><td>完成率（%）</td><td>得分</td>
<td>指标值</td><td>实际值</td><td>完成率（%）</td><td>得分</td></tr>
<tr><td>产出</td><td>培训人数（人）</td><td>20</td><td>200</td><td>190</td><td>95.00</td><td>19.00</td>
<td>250</td><td>240</td><td>{rate}</td><td>19.20</td></tr>
<tr><td>产出</td><td>建设数量（个）</td><td>30</td><td>50</td><td>48</td><td>96.00</td><td>28.80</td>
<td>40</td><td>36</td><td>90.00</td><td>27.00</td></tr>
<tr><td>效益</td><td>就业人数（人）</td><td>50</td><td>100</td><td>105</td><td>{capped}</td><td>50.00</td>
<td>100</td><td>98</td><td>98.00</td><td>{mark}</td></tr>
<tr><td>合计</td><td></td><td>100</td><td></td><td></td><td></td><td>97.80</td><td></td><td></td><td></td><td>95.20</td></tr>
</table>
"""

FORM = """# 项目绩效自评报告

| 一级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 管网改造长度 | 40公里 | 36公里 | 30 | 27 | {reason} |
| 产出指标 | 泵站改造数量 | 25座 | 25座 | 30 | 30 | |
| 效益指标 | 受益户数 | 500户 | 480户 | 40 | 38.4 | 两村未通水，完成率96.00% |
| 合计 | | | | 100 | 95.4 | |
"""


def told(text: str, *codes: str) -> list[str]:
    findings = check_text(text).findings
    return [one.observation.computed for one in findings if one.rule.code in codes and str(one.severity) != "info"]


@pytest.mark.parametrize(("rate", "capped"), [("96.00", "105.00"), ("96.00", "100.00")])
def test_rates_and_marks_of_two_years_that_hold_are_not_told_of(rate: str, capped: str) -> None:
    assert told(YEARS.format(rate=rate, capped=capped, mark="49.00"), "SCO163", "SCO164") == []


def test_a_completion_rate_is_held_against_target_and_result_of_its_own_year() -> None:
    assert told(YEARS.format(rate="99.00", capped="105.00", mark="49.00"), "SCO163") == ["240 ÷ 250 = 96% ≠ 99.00%"]


def test_a_completion_rate_in_words_is_held_against_target_and_result_of_its_row() -> None:
    assert told(FORM.format(reason="汛期停工，完成率90.00%"), "SCO163") == []
    assert told(FORM.format(reason="汛期停工，完成率80.00%"), "SCO163") == ["36 ÷ 40 = 90% ≠ 80.00%"]


def test_rates_of_something_else_in_the_words_of_a_row_are_left_alone() -> None:
    assert told(FORM.format(reason="两个标段开工率80.00%"), "SCO163") == []
    assert told(FORM.format(reason="上年完成率80.00%，本年完成率90.00%"), "SCO163") == []


def test_a_lone_row_that_is_not_awarded_in_proportion_is_left_alone() -> None:
    text = FORM.format(reason="汛期停工，完成率90.00%").replace("| 27 |", "| 26 |").replace("95.4", "94.4")
    assert told(text, "SCO164") == []


TWO_HANDS = """# 项目绩效自评报告

| 一级指标 | 分值 | 自评得分 | 自评得分率 | 核定得分 | 核定得分率 | 回落（个百分点） |
| --- | --- | --- | --- | --- | --- | --- |
| 决策 | 10 | 9.80 | 98.00% | 9.50 | 95.00% | 3.00 |
| 产出 | 50 | 49.00 | 98.00% | 46.00 | {rate}% | {points} |
| 效益 | 40 | 40 | 100.00% | 38.40 | 96.00% | 4.00 |
"""


def test_the_score_rate_of_a_second_hand_is_that_of_its_own_marks() -> None:
    assert told(TWO_HANDS.format(rate="92.00", points="6.00"), "SCO152", "AMT121") == []
    assert told(TWO_HANDS.format(rate="72.00", points="6.00"), "SCO152") == ["46.00 ÷ 50 = 92% ≠ 72.00%"]


def test_what_two_score_rates_lie_apart_is_held_against_them() -> None:
    assert told(TWO_HANDS.format(rate="92.00", points="8.00"), "AMT121") == ["98.00% - 92.00% = 6 ≠ 8.00"]


def test_changes_of_marks_without_a_unit_are_held_against_the_marks_of_both_years() -> None:
    text = """# 考核结果

| 单位 | 2023年得分 | 2024年得分 | 得分增减 | 名次变化 |
| --- | --- | --- | --- | --- |
| 青山镇 | 93.4 | 94.9 | +1.5 | 持平 |
| 石桥镇 | 92.1 | 93.3 | {} | 持平 |
| 枫溪镇 | 88.6 | 86.2 | -2.4 | ↓1 |
| 柳湾镇 | 84.6 | 86.2 | +1.6 | ↑1 |
"""
    assert told(text.format("+1.2"), "AMT121") == []
    assert told(text.format("+1.8"), "AMT121") == ["93.3 - 92.1 = 1.2 ≠ 1.8"]


UNITS = """# 项目绩效自评报告

| 一级指标 | 三级指标 | 指标值 | 实际完成值 | 完成率 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 宣传覆盖人数 | {target} | {result} | {rate}% | 30 | 27.6 |
| 产出指标 | 泵站改造数量 | 25座 | 24座 | 96% | 30 | 28.8 |
| 效益指标 | 受益户数 | 500户 | 480户 | 96% | 40 | 38.4 |
"""


@pytest.mark.parametrize(("target", "result"), [("3万人", "27600"), ("3万", "27600"), ("1.5亿元", "13800")])
def test_bare_results_in_another_unit_are_left_alone(target: str, result: str) -> None:
    assert told(UNITS.format(target=target, result=result, rate="92"), "SCO163") == []


def test_results_in_the_unit_of_their_target_are_held_against_it() -> None:
    assert len(told(UNITS.format(target="30000人", result="27600人", rate="82"), "SCO163")) == 1


SEVERAL_YEARS = """# 项目绩效自评报告

| 一级指标 | 三级指标 | 三年总目标 | 年度指标值 | 实际完成值 | 总目标完成率 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 培训场次（场） | 600 | 200 | 190 | {rate} | 30 | 28.5 |
| 产出指标 | 改造数量（座） | 75 | 25 | 24 | 32.00% | 30 | 28.8 |
| 效益指标 | 受益户数（户） | 1600 | 500 | 480 | 30.00% | 40 | 38.4 |
"""


def test_a_rate_of_another_target_is_held_against_that_one() -> None:
    assert told(SEVERAL_YEARS.format(rate="31.67%"), "SCO163") == []
    assert told(SEVERAL_YEARS.format(rate="37.67%"), "SCO163") == ["190 ÷ 600 = 31.6667% ≠ 37.67%"]
