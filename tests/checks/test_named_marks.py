"""Marks of the prose right behind a name, held against the tables."""

from __future__ import annotations

import pytest
from helpers import check_text

SCHOOLS = """\
## 评价得分

| 评价内容 | 配分 | 岭东校 | 江北校 | 白石校 |
| --- | --- | --- | --- | --- |
| 建设规划 | 60 | 54 | 51 | 45 |
| 设备场地 | 80 | 72 | 66 | 56 |
| 教学运行 | 60 | 56 | 53 | 44 |
| 合计 | 200 | 182 | 170 | 145 |

"""


def codes(prose: str) -> set[str]:
    """Return the codes of what is told of the marks of a report with the table of schools."""
    return {one.rule.code for one in check_text(SCHOOLS + prose).findings if one.rule.code.startswith("CMP")}


@pytest.mark.parametrize(
    "prose",
    [
        "岭东校182分，江北校170分，白石校145分。",
        "白石校共扣55分，其中设备场地扣24分，教学运行扣16分。",
        "设备场地配分80分，岭东校得72分，白石校得56分。",
        "岭东校（182分）居首，白石校最低（145分）。",
        "岭东校去年得176分，今年比去年提高6分。",
        "每校另有加分，岭东校可再加5分。",
        "按失分多少排列：白石校55分、江北校30分。",
        "设备场地和教学运行两项合计满分140分，岭东校得128分、江北校得119分，白石校得100分。",
        "设备场地和师资队伍两项合计满分100分，岭东校得92分、江北校得88分。",
    ],
)
def test_marks_that_the_table_gives_draw_nothing(prose: str) -> None:
    assert codes(prose) == set()


@pytest.mark.parametrize(
    "prose",
    [
        "岭东校182分，江北校170分，白石校154分。",
        "白石校共扣55分，其中设备场地扣26分。",
        "设备场地配分80分，岭东校得72分，白石校得65分。",
        "岭东校（182分）居首，白石校最低（154分）。",
        "设备场地和教学运行两项合计满分140分，岭东校得128分、江北校得191分，白石校得100分。",
    ],
)
def test_a_mark_that_the_table_does_not_give_is_told(prose: str) -> None:
    assert codes(prose) & {"CMP158", "CMP101", "CMP102", "CMP104", "CMP105"}
