"""Reports about many units side by side: what the prose says of one is held against that one's row."""

from __future__ import annotations

import pytest
from helpers import check_text

BANDS = "综合得分92分（含）以上为优秀，85分（含）至92分为良好，75分（含）至85分为合格，75分以下为不合格。\n\n"
RANKING = """\
## 考核结果

| 序号 | 单位 | 基础分 | 加分 | 扣分 | 综合得分 | 排名 | 等次 |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | 柳河镇 | 92.4 | 1.5 | 1.3 | 92.6 | 2 | 优秀 |
| 2 | 石桥镇 | 94.0 | 0.0 | 1.2 | 92.8 | 1 | 优秀 |
| 3 | 白马乡 | 88.6 | 0.5 | 2.0 | 87.1 | 3 | 良好 |
| 4 | 双溪乡 | 82.2 | 0.0 | 2.5 | 79.7 | 4 | 合格 |

| 单位 | 扣分事项 | 件数 | 单项分值 | 扣分 |
| --- | --- | --- | --- | --- |
| 柳河镇 | 报表逾期 | 1 | 0.3 | 0.3 |
| | 台账缺失 | 2 | 0.5 | 1.0 |
| | 小计 | | | 1.3 |
| 石桥镇 | 报表逾期 | 4 | 0.3 | 1.2 |
| 白马乡 | 通报批评 | 2 | 1.0 | 2.0 |
| 双溪乡 | 通报批评 | 1 | 1.0 | 1.0 |
| | 台账缺失 | 3 | 0.5 | 1.5 |
| | 小计 | | | 2.5 |
| 合计 | | | | 7.0 |

"""
ONE_BY_ONE = """\
## 逐单位点评

石桥镇：基础分94.0分，没有加分，扣1.2分，综合得分92.8分，等次为优秀。

柳河镇：基础分92.4分，加1.5分、扣1.3分，综合得分92.6分。台账缺失2件，扣1.0分。

白马乡：基础分88.6分，加0.5分、扣2.0分，综合得分87.1分，仅比柳河镇低5.5分。

双溪乡：基础分82.2分，没有加分，扣2.5分，综合得分79.7分，居全县末位，等次为合格。
"""
UNDER_HEADINGS = """\
## 各单位情况

### （一）石桥镇

基础分94.0分，无加分，扣1.2分，综合得分92.8分。

### （二）柳河镇

基础分92.4分，加1.5分，扣1.3分，综合得分92.6分。其中报表逾期1件，扣0.3分。

### （三）白马乡

综合得分87.1分，其中基础分88.6分，加0.5分，扣2.0分。

### （四）双溪乡

综合得分79.7分，其中基础分82.2分，扣2.5分。
"""
BY_LOSSES = """\
## 扣分情况

全年累计扣分7.0分。扣分最多的是双溪乡，扣2.5分；其次是白马乡，扣2.0分；柳河镇扣1.3分，石桥镇扣1.2分。通报批评1次，发生在双溪乡，扣1.0分。

扣分较多的有双溪乡（2.5分）、白马乡（2.0分）。柳河镇净加0.2分，白马乡净扣1.5分。
"""


def told(text: str) -> set[tuple[str, str]]:
    """Return code and quote of what is told of a text, hints left out."""
    found = check_text(text).findings
    return {(one.rule.code, text[one.span.start : one.span.end]) for one in found if one.severity.value != "info"}


OF_SOMETHING_ELSE = [
    "石桥镇综合得分92.8分，比上年提高1.2分。2023年双溪乡综合得分81.0分。白马乡上年综合得分88.0分。\n",
    "上半年石桥镇综合得分91.0分，下半年94.6分。\n",
    "每承办一次现场会加0.5分，最高加3分。柳河镇承办3次，加1.5分。报表逾期每次扣0.3分，扣完为止。\n",
    "如不扣分，双溪乡综合得分可达82.2分。若白马乡少扣1.0分，综合得分可达88.1分。\n",
    "双溪乡扣分占全县的35.71%，比石桥镇多扣1.3分。柳河镇、石桥镇两镇平均92.7分，四个乡镇共扣7.0分。\n",
    "双溪乡扣分较多：一是通报批评1次，扣1.0分；二是台账缺失3件，扣1.5分，两项合计扣2.5分。\n",
]


@pytest.mark.parametrize("prose", [ONE_BY_ONE, UNDER_HEADINGS, BY_LOSSES, *OF_SOMETHING_ELSE])
def test_marks_of_units_that_their_rows_give_draw_nothing(prose: str) -> None:
    assert told(BANDS + RANKING + prose) == set()


