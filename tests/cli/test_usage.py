"""Help, mistakes of the caller, and the language both are in."""

from __future__ import annotations

import pytest
from calling import call

from reportlint.cli.session import session_of
from reportlint.cli.verbs import COMMANDS
from reportlint.load.errors import ConfigError


@pytest.fixture(autouse=True)
def neutral(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "REPORTLINT_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "POSIX"}, "zh"),
        ([], {"LANG": "zh_CN.GB18030"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE"}, "en"),
        ([], {"LANG": "en_US.UTF-8", "REPORTLINT_LANG": "zh"}, "zh"),
        (["check", "--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["check", "--lang=zh"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["check", "--lang", "fr"], {"LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_that_of_the_locale_or_chinese(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert session_of(arguments, environment).language == language


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_explains_itself_in_both_languages(command: str, language: str) -> None:
    answer = call(command, "--help", "--lang", language)
    assert answer.code == 0
    assert answer.out.startswith("用法: " if language == "zh" else "Usage: ")
    assert ("显示帮助" if language == "zh" else "show this help") in answer.out
    assert answer.out.isascii() is (language == "en")


def test_the_program_lists_its_commands() -> None:
    answer = call("--help", "--lang", "en")
    assert answer.code == 0
    assert all(f"\n  {command} " in answer.out for command in COMMANDS)


def test_without_a_command_the_help_is_shown_and_nothing_is_done() -> None:
    answer = call()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("用法: reportlint")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "没有命令 chekc。是否想写 check？"),
        (["check", "--selct", "X"], "没有选项 --selct。"),
        (["check", "--extend-slect", "X"], "没有选项 --extend-slect。是否想写 --extend-select？"),
        (["check", "--foo"], "没有选项 --foo。\n"),
        (["text"], "缺少 FILE。"),
        (["text", "a.md", "b.md"], "多余的参数：b.md。"),
        (["check", "--lang", "fr"], "fr"),
    ],
)
def test_a_mistake_is_explained_with_the_way_to_the_help(arguments: list[str], said: str) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("错误: ")
    assert said in answer.err
    assert "--help" in answer.err


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_one_line(flag: str) -> None:
    answer = call(flag)
    assert answer.code == 0
    assert answer.out.startswith("reportlint ")


def test_a_mistake_in_the_settings_is_said_in_the_language_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ConfigError("没有规则 X。", "no rule X.")

    monkeypatch.setattr("reportlint.cli.runs.beliefs_for", refuse)
    assert call("check", "-", "--lang", "en") == (2, "", "error: no rule X.\n")
    assert call("check", "-") == (2, "", "错误: 没有规则 X。\n")


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, RuntimeError("boom"), MemoryError()])
def test_nothing_ends_in_a_traceback(trouble: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise trouble

    monkeypatch.setattr("reportlint.cli.runs.beliefs_for", fail)
    answer = call("check", "-")
    assert answer.code == 2
    assert "Traceback" not in answer.err
    assert answer.err.strip()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--color", "alway"], "--color 没有“alway”这个值；可选：auto, always, never。是否想写 always？"),
        (["--lang", "fr"], "--lang 没有“fr”这个值；可选：zh, en。"),
        (["--fail-severity", "bad"], "--fail-severity 没有“bad”这个值；可选：error, warning, info。"),
        (["--jobs", "0"], "--jobs 应为不小于 1 的整数。"),
        (["-j", "many"], "--jobs 应为不小于 1 的整数。"),
        (["--select"], "--select 后缺少值。"),
    ],
)
def test_a_value_that_an_option_does_not_take_is_said_in_the_language_of_the_reader(
    arguments: list[str], told: str
) -> None:
    answer = call("check", *arguments)
    assert (answer.code, answer.err.splitlines()[0]) == (2, f"错误: {told}")


def test_a_nought_typed_for_an_o_is_understood() -> None:
    assert "是否想写 SCO101？" in call("check", "--select", "SC0101").err
