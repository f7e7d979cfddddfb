"""A rate of execution without scope beside spending above the budget of the whole department."""

from __future__ import annotations

import pytest
from helpers import told

CHECK = "execution-scope"
TITLE = "# 青禾县水务局2024年度部门整体支出绩效自评报告\n\n"
SPENT = "2024年度本年支出1236.00万元，比年初预算数增加236.00万元，增幅23.60%。\n\n"
RATE = "项目共安排预算资金400.00万元，实际使用资金380.00万元，预算执行率为95.00%。"


@pytest.mark.parametrize(
    "spent",
    [
        SPENT,
        "2024年度部门支出决算1236.00万元，比年初预算增加236.00万元。\n\n",
        "2024年度支出年初预算为1000.00万元，支出决算为1236.00万元，完成年初预算的123.60%。\n\n",
    ],
)
def test_a_rate_that_names_no_scope_beside_another_is_told(spent: str) -> None:
    assert told(CHECK, TITLE + spent + RATE) == ["fail 95.00: 1236.00 ÷ 1000.00 = 123.60% ≠ 95.00%"]


def test_the_rate_of_the_whole_is_right() -> None:
    assert told(CHECK, TITLE + SPENT + "全年预算执行率为123.60%。") == []
    assert told(CHECK, TITLE + SPENT + "预算执行率为123.60%。") == ["pass 123.60: 1236.00 ÷ 1000.00 = 123.60%"]


@pytest.mark.parametrize(
    "rate",
    [
        "河道清淤项目安排预算资金400.00万元，实际使用资金380.00万元，预算执行率为95.00%。",
        "调整后预算1300.00万元，实际支出1236.00万元，预算执行率为95.08%。",
        "全年预算数1300.00万元，实际支出1236.00万元，预算执行率为95.08%。",
        "政府采购预算执行率为95.00%。",
        "项目支出预算执行率为95.00%。",
        "2023年预算执行率为95.00%。",
        "力争2025年预算执行率达到95%以上。",
        "预算执行率达到95%以上得10分。",
    ],
    ids=["project", "adjusted", "full-year", "procurement", "projects", "last-year", "target", "scoring"],
)
def test_a_rate_that_says_of_what_it_is_is_silent(rate: str) -> None:
    assert told(CHECK, TITLE + SPENT + rate) == []


def test_spending_within_the_budget_is_no_matter() -> None:
    spent = "2024年度本年支出960.00万元，比年初预算数减少40.00万元，降幅4.00%。\n\n"
    assert told(CHECK, TITLE + spent + RATE) == []


def test_a_report_on_a_project_is_no_matter() -> None:
    assert told(CHECK, TITLE.replace("部门整体支出", "河道清淤项目") + SPENT + RATE) == []
