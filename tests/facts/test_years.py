"""Years as printed, each with what it is there for."""

from __future__ import annotations

import pytest
from helpers import facts


def uses(text: str) -> list[tuple[int, str]]:
    """Return the years of a text, each with its use."""
    return [(mention.year, mention.use.value) for _, mention in facts(f"正文如下。\n\n{text}").years]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年度收入总计512.30万元。", [(2024, "topic")]),
        ("表1 2024年各乡镇任务完成情况", [(2024, "topic")]),
        ("第二部分 2024年度部门决算情况说明", [(2024, "topic")]),
        ("现将2024年工作情况报告如下。", [(2024, "topic")]),
        ("2024年，受理512件，比2023年的447件增加65件。", [(2024, "topic"), (2023, "base")]),
        ("与2023年度相比，收入增加12.30万元。", [(2023, "base")]),
        ("支出412万元，同比增长3.4%（2023年支出398万元）。", [(2023, "base")]),
        ("截至2024年12月31日，账户余额为零。", [(2024, "cutoff")]),
        ("截至2024年末，账户余额为零。", [(2024, "cutoff")]),
        ("根据《关于开展2025年度自评的通知》（禾财绩〔2025〕6号）开展。", [(2025, "cited"), (2025, "cited")]),
        ("工程于2024年3月5日开工。", [(2024, "day")]),
        ("规划期为2021年至2025年。", [(2021, "range"), (2025, "range")]),
        ("图1 2023-2024年收支对比", [(2023, "range")]),
        ("下一步力争2025年执行率达到98%。", [(2025, "other")]),
        ("预算收入2024.99万元。", []),
    ],
)
def test_each_year_is_read_for_what_it_is_there_for(text: str, expected: list[tuple[int, str]]) -> None:
    assert uses(text) == expected
