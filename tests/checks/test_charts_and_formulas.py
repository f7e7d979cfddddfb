"""What no Markdown example can show: native charts against the text, formulas against what their cells print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import vocabulary

from reportlint.checks import CHECKS
from reportlint.checks.check import NoParams
from reportlint.facts import extract
from reportlint.finding import Observation
from reportlint.model import Formula, Span
from reportlint.read.story import Drawn, Story
from reportlint.read.trouble import LIMITS
from reportlint.rule import Outcome

SENTENCE = "2024年度单位预算收入1286.40万元，其中财政拨款1200.00万元。"


def seen(sentence: str, value: str, title: str = "预算对比（万元）", series: str = "2024年") -> list[Outcome]:
    """Look at a report of one sentence and one chart of 预算收入."""
    story = Story("docx", LIMITS)
    story.paragraph(["# 收支情况"], 1)
    story.paragraph([sentence])
    story.chart(Drawn(title, (("", series), ("预算收入", value))))
    facts = extract(story.document(), vocabulary())
    return [each.outcome for each in CHECKS["chart-agreement"].run(facts, NoParams())]


@pytest.mark.parametrize(
    ("value", "title", "series", "outcomes"),
    [
        ("1286.40", "预算对比（万元）", "2024年", [Outcome.PASS]),
        ("1268.40", "预算对比（万元）", "2024年", [Outcome.FAIL]),
        ("1268.40", "预算对比（万元）", "2023年", []),
        ("1268.40", "预算对比（万元）", "预算数", []),
        ("1268.40", "预算对比", "2024年", []),
        ("12.6", "预算占比（%）", "2024年", []),
        ("", "预算对比（万元）", "2024年", []),
    ],
)
def test_a_drawn_value_is_compared_with_what_the_text_says_of_the_same_thing_year_and_unit(
    value: str, title: str, series: str, outcomes: list[Outcome]
) -> None:
    assert seen(SENTENCE, value, title, series) == outcomes


@pytest.mark.parametrize(
    ("rows", "title", "outcomes"),
    [
        ((("", "预算收入"), ("2023年", "1150.20"), ("2024年", "1286.40")), "收支变化（万元）", [Outcome.PASS]),
        ((("", "预算收入"), ("2023年", "1150.20"), ("2024年", "1268.40")), "收支变化（万元）", [Outcome.FAIL]),
        ((("", "预算收入（万元）"), ("2024年", "1268.40")), "收支变化", [Outcome.FAIL]),
        ((("", "金额"), ("预算收入", "1268.40")), "2024年收支（万元）", [Outcome.FAIL]),
        ((("", "本年", "上年"), ("预算收入", "1286.40", "1150.20")), "2024年收支（万元）", []),
        ((("", "金额"), ("2024年 预算收入", "1268.40")), "收支变化（万元）", [Outcome.FAIL]),
        ((("", "金额"), ("预算收入 2024年", "1268.40")), "收支变化（万元）", [Outcome.FAIL]),
        ((("", "2024年"), ("东局 预算收入", "1268.40")), "各局收支（万元）", []),
        ((("", "2024年"), ("单位 预算收入", "1268.40")), "收支情况（万元）", [Outcome.FAIL]),
    ],
)
def test_years_may_be_categories_and_the_unit_may_stand_in_the_series(
    rows: tuple[tuple[str, ...], ...], title: str, outcomes: list[Outcome]
) -> None:
    story = Story("docx", LIMITS)
    story.paragraph(["# 收支情况"], 1)
    story.paragraph([SENTENCE])
    story.chart(Drawn(title, rows))
    facts = extract(story.document(), vocabulary())
    assert [each.outcome for each in CHECKS["chart-agreement"].run(facts, NoParams())] == outcomes


def test_a_chart_is_compared_with_the_text_around_it_only() -> None:
    assert seen(SENTENCE + "其他情况说明。" * 600, "1.00") == []


def test_a_chart_is_compared_from_where_it_is_drawn_not_from_where_its_values_are_written() -> None:
    story = Story("docx", LIMITS)
    story.paragraph(["# 收支情况"], 1)
    place = (story.paragraph([SENTENCE]) or Span(0, 0)).end
    story.paragraph(["其他情况说明。" * 600])
    story.chart(Drawn("预算对比（万元）", (("", "2024年"), ("预算收入", "1268.40"))))
    read = story.document()
    drawn = replace(read, charts=(replace(read.charts[0], anchor=Span(place, place)),))
    looks = CHECKS["chart-agreement"].run(extract(drawn, vocabulary()), NoParams())
    assert [each.outcome for each in looks] == [Outcome.FAIL]


def of_formula(printed: str, computed: str | None, text: str = "SUM(B2:B5)") -> list[Observation]:
    """Look at a sheet with one cell that computes something."""
    story = Story("xlsx", LIMITS)
    span = story.paragraph([printed]) or Span(0, 0)
    story.formulas.append(Formula(span, text, computed))
    return list(CHECKS["formula-result"].run(extract(story.document(), vocabulary()), NoParams()))


@pytest.mark.parametrize(
    ("printed", "computed", "outcome"),
    [
        ("35.6", "35.6", Outcome.PASS),
        ("35.6", "35.5501", Outcome.PASS),
        ("35.6", "35.54", Outcome.FAIL),
        ("91.19%", "0.9118676389", Outcome.PASS),
        ("91.19%", "0.9191", Outcome.FAIL),
        ("1,234.50", "1234.5", Outcome.PASS),
        ("2.68", "2.675", Outcome.PASS),
    ],
)
def test_a_cell_prints_what_its_formula_comes_to_rounded_to_its_last_digit(
    printed: str, computed: str, outcome: Outcome
) -> None:
    assert [each.outcome for each in of_formula(printed, computed)] == [outcome]


def test_a_formula_that_cannot_be_worked_out_is_not_judged() -> None:
    assert of_formula("35.6", None) == []
    assert of_formula("合格", "1") == []


def test_the_arithmetic_of_a_wrong_cell_is_shown() -> None:
    (wrong,) = of_formula("96.77", "95.77")
    assert wrong.computed == "SUM(B2:B5) = 95.77 ≠ 96.77"
    assert dict(wrong.values) == {"stated": "96.77", "formula": "SUM(B2:B5)", "result": "95.77"}
