"""Keeping findings back: by a comment, by quotation, by a baseline; always counted, and complained about when wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from calling import call
from helpers import RULES

ROWS = """\
| 三级指标 | 分值 | 自评得分 |
| --- | --- | --- |
| 管护里程完成率 | 10 | 15 |
| 管护人员到岗率 | 5 | 8 |
"""
"""Two scores above their maxima: SCO101 twice."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("REPORTLINT_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "REPORTLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REPORTLINT_RULES", str(RULES))
    monkeypatch.setattr("reportlint.cli.runs.today", lambda: date(2026, 7, 1))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def checked(*arguments: str) -> list[dict[str, Any]]:
    """Check, and return the results of the JSON output."""
    answer = call("check", "--output-format", "json", "--lang", "en", *(arguments or ["a.md"]))
    assert answer.out, answer.err
    return list(json.loads(answer.out)["results"])


def told(*arguments: str) -> list[str]:
    """Check, and return what is told: `a.md SCO101 15`."""
    return [f"{one['path']} {each['code']} {each['quote']}" for one in checked(*arguments) for each in one["findings"]]


def kept(*arguments: str) -> list[dict[str, Any]]:
    return [each for one in checked(*arguments) for each in one["suppressed"]]


# ---------------------------------------------------------------- a comment in the report


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- reportlint: ignore[SCO101] 含附加分 -->",
        "<!-- reportlint: ignore[score-above-maximum, TRM106]: 含附加分 -->",
        "<!-- reportlint：ignore［SCO101］，含附加分 -->",
        "<!--\nReportlint: Ignore【TRM106、SCO101】\n含附加分\n-->",
    ],
)
def test_a_comment_above_a_table_keeps_back_what_it_names_with_its_reason(comment: str) -> None:
    write("a.md", f"{comment}\n{ROWS}")
    assert [one for one in told() if "SCO" in one] == []
    first, second = kept()
    assert (first["code"], first["quote"], second["quote"]) == ("SCO101", "15", "8")
    assert first["silenced"] == {"kind": "document", "reason": "含附加分", "author": "", "until": None}


def test_a_comment_in_a_row_speaks_of_that_row_alone() -> None:
    write("a.md", ROWS.replace("| 15 |", "| 15 <!-- reportlint: ignore[SCO101] 含附加分 --> |"))
    assert told() == ["a.md SCO101 8"]


def test_a_comment_about_another_rule_or_another_place_keeps_nothing_back() -> None:
    write("a.md", f"<!-- reportlint: ignore[SCO104] 另一条 -->\n{ROWS}")
    assert told().count("a.md SCO101 15") == 1
    write("a.md", f"{ROWS}\n<!-- reportlint: ignore[SCO101] 下一段 -->\n管护工作按期完成。\n")
    assert "a.md SCO101 15" in told()


def test_an_ordinary_comment_is_no_request() -> None:
    write("a.md", f"<!-- 请核对 SCO101 -->\n{ROWS}")
    assert told() == ["a.md SCO101 15", "a.md SCO101 8"]


def test_a_word_comment_keeps_back_the_cell_it_is_about_and_its_author_is_known() -> None:
    document = docx.Document()
    rows = [["三级指标", "分值", "自评得分"], ["管护里程完成率", "10", "15"], ["管护人员到岗率", "5", "8"]]
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    runs = table.rows[1].cells[2].paragraphs[0].runs
    document.add_comment(runs, text="reportlint: ignore[SCO101] 含附加分", author="王会计")
    document.save("a.docx")
    assert [one for one in told("a.docx") if "SCO101" in one] == ["a.docx SCO101 8"]
    (finding,) = kept("a.docx")
    assert finding["silenced"]["author"] == "王会计"


def test_what_is_kept_back_is_counted_and_does_not_fail_the_run() -> None:
    write("a.md", f"<!-- reportlint: ignore[SCO101] 含附加分 -->\n{ROWS}")
    answer = call("check", "a.md", "--lang", "en")
    assert answer.code == 0
    assert answer.out.endswith("2 suppressed (2 in the document); --no-ignores shows them.\n")


@pytest.mark.parametrize("switch", [["--no-ignores"], ["--config", "honour-document-ignores = false"]])
def test_requests_of_the_report_can_go_unheard(switch: list[str]) -> None:
    write("a.md", f"<!-- reportlint: ignore[SCO101] -->\n{ROWS}")
    assert told("a.md", *switch) == ["a.md SCO101 15", "a.md SCO101 8"]


