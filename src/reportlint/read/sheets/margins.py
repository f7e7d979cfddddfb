"""Headers and footers that sheets print on every page: their codes in, their words out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from reportlint.patterns import compiled

CODE: Final = compiled(
    r'&(?:(?P<side>[LCR])|(?P<name>A)|(?P<mark>&)|"[^"]*"|K(?:[\da-f]{6}|\d\d[+-]\d{3})|\d{1,3}|(?P<field>[PNDTFZ])|[^"\d])'
    r"|(?P<words>[^&]+)",
    regex.IGNORECASE,
)
"""A code of a header ([MS-OI29500] 2.1.638, ECMA-376 part 1, 18.3.1.39), or the words between two of them."""
PAGING: Final = compiled(r"(?:第|共|页|页码|page|of|[\s:：,，.·/|－—–-])*+", regex.IGNORECASE)
"""What is left of a header that counts pages."""


def margin_of(text: str, sheet: str) -> str:
    """Return the words of a header as a workbook writes it: those on the left, in the middle and on the right."""
    sides: dict[str, list[str]] = {"L": [], "C": [], "R": []}
    side, fields = "C", False
    for code in CODE.finditer(text):
        side = (code["side"] or side).upper()
        fields = fields or bool(code["field"])
        sides[side].append(code["words"] or code["mark"] or (sheet if code["name"] else ""))
    return lasting(("".join(words).strip() for words in sides.values()), fields=fields)


def lasting(parts: Iterable[str], *, fields: bool) -> str:
    """Join the parts of a header, a line each; one that only counts pages says nothing."""
    words = "\n".join(filter(None, parts))
    return "" if fields and PAGING.fullmatch(words) else words
