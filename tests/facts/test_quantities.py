"""Numbers with their units and hedges; what only looks like a number is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import facts

from reportlint.facts.text.numerals import chinese_integer
from reportlint.number import Kind, Quantity


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text."""
    return [quantity for prose in facts(text).prose for quantity in prose.quantities]


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    found = quantities(text)
    assert len(found) == 1, [one.text for one in found]
    return found[0]


# ---------------------------------------------------------------- what it is


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("预算收入 2024.99 万元", "2024.99", "万元", Kind.MONEY),
        ("余额229.91亿元", "229.91", "亿元", Kind.MONEY),
        ("进出口总额1.4万亿元", "1.4", "万亿元", Kind.MONEY),
        ("共21,639,406.15元", "21639406.15", "元", Kind.MONEY),
        ("收入37,151.47万元", "37151.47", "万元", Kind.MONEY),
        ("收入1 129 236万元", "1129236", "万元", Kind.MONEY),
        ("收入１２３．４５万元", "123.45", "万元", Kind.MONEY),
        ("收入0万元", "0", "万元", Kind.MONEY),
        ("增长18.64%", "18.64", "%", Kind.RATIO),
        ("增长18％", "18", "%", Kind.RATIO),
        ("发病率1‰", "1", "‰", Kind.RATIO),
        ("增长-15.3%", "-15.3", "%", Kind.RATIO),
        ("增长－15.3%", "-15.3", "%", Kind.RATIO),
        ("增长−15.3%", "-15.3", "%", Kind.RATIO),
        ("提高5.99个百分点", "5.99", "个百分点", Kind.POINTS),
        ("扣 1 分", "1", "分", Kind.SCORE),
        ("供水5230万m³", "5230", "万m³", Kind.MEASURE),
        ("蓄水２３０万ｍ3", "230", "万m3", Kind.MEASURE),
        ("面积5.2 km²", "5.2", "km²", Kind.MEASURE),
        ("资产858.15¹万元", "858.15", "万元", Kind.MONEY),
        ("培训1234²人", "1234", "人", Kind.COUNT),
        ("用电8640万kWh", "8640", "万kWh", Kind.MEASURE),
        ("PM2.5浓度31μg/m³", "31", "μg/m³", Kind.MEASURE),
        ("得分97.5分", "97.5", "分", Kind.SCORE),
        ("增长5.4倍", "5.4", "倍", Kind.MULTIPLE),
        ("实有人数为 51 人", "51", "人", Kind.COUNT),
        ("接待26人次", "26", "人次", Kind.COUNT),
        ("普惠园51.88万所", "51.88", "万所", Kind.MEASURE),
        ("改造管网42.6公里", "42.6", "公里", Kind.MEASURE),
        ("建筑面积8013平方米", "8013", "平方米", Kind.MEASURE),
        ("低保标准1000元/月", "1000", "元/月", Kind.MEASURE),
        ("耗时15分钟", "15", "分钟", Kind.MEASURE),
        ("共十三个社区", "13", "个", Kind.COUNT),
        ("二十三个村", "23", "个", Kind.COUNT),
        ("发放两项补贴", "2", "项", Kind.COUNT),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str, kind: Kind) -> None:
    one = only(text)
    assert (one.value, one.unit, one.kind) == (Fraction(value), unit, kind)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("858.15万元", "8581500"),
        ("0.09亿元", "9000000"),
        ("1.4万亿元", "1400000000000"),
        ("91.19%", "0.9119"),
        ("1‰", "0.001"),
        ("5个百分点", "0.05"),
        ("2.1万人", "21000"),
    ],
)
def test_a_unit_says_how_much_one_of_it_is(text: str, base: str) -> None:
    assert only(text).base_value == Fraction(base)


@pytest.mark.parametrize(
    ("text", "decimals"), [("858.15万元", 2), ("100.00%", 2), ("100%", 0), ("0.50分", 2), ("1,234.5元", 1)]
)
def test_the_printed_precision_is_kept(text: str, decimals: int) -> None:
    assert only(text).decimals == decimals


