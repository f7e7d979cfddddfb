"""Two halves and their whole, a sum with the number of its members and their mean."""

from __future__ import annotations

import pytest
from helpers import check_text


def codes(text: str) -> set[str]:
    """Return the codes of what is told."""
    return {one.rule.code for one in check_text(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        "年度共安排农田水利项目13个，其中年初安排8个，年中追加5个。",
        "全年共举办就业招聘会31场，线上12场，线下19场。",
        "年度共安排农田水利项目13个，年初安排8个，年中追加6个，其中跨年实施1个。",
        "本年培训教师46名，上半年研修课程12门，下半年研修课程15门。",
        "上半年检查企业18家，下半年检查企业20家，共发现隐患46处。",
        "全县共有卫生室52个，城镇21个，农村30个，另有流动医疗点1个。",
    ],
)
def test_halves_that_make_the_whole_or_need_not_draw_nothing(text: str) -> None:
    assert "AMT104" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年共开展巡回义诊46场，上半年21场，下半年27场。",
        "全年共举办就业招聘会37场，线上12场，线下19场。",
        "全县共有卫生室58个，城镇21个，农村31个。",
    ],
)
def test_halves_that_do_not_make_the_whole_are_told(text: str) -> None:
    assert "AMT104" in codes(text)


def test_halves_and_their_whole_are_checked_numbers() -> None:
    assert check_text("全年共举办就业招聘会31场，线上12场，线下19场。").coverage.checked == 3


def test_a_mean_is_the_sum_over_the_number() -> None:
    sound = "四个站点收粮量之和358.6吨，平均89.65吨。"
    assert check_text(sound).coverage.checked == 3
    assert "AMT172" not in codes(sound)
    for slip in (("四个", "六个"), ("358.6", "353.6"), ("89.65", "86.65")):
        assert "AMT172" in codes(sound.replace(*slip))


@pytest.mark.parametrize(
    "text",
    [
        "四个站点收粮量之和358.6吨，按面积加权平均90.12吨。",
        "四个站点收粮量之和358.6吨，去掉最小的一个后平均91.24吨。",
        "四个站点收粮量之和358.6吨，平均服务26.4万人。",
        "前三季度四个站点收粮量之和358.6吨。全年平均90.1吨。",
    ],
)
def test_other_means_are_left_alone(text: str) -> None:
    assert "AMT172" not in codes(text)
