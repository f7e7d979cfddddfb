"""Tables of answers: every row comes to the questionnaires that the text prints."""

from __future__ import annotations

from helpers import alarms, look

HEAD = "| 问题 | 非常满意 | 满意 | 一般 | 不满意 |\n| --- | --- | --- | --- | --- |\n"
ROWS = (
    "| 水质 | 131 | 92 | 25 | 12 |\n| 水量 | 128 | 97 | 24 | 11 |\n"
    "| 水压 | 119 | {} | 38 | 12 |\n| 收费 | 107 | 88 | 44 | 21 |\n"
)


def survey(number: str, told: str = "收回有效问卷260份。") -> str:
    return f"{told}\n\n{HEAD}{ROWS.format(number)}"


def sums(text: str) -> list[str]:
    return [one.computed for one in look("footing", text) if one.values.get("column") == "各项合计"]


def test_a_row_that_misses_the_questionnaires_is_told() -> None:
    assert alarms(survey("91")) == []
    assert len(sums(survey("91"))) == 4
    assert alarms(survey("19")) != []


def test_a_number_that_no_text_prints_says_nothing() -> None:
    assert sums(survey("91", "收回有效问卷若干份。")) == []
    assert alarms(survey("19", "收回有效问卷263份。")) == []


def test_places_that_answered_in_different_numbers_are_no_questions() -> None:
    rows = "| 甲县 | 131 | 92 | 25 | 12 |\n| 乙县 | 98 | 77 | 24 | 11 |\n| 丙县 | 119 | 61 | 38 | 12 |\n"
    assert sums(f"有效问卷260份。\n\n{HEAD}{rows}") == []


def test_a_few_who_left_a_question_unanswered_are_no_fault() -> None:
    assert alarms(survey("87")) == []
