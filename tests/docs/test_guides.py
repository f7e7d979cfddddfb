"""The guides: what they show is what happens, every page is there in both languages, and every link leads somewhere."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, rules

BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A fenced block: its language, its file, its text."""
ELSEWHERE = ("pip ",)
"""Commands that fetch something."""


def steps(page: Path) -> list[tuple[str, str, str]]:
    return [(kind, title, text) for kind, title, text in BLOCK.findall(page.read_text(encoding="utf-8"))]


def run(command: str, folder: Path) -> str:
    """Run a command of a guide and return all it said."""
    words = [sys.executable, "-m", *shlex.split(command)]
    environment = {**os.environ, "REPORTLINT_RULES": str(ROOT / "rules"), "LANG": "C.UTF-8"}
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
    assert commands >= 6


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
