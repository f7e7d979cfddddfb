"""A remark in brackets behind a title, which the table of contents and the heading need not share."""

from __future__ import annotations

import pytest
from helpers import outcomes

REPORT = """# 禾丰县水务所2024年度部门决算

目录

第一部分　部门概况

第二部分　{entry}

第三部分　情况说明

第四部分　名词解释

# 第一部分　部门概况

全县设3个管护站。

# 第二部分　{heading}

收支平衡。

# 第三部分　情况说明

平稳。

# 第四部分　名词解释

口径见说明。
"""


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("决算报表（另附，此处只列两张）", "决算报表（摘要）"),
        ("决算报表", "决算报表（节选）"),
        ("决算报表（公开版）", "决算报表"),
    ],
)
def test_a_remark_behind_a_title_makes_no_other_title(entry: str, heading: str) -> None:
    assert "fail" not in outcomes("contents", REPORT.format(entry=entry, heading=heading))


@pytest.mark.parametrize(
    ("entry", "heading"),
    [
        ("决算报表（2023年）", "决算报表（2024年）"),
        ("决算报表（一）", "决算报表（二）"),
        ("决算报表（摘要）", "预算报表（摘要）"),
    ],
)
def test_another_year_number_or_word_makes_another_title(entry: str, heading: str) -> None:
    assert "fail" in outcomes("contents", REPORT.format(entry=entry, heading=heading))
