"""How repairs are told: in the print of the numbers they replace, and in the language of the reader."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.diagnose.telling import written_like
from reportlint.facts.text.numerals import chinese_integer, chinese_numeral


@pytest.mark.parametrize(
    ("text", "printed", "written"),
    [
        ("3205.18", "3205.17", "3205.18"),
        ("3205.18", "3,205.17", "3,205.18"),
        ("1234567", "1，234，568", "1，234，567"),
        ("-0.5", "-1,000.5", "-0.5"),
        ("998", "1,002", "998"),
        ("4", "五", "四"),
        ("21", "二十五", "二十一"),
        ("4.5", "五", "4.5"),
        ("4", "伍", "4"),
        ("12000", "一百", "12000"),
    ],
)
def test_a_replacement_is_written_as_the_number_is_that_it_replaces(text: str, printed: str, written: str) -> None:
    assert written_like(text, printed) == written


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (0, "零"),
        (7, "七"),
        (10, "十"),
        (14, "十四"),
        (20, "二十"),
        (101, "一百零一"),
        (112, "一百一十二"),
        (3050, "三千零五十"),
    ],
)
def test_a_numeral_is_written_as_people_do(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


def test_every_numeral_reads_as_the_number_it_was_written_for() -> None:
    assert [chinese_integer(chinese_numeral(number)) for number in range(10_000)] == list(range(10_000))


def test_the_repair_of_a_number_in_words_is_in_words() -> None:
    text = "评价结果分为五个等级：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。\n"
    (finding,) = [one for one in check_text(text).findings if one.rule.code == "GRD102"]
    assert [change.text for repair in finding.repairs for change in repair] == ["四"]


def test_a_group_is_told_wholly_in_english_to_who_reads_english() -> None:
    text = """\
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标（50分） | 修缮校舍面积 | 20 | 20 |
|  | 更换课桌椅套数 | 30 | 30 |
| 效益指标（30分） | 受益学生人数 | 20 | 20 |
|  | 校舍使用年限 | 15 | 15 |
| 合计 |  | 80 | 80 |
"""
    groups = check_text(text).groups
    assert groups
    assert all("第" not in group.summary["en"] and "，" not in group.summary["en"] for group in groups)
    assert any("row 4: 15→10" in group.summary["en"] for group in groups)
