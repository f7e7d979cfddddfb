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