@pytest.mark.parametrize(
    ("prose", "right", "wrong", "quote"),
    [
        (ONE_BY_ONE, "综合得分92.6分", "综合得分92.9分", "92.9"),
        (ONE_BY_ONE, "加1.5分、扣1.3分", "加1.5分、扣1.8分", "1.8"),
        (ONE_BY_ONE, "加0.5分、扣2.0分", "加0.6分、扣2.0分", "0.6"),
        (ONE_BY_ONE, "基础分82.2分", "基础分88.2分", "88.2"),
        (UNDER_HEADINGS, "综合得分92.8分", "综合得分98.2分", "98.2"),
        (UNDER_HEADINGS, "加0.5分，扣2.0分", "加0.5分，扣3.0分", "3.0"),
        (BY_LOSSES, "白马乡，扣2.0分", "白马乡，扣2.8分", "2.8"),
        (BY_LOSSES, "石桥镇扣1.2分", "石桥镇扣1.7分", "1.7"),
        (BY_LOSSES, "双溪乡（2.5分）", "双溪乡（3.5分）", "3.5"),
        (BY_LOSSES, "净扣1.5分", "净扣1.9分", "1.9"),
    ],
)
def test_a_wrong_mark_of_a_unit_is_told_against_its_row(prose: str, right: str, wrong: str, quote: str) -> None:
    assert right in prose
    assert ("CMP158", quote) in told(BANDS + RANKING + prose.replace(right, wrong))


def test_the_grade_of_a_unit_is_that_of_its_own_total() -> None:
    prose = ONE_BY_ONE.replace("居全县末位，等次为合格", "居全县末位，等次为良好")
    assert ("CMP107", "良好") in told(BANDS + RANKING + prose)


@pytest.mark.parametrize(
    ("right", "wrong", "quote"),
    [
        ("| 白马乡 | 88.6 | 0.5 | 2.0 | 87.1 |", "| 白马乡 | 88.6 | 0.5 | 3.0 | 87.1 |", "3.0"),
        ("| 石桥镇 | 报表逾期 | 4 | 0.3 | 1.2 |", "| 石桥镇 | 报表逾期 | 4 | 0.3 | 1.6 |", "1.6"),
        ("| | 小计 | | | 1.3 |", "| | 小计 | | | 1.8 |", "1.8"),
        ("| 合计 | | | | 7.0 |", "| 合计 | | | | 7.9 |", "7.9"),
    ],
)
def test_a_wrong_mark_in_the_ranking_or_in_the_details_is_told(right: str, wrong: str, quote: str) -> None:
    assert right in RANKING
    found = told(BANDS + RANKING.replace(right, wrong) + ONE_BY_ONE)
    assert ("AMT121", quote) in found or "AMT121" in {code for code, _ in found}


SEVERAL = """\
# 2024年度所属企业经营业绩考核情况的通报

城投集团：基础分92.0分，加1.5分，扣0.5分，综合得分93.0分，等次为A级。

水务集团：基础分90.6分，加0.8分，扣1.2分，综合得分90.2分，等次为A级。

交运集团：基础分87.4分，没有加分，扣2.0分，综合得分85.4分，等次为B级。
"""


def test_three_totals_under_three_heads_are_no_one_fact() -> None:
    assert told(SEVERAL) == set()
    headed = SEVERAL.replace("城投集团：", "## （一）城投集团\n\n").replace("水务集团：", "## （二）水务集团\n\n")
    assert told(headed.replace("交运集团：", "## （三）交运集团\n\n")) == set()


def test_two_totals_of_one_evaluation_are_told_under_whatever_heads() -> None:
    text = "# 绩效自评报告\n\n自评结论：综合得分93.0分，等级为优。\n\n存在问题：无。\n\n总体评价：综合得分90.3分。\n"
    assert {code for code, _ in told(text)} == {"CMP106"}


PARTS = """\
## 得分情况

| 单位 | 组织推进 | 整治成效 | 长效管护 | 总分 |
| --- | --- | --- | --- | --- |
| 满分 | 20 | 50 | 30 | 100 |
| 柳河镇 | 18.2 | 46.5 | 27.4 | 92.1 |
| 石桥镇 | 17.6 | 45.0 | 26.8 | 89.4 |
| 白马乡 | 16.4 | 41.5 | 24.6 | 82.5 |
| 平均 | 17.40 | 44.33 | 26.27 | 88.00 |

组织推进模块平均17.40分。柳河镇18.2分、石桥镇17.6分居前，白马乡16.4分靠后。

长效管护平均26.27分，四个村民小组抽查平均19.75分。柳河镇（27.4分）最高，白马乡（24.6分）最低。
"""


@pytest.mark.parametrize(
    ("right", "wrong", "quote"),
    [
        ("石桥镇17.6分", "石桥镇16.7分", "16.7"),
        ("白马乡（24.6分）", "白马乡（26.4分）", "26.4"),
        ("组织推进模块平均17.40分", "组织推进模块平均14.70分", "14.70"),
    ],
)
def test_marks_in_a_passage_about_one_part_are_those_of_this_part(right: str, wrong: str, quote: str) -> None:
    assert told(PARTS) == set()
    assert ("CMP158", quote) in told(PARTS.replace(right, wrong))
