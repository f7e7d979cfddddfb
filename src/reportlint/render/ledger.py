"""Every relation of a document with its verdict and its arithmetic, the ones that hold too."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reportlint.finding import Observation, Result
from reportlint.relation import Relation, Verdict, arithmetic
from reportlint.render.cells import padded
from reportlint.render.json import Record
from reportlint.render.json_text import dumped
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.paint import painted
from reportlint.render.pieces import Line
from reportlint.render.visible import one_line
from reportlint.render.words import listed, say
from reportlint.rule import Outcome

SIGNS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.EXACT: ("✓", "good"),
    Verdict.ROUNDED: ("~", "good"),
    Verdict.TRUNCATED: ("~", "warning"),
    Verdict.DOUBLE_ROUNDED: ("~", "warning"),
    Verdict.INCONSISTENT: ("✗", "error"),
    Verdict.UNBOUND: ("?", "faint"),
}
"""Verdict → its sign and the style of it; the words beside it say the same."""
DOUBTED = ("?", "faint")
"""Sign and style of a tie that may have been misread, so that it breaks proves nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One relation and who looked at it."""

    code: str
    """The rule."""
    relation: Relation
    """The relation."""
    outcome: Outcome
    """What the look came to."""
    place: tuple[str, ...]
    """Table, row, column; in prose the section and what the number is called."""

    @property
    def doubted(self) -> bool:
        """Whether it breaks and is yet no failure: the tie may have been misread, and a person has to look."""
        return self.relation.verdict is Verdict.INCONSISTENT and self.outcome is Outcome.REVIEW

    @property
    def verdict(self) -> str:
        """The word its verdict is told by."""
        return "doubted" if self.doubted else self.relation.verdict.value


def entries_of(result: Result) -> list[Entry]:
    """Collect the relations of all observations, in the order of the numbers they state."""
    starts = [title.span.start for title in result.titles]
    entries = [
        Entry(
            observed.rule.code,
            relation,
            observed.observation.outcome,
            observed.observation.place or in_prose(result, starts, observed.observation),
        )
        for observed in result.observed
        for relation in observed.observation.relations
    ]
    return sorted(entries, key=lambda entry: (entry.relation.stated.quantity.span, entry.code))


def in_prose(result: Result, starts: Sequence[int], observation: Observation) -> tuple[str, ...]:
    """Return the heading above a look and what it looked at is called, as far as they are known."""
    above = bisect_right(starts, observation.span.start) - 1
    title = result.titles[above].text if above >= 0 else ""
    return tuple(filter(None, (title, observation.values.get("label", ""))))


# ---------------------------------------------------------------- text


def render_ledger(result: Result, options: Options) -> str:
    """Draw the relations of a document, one a line, and their totals."""
    entries = entries_of(result)
    if not entries:
        return say("no-relations", options.language) + "\n"
    lines = [*rows(entries, Locator.of(result.document), options), (), *totals(entries, options.language)]
    return painted(lines, color=options.color)


def rows(entries: Sequence[Entry], locator: Locator, options: Options) -> Iterator[Line]:
    """Draw the relations in columns."""
    words = [verdict_words(entry, options.language) for entry in entries]
    places = [locator.short(entry.relation.stated.quantity.span) for entry in entries]
    widest_word = max(map(cell_len, words))
    widest_place = max(map(cell_len, places))
    for entry, word, place in zip(entries, words, places, strict=True):
        sign, style = DOUBTED if entry.doubted else SIGNS[entry.relation.verdict]
        trail = " › ".join(map(one_line, entry.place))
        yield (
            (f"{sign} {padded(word, widest_word)}", style),
            (f"  {entry.code}  ", ""),
            (f"{place:>{widest_place}}", "frame"),
            (
                f"  {one_line(arithmetic(entry.relation))}",
                "strong" if entry.verdict == Verdict.INCONSISTENT else "",
            ),
            (f"  {trail}" if trail else "", "faint"),
        )


def verdict_words(entry: Entry, language: str) -> str:
    """Name the verdict, and whether agreement would mean little."""
    weak = f" ({say('weak', language)})" if entry.relation.weak else ""
    return say(entry.verdict, language) + weak


def totals(entries: Sequence[Entry], language: str) -> Iterator[Line]:
    """Draw how many relations came to which verdict."""
    verdicts = Counter(entry.verdict for entry in entries)
    order = [*(verdict.value for verdict in Verdict), "doubted"]
    parts = [f"{say(verdict, language)} {verdicts[verdict]}" for verdict in order if verdicts[verdict]]
    yield ((say("ledger-total", language, count=len(entries), parts=listed(parts, language)), "strong"),)
    weak = sum(entry.relation.weak for entry in entries)
    if weak:
        yield ((say("ledger-weak", language, count=weak), "faint"),)


# ---------------------------------------------------------------- json


def render_ledger_json(result: Result) -> str:
    """Draw the relations of a document as one JSON object."""
    locator = Locator.of(result.document)
    return dumped({"version": 1, "relations": [record(entry, locator) for entry in entries_of(result)]}) + "\n"


def record(entry: Entry, locator: Locator) -> Record:
    """Describe one relation; the stated number is its last term."""
    relation, document = entry.relation, locator.document
    spans = [term.quantity.span for term in relation.terms]
    return {
        "code": entry.code,
        "kind": relation.formula.value,
        "verdict": relation.verdict.value,
        "outcome": entry.outcome.value,
        "computed": arithmetic(relation),
        "stated": document.quote(relation.stated.quantity.span),
        "terms": [{"quote": document.quote(span), "location": locator.record(span)} for span in spans],
        "weak": relation.weak,
        "place": list(entry.place),
    }
