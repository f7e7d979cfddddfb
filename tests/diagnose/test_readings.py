"""A reading of a table that most of its looks contradict accuses nobody; a reading that mostly holds does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from helpers import document, vocabulary

from reportlint.diagnose import without_failed_readings
from reportlint.facts import Facts, extract
from reportlint.facts.tables.grids import Grid, Row
from reportlint.finding import Observation, Observed, Related
from reportlint.number import Quantity
from reportlint.relation import Formula, Relation, Term, Verdict, evaluate
from reportlint.rule import Outcome, Rule, Severity

RULE = Rule("SCO157", "off", Severity.ERROR, "difference-mark", None, {}, {}, {})
PASS, FAIL, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW


def read(*rows: str) -> Facts:
    """Read a table from its rows; the first holds the headers."""
    cells = len(rows[0].split())
    lines = [rows[0], " ".join(["---"] * cells), *rows[1:]]
    return extract(document("\n".join(f"| {' | '.join(line.split())} |" for line in lines) + "\n"), vocabulary())


def numbers(grid: Grid, row: Row) -> list[Quantity]:
    """Return the numbers of a row."""
    return [number for column in grid.columns if (number := row.number(column))]


def looked(relations: Sequence[Relation]) -> list[Observed]:
    """Say of ties whether they hold."""
    return [
        Observed(
            RULE,
            Observation(
                FAIL if one.verdict is Verdict.INCONSISTENT else PASS, one.stated.quantity.span, relations=(one,)
            ),
        )
        for one in relations
    ]


def judged(facts: Facts, relations: Sequence[Relation]) -> list[Outcome]:
    """Judge ties together."""
    return [one.observation.outcome for one in without_failed_readings(facts, looked(relations))]


def differences(facts: Facts) -> list[Relation]:
    """Tie the last number of every row as the difference of the first two."""
    rows = [numbers(grid, row) for grid in facts.grids for row in grid.rows]
    return [
        evaluate(Relation(Formula.SUM, (Term(first), Term(second, -1)), Term(last))) for first, second, *_, last in rows
    ]


def shares(facts: Facts) -> list[Relation]:
    """Tie the last number of every row as the share that the first one is of the first number of the last row."""
    (grid,) = facts.grids
    *parts, whole = [numbers(grid, row) for row in grid.rows]
    return [evaluate(Relation(Formula.RATIO, (Term(part[0]), Term(whole[0])), Term(part[-1]))) for part in parts]


def totals(facts: Facts) -> list[Relation]:
    """Tie every number of the last row as the sum of those above it."""
    (grid,) = facts.grids
    *parts, whole = [numbers(grid, row) for row in grid.rows]
    return [
        evaluate(Relation(Formula.SUM, tuple(map(Term, column)), Term(stated)))
        for *column, stated in zip(*parts, whole, strict=True)
    ]


HEADER = "项目 自评 初评 终评 差"


@pytest.mark.parametrize(
    ("tied", "rows", "outcomes"),
    [
        (differences, ["甲 42 38 41 1", "乙 37 31 35 2", "丙 28 22 27 1"], [REVIEW] * 3),
        (differences, ["甲 42 38 41 1", "乙 37 31 35 2", "丙 28 22 27 1", "丁 19 16 16 3"], [REVIEW] * 3 + [PASS]),
        (differences, ["甲 42 40 40 2", "乙 37 33 33 4", "丙 28 25 25 5"], [PASS, PASS, FAIL]),
        (differences, ["甲 42 40 40 2", "乙 37 33 33 7", "丙 28 25 25 9", "丁 19 18 18 1"], [PASS, FAIL, FAIL, PASS]),
        (differences, ["甲 42 38 41 1", "乙 37 31 35 2", "丙 28 25 25 3"], [FAIL, FAIL, PASS]),
        (differences, ["甲 42 38 41 1", "乙 37 31 35 2"], [FAIL, FAIL]),
        (differences, ["甲 42 40 40 7"], [FAIL]),
        (shares, ["甲 25 0 0 20%", "乙 50 0 0 40%", "丙 50 0 0 40%", "计 152 0 0 100%"], [FAIL] * 3),
        (totals, ["甲 11 12 13 14", "乙 21 22 23 24", "计 37 39 41 43"], [FAIL] * 4),
    ],
    ids=[
        "a column taken for another",
        "most of a column taken for another",
        "one wrong row",
        "as many wrong rows as right ones",
        "two wrong rows beside a right one",
        "two rows alone",
        "a row alone",
        "one wrong whole",
        "one missing row",
    ],
)
def test_most_looks_must_fail_each_for_itself(
    tied: Callable[[Facts], list[Relation]], rows: Sequence[str], outcomes: Sequence[Outcome]
) -> None:
    facts = read(HEADER, *rows)
    assert judged(facts, tied(facts)) == outcomes


def test_tables_of_one_layout_are_read_alike() -> None:
    tables = [
        f"| 项目 | 自评 | 初评 | 终评 | 差 |\n| --- | --- | --- | --- | --- |\n| {row} |\n"
        for row in ("甲 | 42 | 38 | 41 | 1", "乙 | 37 | 31 | 35 | 2", "丙 | 28 | 22 | 27 | 1")
    ]
    facts = extract(document("\n其次：\n\n".join(tables)), vocabulary())
    assert judged(facts, differences(facts)) == [REVIEW] * 3


GRADED = """| 单位 | 得分 | 名次 | 等次 |
| --- | --- | --- | --- |
| 甲 | 92 | 3 | 优 |
| 乙 | 85 | 5 | 良 |
| 丙 | 93 | 2 | 优 |
| 丁 | 78 | 7 | 中 |
"""


@pytest.mark.parametrize(("wrong", "left"), [(4, 0), (3, 0), (2, 2), (1, 1)])
def test_grades_that_mostly_miss_their_bands_are_given_for_something_else(wrong: int, left: int) -> None:
    facts = extract(document(GRADED), vocabulary())
    (grid,) = facts.grids
    looks = [
        Observed(
            RULE, Observation(FAIL if at < wrong else PASS, slot.cell.span, {}, (Related(mark.span, "得分"),), "→")
        )
        for at, row in enumerate(grid.rows)
        if (slot := row.slots[3]) and (mark := row.number(grid.columns[2]))
    ]
    outcomes = [one.observation.outcome for one in without_failed_readings(facts, looks)]
    assert outcomes.count(FAIL) == left


def test_a_form_that_is_filled_in_badly_throughout_is_no_misreading() -> None:
    facts = extract(document(GRADED), vocabulary())
    looks = [Observed(RULE, Observation(FAIL, row.slots[0].cell.span)) for row in facts.grids[0].rows if row.slots[0]]
    assert without_failed_readings(facts, looks) == tuple(looks)


PROSE = "\n甲得{}分，乙得{}分，丙得{}分，丁得{}分。\n"


@pytest.mark.parametrize(
    ("marks", "outcomes"),
    [
        (("81", "71", "61", "51"), [REVIEW] * 4),
        (("92", "71", "61", "51"), [PASS, FAIL, FAIL, FAIL]),
    ],
)
def test_words_that_a_table_never_bears_out_speak_of_something_else(
    marks: Sequence[str], outcomes: Sequence[Outcome]
) -> None:
    facts = extract(document(GRADED + PROSE.format(*marks)), vocabulary())
    (grid,) = facts.grids
    printed = [number for row in grid.rows if (number := row.number(grid.columns[1]))]
    said = facts.prose[0].quantities
    ties = [
        evaluate(Relation(Formula.EQUAL, (Term(one),), Term(other))) for one, other in zip(printed, said, strict=True)
    ]
    assert judged(facts, ties) == outcomes
