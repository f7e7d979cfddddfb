"""Names and values of WordprocessingML, and the one walk that counts the text elements of a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportlint.read.xml import Element

Properties: TypeAlias = Mapping[str, Element]
"""The elements of a `w:pPr` or its kin by their tag."""

NOTHING: Properties = {}

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

DOCUMENT, BODY = W + "document", W + "body"
PARAGRAPH, PARAGRAPH_PROPERTIES = W + "p", W + "pPr"
RUN, RUN_PROPERTIES = W + "r", W + "rPr"
TABLE, ROW, CELL = W + "tbl", W + "tr", W + "tc"
CONTROL = W + "sdt"
TEXT, MATH_TEXT = W + "t", M + "t"
TEXT_BOX = W + "txbxContent"
DELETION, DELETED_TEXT, MOVED_AWAY = W + "del", W + "delText", W + "moveFrom"
INSERTION, MOVED_HERE = W + "ins", W + "moveTo"
STYLE_REFERENCE, RUN_STYLE, VANISH, HEIGHT = W + "pStyle", W + "rStyle", W + "vanish", W + "vertAlign"
NUMBER_PROPERTIES, NUMBER_ID, LEVEL_INDEX = W + "numPr", W + "numId", W + "ilvl"
FONTS, LATIN_FONT = W + "rFonts", W + "ascii"
OUTLINE_LEVEL = W + "outlineLvl"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

VALUE, IDENTITY, KIND, AUTHOR = W + "val", W + "id", W + "type", W + "author"
OWN_MARK = W + "customMarkFollows"
RELATIONSHIP_ID = R + "id"

WRAPPERS = frozenset(
    {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "dir", "bdo")}
)
"""Elements that only surround what is read."""

LARGEST = 2**31 - 1
"""Largest number a package may state; what lies beyond is taken as absent."""


def properties(parent: Element, tag: str) -> Properties:
    """Return by tag what the child `tag` of `parent` holds, nothing where there is no such child."""
    # Several times faster than a find() for every single property, and this is asked of every paragraph and run.
    for holder in parent.iterchildren(tag):
        return {child.tag: child for child in holder}
    return NOTHING


def value(said: Properties, tag: str) -> str | None:
    """Return what the property `tag` states as its `w:val`."""
    element = said.get(tag)
    return None if element is None else element.get(VALUE)


def child_value(parent: Element, tag: str) -> str | None:
    """Return what the child `tag` of `parent` states as its `w:val`."""
    for child in parent.iterchildren(tag):
        return child.get(VALUE)
    return None


def integer(text: str | None, default: int = 0) -> int:
    """Read a whole number; what is none, or is beyond all use, gives `default`."""
    if not text:
        return default
    try:
        number = int(text)
    except ValueError:
        return default
    return number if -LARGEST <= number <= LARGEST else default


def switched_on(toggle: Element) -> bool:
    """Say whether an on/off element is on: it is, unless it says otherwise."""
    return toggle.get(VALUE) not in {"0", "false", "off"}


def branch(alternate: Element) -> Element:
    """Choose one reading of `mc:AlternateContent`: the first choice that holds something, else the fallback."""
    fallback = alternate
    for child in alternate:
        if child.tag == CHOICE and len(child):
            return child
        if child.tag == FALLBACK:
            fallback = child
    return fallback


def within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the elements `tag` of `parent`, also those inside content controls and other wrappers."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from within(child, tag)
        elif child.tag == ALTERNATE:
            yield from within(branch(child), tag)
