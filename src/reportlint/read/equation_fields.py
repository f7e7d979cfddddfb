"""EQ fields: the instruction of an equation that a word processor draws in, its signs on one line out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import regex

from reportlint.patterns import Pattern, compiled
from reportlint.read.numerals import numeral

OPERATORS: Final = frozenset("+-−＋－×÷*/·")
"""Signs at which one side of a fraction would fall apart on one line."""
CIRCLES: Final = frozenset("○〇◯")
BOXES: Final = frozenset("□")
FRAMES: Final = CIRCLES | BOXES | frozenset("△◇")
"""What is drawn around a character."""
ACCENTS: Final = frozenset("¯ˉ‾―^ˆ~～˙·._")
"""What is drawn over or under a character."""
TICKS: Final = dict.fromkeys("√✓✔", "☑") | dict.fromkeys("×✕✗☓", "☒")
"""Character in a box → what the two look like."""
CIRCLED: Final = 20
"""The last number that has a character in a circle."""
RISE, FALL = "up", "do"

SWITCH: Final = compiled(r'\\\*\s*(?:"[^"]*"|[^\s\\]+)')
"""How the result of a field is formatted."""
LETTER: Final = compiled(r"\\([A-Za-z])")
OPTION: Final = compiled(
    r"\s*\\(?:(lc|rc|bc|fc|vc)\\?(.)|(up|do|ai|di|co|vs|hs|fo|ba)\s*-?\d*|([a-z]{2}))", regex.IGNORECASE
)
OPENING: Final = compiled(r"\s*\(")
PLAIN: Final = compiled(r"[^\\(),]+")


class Unclear(Exception):  # noqa: N818 - no error of the program
    """An instruction that nobody here can draw."""


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of an equation."""

    words: str
    """Its signs."""
    shift: str = ""
    """`up` where it is raised, `do` where it is lowered."""


Argument: TypeAlias = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What stands between the letter of an element and its arguments."""

    names: frozenset[str]
    """The switches."""
    signs: Mapping[str, str]
    """The characters that switches name."""


@dataclass(slots=True)
class Cursor:
    """Reads an instruction from front to back."""

    text: str
    """The instruction."""
    at: int = 0
    """How far it is read."""

    def take(self, pattern: Pattern) -> tuple[str, ...] | None:
        """Read what a pattern matches here; return its groups behind the whole."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        return (found[0], *(group or "" for group in found.groups()))

    def next(self) -> str:
        """Return the next character, empty at the end."""
        return self.text[self.at : self.at + 1]


def equation(instruction: str) -> str | None:
    """Write the equation an EQ field draws; None where it cannot be followed."""
    cursor = Cursor(SWITCH.sub("", instruction).strip())
    try:
        return joined(terms(cursor, depth=0))
    except Unclear:
        return None


def terms(cursor: Cursor, depth: int) -> Iterator[Term]:
    """Read terms up to the end, or to what ends the argument they are."""
    if depth > 16:
        raise Unclear
    while mark := cursor.next():
        if depth and mark in ",)":
            return
        plain = cursor.take(PLAIN)
        element = None if plain else cursor.take(LETTER)
        if plain:
            yield Term(plain[0])
        elif element:
            yield from drawn(cursor, element[1].lower(), depth)
        elif mark == "(" and depth:
            cursor.at += 1
            yield Term(f"({','.join(joined(argument) for argument in arguments(cursor, depth))})")
        else:
            # A reversed oblique takes the meaning off the mark behind it.
            cursor.at += mark == "\\"
            yield Term(cursor.next())
            cursor.at += 1


def drawn(cursor: Cursor, letter: str, depth: int) -> Iterator[Term]:
    """Read one element: its options, its arguments."""
    if letter not in ELEMENTS:
        raise Unclear
    options = options_of(cursor)
    if cursor.take(OPENING) is None:
        raise Unclear
    yield ELEMENTS[letter](options, arguments(cursor, depth))
    while letter == "s" and (options := options_of(cursor)).names:
        if cursor.take(OPENING) is None:
            raise Unclear
        yield shifted(options, arguments(cursor, depth))


def options_of(cursor: Cursor) -> Options:
    """Read the options of an element."""
    names: set[str] = set()
    signs: dict[str, str] = {}
    while found := cursor.take(OPTION):
        _, holder, sign, measured, bare = found
        names.add((holder or measured or bare).lower())
        if holder:
            signs[holder.lower()] = sign
    return Options(frozenset(names), signs)


def arguments(cursor: Cursor, depth: int) -> list[Argument]:
    """Read arguments behind an opening bracket."""
    found: list[Argument] = []
    while True:
        found.append(tuple(terms(cursor, depth + 1)))
        mark = cursor.next()
        cursor.at += 1
        if mark == ")":
            return found
        if mark != ",":
            raise Unclear


