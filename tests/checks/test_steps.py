"""Steps of a scoring rule: bounds that meet, marks that fall, steps that go on alike."""

from __future__ import annotations

import pytest
from helpers import check_text

from reportlint.finding import Result

TABLE = """# 河道保洁项目绩效自评报告

| 三级指标 | 评分标准 | 分值 | 得分 |
| --- | --- | --- | --- |
| 河道保洁率 | {rule} | 10 | 10 |
"""


def told(rule: str, code: str) -> list[str]:
    """Check a table with one rule; return what is said under a code."""
    result: Result = check_text(TABLE.format(rule=rule))
    return [one.message("zh") for one in result.findings if one.rule.code == code]


@pytest.mark.parametrize(
    "rule",
    [
        "95%以上得10分，85%（含）—95%得8分，75%（含）—85%得5分，75%以下不得分",
        "达到98%得10分；90%以上不足98%得7分；80%以上不足90%得4分；不足80%不得分",
        "2%以内得10分，2%-4%得8分，4%-8%得3分，8%以上不得分",
        "达100%得10分，95%-99%得9分，90%-94%得8分，以此类推",
        "100%得满分；90%（含）—100%得9分；80%（含）—90%得7分；80%以下得2分",
        "①巡查到位率95%以上得3分；②打捞及时率90%以上得5分；③清运率85%以上得2分",
        "98%以上得10分，90%-98%得8分，80%-90%得6分，70%-80%得4分，以此类推",
    ],
)
def test_steps_that_fall_draw_nothing(rule: str) -> None:
    assert not told(rule, "SCO160")


@pytest.mark.parametrize(
    "rule",
    [
        "95%以上得10分，85%（含）—95%得3分，75%（含）—85%得5分，75%以下不得分",
        "2%以内得10分，2%-4%得8分，4%-8%得9分，8%以上不得分",
        "100%得满分；90%（含）—100%得11分；80%（含）—90%得7分；80%以下得2分",
    ],
)
def test_a_step_that_earns_more_than_the_better_one_is_told(rule: str) -> None:
    assert len(told(rule, "SCO160")) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "达100%得10分，95%-99%得7分，90%-94%得8分，以此类推",
        "达100%得10分，85%-99%得9分，90%-94%得8分，以此类推",
        "达100%得10分，95%-98%得9分，90%-94%得8分，以此类推",
        "达200%得10分，95%-99%得9分，90%-94%得8分，以此类推",
    ],
)
def test_steps_said_to_go_on_alike_must_be_alike(rule: str) -> None:
    assert told(rule, "SCO160")


def test_bounds_in_which_steps_meet_are_checked_numbers() -> None:
    sound = check_text(TABLE.format(rule="95%以上得10分，85%—95%得8分，75%—85%得5分，75%以下不得分"))
    # 95, 85-95, 75-85, 75, three marks, maximum and score; but the lowest mark, which nothing bounds from below
    assert (sound.coverage.numbers, sound.coverage.checked) == (9, 8)
    apart = "95%以上得10分，85%—94%得8分，75%—85%得5分，75%以下不得分"
    assert "未定档" in told(apart, "SCO111")[0]


PROSE = "2.渠道防渗率：应防渗120公里，完成105.6公里，防渗率88%。{rule}；分值8分，得6分，扣2分。"


def test_a_rule_that_a_sentence_states_is_looked_at_too() -> None:
    sound = "95%及以上得8分，85%（含）—95%得6分，70%（含）—85%得4分，不足70%不得分"
    assert not {"SCO111", "SCO160"} & {one.rule.code for one in check_text(PROSE.format(rule=sound)).findings}
    assert check_text(PROSE.format(rule=sound)).coverage.checked >= 12
    for wrong, code in (
        (sound.replace("70%（含）—85%", "70%（含）—83%"), "SCO111"),
        (sound.replace("4分", "7分"), "SCO160"),
    ):
        assert code in {one.rule.code for one in check_text(PROSE.format(rule=wrong)).findings}


def test_grades_and_rates_in_running_text_are_no_steps() -> None:
    text = "90（含）—100分为优，80（含）—90分为良，60分以下为差。完成率达到98%得8分，及时率95%得7分，合格率100%得9分。"
    assert not {"SCO111", "SCO160"} & {one.rule.code for one in check_text(text).findings}
