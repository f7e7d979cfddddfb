"""What all level-1 groups print, in the table or in the text, makes the whole, whatever is wrong with their rows."""

from __future__ import annotations

import pytest
from helpers import check_text

TABLE = """# 山塘清淤项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标 {output}分 | 清淤方量 | 25 | 25 |
|  | 塘坝加固 | 20 | 20 |
| 效益指标 {benefit}分 | 灌溉面积 | {rows} | 30 |
| 满意度指标 {satisfied}分 | 村民满意度 | 15 | 14 |
| 合计 |  | 100 | 89 |
"""
CONCLUSION = """
## 结论

产出指标分值{output}分，实际得分45分。

效益指标分值{benefit}分，实际得分30分；满意度指标分值15分，实际得分14分。
"""


def codes(text: str) -> list[str]:
    """Return the codes of errors and warnings about sums."""
    wanted = {"SCO103", "SCO106", "CMP105", "CMP161"}
    return sorted(one.rule.code for one in check_text(text).findings if one.rule.code in wanted)


def test_groups_that_make_the_whole_draw_nothing() -> None:
    assert codes(TABLE.format(output=45, benefit=40, satisfied=15, rows=40)) == []


def test_a_group_off_from_its_rows_is_told_once() -> None:
    assert codes(TABLE.format(output=55, benefit=40, satisfied=15, rows=40)) == ["SCO106"]


def test_two_groups_that_cancel_out_do_not_hide_a_third_number() -> None:
    stale = TABLE.format(output=55, benefit=30, satisfied=15, rows=40)
    assert codes(stale) == ["SCO106", "SCO106"]
    assert codes(TABLE.format(output=58, benefit=30, satisfied=15, rows=40)) == ["SCO103", "SCO106", "SCO106"]


def test_what_the_text_says_of_all_groups_makes_the_whole_though_the_table_is_stale() -> None:
    table = TABLE.format(output=45, benefit=40, satisfied=15, rows=40)
    assert codes(table + CONCLUSION.format(output=45, benefit=40)) == []
    assert codes(table + CONCLUSION.format(output=45, benefit=46)) == ["CMP105"]
    assert "CMP161" not in codes(table + CONCLUSION.format(output=55, benefit=30))
    assert "CMP161" in codes(table + CONCLUSION.format(output=55, benefit=36))


@pytest.mark.parametrize("weight", ["45", "30"])
def test_marks_out_of_a_hundred_are_no_parts_of_the_whole(weight: str) -> None:
    text = (
        TABLE.format(output=45, benefit=40, satisfied=15, rows=40)
        + f"""
## 结论

产出指标权重{weight}%，得分91.2分。效益指标得分88.4分，满意度指标得分95.5分。
"""
    )
    assert "CMP161" not in codes(text)


def test_marks_on_top_of_the_groups_are_no_fault_of_theirs() -> None:
    text = """# 镇级整体支出绩效自评报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 投入指标 | 预算编制 | 40 | 37 |
|  | 预算公开 | 20 | 20 |
| 效果指标 | 群众满意 | 40 | 35 |
| 加分项 | 受县级表彰 |  | 2 |
| 合计 |  | 100 | 94 |

投入指标得57分。效果指标得35分。
"""
    assert "CMP161" not in codes(text)
