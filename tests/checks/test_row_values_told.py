"""What the passage on a row says of its target and result is what the table prints."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """
# 2024年度渠道修缮项目绩效自评报告

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 完成程度 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出 | 修缮渠道长度 | 46.8公里 | 44.2公里 | 94.44% | 50 | 47.22 |
| 产出 | 更换闸门数量 | 26扇 | 24扇 | 92.31% | 10 | 9.23 |
| 效益 | 受益农户数 | 6850户 | 6712户 | 97.99% | 40 | 39.20 |
| 合计 | | | | | 100 | 95.65 |

## 一、指标分析

1.修缮渠道长度。{canal}

2.受益农户数。建档受益农户6712户，任务6850户，完成率97.99%，权重40分，得分=97.99%×40=39.20分。
"""
CANAL = "只算干渠和支渠，修缮44.2公里，任务46.8公里，完成率94.44%；权重50分，得分=94.44%×50=47.22分。"


def codes(canal: str) -> set[str]:
    """Return the codes of what holds the text against the table."""
    found = check_text(REPORT.format(canal=canal)).findings
    return {one.rule.code for one in found if one.rule.code.startswith("CMP")}


def test_a_passage_that_prints_the_row_again_draws_nothing() -> None:
    assert codes(CANAL) == set()


@pytest.mark.parametrize(
    ("printed", "told", "code"),
    [
        ("=47.22分", "=42.72分", "CMP102"),
        ("权重50分", "权重60分", "CMP101"),
        ("修缮44.2公里", "修缮42.4公里", "CMP113"),
    ],
)
def test_a_number_off_the_row_is_told(printed: str, told: str, code: str) -> None:
    assert code in codes(CANAL.replace(printed, told))


def test_a_number_of_something_else_in_the_passage_is_not_held_against_the_row() -> None:
    assert codes(CANAL.replace("只算干渠和支渠", "其中北片18.6公里、南片25.6公里")) == set()


def test_a_mark_below_a_small_maximum_is_that_of_the_row_its_passage_opens_with() -> None:
    words = "其余路段都在下游，要等秋后农闲、停水以后再做，工期已与沿线三个村商定。" * 2
    canal = f"任务46.8公里，实际44.2公里，完成率94.44%，按比例得分。{words}分值50分，自评得分47.22分。"
    assert codes(canal) == set()
    assert "CMP102" in codes(canal.replace("47.22分", "42.72分"))
