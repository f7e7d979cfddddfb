"""What the kinds of mutants make of a small base, and whether it is noticed."""

from pathlib import Path
from random import Random

import pytest
from planted import planted

from benchmarks.accuracy.bases import Base
from benchmarks.accuracy.mutate import KINDS, Edit, Mutant, unique
from benchmarks.accuracy.neutral import NEUTRAL
from benchmarks.accuracy.oracle import case_of, judged, settled, unmoved
from benchmarks.accuracy.wording import WORDS


def made(kind: str, base: Base) -> list[Mutant]:
    """Make all mutants of a kind."""
    return list(unique({**KINDS, **WORDS, **NEUTRAL}[kind](base, Random(1))))  # noqa: S311 - a fixed draw


def mutant_in(kind: str, base: Base, line: str) -> Mutant:
    """Return the mutant of a kind that holds a certain text."""
    return next(mutant for mutant in made(kind, base) if line in mutant.text)


def test_a_digit_is_exchanged_by_every_other(tmp_path: Path) -> None:
    base = planted(tmp_path)
    changes = {mutant.edits[0].text for mutant in made("A1", base) if mutant.edits[0].start == base.numbers["s1"].start}
    assert changes == {f"{tens}8" for tens in "12456789"} | {f"3{ones}" for ones in "012345679"}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("A2", "支出258.00万元"),
        ("A4", "财政拨款收入20.000万元"),
        ("A7", "事业收入100.00亿元"),
        ("A11", "合计285.00万元"),
        ("B1", "| 到位率 | 40 | 41 |"),
    ],
)
def test_kinds_change_what_they_say(tmp_path: Path, kind: str, line: str) -> None:
    assert mutant_in(kind, planted(tmp_path), line).killable


def test_mutants_are_the_same_on_every_run(tmp_path: Path) -> None:
    base = planted(tmp_path)
    for kind in {**KINDS, **WORDS, **NEUTRAL}:
        assert [mutant.edits for mutant in made(kind, base)] == [mutant.edits for mutant in made(kind, base)]


def test_neutral_changes_break_nothing(tmp_path: Path) -> None:
    base = planted(tmp_path)
    assert not any(mutant.broken for kind in NEUTRAL for mutant in made(kind, base))


@pytest.mark.parametrize(("kind", "line"), [("A1", "事业收入170.00万元"), ("B1", "| 到位率 | 40 | 41 |")])
def test_a_planted_fault_is_noticed_where_it_is(tmp_path: Path, kind: str, line: str) -> None:
    verdict = judged(case_of(mutant_in(kind, planted(tmp_path), line)))
    assert verdict.caught
    assert verdict.loud


def test_a_finding_elsewhere_does_not_count(tmp_path: Path) -> None:
    base = planted(tmp_path)
    wrong = base.text.replace("事业收入100.00", "事业收入170.00")
    at = base.text.index("95分")
    mutant = Mutant("A1", base, (Edit(at, at + 2, "95"),))
    case = case_of(mutant)
    changed = type(case)(case.base, base.text, case.edits, wrong, case.changed, case.tokens, case.original)
    verdict = judged(changed)
    assert not verdict.caught
    assert verdict.elsewhere


def test_separators_change_nothing(tmp_path: Path) -> None:
    base = planted(tmp_path)
    assert all(settled(case_of(mutant)).silent for mutant in made("N3", base))


@pytest.mark.parametrize(("after", "before"), [(0, 0), (4, 4), (5, 4), (7, 5), (9, 7)])
def test_offsets_are_traced_back(after: int, before: int) -> None:
    # 0123[4]56789 → 0123[abc]56789
    assert unmoved(after, (Edit(4, 5, "abc"),)) == before


TITLED = """# 川坪县水务局2024年度部门整体支出绩效自评报告

## 一、基本情况

全县供水保障能力稳步提升。城乡供水管网覆盖范围持续扩大，偏远山区群众用水更有保障，季节性缺水问题得到缓解。

2024年度部门支出合计682.40万元，其中基本支出312.20万元，项目支出370.20万元，均按预算执行。

2024年“三公”经费支出3.20万元，控制在年初预算以内，未发生超标准接待情况。

截至2024年12月31日，全部项目均已完成竣工验收并交付使用，未发现质量问题。
"""


@pytest.mark.parametrize("kind", ["C1", "C4", "C5", "D2", "W1", "W2", "W3", "W4", "W5", "W6"])
def test_a_fault_of_time_structure_or_words_is_noticed_where_it_is_put(kind: str) -> None:
    mutants = made(kind, Base("titled", TITLED, {}, ()))
    assert mutants
    assert judged(case_of(mutants[0])).caught


@pytest.mark.parametrize(
    ("first", "second", "swapped"),
    [
        ("", "", True),
        ("4．", "5．", False),
        ("**（2）** ", "**（3）** ", False),
        ("\N{IDEOGRAPHIC SPACE}（一）", "\N{IDEOGRAPHIC SPACE}（二）", False),
    ],
)
def test_paragraphs_with_a_number_of_their_own_do_not_change_places(first: str, second: str, *, swapped: bool) -> None:
    words = (
        "全镇组织干部下沉各村走访农户，逐户登记用水用电需求。",
        "各村召开院坝会议听取意见，年底前将办理结果张榜公布。",
    )
    text = f"{first}{words[0]}\n\n{second}{words[1]}\n"
    assert bool(made("N8", Base("made/01", text, {}, ()))) is swapped
