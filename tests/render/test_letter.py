"""The draft of a letter: addressed, numbered, in the words of a reviewer, and the same every time."""

from __future__ import annotations

import io

import docx
from helpers import ROOT, check_bytes, check_text

from reportlint.finding import Result, Run
from reportlint.render.letter import render, render_folder
from reportlint.render.options import Options
from reportlint.rule import Severity


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def letter(result: Result, language: str = "zh") -> list[str]:
    return lines(render(Run((result,)), Options(language)))


def project() -> Result:
    return check_bytes((ROOT / "fixtures" / "project.docx").read_bytes(), "in/项目.docx")


REPORT = """平桥县水务局2024年度部门整体支出绩效自评报告

一、预算执行情况

年初预算 100.00 万元，支出 95.00 万元，执行率 59.00%。
"""


def test_a_letter_is_addressed_to_the_unit_about_its_report() -> None:
    said = letter(check_text(REPORT))
    assert said[0] == "关于《平桥县水务局2024年度部门整体支出绩效自评报告》的复核意见"
    assert said[1] == "平桥县水务局："
    assert said[2].startswith("你单位报送的《平桥县水务局2024年度部门整体支出绩效自评报告》收悉。")
    assert "发现错误 1 处、疑点 0 处" in said[2]
    assert said[3:5] == ["一、需要更正的问题", said[4]]
    assert said[4].startswith("1. 【一、预算执行情况】")
    assert "95.00 ÷ 100.00 = 95% ≠ 59.00%" in said[4]


def test_every_error_and_doubt_is_told_those_with_one_cause_once() -> None:
    result = project()
    said = letter(result)
    weights = [finding for finding in result.findings if finding.severity is not Severity.INFO]
    causes = {finding.group for finding in weights if finding.group}
    alone = sum(finding.group is None for finding in weights)
    start, end = said.index("一、需要更正的问题"), next(i for i, line in enumerate(said) if "有关要求" in line)
    numbered = [line for line in said[start:end] if line[:1].isdigit()]
    others = len({finding.rule.code for finding in result.findings if finding.severity is Severity.INFO})
    assert len(numbered) == len(causes) + alone + others + len(result.problems)


def test_a_letter_about_a_clean_report_asks_for_no_correction() -> None:
    said = "\n".join(letter(check_text(REPORT.replace("59.00%", "95.00%"))))
    assert "未发现错误和疑点" in said
    assert "重新报送" not in said


def test_a_letter_about_an_unread_report_says_why_and_claims_nothing() -> None:
    said = "\n".join(letter(check_bytes(b"PK\x03\x04broken", "in/甲.docx")))
    assert "未能读取" in said
    assert "核对 0 处" not in said
    assert "未发现错误" not in said


def test_a_letter_can_be_written_in_english() -> None:
    said = letter(check_text(REPORT), "en")
    assert said[1] == "To 平桥县水务局"
    assert "1. To be corrected" in said


def test_several_letters_in_one_file_begin_on_pages_of_their_own() -> None:
    data = render(Run((check_text(REPORT), project())), Options())
    breaks = docx.Document(io.BytesIO(data)).element.xml.count('w:br w:type="page"')
    assert breaks == 1
    assert sum(line.startswith("关于《") for line in lines(data)) == 2


def test_a_folder_gets_a_letter_for_each_report() -> None:
    files = dict(render_folder(Run((check_text(REPORT), project())), Options()))
    assert list(files) == ["a.md.letter.docx", "in/项目.docx.letter.docx"]


def test_the_same_letter_is_the_same_file() -> None:
    run = Run((check_text(REPORT),))
    assert render(run, Options()) == render(run, Options())


def test_findings_with_one_cause_are_told_below_it_each_in_its_own_words() -> None:
    result = project()
    group = next(group for group in result.groups if len(group.fingerprints) > 1)
    members = [finding for finding in result.findings if finding.group == group.identifier]
    said = letter(result)
    first = next(number for number, line in enumerate(said) if group.summary["zh"] in line)
    below = said[first + 1 : first + 1 + len(members)]
    assert [line[: line.index("）") + 1] for line in below] == [f"（{number + 1}）" for number in range(len(members))]
    for finding in members:
        assert any(finding.message("zh") in line for line in below)
