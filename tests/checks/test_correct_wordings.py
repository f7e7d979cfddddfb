"""Wordings that are right and that a strict reader found misread: all of them are silent."""

from __future__ import annotations

import pytest
from helpers import check_text

RIGHT = (
    # of those who are helped, some are poor and some are watched over
    "带动农户1200户，其中脱贫户320户、监测户45户。",
    "发放补贴农户2,150户，其中脱贫户860户、监测户75户，人均增收1,200元。",
    # what stands behind the ； is a part, too
    "受理信访254件，其中来信36件、来访92件、网上信访86件；来电40件。",
    "全年支付资金1200.00万元，其中直接支付800.00万元、授权支付300.00万元；实拨资金100.00万元。",
    "发放问卷350份，其中满意300份、基本满意30份、不满意5份；不了解15份。",
    "涉及人员62人，其中行政21人、事业38人；退休3人。",
    # a proportion of other things than the three industries
    "第三产业比重达到52.3%，粮经饲种植比例为6:3:1。",
    "三次产业结构持续优化，小学、初中、高中在校生之比为3:2:1。",
    "三次产业结构比为1:4.6:5.9。",
    # a share of what both make up
    "男职工120人，女职工80人，占40.0%。",
    "中央资金650.00万元，省级资金350.00万元，占35.00%。",
    "合格286份，不合格14份，占4.67%。",
    "线上办理8,600件，线下办理2,150件，占20.00%。",
    # what is left of more than was given, or of a part of it
    "2024年专户收入520.00万元，支出498.00万元，年末结余85.00万元。",
    "城乡居民医保基金收入125,600.00万元，支出118,300.00万元，累计结余89,200.00万元。",
    "本年收入合计3,600.00万元，本年支出合计3,520.00万元，年末结转和结余210.00万元。",
    "项目总投资1200.00万元，截至年末已支付980.00万元，专户结余35.60万元。",
    "合同金额268.50万元，已支付255.08万元，较预算节余31.50万元。",
    "预算860.00万元，支付838.65万元，其中政府采购节余12.35万元。",
    "发行专项债券5000.00万元，2024年支出1800.00万元，年末未使用1400.00万元。",
    "储备项目120个，已开工86个，其中完工52个，尚有34个在建。",
    # completions that count no further, or are of the work
    "组织活动60场以上，实际开展64场，完成率100%。",
    "新增就业450人，实际新增487人，完成率100%。",
    "预算120.00万元，实际支出108.50万元，任务完成率100%。",
    "预算120.00万元，执行108.00万元，质量达标率100%，群众满意度96.50%。",
    "全年预算1300.00万元，实际支出1250.00万元，预算执行率96.15%，公用经费控制率93.50%。",
    # rates of other bodies
    "单位编制45名，年末在职在编人员43人，其中借调2人，在职人员控制率95.56%，编外人员控制率100.00%。",
    "资产总额52,000.00万元，负债21,840.00万元，国有企业平均资产负债率58.60%。",
    "固定资产总额2350.60万元，其中通用设备860.00万元、闲置资产140.20万元，固定资产利用率94.04%。",
    # prices by the month and by the year
    "公益岗位120个，每人每月1200元、全年14400元，年度安排资金180.00万元，实际支出172.80万元。",
    "特困人员286人，每人每月780元，全年支出267.70万元；护理补贴每人每月200元，全年支出68.64万元。",
    "禁牧158.00万亩，每亩补助9元，发放1422万元；平衡306.00万亩，每亩补助3元，发放918万元，两项合计2340万元。",
)


def told(text: str) -> list[str]:
    """Return the errors and warnings about numbers."""
    found = check_text(f"# 绩效自评报告\n\n{text}").findings
    return [one.rule.code for one in found if one.severity.value != "info" and one.rule.code[:3] not in {"CON", "SEC"}]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_silent(text: str) -> None:
    assert told(text) == []


WRONG = {
    "受理信访254件，其中来信36件、来访92件、网上信访68件。": "AMT104",
    "特困人员286人，每人每月780元，全年支出276.70万元。": "AMT117",
    "合格286份，不合格14份，占6.47%。": "AMT118",
}


@pytest.mark.parametrize(("text", "code"), WRONG.items())
def test_what_is_wrong_is_told(text: str, code: str) -> None:
    assert code in told(text)


WITHDRAWN = """
| 项目 | 全年预算数 | 执行数 | 结转下年 |
| --- | --- | --- | --- |
| 道路养护 | 286.40 | 262.15 | 24.25 |
| 路灯改造 | 156.72 | 150.11 | 0.00 |
| 管网维修 | 318.65 | 301.40 | 17.25 |
| 绿化提升 | 142.30 | 131.86 | 10.44 |
| 环卫保洁 | 225.18 | 219.07 | 6.11 |
"""


def test_what_was_withdrawn_is_not_carried_over() -> None:
    assert told(WITHDRAWN) == []
