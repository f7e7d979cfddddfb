"""Headings, contents and pairs of marks."""

from __future__ import annotations

import pytest
from helpers import look, outcomes, told
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.words.pairs import PAIRS, unpaired

CONTENTS = "# 年报\n\n目录\n\n{entries}\n\n一、概况\n\n文字。\n\n二、收支\n\n文字。\n\n三、绩效\n\n文字。\n"


def test_a_contents_of_another_report_is_for_a_person() -> None:
    entries = "\n\n".join(
        f"{number}、{title} …… 1" for number, title in zip("一二三", ["人员", "资产", "问题"], strict=True)
    )
    assert set(outcomes("contents", CONTENTS.format(entries=entries))) == {"review"}


def test_page_numbers_and_dots_are_no_part_of_an_entry() -> None:
    entries = "一、概况........1\n\n二、收支 …… 12\n\n三、绩效 7"
    assert outcomes("contents", CONTENTS.format(entries=entries)) == ["pass", "pass", "pass"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.收入\n\n文字。\n\n2.支出\n\n文字。\n\n3、结余\n\n文字。\n", ["3、"]),
        ("1、收入\n\n文字。\n\n2、支出\n\n文字。\n\n3.结余\n\n文字。\n", ["3."]),
        ("1.收入\n\n文字。\n\n2、支出\n\n文字。\n", ["2、"]),
        ("1.收入\n\n文字。\n\n2.支出\n\n文字。\n", []),
    ],
)
def test_the_rarer_of_two_styles_is_told_and_on_a_draw_the_one_the_standard_lacks(
    text: str, expected: list[str]
) -> None:
    found = look("number-style", text, aspect="mixed")
    assert [text[one.span.start : one.span.end] for one in found if one.outcome == "fail"] == expected


def test_an_item_of_a_list_may_end_as_a_sentence_does() -> None:
    items = "一、主要问题\n\n1.进度偏慢。\n\n2.台账不全。\n\n二、下一步打算\n\n加快支付。\n"
    assert "fail" not in outcomes("heading-end", items)
    assert "fail 。" in told("heading-end", "一、主要问题。\n\n进度偏慢，台账不全。\n")


def enclosed(pair: tuple[str, str], parts: list[str]) -> str:
    """Put texts between an opening and a closing mark."""
    return pair[0] + "".join(parts) + pair[1]


BALANCED = st.recursive(
    st.text("甲乙1，", max_size=4),
    lambda inner: st.builds(enclosed, st.sampled_from(list(PAIRS.items())), st.lists(inner, max_size=3)),
    max_leaves=8,
)


@given(BALANCED)
def test_in_a_balanced_text_no_mark_is_lonely(text: str) -> None:
    assert list(unpaired(text)) == []


@given(BALANCED, st.sampled_from(list(PAIRS)), st.data())
def test_an_opening_mark_put_in_is_found_or_leaves_another_lonely(text: str, mark: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert list(unpaired(text[:at] + mark + text[at:]))
