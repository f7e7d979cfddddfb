"""Indicators that the text names by their first words only."""

from __future__ import annotations

from helpers import told

TABLE = """| 三级指标 | 分值 | 得分 |
| --- | --- | --- |
| 线路巡查里程占比 | 30 | 28 |
| 线路设备完好率 | 30 | 30 |
| 隐患整改及时率 | 20 | 18 |
| 用户评价 | 20 | 19 |

## 指标分析

线路设备完好率满分30分，得30分。隐患整改及时率满分20分，得18分，扣2分。用户评价满分20分，得19分，扣1分。
"""


def test_the_first_words_of_a_name_name_it() -> None:
    assert not [one for one in told("untold-row", TABLE + "线路巡查只完成计划的九成。") if one.startswith("fail")]


def test_first_words_that_two_names_share_name_neither() -> None:
    assert [one for one in told("untold-row", TABLE + "线路总体良好。") if one.startswith("fail")] == [
        "fail 线路巡查里程占比"
    ]
