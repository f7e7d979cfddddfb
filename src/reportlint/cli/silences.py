"""What is kept back by files beside the reports: requests by quotation, and the baseline; and what is wrong with them.

Complaints about such a file are told as findings in that file, so that every format shows the line.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from reportlint.cli.words import mistake
from reportlint.config import Config
from reportlint.finding import Finding, Observed, Result, Silence, SilenceKind
from reportlint.flow import Beliefs
from reportlint.judge import dress, tally
from reportlint.load.globs import matcher, rooted
from reportlint.load.ignores import Baseline, IgnoreEntry, nearest_ignores, read_baseline, read_ignores
from reportlint.load.script import Script
from reportlint.model import Document, Span
from reportlint.render.telling import message
from reportlint.rule import Severity
from reportlint.silence import Request, complaints, kept_back, parted, quoted_at, told_groups, told_of


@dataclass(frozen=True)
class Silencer:
    """Rules and settings of the judgement about files of requests."""

    beliefs: Beliefs
    """The rules that ran."""
    config: Config
    """How grave what they tell is."""
    today: date
    """The day on which requests have to hold."""


@dataclass(frozen=True, slots=True)
class FileOfRequests:
    """The surroundings of a complaint about a file of requests: no sections, and every place is its own context."""

    document: Document
    """The file."""

    def breadcrumb(self, span: Span) -> tuple[str, ...]:  # noqa: ARG002 - the same everywhere
        """Return nothing: there are no sections."""
        return ()

    def context(self, span: Span) -> Span:
        """Return the place itself."""
        return span


# ---------------------------------------------------------------- requests by quotation


@dataclass
class IgnoreFiles:
    """The files of requests of a run; each is read once, and what becomes of its entries is kept."""

    silencer: Silencer
    """How to judge."""
    _files: dict[str, OpenFile] = field(default_factory=dict)

    def applied(self, result: Result) -> Result:
        """Return a result with what the file of requests beside it keeps back."""
        path = nearest_ignores(result.path)
        if path is None or result.unread:
            return result
        if path not in self._files:
            self._files[path] = OpenFile.read(path)
        file = self._files[path]
        requests = file.requests_for(result)
        served = kept_back(result.findings, requests, self.silencer.today)
        file.note(requests, served.values())
        return without(result, {index: request.silence for index, request in served.items()})

    def complaints(self) -> Iterator[Result]:
        """Yield what is wrong with the files of requests, whatever the order in which the reports came."""
        for _, file in sorted(self._files.items()):
            asked = sorted(file.asked, key=lambda request: request.span)
            used = [request for request in asked if request.span in file.used]
            beliefs = self.silencer.beliefs
            looked = tuple(complaints(asked, used, beliefs, self.silencer.today))
            yield from told_about(file.script, looked, self.silencer.config)


@dataclass
class OpenFile:
    """A file of requests."""

    script: Script
    """Its text."""
    entries: tuple[tuple[IgnoreEntry, Callable[[str], bool]], ...]
    """Its entries, each with what tells whether a report is meant."""
    asked: list[Request] = field(default_factory=list)
    """Requests about reports of this run, each entry once."""
    used: set[Span] = field(default_factory=set)
    """Where the requests stand that kept something back."""

    @classmethod
    def read(cls, path: str) -> OpenFile:
        """Read a file of requests."""
        script, entries = read_ignores(path)
        base = os.path.dirname(path)  # noqa: PTH120
        return cls(script, tuple((entry, matcher([rooted(entry.file, base)])) for entry in entries))

    def requests_for(self, result: Result) -> tuple[Request, ...]:
        """Return the requests about a report."""
        return tuple(self.request(entry, result.document) for entry, fits in self.entries if fits(result.path))

    def request(self, entry: IgnoreEntry, document: Document) -> Request:
        """Make a request of an entry."""
        silence = Silence(SilenceKind.FILE, entry.reason, entry.author, entry.until)
        anchors = quoted_at(document, entry.quote, entry.prefix, entry.suffix)
        end = self.script.text.find("\n", entry.at)
        span = Span(entry.at, len(self.script.text) if end < 0 else end)
        return Request(entry.codes, silence, span, anchors)

    def note(self, asked: Iterable[Request], used: Iterable[Request]) -> None:
        """Keep in mind which requests were made and which kept something back."""
        known = {request.span for request in self.asked}
        self.asked += [request for request in asked if request.span not in known]
        self.used.update(request.span for request in used)


# ---------------------------------------------------------------- baseline


@dataclass
class OpenBaseline:
    """A baseline and what this run says of its entries."""

    path: str
    """Where it stands."""
    entries: Baseline
    """What it tolerates."""
    script: Script
    """Its text."""
    silencer: Silencer
    """How to judge."""
    seen: dict[str, set[str]] = field(default_factory=dict)
    """Report, as the baseline calls it → fingerprints found in this run."""

    @classmethod
    def read(cls, path: str, silencer: Silencer) -> OpenBaseline:
        """Read a baseline; raises `ConfigError`."""
        if not os.path.isfile(path):  # noqa: PTH113
            raise mistake("no-baseline", path=path)
        script, entries = read_baseline(path)
        return cls(path, entries, script, silencer)

    def applied(self, result: Result) -> Result:
        """Return a result without what the baseline tolerates in this very report."""
        name = key_of(result.path, self.path)
        if not result.unread:
            self.seen[name] = {finding.fingerprint for finding in result.findings}
        tolerated = self.entries.get(name, {})
        silence = Silence(SilenceKind.BASELINE)
        return without(
            result,
            {index: silence for index, finding in enumerate(result.findings) if finding.fingerprint in tolerated},
        )

    def complaints(self) -> Iterator[Result]:
        """Yield the entries about reports of this run that no finding answers to."""
        yield from told_about(self.script, tuple(self.stale()), self.silencer.config)

    def stale(self) -> Iterator[Observed]:
        """Yield stale entries with their place."""
        for name, entries in self.entries.items():
            for fingerprint, text in entries.items():
                if name in self.seen and fingerprint not in self.seen[name]:
                    at = self.script.text.find(f'"{fingerprint}"')
                    values = {"path": name, "codes": text.partition(" ")[0], "detail": text}
                    yield from told_of(
                        self.silencer.beliefs.rules, "stale", Span(at, at + len(fingerprint) + 2), values
                    )

    def renamed(self) -> Iterator[tuple[str, str]]:
        """Yield old and new name of reports that seem to have been renamed: the same faults under another name."""
        folder = os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100, PTH120
        gone = [name for name in self.entries if not os.path.lexists(os.path.join(folder, name))]  # noqa: PTH118
        for new, found in sorted(self.seen.items()):
            if new not in self.entries:
                yield from ((old, new) for old in gone if found & set(self.entries[old]))


def key_of(path: str, baseline: str) -> str:
    """Return the name of a report in a baseline: relative to its folder, with slashes."""
    folder = os.path.dirname(os.path.abspath(baseline))  # noqa: PTH100, PTH120
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100


@dataclass
class NewBaseline:
    """The baseline of a run as it grows: what it found, and what an older one says of reports that are still there."""

    path: str
    """Where it will stand."""
    language: str
    """What its texts are told in."""
    entries: dict[str, Mapping[str, str]]
    """What it tolerates so far."""

    @classmethod
    def begin(cls, path: str, language: str) -> NewBaseline:
        """Begin with the older one; raises `ConfigError` where that cannot be read."""
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
        old = read_baseline(path)[1] if os.path.isfile(path) else {}  # noqa: PTH113
        there = {name: entries for name, entries in old.items() if os.path.lexists(os.path.join(folder, name))}  # noqa: PTH118
        return cls(path, language, there)

    def applied(self, result: Result) -> Result:
        """Note the errors and warnings of a report and keep them back: they are tolerated from now on."""
        if not result.unread:
            self.entries[key_of(result.path, self.path)] = entries_of(result, self.language)
        silence = Silence(SilenceKind.BASELINE)
        return without(result, {index: silence for index, each in enumerate(result.findings) if is_tolerable(each)})


def is_tolerable(finding: Finding) -> bool:
    """Whether a finding belongs into a baseline: hints do not."""
    return finding.severity is not Severity.INFO


def entries_of(result: Result, language: str) -> Mapping[str, str]:
    """Return what is to be tolerated in a report: fingerprint → what it was."""
    return {
        finding.fingerprint: f"{finding.rule.code} {message(finding, language)}"
        for finding in result.findings
        if is_tolerable(finding)
    }


# ---------------------------------------------------------------- results


def without(result: Result, silences: Mapping[int, Silence]) -> Result:
    """Return a result of which some findings are kept back."""
    if not silences:
        return result
    told, kept = parted(result.findings, silences)
    return replace(
        result, findings=told, suppressed=(*result.suppressed, *kept), groups=told_groups(result.groups, told)
    )


def told_about(script: Script, looked: tuple[Observed, ...], config: Config) -> Iterator[Result]:
    """Yield a result about a file of requests, if there is anything to tell."""
    document = Document(script.text, "txt")
    findings = tuple(dress(FileOfRequests(document), looked, config))
    if findings:
        digest = sha256(script.text.encode()).hexdigest()
        rules = {each.rule.code: each.rule for each in looked}
        tallies = tally(rules.values(), looked)
        yield Result(script.path, document, digest, looked, findings, tallies=tallies, of_requests=True)
