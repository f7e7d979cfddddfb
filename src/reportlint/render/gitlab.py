"""The Code Quality report of GitLab: a JSON list whose fingerprints are unique."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256

from reportlint.finding import Finding, Result, Run
from reportlint.render.json import Record
from reportlint.render.json_text import dumped, listed
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import in_reading_order, message, trouble
from reportlint.rule import Severity

SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""Severity → GitLab's word for it."""


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run, one record at a time."""
    used: Counter[str] = Counter()
    records = (unique(record, used) for result in run.results for record in records_of(result, options.language))
    yield from listed(map(dumped, records), 0)
    yield "\n"


def records_of(result: Result, language: str) -> Iterator[Record]:
    """Describe what was found in one file, and what could not be read of it."""
    locator = Locator.of(result.document)
    for problem in result.problems:
        line = locator.position(problem.span).line if problem.span else 1
        severity = "blocker" if problem.fatal else "minor"
        yield issue(result.path, problem.kind, trouble(problem, language), severity, line)
    for finding in in_reading_order(result.findings):
        yield finding_issue(result.path, locator, finding, language)


def finding_issue(path: str, locator: Locator, finding: Finding, language: str) -> Record:
    """Describe a finding; GitLab shows the description alone, so that the code stands in it."""
    line = locator.position(finding.span).line
    text = f"{finding.rule.code}: {message(finding, language)}"
    record = issue(path, finding.rule.code, text, SEVERITIES[finding.severity], line)
    return {**record, "fingerprint": shortened(path, finding.fingerprint)}


def issue(path: str, name: str, text: str, severity: str, line: int) -> Record:
    """Describe one thing as GitLab wants it."""
    return {
        "description": text,
        "check_name": name,
        "fingerprint": shortened(path, name, text),
        "severity": severity,
        "location": {"path": path.replace("\\", "/").removeprefix("./"), "lines": {"begin": line}},
    }


def shortened(*parts: str) -> str:
    """Return a fingerprint of several texts."""
    return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def unique(record: Record, used: Counter[str]) -> Record:
    """Tell a fingerprint that occurred before apart by its ordinal."""
    fingerprint = str(record["fingerprint"])
    used[fingerprint] += 1
    return (
        record if used[fingerprint] == 1 else {**record, "fingerprint": shortened(fingerprint, str(used[fingerprint]))}
    )
