"""Numbers of the prose that a table prints again."""

from __future__ import annotations

from helpers import check_text, document, outcomes, told, vocabulary
from made_tables import pipe

from reportlint.checks.across.cells import MOST, Tables
from reportlint.checks.across.tabulated import tabulated
from reportlint.facts import extract

TABLE = pipe(
    ("科目", "2024年（万元）", "2023年（万元）", "增减额", "增减率（%）"),
    ("教育支出", "158417", "152066", "6351", "4.2"),
    ("卫生健康支出", "74206", "75819", "-1613", "-2.1"),
    ("农林水支出", "88764", "84353", "4411", "5.2"),
    ("合计", "321387", "312238", "9149", "2.9"),
)


def ties(prose: str, table: str = TABLE) -> list[str]:
    """Say which numbers of some prose are tied to which cells, and whether they agree."""
    facts = extract(document(f"{prose}\n\n{table}"), vocabulary())
    return [
        f"{one.mention.quantity.text} {'=' if one.relation.holds else '≠'} {one.place.quantity.text}"
        for one in tabulated(facts)
    ]


def test_a_number_is_tied_to_the_row_named_before_it() -> None:
    assert ties("教育支出158417万元，农林水支出88764万元。") == ["158417 = 158417", "88764 = 88764"]


def test_short_numbers_are_tied_through_their_neighbours() -> None:
    assert ties("教育支出158417万元，比上年增加6351万元，增长4.2%。") == ["158417 = 158417", "6351 = 6351", "4.2 = 4.2"]


def test_a_decrease_in_words_is_a_negative_number_in_the_table() -> None:
    assert ties("卫生健康支出74206万元，比上年减少1613万元，下降2.1%。") == [
        "74206 = 74206",
        "1613 = -1613",
        "2.1 = -2.1",
    ]


def test_a_direction_against_the_sign_of_the_table_is_noticed() -> None:
    assert "1613 ≠ -1613" in ties("卫生健康支出74206万元，比上年增加1613万元，下降2.1%。")


def test_a_slip_in_a_number_whose_row_is_known_is_noticed() -> None:
    assert "159417 ≠ 158417" in ties("教育支出159417万元，比上年增加6351万元，增长4.2%。")
    assert "4.7 ≠ 4.2" in ties("教育支出158417万元，比上年增加6351万元，增长4.7%。")
    assert "15417 ≠ 158417" in ties("教育支出15417万元，比上年增加6351万元。")
    assert "185417 ≠ 158417" in ties("教育支出185417万元。")


def test_the_total_needs_no_name_where_the_table_stands_beside_it() -> None:
    assert ties("全市民生支出321387万元，增加9149万元，增长2.9%，详见下表。") == [
        "321387 = 321387",
        "9149 = 9149",
        "2.9 = 2.9",
    ]
    assert "322387 ≠ 321387" in ties("全市民生支出322387万元，增加9149万元，增长2.9%，详见下表。")


def test_units_and_places_may_differ_between_prose_and_table() -> None:
    assert ties("教育支出15.84亿元。") == ["15.84 = 158417"]


def test_another_year_another_number() -> None:
    assert ties("2022年教育支出158471万元。") == []
    assert ties("教育支出158417万元，2023年为152066万元。") == ["158417 = 158417", "152066 = 152066"]


def test_a_number_that_merely_resembles_a_cell_of_another_row_is_left_alone() -> None:
    assert ties("住房保障支出158471万元。") == []
    assert ties("教育支出158417万元，其中学前教育支出74306万元。") == ["158417 = 158417"]


def test_a_mean_of_the_rates_of_a_table_is_no_misprint_of_one_of_them() -> None:
    table = pipe(
        ("级次", "安排数", "支出数", "支出进度（%）"),
        ("省级", "2145.00", "2145.00", "100.00"),
        ("市级", "1360.00", "1287.60", "94.68"),
        ("县级", "870.00", "812.38", "93.38"),
    )
    assert ties("省级、市级、县级支出进度分别为100.00%、94.68%和93.38%，三级平均为96.38%。", table) == [
        "100.00 = 100.00",
        "94.68 = 94.68",
        "93.38 = 93.38",
    ]


def test_a_title_names_the_row_that_its_section_is_about() -> None:
    text = "## 教育支出\n\n全年安排158417万元，支出进度较快。"
    assert ties(text) == ["158417 = 158417"]


