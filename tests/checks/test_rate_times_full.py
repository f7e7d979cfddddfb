"""Marks told with their maximum and a rate in one item of the prose."""

from __future__ import annotations

from helpers import check_text

REPORT = """# 项目绩效自评报告

（1）管网改造完成率96.25%，该项满分8分，得7.70分。

（2）设备完好率98.40%，按比例计分。本指标权重5%，满分5分，得4.92分，扣0.08分。

（3）培训到课率93.60%，该项满分5分，得4.68分。

（4）{}
"""


def told(words: str) -> list[str]:
    return [one.observation.computed for one in check_text(REPORT.format(words)).findings if one.rule.code == "SCO168"]


def test_a_mark_that_is_its_maximum_times_its_rate_is_not_told_of() -> None:
    assert told("群众满意度91.35%，该项满分10分，得9.14分。") == []


def test_the_only_mark_that_misses_its_rate_by_a_slip_is_told_of() -> None:
    assert told("群众满意度91.35%，该项满分10分，得9.53分。") == ["10 × 91.35% = 9.135 ≠ 9.53"]


def test_marks_by_steps_and_rates_of_another_time_are_left_alone() -> None:
    assert told("群众满意度91.35%，按每低1个百分点扣0.2分计，该项满分10分，得9.53分。") == []
    assert told("群众满意度目标95.35%，该项满分10分，得9.14分。") == []
    assert told("该项满分10分，得9.53分，主要是满意度91.35%。") == []
