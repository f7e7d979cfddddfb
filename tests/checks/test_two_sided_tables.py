"""Tables of two halves, 收入 and 支出: each half foots under its own heading, and both make the same total."""

from __future__ import annotations

import pytest
from helpers import outcomes

HALVES = """<table>
<tr><th colspan="2">收入</th><th colspan="2">支出（按功能分类）</th></tr>
<tr><th>项目</th><th>决算数</th><th>项目</th><th>决算数</th></tr>
<tr><td>一、财政拨款收入</td><td>1846.20</td><td>一、公共安全支出</td><td>1518.40</td></tr>
<tr><td>二、其他收入</td><td>121.30</td><td>二、卫生健康支出</td><td>427.60</td></tr>
<tr><td>本年收入合计</td><td>1967.50</td><td>本年支出合计</td><td>1946.00</td></tr>
<tr><td>年初结转和结余</td><td>26.40</td><td>年末结转和结余</td><td>47.90</td></tr>
<tr><td>总计</td><td>1993.90</td><td>总计</td><td>1993.90</td></tr>
</table>
"""


def test_both_halves_foot_and_balance() -> None:
    assert outcomes("footing", HALVES) == ["pass"] * 5


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<td>总计</td><td>1993.90</td><td>总计", "<td>总计</td><td>2193.30</td><td>总计"),
        ("<td>1946.00</td>", "<td>2146.00</td>"),
        ("年末结转和结余</td><td>47.90", "年末结转和结余</td><td>59.10"),
    ],
)
def test_a_total_of_one_half_that_is_off_is_told(right: str, wrong: str) -> None:
    assert "fail" in outcomes("footing", HALVES.replace(right, wrong))


def test_halves_of_other_names_need_not_balance() -> None:
    table = HALVES.replace(">收入<", ">上年<").replace("支出（按功能分类）", "本年")
    table = table.replace("47.90", "57.90").replace("总计</td><td>1993.90</td></tr>", "总计</td><td>2003.90</td></tr>")
    assert "fail" not in outcomes("footing", table)
