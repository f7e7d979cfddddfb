"""The text that all locations refer to, with its line numbers."""

from __future__ import annotations

from reportlint.model import Document
from reportlint.render.visible import visible


def render_text(document: Document) -> str:
    """Print the numbered lines of a document's text; tabs between cells stay, other controls are made visible."""
    lines = document.text.removesuffix("\n").split("\n")
    gutter = len(str(len(lines)))
    return "".join(f"{number:>{gutter}} | {printable(line)}".rstrip() + "\n" for number, line in enumerate(lines, 1))


def printable(line: str) -> str:
    """Make controls visible, except tabs."""
    return "\t".join(map(visible, line.split("\t")))
