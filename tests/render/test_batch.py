"""Many reports side by side: who they are from, how they rank, and what was copied."""

from __future__ import annotations

import time

import pytest
from helpers import check_bytes
from hypothesis import given
from hypothesis import strategies as st

from reportlint.finding import Result, Run
from reportlint.render.batch import gather
from reportlint.render.batch.similarity import shared_passages
from reportlint.render.batch.subject import subject_of
from reportlint.render.html import index, render_folder
from reportlint.render.naming import names_of
from reportlint.render.options import Options
from reportlint.rule import Severity

COPIED = (
    "一是年初测算时没有把入户维修的零星材料计算在内，到了第三季度只好向其他科目调剂；"
    "二是档案由两个股室分头保管，年底汇总时口径对不上，花了不少工夫重新核对。"
)
OWN = (
    "雨季比往年长了二十多天，护坡工程的混凝土养护只能顺延到入冬以前。",
    "新招的护理员流动很快，培训刚结束就有三分之一离开。",
)


def report(unit: str, problems: str, *, score: str = "95", rate: str = "95.00") -> Result:
    """Check a small report; its execution rate is 95 %."""
    text = f"""{unit}2024年度部门整体支出绩效自评报告

一、预算执行情况

年初预算 100.00 万元，支出 95.00 万元，执行率 {rate}%。

| 一级指标 | 三级指标 | 分值 | 自评得分 |
| --- | --- | --- | --- |
| 产出指标 | 完工率 | 50 | 50 |
| 效益指标 | 知晓率 | 50 | {int(score) - 50} |
| 合计 |  | 100 | {score} |

二、存在的问题及改进措施

{problems}
"""
    return check_bytes(text.encode(), f"in/{unit}.md")


def batch_of(*results: Result) -> Run:
    return Run(results)


# ---------------------------------------------------------------- whose report


@pytest.mark.parametrize(
    ("head", "unit", "kind"),
    [
        ("平桥县水务局2024年度部门整体支出绩效自评报告", "平桥县水务局", "whole"),
        ("关于平桥县水务局2024年度项目支出绩效自评的报告", "平桥县水务局", "project"),
        ("平桥县引水工程项目重点绩效评价报告", "平桥县引水工程项目", "project"),
        ("平桥县水务局\n\n2024年度部门决算公开", "平桥县水务局", "accounts"),
        ("# 平桥县水务局 2025 年部门预算编制说明", "平桥县水务局", "budget"),
        ("项目支出绩效自评表\n\n| 项目名称 | 引水 | 单位名称 | 平桥县水务局 |\n| - | - | - | - |\n| 得分 | 9 | | |",
         "平桥县水务局", "project"),
        ("关于做好工作的通知", "通知-3", "other"),
        ("（一）工作总结\n\n2020年", "通知-3", "other"),
    ],
)  # fmt: skip
def test_the_unit_and_kind_of_a_report_stand_in_its_first_words(head: str, unit: str, kind: str) -> None:
    subject = subject_of(check_bytes(head.encode(), "in/通知-3.md"))
    assert (subject.unit, subject.kind) == (unit, kind)


def test_the_total_score_counts_out_of_a_hundred() -> None:
    assert subject_of(report("甲县财政局", "无")).score == 95


# ---------------------------------------------------------------- ranking


def test_units_rank_by_errors() -> None:
    batch = gather(batch_of(report("甲县财政局", "无"), report("乙县财政局", "无", rate="59.00")))
    assert [unit.name for unit in batch.units] == ["乙县财政局", "甲县财政局"]
    assert [unit.severities.get(Severity.ERROR, 0) > 0 for unit in batch.units] == [True, False]
    assert batch.places == (1, 0)
    assert [each.units for each in batch.types][:1] == [1]


def test_scores_and_errors_are_counted_by_class() -> None:
    batch = gather(
        batch_of(
            *(
                report(f"{name}县财政局", "无", score=score)
                for name, score in zip("甲乙丙", ("95", "100", "84"), strict=True)
            )
        )
    )
    assert dict(batch.scores) == {"0–60": 0, "60–70": 0, "70–80": 0, "80–85": 1, "85–90": 0, "90–95": 0, "95–100": 2}
    assert sum(count for _, count in batch.errors) == 3


