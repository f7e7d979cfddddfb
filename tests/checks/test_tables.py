"""Checks of the arithmetic of tables: totals, parts, flows, computed columns."""

from __future__ import annotations

from random import Random

import pytest
from helpers import document, told, vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import MAKERS, Maker, comparison, functional_classes, official_form, pipe, three_public

from reportlint.checks import CHECKS
from reportlint.facts import extract
from reportlint.finding import Observation
from reportlint.rule import Outcome, Severity

SILENT = {"cumulative", "mixed"}
"""Tables whose numbers are tied to nothing."""


def looks(text: str) -> list[Observation]:
    """Foot the tables of a Markdown text."""
    check = CHECKS["footing"]
    return list(check.run(extract(document(text), vocabulary()), check.params()))


def faults(text: str) -> list[str]:
    """Say what is wrong with the tables of a text, and what is doubted."""
    return [f"{one.outcome} {one.computed}" for one in looks(text) if one.outcome is not Outcome.PASS]


def passes(text: str) -> list[str]:
    """Say what holds."""
    return [one.computed for one in looks(text) if one.outcome is Outcome.PASS]


# ---------------------------------------------------------------- honest tables of many kinds


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_an_honestly_rounded_table_is_looked_at_and_never_blamed(maker: Maker) -> None:
    for seed in range(3):
        found = looks(maker(Random(seed)))  # noqa: S311 - a fixed draw
        assert [one.computed for one in found if one.outcome is Outcome.FAIL] == []
        assert any(one.outcome is Outcome.PASS for one in found) is (maker.__name__ not in SILENT)


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_rounding_alone_is_never_an_error(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a fixed draw
    for one in looks(chance.choice(MAKERS)(chance)):
        strained = any(relation.strained for relation in one.relations)
        assert one.outcome is not Outcome.FAIL or (strained and one.ceiling is Severity.WARNING)


@pytest.mark.parametrize("maker", [comparison, functional_classes, official_form, three_public])
def test_a_leading_digit_changed_anywhere_is_noticed_where_it_stands(maker: Maker) -> None:
    text = maker(Random(7))  # noqa: S311 - a fixed draw
    sheets = extract(document(text), vocabulary()).sheets
    numbers = sorted({number.span for sheet in sheets for line in sheet.lines for number in line if number})
    assert numbers
    for span in numbers[:: max(1, len(numbers) // 12)]:
        at = next(index for index in range(span.start, span.end) if text[index].isdigit())
        changed = text[:at] + ("7" if text[at] != "7" else "4") + text[at + 1 :]
        blamed = [one for one in looks(changed) if one.outcome is Outcome.FAIL]
        places = [term.quantity.span for one in blamed for relation in one.relations for term in relation.terms]
        assert any(place.start <= at < place.end for place in places), text[span.start : span.end]


# ---------------------------------------------------------------- totals


def test_nested_subtotals_are_summed_level_by_level() -> None:
    text = pipe(
        ("项目", "金额"),
        ("办公费", "12.40"),
        ("印刷费", "8.15"),
        ("日常公用小计", "20.55"),
        ("设备购置", "36.20"),
        ("专项小计", "36.20"),
        ("合计", "56.75"),
    )
    assert passes(text) == ["12.40 + 8.15 = 20.55", "36.20 = 36.20", "20.55 + 36.20 = 56.75"]
    assert faults(text) == []


def test_parts_after_qizhong_are_not_added_to_the_total() -> None:
    text = pipe(
        ("项目", "预算数", "决算数"),
        ("教育支出", "812.40", "806.15"),
        ("其中：学前教育", "120.00", "118.35"),
        ("农林水支出", "455.25", "448.60"),
        ("合计", "1267.65", "1254.75"),
    )
    assert faults(text) == []
    assert "812.40 + 455.25 = 1267.65" in passes(text)
    assert "120.00 ≤ 812.40" in passes(text)


def test_the_parts_of_a_blank_stand_for_it() -> None:
    text = pipe(
        ("板块", "项目（个）", "投资（亿元）"),
        ("水利", "58", "212.5"),
        ("交通", "41", "184.7"),
        ("民生", "29", ""),
        ("其中：教育", "", "96.8"),
        ("其中：卫生", "", "89.3"),
        ("总计", "128", "583.3"),
    )
    assert passes(text) == ["58 + 41 + 29 = 128", "212.5 + 184.7 + 96.8 + 89.3 = 583.3"]
    assert faults(text.replace("89.3", "84.3")) == ["fail 212.5 + 184.7 + 96.8 + 84.3 = 578.3 ≠ 583.3"]


def test_a_total_with_a_name_is_of_the_rows_with_that_name() -> None:
    text = pipe(
        ("负债和净资产", "年末（元）"),
        ("应付款项", "18640.20"),
        ("限定性净资产", "83427.50"),
        ("非限定性净资产", "40885.35"),
        ("净资产合计", "124312.85"),
        ("负债和净资产总计", "142953.05"),
    )
    assert faults(text) == []
    assert passes(text)[0] == "83427.50 + 40885.35 = 124312.85"


def test_a_row_that_says_total_may_be_one_of_the_parts_of_another() -> None:
    text = pipe(
        ("管理部", "缴存额（亿元）", "提取额（亿元）"),
        ("城区", "21.36", "15.42"),
        ("江北", "11.91", "8.83"),
        ("三个县合计", "8.00", "5.59"),
        ("全市", "41.27", "29.84"),
    )
    assert faults(text) == []
    assert "21.36 + 11.91 + 8.00 = 41.27" in passes(text)


def test_parts_that_overlap_are_each_no_more_than_their_whole() -> None:
    text = pipe(
        ("类别", "人数（人）"),
        ("在职人员", "64"),
        ("其中：女性", "27"),
        ("其中：党员", "41"),
        ("其中：大学以上", "68"),
    )
    assert faults(text) == ["fail 68 > 64"]


def test_a_second_part_list_divides_what_the_first_one_divided() -> None:
    table = """
| 指标 | 年末数（万人） |
| --- | --- |
| 总人口 | 271.6 |
| 其中：非农业 | 139.4 |
| 农业 | 132.2 |
| 其中：男性 | {men} |
| 女性 | 135.5 |
"""
    assert faults(table.format(men="136.1")) == []
    assert faults(table.format(men="163.1"))


def test_a_deduction_is_subtracted() -> None:
    text = pipe(
        ("项目", "年末数", "年初数"),
        ("固定资产原值", "2916.48", "2804.20"),
        ("减：累计折旧", "743.20", "690.15"),
        ("固定资产净值", "2173.28", "2114.05"),
    )
    assert passes(text) == ["2916.48 - 743.20 = 2173.28", "2804.20 - 690.15 = 2114.05"]


def test_a_blank_adds_nothing_and_a_dash_is_no_number() -> None:
    text = pipe(
        ("单位", "一季度", "二季度"),
        ("东关街道", "31.20", "—"),
        ("西关街道", "", "18.45"),
        ("南关街道", "26.10", "0.00"),
        ("合计", "57.30", "18.45"),
    )
    assert faults(text) == []
    assert passes(text)[:2] == ["31.20 + 26.10 = 57.30", "18.45 + 0.00 = 18.45"]


def test_codes_serial_numbers_and_telephones_are_never_summed() -> None:
    text = pipe(
        ("序号", "单位", "联系电话", "科目编码", "金额（万元）"),
        ("1", "第一中心", "13800001111", "2010301", "31.20"),
        ("2", "第二中心", "13900002222", "2010302", "18.45"),
        ("3", "第三中心", "13700003333", "2010399", "26.10"),
        ("", "合计", "", "", "75.75"),
    )
    assert passes(text) == ["31.20 + 18.45 + 26.10 = 75.75"]
    assert faults(text) == []


def test_rates_and_averages_in_a_total_row_are_not_sums() -> None:
    text = pipe(
        ("街道", "户数（户）", "户均补助（元）", "满意度（%）", "增长（%）"),
        ("东关街道", "312", "1250.00", "92.10", "3.2"),
        ("西关街道", "208", "1410.00", "95.40", "-1.4"),
        ("合计", "520", "1314.00", "93.42", "1.3"),
    )
    assert faults(text) == []
    assert passes(text) == ["312 + 208 = 520"]


def test_a_total_that_says_what_it_leaves_out_is_left_to_a_person() -> None:
    text = pipe(("项目", "金额"), ("甲工程", "312.40"), ("乙工程", "208.75"), ("合计（不含税）", "478.11"))
    assert faults(text) == ["review 312.40 + 208.75 = 521.15 ≠ 478.11"]


def test_a_list_of_main_items_need_not_make_its_total() -> None:
    rows = pipe(("项目", "金额"), ("甲工程", "312.40"), ("乙工程", "208.75"), ("合计", "678.11"))
    assert [one.split()[0] for one in faults(f"表1　主要项目情况\n\n{rows}")] == ["review"]
    assert [one.split()[0] for one in faults(f"表1　项目情况\n\n{rows}")] == ["fail"]


def test_a_table_whose_totals_close_nowhere_is_misread_and_said_so_once() -> None:
    text = pipe(
        ("单位", "预算数", "决算数", "结转数"),
        ("第一中心", "812.40", "806.15", "71.30"),
        ("第二中心", "236.70", "241.90", "18.45"),
        ("合计", "2614.08", "1973.52", "309.77"),
    )
    assert {one.split()[0] for one in faults(text)} == {"review"}
    assert told("misread-table", text) == ["fail 2614.08"]


def test_income_and_expenditure_of_one_table_balance() -> None:
    rows = [
        ("收入项目", "决算数", "支出项目", "决算数"),
        ("一、财政拨款收入", "812.40", "一、教育支出", "1006.15"),
        ("二、事业收入", "236.70", "二、住房保障支出", "22.90"),
        ("本年收入合计", "1049.10", "本年支出合计", "1029.05"),
        ("年初结转", "30.00", "年末结转", "50.05"),
        ("收入总计", "1079.10", "支出总计", "1079.10"),
    ]
    assert faults(pipe(*rows)) == []
    rows[-1] = ("收入总计", "1079.10", "支出总计", "1079.01")
    assert faults(pipe(*rows)) == ["fail 1029.05 + 50.05 = 1079.1 ≠ 1079.01", "fail 1079.10 ≠ 1079.01"]


def test_a_table_that_a_page_cuts_is_one() -> None:
    head = ("单位", "预算数", "决算数")
    first = pipe(head, ("第一中心", "812.40", "806.15"), ("第二中心", "236.70", "241.90"))
    second = pipe(head, ("第三中心", "455.25", "448.60"), ("合计", "1504.35", "1496.65"))
    assert passes(f"{first}\n续表\n\n{second}") == [
        "812.40 + 236.70 + 455.25 = 1504.35",
        "806.15 + 241.90 + 448.60 = 1496.65",
    ]


# ---------------------------------------------------------------- computed columns


def test_the_wrong_one_of_many_rates_is_named() -> None:
    text = pipe(
        ("指标", "2024年", "2023年", "增长"),
        ("一般公共预算收入", "6.48", "6.12", "5.88%"),
        ("税收收入", "4.37", "4.05", "7.90%"),
        ("非税收入", "2.11", "2.07", "9.13%"),
        ("政府性基金收入", "3.66", "4.02", "-8.96%"),
    )
    assert faults(text) == ["fail (2.11 - 2.07) ÷ 2.07 = 1.9324% ≠ 9.13%"]


def test_growth_at_constant_prices_follows_from_nothing_and_is_not_blamed() -> None:
    text = pipe(
        ("行业", "2024年（亿元）", "2023年（亿元）", "可比增长（%）"),
        ("农业", "58.36", "55.10", "4.7"),
        ("林业", "7.42", "7.30", "5.2"),
        ("畜牧业", "41.93", "43.60", "-2.2"),
        ("渔业", "6.18", "5.71", "7.8"),
    )
    assert looks(text) == []


def test_a_rate_printed_as_a_fraction_is_read_as_one() -> None:
    text = pipe(
        ("项目", "预算数", "支出数", "支出比率"),
        ("甲", "680.00", "646.00", "0.9500"),
        ("乙", "420.00", "397.25", "0.9458"),
        ("丙", "186.50", "171.38", "0.9819"),
        ("丁", "93.50", "88.83", "0.9501"),
    )
    assert faults(text) == ["fail 171.38 ÷ 186.50 = 0.918928 ≠ 0.9819"]


def test_units_in_the_heads_are_minded() -> None:
    text = pipe(
        ("品目", "数量（台）", "单价（元）", "金额（万元）"),
        ("台式计算机", "385", "4260", "164.01"),
        ("激光打印机", "64", "2380", "15.23"),
        ("会议音视频系统", "18", "36500", "65.07"),
    )
    assert faults(text) == ["fail 18 × 36500元 = 65.7 ≠ 65.07万元"]


def test_a_rounded_average_is_a_quotient_and_no_factor() -> None:
    text = pipe(
        ("年份", "起数（起）", "受伤（人）", "每起平均受伤（人）"),
        ("2021", "198", "163", "0.82"),
        ("2022", "181", "149", "0.82"),
        ("2023", "169", "137", "0.81"),
        ("2024", "154", "123", "0.80"),
    )
    assert faults(text) == []
    assert "163 ÷ 198 = 0.82" in passes(text)


def test_a_heading_may_state_the_unit_and_a_margin_of_change_is_a_rate() -> None:
    text = "二、收入（万元）\n\n" + pipe(
        ("项目", "2024年", "2023年", "增减", "增减幅度"),
        ("土地出租", "184.50", "162.30", "22.20", "13.68"),
        ("光伏发电", "96.38", "104.23", "-7.85", "-7.53"),
        ("合作分红", "63.25", "48.18", "15.07", "31.28"),
    )
    (sheet,) = extract(document(text), vocabulary()).sheets
    assert [one.unit for one in sheet.cells[0] if one] == ["万元", "万元", "万元", "%"]
    assert "(184.50 - 162.30) ÷ 162.30 = 13.68%" in passes(text)


def test_rates_below_amounts_are_not_subtracted() -> None:
    text = pipe(
        ("年度", "收入", "支出", "结余"),
        ("2023", "27046.10", "18820.64", "8225.46"),
        ("2024", "28195.40", "20501.87", "7693.53"),
        ("增减", "1149.30", "1681.23", "-531.93"),
        ("增减%", "4.25", "8.93", "-6.47"),
    )
    assert faults(text) == []


def test_rows_may_be_computed_from_rows() -> None:
    text = pipe(
        ("年度", "税收收入（万元）", "非税收入（万元）", "基金收入（万元）"),
        ("2023年", "405.00", "207.00", "402.00"),
        ("2024年", "437.00", "211.00", "366.00"),
        ("增减额", "32.00", "4.00", "-36.00"),
        ("增减率（%）", "7.90", "1.93", "-9.86"),
    )
    assert faults(text) == ["fail (366.00 - 402.00) ÷ 402.00 = -8.9552% ≠ -9.86%"]


def test_shares_of_a_wrong_whole_are_noticed() -> None:
    text = pipe(
        ("类别", "件数", "占比（%）"),
        ("初次信访", "448", "70.00"),
        ("重复信访", "128", "20.00"),
        ("网上信访", "64", "12.00"),
        ("合计", "640", "100.00"),
    )
    assert "fail 64 ÷ 640 = 10% ≠ 12.00%" in faults(text)


def test_time_grows_with_the_rows_of_a_table() -> None:
    text = pipe(
        ("单位", "2024年", "2023年", "增减额"),
        *((f"第{at}单位", f"{at + 5}.50", f"{at}.25", "5.25") for at in range(10, 1010)),
    )
    assert len(looks(text)) < 4000


def test_a_score_is_the_full_mark_less_what_was_taken_off() -> None:
    text = pipe(
        ("一级指标", "三级指标", "分值", "扣分", "得分"),
        ("产出", "数量", "20", "1.5", "18.5"),
        ("产出", "质量", "30", "2", "28"),
        ("效益", "社会效益", "30", "3", "25"),
        ("效益", "满意度", "20", "0.4", "19.6"),
    )
    assert faults(text) == ["fail 30 - 3 = 27 ≠ 25"]


def test_one_wrong_number_among_classes_is_told_of_where_it_stands_and_not_by_rearranged_sums() -> None:
    text = pipe(
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("205", "教育支出", "934.20", "612.40", "321.80"),
        ("20502", "普通教育", "934.20", "612.40", "321.80"),
        ("2050201", "学前教育", "210.75", "140.30", "70.45"),
        ("2050202", "小学教育", "723.45", "427.10", "251.35"),
    )
    assert faults(text) == [
        "fail 140.30 + 427.10 = 567.4 ≠ 612.40",
        "fail 427.10 + 251.35 = 678.45 ≠ 723.45",
    ]


# ---------------------------------------------------------------- columns told by what they hold


STATE_CAPITAL = pipe(
    ("科目", "预算", "执行", "完成预算", "占本年支出"),
    ("资本金注入", "19500", "18750", "96.2", "60.1"),
    ("历史遗留问题支出", "10200", "9640", "94.5", "30.9"),
    ("其他支出", "2900", "2816", "97.1", "9.0"),
    ("本年支出", "32600", "31206", "95.7", ""),
)


def test_percentages_without_a_sign_are_known_by_the_columns_they_are_of() -> None:
    assert "9640 ÷ 10200 = 94.5%" in passes(STATE_CAPITAL)
    assert "2816 ÷ 31206 = 9.0%" in passes(STATE_CAPITAL)
    assert "fail 9640 ÷ 10200 = 94.51% ≠ 64.5%" in faults(STATE_CAPITAL.replace("94.5", "64.5"))


def test_amounts_that_happen_to_stand_beside_others_are_no_percentages() -> None:
    text = pipe(("项目", "预算", "执行", "增加"), ("甲", "120.5", "131.0", "10.5"), ("乙", "80.0", "92.4", "12.4"))
    assert passes(text) == ["131.0 - 120.5 = 10.5", "92.4 - 80.0 = 12.4"]


def test_shares_are_those_of_a_total_that_has_no_word_for_it() -> None:
    text = pipe(
        ("地区", "经费（亿元）", "占比（%）", "强度（%）"),
        ("东湾区", "15.42", "26.9", "3.18"),
        ("高新区", "18.06", "31.5", "4.87"),
        ("枝城市", "23.78", "41.5", "1.92"),
        ("全　市", "57.26", "100.0", "2.30"),
    )
    assert "15.42 ÷ 57.26 = 26.9%" in passes(text)


def test_a_price_of_a_quantity_in_ten_thousands_gives_an_amount_in_ten_thousands() -> None:
    text = pipe(
        ("厂名", "出水量", "单价（元/立方米）", "服务费（万元）"),
        ("城东厂", "1927.75", "1.62", "3122.96"),
        ("城西厂", "1206.70", "1.71", "2063.46"),
        ("开发区厂", "569.94", "2.35", "1339.36"),
    )
    assert "1206.70 × 1.71元 = 2063.46万元" in passes(text)
    assert any(one.startswith("fail 1206.70 × 1.91元") for one in faults(text.replace("1.71", "1.91")))


def test_the_groups_of_a_first_column_with_blanks_name_no_row() -> None:
    text = pipe(
        ("产品", "项目", "2025年（吨）", "2024年（吨）", "变动"),
        ("电子级溶剂", "期初库存", "2318", "", ""),
        ("", "生产量", "86420", "80115", "7.87%"),
        ("", "销售量", "85906", "79488", "8.07%"),
        ("", "期末库存", "2832", "", ""),
    )
    assert "2318 + 86420 - 85906 = 2832" in passes(text)
    assert [one for one in faults(text.replace("2832", "5832")) if one.startswith("fail")] == [
        "fail 2318 + 86420 - 85906 = 2832 ≠ 5832"
    ]


def test_small_whole_numbers_without_a_unit_are_counts() -> None:
    text = pipe(
        ("领域", "达到", "基本达到", "滞后", "小计"),
        ("发展", "4", "1", "2", "7"),
        ("创新", "3", "1", "1", "5"),
        ("总计", "7", "2", "3", "12"),
    )
    assert faults(text) == []
    assert "fail 4 + 3 = 7 ≠ 8" in faults(text.replace("| 总计 | 7 |", "| 总计 | 8 |"))


def test_a_quotient_that_is_no_percentage_is_computed_again() -> None:
    text = pipe(
        ("学段", "在校生", "专任教师", "生师比"),
        ("小学", "98413", "6127", "16.06"),
        ("初中", "52077", "4206", "12.38"),
        ("高中", "31640", "2619", "12.08"),
    )
    assert "98413 ÷ 6127 = 16.06" in passes(text)


# ---------------------------------------------------------------- what accuses nobody


def test_a_lone_result_that_was_cut_off_is_told_as_a_hint() -> None:
    text = pipe(
        ("方式", "问题数（个）", "已整改（个）", "整改率（%）"),
        ("立行立改", "43", "39", "90.7"),
        ("分阶段整改", "31", "25", "80.6"),
        ("持续整改", "20", "14", "70.0"),
        ("专项整改", "37", "31", "83.8"),
    )
    assert faults(text) == []
    (cut,) = [one for one in looks(text.replace("83.8", "83.7")) if one.outcome is Outcome.FAIL]
    assert cut.ceiling is Severity.INFO
    both = text.replace("83.8", "83.7").replace("90.7", "90.6")
    assert all(one.outcome is not Outcome.FAIL for one in looks(both))


def test_a_product_or_average_that_half_of_its_rows_refuse_is_none() -> None:
    text = pipe(
        ("补贴", "标准（元）", "人数", "发放额（万元）"),
        ("生活补贴", "86", "4217", "429.87"),
        ("燃油补贴", "260", "588", "15.29"),
    )
    assert all(one.outcome is not Outcome.FAIL for one in looks(text))


def test_amounts_to_the_fen_that_rounding_leaves_short_are_no_error() -> None:
    text = pipe(
        ("产品", "2025年（元）", "2024年（元）"),
        ("营业收入合计", "1969866903.90", "1862276634.06"),
        ("溶剂", "1284563207.18", "1190034518.66"),
        ("颜料", "436218904.55", "467903211.08"),
        ("助剂", "210874336.90", "164220173.42"),
        ("其他", "38210455.27", "40118730.91"),
    )
    (one,) = [one for one in looks(text) if one.outcome is Outcome.FAIL]
    assert one.ceiling is Severity.WARNING
