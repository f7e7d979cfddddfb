"""Self-evaluation forms, money block to total, in Markdown, Word and Excel: sound ones draw nothing."""

from __future__ import annotations

import pytest
from forms_of import WRITERS, Form, rows_of
from helpers import check_bytes

from reportlint.finding import Result

MINISTRY = """
| 项目名称 |>8 城区泵站改造 |
| 主管部门 |>3 某市水务局 | 实施单位 |>4 某市排水所 |
|^5 项目资金（万元） |>2  | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
|>2 年度资金总额 | 400.00 | 380.00 | 361.00 | 10 | 95.00% | 9.50 |
|>2 其中：当年财政拨款 | 400.00 | 350.00 | 331.00 | - | 94.57% | - |
|>2 上年结转资金 | 0.00 | 30.00 | 30.00 | - | 100.00% | - |
|>2 其他资金 | 0.00 | 0.00 | 0.00 | - | - | - |
| 年度总体目标 |>4 改造泵站八座 |>4 改造泵站七座 |
| 一级指标 | 二级指标 |>2 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
|^4 产出指标（50分） | 数量指标 |>2 改造泵站座数 | ≥8座 | 7座 | 20 | 17.50 | 一座用地未落实 |
| 质量指标 |>2 验收合格率 | ≥95% | 100% | 10 | 10.00 | |
| 时效指标 |>2 按期完工率 | ≥90% | 93% | 10 | 10.00 | |
| 成本指标 |>2 单座造价 | ≤50万元 | 48万元 | 10 | 10.00 | |
|^2 效益指标（30分） | 社会效益指标 |>2 内涝点减少 | ≥5处 | 5处 | 15 | 15.00 | |
| 可持续影响指标 |>2 管护制度 | 健全 | 健全 | 15 | 15.00 | |
| 满意度指标（10分） | 服务对象满意度指标 |>2 居民满意度 | ≥90% | 92% | 10 | 10.00 | |
|>6 总分 | 100 | 97.00 | |
"""
MARK_FIRST = """
|^3 预算执行情况（万元） |>2 | 全年预算数 | 全年执行数 | 执行率 | 分值 | 得分 |
|>2 年度资金总额 | 210.00 | 189.00 | 90.00% | 10 | 9 |
|>2 其中：财政拨款 | 210.00 | 189.00 | 90.00% | — | — |
| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年完成值 | 得分 | 未完成原因及拟采取的改进措施 |
|^2 成本指标 | 经济成本指标 | 单次检测成本 | 10 | ≤300元 | 300元 | 10 | |
| 经济成本指标 | 设备租赁成本 | 10 | ≤12万元 | 11.6万元 | 10 | |
|^2 产出指标 | 数量指标 | 检测批次 | 20 | ≥600批次 | 570批次 | 19 | 汛期停检两周 |
| 质量指标 | 数据准确率 | 20 | ≥98% | 98.6% | 20 | |
| 效益指标 | 社会效益指标 | 预警响应率 | 20 | ≥90% | 95% | 20 | |
| 满意度指标 | 服务对象满意度 | 用户满意度 | 10 | ≥85% | 88% | 10 | |
|>3 合计 | 100 |>2 | 98 | |
"""
HUNDRED_AND_TWENTY = """
| 一级指标 | 权重 | 三级指标 | 评分标准 | 分值 | 自评得分 | 扣分 | 扣分原因 |
|^2 基础管理 |^2 40 | 制度健全性 | 缺1项扣2分 | 20 | 18 | 2 | 内控手册未修订 |
| 资产管理 | 账实不符每处扣1分 | 20 | 19 | 1 | 一处账实不符 |
|^2 履职产出 |^2 60 | 监管覆盖率 | 达到100%得满分，每低1个百分点扣1分 | 30 | 30 | 0 | |
| 任务完成率 | 达到100%得满分，每低1个百分点扣1分 | 30 | 28 | 2 | 两项任务跨年 |
| 服务对象满意度 | 20 | 群众满意度 | 90%以上得满分 | 20 | 19 | 1 | 办事等候时间偏长 |
| 合计 | 120 | | | 120 | 114 | 6 | |
"""
FORMS = {
    "ministry": Form("2024年度城区泵站改造项目支出绩效自评表", rows_of(MINISTRY)),
    "mark first": Form("2024年度水质检测项目支出绩效自评表", rows_of(MARK_FIRST)),
    "120 points": Form("2024年度部门整体支出绩效评分表（满分120分）", rows_of(HUNDRED_AND_TWENTY)),
}
FAULTS = [
    ("ministry", "| 10 | 95.00% | 9.50 |", "| 10 | 95.00% | 9.05 |", {"FND102"}),
    ("ministry", "331.00 | - | 94.57%", "331.00 | - | 94.75%", {"FND101"}),
    ("ministry", "| 30.00 | 30.00 | - |", "| 30.00 | 20.00 | - |", {"FND103"}),
    ("ministry", "| 100% | 10 | 10.00 |", "| 100% | 10 | 11.00 |", {"SCO101"}),
    ("ministry", "| 93% | 10 | 10.00 |", "| 83% | 10 | 10.00 |", {"SCO126"}),
    ("ministry", "产出指标（50分）", "产出指标（60分）", {"SCO106"}),
    ("ministry", "| 100 | 97.00 |", "| 100 | 79.00 |", {"SCO104"}),
    ("mark first", "| 20 | ≥98% | 98.6% | 20 |", "| 20 | ≥98% | 98.6% | 19 |", {"SCO104", "SCO127"}),
    ("mark first", "| 100 |>2 | 98 |", "| 90 |>2 | 98 |", {"SCO103"}),
    ("120 points", "|^2 基础管理 |^2 40 |", "|^2 基础管理 |^2 50 |", {"SCO106"}),
    ("120 points", "| 30 | 28 | 2 |", "| 30 | 28 | 1 |", {"SCO150"}),
    ("120 points", "| 120 | 114 | 6 |", "| 120 | 141 | 6 |", {"SCO104"}),
]


def checked(form: Form, suffix: str) -> Result:
    """Check a form in one format."""
    return check_bytes(WRITERS[suffix](form), f"a.{suffix}")


def loud(result: Result) -> list[tuple[str, str]]:
    """Return the errors and warnings with their arithmetic."""
    return [(one.rule.code, one.observation.computed) for one in result.findings if one.severity.value != "info"]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", FORMS)
def test_a_sound_form_draws_no_error_and_no_warning(name: str, suffix: str) -> None:
    result = checked(FORMS[name], suffix)
    assert loud(result) == []
    assert result.tallies["SCO104"].passed
    assert result.tallies["SCO101"].passed


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(("name", "sound", "wrong", "codes"), FAULTS)
def test_a_fault_in_a_form_is_named_in_every_format(
    name: str, sound: str, wrong: str, codes: set[str], suffix: str
) -> None:
    texts = {"ministry": MINISTRY, "mark first": MARK_FIRST, "120 points": HUNDRED_AND_TWENTY}
    assert sound in texts[name]
    form = Form(FORMS[name].title, rows_of(texts[name].replace(sound, wrong)))
    assert codes <= {code for code, _ in loud(checked(form, suffix))}
