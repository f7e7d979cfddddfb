"""Counts that part what is counted: others that are not done, sorts in brackets, parts of the number before last."""

from __future__ import annotations

import pytest
from helpers import alarms

PARTED = [
    ("18个项目未按规定采购，已补办手续14个，另{}个因合同到期无法补办。", "4", "6"),
    ("13个完工项目未办决算，已办结8个，另有{}个正在审核。", "5", "6"),
    ("拖欠账款的工程29个，清偿完毕23个，占79.3%，另{}个签了还款计划。", "6", "8"),
    ("农村低保31户、52人，其中A类{}户、B类19户。", "12", "13"),
    ("全县辖17个乡镇（{}镇9乡），公路里程2140公里。", "8", "7"),
    ("当年新增经营主体27家（合作社{}家、家庭农场16家）。", "11", "12"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PARTED)
def test_parts_that_do_not_make_their_whole_are_told(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "建成文化馆12个，已评估定级3个，另有5个分馆。",
        "全县共有学校38所，已改造34所，另有5所正在新建。",
        "特困对象26户、41人，其中集中供养8户9人、分散供养18户32人。",
        "低保对象26户、41人，其中老年人15人、残疾人9人。",
        "全县辖17个乡镇（8镇9乡）和3个街道。",
    ],
)
def test_what_parts_something_else_is_no_part(text: str) -> None:
    assert alarms(text) == []
