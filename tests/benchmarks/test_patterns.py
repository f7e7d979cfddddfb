"""What no pattern of the program may do to a text that was made to wear it out; nothing is timed."""

from __future__ import annotations

import re

import pytest

from benchmarks.monotony import texts
from benchmarks.patterns import Named, doubled, patterns, pieces
from reportlint.facts.text.numerals import WHOLE_NUMBER


@pytest.mark.parametrize("one", patterns(), ids=lambda one: one.name)
def test_no_two_endless_repeats_share_a_character(one: Named) -> None:
    assert doubled(one.pattern) == []


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"\s*(?:至)?\s*\d", {" ", "\n"}),
        (r"\d+\d*分", set("0123456789")),
        (r"(?:x+)+y", {"x"}),
        (r"\s*+(?:至)?\s*\d", set()),
        (r"\s*至\s*\d", set()),
        (r"\d{1,9}\d*分", set()),
    ],
)
def test_repeats_that_share_characters_are_seen(pattern: str, characters: set[str]) -> None:
    assert set(doubled(re.compile(pattern))) == characters


def test_a_pattern_is_tried_on_its_own_words() -> None:
    assert {"其余", "另外", "为", "1分"} <= set(pieces(re.compile("(?:其余|另外)为")))


def test_all_patterns_of_the_program_are_known() -> None:
    names = {one.name for one in patterns()}
    assert {"reportlint.facts.scores.bands.BAND", "reportlint.judge.TOKEN"} <= names
    assert len(names) > 500


def test_texts_are_of_one_size_and_have_names_of_their_own() -> None:
    made = list(texts(10_000))
    assert all(5_000 < len(text) < 15_000 for _, text in made)
    assert len({name for name, _ in made}) == len(made)


@pytest.mark.parametrize(
    ("text", "found"),
    [("共12.50分", ["12.50"]), ("1234", ["1234"]), ("3.5.2", ["3.5", "2"]), ("2024年12月", ["2024", "12"])],
)
def test_a_whole_number_is_neither_begun_nor_left_amid_its_digits(text: str, found: list[str]) -> None:
    assert re.findall(WHOLE_NUMBER, text) == found


def test_no_part_of_a_number_is_taken_where_what_follows_does_not_fit() -> None:
    assert re.search(rf"{WHOLE_NUMBER}5分", "9955分") is None
