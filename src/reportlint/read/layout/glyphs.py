"""A printed character and where it stands, whatever kind of file it was printed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, NamedTuple

from reportlint.patterns import compiled

GENERATED: Final = 1
"""A gap that PDFium takes for a space."""
TYPED: Final = 2
"""A space that stands in the file."""


IDEOGRAPHIC_SPACE: Final = "\u3000"
BROAD: Final = 3
"""A space as wide as a Chinese character, which stands in the file too: whoever types it parts what is around it."""


class Glyph(NamedTuple):
    """One printed character; a plain tuple, for there are a hundred thousand of them."""

    char: str
    """What it says."""
    x0: float
    """Left edge of its advance box."""
    top: float
    """Upper edge, from the top of the page."""
    x1: float
    """Right edge."""
    bottom: float
    """Lower edge."""
    base: float
    """Its baseline, from the top of the page."""
    size: float
    """Its font size as displayed."""
    order: int
    """Its place in the order of drawing, white space not counted."""
    space: int
    """What stands before it in the order of drawing: nothing (0), `BROAD`, `GENERATED` or `TYPED`; the last
    two are asked for before ASCII only."""


MEANINGLESS: Final = compiled("[\ufffd\ue000-\uf8ff]")
"""Characters without a meaning of their own."""

UNMAPPED: Final = 0.3
"""Where more than this share of the characters of a page have no meaning, it cannot be read."""

new_glyph: Final[Callable[[tuple[object, ...]], Glyph]] = partial(tuple.__new__, Glyph)
"""Makes a `Glyph` of its fields; twice as fast as calling it."""


def unmapped(glyphs: Iterable[Glyph]) -> int:
    """Count the characters whose font does not say what they mean."""
    return len(MEANINGLESS.findall("".join([glyph.char for glyph in glyphs])))
