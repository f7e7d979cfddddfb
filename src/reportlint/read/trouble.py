"""How a reader gives up on a file: one exception that never leaves this room, and limits that keep a file harmless."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.model import Problem


class Unreadable(Exception):  # noqa: N818 - no error of the program
    """Nothing of the file can be read; carries the problem that says why."""

    def __init__(self, kind: str, **values: str) -> None:
        """Name the kind of trouble (a key of `reportlint.messages.PROBLEMS`) and what its message mentions."""
        super().__init__(kind)
        self.problem = Problem(kind, values, fatal=True)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask of the machine; what lies beyond is named, never silently cut."""

    file_bytes: int = 256 * 1024 * 1024
    """Largest input file."""
    text_bytes: int = 32 * 1024 * 1024
    """Largest input file that is plain text."""
    part_bytes: int = 128 * 1024 * 1024
    """Largest single part of a package once unpacked."""
    package_bytes: int = 512 * 1024 * 1024
    """All parts of a package together once unpacked."""
    pages: int = 5000
    """Pages of a pdf."""
    slots: int = 1_000_000
    """Grid slots of one table."""
    seconds: int = 180
    """Time for one file, and one more for every 16 KiB of it; what takes longer is ended."""
    depth: int = 200
    """Nesting of elements that are walked recursively."""
    memory_bytes: int = 4 * 1024 * 1024 * 1024
    """Memory for one file, where the system can hold a process to it."""

    def time(self, size: int) -> float:
        """Return how long a file of so many bytes may take, in seconds; an hour at most."""
        return min(self.seconds + size / 16384, max(3600, self.seconds))


LIMITS = Limits()


def brief(text: str) -> str:
    """Cut a foreign message to one short line."""
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119] + "…"
