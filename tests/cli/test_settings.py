"""Setting files: the nearest one holds, the call stands above it, and a mistake in one is shown with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Answer, call
from helpers import RULES

TABLE = """\
| 三级指标 | 分值 | 自评得分 |
| --- | --- | --- |
| 管护里程完成率 | 10 | 15 |

本次布署的任务已完成。
"""
"""A score above its maximum (SCO101, an error), and a wrong word (TRM106, a warning)."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("REPORTLINT_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "REPORTLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPORTLINT_RULES", str(RULES))
    monkeypatch.chdir(tmp_path)
    write("a.md", TABLE)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def told(*arguments: str) -> list[str]:
    """Check, and return where each code is told: `a.md SCO101`."""
    answer = call("check", "-q", "--output-format", "concise", *(arguments or ["a.md"]))
    assert answer.code in {0, 1}, answer.err
    lines = [line.split(" ", 2) for line in answer.out.splitlines()]
    return [f"{where.partition(':')[0]} {code}" for where, code, *_ in lines]


def refused(*arguments: str) -> str:
    answer = call("check", *(arguments or ["a.md"]), "--lang", "en")
    assert (answer.code, answer.out) == (2, ""), answer
    return answer.err


# ---------------------------------------------------------------- which file holds


def test_without_a_file_the_default_holds() -> None:
    assert told() == ["a.md SCO101", "a.md TRM106"]


def test_the_setting_file_of_the_folder_holds() -> None:
    write("reportlint.toml", 'select = ["TRM"]\n')
    assert told() == ["a.md TRM106"]


def test_a_project_file_holds_if_it_has_our_table() -> None:
    write("pyproject.toml", '[project]\nname = "x"\n[tool.reportlint]\nselect = ["SCO101"]\n')
    assert told() == ["a.md SCO101"]


def test_in_one_folder_the_dedicated_file_wins() -> None:
    write("pyproject.toml", '[tool.reportlint]\nselect = ["SCO101"]\n')
    write("reportlint.toml", 'select = ["TRM"]\n')
    assert told() == ["a.md TRM106"]


def test_the_nearest_file_wins_alone_and_each_report_has_its_own() -> None:
    write("reportlint.toml", 'ignore = ["SCO101"]\n')
    write("in/reportlint.toml", 'select = ["SCO101"]\n')
    write("in/pyproject.toml", '[tool.reportlint]\nselect = ["ALL"]\n')
    write("in/deep/pyproject.toml", "[tool.other]\n")
    write("in/deep/b.md", TABLE)
    assert told("a.md", "in/deep/b.md") == ["a.md TRM106", "in/deep/b.md SCO101"]


def test_a_file_can_extend_another_and_add_to_its_lists() -> None:
    write("base.toml", 'select = ["SCO", "TRM"]\nignore = ["SCO101"]\n[severity]\nTRM106 = "error"\n')
    write("in/reportlint.toml", 'extend = "../base.toml"\nextend-select = ["DUP"]\n')
    write("in/b.md", TABLE)
    answer = call("check", "in/b.md")
    assert answer.code == 1
    assert "错误[TRM106]" in answer.out
    assert "SCO101" not in answer.out


def test_a_selection_of_its_own_starts_anew() -> None:
    write("base.toml", 'ignore = ["SCO101"]\n')
    write("reportlint.toml", 'extend = "base.toml"\nselect = ["SCO"]\n')
    assert told() == ["a.md SCO101"]


@pytest.mark.parametrize("text", ['extend = "reportlint.toml"', 'extend = "b.toml"', 'extend = "no.toml"'])
def test_extending_in_a_circle_or_into_nothing_is_refused(text: str) -> None:
    write("b.toml", 'extend = "reportlint.toml"')
    write("reportlint.toml", text)
    assert ":1:10: " in refused()


# ---------------------------------------------------------------- the call stands above


def test_flags_win_over_inline_settings_over_the_file() -> None:
    write("reportlint.toml", 'select = ["DUP"]\nfail-severity = "warning"\n')
    assert told("a.md", "--config", "select = ['TRM']") == ["a.md TRM106"]
    assert told("a.md", "--config", "select = ['TRM']", "--select", "SCO101") == ["a.md SCO101"]
    assert call("check", "a.md", "--select", "TRM").code == 1
    assert call("check", "a.md", "--select", "TRM", "--fail-severity", "error").code == 0


