"""JUnit: a test suite a report, a test case an observation, so that dashboards show what holds as well."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportlint.finding import Finding, Observed, Result, Run
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import kept_because, message, trouble
from reportlint.render.visible import one_line
from reportlint.render.words import say
from reportlint.render.xml import document, element
from reportlint.rule import Outcome


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    suites = [suite(result, options.language) for result in run.results]
    return document(element("testsuites", {"name": "reportlint", **counts(*suites)}, *suites))


def suite(result: Result, language: str) -> Element:
    """Draw one report: what could not be read are errors, findings failures, what is undecided or kept back skipped."""
    cases = [*problem_cases(result, language), *observation_cases(result, language)]
    made = element("testsuite", {"name": result.path}, *cases)
    for name, value in counts(made).items():
        made.set(name, str(value))
    return made


def counts(*parents: Element) -> dict[str, int]:
    """Count test cases and what became of them."""
    cases = [case for parent in parents for case in parent.iter("testcase")]
    of = {name: sum(case.find(tag) is not None for case in cases) for name, tag in OUTCOMES}
    return {"tests": len(cases), **of}


OUTCOMES = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
"""What is counted, and the element that says it."""


def problem_cases(result: Result, language: str) -> Iterator[Element]:
    """Draw what could not be read or checked; what was read in part is no error of the run."""
    for problem in result.problems:
        tag = "error" if problem.fatal or problem.kind == "rule-failed" else "skipped"
        said = element(tag, {"message": trouble(problem, language), "type": problem.kind if tag == "error" else None})
        yield element("testcase", {"classname": result.path, "name": problem.kind}, said)


def observation_cases(result: Result, language: str) -> Iterator[Element]:
    """Draw every look of every rule, and what the judge said without a look."""
    locator = Locator.of(result.document)
    findings = {id(each.observation): each for each in (*result.findings, *result.suppressed)}
    looked = {id(each.observation) for each in result.observed}
    for each in result.observed:
        yield case(result.path, locator, each, findings.get(id(each.observation)), language)
    for key, finding in findings.items():
        if key not in looked:
            yield case(result.path, locator, Observed(finding.rule, finding.observation), finding, language)


def case(path: str, locator: Locator, each: Observed, finding: Finding | None, language: str) -> Element:
    """Draw one look."""
    name = f"{each.rule.code} {locator.short(each.observation.span)}"
    attributes = {"classname": path, "name": name, "file": path, "line": locator.position(each.observation.span).line}
    return element("testcase", attributes, *outcome(each, finding, language))


def outcome(each: Observed, finding: Finding | None, language: str) -> Iterator[Element]:
    """Draw what a look came to; nothing where it holds."""
    computed = one_line(each.observation.computed)
    if finding is not None and finding.observation.outcome is Outcome.REVIEW and finding.silenced is None:
        yield element("skipped", {"message": message(finding, language)})
    elif finding is not None and finding.silenced is None:
        said = element("failure", {"type": finding.severity.value, "message": message(finding, language)})
        said.text = computed or None
        yield said
    elif finding is not None and finding.silenced is not None:
        yield element("skipped", {"message": kept_because(finding.silenced, language)})
    elif each.observation.outcome is not Outcome.PASS:
        yield element("skipped", {"message": computed or say("undecided", language)})
