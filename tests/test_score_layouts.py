"""One scheme of marks in many layouts: sound reports draw no finding, wrong marks are named with their repair."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from time import process_time

import pytest
from helpers import check_text, default_beliefs, facts
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from score_reports import BANDS, CONCLUSIONS, SENTENCES, TABLES, Scheme, Style, report, scheme, shown

from reportlint.diagnose import diagnose, without_echoes
from reportlint.diagnose.repair import Effort
from reportlint.facts import Facts
from reportlint.finding import Observed, Repair, Result
from reportlint.flow import observe
from reportlint.number import Quantity
from reportlint.rule import Outcome

FULLS = {"产出指标": (15, 10, 10, 10, 5), "效益指标": (10, 10, 10), "满意度指标": (10,), "预算执行": (10,)}
LOST = [Fraction(text) for text in ("0", "1.5", "0.5", "0", "0", "2", "0", "1", "1", "0.5")]
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failing report says enough; making it smaller takes minutes."""
HALVES = st.integers(0, 4).map(lambda halves: Fraction(halves, 2))


@pytest.mark.parametrize("sentences", range(len(SENTENCES)), ids=[one.__name__ for one in SENTENCES])
@pytest.mark.parametrize("table", range(len(TABLES)), ids=[one.__name__ for one in TABLES])
def test_a_sound_report_draws_no_finding_in_any_layout(table: int, sentences: int) -> None:
    style = Style(table, sentences, (table + sentences) % len(CONCLUSIONS), (table + sentences) % len(BANDS))
    result = check_text(report(scheme(FULLS, LOST), style))
    assert [(one.rule.code, one.observation.computed) for one in result.findings] == []
    assert result.tallies["SCO104"].passed


@pytest.mark.parametrize("table", range(len(TABLES)), ids=[one.__name__ for one in TABLES])
def test_every_sentence_about_an_indicator_is_tied_to_its_row_in_any_layout(table: int) -> None:
    one = scheme(FULLS, LOST)
    read = facts(report(one, Style(table, 0, 0, 0)))
    assert [match.indicator.name for match in read.matches if match.indicator] == [row.name for row in one.rows]


# ---------------------------------------------------------------- wrong marks


@dataclass(frozen=True, slots=True)
class Case:
    """A report with some marks of its table changed."""

    text: str
    """The report as it reads then."""
    changes: tuple[tuple[str, str], ...]
    """For each change the wrong mark and the right one, in document order."""


def changed(text: str, marks: list[tuple[Quantity, Fraction]]) -> Case:
    """Change some marks by some steps."""
    found = []
    for mark, step in sorted(marks, key=lambda one: one[0].span.start, reverse=True):
        wrong = shown(mark.value + step)
        text = text[: mark.span.start] + wrong + text[mark.span.end :]
        found.append((wrong, mark.text))
    return Case(text, tuple(reversed(found)))


STYLES = st.builds(
    Style,
    # The scores of a weighted table are printed without decimals: a mark out of a hundred may be a little off.
    table=st.integers(0, len(TABLES) - 1).filter(lambda at: TABLES[at].__name__ != "weighted_marks"),
    sentences=st.integers(0, len(SENTENCES) - 1),
    conclusion=st.integers(0, len(CONCLUSIONS) - 1),
    bands=st.just(0),
)
SCHEMES = st.lists(HALVES, min_size=10, max_size=10).map(lambda lost: scheme(FULLS, lost))


def repairs(result: Result) -> list[list[Repair]]:
    """Return the repairs proposed for each cause; what is no broken relation (an odd weight) has none."""
    alone = [list(one.repairs) for one in result.findings if one.group is None and one.observation.relations]
    grouped = [[group.repair] if group.repair else list(group.alternatives) for group in result.groups]
    return alone + grouped


def written(result: Result, repair: Repair) -> list[tuple[str, str]]:
    """Return what a repair replaces by what."""
    return [(result.document.quote(one.quantity.span), one.text) for one in repair]


@settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
@given(one=SCHEMES, style=STYLES, row=st.integers(0, 9), step=st.sampled_from([1, 2, -1, -2]), data=st.data())
def test_a_wrong_mark_of_the_table_is_repaired_first(
    one: Scheme, style: Style, row: int, step: int, data: st.DataObject
) -> None:
    text = report(one, style)
    indicator = facts(text).score_tables[0].indicators[row]
    mark = data.draw(st.sampled_from([indicator.full, indicator.score]))
    assert mark is not None
    case = changed(text, [(mark, Fraction(step))])
    result = check_text(case.text)
    assert [written(result, options[0]) for options in repairs(result)] == [list(case.changes)]


@settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
@given(
    one=SCHEMES,
    style=STYLES,
    rows=st.tuples(st.integers(0, 4), st.integers(5, 7)),
    steps=st.tuples(st.sampled_from([1, 2]), st.sampled_from([1, 3])),
    marks=st.tuples(st.booleans(), st.booleans()),
)
def test_two_independent_wrong_marks_are_two_causes_each_with_its_own_repair(
    one: Scheme, style: Style, rows: tuple[int, int], steps: tuple[int, int], marks: tuple[bool, bool]
) -> None:
    text = report(one, style)
    indicators = facts(text).score_tables[0].indicators
    chosen = [
        (mark, Fraction(-step))
        for row, step, full in zip(rows, steps, marks, strict=True)
        if (mark := indicators[row].full if full else indicators[row].score)
    ]
    case = changed(text, chosen)
    result = check_text(case.text)
    found = [options[0] for options in repairs(result)]
    assert sorted(change for repair in found for change in written(result, repair)) == sorted(case.changes)
    assert [len(repair) for repair in found] == [1, 1]


