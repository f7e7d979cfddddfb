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
from reportlint.checks.capitals import capital_amount
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
    points_for_percent,
)
from reportlint.checks.charts import chart_agreement
from reportlint.checks.chronology import period_order, possible_date, start_before_step
from reportlint.checks.citations import consistent_citations, known_number, known_title
from reportlint.checks.coincidence import coincidence
from reportlint.checks.content import (
    Required,
    deductions_in_problems,
    evaluated_object,
    goals_scored,
    measurable_goals,
    required_section,
    satisfaction_measure,
    survey_sample,
)
from reportlint.checks.criteria import best_mark, tier_mark
from reportlint.checks.duplication import Recurrence, Repetition, repeated_clause, repeated_paragraph
from reportlint.checks.footing import footing, misread
from reportlint.checks.form_rows import (
    all_as_planned,
    empty_cell,
    execution_twice,
    impossible_target,
    lost_without_reason,
    missing_kind,
    repeated_name,
    template_row,
    unreadable_mark,
)
from reportlint.checks.formulas import formula_result
from reportlint.checks.grades import (
    band_count,
    band_cover,
    grade_of_score,
    grade_words,
    score_bound,
    score_without_grade,
    usual_bands,
)
from reportlint.checks.identity import Identity, RowIdentity, row_identity
from reportlint.checks.labelled import identity, performance_everywhere
from reportlint.checks.layout import (
    NumberStyle,
    contents,
    dangling_annex,
    empty_section,
    heading_end,
    missing_picture,
    number_style,
    only_child,
    repeated_heading,
    unnumbered_reference,
    unreferenced_figure,
)
from reportlint.checks.listings import announced_list, quoted_list
from reportlint.checks.money_block import initial_base, overspent, slipped_unit, sources_total, unfilled_total
from reportlint.checks.names import foreign_unit, near_twin
from reportlint.checks.numbering import level_order, run_order, sibling_order
from reportlint.checks.pairs import paired_marks
from reportlint.checks.parts import converted_score, parts_total, total_deduction
from reportlint.checks.phrases import Forbidden, Substitution, forbidden_text, substitution
from reportlint.checks.process import duration, evaluation_date, number_year, phase_order, signing_date
from reportlint.checks.publication import LeftBehind, PersonalData, left_behind, personal_data
from reportlint.checks.reached import (
    Excess,
    missed_but_full,
    over_achieved,
    proportional_mark,
    qualitative_mark,
    reached_but_less,
)
from reportlint.checks.reading import ReaderProblem, reader_problem
from reportlint.checks.restatement import restatement
from reportlint.checks.row_marks import row_deduction, weighted_score
from reportlint.checks.schemes import profile_columns, profile_sections, profile_weights
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
from reportlint.checks.ties import Tied, tied
from reportlint.checks.told_rows import differing_name, early_warning, measured_value, untold_row
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
    "profile-weights": Check(profile_weights, NoParams),
    "profile-columns": Check(profile_columns, NoParams),
    "profile-sections": Check(profile_sections, NoParams),
    "unreadable-mark": Check(unreadable_mark, NoParams),
    "empty-cell": Check(empty_cell, NoParams),
    "template-row": Check(template_row, NoParams),
    "repeated-name": Check(repeated_name, NoParams),
    "missing-kind": Check(missing_kind, NoParams),
    "execution-twice": Check(execution_twice, NoParams),
    "impossible-target": Check(impossible_target, NoParams),
    "all-as-planned": Check(all_as_planned, NoParams),
    "lost-without-reason": Check(lost_without_reason, NoParams),
    "missed-but-full": Check(missed_but_full, NoParams),
    "reached-but-less": Check(reached_but_less, NoParams),
    "proportional-mark": Check(proportional_mark, NoParams),
    "over-achieved": Check(over_achieved, Excess),
    "qualitative-mark": Check(qualitative_mark, NoParams),
    "early-warning": Check(early_warning, NoParams),
    "untold-row": Check(untold_row, NoParams),
    "differing-name": Check(differing_name, NoParams),
    "measured-value": Check(measured_value, NoParams),
    "sources-total": Check(sources_total, NoParams),
    "overspent": Check(overspent, NoParams),
    "initial-base": Check(initial_base, NoParams),
    "unfilled-total": Check(unfilled_total, NoParams),
    "slipped-unit": Check(slipped_unit, NoParams),
    "grade-words": Check(grade_words, NoParams),
    "usual-bands": Check(usual_bands, NoParams),
    "score-without-grade": Check(score_without_grade, NoParams),
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
    "points-for-percent": Check(points_for_percent, NoParams),
    "coincidence": Check(coincidence, NoParams),
    "restatement": Check(restatement, NoParams),
    "component-changes": Check(component_changes, NoParams),
    "eliminated-growth": Check(eliminated_growth, Elimination),
    "breakdown": Check(breakdown, NoParams),
    "footing": Check(footing, NoParams),
    "misread-table": Check(misread, NoParams),
    "share": Check(share, NoParams),
    "tie": Check(tied, Tied),
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
    "number-style": Check(number_style, NumberStyle),
    "heading-end": Check(heading_end, NoParams),
    "only-child": Check(only_child, NoParams),
    "contents": Check(contents, NoParams),
    "empty-section": Check(empty_section, NoParams),
    "repeated-heading": Check(repeated_heading, NoParams),
    "unreferenced-figure": Check(unreferenced_figure, NoParams),
    "unnumbered-reference": Check(unnumbered_reference, NoParams),
    "missing-picture": Check(missing_picture, NoParams),
    "dangling-annex": Check(dangling_annex, NoParams),
    "evaluated-object": Check(evaluated_object, NoParams),
    "goals-scored": Check(goals_scored, NoParams),
    "measurable-goals": Check(measurable_goals, NoParams),
    "deductions-in-problems": Check(deductions_in_problems, NoParams),
    "survey-sample": Check(survey_sample, NoParams),
    "satisfaction-measure": Check(satisfaction_measure, NoParams),
    "required-section": Check(required_section, Required),
    "known-title": Check(known_title, NoParams),
    "known-number": Check(known_number, NoParams),
    "consistent-citations": Check(consistent_citations, NoParams),
    "personal-data": Check(personal_data, PersonalData),
    "left-behind": Check(left_behind, LeftBehind),
    "repeated-clause": Check(repeated_clause, Repetition),
    "silence": Check(silence_fault, SilenceFault),
    "chart-agreement": Check(chart_agreement, NoParams),
    "formula-result": Check(formula_result, NoParams),
    "repeated-paragraph": Check(repeated_paragraph, Recurrence),
    "foreign-unit": Check(foreign_unit, NoParams),
    "near-twin": Check(near_twin, NoParams),
    "capital-amount": Check(capital_amount, NoParams),
    "paired-marks": Check(paired_marks, NoParams),
    "reader-problem": Check(reader_problem, ReaderProblem),
}
"""Name in rule files → check."""
