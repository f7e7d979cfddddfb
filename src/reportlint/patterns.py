"""Patterns, compiled once on a machine and kept from one run to the next; this module knows the version only.

The program has more than a thousand patterns, and to compile them takes longer than to check a short report. What has
been compiled is therefore kept in a file of the user's cache folder, as the `regex` library itself writes patterns
down, under their own text: nothing in the file can be out of date. `REPORTLINT_CACHE_DIR` names another folder; where
it is empty, nothing is kept. A file that cannot be read or written costs time and changes nothing else.
"""

from __future__ import annotations

import copyreg
import io
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import regex
from platformdirs import user_cache_path

from reportlint.version import VERSION

Pattern: TypeAlias = regex.Pattern[str]
Match: TypeAlias = regex.Match[str]
Key: TypeAlias = tuple[str, int]
"""The text of a pattern and its flags."""

FOLDER = "REPORTLINT_CACHE_DIR"
"""The variable that names the folder of the file."""
MAKER: Callable[..., Pattern] = copyreg.dispatch_table[regex.Pattern](regex.compile(""))[0]  # type: ignore[assignment]
"""The function that makes a pattern of what was written down."""
MOST = 1 << 23
"""Bytes of a file that is still read; ours have half a million."""


def compiled(pattern: str, flags: int = 0) -> Pattern:
    """Return a pattern, compiled now, earlier in this run or in an earlier run; raise `regex.error` at a faulty one."""
    key = (pattern, int(flags))
    found = STORE.asked.get(key)
    return found if found is not None else STORE.found(key)


def keep() -> None:
    """Write down what this run has compiled, for the next."""
    STORE.write()


class Store:
    """The patterns of this process, and the file that the next will read."""

    def __init__(self, file: Path | None) -> None:
        """Read what earlier runs have left."""
        self.file = file
        self.left: dict[Key, Pattern] = read(file) if file else {}
        self.asked: dict[Key, Pattern] = {}
        self.more = False

    def found(self, key: Key) -> Pattern:
        """Return a pattern that has not been asked for yet."""
        pattern = self.left.get(key)
        if pattern is None:
            pattern = regex.compile(*key)
            self.more = True
        self.asked[key] = pattern
        return pattern

    def write(self) -> None:
        """Put all patterns into the file if something is new; only those of this run where all are too many."""
        if self.file is None or not self.more:
            return
        self.more = False
        content = pickle.dumps({**self.left, **self.asked}, pickle.HIGHEST_PROTOCOL)
        if len(content) > MOST:
            content = pickle.dumps(self.asked, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            write(self.file, content)


def place() -> Path | None:
    """Return the file of patterns, named by all that its content depends on; none where the user wants none."""
    folder = os.environ.get(FOLDER)
    if folder == "":
        return None
    with suppress(OSError, RuntimeError):
        name = f"patterns-{VERSION}-{regex.__version__}-{sys.implementation.cache_tag}.pickle"
        return (Path(folder) if folder else user_cache_path("reportlint", appauthor=False)) / name
    return None


def read(file: Path) -> dict[Key, Pattern]:
    """Return the patterns of a file; none where it is not there, not ours alone to write, or spoilt."""
    try:
        with file.open("rb") as stream:
            if not is_own(os.fstat(stream.fileno())):
                return {}
            found = OnlyPatterns(io.BytesIO(stream.read(MOST))).load()
    except Exception:  # noqa: BLE001 - whatever a spoilt file does, patterns can be compiled
        return {}
    return found if isinstance(found, dict) else {}


def is_own(status: os.stat_result) -> bool:
    """Whether a file is a plain one that nobody but this user can have written."""
    if not stat.S_ISREG(status.st_mode) or status.st_size > MOST:
        return False
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


class OnlyPatterns(pickle.Unpickler):
    """Reads patterns and nothing else: the one function that a file may call makes a pattern."""

    def find_class(self, module: str, name: str) -> object:
        """Return the maker of patterns; refuse everything else."""
        if (module, name) != (MAKER.__module__, MAKER.__name__):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return MAKER


def write(file: Path, content: bytes) -> None:
    """Put a file into place whole, so that another run never reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


STORE = Store(place())
"""What this process knows."""
