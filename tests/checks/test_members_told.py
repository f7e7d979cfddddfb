"""How many members a list of amounts is said to have, and how many it has."""

from __future__ import annotations

import pytest
from helpers import outcomes

LISTS = [
    "{}个单位少缴收入4,215.60万元，其中规划部门1,380.25万元、水务部门642.15万元、林业部门2,193.20万元，已补缴。",
    "{}户企业出借资金2,960.00万元，分别为交投公司1,700.00万元、水务公司860.00万元、文旅公司400.00万元，已收回。",
    "资金有{}个渠道：上级补助7,320.00万元，占61.0%；区级财政3,120.00万元，占26.0%；居民出资1,560.00万元，占13.0%。",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_whole_list_of_amounts_has_as_many_members_as_are_told(text: str) -> None:
    assert outcomes("announced-list", text.format("3")) == ["pass"]
    assert outcomes("announced-list", text.format("三")) == ["pass"]
    assert outcomes("announced-list", text.format("4")) == ["fail"]
    assert outcomes("announced-list", text.format("两")) == ["fail"]


def test_what_divides_a_total_need_not_be_what_is_counted() -> None:
    text = "5个单位完成投资4,215.60万元，其中中央资金1,380.25万元、省级资金642.15万元、县级资金2,193.20万元。"
    assert outcomes("announced-list", text) == []


def test_a_list_that_leaves_some_of_its_total_out_may_leave_members_out() -> None:
    assert outcomes("announced-list", LISTS[0].format("4").replace("2,193.20", "1,193.20")) == []
    assert outcomes("announced-list", LISTS[2].format("4").replace("13.0%", "11.0%")) == []


def test_names_that_end_like_the_thing_counted_are_what_a_number_in_digits_counts() -> None:
    text = "工程覆盖白石镇、青溪镇、双河乡{}个乡镇，受益群众1.2万人。"
    assert outcomes("announced-list", text.format(3)) == ["pass"]
    assert outcomes("announced-list", text.format(4)) == ["fail"]
    assert "fail" not in outcomes("announced-list", "工程覆盖白石镇、青溪镇、双河乡4个行政村，受益群众1.2万人。")
