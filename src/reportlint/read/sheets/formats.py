"""Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): a number and its code in, what the cell prints out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

import regex

from reportlint.patterns import compiled

GENERAL: Final = "General"
BUILT_IN: Final[Mapping[int, str]] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: GENERAL, 13: GENERAL, 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '¥#,##0;-¥#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '¥#,##0.00;-¥#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""The formats that have a number only, as a Chinese edition prints them."""

TOKEN: Final = compiled(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<fill>.)|\[(?P<bracket>[^\[\]]*)\]'
    r"|(?P<am>AM/PM|A/P|上午/下午)|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4})"
    r"|(?P<digit>[0#?.,]+)|(?P<percent>%)|(?P<text>@)|(?P<plain>.)",
    regex.DOTALL,
)
CURRENCY: Final = compiled(r"\$([^-]*)")
CONDITION: Final = compiled(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$")
DIGITS: Final = Context(prec=15)
"""Spreadsheets keep and show fifteen digits."""
WIDEST: Final = 11
"""Characters a number takes in the general format."""
MOST_DECIMALS: Final = 30
LAST_DAY: Final = 2_958_465
"""31 December 9999."""
WEEKDAYS: Final = "一二三四五六日"


def number_of(text: str) -> Decimal | None:
    """Read a stored number to fifteen digits; None for what is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return DIGITS.plus(number) if number.is_finite() and abs(number.adjusted()) < 400 else None


def printed(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """Print a number in a format; a format that cannot be understood prints it plainly."""
    sections = sections_of(code)
    section, magnitude = chosen(sections, number)
    tokens = tokens_of(section)
    kinds = {kind for kind, _ in tokens}
    if not section.strip() and len(sections) > 1:
        return ""
    if "general" in kinds or not section.strip() or kinds <= {"text"} or is_fraction(tokens):
        return decorated(tokens, general(number)) if "general" in kinds else general(number)
    if "date" in kinds and "digit" not in kinds - {"date"}:
        return dated(tokens, number, from_1904=from_1904)
    if "date" in kinds:
        return dated([token for token in tokens if token[0] != "digit"], number, from_1904=from_1904)
    if "digit" not in kinds:
        return "".join(words for kind, words in tokens if kind in {"quoted", "plain"})
    return counted(tokens, magnitude)


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> tuple[str, bool]:
    """Print a number in a format; one that the format prints nothing of is printed plainly, and said to be hidden."""
    text = printed(number, code, from_1904=from_1904)
    hidden = bool(number) and not text.strip()
    return (general(number) if hidden else text), hidden


def is_fraction(tokens: tuple[tuple[str, str], ...]) -> bool:
    """Say whether a format prints a fraction: digits on both sides of a slash."""
    return any(
        (before[0], between, behind[0]) == ("digit", ("plain", "/"), "digit")
        for before, between, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[str, ...]:
    """Part a format code at its semicolons: positive, negative, zero, text."""
    sections, start = [], 0
    for token in TOKEN.finditer(code):
        if token["plain"] == ";":
            sections.append(code[start : token.start()])
            start = token.end()
    return (*sections, code[start:])


@lru_cache(maxsize=512)
def tokens_of(section: str) -> tuple[tuple[str, str], ...]:
    """Part one section into tokens: what kind, and its words."""
    found: list[tuple[str, str]] = []
    for token in TOKEN.finditer(section):
        kind = token.lastgroup or "plain"
        words = token[kind]
        if kind == "bracket":
            currency = CURRENCY.match(words)
            elapsed = words.lower() in {"h", "hh", "m", "mm", "s", "ss"}
            if currency:
                found.append(("quoted", currency[1]))
            elif elapsed:
                found.append(("date", f"[{words.lower()}]"))
        elif kind == "escaped":
            found.append(("quoted", words))
        elif kind not in {"room", "fill"}:
            found.append((kind, words))
    return tuple(found)


def chosen(sections: tuple[str, ...], number: Decimal) -> tuple[str, Decimal]:
    """Choose the section for a number, and the number as this section prints it."""
    for section in sections[:2]:
        condition = condition_of(section)
        if condition and holds(condition, number):
            return section, number
    if number < 0 and len(sections) > 1 and condition_of(sections[0]) is None:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    if condition_of(sections[0]) and len(sections) > 1:
        return sections[-1], number
    return sections[0], number


def condition_of(section: str) -> tuple[str, Decimal] | None:
    """Return the condition a section states in brackets."""
    for bracket in compiled(r"\[([^\]]*)\]").findall(section):
        match = CONDITION.match(bracket.strip())
        limit = number_of(match[2]) if match else None
        if match and limit is not None:
            return match[1], limit
    return None


def holds(condition: tuple[str, Decimal], number: Decimal) -> bool:
    """Say whether a number meets a condition."""
    sign, limit = condition
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit,
        "=": number == limit, "<>": number != limit,
    }[sign]  # fmt: skip


def general(number: Decimal) -> str:
    """Print a number without a format: as many digits as fit into eleven characters."""
    if not number:
        return "0"
    whole = len(str(abs(int(number))))
    if whole > WIDEST or (abs(number) < Decimal("1E-9")):
        return f"{number:.5E}".replace("E+0", "E+").replace("E-0", "E-")
    decimals = max(WIDEST - whole - 1, 0)
    text = f"{rounded(number, min(decimals, 9)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Round half away from zero."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=500))


def decorated(tokens: tuple[tuple[str, str], ...], body: str) -> str:
    """Put a plainly printed number between the words around it."""
    return "".join(
        body if kind == "general" else words for kind, words in tokens if kind in {"general", "quoted", "plain"}
    )


def counted(tokens: tuple[tuple[str, str], ...], number: Decimal) -> str:
    """Print a number by the digits its format gives it."""
    pattern = "".join(words for kind, words in tokens if kind == "digit")
    if any(kind == "exponent" for kind, _ in tokens):
        return scientific(tokens, number)
    number = number.scaleb(2 * sum(kind == "percent" for kind, _ in tokens))
    thousands = len(pattern) - len(pattern.rstrip(","))
    number = number.scaleb(-3 * thousands)
    pattern = pattern.rstrip(",")
    whole, _, fraction = pattern.partition(".")
    places = fraction.replace(",", "")[:MOST_DECIMALS]
    body = digits(number, places, least=min(whole.count("0"), MOST_DECIMALS), grouped="," in whole)
    pieces: list[str] = []
    groups = grouped([words for kind, words in tokens if kind == "digit"], body)
    for kind, words in tokens:
        if kind == "digit":
            pieces.append(next(groups))
        elif kind == "percent":
            pieces.append("%")
        elif kind in {"quoted", "plain"}:
            pieces.append(words)
    text = "".join(pieces).strip()
    return f"-{text}" if number < 0 and rounded(number, len(places)) else text


def scientific(tokens: tuple[tuple[str, str], ...], number: Decimal) -> str:
    """Print a number as digits times a power of ten."""
    split = next(place for place, (kind, _) in enumerate(tokens) if kind == "exponent")
    before, behind = (
        "".join(words for kind, words in part if kind == "digit") for part in (tokens[:split], tokens[split:])
    )
    mantissa = min(before.partition(".")[2].count("0"), MOST_DECIMALS)
    figures, _, power = f"{number:.{mantissa}E}".partition("E")
    sign = "-" if power.startswith("-") else "+"
    return f"{figures}E{sign}{power.lstrip('+-').rjust(min(behind.count('0'), MOST_DECIMALS), '0')}"


def grouped(patterns: Sequence[str], body: str) -> Iterator[str]:
    """Part the digits of a number among the places its format has for them, from the right: `000-0000`."""
    if any(mark in pattern for pattern in patterns for mark in ".,"):
        yield body
        yield from ("" for _ in patterns[1:])
        return
    ends = [len(body) - sum(map(len, patterns[place + 1 :])) for place in range(len(patterns))]
    start = 0
    for end in ends:
        yield body[start : max(end, start)]
        start = max(end, start)


def digits(number: Decimal, places: str, *, least: int, grouped: bool) -> str:
    """Print the digits of a number without its sign; `places` says which decimals must be shown (`0`) or may (`#`)."""
    text = f"{rounded(abs(number), len(places)):{',' if grouped else ''}f}"
    whole, _, decimals = text.partition(".")
    kept = len(places.rstrip("#"))
    while len(decimals) > kept and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = "" if whole == "0" and not least else whole.rjust(least, "0")
    return f"{whole}.{decimals}" if decimals or places.startswith("0") else whole


# ---------------------------------------------------------------- dates


def dated(tokens: tuple[tuple[str, str], ...] | list[tuple[str, str]], number: Decimal, *, from_1904: bool) -> str:
    """Print a number as the date and time it counts."""
    if not 0 <= number <= LAST_DAY:
        return general(number)
    moment = moment_of(number, from_1904=from_1904)
    twelve = any(kind == "am" for kind, _ in tokens)
    pieces: list[str] = []
    for place, (kind, words) in enumerate(tokens):
        if kind == "date":
            pieces.append(part(words.lower(), moment, number, minutes=is_minute(tokens, place), twelve=twelve))
        elif kind == "am":
            pieces.append("AM" if moment.hour < 12 else "PM")
        elif kind in {"quoted", "plain"}:
            pieces.append(words)
    return "".join(pieces)


def moment_of(number: Decimal, *, from_1904: bool) -> datetime:
    """Turn a serial number into date and time, to the second."""
    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no time zone
    seconds = int(rounded(number * 86400, 0))
    return epoch + timedelta(seconds=seconds)


def is_minute(tokens: tuple[tuple[str, str], ...] | list[tuple[str, str]], place: int) -> bool:
    """Say whether an `m` stands beside hours or seconds."""
    dates = [(at, words.lower().strip("[]")) for at, (kind, words) in enumerate(tokens) if kind == "date"]
    spot = next(index for index, (at, _) in enumerate(dates) if at == place)
    before = dates[spot - 1][1] if spot else ""
    after = dates[spot + 1][1] if spot + 1 < len(dates) else ""
    return before.startswith("h") or after.startswith("s")


def part(words: str, moment: datetime, number: Decimal, *, minutes: bool, twelve: bool) -> str:  # noqa: PLR0911
    """Print one part of a date."""
    wide = 2 if len(words) > 1 else 1
    match words[0]:
        case "[":
            per = {"h": 24, "m": 1440, "s": 86400}[words[1]]
            return str(int(number * per))
        case "y":
            return f"{moment.year:04d}" if len(words) > 2 else f"{moment.year % 100:02d}"
        case "m" if minutes:
            return f"{moment.minute:0{wide}d}"
        case "m":
            return f"{moment.month:0{wide}d}" if len(words) < 3 else f"{moment:%b}"
        case "d":
            return f"{moment.day:0{wide}d}" if len(words) < 3 else f"{moment:%a}"
        case "h":
            hour = (moment.hour % 12 or 12) if twelve else moment.hour
            return f"{hour:0{wide}d}"
        case "a":
            return ("星期" if len(words) > 3 else "") + WEEKDAYS[moment.weekday()]
        case _:
            return f"{moment.second:0{wide}d}"
