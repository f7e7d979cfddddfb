"""Turns of phrase of offices that are easily misread: sound sentences draw nothing loud, wrong ones still do."""

from __future__ import annotations

import pytest
from helpers import check_text

SOUND = {
    "a day is no number of days that people add up to": (
        "某县文旅局6日通报，假期出行以近程为主，其中近程游客1.26亿人次，远程游客0.08亿人次。"
    ),
    "what a number leaves out is not its base": "全年新收案件41260件（不含上年旧存3250件），比上年下降2.6%。",
    "a change behind 其中 is that of what it names": (
        "“三公”经费支出总额5.80万元，比去年增加1.20万元，增长26.1%。其中，车辆运行费决算比预算无增减，比去年增加0.80万元，增长30.8%。"
    ),
    "a rate is that of the level before it": "儿童之家418个，比上年增加36个，床位5.9万张，比上年增长9.6%。",
    "a concentration has its own change": (
        "9月，全市优良天数比例为63.5%，同比降低8.4个百分点，臭氧浓度为71微克/立方米，同比上升13.2%。"
    ),
    "a sort of budget is no plan": (
        "全县完成财政总收入14820万元，总量居全市第2位，同比增长17.06%，地方一般预算性收入6350万元，增长22.18%。"
    ),
    "revenue is no budget that a sum is measured by": (
        "全区完成一般公共预算收入208450万元，为预算的101.7%；加上中央财政收入143260万元，合计财政总收入351710万元，为预算的103.2%。"
    ),
    "a share of the budget is a completion": (
        "预算收入完成21460万元，占调整预算103.40%，其中：税务部门完成12380万元，占调整预算101.25%；财政部门完成9080万元，占调整预算106.48%。"
    ),
    "posts are not the total of people": (
        "本单位人员编制总数为22人，实有在职人员总数19人，实有离休人员0人，实有退休人员0人。"
    ),
    "assets are no sum of debts and shares": "国有金融企业资产总额318.0亿元，负债总额284.6亿元，形成国有资产20.9亿元。",
    "a list inside a list": (
        "电话回访随机抽取的460件事项，其中有效回访395件，表示满意的有372件，表示一般的有16件，表示不满意的有7件。"
    ),
    "levels of indicators hold each other": "项目共编制19个绩效指标，其中一级指标3个，二级指标8个，三级指标19个。",
    "hedged parts of a hedged total": "提出监督意见3600余件，其中提出抗诉1000余件，提出再审检察建议2500余件。",
    "a limit is no part": (
        "政府债务余额47.28亿元，其中一般债务11.06亿元、专项债务36.22亿元，控制在核定的限额51.40亿元以内。"
    ),
    "a rate of another size was not made of these": (
        "报送信贷项目11个，信贷需求17.62亿元，申报另一批项目9个、申贷金额9.806亿元。项目支出费用19.84万元，支付率66.13%。"
    ),
    "an average is of levels, not of changes": (
        "经费支出比上年增加9.8万元。接待群众8.64万人次，比上年的7.92万人次多0.72万人次，人均成本13.12元。"
    ),
    "what it was before is no target": (
        "开放天数由301天增至318天。\n\n| 指标 | 目标值 | 完成值 |\n| --- | --- | --- |\n"
        "| 开放天数（天） | 310 | 318 |\n| 展览（场） | 24 | 25 |"
    ),
    "other words for what is counted": "在全国31个省（区、市）推行，覆盖12个乡（镇、街道）。",
    "one scope told of two subjects": (
        "全区总收入51600万元，下降6.1%，剔除减税降费因素，同口径下降0.8%，其中地方收入33900万元，下降4.4%，剔除减税降费因素，同口径下降0.4%。"
    ),
    "a ratio of people has no unit": "出生人口性别比为111.8，较2010年下降5.6。",
    "a reason goes on in the next paragraph": (
        "较上年增加0.00万元，增长0%，主要原因是：\n\n本单位无此项收入，与上年相比无变化。"
    ),
    "two subjects in the same words": (
        "因公出国支出决算比预算无增减变化，比去年无增减变化；公务用车购置支出决算比预算无增减变化，比去年无增减变化，公务用车运行费比去年增加1万元。"
    ),
    "growth told of several sectors in the same words": (
        "第一产业增加值46.8亿元，增长4.2%，增速比一季度提高1.4个百分点。第二产业增加值722.1亿元，增长0.3%，增速比一季度提高0.6个百分点。"
    ),
    "sectors in a row are no heading": (
        "一、综合\n\n全年生产总值318亿元。\n\n一、二、三次产业分别拉动增长0.3、1.6、3.1个百分点。\n\n二、农业\n\n全年粮食产量41万吨。"
    ),
    "a notice is written in its year": (
        "关于某县2024年第一批衔接资金分配结果的公告\n\n下达我县2024年衔接资金860万元。\n\n某县乡村振兴局\n\n2024年3月12日"
    ),
}
WRONG = {
    "a base without a unit": ("公务接待费支出3.10万元，较上年3.25减少0.51万元。", "AMT101 0.51"),
    "the change of the level before it": ("儿童之家418个，床位5.9万张，比上年的5.4万张增加0.9万张。", "AMT101 0.9"),
    "a list that its inner one does not excuse": (
        "随机抽取的460件事项，其中有效回访395件，无效回访56件。",
        "AMT104 460",
    ),
    "a rate one slip off": ("下达资金19.84万元，支付18.25万元，支付率19.99%。", "AMT155 19.99"),
}


def loud(text: str) -> list[str]:
    """Return the errors and warnings."""
    result = check_text(text)
    told = [one for one in result.findings if one.severity.value != "info"]
    return [f"{one.rule.code} {result.document.quote(one.span)}" for one in told]


@pytest.mark.parametrize("name", SOUND)
def test_sound_wording_draws_nothing(name: str) -> None:
    assert loud(SOUND[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_wrong_numbers_in_like_wording_are_told(name: str) -> None:
    text, expected = WRONG[name]
    assert expected in loud(text)
