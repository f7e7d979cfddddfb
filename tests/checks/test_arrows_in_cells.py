"""Cells that tell a rise or a fall by an arrow."""

from __future__ import annotations

from helpers import check_text

TABLE = """| 指标 | 单位 | 本月数 | 上年同期 | 同比（%） |
| --- | --- | --- | --- | --- |
| 城市低保人数 | 人 | 1200 | 1250 | ↓4.0 |
| 农村低保人数 | 人 | 5400 | 5000 | ↑8.0 |
| 特困供养人数 | 人 | 3400 | 3000 | ↑13.3 |
| 临时救助人次 | 人次 | 820 | 800 | {} |
"""


def faults(cell: str) -> list[str]:
    result = check_text(TABLE.format(cell))
    return [one.observation.computed for one in result.findings if one.rule.code == "AMT121"]


def test_an_arrow_is_the_sign_of_its_number() -> None:
    assert faults("↑2.5") == []
    assert len(faults("↓2.5")) == 1
    assert len(faults("↑5.2")) == 1