# ---------------------------------------------------------------- writing


def joined(pieces: Iterable[Term]) -> str:
    """Write terms one behind the other; no number grows by the one behind it."""
    words = ""
    for piece in pieces:
        bare = piece.words.strip() if piece.shift else piece.words
        raised = piece.shift == RISE and bool(words.strip()) and bare.strip("+-−").isdecimal()
        words = apart(words, f"^{bare}" if raised else bare)
    return words.strip()


def apart(before: str, after: str) -> str:
    """Write signs behind others, a space between two digits."""
    return f"{before} {after}" if before[-1:].isdecimal() and after[:1].isdecimal() else before + after


def bracketed(words: str) -> str:
    """Put signs in brackets where they would fall apart on one line."""
    return f"({words})" if falls_apart(words) else words


def falls_apart(words: str) -> bool:
    """Say whether a side of a fraction, a root or a power needs brackets."""
    return not OPERATORS.isdisjoint(words)


def fraction(_options: Options, sides: Sequence[Argument]) -> Term:
    """Write a fraction with a slash."""
    if len(sides) != 2:
        raise Unclear
    return Term("/".join(bracketed(joined(side)) for side in sides))


def root(_options: Options, sides: Sequence[Argument]) -> Term:
    """Write a root, its degree first."""
    if len(sides) > 2:
        raise Unclear
    *degree, radicand = map(joined, sides)
    return Term(f"{''.join(degree)}√{bracketed(radicand)}")


def overstruck(_options: Options, layers: Sequence[Argument]) -> Term:
    """Write what is printed in one place: a character in a frame, a word under its reading, or under an accent."""
    written = [(joined(layer), layer) for layer in layers if joined(layer)]
    frames = [words for words, _ in written if words in FRAMES]
    others = [(words, layer) for words, layer in written if words not in FRAMES]
    if frames and len(others) == 1 and len(frames) == 1:
        return Term(framed(frames[0], others[0][0]))
    bases = [words for words, layer in written if not is_shifted(layer) and words not in ACCENTS]
    if not bases and all(is_shifted(layer) for _, layer in written):
        ordered = sorted(written, key=lambda one: one[1][0].shift != RISE)
        return Term(joined(Term(words) for words, _ in ordered))
    if len(bases) != 1:
        raise Unclear
    return Term(bases[0])


def is_shifted(layer: Argument) -> bool:
    """Say whether an argument is raised or lowered as a whole."""
    return all(term.shift or not term.words.strip() for term in layer)


def framed(frame: str, words: str) -> str:
    """Write characters in a circle or box."""
    if frame in CIRCLES and words.isdecimal() and 1 <= int(words[:9]) <= CIRCLED:
        return numeral(int(words), "decimalEnclosedCircle")
    return TICKS.get(words, words) if frame in BOXES else words


def shifted(options: Options, parts: Sequence[Argument]) -> Term:
    """Write what is raised or lowered; of several, one above the other."""
    words = joined(Term(joined(part)) for part in parts)
    return Term(words, RISE if RISE in options.names else FALL if FALL in options.names else "")


def array(_options: Options, cells: Sequence[Argument]) -> Term:
    """Write the cells of an array, a space between them."""
    return Term(" ".join(filter(None, map(joined, cells))))


def delimited(options: Options, inside: Sequence[Argument]) -> Term:
    """Write what stands in brackets."""
    both = options.signs.get("bc", "")
    default = ("", "") if options.signs else ("(", ")")
    left = options.signs.get("lc", both or default[0])
    right = options.signs.get("rc", MIRRORED.get(both, both) or default[1])
    return Term(f"{left}{array(options, inside).words}{right}")


def gathered(options: Options, parts: Sequence[Argument]) -> Term:
    """Write a sum, product or integral: its sign, its bounds, what is gathered."""
    sign = "∑" if "su" in options.names else "∏" if "pr" in options.names else "∫"
    sign = options.signs.get("fc", options.signs.get("vc", sign))
    return Term(sign + array(options, parts).words)


def listed(_options: Options, parts: Sequence[Argument]) -> Term:
    """Write a list."""
    return Term(", ".join(map(joined, parts)))


MIRRORED: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "（": "）", "［": "］"}
ELEMENTS: Final[Mapping[str, Callable[[Options, Sequence[Argument]], Term]]] = {
    "a": array,
    "b": delimited,
    "d": array,
    "f": fraction,
    "i": gathered,
    "l": listed,
    "o": overstruck,
    "r": root,
    "s": shifted,
    "x": array,
}
"""Letter of an element → who writes it."""
