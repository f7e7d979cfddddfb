"""Documents with the relations a person declared to hold between their numbers.

Two ways of writing them down are understood; both name numbers by line, digits and occurrence. Where the numbers carry
no unit, percentages are meant as printed (a ratio is multiplied by 100, a product divided by it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

FOLDER = Path(__file__).parent / "bases"

TOKEN = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?!\d)")
UNIT_BEHIND = re.compile(r"(?:万亿|亿|万|千)?元|[%％‰]|个百分点|万人次|万人|公里|千米|吨|亩|公顷|平方米")
ROUNDED_UNITS = re.compile(r"(?:万亿|亿|万|千)元|[%％‰]|个百分点|万人次|万人")
HUNDREDTHS = {"%": Fraction(1, 100), "％": Fraction(1, 100), "‰": Fraction(1, 1000), "个百分点": Fraction(1, 100)}
LARGE = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("千元", 10**3))
NUMERALS = "零一二三四五六七八九"


def numeral_value(text: str) -> int | None:
    """Read a Chinese numeral below one hundred; None for anything else."""
    text = text.replace("两", "二")
    tens, ten, ones = text.partition("十")
    if any(part and (len(part) > 1 or part not in NUMERALS) for part in (tens, ones)) or not text:
        return None
    if not ten:
        return NUMERALS.index(text)
    return 10 * (NUMERALS.index(tens) if tens else 1) + (NUMERALS.index(ones) if ones else 0)


def numeral(value: int) -> str:
    """Print a number from 1 to 99 as a Chinese numeral."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return head + (NUMERALS[ones] if ones else "")


def scale_of(unit: str) -> Fraction:
    """Return how many base units one of a printed unit is."""
    if unit in HUNDREDTHS:
        return HUNDREDTHS[unit]
    return Fraction(next((scale for prefix, scale in LARGE if unit.startswith(prefix)), 1))


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a base."""

    name: str
    """Its identifier among the declarations."""
    start: int
    """Offset of its first character."""
    text: str
    """As printed."""
    unit: str = ""
    """As printed behind it or in the head of its column."""
    scale: Fraction = Fraction(1)
    """Base units per printed unit."""
    exact: bool = False
    """Whether it leaves no room for rounding."""
    hedge: str = ""
    """A word such as 约 or 余 beside it."""
    direction: str = ""
    """A word such as 增加 before it."""
    turned: bool = False
    """True where a change of words has turned its sign."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """Its digits in half width and without separators."""
        return normalize("NFKC", self.text).replace(",", "").replace("\N{MINUS SIGN}", "-").replace(" ", "")

    @property
    def is_digits(self) -> bool:
        """Whether it is printed in ASCII digits."""
        return bool(re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?", self.text)) and self.text.isascii()

    @property
    def decimals(self) -> int:
        """Printed decimals."""
        return len(self.plain.partition(".")[2])

    @property
    def value(self) -> Fraction:
        """Its value in the printed unit, sign turned where words say so."""
        words = numeral_value(self.text)
        value = Fraction(self.plain) if words is None else Fraction(words)
        return -value if self.turned else value

    @property
    def base_value(self) -> Fraction:
        """Its value in base units."""
        return self.value * self.scale

    @property
    def ulp(self) -> Fraction:
        """One unit of the last printed place, in base units."""
        return self.scale * Fraction(1, 10**self.decimals)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a person declared to hold."""

    kind: str
    """sum, ratio, growth, eq, bound, tier, grade …"""
    stated: tuple[str, ...]
    """The number that is given as the result (`-A6` with its sign turned); with its rate in a base-sum."""
    operands: tuple[str, ...]
    """What it is computed from."""
    factor: Fraction = Fraction(1)
    """What a ratio or product is multiplied by."""
    truncates: bool = False
    """Whether the document says that it cuts digits off."""
    formula: str = ""
    """Of a tier: the mark as an expression in x and y."""
    bands: tuple[tuple[str, str], ...] = ()
    """Of a tier or grade: mark or word, and the interval it is given for."""
    word: str = ""
    """Of a grade: the word."""
    word_start: int = 0
    """Of a grade: where it stands."""
    years: int = 0
    """Of a compound rate: how many."""
    operator: str = ""
    """Of an order: < or <=."""
    items: tuple[str, ...] = ()
    """Of a count: what is counted."""
    mutant: str = ""
    """The kind of mutant that it is meant for, where said."""

    @property
    def names(self) -> tuple[str, ...]:
        """The numbers taking part, without signs."""
        return tuple(reference.lstrip("-") for reference in (*self.operands, *self.stated))


