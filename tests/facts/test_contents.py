"""Tables of contents without page numbers are told from headings by coming again."""

from __future__ import annotations

from helpers import facts

LIST = "目录\n\n一、部门概况\n\n二、收支情况\n\n三、绩效情况\n\n"
BODY = "一、部门概况\n\n设3个科室。\n\n二、收支情况\n\n收支平衡。\n\n三、绩效情况\n\n良好。\n"


def test_entries_that_come_again_are_no_headings() -> None:
    assert [one.title for one in facts(LIST + BODY).headings] == ["部门概况", "收支情况", "绩效情况"]


def test_headings_behind_a_title_that_never_come_again_are_headings() -> None:
    assert len(facts(LIST).headings) == 3


def test_without_a_title_nothing_is_a_table_of_contents() -> None:
    assert len(facts(LIST.removeprefix("目录\n\n") + BODY).headings) == 6


def test_a_title_glued_to_no_line_before_it_stands_alone() -> None:
    text = "云岭县档案馆部门决算\n目录\n一、部门概况\n二、收支情况\n三、绩效情况\n" + BODY
    assert len(facts(text).headings) == 3


def test_parts_in_one_line_behind_a_title_are_no_headings() -> None:
    line = "## 目　录\n\n第一部分　单位概况／第二部分　决算表／第三部分　情况说明\n\n"
    body = "## 第一部分　单位概况\n\n内容。\n\n## 第二部分　决算表\n\n内容。\n\n## 第三部分　情况说明\n\n内容。\n"
    assert [one.number for one in facts(line + body).headings if one.number] == [1, 2, 3]
