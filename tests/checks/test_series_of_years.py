"""Growth from year to year in tables, and percentages below the unit of a group of columns."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes

SERIES = """表2　历年收支

| 年度 | 财政收入（万元） | 比上年增长（%） | 财政支出（万元） | 比上年增长（%） |
| :-: | ---: | ---: | ---: | ---: |
| 2021年 | 80000 | — | 420000 | — |
| 2022年 | 84000 | 5.0 | 441000 | 5.0 |
| 2023年 | 88200 | {} | 454230 | 3.0 |
| 2024年 | 90846 | 3.0 | {} | 3.5 |
"""
GROUPS = """<table>
<tr><th rowspan="2">科室</th><th colspan="3">出院人次</th><th colspan="3">住院收入（万元）</th></tr>
<tr><th>2024年</th><th>2023年</th><th>增减%</th><th>2024年</th><th>2023年</th><th>增减%</th></tr>
<tr><td>内科</td><td>4200</td><td>4000</td><td>5.00</td><td>5150.00</td><td>5000.00</td><td>{}</td></tr>
<tr><td>骨科</td><td>3180</td><td>3000</td><td>6.00</td><td>4600.00</td><td>4500.00</td><td>2.22</td></tr>
<tr><td>外科</td><td>3900</td><td>3700</td><td>5.41</td><td>4200.00</td><td>4000.00</td><td>5.00</td></tr>
<tr><td>儿科</td><td>2060</td><td>2000</td><td>3.00</td><td>3200.00</td><td>3000.00</td><td>6.67</td></tr>
</table>
"""


def quotes(text: str) -> list[str]:
    """Return what is told of the tables."""
    found = check_text(text)
    return [found.document.quote(one.span) for one in found.findings if one.rule.code == "AMT121"]


@pytest.mark.parametrize(
    ("rate", "amount", "wrong"), [("5.0", "470000", []), ("5.5", "470000", ["5.5"]), ("5.0", "477000", ["3.5"])]
)
def test_growth_is_over_the_row_of_the_year_before(rate: str, amount: str, wrong: list[str]) -> None:
    assert quotes(SERIES.format(rate, amount)) == wrong


def test_the_latest_year_may_stand_on_top() -> None:
    head, rule, *rows = SERIES.format("5.0", "470000").split("\n", 2)[2].strip().split("\n")
    assert outcomes("footing", "\n".join((head, rule, *reversed(rows)))).count("pass") >= 6


@pytest.mark.parametrize(
    "rows",
    [
        "| 2019年 | 80000 | — |\n| 2021年 | 84000 | 4.0 |\n| 2023年 | 88200 | 4.5 |\n| 2025年 | 90846 | 2.0 |",
        "| 2021年 | 80000 | — |\n| 2022年 | 84000 | 4.1 |\n| 2023年 | 88200 | 3.9 |\n| 2024年 | 90846 | 2.6 |",
    ],
    ids=["years-left-out", "constant-prices"],
)
def test_growth_that_the_amounts_never_give_is_another(rows: str) -> None:
    assert quotes(f"| 年度 | 产值（万元） | 比上年增长（%） |\n| --- | --- | --- |\n{rows}\n") == []


def test_a_percentage_below_the_unit_of_its_group_is_none_of_it() -> None:
    assert quotes(GROUPS.format("3.00")) == []
    assert quotes(GROUPS.format("3.90")) == ["3.90"]


NOTED = """表3　历年{name}

| 年度 | {name}（亿元） | 比上年增长（%） |
| --- | --- | --- |
| 2021年 | 60.0 | 7.0 |
| 2022年 | 64.8 | 8.0 |
| 2023年 | 68.0 | 4.9 |
| 2024年 | 71.4 | {rate} |
{last}
{note}
"""


@pytest.mark.parametrize(
    ("name", "rate", "last", "note"),
    [
        ("税收收入", "5.0", "| 2025年 | 37.2 | 3.6 |\n", "注：2025年为1至6月数。"),
        ("税收收入", "5.0", "| 2025年 | 37.2 | 3.6 |\n", ""),
        ("税收收入", "5.8", "", "注：2024年增速按同口径计算。"),
        ("税收收入", "3.1", "| 2025年 | 75.0 | 5.0 |\n", ""),
        ("地区生产总值", "5.8", "", ""),
    ],
    ids=["part-of-a-year", "part-of-a-year-without-a-note", "same-scope", "no-slip", "constant-prices"],
)
def test_a_year_over_another_base_is_left_alone(name: str, rate: str, last: str, note: str) -> None:
    assert quotes(NOTED.format(name=name, rate=rate, last=last, note=note)) == []


def test_a_slip_beside_a_note_on_something_else_is_told() -> None:
    assert quotes(NOTED.format(name="税收收入", rate="5.8", last="", note="注：数据来自税务部门。")) == ["5.8"]
    over_itself = NOTED.format(name="税收收入", rate="5.0", last="", note="").replace("| 8.0 |", "| 7.4 |")
    assert quotes(over_itself) == ["7.4"]
