"""Numbers told once that each of several has."""

from __future__ import annotations

import pytest
from helpers import check_text


def codes(prose: str) -> set[str]:
    """Return the codes of what is told of a passage."""
    return {one.rule.code for one in check_text(prose + "\n").findings}


@pytest.mark.parametrize(
    ("prose", "right", "wrong", "code"),
    [
        ("逾期未改的，东岭乡、西坡乡各4处，南沟镇、北河镇各3处，四家合计14处。", "14处", "17处", "AMT161"),
        ("三个中心站各配备12人，另有流动站5人，合计41人。", "41人", "47人", "AMT161"),
        ("甲镇、乙镇和丙镇各奖励30万元，丁乡奖励20万元，合计110万元。", "110万元", "140万元", "AMT161"),
        ("发现问题14处，分别为：东岭乡、西坡乡各4处，南沟镇、北河镇各3处。", "问题14处", "问题19处", "AMT104"),
    ],
)
def test_a_number_that_each_has_counts_as_often_as_it_is_had(prose: str, right: str, wrong: str, code: str) -> None:
    assert code not in codes(prose)
    assert code in codes(prose.replace(right, wrong))


@pytest.mark.parametrize(
    "prose",
    [
        "道路、桥梁各类隐患18处，房屋隐患7处，合计25处。",
        "书面意见、口头建议均已答复，其中书面9件、口头14件，合计23件。",
    ],
)
def test_other_words_that_look_alike_count_once(prose: str) -> None:
    assert codes(prose) == set()
