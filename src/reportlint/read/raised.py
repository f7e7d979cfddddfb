"""Raised characters of flowing formats: the words before them and they in, what is printed and what is a mark out."""

from __future__ import annotations

from typing import Final

from reportlint.patterns import compiled

POWER: Final = compiled(r"[A-Za-z㎡]$|[×x*]\s?10$")
"""Text whose raised digits are an exponent: `m²`, `3×10⁴`."""
TEN: Final = compiled(r"(?<![\d.,．])10$")
"""The base of a power of ten."""
SIGN: Final = compiled(r"\s?[A-Za-z㎡㎞μ×℃]")
"""How what follows begins where a power of ten is counted in something that has a sign."""
EXPONENT: Final = compiled(r"[-−]?\d{1,3}")
BARE_TEN: Final = compiled(r"(?:^|[（(：:/≥≤＞＜><＝=])10$")
"""A ten that may be the base of a power that nothing is multiplied by: it begins what is said."""
MULTIPLE: Final = compiled(r"(?:[2-9]|1[0-5]|[-−][1-9])")
"""Exponents of ten that are written before a unit."""
UNIT: Final = compiled(
    r"\s?(?:元|人|户|次|件|个|吨|公斤|千克|克|升|亩|公顷|公里|千米|米|平方|立方|千瓦|瓦|万|亿|t|kg|g|m|km|kW|W|hm|L|J)"
)
"""How the units of counts and measures begin."""
MARK: Final = compiled(r"[\[［〔(（]?(?:\d{1,2}|[①-⑳]|[*†‡]{1,3})(?:[,，、](?:\d{1,2}|[①-⑳]))*+[\]］〕)）]?")
"""What the marks of footnotes look like; more digits are a number that somebody has raised."""
SUPERSCRIPT: Final = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
SUBSCRIPT: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LOOK_BACK: Final = 5
"""Characters before a raised one that tell what it is."""


def parted(before: str, words: str, after: str = "") -> tuple[str, str]:
    """Return what is printed of raised words, and the footnote mark they are; they stand between `before` and `after`.

    A mark is no digit of the number it stands at, an exponent stays one: no mark is negative, and none stands between
    ten and a unit.
    """
    bare = words.strip()
    if not before or not bare:
        return words, ""
    if POWER.search(before):
        return exponent(before, words, after) or words, ""
    power = exponent(before, words, after)
    return ("", words) if not power and MARK.fullmatch(bare) else (power or words, "")


def exponent(before: str, words: str, after: str = "") -> str:
    """Return raised words between `before` and `after` as an exponent, nothing where they are none."""
    bare = words.strip()
    if before and EXPONENT.fullmatch(bare) and (POWER.search(before) or is_base(before, bare, after)):
        return words.translate(SUPERSCRIPT)
    return ""


def is_base(before: str, exponent: str, after: str) -> bool:
    """Say whether a number that ends before an exponent is its base."""
    if exponent[0] in "-−":
        return before[-1].isdecimal()
    if TEN.search(before) and SIGN.match(after):
        return True
    return bool(MULTIPLE.fullmatch(exponent) and BARE_TEN.search(before) and UNIT.match(after))