def test_what_the_file_ignores_stays_ignored_until_the_call_selects() -> None:
    write("reportlint.toml", 'ignore = ["SCO101"]\n')
    assert told("a.md", "--ignore", "TRM") == []
    assert told("a.md", "--select", "SCO") == ["a.md SCO101"]


def test_a_named_file_holds_for_every_report() -> None:
    write("reportlint.toml", 'select = ["TRM"]\n')
    write("other.toml", 'select = ["SCO101"]\n')
    assert told("a.md", "--config", "other.toml") == ["a.md SCO101"]


def test_isolated_from_all_files_the_default_holds() -> None:
    write("reportlint.toml", 'select = ["TRM"]\n')
    assert told("a.md", "--isolated") == ["a.md SCO101", "a.md TRM106"]


def test_a_named_file_that_is_missing_is_no_default() -> None:
    assert refused("a.md", "--config", "no.toml") == "error: no such setting file: no.toml\n"
    assert "only one setting file" in refused("a.md", "--config", "a.md", "--config", "b.toml")


# ---------------------------------------------------------------- keys


def test_a_rule_is_left_out_of_the_files_of_a_pattern_whatever_selects_it() -> None:
    write("in/b.md", TABLE)
    write("reportlint.toml", 'select = ["TRM106", "SCO101"]\n[per-file-ignores]\n"in/*" = ["TRM"]\n')
    assert told(".") == ["a.md SCO101", "a.md TRM106", "in/b.md SCO101"]
    assert told(".", "--per-file-ignores", "a.md:SCO101, *.md:wrong-word") == ["in/b.md SCO101"]


def test_severity_is_set_by_selector_and_decides_the_exit() -> None:
    write("reportlint.toml", '[severity]\nSCO = "warning"\n')
    assert call("check", "a.md").code == 0


def test_parameters_of_a_rule_are_replaced_and_stay_checked() -> None:
    write("reportlint.toml", '[rules.score-above-maximum]\nlow = "分值"\nhigh = "得分"\n')
    assert told() == ["a.md TRM106"]
    write("reportlint.toml", "[rules.SCO101]\nlw = 1\n")
    assert refused().startswith("error: reportlint.toml:2:1: unknown key lw (did you mean low?); known: low, high.\n")


def test_further_rules_come_from_folders_beside_the_file() -> None:
    rule = (RULES / "TRM" / "TRM106-wrong-word.yaml").read_text(encoding="utf-8")
    rule = rule.replace("code: TRM106", "code: TRM199").replace("name: wrong-word", "name: own-word")
    write("own/TRM199-own-word.yaml", rule)
    write("reportlint.toml", 'rule-paths = ["own"]\nselect = ["TRM199"]\n')
    write("in/b.md", TABLE)
    assert told("in/b.md") == ["in/b.md TRM199"]
    assert call("rule", "TRM199").code == 0
    assert call("test", "TRM199").code == 0


def test_the_language_of_the_file_holds_unless_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    write("reportlint.toml", 'lang = "en"\n')
    assert "error[SCO101]" in call("check", "a.md").out
    assert "错误[SCO101]" in call("check", "a.md", "--lang", "zh").out
    monkeypatch.setenv("REPORTLINT_LANG", "zh")
    assert "错误[SCO101]" in call("check", "a.md").out


