"""Numbers held against a limit or a target right behind them: each comparison is a relation of the ledger."""

from __future__ import annotations

import pytest
from helpers import look, outcomes

from reportlint.relation import Formula


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("全区用水总量{}亿立方米，控制在2.52亿立方米的红线以内。", "2.47", "2.57"),
        ("回收率{}%，比上年的76.2%提高5.4个百分点，仍低于85%的考核线。", "81.6", "86.1"),
        ("变更增加造价占合同价的{}%，未突破6%的控制线。", "2.40", "6.40"),
        ("8月末支付进度{}%，达到66%的序时进度。", "68.31", "63.81"),
        ("年末债务余额{}亿元，控制在限额31.20亿元以内。", "30.75", "31.75"),
        ("通组路每公里造价{}万元，低于68万元的控制标准。", "66.41", "68.41"),
        ("患者满意度{}%，高于目标值92%。", "93.20", "90.20"),
        ("暂付款年末余额{}亿元，虽比年初下降12.4%，仍高于6.50亿元的压减目标。", "6.92", "6.29"),
    ],
)
def test_a_number_lies_on_the_side_that_the_words_say(text: str, right: str, wrong: str) -> None:
    assert outcomes("comparison", text.format(right)) == ["pass"]
    assert outcomes("comparison", text.format(wrong)) == ["fail"]
    (seen,) = look("comparison", text.format(right))
    assert [one.formula for one in seen.relations] == [Formula.BOUND]


@pytest.mark.parametrize(
    "text",
    [
        "完成率83.2%，达到90%的目标还有差距。",
        "完成率83.2%，力争明年达到90%的目标。",
        "完成投资5.2亿元，超过5亿元，其中设备1.1亿元。",
        "合格率98.2%，比目标值低1.4%。",
        "年末债务余额31.75亿元，控制在限额之内，尚有空间2.46亿元。",
    ],
)
def test_what_is_no_limit_is_not_compared(text: str) -> None:
    assert outcomes("comparison", text) == []
