"""Checks before publication: personal data told by their check digits, and what an editor leaves in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportlint.checks.check import NoParams
from reportlint.checks.words.names import NAME, is_other
from reportlint.facts import Facts
from reportlint.facts.text.passages import Passage, read_passage
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import Pattern, compiled
from reportlint.rule import Outcome

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
"""Check characters of an identity number by the weighted sum modulo 11 (GB 11643-1999)."""


class Kind(StrEnum):
    """Kinds of personal data."""

    IDENTITY = "identity"
    """Number of an identity card."""
    MOBILE = "mobile"
    """Number of a mobile telephone."""
    CARD = "card"
    """Number of a bank card."""


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Parameters."""

    kinds: tuple[Kind, ...]
    """What is looked for."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Parameters."""

    kinds: tuple[str, ...]
    """Kinds of note that should not be in a file that is handed out: comment, deleted, inserted, hidden, annotation."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """Parameters."""

    kinds: tuple[str, ...]
    """Kinds of things beside the text that should not be handed out: macro, object, link."""


CARRIED = {"macro": "宏", "object": "嵌入对象", "link": "指向外部文件的链接"}
MOST_NAMED = 3
"""Things carried along that are named in a message."""
NAMED = compiled(NAME)
"""The name of a unit in a property of a file."""
YEAR_OF_TITLE = compiled(r"(?<!\d)(20\d\d)(?=年度?)")
"""The year of a title."""
OWN = "reportlint"
"""Author of the comments of an annotated copy."""
MARKUP = frozenset({"md", "txt", "html"})
"""Formats whose comments are written by hand."""
PATTERNS: Mapping[Kind, Pattern] = {
    Kind.IDENTITY: compiled(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[0-9Xx](?![0-9A-Za-z])"),
    Kind.MOBILE: compiled(r"(?<![0-9A-Za-z.])1[3-9]\d(?P<gap>[- ]?)\d{4}(?P=gap)\d{4}(?![0-9A-Za-z.]|[-–]\d)"),
    Kind.CARD: compiled(
        r"(?<![0-9A-Za-z])(?:62|4\d|5[1-5])\d{2}(?P<gap>[- ]?)(?:\d{4}(?P=gap)){2,3}\d{1,7}(?![0-9A-Za-z])"
    ),
}
NAMES = {Kind.IDENTITY: "公民身份号码", Kind.MOBILE: "手机号码", Kind.CARD: "银行卡号"}


def is_identity(number: str) -> bool:
    """Whether eighteen characters are the number of an identity card: a day of the calendar, a right check digit."""
    try:
        dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    return CHECK[total % 11] == number[17].upper()


def is_card(number: str) -> bool:
    """Whether a number of 16 to 19 digits has the check digit of a bank card (Luhn, ISO/IEC 7812-1)."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    if not 16 <= len(digits) <= 19:
        return False
    doubled = (sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


CONFIRMED: Mapping[Kind, Callable[[str], bool]] = {
    Kind.IDENTITY: is_identity,
    Kind.MOBILE: bool,
    Kind.CARD: is_card,
}


def personal_data(facts: Facts, params: PersonalData) -> Iterator[Observation]:
    """Look for numbers that belong to a person; those with a wrong check digit are something else."""
    for passage in everything(facts):
        for kind in params.kinds:
            for match in PATTERNS[kind].finditer(passage.text):
                if CONFIRMED[kind](match.group()):
                    span = passage.locate(*match.span())
                    yield Observation(Outcome.FAIL, span, {"kind": NAMES[kind], "number": masked(match.group())})


def masked(number: str) -> str:
    """Show enough of a number to find it, not enough to use it."""
    return f"{number[:3]}{'*' * max(0, len(number) - 7)}{number[-4:]}"


def everything(facts: Facts) -> Iterator[Passage]:
    """Yield passages, cells and notes; what was inserted is part of the former."""
    yield from (prose.passage for prose in (*facts.prose, *facts.cells))
    for note in facts.document.notes:
        if note.kind != "inserted":
            yield read_passage(facts.document, [note.span])


def left_behind(facts: Facts, params: LeftBehind) -> Iterator[Observation]:
    """Look for what an editor leaves in a file; one finding for all of some kinds.

    The comments of a markup language are its author's tools, not traces of an editor; those of an annotated copy are
    this program's own.
    """
    tools = ("comment",) if facts.document.format in MARKUP else ()
    kinds = frozenset(params.kinds).difference(tools)
    found = [note for note in facts.document.notes if note.kind in kinds and note.author != OWN]
    if not found:
        return
    first = found[0].anchor or found[0].span
    values = {"count": str(len(found)), "authors": "、".join(dict.fromkeys(one.author for one in found if one.author))}
    related = tuple(Related(one.anchor or one.span, "另一处") for one in found[1:12])
    yield Observation(Outcome.FAIL, first if len(first) else Span(0, 0), values, related)


def carried_along(facts: Facts, params: Carrying) -> Iterator[Observation]:
    """Look for what a file carries beside its text; one finding for all of some kinds."""
    found = [one for one in facts.document.carried if one.kind in params.kinds]
    if found:
        kinds = "、".join(dict.fromkeys(CARRIED[one.kind] for one in found))
        names = "、".join(one.name for one in found[:MOST_NAMED]) + ("等" if len(found) > MOST_NAMED else "")
        yield Observation(Outcome.FAIL, Span(0, 0), {"count": str(len(found)), "kinds": kinds, "names": names})


def foreign_properties(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at what the file says about itself: no other unit of the kind, no earlier year than the title's."""
    subject = facts.subject
    if subject.span is None or len(facts.parts) > 1:
        return
    for name in ("title", "subject", "company"):
        said = facts.document.properties.get(name, "")
        other = subject.unit and any(is_other(match["name"], subject.unit) for match in NAMED.finditer(said))
        years = {int(year) for year in YEAR_OF_TITLE.findall(said)}
        stale = bool(years) and subject.year is not None and max(years) < subject.year
        if said:
            outcome = Outcome.FAIL if other or stale else Outcome.PASS
            yield Observation(outcome, subject.span, {"property": name, "said": said[:60], "title": subject.title})
