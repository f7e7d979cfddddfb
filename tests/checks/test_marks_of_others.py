"""Marks, rates and totals near those of something else: a sound report draws nothing, a wrong number is told."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.rule import Severity


def codes(text: str) -> list[str]:
    """Return the codes of the errors and warnings on a text, those of missing sections left out."""
    told = [one for one in check_text(text).findings if one.severity in {Severity.ERROR, Severity.WARNING}]
    return sorted(one.rule.code for one in told if not one.rule.code.startswith("CON"))


# ---------------------------------------------------------------- execution rates of sources of funds

FORM = """
# 社区食堂补助项目2024年度绩效自评报告

{}

| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 年度资金总额 | 500.00 | 480.00 | 456.00 | 10 | 95.00% | 9.5 |
| 其中：市级补助资金 | 300.00 | 300.00 | 300.00 | — | 100.00% | — |
| 区级配套资金 | 200.00 | 180.00 | 156.00 | — | 86.67% | — |
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "全年支出456.00万元，预算执行率95.00%。按来源分，市级补助支出300.00万元，执行率100.00%；区级配套支出156.00万元，执行率86.67%。",
        "市级补助已全部支付300.00万元，执行率100%；区级支付156.00万元，执行率86.7%。",
        "问题：区级配套执行率仅86.67%。",
        "其中食堂设备支出120.00万元，执行率91.25%；运营补贴支出336.00万元，执行率96.42%。",
    ],
)
def test_a_source_of_funds_has_a_rate_of_its_own(sentence: str) -> None:
    """The outturn beside a rate, or its name, says whose rate it is."""
    assert "CMP112" not in codes(FORM.format(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "全年支出456.00万元，预算执行率93.00%。",
        "按来源分，区级配套支出156.00万元，执行率88.67%。",
        "问题：区级配套执行率仅86.76%。",
        "项目资金拨付及时，预算执行率为96.00%。",
        "项目结余24.00万元，预算执行率为96.00%。",
    ],
)
def test_a_wrong_rate_of_a_source_is_told(sentence: str) -> None:
    """Each rate is held against its own row."""
    assert "CMP112" in codes(FORM.format(sentence))


# ---------------------------------------------------------------- sentences about a part and what it is made of

TABLE = """
# 文化馆免费开放项目2024年度绩效自评报告

## 一、自评结论

{whole}

| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 扣分原因 |
| --- | --- | --- | --- | --- | --- |
| 投入 | 目标 | 目标明确性 | 10 | 9 | 一项目标未量化 |
| 投入 | 预算 | 经费落实率 | 10 | 10 | |
| 过程 | 财务 | 支出进度 | 12 | 10.5 | 尾款跨年 |
| 过程 | 财务 | 账务规范 | 10 | 9.5 | 一笔凭证缺附件 |
| 过程 | 组织 | 场馆值守 | 8 | 7.6 | 两次迟开门 |
| 产出 | 数量 | 演出场次 | 15 | 14.25 | 少演四场 |
| 产出 | 质量 | 培训合格率 | 15 | 13.5 | 缺考较多 |
| 效果 | 满意 | 观众满意度 | 20 | 18.4 | 停车不便 |
| 合计 | 合计 | 合计 | 100 | 92.75 | |

## 二、各部分说明

### （二）过程（30分）

{part}
"""
WHOLE = "项目总分100分，自评得分92.75分，等级为“优秀”，共扣7.25分。"
PART = "得27.6分，扣2.4分，得分率92.00%。"


def report(*, whole: str = WHOLE, part: str = PART) -> str:
    """Return the report with a sentence about the whole and one about a part."""
    return TABLE.format(whole=whole, part=part)


SOUND_PARTS = {
    "its parts behind it": "得27.6分，扣2.4分，其中财务22分得20分，组织8分得7.6分。",
    "parts with words of maxima": "得27.6分，扣2.4分，其中财务满分22分，得20分；组织分值8分，得7.6分。",
    "parts and their losses": "得27.6分，扣2.4分，其中财务22分得20分扣2分，组织8分得7.6分扣0.4分。",
    "a bureau and what it measured": "我馆支出进度为96.40%，计10.5分。账务上，我馆有1笔凭证缺附件，扣0.5分，计9.5分。",
    "a bureau and its loss": "支出进度：我单位实际进度96.40%，得10.5分，失1.5分。",
    "two rows and what they come to": "前两项为财务指标，共22分，得20分；第三项为组织指标，得7.6分。",
    "two rows, their own sum": "支出进度、账务规范两项合计22分，得20分；场馆值守得7.6分。",
    "less than the maximum by": "场馆值守得7.6分，低于满分0.4分；支出进度得10.5分，低于满分1.5分。",
    "less than the maximum": "场馆值守得7.6分，低于满分8分。",
    "a level of one row": "得27.6分，其中财务22分得20分，组织8分得7.6分。组织8分扣0.4分。",
    "converted": "四个季度考核平均88.10分，折算为12分制得10.5分。",
}


