"""Characters of symbol fonts: the `w:sym` of a tick box or a letter set in such a font in, what it looks like out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from reportlint.model import Problem


def row(first: int, characters: str) -> dict[int, str]:
    """Give characters codes from a first one on; a blank stands for one that nobody needs."""
    return {first + place: char for place, char in enumerate(characters) if char != " "}


WINGDINGS: Final = {
    0x6F: "□", 0xA8: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0xA7: "▪",
    **row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
}  # fmt: skip
WINGDINGS_2: Final = {0xA3: "□", 0x52: "☑", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0x30: "☑"}
SYMBOL: Final = {
    **row(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **row(0xA2, "′≤⁄∞"),
    **row(0xAB, "↔←↑→↓°±″≥×∝∂ ÷≠≡≈…"),
    **row(0xD6, "√⋅"),
    0xE5: "∑",
}
FONTS: Final[Mapping[str, Mapping[int, str]]] = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}
"""What the codes of symbol fonts look like: boxes and ticks of forms, numbers in circles, signs of arithmetic."""

MOST_NAMED: Final = 5
"""Unknown symbols that are named."""
FIRST_SYMBOL, LAST_SYMBOL = 0xF000, 0xF0FF
"""Where Word puts the codes of symbol fonts."""


def is_symbolic(font: str) -> bool:
    """Say whether a font is one of symbols whose codes are known."""
    return font.lower() in FONTS


def unread_symbols(unknown: Counter[str]) -> Problem:
    """Name characters of symbol fonts that were left out."""
    return Problem("unread-symbol", {"count": str(unknown.total()), "symbols": "、".join(list(unknown)[:MOST_NAMED])})


def symbol(font: str, code: str) -> str:
    """Return the character of a `w:sym`, nothing where it exists in its font only."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    known = FONTS.get(font.lower(), {}).get(low(point), "")
    if known or not 0 < point <= 0x10FFFF:
        return known
    character = chr(point)
    # Private use, surrogates, controls: no reader would see what the author saw.
    return "" if unicodedata.category(character).startswith("C") else character


def drawn(font: str, text: str) -> str:
    """Return what text set in a symbol font looks like, one character for one; what nobody knows stays as it is."""
    known = FONTS.get(font.lower())
    return "".join(known.get(low(ord(char)), char) for char in text) if known else text


def low(point: int) -> int:
    """Return the code within its font."""
    return point - FIRST_SYMBOL if FIRST_SYMBOL <= point <= LAST_SYMBOL else point
