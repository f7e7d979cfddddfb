"""What prose computes from the cells of a row: changes, rates and shares that no column prints."""

from __future__ import annotations

from helpers import told
from made_tables import pipe

TABLE = pipe(
    ("项目", "2025年（万元）", "2024年（万元）"),
    ("门票收入", "1286.40", "1168.85"),
    ("停车收入", "318.62", "342.17"),
    ("研学收入", "95.38", "61.20"),
    ("合计", "1700.40", "1572.22"),
)
HEADED = pipe(
    ("板块", "营业收入2025年", "营业收入2024年", "营业成本2025年", "营业成本2024年"),
    ("综合物流", "6152.08", "5483.30", "5631.10", "5029.16"),
    ("港口服务", "973.40", "1028.84", "549.18", "552.04"),
)


def found(prose: str, table: str = TABLE) -> list[str]:
    """Say what a sentence before a table came to."""
    return told("derived-from-table", f"{prose}\n\n{table}")


def test_a_change_and_its_rate_follow_from_the_columns_of_two_years() -> None:
    assert found("门票收入比上年增加117.55万元，增长10.06%。") == [
        "pass 117.55: 1286.40 - 1168.85 = 117.55",
        "pass 10.06: (1286.40 - 1168.85) ÷ 1168.85 = 10.06%",
    ]


def test_a_share_is_that_of_the_total_of_the_column() -> None:
    assert found("研学收入95.38万元，占比5.61%。") == ["pass 5.61: 95.38 ÷ 1700.40 = 5.61%"]


def test_a_slip_is_told_where_the_level_before_it_is_that_of_the_row() -> None:
    assert found("门票收入1286.40万元，比上年增加117.85万元。") == ["fail 117.85: 1286.40 - 1168.85 = 117.55 ≠ 117.85"]


def test_a_slip_is_told_where_other_numbers_are_computed_alike() -> None:
    assert found("停车收入比上年减少23.55万元。门票收入比上年增加117.85万元。")[-1].startswith("fail 117.85")
    assert found("门票收入比上年增加117.85万元。") == []


def test_a_number_that_no_slip_explains_is_of_something_else() -> None:
    assert found("门票收入1286.40万元，比上年增加86.22万元。") == []


def test_other_bases_and_real_growth_are_not_asked_of_the_table() -> None:
    assert found("门票收入1286.40万元，比年初预算增加117.85万元。") == []
    assert found("门票收入1286.40万元，按可比价格计算增长10.09%。") == []


def test_words_tell_which_of_two_columns_a_change_is_of() -> None:
    assert found("港口服务成本减少2.86万元，港口服务收入减少55.44万元。", HEADED) == [
        "pass 2.86: 549.18 - 552.04 = -2.86",
        "pass 55.44: 973.40 - 1028.84 = -55.44",
    ]


def test_a_column_that_prints_the_change_is_left_to_agreement() -> None:
    table = pipe(("项目", "2025年", "2024年", "增减额"), ("门票收入", "1286.40", "1168.85", "117.55"))
    assert found("门票收入1286.40万元，比上年增加117.85万元。", table) == []


DISTRICTS = pipe(
    ("地区", "研发经费（亿元）", "投入强度（%）"),
    ("东湾区", "15.42", "3.18"),
    ("高新区", "18.06", "4.87"),
    ("枝城市", "9.73", "1.92"),
)


def test_a_sum_of_rows_named_before_it_is_added_up() -> None:
    assert found("高新区、东湾区两地投入33.48亿元。", DISTRICTS) == ["pass 33.48: 18.06 + 15.42 = 33.48"]
    assert found("高新区、东湾区两地投入35.48亿元。", DISTRICTS) == ["fail 35.48: 18.06 + 15.42 = 33.48 ≠ 35.48"]
    assert found("高新区、东湾区之间的公路投入35.48亿元。", DISTRICTS) == []


def test_a_sum_before_a_table_without_a_total_is_that_of_its_rows() -> None:
    assert found("全市研发经费合计43.21亿元，分布如下。", DISTRICTS) == ["pass 43.21: 15.42 + 18.06 + 9.73 = 43.21"]
    assert found("全市研发经费合计48.21亿元，分布如下。", DISTRICTS)[0].startswith("fail 48.21")
    assert found("全市研发经费合计60.17亿元，分布如下。", DISTRICTS) == []