def test_limits_bound_what_is_read() -> None:
    write("reportlint.toml", "[limits]\nfile-bytes = 10\n")
    answer = call("check", "a.md")
    assert answer.code == 2
    assert "超过大小上限" in answer.out


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sevrity = {}", "reportlint.toml:1:1: unknown key sevrity (did you mean severity?)"),
        ('select = ["SCO", "SOC"]', "reportlint.toml:1:18: no rule is called SOC (did you mean "),
        ('[severity]\nSCO1O1 = "info"', "reportlint.toml:2:1: no rule is called SCO1O1 (did you mean SCO1"),
        ('[severity]\nSCO101 = "fatal"', "reportlint.toml:2:10: fatal is not one of error, warning, info."),
        ("[rules.SCO]\n", "reportlint.toml:1:8: expected the code or name of one rule; SCO is none"),
        ("jobs = 0", "reportlint.toml:1:8: expected a whole number of at least 1, found “0”."),
        ('jobs = "2"', "reportlint.toml:1:8: expected a whole number of at least 1, found “2”."),
        ('select = "SCO"', "reportlint.toml:1:10: expected a list, found “SCO”."),
        ('rule-paths = ["nowhere"]', "reportlint.toml:1:15: no such folder: "),
        ("[limits]\nfile-size = 3", "reportlint.toml:2:1: unknown key file-size"),
        ("select = [", "reportlint.toml:1:11: not valid TOML: "),
    ],
)
def test_a_mistake_is_shown_with_its_place_and_line(text: str, said: str) -> None:
    write("reportlint.toml", text)
    answer = refused()
    assert answer.startswith(f"error: {said}")
    assert f" | {text.splitlines()[int(said.split(':')[1]) - 1]}\n" in answer


def test_all_mistakes_are_told_together() -> None:
    write("reportlint.toml", "sevrity = 1\njobs = 0\n")
    assert refused().count("reportlint.toml:") == 2


def test_an_unknown_rule_in_ignore_is_a_warning_with_its_place() -> None:
    write("reportlint.toml", 'ignore = ["SCO999"]\n[per-file-ignores]\n"*.md" = ["XYZ"]\n')
    answer = call("check", "a.md", "--lang", "en")
    assert answer.code == 1
    assert "warning: reportlint.toml:1:11: no rule is called SCO999" in answer.err
    assert "warning: reportlint.toml:3:11: no rule is called XYZ" in answer.err
    assert answer.err.count("SCO999") == 2  # the sentence and the line


def test_a_project_file_of_others_that_is_no_toml_is_shown() -> None:
    write("pyproject.toml", "[tool.reportlint]\nselect = [\n")
    assert "pyproject.toml:2:" in refused()


# ---------------------------------------------------------------- files


def test_excluded_files_and_folders_are_passed_over_and_can_be_listed() -> None:
    write("in/old/b.md", TABLE)
    write("in/c.md", TABLE)
    write("reportlint.toml", 'exclude = ["old"]\nextend-exclude = ["/a.md"]\n')
    assert told(".") == ["in/c.md SCO101", "in/c.md TRM106"]
    assert call("check", ".", "--show-files") == Answer(0, "in/c.md\n", "略过: a.md\n略过: in/old\n")


def test_a_file_that_is_named_is_checked_unless_exclusion_is_forced() -> None:
    write("reportlint.toml", 'exclude = ["a.md"]\n')
    assert told("a.md") == ["a.md SCO101", "a.md TRM106"]
    assert told("a.md", "--force-exclude") == []


def listed(*arguments: str) -> list[str]:
    return call("check", *arguments, "--show-files").out.splitlines()


def test_what_git_ignores_is_passed_over_as_git_would() -> None:
    Path(".git").mkdir()
    write(".gitignore", "/drafts/\n*.tmp.md\n# note\n")
    for name in ("drafts/b.md", "in/c.tmp.md", "in/d.md", "in/keep/e.tmp.md"):
        write(name, TABLE)
    write("in/keep/.gitignore", "!e.tmp.md\n")
    assert listed(".") == ["a.md", "in/d.md", "in/keep/e.tmp.md"]
    assert listed("in") == ["in/d.md", "in/keep/e.tmp.md"]
    assert "drafts/b.md" in listed(".", "--no-respect-gitignore")


def test_show_settings_names_every_key_with_its_origin() -> None:
    write("reportlint.toml", '\nselect = ["SCO"]\n')
    answer = call("check", "a.md", "--show-settings", "--lang", "en", "--config", "jobs = 3", "--ignore", "SCO2")
    lines = answer.out.splitlines()
    assert lines[0] == "# settings of a.md: reportlint.toml"
    assert 'select = ["SCO"]  # reportlint.toml:2' in lines
    assert 'ignore = ["SCO2"]  # command line' in lines
    assert "jobs = 3  # --config:1" in lines
    assert 'fail-severity = "error"  # default' in lines
