"""One report in every format that arrives: the same findings, looks, coverage and breadcrumbs as its docx."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from helpers import ROOT, bare, check_bytes, quoted

from reportlint.finding import Result

FOLDER = ROOT / "fixtures"
APART = ("form.", "scan.", "nested.", "raised.")
CONVERTED = sorted(path.name for path in (FOLDER / "converted").iterdir() if not path.name.startswith(APART))
NESTED = sorted(path.name for path in (FOLDER / "converted").iterdir() if path.name.startswith("nested."))
FORMS = ("form.xlsx", "form.xls", "form.ods", "form.csv")
MERGED = ("form.xlsx", "form.xls", "form.ods")


@cache
def result_of(name: str) -> Result:
    return check_bytes((FOLDER / name).read_bytes(), name)


def of_docx(name: str) -> Result:
    return result_of(f"{Path(name).stem}.docx")


def heard(result: Result) -> list[tuple[str, ...]]:
    return [
        (finding.rule.code, finding.severity.value, quoted(result, finding), finding.observation.computed)
        for finding in result.findings
        if finding.rule.family != "DOC"
    ]


def places(result: Result) -> list[tuple[str, ...]]:
    return [tuple(map(bare, finding.place)) for finding in result.findings if finding.rule.family != "DOC"]


OF_THE_FORMAT = ("DOC", "YRS151", "PUB105", "SEC111", "SEC152", "PUN101")
"""Rules that ask what some formats do not know: headers, properties, styles, pages, ends of paragraphs."""


def looks(result: Result) -> dict[str, object]:
    return {code: tally for code, tally in result.tallies.items() if not code.startswith(OF_THE_FORMAT)}


@pytest.mark.parametrize("name", CONVERTED)
def test_every_format_gives_the_findings_of_the_docx_in_the_same_order(name: str) -> None:
    assert heard(result_of(f"converted/{name}")) == heard(of_docx(name))


@pytest.mark.parametrize("name", CONVERTED)
def test_every_format_gives_the_breadcrumbs_of_the_docx(name: str) -> None:
    assert places(result_of(f"converted/{name}")) == places(of_docx(name))


@pytest.mark.parametrize("name", CONVERTED)
def test_every_format_gives_the_looks_and_the_coverage_of_the_docx(name: str) -> None:
    result = result_of(f"converted/{name}")
    assert (looks(result), result.coverage) == (looks(of_docx(name)), of_docx(name).coverage)


@pytest.mark.parametrize("name", CONVERTED)
def test_nothing_stays_unread_but_pictures(name: str) -> None:
    assert {problem.kind for problem in result_of(f"converted/{name}").problems} <= {"unread-picture"}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_shows_its_two_planted_faults_in_every_format(name: str) -> None:
    told = {(code, quote) for code, _, quote, _ in heard(result_of(f"converted/{name}"))}
    assert {("SCO101", "17"), ("SCO104", "96.77")} <= told


@pytest.mark.parametrize("name", FORMS)
def test_a_form_shows_nothing_else(name: str) -> None:
    codes = [code for code, *_ in heard(result_of(f"converted/{name}"))]
    assert [code for code in codes if code not in {"AMT153", "PUB150"}] == ["SCO101", "SCO104"]


@pytest.mark.parametrize("name", MERGED)
def test_what_a_form_hides_is_told_before_publication(name: str) -> None:
    assert "PUB150" in {code for code, *_ in heard(result_of(f"converted/{name}"))}


@pytest.mark.parametrize("name", ["form.xlsx", "form.ods"])
def test_the_formula_behind_the_wrong_total_is_told_where_the_format_keeps_it(name: str) -> None:
    told = [(quote, computed) for code, _, quote, computed in heard(result_of(f"converted/{name}")) if code == "AMT153"]
    assert told == [("96.77", "SUM(E8:E13) = 95.77 ≠ 96.77")]


@pytest.mark.parametrize("name", MERGED)
def test_the_hidden_sheet_of_a_form_is_named(name: str) -> None:
    assert {problem.kind for problem in result_of(f"converted/{name}").problems} == {"hidden-sheet"}


@pytest.mark.parametrize("name", NESTED)
def test_a_table_inside_a_cell_reads_the_same_in_every_format(name: str) -> None:
    document = result_of(f"converted/{name}").document
    assert [document.quote(block.span) for block in document.blocks] == [
        "支出明细如下。",
        "设备购置\t分两批合计12.5\n其他\t无",
        "名称\t金额\n服务器\t12.5",
        "以上均已验收。",
    ]
