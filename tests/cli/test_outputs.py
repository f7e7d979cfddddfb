"""Several formats, several targets, text and bytes; and the report itself stays as it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest
from calling import call

from reportlint.finding import Result, Run
from reportlint.render import FORMATS, Format
from reportlint.render.options import Options

REPORT = "一、概况\n\n年初预算 100.00 万元，支出 90.00 万元，执行率 95.00%。\n"


def bag(run: Run, _options: Options) -> bytes:
    """Draw a run as bytes that are no text."""
    return b"\x00\r\n" + bytes(len(result.findings) for result in run.results)


def copy(result: Result, data: bytes, _options: Options) -> bytes:
    """Mark a report by its number of findings."""
    return data + f"<{len(result.findings)}>".encode()


@pytest.fixture(autouse=True)
def formats(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Add a binary format, one that marks reports, and one whose library is not there."""
    module = ModuleType("made_up_formats")
    module.bag, module.copy = bag, copy  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "made_up_formats", module)
    added: Mapping[str, Format] = {
        **FORMATS,
        "bag": Format("made_up_formats:bag", ".bag", binary=True),
        "copy": Format("made_up_formats:copy", ".md", binary=True, takes=("md",)),
        "dream": Format("no_such_library:render", ".dream", extra="dreams"),
    }
    for place in ("reportlint.render.FORMATS", "reportlint.cli.output.FORMATS"):
        monkeypatch.setattr(place, added)
    monkeypatch.chdir(tmp_path)
    for name in ("REPORTLINT_OUTPUT_FORMAT", "LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_several_outputs_come_of_one_run(formats: Path) -> None:
    answer = call("check", "a.md", "--output-format", "json:out.json", "--output-format", "concise")
    assert answer.out.startswith("a.md:3:")
    assert json.loads((formats / "out.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


def test_the_output_file_is_that_of_the_format_without_one(formats: Path) -> None:
    answer = call("check", "a.md", "--output-format", "json:a.json", "--output-format", "bag", "-o", "a.bag")
    assert answer.out == ""
    assert (formats / "a.bag").read_bytes().startswith(b"\x00\r\n")
    assert (formats / "a.json").is_file()


def test_bytes_go_through_a_pipe_unchanged() -> None:
    assert call("check", "a.md", "--output-format", "bag").out == "\x00\r\n\x01"


def test_bytes_are_not_shown_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportlint.cli.output.is_terminal", lambda: True)
    answer = call("check", "a.md", "--output-format", "bag")
    assert (answer.code, answer.out) == (2, "")
    assert "--output-format bag:report.bag" in answer.err


def test_a_run_in_a_folder_has_a_name_of_its_own(formats: Path) -> None:
    call("check", "a.md", "-o", "results/")
    assert (formats / "results" / "reportlint.txt").is_file()


def test_a_single_marked_copy_goes_to_a_file(formats: Path) -> None:
    answer = call("check", "a.md", "--output-format", "copy", "-o", "b.md")
    assert answer.code == 1
    assert (formats / "b.md").read_text(encoding="utf-8") == REPORT + "<1>"
    assert (formats / "a.md").read_text(encoding="utf-8") == REPORT


def test_marked_copies_stand_in_a_folder_as_the_reports_stand_in_theirs(formats: Path) -> None:
    for name in ("in/x/报告.md", "in/y/报告.md"):
        (formats / name).parent.mkdir(parents=True)
        (formats / name).write_text(REPORT, encoding="utf-8")
    call("check", "in", "--output-format", "copy:out/")
    written = sorted(str(path.relative_to(formats / "out")) for path in (formats / "out").rglob("*.md"))
    assert written == ["x/报告.reportlint.md", "y/报告.reportlint.md"]


def test_several_marked_copies_want_a_folder(formats: Path) -> None:
    (formats / "b.md").write_text(REPORT, encoding="utf-8")
    answer = call("check", "a.md", "b.md", "--output-format", "copy:c.md", "--lang", "en")
    assert (answer.code, answer.err) == (2, "error: 2 reports are to be drawn as copy; name a folder (ending in /).\n")


def test_a_report_the_format_does_not_take_is_said(formats: Path) -> None:
    (formats / "b.txt").write_text(REPORT, encoding="utf-8")
    answer = call("check", "a.md", "b.txt", "--output-format", "copy:out/", "--lang", "en")
    assert answer.err == "warning: b.txt cannot be drawn as copy and is left out of it.\n"
    assert call("check", "b.txt", "--output-format", "copy:out/").code == 2


@pytest.mark.parametrize("target", ["a.md", "./a.md", "link.md"])
def test_a_report_is_never_written_over(formats: Path, target: str) -> None:
    (formats / "link.md").symlink_to("a.md")
    answer = call("check", "a.md", "-o", target)
    assert answer.code == 2
    assert "不会覆盖" in answer.err
    assert (formats / "a.md").read_text(encoding="utf-8") == REPORT


def test_a_report_that_changed_meanwhile_is_not_marked(formats: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        def hexdigest(self) -> str:
            return sha256(b"another").hexdigest()

    monkeypatch.setattr("reportlint.cli.output.sha256", lambda _data: Other())
    answer = call("check", "a.md", "--output-format", "copy:b.md")
    assert answer.code == 2
    assert "被修改" in answer.err


def test_a_format_whose_library_is_missing_says_what_to_install() -> None:
    answer = call("check", "a.md", "--output-format", "dream", "--lang", "en")
    assert answer.code == 2
    assert answer.err == "error: dream needs no_such_library: pip install 'reportlint[dreams]'.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output-format", "jsno"], "no output format jsno; known: full, concise, grouped, json"),
        (["--output-format", "jsno"], "Did you mean json?"),
        (["--output-format", "json", "--output-format", "full"], "only one format can go to standard output"),
        (["--output-format", "json:x", "--output-format", "full:x"], "two outputs would be written to x"),
        (["--output-format", "json:x", "-o", "y"], "nothing is left for y"),
    ],
)
def test_outputs_that_make_no_sense_are_refused(arguments: list[str], said: str) -> None:
    answer = call("check", "a.md", *arguments, "--lang", "en")
    assert answer.code == 2
    assert said in answer.err
