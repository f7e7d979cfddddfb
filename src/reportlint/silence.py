"""Findings in, findings told and findings kept back out: who asked for silence, why, and what is wrong with the asking.

There are three ways to ask: a comment in the report, an entry of a file beside it, and a baseline. Nothing is lost:
what is kept back stays data, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from reportlint.finding import Finding, Group, Observation, Observed, Silence, SilenceKind
from reportlint.model import Document, Note, Span, Table
from reportlint.patterns import compiled
from reportlint.rule import Beliefs, Outcome, Rule

CHECK = "silence"
"""The check of the rules about requests for silence."""
KINDS = frozenset({"comment", "annotation"})
"""Notes that may hold a request."""
ADDRESS = compiled(r"\s*reportlint\s*[:：]\s*", regex.IGNORECASE)
"""How a note that speaks to this program begins."""
REQUEST = compiled(r"ignore\s*[\[［【]([^\]］】]*)[\]］】]\s*+(?:[:：,，]\s*+)?(.*)", regex.DOTALL | regex.IGNORECASE)
"""Codes and reason; full-width signs are what a Chinese keyboard gives."""
COMMAS = compiled(r"[,，、;；\s]+")
BETWEEN = r"[\s|]*"
"""What may stand between two characters of a quotation: line ends, and the borders of cells."""
UNQUOTABLE = compiled(r"[\s|]")


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks that findings be kept back."""

    codes: tuple[str, ...]
    """Codes or names of rules; there is no request for all of them."""
    silence: Silence
    """Who asks, how and why."""
    span: Span
    """Where the request is written: in the report, or in a file of its own."""
    anchors: tuple[Span, ...] = ()
    """The words of the report it is about."""

    def is_about(self, finding: Finding) -> bool:
        """Whether it speaks of a finding: of its rule, and of its place."""
        rule = finding.rule
        names = {rule.code, rule.name, *rule.aliases}
        return not names.isdisjoint(self.codes) and any(is_at(finding, anchor) for anchor in self.anchors)


def is_at(finding: Finding, anchor: Span) -> bool:
    """Whether an anchor touches the words of a finding, or stands in their sentence or row."""
    return anchor.meets(finding.span) or finding.context.covers(anchor) or anchor.covers(finding.span)


# ---------------------------------------------------------------- in the report itself


def requests_in(document: Document) -> tuple[tuple[Request, ...], tuple[Span, ...]]:
    """Return the requests in the comments of a report, and the places of those that cannot be understood."""
    found: list[Request] = []
    unclear: list[Span] = []
    for note in document.notes:
        text = document.quote(note.span)
        address = ADDRESS.match(text) if note.kind in KINDS else None
        if address is None:
            continue
        match = REQUEST.fullmatch(text, address.end())
        codes = tuple(filter(None, COMMAS.split(match[1]))) if match else ()
        if match and codes:
            silence = Silence(SilenceKind.DOCUMENT, " ".join(match[2].split()), note.author)
            found.append(Request(codes, silence, note.span, anchors_of(document, note)))
        else:
            unclear.append(note.span)
    return tuple(found), tuple(unclear)


def anchors_of(document: Document, note: Note) -> tuple[Span, ...]:
    """Return what a note is about; one that stands in a table is about its row."""
    if note.anchor is None:
        return ()
    tables = (table for table in document.tables() if table.span == note.anchor and table.span.covers(note.span))
    return (next((row_around(table, note.span) for table in tables), note.anchor),)


def row_around(table: Table, span: Span) -> Span:
    """Return the row of a table in which a span stands."""
    number = max((cell.row for cell in table.cells if cell.span.start <= span.start), default=0)
    cells = [cell.span for cell in table.cells if cell.row == number]
    return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


# ---------------------------------------------------------------- by quotation


def quoted_at(document: Document, quote: str, prefix: str = "", suffix: str = "") -> tuple[Span, ...]:
    """Return where a report holds a quotation, white space and the borders of cells left out of account.

    `prefix` and `suffix` stand right before and behind it and tell several places apart.
    """
    parts = [BETWEEN.join(map(regex.escape, UNQUOTABLE.sub("", part))) for part in (prefix, quote, suffix)]
    pattern = regex.compile(f"{parts[0]}{BETWEEN}(?P<quote>{parts[1]}){BETWEEN}{parts[2]}")
    return tuple(Span(*match.span("quote")) for match in pattern.finditer(document.text)) if parts[1] else ()


# ---------------------------------------------------------------- keeping back


def kept_back(findings: Iterable[Finding], requests: Sequence[Request], today: date) -> dict[int, Request]:
    """Say which request keeps back which finding: index of the finding → request; expired ones keep nothing back."""
    valid = [request for request in requests if not is_expired(request, today)]
    by_index = (
        (index, next((request for request in valid if request.is_about(finding)), None))
        for index, finding in enumerate(findings)
    )
    return {index: request for index, request in by_index if request is not None}


def is_expired(request: Request, today: date) -> bool:
    """Whether the last day of a request, which still counts, is over."""
    return request.silence.until is not None and request.silence.until < today


def parted(
    findings: Sequence[Finding], silences: Mapping[int, Silence]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are told, and those kept back with their reason."""
    told = tuple(finding for index, finding in enumerate(findings) if index not in silences)
    kept = tuple(replace(findings[index], silenced=silence) for index, silence in sorted(silences.items()))
    return told, kept


def told_groups(groups: Iterable[Group], told: Iterable[Finding]) -> tuple[Group, ...]:
    """Return the groups of which something is told, with what is told of them."""
    known = {finding.fingerprint for finding in told}
    rest = (replace(each, fingerprints=tuple(one for one in each.fingerprints if one in known)) for each in groups)
    return tuple(group for group in rest if group.fingerprints)


# ---------------------------------------------------------------- what is wrong with requests


def complaints(
    requests: Sequence[Request], used: Iterable[Request], beliefs: Beliefs, today: date
) -> Iterator[Observed]:
    """Look at requests as the rules about them want: unused, expired, without a reason, or about no rule at all.

    Whether a request is used cannot be said of rules that did not run.
    """
    rules, known = beliefs.rules, beliefs.known
    used_ids = set(map(id, used))
    running = {name for rule in rules for name in (rule.code, rule.name, *rule.aliases)}
    for request in requests:
        unknown = [code for code in request.codes if known and code not in known]
        decided = bool(running.intersection(request.codes)) and not is_expired(request, today)
        yield from look(rules, "unclear", request, ", ".join(unknown), fails=bool(unknown))
        yield from look(rules, "expired", request, str(request.silence.until or ""), fails=is_expired(request, today))
        yield from look(rules, "unreasoned", request, "", fails=not request.silence.reason)
        if decided:
            yield from look(rules, "unused", request, "", fails=id(request) not in used_ids)


def look(rules: Iterable[Rule], fault: str, request: Request, detail: str, *, fails: bool) -> Iterator[Observed]:
    """Let the rule about a fault, where it runs, look at a request."""
    values = {"codes": ", ".join(request.codes), "detail": detail}
    yield from told_of(rules, fault, request.span, values, fails=fails)


def told_of(
    rules: Iterable[Rule], fault: str, span: Span, values: Mapping[str, str], *, fails: bool = True
) -> Iterator[Observed]:
    """Let the rule about a fault, where it runs, say something of a place."""
    for rule in rules:
        if rule.check == CHECK and getattr(rule.params, "fault", "") == fault:
            yield Observed(rule, Observation(Outcome.FAIL if fails else Outcome.PASS, span, values))
