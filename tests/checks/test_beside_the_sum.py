"""Numbers that look like parts, remainders, repetitions or differences of others beside them, and are none."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = "# 潼河市2023年工作报告\n\n{}\n"
TABLE = "\n\n| 项目 | 决算数（万元） |\n|---|---|\n| 人员经费 | 5617.82 |\n| 公用经费 | 621.12 |\n"
SOUND = {
    "what there is at the end is no part of what came": (
        "实现增值收益4.52亿元，其中上交财政的4.01亿元，风险准备金余额3.65亿元，运行平稳。"
    ),
    "what is left at the end of a year is no part of its income": (
        "当年收入1840万元，其中财政补助1320万元，年末结余960万元。"
    ),
    "a remainder in parts": "审议意见归并为37个，已销号29个，占78.4%；基本完成、尚待验收6个；仍在推进2个。",
    "a remainder that goes on": "收到建议86件，已答复61件；正在办理、尚未答复19件，解释说明6件。",
    "parts that make a whole are no difference": (
        "专项资金2860.00万元，按实训基地1400.00万元、专业群860.00万元、信息化600.00万元分配。"
    ),
    "levels of the year before under a head": (
        "营业收入1152.68亿元，增长4.5%；利润总额63.17亿元。可作对照的上年数：营业收入1103.42亿元，利润总额66.85亿元。"
    ),
    "targets under a head": "年度目标：新建渠道1050公里，惠及农户3640户。全年新建渠道1012公里，惠及农户3590户。",
    "targets under a heading": (
        "## 一、年度目标\n\n新建灌溉渠道1050公里，受益农户3640户。\n\n"
        "## 二、完成情况\n\n新建灌溉渠道1012公里，受益农户3590户。"
    ),
    "an average of a row is not the row": f"人员经费5617.82万元。按在职389人平均，人均人员经费14.44万元。{TABLE}",
    "an average of a household is not the row": f"户均公用经费0.36万元，人员经费5617.82万元。{TABLE}",
    "a ratio to one changes without a unit": "生师比18.80:1，上年为19.24:1，下降0.44，离18:1还有差距。",
}
WRONG = {
    "实现增值收益4.52亿元，其中上交财政4.01亿元，提取准备金3.65亿元。": "AMT104",
    "收到建议86件，已答复61件，其余19件。": "AMT152",
    f"人员经费5671.82万元，公用经费621.12万元。{TABLE}": "AMT112",
}


def loud(text: str) -> list[str]:
    """Return the codes of the findings that are no hints."""
    return [one.rule.code for one in check_text(REPORT.format(text)).findings if one.severity.value != "info"]


@pytest.mark.parametrize("name", SOUND)
def test_numbers_of_other_things_draw_nothing(name: str) -> None:
    assert loud(SOUND[name]) == []


@pytest.mark.parametrize("text", WRONG)
def test_wrong_parts_remainders_and_repetitions_are_told(text: str) -> None:
    assert WRONG[text] in loud(text)
