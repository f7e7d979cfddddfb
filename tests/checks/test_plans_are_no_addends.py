"""All there is to do, and plans in brackets, beside sums of what was done."""

from __future__ import annotations

import pytest
from helpers import alarms

RIGHT = (
    "三年总目标为治理86公里，2023年已治理21.4公里，两年累计完成58.9公里。",
    "工程总投资3150万元，2023年完成820万元，两年累计完成1936.50万元。",
    "东乡完成31公里（计划30公里）、西乡完成44公里（计划52公里）、南乡完成27公里（计划33公里）。",
)
TEXTS = (
    ("2023年治理21.4公里，2024年治理37.5公里，两年累计完成{}公里。", "58.9", "59.8"),
    ("2023年治理21.4公里，2024年治理37.5公里，两年累计完成58.9公里，占三年总目标86公里的{}%。", "68.49", "64.89"),
    ("上半年治理21.4公里，下半年治理37.5公里，累计完成58.9公里，占总目标86公里的{}%。", "68.49", "64.89"),
    ("东片工程总投资1240万元，西片工程总投资1910万元，合计{}万元。", "3150", "3510"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_a_plan_is_no_addend_of_what_was_done(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(("text", "right", "wrong"), TEXTS)
def test_what_was_done_is_added_up(text: str, right: str, wrong: str) -> None:
    assert alarms(text.replace("{}", right)) == []
    assert alarms(text.replace("{}", wrong)) != []