def test_two_tables_that_print_one_number_under_one_name_agree() -> None:
    first = pipe(("产品", "营业收入"), ("改性树脂", "128643.17"), ("特种纤维", "87421.59"))
    second = pipe(
        ("产品", "营业收入", "营业成本"), ("改性树脂", "128643.17", "100275.43"), ("特种纤维", "87412.59", "60187.32")
    )
    assert told("restatement", f"{first}\n\n另见下表。\n\n{second}") == [
        "pass 128643.17: 128643.17 = 128643.17",
        "fail 87412.59: 87421.59 ≠ 87412.59",
    ]


def test_tables_of_two_years_may_differ_by_a_digit() -> None:
    first = pipe(("产品", "营业收入"), ("改性树脂", "128643.17"))
    second = pipe(("产品", "营业收入"), ("改性树脂", "128943.17"))
    assert told("restatement", f"表1　2024年营业收入\n\n{first}\n\n表2　2023年营业收入\n\n{second}") == []


def test_a_stale_number_in_a_list_of_one_column_is_noticed() -> None:
    stale = "支出中，教育支出158417万元；卫生健康支出74206万元；农林水支出61350万元。"
    assert ties(stale)[-1] == "61350 ≠ 88764"
    assert ties("教育支出158417万元；农林水支出中央部分61350万元。") == ["158417 = 158417"]


