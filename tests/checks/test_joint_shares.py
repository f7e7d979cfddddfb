"""What several numbers are of a whole together."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

KINDS = "房屋类800件、车辆类500件、食品类300件"
TEXTS = [
    "全年受理诉求2,000件。排名前三位的是" + KINDS + "，三项合计占诉求总量的{share}%。",
    "全年受理诉求2,000件，其中" + KINDS + "，上述三类共占总数的{share}%。",
    "全年受理诉求2,000件，排名前三位的分别是" + KINDS + "，占诉求总量的{share}%。",
    KINDS + "，合计占全年诉求总量（2,000件）的{share}%。",
    KINDS + "，合计占全年诉求2,000件的{share}%。",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_share_of_several_numbers_is_their_sum_over_the_whole(text: str) -> None:
    assert outcomes("tie", text.format(share=80), tie=TieKind.JOINT) == ["pass"]
    assert outcomes("tie", text.format(share=85), tie=TieKind.JOINT) == ["fail"]
    assert "fail" not in outcomes("share", text.format(share=80))


def test_a_share_of_several_numbers_is_also_the_sum_of_their_shares() -> None:
    text = "A类800件，占40%；B类500件，占25%；两项共占{share}%。"
    assert outcomes("tie", text.format(share=65), tie=TieKind.JOINT) == ["pass"]
    assert "pass" not in outcomes("tie", text.format(share=56), tie=TieKind.JOINT)


def test_the_words_before_a_joint_share_may_name_its_members() -> None:
    text = "年末入住老人1,435人。其中自理412人、半自理537人、失能486人，失能与半自理合计占{share}%。"
    assert outcomes("tie", text.format(share="71.29"), tie=TieKind.JOINT) == ["pass"]
    assert outcomes("tie", text.format(share="79.12"), tie=TieKind.JOINT) == ["fail"]


def test_a_share_of_the_last_number_is_no_joint_share() -> None:
    text = "全年受理诉求2,000件，其中房屋类800件，车辆类500件，占总数的25%。"
    assert outcomes("tie", text, tie=TieKind.JOINT) == []
    assert "pass" in outcomes("share", text)


def test_a_share_behind_a_plain_list_is_of_the_last_number_or_of_all() -> None:
    text = "全年财政收入5,000万元。税收{tax}万元、非税300万元、其他200万元，占财政收入的20%。"
    assert outcomes("tie", text.format(tax=500), tie=TieKind.JOINT) == ["pass"]
    for tax in (500, 700):
        assert "fail" not in outcomes("share", text.format(tax=tax))
        assert "fail" not in outcomes("tie", text.format(tax=tax), tie=TieKind.JOINT)