@pytest.mark.parametrize("name", SOUND_PARTS)
def test_marks_of_parts_are_not_those_of_the_whole(name: str) -> None:
    """A part, a bureau, a sum of some rows, another scale: each mark has a maximum of its own, or none."""
    assert codes(report(part=SOUND_PARTS[name])) == []


@pytest.mark.parametrize(
    "whole",
    [
        WHOLE,
        "项目总分100分，得92.75分，等级为“优秀”。",
        "本次自评总分为100分，实际得分92.75分，评定等级为“优秀”。",
        "自评总分92.75分，等级为“优秀”。",
        "本项目得92.75分，等级为“优秀”。",
    ],
)
def test_the_full_mark_of_the_whole_is_no_score(whole: str) -> None:
    """总分100分 before a score is what can be had."""
    assert codes(report(whole=whole)) == []


WRONG = {
    "part": ("得27.6分，扣2.4分，其中财务22分得23分，组织8分得7.6分。", "GRD105"),
    "part and loss": ("得28.6分，扣2.4分，其中财务22分得20分，组织8分得7.6分。", "CMP105"),
    "loss of the part": ("得27.6分，扣3.4分，其中财务22分得20分，组织8分得7.6分。", "CMP105"),
    "row": ("支出进度：我单位实际进度96.40%，得11.5分，失1.5分。", "CMP102"),
    "own maximum": ("场馆值守得9.6分，满分8分。", "GRD105"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_mark_of_a_part_is_told(name: str) -> None:
    """The same sentences with one wrong number."""
    part, code = WRONG[name]
    assert code in codes(report(part=part))


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        ("项目总分100分，自评得分93.75分，等级为“优秀”，共扣7.25分。", "CMP106"),
        ("自评总分94.75分，等级为“优秀”。", "CMP106"),
        ("本项目得97.25分，等级为“优秀”。", "CMP106"),
        ("本项目得9.275分，等级为“优秀”。", "CMP106"),
        ("项目总分100分，自评得分92.75分，等级为“优秀”，共扣2.75分。", "CMP151"),
    ],
)
def test_a_wrong_total_is_told(whole: str, code: str) -> None:
    """The total and what the whole lost are held against the table."""
    assert code in codes(report(whole=whole))


# ---------------------------------------------------------------- marks of several units

DISTRICTS = """
# 2024年度垃圾分类补助资金各区绩效评价结果

表1　各区评分结果

| 区 | 投放设施 | 收运次数 | 支付进度 | 居民满意 | 基础分 | 加分 | 最终得分 | 等次 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 满分 | 20 | 25 | 15 | 40 | 100 | 3 | — | — |
| 桥东区 | 19 | 22 | 14.4 | 37.6 | 93 | 2 | 95 | 一等 |
| 桥西区 | 17.5 | 21 | 13.8 | 35.2 | 87.5 | 0 | 87.5 | 二等 |
| 高新区 | 20 | 23 | 12.6 | 38 | 93.6 | 1 | 94.6 | 一等 |
| 平均 | 18.83 | 22 | 13.6 | 36.93 | 91.37 | 1 | 92.37 | |
| 平均得分率 | 94.2% | 88.0% | 90.7% | 92.3% | | | | |

## 分项说明

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "投放设施。桥东区得19分，高新区得满分20分，桥西区得17.5分。",
        "**支付进度。** 高新区支付偏慢，得12.6分；桥西区得13.8分。",
        "收运次数方面，桥西区得21分，桥东区得22分。",
        "居民满意：桥西区得35.2分，高新区得38分。",
        "三个区最终得分平均92.37分，最高的桥东区得95分。",
    ],
)
def test_a_unit_has_a_mark_for_every_part(sentence: str) -> None:
    """What the passage opens with says for which part the units have their marks."""
    assert codes(DISTRICTS.format(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "投放设施。桥东区得19分，高新区得满分20分，桥西区得15.7分。",
        "**支付进度。** 高新区支付偏慢，得16.2分；桥西区得13.8分。",
        "居民满意：桥西区得32.5分，高新区得38分。",
        "三个区最终得分平均92.37分，最高的桥东区得59分。",
    ],
)
def test_a_wrong_mark_of_a_unit_is_told(sentence: str) -> None:
    """A mark that the unit has for no part."""
    assert "CMP158" in codes(DISTRICTS.format(sentence))


QUARTERS = """
# 2024年度养老服务考核情况