def test_of_many_tables_with_one_row_the_nearest_are_looked_at() -> None:
    copies = 40
    facts = extract(document("\n\n".join(f"教育支出158417万元。\n\n{TABLE}" for _ in range(copies))), vocabulary())
    tables = Tables(facts)
    for block in (tables.blocks[0], tables.blocks[copies // 2], tables.blocks[-1]):
        own = tables.blocks.index(block)
        looked_at = {sheet for sheet, _ in tables.rows_called("教育支出", block)}
        assert own in looked_at
        assert all(abs(sheet - own) <= MOST for sheet in looked_at)
        assert {place.sheet for place in tables.same(facts.prose[own].mentions[0].quantity, block)} == looked_at


def test_a_number_far_down_a_long_report_still_misses_its_own_table_by_a_slip() -> None:
    others = "\n\n".join(f"教育支出158417万元。\n\n{TABLE}" for _ in range(40))
    facts = extract(
        document(f"{others}\n\n教育支出158471万元，比上年增加6351万元，增长4.2%。\n\n{TABLE}"), vocabulary()
    )
    assert [one.mention.quantity.text for one in tabulated(facts) if not one.relation.holds] == ["158471"]


DISTRICTS = pipe(
    ("地区", "2024年（件）", "2023年（件）", "增减率（%）", "占比（%）"),
    ("城关区", "4982", "5103", "-2.4", "37.4"),
    ("北原县", "3765", "3618", "4.1", "28.2"),
    ("临河县", "2918", "3002", "-2.8", "21.9"),
    ("苜蓿县", "1661", "1391", "19.4", "12.5"),
    ("合计", "13326", "13114", "1.6", "100.0"),
)


def test_a_leading_digit_of_a_short_rate_is_noticed_beside_the_level_of_its_row() -> None:
    assert ties("北原县3765件，增长8.1%。", DISTRICTS) == ["3765 = 3765", "8.1 ≠ 4.1"]


def test_a_rate_under_doubt_is_told_only_where_others_of_its_column_agree() -> None:
    doubted = "按可比口径，城关区下降2.4%，北原县增长4.1%，临河县下降5.8%。"
    assert ties(doubted, DISTRICTS)[-1] == "5.8 ≠ -2.8"
    assert "5.8 ≠ -2.8" not in ties("按可比口径，临河县2918件，下降5.8%。", DISTRICTS)


def test_a_number_after_that_of_a_total_is_of_the_total_too() -> None:
    assert ties("全市登记13326件，上升1.9%。", DISTRICTS) == ["13326 = 13326", "1.9 ≠ 1.6"]


def test_a_value_that_the_row_of_another_name_prints_is_no_slip() -> None:
    assert "37.4 ≠ 28.2" not in ties("北原县3765件，占28.2%；城关区占比37.4%。", DISTRICTS)


SPENT = pipe(
    ("科目", "年初预算（万元）", "支出额（万元）", "执行率（%）"),
    ("社会保障和就业支出", "240.00", "236.91", "98.71"),
    ("卫生健康支出", "130.00", "127.35", "97.96"),
    ("住房保障支出", "150.00", "141.74", "94.49"),
    ("本年支出合计", "520.00", "506.00", "97.31"),
)


def test_rows_are_known_by_their_names_in_short_and_totals_without_the_word() -> None:
    assert ties("社会保障和就业（236.91万元）、卫生健康（127.35万元）、住房保障（141.74万元）。", SPENT) == [
        "236.91 = 236.91",
        "127.35 = 127.35",
        "141.74 = 141.74",
    ]
    assert ties("本年支出506.00万元，执行率97.61%。", SPENT) == ["506.00 = 506.00", "97.61 ≠ 97.31"]


def test_the_head_of_a_column_names_a_number_without_neighbours() -> None:
    assert ties("支出最慢的是住房保障支出，执行率94.79%。", SPENT) == ["94.79 ≠ 94.49"]


def test_a_total_nearby_is_missed_by_a_short_number_that_says_it_is_one() -> None:
    assert ties("成交金额合计506.80万元，明细如下。", SPENT) == ["506.80 ≠ 506.00"]
    assert ties("某单位垫付506.80万元，情况如下。", SPENT) == []


def test_a_slip_in_another_unit_than_that_of_the_table_is_noticed() -> None:
    table = pipe(
        ("产品", "2025年营业收入（元）", "2024年营业收入（元）"),
        ("颜料中间体", "436218904.55", "467903211.08"),
        ("电子级溶剂", "1284563207.18", "1190034518.66"),
    )
    prose = "电子级溶剂收入由上年的11.90亿元增到12.85亿元；颜料中间体收入由上年的4.63亿元降到4.36亿元。"
    assert "4.63 ≠ 467903211.08" in ties(prose, table)
    assert "4.36 = 436218904.55" in ties(prose, table)


def test_an_execution_rate_far_off_the_row_is_no_narrow_miss() -> None:
    table = pipe(("来源", "预算数", "到位数", "执行率（%）"), ("其他资金", "50.00", "100.00", "87.50"))
    assert "100 ≠ 87.50" not in ties("其他资金100.00万元，资金全部到位，到位率100%。", table)


def test_digits_that_stand_elsewhere_in_another_unit_mistake_the_unit() -> None:
    first, second = "累计支出1342.13万元。", "项目支出1342.13元，结余37.87万元。"
    assert [one for one in told("restatement", f"{first}\n\n{second}") if one.startswith("fail")] == [
        "fail 1342.13: 1342.13万元 ≠ 1342.13元"
    ]
    assert not check_text("一期支出13.42万元。\n\n二期支出13.42亿元。").findings  # nothing vouches for either


def test_a_table_without_a_unit_has_the_one_that_prose_prints_its_numbers_with() -> None:
    table = pipe(("产品", "收入", "成本"), ("改性树脂", "128643.17", "100275.43"), ("特种纤维", "87421.59", "60187.32"))
    right = "改性树脂收入128643.17万元，成本100275.43万元；特种纤维收入87421.59万元，成本60187.32{}。"
    assert ties(right.format("万元"), table)[-1] == "60187.32 = 60187.32"
    assert ties(right.format("元"), table)[-1] == "60187.32 ≠ 60187.32"


def test_a_share_is_that_of_its_row_where_the_shares_of_other_rows_are() -> None:
    table = pipe(
        ("渠道", "件数（件）", "占比（%）"),
        ("来信", "2874", "21.6"),
        ("来访", "1126", "8.5"),
        ("网上投诉", "7642", "57.3"),
        ("电话", "1685", "12.6"),
        ("合计", "13327", "100.0"),
    )
    text = "网上投诉占总量的{}%，已成主渠道；来信占21.6%；电话占12.6%；来访占8.5%。"
    assert "fail" not in outcomes("restatement", f"{text.format('57.3')}\n\n{table}")
    assert "fail" in outcomes("restatement", f"{text.format('51.9')}\n\n{table}")
    assert "fail" not in outcomes("restatement", f"网上投诉占新增量的51.9%，已成主渠道。\n\n{table}")


CANTEENS = pipe(
    ("类型", "所数", "其中：外送", "受益人数（人）", "就餐人次（万人次）", "支出（万元）"),
    ("初中", "14", "0", "9870", "191.46", "1531.68"),
    ("小学", "21", "3", "13256", "256.72", "2053.76"),
    ("合计", "35", "3", "23126", "448.18", "3585.44"),
)


def test_what_one_of_many_costs_is_in_no_column_of_all() -> None:
    for price in ("每人次8元", "每餐8元", "人均8元", "每生81元"):
        assert ties(f"全县就餐448.18万人次，{price}，支出3585.44万元。", CANTEENS) == [
            "448.18 = 448.18",
            "3585.44 = 3585.44",
        ]


def test_a_single_digit_misses_a_cell_only_under_its_name() -> None:
    assert ties("全县就餐448.18万人次，分5批结算，支出3585.44万元。", CANTEENS) == [
        "448.18 = 448.18",
        "3585.44 = 3585.44",
    ]
    assert "4 ≠ 3" in ties("全县就餐448.18万人次，其中外送4所，支出3585.44万元。", CANTEENS)
