"""What a run means for whoever called it: the exit code."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.finding import Result, Run
from reportlint.rule import Outcome, Severity

UNREAD_PAGES = frozenset({"unreadable-page", "damaged-page"})
"""Kinds of problems that leave a page unread."""


def exit_code(run: Run, least: Sequence[Severity], *, always_zero: bool, allow_unread: bool = False) -> int:
    """Return 2 where the job could not be done, else 1 where a failure weighs enough, else 0.

    `least` holds for every file what is enough.
    """
    if is_incomplete(run, allow_unread=allow_unread):
        return 2
    failing = any(has_failures(result, enough) for result, enough in zip(run.results, least, strict=True))
    return int(not always_zero and failing)


def is_incomplete(run: Run, *, allow_unread: bool) -> bool:
    """Whether a file or, unless that is allowed, a page could not be read, or a rule broke down."""
    grave = {"rule-failed"} | (frozenset() if allow_unread else UNREAD_PAGES)
    problems = (problem for result in run.results for problem in result.problems)
    return any(problem.fatal or problem.kind in grave for problem in problems)


def has_failures(result: Result, least: Severity) -> bool:
    """Whether a failure that is told weighs enough."""
    return any(
        finding.observation.outcome is Outcome.FAIL and finding.severity.rank <= least.rank
        for finding in result.findings
    )