| 季度 | 制度（10） | 人员（15） | 服务次数（25） | 质量（25） | 安全（10） | 老人满意（15） | 合计（100） |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 第一季度 | 8 | 12 | 22 | 21 | 10 | 13 | 86 |
| 第二季度 | 9 | 13 | 24 | 22.5 | 7 | 14 | 89.5 |
| 第三季度 | 9 | 14 | 24 | 23.5 | 10 | 13 | 93.5 |
| 第四季度 | 10 | 15 | 25 | 24 | 9 | 15 | 98 |
| 全年平均 | 9 | 13.5 | 23.75 | {mean} | 9 | 13.75 | 91.75 |
| 平均得分率（%） | 90.0 | 90.0 | 95.0 | {rate} | 90.0 | 91.7 | |
"""


def test_a_rate_of_marks_is_none_of_two_quarters() -> None:
    """Small marks divide into anything: only the maxima in the headers say what the rates are of."""
    assert codes(QUARTERS.format(mean="22.75", rate="91.0")) == []


@pytest.mark.parametrize("label", ["满分", "分值上限", "标准分值", "满分（分）", "单项满分"])
def test_the_row_of_maxima_is_no_unit(label: str) -> None:
    """Whatever it is called, it does not count in the means."""
    told = DISTRICTS.replace("| 满分 |", f"| {label} |").format("桥东区得95分。")
    assert codes(told) == []
    assert "SCO156" in codes(told.replace("| 13.6 |", "| 16.3 |"))


def test_a_wrong_mean_of_a_column_that_counts_elsewhere_is_told() -> None:
    """服务次数 with a maximum is a column of marks."""
    assert codes(QUARTERS.replace("23.75", "22.75").format(mean="22.75", rate="91.0")) != []


# ---------------------------------------------------------------- marks out of a hundred beside weighted ones

WEIGHED = """
# 2024年度种业发展资金绩效评价报告

评价总分86.27分。{}

| 类别 | 指标 | 权重 | {raw}评分 | 加权得分 |
| --- | --- | --- | --- | --- |
| 决策 | 立项论证 | 15% | 90 | 13.50 |
| | 资金分配 | 15% | 81.5 | 12.23 |
| 过程 | 预算执行 | 20% | 92.3 | 18.46 |
| | 项目监管 | 15% | 78 | 11.70 |
| 产出 | 良种推广面积 | 20% | 88.9 | 17.78 |
| 效益 | 农户增收 | 15% | 84 | 12.60 |
| 合计 | | 100% | | 86.27 |
"""


@pytest.mark.parametrize("raw", ["", "专家", "单项"])
def test_losses_are_told_of_weighted_marks(raw: str) -> None:
    """What a group lost is its weight less its weighted marks, whatever heads those out of a hundred."""
    sentence = "决策失4.27分，过程失4.84分，产出失2.22分，效益失2.40分。过程类得30.16分，决策类得25.73分。"
    assert codes(WEIGHED.format(sentence, raw=raw)) == []
    wrong = sentence.replace("4.84", "4.48")
    assert "CMP105" in codes(WEIGHED.format(wrong, raw=raw))


# ---------------------------------------------------------------- grades of a class of things, excesses, other items

GRADED = """
# 社区卫生项目绩效评价报告

评价等级：90分及以上为优，80（含）—90分为良，60（含）—80分为中，60分以下为差。

| 指标 | 满分 | 得分 | 扣分原因 |
| --- | --- | --- | --- |
| 巡诊次数 | 40 | 33 | 汛期停诊 |
| 建档人数 | 30 | 26 | 外出务工 |
| 居民满意度 | 30 | 26.5 | 候诊偏久 |
| 合计 | 100 | 85.5 | |

项目得85.5分，{}
"""


@pytest.mark.parametrize(
    "rest",
    [
        "等级为“良”。评价等级为“中”的项目，下年预算压减20%；等级为“差”的，取消安排。",
        "评定为良。连续两年评价结果为中及以下的，由财政局约谈。",
        "等级为“良”。评价等级为“优”者优先安排。",
    ],
)
def test_a_grade_of_a_class_is_not_given(rest: str) -> None:
    """What happens to things with a grade says nothing of this one's."""
    assert codes(GRADED.format(rest)) == []


