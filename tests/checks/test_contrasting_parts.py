"""Parts right behind a number that leave nothing over: 城镇 and 农村, 办结 and 未办结, a bracket full of them."""

from __future__ import annotations

import pytest
from helpers import outcomes

WHOLE = [
    ("受益农户{}户，城镇128户、农村272户，户均补助1800元。", "400", "408"),
    ("全县{}家承办单位（行政56家，事业214家）均已报送。", "270", "720"),
    ("组织培训{}场（线上46场、线下98场），参训6200人次。", "144", "414"),
    ("实施水毁修复工程{}处，其中新开工63处、续建38处。", "101", "110"),
    ("受理来信{}件，已办结356件、未办结44件，办结率89.0%。", "400", "390"),
    ("抽检样品{}批次，合格482批次，不合格18批次。", "500", "505"),
    ("全年接待学员{}人次：省内4120人次，省外2380人次。", "6500", "5600"),
    ("代表队获得奖牌{}枚（金牌9枚、银牌6枚、铜牌12枚）。", "27", "29"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), WHOLE)
def test_parts_whose_names_contrast_make_their_total(text: str, right: str, wrong: str) -> None:
    assert "fail" not in outcomes("breakdown", text.format(right))
    assert "fail" in outcomes("breakdown", text.format(wrong))


FILLED = "全区布设监测断面{}个（河流31个、湖库14个、入海口4个），均已联网。"


def test_a_bracket_full_of_parts_that_nearly_makes_the_number_before_it_should_make_it() -> None:
    assert "fail" not in outcomes("breakdown", FILLED.format(49))
    assert "fail" in outcomes("breakdown", FILLED.format(50))
    assert "fail" not in outcomes("breakdown", FILLED.format(80))


SPREAD = [
    ("在校生{}人，三个学段依次为1168人、792人和640人，平均班额44人。", "2600", "2620"),
    ("政府采购{}万元，货物、工程、服务分别为141.30万元、72.80万元和98.50万元。", "312.60", "481.20"),
]


TOGETHER = "医疗收入{}万元中，门诊收入3,846.90万元，住院收入5,621.40万元，二者之比为40.6∶59.4。"


def test_parts_counted_right_behind_them_make_the_number_before_them() -> None:
    assert "fail" not in outcomes("breakdown", TOGETHER.format("9,468.30"))
    assert "fail" in outcomes("breakdown", TOGETHER.format("9,648.30"))


def test_parts_behind_a_colon_that_end_with_the_rest_miss_their_total_by_a_slip_however_large() -> None:
    text = "国有土地{}公顷：建设用地3862.3公顷，耕地1043.8公顷，林地5207.9公顷，水域等其他1303.6公顷。"
    assert "fail" not in outcomes("breakdown", text.format("11417.6"))
    assert "fail" in outcomes("breakdown", text.format("1417.6"))


def test_parts_that_end_with_the_rest_nearly_make_the_number_before_their_bracket() -> None:
    text = "机动车{}辆（执法车41辆、通信车23辆、其他用车12辆，均已定编）。"
    assert "fail" not in outcomes("breakdown", text.format("76"))
    assert "fail" in outcomes("breakdown", text.format("79"))
    assert "fail" not in outcomes("breakdown", text.format("240"))


@pytest.mark.parametrize(("text", "right", "wrong"), SPREAD)
def test_parts_told_in_one_breath_behind_a_number_make_it(text: str, right: str, wrong: str) -> None:
    assert "fail" not in outcomes("breakdown", text.format(right))
    assert "fail" in outcomes("breakdown", text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "全年实施项目131个，新建63个、续建38个、改扩建30个。",  # a third part of the same list
        "临时救助困难群众900户，城镇低保210户、农村低保460户。",  # all of 低保, not of those helped
        "审查起诉案件320件，起诉251件，不起诉38件。",  # the rest is undecided
        "回访住户480户，满意402户，不满意9户。",  # the others are fairly satisfied
        "年末存栏生猪3200头（上年末2900头、前年末2750头）。",
        "单日最多接待3000人（上年2600人、前年2150人）。",
        "新增就业5200人，城镇失业人员再就业1300人、农村劳动力转移2800人。",
        "其中线上销售额520万元，线下门店38家、体验店16家。",
        "参保登记5600人，领取、注销、转移分别为1210人、340人和185人。",
        "农村公路养护620公里，城镇道路保洁45公里、农村道路保洁310公里。",
    ],
)
def test_names_that_leave_something_over_make_no_total(text: str) -> None:
    assert "fail" not in outcomes("breakdown", text)
