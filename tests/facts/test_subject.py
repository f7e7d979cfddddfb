"""What a report is about, as its title says."""

from __future__ import annotations

import pytest
from helpers import facts


@pytest.mark.parametrize(
    ("head", "title", "year", "unit"),
    [
        ("# 川坪县林业局2024年度部门决算公开", "川坪县林业局2024年度部门决算公开", 2024, "川坪县林业局"),
        ("附件3\n\n云坪镇人民政府2025年度自评报告", "云坪镇人民政府2025年度自评报告", 2025, "云坪镇人民政府"),
        ("川坪县林业局\n\n2024年度部门整体支出绩效自评报告", "2024年度部门整体支出绩效自评报告", 2024, "川坪县林业局"),
        ("项目支出绩效自评表\n\n（2024年度）", "项目支出绩效自评表", 2024, ""),
        ("关于2024年预算执行情况和2025年预算草案的报告", "关于2024年预算执行情况和2025年预算草案的报告", None, ""),
        ("项目全年完成投资2024.99万元，情况良好。", "", None, ""),
    ],
)
def test_title_year_and_unit_are_read(head: str, title: str, year: int | None, unit: str) -> None:
    subject = facts(f"{head}\n\n一、基本情况\n\n正文。\n").subject
    assert (subject.title, subject.year, subject.unit) == (title, year, unit)


def test_a_title_does_not_run_on_into_the_text_below_it() -> None:
    first, second = facts("关于云坪镇人民政府二〇二五年度部门整体支出绩效情况的自评报告\n\n现将情况报告如下。\n").prose
    assert first.passage.text.endswith("自评报告")
    assert second.passage.text == "现将情况报告如下。"


def test_whole_and_project_are_told_apart() -> None:
    assert facts("# 川坪县林业局2024年度部门整体支出绩效自评报告").subject.is_whole
    assert not facts("# 川坪县林业局2024年度管护项目绩效自评报告").subject.is_whole
