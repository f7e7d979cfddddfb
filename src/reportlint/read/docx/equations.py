"""Equations on one line: an `m:oMath` in, its signs in reading order out, so that 3 over 4 is never read as 34."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from reportlint.read.docx.names import DELETION, MATH_TEXT, MOVED_AWAY, TEXT, M
from reportlint.read.xml import Element

Sign: TypeAlias = "str | Element"
"""A character the layout stands for, or the text element that holds some."""

EQUATION_TAGS = (M + "oMath", M + "oMathPara")
PASSED = frozenset(
    {
        DELETION,
        MOVED_AWAY,
        *(M + name for name in ("rPr", "fPr", "sSupPr", "sSubPr", "radPr", "naryPr", "dPr", "ctrlPr")),
    }
)
"""Elements without signs of their own: what was deleted with changes tracked, and how signs look."""


def signs(element: Element) -> Iterator[Sign]:
    """Yield the signs of an equation, or of any element of one, in reading order."""
    if element.tag in {MATH_TEXT, TEXT}:
        yield element
    elif element.tag in LAYOUTS:
        yield from LAYOUTS[element.tag](element)
    elif element.tag not in PASSED:
        for child in element:
            yield from signs(child)


def part(element: Element, name: str) -> Iterator[Sign]:
    """Yield the signs of one named part of a layout."""
    for child in element.iterchildren(M + name):
        yield from signs(child)


def fraction(element: Element) -> Iterator[Sign]:
    """Write a fraction with a slash; a side of several terms in brackets."""
    yield from enclosed(element, "num")
    yield "/"
    yield from enclosed(element, "den")


def enclosed(element: Element, name: str) -> Iterator[Sign]:
    """Yield a part, in brackets where it would fall apart on one line."""
    found = tuple(part(element, name))
    words = "".join(sign if isinstance(sign, str) else sign.text or "" for sign in found)
    bracketed = any(mark in words for mark in "+-−＋－×÷*/·")
    yield from ("(", *found, ")") if bracketed else found


def power(element: Element) -> Iterator[Sign]:
    """Write a superscript behind a caret."""
    yield from part(element, "e")
    yield "^"
    yield from enclosed(element, "sup")


def root(element: Element) -> Iterator[Sign]:
    """Write a root."""
    yield from part(element, "deg")
    yield "√"
    yield from enclosed(element, "e")


def gathered(element: Element) -> Iterator[Sign]:
    """Write a sum or product: its sign, its bounds, what is gathered."""
    yield character(element, "naryPr", "chr", "∫")
    for name in ("sub", "sup", "e"):
        yield from part(element, name)


def delimited(element: Element) -> Iterator[Sign]:
    """Write what stands in brackets with the brackets, which the source keeps as properties."""
    yield character(element, "dPr", "begChr", "(")
    separator = character(element, "dPr", "sepChr", "|")
    for index, child in enumerate(element.iterchildren(M + "e")):
        if index:
            yield separator
        yield from signs(child)
    yield character(element, "dPr", "endChr", ")")


def character(element: Element, properties: str, name: str, default: str) -> str:
    """Return the character a layout declares, which may be none."""
    stated = element.find(f"{M}{properties}/{M}{name}")
    return default if stated is None else (stated.get(M + "val") or "")


LAYOUTS: Mapping[str, Callable[[Element], Iterator[Sign]]] = {
    M + "f": fraction,
    M + "sSup": power,
    M + "rad": root,
    M + "nary": gathered,
    M + "d": delimited,
}
"""The layouts whose meaning would be lost if their parts were written one behind the other."""
