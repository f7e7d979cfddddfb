"""One fact printed twice with fewer places or in a larger unit: both prints vouch for each other."""

from __future__ import annotations

import pytest
from helpers import look, outcomes
from made_tables import pipe

TABLE = pipe(
    ("类别（元）", "本年支出"), ("人员经费", "31,286,452.75"), ("公用经费", "8,913,640.20"), ("合计", "40,200,092.95")
)


def ties(text: str) -> set[tuple[str, ...]]:
    """Return the pairs of numbers that are found to be one fact."""
    return {
        tuple(term.quantity.text for term in relation.printed_terms)
        for one in look("restatement", text)
        for relation in one.relations
        if relation.holds
    }


PAIRS = [
    ("全年收入52,318,906.44元。\n\n综上，收入合计5231.89万元。", ("52318906.44", "5231.89")),
    ("课题经费支出864.27亿元。\n\n上述864.3亿元支出中，企业占七成。", ("864.27", "864.3")),
]


@pytest.mark.parametrize(("text", "pair"), PAIRS)
def test_what_a_number_rounds_to_is_the_same_fact(text: str, pair: tuple[str, str]) -> None:
    assert pair in ties(text)


def test_a_number_that_two_others_round_to_is_neither_for_certain() -> None:
    assert not ties("收入52,318,906.44元。\n\n支出52,318,911.20元。\n\n合同总价5231.89万元。")


def test_a_short_number_that_another_rounds_to_is_no_fact_printed_again() -> None:
    assert not ties("管网投资12.36亿元。\n\n绿化面积12.36公顷，酒店营收12.4亿元。")


def test_the_cell_of_a_table_in_yuan_is_told_again_in_ten_thousands() -> None:
    text = "支出明细如下：\n\n{}\n\n全年人员方面列支{}万元。"
    table = TABLE.replace("（元）", "").replace("本年支出", "本年支出（元）")
    assert ("31286452.75", "3128.65") in ties(text.format(table, "3128.65"))
    assert "fail" not in outcomes("restatement", text.format(table, "3182.65"))


def test_the_unit_of_a_table_stands_behind_the_heading_above_it() -> None:
    table = pipe(("项目", "2026年预算"), ("拨款收入", "18,462,350"), ("事业收入", "1,240,000"), ("合计", "19,702,350"))
    text = f"# 某局预算\n\n## 二、收支总表　　单位：元\n\n{table}\n\n本年拨款收入1846.24万元。"
    assert ("18462350", "1846.24") in ties(text)


def test_people_and_the_things_counted_are_known_again_by_what_stands_behind_them() -> None:
    assert ("127", "127") in ties("全市定点护理机构127家。\n\n从分布看，127家定点机构中有83家在城区。")
    assert ("36484", "36484") in ties("培训36,484人。\n\n全年受益36,484人次。")
    assert not ties("全市定点护理机构127家。\n\n从分布看，127家零售药店中有83家在城区。")


def test_a_rate_that_another_moved_to_is_known_again() -> None:
    assert ("63.75", "63.75") in ties("平均资产负债率63.75%。\n\n较之上年，资产负债率由65.01%降到63.75%。")
