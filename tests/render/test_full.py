"""The output for people, as people see it."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace

from making import document_of, finding_of, quantity_of, result_of, rule_of, run_of, span_of
from rich.cells import cell_len

from reportlint.finding import Coverage, Finding, Group, Replacement, Result, Run, Silence, SilenceKind, Tally
from reportlint.model import Cell, Document, Layout, Paragraph, Problem, Span, Table
from reportlint.render.full import render
from reportlint.render.options import Options
from reportlint.rule import Outcome, Severity

TABLE = """# 三、自评情况

| 三级指标 | 分值 | 自评得分 |
| --- | --- | --- |
| 活动完成率 | 10 | 15 |
| 资金到位率 | 20 | 20 |
"""

HTML = (
    "<table><tr><td>三级指标</td><td>分值</td><td>自评得分</td></tr>"
    "<tr><td>活动<br>完成率</td><td>&nbsp;10</td><td>15</td></tr></table>\n"
)

INFO = rule_of("PUN103", Severity.INFO, summary={"zh": "中英文标点混用", "en": "mixed punctuation"})


def score_finding(document: Document, **changes: object) -> Finding:
    settings: dict[str, object] = {
        "related": {span_of(document, "10"): "分值"},
        "values": {"label": "活动完成率", "low": "15", "high": "10"},
        "computed": "15 > 10",
        "place": ("表 1", "第 1 行", "自评得分"),
    }
    return finding_of(document, "15", **{**settings, **changes})  # type: ignore[arg-type]


def drawn(text: str, **options: object) -> str:
    document = document_of(text, "报告.md")
    return render(run_of(document, score_finding(document)), Options(**options))  # type: ignore[arg-type]


def test_a_finding_shows_what_where_both_ends_the_arithmetic_and_where_to_read_more() -> None:
    assert drawn(TABLE).startswith(
        """\
错误[SCO101]: “活动完成率”得分 15 分，高于分值 10 分。
 --> 报告.md:5:16  表 1 › 第 1 行 › 自评得分
  |
5 | 活动完成率 | 10 | 15
  |              --   ^^ 自评得分
  |              分值
  = 计算: 15 > 10
  = 帮助: reportlint rule SCO101

