"""Commands about one file: finding it, reading it, and saying what could not be read."""

from __future__ import annotations

import sys

from reportlint.cli.session import Session
from reportlint.cli.tasks import is_plain
from reportlint.cli.terminal import complain
from reportlint.cli.words import mistake
from reportlint.files import Source, find_sources
from reportlint.finding import Result
from reportlint.model import Document
from reportlint.read import read
from reportlint.render.telling import trouble
from reportlint.render.visible import one_line


def the_source(name: str, stdin_filename: str) -> Source:
    """Return the file an argument names; several files are a mistake."""
    sources = find_sources((name,), stdin_filename, sys.stdin.buffer.read)
    if len(sources) != 1:
        raise mistake("one-file", name=name)
    return sources[0]


def read_source(source: Source) -> Document:
    """Read a file; one that cannot be read is an empty document with a problem."""
    if source.problem is not None:
        return Document("", "txt", problems=(source.problem,))
    if is_plain(source):
        return read(source.read(), source.name)
    from reportlint.cli.pool import read_apart  # noqa: PLC0415 - text must not wait for it

    return read_apart(source)


def tell_problems(name: str, found: Document | Result, session: Session) -> int:
    """Say on standard error what could not be read; return the exit code that follows from it."""
    for problem in found.problems:
        kind = "error" if problem.fatal else "warning"
        complain(f"{one_line(name)}: {trouble(problem, session.language)}", session.language, kind=kind)
    return 2 if any(problem.fatal for problem in found.problems) else 0
