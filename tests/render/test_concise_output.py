"""One finding a line."""

from __future__ import annotations

from making import document_of, finding_of, result_of, rule_of, span_of

from reportlint.finding import Run
from reportlint.model import Problem
from reportlint.render.concise import render
from reportlint.render.options import Options


def run() -> Run:
    document = document_of("得分 15 分。\n\n得分 20 分。\n")
    message = {"zh": "“{label}”\n有误", "en": "“{label}” is wrong"}
    findings = [
        finding_of(document, words, rule=rule_of(message=message), values={"label": f"第\x1b\t{words}"})
        for words in (span_of(document, "20"), span_of(document, "15"))
    ]
    return Run((result_of(document, *findings, path="a b.md", problems=(Problem("unread-chart", {"count": "2"}),)),))


def test_a_finding_is_path_line_column_code_and_message_on_one_line() -> None:
    lines = render(run(), Options()).split("\n")
    assert lines[0].startswith("a b.md:1:4: SCO101 “第<U+001B> ")
    assert lines[0].endswith("” 有误")
    assert lines[1].startswith("a b.md:3:4: SCO101 ")


def test_problems_follow_the_findings_of_their_file_and_the_summary_comes_last() -> None:
    lines = render(run(), Options()).split("\n")
    assert lines[2:] == [
        "a b.md: 文档含 2 处图表，图中数据未与正文核对。",
        "在 1 个文件中发现 2 个错误。1 条规则核对 1 处：0 处成立、1 处不成立、0 处待核实。",
        "",
    ]


def test_quiet_leaves_the_summary_out_and_english_is_english() -> None:
    lines = render(run(), Options("en", quiet=True)).split("\n")
    assert lines[2:] == ["a b.md: 2 chart(s) in the document; their figures were not compared with the text.", ""]
