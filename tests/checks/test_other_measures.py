"""Words of another measure of growth cast doubt on the numbers they speak of, and on no others."""

from __future__ import annotations

import pytest
from helpers import check_text

TOLD = (
    ("营业收入3520.40万元，比上年的3200.40万元增加320.00万元，增长11.5%；扣除政府补助后的利润412.60万元。", "AMT102"),
    ("粉尘浓度由32毫克降至16毫克，降低6毫克，降幅18.8%；能耗累计下降达到目标的61.8%。", "AMT101"),
)
DOUBTED = (
    "按可比价格计算，工业产值120.00亿元，比上年的100.00亿元增长18.0%；农业产值60.00亿元，比上年的50.00亿元增长17.0%。",
    "工业产值120.00亿元，比上年的100.00亿元增长18.0%；农业产值60.00亿元，比上年的50.00亿元增长17.0%（均按可比价格计算）。",
    "扣除并购因素，营业收入50.00亿元，比上年的40.00亿元增长20.0%。",
)


@pytest.mark.parametrize(("sentence", "code"), TOLD)
def test_what_is_left_out_of_another_number_behind_a_semicolon_says_nothing_of_this_one(
    sentence: str, code: str
) -> None:
    assert code in {one.rule.code for one in check_text(sentence).findings}


@pytest.mark.parametrize("sentence", DOUBTED)
def test_growth_by_another_measure_is_not_recomputed(sentence: str) -> None:
    assert check_text(sentence).findings == ()