def test_the_span_is_the_digits_and_the_extent_is_all_that_belongs_to_them() -> None:
    text = "惠及群众约 2.1 万人"
    one = only(text)
    assert text[one.span.start : one.span.end] == "2.1"
    assert text[one.extent.start : one.extent.end] == "约 2.1 万人"


@pytest.mark.xfail(strict=True, reason="a hedge behind the unit is left out of the extent")
@pytest.mark.parametrize("text", ["5%左右", "98.5%以上", "20万元以内", "60分以下"])
def test_a_hedge_behind_the_unit_belongs_to_the_extent(text: str) -> None:
    one = only(text)
    assert text[one.extent.start : one.extent.end] == text


@pytest.mark.xfail(strict=True, reason="a number inside a formula is located at the opening $")
@pytest.mark.parametrize("text", ["得分$85$分", "执行率为$91.19\\%$", "得分$\\geq 85$分"])
def test_a_number_inside_a_formula_points_at_its_digits(text: str) -> None:
    one = only(text)
    assert text[one.span.start : one.span.end] == one.text


# ---------------------------------------------------------------- hedges and ranges


@pytest.mark.parametrize(
    ("text", "value", "modifier"),
    [
        ("约0.22亿元", "0.22", "about"),
        ("增长5%左右", "5", "about"),
        ("近8万元", "8", "nearly"),
        ("不足8万元", "8", "nearly"),
        ("超过76%", "76", "over"),
        ("逾2.64万人", "2.64", "over"),
        ("突破370万人次", "370", "over"),
        ("5300余人", "5300", "and-more"),
        ("8700多个", "8700", "and-more"),
        ("500余万元", "500", "and-more"),
        ("不低于98%", "98", "at-least"),
        ("≥90%", "90", "at-least"),
        ("98.5%以上", "98.5", "at-least"),
        ("85分及以上", "85", "at-least"),
        ("不超过5万元", "5", "at-most"),
        ("20万元以内", "20", "at-most"),
        ("≤60分", "60", "at-most"),
        ("60分以下", "60", "at-most"),
        ("大于60分", "60", "above"),
        ("低于60分", "60", "below"),
        ("共60分", "60", ""),
    ],
)
def test_a_hedge_is_read_with_its_number(text: str, value: str, modifier: str) -> None:
    one = only(text)
    assert (one.value, one.modifier.value) == (Fraction(value), modifier)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("利润率保持在14%-16%之间", "14", "16", "%"),
        ("增长5.5%—6%", "5.5", "6", "%"),
        ("投入500-600万元", "500", "600", "万元"),
        ("90～99分", "90", "99", "分"),
        ("工期10至15天", "10", "15", "天"),
        ("投入500万元-600万元", "500", "600", "万元"),
    ],
)
def test_a_range_is_one_quantity_whose_unit_serves_both_ends(text: str, low: str, high: str, unit: str) -> None:
    one = only(text)
    assert (one.value, one.high, one.unit) == (Fraction(low), Fraction(high), unit)


@pytest.mark.xfail(strict=True, reason="the unit of the upper end is given to the lower one: 500 亿元 to 1 亿元")
def test_a_range_between_two_units_is_not_inside_out() -> None:
    denoted = only("投入500万元-1亿元").denotes()
    assert (denoted.low, denoted.high) == (Fraction(4_995_000), Fraction(150_000_000))


# ---------------------------------------------------------------- what is no quantity


