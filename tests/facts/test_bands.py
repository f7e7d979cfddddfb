"""The grade bands a report declares, in every notation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import facts

from reportlint.number import Interval, as_decimal


def shown(interval: Interval) -> str:
    """Print an interval: `[75, 85)`."""
    low = "(-∞" if interval.low is None else ("[" if interval.low_in else "(") + as_decimal(interval.low)
    high = "+∞)" if interval.high is None else as_decimal(interval.high) + ("]" if interval.high_in else ")")
    return f"{low}, {high}"


def bands(text: str) -> list[str]:
    """Print the bands of a text."""
    return [f"{band.word} {shown(band.interval)}" for band in facts(text).bands]


HALF_OPEN = ["优 [90, 100]", "良 [80, 90)", "中 [60, 80)", "差 (-∞, 60)"]
SCHEMES = {
    "signs around the score": (
        "90≤得分≤100为优，80≤得分＜90为良，60≤得分＜80为中，得分＜60为差。",
        HALF_OPEN,
    ),
    "signs in a formula": (
        "$90 \\leq 得分 \\leq 100$为优，$80 \\leq 得分 < 90$为良，$60 \\leq 得分 < 80$为中，$得分 < 60$为差。",
        HALF_OPEN,
    ),
    "signs turned round": ("100≥得分≥90为优，90＞得分≥80为良，80＞得分≥60为中，得分＜60为差。", HALF_OPEN),
    "half-width entities": ("得分&gt;=90", []),
    "notes of inclusion": (
        "90分（含）以上为优，80分（含）至90分（不含）为良，60分（含）至80分（不含）为中，60分以下为差。",
        ["优 [90, +∞)", "良 [80, 90)", "中 [60, 80)", "差 (-∞, 60)"],
    ),
    "mathematical brackets": (
        "优[90,100]、良[80,90)、中[60,80)、差[0,60)。",
        ["优 [90, 100]", "良 [80, 90)", "中 [60, 80)", "差 [0, 60)"],
    ),
    "word first, integers": (
        "优（90-100分）、良（80-89分）、中（60-79分）、差（0-59分）。",
        ["优 [90, 100]", "良 [80, 89]", "中 [60, 79]", "差 [0, 59]"],
    ),
    "range first, integers": (
        "90—100分为优秀，80—89分为良好，60—79分为合格，60分以下为不合格。",
        ["优秀 [90, 100]", "良好 [80, 89]", "合格 [60, 79]", "不合格 (-∞, 60)"],
    ),
    "one sign": (
        "得分≥85分为优秀，75≤得分＜85分为良好，60≤得分＜75分为合格，得分＜60分为不合格。",
        ["优秀 [85, +∞)", "良好 [75, 85)", "合格 [60, 75)", "不合格 (-∞, 60)"],
    ),
    "full-width digits": (
        "９０－１００分为优，８０－８９分为良，６０－７９分为中，６０分以下为差。",
        ["优 [90, 100]", "良 [80, 89]", "中 [60, 79]", "差 (-∞, 60)"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_is_read_in_every_notation(text: str, expected: list[str]) -> None:
    assert bands(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本项目得分95分，评价等级为优。",
        "执行率达100%得10分，90-99%得9分，80-89%得8分。",
        "年龄20-30岁的占优，30-40岁的次之。",
        "优良天数占90%以上。",
    ],
)
def test_what_declares_no_grades_is_no_scheme(text: str) -> None:
    assert bands(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "90分（含）以上“优”，80分（含）至90分“良”，60分（含）至80分“中”，60分以下“差”。",
        "90分及以上为优、80分及以上且不足90分为良、60分及以上且不足80分为中、不足60分为差。",
    ],
)
def test_a_scheme_without_verbs_and_one_with_and_is_read(text: str) -> None:
    declared = {band.word: band.interval for band in facts(text).bands}
    assert [word for word, interval in declared.items() if Fraction(177, 2) in interval] == ["良"]
    assert [word for word, interval in declared.items() if Fraction(91) in interval] == ["优"]


def test_a_band_points_at_its_range_and_word() -> None:
    text = "得分≥85分为优秀，75≤得分＜85分为良好。"
    read = facts(text)
    assert [read.document.quote(band.span) for band in read.bands] == ["得分≥85分为优秀", "75≤得分＜85分为良好"]


def test_the_bands_of_a_scheme_hold_every_score_once() -> None:
    declared = [band.interval for band in facts(SCHEMES["signs around the score"][0]).bands]
    for half in range(201):
        assert sum(Fraction(half, 2) in interval for interval in declared) == 1
