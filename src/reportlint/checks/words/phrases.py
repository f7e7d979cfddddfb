"""Checks of words: phrases that are wrong in this genre, each with what should stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

import regex

from reportlint.facts import Facts
from reportlint.facts.text.passages import Passage, read_passage
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.patterns import Match, Pattern, compiled
from reportlint.rule import Outcome, Wording

TIMEOUT = 2.0
"""Seconds a rule's patterns may take on one passage."""


class Where(StrEnum):
    """Where a check of words looks."""

    TEXT = "text"
    """Paragraphs, headings among them."""
    HEADING = "heading"
    """Headings on a line of their own."""
    CELL = "cell"
    """Table cells."""
    NOTE = "note"
    """Headers, footers and footnotes."""


EVERYWHERE = (Where.TEXT, Where.CELL)


@dataclass(frozen=True, slots=True)
class Substitution:
    """Parameters: wrong phrases with their corrections, and contexts in which they are right."""

    phrases: Mapping[str, str] = field(default_factory=dict)
    """Regular expression of the wrong phrase → what should stand there (`` to name nothing)."""
    unless: tuple[str, ...] = field(default=())
    """Regular expressions; a wrong phrase inside a match of one of them is right."""
    bank: str = ""
    """A bank of `wordings` of the vocabulary whose phrases are wrong as well."""
    titles: bool = True
    """Whether the names of documents in 《》 are looked at."""

    def __post_init__(self) -> None:
        """Refuse a rule that would look for nothing, and patterns that are none."""
        if not self.phrases and not self.bank:
            raise ValueError("phrases, bank: ∅")
        refuse_broken((*self.phrases, *self.unless))


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Parameters: what must not stand in a report, and contexts in which it may."""

    patterns: tuple[str, ...]
    """Regular expressions; a group called `mark` narrows what is pointed at."""
    unless: tuple[str, ...] = ()
    """Regular expressions; what lies inside a match of one of them is allowed."""
    where: tuple[Where, ...] = EVERYWHERE
    """Where to look."""
    titles: bool = True
    """Whether the names of documents in 《》 are looked at."""

    def __post_init__(self) -> None:
        """Refuse patterns that are none."""
        refuse_broken((*self.patterns, *self.unless))


def refuse_broken(patterns: Sequence[str]) -> None:
    """Raise `ValueError` for the first text that is no regular expression."""
    for pattern in patterns:
        try:
            compiled(pattern)
        except regex.error as error:
            raise ValueError(f"{pattern}: {error}") from error


def forbidden_text(facts: Facts, params: Forbidden) -> Iterator[Observation]:
    """Look for every pattern; a place where one is found but allowed counts as holding."""
    pattern = alternatives(params.patterns)
    if Where.NOTE not in params.where and is_absent(facts, pattern):
        return
    allowed = exceptions(params.unless, titles=params.titles)
    for passage, match in found_in(passages(facts, params.where), pattern):
        outcome = Outcome.PASS if excepted(passage.text, match, allowed) else Outcome.FAIL
        group = "mark" if match.capturesdict().get("mark") else 0
        span = passage.locate(*match.span(group))
        yield Observation(outcome, span, {"phrase": match.group(), "mark": match.group(group)})


SIMPLE_LOOK = compiled(r"\(\?<?[=!](?:[^()\[\]\\.^$]|\[[^\]^\\][^\]\\]*\])*\)")
"""A look around for plain characters: the end of a passage and the end of a line are the same to it."""
EDGE = compiled(r"\(\?<?[=!]|\(\?>|[*+?}]\+|(?<!\[)\^|\$|\\[AZGbBmM]")
"""What may see the end of a passage in another way than the end of a line."""


@lru_cache(maxsize=128)
def is_blind_to_edges(pattern: Pattern) -> bool:
    """Whether a pattern that matches in a passage also matches where that is one line of a longer text."""
    return not EDGE.search(SIMPLE_LOOK.sub("", pattern.pattern))


def is_absent(facts: Facts, pattern: Pattern) -> bool:
    """Whether one look at the whole text shows that a pattern matches in no passage and no cell."""
    try:
        return is_blind_to_edges(pattern) and not pattern.search(facts.wording, timeout=TIMEOUT)
    except TimeoutError:
        return False


def found_in(looked_at: Iterable[Passage], pattern: Pattern) -> Iterator[tuple[Passage, Match]]:
    """Yield the matches of a pattern with their passages; words that stand in many cells are looked at once."""
    known: dict[str, tuple[Match, ...]] = {}
    for passage in looked_at:
        matches = known.get(passage.text)
        if matches is None:
            matches = known[passage.text] = tuple(pattern.finditer(passage.text, timeout=TIMEOUT))
        for match in matches:
            yield passage, match


def substitution(facts: Facts, params: Substitution) -> Iterator[Observation]:
    """Look for every wrong phrase in prose and in table cells."""
    pattern = joined(tuple(params.phrases)) if params.phrases else None
    allowed = exceptions(params.unless, titles=params.titles)
    if pattern and is_absent(facts, pattern):
        pattern = None
    innocent: set[str] = set()
    for passage in passages(facts, EVERYWHERE):
        if passage.text in innocent:
            continue
        taken: list[Span] = []
        found = list(pattern.finditer(passage.text, timeout=TIMEOUT)) if pattern else []
        for match in found:
            if excepted(passage.text, match, allowed):
                continue
            values = {"phrase": match.group(), "correction": corrected(passage.text, match, params), "source": ""}
            taken.append(passage.locate(*match.span()))
            yield Observation(Outcome.FAIL, taken[-1], values)
        suspects = list(banked(facts, passage, params, allowed))
        yield from (one for one in suspects if not meets_any(one.span, taken))
        if not found and not suspects:
            innocent.add(passage.text)


def meets_any(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with one of some others."""
    return any(span.meets(other) for other in others)


