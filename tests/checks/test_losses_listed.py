"""What was lost or came on top in all, with the list behind it."""

from __future__ import annotations

import pytest
from helpers import outcomes

LISTS = [
    ("到位率不足等扣{}分：资金到位低扣30分，采购超期扣16分，核算不规范扣8分。", "54", "64"),
    ("全部指标共失{}分：决策失2.85分，过程失4.41分，产出失2.72分。", "9.98", "9.48"),
    ("B项目共失分{}分，其中决策类1.00分、过程类2.36分、产出类4.47分。", "7.83", "8.43"),
    ("满意度指标扣3.7分，其中学生扣1.5分，教师扣{}分。", "2.2", "2.7"),
    ("二季度共失4分，是管网{}分、设备0.5分、安全1分、公众满意1分。", "1.5", "2.5"),
    ("共扣{}分，由高到低为：质量扣9.82分，效率扣9.16分，党建扣4.05分。", "23.03", "20.33"),
    ("柳镇加{}分：盘活校舍加1.5分，争取奖补加1分。", "2.5", "2.9"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), LISTS)
def test_a_list_of_losses_makes_what_was_lost_in_all(text: str, right: str, wrong: str) -> None:
    assert outcomes("parts-total", text.format(right)) == ["pass"]
    assert outcomes("parts-total", text.format(wrong)) == ["fail"]


@pytest.mark.parametrize(
    "text",
    [
        "扣2分（标准15分，终评13分），因变更备案超期。",
        "过程失8分，其中主要是资金管理失5分、业务管理失2分。",
        "共扣9分：每少一场扣0.5分，少4处扣2分，另有两项扣分。",
        "共扣9分：甲校扣2分，乙校得6分。",
        "产出失3分，其中数量指标满分20分、得18分。",
    ],
)
def test_marks_that_are_no_parts_of_a_loss_are_left_alone(text: str) -> None:
    assert "fail" not in outcomes("parts-total", text)
