"""Records in, the text of one JSON object out, piece by piece: a list of many records need not be held."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

STEP = 2
"""Blanks by which each level of a printed record moves to the right."""


def dumped(record: object) -> str:
    """Print a record as JSON for people and programs."""
    return json.dumps(record, ensure_ascii=False, indent=STEP)


def indented(text: str, width: int) -> str:
    """Move the lines of a printed record to the right; no text in it holds a line break of its own."""
    return " " * width + text.replace("\n", "\n" + " " * width)


def entry(name: str, value: object, width: int = STEP) -> str:
    """Print one entry of an object `width` blanks to the right, without the comma behind it."""
    return f'{" " * width}"{name}": {indented(dumped(value), width).lstrip()}'


def listed(texts: Iterable[str], width: int) -> Iterator[str]:
    """Print a list of printed records, one at a time; it ends `width` blanks to the right."""
    separator = "["
    for text in texts:
        yield f"{separator}\n{indented(text, width + STEP)}"
        separator = ","
    yield "[]" if separator == "[" else f"\n{' ' * width}]"
