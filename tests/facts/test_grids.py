"""Tables as grids with meaning: the same grid from pipes, tabs and HTML."""

from __future__ import annotations

import pytest
from helpers import facts

from reportlint.facts.tables.grids import Grid

PIPES = """\
| 一级指标 | 三级指标 | 分值 | 自评得分 |
| --- | --- | --- | --- |
| 产出指标 | 培训期数 | 20 | 20 |
| 产出指标 | 合格率 | 30 | 28.5 |
| 效益指标 | 就业人数 | 50 | 49 |
| 合计 |  | 100 | 97.5 |
"""
TABS = """\
一级指标\t三级指标\t分值\t自评得分
产出指标\t培训期数\t20\t20
\t合格率\t30\t28.5
效益指标\t就业人数\t50\t49
合计\t\t100\t97.5
"""
HTML = """\
<table>
<tr><th>一级指标</th><th>三级指标</th><th>分值</th><th>自评得分</th></tr>
<tr><td rowspan="2">产出指标</td><td>培训期数</td><td>20</td><td>20</td></tr>
<tr><td>合格率</td><td>30</td><td>28.5</td></tr>
<tr><td>效益指标</td><td>就业人数</td><td>50</td><td>49</td></tr>
<tr><td colspan="2">合计</td><td>100</td><td>97.5</td></tr>
</table>
"""
NOTATIONS = pytest.mark.parametrize("text", [PIPES, TABS, HTML], ids=["pipes", "tabs", "html"])


def grid(text: str) -> Grid:
    """Return the one grid of a text."""
    (one,) = facts(text).grids
    return one


@NOTATIONS
def test_columns_are_known_by_their_canonical_names(text: str) -> None:
    assert [column.name for column in grid(text).columns] == ["一级指标", "三级指标", "分值", "得分"]


@NOTATIONS
def test_every_notation_gives_the_same_labels(text: str) -> None:
    one = grid(text)
    column = one.column("一级指标")
    labels = [slot.text if (slot := row.slot(column)) else None for row in one.body()]
    assert labels == ["产出指标", "产出指标", "效益指标"]


@NOTATIONS
def test_every_notation_gives_the_same_numbers(text: str) -> None:
    one = grid(text)
    column = one.column("得分")
    numbers = [slot.quantity.text for row in one.rows if (slot := row.slot(column)) and slot.quantity]
    assert numbers == ["20", "28.5", "49", "97.5"]


@NOTATIONS
def test_totals_are_told_from_details(text: str) -> None:
    one = grid(text)
    assert [row.kind for row in one.rows] == ["body", "body", "body", "total"]
    assert one.total() is one.rows[-1]


@NOTATIONS
def test_marks_are_marks(text: str) -> None:
    quantity = grid(text).rows[0].slot(grid(text).column("分值"))
    assert quantity is not None
    assert quantity.quantity is not None
    assert (quantity.quantity.unit, quantity.quantity.exact) == ("分", True)


def test_only_one_of_the_rows_under_a_merged_label_owns_it() -> None:
    for text in (TABS, HTML):
        one = grid(text)
        slots = [row.slot(one.column("一级指标")) for row in one.body()]
        assert [slot.inherited for slot in slots if slot] == [False, True, False]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("分值", "分值"),
        ("权重", "分值"),
        ("分值（分）", "分值"),
        ("本年自评得分", "得分"),
        ("全年预算数（A）", "全年预算数"),
        ("执行率（B/A）", "执行率"),
        ("实际完成值", "实际完成值"),
        ("备注", None),
    ],
)
def test_a_header_is_known_by_synonym_bracket_or_ending(header: str, name: str | None) -> None:
    one = grid(f"| 三级指标 | {header} |\n| --- | --- |\n| 甲 | 10 |\n")
    assert one.columns[1].name == name


def test_the_rows_of_a_header_are_joined() -> None:
    one = grid(
        "<table><tr><td rowspan='2'>科目</td><td colspan='2'>预算数</td><td rowspan='2'>备注</td></tr>"
        "<tr><td>2023年</td><td>2024年</td></tr>"
        "<tr><td>会议费</td><td>12.40</td><td>10.25</td><td></td></tr></table>"
    )
    assert [column.header for column in one.columns] == ["科目", "预算数2023年", "预算数2024年", "备注"]
    assert len(one.rows) == 1


def test_a_table_of_two_columns_has_a_header() -> None:
    one = grid("| 资金来源 | 金额（万元） |\n| --- | --- |\n| 中央补助 | 203.80 |\n| 合计 | 203.80 |\n")
    assert [column.header for column in one.columns] == ["资金来源", "金额（万元）"]
    assert one.columns[1].unit == "万元"


