"""The working paper: complete, sortable, with formulas that say what the report should have printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest
from helpers import ROOT, check_bytes, check_text
from making import document_of, finding_of, result_of

from reportlint.finding import Result, Run
from reportlint.model import Problem
from reportlint.relation import Formula, Verdict
from reportlint.render.ledger import entries_of
from reportlint.render.options import Options
from reportlint.render.workbook import render, render_folder
from reportlint.render.workbook.relations import expression
from reportlint.render.workbook.words import say

SHEETS = ["问题清单", "评分表复算", "勾稽关系表", "自评质量", "实际绩效", "抽评发现的问题", "未核验事项"]


@cache
def project() -> Result:
    return check_bytes((ROOT / "fixtures" / "project.docx").read_bytes(), "project.docx")


def book_of(result: Result, language: str = "zh", *, values: bool = True) -> Any:  # noqa: ANN401 - openpyxl's own
    return openpyxl.load_workbook(io.BytesIO(render(Run((result,)), Options(language))), data_only=values)


def rows(sheet: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield the rows of a sheet by their headings."""
    heads, *rest = sheet.iter_rows(values_only=True)
    return (dict(zip(heads, row, strict=True)) for row in rest)


def test_the_sheets_stand_in_the_order_auditors_use() -> None:
    assert book_of(project()).sheetnames == SHEETS
    assert book_of(project(), "en").sheetnames[:3] == ["Findings", "Score tables", "Relations"]


def test_every_finding_has_a_row_the_gravest_first() -> None:
    listed = list(rows(book_of(project())["问题清单"]))
    assert len(listed) == len(project().findings)
    levels = [row["级别"] for row in listed]
    assert levels == sorted(levels, key=["错误", "警告", "提示"].index)
    first = listed[0]
    assert {"位置", "原文", "计算过程", "依据", "建议", "单位反馈", "是否整改"} <= set(first)
    assert first["单位反馈"] is None
    assert first["原文"]


def test_the_advice_is_what_the_message_asks_for() -> None:
    result = project()
    listed = list(rows(book_of(result)["问题清单"]))
    alone = [row for row in listed if not row["建议"].startswith(("改为", "改为其一"))]
    assert len(alone) > 5
    for row in alone:
        assert row["问题"].endswith(row["建议"])
        assert "请" in row["建议"] or row["级别"] == "提示"


def test_the_advice_of_a_finding_in_a_group_names_its_own_numbers() -> None:
    listed = list(rows(book_of(check_text(GROUPED))["问题清单"]))
    advice = {row["编号"]: row["建议"] for row in listed if row["同源"]}
    assert advice["SCO101"] == "改为：15→20"
    assert sum(row["同源"].startswith("g1：") for row in listed if row["同源"]) == 1


GROUPED = """# 评分表

| 一级指标 | 三级指标 | 分值 | 自评得分 |
| --- | --- | --- | --- |
| 产出指标（50分） | 新装路灯完工率 | 15 | 20 |
| 产出指标（50分） | 路灯验收合格率 | 30 | 30 |
| 效益指标（50分） | 夜间出行安全感 | 55 | 50 |
| 合计 |  | 100 | 100 |

新装路灯完工率指标满分20分，得分20分。

夜间出行安全感指标满分50分，得分50分。
"""


def test_sheets_are_ready_to_filter_and_to_print() -> None:
    book = book_of(project())
    for name in ("问题清单", "勾稽关系表", "未核验事项"):
        assert book[name].auto_filter.ref.startswith("A1:")
    for sheet in book:
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes
        assert sheet.column_dimensions["A"].width
    validation = book["问题清单"].data_validations.dataValidation[0]
    assert validation.formula1 == '"已整改,未整改,不采纳"'


def test_every_relation_is_listed_whether_it_holds_or_not() -> None:
    listed = list(rows(book_of(project())["勾稽关系表"]))
    entries = entries_of(project())
    assert len(listed) == len(entries)
    broken = sum(entry.relation.verdict is Verdict.INCONSISTENT for entry in entries)
    assert sum(row["结论"] == "不通过" for row in listed) == broken > 0
    assert sum(row["结论"].startswith("通过") for row in listed) > broken


def test_a_relation_that_holds_is_off_by_nought_and_a_broken_one_is_not() -> None:
    for row in rows(book_of(project())["勾稽关系表"]):
        if row["结论"] == "通过":
            assert row["差额"] == 0, row
        if row["结论"] == "不通过":
            assert row["差额"] != 0, row


RELATIONS = {
    "比率": ("年初预算 1350.00 万元，支出 1247.40 万元，执行率 92.40%。", 0.924),
    "增减率": ("2024年收入 120.00 万元，比上年增加 20.00 万元，增长 20.00%。", 0.2),
    "合计": ("支出 30.00 万元，其中：基本支出 10.00 万元，项目支出 20.00 万元。", 30),
}


@pytest.mark.parametrize("case", RELATIONS)
def test_the_formula_of_a_relation_computes_from_the_numbers_of_its_row(case: str) -> None:
    text, expected = RELATIONS[case]
    result = check_text(f"一、收支情况\n\n{text}\n")
    formulas = [row["复算数"] for row in rows(book_of(result, values=False)["勾稽关系表"])]
    values = [row["复算数"] for row in rows(book_of(result)["勾稽关系表"])]
    assert any(value == pytest.approx(expected) for value in values), values
    assert all(formula.startswith("=") and formula.lstrip("=(-+")[:2] >= "K2" for formula in formulas)


