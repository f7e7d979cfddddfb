"""Numbers of another year, or of another body, beside those that a rule is about: they are no slips of these."""

from __future__ import annotations

import pytest
from helpers import check_text


def told(text: str) -> list[str]:
    """Return what is told of a text beyond hints: code and arithmetic."""
    found = check_text(text).findings
    return [f"{one.rule.code} {one.observation.computed}" for one in found if one.severity.value != "info"]


FORM = """## 二、资金情况

| 资金来源 | 全年预算数 | 全年执行数 | 执行率 |
|---|---|---|---|
| 合计 | 320 | 291.2 | 91.00% |

"""


@pytest.mark.parametrize("before", ["与2019年（执行率88.40%）相比", "较上年（执行率88.40%）"])
def test_the_rate_of_the_year_compared_with_is_not_that_of_the_form(before: str) -> None:
    assert told(f"{FORM}{before}有所提高。") == []


def test_the_rate_of_the_year_must_be_that_of_the_form() -> None:
    assert told(f"{FORM}本年执行率88.40%，与2019年相比有所提高。") == ["CMP112 91.00% ≠ 88.40%"]


@pytest.mark.parametrize("year", ["上年", "2019年", "去年同期"])
def test_a_former_rate_in_brackets_is_not_of_the_amounts_before(year: str) -> None:
    assert told(f"送审金额8000万元，审减460万元，审减率5.75%（{year}审减率为7.20%）。") == []
    assert told(f"采购预算400万元，节约18万元，节约率4.50%（{year}节约率5.10%）。") == []


def test_the_present_rate_before_a_former_one_is_told() -> None:
    (found,) = told("采购预算400万元，节约18万元，节约率4.80%（上年节约率5.10%）。")
    assert found.startswith("AMT155 18 ÷ 400")
