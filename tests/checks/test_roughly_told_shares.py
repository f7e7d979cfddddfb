"""Shares told roughly with the exact one in brackets behind: 占全市收入近六成（57.5%）, 接近总额的一半（49.2%）."""

from __future__ import annotations

import pytest
from helpers import outcomes

TOLD = [
    ("补助总额138.46亿元。投向三个山区县的补助68.22亿元，接近总额的一半（{}%）。", "49.3", "43.9"),
    ("工业研发经费38.24亿元。投入最多的是汽车业，三类合计21.86亿元，占工业研发经费近六成（{}%）。", "57.2", "52.7"),
    ("全年工单5986件。咨询类3318件、求助类1562件、投诉类618件、建议类488件，咨询类占一半以上（{}%）。", "55.4", "54.5"),
    ("生产性泊位164个，万吨级及以上泊位78个，占比近五成（{}%）。", "47.6", "46.7"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_the_exact_share_behind_a_rough_one_is_recomputed(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("share", text.format(right))
    assert "fail" not in outcomes("share", text.format(right))
    assert "pass" not in outcomes("share", text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "支出286.40万元，比上年压减268.20万元，降幅过半（48.36%）。",
        "使用率不足四成（38.6%），其中甲馆开放212天。",
        "上年补助总额138.46亿元。全年补助68.22亿元，接近上年的一半（46.1%）。",
    ],
)
def test_a_rough_rate_of_something_else_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("share", text)
