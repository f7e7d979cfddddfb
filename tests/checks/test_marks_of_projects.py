"""Marks of several projects in one report, and marks told together with their maxima."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity


def told(text: str) -> list[str]:
    """Return what is told of the numbers of a text beyond hints: code and arithmetic."""
    found = [one for one in check_text(text).findings if not one.rule.code.startswith("YRS")]
    return [f"{one.rule.code} {one.observation.computed}" for one in found if one.severity is not Severity.INFO]


PROJECTS = (
    "# 某局2025年度部门决算\n\n十、绩效管理情况\n\n（一）总体情况。对全部8个二级项目开展自评，涉及资金2140.60万元。\n\n"
    "（二）技能培训项目自评情况。预算480.00万元，执行472.50万元，执行率98.44%，自评得分95.30分，等级为“优”。\n\n"
    "（三）就业见习项目自评情况。预算260.00万元，执行231.80万元，执行率89.15%，自评得分87.65分，等级为“{grade}”。\n\n"
    "上述{count}项目共执行704.30万元。{more}\n\n注：90分以上为“优”，80—90分为“良”，60—80分为“中”，60分以下为“差”。\n"
)


def test_the_marks_of_several_projects_are_one_each() -> None:
    assert told(PROJECTS.format(grade="良", count="两个", more="")) == []


def test_the_grade_of_one_of_several_projects_is_held_against_its_own_mark() -> None:
    assert any("87.65" in one for one in told(PROJECTS.format(grade="优", count="两个", more="")))


def test_a_grade_told_of_a_project_in_short_is_not_held_against_the_mark_of_the_whole() -> None:
    more = "两个项目综合得分91.48分。按此，培训项目评为“优”，见习项目评为“良”。"
    assert told(PROJECTS.format(grade="良", count="两个", more=more)) == []


def test_two_marks_of_one_of_several_projects_are_held_against_each_other() -> None:
    again = "其中技能培训项目自评得分95.{}0分。"
    assert told(PROJECTS.format(grade="良", count="两个", more=again.format("3"))) == []
    assert told(PROJECTS.format(grade="良", count="两个", more=again.format("8"))) == ["CMP106 95.30 ≠ 95.80"]


@pytest.mark.parametrize(
    "text",
    [
        "技能培训项目自评得分95.30分，就业见习项目自评得分87.65分。",
        "“技能培训”项目自评得分95.30分，“就业见习”项目得分87.65分。",
        "技能培训经费：自评得分95.30分。\n\n就业见习经费：自评得分87.65分。",
        "（一）培训站自评得分95.30分，等级为优。\n\n（二）见习站自评得分87.65分，等级为良。",
        "全市自评得分93.20分。东山区自评得分95.30分；南湾县自评得分87.65分；西坪县自评得分91.20分。",
        "1．技能培训项目。执行472.50万元，自评得分95.30分。\n\n2．就业见习项目。执行231.80万元，自评得分87.65分。",
    ],
)
def test_projects_and_units_may_be_named_in_a_sentence_or_by_items(text: str) -> None:
    assert told("# 某局2025年度绩效管理情况\n\n" + text) == []


def test_a_general_section_is_none_of_the_projects_counted() -> None:
    assert told(PROJECTS.format(grade="良", count="三个", more="")) == ["CNT106 2 ≠ 3"]


def test_marks_and_maxima_told_together_have_a_total_each() -> None:
    text = (
        "本项目自评得分为93.{}5分。得分由三部分构成：预算执行满分10分、得9.60分；产出指标满分55分、得52.45分；"
        "效益指标满分35分、得31.20分，总分{}分。"
    )
    assert told(text.format("2", "100")) == []
    assert told(text.format("2", "93.25")) == []
    assert [one[:6] for one in told(text.format("7", "100"))] == ["CMP150"]
