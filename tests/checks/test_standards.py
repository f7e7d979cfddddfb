"""Standards that scoring rules open with, against what was reached and the mark of the row."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 部门整体绩效自评报告

| 一级指标 | 三级指标 | 分值 | 评分标准 | 实际完成值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 过程 | 预算执行率 | 10 | ≥95%得满分，每低1个百分点扣0.5分 | {rate} | 10 |
| 过程 | 预算调整率 | 10 | ≤10%得满分 | {change} | 10 |
| 产出 | 设备完好率 | 30 | ≥98%得满分，每低1个百分点扣1分 | 92.60% | 24 |
| 效益 | 群众满意度 | 50 | ≥90%得满分，每低1个百分点扣1分 | 93.10% | 50 |
"""


def told(rate: str, change: str) -> list[str]:
    findings = check_text(REPORT.format(rate=rate, change=change)).findings
    return [one.observation.computed for one in findings if one.rule.code == "SCO167"]


def test_a_standard_reached_earns_all_marks() -> None:
    assert told("96.30%", "8.25%") == []


def test_a_standard_missed_earns_less_than_all_marks() -> None:
    assert told("69.30%", "8.25%") == ["69.30 不满足 ≥ 95"]
    assert told("96.30%", "82.50%") == ["82.50 不满足 ≤ 10"]


@pytest.mark.parametrize(
    ("rate", "change"), [("94.60%", "8.25%"), ("完成3次", "8.25%"), ("96.30%", "8.25万元"), ("96.30%", "下降16.99%")]
)
def test_less_than_a_step_and_other_units_are_left_alone(rate: str, change: str) -> None:
    assert told(rate, change) == []


def test_a_bare_share_may_be_a_decimal() -> None:
    assert told("0.963", "8.25%") == []
    assert told("1", "8.25%") == []
    assert told("0.693", "8.25%") == ["0.693 不满足 ≥ 95"]
    assert told("69.3", "8.25%") == ["69.3 不满足 ≥ 95"]
    assert told("0.963%", "8.25%") == ["0.963 不满足 ≥ 95"]
