"""What was read, for who writes a rule and for programs."""

from __future__ import annotations

import json
from typing import Any

from helpers import facts

from reportlint.render.facts import render_facts

REPORT = """\
# 桥梁养护项目自评报告

## 一、资金情况

2024年支出120.50万元，比上年增加20.50万元，增长20.5%，3月5日拨付，明细见表1。

表1 评分表

| 一级指标 | 三级指标 | 分值 | 自评分 |
| --- | --- | --- | --- |
| 产出指标（20分） | 养护桥梁座数 | 12 | 12 |
|  | 巡查完成率 | 8 | 7.5 |
| 合计 |  | 20 | 19.5 |

养护桥梁座数满分12分，得12分，评价等级为优。
"""


def lines(text: str, language: str = "en") -> list[str]:
    return [" ".join(line.split()) for line in render_facts(facts(text), "text", language).splitlines()]


def record() -> dict[str, Any]:
    return dict(json.loads(render_facts(facts(REPORT), "json", "en")))


def test_headings_numbers_dates_and_statements_stand_with_their_places() -> None:
    shown = lines(REPORT)
    assert "3:4 一、资金情况" in shown
    assert "5:8 120.50 万元 · money" in shown
    assert "5:1 2024" in shown
    assert "5:38 2024-03-05" in shown
    assert "5:8 执行数 (支出) 120.50 万元" in shown
    assert "5:8 change 支出 current=120.50万元 change=20.50万元 rate=20.5% (上年)" in shown


def test_tables_have_their_columns_by_the_names_that_rules_know() -> None:
    shown = lines(REPORT)
    assert "Table 1 表1评分表 2 × 4 + 合计" in shown
    assert "4 自评分 = 得分 [分]" in shown
    assert "12:6 巡查完成率 [—] 7.5 / 8" in shown
    assert "11:3 1 产出指标 20 (2)" in shown


def test_what_ties_the_text_to_tables_and_marks_is_shown() -> None:
    shown = lines(REPORT)
    assert "7:1 表1 评分表" in shown
    assert "5:48 表1" in shown
    assert "15:1 养护桥梁座数 → 养护桥梁座数" in shown
    assert "15:1 养护桥梁座数 full=12 score=12" in shown
    assert "15:23 优" in shown


def test_columns_without_a_header_are_not_listed() -> None:
    assert "1" not in lines("|  |  |\n| --- | --- |\n| 10 | 12 |\n")


def test_lists_that_hold_nothing_are_left_out_and_titles_speak_the_language_of_the_reader() -> None:
    assert lines("## 一、概况\n", "zh") == ["标题 (1)", "1:4 一、概况", ""]


def test_json_holds_the_keys_that_programs_rely_on() -> None:
    found = record()
    assert found["version"] == 1
    assert set(found) >= {"sections", "grids", "quantities", "dates", "statements", "indicators"}
    first = found["quantities"][0]
    told = {key: first[key] for key in ("value", "decimals", "unit", "kind", "modifier", "quote")}
    assert told == {
        "value": "120.50", "decimals": 2, "unit": "万元", "kind": "money", "modifier": "", "quote": "120.50"
    }  # fmt: skip
    assert (first["location"]["line"], first["location"]["column"]) == (5, 8)


def test_json_tells_a_grid_with_its_columns_and_total() -> None:
    (grid,) = record()["grids"]
    assert [column["name"] for column in grid["columns"]] == ["一级指标", "三级指标", "分值", "得分"]
    assert (grid["body_rows"], grid["total_row"]) == (2, 3)
    assert grid["rows"][1]["cells"][3] == {"text": "7.5", "inherited": False, "value": "7.5"}
    assert grid["rows"][1]["cells"][0]["inherited"]
