"""Checking again whenever a report or a setting file changes, for whoever is writing one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

State: TypeAlias = tuple[tuple[str, int, int], ...]
"""Files with the time of their last change and their size."""

PAUSE = 0.5
"""Seconds between two looks at the files."""


def wait() -> None:
    """Let some time pass."""
    time.sleep(PAUSE)


def watch(check: Callable[[], int], state: Callable[[], State], pause: Callable[[], None] = wait) -> int:
    """Check now, and again after every change, until interrupted; return the exit code of the last check."""
    code = 2
    try:
        known = state()
        code = check()
        while True:
            pause()
            now = state()
            if now != known:
                known = now
                code = check()
    except KeyboardInterrupt:
        return code


def state_of(paths: Iterable[str]) -> State:
    """Return the state of files; one that is gone is left out."""
    return tuple(sorted(states(paths)))


def states(paths: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the state of each file that is there."""
    for path in dict.fromkeys(paths):
        try:
            found = os.stat(path)  # noqa: PTH116 - the name stays as it was written
        except (OSError, ValueError):
            continue
        yield path, found.st_mtime_ns, found.st_size
