"""Sums that words tie are told when one number is wrong, whatever else the sentence says of other numbers."""

from __future__ import annotations

import pytest
from helpers import check_text

SUMS = [
    # what stands behind a list speaks of other numbers
    ("年末在用校车{}辆：大客车17辆、中客车6辆、面包车4辆，每车年均行驶2.1万公里。", "27", "57"),
    ("新建管网{}公里：供水管12.84公里，污水管9.37公里，雨水管5.16公里，供水部分占46.91%。", "27.37", "28.37"),
    # a list that 、 joins ends where a comma goes on
    ("支出2716.45万元：培训{}万元、设备388.07万元、改造195.66万元，结余83.55万元。", "2132.72", "2182.72"),
    # 等 inside a name leaves out nothing of the list
    (
        "违规金额2978.06万元。其中：虚列会议费等{}万元；滞拨补助1104.55万元；无预算支出487.20万元。",
        "1386.31",
        "1886.31",
    ),
    # words say of how many things a list is, and leave its total to what stands before
    ("护林员58人，其中专职34人、兼职24人。三个林场的人员分布为：东场{}人，西场19人，南场12人。", "27", "77"),
    ("实际拨付{}万元；三个剧团各得一部分：甲团212.40万元、乙团168.90万元、丙团194.30万元。", "575.60", "575.70"),
    # 把原来…压缩为…: what is divided is what it became
    ("把原来84个网点压缩为63个，减少21个；其中综合点{}个，占58.7%，便民点18个，流动点8个。", "37", "39"),
    # what others have together is a part like any other
    ("立项课题52项，其中物理系19项、化学系14项、生物系11项，其余五个系合计{}项。", "8", "6"),
]


def amounts_told(text: str) -> set[str]:
    """Return the codes of what is told of amounts."""
    return {one.rule.code for one in check_text(text).findings if one.rule.code.startswith("AMT")}


@pytest.mark.parametrize(("text", "right", "wrong"), SUMS)
def test_a_sum_that_words_tie_is_told_when_a_digit_is_wrong(text: str, right: str, wrong: str) -> None:
    assert amounts_told(text.format(right)) == set()
    assert "AMT104" in amounts_told(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "采购支出96.40万元，其中办公家具38.20万元、信息设备36.90万元等。",
        "采购支出96.40万元。其中：办公家具38.20万元；信息设备36.90万元等；年底前全部验收。",
        "现有教师84人。三个年级组各推荐一批骨干：一组6人，二组9人，三组7人。",
        "从原来84个服务点中选出63个挂牌，其中综合点21个，便民点18个。",
    ],
)
def test_lists_that_are_not_all_stay_silent(text: str) -> None:
    assert amounts_told(text) == set()


def test_a_cause_in_a_name_explains_nothing() -> None:
    text = "全年未发生人为原因停电事件，巡线查出缺陷372处，已消除364处，消除率97.8%，剩余{}处列入明年大修。"
    assert amounts_told(text.format(8)) == set()
    assert amounts_told(text.format(3)) == {"AMT152"}


ROUNDED_OFF = [
    # the rate beside a number is too short to vouch for its last digits
    (
        "存款余额318.6亿元，年初为{}亿元，比年初增加27.4亿元，增长9.4%；其中住户存款271.5亿元，占85.2%。",
        "291.2",
        "291.4",
    ),
    (
        (
            "预算5000.00万元，采购支出4127.46万元，执行率82.55%。"
            "采购分两类：甲类3218.35万元由区里招标，乙类{}万元由学校自采，前者为后者的3.54倍。"
        ),
        "909.11",
        "909.17",
    ),
    # a short number of a longer list
    ("受助学生237名，肢体131名、听力48名、视力{}名、言语19名，肢体占了一半以上（55.3%）。", "39", "36"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), ROUNDED_OFF)
def test_what_leaves_room_for_another_digit_vouches_for_none(text: str, right: str, wrong: str) -> None:
    assert amounts_told(text.format(right)) == set()
    assert amounts_told(text.format(wrong)) & {"AMT101", "AMT104", "AMT160"}


def test_parts_behind_a_dash_divide_the_last_member_alone() -> None:
    text = "减轻处罚92件。\n\n移送案件共57件，其中查封30件、停产8件，移送犯罪19件——行政拘留12件、刑事移送7件。"
    assert amounts_told(text) == set()
