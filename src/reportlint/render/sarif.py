"""SARIF 2.1.0 (OASIS): for code scanning services and viewers.

Lines and columns are those of the text that `reportlint text` shows; of a Markdown or plain text report that is the
file. What is kept back stays as a suppressed result, what could not be read is a notification.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from reportlint.finding import Finding, Observed, Related, Result, Run, Silence, SilenceKind
from reportlint.model import Problem, Span
from reportlint.render.json_text import dumped, entry, listed
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import kept_because, message, trouble
from reportlint.render.visible import one_line
from reportlint.render.words import say
from reportlint.rule import Outcome, Rule, Severity
from reportlint.version import VERSION

Record = Mapping[str, object]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""Severity → SARIF's word for it."""
NO_LEVEL = "none"
"""The level of what is no failure (SARIF 2.1.0, 3.27.10)."""
LANGUAGE_TAGS: Mapping[str, str] = {"zh": "zh-CN", "en": "en-US"}
"""Language of the messages → its tag."""
INSIDE = 6
"""Blanks by which the entries of a run stand to the right."""
UNITS = "unicodeCodePoints"
"""In which columns are counted."""


def render(run: Run, options: Options) -> str:
    """Draw a run as a SARIF log; observations that hold stand in it with `options.statistics`."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run as a SARIF log, piece by piece, going through its results once for the rules and once for the rest.

    What is said of each report besides its results is little, and stands behind them.
    """
    rules = rules_of(run)
    about = About({rule.code: number for number, rule in enumerate(rules)}, options)
    log = [entry("$schema", SCHEMA), entry("version", "2.1.0"), '  "runs": [\n    {']
    yield "{\n" + ",\n".join(log) + "\n"
    head = [
        entry("tool", {"driver": driver(rules, options.language)}, INSIDE),
        entry("language", LANGUAGE_TAGS[options.language], INSIDE),
        entry("columnKind", UNITS, INSIDE),
    ]
    yield ",\n".join(head) + f',\n{" " * INSIDE}"results": '
    yield from listed(about.results(run), INSIDE)
    invocation = {"executionSuccessful": about.complete, "toolExecutionNotifications": about.notes}
    tail = [entry("artifacts", about.artifacts, INSIDE), entry("invocations", [invocation], INSIDE)]
    yield ",\n" + ",\n".join(tail) + "\n    }\n  ]\n}\n"


@dataclass(frozen=True, slots=True)
class Page:
    """What describing one report needs at hand."""

    index: int
    """Its index among the artifacts."""
    result: Result
    """The report."""
    locator: Locator
    """Its places."""
    rules: Mapping[str, int]
    """Code → index of the rule."""
    language: str
    """Of the messages."""


@dataclass(slots=True)
class About:
    """What is said of the reports besides their results, as these are drawn."""

    rules: Mapping[str, int]
    """Code → index of the rule."""
    options: Options
    """How to draw."""
    artifacts: list[Record] = field(default_factory=list)
    """The files."""
    notes: list[Record] = field(default_factory=list)
    """What could not be read or checked."""
    complete: bool = True
    """Whether every file could be read."""

    def results(self, run: Run) -> Iterator[str]:
        """Print the results of one report after the other."""
        for number, result in enumerate(run.results):
            page = Page(number, result, Locator.of(result.document), self.rules, self.options.language)
            self.artifacts.append(artifact(result))
            self.notes += notifications(page)
            self.complete = self.complete and not result.unread
            yield from map(dumped, results(page, statistics=self.options.statistics))


def driver(rules: Sequence[Rule], language: str) -> Record:
    """Describe the program and the rules that spoke."""
    return {
        "name": "reportlint",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [rule_record(rule, language) for rule in rules],
    }


def rules_of(run: Run) -> list[Rule]:
    """Return the rules that looked or spoke, by code."""
    rules: dict[str, Rule] = {}
    for result in run.results:
        rules.update((each.rule.code, each.rule) for each in result.observed)
        rules.update((each.rule.code, each.rule) for each in (*result.findings, *result.suppressed))
    return [rules[code] for code in sorted(rules)]


