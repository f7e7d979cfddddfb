"""Styles of a document: which hide their text, which belong to a list, and how lists are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from reportlint.patterns import compiled
from reportlint.read.numerals import numeral
from reportlint.read.odf.names import SCHEMA, STYLE, STYLE_NAME, TEXT, count
from reportlint.read.xml import Element

NUMERALS: Final[Mapping[str, str]] = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCountingThousand",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "〇, 一, 二, ...": "ideographDigital",
}
"""`style:num-format` → the name this format has elsewhere; others are printed in plain digits."""

FAMILY: Final = f"{{{SCHEMA}svg-compatible:1.0}}font-family"
FONT_FAMILY: Final = f"{{{SCHEMA}xsl-fo-compatible:1.0}}font-family"
RAISED: Final = compiled(r"super\b|[1-9]")
"""How the position of raised text begins: `super 58%`, or how far it is raised."""
DEEPEST: Final = 10
"""Levels of a list."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = ""
    """Its `style:num-format`; empty for no number."""
    prefix: str = ""
    """What is printed before the number."""
    suffix: str = ""
    """What is printed behind it."""
    shown: int = 1
    """How many levels are printed."""
    start: int = 1
    """The first number."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What styles say that concerns a reader."""

    hidden: frozenset[str] = frozenset()
    """Names of styles whose text is not printed."""
    shown: frozenset[str] = frozenset()
    """Names of styles whose text is printed whatever is around it."""
    raised: frozenset[str] = frozenset()
    """Names of styles whose text is raised."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """Style → the family of the font of its letters."""
    listed: Mapping[str, str] = field(default_factory=dict)
    """Paragraph style → the list its paragraphs belong to."""
    parents: Mapping[str, str] = field(default_factory=dict)
    """Style → the one it is based on."""
    lists: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    """List style → its levels, 1 the first."""
    outline: Mapping[int, Level] = field(default_factory=dict)
    """How headings are numbered."""

    def is_hidden(self, name: str | None) -> bool:
        """Say whether a style, or one it is based on, hides its text."""
        return self.descends(name, self.hidden)

    def is_shown(self, name: str | None) -> bool:
        """Say whether a style, or one it is based on, shows its text inside a hidden paragraph."""
        return self.descends(name, self.shown)

    def is_raised(self, name: str | None) -> bool:
        """Say whether a style, or one it is based on, raises its text."""
        return self.descends(name, self.raised)

    def font(self, name: str | None) -> str | None:
        """Return the family of the font that a style, or one it is based on, sets letters in; None for none."""
        seen: set[str] = set()
        while name and name not in seen:
            if name in self.fonts:
                return self.fonts[name]
            seen.add(name)
            name = self.parents.get(name)
        return None

    def descends(self, name: str | None, wanted: frozenset[str]) -> bool:
        """Say whether a style is one of some, or based on one of them."""
        seen: set[str] = set()
        while name and name not in seen:
            if name in wanted:
                return True
            seen.add(name)
            name = self.parents.get(name)
        return False


def read_styles(roots: Iterable[Element]) -> Styles:
    """Read the styles of all parts of a document."""
    hidden: set[str] = set()
    shown: set[str] = set()
    raised: set[str] = set()
    fonts: dict[str, str] = {}
    listed: dict[str, str] = {}
    parents: dict[str, str] = {}
    lists: dict[str, Mapping[int, Level]] = {}
    outline: Mapping[int, Level] = {}
    for root in roots:
        faces = {face.get(STYLE + "name", ""): face.get(FAMILY, "") for face in root.iter(STYLE + "font-face")}
        for style in root.iter(STYLE + "style"):
            name = style.get(STYLE + "name", "")
            parents[name] = style.get(STYLE + "parent-style-name", "")
            if style.get(STYLE + "list-style-name"):
                listed[name] = style.get(STYLE + "list-style-name", "")
            family = family_of(style, faces)
            if family:
                fonts[name] = family
            displays = {said.get(TEXT + "display") for said in style.iter(STYLE + "text-properties")}
            if "none" in displays:
                hidden.add(name)
            if "true" in displays:
                shown.add(name)
            if any(
                RAISED.match(said.get(STYLE + "text-position", "")) for said in style.iter(STYLE + "text-properties")
            ):
                raised.add(name)
        for style in root.iter(TEXT + "list-style"):
            lists[style.get(STYLE + "name", "")] = read_levels(style)
        for style in root.iter(TEXT + "outline-style"):
            outline = read_levels(style)
    return Styles(frozenset(hidden), frozenset(shown), frozenset(raised), fonts, listed, parents, lists, outline)


def family_of(style: Element, faces: Mapping[str, str]) -> str:
    """Return the family of the font a style names, empty for none."""
    for said in style.iterchildren(STYLE + "text-properties"):
        name = said.get(STYLE + "font-name", "")
        return (faces.get(name, "") or said.get(FONT_FAMILY, "") or name).strip("'\"")
    return ""


def read_levels(style: Element) -> Mapping[int, Level]:
    """Read the levels of a list style or of the outline."""
    return {
        count(level.get(TEXT + "level")): Level(
            level.get(STYLE + "num-format", ""),
            level.get(STYLE + "num-prefix", ""),
            level.get(STYLE + "num-suffix", ""),
            min(count(level.get(TEXT + "display-levels")), DEEPEST),
            count(level.get(TEXT + "start-value")),
        )
        for level in style
        if isinstance(level.tag, str) and not level.tag.endswith("bullet") and level.get(TEXT + "level")
    }


@dataclass(slots=True)
class Counter:
    """One list as far as it has counted."""

    levels: Mapping[int, Level]
    """How its levels are numbered."""
    numbers: dict[int, int] = field(default_factory=dict)
    """The number each level stands at."""

    def label(self, depth: int, start: str | None = None) -> str:
        """Count an item `depth` levels deep and return the number printed before it; `start` is one of its own."""
        level = self.levels.get(depth, Level())
        if start and start.isdecimal():
            self.numbers[depth] = count(start)
        else:
            self.numbers[depth] = self.numbers[depth] + 1 if depth in self.numbers else level.start
        for deeper in [other for other in self.numbers if other > depth]:
            del self.numbers[deeper]
        if not level.form:
            return ""
        first = max(1, depth - level.shown + 1)
        return level.prefix + ".".join(self.number(shown) for shown in range(first, depth + 1)) + level.suffix

    def number(self, depth: int) -> str:
        """Write the number one level stands at."""
        level = self.levels.get(depth, Level())
        return numeral(self.numbers.get(depth, level.start), NUMERALS.get(level.form, "decimal"))


def style_of(element: Element) -> str:
    """Return the style an element names."""
    return element.get(STYLE_NAME, "")
