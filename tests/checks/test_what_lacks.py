"""What lies between what should be and what is, what a move went by, and how many were given each grade."""

from __future__ import annotations

import pytest
from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

TOLD = [
    ("核定编制{}名，实有在职70人，空编6名。", "76", "79"),
    ("管护人员应配21名，在岗{}名，缺5名。", "16", "18"),
    ("计划上线20个，实际上线17个，尚差{}个。", "3", "5"),
    ("化解积案18件，目标{}件，余1件未化解。", "19", "17"),
    ("核定编制118名，年末在职{}人，超编3人。", "121", "124"),
    ("计划团组3个，因日程调整取消1个，实际成行{}个。", "2", "1"),
    ("平台总数由16家减到{}家，退出9家。", "7", "8"),
    ("目录由原来的27项扩充到34项，新增的{}项集中在康复训练。", "7", "9"),
    ("星级民宿由上年的33家发展到47家，一年多了{}家。", "14", "17"),
    ("本部门对{}个项目开展自评，涉及资金3391.22万元，结论为“优”的6个、“良”的2个。", "8", "9"),
    ("对14个项目开展自评，涉及资金746.05万元。{}个项目等次为“优”，3个为“良”，没有“中”。", "11", "13"),
    ("考核12个乡镇，优秀{}个、良好6个、合格3个。", "3", "4"),
    ("发放问卷500份，收回450份，未收回50份。选择“满意”414人、“基本满意”27人、“不满意”{}人。", "9", "8"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_what_the_words_leave_is_told_where_it_does_not_fit(text: str, right: str, wrong: str) -> None:
    assert outcomes("tie", text.format(right), tie=TieKind.REMAINDER)[-1:] == ["pass"]
    assert "fail" in outcomes("tie", text.format(wrong), tie=TieKind.REMAINDER)


@pytest.mark.parametrize(
    "text",
    [
        "平台总数由16家减到7家，退出12家、新设3家。",
        "平台总数由16家减到7家，新增2家。",
        "自评为“优”的7个、“良”的1个，抽查“优”5个、“良”2个、“中”1个。",
        "评定优秀4个、良好1个、合格2个，没有不合格单位。",
        "考核12个乡镇，优秀3个、良好等次以上6个。",
        "注销913人，上年末为18495人，一年净增233人。",
    ],
)
def test_what_else_moved_or_was_graded_is_left_alone(text: str) -> None:
    assert "fail" not in outcomes("tie", text, tie=TieKind.REMAINDER)


def test_what_an_average_was_before_is_no_quotient_of_what_there_is_now() -> None:
    text = "发放贷款3018笔，发放金额58463.80万元，笔均由18.99万元提高到19.37万元。"
    assert "fail" not in outcomes("tie", text, tie=TieKind.AVERAGE)


def test_a_pair_and_a_working_day_are_units_like_others() -> None:
    assert outcomes("change-difference", "结婚登记11486对，比上年12950对减少1464对。") == ["pass"]
    assert outcomes("change-difference", "办理时长2.6个工作日，比上年的3.4个工作日缩短0.5个工作日。") == ["fail"]
