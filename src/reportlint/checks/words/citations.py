"""Checks of citations: the title of a document against its number, in the library and within the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.text.passages import Passage
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import Match, compiled
from reportlint.rule import Instrument, Outcome

NUMBER = r"[\u4e00-\u9fff]{1,10}[〔\[（【](?:19|20)\d\d[〕\]）】]第?\d{1,4}号"
TITLE = r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)?)》"
CITATION = compiled(rf"{TITLE}[（(]?(?P<number>{NUMBER})(?=[）)]|[，。；、]|[^\u4e00-\u9fff])")
NUMBERED = compiled(rf"(?P<number>{NUMBER})(?:文件?)?{TITLE}(?!（[^（）]*号）)")
"""A number in front of its title."""
MENTION = compiled(rf"{TITLE}(?:（(?P<behind>{NUMBER})）)?|(?P<number>{NUMBER})")
"""A document named by its title, its number, or both."""
PASSED = compiled(
    r"废止|失效|停止执行|取代|替代|代替|修订|原《|已被|此前|当时|历史|沿革|曾(?!经)|签订|(?:20[01]\d|199\d)年(?!以来|起)"
)
"""Words that give a sentence a right to a document that no longer applies."""
LEAD = compiled(r"^.*(?:根据|依据|按照|依照|遵照|执行|落实|贯彻|对照|参照|结合|印发|下发|财政部|国务院)")
"""Words of the sentence that stand right in front of a number."""
WRAPPER = compiled(r"^.*?关于印发[〈《<]?(?P<inner>.+?)[〉》>]?的通知$")
SHORTEST = 8
"""Characters of a title that can be told without the organ in front."""
ALIKE = 90
"""Points of similarity from which two titles are one, a character or two apart."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited with title and number."""

    title: str
    """Its title as it reads."""
    number: str
    """Its number with hexagonal brackets and without 第."""
    title_span: Span
    """Where the title stands, without its marks."""
    number_span: Span
    """Where the number stands."""


def find_citations(facts: Facts) -> Iterator[Citation]:
    """Yield the documents cited with title and number, in prose and cells."""
    for prose in (*facts.prose, *facts.cells):
        yield from passage_citations(prose.passage)


def passage_citations(passage: Passage) -> Iterator[Citation]:
    """Yield the citations of one passage."""
    for match in (*CITATION.finditer(passage.text), *NUMBERED.finditer(passage.text)):
        number = passage.locate(*number_span(match, "number"))
        yield Citation(match["title"], plain_number(match["number"]), passage.locate(*match.span("title")), number)


def number_span(match: Match, group: str) -> tuple[int, int]:
    """Return the range of a number without the words of the sentence in front of it."""
    start, end = match.span(group)
    lead = LEAD.match(match[group])
    return start + (lead.end() if lead else 0), end


def plain_number(number: str) -> str:
    """Write a number in one way: hexagonal brackets, no 第, no zeros in front, nothing of the sentence before it."""
    return compiled(r"[\[（【〔](\d{4})[\]）】〕]第?0*").sub(r"〔\1〕", LEAD.sub("", number))


def plain_title(title: str) -> str:
    """Reduce a title to what two ways of citing it share: no wrapper of 关于印发…的通知, no marks, no 试行."""
    wrapped = WRAPPER.match(title)
    return compiled(r"[\s〈〉《》<>“”、，]|（试行）|（暂行）").sub("", wrapped["inner"] if wrapped else title)


