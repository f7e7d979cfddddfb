"""A score rate told behind a mark is that mark over its maximum, of the sentence or of the score table."""

from __future__ import annotations

import pytest
from helpers import check_text

TABLE = """
# 2024年度古树保护项目绩效评价报告

| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 决策（16分） | 立项依据 | 8 | 7.3 |
| | 目标设定 | 8 | 5 |
| 产出（60分） | 挂牌株数 | 60 | 54 |
| 效益（24分） | 游客满意度 | 24 | 20.4 |
| 合计 | | 100 | 86.7 |

## 一、得分情况

"""


def wrong(text: str) -> list[str]:
    """Return the rates that are told to be wrong."""
    found = [one for one in check_text(TABLE + text).findings if one.rule.code == "CMP162"]
    return [one.observation.relations[0].stated.quantity.text for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "挂牌株数分值60分，得54分，得分率90%。",
        "（二）产出（得54分，满分60分，得分率90.00%）",
        "挂牌株数（60分）得54分，失6分，得分率为90%。",
        "决策得12.3分，得分率76.9%；产出得54分，得分率90.0%。",
        "决策、产出、效益分别得12.3分、54分和20.4分，得分率为76.9%、90.0%和85.0%。",
        "评价得分86.7分（等级“良”，得分率86.7%）。",
        "产出得54分，居各类之首，效益得分率只有85.0%。",
    ],
)
def test_a_right_rate_draws_nothing(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("挂牌株数分值60分，得54分，得分率91%。", ["91"]),
        ("（二）产出（得54分，满分60分，得分率80.00%）", ["80.00"]),
        ("决策得12.3分，得分率79.6%；产出得54分，得分率90.0%。", ["79.6"]),
        ("决策、产出、效益分别得12.3分、54分和20.4分，得分率为76.9%、90.0%和88.0%。", ["88.0"]),
        ("评价得分86.7分（等级“良”，得分率87.6%）。", ["87.6"]),
    ],
)
def test_a_wrong_rate_is_told(text: str, rates: list[str]) -> None:
    assert wrong(text) == rates