def banked(facts: Facts, passage: Passage, params: Substitution, allowed: Sequence[Pattern]) -> Iterator[Observation]:
    """Yield the wrong phrases of a bank, those left out that stand where they are right."""
    lexicon = facts.vocabulary.lexicons.get(params.bank)
    if lexicon is None:
        return
    entries = facts.vocabulary.wording_of[params.bank]
    covered = 0
    for at, phrase in lexicon.find(passage.text):
        end = at + len(phrase)
        if at < covered:
            continue
        covered = end
        entry = entries.get(phrase)
        if entry is None or not applies(entry, passage.text, facts) or is_allowed(passage.text, at, end, allowed):
            continue
        values = {"phrase": phrase, "correction": entry.words[phrase], "source": entry.source}
        yield Observation(Outcome.FAIL, passage.locate(at, end), values)


def applies(entry: Wording, text: str, facts: Facts) -> bool:
    """Whether an entry speaks about a passage of this report: its words are near, its year has come."""
    if entry.near and not any(word in text for word in entry.near):
        return False
    return not entry.since or (facts.year is not None and facts.year >= entry.since)


def corrected(text: str, match: Match, params: Substitution) -> str:
    r"""Return what should stand instead of a wrong phrase; `\1` is the first group of the phrase's own pattern."""
    phrase, correction = list(params.phrases.items())[int((match.lastgroup or "p0")[1:])]
    if "\\" not in correction:
        return correction
    own = compiled(phrase).match(text, match.start(), timeout=TIMEOUT)
    return str(own.expand(correction)) if own else ""


@lru_cache(maxsize=128)
def joined(phrases: tuple[str, ...]) -> Pattern:
    """Join phrases into one pattern with a group each."""
    return compiled("|".join(f"(?P<p{index}>{phrase})" for index, phrase in enumerate(phrases)))


def excepted(text: str, match: Match, allowed: Sequence[Pattern]) -> bool:
    """Whether a wrong phrase stands where it is right."""
    return is_allowed(text, match.start(), match.end(), allowed)


def is_allowed(text: str, start: int, end: int, allowed: Sequence[Pattern]) -> bool:
    """Whether a range of a text lies in one of the contexts in which its words are right."""
    around = (found for pattern in allowed for found in pattern.finditer(text, timeout=TIMEOUT))
    return any(found.start() <= start and end <= found.end() for found in around)


TITLE = compiled(r"《[^《》]*》")


@lru_cache(maxsize=128)
def alternatives(patterns: tuple[str, ...]) -> Pattern:
    """Join patterns into one."""
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns))


def exceptions(patterns: Sequence[str], *, titles: bool) -> list[Pattern]:
    """Compile the contexts in which a phrase is right; names of documents are one where they are not looked at."""
    return [*map(compiled, patterns), *([] if titles else [TITLE])]


def passages(facts: Facts, where: Sequence[Where]) -> Iterator[Passage]:
    """Yield the passages to look at, each once."""
    for prose in facts.prose:
        is_heading = prose.heading is not None and not prose.heading.run_in
        if Where.TEXT in where or (Where.HEADING in where and is_heading):
            yield prose.passage
    if Where.CELL in where:
        yield from facts.cell_passages
    if Where.NOTE in where:
        for note in facts.document.notes:
            if note.kind in {"header", "footer", "footnote", "endnote"}:
                yield read_passage(facts.document, [note.span])
