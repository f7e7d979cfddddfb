"""Checkstyle's XML, which build servers of the Jenkins family read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportlint.finding import Result, Run
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import in_reading_order, message, trouble
from reportlint.render.xml import document, element


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run file by file."""
    files = (element("file", {"name": result.path}, *errors(result, options.language)) for result in run.results)
    yield from document(element("checkstyle", {"version": "4.3"}), files)


def errors(result: Result, language: str) -> Iterator[Element]:
    """Draw what could not be read, then the findings."""
    locator = Locator.of(result.document)
    for problem in result.problems:
        severity = "error" if problem.fatal else "warning"
        source = f"reportlint.{problem.kind}"
        yield element("error", {"severity": severity, "message": trouble(problem, language), "source": source})
    for finding in in_reading_order(result.findings):
        place = locator.position(finding.span)
        yield element(
            "error",
            {
                "line": place.line,
                "column": place.column,
                "severity": finding.severity.value,
                "message": message(finding, language),
                "source": f"reportlint.{finding.rule.code}",
            },
        )
