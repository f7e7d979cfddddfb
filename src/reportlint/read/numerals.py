"""Whole numbers in the formats of list labels: a number and a `w:numFmt` in, the printed numeral out.

The East Asian formats follow what Word 16 prints (docling#4336); where Word runs out of signs it prints plain digits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

Numeral: TypeAlias = Callable[[int], str]
"""Writes one number."""

MYRIAD = 10_000
LARGEST_COUNTED = 999_999
"""Word writes nothing beyond it in the counting formats."""
WIDEST_PICTURE = 16
LARGEST_LETTER = 780
LARGEST_ROMAN = 32_767
"""Beyond these Word has no letter or Roman numeral; without a bound a hostile start value would fill the memory."""

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count in characters with named powers of ten."""

    digits: str
    """Zero to nine."""
    units: str
    """Ten, hundred, thousand, ten thousand."""
    bare: str = ""
    """The units before which a one is left out at the head of the numeral."""
    gap: bool = True
    """True where skipped places are shown by one zero."""


PLAIN = Counting("〇一二三四五六七八九", "十百千万", bare="十")
TAIWANESE = Counting("零一二三四五六七八九", "十百千萬", bare="十")
FINANCIAL = Counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬")
FINANCIAL_TRADITIONAL = Counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
JAPANESE = Counting("〇一二三四五六七八九", "十百千万", bare="十百千", gap=False)
JAPANESE_FINANCIAL = Counting("〇壱弐参四伍六七八九", "拾百阡萬", gap=False)

STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CYCLE = tuple(STEMS[index % 10] + BRANCHES[index % 12] for index in range(60))


def counted(counting: Counting, number: int) -> str:
    """Write a number with named powers of ten: 101 as 一百〇一."""
    if not 0 < number <= LARGEST_COUNTED:
        return counting.digits[0] if number == 0 else ""
    high, low = divmod(number, MYRIAD)
    if not high:
        return under_myriad(counting, low, head=True)
    zero = counting.digits[0] if counting.gap and 0 < low < MYRIAD // 10 else ""
    return under_myriad(counting, high, head=True) + counting.units[3] + zero + under_myriad(counting, low, head=False)


def under_myriad(counting: Counting, number: int, *, head: bool) -> str:
    """Write the four places below ten thousand; `head` says that nothing stands before them."""
    pieces: list[str] = []
    skipped = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            skipped = bool(pieces)
            continue
        if skipped and counting.gap:
            pieces.append(counting.digits[0])
        skipped = False
        pieces.append(one_place(counting, digit, place, head=head and not pieces))
    return "".join(pieces)


def one_place(counting: Counting, digit: int, place: int, *, head: bool) -> str:
    """Write one digit with its unit, leaving out the one of 十一 where the counting does."""
    unit = counting.units[place - 1] if place else ""
    # Chinese leaves the one out at the head only (十一, but 一百一十); Japanese wherever the unit says it (百十一).
    silent = digit == 1 and unit and unit in counting.bare and (head or not counting.gap)
    return unit if silent else counting.digits[digit] + unit


def positional(digits: str, number: int) -> str:
    """Write a number digit by digit in the given signs."""
    return "".join(digits[int(digit)] for digit in str(number))


def counted_to_hundred(number: int) -> str:
    """Write 11 as 十一 and from a hundred on digit by digit: 101 as 一○一."""
    return counted(PLAIN, number) if 0 < number < 100 else positional("○一二三四五六七八九", number)


def drawn_from(signs: str | tuple[str, ...], number: int) -> str:
    """Take the n-th sign of a row of signs, plain digits where the row ends."""
    return signs[number - 1] if 0 < number <= len(signs) else str(number)


def lettered(first: str, number: int) -> str:
    """Write A to Z, then AA, BB and so on."""
    if not 0 < number <= LARGEST_LETTER:
        return str(number)
    turns, index = divmod(number - 1, 26)
    return chr(ord(first) + index) * (turns + 1)


def roman(number: int) -> str:
    """Write an upper case Roman numeral."""
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    pieces = []
    for size, sign in ROMAN:
        times, number = divmod(number, size)
        pieces.append(sign * times)
    return "".join(pieces)


def ordinal(number: int) -> str:
    """Write 1st, 2nd, 3rd, 4th."""
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def signs(first: str, count: int) -> Numeral:
    """Make a format of `count` consecutive characters."""
    return partial(drawn_from, "".join(chr(ord(first) + index) for index in range(count)))


FULL_WIDTH = partial(positional, "０１２３４５６７８９")

FORMATS: Mapping[str, Numeral] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": FULL_WIDTH,
    "decimalFullWidth2": FULL_WIDTH,
    "decimalEnclosedCircle": signs("①", 20),
    "decimalEnclosedCircleChinese": signs("①", 20),
    "decimalEnclosedParen": signs("⑴", 20),
    "decimalEnclosedFullstop": signs("⒈", 20),
    "numberInDash": "- {} -".format,
    "ordinal": ordinal,
    "hex": "{:X}".format,
    "upperLetter": partial(lettered, "A"),
    "lowerLetter": partial(lettered, "a"),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "chineseCounting": counted_to_hundred,
    "taiwaneseCounting": counted_to_hundred,
    "chineseCountingThousand": partial(counted, PLAIN),
    "taiwaneseCountingThousand": partial(counted, TAIWANESE),
    "chineseLegalSimplified": partial(counted, FINANCIAL),
    "ideographLegalTraditional": partial(counted, FINANCIAL_TRADITIONAL),
    "japaneseCounting": partial(counted, JAPANESE),
    "japaneseLegal": partial(counted, JAPANESE_FINANCIAL),
    "ideographDigital": partial(positional, "〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": partial(positional, "〇一二三四五六七八九"),
    "taiwaneseDigital": partial(positional, "○一二三四五六七八九"),
    "ideographTraditional": partial(drawn_from, STEMS),
    "ideographZodiac": partial(drawn_from, BRANCHES),
    "ideographZodiacTraditional": partial(drawn_from, CYCLE),
    "ideographEnclosedCircle": signs("㊀", 10),
    "none": lambda _number: "",
}
"""Every format with a numeral of its own; the others are printed in plain digits."""


def numeral(number: int, style: str, picture: str = "") -> str:
    """Write `number` in a `w:numFmt`; `picture` is the sample a `custom` format gives: `001, 002, 003, ...`."""
    if number < 0:
        return str(number)
    if style == "custom":
        return str(number).zfill(min(len(picture.partition(",")[0].strip()), WIDEST_PICTURE))
    return FORMATS.get(style, str)(number)
