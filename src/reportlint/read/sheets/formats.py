"""Number formats of spreadsheets (ECMA-376 part 1, 18.8.31): a number and its code in, what the cell prints out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

import regex

from reportlint.patterns import compiled
from reportlint.read.sheets.dates import dated
from reportlint.read.sheets.figures import Token, counted, factor_of, general
from reportlint.read.sheets.hanzi import in_hanzi

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
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_(?P<room>.)|\*(?P<fill>.)|\[(?P<bracket>[^\[\]]*)\]'
    r"|(?P<am>AM/PM|A/P|上午/下午)|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|e+)|(?P<digit>[0#?.,]+)|(?P<percent>%)|(?P<text>@)|(?P<plain>.)",
    regex.DOTALL,
)
CURRENCY: Final = compiled(r"\$([^-]*)")
CHINESE: Final = compiled(r"-(?:[0-9a-f]*0804|804|zh-cn)$", regex.IGNORECASE)
"""How the language of a section ends that prints months and days of the week in Chinese."""
SCRIPT: Final = compiled(r"\$?DBNum(\d)", regex.IGNORECASE)
SYSTEM_DATE: Final = compiled(r"\[\$-(?:(F800|x-sysdate)|F400|x-systime)\]", regex.IGNORECASE)
LONG_DATE, LONG_TIME = 'yyyy"年"m"月"d"日"', "h:mm:ss"
"""What a Chinese edition prints where a format leaves date and time to the system."""
CONDITION: Final = compiled(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$")
DIGITS: Final = Context(prec=15)
"""Spreadsheets keep and show fifteen digits."""
WORDS: Final = frozenset({"general", "text", "quoted", "plain"})
"""Kinds of tokens of which something is printed as it is."""


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
    kinds = dict(tokens)
    if not section.strip() and len(sections) > 1:
        return ""
    if is_fraction(tokens):
        return general(number)
    if "date" in kinds:
        return dated(tokens, number, from_1904=from_1904)
    if "digit" in kinds and "general" not in kinds:
        return in_hanzi(counted(tokens, magnitude), kinds.get("script", ""), counted=False)
    body = in_hanzi(general(magnitude), kinds.get("script", ""), counted=True)
    if not WORDS & kinds.keys():
        return body
    return "".join(body if kind in {"general", "text"} else words for kind, words in tokens if kind in WORDS)


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> tuple[str, bool]:
    """Print a number in a format; one that the format prints nothing of is printed plainly, and said to be hidden."""
    text = printed(number, code, from_1904=from_1904)
    hidden = bool(number) and not text.strip()
    return (general(number) if hidden else text), hidden


def worded(text: str, code: str) -> tuple[str, bool]:
    """Print words in a format; those that it prints nothing of are kept, and said to be hidden."""
    section = words_section(code)
    if section is None or not text.strip():
        return text, False
    tokens = tokens_of(section)
    said = "".join(text if kind in {"general", "text"} else words for kind, words in tokens if kind in WORDS)
    return (said, False) if said.strip() else (text, True)


@lru_cache(maxsize=512)
def words_section(code: str) -> str | None:
    """Return the section for words: the fourth, or the last one that has a place for them; None for no such."""
    sections = sections_of(code)
    if len(sections) > 3:
        return sections[3]
    last = sections[-1]
    return last if any(kind == "text" for kind, _ in tokens_of(last)) else None


def scale_of(number: Decimal, code: str) -> Decimal:
    """Return by what a number is multiplied before a format prints its digits: a thousandth for `0,`."""
    section, _ = chosen(sections_of(code), number)
    return factor_of(tokens_of(section))


def is_fraction(tokens: tuple[Token, ...]) -> bool:
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
def tokens_of(section: str) -> tuple[Token, ...]:
    """Part one section into tokens: what kind, and its words."""
    left_to_system = SYSTEM_DATE.search(section)
    if left_to_system:
        section = LONG_DATE if left_to_system[1] else LONG_TIME
    found: list[Token] = []
    for token in TOKEN.finditer(section):
        kind = token.lastgroup or "plain"
        words = token[kind]
        if kind == "bracket":
            found.extend(told_in_brackets(words))
        elif kind == "escaped":
            found.append(("quoted", words))
        elif kind not in {"room", "fill"}:
            found.append((kind, words))
    return tuple(found)


def told_in_brackets(words: str) -> Iterator[Token]:
    """Yield what brackets say: a currency, a language, a script, a time that has passed; not a colour or condition."""
    currency, script = CURRENCY.match(words), SCRIPT.fullmatch(words)
    if currency and currency[1] and not script:
        yield "quoted", currency[1]
    if currency and CHINESE.search(words):
        yield "locale", "zh"
    if script:
        yield "script", script[1]
    if words.lower() in {"h", "hh", "m", "mm", "s", "ss"}:
        yield "date", f"[{words.lower()}]"


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
