"""One of several mentions of a fact that was not brought up to date, though others were."""

from __future__ import annotations

import pytest
from helpers import check_text


def told(text: str) -> list[str]:
    """Return the numbers that errors and warnings about amounts point at."""
    found = [one for one in check_text(text).findings if one.rule.code.startswith("AMT")]
    return [text[one.span.start : one.span.end] for one in found]


LABORATORIES = """# 甲县科技经费年报

一、主体

省级重点实验室1,412家，比上年末的1,175家净增237家。

二、回顾

省级重点实验室数由2020年的715家增至{}家，增势明显。
"""


def test_what_a_number_grew_to_is_what_it_is_elsewhere() -> None:
    assert told(LABORATORIES.format("1,412")) == []
    assert told(LABORATORIES.format("1,308")) == ["1,308"]


def test_what_another_number_grew_to_is_its_own() -> None:
    assert told(LABORATORIES.replace("实验室数由", "实验室创办企业数由").format("1,308")) == []


TRAINING = "补贴性培训{}人次，取得证书9,158人，取证率{}%；其中企业职工5,317人次、农村劳动力3,960人次、其他1,165人次。"


def test_a_list_with_all_the_rest_behind_a_semicolon_makes_the_number_before_it() -> None:
    assert told(TRAINING.format("10,442", "87.7")) == []
    assert told(TRAINING.format("11,173", "87.7")) == ["11,173"]


def test_a_list_that_is_far_from_the_number_before_it_divides_something_else() -> None:
    assert told(TRAINING.format("15,173", "60.4")) == []


SHARES = "采掘设备、运输设备、备件与服务、其他业务收入占营业收入的比重分别为57.17%、25.55%、{}%和4.96%。"


def test_shares_with_all_the_rest_among_them_make_one_hundred() -> None:
    assert told(SHARES.format("12.32")) == []
    assert told(SHARES.format("15.76")) != []


@pytest.mark.parametrize("text", [SHARES.format("2.32"), SHARES.replace("其他业务", "配件").format("15.76")])
def test_shares_of_a_few_things_make_less(text: str) -> None:
    assert told(text) == []


WENT_BACK = [
    "2022年“三公”经费支出{}万元，其中用车39.42万元、接待3.18万元，没有购车；2021年为45.80万元，减少3.20万元，下降6.99%。",
    "2022年培训支出{}万元，其中线下40.20万元，线上2.40万元；上年为45.80万元，减少3.20万元，下降6.99%。",
    "全年新签合同46份，金额{}万元，都已备案；去年为45.80万元，减少3.20万元，下降6.99%。",
]


@pytest.mark.parametrize("text", WENT_BACK)
def test_the_level_of_an_earlier_year_behind_a_semicolon_is_the_base(text: str) -> None:
    assert told(text.format("42.60")) == []
    assert told(text.format("42.60").replace("6.99", "7.99"))


def test_the_earlier_year_of_a_part_goes_back_to_the_part() -> None:
    text = "2023年会议费12.50万元，其中视频会议2.10万元；2022年为1.80万元，增加0.30万元，增长16.67%。"
    assert told(text) == []


def test_a_rate_alone_of_an_earlier_year_is_taken_as_it_is() -> None:
    assert told("2022年燃料费42.60万元；而2021年度为45.80万元，下降6.99%。") == []


YEAR_BY_YEAR = (
    "{first}站台租金120.00万元，其中水电代缴{former}万元，净收{net}万元。{second}，水电代缴减少0.90万元，下降{rate}%。"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023年", "2024年站台租金比上年增加6.00万元"),
        ("2023年度，", "2024年度站台租金增加6.00万元"),
        ("上年", "本年站台租金增加6.00万元"),
        ("去年，", "2024年站台租金比上年增加6.00万元"),
        ("2023年度县属", "2024年度站台租金继续增加"),
    ],
)
def test_a_level_of_a_sentence_about_an_earlier_year_is_what_the_next_one_starts_from(first: str, second: str) -> None:
    parts = {"first": first, "second": second, "former": "3.60", "net": "116.40"}
    assert told(YEAR_BY_YEAR.format(**parts, rate="25.00")) == []
    assert told(YEAR_BY_YEAR.format(**parts, rate="26.00")) == ["26.00"]
    assert told(YEAR_BY_YEAR.format(**parts, rate="20.00")) == ["20.00"]


def test_so_is_the_one_that_names_the_earlier_year_itself() -> None:
    former = "# 甲站2024年度经营情况报告\n\n2023年水电代缴3.60万元，其余自行缴纳。"
    text = former + "2024年站台租金120.00万元，水电代缴减少0.90万元，下降{}%。"
    assert told(text.format("25.00")) == []
    assert told(text.format("26.00")) == ["26.00"]


def test_a_level_of_a_sentence_about_the_same_year_is_what_the_next_one_leads_to() -> None:
    parts = {"first": "2024年", "second": "2024年站台租金比上年增加6.00万元", "former": "3.60", "net": "116.40"}
    assert told(YEAR_BY_YEAR.format(**parts, rate="20.00")) == []
    assert told(YEAR_BY_YEAR.format(**parts, rate="25.00")) == ["25.00"]
