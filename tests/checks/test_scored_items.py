"""Paragraphs that score one item each, where no table prints the marks."""

from __future__ import annotations

import pytest
from helpers import alarms, told


def looks(text: str) -> list[str]:
    """Say what came of the marks of every item."""
    return told("item-marks", f"# 2024年度校舍修缮项目绩效自评报告\n\n## 逐项评分\n\n{text}\n")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("2. 合同备案（3分）。两份合同逾期备案，扣0.4分，得{}分。", "2.6", "2.4"),
        ("B2 预算执行 8分，得7.12分。执行率89.00%，扣{}分。", "0.88", "0.98"),
        ("1. 资金管理（50分）。到位率低，扣3分；手续不全，扣1分。共扣{}分，得46分。", "4", "3"),
        ("②立项程序（3分）。经集体会议审议，得{}分。", "3", "4"),
    ],
)
def test_the_marks_of_an_item_agree(text: str, right: str, wrong: str) -> None:
    head = "## 逐项评分\n\n"
    assert alarms(head + text.format(right)) == []
    assert alarms(head + text.format(wrong)) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B2 预算执行 8分，得7.12分。执行率89.00%，扣0.98分。", ["fail 7.12: 8 - 0.98 = 7.02 ≠ 7.12"]),
        (
            "1. 数量（16分），得14.5分。其中：修缮校舍（10分）完成九成，得8.5分；更换门窗（6分）全部完成，得6分。",
            ["pass 16: 10 + 6 = 16", "pass 14.5: 8.5 + 6 = 14.5"],
        ),
        (
            "1. 数量（16分）。修缮校舍（10分）完成九成，扣0.5分，得9.5分；更换门窗（6分）全部完成，得7分。小计15.5分。",
            ["pass 9.5: 10 - 0.5 = 9.5", "fail 7: 7 > 6", "pass 16: 10 + 6 = 16", "fail 15.5: 9.5 + 7 = 16.5 ≠ 15.5"],
        ),
    ],
)
def test_the_marks_of_parts_are_added_up(text: str, expected: list[str]) -> None:
    assert looks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3. 施工进度（6分）。每延误一天扣0.5分，最多扣3分。延误两天，得5分。",
        "3. 投诉控制（4分）。按“每超1件扣0.2分，单项最多扣1.5分”计分，得2.5分。",
        "平均12.75分，扣5分的是城东片区，得7分。",
        "2. 质量（9分）。甲（5分）得5分；乙（3分）得2分。得7分。",
        "2. 验收（5分）。资料不全，扣0.5分；整改拖延，扣0.3分，另有其他因素，得4分。",
    ],
)
def test_rules_and_what_is_told_in_part_convict_nothing(text: str) -> None:
    assert [look for look in looks(text) if look.startswith("fail")] == []
