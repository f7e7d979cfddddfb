"""Targets and results of a score table that the prose prints again where no mark stands beside them."""

from __future__ import annotations

import pytest
from helpers import check_text, look, quoted

from reportlint.rule import Outcome, Severity

TABLE = """# 某县2024年路灯项目绩效自评报告

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 产出指标 | 安装路灯盏数 | ≥450盏 | 420盏 | 60 | 56 |
| 效益指标 | 夜间出行居民满意度 | ≥90% | 93.5% | 40 | 40 |

## 一、实施情况

全年安装路灯420盏，占计划450盏的93.33%，少30盏。问卷200份，满意187份，满意度93.5%。

## 二、主要做法

{}
"""
CELLS = """| 一级指标 | 三级指标 | 完成情况 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 产出指标 | 食品抽检批次 | 计划760批次，完成745批次 | 60 | 58 |
| 效益指标 | 居民知晓率 | 91.2% | 40 | 40 |

## 实施情况

全年抽检食品{}批次，检出不合格食品后均已处置。
"""


def convicted(text: str) -> set[str]:
    """Return the numbers that loud findings about targets and results point at."""
    result = check_text(text)
    loud = (one for one in result.findings if one.severity is not Severity.INFO and one.rule.code == "CMP155")
    return {quoted(result, one) for one in loud}


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("安装路灯{}盏，全部接入平台。", "420", "428"),
        ("路灯安装计划{}盏，因迁改未能如数完成。", "450", "458"),
    ],
)
def test_what_the_prose_prints_again_is_that_of_the_row(sentence: str, right: str, wrong: str) -> None:
    assert convicted(TABLE.format(sentence.format(right))) == set()
    assert convicted(TABLE.format(sentence.format(wrong))) == {wrong}


def test_a_number_of_another_year_or_of_something_else_is_none_of_the_row() -> None:
    assert convicted(TABLE.format("2025年计划安装路灯428盏。")) == set()
    assert convicted(TABLE.format("年末更换灯具428盏，均已入账。")) == set()
    assert convicted(TABLE.format("夜间出行居民满意度由上年的93.8%降至93.5%。")) == set()
    later = TABLE.replace("## 二、主要做法", "## 二、改进措施")
    assert convicted(later.format("路灯安装计划调整为458盏。")) == set()


def test_of_a_target_and_a_result_in_one_cell_each_is_looked_at() -> None:
    seen = [one for one in look("measured-pair", CELLS.format(745)) if one.values["said"].startswith("745")]
    assert [one.outcome.value for one in seen] == ["pass"]


def test_a_paragraph_that_opens_with_the_whole_name_of_another_row_is_about_that() -> None:
    table = """
| 三级指标 | 分值 | 评分标准 | 得分 |
|---|---|---|---|
| 预算调整率 | 6 | ≤10%得满分；每超1个百分点扣0.25分 | 4.50 |
| 支付进度率 | 4 | 6月末达到50%、9月末达到75%，各2分；每低1个百分点扣0.5分 | 2.50 |
| 台账完整率 | 90 | 完整得满分 | 90.00 |

2.支付进度率：以调整后预算为基数，6月末累计支出进度47.30%，低于50%的要求2.70个百分点，扣1.50分。
"""
    looks = [one.observation for one in check_text(table).observed if one.rule.code == "CMP155"]
    assert all(look.outcome is not Outcome.FAIL for look in looks)


def test_half_of_a_name_is_no_name() -> None:
    table = TABLE.replace("夜间出行居民满意度 | ≥90% | 93.5%", "预算调整率 | ≤10% | 15.7%").replace(
        "满意度93.5%", "满意"
    )
    assert convicted(table.format("以调整后预算为基数，上半年支出进度47.4%，低于50%的要求。")) == set()
