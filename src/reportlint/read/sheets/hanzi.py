"""Numbers of spreadsheets in Chinese characters (`[DBNum1]`, `[DBNum2]`): digits in, the same in characters out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.numerals import FINANCIAL, PLAIN, Counting, under_myriad

COUNTINGS: Final[Mapping[str, Counting]] = {"1": PLAIN, "2": replace(FINANCIAL, units="拾佰仟万")}
"""The number of a script → how it counts; others print digits."""
POWERS: Final = ("", "万", "亿")
"""Names of the powers of ten thousand."""
WHOLE: Final = compiled(r"\d+")
DECIMALS: Final = compiled(r"\.\d+")


def in_hanzi(text: str, script: str, *, counted: bool) -> str:
    """Write the digits of a text in characters: one by one, or counted with named powers of ten."""
    counting = COUNTINGS.get(script)
    if counting is None:
        return text
    text = DECIMALS.sub(lambda match: "." + one_by_one(match[0][1:], counting), text)
    return WHOLE.sub(lambda match: worded(match[0], counting) if counted else one_by_one(match[0], counting), text)


def one_by_one(figures: str, counting: Counting) -> str:
    """Write digits one by one."""
    return "".join(counting.digits[int(figure)] for figure in figures)


def worded(figures: str, counting: Counting) -> str:
    """Count digits with named powers of ten; what is longer than the names reach is written digit by digit."""
    figures = figures.lstrip("0")
    if not figures or len(figures) > 4 * len(POWERS):
        return one_by_one(figures or "0", counting)
    groups = [int(figures[max(end - 4, 0) : end]) for end in range(len(figures), 0, -4)]
    pieces: list[str] = []
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        # A skipped place between two groups is one zero, as in 一万〇三.
        if pieces and (group < 1000 or not groups[place + 1]):
            pieces.append(counting.digits[0])
        pieces.append(under_myriad(counting, group, head=not pieces) + POWERS[place])
    return "".join(pieces)
