"""Files in, results out, in the same order: in this process or in several, whatever happens to one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlint.config import Config
from reportlint.files import Source, refusal
from reportlint.finding import Result
from reportlint.flow import Beliefs, lint
from reportlint.model import Document, Problem
from reportlint.read import SUFFIXES, TEXTS, is_text
from reportlint.rule import Severity

FEW_BINARY = 2
"""Packages and pdfs from which on several processes pay."""

SHORT = 2**16
"""Text up to so many bytes is read in this process: it is quickly done, whatever it says."""

FEW_TEXTS = 100
"""Files of any kind from which on several processes pay."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to every file."""

    beliefs: Beliefs
    """Rules and words."""
    config: Config
    """Settings."""
    debug: bool = False
    """Whether our own bugs end the run."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Files, and what is done to each; most runs do the same to all."""

    sources: tuple[Source, ...]
    """The files, in the order of the output."""
    tasks: tuple[Task, ...]
    """What is done, each once."""
    which: tuple[int, ...]
    """For every file the index of its task."""

    @classmethod
    def same(cls, sources: Sequence[Source], task: Task) -> Plan:
        """Do the same to all files."""
        return cls(tuple(sources), (task,), (0,) * len(sources))

    def task(self, index: int) -> Task:
        """Return what is done to a file."""
        return self.tasks[self.which[index]]

    def fail_severities(self, count: int) -> tuple[Severity, ...]:
        """Return for each of `count` results what makes the run fail; those behind the files are about the run."""
        own = [self.task(index).config.fail_severity for index in range(len(self.sources))]
        return (*own, *own[:1] * (count - len(own)))


def lint_all(plan: Plan, jobs: int | None, tick: Callable[[int], None]) -> tuple[Result, ...]:
    """Check every file; `tick` is called as each is done."""
    workers = worker_count(plan.sources, jobs)
    results: dict[int, Result] = {}
    for index, result in in_some_order(plan, workers):
        results[index] = result
        tick(1)
    return tuple(results[index] for index in range(len(plan.sources)))


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


def is_plain(source: Source) -> bool:
    """Whether a file is a short text by its name and first bytes; one that cannot be opened fails soon enough."""
    try:
        return source.size() <= SHORT and is_text(source.head(), source.name)
    except OSError:
        return True


def in_turn(plan: Plan) -> Iterator[tuple[int, Result]]:
    """Check one file after the other."""
    return ((index, lint_source(source, plan.task(index))) for index, source in enumerate(plan.sources))


# ---------------------------------------------------------------- one file


def lint_source(source: Source, task: Task) -> Result:
    """Check one file; what is wrong with it becomes a problem of its result."""
    if source.problem is not None:
        return refused(source, source.problem)
    try:
        return lint(source.read(), source.name, task.beliefs, task.config)
    except FileNotFoundError:
        return refused(source, Problem("missing-file", fatal=True))
    except OSError as error:
        return refused(source, refusal(error))
    except MemoryError:
        return refused(source, Problem("limit-exceeded", {"detail": "memory"}, fatal=True))
    except Exception as error:
        if task.debug:
            raise
        return refused(source, crash(f"{type(error).__name__}: {error}"))


def refused(source: Source, problem: Problem) -> Result:
    """Make the result of a file of which nothing could be read."""
    document = Document("", SUFFIXES.get(source.suffix, "txt"), problems=(problem,))
    return Result(source.name, document, "", problems=(problem,))


def crash(detail: str) -> Problem:
    """Say that our own bug cost a file."""
    return Problem("reader-failed", {"detail": detail}, fatal=True)
