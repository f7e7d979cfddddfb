"""Checks of marks against targets and results: reached and not full, missed and full, formulas, over-achievement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reportlint.checks.changes import NoParams
from reportlint.checks.form_rows import reason_given
from reportlint.checks.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.grids import SCORE
from reportlint.facts.indicators import RULE
from reportlint.facts.targets import ACTUAL, TARGET, Target, degree, find_targets, text_of
from reportlint.finding import Observation, Related
from reportlint.number import as_decimal, round_half_even, round_half_up
from reportlint.rule import Outcome

PROPORTIONAL = re.compile(
    r"按(?:照)?(?:实际)?(?:完成)?(?:的)?比例(?:计|得|折)|完成值(?:与|÷|/|和)[^，。；]{0,10}(?:指标值|目标值)[^，。；]{0,8}(?:比|乘|×)"
    r"|实际完成值÷|实际值与目标值之比|B/A|A/B"
)
"""Words by which a report says that a missed target earns marks in proportion."""
OWN_DEGREES = re.compile(r"(?<!部分)(?<!未)达成[^，。；]{0,14}?(?P<low>\d{2,3})%")
ALL_FROM, PART_FROM = Fraction(8, 10), Fraction(6, 10)
"""Least shares of the maximum for a qualitative target reached, and reached in part (财预〔2020〕10号)."""


def expected_marks(one: Target) -> list[Fraction]:
    """Return the marks a target may earn in proportion: B/A, or for an upper limit A/B or 2 - B/A of the maximum."""
    full, ratio = one.indicator.full, one.ratio
    if full is None or not ratio:
        return []
    if one.reached:
        return [full.value]
    if one.direction == "≤":
        return [full.value / ratio, max(Fraction(0), 2 - ratio) * full.value]
    return [ratio * full.value]


def rounds_to(value: Fraction, printed: Fraction, decimals: int) -> bool:
    """Whether a computed mark may be printed so: rounded either way, or cut off."""
    shift = 10**decimals
    cut = Fraction(value.numerator * shift // value.denominator, shift)
    return printed in {round_half_up(value, decimals), round_half_even(value, decimals), cut}


def judged(one: Target, outcome: Outcome, expected: str = "") -> Observation:
    """Say how the mark of a row looks beside its target and result."""
    score, full = one.indicator.score, one.indicator.full
    values = {
        "label": one.indicator.name,
        "target": f"{one.direction}{one.target.text}{one.target.unit}",
        "actual": f"{one.actual.text}{one.actual.unit}",
        "score": score.text if score else "",
        "full": full.text if full else "",
        "expected": expected,
    }
    related = (Related(one.target.span, TARGET), Related(one.actual.span, ACTUAL))
    sign = {"": "≥"}.get(one.direction, one.direction)
    verb = "" if one.reached else "不满足 "
    computed = f"{one.actual.text} {verb}{sign} {one.target.text}" + (f" → {expected}" if expected else "")
    span = score.span if score else one.actual.span
    return Observation(outcome, span, values, related, computed, place=row_place(one.table, one.indicator.row, SCORE))


def scored_targets(facts: Facts) -> Iterator[Target]:
    """Yield the rows with target, result, maximum and score that state no scoring rule of their own."""
    for one in find_targets(facts.score_tables):
        indicator = one.indicator
        rule = text_of(indicator.row.slot(one.table.grid.column(RULE)))
        if indicator.full and indicator.score and indicator.full.kind is indicator.score.kind and not rule:
            yield one


def missed_but_full(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose target was missed: it cannot have all marks."""
    for one in scored_targets(facts):
        if not one.reached and one.indicator.score and one.indicator.full:
            all_marks = one.indicator.score.value >= one.indicator.full.value
            yield judged(one, Outcome.FAIL if all_marks else Outcome.PASS)


def reached_but_less(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose target was reached: what it lost needs a reason."""
    for one in scored_targets(facts):
        score, full = one.indicator.score, one.indicator.full
        if one.reached and score and full:
            less = score.value < full.value and reason_given(facts, one.table, one.indicator) is False
            yield judged(one, Outcome.FAIL if less else Outcome.PASS)


def proportional_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every missed target of a report that awards marks in proportion: no more than the proportion.

    Less is allowed with a reason.
    """
    told = {match.statement.passage for match in facts.matches}
    notes = (prose.passage.text for number, prose in enumerate(facts.prose) if number not in told)
    if not any(PROPORTIONAL.search(text) for text in notes):
        return
    for one in scored_targets(facts):
        score, full, marks = one.indicator.score, one.indicator.full, expected_marks(one)
        if one.reached or not score or not full or not marks or score.value >= full.value:
            continue
        fits = any(rounds_to(mark, score.value, score.decimals) for mark in marks)
        lower = score.value < max(marks) and reason_given(facts, one.table, one.indicator) is not False
        shown = "或".join(as_decimal(mark, 2) for mark in marks)
        yield judged(one, Outcome.PASS if fits or lower else Outcome.FAIL, shown)


@dataclass(frozen=True, slots=True)
class Excess:
    """Parameters: from which share of the target on a result wants an explanation."""

    percent: int = 130
    """Result over target, in percent."""


def over_achieved(facts: Facts, params: Excess) -> Iterator[Observation]:
    """Look at every target that more is better for: a result far above it wants a reason."""
    for one in find_targets(facts.score_tables):
        ratio = one.ratio
        if ratio is None or one.direction == "≤" or one.target.value <= 1:
            continue
        far = ratio * 100 >= params.percent and reason_given(facts, one.table, one.indicator) is False
        yield judged(one, Outcome.FAIL if far else Outcome.PASS, f"{as_decimal(ratio * 100, 2)}%")


def qualitative_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose result is one of the three steps: its mark must lie in the band of the step."""
    least = least_share(facts)
    for table in facts.score_tables:
        for one in table.indicators:
            step = degree(text_of(one.row.slot(table.grid.column(ACTUAL))))
            rule = text_of(one.row.slot(table.grid.column(RULE)))
            if not step or rule or one.full is None or one.score is None or one.full.kind is not one.score.kind:
                continue
            low, high = {"all": (least, None), "part": (PART_FROM, least), "none": (Fraction(0), PART_FROM)}[step]
            score, full = one.score.value, one.full.value
            fits = low * full <= score and (high is None or score < high * full)
            band = f"[{as_decimal(low * full)}, {as_decimal((high or Fraction(1)) * full)}{')' if high else ']'}"
            values = {"label": one.name, "score": one.score.text, "full": one.full.text, "expected": band}
            result = one.row.slot(table.grid.column(ACTUAL))
            related = (Related(result.passage.span, ACTUAL),) if result else ()
            outcome = Outcome.PASS if fits else Outcome.FAIL
            values["actual"] = text_of(result)
            place = row_place(table, one.row, SCORE)
            yield Observation(outcome, one.score.span, values, related, f"{one.score.text} ∉ {band}", place=place)


def least_share(facts: Facts) -> Fraction:
    """Return the least share of the maximum for a target reached, as the report declares it, or the usual 80 %."""
    for prose in facts.prose:
        if match := OWN_DEGREES.search(prose.passage.text):
            return Fraction(int(match["low"]), 100) if int(match["low"]) <= 100 else ALL_FROM
    return ALL_FROM
