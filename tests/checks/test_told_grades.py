"""Grades of several hands, and bands written in many ways: a grade belongs to the score it stands beside."""

from __future__ import annotations

import pytest
from helpers import check_text, facts, look, told

from reportlint.rule import Severity

BANDS = "\n\n得分90分及以上为优，80分至90分为良，60分至80分为中，60分以下为差。\n"


@pytest.mark.parametrize(
    "words",
    [
        "评价总得分为82.5分，等级为“良”。实施单位自评95分、等级“优”。",
        "项目单位自评得分96分，评定等级为优，评价组复核得分78分，等级为中。",
        "综合得分88分，等级“良”；单位自评93分（优），高出5分。",
        "综合得分84分，等级为良，比自评等级“优”低一档。",
        "评价得分84分，等级为“良”，其中自评质量得分95分，属“优”。",
        "评价得分84分，等级为“良”。单位自评等级为“优”。",
        "上年度得分91分，等级为优；本年度综合得分84分，等级为良。",
        "上一轮评价得分91分，等级为优；本轮综合得分84分，等级为良。",
        "综合得分84分，等级为良。同批评价的县农业局90.12分（优）、县体育中心78分（中）。",
        "综合得分84分，其中决策9分、过程25分、产出50分，等级为良。",
    ],
)
def test_the_grade_of_another_mark_is_not_held_against_the_total(words: str) -> None:
    assert not [one for one in told("grade-of-score", words + BANDS) if one.startswith("fail")]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("评价总得分为82.5分，等级为“良”。实施单位自评85分、等级“优”。", "fail 优: 85 → 良"),
        ("项目单位自评得分96分，评定等级为优，评价组复核得分78分，等级为良。", "fail 良: 78 → 中"),
        ("自评总分84分。自评等级为“优”。", "fail 优: 84 → 良"),
        ("综合得分84分，其中决策9分、过程25分、产出50分，等级为优。", "fail 优: 84 → 良"),
    ],
)
def test_the_grade_of_another_mark_is_held_against_that_mark(words: str, fault: str) -> None:
    assert fault in told("grade-of-score", words + BANDS)


@pytest.mark.parametrize(
    "scheme",
    [
        "92分以上为优秀，85分以上为良好，75分以上为一般，75分以下为不合格。",
        "92分及以上评为优秀，85分及以上评为良好，75分及以上评为一般，不足75分为不合格。",
        "等级划分：≥92分优秀，≥85分且<92分良好，≥75分且<85分一般，<75分不合格。",
        "划分：得分≥92分为优秀，得分<92分且≥85分为良好，得分<85分且≥75分为一般，得分<75分为不合格。",
        "等级划分：92—100分为优秀，85—91.99分为良好，75—84.99分为一般，75分以下为不合格。",
    ],
)
def test_a_scheme_without_holes_is_read_as_one(scheme: str) -> None:
    text = f"综合得分91分，等级为优秀。{scheme}"
    assert {band.word for band in facts(text).bands} == {"优秀", "良好", "一般", "不合格"}
    assert all(one.outcome.value == "pass" for one in look("band-cover", text))
    assert told("grade-of-score", text) == ["fail 优秀: 91 → 良好"]


def test_a_hole_wider_than_the_last_digit_is_told() -> None:
    text = "总分88分。等级划分：90—100分为优，80—88.9分为良，60—79.9分为中，60分以下为差。"
    assert [one.outcome.value for one in look("band-cover", text)].count("fail") == 1


SCHEME = "92分及以上为优，82分至92分为良，62分至82分为中，62分以下为差"


def again(scheme: str) -> list[tuple[str, str]]:
    """Return what is told of a scheme that is printed again in the conclusion."""
    text = f"评价结果分为四档：{SCHEME}。\n\n综合得分90.15分，等级为“良”（{scheme}）。\n"
    found = [one for one in check_text(text).findings if one.rule.code == "GRD150"]
    return [(one.observation.values["said"], one.severity.value) for one in found]


def test_a_scheme_printed_again_must_be_the_same() -> None:
    assert again(SCHEME) == []
    assert again(SCHEME.replace("82分至92", "85分至92")) == [("85", "warning")]


def test_a_bound_changed_throughout_may_be_meant() -> None:
    assert again(SCHEME.replace("82", "85")) == [("85", "info"), ("85", "info")]


def test_a_scheme_of_its_own_is_left_alone() -> None:
    assert again("95分及以上为优，85分至95分为良，70分至85分为中，70分以下为差") == []
    assert again("92分及以上为合格，92分以下为不合格") == []


def test_every_bound_of_a_scheme_is_a_checked_number() -> None:
    coverage = check_text(f"评价结果分为4档：{SCHEME}。\n").coverage
    assert coverage.checked == coverage.numbers


@pytest.mark.parametrize(
    "scheme",
    ["90—100分为优，80—89分为良，60—79分为中，0—59分为差", "90分以上A级，80—89.99分B级，70—79.99分C级，70分以下D级"],
)
def test_bounds_that_follow_each_other_are_checked_numbers(scheme: str) -> None:
    coverage = check_text(f"考核等级分为4档：{scheme}。\n").coverage
    assert coverage.checked >= 2


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ("综合得分88分，等级为良。2023年得分92分，等次也是“优”。", ["pass 良: 88 → 良", "pass 优: 92 → 优"]),
        ("综合得分88分，等级为良。2023年得分92分，等次也是“良”。", ["pass 良: 88 → 良", "fail 良: 92 → 优"]),
        ("评价得分88分，“良”等，距“优”尚差2分。", ["pass 良: 88 → 良"]),
        ("评价得分88分，“中”等，距“良”尚差2分。", ["fail 中: 88 → 良"]),
        ("综合得分88分。上年91.3分，上年档次“优”，今年降为“良”。", ["pass 优: 91.3 → 优", "pass 良: 88 → 良"]),
        ("综合得分88分。上年91.3分，上年档次“良”，今年降为“中”。", ["fail 良: 91.3 → 优", "fail 中: 88 → 良"]),
    ],
)
def test_a_grade_of_an_earlier_year_is_that_of_the_mark_of_that_year(words: str, looks: list[str]) -> None:
    assert told("grade-of-score", words + BANDS) == looks


def test_what_an_earlier_year_was_graded_is_no_error_since_its_bands_may_have_been_others() -> None:
    title = "# 2024年度水库维修项目绩效自评报告\n\n"
    foreign = look("grade-of-score", title + "综合得分88分。2023年得分92分，等次也是“良”。" + BANDS)
    assert [one.ceiling for one in foreign] == [Severity.WARNING]


def test_a_grade_of_an_earlier_year_without_its_mark_is_not_held_against_anything() -> None:
    assert told("grade-of-score", "综合得分88分，等级为良。上年等级为“优”。" + BANDS) == ["pass 良: 88 → 良"]


def test_a_grade_moved_to_is_not_that_of_the_mark_it_was_moved_from() -> None:
    text = "单位自评97.3分，等级“优”；复核后87.8分，核减9.5分，等级降为“良”。"
    assert told("grade-of-score", text + BANDS) == ["pass 优: 97.3 → 优"]


def test_a_score_that_no_band_holds_convicts_no_grade() -> None:
    text = "付费比例分两档：95分及以上为优，80分至90分为良。\n\n全年平均92.63分，评定等级为“优”。"
    assert [one.rule.code for one in check_text(text).findings if one.rule.code == "CMP107"] == []
