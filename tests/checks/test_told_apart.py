"""Losses and score rates of parts whose maximum and score stand in headings, where no table has them."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 绩效评价报告

{}

## （一）决策类（满分20分，得18.25分）

立项依据充分。

## （二）产出类（满分80分，得70.08分）

任务基本完成。
"""


def told(words: str) -> list[str]:
    return [one.observation.computed for one in check_text(REPORT.format(words)).findings if one.rule.code == "CMP171"]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("决策类扣1.75分，产出类扣{}分。", "9.92", "9.12"),
        ("从得分率看，决策类91.25%，产出类{}%。", "87.60", "81.60"),
    ],
)
def test_what_a_part_lost_is_held_against_the_marks_of_its_heading(words: str, right: str, wrong: str) -> None:
    assert told(words.format(right)) == []
    assert len(told(words.format(wrong))) == 1


def test_losses_of_another_year_and_hand_are_left_alone() -> None:
    assert told("上年产出类扣9.12分。自评时产出类扣9.12分。2023年产出类扣9.12分。") == []