"""
    )


def test_it_speaks_english_too() -> None:
    output = drawn(TABLE, language="en")
    assert output.startswith("error[SCO101]: “活动完成率” scores 15 of 10.\n")
    assert "  = computed: 15 > 10\n  = help: reportlint rule SCO101\n" in output
    assert "Found 1 error in 1 file." in output


def test_a_row_of_a_one_line_html_table_is_shown_as_cells_without_tags() -> None:
    lines = drawn(HTML).split("\n")
    assert "1 | 活动 完成率 | 10 | 15" in lines
    assert "  |               --   ^^ 自评得分" in lines
    assert not any("<" in line for line in lines)


def test_the_help_of_a_rule_is_named_once() -> None:
    document = document_of(TABLE)
    output = render(run_of(document, score_finding(document), score_finding(document)), Options())
    assert output.count("reportlint rule SCO101") == 1


def test_an_end_elsewhere_gets_a_snippet_with_its_own_line_number() -> None:
    document = document_of("正文称满分 15 分。\n\n其他。\n\n表中满分为 20 分，不同。\n")
    finding = finding_of(
        document, "15", related={"20": "评分表"}, rule=rule_of(message={"zh": "不一致", "en": "differ"})
    )
    lines = render(run_of(document, finding), Options()).split("\n")
    assert lines[3:7] == [
        "1 | 正文称满分 15 分。",
        "  |            ^^",
        "5 | 表中满分为 20 分，不同。",
        "  |            -- 评分表",
    ]


def test_of_many_ends_elsewhere_the_last_ones_are_only_named() -> None:
    rows = "".join(f"第{index}项为 {index}1 分。\n\n" for index in range(1, 8))
    document = document_of("合计 99 分。\n\n" + rows)
    related = {span_of(document, f"{index}1"): "分项" for index in range(1, 8)}
    output = render(run_of(document, finding_of(document, "99", related=related)), Options())
    assert output.count("-- 分项") == 3
    assert "= 另见: 9:6 “41”、11:6 “51”、13:6 “61”、15:6 “71”" in output


def test_labels_below_a_line_hang_on_bars_where_they_would_run_into_each_other() -> None:
    document = document_of("由 10 增至 20，增长 50%。")
    rule = rule_of(message={"zh": "增幅有误", "en": "wrong"})
    finding = finding_of(document, "50%", related={"10": "基期数（上年实际）", "20": "当期数"}, rule=rule)
    lines = render(run_of(document, finding), Options()).split("\n")
    assert lines[3:7] == [
        "1 | 由 10 增至 20，增长 50%。",
        "  |    --      --       ^^^",
        "  |    |       当期数",
        "  |    基期数（上年实际）",
    ]


def test_errors_come_before_warnings_and_hints_and_each_in_reading_order() -> None:
    document = document_of("甲一，乙二，丙三，丁四。")
    warning = rule_of("DAT101", Severity.WARNING)
    findings = [
        finding_of(document, "甲一", rule=INFO),
        finding_of(document, "乙二", rule=warning),
        finding_of(document, "丁四"),
        finding_of(document, "丙三"),
    ]
    output = render(run_of(document, *findings), Options())
    places = [output.index(mark) for mark in (":1:7", ":1:10", ":1:4", ":1:1\n")]
    assert places == sorted(places)


def test_hints_are_folded_by_rule_and_unfolded_when_asked() -> None:
    document = document_of("(一)\n\n(二)\n\n(三)\n\n(四)\n\n(五)\n\n(六)\n")
    findings = [finding_of(document, span_of(document, "(", nth), rule=INFO) for nth in range(1, 7)]
    folded = render(run_of(document, *findings), Options())
    assert "提示[PUN103]: 中英文标点混用  6 处  报告.md:1:1、3:1、5:1、7:1、9:1 等\n" in folded
    assert "^" not in folded
    assert render(run_of(document, *findings), Options(verbose=True)).count("提示[PUN103]") == 6


def test_findings_with_one_cause_stand_under_that_cause_with_its_repair() -> None:
    document = document_of(TABLE)
    other = finding_of(document, "20", values={"label": "资金到位率", "low": "20", "high": "20"}, group="g1")
    quantity = quantity_of(document, "10")
    summary = {"zh": "分值列沿用旧表", "en": "an old column"}
    group = Group("g1", summary, (), (Replacement(quantity, "15"),), {"from": "优", "to": "良"})
    run = run_of(document, score_finding(document, group="g1"), other, groups=(group,))
    lines = render(run, Options()).split("\n")
    assert lines[0] == "错误[同源 g1]: 分值列沿用旧表"
    assert lines[1] == "  = 建议: 5:11 10 → 15，改后各项勾稽关系全部成立"
    assert lines[2] == "  = 影响: 优 → 良"
    assert lines[4].startswith("错误[SCO101]")
    assert "  错误[SCO101]: “资金到位率”得分 20 分，高于分值 20 分。  6:11" in lines


def test_an_undecided_finding_says_so() -> None:
    document = document_of(TABLE)
    output = render(run_of(document, score_finding(document, outcome=Outcome.REVIEW)), Options())
    assert output.startswith("错误[SCO101]（待核实）: ")


def test_a_pdf_names_the_page() -> None:
    text = "得分 15 分"
    layout = Layout(array("i", [3] * len(text)), array("d", [0.0] * 4 * len(text)))
    document = Document(text, "pdf", (Paragraph(Span(0, len(text))),), layout=layout, pages=8)
    finding = finding_of(document, "15", rule=rule_of(message={"zh": "有误", "en": "wrong"}), place=("一、概况",))
    assert " --> a.pdf:1:4  第 3 页  一、概况\n" in render(run_of(document, finding, path="a.pdf"), Options())


def test_a_long_breadcrumb_is_shortened_from_the_outside() -> None:
    document = document_of(TABLE)
    place = ("三、" + "很长的标题" * 10, "（二）" + "也很长的标题" * 10, "表 1", "第 1 行")
    arrow = render(run_of(document, score_finding(document, place=place)), Options(width=80)).split("\n")[1]
    assert cell_len(arrow) <= 80
    assert arrow.endswith("表 1 › 第 1 行")


def test_no_line_of_a_snippet_is_wider_than_the_terminal() -> None:
    cells = " | ".join("指标内容很长" * 3 for _ in range(8))
    document = document_of(f"| a | b | c | d | e | f | g | h | i |\n|{' --- |' * 9}\n| {cells} | 15 |\n")
    for width in (60, 80, 100, 140):
        lines = render(run_of(document, finding_of(document, "15")), Options(width=width)).split("\n")
        assert all(cell_len(line) <= width for line in lines if " | " in line)
        assert any(line.rstrip().endswith("15") for line in lines)


def test_what_a_document_holds_is_never_obeyed() -> None:
    document = Document("得分 \x1b[31m15\x1b]0;pwned\x07 [bold]分[/bold]\u202e。", "txt")
    rule = rule_of(message={"zh": "“{label}”", "en": "{label}"})
    finding = finding_of(document, "15", rule=rule, values={"label": "\x1b[2J[red]x"}, place=("\x1b[5m章",))
    output = render(run_of(document, finding, path="a\x1b[0m.md"), Options())
    assert "\x1b" not in output
    assert "\x07" not in output
    assert "\u202e" not in output
    assert "[bold]分[/bold]" in output
    assert "<U+001B>[2J[red]x" in output


def test_colours_change_nothing_but_colours() -> None:
    plain, colored = drawn(TABLE), drawn(TABLE, color=True)
    assert "\x1b[1;31m错误[SCO101]\x1b[0m" in colored
    assert plain_of(colored) == plain


def plain_of(text: str) -> str:
    """Strip the escape codes this program writes, and the blanks before line ends."""
    return re.sub(r" +\n", "\n", re.sub(r"\x1b\[[\d;]*m", "", text))


# ---------------------------------------------------------------- the last lines


def last_lines(run: Run, **options: object) -> list[str]:
    return render(run, Options(**options)).strip().split("\n\n")[-1].split("\n")  # type: ignore[arg-type]


def refused(path: str, kind: str = "encrypted") -> Result:
    problem = Problem(kind, fatal=True)
    return Result(path, Document("", "docx", problems=(problem,)), "", problems=(problem,))


def test_the_last_lines_say_what_was_found_looked_at_and_left_out() -> None:
    document = document_of(TABLE)
    told = score_finding(document)
    result = result_of(
        document,
        told,
        tallies={"SCO101": Tally(8, 6, 2, 0), "DAT101": Tally(3, 2, 0, 1), "AMT101": Tally(), "FND102": Tally()},
        coverage=Coverage(110, 105, 99),
        suppressed=(replace(told, silenced=Silence(SilenceKind.BASELINE)),),
    )
    scan = result_of(
        document_of("x"),
        path="扫描.pdf",
        problems=(Problem("unreadable-page", {"page": "10"}), Problem("unreadable-page", {"page": "2"})),
    )
    run = Run((result, scan, refused("b.docx")))
    assert last_lines(run) == [
        "在 2 个文件中发现 1 个错误；另有 1 个文件未读取。",
        "2 条规则核对 11 处：8 处成立、2 处不成立、1 处待核实。文中 110 个数字，105 个参与核对。",
        "2 条规则未找到可核对的内容（--verbose 列出）。",
        "未读取：b.docx。",
        "未核验：扫描.pdf：第 2、10 页没有可读取的文字。",
        "另有 1 处按要求不予报告（基线 1）；--no-ignores 全部显示。",
    ]
    assert "2 条规则未找到可核对的内容：AMT101 FND102" in last_lines(run, verbose=True)


def test_a_run_that_read_nothing_does_not_look_clean() -> None:
    assert last_lines(Run((refused("b.docx"),))) == [
        "没有可检查的内容；另有 1 个文件未读取。",
        "未读取：b.docx。",
    ]


def test_that_no_rule_found_anything_is_said_once() -> None:
    result = result_of(document_of("x"), tallies={"SCO101": Tally(), "DAT101": Tally()})
    assert last_lines(Run((result,))) == ["已检查 1 个文件，未发现问题。", "没有核对任何一处。"]
    assert "2 条规则未找到可核对的内容：DAT101 SCO101" in last_lines(Run((result,)), verbose=True)


def test_a_rule_that_broke_down_is_named() -> None:
    problem = Problem("rule-failed", {"code": "SCO101", "detail": "ValueError: x"})
    output = render(Run((result_of(document_of("x"), problems=(problem,)),)), Options())
    assert output.startswith("内部错误: 报告.md\n  = 规则 SCO101 运行失败")


def test_quiet_leaves_the_last_lines_out() -> None:
    assert "核对" not in drawn(TABLE, quiet=True)


def test_a_row_without_any_marked_cell_still_shows_something() -> None:
    text = "甲\t乙"
    cells = (Cell(Span(0, 1), 0, 0), Cell(Span(2, 3), 0, 1))
    document = Document(text, "txt", (Table(Span(0, 3), cells, 1, 2),))
    finding = finding_of(document, Span(1, 2), context=Span(0, 3), rule=rule_of(message={"zh": "x", "en": "x"}))
    assert "1 | 甲 | 乙" in render(run_of(document, finding), Options())


def test_labels_at_the_end_of_the_line_never_push_a_bar_out_of_place() -> None:
    document = document_of("前文" * 19 + " 10 20 30")
    related = {"10": "甲" * 9, "20": "乙" * 20}
    finding = finding_of(document, "30", related=related, rule=rule_of(message={"zh": "x", "en": "x"}))
    for width in range(60, 100):
        lines = render(run_of(document, finding), Options(width=width)).split("\n")
        at = next(index for index, line in enumerate(lines) if "^" in line)
        start = lines[at].index("--")
        below = lines[at + 1 : lines.index("  = 帮助: reportlint rule SCO101")]
        assert all(cell_len(line) <= width for line in below)
        bars = [cell_len(line[: line.rindex("|")]) for line in below if line.count("|") > 1]
        assert set(bars) <= {start, start + 3}
