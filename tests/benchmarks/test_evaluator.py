"""The arithmetic that decides whether a document shows that it is wrong."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from planted import planted

from benchmarks.accuracy.bases import load_bases, numeral, numeral_value
from benchmarks.accuracy.evaluate import Reading, band_of, computed, holds


def broken(folder: Path, **texts: str) -> list[str]:
    """Return the kinds of the relations that other prints of some numbers break."""
    base = planted(folder)
    numbers = {name: replace(base.numbers[name], text=text) for name, text in texts.items()}
    return [relation.kind for relation in Reading(base, numbers).broken()]


def test_as_written_everything_holds(tmp_path: Path) -> None:
    base = planted(tmp_path)
    assert all(holds(relation, Reading(base)) for relation in base.relations)


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        ({"own": "110.00"}, ["sum"]),
        ({"own": "100.01"}, []),  # 200.00 + 100.01 = 300.00 by rounding
        ({"own": "100.02"}, ["sum"]),
        ({"rate": "95.01"}, ["ratio"]),
        ({"rate": "95.0"}, []),
        ({"w1": "41"}, ["sum"]),
        ({"s1": "41", "s2": "54"}, ["bound"]),
        ({"told": "96"}, ["eq"]),
        ({"told": "86"}, ["eq", "grade"]),
        ({"told": "95.0"}, []),
    ],
)
def test_a_change_breaks_what_it_contradicts(tmp_path: Path, texts: dict[str, str], kinds: list[str]) -> None:
    assert broken(tmp_path, **texts) == kinds


def test_a_lost_row_is_missed_in_its_sums(tmp_path: Path) -> None:
    reading = Reading(planted(tmp_path), lost=frozenset({"w2", "s2"}))
    assert [relation.stated for relation in reading.broken()] == [("full",), ("mark",)]  # in the order declared


def test_a_turned_direction_turns_the_sign(tmp_path: Path) -> None:
    base = planted(tmp_path)
    reading = Reading(base, {"own": replace(base.numbers["own"], turned=True)})
    assert [relation.kind for relation in reading.broken()] == ["sum"]


def test_another_grade_word_contradicts_the_bands(tmp_path: Path) -> None:
    base = planted(tmp_path)
    at = base.relations[-1].word_start
    assert [relation.kind for relation in Reading(base, words={at: "良"}).broken()] == ["grade"]
    assert Reading(base, words={at: "优"}).broken() == []


def test_a_gap_between_bands_decides_nothing() -> None:
    assert band_of(Fraction("89.5"), [("优", "[90,100]"), ("良", "[80,89]")]) is None


def test_formulas_are_exact() -> None:
    assert computed("10 - (100 - x) / 5 + min(1, 2)", {"x": Fraction(95)}) == 10
    with pytest.raises(ValueError, match="not arithmetic"):
        computed("__import__('os')", {})


@pytest.mark.parametrize("value", range(1, 100))
def test_chinese_numerals_are_read_as_they_are_printed(value: int) -> None:
    assert numeral_value(numeral(value)) == value


def test_every_base_is_consistent() -> None:
    wrong = [
        (base.name, relation)
        for base in load_bases()
        for relation in base.relations
        if not holds(relation, Reading(base))
    ]
    assert wrong == []