def known_title(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every citation whose number the library knows: the title must be the known one."""
    library = {plain_number(one.number): one for one in facts.vocabulary.instruments if one.number}
    for citation in find_citations(facts):
        known = library.get(citation.number)
        if known is None:
            continue
        same = is_same(citation.title, known.title)
        values = {"title": citation.title, "number": citation.number, "known": known.title}
        yield Observation(
            Outcome.PASS if same else Outcome.FAIL,
            citation.title_span,
            values,
            (Related(citation.number_span, "文号"),),
        )


def is_same(cited: str, known: str) -> bool:
    """Whether a cited title is a known one: equal, or without the name of the issuing organ."""
    one, other = plain_title(cited), plain_title(known)
    return one == other or is_tail(one, other) or one.endswith(other)


def is_tail(title: str, known: str) -> bool:
    """Whether a title is a known one without the organ in front."""
    return len(title) >= SHORTEST and known.endswith(title)


def known_number(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every citation whose title the library knows: the number must be the known one."""
    library = {plain_title(one.title): one for one in facts.vocabulary.instruments if one.number}
    for citation in find_citations(facts):
        title = plain_title(citation.title)
        known = library.get(title) or next((one for name, one in library.items() if is_tail(title, name)), None)
        if known is None or issuer(known.number) != issuer(citation.number):
            continue
        same = plain_number(known.number) == citation.number
        values = {"title": citation.title, "number": citation.number, "known": known.number}
        yield Observation(Outcome.PASS if same else Outcome.FAIL, citation.number_span, values)


def issuer(number: str) -> str:
    """Return the letters of a document number: 财预."""
    return compiled(r"[〔\[（【]").split(number)[0]


def consistent_citations(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every citation against the earlier ones: one title has one number, one number one title."""
    by_number: dict[str, Citation] = {}
    by_title: dict[str, Citation] = {}
    for citation in find_citations(facts):
        title = plain_title(citation.title)
        twin, same = by_number.setdefault(citation.number, citation), by_title.setdefault(title, citation)
        other = next((one for one in (twin, same) if one is not citation and differs(one, citation)), None)
        first = other or citation
        values = {
            "title": citation.title,
            "number": citation.number,
            "other": f"《{first.title}》（{first.number}）",
        }
        related = (Related(other.title_span, "前文引用"),) if other else ()
        span = citation.number_span if other is same and other is not twin else citation.title_span
        yield Observation(Outcome.FAIL if other else Outcome.PASS, span, values, related)


def differs(one: Citation, other: Citation) -> bool:
    """Whether two citations that share title or number cannot be of one document."""
    if one.number != other.number:
        return len(plain_title(one.title)) >= 8 and issuer(one.number) == issuer(other.number)
    first, second = plain_title(one.title), plain_title(other.title)
    if first in second or second in first:
        return False
    return not same_but_for_organ(first, second)


def same_but_for_organ(first: str, second: str) -> bool:
    """Whether two titles are one, cited once with and once without the organ in front."""
    if first[-8:] != second[-8:]:
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415 - costs start-up time and is seldom needed

    return fuzz.ratio(first, second) >= ALIKE


# ---------------------------------------------------------------- documents that no longer apply


def repealed_document(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every document named that the library knows to apply no longer: not in a report on a later year."""
    year = facts.year
    past = [one for one in facts.vocabulary.instruments if one.repealed and year and one.repealed <= year]
    by_title = {plain_title(name): one for one in past for name in names_of(one)}
    by_number = {plain_number(one.number): one for one in past if one.number}
    for prose in (*facts.prose, *facts.cells) if past else ():
        text = prose.passage.text
        for match in MENTION.finditer(text):
            number = match["behind"] or match["number"] or ""
            known = by_number.get(plain_number(number)) or by_title.get(plain_title(match["title"] or ""))
            if known is None or (number and known.number and plain_number(number) != plain_number(known.number)):
                continue
            outcome = Outcome.PASS if PASSED.search(sentence_of(text, *match.span())) else Outcome.FAIL
            values = {
                "title": known.title,
                "number": known.number,
                "year": str(known.repealed),
                "successor": known.successor,
            }
            span = match.span("title") if match["title"] else number_span(match, "number")
            yield Observation(outcome, prose.passage.locate(*span), values)


def names_of(instrument: Instrument) -> tuple[str, ...]:
    """Return the ways in which a document is called: in full, and a law without the name of the state."""
    return (instrument.title, instrument.title.removeprefix("中华人民共和国"))


def sentence_of(text: str, start: int, end: int) -> str:
    """Return the sentence around a range of a text."""
    first = max(text.rfind(stop, 0, start) for stop in "。；") + 1
    return text[first : min((at for stop in "。；" if (at := text.find(stop, end)) >= 0), default=len(text))]
