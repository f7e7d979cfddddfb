"""What is no regular file: pipes, sockets and devices, of which only a pipe that somebody writes to can be read."""

from __future__ import annotations

import os
import select
import stat
from pathlib import Path

PATIENCE = 1000
"""Milliseconds somebody has to begin writing."""


def is_irregular(path: str) -> bool:
    """Say whether a name stands for a pipe, a socket or a device; False for what cannot be looked at."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_pipe(path: str, limit: int) -> bytes | None:
    """Read a pipe to its end, or one byte more than `limit`; None for anything else, and where nobody writes.

    Who opens a pipe waits for a writer, for ever where none comes; so it is opened without waiting. Raises `OSError`.
    """
    if not stat.S_ISFIFO(Path(path).stat().st_mode):
        return None
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with open(handle, "rb", buffering=0) as stream:  # noqa: PTH123 - a number is no path
        first = begun(handle)
        if not first:
            return None
        os.set_blocking(handle, True)
        data = bytearray(first)
        while len(data) <= limit and (piece := stream.read(2**20)):
            data += piece
    return bytes(data[: limit + 1])


def begun(handle: int) -> bytes:
    """Return the first bytes of a pipe, waiting as long as there is a writer; nothing where none comes."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.poll(PATIENCE)
    try:
        return os.read(handle, 2**16)
    except BlockingIOError:
        os.set_blocking(handle, True)
        return os.read(handle, 2**16)
