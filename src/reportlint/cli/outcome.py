"""What a run means for whoever called it: the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.finding import Result, Run
from reportlint.rule import Outcome, Severity


def exit_code(run: Run, least: Sequence[Severity], *, always_zero: bool) -> int:
    """Return 2 where the job could not be done, else 1 where a failure weighs enough, else 0.

    `least` holds for every file what is enough.
    """
    if is_incomplete(run):
        return 2
    failing = any(has_failures(result, enough) for result, enough in zip(run.results, least, strict=True))
    return int(not always_zero and failing)


def is_incomplete(run: Run) -> bool:
    """Whether a file could not be read, or a rule broke down."""
    problems = (problem for result in run.results for problem in result.problems)
    return any(problem.fatal or problem.kind == "rule-failed" for problem in problems)


def has_failures(result: Result, least: Severity) -> bool:
    """Whether a failure that is told weighs enough."""
    return any(
        finding.observation.outcome is Outcome.FAIL and finding.severity.rank <= least.rank
        for finding in result.findings
    )
