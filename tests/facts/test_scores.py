"""What prose says about marks, and which row of the score table it speaks of."""

from __future__ import annotations

import pytest
from helpers import facts

from reportlint.facts.scores.score_statements import ScoreStatement


def shown(one: ScoreStatement) -> str:
    """Print a score sentence: `full 10, deducted 1, score 9`."""
    marks = {"full": one.full, "deducted": one.deducted, "total" if one.total else "score": one.score}
    return ", ".join(f"{role} {quantity.text}" for role, quantity in marks.items() if quantity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该指标满分 10 分，扣 1 分，得分 9 分。", ["full 10, deducted 1, score 9"]),
        ("本项满分10分，自评得8分。", ["full 10, score 8"]),
        ("满分5分，扣2分，得4分。", ["full 5, deducted 2, score 4"]),
        ("该指标分值10分，不扣分，得分10分。", ["full 10, deducted 0, score 10"]),
        ("效益指标 30 分（含社会效益与可持续影响），实得 30 分。", ["full 30, score 30"]),
        ("最终得分“98”分，绩效评价等级为“优秀”。", ["total 98"]),
        ("经综合评定，本项目综合得分98.39分，评价等级为优。", ["total 98.39"]),
        ("产出指标50分，得分49.25分；效益指标30分，得分30分。", ["full 50, score 49.25", "full 30, score 30"]),
        ("自评总得分94.14分。", ["total 94.14"]),
        ("甲项得8.4分，扣1.6分；乙项得6分，扣2分。", ["deducted 1.6, score 8.4", "deducted 2, score 6"]),
        ("课程开发得12分，失3分。教材编写得7分。", ["deducted 3, score 12", "score 7"]),
        ("教材编写得满分8分；按期印制率90%，得5.4分。", ["score 8", "score 5.4"]),
        ("满意度9.1分（分值10分），实际绩效得分88.2分。", ["full 10, score 9.1", "total 88.2"]),
        ("实训率98%及以上得8分，90%（含）—98%得6分，低于90%不得分；实际95.2%，得6分，扣2分。", ["deducted 2, score 6"]),
        ("实训率达到100%得8分。", ["score 8"]),
        ("复查发现两处差错，自评10分，核实9分，核减1分。", ["score 10"]),
        ("分值12分，按覆盖率折算应得10.8分。", ["full 12, score 10.8"]),
        ("综上，100分满分中失11.4分，得88.6分。", ["full 100, deducted 11.4, score 88.6"]),
        ("以上失分共7.8分。", ["deducted 7.8"]),
        ("两部分相加，抽查总分90.62分。", ["total 90.62"]),
        ("综合得分95分及以上为A档，85—95分（不含95分）为B档。", []),
        ("预算10.00万元。", []),
    ],
)
def test_the_marks_of_a_sentence_are_told_apart(text: str, expected: list[str]) -> None:
    assert [shown(one) for one in facts(text).scores] == expected


def test_the_numbers_of_bands_are_no_marks() -> None:
    assert facts("得分≥85分为优秀，75≤得分＜85分为良好，60≤得分＜75分为合格，得分＜60分为不合格。").scores == ()


@pytest.mark.parametrize(
    ("text", "subject", "kind"),
    [
        ("数量指标满分10分，扣1分，得分9分。", "数量指标", "数量"),
        ("该指标满分10分，得分9分。", "", ""),
        ("服务对象满意度满分10分，得分9分。", "服务对象满意度", "满意度"),
    ],
)
def test_a_sentence_says_whose_marks_they_are(text: str, subject: str, kind: str) -> None:
    (one,) = facts(text).scores
    assert (one.subject, one.kind) == (subject, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("绩效评价等级为“优秀”。", ["优秀"]),
        ("评价等级为良。", ["良"]),
        ("自评结论为：优。", ["优"]),
        ("优良天数比例达到99.2%。", []),
        ("评价等级分为优、良、中、差。", []),
    ],
)
def test_a_grade_is_a_grade_word_that_is_given(text: str, words: list[str]) -> None:
    assert [one.word for one in facts(text).grades] == words


TABLE = """
| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- | --- |
| 产出指标 | 数量指标 | 铺设供水管道长度 | 20 | 19 |
| 产出指标 | 质量指标 | 管道水压试验合格率 | 30 | 30 |
| 效益指标 | 社会效益 | 受益居民户数 | 40 | 38 |
| 满意度指标 | 满意度 | 受益居民满意度 | 10 | 9 |
"""


