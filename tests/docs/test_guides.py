"""The guides: what they show is what happens, every page is there in both languages, and every link leads somewhere."""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import ROOT, rules

from benchmarks.accuracy.__main__ import WRONG
from benchmarks.accuracy.neutral import NEUTRAL
from benchmarks.accuracy.publish import CORPORA, RESULTS, digest, rule_codes

BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A fenced block: its language, its file, its text."""
INSTALLED = os.environ.get("REPORTLINT_PYTHON", "")
"""The Python of an environment that the guides are followed in; empty for this one, with the rules of the checkout."""
ELSEWHERE = ("pip ",)
"""Commands that fetch something."""


def steps(page: Path) -> list[tuple[str, str, str]]:
    return [(kind, title, text) for kind, title, text in BLOCK.findall(page.read_text(encoding="utf-8"))]


def run(command: str, folder: Path) -> str:
    """Run a command of a guide and return all it said."""
    words = [INSTALLED or sys.executable, "-m", *shlex.split(command)]
    environment = {**os.environ, "LANG": "C.UTF-8"} | ({} if INSTALLED else {"REPORTLINT_RULES": str(ROOT / "rules")})
    environment.pop("REPORTLINT_LANG", None)
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_newcomer_who_follows_the_guide_sees_what_it_shows(language: str, tmp_path: Path) -> None:
    commands = 0
    for kind, title, text in steps(ROOT / "docs" / language / "start.md"):
        if title:
            (tmp_path / title).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / title).write_text(text, encoding="utf-8")
        elif kind == "console":
            call, _, shown = text.removeprefix("$ ").partition("\n")
            if not call.startswith(ELSEWHERE):
                commands += 1
                said = run(call, tmp_path)
                assert [line for line in shown.splitlines() if line != "…" and line not in said] == [], said
    assert commands >= 7


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pipeline_of_the_guide_runs_what_the_guide_has_shown_by_hand(language: str) -> None:
    blocks = steps(ROOT / "docs" / language / "start.md")
    (pipeline,) = [yaml.safe_load(text) for _, title, text in blocks if title.startswith(".github/workflows/")]
    ran = [step["run"] for step in pipeline["jobs"]["reportlint"]["steps"] if "run" in step]
    shown = [
        text.removeprefix("$ ").split("\n")[0].replace(" --lang en", "")
        for kind, _, text in blocks
        if kind == "console"
    ]
    assert ran[-1].startswith("reportlint check")
    assert set(ran) <= set(shown)


def test_every_guide_is_there_in_both_languages() -> None:
    names = [sorted(path.name for path in (ROOT / "docs" / language).glob("*.md")) for language in ("zh", "en")]
    assert names[0] == names[1]
    assert [headings("zh", name) for name in names[0]] == [headings("en", name) for name in names[0]]


def headings(language: str, name: str) -> int:
    text = (ROOT / "docs" / language / name).read_text(encoding="utf-8")
    return len(re.findall("^#+ ", text, re.MULTILINE))


def test_the_site_is_built_with_a_page_for_every_rule_and_no_broken_link(tmp_path: Path) -> None:
    pages, site = tmp_path / "pages", tmp_path / "site"
    runpy.run_path(str(ROOT / "docs" / "generate.py"))["generate"](pages)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("build/docs", str(pages)).replace("build/site", str(site))
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(tmp_path / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    for language in ("zh", "en"):
        built = {path.stem for path in (site / language / "rules").glob("*.html")}
        assert built == {"index", *(rule.code for rule in rules())}
    assert "SCO101" in (site / "zh" / "rules" / "SCO101.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- accuracy


def results() -> dict[str, Any]:
    """Return the figures that the site tells."""
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return found


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_figures_of_accuracy_are_about_the_documents_as_they_are(corpus: str) -> None:
    remedy = "measure again: python -m benchmarks.accuracy.publish"
    assert results()["corpora"][corpus]["digest"] == digest(CORPORA[corpus]), remedy


def test_every_kind_of_change_is_measured_and_described() -> None:
    described = yaml.safe_load((ROOT / "benchmarks" / "accuracy" / "kinds.yaml").read_text("utf-8"))
    assert set(described) == {*WRONG, *NEUTRAL}
    for corpus in results()["corpora"].values():
        assert {row["kind"] for row in corpus["mutants"]} == set(WRONG)
        assert {row["kind"] for row in corpus["neutral"]} == set(NEUTRAL)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_on_accuracy_tells_the_figures_of_every_kind(language: str) -> None:
    page = runpy.run_path(str(ROOT / "docs" / "accuracy.py"))["accuracy_page"](language)
    for corpus in results()["corpora"].values():
        for row in corpus["mutants"]:
            assert (
                not row["killable"] or f"{row['caught']}{'/' if language == 'zh' else ' of '}{row['killable']}" in page
            )
        assert f"| {corpus['documents']} | {corpus['clean']['error']} | {corpus['clean']['warning']} |" in page


def test_the_page_on_accuracy_says_that_rules_have_changed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    told = runpy.run_path(str(ROOT / "docs" / "accuracy.py"))["since"]
    codes = set(rule_codes())
    assert list(told(codes, "en")) == []
    (line,) = told({*sorted(codes)[2:], "OLD999"}, "en")
    assert line == "Since then 2 rules came and 1 went; the figures may have moved."
