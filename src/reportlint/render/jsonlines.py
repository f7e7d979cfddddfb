"""One JSON object a line: findings with their file, then what could not be read, for programs that read along."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportlint.finding import Result, Run
from reportlint.render.json import Record, finding_record, problem_record
from reportlint.render.location import Locator
from reportlint.render.options import Options


def render(run: Run, options: Options) -> str:
    """Draw a run; what is kept back stands in it with its `silenced`."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run line by line."""
    for result in run.results:
        for record in records_of(result, options.language):
            yield json.dumps(record, ensure_ascii=False) + "\n"


def records_of(result: Result, language: str) -> Iterator[Record]:
    """Describe what was found in one file, one record each; `type` tells them apart."""
    locator = Locator.of(result.document)
    groups = {group.identifier: group for group in result.groups}
    for finding in (*result.findings, *result.suppressed):
        yield {"type": "finding", "path": result.path, **finding_record(finding, locator, groups, language)}
    for problem in result.problems:
        yield {"type": "problem", "path": result.path, **problem_record(problem, locator, language)}
