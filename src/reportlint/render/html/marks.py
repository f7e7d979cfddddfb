"""Spans that may lie inside and across each other in, text cut into pieces that each know what they belong to out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.finding import Finding, Repair, Result, Standing
from reportlint.model import Span
from reportlint.relation import Verdict
from reportlint.render.html.escape import tag, text


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be seen on some words."""

    span: Span
    """The words; an empty span is a gap where something is missing."""
    kind: str
    """`primary`, `related`, `number` or `change`."""
    name: str
    """The number of a finding, the standing of a number, or what a repair would print instead."""
    group: str = ""
    """For a change: the repair it belongs to."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of a document with everything that is marked in it."""

    text: str
    """The text."""
    cuts: tuple[int, ...]
    """Offsets at which the marks change, in order."""
    active: Mapping[int, tuple[Mark, ...]]
    """Offset of a cut → the marks on the characters behind it."""
    gaps: Mapping[int, tuple[Mark, ...]]
    """Offset → the empty marks there."""

    @classmethod
    def of(cls, words: str, marks: Iterable[Mark]) -> Marked:
        """Cut a text at the ends of all marks."""
        known = sorted(set(marks), key=lambda mark: (mark.span, mark.kind, mark.name))
        solid = [mark for mark in known if len(mark.span)]
        gaps: defaultdict[int, tuple[Mark, ...]] = defaultdict(tuple)
        for mark in known:
            if not len(mark.span):
                gaps[mark.span.start] += (mark,)
        cuts = tuple(sorted({offset for mark in solid for offset in (mark.span.start, mark.span.end)} | set(gaps)))
        return cls(words, cuts, active_marks(solid, cuts), gaps)

    def html(self, span: Span) -> str:
        """Draw the characters of a span."""
        pieces: list[str] = []
        at = span.start
        for cut in self.cuts[bisect_left(self.cuts, span.start) : bisect_right(self.cuts, span.end)]:
            pieces += self.piece(at, cut)
            pieces += self.gap(cut)
            at = cut
        pieces += self.piece(at, span.end)
        return "".join(pieces)

    def piece(self, start: int, end: int) -> Iterator[str]:
        """Draw characters that all belong to the same marks."""
        if start < end:
            index = bisect_right(self.cuts, start) - 1
            marks = self.active.get(self.cuts[index], ()) if index >= 0 else ()
            yield element(marks, text(self.text[start:end]), start)

    def gap(self, offset: int) -> Iterator[str]:
        """Draw a place where something is missing."""
        if offset in self.gaps:
            yield element(self.gaps[offset], "", offset, gap=True)


def active_marks(marks: Sequence[Mark], cuts: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
    """Return for every cut the marks on the characters behind it."""
    position = {cut: index for index, cut in enumerate(cuts)}
    active: defaultdict[int, tuple[Mark, ...]] = defaultdict(tuple)
    for mark in marks:
        for cut in cuts[position[mark.span.start] : position[mark.span.end]]:
            active[cut] += (mark,)
    return active


def element(marks: Sequence[Mark], content: str, start: int, *, gap: bool = False) -> str:
    """Draw some words with the marks they belong to; they can be jumped to by the offset they begin at."""
    if not marks:
        return content
    primary = [mark for mark in marks if mark.kind == "primary"]
    related = [mark for mark in marks if mark.kind == "related"]
    numbers = [mark for mark in marks if mark.kind == "number"]
    change = next((mark for mark in marks if mark.kind == "change"), None)
    classes = [*(mark.name for mark in numbers[:1]), *(["gap"] if gap else [])]
    return tag(
        "mark" if primary or related else "span",
        content,
        id=f"{'g' if gap else 'o'}{start}",
        class_=" ".join(classes) or None,
        data_f=" ".join(mark.name for mark in primary) or None,
        data_r=" ".join(mark.name for mark in related) or None,
        data_to=change.name if change else None,
        data_g=change.group if change else None,
    )


# ---------------------------------------------------------------- what is marked


def marks_of(result: Result, findings: Sequence[Finding]) -> Iterator[Mark]:
    """Yield what is marked in a report: findings by their number, their other ends, repairs, and how numbers stand."""
    for number, finding in enumerate(findings):
        if finding.span.end:  # what stands at the very beginning and is empty means the whole report
            yield Mark(finding.span, "primary", str(number))
        yield from (Mark(each.span, "related", str(number)) for each in finding.observation.related)
        yield from changes(finding.repairs[0] if len(finding.repairs) == 1 else (), f"f{number}")
    for group in result.groups:
        yield from changes(group.repair, group.identifier)
    yield from (Mark(span, "number", name) for span, name in number_classes(result).items())


def changes(repair: Repair, group: str) -> Iterator[Mark]:
    """Yield the numbers a repair would change."""
    return (Mark(each.quantity.span, "change", each.text, group) for each in repair)


def number_classes(result: Result) -> dict[Span, str]:
    """Return how every printed number stands: protected, checked, unchecked or contradicted."""
    found = {span: standing.value for span, standing in result.standings}
    for observed in result.observed:
        for relation in observed.observation.relations:
            found.setdefault(relation.stated.quantity.span, Standing.CHECKED.value)
    for finding in result.findings:
        for relation in finding.observation.relations:
            if relation.verdict is Verdict.INCONSISTENT:
                found |= dict.fromkeys((term.quantity.span for term in relation.printed_terms), "contradicted")
    return found


def address(span: Span) -> str:
    """Return the link to some marked words."""
    return f"#{'o' if span else 'g'}{span.start}"
