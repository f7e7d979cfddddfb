"""Words of a docx that nobody sees although no run says so: rows that are hidden whole, and white on white."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlint.read.docx.names import (
    BODY,
    CELL,
    MATH_TEXT,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    STYLE_REFERENCE,
    TABLE,
    TEXT,
    WRAPPERS,
    Properties,
    W,
    child_value,
    properties,
    switched_on,
    value,
)
from reportlint.read.docx.styles import NO_STYLE, Styles, first_known, hides
from reportlint.read.docx.tables import CELL_PROPERTIES, ROW_PROPERTIES
from reportlint.read.xml import Element

COLOUR, SHADING, HIGHLIGHT, PAGE_COLOUR = W + "color", W + "shd", W + "highlight", W + "background"
HIDDEN_ROW, TABLE_PROPERTIES, TABLE_STYLE = W + "hidden", W + "tblPr", W + "tblStyle"
ANCHOR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
PICTURES = (W + "drawing", W + "pict", W + "object", MATH_TEXT)
WHITE: Final = "FFFFFF"
PAPER: Final = frozenset({"", "AUTO", WHITE})
"""Fills that are white."""
BLANK: Final = frozenset({None, "clear", "nil"})
"""Patterns of shading that have no ink of their own."""
TRANSPARENT: Final = WRAPPERS | {PARAGRAPH, CELL, ROW, TABLE, BODY, W + "document", W + "fldSimple"}
"""What a run on the page itself may stand in; inside everything else nobody knows what is behind it."""


def vanishes(said: Properties, styles: Styles, *, hidden_paragraph: bool) -> bool:
    """Say whether a run is hidden by itself, by its style or by its paragraph's."""
    style = value(said, RUN_STYLE)
    own = NO_STYLE if style is None else styles.of(style)
    return bool(first_known(hides(said), hidden_paragraph or own.hidden))


def is_unseen_row(row: Element, styles: Styles) -> bool:
    """Say whether a row and everything in it is hidden; where a word of it is not, it is displayed whole."""
    toggle = properties(row, ROW_PROPERTIES).get(HIDDEN_ROW)
    if toggle is None or not switched_on(toggle) or next(row.iter(*PICTURES), None) is not None:
        return False
    return all(is_hidden_text(text, styles) for text in row.iter(TEXT) if text.text)


def is_unseen_paragraph(paragraph: Element, styles: Styles) -> bool:
    """Say whether a paragraph is hidden with its end, so that nothing of it shows and no list counts it."""
    said = properties(paragraph, PARAGRAPH_PROPERTIES)
    hidden = styles.of(value(said, STYLE_REFERENCE) or styles.default).hidden
    mark = said.get(RUN_PROPERTIES)
    own = None if mark is None else hides({child.tag: child for child in mark})
    if not first_known(own, hidden) or next(paragraph.iter(*PICTURES), None) is not None:
        return False
    return all(is_hidden_text(text, styles) for text in paragraph.iter(TEXT) if text.text)


def is_hidden_text(text: Element, styles: Styles) -> bool:
    """Say whether the run of a text element is hidden."""
    run = next(text.iterancestors(RUN), text)
    paragraph = next(text.iterancestors(PARAGRAPH), text)
    style = value(properties(paragraph, PARAGRAPH_PROPERTIES), STYLE_REFERENCE) or styles.default
    return vanishes(properties(run, RUN_PROPERTIES), styles, hidden_paragraph=styles.of(style).hidden)


def is_white(said: Properties) -> bool:
    """Say whether the properties of a run make its letters white, whatever is behind them."""
    colour = said.get(COLOUR)
    return colour is not None and (colour.get(W + "val") or "").upper() == WHITE


def is_on_paper(run: Element, said: Properties, styles: Styles) -> bool:
    """Say whether nothing but white paper is behind a run: no shading, no highlight, no table style that has any."""
    if HIGHLIGHT in said or is_shaded(said) or style_shades(value(said, RUN_STYLE), styles):
        return False
    for holder in run.iterancestors():
        if holder.tag not in TRANSPARENT or any(map(is_shaded, shaders(holder))):
            return False
        if any(style_shades(style, styles) for style in looks(holder, styles)):
            return False
    return True


def shaders(holder: Element) -> Iterator[Properties]:
    """Yield the properties of what surrounds a run that may colour its ground."""
    for kind in (PARAGRAPH_PROPERTIES, CELL_PROPERTIES, TABLE_PROPERTIES, W + "tblPrEx"):
        yield properties(holder, kind)


def looks(holder: Element, styles: Styles) -> Iterator[str | None]:
    """Yield the ids of the styles of what surrounds a run."""
    if holder.tag == PARAGRAPH:
        yield value(properties(holder, PARAGRAPH_PROPERTIES), STYLE_REFERENCE) or styles.default
    elif holder.tag == TABLE:
        yield value(properties(holder, TABLE_PROPERTIES), TABLE_STYLE) or ""


def is_shaded(said: Properties) -> bool:
    """Say whether properties give a ground that is not white."""
    shading = said.get(SHADING)
    return shading is not None and is_ink(shading)


def is_ink(shading: Element) -> bool:
    """Say whether a shading is not white."""
    themed = any(str(name).startswith(W + "theme") for name in shading.attrib)
    return themed or (shading.get(W + "fill") or "").upper() not in PAPER or (shading.get(W + "val") not in BLANK)


def style_shades(identity: str | None, styles: Styles) -> bool:
    """Say whether a style or one of its ancestors gives a ground that is not white."""
    seen: set[str] = set()
    while identity and identity in styles.elements and identity not in seen:
        seen.add(identity)
        element = styles.elements[identity]
        if any(map(is_ink, element.iter(SHADING))):
            return True
        identity = child_value(element, W + "basedOn")
    return False


def is_backed(root: Element) -> bool:
    """Say whether a part has a ground of its own: a page colour, or drawings behind the text."""
    if root.find(PAGE_COLOUR) is not None:
        return True
    if any(anchor.get("behindDoc") in {"1", "true"} for anchor in root.iter(ANCHOR)):
        return True
    return next(root.iter(W + "pict"), None) is not None
