"""What the reader could not see, as observations, so that an unread page is never a clean page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.facts import Facts
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.rule import Outcome


@dataclass(frozen=True, slots=True)
class ReaderProblem:
    """Parameters."""

    kinds: tuple[str, ...]
    """Kinds of problem the rule tells of."""


def reader_problem(facts: Facts, params: ReaderProblem) -> Iterator[Observation]:
    """Tell of every problem of some kinds."""
    for problem in facts.document.problems:
        if problem.kind in params.kinds and not problem.fatal:
            yield Observation(Outcome.FAIL, problem.span or Span(0, 0), {"kind": problem.kind, **problem.values})
