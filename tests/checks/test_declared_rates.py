"""Rates and averages whose two numbers the words single out, whatever the wrong number looks like."""

from __future__ import annotations

import pytest
from helpers import check_text, outcomes

from reportlint.facts.prose.ties import TieKind

RATES = [
    ("电话回访监护人{}人，满意172人，满意率86%。", "200", ["910", "2000", "100"]),
    ("居民禁毒知识知晓率：调查500名居民，{}名知晓，知晓率79%。", "395", ["1395", "945", "95"]),
    ("退捕渔民就业率指标跟踪{}人，就业246人，就业率82%，自评8分。", "300", ["264", "30"]),
    ("全年应检修60次，按时完成57次，及时率{}%。", "95", ["100", "59"]),
    ("核定编制25人，年末在编{}人，编制使用率92%。", "23", ["32", "223"]),
    ("计划改造泵站20座，完成20座，泵站改造完成率{}%。", "100", ["500", "1000"]),
    ("养护道路16公里；应整改隐患140处，已整改133处，整改率{}%。", "95", ["950", "59"]),
    (
        "全年预算3200.00万元，其中中央资金2100.00万元，省级资金1100.00万元。全年执行{}万元，执行率95.00%。",
        "3040.00",
        ["1040.00", "3400.00"],
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RATES)
def test_a_rate_is_what_was_done_of_what_was_due(text: str, right: str, wrong: list[str]) -> None:
    assert outcomes("tie", text.format(right), tie=TieKind.RATE) == ["pass"]
    for number in wrong:
        assert "fail" in outcomes("tie", text.format(number), tie=TieKind.RATE), number


def test_a_rate_of_what_was_due_is_not_one_of_a_part_that_happens_to_give_it() -> None:
    text = "全年预算3200.00万元，其中中央资金2000.00万元，省级资金1200.00万元。全年执行3040.00万元，执行率{}%。"
    assert outcomes("tie", text.format("95.00"), tie=TieKind.RATE) == ["pass"]
    assert outcomes("tie", text.format("152.00"), tie=TieKind.RATE) == ["fail"]


@pytest.mark.parametrize(
    "text",
    [
        "组织培训250人，考试240人，合格228人，合格率95%。",
        "已开工45个，开工率95.7%；完工19个，完工率40.4%。",
        "全年预算500.00万元，支出450.00万元，其中宣传项目预算100.00万元，支出80.00万元，执行率80.00%。",
        "年初预算900.00万元，调整后预算1000.00万元，全年支出850.00万元，执行率85.00%。",
        "发放问卷300份，收回280份，满意252份，满意率90%。",
        "受理申请320件，办结300件，群众满意276件，满意率92%。",
        "计划培训400人，满意度90%以上；回收问卷180份，满意度95%。",
    ],
)
def test_a_rate_with_more_numbers_before_it_is_of_those_that_give_it(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.RATE)


AVERAGES = [
    ("组织演练56场，其中桌面推演18场、实战演练31场、夜间演练7场，参加2486人次，场均{}人次。", "44.4", ["45.1", "444"]),
    (
        "实施工程257个，其中产业类126个、民生类131个。年度计划投资684.3亿元，实际完成571.9亿元，平均每个工程投资{}亿元。",
        "2.23",
        ["2.32"],
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), AVERAGES)
def test_an_average_is_taken_over_the_whole_and_not_over_its_parts(text: str, right: str, wrong: list[str]) -> None:
    assert outcomes("tie", text.format(right), tie=TieKind.AVERAGE)[0] == "pass"
    for number in wrong:
        assert "fail" in outcomes("tie", text.format(number), tie=TieKind.AVERAGE), number


def test_an_average_may_be_taken_over_the_last_of_the_parts() -> None:
    text = "组织演练56场，其中桌面推演49场、夜间演练7场，夜间演练参加280人次，场均40人次。"
    assert "fail" not in outcomes("tie", text, tie=TieKind.AVERAGE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("抽查住户360户，315户知晓，知晓率87.5%。", False),
        ("抽查住户315户，360户知晓，知晓率87.5%。", True),
        ("收回问卷160份，152份表示满意，满意率95%。", False),
        ("收回问卷152份，160份表示满意，满意率95%。", True),
        ("实际支出16.45万元，控制在18.80万元预算之内，控制率87.50%。", False),
    ],
)
def test_what_was_done_and_what_was_due_have_changed_places(words: str, told: bool) -> None:
    codes = {one.rule.code for one in check_text(words).findings if one.severity.value != "info"}
    assert bool(codes & {"AMT155", "CNT151"}) is told


TWO_YEARS = "{former}抽查灭火器360只，合格347只，不合格13只，不合格率3.61%；{present}不合格8只，不合格率{rate}%。"


@pytest.mark.parametrize(("former", "present"), [("2023年", "2024年"), ("上年", "今年"), ("上年", "2024年")])
def test_a_rate_is_not_made_of_what_was_counted_in_another_year(former: str, present: str) -> None:
    """How many were looked at this year stands elsewhere."""
    text = TWO_YEARS.format(former=former, present=present, rate="2.00")
    assert "fail" not in outcomes("tie", text, tie=TieKind.RATE)
    assert "fail" not in outcomes("proportion", text)


def test_a_rate_is_still_made_of_what_was_counted_in_its_own_year() -> None:
    text = TWO_YEARS.format(former="2023年", present="2024年抽查灭火器400只，", rate="{}")
    assert "fail" not in outcomes("tie", text.format("2.00"), tie=TieKind.RATE)
    assert "fail" in outcomes("tie", text.format("3.00"), tie=TieKind.RATE)
    assert "fail" in outcomes("tie", text.replace("3.61", "3.91").format("2.00"), tie=TieKind.RATE)


@pytest.mark.parametrize(
    "text",
    [
        "乙校四个一级指标得分均为三个学校中最低，产出类得分率74.77%。",
        "三个片区的五个环节都有扣分，失分率59.80%。",
    ],
)
def test_a_rate_of_marks_is_not_made_of_how_many_there_are(text: str) -> None:
    assert outcomes("tie", text, tie=TieKind.RATE) == []
    assert outcomes("proportion", text) == []


def test_counts_in_words_make_the_rate_that_names_them() -> None:
    assert outcomes("tie", "四个标段中三个已验收，验收率{}%。".format("75.00"), tie=TieKind.RATE) == ["pass"]
    assert "pass" not in outcomes("tie", "四个标段中三个已验收，验收率{}%。".format("76.00"), tie=TieKind.RATE)
    assert outcomes("tie", "四个标段由三个单位承建，优良率{}%。".format("76.00"), tie=TieKind.RATE) == []


def test_a_rate_may_be_of_what_an_earlier_year_left_to_do() -> None:
    text = "2023年审计查出问题95个。2024年整改78个，整改率{}%。"
    assert outcomes("tie", text.format("82.11"), tie=TieKind.RATE) == ["pass"]
    assert outcomes("tie", text.format("28.11"), tie=TieKind.RATE) == ["review"]