@pytest.mark.parametrize("rest", ["等级为“中”。", "评定为优等次。", "评价等级为“中”的结论已报区政府。"])
def test_a_wrong_grade_is_told(rest: str) -> None:
    """A grade given against the bands."""
    assert "CMP107" in codes(GRADED.format(rest))


@pytest.mark.parametrize(
    "sentence",
    [
        "抽检任务860批次，实际抽检893批次，超33批次，完成率103.84%。",
        "全年抽检893批次，超计划33批次。",
        "计划巡诊120次，实际巡诊138次，超额18次。",
        "设备补助1000.00万元、培训补助900.00万元。分方向看，设备补助拨付950.00万元，执行率95.00%；培训补助拨付845.00万元，执行率93.89%。",
    ],
)
def test_an_excess_is_no_other_word_for_the_number(sentence: str) -> None:
    """超33批次 is how much more was done; the amount of another item is no base."""
    assert codes("# 2024年度食品抽检项目绩效评价报告\n\n" + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "全年接待游客186.40万人次，超过190万人次。",
        "培训补助安排900.00万元，实际拨付845.00万元，执行率93.98%。",
    ],
)
def test_a_wrong_bound_or_rate_is_told(sentence: str) -> None:
    """The like with a wrong number."""
    assert codes("# 2024年度食品抽检项目绩效评价报告\n\n" + sentence) != []


# ---------------------------------------------------------------- marks lost where the text gives the result

LOST = """
# 灌区改造项目绩效评价报告

| 指标 | 满分 | 评分标准 | 得分 | 扣分 |
| --- | --- | --- | --- | --- |
| 渠道衬砌完成率 | 20 | 按比例计分 | 19.2 | 0.8 |
| 闸门更换数量 | 20 | 每少1座扣1分 | 18 | 2 |
| 灌溉面积达标率 | 30 | 95%以上得满分，每低1个百分点扣1分 | 27 | 3 |
| 用水户满意度 | 30 | 90%以上得满分 | 30 | 0 |
| 合计 | 100 | | 94.2 | 5.8 |

1. 渠道衬砌完成率{}得19.2分。
2. 闸门更换数量少2座，因厂家供货延迟，扣2分，得18分。
3. 灌溉面积达标率92%，得27分。
4. 用水户满意度93%，得30分。
"""


def test_a_result_short_of_all_says_where_the_marks_went() -> None:
    """完成率96%，得19.2分 needs no further word before a reviewer asks."""
    assert "SCO125" not in codes(LOST.format("96%，"))
    assert "SCO125" in codes(LOST.format("，"))


# ---------------------------------------------------------------- losses told without the names of their rows

LOOSE = """
# 乡镇污水处理项目绩效评价报告

## 一、指标分析

### （一）管理（30分，得25.5分）

立项资料齐全，立项规范性得满分10分；缺少巡检记录台账1册，扣{ledger}分；2个标段变更未报批，扣2分；运维经费拨付滞后，拨付及时性扣1.5分。

### （二）产出（40分，得38分）

管网长度完成率95%，得18分；出水达标率100%，得20分。

### （三）效益（30分，得28分）

受益村民满意度90.2%，得28分，扣2分。

| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 |
| --- | --- | --- | --- | --- |
| 管理 | 立项规范性 | 10 | 资料齐全 | 10 |
| 管理 | 台账完整性 | 5 | 每缺1册扣1分 | 4 |
| 管理 | 合同变更手续 | 8 | 每处扣1分 | 6 |
| 管理 | 拨付及时性 | 7 | 视情况扣分 | 5.5 |
| 产出 | 管网长度完成率 | 20 | 每低1个百分点扣0.4分 | 18 |
| 产出 | 出水达标率 | 20 | 达标得满分 | 20 |
| 效益 | 受益村民满意度 | 30 | 按比例 | 28 |
| 合计 | | 100 | | 91.5 |
"""


def test_a_loss_alone_is_that_of_a_row_of_the_group_above() -> None:
    """缺少巡检记录台账 takes up 台账完整性, whose name it does not give."""
    told = [one.rule.code for one in check_text(LOOSE.format(ledger="1")).findings]
    assert "CMP109" not in told
    assert "SCO125" not in told
    wrong = [one.rule.code for one in check_text(LOOSE.format(ledger="3")).findings]
    assert "CMP109" in wrong
