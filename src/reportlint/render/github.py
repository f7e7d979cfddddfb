"""Workflow commands of GitHub Actions: each becomes an annotation beside the report.

A step shows ten annotations of a level (actions/toolkit#734); the gravest come first, and what is beyond stands in the
log as plain lines, with a notice that says so. Nothing is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlint.finding import Finding, Run
from reportlint.render.concise import finding_line, summary_line
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import in_reading_order, message, trouble
from reportlint.render.words import say
from reportlint.rule import Severity

COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
"""Severity → command."""
MOST = 10
"""Annotations of one level that a step shows."""

Told = tuple[bool, str]
"""Whether a finding becomes an annotation, and its line."""


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    language = options.language
    lines = [*unread_lines(run, language), *annotation_lines(run, language)]
    if not options.quiet:
        lines.append(summary_line(run, language))
    return "".join(f"{line}\n" for line in lines)


def unread_lines(run: Run, language: str) -> Iterator[str]:
    """Draw what could not be read or checked."""
    for result in run.results:
        for problem in result.problems:
            level = "error" if problem.fatal else "warning"
            yield f"::{level} title=reportlint,file={property_of(result.path)}::{data_of(trouble(problem, language))}"


def annotation_lines(run: Run, language: str) -> Iterator[str]:
    """Draw the findings, the gravest first; those beyond what a step shows as plain lines."""
    told: dict[Severity, list[Told]] = {severity: [] for severity in Severity}
    for result in run.results:
        locator = Locator.of(result.document)
        for finding in in_reading_order(result.findings):
            shown = len(told[finding.severity]) < MOST
            draw = command if shown else finding_line
            told[finding.severity].append((shown, draw(result.path, locator, finding, language)))
    lines = [line for level in told.values() for line in level]
    yield from (text for shown, text in lines if shown)
    beyond = [text for shown, text in lines if not shown]
    yield from beyond
    if beyond:
        yield f"::notice title=reportlint::{data_of(say('more-in-log', language, count=len(beyond)))}"


def command(path: str, locator: Locator, finding: Finding, language: str) -> str:
    """Draw one finding."""
    start, end = locator.position(finding.span), locator.lines.position(finding.span.end)
    place = {
        "title": f"reportlint ({finding.rule.code})",
        "file": path.replace("\\", "/"),
        "line": start.line,
        "endLine": end.line,
        "col": start.column,
        "endColumn": end.column,
    }
    properties = ",".join(f"{name}={property_of(str(value))}" for name, value in place.items())
    return f"::{COMMANDS[finding.severity]} {properties}::{data_of(message(finding, language))}"


def data_of(text: str) -> str:
    """Escape the text of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_of(text: str) -> str:
    """Escape a property of a command."""
    return data_of(text).replace(":", "%3A").replace(",", "%2C")
