"""Parts of a whole that opposite words leave no third beside, counts for each, and means of a list."""

from __future__ import annotations

import pytest
from helpers import check_text

LOUD = {"error", "warning"}


def loud(text: str) -> list[str]:
    return [one.rule.code for one in check_text(text).findings if one.severity.value in LOUD]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "code"),
    [
        ("18项绩效指标中，11项完成或超额完成，{}项存在偏差。", "7", "8", "AMT152"),
        ("32项三级指标中有25项得满分，{}项扣分。", "7", "6", "AMT152"),
        (
            "14项指标中，5项维持自评分，分别为甲、乙、丙、丁、戊五项；{}项作了调整，其中核减8项、核增1项。",
            "9",
            "6",
            "AMT152",
        ),
        ("26个项目中，20个完成年度计划，4个超额完成，{}个未完成。", "2", "3", "AMT152"),
        ("评价组在4个县各抽取3个站点，共{}个站点。", "12", "13", "AMT117"),
        ("全年服务老人7,600人，每人每年48小时，合计{}小时。", "364,800", "364,080", "AMT117"),
        ("12个村每村3户，共抽查{}户。", "36", "39", "AMT117"),
        ("服务态度88.62分、服务内容82.35分、助餐质量80.46分，三项平均{}分。", "83.81", "83.18", "AMT158"),
    ],
)
def test_what_words_leave_no_choice_about_is_checked(text: str, right: str, wrong: str, code: str) -> None:
    assert loud(text.format(right)) == []
    assert code in loud(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "全县12个乡镇中，8个乡镇完成任务，3个乡镇超额完成。",
        "15个村中，有6个村通了公路，8个村通了自来水。",
        "20项指标中，13项完成，其中3项超额完成，7项未完成。",
        "服务态度80分、服务内容90分、助餐质量85分，加权平均82.5分。",
        "四项得分分别为80分、90分、85分、70分，按权重折算平均82.5分。",
        "在3个村各设1名网格员，共5名（含片区2名）。",
        "由12次月度检查评分，每个社区访问150户，全街共1200户。",
        "评价组分3个小组到5个县各走访2个村，共10个村。",
    ],
)
def test_parts_that_may_overlap_and_means_that_are_weighed_are_left_alone(text: str) -> None:
    assert loud(text) == []
