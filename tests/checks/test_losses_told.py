"""What was lost, told in many ways: one by one, as a list behind its sum, by a rule first, of several rows together."""

from __future__ import annotations

import pytest
from helpers import check_text

REPORT = """# 青岭县残联2024年度项目支出绩效自评报告

## 一、自评表

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
|---|---|---|---|---|---|---|---|
| 投入 | 预算执行 | 预算执行率 | 100% | 93.00% | 10 | 9.3 | 尾款未付 |
| 投入 | 资金管理 | 资金使用合规性 | 合规 | 一处不合规 | 10 | 9 | 票据不全 |
| 产出 | 数量 | 康复训练人次 | 2000人次 | 1900人次 | 20 | 19 | 两期停办 |
| 产出 | 数量 | 辅具适配件数 | 500件 | 470件 | 20 | 18.8 | 到货晚 |
| 产出 | 时效 | 按期完成率 | 100% | 100% | 10 | 10 | |
| 效果 | 社会效益 | 就业帮扶户数 | 100户 | 100户 | 20 | 20 | |
| 效果 | 满意度 | 残疾人满意度 | ≥95% | 93.50% | 10 | 8 | 路远 |
| 合计 | | | | | 100 | 94.1 | |

## 二、情况说明

{}
"""
SOUND = {
    "words for a loss": "资金使用合规性丢掉1分，残疾人满意度丢了2分，两项合计3分。",
    "a sum of losses in brackets": "预算执行率损失0.7分，资金使用合规性少得1分，占扣分5.9分的28.81%（合计1.7分）。",
    "a sum of losses before the total": (
        "扣分有五处：预算执行率扣0.7分，资金使用合规性扣1分，康复训练人次扣1分，辅具适配件数扣1.2分，残疾人满意度扣2分，"
        "合计5.9分，总分94.1分。"
    ),
    "a remark inside a rule": "残疾人满意度93.50%，低1.50个百分点，每低1个百分点（不足1个的按1个算）扣1分，扣2分。",
    "a rule and what it comes to": "残疾人满意度93.50%，每差1个百分点（未满1个的视同1个处理）减1分，共减2分。",
    "what one step costs times the steps": "残疾人满意度距目标差1.50个百分点，扣1分乘以2，即扣2分。",
    "parts of one row": "康复训练人次上下半年都差一点，得9分、10分；第三季度停课。合计19分，扣1分。",
    "several rows together": "康复训练人次差100人次，辅具适配件数差30件，加上资金使用合规性没有拿满，三项扣3.2分。",
    "losses in brackets": "产出指标得47.8分，失分2.2分（康复训练人次1分、辅具适配件数1.2分）。",
    "losses of groups": "本次自评94.1分，扣5.9分（投入1.7分、产出2.2分、效果2分），等次“优秀”。",
    "losses behind 其中": "全表共失5.9分，其中投入1.7分、产出2.2分、效果2分。",
    "scores first, then losses": (
        "三部分得分：投入18.3分，产出47.8分，效果28分，合计94.1分，共扣5.9分（投入1.7分、产出2.2分、效果2分）。"
    ),
    "names with words of marks in them": "四部分合计94.1分，共扣5.9分（投入1.7分、产出2.2分、满意度2分）。",
    "losses in order of size": "扣分由大到小：残疾人满意度2分、辅具适配件数1.2分、康复训练人次1分、资金使用合规性1分。",
}
WRONG = {
    "残疾人满意度丢了3分。": "CMP104",
    "资金使用合规性因票据不全损失2分。": "CMP104",
    "全表共失5.9分，其中投入1.7分、产出2.2分、效果3分。": "CMP158",
    "残疾人满意度93.50%，每低1个百分点（不足1个的按1个算）扣1分，扣3分。": "CMP104",
    "三部分得分：投入18.3分，产出47.8分，效果26分，合计94.1分，共扣5.9分（投入1.7分、产出2.2分、效果2分）。": "CMP105",
}


def loud(text: str) -> list[str]:
    """Return the codes of the findings that are no hints."""
    return [one.rule.code for one in check_text(REPORT.format(text)).findings if one.severity.value != "info"]


@pytest.mark.parametrize("name", SOUND)
def test_losses_told_in_other_words_draw_nothing(name: str) -> None:
    assert loud(SOUND[name]) == []


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_loss_is_told(text: str) -> None:
    assert WRONG[text] in loud(text)
