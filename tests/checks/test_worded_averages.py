"""Averages whose amount and count stand alone before them, or are joined: a wrong number is told, if as a hint."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

AVERAGES = [
    (
        "安排经费：专项A类12项3,600万元，平均每项300万元；专项B类84项{}万元，平均每项45万元。",
        "3,780",
        ["3,180", "8,780"],
    ),
    ("年初在册对象960户、3072人，消除风险610户、1982人，年末在册350户、1085人，户均{}人。", "3.1", ["7.1", "8.1"]),
    ("转移就业16210人：省外9730人，省内6480人；建成车间36家，吸纳就业{}人，平均每家32人。", "1152", ["1752", "1125"]),
    ("购置支出21.30万元；运行维护费{}万元，按年末保有量15辆测算，车均2.42万元。", "36.30", ["38.30", "16.30"]),
]


@pytest.mark.parametrize(("text", "right", "wrong"), AVERAGES)
def test_a_wrong_number_beside_an_average_is_told(text: str, right: str, wrong: list[str]) -> None:
    assert not told(text.format(right)), right
    for number in wrong:
        assert told(text.format(number)), number


@pytest.mark.parametrize(
    "text",
    [
        "支出膳食补助1960.00万元（按24500人、160天、每天5元计）。",
        "按受助学生1530人计，人均资助2100元；按培训村医705人计，人均2480元。",
        "接待来访15批次、126人次，人均支出98.20元，未突破每人120元的标准。",
        "惠及儿童580名，人均2.35万元，而上年为512名、人均2.10万元。",
        "派出团组2个、7人次，第一团组4人次，支出5.20万元；第二团组3人次，支出3.60万元，人均1.26万元。",
    ],
)
def test_numbers_of_which_no_average_is_taken_are_left_alone(text: str) -> None:
    assert not told(text)


def told(text: str) -> list[str]:
    """Return the numbers that findings about averages point at."""
    result = check_text(text)
    return [quoted(result, one) for one in result.findings if one.rule.code == "AMT154"]
