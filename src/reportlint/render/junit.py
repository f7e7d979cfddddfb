"""JUnit: a test suite a report, a test case an observation, so that dashboards show what holds as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportlint.finding import Finding, Observed, Result, Run
from reportlint.model import Problem
from reportlint.render.location import Locator
from reportlint.render.options import Options
from reportlint.render.telling import kept_because, message, trouble
from reportlint.render.visible import one_line
from reportlint.render.words import say
from reportlint.render.xml import document, element
from reportlint.rule import Outcome


def render(run: Run, options: Options) -> str:
    """Draw a run."""
    return "".join(texts(run, options))


def texts(run: Run, options: Options) -> Iterator[str]:
    """Draw a run report by report, after going through it once to count what becomes of its cases."""
    total: Counter[str] = Counter()
    for result in run.results:
        total.update(counts(result))
    root = element("testsuites", {"name": "reportlint", **{name: total[name] for name in COUNTED}})
    yield from document(root, (suite(result, options.language) for result in run.results))


def suite(result: Result, language: str) -> Element:
    """Draw one report: what could not be read are errors, findings failures, what is undecided or kept back skipped."""
    cases = [*problem_cases(result, language), *observation_cases(result, language)]
    return element("testsuite", {"name": result.path, **counts(result)}, *cases)


FAILURE, ERROR, SKIPPED = "failure", "error", "skipped"
"""Elements that say what became of a test case."""
OUTCOMES = (("failures", FAILURE), ("errors", ERROR), ("skipped", SKIPPED))
"""What is counted, and the element that says it."""
COUNTED = ("tests", *(name for name, _ in OUTCOMES))
"""What is counted, in the order in which it is printed."""


def counts(result: Result) -> dict[str, int]:
    """Count the test cases of a report and what became of them."""
    fates = Counter(fate(each, finding) for each, finding in looks(result))
    fates.update(fate_of(problem) for problem in result.problems)
    return {"tests": fates.total(), **{name: fates[tag] for name, tag in OUTCOMES}}


def looks(result: Result) -> Iterator[tuple[Observed, Finding | None]]:
    """Yield every look of every rule with its finding, and what the judge said without a look."""
    findings = {id(each.observation): each for each in (*result.findings, *result.suppressed)}
    looked = {id(each.observation) for each in result.observed}
    for each in result.observed:
        yield each, findings.get(id(each.observation))
    for key, finding in findings.items():
        if key not in looked:
            yield Observed(finding.rule, finding.observation), finding


def fate(each: Observed, finding: Finding | None) -> str:
    """Say what a look came to: a failure, something to skip, or nothing where it holds."""
    if finding is not None and finding.silenced is None:
        return SKIPPED if finding.observation.outcome is Outcome.REVIEW else FAILURE
    if finding is not None:
        return SKIPPED
    return "" if each.observation.outcome is Outcome.PASS else SKIPPED


def fate_of(problem: Problem) -> str:
    """Say what a problem is: what was read in part is no error of the run."""
    return ERROR if problem.fatal or problem.kind == "rule-failed" else SKIPPED


def problem_cases(result: Result, language: str) -> Iterator[Element]:
    """Draw what could not be read or checked."""
    for problem in result.problems:
        tag = fate_of(problem)
        said = element(tag, {"message": trouble(problem, language), "type": problem.kind if tag == ERROR else None})
        yield element("testcase", {"classname": result.path, "name": problem.kind}, said)


def observation_cases(result: Result, language: str) -> Iterator[Element]:
    """Draw every look."""
    locator = Locator.of(result.document)
    for each, finding in looks(result):
        yield case(result.path, locator, each, finding, language)


def case(path: str, locator: Locator, each: Observed, finding: Finding | None, language: str) -> Element:
    """Draw one look."""
    name = f"{each.rule.code} {locator.short(each.observation.span)}"
    attributes = {"classname": path, "name": name, "file": path, "line": locator.position(each.observation.span).line}
    return element("testcase", attributes, *outcome(each, finding, language))


def outcome(each: Observed, finding: Finding | None, language: str) -> Iterator[Element]:
    """Draw what a look came to; nothing where it holds."""
    tag, computed = fate(each, finding), one_line(each.observation.computed)
    if tag == FAILURE and finding is not None:
        said = element(tag, {"type": finding.severity.value, "message": message(finding, language)})
        said.text = computed or None
        yield said
    elif finding is not None:
        told = kept_because(finding.silenced, language) if finding.silenced else message(finding, language)
        yield element(tag, {"message": told})
    elif tag:
        yield element(tag, {"message": computed or say("undecided", language)})
