"""Checks of marks against targets and results: reached and not full, missed and full, formulas, over-achievement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.award import Share
from reportlint.checks.check import NoParams
from reportlint.checks.observe import relate
from reportlint.checks.scores.form_rows import reason_given
from reportlint.checks.scores.score_tables import row_place
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import RULE
from reportlint.facts.scores.targets import ACTUAL, TARGET, Target, degree, find_targets, text_of
from reportlint.facts.tables.grids import OWN, PARTY, SCORE
from reportlint.finding import Observation, Related
from reportlint.number import Quantity, as_decimal
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, evaluate
from reportlint.rule import Outcome, Severity

PROPORTIONAL = compiled(
    r"按(?:照)?(?:实际)?(?:完成)?(?:的)?比例(?:计|得|折)|完成值(?:与|÷|/|和)[^，。；]{0,10}(?:指标值|目标值)[^，。；]{0,8}(?:比|乘|×)"
    r"|实际完成值÷|实际值与目标值之比|B/A|A/B"
)
"""Words by which a report says that a missed target earns marks in proportion."""
OWN_DEGREES = compiled(r"(?<!部分)(?<!未)达成[^，。；]{0,14}?(?P<low>\d{2,3})%")
ALL_FROM, PART_FROM = Fraction(8, 10), Fraction(6, 10)
"""Least shares of the maximum for a qualitative target reached, and reached in part (财预〔2020〕10号)."""


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
        above = one.direction == "=" and one.actual.base_value > one.target.base_value
        if not one.reached and not above and one.indicator.score and one.indicator.full:
            all_marks = one.indicator.score.value >= one.indicator.full.value
            told = judged(one, Outcome.FAIL if all_marks and not is_corrected(one) else Outcome.PASS)
            yield replace(told, relations=(ordered(one),)) if told.outcome is Outcome.PASS else told


def is_corrected(one: Target) -> bool:
    """Whether somebody else's mark in the row takes marks off: a review of full marks given by oneself."""
    row, full = one.indicator.row, one.indicator.full
    columns = (column for column in one.table.grid.columns if column.name in {SCORE, OWN, PARTY})
    marks = [number.value for column in columns if (number := row.number(column))]
    return full is not None and min(marks, default=full.value) < full.value


def other_than_equal(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose target is one value (=): more than that is not what was asked for, though full marks."""
    for one in scored_targets(facts):
        score, full = one.indicator.score, one.indicator.full
        if one.direction == "=" and score and full:
            above = one.actual.base_value > one.target.base_value and score.value >= full.value
            unexplained = above and reason_given(facts, one.table, one.indicator) is not True
            yield judged(one, Outcome.FAIL if unexplained else Outcome.PASS)


def reached_but_less(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every row whose target was reached: what it lost needs a reason."""
    for one in scored_targets(facts):
        score, full = one.indicator.score, one.indicator.full
        if one.reached and score and full:
            less = score.value < full.value and reason_given(facts, one.table, one.indicator) is False
            told = judged(one, Outcome.FAIL if less else Outcome.PASS)
            yield replace(told, relations=(ordered(one),)) if told.outcome is Outcome.PASS else told


def ordered(one: Target) -> Relation:
    """Say which of target and result is not above the other: with a mark to match, a weak relation between them."""
    low, high = sorted((one.target, one.actual), key=lambda quantity: quantity.base_value)
    return relate(Formula.BOUND, [Term(low)], Term(high), Basis.STRUCTURAL)


def proportional_mark(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every missed target of a report that awards marks in proportion: no more than the proportion.

    Less is allowed with a reason.
    """
    matched = {match.statement.passage for match in facts.matches}
    notes = (prose.passage.text for number, prose in enumerate(facts.prose) if number not in matched)
    if not any(PROPORTIONAL.search(text) for text in notes):
        return
    for one in scored_targets(facts):
        score, full = one.indicator.score, one.indicator.full
        if one.reached or not score or not full or not one.ratio or score.value >= full.value:
            continue
        relation = in_proportion(one, full, score)
        lower = relation.point is not None and score.value < relation.point
        allowed = lower and reason_given(facts, one.table, one.indicator) is not False
        marks = relation.award.marks([term.value for term in relation.operands]) if relation.award else ()
        shown = "或".join(dict.fromkeys(as_decimal(mark, 2) for mark in marks))
        told = judged(one, Outcome.PASS if relation.holds or allowed else Outcome.FAIL, shown)
        yield replace(told, relations=(relation,) if relation.holds or not allowed else ())


def in_proportion(one: Target, full: Quantity, score: Quantity) -> Relation:
    """Relate target and result to a mark: B/A of the maximum, or for an upper limit A/B or 2 - B/A of it."""
    operands = (Term(full), Term(one.actual), Term(one.target))
    award = Share(above=one.direction == "≤")
    return evaluate(Relation(Formula.TIER, operands, Term(score), Basis.STRUCTURAL, award=award))


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
    """Look at every row whose result is one of the three steps: its mark must lie in the band of the step.

    The bands are those of the ministry's words (达成预期指标, 部分达成). Words of the report's own (部分完成) are held
    against them as a remark, and as a warning only where no scheme would give such a mark.
    """
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
            ceiling = how_sure(step, score / full, text_of(result), high) if full else Severity.INFO
            seen = Observation(outcome, one.score.span, values, related, f"{one.score.text} ∉ {band}", place=place)
            yield replace(seen, ceiling=ceiling)


MINISTRY_WORD = compiled(r"^(?!.*基本).*达成")
"""What the ministry's steps are called by; 基本达成 is no word of theirs."""


def how_sure(step: str, share: Fraction, words: str, high: Fraction | None) -> Severity | None:
    """Return the highest severity for a mark outside its band: the bound where two bands meet is read either way."""
    if share == high:
        return Severity.INFO
    if MINISTRY_WORD.search(words):
        return None
    beyond = {"all": share < PART_FROM, "part": share in {0, 1}, "none": share >= ALL_FROM}[step]
    return Severity.WARNING if beyond else Severity.INFO


def least_share(facts: Facts) -> Fraction:
    """Return the least share of the maximum for a target reached, as the report declares it, or the usual 80 %."""
    for prose in facts.prose:
        if match := OWN_DEGREES.search(prose.passage.text):
            return Fraction(int(match["low"]), 100) if int(match["low"]) <= 100 else ALL_FROM
    return ALL_FROM
