"""What prose tells of marks in the ways of many hands: sound reports draw nothing, a wrong mark is still told."""

from __future__ import annotations

import pytest
from helpers import check_text

TABLE = """
# 河道保洁项目绩效自评报告

| 一级指标 | 三级指标 | 分值 | 扣分 | 得分 |
| --- | --- | --- | --- | --- |
| 投入 | 预算安排 | 10 | 1 | 9 |
| 投入 | 经费支用 | 20 | 2.4 | 17.6 |
| 产出 | 打捞船数量 | 15 | 3 | 12 |
| 产出 | 清漂里程 | 15 | 0 | 15 |
| 效益 | 沿岸居民满意度 | 40 | 1.5 | 38.5 |
| 合计 | | 100 | 7.9 | 92.1 |

## 得分说明

"""
SOUND = {
    "two reasons and what they come to": (
        "经费支用满分20分，支用率96%，比要求低4个百分点，扣1.6分；另有两张发票未附清单，扣0.8分，两项扣2.4分，得17.6分。"
    ),
    "three reasons, the first by a rule": (
        "沿岸居民满意度以入户问卷为准，每低1个百分点扣0.2分，扣1.1分，另被投诉4次扣0.4分，合计扣1.5分，得38.5分。"
    ),
    "reasons without a maximum": (
        "经费支用方面，超范围列支一笔，扣2分，又有报销不及时的情形，扣0.4分，以上共扣2.4分，得17.6分。"
    ),
    "reasons counted and no score": "经费支用有两处不足：迟付一笔，扣1.4分；缺验收单一份，扣1分，两处合计扣2.4分。",
    "the next row denies a deduction": "产出中，打捞船数量扣3分，清漂里程不扣分，得满分15分。",
    "denied in the middle": (
        "预算安排年中追加两次，扣1分，得9分；清漂里程未扣分，得15分；打捞船数量因招标延后少两条，扣3分，得12分。"
    ),
    "told in other words": "计划配备打捞船10条，实有8条，扣3分，得12分。",
    "parts and their sum": "投入26.6分、产出27分、效益38.5分，三项之和即综合得分92.1分。",
    "parts added up": "其中投入26.6分、产出27分、效益38.5分，相加后综合得分92.1分。",
    "group opens a sentence about its row": "产出：计划配船10条，实有8条，得12分，扣3分。清漂按图完成，不扣分。",
    "a sum of a group and a row": "投入：两项指标共扣3.4分，得26.6分。",
    "score before its reasons": "经费支用得17.6分：支用率不足，扣1.6分；票据不全，扣0.8分。",
    "reasons in brackets behind a score": (
        "经费支用20分，得17.6分（支用率不足扣1.6分，票据不全扣0.8分）；清漂里程15分，得15分。"
    ),
    "reasons in a row before the score": "经费支用满分20分，其中支用率不足扣1.6分、票据不全扣0.8分，得17.6分。",
    "losses listed in the order of the rows": "打捞船数量和经费支用分别扣3分、2.4分，两项共扣5.4分。",
    "somebody else's mark of the row": "沿岸居民满意度（40分）。问卷满意率核算后得38.5分，而自评得分为38.5分。",
}
WRONG = {
    "a sum of reasons off the table": (
        "经费支用满分20分，支用率偏低，扣1.6分；另有两张发票未附清单，扣0.8分，两项扣4.2分，得15.8分。",
        {"CMP102"},
    ),
    "reasons in brackets that do not add up": (
        "经费支用20分，得17.6分（支用率不足扣1.6分，票据不全扣0.5分）；清漂里程15分，得15分。",
        {"CMP103"},
    ),
    "reasons in a row that leave another score": (
        "经费支用满分20分，其中支用率不足扣1.6分、票据不全扣0.8分，得16.7分。",
        {"CMP102", "CMP103"},
    ),
    "reasons that do not add up": (
        "经费支用满分20分，支用率偏低，扣1.6分；发票缺清单，扣0.9分，两项扣2.4分，得17.6分。",
        {"CMP150"},
    ),
    "reasons behind a score that do not add up": (
        "经费支用得17.6分：支用率不足，扣1.6分；票据不全，扣1.8分。",
        {"CMP104"},
    ),
    "a wrong score in a list": ("打捞船数量与经费支用依次得12分、16.6分。", {"CMP102"}),
    "denied but lost": ("产出中，清漂里程不扣分，打捞船数量不扣分，得15分。", {"CMP102"}),
    "parts off the whole": ("投入26.6分、产出27分、效益38.5分，三项之和即综合得分93.1分。", {"CMP106"}),
    "all marks against the table": ("经费支用扣4分，得16分。", {"CMP102"}),
}


