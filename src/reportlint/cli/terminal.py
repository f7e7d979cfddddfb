"""Where the output goes: streams that can print anything, colours, columns, files, and readers that leave early."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from reportlint.cli.words import mistake, say

WIDTH = 100
"""Columns where the output is no terminal."""


FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "›": (">",),
    "✓": ("√", "+"),
    "✗": ("×", "x"),
    "…": ("...",),
    "→": ("->",),
    "≠": ("!=",),
    "÷": ("/",),
    "×": ("*",),
    "−": ("-",),
    "—": ("-",),
    "“": ('"',),
    "”": ('"',),
    "·": ("-",),
}
"""Signs of our own → what stands for them on a console that lacks them, the best first."""
STAND_IN = "reportlint.stand-in"
"""The name of `stand_in` among the error handlers of codecs."""


def prepare_streams() -> None:
    """Let both streams print every character: UTF-8 into files and pipes, stand-ins where a console lacks one."""
    codecs.register_error(STAND_IN, stand_in)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            keeps = stream.isatty() or bool(os.environ.get("PYTHONIOENCODING"))
            stream.reconfigure(encoding=stream.encoding if keeps else "utf-8", errors=STAND_IN)


def stand_in(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks: our own signs by plainer ones, anything else by its escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(plainer(character, error.encoding) for character in lacking), error.end


def plainer(character: str, encoding: str) -> str:
    """Return the first stand-in that an encoding has, else an escape."""
    for text in FALLBACKS.get(character, ()):
        if text.encode(encoding, "ignore").decode(encoding) == text:
            return text
    return character.encode("ascii", "backslashreplace").decode("ascii")


def uses_color(wish: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Decide about colours: the flag, then NO_COLOR, FORCE_COLOR, then whether a person looks on."""
    if wish != "auto":
        return wish == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environment.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def columns() -> int:
    """Return the width of the terminal."""
    return shutil.get_terminal_size((WIDTH, 24)).columns if is_terminal() else WIDTH


def deliver(text: str | Iterator[str], *, color: bool = False) -> None:
    """Print, perhaps piece by piece; a reader that has left early (`| head`) is no trouble."""
    try:
        for piece in [text] if isinstance(text, str) else text:
            click.echo(piece, nl=False, color=color)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def deliver_bytes(data: bytes) -> None:
    """Print bytes as they are."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def deliver_to(path: str, drawing: str | bytes | Iterator[str]) -> None:
    """Write to a file, replacing it."""
    pieces = [drawing] if isinstance(drawing, str | bytes) else drawing
    try:
        with Path(path).open("wb") as file:
            file.writelines(map(encoded, pieces))
    except OSError as error:
        detail = error.strerror or str(error)
        raise mistake("cannot-write", path=path, detail=detail) from error


def encoded(piece: str | bytes) -> bytes:
    """Return the bytes of a piece; what is no character is written as its escape."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", errors="backslashreplace")


def complain(text: str, language: str, *, kind: str = "error") -> None:
    """Say on standard error what went wrong."""
    click.echo(f"{say(kind, language)}: {text}", err=True)