@pytest.mark.parametrize(
    ("comment", "complaint"),
    [
        ("reportlint: ignore[SCO104] 不存在的问题", "SUP101"),
        ("reportlint: ignore[SCO101]", "SUP103"),
        ("reportlint: ignore", "SUP105"),
        ("reportlint: ignore[] 全部", "SUP105"),
        ("reportlint: ignor[SCO101] 含附加分", "SUP105"),
        ("reportlint: ignore[SCO1O1] 含附加分", "SUP105"),
    ],
)
def test_a_request_that_is_wrong_is_told_where_it_stands(comment: str, complaint: str) -> None:
    write("a.md", f"<!-- {comment} -->\n{ROWS}")
    assert f"a.md {complaint} {comment}" in told()


def test_a_request_about_a_rule_that_did_not_run_is_not_called_unused() -> None:
    write("a.md", f"<!-- reportlint: ignore[SCO104] 统一模板 -->\n{ROWS}")
    assert [one for one in told("a.md", "--ignore", "SCO104") if "SUP" in one] == []


def test_the_rest_of_a_group_stays_told() -> None:
    write("a.md", f"{ROWS}\n")
    groups = [len(group["fingerprints"]) for one in checked() for group in one["groups"]]
    write("a.md", ROWS.replace("| 15 |", "| 15 <!-- reportlint: ignore[SCO101] 含附加分 --> |"))
    after = [len(group["fingerprints"]) for one in checked() for group in one["groups"]]
    assert sum(after) <= sum(groups)
    known = {each["fingerprint"] for one in checked() for each in one["findings"]}
    assert {each for one in checked() for group in one["groups"] for each in group["fingerprints"]} <= known


# ---------------------------------------------------------------- by quotation


def ignores(*entries: str) -> None:
    write("reportlint-ignores.toml", "\n".join(f"[[ignore]]\n{entry}\n" for entry in entries))


ENTRY = 'file = "in/*.md"\ncode = "SCO101"\nquote = "管护里程完成率 10 15"\nreason = "统一模板"\n'


def test_an_entry_keeps_back_what_it_quotes_across_cells() -> None:
    write("in/a.md", ROWS)
    ignores(ENTRY + 'author = "李审计"\nuntil = 2026-12-31')
    assert told(".") == ["in/a.md SCO101 8"]
    (finding,) = kept(".")
    assert finding["silenced"] == {"kind": "file", "reason": "统一模板", "author": "李审计", "until": "2026-12-31"}


def test_an_entry_speaks_of_the_files_of_its_pattern() -> None:
    write("in/a.md", ROWS)
    write("b.md", ROWS)
    ignores(ENTRY)
    assert "b.md SCO101 15" in told(".")


def test_prefix_and_suffix_tell_two_places_apart() -> None:
    write("in/a.md", ROWS.replace("| 10 | 15 |", "| 5 | 8 |"))
    ignores('file = "*.md"\ncode = "SCO101"\nquote = "8"\nprefix = "管护人员到岗率 | 5"\nreason = "统一模板"')
    assert len(kept(".")) == 1
    assert [one for one in told(".") if "SCO" in one] == ["in/a.md SCO101 8"]


def test_the_last_day_of_an_entry_still_counts() -> None:
    write("in/a.md", ROWS)
    ignores(ENTRY + "until = 2026-07-01")
    assert len(kept(".")) == 1
    ignores(ENTRY + "until = 2026-06-30")
    assert kept(".") == []
    assert "reportlint-ignores.toml SUP102 [[ignore]]" in told(".")


def test_an_entry_that_keeps_nothing_back_is_told_in_its_file() -> None:
    write("in/a.md", ROWS)
    ignores(ENTRY, ENTRY.replace("10 15", "10 16"))
    assert "reportlint-ignores.toml SUP101 [[ignore]]" in told(".")
    answer = call("check", ".", "--output-format", "concise")
    assert "reportlint-ignores.toml:8:1: SUP101" in answer.out


