"""Checks of the table of contents: its entries against the headings, its page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.structure.apart import KEPT_APART
from reportlint.facts import Facts
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

NO_HEADING = compiled(r"^(?:[图表附]\S?\d|附件|附表|目录|续)")
"""Entries that name figures, tables and annexes."""
LEAST_ENTRIES = 3
"""Entries that a table of contents has at least."""
MOST_MISSING = 40
"""Entries without a heading beyond which no nearest heading is looked for."""
ALIKE = 60
"""Points of similarity from which a heading is told beside an entry that differs."""
REMARK_ON_TITLE = compiled(r"[（(](?![一二三四五六七八九十]{1,3}[）)])[^（）()\d]*[）)]$")
"""A remark behind a title, which entry and heading need not share: （摘录）."""
PAGE = compiled(r"(?<![\s.．…·—_-])[\s.．…·—_-]++第?(?P<page>\d{1,3})页?\s*$")
"""The page number of an entry."""
KIND = compiled(r"^[图表附]")
"""Entries of lists of figures, tables and annexes, which begin anew."""


# ---------------------------------------------------------------- entries against headings


def contents(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every entry of the table of contents: a heading must read like it.

    A heading that is a number alone has its words in the next line. Where few entries are found among the headings,
    it is the reading of the headings that is not to be trusted.
    """
    entries = [
        (block.span, entry_text(facts.document.quote(block.span)))
        for block in facts.document.paragraphs()
        if block.listed
    ]
    entries = [(span, text) for span, text in entries if len(text) > 1 and not NO_HEADING.match(text)]
    entries = [(span, text) for span, text in entries if not KEPT_APART.search(text)]
    headings = {bare(facts.heading_text(one)): one for one in facts.headings}
    cut = tuple(name for name, one in headings.items() if not one.title)
    plain = {bare(REMARK_ON_TITLE.sub("", name)) for name in map(facts.heading_text, facts.headings)}
    known = {
        text
        for _, text in entries
        if bare(text) in headings
        or (cut and bare(text).startswith(cut))
        or bare(REMARK_ON_TITLE.sub("", text)) in plain
    }
    missing = [(span, text) for span, text in entries if text not in known]
    trusted = len(entries) >= LEAST_ENTRIES and 3 * len(missing) <= len(entries)
    titles = list(headings) if trusted and len(missing) <= MOST_MISSING else []
    for span, text in entries:
        twin = None if text in known else nearest(bare(text), titles)
        related = (Related(headings[twin].span, "正文标题"),) if twin else ()
        values = {"entry": text, "heading": facts.heading_text(headings[twin]) if twin else "无相近标题"}
        outcome = Outcome.PASS if text in known else Outcome.FAIL if trusted else Outcome.REVIEW
        yield Observation(outcome, span, values, related)


def entry_text(text: str) -> str:
    """Return the words of an entry without its dots, page number and link."""
    return compiled(r"^[-*+\s]*\[|\]\(#[^()]*\)$|[\s.．…·—_-]*\d{0,4}\s*$").sub("", text).strip()


def bare(text: str) -> str:
    """Reduce a title to what its copies share: letters and digits."""
    return "".join(character for character in text if character.isalnum())


def nearest(text: str, titles: Sequence[str]) -> str | None:
    """Return the title most like a text, None where none is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs start-up time and is seldom needed

    found = process.extractOne(text, titles, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else None


# ---------------------------------------------------------------- page numbers


class Aspect(StrEnum):
    """What about page numbers is looked at."""

    ORDER = "order"
    """They do not fall."""
    PLACE = "place"
    """They are those of the pages, in a format that has pages."""


@dataclass(frozen=True, slots=True)
class ContentsPages:
    """Parameters."""

    aspect: Aspect
    """What is looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a table of contents with its page number."""

    span: Span
    """The entry as printed."""
    text: str
    """Its words."""
    page: int
    """The page number it prints."""


def contents_pages(facts: Facts, params: ContentsPages) -> Iterator[Observation]:
    """Look at the page numbers of the table of contents."""
    entries = list(paged(facts))
    yield from (in_order(entries) if params.aspect is Aspect.ORDER else in_place(facts, entries))


def paged(facts: Facts) -> Iterator[Entry]:
    """Yield the entries that print a page number."""
    for block in facts.document.paragraphs():
        text = facts.document.quote(block.span)
        match = PAGE.search(text) if block.listed else None
        if match:
            yield Entry(block.span, entry_text(text), int(match["page"]))


def in_order(entries: Sequence[Entry]) -> Iterator[Observation]:
    """Look at every entry beside the one before it; where many fall, it is the reading that is not to be trusted."""
    pairs = [pair for pair in pairwise(entries) if series(pair[0]) == series(pair[1])]
    falls = sum(after.page < before.page for before, after in pairs)
    trusted = len(entries) >= LEAST_ENTRIES and 3 * falls <= len(pairs)
    for before, after in pairs:
        fails = Outcome.FAIL if trusted else Outcome.REVIEW
        outcome = fails if after.page < before.page else Outcome.PASS
        values = {"entry": after.text, "page": str(after.page), "other": str(before.page)}
        sign = "≥" if outcome is Outcome.PASS else "<"
        yield Observation(
            outcome, after.span, values, (Related(before.span, "前一条"),), f"{after.page} {sign} {before.page}"
        )


def series(entry: Entry) -> str:
    """Name the list that an entry belongs to: headings, or figures, tables, annexes."""
    return entry.text[:1] if KIND.match(entry.text) and NO_HEADING.match(entry.text) else ""


def in_place(facts: Facts, entries: Sequence[Entry]) -> Iterator[Observation]:
    """Look at every entry against the page of its heading; a cover shifts all of them alike."""
    layout = facts.document.layout
    if layout is None:
        return
    headings = {bare(facts.heading_text(one)): one for one in facts.headings}
    found = [
        (entry, heading.span, page)
        for entry in entries
        for heading in [headings.get(bare(entry.text))]
        if heading is not None and (page := layout.page(heading.span)) is not None
    ]
    shifts = Counter(page - entry.page for entry, _, page in found)
    shift, agreeing = shifts.most_common(1)[0] if shifts else (0, 0)
    trusted = len(found) > LEAST_ENTRIES and 3 * agreeing >= 2 * len(found)
    for entry, heading, page in found:
        fails = Outcome.FAIL if trusted else Outcome.REVIEW
        outcome = Outcome.PASS if page - entry.page == shift else fails
        values = {"entry": entry.text, "page": str(entry.page), "other": str(page - shift)}
        sign = "=" if outcome is Outcome.PASS else "≠"
        yield Observation(
            outcome, entry.span, values, (Related(heading, "正文标题"),), f"{entry.page} {sign} {page} - {shift}"
        )
