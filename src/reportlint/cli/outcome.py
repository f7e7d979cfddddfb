"""What a run means for whoever called it: the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.finding import Result, Run
from reportlint.messages import PAGE_PROBLEMS
from reportlint.rule import Outcome, Severity


def exit_code(run: Run, least: Sequence[Severity], *, always_zero: bool, allow_unread: bool = False) -> int:
    """Return 2 where the job could not be done, else 1 where a failure weighs enough, else 0.

    It could not be done where a file or, unless that is allowed, a page could not be read, or a rule broke down.
    `least` holds for every file what is enough.
    """
    grave = {"rule-failed"} | (frozenset() if allow_unread else PAGE_PROBLEMS)
    failing = False
    for result, enough in zip(run.results, least, strict=True):
        if any(problem.fatal or problem.kind in grave for problem in result.problems):
            return 2
        failing = failing or has_failures(result, enough)
    return int(not always_zero and failing)


def has_failures(result: Result, least: Severity) -> bool:
    """Whether a failure that is told weighs enough."""
    return any(
        finding.observation.outcome is Outcome.FAIL and finding.severity.rank <= least.rank
        for finding in result.findings
    )
