"""Shares whose whole the words name without printing it beside them: a wrong number is told of, at least as a hint."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

JUST_NAMED = [
    ("服务点由140个压缩为96个，减少44个，降幅31.4%；其中自助服务点{}个，占37.5%，人工服务点60个。", "36", ["31", "86"]),
    ("全年一般公共预算支出48200万元，增长4.2%。其中民生类支出{}万元，占支出总额的75.0%。", "36150", ["36750", "86150"]),
    ("全年受理来电5200件。其中咨询类{}件，占受理总量的65.0%。", "3380", ["3980", "1380"]),
]
BESIDE = [
    (
        "全市科技支出15.22亿元，比上年增加0.72亿元；科技支出占一般公共预算支出（380.5亿元）的比重为{}%。",
        "4.00",
        ["5.00"],
    ),
    ("其中民生支出312.01亿元，占一般公共预算支出380.5亿元的比重为{}%。", "82.00", ["28.00", "85.00"]),
    ("受益学生41,585人，完成目标（41,000人）的{}%。", "101.4", ["171.4", "110.4"]),
]
FAR = """# 总结

## 一、规模

全市现有养老床位3200张。

## 二、结构

护理型床位{}张，占养老床位的61.50%，高于60%的目标。
"""


@pytest.mark.parametrize(("text", "right", "wrong"), [*JUST_NAMED, *BESIDE])
def test_a_part_of_what_stands_right_beside_it_is_told(text: str, right: str, wrong: list[str]) -> None:
    assert not told(text.format(right)), right
    for number in wrong:
        assert told(text.format(number)), number


def test_the_only_amount_of_the_name_is_the_whole_of_a_share_far_off() -> None:
    assert not told(FAR.format("1968"))
    assert told(FAR.format("1938"))


@pytest.mark.parametrize(
    "text",
    [
        "受理甲类案件60件、乙类案件40件，其中涉外10件，占8.5%。",
        "受理甲类案件60件，乙类案件40件，其中涉外10件，占8.5%。",
        "全年支出48200万元。其中设备购置1205万元，占采购总额的31.2%。",
        "全市科技支出15.21亿元；教育支出占一般公共预算支出（380.5亿元）的比重为12.0%。",
        "参训约1300人，其中女性520人，占38.2%。",
    ],
)
def test_a_part_of_something_else_is_left_alone(text: str) -> None:
    assert not told(text)


def told(text: str) -> list[str]:
    """Return the numbers that findings about shares point at."""
    result = check_text(text)
    return [quoted(result, one) for one in result.findings if one.rule.code == "AMT118"]
