"""Files in, results out, in the same order: in this process or in several, whatever happens to one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from reportlint.cli.shelf import Shelf
from reportlint.cli.tasks import Plan, is_plain, lint_source
from reportlint.files import Source
from reportlint.finding import Result
from reportlint.read import SUFFIXES, TEXTS

FEW_BINARY = 2
"""Packages and pdfs from which on several processes pay."""

FEW_TEXTS = 12
"""Files of any kind from which on several processes pay."""


def lint_all(plan: Plan, jobs: int | None, done: Callable[[Result], Result]) -> Shelf:
    """Check every file; as each is done, `done` may change its result."""
    shelf = Shelf(len(plan.sources), plan.rules())
    for index, result in in_some_order(plan, worker_count(plan.sources, jobs)):
        shelf.put(index, done(result))
    return shelf


def worker_count(sources: Sequence[Source], jobs: int | None) -> int:
    """Choose how many processes to use: as asked, else one unless there is enough to do."""
    readable = [source for source in sources if source.problem is None]
    binary = [source for source in readable if SUFFIXES.get(source.suffix, "") not in {*TEXTS, ""}]
    if jobs is None:
        jobs = processors() if len(binary) >= FEW_BINARY or len(readable) >= FEW_TEXTS else 1
    return max(1, min(jobs, len(readable)))


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_some_order(plan: Plan, workers: int) -> Iterator[tuple[int, Result]]:
    """Check files as fast as `workers` processes can, each result with the index of its file.

    Short texts are read in this process. Everything else is read where it can be ended, even if there is one file only.
    """
    if workers == 1 and all(source.problem or is_plain(source) for source in plan.sources):
        return in_turn(plan)
    from reportlint.cli.pool import in_processes  # noqa: PLC0415 - text must not wait for it

    return in_processes(plan, workers)


def in_turn(plan: Plan) -> Iterator[tuple[int, Result]]:
    """Check one file after the other."""
    return ((index, lint_source(source, plan.task(index))) for index, source in enumerate(plan.sources))
