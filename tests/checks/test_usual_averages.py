"""Averages over what they are usually taken over, which stands far off or is only called so."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

SCHOOL = "生均指标统一按全日制在校生12,460人计算。另有教师648人、辅导员64人。\n\n"
PEOPLE = "年末户籍人口32.46万人，常住人口29.18万人。全年粮食产量142,680吨。\n\n"
AVERAGES = [
    (SCHOOL + "教学仪器设备总值15,286.40万元，生均{}元。", "12268.38", "12628.38"),
    (SCHOOL + "占地面积386,420平方米，生均{}平方米。", "31.01", "36.01"),
    (PEOPLE + "按户籍人口计算，人均粮食产量{}公斤。", "440", "404"),
    (PEOPLE + "卫生机构床位2,164张，比上年末增加124张，每千常住人口{}张。", "7.42", "7.24"),
    ("年末在册车辆16辆。\n\n聘用护林员1,684人，管护林地112.40万亩，人均管护面积约{}亩。", "667", "776"),
    ("集体经济收入1,486.40万元，22个村（社区）平均{}万元。", "67.56", "65.76"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), AVERAGES)
def test_an_average_finds_what_it_is_taken_over(text: str, right: str, wrong: str) -> None:
    assert "pass" in outcomes("tie", text.format(right), tie=TieKind.AVERAGE)
    assert "pass" not in outcomes("tie", text.format(wrong), tie=TieKind.AVERAGE)
    assert "fail" not in outcomes("tie", text.format(wrong), tie=TieKind.AVERAGE)


@pytest.mark.parametrize(
    "text",
    [
        SCHOOL + "教学仪器设备总值15,286.40万元，上年生均11,982.60元。",
        PEOPLE + "全省人均粮食产量512公斤。",
        PEOPLE + "目标是每千常住人口床位8.20张。",
        "集体经济收入1,486.40万元，22个村中18个村平均81.20万元。",
    ],
)
def test_an_average_of_another_time_or_body_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.AVERAGE)
