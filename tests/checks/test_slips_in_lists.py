"""Slips in lists and rates that words tie to their whole without repeating it, each beside the text as it should be."""

from __future__ import annotations

import pytest
from helpers import alarms

WRONG = (
    # lists that divide what was told before
    ("核定编制96名，年末在职88人。从年龄看，35岁及以下21人，36岁至50岁39人，51岁及以上{}人。", "28", "38"),
    ("参加培训的学员共264人。按年龄分，30岁以下75人，31—45岁128人，46岁以上{}人。", "61", "16"),
    (
        "年初在库企业176家，当年入库23家，退库8家，年末在库191家。按规模分，大型企业54家，中型企业83家，小型企业{}家。",
        "54",
        "45",
    ),
    (
        "年初保有车辆412辆，当年购置15辆，报废28辆，年末保有399辆。年末车辆中，应急用车52辆，执法用车187辆，专业用车96辆，其他用车{}辆。",
        "64",
        "46",
    ),
    ("核定编制175人，年末从业人员156人，占核定编制的89.1%，其中在编113人，非在编{}人。", "43", "34"),
    ("年末全县常住人口62.48万人。其中，城镇人口{}万人，乡村人口25.25万人，城镇化率59.59%。", "37.23", "372.3"),
    # what came, was done and is left
    ("全年新收申请271件，上年结转16件。全年应办理287件，办结{}件，结转下年度办理21件。", "266", "226"),
    # multiples, shares and growth whose parts stand around a list or a rounded number
    ("全年招录辅警196人，其中男性142人、女性54人，是上年招录人数98人的{}倍。", "2", "3"),
    ("支出完成528146万元，规模超过50亿元，为调整预算558300万元的{}%。", "94.6", "96.4"),
    ("产值由84.27亿元增加到118.63亿元，五年累计增长{}%，年均增长7.1%。", "40.8", "48.0"),
    ("困难家庭中需要照料的老人共140人，已落实照料112人，落实率{}%。", "80", "87"),
    ("需要照料的老人{}人，已落实照料112人，落实率80%。", "140", "14"),
)


@pytest.mark.parametrize(("text", "right", "wrong"), WRONG)
def test_a_slip_is_told_and_what_is_right_is_not(text: str, right: str, wrong: str) -> None:
    assert alarms(text.format(right)) == []
    assert alarms(text.format(wrong)) != []
