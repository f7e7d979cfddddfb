"""Lines before they are painted: pieces of text, each with the name of a style."""

from __future__ import annotations

from typing import TypeAlias

Piece: TypeAlias = tuple[str, str]
"""Text, and the name of its style."""

Line: TypeAlias = tuple[Piece, ...]
"""What stands on one line of the terminal."""


def plain(line: Line) -> str:
    """Return the text alone."""
    return "".join(text for text, _ in line).rstrip()
