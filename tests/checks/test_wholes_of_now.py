"""Lists behind a total of now and one of last year: they divide the one of now, unless they make the other."""

from __future__ import annotations

import pytest
from helpers import alarms

TEXTS = (
    (
        (
            "本年收入合计864.20万元（2023年为815.60万元），其中：财政拨款收入702.40万元，占{}%；"
            "事业收入118.30万元，占13.69%；其他收入43.50万元，占5.03%。"
        ),
        "81.28",
        "81.82",
    ),
    ("全年支出{}万元，上年支出815.60万元，其中：基本支出511.70万元，项目支出352.50万元。", "864.20", "846.20"),
    ("全年支出864.20万元，上年支出815.60万元，其中：基本支出511.70万元，项目支出{}万元。", "352.50", "532.50"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), TEXTS)
def test_a_list_divides_the_total_of_now(text: str, right: str, wrong: str) -> None:
    assert alarms(text.replace("{}", right)) == []
    assert alarms(text.replace("{}", wrong)) != []


def test_a_list_that_makes_last_years_total_divides_that() -> None:
    assert alarms("全年支出864.20万元，上年支出815.60万元，其中：基本支出511.70万元，项目支出303.90万元。") == []