def rule_record(rule: Rule, language: str) -> Record:
    """Describe a rule."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary[language]},
        "fullDescription": {"text": rule.why[language]},
        "help": {"text": "\n\n".join([rule.summary[language], rule.why[language], *rule.see])},
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.family], "problem.severity": PROBLEM_SEVERITIES[rule.severity]},
    }


PROBLEM_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
"""Severity → the word that code scanning services sort by."""


def artifact(result: Result) -> Record:
    """Describe a file."""
    record: dict[str, object] = {"location": {"uri": uri(result.path)}}
    if result.sha256:
        record["hashes"] = {"sha-256": result.sha256}
    return record


def uri(path: str) -> str:
    """Return a path as a relative reference of a URI, or as a file URI where it is whole."""
    slashed = path.replace("\\", "/").removeprefix("./")
    if slashed.startswith("/"):
        return "file://" + quote(slashed)
    if len(slashed) > 1 and slashed[1] == ":":
        return "file:///" + quote(slashed, safe="/:")
    return quote(slashed)


# ---------------------------------------------------------------- results


def results(page: Page, *, statistics: bool) -> Iterator[Record]:
    """Describe what is told, what is kept back, and, if wished, what holds."""
    for finding in (*page.result.findings, *page.result.suppressed):
        yield finding_record(page, finding)
    if statistics:
        yield from (holding(page, each) for each in page.result.observed if is_holding(each))


def is_holding(each: Observed) -> bool:
    """Whether an observation found nothing wrong."""
    return each.observation.outcome is Outcome.PASS


def finding_record(page: Page, finding: Finding) -> Record:
    """Describe a finding."""
    fails = finding.observation.outcome is Outcome.FAIL
    record: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": page.rules[finding.rule.code],
        "kind": finding.observation.outcome.value,
        "level": LEVELS[finding.severity] if fails else NO_LEVEL,
        "message": {"text": message(finding, page.language)},
        "locations": [location(page, finding.span, finding.context, finding.place)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "reportlint/v1": finding.fingerprint,
        },
        "suppressions": [suppression(finding.silenced, page.language)] if finding.silenced else [],
        "properties": properties(page, finding),
    }
    if finding.observation.related:
        record["relatedLocations"] = list(related_locations(page, finding.observation.related))
    return record


def properties(page: Page, finding: Finding) -> Record:
    """Describe what SARIF has no word for."""
    known: Mapping[str, object] = {
        "severity": finding.severity.value,
        "computed": finding.observation.computed,
        "group": finding.group,
        "page": page.locator.page(finding.span),
    }
    return {name: value for name, value in known.items() if value not in (None, "")}


def suppression(silence: Silence, language: str) -> Record:
    """Describe why a finding is kept back."""
    kind = "inSource" if silence.kind is SilenceKind.DOCUMENT else "external"
    return {"kind": kind, "status": "accepted", "justification": silence.reason or kept_because(silence, language)}


def holding(page: Page, each: Observed) -> Record:
    """Describe an observation that holds."""
    computed = each.observation.computed or each.rule.summary[page.language]
    return {
        "ruleId": each.rule.code,
        "ruleIndex": page.rules[each.rule.code],
        "kind": "pass",
        "level": NO_LEVEL,
        "message": {"text": say("holds", page.language, computed=one_line(computed))},
        "locations": [location(page, each.observation.span, each.observation.span, each.observation.place)],
    }


def related_locations(page: Page, related: Iterable[Related]) -> Iterator[Record]:
    """Describe the other ends of a contradiction."""
    for number, other in enumerate(related):
        text = one_line(other.text) or one_line(page.result.document.quote(other.span))
        yield {"id": number, **physical(page, other.span), "message": {"text": text or say("see-also", page.language)}}


# ---------------------------------------------------------------- places


def location(page: Page, span: Span, context: Span, place: Sequence[str]) -> Record:
    """Describe a place: where it stands in the text, and where in the report as people name it."""
    record = dict(physical(page, span, context))
    if place:
        trail = [one_line(name) for name in place]
        record["logicalLocations"] = [{"name": trail[-1], "fullyQualifiedName": " › ".join(trail)}]
    return record


def physical(page: Page, span: Span, context: Span | None = None) -> Record:
    """Describe where a span stands in the text."""
    record: dict[str, object] = {
        "artifactLocation": {"uri": uri(page.result.path), "index": page.index},
        "region": region(page, span),
    }
    if context is not None and context.covers(span) and context != span:
        record["contextRegion"] = region(page, context)
    return {"physicalLocation": record}


def region(page: Page, span: Span) -> Record:
    """Describe a span."""
    start, end = page.locator.position(span), page.locator.lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
        "snippet": {"text": page.result.document.quote(span)},
    }


def notifications(page: Page) -> Iterator[Record]:
    """Describe what could not be read or checked."""
    for problem in page.result.problems:
        yield notification(page, problem)


def notification(page: Page, problem: Problem) -> Record:
    """Describe one thing that could not be read or checked."""
    place: Record = {"physicalLocation": {"artifactLocation": {"uri": uri(page.result.path), "index": page.index}}}
    return {
        "level": "error" if problem.fatal else "warning",
        "descriptor": {"id": problem.kind},
        "message": {"text": trouble(problem, page.language)},
        "locations": [physical(page, problem.span) if problem.span else place],
    }
