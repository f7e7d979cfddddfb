"""Rates of those who passed, out of a full list of grades: all but those who failed."""

from __future__ import annotations

from helpers import alarms

GRADES = "体测学生840人，优秀126人、良好294人、及格378人、不及格42人，及格率{}%。"


def test_all_but_those_who_failed_passed() -> None:
    assert alarms(GRADES.replace("{}", "95.00")) == []
    assert alarms(GRADES.replace("{}", "59.00")) != []
    assert alarms(GRADES.replace("{}", "90.00")) != []


def test_grades_whose_whole_is_not_printed_convict_nothing() -> None:
    assert alarms("体测结果为优秀126人、良好294人、及格378人、不及格42人，及格率95.00%。") == []


def test_of_two_grades_one_is_what_passed() -> None:
    assert alarms("体测学生840人，及格798人，不及格42人，及格率95.00%。") == []
    assert alarms("体测学生840人，及格798人，不及格42人，及格率90.00%。") != []