@pytest.mark.parametrize(
    ("above", "header", "unit"),
    [
        ("表1 支出（2024年）\n\n单位：万元\n\n", "金额", "万元"),
        ("单位：元\n\n", "金额", "元"),
        ("", "金额（万元）", "万元"),
        ("单位：元\n\n", "金额（万元）", "万元"),
        ("", "执行率", "%"),
    ],
)
def test_a_bare_number_has_the_unit_of_its_column_or_table(above: str, header: str, unit: str) -> None:
    one = grid(f"{above}| 序号 | 项目 | {header} |\n| --- | --- | --- |\n| 一 | 甲 | 10.5 |\n| 二 | 乙 | 20.5 |\n")
    quantity = one.rows[0].slot(one.columns[2])
    assert quantity is not None
    assert quantity.quantity is not None
    assert quantity.quantity.unit == unit


def test_the_caption_stands_above_the_table() -> None:
    one = grid("表1 2024年支出构成\n\n单位：万元\n\n| 项目 | 金额 |\n| --- | --- |\n| 甲 | 10 |\n")
    assert one.caption.startswith("表1")


@pytest.mark.parametrize("nothing", ["", "-", "—", "--", "/", "无", "不适用"])
def test_a_cell_that_says_nothing_holds_no_number(nothing: str) -> None:
    one = grid(f"| 科目 | 项目 | 金额（万元） |\n| --- | --- | --- |\n| 一 | 甲 | {nothing} |\n| 二 | 乙 | 0 |\n")
    empty, zero = (row.slot(one.columns[2]) for row in one.rows)
    assert empty is None or empty.quantity is None
    assert zero is not None
    assert zero.quantity is not None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("1,234.50", "1234.50"),
        ("－5.2", "-5.2"),
        ("９８．５％", "98.5"),
        ("10分", "10"),
        ("10 分钟内", None),
        ("甲10", None),
    ],
)
def test_a_cell_that_holds_one_number_and_nothing_else_is_a_number(cell: str, text: str | None) -> None:
    one = grid(f"| 科目 | 项目 | 金额（万元） |\n| --- | --- | --- |\n| 一 | 甲 | {cell} |\n")
    slot = one.rows[0].slot(one.columns[2])
    assert slot is not None
    assert (slot.quantity.text if slot.quantity else None) == text


FORM = """\
| 资金 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 年度资金总额 | 100.00 | 120.00 | 108.00 | 10 | 90.00% | 9 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 培训期数 | ≥5期 | 5期 | 90 | 88 |
"""


def test_a_form_holds_several_grids_each_with_a_header_of_its_own() -> None:
    money, indicators = facts(FORM).grids
    assert money.column("执行率") is not None
    assert [row.label for row in money.rows] == ["年度资金总额"]
    assert indicators.column("三级指标") is not None
    assert [row.label for row in indicators.rows] == ["产出指标"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [("合计", "total"), ("总分", "total"), ("小计", "subtotal"), ("产出指标小计", "subtotal"), ("合计：", "total")],
)
def test_a_row_is_a_total_by_its_label(label: str, kind: str) -> None:
    one = grid(f"| 三级指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 甲 | 10 | 9 |\n| {label} | 10 | 9 |\n")
    assert one.rows[-1].kind == kind


def test_a_table_of_empty_cells_is_survived() -> None:
    assert facts("|  |  |\n| --- | --- |\n|  |  |\n").quantities == ()


def test_a_table_with_ragged_rows_is_survived() -> None:
    one = grid("| 三级指标 | 分值 | 得分 |\n| --- | --- | --- |\n| 甲 | 10 |\n| 乙 | 20 | 19 | 多 |\n")
    assert len(one.rows) == 2


@pytest.mark.parametrize("corner", ["部门", "村", "户"])
def test_a_corner_that_says_what_the_rows_are_gives_no_unit(corner: str) -> None:
    table = grid(f"| {corner} | 基本分 | 实得分 |\n| --- | --- | --- |\n| 甲 | 90.5 | 91.5 |\n| 乙 | 88.0 | 87.5 |\n")
    assert [column.unit for column in table.columns[1:]] == ["", "分"]


def test_a_corner_with_a_unit_in_brackets_gives_it() -> None:
    table = grid("| 村（户） | 改厕 | 改水 |\n| --- | --- | --- |\n| 甲 | 90 | 91 |\n| 乙 | 88 | 87 |\n")
    assert [column.unit for column in table.columns[1:]] == ["户", "户"]
