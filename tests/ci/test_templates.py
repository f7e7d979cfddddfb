"""What others put into their CI: hooks that really run, an action whose script is run, templates whose flags exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT

REPORT = """\
| 三级指标 | 分值 | 自评得分 |
| --- | --- | --- |
| 管护里程完成率 | 10 | {score} |
"""


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command with this environment's programs first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "REPORTLINT_RULES": str(ROOT / "rules"), **environment}
    return subprocess.run(words, cwd=cwd, env=env, capture_output=True, check=False, encoding="utf-8")  # noqa: S603


def git(folder: Path, *words: str) -> None:
    """Call git as somebody."""
    done = run(
        "git", "-c", "user.name=x", "-c", "user.email=x@y.z", "-c", "init.defaultBranch=main", *words, cwd=folder
    )
    assert done.returncode == 0, done.stderr


def hooks() -> list[dict[str, Any]]:
    return list(yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")))


# ---------------------------------------------------------------- pre-commit


@pytest.fixture
def hook_repository(tmp_path: Path) -> Path:
    """Make a repository of the hooks as they stand, but with the environment that is installed already."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    local = [{**hook, "language": "system"} for hook in hooks()]
    (folder / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(local), encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    return folder


@pytest.mark.needs("git")
@pytest.mark.parametrize(("score", "code"), [("15", 1), ("9", 0)])
def test_pre_commit_runs_the_hook_on_reports(hook_repository: Path, tmp_path: Path, score: str, code: int) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "报告 1.md").write_text(REPORT.format(score=score), encoding="utf-8")
    (folder / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    done = run(
        *(sys.executable, "-m", "pre_commit", "try-repo", str(hook_repository), "reportlint", "--all-files"),
        cwd=folder,
        PRE_COMMIT_HOME=str(tmp_path / "cache"),
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("SCO101" in done.stdout) is (score == "15")


def test_the_hooks_name_a_program_that_is_there() -> None:
    for hook in hooks():
        program, verb, *_ = shlex.split(hook["entry"])
        assert (program, verb, hook["language"]) == ("reportlint", "check", "python")


# ---------------------------------------------------------------- action


def script_of_the_action() -> str:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    return str(step["run"])


@pytest.mark.parametrize(("score", "code"), [("15", "1"), ("9", "0")])
def test_the_script_of_the_action_annotates_writes_sarif_and_hands_on_the_code(
    tmp_path: Path, score: str, code: str
) -> None:
    (tmp_path / "a.md").write_text(REPORT.format(score=score), encoding="utf-8")
    script = script_of_the_action().replace('python -m pip install --quiet "$REPORTLINT_PACKAGE"', "true")
    done = run(
        *(shutil.which("bash") or "bash", "-e", "-c", script),
        cwd=tmp_path,
        REPORTLINT_PATHS="a.md",
        REPORTLINT_ARGS="--lang en --select SCO",
        REPORTLINT_SARIF="out.sarif",
        GITHUB_OUTPUT=str(tmp_path / "output"),
    )
    assert str(done.returncode) == code, done.stderr
    assert (tmp_path / "output").read_text() == f"exit-code={code}\n"
    assert ("::error title=reportlint (SCO101),file=a.md,line=3" in done.stdout) is (score == "15")
    assert '"version": "2.1.0"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")


def test_every_input_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(yaml.safe_load(text)["inputs"]) == set(re.findall(r"inputs\.([a-z-]+)", text))


# ---------------------------------------------------------------- templates


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.yml")), ids=lambda path: path.stem)
def test_a_template_calls_the_program_with_flags_it_has(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    yaml.safe_load(text)
    (call,) = re.findall(r"reportlint check[^\n]*", text)
    words = shlex.split(call.partition("||")[0].replace("$REPORTLINT_PATHS", "."))
    (tmp_path / "a.md").write_text(REPORT.format(score=9), encoding="utf-8")
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


# ---------------------------------------------------------------- completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_can_be_taught_to_complete(shell: str, tmp_path: Path) -> None:
    done = run("reportlint", cwd=tmp_path, _REPORTLINT_COMPLETE=f"{shell}_source")
    assert "reportlint" in done.stdout


def test_commands_and_flags_are_completed(tmp_path: Path) -> None:
    told = {"COMP_WORDS": "reportlint che", "COMP_CWORD": "1", "_REPORTLINT_COMPLETE": "bash_complete"}
    assert "check" in run("reportlint", cwd=tmp_path, **told).stdout
    told |= {"COMP_WORDS": "reportlint check --sel", "COMP_CWORD": "2"}
    assert "--select" in run("reportlint", cwd=tmp_path, **told).stdout
