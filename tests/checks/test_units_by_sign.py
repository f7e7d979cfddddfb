"""Units of measure by their signs are the units that words name: m³ is 立方米."""

from __future__ import annotations

import pytest
from helpers import facts, outcomes

from reportlint.number import counter

WATER = "全年供水总量52.6亿m³，其中生活供水9.4亿m³，占供水总量的{share}%；工业供水11.3亿m³，占供水总量的21.5%。"


def test_a_share_of_cubic_metres_is_recomputed() -> None:
    assert outcomes("share", WATER.format(share="17.9")) == ["pass", "pass"]
    assert "fail" in outcomes("share", WATER.format(share="19.7"))


@pytest.mark.parametrize("sign", ["m3", "m³", "ｍ3", "㎥", "立方米"])
def test_a_change_is_recomputed_however_the_unit_is_spelled(sign: str) -> None:
    text = "库区蓄水量5230万" + sign + "，比上年增加130万立方米，增长{rate}%。"
    assert outcomes("change-rate", text.format(rate="2.5")) == ["pass"]
    assert outcomes("change-rate", text.format(rate="5.2")) == ["fail"]


def test_a_rate_of_flow_is_no_volume() -> None:
    (prose,) = facts("日处理能力为5万m³/d。").prose
    assert [one.unit for one in prose.quantities] == ["万"]


def test_the_thousand_of_a_kilowatt_belongs_to_the_unit() -> None:
    (prose,) = facts("装机360万千瓦，发电8640万kWh、千瓦时计的用电350千瓦时。").prose
    assert [counter(one) for one in prose.quantities] == ["千瓦", "千瓦时", "千瓦时"]


def test_items_counted_by_occasion_are_items() -> None:
    text = "全年收到来信168件，包括省里转办47件次、市里转办{rest}件次。"
    assert "fail" not in outcomes("breakdown", text.format(rest=121))
    assert "pass" in outcomes("breakdown", text.format(rest=121))
    assert "pass" not in outcomes("breakdown", text.format(rest=112))
