"""The same words stored in other ways give the same findings: edited, numbered and packed otherwise, in other codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import pdf_varieties as paper
import pytest
import varieties as made
from helpers import ROOT, bare, check_bytes

from reportlint.finding import Result

FOLDER = ROOT / "fixtures"
REPORTS = ("department", "project", "accounts")
OPEN = frozenset({"PUB104", "PUB150"})
"""Rules about tracked changes: what only one variety has."""


@cache
def original(name: str) -> Result:
    return check_bytes((FOLDER / name).read_bytes(), name)


def heard(result: Result) -> list[tuple[str, ...]]:
    """Return code, severity, quotation without white space and arithmetic of the findings."""
    text = result.document.text
    return [
        (
            finding.rule.code,
            finding.severity.value,
            bare(text[finding.observation.span.start : finding.observation.span.end]),
            finding.observation.computed,
        )
        for finding in result.findings
        if finding.rule.family != "DOC" and finding.rule.code not in OPEN
    ]


DOCX: dict[str, Callable[[bytes], bytes]] = {
    "a run for every character": partial(made.rewritten, document=made.split_runs),
    "tracked changes everywhere": partial(made.rewritten, document=made.track_changes),
    "content controls": partial(made.rewritten, document=made.wrap_in_controls),
    "the strict variant": made.strict,
}
TEXT: dict[str, Callable[[str], str]] = {
    "tables as HTML": made.as_html_tables,
    "spaces around digits": made.spaced,
    "paragraphs cut by pages": made.cut_by_pages,
    "characters that print nothing": made.sprinkled,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}
PDF: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "tables of three lines": paper.with_three_lines,
    "printed twice for boldness": paper.printed_twice,
    "character by character": paper.character_by_character,
}
CODES = ("utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("variety", DOCX)
def test_a_docx_gives_its_findings_however_its_words_are_stored(variety: str, report: str) -> None:
    data = DOCX[variety]((FOLDER / f"{report}.docx").read_bytes())
    assert heard(check_bytes(data, "a.docx")) == heard(original(f"{report}.docx"))


@pytest.mark.parametrize("report", ["department", "project"])
def test_headings_that_word_numbers_give_the_findings_of_typed_numbers(report: str) -> None:
    data = (FOLDER / f"{report}.docx").read_bytes()
    numbered = made.rewritten(data, document=made.number_headings, numbering=made.define_numbering)
    result = check_bytes(numbered, "a.docx")
    assert result.document.text == original(f"{report}.docx").document.text
    assert sum(paragraph.label is not None for paragraph in result.document.paragraphs()) > 8
    assert heard(result) == heard(original(f"{report}.docx"))


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("variety", TEXT)
def test_a_text_gives_its_findings_however_it_is_laid_out(variety: str, report: str) -> None:
    text = TEXT[variety]((FOLDER / f"{report}.md").read_text(encoding="utf-8"))
    assert heard(check_bytes(text.encode(), "a.md")) == heard(original(f"{report}.md"))


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("code", CODES)
def test_a_text_gives_its_findings_in_every_code(code: str, report: str) -> None:
    text = (FOLDER / f"{report}.md").read_text(encoding="utf-8")
    assert heard(check_bytes(text.encode(code), "a.md")) == heard(original(f"{report}.md"))


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("variety", PDF)
def test_a_pdf_gives_its_findings_however_it_is_drawn(
    variety: str, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    PDF[variety](monkeypatch)
    result = check_bytes(paper.drawn(report), "a.pdf")
    assert heard(result) == heard(original(f"{report}.pdf"))
    assert "digits-lost" not in {problem.kind for problem in result.problems}
