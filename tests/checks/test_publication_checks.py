"""Personal data told by check digits, and what an editor leaves behind."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_bytes, look, told
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.words.publication import CHECK, WEIGHTS, is_card, is_identity


@given(st.dates(), st.integers(100000, 999999), st.integers(0, 999))
def test_one_of_eleven_last_characters_makes_an_identity_number(day: dt.date, place: int, serial: int) -> None:
    body = f"{place}{day:%Y%m%d}".zfill(14)[:14] + f"{serial:03}"
    if body[6:10] < "1900" or body[6:10] > "2099":
        return
    right = [last for last in CHECK if is_identity(body + last)]
    assert len(right) == 1
    assert right[0] == CHECK[sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True)) % 11]


@given(st.text("0123456789", min_size=15, max_size=18))
def test_one_of_ten_last_digits_makes_a_card_number(body: str) -> None:
    assert sum(is_card(body + last) for last in "0123456789") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证号11010519491231002X。", ["fail 11010519491231002X"]),
        ("身份证号110105194912310021。", []),
        ("身份证号11010519491331002X。", []),
        ("电话13912345678。", ["fail 13912345678"]),
        ("电话139-1234-5678。", ["fail 139-1234-5678"]),
        ("金额13912345678.20元，编号A13912345678。", []),
        ("| 姓名 | 电话 |\n| --- | --- |\n| 王某 | 13912345678 |\n", ["fail 13912345678"]),
    ],
)
def test_numbers_of_persons_are_found(text: str, expected: list[str]) -> None:
    assert told("personal-data", text, kinds=("identity", "mobile", "card")) == expected


def test_a_message_shows_no_more_of_a_number_than_finds_it() -> None:
    (found,) = look("personal-data", "电话13912345678。", kinds=("mobile",))
    assert found.values["number"] == "139****5678"


def codes_of(page: str) -> set[str]:
    """Name the findings about what is left behind in a page."""
    result = check_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    return {finding.rule.code for finding in result.findings} & {"PUB104", "PUB150"}


def test_hidden_words_of_a_page_are_left_behind_and_its_comments_are_not() -> None:
    assert codes_of("<p>项目已完工。</p><p hidden>旧稿</p>") == {"PUB150"}
    assert codes_of("<p>项目已完工。<!-- 待核 --></p>") == set()
