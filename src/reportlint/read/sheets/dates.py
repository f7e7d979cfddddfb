"""Dates and times of spreadsheets: a serial number and the tokens of a format in, the date it prints out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from reportlint.read.sheets.figures import Token, general, rounded
from reportlint.read.sheets.hanzi import in_hanzi

LAST_DAY: Final = 2_958_465
"""31 December 9999."""
BETWEEN_SYSTEMS: Final = 1462
"""Days from the first one counted from 1900 to the first one counted from 1904."""
LEAP_DAY: Final = 60
"""The serial number of 29 February 1900, which spreadsheets count though there was none."""
DAY: Final = 86400
"""Seconds."""
WEEKDAYS: Final = "一二三四五六日"
MONTHS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class Moment(NamedTuple):
    """A date and a time as a sheet counts them."""

    year: int
    month: int
    day: int
    """0 for the day before the first one."""
    weekday: int
    """0 for Monday."""
    seconds: Decimal
    """Since midnight."""
    total: Decimal
    """Seconds since the first day."""


def dated(tokens: Sequence[Token], number: Decimal, *, from_1904: bool) -> str:
    """Print a number as the date and time it counts."""
    if not 0 <= number <= LAST_DAY - BETWEEN_SYSTEMS * from_1904:
        return general(number)
    fraction = fraction_of(tokens)
    moment = moment_of(number, len(fraction), from_1904=from_1904)
    kinds = dict(tokens)
    twelve, chinese, script = "am" in kinds, "locale" in kinds, kinds.get("script", "")
    pieces: list[str] = []
    for place, (kind, words) in enumerate(tokens):
        if kind == "date":
            text = part(words.lower(), moment, minutes=is_minute(tokens, place), twelve=twelve, chinese=chinese)
            pieces.append(in_hanzi(text, script, counted=words[0] not in "yYeE" and text[0] != "0"))
        elif kind == "am":
            pieces.append(half_of_day(words, moment, chinese=chinese))
        elif kind == "digit":
            decimals = f"{moment.seconds % 1:.{len(fraction)}f}"[1:] if fraction and words.startswith(".0") else ""
            pieces.append(decimals or words.strip("0#?"))
        elif kind in {"quoted", "plain"}:
            pieces.append(words)
    return "".join(pieces)


def fraction_of(tokens: Sequence[Token]) -> str:
    """Return the places a format prints of a second: the zeros behind a point behind seconds."""
    for (before, unit), (kind, words) in pairwise(tokens):
        if (before, kind) == ("date", "digit") and unit.lower().strip("[]") in {"s", "ss"} and words.startswith(".0"):
            return words[1:].rstrip(".,#?")[:3]
    return ""


def moment_of(number: Decimal, decimals: int, *, from_1904: bool) -> Moment:
    """Turn a serial number into date and time, to so many decimals of a second."""
    total = rounded(number * DAY, decimals)
    days, seconds = divmod(total, DAY)
    serial = int(days)
    if from_1904:
        day = date(1904, 1, 1) + timedelta(serial)
        return Moment(day.year, day.month, day.day, day.weekday(), seconds, total)
    weekday = (serial - 2) % 7
    if serial in {0, LEAP_DAY}:
        return Moment(1900, 1 if not serial else 2, 0 if not serial else 29, weekday, seconds, total)
    day = date(1899, 12, 30 + (serial < LEAP_DAY)) + timedelta(serial)
    return Moment(day.year, day.month, day.day, weekday, seconds, total)


def is_minute(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an `m` stands beside hours or seconds."""
    dates = [(at, words.lower().strip("[]")) for at, (kind, words) in enumerate(tokens) if kind == "date"]
    spot = next(index for index, (at, _) in enumerate(dates) if at == place)
    before = dates[spot - 1][1] if spot else ""
    after = dates[spot + 1][1] if spot + 1 < len(dates) else ""
    return before.startswith("h") or after.startswith("s")


def half_of_day(words: str, moment: Moment, *, chinese: bool) -> str:
    """Print which half of the day it is, in the words the format has for both."""
    first, second = ("上午", "下午") if chinese else words.split("/")
    return first if moment.seconds < DAY // 2 else second


def part(words: str, moment: Moment, *, minutes: bool, twelve: bool, chinese: bool) -> str:  # noqa: PLR0911
    """Print one part of a date."""
    wide = 2 if len(words) > 1 else 1
    seconds = int(moment.seconds)
    match words[0]:
        case "[":
            per = {"h": 3600, "m": 60, "s": 1}[words[1]]
            return str(int(moment.total) // per)
        case "y":
            return f"{moment.year:04d}" if len(words) > 2 else f"{moment.year % 100:02d}"
        case "e":
            return str(moment.year)
        case "m" if minutes:
            return f"{seconds // 60 % 60:0{wide}d}"
        case "m":
            return f"{moment.month:0{wide}d}" if len(words) < 3 else month_name(len(words), moment, chinese=chinese)
        case "d":
            return f"{moment.day:0{wide}d}" if len(words) < 3 else day_name(len(words), moment, chinese=chinese)
        case "h":
            hour = seconds // 3600
            return f"{(hour % 12 or 12) if twelve else hour:0{wide}d}"
        case "a":
            return ("星期" if len(words) > 3 else "") + WEEKDAYS[moment.weekday]
        case _:
            return f"{seconds % 60:0{wide}d}"


def month_name(letters: int, moment: Moment, *, chinese: bool) -> str:
    """Print a month in words: short, in full, or its first letter."""
    if chinese:
        return f"{MONTHS[moment.month - 1]}月"
    name = f"{date(2000, moment.month, 1):%B}"
    return {3: name[:3], 4: name}.get(letters, name[:1])


def day_name(letters: int, moment: Moment, *, chinese: bool) -> str:
    """Print a day of the week in words: short or in full."""
    if chinese:
        return f"{'周' if letters == 3 else '星期'}{WEEKDAYS[moment.weekday]}"
    # The third of January 2000 was a Monday.
    name = f"{date(2000, 1, 3 + moment.weekday):%A}"
    return name[:3] if letters == 3 else name
