"""Short counts that are printed twice, known by the noun in front of them or behind."""

from __future__ import annotations

import pytest
from helpers import check_text, look, quoted

from reportlint.rule import Severity

REPORT = """# 某县2024年度项目自评报告

## 一、基本情况

{}

## 二、进度

{}
"""
OPENING = "项目分6个子项、16个标段，总投资3280万元。"


def convicted(opening: str, progress: str) -> set[str]:
    """Return the numbers that loud findings about facts printed twice point at."""
    result = check_text(REPORT.format(opening, progress))
    loud = (one for one in result.findings if one.severity is not Severity.INFO and one.rule.code == "AMT112")
    return {quoted(result, one) for one in loud}


@pytest.mark.parametrize(
    ("opening", "progress"),
    [
        (OPENING, "{}个标段中13个按期完成，其余标段滞后。按期完成13个，占16个标段的81.25%。"),
        ("走访行政村26个，占受益行政村52个的50.00%。", "抽查{}户。走访的26个行政村均有管护制度。"),
    ],
)
def test_counts_that_agree_are_one(opening: str, progress: str) -> None:
    assert convicted(opening, progress.format(16)) == set()


def test_a_count_of_all_that_alone_differs_is_told() -> None:
    right = "{}个标段中13个按期完成，其余标段滞后，按期完成率81.25%。"
    assert convicted(OPENING, right.format(16)) == set()
    assert convicted(OPENING.replace("16", "18"), "16个标段中13个按期完成，其余3个标段滞后。") == {"16"}


def test_a_count_of_some_is_no_count_of_all() -> None:
    whole = "全县46所学校中41所已完工，完工率89.13%。"
    assert convicted("项目覆盖46所学校。", f"{whole}检查发现16所学校未公示。") == set()
    assert convicted("项目覆盖46所学校。", f"{whole}应于年内完工的42所学校均已验收。") == set()
    assert convicted("项目覆盖46所学校。", f"{whole}其中16所学校全部更换照明。") == set()


def test_a_name_may_do_without_its_last_word() -> None:
    text = REPORT.format("全年完成管网改造14个。", "14个管网改造项目延伸核查11家单位。")
    found = [one for one in look("restatement", text) if one.values["printed"] == "14个"]
    assert [one.outcome.value for one in found] == ["pass"]


@pytest.mark.parametrize(
    ("opening", "progress"),
    [
        ("全市辖26个乡镇。", "全市25个乡镇卫生院均已达标。对26个乡镇开展了走访。"),
        ("核查了22个乡镇。22个乡镇均设有台账。", "全市24个乡镇均已报送自评表。"),
        ("随机抽取了22个标段。22个标段均已完工。", "24个标段均已报送台账。"),
        ("举办培训班18期，线下17期。17期培训班均结业，18期培训班共培训910人。", "其他工作按期推进。"),
        ("共设三级指标42个，其中41个指标完成，41个指标均达到目标。", "42个指标均设置合理。"),
        ("截至2022年底，标准化卫生室412个。", "截至2023年底，村级卫生室402个。402个卫生室均纳入定点。"),
    ],
    ids=["another-noun", "sample", "drawn", "repeated", "part", "another-year"],
)
def test_counts_of_another_thing_or_of_some_are_no_slip(opening: str, progress: str) -> None:
    assert convicted(opening, progress) == set()


@pytest.mark.parametrize(
    ("opening", "progress"),
    [
        ("全市辖26个乡镇。对26个乡镇开展了走访。", "全市25个乡镇均已达标。"),
        ("项目共设三级指标42个，资金2300万元。", "41个指标均设置合理，42个指标均有佐证材料。"),
    ],
)
def test_what_is_of_all_of_them_is_still_told(opening: str, progress: str) -> None:
    assert len(convicted(opening, progress)) == 1
