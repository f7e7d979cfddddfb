"""What is done to one file, and the result of a file to which nothing could be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlint.config import Config
from reportlint.files import Source, refusal
from reportlint.finding import Result
from reportlint.flow import Beliefs, lint
from reportlint.model import Document, Problem
from reportlint.read import SUFFIXES, is_text
from reportlint.rule import Rule, Severity

SHORT = 2**16
"""Text up to so many bytes is read in this process: it is quickly done, whatever it says."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is done to every file."""

    beliefs: Beliefs
    """Rules and words."""
    config: Config
    """Settings."""
    debug: bool = False
    """Whether our own bugs end the run."""
    looks: bool = True
    """Whether anything that is drawn shows every look; where not, they are forgotten as soon as they are counted."""


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

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of all tasks."""
        return tuple(rule for task in self.tasks for rule in task.beliefs.rules)

    def fail_severities(self, count: int) -> tuple[Severity, ...]:
        """Return for each of `count` results what makes the run fail; those behind the files are about the run."""
        own = [self.task(index).config.fail_severity for index in range(len(self.sources))]
        return (*own, *own[:1] * (count - len(own)))


def is_plain(source: Source) -> bool:
    """Whether a file is a short text by its name and first bytes; one that cannot be opened fails soon enough."""
    try:
        return source.size() <= SHORT and is_text(source.head(), source.name)
    except OSError:
        return True


def lint_source(source: Source, task: Task) -> Result:
    """Check one file; what is wrong with it becomes a problem of its result."""
    if source.problem is not None:
        return refused(source, source.problem)
    try:
        result = lint(source.read(), source.name, task.beliefs, task.config)
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
    return result if task.looks else replace(result, observed=())


def refused(source: Source, problem: Problem) -> Result:
    """Make the result of a file of which nothing could be read."""
    document = Document("", SUFFIXES.get(source.suffix, "txt"), problems=(problem,))
    return Result(source.name, document, "", problems=(problem,))


def crash(detail: str) -> Problem:
    """Say that our own bug cost a file."""
    return Problem("reader-failed", {"detail": detail}, fatal=True)
