"""What a run means for whoever called it: the exit code."""

from __future__ import annotations

from reportlint.finding import Run
from reportlint.rule import Outcome, Severity


def exit_code(run: Run, least: Severity, *, always_zero: bool) -> int:
    """Return 2 where the job could not be done, else 1 where a failure weighs at least `least`, else 0."""
    if is_incomplete(run):
        return 2
    return int(not always_zero and has_failures(run, least))


def is_incomplete(run: Run) -> bool:
    """Whether a file could not be read, or a rule broke down."""
    problems = (problem for result in run.results for problem in result.problems)
    return any(problem.fatal or problem.kind == "rule-failed" for problem in problems)


def has_failures(run: Run, least: Severity) -> bool:
    """Whether a failure that is told weighs enough."""
    findings = (finding for result in run.results for finding in result.findings)
    return any(
        finding.observation.outcome is Outcome.FAIL and finding.severity.rank <= least.rank for finding in findings
    )
