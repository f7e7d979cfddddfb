"""Dates around a report: the name of its file, its running headers, who signs it and when."""

from __future__ import annotations

import pytest
from helpers import check_bytes, vocabulary

from reportlint.checks import CHECKS
from reportlint.checks.check import NoParams
from reportlint.facts import extract
from reportlint.model import Document, Note, Paragraph, Span
from reportlint.rule import Outcome

REPORT = "# 云岭县档案馆2025年度部门整体支出绩效自评报告\n\n自评等级为优。\n"


def codes(path: str, text: str = REPORT) -> list[str]:
    """Check a text under a file name."""
    return [one.rule.code for one in check_bytes(text.encode(), path).findings]


@pytest.mark.parametrize(
    "name",
    [
        "档案馆2024年度自评报告.md",
        "2024整体自评.md",
        "已报送/2023年自评报告（定稿）.md",
        "档案馆2024年度、2023年度自评.md",
    ],
)
def test_a_file_that_names_only_earlier_years_is_told(name: str) -> None:
    assert "YRS151" in codes(name)


@pytest.mark.parametrize(
    "name",
    [
        "档案馆2025年度自评报告.md",
        "2026年自评材料-档案馆.md",
        "档案馆自评报告.md",
        "20260320档案馆.md",
        "2024年底稿/档案馆自评报告.md",
        "档案馆2024-2025自评.md",
        "编号2024115.md",
    ],
)
def test_a_file_that_names_the_year_or_the_next_or_none_is_not_told(name: str) -> None:
    assert "YRS151" not in codes(name)


def test_a_file_with_several_reports_may_be_called_anything() -> None:
    other = REPORT.replace("档案馆", "图书馆")
    assert "YRS151" not in codes("2024年汇编.md", REPORT + "\n" + other)


def with_header(header: str) -> Document:
    """Make a report with a running header."""
    title = REPORT.split("\n", 1)[0].removeprefix("# ")
    text = f"{title}\n自评等级为优。\n{header}"
    end = len(text) - len(header)
    blocks = (Paragraph(Span(0, len(title)), outline=1), Paragraph(Span(len(title) + 1, end - 1)))
    return Document(text, "docx", blocks, notes=(Note("header", Span(end, len(text))),))


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        ("云岭县档案馆2024年度绩效自评报告", Outcome.FAIL),
        ("云岭县档案馆2025年度绩效自评报告", Outcome.PASS),
        ("2026年部门绩效自评材料", Outcome.PASS),
    ],
)
def test_a_running_header_names_the_year_of_the_title(header: str, outcome: Outcome) -> None:
    read = extract(with_header(header), vocabulary())
    assert [one.outcome for one in CHECKS["outer-year"].run(read, NoParams())] == [outcome]


def test_a_running_header_that_names_another_thing_is_no_title() -> None:
    read = extract(with_header("2024年3月修订"), vocabulary())
    assert list(CHECKS["outer-year"].run(read, NoParams())) == []
