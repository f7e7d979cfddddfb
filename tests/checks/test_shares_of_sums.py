"""Shares of a whole that no number prints, or that is printed wrong."""

from __future__ import annotations

from helpers import check_text, look, outcomes

from reportlint.facts.prose.ties import TieKind
from reportlint.relation import Formula

PEOPLE = "城镇人口902万人，占63.88%；乡村人口{rural}万人，占36.12%。"
CALLS = "全年共受理诉求{total}件。其中，咨询类732件，占65.18%；求助类305件，占27.16%；建议类86件，占7.66%。"


def test_the_whole_of_shares_may_be_the_sum_of_their_parts() -> None:
    assert outcomes("share", PEOPLE.format(rural=510)) == ["pass", "pass", "pass"]  # and all of them make one hundred
    seen = look("share", PEOPLE.format(rural=501))
    assert [one.relations[0].formula for one in seen if one.outcome.value == "pass"] == [Formula.PARTITION]


def test_a_total_that_is_another_sum_than_what_all_shares_are_of_is_wrong() -> None:
    assert "fail" not in outcomes("breakdown", CALLS.format(total="1,123"))
    text = CALLS.format(total="1,836")
    (wrong,) = [one for one in look("breakdown", text) if one.outcome.value == "fail"]
    assert text[wrong.span.start : wrong.span.end] == "1,836"


def test_one_share_that_does_not_fit_the_sum_of_its_list_is_wrong() -> None:
    text = CALLS.format(total="1,836").replace("27.16", "21.76")
    wrong = [text[one.span.start : one.span.end] for one in look("share", text) if one.outcome.value == "fail"]
    assert wrong == ["21.76"]


def test_one_wrong_share_of_a_list_is_a_fault_where_another_names_the_same_whole() -> None:
    text = "供水总量52.63亿吨，其中生活供水9.42亿吨，占供水总量的17.9%；工业供水11.35亿吨，占供水总量的{}%。"
    assert "fail" not in outcomes("share", text.format("21.6"))
    assert "fail" in outcomes("share", text.format("23.3"))


def test_shares_that_leave_a_rest_say_that_the_list_is_open() -> None:
    text = "供水总量52.63亿吨，其中生活供水9.42亿吨，占供水总量的17.9%；工业供水11.35亿吨，占供水总量的21.6%。"
    assert not [one for one in check_text(text).findings if one.rule.code == "AMT104"]


def test_a_rate_of_what_was_not_done_is_of_what_was_and_what_was_not() -> None:
    text = "轻微犯罪决定起诉427人，不起诉55人，不起诉率为{}%。"
    assert outcomes("tie", text.format("11.41"), tie=TieKind.RATE) == ["pass"]
    assert outcomes("tie", text.format("11.59"), tie=TieKind.RATE) == ["fail"]


def test_a_rate_of_what_was_not_done_may_be_of_the_whole_before_it() -> None:
    text = "提请批准逮捕59人，不捕24人，不捕率为40.68%。"
    assert outcomes("tie", text, tie=TieKind.RATE) == ["pass"]
