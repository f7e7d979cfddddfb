"""Many phrases in one pass: what is found, and that their number does not matter."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.lexicon import Lexicon

LETTERS = "甲乙丙"


def test_the_longest_phrase_at_each_place_is_found() -> None:
    assert list(Lexicon.of(["拔付", "拔付款", "竟标"]).find("及时拔付款项，参与竟标")) == [(2, "拔付款"), (9, "竟标")]


def test_a_phrase_of_one_character_is_refused() -> None:
    with pytest.raises(ValueError, match="帐"):
        Lexicon.of(["帐", "帐户"])


@given(st.sets(st.text(LETTERS, min_size=2, max_size=4), max_size=8), st.text(LETTERS, max_size=30))
def test_what_is_found_is_what_a_search_for_each_phrase_finds(phrases: set[str], text: str) -> None:
    expected = {
        at: max((phrase for phrase in phrases if text.startswith(phrase, at)), key=len)
        for at in range(len(text))
        if any(text.startswith(phrase, at) for phrase in phrases)
    }
    assert dict(Lexicon.of(phrases).find(text)) == expected


@given(st.sets(st.text(LETTERS, min_size=2, max_size=4), max_size=8), st.text(LETTERS, max_size=30))
def test_the_phrases_within_a_text_are_those_a_search_for_each_finds(phrases: set[str], text: str) -> None:
    assert Lexicon.of(phrases).within(text) == {phrase for phrase in phrases if phrase in text}


def test_ten_thousand_phrases_cost_about_as_much_as_ten() -> None:
    text = "按照统一部署，全年完成管护里程三百一十二公里，群众出行条件明显改善。" * 2000
    signs = [chr(0x4E00 + number) for number in range(100)]
    many = Lexicon.of([f"{first}{second}误" for first in signs for second in signs])
    few = Lexicon.of(["布署统一", "完城管护"])

    def seconds(lexicon: Lexicon) -> float:
        times = []
        for _ in range(5):
            start = process_time()
            list(lexicon.find(text))
            times.append(process_time() - start)
        return min(times)

    assert len(many.phrases) == 10_000
    assert seconds(many) < 4 * seconds(few)
