"""`reportlint check`, from arguments to exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from calling import call, stand_in

from reportlint.config import Config
from reportlint.flow import Beliefs
from reportlint.read import FORMATS
from reportlint.rule import Vocabulary


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stand_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in {"good.md": "fine", "bad.md": "is BAD", "odd.md": "is ODD", "ugly.md": "is UGLY"}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


# ---------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.md"], 0),
        (["bad.md"], 1),
        (["odd.md"], 0),
        (["odd.md", "--fail-severity", "warning"], 1),
        (["ugly.md", "--fail-severity", "warning"], 0),
        (["ugly.md", "--fail-severity", "info"], 1),
        (["bad.md", "-e"], 0),
        (["missing.md"], 2),
        (["bad.md", "missing.md"], 2),
        (["missing.md", "-e"], 2),
        (["good.md", "--output-format", "xml"], 2),
        (["good.md", "--no-such-flag"], 2),
        (["good.md", "--jobs", "0"], 2),
    ],
)
def test_the_exit_code_says_how_it_went(arguments: list[str], code: int) -> None:
    assert call("check", *arguments).code == code


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_the_exit_code_does_not_depend_on_the_format(form: str) -> None:
    assert call("check", "bad.md", "--output-format", form).code == 1


# ---------------------------------------------------------------- what is read


def concise(*arguments: str, stdin: bytes = b"") -> list[str]:
    answer = call("check", "-q", "--output-format", "concise", *arguments, stdin=stdin)
    return answer.out.splitlines()


def test_the_current_folder_is_the_default() -> None:
    assert [line.partition(":")[0] for line in concise()] == ["bad.md", "odd.md", "ugly.md"]


def test_the_other_files_are_checked_when_one_is_missing() -> None:
    assert concise("missing.md", "bad.md") == ["missing.md: 找不到文件。", "bad.md:1:4: SCO101 有误"]


def test_a_folder_without_reports_is_named_with_the_formats_that_would_count(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert concise("empty") == [f"empty: 该文件夹中没有可检查的报告（支持 {FORMATS}）。"]


def test_standard_input_has_a_name() -> None:
    assert concise("-", stdin=b"BAD") == ["stdin.md:1:1: SCO101 有误"]
    assert concise("-", "--stdin-filename", "a/b.txt", stdin=b"BAD") == ["a/b.txt:1:1: SCO101 有误"]


def test_a_bug_of_ours_costs_one_file_and_no_traceback(folder: Path) -> None:
    (folder / "crash.md").write_text("CRASH")
    answer = call("check", "crash.md", "bad.md", "--output-format", "concise")
    assert answer.code == 2
    assert "crash.md: 读取时发生意外错误：RuntimeError: boom" in answer.out
    assert "bad.md:1:4: SCO101" in answer.out
    assert "Traceback" not in answer.err


def test_a_developer_may_see_the_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "crash.md").write_text("CRASH")
    monkeypatch.setenv("REPORTLINT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        call("check", "crash.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "bad.md").chmod(0)
    assert concise("bad.md")[0].startswith("bad.md: 没有读取权限")


# ---------------------------------------------------------------- output


def test_json_goes_to_standard_output_alone() -> None:
    answer = call("check", "bad.md", "--output-format", "json")
    assert json.loads(answer.out)["summary"]["error"] == 1
    assert answer.err == ""


def test_the_environment_may_choose_format_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTLINT_OUTPUT_FORMAT", "concise")
    monkeypatch.setenv("REPORTLINT_LANG", "en")
    assert call("check", "bad.md").out.splitlines()[0] == "bad.md:1:4: SCO101 is wrong"
    assert call("check", "bad.md", "--lang", "zh").out.splitlines()[0] == "bad.md:1:4: SCO101 有误"


def test_a_file_takes_the_output_without_colours(folder: Path) -> None:
    answer = call("check", "bad.md", "-o", "out.txt", "--color", "always")
    assert (answer.code, answer.out) == (1, "")
    assert (folder / "out.txt").read_text(encoding="utf-8").startswith("错误[SCO101]: 有误\n")


def test_a_file_that_cannot_be_written_is_named() -> None:
    answer = call("check", "bad.md", "-o", "no/such/folder")
    assert answer.code == 2
    assert answer.err.startswith("错误: 无法写入 no/such/folder")


@pytest.mark.parametrize(
    ("flags", "environment", "is_colored"),
    [
        ([], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours_are_a_matter_of_flag_then_environment_then_terminal(
    flags: list[str], environment: dict[str, str], is_colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in call("check", "bad.md", *flags).out) is is_colored


NOTHING = Beliefs((), Vocabulary())


def test_warnings_about_the_call_are_said_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportlint.cli.runs.beliefs_for", lambda config, _: (NOTHING, (f"unknown {config.ignore}",)))
    answer = call("check", "good.md", "--ignore", "A,B", "--ignore", "C", "--lang", "en")
    assert answer.err == "warning: unknown ('A', 'B', 'C')\n"


def test_selections_reach_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Config] = []

    def remember(config: Config, _settings: object) -> tuple[Beliefs, tuple[str, ...]]:
        seen.append(config)
        return NOTHING, ()

    monkeypatch.setattr("reportlint.cli.runs.beliefs_for", remember)
    call("check", "good.md", "--select", "SCO, AMT", "--select", "DAT", "--extend-select", "QUA", "--preview")
    (config,) = seen
    assert (config.select, config.extend_select, config.preview) == (("SCO", "AMT", "DAT"), ("QUA",), True)
