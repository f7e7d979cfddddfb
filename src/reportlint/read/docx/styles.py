"""Styles of a document: the id of a style in, what its whole chain of ancestors says about headings and lists out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

import regex

from reportlint.patterns import compiled
from reportlint.read.docx.names import (
    HEIGHT,
    KIND,
    LEVEL_INDEX,
    NUMBER_ID,
    NUMBER_PROPERTIES,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VANISH,
    Properties,
    W,
    child_value,
    integer,
    properties,
    switched_on,
    value,
)
from reportlint.read.xml import Element

T = TypeVar("T")

BODY_LEVEL = 9
"""The `w:outlineLvl` of body text; 0 to 8 are the headings."""

HEADING_NAME = compiled(r"(?:heading|标题)\s*([1-9])", regex.IGNORECASE)
CONTENTS_NAME = compiled(r"(?:toc|目录)\s*[1-9]|table of figures|图表目录", regex.IGNORECASE)
CONTENTS_TITLE_NAME = compiled(r"toc heading|toc 标题", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which list a paragraph belongs to, as far as one place says."""

    number: str | None = None
    """The `w:numId`; `0` means none, None that nothing is said."""
    level: int | None = None
    """0-based level, None where nothing is said."""
    owner: str = ""
    """Id of the style that says so."""


UNSAID = Numbered()


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and its ancestors together say."""

    outline: int | None = None
    """`w:outlineLvl`, or the level the style's name states; 9 for body text, None where nothing is said."""
    numbered: Numbered = UNSAID
    """The list its paragraphs belong to."""
    hidden: bool = False
    """True where its text is hidden."""
    raised: bool = False
    """True where its text is raised."""
    contents: bool = False
    """True for the entries of a table of contents."""
    contents_title: bool = False
    """True for the words above a table of contents."""


NO_STYLE = Style()


@dataclass(slots=True)
class Styles:
    """The styles part, each style resolved once."""

    elements: dict[str, Element] = field(default_factory=dict)
    """`w:style` by id."""
    default: str = ""
    """Id of the style of paragraphs that name none."""
    known: dict[str, Style] = field(default_factory=dict)
    """Styles already resolved."""

    def of(self, identity: str) -> Style:
        """Resolve a style through its ancestors; an unknown id says nothing."""
        style = self.known.get(identity)
        return self.resolve(identity) if style is None else style

    def resolve(self, identity: str) -> Style:
        """Resolve a style and whatever ancestors are not known yet, eldest first."""
        line: dict[str, None] = {}  # an ordered set: styles based on each other in a ring must not hang the reader
        while identity in self.elements and identity not in self.known and identity not in line:
            line[identity] = None
            identity = child_value(self.elements[identity], W + "basedOn") or ""
        style = self.known.get(identity, NO_STYLE)
        for heir in reversed(line):
            style = self.known[heir] = inherit(style, self.elements[heir], heir)
        return style


def read_styles(root: Element | None) -> Styles:
    """Index the styles part; a document without one has no styles."""
    styles = Styles()
    for element in () if root is None else root.iter(W + "style"):
        identity = element.get(W + "styleId", "")
        styles.elements[identity] = element
        if element.get(KIND) == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
            styles.default = identity
    return styles


def inherit(parent: Style, element: Element, identity: str) -> Style:
    """Lay what one style says over what its ancestors say."""
    said = properties(element, PARAGRAPH_PROPERTIES)
    look = properties(element, RUN_PROPERTIES)
    name = (child_value(element, W + "name") or "").strip()
    return replace(
        parent,
        outline=first_known(outline_level(said), outline_of_name(name), parent.outline),
        numbered=overlaid(parent.numbered, numbered(said, identity)),
        hidden=bool(first_known(hides(look), parent.hidden)),
        raised=bool(first_known(raises(look), parent.raised)),
        contents=parent.contents or CONTENTS_NAME.fullmatch(name) is not None,
        contents_title=parent.contents_title or CONTENTS_TITLE_NAME.fullmatch(name) is not None,
    )


def numbered(said: Properties, owner: str = "") -> Numbered:
    """Read `w:numPr` of a style or paragraph."""
    element = said.get(NUMBER_PROPERTIES)
    if element is None:
        return UNSAID
    level = child_value(element, LEVEL_INDEX)
    return Numbered(child_value(element, NUMBER_ID), None if level is None else integer(level), owner)


def overlaid(parent: Numbered, own: Numbered) -> Numbered:
    """Lay what a style says about its list over what its ancestors say."""
    if own.number is None and own.level is None:
        return parent
    return Numbered(first_known(own.number, parent.number), first_known(own.level, parent.level), own.owner)


def outline_level(said: Properties) -> int | None:
    """Read `w:outlineLvl`, 0 to 9."""
    level = integer(value(said, OUTLINE_LEVEL), -1)
    return level if 0 <= level <= BODY_LEVEL else None


def outline_of_name(name: str) -> int | None:
    """Read the level off a style called `heading 2`."""
    match = HEADING_NAME.fullmatch(name)
    return int(match[1]) - 1 if match else None


def hides(said: Properties) -> bool | None:
    """Say whether run properties hide the text, None where they do not say."""
    toggle = said.get(VANISH)
    return None if toggle is None else switched_on(toggle)


def raises(said: Properties) -> bool | None:
    """Say whether run properties raise the text, None where they do not say."""
    height = value(said, HEIGHT)
    return None if height is None else height == "superscript"


def first_known(*values: T | None) -> T | None:
    """Return the first value that is not None."""
    return next((item for item in values if item is not None), None)
