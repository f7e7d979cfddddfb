"""Chinese numerals as integers, and integers as Chinese numerals."""

from __future__ import annotations

WHOLE_NUMBER = r"(?<!\d)\d++(?:\.\d++)?"
"""A number inside a pattern, taken whole: neither begun nor left amid its digits, so that each is looked at once."""
DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "两": 2,
    **{character: value for value, character in enumerate("一二三四五六七八九", 1)},
    **{character: value for value, character in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
}
PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
GROUPS = {"万": 10**4, "亿": 10**8}
SIGNS = "零一二三四五六七八九"
MARKS = (("千", 1000), ("百", 100), ("十", 10))
"""The places of a numeral as it is written today, the highest first."""
NUMERALS = "".join((*DIGITS, *PLACES, *GROUPS))
"""Every character a Chinese numeral may consist of."""


def integer_of(text: str) -> int:
    """Return the integer that digits or a Chinese numeral print, nought where they print none."""
    return int(text) if text.isdigit() else chinese_integer(text) or 0


def chinese_integer(text: str) -> int | None:
    """Return the integer a Chinese numeral means, None where it is none; 二〇二五 reads digit by digit."""
    if not text or any(character not in NUMERALS for character in text):
        return None
    if len(text) > 1 and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    return grouped_value(text)


def chinese_numeral(number: int) -> str:
    """Write a number below ten thousand as a Chinese numeral: 十四, 二百零五."""
    if number < 10:
        return SIGNS[number]
    size, mark = next((size, mark) for mark, size in MARKS if number >= size)
    head, rest = divmod(number, size)
    lead = "" if (head, size) == (1, 10) else SIGNS[head]
    gap = SIGNS[0] if 0 < rest < size // 10 else ""
    return f"{lead}{mark}{gap}{inner_numeral(rest) if rest else ''}"


def inner_numeral(number: int) -> str:
    """Write what stands behind a higher place, where a ten keeps its one: 一百一十二."""
    return f"{SIGNS[1] if 10 <= number < 20 else ''}{chinese_numeral(number)}"


def grouped_value(text: str) -> int:
    """Add up the groups of 亿 and 万."""
    for mark, scale in sorted(GROUPS.items(), key=lambda group: -group[1]):
        head, found, tail = text.rpartition(mark)
        if found:
            return (grouped_value(head) if head else 1) * scale + (grouped_value(tail) if tail else 0)
    return placed_value(text)


def placed_value(text: str) -> int:
    """Add up 千, 百, 十 and the digits of one group."""
    result = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        else:
            result += (digit or 1) * PLACES[character]
            digit = 0
    return result + digit
