"""Numbers of the prose that a table prints again."""

from __future__ import annotations

from helpers import document, told, vocabulary
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