def loud(text: str) -> list[str]:
    """Return the errors and warnings about marks."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told if one.rule.code[:3] in FAMILIES]


FAMILIES = {"SCO", "CMP", "GRD", "FND"}


@pytest.mark.parametrize("name", SOUND)
def test_sound_words_about_marks_draw_nothing(name: str) -> None:
    assert loud(TABLE + SOUND[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_wrong_words_about_marks_are_told(name: str) -> None:
    words, codes = WRONG[name]
    assert codes <= {one.split()[0] for one in loud(TABLE + words)}


MARKS_WITHOUT_TABLE = """
# 农村公路养护项目绩效自评报告

决策类满分15分，得15分；过程类25分，得23.9分；产出类35分，得34分；效益类25分，得24.5分。综合得分{total}分。
"""


@pytest.mark.parametrize(("total", "told"), [("97.4", []), ("98.4", ["CMP150 98.4"])])
def test_parts_that_make_up_a_hundred_make_up_the_total_behind_them(total: str, told: list[str]) -> None:
    assert loud(MARKS_WITHOUT_TABLE.format(total=total)) == told


RULES_IN_WORDS = """
# 敬老院补贴项目绩效自评报告

| 指标（满分） | 得分 | 依据 |
| --- | --- | --- |
| 一、补贴发放（60分） | {first} | |
| 1. 发放及时（20分） | 18.5 | 晚发一次 |
| 2. 发放准确（20分） | 20 | |
| 3. 床位使用（20分） | 20 | |
| 二、服务效果（40分） | 37 | |
| 4. 护理稳定（20分） | 18 | 离职率偏高 |
| 5. 家属满意（20分） | 19 | |
| 基础得分（100分） | 95.5 | |
| 加分：获市级表彰 | +2 | |
| 减分：材料迟报 | -0.5 | |
| 最终得分 | 97 | |

发放及时（20分，得18.5分）：四个季度中第三季度晚发22天，每晚一个季度扣1.5分，扣1.5分。护理稳定的离职率为25.4%，规则是离职率不超过20%得满分，
超过20%不超过30%扣2分，超过30%扣5分，故得18分。基础得分95.5分，加分2分，减分0.5分，最终得分97分。
"""


@pytest.mark.parametrize(("first", "told"), [("58.5", []), ("59.5", ["SCO106 59.5"])])
def test_marks_on_top_of_a_base_are_of_no_group(first: str, told: list[str]) -> None:
    reasons = {"SCO125"}
    assert [one for one in loud(RULES_IN_WORDS.format(first=first)) if one.split()[0] not in reasons][:1] == told


CUT = """
# 就业帮扶项目绩效自评报告

表1　指标评分表

| 一级 | 三级指标 | 配分 | 核得 |
| --- | --- | --- | --- |
| 决策 | 立项规范 | 10 | 10 |
| 〃 | 目标明确 | 20 | 17 |
| 决策小计 | | 30 | 27 |

表1　指标评分表（续）

| 一级 | 三级指标 | 配分 | 核得 |
| --- | --- | --- | --- |
| 产出 | 培训人数 | 40 | {trained} |
| 〃 | 取证率 | 30 | 25 |
| 产出小计 | | 70 | 63 |
| 总计 | | 100 | 90 |
"""


@pytest.mark.parametrize(("trained", "told"), [("38", set()), ("36", {"SCO104", "SCO106"})])
def test_a_table_that_goes_on_under_its_header_is_one(trained: str, told: set[str]) -> None:
    found = {one.split()[0] for one in loud(CUT.format(trained=trained))} - {"SCO125"}
    assert found == told


WEIGHED = """
# 数字平台项目绩效评价报告

| 维度 | 指标 | 权重 | 单位自评（百分制） | 自评加权分 | 专家复核（百分制） | 复核加权分 |
| --- | --- | --- | --- | --- | --- | --- |
| 建设 | 立项论证 | 20% | 95 | 19.0 | 90 | 18.0 |
| 建设 | 合同履约 | 30% | 98 | 29.4 | 94 | 28.2 |
| 成效 | 网上可办率 | 50% | 96 | 48.0 | 96 | 48.0 |
| 合计 | | 100% | | 96.4 | | 94.2 |

立项论证得90分，合同履约得94分。自评总分{own}分，复核总分94.2分。
"""


@pytest.mark.parametrize(("own", "told"), [("96.4", []), ("94.6", ["CMP106 94.6"])])
def test_marks_out_of_a_hundred_are_told_before_they_are_weighed(own: str, told: list[str]) -> None:
    assert [one for one in loud(WEIGHED.format(own=own)) if not one.startswith("SCO125")] == told
