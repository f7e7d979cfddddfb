"""Files in, results out as they are done, from several processes; a worker that dies takes no other file with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context

from reportlint.cli.work import Task, crash, lint_source, refused
from reportlint.files import Source
from reportlint.finding import Result

_TASKS: list[Task] = []
"""In a worker: what it does to every file."""


def begin(task: Task) -> None:
    """Prepare a worker; an interrupt ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _TASKS[:] = [task]


def work(source: Source) -> Result:
    """Check one file in a worker."""
    return lint_source(source, _TASKS[0])


def in_processes(sources: Sequence[Source], task: Task, workers: int) -> Iterator[tuple[int, Result]]:
    """Check files side by side; a file whose worker died is tried once more on its own."""
    unfinished: list[int] = []
    with open_pool(task, workers) as pool:
        try:
            futures = {pool.submit(work, source): index for index, source in enumerate(sources)}
            for future in as_completed(futures):
                if died(future):
                    unfinished.append(futures[future])
                else:
                    yield futures[future], future.result()
        except BaseException:
            stop(pool)
            raise
    for index in unfinished:
        yield index, in_quarantine(sources[index], task)


def open_pool(task: Task, workers: int) -> ProcessPoolExecutor:
    """Start workers that inherit nothing, on every system alike."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin, initargs=(task,))


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
    with open_pool(task, 1) as pool:
        try:
            return pool.submit(work, source).result()
        except BrokenProcessPool:
            return refused(source, crash("worker died"))
