"""Files in, results out as they are done, from other processes; one that dies or hangs costs no other file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from reportlint.cli.tasks import Plan, Task, lint_source, refused
from reportlint.cli.worker import Died, TimedOut, Worker, apart, bound_memory, soonest
from reportlint.files import Source
from reportlint.finding import Result
from reportlint.model import Document, Problem
from reportlint.read import read
from reportlint.read.trouble import LIMITS, Limits


def work(tasks: Sequence[Task], source: Source, which: int) -> Result:
    """Check one file in a worker."""
    bound_memory(limits_of(tasks[which]).memory_bytes)
    return lint_source(source, tasks[which])


def read_one(source: Source) -> Document:
    """Read one file in a worker."""
    bound_memory(LIMITS.memory_bytes)
    return read(source.read(), source.name)


def read_apart(source: Source) -> Document:
    """Read one file where it can be ended; raises `OSError` where it cannot be opened."""
    source.head()
    try:
        document: Document = apart(read_one, source, seconds=LIMITS.time(source.size()))
    except Died:
        problem = death(LIMITS)
    except TimedOut:
        problem = Problem("timed-out", {"seconds": f"{LIMITS.time(source.size()):.0f}"}, fatal=True)
    else:
        return document
    return refused(source, problem).document


def limits_of(task: Task) -> Limits:
    """Return how much a file may ask of the machine."""
    return replace(LIMITS, **task.config.limits)


def death(limits: Limits) -> Problem:
    """Say that the process that read a file ended before it had done so."""
    return Problem("reader-died", {"memory": f"{limits.memory_bytes // 2**20} MiB"}, fatal=True)


def seconds_for(source: Source, task: Task) -> float:
    """Return how long one file may take."""
    return limits_of(task).time(source.size())


def in_processes(plan: Plan, workers: int) -> Iterator[tuple[int, Result]]:
    """Check files side by side; a file whose worker dies or takes too long is named as unread."""
    call = partial(work, plan.tasks)
    waiting = list(range(len(plan.sources)))[::-1]
    idle = [Worker.hire(call) for _ in range(min(workers, len(waiting)))]
    busy: dict[int, Worker] = {}
    try:
        while waiting or busy:
            while waiting and idle:
                index = waiting.pop()
                busy[index] = idle.pop()
                busy[index].assign(
                    (plan.sources[index], plan.which[index]), seconds_for(plan.sources[index], plan.task(index))
                )
            done = soonest(list(busy.values()))
            for index in [index for index, worker in busy.items() if worker in done]:
                result, fit = settled(plan, index, busy.pop(index))
                idle.append(fit or Worker.hire(call))
                yield index, result
    finally:
        for worker in (*idle, *busy.values()):
            worker.dismiss()


def settled(plan: Plan, index: int, worker: Worker) -> tuple[Result, Worker | None]:
    """Return the result of a file, and the worker where it can go on."""
    try:
        result: Result = worker.answer()
    except Died:
        problem = death(limits_of(plan.task(index)))
    except TimedOut:
        problem = Problem(
            "timed-out", {"seconds": f"{seconds_for(plan.sources[index], plan.task(index)):.0f}"}, fatal=True
        )
    else:
        return result, worker
    worker.dismiss()
    return refused(plan.sources[index], problem), None
