"""Bases told in a clause of their own, averages that change, and what names like 增幅 and 自然增长率 say."""

from __future__ import annotations

import pytest
from helpers import facts, outcomes

from reportlint.facts.prose.mentions import Role
from reportlint.facts.prose.ties import TieKind

RATES = [
    ("粮食总产量1405.2万吨，比上年增加13.1万吨，增幅为{}%。", "0.9", "9.0"),
    ("平均亩产386公斤，比上年增加5公斤，增长{}%。", "1.3", "3.1"),
    ("检举控告401件，较上年同期687件，减少286件，降幅{}%。", "41.6", "46.1"),
    ("受理投诉4,000件，环比上季度3,200件增长{}%。", "25.0", "20.0"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RATES)
def test_the_rate_of_a_change_finds_what_it_is_a_rate_of(text: str, right: str, wrong: str) -> None:
    assert set(outcomes("change-rate", text.format(right))) == {"pass"}
    assert "fail" in outcomes("change-rate", text.format(wrong))


def test_a_base_with_a_comma_behind_it_is_subtracted() -> None:
    text = "检举控告401件，较上年同期687件，减少{}件。"
    assert outcomes("change-difference", text.format(286)) == ["pass"]
    assert outcomes("change-difference", text.format(268)) == ["fail"]


def test_beside_a_total_an_average_is_not_what_changes() -> None:
    text = "全年支出500万元，人均支出2万元，比上年增加10万元，增长2.0%。"
    assert "fail" not in outcomes("change-rate", text)


def test_a_mean_of_so_many_is_one_of_as_many_numbers() -> None:
    text = "四个窗口受理量分别为2,140件、2,368件、2,512件和2,204件，{}平均{}件。"
    assert outcomes("tie", text.format("四窗口", "2,306"), tie=TieKind.MEAN) == ["pass"]
    assert outcomes("tie", text.format("四窗口", "2,360"), tie=TieKind.MEAN) == ["fail"]
    assert outcomes("tie", text.format("三大厅", "4,871"), tie=TieKind.MEAN) == []


def test_natural_growth_is_a_rate_not_a_change() -> None:
    (prose,) = facts("出生率9.16‰，死亡率5.86‰，自然增长率3.30‰。").prose
    assert [one.role for one in prose.mentions] == [Role.RATIO] * 3