@dataclass(frozen=True, slots=True)
class Hint:
    """A change that a person proposes."""

    kind: str
    """Kind of mutant."""
    line: int
    """1-based."""
    replace: tuple[str, str] | None = None
    """Words and what stands there instead; None where the line is lost."""


@dataclass(frozen=True)
class Base:
    """One document and what holds in it."""

    name: str
    """Folder and file name without suffix."""
    text: str
    """The Markdown."""
    numbers: Mapping[str, Number]
    """By identifier."""
    relations: tuple[Relation, ...]
    """What holds."""
    hints: tuple[Hint, ...] = ()
    """Proposed changes."""

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of every line."""
        return line_starts(self.text)

    @cached_property
    def users(self) -> Mapping[str, tuple[Relation, ...]]:
        """Number → the relations it stands in."""
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for name in dict.fromkeys(relation.names):
                found.setdefault(name, []).append(relation)
        return {name: tuple(relations) for name, relations in found.items()}

    def line(self, number: int) -> tuple[int, int]:
        """Return start and end of a 1-based line, its line feed left out."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return start, len(self.text) if end < 0 else end

    def line_of(self, offset: int) -> int:
        """Return the 1-based line of an offset."""
        return self.text.count("\n", 0, offset) + 1

    def sentence(self, offset: int) -> str:
        """Return the sentence or table row around an offset."""
        start, end = self.line(self.line_of(offset))
        line = self.text[start:end]
        if line.lstrip().startswith(("|", "<")) or "\t" in line:
            return line
        begin = max(line.rfind(mark, 0, offset - start) for mark in "。；！？") + 1
        stops = [at for mark in "。；！？" if (at := line.find(mark, offset - start)) >= 0]
        return line[begin : min(stops, default=len(line)) + 1]


