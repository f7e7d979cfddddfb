"""Short numbers that no word ties for certain: a list right behind its total, a difference behind its two numbers.

One slip of the pen in a number that nothing vouches for is worth a hint there, and never more.
"""

from __future__ import annotations

import pytest
from helpers import check_text, quoted

RIGHT_AND_SLIPPED = [
    ("受理投诉{}件，已办结186件，其余27件正在核查。", "213", "283"),
    ("年初在养犊牛146头，当年购入58头，出栏{}头，年末存栏137头。", "67", "97"),
    ("全年举办文艺展演48场，其中广场演出{}场、剧场演出21场、送戏下乡9场。", "18", "8"),
    ("修订管理办法{}项，其中新立16项、废止28项。", "44", "444"),
    ("抽检样品中，蔬菜{}批次，水果36批次，禽蛋17批次，三类共108批次。", "55", "95"),
    ("全区配备消防站点37处（专职站{}处、志愿站23处）。", "14", "41"),
    ("按产权分：国有林地306.4公顷，集体林地{}公顷。集体和国有林地共892.9公顷。", "586.5", "568.5"),
    ("工程概算463.80万元，决算{}万元，较概算节约21.35万元。", "442.45", "442.54"),
    ("在册志愿者由期初1,274人发展到期末{}人，净增58人。", "1,332", "1,382"),
    ("平均候诊时间{}分钟，上年为31.6分钟，缩短7.9分钟。", "23.7", "28.7"),
]


def hints(text: str) -> set[str]:
    """Return the codes of the hints about amounts, which must be all that is told of them."""
    told = [one for one in check_text(text).findings if one.rule.code.startswith("AMT")]
    assert all(one.severity.value == "info" for one in told), [quoted(check_text(text), one) for one in told]
    return {one.rule.code for one in told}


@pytest.mark.parametrize(("text", "right", "slipped"), RIGHT_AND_SLIPPED)
def test_one_slip_in_a_short_list_or_difference_is_hinted_at(text: str, right: str, slipped: str) -> None:
    assert check_text(text.format(right)).findings == ()
    assert check_text(text.format(slipped)).findings


@pytest.mark.parametrize(
    "text",
    [
        "全年举办文艺展演48场，其中广场演出11场、送戏下乡9场等。",
        "全年举办文艺展演48场，其中主要有广场演出16场、送戏下乡9场。",
        "毕业学员612人，其中女学员287人，党员94人。",
        "毕业学员612人，其中升学308人、就业277人。",
        "玉米产量86.4万吨，其中早熟41.2万吨，晚熟38.9万吨，其余为青贮。",
        "接受检查的企业96家，其中停产整顿的7家，立案的9家。",
        "种植小麦318.4公顷、油菜127.6公顷，较上年增加16.2公顷。",
        "复核扣分105分，抽查12项，比上年多15分。",
        "全年接待游客418批，比上年的396批多，服务站由16处增至31处，增加15处。",
    ],
)
def test_lists_that_are_not_all_and_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert hints(text) == set()


def test_a_list_whose_first_parts_are_all_goes_on_with_something_else() -> None:
    assert hints("实施技改项目64个，其中续建29个、新建35个，年内验收26个。") == set()


def test_near_parts_of_a_divided_total_are_hinted_at() -> None:
    assert hints("全年办理证照1,312件，其中新办704件、换发431件、注销96件。") == {"AMT104"}