def test_score_tables_are_computed_again_row_by_row() -> None:
    result = check_text(SCORES)
    sheet = book_of(result)["评分表复算"]
    printed = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=4)]
    assert printed[0][5:10] == [15, 20, -5, pytest.approx(20 / 15), "得分高于分值"]
    assert printed[1][5:9] == [30, 30, 0, 1]
    formulas = book_of(result, values=False)["评分表复算"]
    assert formulas["H3"].value == "=ROUND(F3-G3,0)"
    assert formulas["F7"].value == "=ROUND(SUM(F3:F5),0)"
    sums = {row[2].value: [cell.value for cell in row[3:6]] for row in sheet.iter_rows(min_row=9)}
    assert sums["产出指标"] == [50, 45, 5]


SCORES = """# 评分表

| 一级指标 | 三级指标 | 年度指标值 | 分值 | 自评得分 |
| --- | --- | --- | --- | --- |
| 产出指标（50分） | 新装路灯完工率 | ≥95% | 15 | 20 |
| 产出指标（50分） | 路灯验收合格率 | 100% | 30 | 30 |
| 效益指标（50分） | 夜间出行安全感 | 明显提升 | 55 | 50 |
| 合计 |  |  | 100 | 100 |
"""


def test_the_sampling_sheets_are_filled_as_far_as_a_machine_can() -> None:
    book = book_of(check_text(SCORES))
    first = next(rows(book["实际绩效"]))
    assert list(first) == [
        "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "指标权重",
        "抽评核实完成值", "抽评得分", "备注",
    ]  # fmt: skip
    assert [first[key] for key in ("指标性质", "指标值", "计量单位", "指标权重")] == ["≥", "95", "%", 15]
    assert first["抽评得分"] is None
    assert "得分" in first["备注"]
    quality = list(rows(book["自评质量"]))
    assert "评分计算" in [row["评价内容"] for row in quality]
    assert book["抽评发现的问题"]["A2"].value.startswith("1. [错误]")


def test_the_total_of_the_sampling_is_weighed_four_to_six() -> None:
    sheet = book_of(check_text(SCORES), values=False)["实际绩效"]
    formula = next(cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=0"))
    assert formula.startswith("=0.4*SUM('自评质量'!E2:E")
    assert "+0.6*SUM(I2:I4)" in formula


def test_what_was_not_checked_is_listed() -> None:
    document = document_of("预算10万元。")
    result = result_of(document, problems=(Problem("unread-chart", {"count": "2"}),))
    listed = list(rows(book_of(result)["未核验事项"]))
    assert listed[0]["类型"] == "未能读取"
    assert "2 处图表" in listed[0]["事项"]
    lone = [row for row in rows(book_of(check_text("职工 37 人，车辆 5 辆。"))["未核验事项"]) if "数字" in row["类型"]]
    assert "职工【37】人" in lone[0]["事项"].replace(" ", "")


@pytest.mark.parametrize(
    "words", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "http://example.org", "\u202e\u200b"]
)
def test_nothing_of_a_report_becomes_a_formula_or_a_link(words: str) -> None:
    document = document_of(f"得15分\n\n{words}\n", f"{words}.txt")
    finding = finding_of(
        document, "15", computed=words, place=(words,), values={"label": words, "low": "1", "high": "2"}
    )
    book = book_of(result_of(document, finding), values=False)
    sheet = book["问题清单"]
    assert all(cell.data_type in {"s", "n"} for row in sheet.iter_rows() for cell in row)
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_a_report_that_could_not_be_read_has_a_working_paper_too() -> None:
    result = check_bytes(b"\x00" * 10, "a.docx")
    assert result.unread
    assert next(rows(book_of(result)["未核验事项"]))["类型"] == "未能读取"


def test_the_same_run_makes_the_same_bytes() -> None:
    run = Run((project(),))
    assert render(run, Options()) == render(run, Options())


def test_a_folder_gets_a_summary_and_a_working_paper_for_each() -> None:
    run = Run((project(), check_text(SCORES)))
    files = dict(render_folder(run, Options()))
    assert list(files) == ["summary.xlsx", "reports/project.docx.xlsx", "reports/a.md.xlsx"]
    summary = openpyxl.load_workbook(io.BytesIO(files["summary.xlsx"]))
    assert summary.sheetnames == ["排名", "典型问题", "分布", "雷同", "问题清单"]
    ranking = list(rows(summary["排名"]))
    assert [row["错误"] for row in ranking] == sorted((row["错误"] for row in ranking), reverse=True)
    assert len(summary["分布"]._charts) >= 1  # noqa: SLF001 - openpyxl has no other way


def test_a_summary_for_a_circular_names_nobody() -> None:
    run = Run((project(), check_text(SCORES)))
    files = dict(render_folder(run, Options(anonymous=True)))
    assert list(files) == ["summary.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(files["summary.xlsx"]))
    words = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "单位1" in words
    assert "项目支出" in words
    for title in project().document.text.split("\n", 1)[:1]:
        assert title not in words
    assert "project" not in words


@pytest.mark.parametrize("formula", list(Formula))
def test_every_formula_has_a_name_in_either_language(formula: Formula) -> None:
    assert say(formula.value, "zh") != say(formula.value, "en")


def test_what_several_parts_are_of_their_sum_is_recomputed_by_a_formula() -> None:
    assert expression(Formula.JOINT_SHARE, ["A1", "B1", "C1"]) == "=(A1+B1)/C1"
    assert expression(Formula.PORTION, ["A1", "B1"]) == "=A1/(A1+B1)"
    assert expression(Formula.MEAN, ["A1", "B1"]) == "=(A1+B1)/2"
    assert expression(Formula.COMPOUND, ["A1", "B1", "C1"]) == "=(A1/B1)^(1/C1)-1"
