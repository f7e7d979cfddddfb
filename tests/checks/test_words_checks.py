"""Words: repetitions, several reports in a file, repealed documents, abbreviations, problems and measures."""

from __future__ import annotations

import pytest
from helpers import check_text, look

from reportlint.rule import Outcome

PASTED = (
    "突出网格基因，充分发挥楼栋长在公共事务中的带头作用。培育志愿服务组织，孵化面向养老助残的公益力量；"
    "突出网格基因，充分发挥楼栋长在公共事务中的带头作用。培育志愿服务组织，孵化面向养老助残的公益力量；建成站点六处。"
)


def test_what_was_pasted_as_one_is_one_finding() -> None:
    found = [one for one in look("repeated-clause", PASTED) if one.outcome is Outcome.FAIL]
    assert len(found) == 1
    assert len(found[0].related) == 2


def test_two_repetitions_apart_are_two_findings() -> None:
    text = PASTED.replace("突出网格基因，充分发挥楼栋长在公共事务中的带头作用。培育志愿", "@", 1)
    text = text.replace("培育志愿", "全年组织活动三十余场，参与居民八百多人。培育志愿").replace(
        "@", "突出网格基因，充分发挥楼栋长在公共事务中的带头作用。培育志愿"
    )
    assert [one.outcome for one in look("repeated-clause", text)].count(Outcome.FAIL) == 2


COLLECTION = """# 云岭县白鹤街道办事处2025年度部门整体支出绩效自评报告

一、部门概况

白鹤街道办事处主要职责是基层治理。2025年度基本支出612.40万元。

第二部分 云岭县青石街道办事处2025年度部门整体支出绩效自评报告

一、部门概况

{unit}主要职责是基层治理。2025年度基本支出618.40万元。
"""


@pytest.mark.parametrize(("unit", "found"), [("青石街道办事处", 0), ("白鹤街道办事处", 1)])
def test_names_are_held_against_the_title_of_the_report_they_stand_in(unit: str, found: int) -> None:
    codes = [one.rule.code for one in check_text(COLLECTION.format(unit=unit)).findings]
    assert codes.count("TRM101") == found


def test_two_reports_of_one_file_may_state_different_amounts_under_one_name() -> None:
    findings = check_text(COLLECTION.format(unit="青石街道办事处")).findings
    assert "AMT112" not in [one.rule.code for one in findings]


def test_a_form_of_another_unit_does_not_begin_a_report() -> None:
    text = COLLECTION.format(unit="青石街道办事处").replace(
        "青石街道办事处2025年度部门整体支出绩效自评报告", "青石街道办事处2025年度绩效自评表"
    )
    assert "TRM101" in [one.rule.code for one in check_text(text).findings]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("依据《财政支出绩效评价管理暂行办法》开展自评。", Outcome.FAIL),
        ("依据财政部《财政支出绩效评价管理暂行办法》（财预〔2011〕285号）开展自评。", Outcome.FAIL),
        ("按照财预〔2011〕285号文件要求开展自评。", Outcome.FAIL),
        ("依据《中华人民共和国合同法》签署养护协议。", Outcome.FAIL),
        ("2019年依据《合同法》订立的养护协议继续履行。", Outcome.PASS),
        ("《财政支出绩效评价管理暂行办法》已经废止。", Outcome.PASS),
    ],
)
def test_a_document_that_no_longer_applies_is_told_unless_it_is_history(sentence: str, outcome: Outcome) -> None:
    text = f"# 云岭县档案馆2025年度部门整体支出绩效自评报告\n\n{sentence}\n"
    assert [one.outcome for one in look("repealed-document", text)] == [outcome]


@pytest.mark.parametrize(
    "sentence",
    [
        "依据《劳动合同法》签署用工协议。",
        "依据《云岭县财政支出绩效评价管理暂行办法》（云财〔2022〕8号）开展自评。",
        "依据云财预〔2011〕285号文件开展自评。",
    ],
)
def test_a_local_document_or_a_longer_title_is_another_one(sentence: str) -> None:
    text = f"# 云岭县档案馆2025年度部门整体支出绩效自评报告\n\n{sentence}\n"
    assert look("repealed-document", text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("办公费12.30万元，印刷费3.20，差旅费8.65万元。", ["3.20"]),
        ("基本支出占75.38%，项目支出占24.62。", ["24.62"]),
        ("办公费12.30万元，印刷费3.20元/册，差旅费8.65万元。", []),
        ("办公费12.30，印刷费3.20，差旅费8.65。", []),
        ("收入、支出（单位：万元）分别为：办公费12.30，印刷费3.20万元。", []),
        ("人均经费3.20，办公费12.30万元。", []),
    ],
)
def test_a_number_without_unit_is_told_beside_siblings_with_one(text: str, told: list[str]) -> None:
    looks = look("missing-unit", text, patterns=("(?!)",))
    assert [one.values["mark"] for one in looks] == told
