"""PATH arguments in, files to read out: folders, globs and standard input; nothing is read here but names."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlint.model import Problem
from reportlint.read import FORMATS, SUFFIXES
from reportlint.read.trouble import LIMITS

STDIN = "-"
"""The argument that means standard input."""

GLOB_SIGNS = frozenset("*?[")

HIDDEN = (".", "~$")
"""How names begin that a folder's visitor does not mean: hidden files, and the lock files of word processors."""


UNSUPPORTED = frozenset({".doc", ".wps", ".odt", ".rtf", ".ofd", ".xls", ".xlsx", ".et", ".ods"})
"""Suffixes of reports and forms that no reader knows yet: in a folder they are named as unread, never passed over."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to check, or an argument that leads to none."""

    name: str
    """As the user named it."""
    data: bytes | None = None
    """Its bytes where they are at hand: standard input."""
    problem: Problem | None = None
    """Why there is nothing to read."""

    @property
    def suffix(self) -> str:
        """The suffix of its name, in lower case."""
        return suffix_of(self.name)

    def read(self) -> bytes:
        """Return its bytes; raises `OSError`."""
        return Path(self.name).read_bytes() if self.data is None else self.data


def find_sources(arguments: Iterable[str], stdin_name: str, read_stdin: Callable[[], bytes]) -> tuple[Source, ...]:
    """Turn arguments into files, each once, in the order of the arguments, folders sorted."""
    sources: dict[str, Source] = {}
    for argument in arguments:
        for source in sources_at(argument, stdin_name, read_stdin):
            sources.setdefault(os.path.abspath(source.name), source)  # noqa: PTH100 - must not follow links
    return tuple(sources.values())


def sources_at(argument: str, stdin_name: str, read_stdin: Callable[[], bytes]) -> Iterator[Source]:
    """Turn one argument into files."""
    if argument == STDIN:
        yield Source(stdin_name, read_stdin())
    elif Path(argument).is_dir():
        yield from in_folder(argument)
    elif os.path.lexists(argument) or not GLOB_SIGNS & set(argument):
        yield in_file(argument)
    else:
        yield from in_glob(argument)


def in_file(name: str) -> Source:
    """Name a file; one that is missing or too large is not read."""
    try:
        size = Path(name).stat().st_size
    except FileNotFoundError:
        return Source(name, problem=Problem("missing-file", fatal=True))
    except (OSError, ValueError) as error:
        return Source(name, problem=refusal(error))
    if size > LIMITS.file_bytes:
        limit = f"{LIMITS.file_bytes // 2**20} MiB"
        return Source(name, problem=Problem("too-large", {"limit": limit}, fatal=True))
    return Source(name)


def in_folder(folder: str) -> Iterator[Source]:
    """Name the reports below a folder, sorted; a folder without any, or one that cannot be opened, is a problem."""
    refused: list[OSError] = []
    found = sorted(report_names(folder, refused.append))
    yield from map(found_file, found)
    for error in refused:
        yield Source(str(error.filename), problem=refusal(error))
    if not found and not refused:
        yield Source(folder, problem=Problem("empty-folder", {"formats": FORMATS}, fatal=True))


def report_names(folder: str, refuse: Callable[[OSError], None]) -> Iterator[str]:
    """Walk a folder and yield the files whose names promise a report; hidden ones are skipped."""
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(HIDDEN)]
        for name in names:
            if is_report(name):
                yield os.path.normpath(os.path.join(parent, name))  # noqa: PTH118 - the name stays as the user wrote it


def is_report(name: str) -> bool:
    """Whether a file's name promises a report, readable or not."""
    return not name.startswith(HIDDEN) and (suffix_of(name) in SUFFIXES or suffix_of(name) in UNSUPPORTED)


def suffix_of(name: str) -> str:
    """Return the suffix of a name in lower case."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name need not be a path


def found_file(name: str) -> Source:
    """Name a file that was come across; one that no reader knows yet is not passed over."""
    if suffix_of(name) in UNSUPPORTED:
        return Source(name, problem=Problem("unsupported-format", {"suffix": suffix_of(name)}, fatal=True))
    return in_file(name)


def in_glob(pattern: str) -> Iterator[Source]:
    """Name the reports that a pattern matches, those in matching folders too."""
    found = False
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - keeps the names as the user wrote them
        if Path(name).is_dir():
            sources = [source for source in in_folder(name) if not is_empty_folder(source)]
        else:
            sources = [found_file(name)] if is_report(os.path.basename(name)) else []  # noqa: PTH119
        found = found or bool(sources)
        yield from sources
    if not found:
        yield Source(pattern, problem=Problem("missing-file", fatal=True))


def is_empty_folder(source: Source) -> bool:
    """Whether a source stands for a folder without reports."""
    return source.problem is not None and source.problem.kind == "empty-folder"


def refusal(error: OSError | ValueError) -> Problem:
    """Say that something cannot be opened."""
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem("not-permitted", {"detail": detail}, fatal=True)
