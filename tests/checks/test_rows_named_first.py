"""Marks told in the sentences behind the one that names their row, by its name or by its code."""

from __future__ import annotations

import pytest
from helpers import check_text, facts

CODED = """\
# 项目绩效评价报告

| 代码 | 指标 | 配分 | 核得 |
| --- | --- | --- | --- |
| G1 | 立项程序规范 | 30 | 28.0 |
| G2 | 拨付进度及时 | 30 | 27.5 |
| G3 | 账务处理合规 | 40 | 36.8 |
| — | 合计 | 100 | 92.3 |

## 指标分析

G1 配分30分，核得28.0分。方案论证晚于申报，失2分。

G2 配分30分，核得27.5分。第二批款项迟了两个月，失2.5分。

账务处理合规（G3）。抽查凭证时发现混用科目，失3.2分，得36.8分。
"""
NAMED = """\
# 绩效自评报告

| 指标 | 上限 | 自评得分 |
| --- | --- | --- |
| 日常清扫频次 | 15 | 12 |
| 设施修复及时率 | 35 | 34 |
| 群众认可程度 | 50 | 46 |
| 合计 | 100 | 92 |

1. 日常清扫频次上限15分。全年应清扫60次，实际48次，自评12分。
2. 设施修复及时率上限35分。接报缺损200处，有6处超时，自评34分。
3. 群众认可程度上限50分。村民普遍反映清运不够勤，自评46分。
"""


def test_sentences_behind_the_one_that_names_a_row_speak_of_that_row() -> None:
    told = {match.statement.words[-12:]: match.indicator.name for match in facts(NAMED).matches if match.indicator}
    assert "日常清扫频次" in told.values()
    assert sum(match.statement.score is not None for match in facts(NAMED).matches) == 3
    assert not [one for one in check_text(NAMED).findings if one.rule.code.startswith("CMP")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (NAMED, "48次，自评12分", "48次，自评13分"),
        (NAMED, "自评46分", "自评49分"),
        (CODED, "G1 配分30分，核得28.0分", "G1 配分30分，核得23.0分"),
        (CODED, "G2 配分30分", "G2 配分20分"),
        (CODED, "失2.5分", "失5.2分"),
        (CODED, "失3.2分，得36.8分", "失3.2分，得38.6分"),
    ],
)
def test_another_mark_than_that_of_the_row_named_first_is_told(text: str, right: str, wrong: str) -> None:
    before = {one.fingerprint for one in check_text(text).findings}
    after = check_text(text.replace(right, wrong)).findings
    assert {one.fingerprint for one in after} - before


@pytest.mark.parametrize(
    "sentence",
    [
        "日常清扫频次。频次达到60次得15分，每少1次扣0.25分，少于30次不得分。",
        "日常清扫频次。三项合计得92分。",
        "日常清扫频次。2023年得10分，今年有所提高。",
        "日常清扫频次。村民代表另打90分。",
    ],
)
def test_rules_sums_and_other_years_behind_a_row_are_not_its_marks(sentence: str) -> None:
    before = {one.rule.code for one in check_text(NAMED).findings}
    after = {one.rule.code for one in check_text(f"{NAMED}\n{sentence}\n").findings}
    assert not {"CMP102", "CMP103", "CMP104"} & (after - before)


def test_marks_of_the_year_before_do_not_count_as_the_score() -> None:
    text = NAMED.replace("自评得分 |", "自评 | 上年自评 |").replace("| --- | --- | --- |", "| --- | --- | --- | --- |")
    for mark, old in (("12", "11"), ("34", "33"), ("46", "44"), ("92", "88")):
        text = text.replace(f"| {mark} |\n", f"| {mark} | {old} |\n")
    (table,) = facts(text).score_tables
    assert [one.score.text for one in table.indicators if one.score] == ["12", "34", "46"]
