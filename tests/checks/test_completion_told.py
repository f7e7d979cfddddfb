"""Words that say which of budget and outturn is larger, against the completion printed before them."""

from __future__ import annotations

import pytest
from helpers import outcomes

TEXT = "社会保障支出决算为120.50万元，完成年初预算的{percent}%，决算数{words}的主要原因是人员变动。"


@pytest.mark.parametrize(
    ("percent", "words", "outcome"),
    [
        ("85.2", "大于预算数", "fail"),
        ("104.6", "小于预算数", "fail"),
        ("100.00", "大于预算数", "fail"),
        ("100", "大于预算数", "review"),  # may be 100.3
        ("85.2", "小于预算数", "pass"),
        ("104.6", "大于年初预算数", "pass"),
        ("85.2", "与预算数持平", "fail"),
    ],
)
def test_the_words_agree_with_the_percentage(percent: str, words: str, outcome: str) -> None:
    assert outcomes("completion-told", TEXT.format(percent=percent, words=words)) == [outcome]


def test_another_budget_is_not_meant() -> None:
    assert outcomes("completion-told", TEXT.format(percent="104.6", words="小于调整后预算数")) == []


def test_a_passage_without_a_completion_says_nothing() -> None:
    assert outcomes("completion-told", "全年支出120.50万元，决算数大于预算数。") == []


def test_the_words_of_another_item_are_its_own() -> None:
    text = "甲支出完成年初预算的85.2%。乙支出决算数大于预算数。"
    assert outcomes("completion-told", text) == []
