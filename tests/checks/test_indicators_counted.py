"""Numbers of indicators told in words: those of the score table, of its groups, of what lost marks."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

TABLE = """

| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 决策 | 立项 | 立项依据 | 10 | 10 |
| 决策 | 目标 | 目标细化 | 10 | 8 |
| 过程 | 资金 | 资金到位 | 15 | 15 |
| 过程 | 管理 | 台账完整 | 15 | 13.5 |
| 产出 | 数量 | 改造户数 | 20 | 20 |
| 产出 | 质量 | 验收合格 | 10 | 10 |
| 效益 | 满意度 | 住户满意 | 20 | 18.6 |
| 合计 | | | 100 | 95.1 |
"""


def told(words: str) -> list[str]:
    """Return the words that are said to miscount the indicators."""
    result = check_text(words + TABLE)
    return [quoted(result, one) for one in result.findings if one.rule.code == "CNT154"]


@pytest.mark.parametrize(
    "words",
    [
        "评价体系设4个一级指标、7个二级指标、7个三级指标。",
        "本次评价从决策、过程、产出、效益四个方面7项指标开展，由7项指标构成。",
        "7项指标中，有3项扣分，其余4项均得满分。",
        "七个三级指标中得分率最低的是目标细化。",
        "产出2项指标全部完成，效益1项指标扣分。",
        "年初申报的9个指标中，有2个为定性表述。",
        "资金管理办法列出30项指标，本项目选用其中一部分。",
        "其余4项指标均得满分。",
        "上年评价设置25个三级指标，今年作了精简。",
    ],
)
def test_numbers_that_are_right_or_of_other_indicators_draw_nothing(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("评价体系设4个一级指标、7个二级指标、8个三级指标。", "8个三级指标"),
        ("评价共设5个一级指标。", "5个一级指标"),
        ("评价体系由6项指标构成，满分100分。", "6项指标"),
        ("7项指标中，有4项扣分，其余4项均得满分。", "4项扣分"),
        ("7项指标中有3项失分，其余5项得满分。", "5项得满分"),
        ("八个三级指标中得分率最低的是目标细化。", "八个三级指标"),
    ],
)
def test_a_number_that_the_table_does_not_bear_out_is_told(words: str, wrong: str) -> None:
    assert told(words) == [wrong]
