"""PATH arguments in, files to read out: folders, zips, globs and standard input.

Nothing is read here but names, and what can be read only once: standard input and pipes.
"""

from __future__ import annotations

import glob
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from reportlint.load.globs import matcher, rooted
from reportlint.model import Problem
from reportlint.pipes import is_irregular, read_pipe
from reportlint.read import FORMATS, SUFFIXES
from reportlint.read.trouble import LIMITS, Limits, brief

STDIN = "-"
"""The argument that means standard input."""

GLOB_SIGNS = frozenset("*?[")
GITIGNORE = ".gitignore"

HIDDEN = (".", "~$")
"""How names begin that a folder's visitor does not mean: hidden files, and the lock files of word processors."""


MARKED = ".reportlint"
"""What stands before the suffix of a marked copy, so that it is never taken for the report."""

ARCHIVE = ".zip"
"""The suffix of a file that is read like a folder."""

HEAD = 4096
"""Bytes at the beginning of a file that say whether it is text."""

MOST_ENTRIES = 10_000
"""Files a zip may hold."""

SWELLING, BLOCK = 200, 2**16
"""A file that grows more than so many times when it is unpacked, and is larger than so many blocks, is a bomb."""

NOT_REGULAR = Problem("not-regular", fatal=True)

ENCRYPTED, UTF8 = 0x1, 0x800
"""Marks of a zip entry: it needs a password, its name is in UTF-8."""

UNSUPPORTED = frozenset({".uot", ".uof", ".pages", ".caj", ".ceb", ".rar", ".7z"})
"""Suffixes of reports that no reader knows: in a folder they are named as unread, never passed over."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to check, or an argument that leads to none."""

    name: str
    """As the user named it."""
    data: bytes | None = None
    """Its bytes where they are at hand: standard input, a pipe."""
    member: str | None = None
    """Its name inside the zip that it is part of."""
    archive: str = ""
    """The path of that zip."""
    length: int = 0
    """How many bytes it says it has there."""
    problem: Problem | None = None
    """Why there is nothing to read."""

    @property
    def suffix(self) -> str:
        """The suffix of its name, in lower case."""
        return suffix_of(self.name)

    def size(self) -> int:
        """Return how many bytes it has, 0 where that cannot be told."""
        if self.data is not None:
            return len(self.data)
        if self.member is not None:
            return self.length
        try:
            return Path(self.name).stat().st_size
        except (OSError, ValueError):
            return 0

    def head(self) -> bytes:
        """Return its first bytes, enough to tell text from everything else; raises `OSError`."""
        if self.member is not None or self.data is not None:
            return self.read()[:HEAD]
        with Path(self.name).open("rb") as file:
            return file.read(HEAD)

    def read(self) -> bytes:
        """Return its bytes; raises `OSError`."""
        if self.member is not None:
            return unpacked(self.archive, self.member, self.length)
        return Path(self.name).read_bytes() if self.data is None else self.data


@dataclass(frozen=True, slots=True)
class Filter:
    """What a visitor of folders passes over."""

    exclude: tuple[str, ...] = ()
    """Rooted patterns of files and folders."""
    gitignore: bool = False
    """Whether what git ignores is passed over as well."""
    force: bool = False
    """Whether files that are named themselves are passed over too."""
    tell: Callable[[str], None] = lambda _: None
    """Is told what was passed over."""
    limits: Limits = LIMITS
    """How large files may be."""


NO_FILTER = Filter()
"""Passes over nothing but hidden files."""


def find_sources(
    arguments: Iterable[str],
    stdin_name: str,
    read_stdin: Callable[[], bytes],
    filter_of: Callable[[str], Filter] = lambda _: NO_FILTER,
) -> tuple[Source, ...]:
    """Turn arguments into files, each once, in the order of the arguments, folders sorted.

    `filter_of` says what is passed over below an argument.
    """
    sources: dict[str, Source] = {}
    for argument in arguments:
        if argument == STDIN:
            found: Iterable[Source] = [Source(stdin_name, read_stdin())]
        else:
            found = sources_at(argument, filter_of(argument))
        for source in found:
            sources.setdefault(os.path.abspath(source.name), source)  # noqa: PTH100 - must not follow links
    return tuple(sources.values())


def sources_at(argument: str, passed: Filter) -> Iterator[Source]:
    """Turn one argument into files."""
    if Path(argument).is_dir():
        yield from in_folder(argument, passed)
    elif os.path.lexists(argument) or not GLOB_SIGNS & set(argument):
        if passed.force and matcher(passed.exclude)(argument):
            passed.tell(argument)
        else:
            yield from in_file(argument, passed.limits)
    else:
        yield from in_glob(argument, passed)


