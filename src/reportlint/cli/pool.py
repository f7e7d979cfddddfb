"""Files in, results out as they are done, from several processes; a worker that dies takes no other file with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context

from reportlint.cli.work import Plan, Task, crash, lint_source, refused
from reportlint.files import Source
from reportlint.finding import Result

_TASKS: list[Task] = []
"""In a worker: what it may have to do to a file."""


def begin(tasks: Sequence[Task]) -> None:
    """Prepare a worker; an interrupt ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _TASKS[:] = tasks


def work(source: Source, which: int) -> Result:
    """Check one file in a worker."""
    return lint_source(source, _TASKS[which])


def in_processes(plan: Plan, workers: int) -> Iterator[tuple[int, Result]]:
    """Check files side by side; a file whose worker died is tried once more on its own."""
    unfinished: list[int] = []
    with open_pool(plan.tasks, workers) as pool:
        try:
            futures = {
                pool.submit(work, source, which): index
                for index, (source, which) in enumerate(zip(plan.sources, plan.which, strict=True))
            }
            for future in as_completed(futures):
                if died(future):
                    unfinished.append(futures[future])
                else:
                    yield futures[future], future.result()
        except BaseException:
            stop(pool)
            raise
    for index in unfinished:
        yield index, in_quarantine(plan.sources[index], plan.task(index))


def open_pool(tasks: Sequence[Task], workers: int) -> ProcessPoolExecutor:
    """Start workers that inherit nothing, on every system alike."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin, initargs=(tasks,))


def died(future: Future[Result]) -> bool:
    """Whether the worker ended before it could answer."""
    return isinstance(future.exception(), BrokenProcessPool)


def stop(pool: ProcessPoolExecutor) -> None:
    """End all workers at once."""
    pool.shutdown(wait=False, cancel_futures=True)
    for child in active_children():
        child.terminate()


def in_quarantine(source: Source, task: Task) -> Result:
    """Check a file that may have killed its worker where it can kill nobody else."""
    with open_pool((task,), 1) as pool:
        try:
            return pool.submit(work, source, 0).result()
        except BrokenProcessPool:
            return refused(source, crash("worker died"))
