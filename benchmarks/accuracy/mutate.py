"""Changes that make a document wrong, one function a kind, all in `KINDS` at the end.

A function yields every mutant of a base that its kind allows; whether the document itself can tell that it is wrong is
for `evaluate` to say, except for kinds of structure and dates, which are made to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor
from random import Random
from typing import TypeAlias

from benchmarks.accuracy.bases import Base, Hint, Number, Relation, numeral, numeral_value, scale_of
from benchmarks.accuracy.evaluate import FUNCTIONS, Reading, holds, rounded


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of characters."""

    start: int
    """Offset in the base."""
    end: int
    """Offset behind the characters replaced."""
    text: str
    """What stands there instead."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A base with a change."""

    kind: str
    """Which kind of change."""
    base: Base
    """Of what."""
    edits: tuple[Edit, ...]
    """The change, in order and without overlap."""
    numbers: Mapping[str, Number] = field(default_factory=dict)
    """Declared numbers that read otherwise."""
    words: Mapping[int, str] = field(default_factory=dict)
    """Grade words that read otherwise, by offset."""
    lost: frozenset[str] = frozenset()
    """Declared numbers that are gone."""
    doubled: frozenset[str] = frozenset()
    """Declared numbers that stand there twice."""
    about: tuple[tuple[int, int], ...] = ()
    """Other ranges of the base at which a finding is as good an answer."""
    knowable: bool = False
    """True where the change is wrong by its making; else `broken` decides."""

    @property
    def text(self) -> str:
        """The document after the change."""
        return applied(self.base.text, self.edits)

    def moved(self, offset: int) -> int:
        """Return where an offset of the base lies after the change."""
        return offset + sum(len(edit.text) - (edit.end - edit.start) for edit in self.edits if edit.end <= offset)

    @property
    def changed(self) -> list[tuple[int, int]]:
        """Return the ranges, after the change, that a finding must point at."""
        spots = [(self.moved(edit.start), self.moved(edit.start) + len(edit.text)) for edit in self.edits]
        spots += [(self.moved(start), self.moved(end)) for start, end in self.about]
        spots += [(at, at + len(number.text)) for number in self.numbers.values() for at in (self.moved(number.start),)]
        return [(start, end) for start, end in spots if start < end]

    @property
    def broken(self) -> list[Relation]:
        """Return the declared relations that the change contradicts."""
        return Reading(self.base, self.numbers, self.words, self.lost, self.doubled).broken()

    @property
    def killable(self) -> bool:
        """Whether the document itself shows that it is wrong."""
        return self.knowable or bool(self.broken)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Make changes to a text."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


Maker: TypeAlias = Callable[[Base, Random], Iterator[Mutant]]
"""Yields the mutants of one kind; what it leaves to chance, it takes from the generator."""


# ---------------------------------------------------------------- printing numbers


def reprinted(number: Number, text: str) -> Number:
    """Return a number with other digits, separators kept where it has them; its sign stays."""
    if "," in number.text:
        whole, point, rest = text.partition(".")
        text = f"{int(whole):,}{point}{rest}"
    return replace(number, text=text)


def printed(number: Number, value: Fraction) -> Number:
    """Print a value as a number is printed."""
    scaled = value * 10**number.decimals
    units = floor(abs(scaled) + Fraction(1, 2))
    digits = f"{units:0{number.decimals + 1}d}"
    text = f"{digits[: -number.decimals]}.{digits[-number.decimals :]}" if number.decimals else digits
    return reprinted(number, ("-" if value < 0 else "") + text)


def changed(kind: str, base: Base, *numbers: Number, about: Iterable[str] = ()) -> Mutant:
    """Make the mutant in which some declared numbers read otherwise."""
    edits = tuple(
        Edit(old.start, old.end, new.text)
        for new in sorted(numbers, key=lambda number: number.start)
        for old in (base.numbers[new.name],)
    )
    return Mutant(kind, base, edits, {number.name: number for number in numbers}, about=spots(base, about))