def test_an_entry_used_by_one_report_of_several_is_used() -> None:
    write("in/a.md", ROWS)
    write("in/b.md", "管护工作按期完成。\n")
    ignores(ENTRY)
    assert [one for one in told(".") if "SUP" in one] == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (ENTRY.replace('reason = "统一模板"', 'reason = " "'), "reason must not be empty"),
        (ENTRY.replace('reason = "统一模板"\n', ""), "reason missing"),
        (ENTRY + 'until = "soon"', "expected a date like 2026-12-31"),
        (ENTRY + "untl = 2026-01-01", "unknown key untl (did you mean until?)"),
    ],
)
def test_a_wrong_entry_is_a_mistake_with_its_line(entry: str, said: str) -> None:
    write("in/a.md", ROWS)
    ignores(entry)
    answer = call("check", ".", "--lang", "en")
    assert answer.code == 2
    assert answer.err.startswith("error: reportlint-ignores.toml:")
    assert said in answer.err


def test_unheard_entries_are_not_complained_about() -> None:
    write("in/a.md", ROWS)
    ignores(ENTRY)
    assert told(".", "--no-ignores") == ["in/a.md SCO101 15", "in/a.md SCO101 8"]


# ---------------------------------------------------------------- baseline


def test_what_is_found_can_be_tolerated_and_a_changed_number_cannot() -> None:
    write("in/a.md", ROWS)
    write("b.md", ROWS)
    answer = call("check", ".", "--write-baseline", "base.json", "--lang", "en")
    assert answer.code == 0
    assert answer.err == "wrote 4 findings into the baseline base.json.\n"
    assert told(".", "--baseline", "base.json") == []
    assert {one["silenced"]["kind"] for one in kept(".", "--baseline", "base.json")} == {"baseline"}
    write("b.md", ROWS.replace("| 15 |", "| 16 |"))
    assert "b.md SCO101 16" in told(".", "--baseline", "base.json")


def test_a_baseline_has_an_entry_a_line_for_people() -> None:
    write("b.md", ROWS)
    call("check", ".", "--write-baseline", "base.json")
    lines = Path("base.json").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["{", '"b.md": {']
    assert ["SCO101 “管护人员到岗率”得分 8 分" in lines[2], "SCO101 “管护里程完成率”得分 15 分" in lines[3]] == [
        True,
        True,
    ]
    assert len(lines) == 6


def test_the_same_fault_in_another_report_is_not_tolerated() -> None:
    write("a.md", ROWS)
    call("check", "a.md", "--write-baseline", "base.json")
    write("b.md", ROWS)
    assert told("b.md", "--baseline", "base.json") == ["b.md SCO101 15", "b.md SCO101 8"]


def test_the_setting_file_may_name_the_baseline() -> None:
    write("in/a.md", ROWS)
    call("check", ".", "--write-baseline", "base.json")
    write("reportlint.toml", 'baseline = "base.json"\n')
    assert told("in/a.md") == []


def test_an_entry_whose_fault_is_mended_is_told_and_dropped_on_the_next_writing() -> None:
    write("a.md", ROWS)
    call("check", "a.md", "--write-baseline", "base.json")
    write("a.md", ROWS.replace("| 15 |", "| 10 |"))
    stale = [one for one in checked("a.md", "--baseline", "base.json") if one["path"] == "base.json"]
    assert [each["code"] for one in stale for each in one["findings"]] == ["SUP104"]
    call("check", "a.md", "--write-baseline", "base.json")
    assert told("a.md", "--baseline", "base.json") == []


def test_writing_keeps_what_it_did_not_look_at_and_drops_what_is_gone() -> None:
    for name in ("a.md", "b.md", "c.md"):
        write(name, ROWS)
    call("check", ".", "--write-baseline", "base.json")
    Path("c.md").unlink()
    write("a.md", "管护工作按期完成。\n")
    call("check", "a.md", "--write-baseline", "base.json")
    assert list(json.loads(Path("base.json").read_text(encoding="utf-8"))) == ["b.md"]


def test_a_renamed_report_is_noticed_and_told_all_the_same() -> None:
    write("a.md", ROWS)
    call("check", "a.md", "--write-baseline", "base.json")
    Path("a.md").rename("b.md")
    answer = call("check", "b.md", "--baseline", "base.json", "--lang", "en")
    assert answer.code == 1
    assert "a.md of the baseline is gone; was it renamed to b.md?" in answer.err


@pytest.mark.parametrize(
    ("text", "said"),
    [(None, "no such baseline: base.json"), ("{", "not valid JSON"), ('{"a.md": ["x"]}', "not a baseline")],
)
def test_a_baseline_that_is_none_is_a_mistake(text: str | None, said: str) -> None:
    write("a.md", ROWS)
    if text is not None:
        write("base.json", text)
    answer = call("check", "a.md", "--baseline", "base.json", "--lang", "en")
    assert answer.code == 2
    assert said in answer.err
