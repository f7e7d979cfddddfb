"""Conservation of digits: what a page prints and what was read of it hold the same digits, or the page is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add
from typing import Final, TypeAlias
from unicodedata import digit

from reportlint.model import Layout, Span
from reportlint.patterns import compiled
from reportlint.read.layout.glyphs import Glyph

Digits: TypeAlias = tuple[int, ...]
"""How often each of the digits 0 to 9 occurs."""

FIGURES: Final = "0123456789"
NO_DIGITS: Final[Digits] = (0,) * 10
NUMBER: Final = compiled("[0-9⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]+")


def digits_of(glyphs: Iterable[Glyph]) -> Digits:
    """Count the printed digits of a page; one drawn again on the same spot is one."""
    # By sign and line: copies come one behind the other, whatever was drawn between them.
    printed = sorted((glyph.char, round(glyph.base), glyph.x0, glyph.size) for glyph in glyphs if glyph.char in FIGURES)
    counts = [0] * 10
    last = ("", 0, 0.0, 0.0)
    for one in printed:
        if one[:2] != last[:2] or one[2] - last[2] >= 0.15 * one[3]:
            counts[int(one[0])] += 1
            last = one
    return tuple(counts)


def added(some: Digits, others: Digits) -> Digits:
    """Add up two counts."""
    return tuple(map(add, some, others))


def digits_read(text: str, layout: Layout) -> dict[int, list[int]]:
    """Count by page the digits that stand in the text."""
    found: dict[int, list[int]] = {}
    pages = layout.pages
    for number in NUMBER.finditer(text):
        start, end = number.span()
        same = pages[start] == pages[end - 1]
        for place in range(start, end):
            page = pages[start] if same else pages[place]
            if page:
                found.setdefault(page, [0] * 10)[digit(text[place])] += 1
    return found


def difference(printed: Digits, read: Iterable[int]) -> str:
    """Say which digits were lost, or read too often; empty where none was."""
    gaps = [(figure, count - met) for figure, count, met in zip(FIGURES, printed, read, strict=True) if count != met]
    return ", ".join(f"{figure} × {gap}" if gap > 0 else f"{figure} × {gap:+d}" for figure, gap in gaps)


def stretches(layout: Layout, wanted: Iterable[int]) -> Iterator[Span]:
    """Yield the stretches of the text that stand on some pages."""
    asked = frozenset(wanted)
    start = end = -1
    for place, page in enumerate(layout.pages) if asked else ():
        if page in asked:
            start = place if start < 0 else start
            end = place + 1
        elif page and start >= 0:
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)
