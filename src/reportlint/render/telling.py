"""What a finding or a problem says, and in which order findings are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import regex

from reportlint.finding import Finding, Result, Silence, told
from reportlint.messages import PAGE_PROBLEMS, problem_text
from reportlint.model import Problem
from reportlint.patterns import Pattern, compiled
from reportlint.render.visible import one_line
from reportlint.render.words import say


def message(finding: Finding, language: str) -> str:
    """Return what a finding says, on one line and harmless to a terminal."""
    return one_line(finding.message(language) + (say(f"doubt.{finding.doubt.kind}", language) if finding.doubt else ""))


REQUESTS: Mapping[str, Pattern] = {
    "zh": compiled(r"[^，。；：]*(?:请|建议).*", regex.DOTALL),
    "en": compiled(r"[Pp]lease\b.*", regex.DOTALL),
}
"""What a message asks for: from the clause that asks to the end."""

LAST_SENTENCE: Mapping[str, Pattern] = {"zh": compiled(r"[^。]+。?$"), "en": compiled(r"[^.]+\.?$")}
"""What stands for it in a message that asks for nothing."""


def request(finding: Finding, language: str) -> str:
    """Return what a finding asks the unit to do, in the words of its message."""
    template = finding.rule.message[language].strip()
    asked = REQUESTS[language].search(template) or LAST_SENTENCE[language].search(template)
    return one_line(told(asked[0].strip() if asked else template, finding.observation.values))


def trouble(problem: Problem, language: str) -> str:
    """Say what could not be read or checked."""
    return one_line(problem_text(problem.kind, problem.values, language))


def kept_because(silence: Silence, language: str) -> str:
    """Say why a finding is kept back: how it was asked for, by whom, with which reason, and for how long."""
    author = say("silence.author", language, author=silence.author) if silence.author else ""
    until = say("silence.until", language, day=silence.until.isoformat()) if silence.until else ""
    reason = say("at", language) + silence.reason if silence.reason else ""
    return one_line(say(f"silence.{silence.kind}", language) + author + until + reason)


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place."""
    return sorted(findings, key=lambda finding: (finding.span, finding.rule.code))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by severity, then by place."""
    return sorted(findings, key=lambda finding: (finding.severity.rank, finding.span, finding.rule.code))


def unread_pages(result: Result) -> Sequence[str]:
    """Name the pages of which nothing could be read."""
    pages = {problem.values["page"] for problem in result.problems if problem.kind in PAGE_PROBLEMS}
    return sorted(pages, key=lambda page: (len(page), page))
