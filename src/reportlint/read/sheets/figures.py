"""Digits of spreadsheets: a number and the tokens of a format in, the digits and words it prints out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple, TypeAlias

Token: TypeAlias = tuple[str, str]
"""A piece of a format: what kind it is, and its words."""

WIDEST: Final = 11
"""Characters a number takes in the general format."""
MOST_DECIMALS: Final = 30
PLACES: Final = "0#?"
"""Signs of a place for one digit."""


class Layout(NamedTuple):
    """The places a format has for digits."""

    whole: str
    """Those before the point."""
    decimals: str
    """Those behind it."""
    grouped: bool
    """Whether commas part the thousands."""
    thousands: int
    """How many times the number is divided by a thousand before it is printed."""
    parted: int
    """How many whole places stand behind a point that the format prints as words: `0"."0`."""


def general(number: Decimal) -> str:
    """Print a number without a format: as many digits as fit into eleven characters."""
    if not number:
        return "0"
    whole = len(str(abs(int(number))))
    if whole > WIDEST or (abs(number) < Decimal("1E-9")):
        figures, _, power = f"{number:.5E}".partition("E")
        return f"{figures.rstrip('0').rstrip('.')}E{power[0]}{power[1:].zfill(2)}"
    decimals = max(WIDEST - whole - 1, 0)
    text = f"{rounded(number, min(decimals, 9)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Round half away from zero."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=500))


def layout_of(tokens: Sequence[Token]) -> Layout:
    """Tell the places of a format: commas at the end of them divide by a thousand, commas between them group."""
    pattern = "".join(words for kind, words in tokens if kind == "digit")
    whole, _, decimals = pattern.partition(".")
    bare, ending = whole.rstrip(","), decimals.rstrip(",")
    thousands = len(whole) - len(bare) + len(decimals) - len(ending)
    places = "".join(sign for sign in decimals if sign in PLACES)[:MOST_DECIMALS]
    parted = 0 if "." in pattern else places_behind_point(tokens)
    return Layout(bare.replace(",", ""), places, "," in bare, thousands, parted)


def places_behind_point(tokens: Sequence[Token]) -> int:
    """Count the whole places behind the last point that is mere words."""
    count = 0
    seen = False
    for kind, words in tokens:
        if kind == "digit":
            count += sum(sign in PLACES for sign in words)
        elif kind == "quoted" and words == "." and count:
            seen, count = True, 0
    return count if seen else 0


def factor_of(tokens: Sequence[Token]) -> Decimal:
    """Return by what a number is multiplied before its digits are printed; percent signs are words of their own."""
    layout = layout_of(tokens)
    return Decimal(1).scaleb(-3 * layout.thousands - layout.parted)


def counted(tokens: Sequence[Token], number: Decimal) -> str:
    """Print a number by the digits its format gives it."""
    if any(kind == "exponent" for kind, _ in tokens):
        return scientific(tokens, number)
    layout = layout_of(tokens)
    number = number.scaleb(2 * sum(kind == "percent" for kind, _ in tokens) - 3 * layout.thousands)
    figures = f"{rounded(abs(number), len(layout.decimals)):f}"
    whole, _, decimals = figures.partition(".")
    before, behind = whole_digits(whole, layout), decimal_digits(decimals, layout.decimals)
    text = "".join(laid_out(tokens, before, behind, begun=bool(layout.whole))).strip()
    return f"-{text}" if number < 0 and rounded(number, len(layout.decimals)) else text


def whole_digits(figures: str, layout: Layout) -> list[str]:
    """Give every whole place its digits, from the right; the first one has all that are left over."""
    first = layout.whole.find("0")
    least = min(len(layout.whole) - first if first >= 0 else 0, MOST_DECIMALS)
    figures = "" if figures == "0" and not least else figures.rjust(least, "0")
    marks = [
        figure + ("," if layout.grouped and left and left % 3 == 0 else "")
        for figure, left in zip(figures, range(len(figures) - 1, -1, -1), strict=True)
    ]
    count = max(len(layout.whole), 1)
    spare = max(len(marks) - count, -1) + 1
    marks = ["".join(marks[:spare]), *marks[spare:]] if spare else marks
    return [""] * (count - len(marks)) + marks


def decimal_digits(figures: str, places: str) -> list[str]:
    """Give every decimal place its digit; those that need not be shown stay empty where only zeros would follow."""
    kept = max(len(places.rstrip("#?")), len(figures.rstrip("0")))
    return [figure if place < kept else "" for place, figure in enumerate(figures)]


def laid_out(tokens: Sequence[Token], before: Sequence[str], behind: Sequence[str], *, begun: bool) -> Iterator[str]:
    """Yield the pieces of a number: digits at their places, words between them; `begun` where it has whole places."""
    wholes, decimals = iter(before), iter(behind)
    pointed = False
    for kind, words in tokens:
        if kind == "percent":
            yield "%"
        elif kind in {"quoted", "plain"}:
            yield words
        for sign in words if kind == "digit" else "":
            if sign == "." and not pointed:
                pointed = True
                yield "" if begun else next(wholes)
                yield "." if any(behind) else ""
            elif sign in PLACES:
                yield next(decimals if pointed else wholes, "")


def scientific(tokens: Sequence[Token], number: Decimal) -> str:
    """Print a number as digits times a power of ten."""
    split = next(place for place, (kind, _) in enumerate(tokens) if kind == "exponent")
    before, behind = (
        "".join(words for kind, words in part if kind == "digit") for part in (tokens[:split], tokens[split:])
    )
    mantissa = min(before.partition(".")[2].count("0"), MOST_DECIMALS)
    figures, _, power = f"{number:.{mantissa}E}".partition("E")
    sign = "-" if power.startswith("-") else "+"
    return f"{figures}E{sign}{power.lstrip('+-').rjust(min(behind.count('0'), MOST_DECIMALS), '0')}"
