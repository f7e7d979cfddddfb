"""Numbers of rows by the value of a column, told in words: grades of projects, kinds of works."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

TABLE = """

| 项目 | 自评等级 | 抽查等级 | 建设性质 |
| --- | --- | --- | --- |
| 泵站改造 | 优 | 优 | 改建 |
| 道路硬化 | 优 | 良 | 新建 |
| 校舍加固 | 优 | 良 | 改建 |
| 公厕提升 | 良 | 中 | 新建 |
| 绿道延伸 | 优 | 优 | 新建 |
| 合计/平均 | | | |
"""


def told(words: str) -> list[str]:
    """Return the words that are said to miscount the rows."""
    result = check_text(words + TABLE)
    return [quoted(result, one) for one in result.findings if one.rule.code == "CNT155"]


@pytest.mark.parametrize(
    "words",
    [
        "自评为“优”的4个、“良”的1个；抽查结果为优2个、良2个、中1个。",
        "其中新建3处、改建2处。",
        "抽查等级为优的有两个，良的有两个，中的有一个，无差的项目。",
        "上年自评优9个、良6个。",
        "上年抽查优1个、良1个、中3个。",
        "验收优良4个、合格1个。",
    ],
)
def test_numbers_that_a_column_bears_out_or_that_are_told_of_others_draw_nothing(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("抽查结果为优2个、良3个、中1个。", ["3个"]),
        ("自评为“优”的5个、“良”的1个。", ["5个"]),
        ("其中新建3处、改建三处。", ["三处"]),
    ],
)
def test_a_number_that_no_column_bears_out_is_told(words: str, wrong: list[str]) -> None:
    assert told(words) == wrong


NOTICE = "# 2024年度项目绩效自评抽查通报\n\n2024年抽查12个项目。\n\n"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("2023年抽查结果为优3个、良2个、中2个，2024年优减少1个。", []),
        ("2023年自评优3个、良2个；2024年自评优4个、良1个。", []),
        ("与2023年相比，抽查结果为优2个、良3个、中1个。", ["3个"]),
        ("2024年抽查结果为优2个、良2个、中3个。", ["3个"]),
    ],
)
def test_numbers_of_another_year_are_not_held_against_the_table_of_this_one(words: str, wrong: list[str]) -> None:
    result = check_text(NOTICE + words + TABLE)
    assert [quoted(result, one) for one in result.findings if one.rule.code == "CNT155"] == wrong
