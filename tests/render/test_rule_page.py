"""The page of a rule."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from fractions import Fraction

from making import rule_of
from rich.cells import cell_len

from reportlint.render.options import Options
from reportlint.render.rule_page import render_index, render_rule, render_rule_json
from reportlint.rule import Example, Rule, Severity


@dataclass(frozen=True, slots=True)
class Params:
    low: str
    columns: tuple[str, ...]
    pattern: re.Pattern[str]
    tolerance: Fraction
    unset: str | None = None


BAD = "| 指标 | 分值 | 得分 |\n| 活动 | 10 | 15 |\n"
PARAMS = Params("得分", ("分值", "满分"), re.compile("第.+行"), Fraction(1, 2))


def rule() -> Rule:
    start = BAD.index("15")
    return rule_of(
        params=PARAMS,
        examples=(
            Example("活动 10 分。\n", bad=False, marked=()),
            Example(BAD, bad=True, marked=((start, start + 2),)),
            Example("满分十分得十五分。", bad=True, marked=(), todo=True),
        ),
        see=("财预〔2020〕10号",),
        why={"zh": "单项得分不得超过该项分值。" * 6, "en": "No score may exceed its maximum."},
    )


def test_a_page_goes_from_what_is_wrong_to_where_it_is_written() -> None:
    assert render_rule(rule(), Options(width=60)) == (
        """\
SCO101 score-above-maximum  错误

得分高于分值

为什么
  单项得分不得超过该项分值。单项得分不得超过该项分值。单项得
  分不得超过该项分值。单项得分不得超过该项分值。单项得分不得
  超过该项分值。单项得分不得超过该项分值。

错误示例
  | 指标 | 分值 | 得分 |
  | 活动 | 10 | ==15== |

错误示例（尚不能发现）
  满分十分得十五分。

正确示例
  活动 10 分。

参数
  low: 得分
  columns: 分值, 满分
  pattern: 第.+行
  tolerance: 1/2

依据
  财预〔2020〕10号

状态
  稳定
"""
    )


def test_the_page_speaks_english_too() -> None:
    page = render_rule(rule(), Options("en"))
    for heading in ("Why", "Bad", "Good", "Parameters", "See", "Status"):
        assert f"\n{heading}\n" in page


def test_no_line_of_the_prose_is_wider_than_the_terminal_or_begins_with_a_stop() -> None:
    for width in range(60, 80):
        lines = render_rule(rule(), Options(width=width)).split("\n")[4:8]
        assert all(cell_len(line) <= width for line in lines)
        assert not any(line.strip().startswith("。") for line in lines)


def test_the_json_is_the_same_record() -> None:
    record = json.loads(render_rule_json(rule()))
    assert record["code"] == "SCO101"
    assert record["parameters"] == {"low": "得分", "columns": ["分值", "满分"], "pattern": "第.+行", "tolerance": "1/2"}
    assert [example["bad"] for example in record["examples"]] == [False, True, True]
    assert record["examples"][1]["marked"] == [[BAD.index("15"), BAD.index("15") + 2]]


def test_the_index_has_one_line_a_rule() -> None:
    rules = [rule(), rule_of("PUN101", Severity.INFO, default=False)]
    assert render_index(rules, Options()) == (
        "SCO101  错误     得分高于分值  score-above-maximum\n"
        "PUN101  提示     得分高于分值  score-above-maximum (默认关闭)\n"
    )
