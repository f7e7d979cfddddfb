"""Years held against what a report tells of itself, and offices of one name in two places."""

from __future__ import annotations

import pytest
from helpers import facts, outcomes, told

from reportlint.checks.dates.titled import Kind, witnesses
from reportlint.checks.words.names import areas

TITLE = "# 云岭县{year}年惠民资金发放情况报告\n\n"


def kinds(text: str) -> list[tuple[str, int]]:
    """Return what kinds of places tell which year of a report titled 2024."""
    read = facts(TITLE.format(year=2024) + text)
    return [(one.kind.value, one.year) for one in witnesses(read, {2024})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年，发放资金312.40万元。", [(Kind.STATEMENT, 2024)]),
        ("发放资金比2023年增加12.40万元。", [(Kind.BASE, 2024)]),
        ("与2019年相比，发放资金翻了一番。", []),
        ("结余18.20万元结转2025年使用。", [(Kind.OUTLOOK, 2024)]),
        ("下一步，力争2025年发放率达到98%以上。", [(Kind.OUTLOOK, 2024)]),
        ("2025年，计划发放资金330万元。", [(Kind.OUTLOOK, 2024)]),
        ("截至2024年12月31日，发放到位。2023年末结余12.00万元。", [(Kind.CUTOFF, 2024)]),
        ("本报告所称“上年”均指2023年。", [(Kind.GLOSS, 2024)]),
        ("| 项目 | 2023年 | 2024年 |\n| --- | --- | --- |\n| 户数 | 1210 | 1305 |", [(Kind.TABLE, 2024)]),
        ("| 项目 | 2024年 | 2025年计划 |\n| --- | --- | --- |\n| 户数 | 1210 | 1305 |", [(Kind.TABLE, 2024)]),
        ("根据《关于开展2025年绩效自评的通知》，按时填报。", []),
    ],
)
def test_each_kind_of_place_tells_the_year_of_its_report(text: str, expected: list[tuple[str, int]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(("year", "outcome"), [(2024, "pass"), (2023, "fail"), (2025, "fail"), (2021, "pass")])
def test_a_title_is_outweighed_by_places_about_the_year_next_to_it(year: int, outcome: str) -> None:
    text = "结余18.20万元结转2025年使用。\n\n截至2024年12月底，发放到位。\n\n2024年，发放资金312.40万元。"
    assert outcomes("title-year", TITLE.format(year=year) + text) == [outcome]


def test_one_place_alone_outweighs_no_title() -> None:
    assert outcomes("title-year", TITLE.format(year=2023) + "结余18.20万元结转2025年使用。") == ["pass"]


TABLE = (
    "金额单位：元\n\n| 项目 | 2026年预算 | 2025年预算 |\n| --- | --- | --- |\n| 收入总计 | 8,373,040 | 8,147,120 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年收入总预算837.30万元。", ["pass 2026年"]),
        ("2025年收入总预算837.30万元。", ["fail 2025年"]),
        ("2025年收入总预算814.71万元。", ["pass 2025年"]),
        ("2024年收入总预算837.30万元。", []),
        ("2025年购置费837.30元。", []),
        ("2025年收入总预算约837.30万元。", []),
    ],
)
def test_a_number_is_that_of_the_year_whose_column_prints_it(text: str, expected: list[str]) -> None:
    assert told("year-of-column", TABLE + text) == expected


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("青屏县医疗保障局", ["青屏县"]),
        ("苍梧市青屏区医疗保障局", ["苍梧市", "青屏区"]),
        ("县医疗保障局", []),
    ],
)
def test_the_places_in_front_of_a_name_are_read(name: str, places: list[str]) -> None:
    assert [place for place, _ in areas(name)] == places
