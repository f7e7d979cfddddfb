"""Scoring rules in words, and what a sentence says was measured."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import facts

from reportlint.award import Each, Share, Short, Steps
from reportlint.facts.scores.awards import find_rulings, tiers
from reportlint.facts.scores.steps import step_faults
from reportlint.facts.scores.told import cases_told, find_told, pair_told, rates_told

POINT = Fraction(1, 100)


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("每低1个百分点扣0.5分，扣完为止", Short(POINT, Fraction(1, 2))),
        ("达到90%得满分，每低1个百分点扣0.5分", Short(POINT, Fraction(1, 2))),
        ("每低于100%五个百分点扣1分", Short(5 * POINT, Fraction(1))),
        ("每超出标准1%扣0.5分", Short(POINT, Fraction(1, 2), above=True)),
        ("每超1天扣1分", Short(Fraction(1), Fraction(1), above=True)),
        ("每少1场扣2分", Short(Fraction(1), Fraction(2))),
        ("每有1项未量化扣0.5分", Each(Fraction(1, 2))),
        ("全部及时得7分，每延期1项扣0.5分", Each(Fraction(1, 2))),
        ("发现1处积存扣0.5分", Each(Fraction(1, 2))),
        ("无返黑得6分，有1处扣2分", Each(Fraction(2))),
        ("按巡河率计算得分", Share(rate=True)),
        ("实际课时／约定课时×10，不超过满分", Share()),
        ("每有一批次不合格扣1分", Each(Fraction(1))),
        ("按完成比例计分", Share()),
        ("执行率×分值", Share(rate=True)),
        ("按执行率乘以分值计算", Share(rate=True)),
        ("按满意度折算得9.3分", Share(rate=True)),
        ("按目标值与完成值之比折算", Share(above=True)),
    ],
)
def test_a_rule_is_read_from_its_words(text: str, award: object) -> None:
    assert [ruling.award for ruling in find_rulings(text)] == [award]


@pytest.mark.parametrize(
    "text", ["不符酌情减分", "按时完成得10分，超时酌情减分", "制度健全得5分", "由专家综合评定，每项扣1分"]
)
def test_what_is_left_to_judgement_is_no_rule(text: str) -> None:
    assert find_rulings(text) == []


@pytest.mark.parametrize(
    ("text", "value", "marks"),
    [
        ("98%及以上得10分；95%（含）—98%得8分；90%以下不得分", "0.98", ["10"]),
        ("98%及以上得10分；95%（含）—98%得8分；90%以下不得分", "0.95", ["8"]),
        ("98%及以上得10分；95%（含）—98%得8分；90%以下不得分", "0.85", ["0"]),
        ("3%及以内得7分；3%—5%（含）得6分", "0.05", ["6"]),
        ("不超过5%得5分，5%—10%（含）得4分", "0.05", ["5"]),
        ("达100%得10分，90-99%得9分，80-89得8分，以此类推", "0.995", ["9"]),
        ("达100%得10分，90-99%得9分，80-89%得8分，以此类推", "0.72", ["7"]),
        ("90%以上得10分，80%-90%得8分", "0.9", ["10", "8"]),
        ("95%以上得12分，90%以上不足95%得10分，不足90%不得分", "0.92", ["10"]),
        ("95%以上得12分，90%以上不足95%得10分，不足90%不得分", "0.95", ["12"]),
        ("90%以上8分；80%—90%（含80%）得6分；70%以下0分", "0.8", ["6"]),
        ("90%以上（含）5分；80%（含）至90%4分；低于70%不得分", "0.85", ["4"]),
    ],
)
def test_steps_say_what_a_percentage_earns_and_both_marks_where_the_edge_is_left_open(
    text: str, value: str, marks: list[str]
) -> None:
    award = find_rulings(text)[0].award
    assert isinstance(award, Steps)
    assert award.marks([Fraction(value)]) == tuple(map(Fraction, marks))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("达100%得10分，90-99%得9分，80-89得8分", ["unit", "gap", "gap"]),
        ("90%以上得10分，85%-95%得8分，85%以下得4分", ["overlap"]),
        ("95%以上（含）得10分，85%（含）-95%得8分，85%以下得4分", []),
        ("12场以上得5分，10-11场得4分", []),
        ("0至5%（含）得6分；5%以上至10%（含）得5分；10%以上至20%（含）得3分；超过20%得0分", []),
        ("不超过8%得6分；8%以上至15%得4分；18%以上至30%得2分；超过30%得0分", ["gap"]),
    ],
)
def test_gaps_overlaps_and_lost_signs_of_percent_are_found(text: str, kinds: list[str]) -> None:
    assert [fault.kind for fault in step_faults(text)] == kinds


TOLD = (
    "路灯巡检规范性满分6分，抽查发现2处记录缺失，每处扣0.5分，扣1分，得5分；"
    "安装路灯目标400盏，完成380盏，满分10分，得9.5分。居民满意度92%，高于90%的目标，满分8分，得8分。"
)


def test_the_words_of_one_sentence_do_not_reach_into_the_next() -> None:
    read = facts(f"# 某局绩效自评报告\n\n{TOLD}\n")
    prose = read.prose[read.scores[0].passage]
    told = list(find_told(prose.passage, read.scores, prose.quantities))
    cases, pair = cases_told(told[0], "处", "每处扣0.5分"), pair_told(told[1])
    assert [number.text for number in cases] == ["2"]
    assert pair is not None
    assert [number.text for number in pair] == ["400", "380"]
    assert [rate.text for rate in rates_told(told[2])] == ["92"]


@pytest.mark.parametrize(
    "text", ["100%得10分，90%-100%得8分", "完成率100%得10分，90%（含90%）以上得8分", "达100%得10分，90%以上得8分"]
)
def test_a_hundred_percent_is_a_step_with_and_without_reaching_it(text: str) -> None:
    assert [(step.interval.low, step.mark) for step in tiers(text)] == [
        (Fraction(1), Fraction(10)),
        (Fraction(9, 10), Fraction(8)),
    ]


@pytest.mark.parametrize("text", ["未达到100%得8分", "低于100%得8分", "90%至100%得8分"])
def test_what_falls_short_of_a_hundred_percent_does_not_reach_it(text: str) -> None:
    assert all(step.interval.low != 1 for step in tiers(text))
