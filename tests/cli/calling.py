"""Calling the command line without rules of its own: a stand-in for `lint` that finds words."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from typing import NamedTuple

import pytest

from reportlint.cli import main
from reportlint.config import Config
from reportlint.finding import Finding, Observation, Result, Tally
from reportlint.flow import Beliefs
from reportlint.model import Span
from reportlint.read import read
from reportlint.rule import Outcome, Rule, Severity, Vocabulary

WORDS: Mapping[str, Severity] = {"BAD": Severity.ERROR, "ODD": Severity.WARNING, "UGLY": Severity.INFO}
"""What the stand-in finds."""

CODES = {Severity.ERROR: "SCO101", Severity.WARNING: "DAT101", Severity.INFO: "PUN101"}


class Answer(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str


def rule_of(severity: Severity) -> Rule:
    """Make the rule that finds words of a severity."""
    told = {"zh": "有误", "en": "is wrong"}
    return Rule(CODES[severity], f"{severity.value}-word", severity, "words", None, told, told, told)


def lint(data: bytes, path: str, _beliefs: Beliefs, _config: Config) -> Result:
    """Find the words; a file that says CRASH is our own bug."""
    document = read(data, path)
    if "CRASH" in document.text:
        raise RuntimeError("boom")
    findings = tuple(
        Finding(
            rule_of(severity), Observation(Outcome.FAIL, Span(at, at + len(word))), severity, (), "0" * 16, Span(at, at)
        )
        for word, severity in WORDS.items()
        if (at := document.text.find(word)) >= 0
    )
    tallies = {finding.rule.code: Tally(1, 0, 1, 0) for finding in findings}
    return Result(path, document, "", findings=findings, tallies=tallies, problems=document.problems)


def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line use the stand-in, and a neutral environment."""
    beliefs = Beliefs((), Vocabulary())
    monkeypatch.setattr("reportlint.cli.runs.beliefs_for", lambda *_: (beliefs, ()))
    monkeypatch.setattr("reportlint.cli.ledger.beliefs_for", lambda *_: (beliefs, ()))
    monkeypatch.setattr("reportlint.cli.tasks.lint", lint)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "REPORTLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def call(*arguments: str, stdin: bytes = b"") -> Answer:
    """Call the program in this process."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(stdin)), out, err
    try:
        code = main(arguments)
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    return Answer(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))
