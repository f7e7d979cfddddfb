"""What is given as the main reason of a change, against the size of the change."""

from __future__ import annotations

import pytest
from helpers import told

CHECK = "reason-of-change"


@pytest.mark.parametrize(
    "text",
    [
        "会议经费减少48.60万元，主要是压缩了年会支出，会场租金减少3.2万元。",
        "会议经费比上年减少48.60万元，下降32.4%，主要原因是会场租金减少3.2万元。",
        "会议经费比上年减少48.60万元，下降32.4%。减少的主要原因是会场租金减少3.2万元。",
        "会议经费比上年减少48.60万元，主要为会场租金减少了3.2万元，取消了年会。",
    ],
)
def test_a_main_reason_that_explains_a_sliver_is_told(text: str) -> None:
    assert told(CHECK, text) == ["fail 3.2: 3.2万元 ÷ 48.60万元 = 6.58%"]


def test_a_main_reason_that_explains_half_is_enough() -> None:
    text = "会议经费减少48.60万元，主要是会场租金减少24.3万元。"
    assert told(CHECK, text) == ["pass 24.3: 24.3万元 ÷ 48.60万元 = 50.00%"]


def test_amounts_of_other_units_are_compared_in_one() -> None:
    assert told(CHECK, "会议经费减少0.5亿元，主要是会场租金减少320万元。") == ["fail 320: 320万元 ÷ 0.5亿元 = 6.40%"]


@pytest.mark.parametrize(
    "text",
    [
        "会议经费减少48.60万元，主要是会场租金减少3.2万元、设备租赁减少44.1万元。",
        "会议经费减少48.60万元，主要是会场租金减少3.2万元；二是设备租赁减少44.1万元。",
        "会议经费减少48.60万元，主要是会场租金减少3.2万元。此外，设备租赁减少44.1万元。",
        "会议经费减少48.60万元，主要原因：一是会场租金减少3.2万元。二是设备租赁减少44.1万元。",
        "会议经费减少48.60万元，主要是会场租金减少3.2万元，少开12次会议。",
    ],
    ids=["another", "another-behind-a-semicolon", "another-sentence", "another-numbered", "another-counted"],
)
def test_a_second_reason_with_a_number_makes_it_no_sliver(text: str) -> None:
    assert told(CHECK, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "会议经费减少48.60万元，主要是压缩了年会支出。",
        "会议经费减少48.60万元，其中会场租金减少3.2万元。",
        "会议经费减少48.60万元，主要是人员增加，差旅费增加3.2万元。",
        "会议经费减少约50万元，主要是会场租金减少3.2万元。",
        "会议经费减少48.60万元，培训经费增加20.00万元，主要是新增培训班3.2万元。",
        "会议经费减少48.60万元，主要是参会标准由每人550元下降到每人450元。",
        "会议经费减少48.60万元，主要是会议减少3次。",
        "会议经费减少48.60万元，主要用于培训经费3.2万元。",
    ],
    ids=["no-number", "a-part", "other-way", "about", "whose", "a-price", "counted", "use"],
)
def test_what_is_no_amount_of_the_reason_is_silent(text: str) -> None:
    assert told(CHECK, text) == []
