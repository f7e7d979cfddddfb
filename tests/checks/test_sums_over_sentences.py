"""Sums whose parts stand in sentences of their own."""

from __future__ import annotations

from helpers import outcomes

PAIR = "职工医保基金收入120.53亿元，增长5.0%。居民医保基金收入80.36亿元，增长2.0%。"
FUNDS = PAIR + "大病保险基金收入10.00亿元。医保基金总收入{total}亿元。"
FINANCE = "财政拨款收入620.56万元。其中：一般公共预算500.46万元。政府性基金100.03万元；国有资本经营{last}万元。"


def test_a_total_adds_up_the_sentences_whose_names_end_as_its_own() -> None:
    assert "pass" in outcomes("breakdown", FUNDS.format(total="210.89"))
    assert "fail" in outcomes("breakdown", FUNDS.format(total="218.89"))


def test_two_sentences_that_miss_a_total_are_for_review() -> None:
    assert "pass" in outcomes("breakdown", PAIR + "医保基金总收入200.89亿元。")
    assert outcomes("breakdown", PAIR + "医保基金总收入208.89亿元。") == ["review"]


def test_a_sentence_of_another_name_is_no_part_of_the_total() -> None:
    text = "职工医保基金收入120.53亿元。居民医保基金支出80.36亿元。医保基金总收入208.89亿元。"
    assert outcomes("breakdown", text) == []


def test_the_next_sentence_of_another_thing_divides_nothing_of_the_list() -> None:
    text = "基金收入45.1亿元。其中土地出让收入41.3亿元，占91.6%；其他基金收入3.8亿元，占8.4%。"
    text += "基金支出36.4亿元，完成调整预算48.2亿元的75.5%。"
    assert "fail" not in outcomes("share", text)


def test_parts_may_go_on_in_the_next_sentence() -> None:
    assert "pass" in outcomes("breakdown", FINANCE.format(last="20.07"))
    assert "pass" not in outcomes("breakdown", FINANCE.format(last="27.00"))
    assert "fail" not in outcomes("breakdown", FINANCE.format(last="9.80"))
