"""Citations: two ways of writing one number or title are one."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.checks.words.citations import plain_number, plain_title


@pytest.mark.parametrize("number", ["财预[2020]10号", "财预（2020）10号", "财预【2020】第10号", "财预〔2020〕010号"])
def test_a_number_is_known_in_every_notation(number: str) -> None:
    assert plain_number(number) == "财预〔2020〕10号"


@pytest.mark.parametrize(
    "title",
    [
        "项目支出绩效评价管理办法",
        "财政部关于印发〈项目支出绩效评价管理办法〉的通知",
        "项目支出绩效评价管理办法（试行）",
    ],
)
def test_a_title_is_known_with_and_without_its_wrapper(title: str) -> None:
    assert plain_title(title) == "项目支出绩效评价管理办法"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据《关于全面实施预算绩效管理的意见》（中发〔2018〕34号）。", ["pass"]),
        ("依据《中共中央、国务院关于全面实施预算绩效管理的意见》（中发[2018]34号）。", ["pass"]),
        ("依据《关于全面落实预算绩效管理的意见》（中发〔2018〕34号）。", ["fail"]),
        ("依据《关于全面落实预算绩效管理的意见》（冀发〔2018〕54号）。", []),
    ],
)
def test_only_known_numbers_are_held_against_their_titles(text: str, expected: list[str]) -> None:
    assert outcomes("known-title", text) == expected


def test_notices_of_two_years_are_two_documents() -> None:
    first = "《关于开展2023年绩效自评的通知》（禾财绩〔2024〕3号）"
    second = "《关于开展2024年绩效自评的通知》（禾财绩〔2025〕5号）"
    assert outcomes("consistent-citations", f"依据{first}和{second}。") == ["pass", "pass"]