def in_file(name: str, limits: Limits) -> Iterator[Source]:
    """Name a file, or the reports in it where it is a zip; one that is missing or too large is not read."""
    try:
        size = Path(name).stat().st_size
    except FileNotFoundError:
        yield Source(name, problem=Problem("missing-file", fatal=True))
    except (OSError, ValueError) as error:
        yield Source(name, problem=refusal(error))
    else:
        if size > limits.file_bytes:
            yield Source(name, problem=too_large(limits))
        elif is_irregular(name):
            yield piped(name, limits)
        elif suffix_of(name) == ARCHIVE and Path(name).is_file():
            yield from in_archive(name, limits)
        else:
            yield Source(name)


def piped(name: str, limits: Limits) -> Source:
    """Read a pipe that was named itself, as `<(command)` names one: it gives its bytes once."""
    try:
        data = read_pipe(name, limits.file_bytes)
    except OSError as error:
        return Source(name, problem=refusal(error))
    if data is None:
        return Source(name, problem=NOT_REGULAR)
    return Source(name, data) if len(data) <= limits.file_bytes else Source(name, problem=too_large(limits))


def too_large(limits: Limits) -> Problem:
    """Say that a file is larger than files may be."""
    return Problem("too-large", {"limit": f"{limits.file_bytes // 2**20} MiB"}, fatal=True)


def in_archive(name: str, limits: Limits) -> Iterator[Source]:
    """Name the reports in a zip, sorted, as if it were a folder; nothing of it ever reaches the disk."""
    try:
        with ZipFile(name) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield Source(name, problem=Problem("damaged", {"detail": brief(str(error))}, fatal=True))
        return
    if len(entries) > MOST_ENTRIES:
        detail = f"{len(entries)} > {MOST_ENTRIES} files"
        yield Source(name, problem=Problem("limit-exceeded", {"detail": detail}, fatal=True))
        return
    found = sorted(filter(promises_report, entries), key=shown_name)
    for entry in found:
        path = f"{name}/{shown_name(entry)}"
        problem = objection(entry, limits)
        if problem is None:
            yield Source(path, member=entry.filename, archive=name, length=entry.file_size)
        else:
            yield Source(path, problem=problem)
    if not found:
        yield Source(name, problem=Problem("empty-folder", {"formats": FORMATS}, fatal=True))


def objection(entry: ZipInfo, limits: Limits) -> Problem | None:
    """Say why an entry of a zip is not read, None where it is."""
    suffix = suffix_of(shown_name(entry))
    if entry.file_size > limits.file_bytes:
        return too_large(limits)
    if entry.file_size > SWELLING * max(entry.compress_size, BLOCK):
        detail = f"{entry.file_size // 2**20} MiB > {SWELLING} × {entry.compress_size // 2**10} KiB"
        return Problem("limit-exceeded", {"detail": detail}, fatal=True)
    if entry.flag_bits & ENCRYPTED:
        return Problem("encrypted", fatal=True)
    if suffix == ARCHIVE or suffix in UNSUPPORTED:
        kind = "archive" if suffix == ARCHIVE else "unsupported-format"
        return Problem(kind, {"suffix": suffix}, fatal=True)
    return None


def promises_report(entry: ZipInfo) -> bool:
    """Whether the name of an entry promises a report; what a Mac adds to every zip does not."""
    parts = shown_name(entry).split("/")
    return not entry.is_dir() and is_report(parts[-1]) and "__MACOSX" not in parts


def shown_name(entry: ZipInfo) -> str:
    """Return the name of an entry as its packer meant it, without a way out of the zip."""
    name = entry.filename
    if not entry.flag_bits & UTF8:
        # Without this mark a name is in the encoding of the machine that packed it: mostly a Chinese one.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."})


def unpacked(archive: str, member: str, length: int) -> bytes:
    """Return the bytes of an entry; raises `OSError` where it is damaged or larger than the `length` it states."""
    try:
        with ZipFile(archive) as opened, opened.open(member) as stream:
            data = stream.read(length + 1)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, KeyError) as error:
        raise OSError(brief(f"{member}: {error}")) from error
    if len(data) > length:
        raise OSError(brief(f"{member}: > {length} B"))
    return data


def in_folder(folder: str, passed: Filter) -> Iterator[Source]:
    """Name the reports below a folder, sorted; a folder without any, or one that cannot be opened, is a problem."""
    refused: list[OSError] = []
    found = sorted(report_names(folder, passed, refused.append))
    for name in found:
        yield from found_file(name, passed.limits)
    for error in refused:
        yield Source(str(error.filename), problem=refusal(error))
    if not found and not refused:
        yield Source(folder, problem=Problem("empty-folder", {"formats": FORMATS}, fatal=True))


