"""One finding a line, for grep and editors: `path:line:column: CODE message`."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.finding import Finding, Result, Run
from reportlint.render.location import Locator, address
from reportlint.render.options import Options
from reportlint.render.summary import looked, verdict
from reportlint.render.telling import in_reading_order, message, trouble
from reportlint.render.totals import add_up


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run line by line."""
    for result in run.results:
        yield from (f"{line}\n" for line in result_lines(result, options.language))
    if not options.quiet:
        yield f"{summary_line(run, options.language)}\n"


def result_lines(result: Result, language: str) -> Iterator[str]:
    """Draw the findings of one file, then what could not be read."""
    locator = Locator.of(result.document)
    for finding in in_reading_order(result.findings):
        yield finding_line(result.path, locator, finding, language)
    for problem in result.problems:
        yield f"{address(result.path, locator, problem.span)}: {trouble(problem, language)}"


def finding_line(path: str, locator: Locator, finding: Finding, language: str) -> str:
    """Draw one finding."""
    return f"{address(path, locator, finding.span)}: {finding.rule.code} {message(finding, language)}"


def summary_line(run: Run, language: str) -> str:
    """Draw what the run amounts to."""
    totals = add_up(run)
    sentences = [verdict(totals, language), *([looked(totals, language)] if totals.read_files else [])]
    return ("" if language == "zh" else " ").join(sentences)
