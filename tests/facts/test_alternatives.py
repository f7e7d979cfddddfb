"""A pattern of many words takes the longest that stands there, as a list sorted by length would."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.text.alternatives import longest_of

WORDS = st.lists(st.text("万亿元人次.m²", min_size=1, max_size=4), min_size=1, unique=True)


@given(WORDS, st.text("万亿元人次.m²", max_size=8))
def test_the_longest_word_that_stands_there_is_taken(words: list[str], text: str) -> None:
    listed = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    shared = re.compile(longest_of(words))
    assert shared.findall(text) == listed.findall(text)


@given(WORDS, st.text("万亿元人次.m²", max_size=8))
def test_a_guard_holds_behind_its_own_word_only(words: list[str], text: str) -> None:
    guards = {word: "(?!m)" if "元" in word else "" for word in words}
    in_order = sorted(words, key=len, reverse=True)
    listed = re.compile("|".join(re.escape(word) + guards[word] for word in in_order))
    shared = re.compile(longest_of(words, guards.__getitem__))
    assert shared.findall(text) == listed.findall(text)


def test_what_a_longer_word_may_not_stand_before_falls_back_to_a_shorter_one() -> None:
    pattern = re.compile(longest_of(["人", "人次"], lambda word: "(?!数)" if word == "人次" else ""))
    assert pattern.findall("人次数、人次") == ["人", "人次"]
