"""Tables and columns that look like marks and are something else, and what they would hide."""

from __future__ import annotations

from helpers import check_text

SURVEY = """# 养老服务项目绩效评价报告

## 一、评价情况

适老化改造户数4分得{}分。

| 选项 | 赋分（分） | 选择份数（份） | 加权得分（分） |
| --- | --- | --- | --- |
| 非常满意 | 100 | 262 | 26200 |
| 比较满意 | 80 | 197 | 15760 |
| 一般 | 60 | 86 | 5160 |
| 不满意 | 20 | 6 | 120 |
| 合计 | — | 551 | 47240 |

## 附件 评分表

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出 | 适老化改造户数 | 4 | 3.5 |
| 产出 | 站点建设数 | 6 | 5.5 |
| 效益 | 重点对象覆盖率 | 50 | 48 |
| 效益 | 老年人满意度 | 40 | 37 |
| 合计 |  | 100 | 94 |
"""

REVIEW = """# 环境整治项目绩效复核报告

分一级指标看：决策自评15分，复核{}分；产出自评85分，复核84分。

<table><tr><th colspan="2">指标</th><th rowspan="2">分值</th><th colspan="3">评分</th></tr>
<tr><th>一级</th><th>三级</th><th>自评分</th><th>复核分</th><th>增减</th></tr>
<tr><td rowspan="3">决策</td><td>目标明确性</td><td>8</td><td>8</td><td>7</td><td>{}</td></tr>
<tr><td>预算编制合理性</td><td>7</td><td>7</td><td>6.5</td><td>-0.5</td></tr>
<tr><td>小计</td><td>15</td><td>15</td><td>13.5</td><td>-1.5</td></tr>
<tr><td rowspan="3">产出</td><td>清运量</td><td>45</td><td>45</td><td>45</td><td>0</td></tr>
<tr><td>改厕户数</td><td>40</td><td>40</td><td>39</td><td>-1</td></tr>
<tr><td>小计</td><td>85</td><td>85</td><td>84</td><td>-1</td></tr>
<tr><td colspan="2">合计</td><td>100</td><td>100</td><td>97.5</td><td>-2.5</td></tr></table>
"""


def told(text: str) -> list[str]:
    return [one.rule.code for one in check_text(text).findings if one.severity.value != "info"]


def test_a_table_that_weighs_the_answers_of_a_survey_is_no_score_table() -> None:
    assert told(SURVEY.format("3.5")) == []
    assert told(SURVEY.format("2.5")) == ["CMP102"]


def test_a_column_of_changes_under_a_heading_of_marks_is_checked_as_the_difference() -> None:
    assert told(REVIEW.format("13.5", "-1")) == []
    assert "SCO157" in told(REVIEW.format("13.5", "-2"))


def test_words_that_announce_the_parts_do_not_name_the_first_of_them() -> None:
    assert any(code.startswith("CMP") for code in told(REVIEW.format("12.5", "-1")))


LEVELS = """# 项目绩效自评报告

数量、质量、时效三类分值分别为30分、{}分和10分。

| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 产出 | 数量指标 | 培训人数 | 20 | 20 |
| 产出 | 数量指标 | 活动场次 | 10 | 10 |
| 产出 | 质量指标 | 培训合格率 | 20 | 20 |
| 产出 | 时效指标 | 按时完成率 | 10 | 10 |
| 效益 | 社会效益 | 就业人数 | 30 | 30 |
| 满意度 | 满意度 | 学员满意度 | 10 | 10 |
| 合计 |  |  | 100 | 100 |
"""


def test_marks_listed_behind_names_are_those_of_the_groups_named() -> None:
    assert told(LEVELS.format("20")) == []
    assert told(LEVELS.format("25")) == ["CMP101"]
