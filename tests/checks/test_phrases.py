"""Words are looked up in the whole text first where that cannot hide a match at the edge of a passage."""

from __future__ import annotations

import pytest
import regex
from helpers import look

from reportlint.checks.words.phrases import is_blind_to_edges
from reportlint.rule import Outcome


@pytest.mark.parametrize(
    "pattern", ["待定", "(?:甲|乙)方", "[?？]{3,}", "(?<![A-Z])TBD(?![A-Z])", "达到(?=的|了)", "[^，]多"]
)
def test_a_pattern_of_plain_words_sees_no_edges(pattern: str) -> None:
    assert is_blind_to_edges(regex.compile(pattern))


@pytest.mark.parametrize(
    "pattern", ["^待定", "待定$", r"\bTBD", "(?<![^，])待定", r"待定(?!\s)", "(?<=^|。)待定", "(?>待+)定"]
)
def test_a_pattern_that_may_see_an_edge_is_looked_for_passage_by_passage(pattern: str) -> None:
    assert not is_blind_to_edges(regex.compile(pattern))


@pytest.mark.parametrize("pattern", ["待定", "^待定", "待定$", "(?<![^，])待定", r"待定(?!\s)", "(?<!甲)待定(?!乙)"])
def test_words_at_both_edges_of_a_passage_are_found(pattern: str) -> None:
    found = look("forbidden-text", "全年完成情况如下。\n\n待定\n\n以上。", patterns=(pattern,))
    assert [one.outcome for one in found] == [Outcome.FAIL]


def test_no_word_is_found_across_two_passages() -> None:
    assert not look("forbidden-text", "方案仍待\n\n定。", patterns=("待[^，]?定",))
