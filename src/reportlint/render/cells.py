"""Fitting text into terminal columns, of which a Chinese character takes two."""

from __future__ import annotations

from rich.cells import cell_len

from reportlint.patterns import compiled

ELLIPSIS = "…"
WORD = compiled(r"[!-~]+|\s+|[^\s!-~][、。，．；：！？…”’）》〉〕】]*")
"""What a line is not broken inside: a Latin word, a Chinese character with the marks that may not begin a line."""


def cut(text: str, width: int) -> str:
    """Shorten a text to `width` columns, ending in an ellipsis where something is left out."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS if width > 0 else ""


def padded(text: str, width: int) -> str:
    """Fill a text with blanks to `width` columns."""
    return text + " " * (width - cell_len(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns, where Chinese and English may be broken."""
    lines = [""]
    for word in WORD.findall(text):
        if lines[-1] and cell_len(lines[-1] + word.rstrip()) > width:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.rstrip() for line in lines]
