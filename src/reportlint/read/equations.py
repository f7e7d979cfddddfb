"""Equations on one line: an `m:oMath` in, its signs in reading order out, so that 3 over 4 is never read as 34."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from reportlint.ooxml import M, W
from reportlint.read.equation_fields import falls_apart
from reportlint.read.xml import Element

Sign: TypeAlias = "str | Element"
"""A character the layout stands for, or the text element that holds some."""

TEXTS = (M + "t", W + "t")
EQUATION_TAGS = (M + "oMath", M + "oMathPara")
PASSED = frozenset(
    {
        *(W + name for name in ("del", "moveFrom")),
        *(M + name for name in ("rPr", "fPr", "sSupPr", "sSubPr", "radPr", "naryPr", "dPr", "ctrlPr")),
    }
)
"""Elements without signs of their own: what was deleted with changes tracked, and how signs look."""


def signs(element: Element) -> Iterator[Sign]:
    """Yield the signs of an equation, or of any element of one, in reading order."""
    if element.tag in TEXTS:
        yield element
    elif element.tag in LAYOUTS:
        yield from LAYOUTS[element.tag](element)
    elif element.tag not in PASSED:
        yield from row(element)


def row(element: Element) -> Iterator[Sign]:
    """Yield what stands side by side; a number may go on from run to run, but not into or out of a layout."""
    last, was_layout = "", False
    for child in element:
        found = tuple(signs(child))
        if not found:
            continue
        is_layout = child.tag in LAYOUTS
        if is_layout or was_layout:
            yield from gap(last, found)
        yield from found
        last, was_layout = words_of(found), is_layout


def chained(*parts: Iterable[Sign]) -> Iterator[Sign]:
    """Yield parts one behind the other, a space where two numbers would meet."""
    last = ""
    for found in map(tuple, parts):
        yield from gap(last, found)
        yield from found
        last = words_of(found) or last


def gap(before: str, after: Sequence[Sign]) -> Iterator[Sign]:
    """Yield a space where what comes would make a number longer."""
    if meet(before, words_of(after)):
        yield " "


def meet(before: str, after: str) -> bool:
    """Say whether words side by side would make one number of two."""
    return before[-1:].isdecimal() and after[:1].isdecimal()


def words_of(found: Iterable[Sign]) -> str:
    """Return the characters of signs."""
    return "".join(sign if isinstance(sign, str) else sign.text or "" for sign in found)


def spaced(parts: Iterable[Iterable[Sign]]) -> Iterator[Sign]:
    """Yield parts with a space between any two that print something."""
    begun = False
    for found in map(tuple, parts):
        if begun and words_of(found):
            yield " "
        yield from found
        begun = begun or bool(words_of(found))


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
    yield from ("(", *found, ")") if falls_apart(words_of(found)) else found


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
    yield from spaced(part(element, name) for name in ("sub", "sup", "e"))


def lowered(element: Element) -> Iterator[Sign]:
    """Write a subscript."""
    yield from chained(part(element, "e"), part(element, "sub"))


def both_scripts(element: Element) -> Iterator[Sign]:
    """Write a subscript, a superscript behind a caret."""
    yield from lowered(element)
    yield "^"
    yield from enclosed(element, "sup")


def scripts_before(element: Element) -> Iterator[Sign]:
    """Write the scripts that stand before what they belong to."""
    yield from chained((*part(element, "sub"), "^", *enclosed(element, "sup")), part(element, "e"))


def limited(element: Element) -> Iterator[Sign]:
    """Write what stands over or under something behind it."""
    yield from spaced((part(element, "e"), part(element, "lim")))


def array(element: Element) -> Iterator[Sign]:
    """Write the cells of a matrix or the lines of an array, a space between them."""
    rows = (element, *element.iterchildren(M + "mr"))
    yield from spaced(signs(cell) for line in rows for cell in line.iterchildren(M + "e"))


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


ARRAYS = (M + "m", M + "eqArr")
LAYOUTS: Mapping[str, Callable[[Element], Iterator[Sign]]] = {
    M + "f": fraction,
    M + "sSup": power,
    M + "rad": root,
    M + "nary": gathered,
    M + "d": delimited,
    M + "sSub": lowered,
    M + "sSubSup": both_scripts,
    M + "sPre": scripts_before,
    **dict.fromkeys((M + "limLow", M + "limUpp"), limited),
    **dict.fromkeys(ARRAYS, array),
}
"""The layouts whose meaning would be lost if their parts were written one behind the other."""
