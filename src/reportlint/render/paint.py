"""Coloured text without a console: pieces with a style in, a string with or without escape codes out.

Nothing is interpreted: a document's brackets are brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.color import ColorSystem
from rich.style import Style

from reportlint.render.pieces import Line, plain

STYLES: Mapping[str, Style] = {
    "": Style.null(),
    "error": Style.parse("bold red"),
    "warning": Style.parse("bold yellow"),
    "info": Style.parse("bold cyan"),
    "good": Style.parse("bold green"),
    "strong": Style.parse("bold"),
    "frame": Style.parse("blue"),
    "related": Style.parse("bold blue"),
    "faint": Style.parse("dim"),
    "computed": Style.parse("magenta"),
}
"""Name → style, in the sixteen colours every terminal has."""


def paint(line: Line, *, color: bool) -> str:
    """Return a line as a string."""
    if not color:
        return plain(line)
    return "".join(STYLES[style].render(text, color_system=ColorSystem.STANDARD) for text, style in line)


def painted(lines: Iterable[Line], *, color: bool) -> str:
    """Return lines as one string, each ended."""
    return "".join(paint(line, color=color) + "\n" for line in lines)
