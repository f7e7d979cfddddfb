"""A process beside this one that can be ended: calls in, answers out, and a word about those that never come."""

from __future__ import annotations

import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any

from reportlint.cli.packing import packed, unpacked
from reportlint.patterns import keep

Call = Callable[..., Any]
"""A function of an installed module, or a `partial` of one."""


class Died(Exception):  # noqa: N818 - no error of the program
    """The process ended before it could answer."""


class TimedOut(Exception):  # noqa: N818 - no error of the program
    """The answer did not come in time; the process was ended."""


@dataclass(slots=True)
class Worker:
    """One process that answers calls one after the other."""

    process: BaseProcess
    """The process."""
    pipe: Connection
    """What it is talked to through."""
    deadline: float = 0.0
    """When the answer to its present call must be there, by the monotonic clock."""

    @classmethod
    def hire(cls, call: Call) -> Worker:
        """Start a process that answers calls of `call`."""
        # A copy of this process is there at once; but only Linux copies every process safely, and no one with threads.
        fast = sys.platform == "linux" and threading.active_count() == 1
        context = get_context("fork" if fast else "spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, call), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        return cls(process, ours)

    def assign(self, arguments: Sequence[object], seconds: float) -> None:
        """Give it something to do for so long at most."""
        self.deadline = monotonic() + seconds
        self.pipe.send(arguments)

    def answer(self) -> Any:  # noqa: ANN401 - whatever the call returns
        """Return its answer, waiting until its time is up; raises `Died`, `TimedOut`, or what the call raised."""
        if not self.pipe.poll(max(self.deadline - monotonic(), 0.0)):
            raise TimedOut
        try:
            found = unpacked(self.pipe.recv_bytes())
        except (EOFError, OSError) as error:
            raise Died from error
        if isinstance(found, Exception):
            raise found
        return found

    def dismiss(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def serve(pipe: Connection, call: Call) -> None:
    """Answer calls until nobody asks any more; an interrupt ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    while True:
        try:
            arguments = pipe.recv()
        except EOFError:
            return
        try:
            answer = call(*arguments)
        except Exception as error:  # noqa: BLE001 - told to whoever asked
            traceback.print_exc()
            answer = RuntimeError(f"{type(error).__name__}: {error}")
        pipe.send_bytes(packed(answer))
        keep()


def bound_memory(size: int) -> None:
    """Let this process take so many bytes of memory at most, where the system can hold it to that."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if hardest < 0 else min(size, hardest), hardest))


def soonest(workers: Sequence[Worker]) -> list[Worker]:
    """Wait until some of these have answered, died or run out of time; return them."""
    patience = max(min(worker.deadline for worker in workers) - monotonic(), 0.0)
    ready = wait([worker.pipe for worker in workers], patience)
    return [worker for worker in workers if worker.pipe in ready or worker.deadline <= monotonic()]


def apart(call: Call, *arguments: object, seconds: float) -> Any:  # noqa: ANN401 - whatever the call returns
    """Make one call in a process of its own; raises `Died`, `TimedOut`, or what the call raised."""
    worker = Worker.hire(call)
    try:
        worker.assign(arguments, seconds)
        return worker.answer()
    finally:
        worker.dismiss()
