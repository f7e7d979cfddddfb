"""Full marks with their parts right behind them, and lists whose number stands before a dash or in words."""

from __future__ import annotations

import pytest
from helpers import alarms, look, outcomes

from reportlint.relation import Formula


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("自评指标满分100分，其中预算执行率10分、产出指标{}分、效益指标20分、满意度指标10分。", "60", "50"),
        ("评价指标总分值为100分，其中决策{}分，过程25分，产出30分，效益30分。", "15", "25"),
        ("{}个县（市、区）——甲水县、乙木县、丙火市、丁土区——合计147.91亿元。", "4", "5"),
        ("项目覆盖全市{}个县（区），即东山区、南山县、西山县、北山县，涉及53个乡镇。", "4", "5"),
        ("纳入决算编制范围的单位共{}个，与上年一致，包括：农业局本级、农技站、种子站、农机站。", "4", "5"),
        ("举办樱花节、龙舟赛、丰收节{}节会活动，接待游客13.8万人次。", "三场", "四场"),
    ],
)
def test_what_is_listed_makes_the_number_before_it(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []


@pytest.mark.parametrize(
    "text",
    [
        "自评满分100分，其中产出指标得47分、效益指标得28分、满意度得10分。",
        "指标满分20分，其中立项4分、目标6分、资金6分等。",
        "举办各类活动12场、参加3000人，其中讲座、展览两场大型活动。",
        "新建2个县——乡公路、桥梁项目。",
    ],
)
def test_what_is_not_all_need_not(text: str) -> None:
    assert alarms(text) == []


def test_a_number_in_words_before_a_list_is_a_relation() -> None:
    text = "重点做好三方面工作：抓收入组织、抓支出管理、抓风险防控。"
    assert outcomes("announced-list", text) == ["pass"]
    (seen,) = look("announced-list", text)
    assert [one.formula for one in seen.relations] == [Formula.COUNT]
