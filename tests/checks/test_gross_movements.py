"""What came and what went, beside both values of the whole: neither is its change, both together are."""

from __future__ import annotations

import pytest
from helpers import alarms

RIGHT = (
    "合作社成员由312户增加到327户，新增46户、退出31户。",
    "合作社成员由312户增加到327户，新增46户，退出31户，净增15户。",
    "合作社成员由312户减少到297户，退出38户，新增23户。",
    # a third movement: the two before it do not make the change
    "合作社成员由312户增加到327户，新增46户，退出22户，注销9户。",
    # of some of them only
    "合作社成员由312户增加到327户，新增种粮大户6户、退出种粮大户2户。",
)
WRONG = (
    "合作社成员由312户增加到327户，新增46户、退出13户。",
    "合作社成员由312户减少到297户，退出38户，新增32户。",
    "合作社成员由312户增加到327户，新增51户。",
    "合作社成员由312户增加到327户，新增46户，退出31户，净增51户。",
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_came_and_what_went_is_not_the_change(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_came_less_what_went_is_the_change(text: str) -> None:
    assert alarms(text) != []
