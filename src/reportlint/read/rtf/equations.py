"""Equations of an RTF file: groups named after the elements of OMML in, those elements out, written on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from reportlint.ooxml import M
from reportlint.read.equations import meet, signs, words_of
from reportlint.read.rtf.body import words_in
from reportlint.read.rtf.walk import Walk
from reportlint.read.story import Aside
from reportlint.read.tabbed import APART

OUTERMOST: Final = frozenset({"moMath", "moMathPara"})
"""Words that begin an equation."""
STATED: Final = frozenset({"mchr", "mbegChr", "mendChr", "msepChr"})
"""Words whose groups state the value of a property."""
NAMES: Final = (
    "oMath", "oMathPara", "r", "e", "f", "num", "den", "sSup", "sSub", "sSubSup", "sPre", "sup", "sub", "rad", "deg",
    "nary", "naryPr", "chr", "d", "dPr", "begChr", "endChr", "sepChr", "m", "mr", "eqArr", "limLow", "limUpp", "lim",
    "func", "fName", "acc", "bar", "box", "borderBox", "groupChr", "phant",
)  # fmt: skip
"""Elements of OMML that hold signs or say how they are set."""
PARTS: Final[Mapping[str, str]] = {f"m{name}": M + name for name in NAMES}
"""Word → the element of OMML it stands for."""


def is_part(walk: Walk, name: str) -> bool:
    """Say whether a word makes its group an equation or a part of one."""
    return name in OUTERMOST or (walk.equation is not None and name in PARTS)


def equation_part(walk: Walk, name: str) -> None:
    """Read a part of an equation; the whole of it is written where its group ends."""
    around = walk.equation
    part = etree.Element(PARTS[name]) if around is None else etree.SubElement(around, PARTS[name])
    walk.equation = part
    sink: list[str | Aside] = []

    def done() -> None:
        words = words_in(sink)
        if name in STATED:
            part.set(M + "val", words.strip())
        elif words.strip():
            etree.SubElement(part, M + "t").text = words
        walk.equation = around
        if around is None:
            write(walk, words_of(signs(part)))

    sink = walk.divert("equation", done)


def write(walk: Walk, words: str) -> None:
    """Write an equation so that its numbers do not run into those around it."""
    if not words:
        return
    last = walk.group.sink[-1] if walk.group.sink else ""
    walk.show(APART + words if isinstance(last, str) and meet(last, words) else words)
    walk.closed = words
