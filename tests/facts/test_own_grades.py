"""Grade words that a report makes up itself."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import check_text, facts

from reportlint.facts.scores.own_grades import declared
from reportlint.number import Interval

STARS = "年度总成绩96分及以上定为“卓越”，88分（含）以上定为“优良”，75分（含）以上定为“达标”，其余定为“待改进”。"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (STARS, {"卓越", "优良", "达标", "待改进"}),
        ("得分95分及以上为“先进”，85分以上不满95分为“良好”，75分以上不满85分为“一般”。", {"先进", "良好", "一般"}),
        ("大于等于90为Ⅰ级，大于等于75且小于90为Ⅱ级，小于75为Ⅲ级。", {"Ⅰ级", "Ⅱ级", "Ⅲ级"}),
        ("示范（95分以上）、规范（80-95分）、整改（80分以下）。", {"示范", "规范", "整改"}),
    ],
)
def test_three_ranges_with_a_word_each_declare_grades(text: str, words: set[str]) -> None:
    assert set(declared(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "90%以上得10分，80%—90%得8分，70%—80%得6分。",
        "95分以上的按合同额支付，85分以上的扣5%，75分以上的扣10%。",
    ],
)
def test_ranges_without_words_of_their_own_declare_none(text: str) -> None:
    assert declared(text) == ()


def test_the_rest_lies_below_all_ranges() -> None:
    bands = {band.word: band.interval for band in facts(STARS).bands}
    assert bands["待改进"] == Interval(None, Fraction(75), high_in=False)


@pytest.mark.parametrize(("word", "codes"), [("优良", set()), ("卓越", {"CMP107"}), ("达标", {"CMP107"})])
def test_a_grade_of_the_reports_own_is_held_against_its_range(word: str, codes: set[str]) -> None:
    found = check_text(f"{STARS}\n\n2024年总成绩92.11分，评定为“{word}”。")
    assert {one.rule.code for one in found.findings if one.rule.code == "CMP107"} == codes


def test_grades_in_a_column_and_in_a_row_go_with_the_score_beside_them() -> None:
    scheme = "90分以上评为A等，80分以上评为B等，80分以下评为C等。\n\n"
    column = "| 单位 | 总分 | 档 |\n| --- | --- | --- |\n| 甲 | 93 | A等 |\n| 乙 | 85 | B等 |\n| 丙 | 72 | C等 |\n"
    row = "| 内容 | 配分 | 甲 | 乙 |\n| --- | --- | --- | --- |\n| 合计 | 100 | 93 | 85 |\n| 等次 | — | A | B |\n"
    for text in (column, row):
        given = [(one.word, one.score and one.score.text) for one in facts(scheme + text).grades]
        assert given[:2] in ([("A等", "93"), ("B等", "85")], [("A", "93"), ("B", "85")])
