"""A run in, words or bytes out: one module a format, each imported only when something is drawn in it.

A format draws either the whole run or, where it marks reports, a copy of each report it takes. What it draws with may
be an extra of the package: `Format.extra` names it, and a caller without it is told what to install.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportlint.finding import Result, Run
from reportlint.render.options import Options

Drawing: TypeAlias = str | bytes
"""What a renderer makes: text, or a file of a binary format."""

PieceRenderer: TypeAlias = Callable[[Run, Options], Iterator[str]]
"""Draws a run as text, piece by piece, so that the text of many reports need not be held; a pure function."""

RunRenderer: TypeAlias = Callable[[Run, Options], Drawing]
"""Draws a run; a pure function."""

ReportRenderer: TypeAlias = Callable[[Result, bytes, Options], Drawing]
"""Draws what was found in one report into a copy of it; takes its bytes, a pure function."""

FolderRenderer: TypeAlias = Callable[[Run, Options], Iterable[tuple[str, Drawing]]]
"""Draws a run as several files, each with its name below the folder, `/` between folders; a pure function."""


@dataclass(frozen=True, slots=True)
class Format:
    """An output format."""

    renderer: str
    """Where its renderer lives: `module:function`."""
    suffix: str
    """What the names of its files end in, with the dot."""
    binary: bool = False
    """Whether it draws bytes, which no terminal wants to see."""
    takes: tuple[str, ...] = ()
    """Formats of the reports it makes marked copies of, by a `ReportRenderer`; empty where it draws the whole run."""
    folder: str = ""
    """Where the `FolderRenderer` lives that draws several files of a run; empty where it draws one."""
    pieces: str = ""
    """Where the function lives that draws the same text piece by piece; empty where it is drawn at once."""
    from_findings: bool = True
    """Whether the findings of a run are enough to draw it, without its looks and the nodes of its reports."""
    looks: bool = False
    """Whether it shows looks that found nothing; of a run that nobody shows them of, they need not be kept."""
    extra: str = ""
    """The extra of the package that brings what it draws with; empty where nothing is needed."""

    @property
    def marks_reports(self) -> bool:
        """Whether it draws a marked copy of each report instead of the run."""
        return bool(self.takes)


FORMATS: Mapping[str, Format] = {
    "full": Format("reportlint.render.full:render", ".txt", pieces="reportlint.render.full:texts"),
    "concise": Format("reportlint.render.concise:render", ".txt", pieces="reportlint.render.concise:texts"),
    "grouped": Format("reportlint.render.grouped:render", ".txt", pieces="reportlint.render.grouped:texts"),
    "json": Format("reportlint.render.json:render", ".json", pieces="reportlint.render.json:texts", looks=True),
    "json-lines": Format("reportlint.render.jsonlines:render", ".jsonl", pieces="reportlint.render.jsonlines:texts"),
    "sarif": Format("reportlint.render.sarif:render", ".sarif", pieces="reportlint.render.sarif:texts", looks=True),
    "github": Format("reportlint.render.github:render", ".txt"),
    "gitlab": Format("reportlint.render.gitlab:render", ".json", pieces="reportlint.render.gitlab:texts"),
    "junit": Format(
        "reportlint.render.junit:render",
        ".xml",
        pieces="reportlint.render.junit:texts",
        looks=True,
        from_findings=False,
    ),
    "checkstyle": Format("reportlint.render.checkstyle:render", ".xml", pieces="reportlint.render.checkstyle:texts"),
    "html": Format(
        "reportlint.render.html:render",
        ".html",
        folder="reportlint.render.html:render_folder",
        looks=True,
        from_findings=False,
    ),
    "xlsx": Format(
        "reportlint.render.workbook:render",
        ".xlsx",
        binary=True,
        folder="reportlint.render.workbook:render_folder",
        looks=True,
        from_findings=False,
    ),
    "docx": Format("reportlint.render.docx:render", ".docx", binary=True, takes=("docx",)),
    "letter": Format(
        "reportlint.render.letter:render",
        ".docx",
        binary=True,
        folder="reportlint.render.letter:render_folder",
        from_findings=False,
    ),
    "pdf": Format("reportlint.render.pdf:render", ".pdf", binary=True, takes=("pdf",)),
}
"""Name of an output format → what is known of it without importing its renderer."""

ALIASES: Mapping[str, str] = {"jsonl": "json-lines", "text": "full"}
"""Another name of an output format → its own."""


def load_renderer(name: str) -> Callable[..., Any]:
    """Import the renderer of an output format: a `ReportRenderer` where it marks reports, else a `RunRenderer`.

    Raises `ModuleNotFoundError` where the extra it needs is not installed.
    """
    return imported(FORMATS[name].renderer)


def load_folder_renderer(name: str) -> FolderRenderer:
    """Import the renderer that draws several files of a run; raises `ModuleNotFoundError` as `load_renderer` does."""
    return imported(FORMATS[name].folder)


def load_piece_renderer(name: str) -> PieceRenderer:
    """Import the renderer that draws a run piece by piece."""
    return imported(FORMATS[name].pieces)


def imported(place: str) -> Callable[..., Any]:
    """Import what lives at `module:function`."""
    module, function = place.split(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found
