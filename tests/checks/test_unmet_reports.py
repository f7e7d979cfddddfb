"""Reports that are right, in layouts and wordings that a first reading took for something else."""

from __future__ import annotations

import pytest
from helpers import check_text, facts, outcomes
from made_tables import pipe


def loud(text: str) -> list[str]:
    """Return the errors and warnings with the words they point at."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told]


SILENT = {
    "posts of sub-units are not those of all": (
        "下辖水文站（编制18名）、质监站（编制14名），均独立核算。局机关核定编制66名，其中行政编制24名、事业编制42名。"
    ),
    "a rate of lengths is none of counts": (
        "计划加固水库12座，完成11座；治理河长16.2公里，比目标18.5公里少2.3公里，完成率87.57%。"
    ),
    "more than the target is no change of last year": (
        "2023年接待游客145.89万人次。\n\n2024年接待游客156.99万人次，超目标6.99万人次。"
    ),
    "a norm by the unit is no other word for an amount": "372场演出合计312.48万元，低于0.85万元/场的控制标准。",
    "towns and districts are not what they hold": "项目覆盖全区11个街道、5个镇共312个居住小区。",
    "the amount that exceeds its budget is divided": (
        "其他费用7,864.93万元，超预算264.93万元，分别为：外包服务2,318.46万元，水电燃气1,186.92万元，其余4,359.55万元。"
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert loud(text) == []


FORM = pipe(
    ("指标", "目标值", "完成值", "分值", "得分"),
    ("**投入管理**", "", "", "20.00", "19.25"),
    ("预算执行率", "100%", "97.50%", "10.00", "9.75"),
    ("资金规范性", "规范", "一笔附件不全", "10.00", "9.50"),
    ("**产出**", "", "", "50.00", "49.00"),
    ("演出场次", "≥300场", "310场", "25.00", "25.00"),
    ("按期完成率", "100%", "96%", "25.00", "24.00"),
    ("**效益**", "", "", "30.00", "30.00"),
    ("观众满意度", "≥90%", "92.70%", "30.00", "30.00"),
    ("**总分**", "", "", "100.00", "98.25"),
)


def test_rows_on_top_of_their_parts_are_groups_of_a_table_that_names_rows_in_one_column() -> None:
    table = facts(f"# 文化惠民项目绩效自评报告\n\n{FORM}").score_tables[0]
    assert [(group.name, group.members) for group in table.tops] == [
        ("投入管理", (0, 1)),
        ("产出", (2, 3)),
        ("效益", (4,)),
    ]
    assert not [one for one in loud(f"# 文化惠民项目绩效自评报告\n\n{FORM}") if one.startswith("SCO1")]


def test_headings_without_a_number_stand_beside_their_like() -> None:
    text = (
        "# 报告\n\n## 一、总体情况\n\n### 项目一：场馆\n\n（1）投入。得9分，其余略。\n\n（2）产出。得8分，其余略。\n\n"
        "### 项目二：修缮\n\n（1）投入。得7分，其余略。\n\n## 二、建议\n"
    )
    told = [(one.title, one.level) for one in facts(text).headings if one.title.startswith("项目")]
    assert told == [("项目一：场馆", 2), ("项目二：修缮", 2)]


def test_a_mark_behind_its_formula_is_no_maximum_of_the_next_one() -> None:
    text = "执行率得分为82.05%×10.00=8.21分，扣1.79分；两处未单独核算，每处扣1分，共扣2.00分，得8.00分。"
    assert loud(text) == []


RULES = pipe(
    ("一级指标", "三级指标", "分值", "评分标准", "得分"),
    ("过程", "信息公开", "2", "按规定内容、时限公开各得1分", "2"),
    ("过程", "资产管理", "3", "账实相符、处置规范、收益上缴各得1分", "3"),
)


def test_marks_for_each_of_several_merits_are_not_the_best_mark() -> None:
    assert "fail" not in outcomes("best-mark", RULES)
