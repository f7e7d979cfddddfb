"""`render`: what was saved is told again, in any text format, as it would have been told at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from calling import call
from helpers import ROOT, RULES

REPORTS = ("project.md", "project.docx", "accounts.pdf")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("REPORTLINT_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "REPORTLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPORTLINT_RULES", str(RULES))
    monkeypatch.chdir(tmp_path)
    for name in REPORTS:
        (tmp_path / name).write_bytes((ROOT / "fixtures" / name).read_bytes())
    return tmp_path


def saved(*reports: str) -> dict[str, Any]:
    call("check", *reports, "--output-format", "json", "-o", "run.json")
    return dict(json.loads(Path("run.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("form", ["full", "concise", "grouped", "github", "gitlab", "checkstyle", "json", "json-lines"])
def test_a_saved_run_is_drawn_as_it_would_have_been_at_once(form: str) -> None:
    reports = ["project.md", "gone.docx", *(["accounts.pdf"] if not form.startswith("json") else [])]
    arguments = [*reports, "--output-format", form]
    saved(*reports)
    again = call("render", "run.json", "--output-format", form)
    assert again.code == 0, again.err
    at_once = call("check", *arguments)
    assert without_breadth(again.out) == without_breadth(at_once.out)


def without_breadth(text: str) -> list[str]:
    """Leave out what depends on tables of a report that is not there any more."""
    return [line for line in text.splitlines() if not line.lstrip("0123456789 ").startswith("|")]


def test_a_saved_markdown_report_is_drawn_to_the_last_sign() -> None:
    saved("project.md")
    assert call("render", "run.json").out == call("check", "project.md").out


def test_sarif_of_a_saved_run_tells_the_same_results() -> None:
    saved("project.docx")
    again, at_once = (
        json.loads(call(*arguments, "--output-format", "sarif").out)["runs"][0]["results"]
        for arguments in (["render", "run.json"], ["check", "project.docx"])
    )
    for one in (*again, *at_once):
        del one["ruleIndex"]
    assert again == at_once


def test_a_finding_of_a_rule_nobody_knows_keeps_its_words() -> None:
    record = saved("project.md")
    for finding in record["results"][0]["findings"]:
        finding.update(code="OLD999", message="旧规则 {x} 的话")
    Path("run.json").write_text(json.dumps(record), encoding="utf-8")
    assert "OLD999 旧规则 {x} 的话" in call("render", "run.json", "--output-format", "concise").out


def test_a_format_that_draws_more_than_is_saved_says_so() -> None:
    saved("project.md")
    answer = call("render", "run.json", "--output-format", "html", "--lang", "en")
    assert answer.code == 2
    assert "let check draw both: --output-format html:FILE" in answer.err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"version": 2}',
        '{"version": 1}',
        '{"version": 1, "results": [{}]}',
        '{"version": 1, "results": [3]}',
        "[" * 100000,
    ],
)
def test_what_is_no_saved_run_is_a_mistake(text: str) -> None:
    Path("run.json").write_text(text, encoding="utf-8")
    answer = call("render", "run.json")
    assert answer.code == 2
    assert answer.err.startswith("错误: run.json:")
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("key", ["offset", "end_offset", "kind", "severity", "outcome", "until", "quote"])
def test_a_saved_run_with_wrong_values_is_a_mistake_or_drawn(key: str) -> None:
    text = json.dumps(saved("project.md"))
    for value in ("-5", '"x"', "null", "99999999"):
        Path("run.json").write_text(text.replace(f'"{key}": ', f'"{key}": {value}, "was": '), encoding="utf-8")
        answer = call("render", "run.json")
        assert answer.code in {0, 2}
        assert "Traceback" not in answer.err
        assert "内部错误" not in answer.err


def test_a_run_that_is_not_there_is_named() -> None:
    assert call("render", "no.json", "--lang", "en").err == "error: no such saved run: no.json.\n"
