"""Characters of symbol fonts: the `w:sym` of a tick box in, the Unicode character it looks like out."""

from __future__ import annotations

import unicodedata

TICKS = {
    ("wingdings", "6F"): "□", ("wingdings", "A8"): "□", ("wingdings", "FE"): "☑", ("wingdings", "FD"): "☒",
    ("wingdings", "FC"): "✓", ("wingdings", "FB"): "✗", ("wingdings 2", "A3"): "□", ("wingdings 2", "52"): "☑",
    ("wingdings 2", "54"): "☒", ("wingdings 2", "50"): "✓", ("wingdings 2", "4F"): "✗", ("wingdings 2", "30"): "☑",
}  # fmt: skip
"""The boxes and ticks forms are filled with, by font and code."""

FIRST_SYMBOL, LAST_SYMBOL = 0xF000, 0xF0FF
"""Where Word puts the codes of symbol fonts."""


def symbol(font: str, code: str) -> str:
    """Return the character of a `w:sym`, nothing where it exists in its font only."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    low = point - FIRST_SYMBOL if FIRST_SYMBOL <= point <= LAST_SYMBOL else point
    tick = TICKS.get((font.lower(), f"{low:02X}"))
    if tick or not 0 < point <= 0x10FFFF:
        return tick or ""
    character = chr(point)
    # Private use, surrogates, controls: no reader would see what the author saw.
    return "" if unicodedata.category(character).startswith("C") else character