def matches(prose: str) -> list[tuple[str, str]]:
    """Return for each tied sentence what it calls its subject and what row or group it speaks of."""
    return [
        (one.name, one.indicator.name if one.indicator else f"[{one.group.name}]" if one.group else "")
        for one in facts(prose + "\n" + TABLE).matches
    ]


@pytest.mark.parametrize(
    ("prose", "rows"),
    [
        ("数量指标满分20分，扣1分，得分19分。\n", ["铺设供水管道长度"]),
        ("质量指标满分30分，得分30分。\n", ["管道水压试验合格率"]),
        ("居民满意度满分10分，扣1分，得分9分。\n", ["受益居民满意度"]),
        ("铺设供水管道的长度满分20分，得19分。\n", ["铺设供水管道长度"]),
        ("1.管道水压试验合格率\n\n该指标满分30分，得分30分。\n", ["管道水压试验合格率"]),
        ("1.质量，管道水压试验合格率\n\n该指标满分35分，得分30分。\n", ["管道水压试验合格率"]),
        ("产出指标50分，得分49分。\n", ["[产出指标]"]),
        ("（一）产出指标（50分）\n\n1.工期。全部按期完工。\n\n本类得49分，扣1分。\n", ["[产出指标]", "[产出指标]"]),
    ],
)
def test_a_sentence_is_tied_to_its_row_by_kind_or_name(prose: str, rows: list[str]) -> None:
    assert [target for _, target in matches(prose)] == rows


@pytest.mark.parametrize(
    "prose",
    [
        "河道清淤满分20分，得19分。\n",
        "该指标满分20分，得19分。\n",
        "1.工期\n\n本类得19分。\n",
        "本项目最终得分96分。\n",
    ],
)
def test_what_stays_ambiguous_is_left_alone(prose: str) -> None:
    assert matches(prose) == []


def test_two_score_tables_are_one_too_many() -> None:
    assert facts("数量指标满分20分，得分19分。\n" + TABLE + "\n另表\n" + TABLE).matches == ()


def test_a_weight_below_its_score_is_no_maximum() -> None:
    (first, second) = facts("自评质量得分90.5分，权重40%，折合36.20分；实际绩效得分88分，权重60%，折合52.80分。").scores
    assert [(one.full, one.score, one.raw and one.raw.text) for one in (first, second)] == [
        (None, None, "90.5"),
        (None, None, "88"),
    ]


def test_a_total_made_of_weighted_parts_is_told_from_the_total_of_the_table() -> None:
    text = "得分90分按40%加权，得分80分按60%加权，抽查总分84.5分。"
    assert [one.composed for one in facts(text).scores if one.total] == [True]


GROUPS = """
| 一级指标 | 三级指标 | 分值 | 得分 |
| --- | --- | --- | --- |
| 产出指标 | 铺设里程 | 30 | 28.5 |
| 产出指标 | 验收合格率 | 30 | 30 |
| 效益指标 | 供水人口 | 30 | 29 |
| 满意度指标 | 用户满意度 | 10 | 9.3 |
| 合计 |  | 100 | 96.8 |
"""


@pytest.mark.parametrize(
    ("prose", "role"),
    [
        ("其中：产出指标58.5分、效益指标29分、满意度指标9.3分。", "score"),
        ("其中：产出指标60分、效益指标30分、满意度指标10分。", "full"),
        ("其中：产出指标58.5分、效益指标29分、满意度指标9.9分。", "score"),
    ],
)
def test_marks_right_behind_names_are_what_the_table_makes_of_most_of_them(prose: str, role: str) -> None:
    read = facts(f"{prose}\n{GROUPS}")
    assert {"score" if one.score else "full" for one in read.scores} == {role}
    assert [match.statement for match in read.matches] == list(read.scores)


def test_a_numbered_sentence_gives_its_name_to_nothing_below_it() -> None:
    item = "6）铺设里程：少铺设三处，每处扣0.5分，扣1.5分，得28.5分。\n"
    prose = f"{item}\n供水人口得29分，扣1分。\n\n走访110户，得9.3分，扣0.7分。\n"
    read = facts(prose + GROUPS)
    tied = [match.indicator.name for match in read.matches if match.indicator]
    assert tied == ["铺设里程", "供水人口"]
