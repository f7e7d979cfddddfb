"""Lists of prose read as tables: their columns add up, their shares are shares of one whole."""

from __future__ import annotations

import pytest
from helpers import outcomes, told

INCOME = (
    "2024年收入总计6,842.50万元。其中：财政拨款收入5,216.30万元，占76.23%；"
    "事业收入1,204.75万元，占17.61%；其他收入421.45万元，占6.16%。"
)
ITEMS = (
    "本年支出预算3,872.86万元，支出决算3,965.62万元。\n\n"
    "1. 社会保障支出年初预算为548.60万元，支出决算为561.28万元。\n\n"
    "2. 卫生健康支出年初预算为190.25万元，支出决算为187.40万元。\n\n"
    "3. 农林水支出年初预算为3,134.01万元，支出决算为3,216.94万元。\n"
)


def test_the_columns_of_numbered_items_add_up_to_the_sentence_above_them() -> None:
    seen = told("breakdown", ITEMS)
    assert "pass 3,872.86: 548.60 + 190.25 + 3134.01 = 3872.86" in seen
    assert "pass 3,965.62: 561.28 + 187.40 + 3216.94 = 3965.62" in seen


def test_a_column_that_does_not_close_is_told_where_its_neighbour_proves_the_list() -> None:
    seen = told("breakdown", ITEMS.replace("187.40", "178.40"))
    assert any(one.startswith("fail 3,965.62") for one in seen)


def test_shares_of_a_list_are_shares_of_the_total_in_the_sentence_before() -> None:
    assert outcomes("share", INCOME) == ["pass"] * 4


def test_the_last_look_at_shares_is_whether_they_make_one_hundred() -> None:
    assert told("share", INCOME)[-1].endswith("76.23% + 17.61% + 6.16% = 100%")


@pytest.mark.parametrize("wrong", ["76.32", "17.61", "6.61"])
def test_a_wrong_share_is_told_by_the_whole_of_its_siblings(wrong: str) -> None:
    right = {"76.32": "76.23", "17.61": "17.61", "6.61": "6.16"}[wrong]
    seen = told("share", INCOME.replace(right, wrong))
    assert any(one.startswith(f"fail {wrong}") for one in seen) == (right != wrong)


def test_shares_that_stand_apart_belong_to_the_amounts_in_their_order() -> None:
    text = "全年用水3,120.0万吨，其中居民1,482.0万吨、工业1,029.6万吨、其他608.4万吨，分别占47.5%、33.0%和19.5%。"
    assert [one for one in outcomes("share", text) if one != "pass"] == []
    assert any(one.startswith("fail 30.3") for one in told("share", text.replace("33.0%", "30.3%")))


def test_a_share_of_a_whole_named_far_away_is_tied_to_it() -> None:
    text = "全市债务余额248.28亿元。\n\n## 二、期限\n\n其中长期债务101.82亿元，占债务余额的41.0%。"
    assert "pass" in outcomes("share", text)


def test_changes_of_numbered_items_add_up_to_the_change_of_the_total() -> None:
    text = (
        "收入预算13,024.16万元，比上年增加486.79万元。\n\n"
        "- 财政拨款9,962.57万元，比上年增加289.03万元；\n\n"
        "- 事业收入2,875.39万元，比上年增加215.05万元；\n\n"
        "- 其他收入186.20万元，比上年减少17.29万元。\n"
    )
    assert "pass 486.79: 289.03 + 215.05 - 17.29 = 486.79" in told("component-changes", text)


SILENT = [
    "项目预算1,380.00万元，资金来源为：中央补助680.00万元；省级补助420.00万元；市级配套186.50万元；自筹93.50万元。",
    "全年监测366天，其中优168天、良177天，优良天数合计345天；轻度污染19天。",
    "购置及运行费71.50万元（上年48.00万元，其中购置费0.00万元、运行费48.00万元），其中购置费25.00万元、运行费46.50万元。",
    "年末在职80人，其中行政人员44人，事业人员36人。从年龄看，35岁及以下19人，36岁至50岁34人，51岁及以上27人。",
    "采购预算312.00万元，其中设备126.00万元、服务118.36万元、耗材7.64万元，其余为零星项目。",
    "本年收入5,016.49万元；支出总计5,232.93万元，其中本年支出4,913.55万元，年末结转319.38万元。",
]


@pytest.mark.parametrize("text", SILENT)
def test_lists_that_do_not_add_up_by_right_are_left_alone(text: str) -> None:
    assert "fail" not in outcomes("breakdown", text)


def test_a_list_behind_a_total_that_misses_it_by_a_slip_is_told_though_it_does_not_exceed_it() -> None:
    text = "第二产业增加值412.85亿元，其中工业增加值331.79亿元，建筑业增加值75.66亿元。"
    assert told("breakdown", text) == ["fail 412.85: 331.79 + 75.66 = 407.45 ≠ 412.85"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("共查出扣分点26个，资料类7个，进度类11个，质量类8个。", "26", "21"),
        ("共查出扣分点26个，资料类7个，进度类11个，质量类8个。", "11", "16"),
        ("全年累计培训58场，业务类18场、应急类31场、心理类9场。", "58", "56"),
        ("全处现有职工80人。从年龄看，35岁及以下19人，36岁至50岁34人，51岁及以上27人。", "19", "18"),
        ("查处机构386家，查处面18.0%。按处理方式：约谈214家，暂停97家，处罚46家，解除29家。", "97", "102"),
        ("改造住房16,660套，其中城区9,640套、东河县4,312套、南岭县2,708套。", "4,312", "4,183"),
        ("在岗职工1,685人——医师468人，护理人员764人，医技人员287人，其他人员166人。", "287", "289"),
    ],
)
def test_a_short_list_that_nearly_makes_its_total_is_told(text: str, right: str, wrong: str) -> None:
    assert "fail" not in outcomes("breakdown", text)
    assert "fail" in outcomes("breakdown", text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "text",
    [
        "全年有效监测366天，其中优168天、良177天，优良天数合计345天。",
        "共有党员96人，其中女性41人、本科以上学历52人。",
        "共实施项目48个，其中主要有道路18个、管网27个等。",
        "政府采购预算4,820万元，其中货物1,157万元、工程2,780万元。",
        "从进度看，已完工12个，在建9个。",
    ],
)
def test_a_list_that_need_not_make_its_total_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("breakdown", text)
