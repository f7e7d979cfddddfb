"""Averages whose amount and count stand in other sentences, each the only one that their words allow."""

from __future__ import annotations

import pytest
from helpers import check_text

CARS = (
    "# 某某局2024年度部门决算\n\n公务用车运行维护费支出21.46万元，完成预算23.50万元的91.32%，上年为22.80万元。\n\n"
    "本部门共有车辆11辆，其中：执法执勤用车8辆、特种专业技术用车2辆、其他用车1辆，{}。\n"
)
FLEET = (
    "# 某某市2024年公务用车情况\n\n2024年公务用车运行维护费决算1274.15万元，2023年公务用车运行维护费决算1318.62万元。"
    "\n\n"
    "年初保有量503辆，全年购置19辆，报废处置36辆，年末保有量486辆，按年末保有量计算每辆车运行维护费{}万元。\n"
)


def told(text: str) -> bool:
    """Whether an average is called wrong."""
    return any(one.rule.code == "AMT154" for one in check_text(text).findings)


@pytest.mark.parametrize("average", ["1.90", "1.59"])
def test_the_only_amount_of_the_name_over_the_only_whole_is_the_average(average: str) -> None:
    assert not told(CARS.format("平均每辆运行维护费1.95万元"))
    assert told(CARS.format(f"平均每辆运行维护费{average}万元"))


def test_an_average_says_by_what_count_it_is_taken() -> None:
    assert not told(FLEET.format("2.62"))
    assert told(FLEET.format("2.26"))


@pytest.mark.parametrize(
    "words",
    [
        "全市平均每辆运行维护费2.31万元",
        "平均每辆燃油费0.84万元",
        "低于同类单位平均每辆运行维护费2.14万元的水平",
    ],
)
def test_averages_of_something_else_are_left_alone(words: str) -> None:
    assert not told(CARS.format(words))
