"""Findings by file, then by section, in reading order: for long runs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportlint.finding import Finding, Result, Run
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.paint import painted
from reportlint.render.pieces import Line
from reportlint.render.statistics import statistics
from reportlint.render.summary import summary
from reportlint.render.telling import in_reading_order, message, trouble
from reportlint.render.visible import one_line
from reportlint.render.words import say


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run file by file, then the last lines."""
    for result in run.results:
        if result.findings or result.problems:
            yield painted(file_lines(result, options.language), color=options.color)
    if options.statistics:
        yield painted(statistics(run, options.language), color=options.color)
    if not options.quiet:
        yield painted(summary(run, options), color=options.color)


def file_lines(result: Result, language: str) -> Iterator[Line]:
    """Draw one file."""
    locator = Locator.of(result.document)
    yield ((one_line(result.path), "strong"),)
    for problem in result.problems:
        yield (("  ", ""), (trouble(problem, language), "error" if problem.fatal else "warning"))
    findings = in_reading_order(result.findings)
    width = max((len(locator.short(finding.span)) for finding in findings), default=0)
    for section, same in groupby(findings, key=section_of):
        if section:
            yield (("  ", ""), (section, "frame"))
        for finding in same:
            yield finding_line(locator, finding, width, language)
    yield ()


def section_of(finding: Finding) -> str:
    """Return the section of a finding, the outermost alone."""
    return one_line(finding.place[0]) if finding.place else ""


def finding_line(locator: Locator, finding: Finding, width: int, language: str) -> Line:
    """Draw one finding."""
    head = f"{say(finding.severity.value, language)}[{finding.rule.code}]"
    return (
        (f"    {locator.short(finding.span):<{width}}  ", "frame"),
        (head, finding.severity.value),
        (f" {message(finding, language)}", ""),
    )
