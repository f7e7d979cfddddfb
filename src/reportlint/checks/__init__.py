"""Facts in, observations out: one function a kind of check, all of them in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportlint.checks.agreement import (
    MarkAgreement,
    deduction_agreement,
    execution_score,
    group_agreement,
    mark_agreement,
    rate_agreement,
    score_sentence,
    total_score,
)
from reportlint.checks.breakdowns import breakdown
from reportlint.checks.captions import caption_order, dangling_reference
from reportlint.checks.changes import (
    Elimination,
    NoParams,
    change_difference,
    change_direction,
    change_rate,
    component_changes,
    eliminated_growth,
    percentage_points,
)
from reportlint.checks.chronology import period_order, possible_date, start_before_step
from reportlint.checks.coincidence import coincidence
from reportlint.checks.criteria import best_mark, tier_mark
from reportlint.checks.duplication import Repetition, repeated_clause
from reportlint.checks.footing import footing, misread
from reportlint.checks.grades import band_count, band_cover, grade_of_score, score_bound
from reportlint.checks.identity import Identity, RowIdentity, row_identity
from reportlint.checks.labelled import identity, performance_everywhere
from reportlint.checks.listings import announced_list, quoted_list
from reportlint.checks.numbering import level_order, run_order, sibling_order
from reportlint.checks.parts import converted_score, parts_total, total_deduction
from reportlint.checks.phrases import Forbidden, Substitution, forbidden_text, substitution
from reportlint.checks.process import duration, evaluation_date, number_year, phase_order, signing_date
from reportlint.checks.reading import ReaderProblem, reader_problem
from reportlint.checks.restatement import restatement
from reportlint.checks.row_marks import row_deduction, weighted_score
from reportlint.checks.score_tables import (
    ColumnSum,
    FullMark,
    GroupSum,
    RowBound,
    column_sum,
    full_mark,
    group_sum,
    row_bound,
)
from reportlint.checks.shares import share
from reportlint.checks.silences import SilenceFault, silence_fault
from reportlint.checks.years import StaleYear, own_base, stale_year, title_year
from reportlint.facts import Facts
from reportlint.finding import Observation


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of check that rules can ask for by name."""

    run: Callable[[Facts, Any], Iterator[Observation]]
    """Looks at the facts with a rule's parameters; yields every look."""
    params: type
    """The frozen dataclass its parameters are read into."""


CHECKS: Mapping[str, Check] = {
    "row-bound": Check(row_bound, RowBound),
    "column-sum": Check(column_sum, ColumnSum),
    "group-sum": Check(group_sum, GroupSum),
    "full-mark": Check(full_mark, FullMark),
    "row-identity": Check(row_identity, RowIdentity),
    "execution-score": Check(execution_score, NoParams),
    "mark-agreement": Check(mark_agreement, MarkAgreement),
    "deduction-agreement": Check(deduction_agreement, NoParams),
    "best-mark": Check(best_mark, NoParams),
    "tier-mark": Check(tier_mark, NoParams),
    "group-agreement": Check(group_agreement, NoParams),
    "score-sentence": Check(score_sentence, NoParams),
    "total-score": Check(total_score, NoParams),
    "row-deduction": Check(row_deduction, NoParams),
    "weighted-score": Check(weighted_score, NoParams),
    "parts-total": Check(parts_total, NoParams),
    "converted-score": Check(converted_score, NoParams),
    "total-deduction": Check(total_deduction, NoParams),
    "rate-agreement": Check(rate_agreement, NoParams),
    "grade-of-score": Check(grade_of_score, NoParams),
    "band-cover": Check(band_cover, NoParams),
    "band-count": Check(band_count, NoParams),
    "score-bound": Check(score_bound, NoParams),
    "change-difference": Check(change_difference, NoParams),
    "change-rate": Check(change_rate, NoParams),
    "change-direction": Check(change_direction, NoParams),
    "percentage-points": Check(percentage_points, NoParams),
    "coincidence": Check(coincidence, NoParams),
    "restatement": Check(restatement, NoParams),
    "component-changes": Check(component_changes, NoParams),
    "eliminated-growth": Check(eliminated_growth, Elimination),
    "breakdown": Check(breakdown, NoParams),
    "footing": Check(footing, NoParams),
    "misread-table": Check(misread, NoParams),
    "share": Check(share, NoParams),
    "identity": Check(identity, Identity),
    "performance": Check(performance_everywhere, Identity),
    "announced-list": Check(announced_list, NoParams),
    "quoted-list": Check(quoted_list, NoParams),
    "period-order": Check(period_order, NoParams),
    "start-before-step": Check(start_before_step, NoParams),
    "possible-date": Check(possible_date, NoParams),
    "duration": Check(duration, NoParams),
    "phase-order": Check(phase_order, NoParams),
    "evaluation-date": Check(evaluation_date, NoParams),
    "signing-date": Check(signing_date, NoParams),
    "number-year": Check(number_year, NoParams),
    "title-year": Check(title_year, NoParams),
    "stale-year": Check(stale_year, StaleYear),
    "own-base": Check(own_base, NoParams),
    "sibling-order": Check(sibling_order, NoParams),
    "level-order": Check(level_order, NoParams),
    "run-order": Check(run_order, NoParams),
    "caption-order": Check(caption_order, NoParams),
    "dangling-reference": Check(dangling_reference, NoParams),
    "substitution": Check(substitution, Substitution),
    "forbidden-text": Check(forbidden_text, Forbidden),
    "repeated-clause": Check(repeated_clause, Repetition),
    "silence": Check(silence_fault, SilenceFault),
    "reader-problem": Check(reader_problem, ReaderProblem),
}
"""Name in rule files → check."""