def report_names(folder: str, passed: Filter, refuse: Callable[[OSError], None]) -> Iterator[str]:
    """Walk a folder and yield the files whose names promise a report; hidden and excluded ones are passed over."""
    excluded = matcher(passed.exclude)
    waiting = [(folder, outer_ignores(folder, passed))]
    while waiting:
        parent, above = waiting.pop()
        names, folders = listed(parent, refuse)
        ignores = (*above, *own_ignores(parent, passed))
        ignored = matcher(ignores)
        for name in filter(is_report, names):
            path = os.path.normpath(os.path.join(parent, name))  # noqa: PTH118 - the name stays as the user wrote it
            if is_kept(path, passed, excluded, ignored, is_marked_copy):
                yield path
        for name in folders:
            path = os.path.join(parent, name)  # noqa: PTH118
            if not name.startswith(HIDDEN) and is_kept(os.path.join(path, ""), passed, excluded, ignored):  # noqa: PTH118
                waiting.append((path, ignores))


def listed(folder: str, refuse: Callable[[OSError], None]) -> tuple[list[str], list[str]]:
    """Return the names of the files and of the folders in a folder; links to folders are not followed."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, is_folder(entry, refuse), entry.is_symlink()) for entry in entries]
    except OSError as error:
        refuse(error)
        return [], []
    names = [name for name, is_dir, _ in found if is_dir is False]
    return names, [name for name, is_dir, is_link in found if is_dir and not is_link]


def is_folder(entry: os.DirEntry[str], refuse: Callable[[OSError], None]) -> bool | None:
    """Say whether an entry is a folder; None, and refused, where nobody can tell, as for links in a circle."""
    try:
        return entry.is_dir()
    except OSError as error:
        refuse(error)
        return None


def is_kept(path: str, passed: Filter, *tests: Callable[[str], bool]) -> bool:
    """Whether a file or folder is not passed over; tells if it is."""
    if not any(fits(path) for fits in tests):
        return True
    passed.tell(os.path.normpath(path))
    return False


def own_ignores(folder: str, passed: Filter) -> tuple[str, ...]:
    """Return the patterns of the `.gitignore` of a folder, rooted there."""
    if not passed.gitignore:
        return ()
    try:
        text = Path(folder, GITIGNORE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    lines = (line.strip() for line in text.splitlines())
    return tuple(rooted(line, folder) for line in lines if line and not line.startswith("#"))


def outer_ignores(folder: str, passed: Filter) -> tuple[str, ...]:
    """Return what the folders around one ignore, up to the top of its repository; nothing outside of one."""
    outer: list[str] = []
    here = os.path.abspath(folder)  # noqa: PTH100
    while passed.gitignore and not os.path.lexists(os.path.join(here, ".git")):  # noqa: PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return ()
        here = above
        outer = [*own_ignores(here, passed), *outer]
    return tuple(outer)


def is_report(name: str) -> bool:
    """Whether a file's name promises a report, readable or not."""
    suffix = suffix_of(name)
    return not name.startswith(HIDDEN) and (suffix in SUFFIXES or suffix in UNSUPPORTED or suffix == ARCHIVE)


def is_marked_copy(path: str) -> bool:
    """Whether a file is a copy that this program has marked: who names the folder means the reports."""
    return Path(path).stem.endswith(MARKED)


def suffix_of(name: str) -> str:
    """Return the suffix of a name in lower case."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name need not be a path


def found_file(name: str, limits: Limits) -> Iterator[Source]:
    """Name a file that was come across; one that no reader knows is not passed over."""
    if suffix_of(name) in UNSUPPORTED:
        yield Source(name, problem=Problem("unsupported-format", {"suffix": suffix_of(name)}, fatal=True))
    elif is_irregular(name):
        # Nobody may ever write to a pipe that lies in a folder.
        yield Source(name, problem=NOT_REGULAR)
    else:
        yield from in_file(name, limits)


def in_glob(pattern: str, passed: Filter) -> Iterator[Source]:
    """Name the reports that a pattern matches, those in matching folders too."""
    found = False
    excluded = matcher(passed.exclude)
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 - keeps the names as the user wrote them
        if Path(name).is_dir():
            sources = [source for source in in_folder(name, passed) if not is_empty_folder(source)]
        else:
            promises = is_report(os.path.basename(name))  # noqa: PTH119
            is_meant = promises and is_kept(name, passed, excluded, is_marked_copy)
            sources = list(found_file(name, passed.limits)) if is_meant else []
        found = found or bool(sources)
        yield from sources
    if not found:
        yield Source(pattern, problem=Problem("nothing-matches", fatal=True))


def is_empty_folder(source: Source) -> bool:
    """Whether a source stands for a folder without reports."""
    return source.problem is not None and source.problem.kind == "empty-folder"


def refusal(error: OSError | ValueError) -> Problem:
    """Say that something cannot be opened."""
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem("not-permitted", {"detail": detail}, fatal=True)
