"""Automatic numbers: the lists a document defines and a paragraph's place among them in, the label Word prints out."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.read.docx.names import (
    LEVEL_INDEX,
    NUMBER_ID,
    STYLE_REFERENCE,
    W,
    child_value,
    integer,
    switched_on,
    value,
)
from reportlint.read.docx.styles import Numbered, Styles
from reportlint.read.lists import Level, Numbering, Numbers
from reportlint.read.xml import Element

DEEPEST = 8
"""The last of the nine levels a list has."""

ABSTRACT, ABSTRACT_ID = W + "abstractNum", W + "abstractNumId"
LEVEL = W + "lvl"


def label_of(numbering: Numbering, direct: Numbered, inherited: Numbered, style: str) -> str:
    """Count a paragraph and return the label printed before it; empty for none and for bullets."""
    identity = inherited.number if direct.number is None else direct.number
    numbers = numbering.lists.get(identity or "")
    if identity is None or numbers is None:
        return ""
    index = direct.level
    if index is None:
        index = numbers.level_of(style, inherited.owner)
    if index is None:
        index = inherited.level or 0
    return numbering.count(identity, numbers, index)


def read_numbering(root: Element | None, styles: Styles) -> Mapping[str, Numbers]:
    """Read the numbering part: every list by its `w:numId`."""
    if root is None:
        return {}
    families = {element.get(ABSTRACT_ID, ""): element for element in root.iter(ABSTRACT)}
    elements = {element.get(NUMBER_ID, ""): element for element in root.iter(W + "num")}
    chosen = {identity: child_value(element, ABSTRACT_ID) or "" for identity, element in elements.items()}
    defined = {family: defining_family(family, families, chosen, styles) for family in {*chosen.values()}}
    levels = {family: read_levels(families.get(family)) for family in {*defined.values()}}
    return {
        identity: read_list(defined[chosen[identity]], levels[defined[chosen[identity]]], element)
        for identity, element in elements.items()
    }


def defining_family(family: str, families: Mapping[str, Element], chosen: Mapping[str, str], styles: Styles) -> str:
    """Follow an abstract list that leaves its levels to a list style to the abstract list of that style."""
    style = child_value(families[family], W + "numStyleLink") if family in families else None
    return family if style is None else chosen.get(styles.of(style).numbered.number or "", family)


def read_list(family: str, levels: Mapping[int, Level], element: Element) -> Numbers:
    """Read one `w:num`: the levels of its family with its own changes."""
    starts: dict[int, int] = {}
    changed = dict(levels)
    for override in element.iter(W + "lvlOverride"):
        index = integer(override.get(LEVEL_INDEX))
        changed.update(read_levels(override))
        start = child_value(override, W + "startOverride")
        if start is not None:
            starts[index] = integer(start, 1)
    return Numbers(family, changed, starts)


def read_levels(element: Element | None) -> Mapping[int, Level]:
    """Read the levels defined in an abstract list or an override, by 0-based index."""
    levels = () if element is None else element.iter(LEVEL)
    indexed = ((integer(level.get(LEVEL_INDEX), DEEPEST + 1), level) for level in levels)
    return {index: read_level(level) for index, level in indexed if 0 <= index <= DEEPEST}


def read_level(element: Element) -> Level:
    """Read one `w:lvl`."""
    # Word puts a custom format into mc:AlternateContent; the first one found is its own.
    form = next(element.iter(W + "numFmt"), None)
    said = {child.tag: child for child in element}
    restart = value(said, W + "lvlRestart")
    legal = said.get(W + "isLgl")
    return Level(
        start=integer(value(said, W + "start"), 1),
        style="decimal" if form is None else form.get(W + "val", "decimal"),
        picture="" if form is None else form.get(W + "format", ""),
        text=value(said, W + "lvlText") or "",
        restart=None if restart is None else integer(restart),
        legal=legal is not None and switched_on(legal),
        paragraph_style=value(said, STYLE_REFERENCE) or "",
    )