def spots(base: Base, names: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where some numbers stand."""
    return tuple((base.numbers[name].start, base.numbers[name].end) for name in names)


def digits_of(base: Base) -> Iterator[Number]:
    """Yield the declared numbers that are printed in digits and stand in a relation."""
    return (number for number in base.numbers.values() if number.is_digits and number.name in base.users)


def is_number(text: str) -> bool:
    """Whether a text is a number as one would print it: no leading zero before another digit."""
    return bool(re.fullmatch(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", text))


def rewritten(kind: str, base: Base, texts: Callable[[str], Iterable[str]]) -> Iterator[Mutant]:
    """Yield a mutant for every other print of every number."""
    for number in digits_of(base):
        for text in dict.fromkeys(texts(number.plain)):
            if is_number(text) and text != number.plain:
                yield changed(kind, base, reprinted(number, text))


def moved_by(number: Number, chance: Random, least: int = 3, most: int = 20) -> Number:
    """Return a number that is a few per cent, at least one unit of the last place, larger or smaller."""
    share = Fraction(chance.randint(least, most), 100) * chance.choice((1, -1))
    value = abs(number.value) * (1 + share)
    moved = printed(number, value)
    if moved.value == number.value:
        moved = printed(number, number.value + Fraction(1, 10**number.decimals))
    return moved


# ---------------------------------------------------------------- A: numbers


def digit_substituted(base: Base, _: Random) -> Iterator[Mutant]:
    """A1: one digit is another."""

    def texts(text: str) -> Iterator[str]:
        for at, digit in enumerate(text):
            if digit.isdigit():
                yield from (text[:at] + other + text[at + 1 :] for other in "0123456789")

    yield from rewritten("A1", base, texts)


def neighbours_swapped(base: Base, _: Random) -> Iterator[Mutant]:
    """A2: two neighbouring digits changed places."""

    def texts(text: str) -> Iterator[str]:
        for match in re.finditer(r"(?=(\d)(\.?)(\d))", text):
            yield text[: match.start()] + match[3] + match[2] + match[1] + text[match.start() + len(match[2]) + 2 :]

    yield from rewritten("A2", base, texts)


def digit_dropped_or_doubled(base: Base, _: Random) -> Iterator[Mutant]:
    """A3: a digit is missing or stands there twice."""

    def texts(text: str) -> Iterator[str]:
        for at, digit in enumerate(text):
            if digit.isdigit():
                yield text[:at] + text[at + 1 :]
                yield text[:at] + digit + text[at:]

    yield from rewritten("A3", base, texts)


def point_shifted(base: Base, _: Random) -> Iterator[Mutant]:
    """A4: the decimal point is one place off."""

    def texts(text: str) -> Iterator[str]:
        whole, point, rest = text.partition(".")
        if point:
            yield whole.lstrip("0") + rest[0] + (f".{rest[1:]}" if rest[1:] else "")
            if len(whole) > 1:
                yield f"{whole[:-1]}.{whole[-1]}{rest}"
        elif len(whole) > 1:
            yield f"{whole}0"
            yield whole[:-1] if whole.endswith("0") else f"{whole[:-1]}.{whole[-1]}"

    yield from rewritten("A4", base, texts)


def last_place_off(base: Base, _: Random) -> Iterator[Mutant]:
    """A5: one unit of the last place too much or too little."""
    for number in digits_of(base):
        for step in (1, -1):
            value = number.value + Fraction(step, 10**number.decimals)
            if value >= 0 or number.value < 0:
                yield changed("A5", base, printed(number, value))


OPPOSITE = {
    one: other
    for pair in (
        ("增加", "减少"), ("增长", "下降"), ("上升", "下降"), ("提高", "降低"), ("上涨", "下跌"),
        ("增幅", "降幅"), ("调增", "调减"), ("追加", "调减"), ("多", "少"), ("高", "低"), ("增", "减"),
    )
    for one, other in (pair, pair[::-1])
}  # fmt: skip


def direction_flipped(base: Base, _: Random) -> Iterator[Mutant]:
    """A6: 增加 reads 减少, or the other way round, for all numbers that the word governs."""
    governed: dict[int, list[Number]] = {}
    for number in base.numbers.values():
        if number.direction in OPPOSITE and number.name in base.users:
            governed.setdefault(base.text.rfind(number.direction, 0, number.start), []).append(number)
    for at, numbers in governed.items():
        word = numbers[0].direction
        if at >= 0:
            turned = {number.name: replace(number, turned=True) for number in numbers}
            yield Mutant("A6", base, (Edit(at, at + len(word), OPPOSITE[word]),), turned)


SLIPS = {"万元": ("元", "亿元"), "亿元": ("万元",), "元": ("万元",), "万人": ("人",), "人": ("万人",), "千元": ("元",)}


def unit_slipped(base: Base, _: Random) -> Iterator[Mutant]:
    """A7: 万元 reads 元 or 亿元."""
    for number in base.numbers.values():
        unit = next((unit for unit in SLIPS if base.text.startswith(unit, number.end)), None)
        if unit is None or number.name not in base.users:
            continue
        for other in SLIPS[unit]:
            factor = scale_of(other) / scale_of(unit)
            slipped = replace(number, unit=other, scale=number.scale * factor)
            yield Mutant("A7", base, (Edit(number.end, number.end + len(unit), other),), {number.name: slipped})


def points_confused(base: Base, _: Random) -> Iterator[Mutant]:
    """A8: percentage points read per cent, or the growth of an amount reads percentage points."""
    for relation in base.relations:
        number = base.numbers[relation.stated[0].lstrip("-")] if relation.stated else None
        if number is None or relation.kind not in {"points", "growth", "change-rate"}:
            continue
        unit = "个百分点" if relation.kind == "points" else "%"
        if base.text.startswith(unit, number.end):
            other = "%" if relation.kind == "points" else "个百分点"
            as_growth = replace(relation, kind="growth", operands=tuple(one.lstrip("-") for one in relation.operands))
            wrong = relation.kind != "points" or not holds(as_growth, Reading(base))
            edit = Edit(number.end, number.end + len(unit), other)
            yield Mutant("A8", base, (edit,), about=spots(base, [number.name]), knowable=wrong)


def stale_copy(base: Base, chance: Random) -> Iterator[Mutant]:
    """A9: one of several mentions of a fact keeps an old value."""
    for relation in of_kind(base, "eq"):
        for name in dict.fromkeys(relation.names):
            if base.numbers[name].is_digits:
                yield changed("A9", base, moved_by(base.numbers[name], chance))


def addend_changed(base: Base, chance: Random) -> Iterator[Mutant]:
    """A10: an addend was brought up to date, its total was not."""
    for relation in of_kind(base, "sum", "points"):
        for reference in relation.operands:
            number = base.numbers[reference.lstrip("-")]
            if number.is_digits and not relation.mutant.startswith("B"):
                yield changed("A10", base, moved_by(number, chance))


def operands_swapped(base: Base, _: Random) -> Iterator[Mutant]:
    """A11: budget and outturn, current and former year changed places."""
    for relation in of_kind(base, "ratio", "growth", "points"):
        if len(relation.operands) == 2:
            one, other = (base.numbers[reference.lstrip("-")] for reference in relation.operands)
            if one.is_digits and other.is_digits and one.text != other.text and one.unit == other.unit:
                yield changed("A11", base, replace(one, text=other.text), replace(other, text=one.text))


def wrong_base(base: Base, _: Random) -> Iterator[Mutant]:
    """A12: a rate was computed on another base: growth on the current value, a share of another whole."""
    for relation in of_kind(base, "ratio", "growth", "change-rate"):
        stated = base.numbers[relation.stated[0].lstrip("-")]
        first, second = (Reading(base).value(reference) for reference in relation.operands)
        match relation.kind:
            case "growth":
                values = [1 - second / first]
            case "change-rate":
                values = [second / first]
            case _:
                denominator = base.numbers[relation.operands[1].lstrip("-")]
                values = [first / whole.base_value * relation.factor for whole in alike(base, denominator)][:2]
        for value in values:
            sign = -1 if relation.stated[0].startswith("-") else 1
            new = printed(stated, value * sign / stated.scale)
            if stated.is_digits and new.value != stated.value and new.value > 0:
                yield changed("A12", base, new)


def alike(base: Base, number: Number) -> list[Number]:
    """Return other numbers of the same unit and a similar size, the closest first."""
    others = [
        other
        for other in base.numbers.values()
        if other.scale == number.scale and other.unit == number.unit and other.value != number.value > 0
        and number.value / 2 < other.value < number.value * 2
    ]  # fmt: skip
    return sorted(others, key=lambda other: (abs(other.value - number.value), other.start))


def truncated(base: Base, _: Random) -> Iterator[Mutant]:
    """A13: a computed number was cut off instead of rounded; expected to be told as information."""
    for relation in of_kind(base, *FUNCTIONS):
        stated = base.numbers[relation.stated[0].lstrip("-")]
        sign = -1 if relation.stated[0].startswith("-") else 1
        values = [Reading(base).value(reference) for reference in relation.operands]
        value = FUNCTIONS[relation.kind](values) * relation.factor * sign / stated.scale
        if stated.is_digits and value > 0:
            shift = 10**stated.decimals
            cut = printed(stated, Fraction(floor(value * shift), shift))
            if cut.value != stated.value:
                yield changed("A13", base, cut)


def shares_off(base: Base, chance: Random) -> Iterator[Mutant]:
    """A14: shares no longer add up to 100 %."""
    for relation in of_kind(base, "partition"):
        for reference in relation.operands:
            number = base.numbers[reference.lstrip("-")]
            value = number.value + chance.choice((1, 2, 3, -1, -2, -3))
            if number.is_digits and value > 0:
                yield changed("A14", base, printed(number, value))


def of_kind(base: Base, *kinds: str) -> Iterator[Relation]:
    """Yield the declared relations of some kinds whose result is a number."""
    return (relation for relation in base.relations if relation.kind in kinds)


# ---------------------------------------------------------------- B: score tables


def mark_above_full(base: Base, _: Random) -> Iterator[Mutant]:
    """B1: more marks than there are to get."""
    for relation in of_kind(base, "bound"):
        low, high = base.numbers[relation.operands[0]], base.numbers[relation.stated[0]]
        for more in (1, 5):
            yield changed("B1", base, printed(low, high.value + more), about=[high.name])


def meant_for(base: Base, kind: str, *, operands: bool) -> Iterator[tuple[Relation, Number]]:
    """Yield the numbers, operands or results, of the relations declared for a kind of mutant."""
    for relation in base.relations:
        if relation.mutant == kind:
            for name in relation.operands if operands else relation.stated:
                yield relation, base.numbers[name.lstrip("-")]


def stepped(kind: str, base: Base, number: Number, chance: Random) -> Mutant:
    """Make the mutant in which a mark or weight is a few points off, of the same sign."""
    steps = [step for step in (1, 2, 5, -1, -2, -5) if (number.value + step) * (number.value or 1) > 0]
    return changed(kind, base, printed(number, number.value + chance.choice(steps)))


def weights_off(base: Base, chance: Random) -> Iterator[Mutant]:
    """B2: the weights do not add up to the full mark."""
    for _, number in meant_for(base, "B2", operands=True):
        yield stepped("B2", base, number, chance)


def group_off_children(base: Base, chance: Random) -> Iterator[Mutant]:
    """B3: the weight of a group is not that of its rows."""
    for _, number in meant_for(base, "B3", operands=False):
        yield stepped("B3", base, number, chance)


def total_off(base: Base, chance: Random) -> Iterator[Mutant]:
    """B4: the total is not the sum of the marks."""
    for _, number in meant_for(base, "B4", operands=False):
        yield stepped("B4", base, number, chance)


def tier_misapplied(base: Base, _: Random) -> Iterator[Mutant]:
    """B5: a row awards the mark of another tier."""
    for relation in of_kind(base, "tier"):
        number = base.numbers[relation.stated[0].lstrip("-")]
        marks = [Fraction(mark) for mark, _ in relation.bands] or [number.value + step for step in (1, 2, -1, -2)]
        for mark in marks:
            if mark != number.value and mark >= 0 and within_full(base, number, mark):
                yield changed("B5", base, printed(number, mark))


def within_full(base: Base, number: Number, mark: Fraction) -> bool:
    """Whether a mark stays within the full mark of its row."""
    bounds = [one for one in base.users[number.name] if one.kind == "bound" and one.operands[0] == number.name]
    return all(mark <= base.numbers[bound.stated[0]].value for bound in bounds)


def grade_off(base: Base, _: Random) -> Iterator[Mutant]:
    """B6: a grade word other than the bands give."""
    for relation in of_kind(base, "grade"):
        at, word = relation.word_start, relation.word
        hint = next((hint for hint in base.hints if hint.kind == "B6" and at_hint(base, hint, at)), None)
        for other in dict.fromkeys(name for name, _ in relation.bands):
            if other != word and hint is not None:
                edit = Edit(at, at + len(word), other)
                yield Mutant("B6", base, (edit,), words={at: other}, about=spots(base, relation.stated))


def at_hint(base: Base, hint: Hint, offset: int) -> bool:
    """Whether a proposed change stands in the line of an offset."""
    return hint.line == base.line_of(offset)


def prose_off_table(base: Base, chance: Random) -> Iterator[Mutant]:
    """B7: the text gives another mark than the table."""
    for relation in base.relations:
        scores = relation.kind == "eq" and relation.mutant in {"", "B7"} and not relation.stated[0].startswith("-")
        if (scores or relation.mutant == "B7") and is_mark(base, base.numbers[relation.stated[0]]):
            yield stepped("B7", base, base.numbers[relation.stated[0]], chance)


def is_mark(base: Base, number: Number) -> bool:
    """Whether a number is a mark: printed with 分."""
    return base.text.startswith("分", number.end) and number.is_digits


def deduction_off(base: Base, chance: Random) -> Iterator[Mutant]:
    """B8: full mark less deduction is not the mark awarded."""
    for relation in of_kind(base, "diff"):
        number = base.numbers[relation.operands[1].lstrip("-")] if len(relation.operands) > 1 else None
        if number is not None and number.is_digits:
            yield stepped("B8", base, number, chance)


def row_lost_or_doubled(base: Base, _: Random) -> Iterator[Mutant]:
    """B9: a row of the table is missing or stands there twice."""
    for hint in base.hints:
        if hint.kind != "B9":
            continue
        start, end = base.line(hint.line)
        names = frozenset(number.name for number in base.numbers.values() if start <= number.start < end)
        totals = {
            relation.stated[0].lstrip("-")
            for name in names
            for relation in base.users.get(name, ())
            if relation.kind in {"sum", "partition"}
        }
        about = spots(base, sorted(totals - names))
        yield Mutant("B9", base, (Edit(start, end + 1, ""),), lost=names, about=about)
        row = base.text[start : end + 1]
        if "rowspan" not in row:
            yield Mutant("B9", base, (Edit(start, start, row),), doubled=names, about=about)


# ---------------------------------------------------------------- C: dates

DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
PERIOD = re.compile(rf"({DATE.pattern})(至|到|—+|-|－)({DATE.pattern})")
MONTHS = re.compile(r"\d{4}年(\d{1,2})月(?:\d{1,2}日)?(?:至|到|—+|-|－)(\d{1,2})月")


def period_reversed(base: Base, _: Random) -> Iterator[Mutant]:
    """C1: a period ends before it starts."""
    for match in PERIOD.finditer(base.text):
        if match.group(1) != match.group(6):
            edits = (Edit(*match.span(1), match.group(6)), Edit(*match.span(6), match.group(1)))
            yield Mutant("C1", base, edits, knowable=True)
    for match in MONTHS.finditer(base.text):
        if int(match.group(1)) < int(match.group(2)):
            edits = (Edit(*match.span(1), match.group(2)), Edit(*match.span(2), match.group(1)))
            yield Mutant("C1", base, edits, about=(match.span(),), knowable=True)


def date_impossible(base: Base, _: Random) -> Iterator[Mutant]:
    """C2: a day that no calendar has."""
    for match in DATE.finditer(base.text):
        month = int(match.group(2))
        day = 30 if month == 2 else 31 if month in {4, 6, 9, 11} else 32
        yield Mutant("C2", base, (Edit(match.start(3), match.end(3), str(day)),), about=(match.span(),), knowable=True)


def year_drifted(base: Base, _: Random) -> Iterator[Mutant]:
    """C3: the title names another year than the report."""
    title = base.text.split("\n", 1)[0]
    year = re.search(r"(20\d\d)年", title)
    if year and base.text.count(year.group(1)) > 4:
        for other in (int(year.group(1)) - 1, int(year.group(1)) + 1):
            edit = Edit(*year.span(1), str(other))
            yield Mutant("C3", base, (edit,), about=((0, len(title)),), knowable=True)


# ---------------------------------------------------------------- D: structure

HEADING = re.compile(r"^(#* *)(（?)([一二三四五六七八九十]+)(、|）)", re.MULTILINE)
REFERENCE = re.compile(r"(?<=[见如由从据])(?:上|下|附)?[表图] ?(\d+)")
LISTED = re.compile(r"([一二三四五六七八九])是")


def headings(base: Base) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of sibling headings: 一、二、三、 of the document, （一）（二） below each."""
    top: list[re.Match[str]] = []
    below: list[re.Match[str]] = []
    for match in HEADING.finditer(base.text):
        if (match.group(4) == "）") != bool(match.group(2)):
            continue
        if match.group(2):
            if numeral_value(match.group(3)) == 1 and below:
                yield below
                below = []
            below.append(match)
        else:
            top.append(match)
            if below:
                yield below
                below = []
    yield from (run for run in (below, top) if run)


def number_skipped(base: Base, _: Random) -> Iterator[Mutant]:
    """D1: a number of a run of headings is left out or repeated."""
    for run in headings(base):
        values = [numeral_value(match.group(3)) or 0 for match in run]
        if values != list(range(1, len(run) + 1)) or len(run) < 3:
            continue
        for at, match in enumerate(run[1:], start=1):
            about = tuple(one.span() for one in run[at - 1 : at + 2])
            for step in (1, -1):
                edit = Edit(match.start(3), match.end(3), numeral(at + 1 + step))
                yield Mutant("D1", base, (edit,), about=about, knowable=True)


def style_mixed(base: Base, _: Random) -> Iterator[Mutant]:
    """D3: one heading of a run is numbered in another way than its siblings."""
    for run in headings(base):
        if len(run) < 3:
            continue
        for match in run[1:-1]:
            start = match.end(1)
            other = f"{numeral_value(match.group(3))}. "
            about = tuple(one.span() for one in run)
            yield Mutant("D3", base, (Edit(start, match.end(), other),), about=about, knowable=True)


def reference_dangling(base: Base, _: Random) -> Iterator[Mutant]:
    """D4: the text sends to a table or figure that is not there."""
    for match in REFERENCE.finditer(base.text):
        edit = Edit(match.start(1), match.end(1), str(int(match.group(1)) + 7))
        yield Mutant("D4", base, (edit,), about=(match.span(),), knowable=True)


def enumeration_gapped(base: Base, _: Random) -> Iterator[Mutant]:
    """D5: 一是…三是, the second is missing."""
    for paragraph in re.finditer(r".+", base.text):
        run = list(LISTED.finditer(base.text, *paragraph.span()))
        if len(run) < 2 or [numeral_value(match.group(1)) for match in run] != list(range(1, len(run) + 1)):
            continue
        for at, match in enumerate(run[1:], start=1):
            about = tuple(one.span() for one in run[at - 1 : at + 2])
            yield Mutant("D5", base, (Edit(match.start(1), match.end(1), numeral(at + 2)),), about=about, knowable=True)


# ---------------------------------------------------------------- E: counts


def count_off_list(base: Base, _: Random) -> Iterator[Mutant]:
    """E1: a number of things, and another number of things listed."""
    for relation in of_kind(base, "count"):
        number = base.numbers[relation.stated[0]]
        for step in (1, -1):
            value = int(number.value) + step
            text = str(value) if number.is_digits else numeral(value)
            if value > 0:
                yield changed("E1", base, replace(number, text=text))


def people_off(base: Base, chance: Random) -> Iterator[Mutant]:
    """E2: posts or people do not add up."""
    for relation in of_kind(base, "sum"):
        for name in relation.names:
            number = base.numbers[name]
            if number.exact and number.is_digits and re.match(r"[人名个户家]", base.text[number.end : number.end + 1]):
                yield stepped("E2", base, number, chance)


def share_impossible(base: Base, _: Random) -> Iterator[Mutant]:
    """E3: a percentage that no whole number of so few people makes."""
    for relation in of_kind(base, "ratio"):
        stated = base.numbers[relation.stated[0].lstrip("-")]
        parts = [base.numbers[name.lstrip("-")] for name in relation.operands]
        whole = parts[1].value
        if not all(part.exact and part.decimals == 0 for part in parts) or not 0 < whole <= 500 or not stated.is_digits:
            continue
        scale = 100
        shares = (Fraction(scale * part) / whole for part in range(int(whole) + 1))
        possible = {value for one in shares for value in rounded(one, stated.decimals)}
        for step in (3, -3, 7, -7):
            value = stated.value + Fraction(step, 10**stated.decimals)
            if value not in possible and 0 < value < scale:
                yield changed("E3", base, printed(stated, value))


# ---------------------------------------------------------------- all of them

KINDS: Mapping[str, Maker] = {
    "A1": digit_substituted,
    "A2": neighbours_swapped,
    "A3": digit_dropped_or_doubled,
    "A4": point_shifted,
    "A5": last_place_off,
    "A6": direction_flipped,
    "A7": unit_slipped,
    "A8": points_confused,
    "A9": stale_copy,
    "A10": addend_changed,
    "A11": operands_swapped,
    "A12": wrong_base,
    "A13": truncated,
    "A14": shares_off,
    "B1": mark_above_full,
    "B2": weights_off,
    "B3": group_off_children,
    "B4": total_off,
    "B5": tier_misapplied,
    "B6": grade_off,
    "B7": prose_off_table,
    "B8": deduction_off,
    "B9": row_lost_or_doubled,
    "C1": period_reversed,
    "C2": date_impossible,
    "C3": year_drifted,
    "D1": number_skipped,
    "D3": style_mixed,
    "D4": reference_dangling,
    "D5": enumeration_gapped,
    "E1": count_off_list,
    "E2": people_off,
    "E3": share_impossible,
}
"""Kind → its maker; those of time, structure and words that are put in stand in `wording`."""


def unique(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Yield mutants whose change has not been seen before."""
    seen: set[tuple[Edit, ...]] = set()
    for mutant in mutants:
        if mutant.edits not in seen:
            seen.add(mutant.edits)
            yield mutant
