"""`render`: what was saved is drawn again, in any format, as it would have been drawn at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

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


TEXTS = ["full", "concise", "grouped", "github", "gitlab", "checkstyle", "junit", "json", "json-lines", "html"]


@pytest.mark.parametrize("form", TEXTS)
def test_a_saved_run_is_drawn_as_it_would_have_been_at_once(form: str) -> None:
    reports = [*REPORTS, "gone.docx"]
    saved(*reports)
    again = call("render", "run.json", "--output-format", form)
    assert again.code == 0, again.err
    at_once = call("check", *reports, "--output-format", form)
    assert without_boxes(again.out) == without_boxes(at_once.out)


def without_boxes(text: str) -> str:
    """Leave out where words stand on a page, which is saved of findings only."""
    return re.sub(r'"box": (null|\[[^]]*\])|"alternatives": [^"]*', "", text)


@pytest.mark.parametrize("form", ["html", "xlsx", "letter"])
def test_pages_workbooks_and_letters_need_no_report(form: str, folder: Path) -> None:
    call("check", *REPORTS, "--output-format", "json:run.json", "--output-format", f"{form}:at-once/")
    for name in REPORTS:
        (folder / name).unlink()
    answer = call("render", "run.json", "--output-format", f"{form}:again/")
    assert answer.code == 0, answer.err
    assert files(folder / "again") == files(folder / "at-once")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_marked_copies_are_made_of_the_report_that_was_checked(form: str, folder: Path) -> None:
    call("check", *REPORTS, "--output-format", "json:run.json", "--output-format", f"{form}:at-once/")
    answer = call("render", "run.json", "--output-format", f"{form}:again/")
    assert answer.code == 0, answer.err
    assert files(folder / "again") == files(folder / "at-once") != {}


def files(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder; of a package, what its parts hold."""
    return {str(path.relative_to(folder)): content(path) for path in folder.rglob("*") if path.is_file()}


def content(path: Path) -> bytes:
    """Return what a file holds, without what tells it from another of the same content: its time, its identifier."""
    if path.suffix not in {".docx", ".xlsx"}:
        return re.sub(rb"/ID\[<\w+><\w+>\]", b"", path.read_bytes())
    with ZipFile(path) as package:
        return b"".join(package.read(name) for name in package.namelist() if not name.startswith("docProps/"))


def test_a_report_is_found_beside_the_saved_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved("project.docx")
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    answer = call("render", "../run.json", "--output-format", "docx:marked.docx")
    assert (answer.code, answer.err) == (0, "")
    assert (folder / "elsewhere" / "marked.docx").exists()


def test_a_report_that_is_gone_or_another_one_is_not_marked(folder: Path) -> None:
    saved("project.docx")
    (folder / "project.docx").write_bytes((folder / "accounts.pdf").read_bytes())
    answer = call("render", "run.json", "--output-format", "docx:marked.docx", "--lang", "en")
    assert answer.err == "error: project.docx was changed after it had been checked; please check it again.\n"
    (folder / "project.docx").unlink()
    answer = call("render", "run.json", "--output-format", "docx:marked.docx", "--lang", "en")
    assert (answer.code, "cannot read project.docx again" in answer.err) == (2, True)


def test_a_marked_copy_never_takes_the_place_of_the_report(folder: Path) -> None:
    saved("project.docx")
    before = (folder / "project.docx").read_bytes()
    assert call("render", "run.json", "--output-format", "docx:project.docx").code == 2
    assert (folder / "project.docx").read_bytes() == before


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


@pytest.mark.parametrize("details", [{}, {"signature": "00000000", "numbers": [], "record": []}])
def test_a_run_of_another_version_tells_its_findings_and_says_what_cannot_be_drawn(details: dict[str, Any]) -> None:
    record = saved("project.md")
    record["results"][0]["details"] = details
    Path("run.json").write_text(json.dumps(record), encoding="utf-8")
    assert call("render", "run.json").out == call("check", "project.md").out
    answer = call("render", "run.json", "--output-format", "html", "--lang", "en")
    assert answer.code == 2
    assert "saved by another version and lacks what html draws" in answer.err


def test_the_run_of_a_large_folder_is_read_whole() -> None:
    record = saved("project.md")
    Path("run.json").write_text(json.dumps(record) + " " * 5_000_000, encoding="utf-8")
    assert call("render", "run.json").code == 0


def test_spoilt_details_are_a_mistake() -> None:
    record = saved("project.md")
    details = record["results"][0]["details"]
    spoilt = [
        {**details, "numbers": [[[0, 99999999], "1", 1, 0, "", "plain"]]},
        {**details, "numbers": [[[0, 1], "1", "1/0", 0, "", "plain"]]},
        {**details, "numbers": []},
        {**details, "record": details["record"] * 2},
        {**details, "record": [{}] * len(details["record"])},
        {**details, "record": [[[[3, 1]]], *details["record"][1:]]},
    ]
    for each in spoilt:
        record["results"][0]["details"] = each
        Path("run.json").write_text(json.dumps(record), encoding="utf-8")
        answer = call("render", "run.json")
        assert answer.code == 2
        assert answer.err.startswith("错误: run.json:")


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