def line_starts(text: str) -> list[int]:
    """Return the offset of every line."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


# ---------------------------------------------------------------- loading


def load_bases(folder: Path = FOLDER) -> list[Base]:
    """Load every base below a folder, by name."""
    paths = sorted(folder.rglob("*.relations.yaml"))
    return [load_base(path, folder) for path in paths if markdown_of(path).exists()]


def markdown_of(path: Path) -> Path:
    """Return the document that a relations file speaks of."""
    return path.with_name(path.name.removesuffix(".relations.yaml") + ".md")


def load_base(path: Path, folder: Path) -> Base:
    """Load one base; a number that does not stand where it should raises `ValueError`."""
    text = markdown_of(path).read_text("utf-8")
    raw = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    lines = text.split("\n")
    starts = line_starts(text)
    with_units = any("unit" in entry for entry in raw["numbers"].values())
    find = number_with_unit if with_units else number_of_token
    numbers = {str(name): find(str(name), entry, lines, starts) for name, entry in raw["numbers"].items()}
    name = str(markdown_of(path).relative_to(folder).with_suffix(""))
    relations = tuple(relation_of(entry, lines, starts, with_units=with_units) for entry in raw["relations"])
    hints = tuple(hint_of(entry) for entry in raw.get("mutations", ()))
    check_names(name, numbers, relations)
    return Base(name, text, numbers, relations, hints)


def check_names(name: str, numbers: Mapping[str, Number], relations: Iterable[Relation]) -> None:
    """Raise `ValueError` where a relation names a number that is not declared."""
    unknown = {used for relation in relations for used in relation.names} - set(numbers)
    if unknown:
        raise ValueError(f"{name}: undeclared {sorted(unknown)}")


def number_with_unit(name: str, entry: Mapping[str, Any], lines: Sequence[str], starts: Sequence[int]) -> Number:
    """Find a number by counting its print in the line."""
    text, line = str(entry["text"]), int(entry["line"])
    at = -len(text)
    for _ in range(int(entry.get("nth", 1))):
        at = lines[line - 1].find(text, at + len(text))
        if at < 0:
            raise ValueError(f"{name}: {text} does not stand in line {line}")
    unit = str(entry["unit"] or "")
    return Number(
        name=name,
        start=starts[line - 1] + at,
        text=text,
        unit=unit,
        scale=scale_of(unit),
        exact=bool(entry.get("exact", False)),
        hedge=str(entry.get("hedge") or ""),
        direction=str(entry.get("direction") or ""),
    )


def number_of_token(name: str, entry: Mapping[str, Any], lines: Sequence[str], starts: Sequence[int]) -> Number:
    """Find a number by counting the tokens with its print in the line; its unit is what stands behind it."""
    text, line, nth = str(entry["text"]), int(entry["line"]), int(entry.get("nth", 1))
    found = [match.start() for match in TOKEN.finditer(lines[line - 1]) if match.group() == text]
    if len(found) < nth:
        raise ValueError(f"{name}: {text} does not stand {nth} times in line {line}")
    behind = UNIT_BEHIND.match(lines[line - 1], found[nth - 1] + len(text))
    unit = behind.group() if behind else ""
    return Number(name, starts[line - 1] + found[nth - 1], text, unit, exact=not ROUNDED_UNITS.fullmatch(unit))


def relation_of(entry: Mapping[str, Any], lines: Sequence[str], starts: Sequence[int], *, with_units: bool) -> Relation:
    """Read one declared relation."""
    kind = str(entry["kind"])
    relation = Relation(
        kind=kind,
        stated=strings(entry.get("stated", entry.get("high", entry.get("score")))),
        operands=strings(entry.get("operands", entry.get("low"))),
        truncates=entry.get("rounding") == "down",
        formula=str(entry.get("formula", "")),
        bands=tuple((str(mark), str(band)) for mark, band in entry.get("bands", ())),
        years=int(entry.get("years", 0)),
        operator=str(entry.get("op", "")),
        items=strings(entry.get("items")),
        mutant=str(entry.get("mutant", "")),
    )
    if kind == "sum" and "weights" in entry:
        relation = replace(relation, operands=tuple(map(signed, relation.operands, entry["weights"])))
    if kind == "diff":
        first, *rest = relation.operands
        relation = replace(relation, operands=(first, *(signed(name, -1) for name in rest)))
    if kind in {"ratio", "product"}:
        usual = 1 if with_units else 100 if kind == "ratio" else "0.01"
        relation = replace(relation, factor=Fraction(str(entry.get("scale", usual))))
    if kind == "grade":
        line = int(entry["line"])
        at = nth_find(lines[line - 1], str(entry["word"]), int(entry.get("nth", 1)))
        relation = replace(relation, word=str(entry["word"]), word_start=starts[line - 1] + at)
    return relation


def hint_of(entry: Mapping[str, Any]) -> Hint:
    """Read one proposed change."""
    if "drop_row" in entry:
        return Hint(str(entry["kind"]), int(entry["drop_row"]))
    old, new = entry["replace"]
    return Hint(str(entry["kind"]), int(entry["line"]), (str(old), str(new)))


def nth_find(line: str, word: str, nth: int) -> int:
    """Return where a word stands for the n-th time; raises `ValueError` where it does not."""
    at = -len(word)
    for _ in range(nth):
        at = line.index(word, at + len(word))
    return at


def signed(name: str, weight: int) -> str:
    """Return a reference with its weight in it."""
    return name if weight > 0 else f"-{name}"


def strings(value: object) -> tuple[str, ...]:
    """Return one value or several as strings."""
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