# ---------------------------------------------------------------- effort


def long_report(count: int, wrong: int) -> str:
    """Write a report of many indicators whose sentences all give a maximum and a score that are `wrong` too high."""
    names = [f"{first}渠{second}闸巡护" for first in "甲乙丙丁戊己庚辛" for second in "子丑寅卯辰巳午未"][:count]
    rows = "".join(f"| 产出指标 | {name} | {10 + at % 3} | {9 + at % 3} |\n" for at, name in enumerate(names))
    fulls, scores = (sum(base + at % 3 for at in range(count)) for base in (10, 9))
    told = "".join(
        f"{at + 1}. {name}\n\n该指标满分{10 + at % 3 + wrong}分，扣1分，得{9 + at % 3 + wrong}分。\n\n"
        for at, name in enumerate(names)
    )
    return (
        "## 一、评分表\n\n| 一级指标 | 三级指标 | 分值 | 得分 |\n| --- | --- | --- | --- |\n"
        f"{rows}| 合计 |  | {fulls} | {scores} |\n\n## 二、指标分析\n\n{told}"
        f"## 三、结论\n\n产出指标{fulls + 5}分，得{scores}分，自评总分{scores}分。\n"
    )


def observed(text: str) -> tuple[Facts, tuple[Observed, ...]]:
    """Let every rule look at a text."""
    read = facts(text)
    return read, without_echoes(observe(read, default_beliefs().rules)[0])


def test_sixty_broken_relations_are_explained_within_a_second() -> None:
    read, looks = observed(long_report(30, 1))
    broken = sum(one.observation.outcome is Outcome.FAIL for one in looks)
    before = process_time()
    causes = diagnose(read, looks)
    assert process_time() - before < 1
    assert broken > 60
    told = [one for cause in causes for one in cause.observations]
    assert len(told) == broken


def test_a_search_that_takes_too_long_is_given_up_with_a_word() -> None:
    read, looks = observed(long_report(20, 2))
    causes = diagnose(read, looks, Effort(evaluations=5, total=40))
    assert any("已停止推算" in cause.summary["zh"] for cause in causes)
    assert all(not cause.repairs for cause in causes if "已停止推算" in cause.summary["zh"])


def test_rows_of_a_group_need_not_stand_together() -> None:
    text = (
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n| --- | --- | --- | --- |\n"
        "| 决策 | 目标设定 | 20 | 20 |\n| 管理 | 资产台账 | 30 | 28 |\n"
        "| 决策 | 指标细化 | 20 | 19 |\n| 管理 | 合同合规 | 30 | 30 |\n| 合计 |  | 100 | 97 |\n\n"
        "## 分析\n\n决策满分40分，得39分。管理满分60分，扣2分，得58分，一处账实不符。\n"
    )
    read = facts(text)
    assert [(group.name, group.members) for group in read.score_tables[0].tops] == [("决策", (0, 2)), ("管理", (1, 3))]
    assert [match.group.name for match in read.matches if match.group] == ["决策", "管理"]


def test_a_repair_that_leaves_another_change_nothing_to_mend_is_told() -> None:
    rows = [
        ("产出指标（50分）", "站点建成数", 10, 15),
        ("产出指标（50分）", "设备完好率", 10, 15),
        ("产出指标（50分）", "按期完成率", 10, 10),
        ("产出指标（50分）", "预算执行率", 10, 9),
        ("效益指标（30分）", "服务覆盖率", 20, 15),
        ("效益指标（30分）", "机制健全性", 20, 15),
        ("满意度指标（10分）", "群众满意度", 10, 9),
        ("管理指标（10分）", "制度执行", 10, 10),
    ]
    table = "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows)
    told = "".join(f"{name}：该指标满分15分，得分15分。\n\n" for _, name, _, mark in rows if mark == 15)
    text = (
        f"# 自评\n\n| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n{table}| 合计 | | 150 | 98 |\n\n"
        f"## 分析\n\n{told}产出指标50分，得分49分。效益指标30分，得分30分。\n"
    )
    assert {"SCO103", "SCO101", "CMP101"} <= {one.rule.code for one in check_text(text).findings}


CONVERTED = """\
| 评价内容 | 配分 | 得分 |
| --- | --- | --- |
| 建设规划 | 400 | 381 |
| 设备场地 | 350 | 322 |
| 教学运行 | 250 | 229 |
| 合计（千分制） | 1000 | 932 |
| 百分制得分 | 100 | 93.20 |
"""


def test_a_row_below_the_total_that_converts_it_is_no_row_of_marks() -> None:
    assert not check_text(CONVERTED).findings
    assert "SCO104" in {one.rule.code for one in check_text(CONVERTED.replace("322", "332")).findings}
