"""The JSON that tools depend on."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from helpers import ROOT, check_bytes, rules
from making import document_of, finding_of, quantity_of, result_of, rule_of, run_of, span_of

from reportlint.finding import Coverage, Group, Replacement, Run, Silence, SilenceKind, Tally
from reportlint.load.details import Details, fits, packed, unpacked
from reportlint.model import Document, Layout, Problem, Span
from reportlint.render.json import render
from reportlint.render.json_text import dumped
from reportlint.render.options import Options
from reportlint.rule import Severity

TEXT = "# 一、概况\n\n得分 15 分，分值 10 分。\n"


def record_of(run: Run, language: str = "zh") -> Mapping[str, Any]:
    record: Mapping[str, Any] = json.loads(render(run, Options(language)))
    return record


def whole_run() -> Run:
    document = document_of(TEXT)
    finding = finding_of(
        document,
        "15",
        related={"10": "分值"},
        values={"label": "活动完成率", "low": "15", "high": "10"},
        computed="15 > 10",
        place=("一、概况",),
        group="g1",
    )
    silenced = replace(finding, silenced=Silence(SilenceKind.FILE, "统一模板", "张三", date(2026, 12, 31)))
    repair = (Replacement(quantity_of(document, "10"), "15"),)
    group = Group("g1", {"zh": "旧表", "en": "old"}, (finding.fingerprint,), repair, {"from": "优", "to": "良"})
    result = result_of(
        document,
        finding,
        groups=(group,),
        suppressed=(silenced,),
        tallies={"SCO101": Tally(8, 6, 2, 0)},
        coverage=Coverage(110, 105, 99),
        problems=(Problem("unreadable-page", {"page": "2"}),),
    )
    return Run((result,), ("ignore: XYZ",))


def test_a_run_is_described_by_the_keys_of_version_1() -> None:
    record = record_of(whole_run())
    assert list(record) == ["version", "tool", "results", "summary", "warnings"]
    assert record["version"] == 1
    assert record["tool"]["name"] == "reportlint"
    assert record["summary"] == {"files": 1, "error": 1, "warning": 0, "info": 0, "suppressed": 1, "unread": 1}
    (result,) = record["results"]
    assert list(result) == [
        "path",
        "format",
        "sha256",
        "pages",
        "profile",
        "of_requests",
        "findings",
        "groups",
        "observed",
        "coverage",
        "suppressed",
        "problems",
        "text",
        "details",
    ]
    assert result["observed"] == {"SCO101": {"looked": 8, "pass": 6, "fail": 2, "review": 0}}
    assert result["coverage"] == {"numbers": 110, "checked": 105, "protected": 99}
    assert result["problems"][0]["kind"] == "unreadable-page"
    assert result["problems"][0]["location"] is None


def test_a_finding_is_told_with_everything_known_about_it() -> None:
    (finding,) = record_of(whole_run())["results"][0]["findings"]
    assert finding == {
        "code": "SCO101",
        "name": "score-above-maximum",
        "severity": "error",
        "outcome": "fail",
        "message": "“活动完成率”得分 15 分，高于分值 10 分。",
        "quote": "15",
        "context": "得分 15 分，分值 10 分。",
        "context_offsets": finding["context_offsets"],
        "computed": "15 > 10",
        "values": {"label": "活动完成率", "low": "15", "high": "10"},
        "place": ["一、概况"],
        "cell": ["一、概况"],
        "location": {
            "offset": 11,
            "end_offset": 13,
            "line": 3,
            "column": 4,
            "end_line": 3,
            "end_column": 6,
            "page": None,
            "box": None,
        },
        "related": [{"quote": "10", "text": "分值", "location": finding["related"][0]["location"]}],
        "decision": {"from": "优", "to": "良"},
        "fingerprint": "0123456789abcdef",
        "summary": "得分高于分值",
        "group": "g1",
        "repairs": [],
        "doubt": None,
        "silenced": None,
        "look": None,
    }
    assert finding["related"][0]["location"]["column"] == 12


def test_a_group_tells_its_repair() -> None:
    (group,) = record_of(whole_run(), "en")["results"][0]["groups"]
    assert group["summary"] == "old"
    assert [(each["quote"], each["replacement"], each["location"]["line"]) for each in group["repair"]] == [
        ("10", "15", 3)
    ]


def test_what_is_suppressed_stays_data() -> None:
    (kept,) = record_of(whole_run())["results"][0]["suppressed"]
    assert kept["silenced"] == {"kind": "file", "reason": "统一模板", "author": "张三", "until": "2026-12-31"}


def test_a_pdf_gives_page_and_box() -> None:
    text = "得分 15 分"
    boxes = array(
        "d", [number for index in range(len(text)) for number in (10.0 * index, 5.0, 10.0 * index + 9, 17.004)]
    )
    document = Document(text, "pdf", layout=Layout(array("i", [3] * len(text)), boxes), pages=8)
    run = run_of(document, finding_of(document, "15"))
    result = record_of(run)["results"][0]
    assert result["pages"] == 8
    assert result["findings"][0]["location"]["page"] == 3
    assert result["findings"][0]["location"]["box"] == [30.0, 5.0, 49.0, 17.0]


def test_offsets_count_characters_not_bytes() -> None:
    document = document_of("😀得分 15")
    location = record_of(run_of(document, finding_of(document, "15")))["results"][0]["findings"][0]["location"]
    assert (location["offset"], location["column"]) == (4, 5)


def test_chinese_is_printed_as_chinese() -> None:
    assert "活动完成率" in render(whole_run(), Options())


def test_a_name_the_observation_did_not_give_stays_as_it_is_and_doubled_braces_are_braces() -> None:
    document = document_of(TEXT)
    rule = rule_of(message={"zh": "{{x}} {label} {none}", "en": ""})
    finding = finding_of(document, span_of(document, "15"), rule=rule, values={"label": "{none}"})
    assert record_of(run_of(document, finding))["results"][0]["findings"][0]["message"] == "{x} {none} {none}"


def test_severities_are_counted_apart() -> None:
    document = document_of(TEXT)
    findings = [finding_of(document, Span(11, 13), rule=rule_of(f"SCO10{n}", s)) for n, s in enumerate(Severity)]
    summary = record_of(run_of(document, *findings))["summary"]
    assert (summary["error"], summary["warning"], summary["info"]) == (1, 1, 1)


def test_a_run_is_printed_for_people_only_its_details_stand_on_one_line() -> None:
    for run in (whole_run(), Run(()), Run((*whole_run().results, *whole_run().results))):
        text = render(run, Options())
        record = json.loads(text)
        for result in record["results"]:
            result["details"] = 0
        assert re.sub('"details": .*', '"details": 0', text) == dumped(record) + "\n"


def test_details_come_back_as_they_went() -> None:
    known = {rule.code: rule for rule in rules()}
    for name in ("project.md", "accounts.pdf", "department.docx", "converted/form.xlsx"):
        result = check_bytes((ROOT / "fixtures" / name).read_bytes(), name)
        record = json.loads(json.dumps(packed(result)))
        assert fits(record)
        assert unpacked(record, known.__getitem__, len(result.document.text)) == Details.of(result)
