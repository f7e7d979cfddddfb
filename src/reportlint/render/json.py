"""Version 1 of the JSON that tools depend on: keys may be added, never renamed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from reportlint.finding import Finding, Group, Related, Replacement, Result, Run, Silence, Tally
from reportlint.load.details import packed
from reportlint.model import Doubt, Problem
from reportlint.render.json_text import STEP, dumped, entry, listed
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import message, trouble
from reportlint.render.totals import Totals, add_up
from reportlint.rule import Severity
from reportlint.version import VERSION

Record = Mapping[str, object]


def render(run: Run, options: Options) -> str:
    """Draw a run as one JSON object."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run as one JSON object, piece by piece: the results one at a time."""
    head = [entry("version", 1), entry("tool", {"name": "reportlint", "version": VERSION})]
    yield "{\n" + ",\n".join(head) + ',\n  "results": '
    yield from listed((result_text(result, options.language) for result in run.results), STEP)
    tail = [entry("summary", summary_record(add_up(run))), entry("warnings", list(run.warnings))]
    yield ",\n" + ",\n".join(tail) + "\n}\n"


def result_text(result: Result, language: str) -> str:
    """Print what was found in one file; what only `reportlint render` reads stands on one line at its end."""
    told = dumped(result_record(result, language)).removesuffix("\n}")
    details = json.dumps(packed(result), ensure_ascii=False, separators=(",", ":"))
    return f'{told},\n  "details": {details}\n}}'


def result_record(result: Result, language: str) -> Record:
    """Describe what was found in one file."""
    locator = Locator.of(result.document)
    groups = {group.identifier: group for group in result.groups}
    looks = {id(each.observation): number for number, each in enumerate(result.observed)}

    def found(finding: Finding) -> Record:
        look = looks.get(id(finding.observation))
        return {**finding_record(finding, locator, groups, language), "look": look}

    return {
        "path": result.path,
        "format": result.document.format,
        "sha256": result.sha256,
        "pages": result.document.pages,
        "profile": result.profile.name if result.profile else None,
        "of_requests": result.of_requests,
        "findings": [found(finding) for finding in result.findings],
        "groups": [group_record(group, locator, language) for group in result.groups],
        "observed": {code: tally_record(tally) for code, tally in result.tallies.items()},
        "coverage": {
            "numbers": result.coverage.numbers,
            "checked": result.coverage.checked,
            "protected": result.coverage.protected,
        },
        "suppressed": [found(finding) for finding in result.suppressed],
        "problems": [problem_record(problem, locator, language) for problem in result.problems],
        "text": result.document.text,
    }


def finding_record(finding: Finding, locator: Locator, groups: Mapping[str, Group], language: str) -> Record:
    """Describe one finding."""
    observation = finding.observation
    group = groups.get(finding.group or "")
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "outcome": observation.outcome.value,
        "message": message(finding, language),
        "quote": locator.document.quote(finding.span),
        "context": locator.document.quote(finding.context),
        "context_offsets": [finding.context.start, finding.context.end],
        "computed": observation.computed,
        "values": dict(observation.values),
        "place": list(finding.place),
        "cell": list(observation.place),
        "location": locator.record(finding.span),
        "related": [related_record(related, locator) for related in observation.related],
        "decision": dict(group.decision) if group and group.decision else None,
        "fingerprint": finding.fingerprint,
        "summary": finding.rule.summary[language],
        "group": finding.group,
        "repairs": [[replacement_record(one, locator) for one in repair] for repair in finding.repairs],
        "doubt": doubt_record(finding.doubt, locator) if finding.doubt else None,
        "silenced": silence_record(finding.silenced) if finding.silenced else None,
    }


def doubt_record(doubt: Doubt, locator: Locator) -> Record:
    """Describe why a finding must be verified against the original."""
    return {"kind": doubt.kind, "location": locator.record(doubt.span)}


def silence_record(silence: Silence) -> Record:
    """Describe why a finding is kept back."""
    return {
        "kind": silence.kind.value,
        "reason": silence.reason,
        "author": silence.author,
        "until": silence.until.isoformat() if silence.until else None,
    }


def related_record(related: Related, locator: Locator) -> Record:
    """Describe the other end of a contradiction."""
    return {
        "quote": locator.document.quote(related.span),
        "text": related.text,
        "location": locator.record(related.span),
    }


def group_record(group: Group, locator: Locator, language: str) -> Record:
    """Describe findings with one cause."""
    return {
        "id": group.identifier,
        "summary": group.summary[language],
        "fingerprints": list(group.fingerprints),
        "repair": [replacement_record(replacement, locator) for replacement in group.repair],
        "alternatives": [[replacement_record(one, locator) for one in repair] for repair in group.alternatives],
        "decision": dict(group.decision) if group.decision else None,
    }


def replacement_record(replacement: Replacement, locator: Locator) -> Record:
    """Describe one change of a repair."""
    span = replacement.quantity.span
    return {
        "quote": locator.document.quote(span),
        "replacement": replacement.text,
        "location": locator.record(span),
    }


def tally_record(tally: Tally) -> Record:
    """Describe how often a rule looked."""
    return {"looked": tally.looked, "pass": tally.passed, "fail": tally.failed, "review": tally.review}


def problem_record(problem: Problem, locator: Locator, language: str) -> Record:
    """Describe what could not be read or checked."""
    return {
        "kind": problem.kind,
        "message": trouble(problem, language),
        "values": dict(problem.values),
        "fatal": problem.fatal,
        "location": locator.record(problem.span) if problem.span else None,
    }


def summary_record(totals: Totals) -> Record:
    """Describe what the run amounts to."""
    return {
        "files": totals.files,
        **{severity.value: totals.severities.get(severity, 0) for severity in Severity},
        "suppressed": totals.suppressed,
        "unread": totals.unread,
    }