@pytest.mark.parametrize(
    "text",
    [
        "增速居全国第3位",
        "第十五届人大",
        "浙财绩〔2019〕5号",
        "浙政发〔2020〕12号文件",
        "图1 各项支出",
        "表2-1 收入",
        "表2项目支出构成表",
        "附表3人员编制情况",
        "附件1台账",
        "一次性补助",
        "一次验收合格",
        "附件3",
        "按GB12348-90标准",
        "机组GW77/1500kW",
        "会议09:02开始",
        "2026-02-03 09:02:33",
        "2025年",
        "2025年12月31日",
        "三重四创五优化",
        "“3+1”模式",
        "电话0571-88886666",
        "专利号ZL201910123456.7",
        "连续六年",
        "一般公共预算",
        "一体化推进",
        "一些部门",
        "数十个",
        "十几个",
        "三分之一",
        "PE100管材",
        "DN600管道",
        "A4纸",
        "5G基站",
        "No.5",
        "编号12",
        "1.2.3 资金管理",
        "得分比为1:3",
        "占 %",
    ],
)
def test_what_only_looks_like_a_number_is_no_quantity(text: str) -> None:
    assert [one.text for one in quantities(text)] == []


@pytest.mark.parametrize(("text", "told"), [("上报报表3张", "3"), ("全年检修一次", "1"), ("发放附件2份", "2")])
def test_what_stands_behind_such_words_and_is_counted_is_a_quantity(text: str, told: str) -> None:
    assert [one.text for one in quantities(text)] == [told]


@pytest.mark.xfail(strict=True, reason="known: read as a number although it is a name, a slogan or a code")
@pytest.mark.parametrize(
    "text",
    [
        "浙财绩2020〕4号",
        "“15分钟”生活圈",
        "2101101行政单位医疗",
        "拨打12345热线",
        "产业结构为8.3∶41.4∶50.3",
    ],
)
def test_what_only_looks_like_a_number_is_no_quantity_either(text: str) -> None:
    assert [one.text for one in quantities(text)] == []


@pytest.mark.xfail(strict=True, reason="known: a number in words is not read")
@pytest.mark.parametrize(("text", "value"), [("占比近八成", "8"), ("增长百分之五", "5")])
def test_a_ratio_in_words_is_read(text: str, value: str) -> None:
    assert only(text).value == Fraction(value)


@pytest.mark.xfail(strict=True, reason="10万余元 is read as a plain 10 万, not as money")
def test_a_hedge_between_prefix_and_unit_leaves_the_unit_whole() -> None:
    one = only("补助10万余元")
    assert (one.kind, one.unit, one.modifier.value) == (Kind.MONEY, "万元", "and-more")


def test_a_hundred_and_some_is_not_exact() -> None:
    assert all(not one.exact for one in quantities("走访上百个村"))


def test_an_amount_that_looks_like_a_year_is_an_amount() -> None:
    found = quantities("2025年县级批复年初预算2023.17万元")
    assert [one.text for one in found] == ["2023.17"]


def test_numbers_joined_by_marks_stay_apart() -> None:
    assert [one.text for one in quantities("分别为2.52次、3.11次和2.99次")] == ["2.52", "3.11", "2.99"]


def test_the_number_of_a_heading_is_no_quantity() -> None:
    assert [one.text for one in quantities("3.完成管网改造12公里。")] == ["12"]


# ---------------------------------------------------------------- Chinese numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十三", 13),
        ("二十", 20),
        ("九十九", 99),
        ("一百零五", 105),
        ("三千二百", 3200),
        ("一万二千", 12000),
        ("二〇二五", 2025),
        ("柒仟陆佰肆拾贰万", 76420000),
        ("三亿二千", 300002000),
        pytest.param("一亿零三万", 100030000),
        ("", None),
        ("百分", None),
        ("甲", None),
    ],
)
def test_a_chinese_numeral_is_an_integer(text: str, value: int | None) -> None:
    assert chinese_integer(text) == value


def test_calls_that_are_counted_are_no_telephone_number() -> None:
    assert (only("电话2158件").text, only("电话2158件").unit) == ("2158", "件")
    assert quantities("联系电话68821234") == []


def test_a_wide_space_parts_two_numbers() -> None:
    assert [number.text for number in quantities("会议费120\N{EM SPACE}118")] == ["120", "118"]