def test_nobody_is_named_where_nobody_shall_be() -> None:
    run = batch_of(report("甲县财政局", COPIED), report("乙县财政局", COPIED))
    page = index(run, Options(anonymous=True), ("a.html", "b.html"))
    assert "单位1" in page
    for word in ("甲县", "乙县", "a.html", "零星材料", "in/"):
        assert word not in page
    assert [name for name, _ in render_folder(run, Options(anonymous=True))] == ["index.html"]


# ---------------------------------------------------------------- copied passages


def test_a_copied_passage_is_found_with_other_figures_and_marks() -> None:
    changed = COPIED.replace("；", "。").replace("二十多", "20多").replace("，", "、")
    batch = gather(
        batch_of(
            report("甲县财政局", OWN[0] + COPIED), report("乙县水务局", changed + OWN[1]), report("丙县医院", OWN[1])
        )
    )
    names = [{batch.units[number].name for number in one.units} for one in batch.shared]
    assert names == [{"乙县水务局", "甲县财政局"}]
    assert "零星材料" in batch.shared[0].words
    assert batch.likenesses[0].share > 0.5


def test_what_most_units_have_in_common_is_a_template() -> None:
    run = batch_of(*(report(f"{name}县财政局", COPIED) for name in "甲乙丙丁戊己庚辛壬癸子丑"))
    assert gather(run).shared == ()


def test_a_unit_does_not_copy_from_itself() -> None:
    assert gather(batch_of(report("甲县财政局", COPIED), report("甲县财政局", COPIED))).shared == ()


def test_only_problems_and_measures_are_compared() -> None:
    duties = f"甲2024年度部门整体支出绩效自评报告\n\n一、部门职责\n\n{COPIED}\n\n二、存在的问题\n\n无\n"
    results = [check_bytes(duties.replace("甲", unit).encode(), f"{unit}.md") for unit in ("甲县财政局", "乙县水务局")]
    assert gather(batch_of(*results)).shared == ()


DISTINCT = [chr(0x4E00 + number) for number in range(120)]


@given(st.permutations(DISTINCT), st.integers(40, 60), st.integers(0, 30))
def test_every_common_passage_of_forty_letters_is_found(letters: list[str], size: int, margin: int) -> None:
    words = "".join(letters)
    common, before, after = words[:size], words[60 : 60 + margin], words[90 : 90 + margin]
    passages, likenesses = shared_passages([before + common + after, after + common + before], ["甲", "乙"])
    assert any(common in one.words for one in passages)
    assert likenesses[0].letters >= len(common)


@given(st.lists(st.text("天地玄黄宇宙洪荒日月盈昃", max_size=39), max_size=4))
def test_no_short_text_is_called_copied(texts: list[str]) -> None:
    assert shared_passages(texts, [str(number) for number in range(len(texts))]) == ((), ())


def test_comparing_grows_with_the_text_not_with_the_pairs() -> None:
    def seconds(count: int) -> float:
        texts = [
            "".join(chr(0x4E00 + (number * 7919 + place * place * 31) % 4000) for place in range(600))
            for number in range(count)
        ]
        begin = time.process_time()
        shared_passages(texts, [str(number) for number in range(count)])
        return time.process_time() - begin

    seconds(20)
    assert seconds(400) < 30 * max(seconds(40), 0.01)


# ---------------------------------------------------------------- files


def test_files_are_named_as_the_reports_stand_in_their_folder() -> None:
    assert names_of(["in/x/报告.docx", "in/y/报告.docx", "in/报告.pdf"], ".html") == (
        "x/报告.docx.html", "y/报告.docx.html", "报告.pdf.html",
    )  # fmt: skip


def test_no_two_files_have_one_name_and_none_leaves_the_folder() -> None:
    names = names_of(["a/../b.md", "a/_/b.md", "/etc/b.md", "/etc/B.md", "c?.md"], ".html")
    assert len({name.casefold() for name in names}) == 5
    assert not any(name.startswith("/") or ".." in name.split("/") for name in names)


def test_a_folder_gets_a_summary_that_leads_to_every_report() -> None:
    run = batch_of(report("甲 县财政局", "无"), report("乙县财政局", "无"))
    files = dict(render_folder(run, Options()))
    assert list(files) == ["index.html", "reports/甲 县财政局.md.html", "reports/乙县财政局.md.html"]
    assert 'href="reports/%E7%94%B2%20%E5%8E%BF' in files["index.html"]
    assert 'href="../index.html"' in files["reports/乙县财政局.md.html"]
