"""Checks of score tables, forms and grades, and of what the text says of them."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check, NoParams
from reportlint.checks.scores.agreement import (
    MarkAgreement,
    deduction_agreement,
    mark_agreement,
    score_sentence,
)
from reportlint.checks.scores.all_groups import all_groups
from reportlint.checks.scores.arrangement import misplaced_indicator, order_of_analysis
from reportlint.checks.scores.bands import band_count, band_cover, bands_again, usual_bands
from reportlint.checks.scores.column_sums import ColumnSum, column_sum
from reportlint.checks.scores.composed import composed_total
from reportlint.checks.scores.computed_columns import converted_row, difference_mark, mean_mark
from reportlint.checks.scores.criteria import best_mark
from reportlint.checks.scores.execution import execution_score, rate_agreement
from reportlint.checks.scores.form_rows import (
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
from reportlint.checks.scores.full_marks import FullMark, full_mark
from reportlint.checks.scores.grades import grade_of_score, grade_words, score_bound, score_without_grade
from reportlint.checks.scores.group_agreement import group_agreement
from reportlint.checks.scores.group_sums import GroupSum, group_sum
from reportlint.checks.scores.indicators_counted import indicators_counted
from reportlint.checks.scores.mark_changes import change_of_mark
from reportlint.checks.scores.money_block import (
    initial_base,
    overspent,
    slipped_unit,
    sources_total,
    told_amount,
    unfilled_total,
)
from reportlint.checks.scores.named_marks import named_mark
from reportlint.checks.scores.nested_weights import nested_weight
from reportlint.checks.scores.own_rules import own_rule, step_mark
from reportlint.checks.scores.parts import converted_score, parts_total, total_deduction
from reportlint.checks.scores.rate_times_full import told_rate_mark
from reportlint.checks.scores.reached import (
    Excess,
    missed_but_full,
    other_than_equal,
    over_achieved,
    proportional_mark,
    qualitative_mark,
    reached_but_less,
)
from reportlint.checks.scores.repeated import cut_agreement, measured_pair, repeated_mark
from reportlint.checks.scores.reviews import review_row, review_sentence
from reportlint.checks.scores.row_completion import completion_mark, row_completion
from reportlint.checks.scores.row_marks import row_deduction, weighted_score
from reportlint.checks.scores.row_remarks import row_remark
from reportlint.checks.scores.schemes import profile_columns, profile_order, profile_sections, profile_weights
from reportlint.checks.scores.score_tables import RowBound, row_bound
from reportlint.checks.scores.scored_items import item_marks
from reportlint.checks.scores.spending import full_though_overspent, full_though_unspent
from reportlint.checks.scores.standards import standard_reached
from reportlint.checks.scores.steps import step_cover, step_order, step_reach
from reportlint.checks.scores.told_apart import told_apart
from reportlint.checks.scores.told_means import told_mean
from reportlint.checks.scores.told_rates import told_score_rate
from reportlint.checks.scores.told_reached import told_reached
from reportlint.checks.scores.told_rows import differing_name, early_warning, measured_value, untold_row
from reportlint.checks.scores.totals import total_score
from reportlint.checks.scores.usual_shares import usual_share
from reportlint.checks.scores.wording import level_name_variants, unit_of_result

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "row-bound": Check(row_bound, RowBound),
    "column-sum": Check(column_sum, ColumnSum),
    "group-sum": Check(group_sum, GroupSum),
    "full-mark": Check(full_mark, FullMark),
    "indicators-counted": Check(indicators_counted, NoParams),
    "execution-score": Check(execution_score, NoParams),
    "mark-agreement": Check(mark_agreement, MarkAgreement),
    "deduction-agreement": Check(deduction_agreement, NoParams),
    "best-mark": Check(best_mark, NoParams),
    "tier-mark": Check(step_mark, NoParams),
    "own-rule-mark": Check(own_rule, NoParams),
    "usual-share": Check(usual_share, NoParams),
    "group-agreement": Check(group_agreement, NoParams),
    "score-sentence": Check(score_sentence, NoParams),
    "total-score": Check(total_score, NoParams),
    "row-deduction": Check(row_deduction, NoParams),
    "weighted-score": Check(weighted_score, NoParams),
    "repeated-mark": Check(repeated_mark, NoParams),
    "cut-agreement": Check(cut_agreement, NoParams),
    "measured-pair": Check(measured_pair, NoParams),
    "named-mark": Check(named_mark, NoParams),
    "told-mean": Check(told_mean, NoParams),
    "change-of-mark": Check(change_of_mark, NoParams),
    "misplaced-indicator": Check(misplaced_indicator, NoParams),
    "order-of-analysis": Check(order_of_analysis, NoParams),
    "mean-mark": Check(mean_mark, NoParams),
    "difference-mark": Check(difference_mark, NoParams),
    "converted-row": Check(converted_row, NoParams),
    "review-row": Check(review_row, NoParams),
    "review-sentence": Check(review_sentence, NoParams),
    "composed-total": Check(composed_total, NoParams),
    "parts-total": Check(parts_total, NoParams),
    "item-marks": Check(item_marks, NoParams),
    "all-groups": Check(all_groups, NoParams),
    "profile-weights": Check(profile_weights, NoParams),
    "profile-columns": Check(profile_columns, NoParams),
    "profile-sections": Check(profile_sections, NoParams),
    "profile-order": Check(profile_order, NoParams),
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
    "row-completion": Check(row_completion, NoParams),
    "completion-mark": Check(completion_mark, NoParams),
    "row-remark": Check(row_remark, NoParams),
    "told-reached": Check(told_reached, NoParams),
    "nested-weight": Check(nested_weight, NoParams),
    "standard-reached": Check(standard_reached, NoParams),
    "told-rate-mark": Check(told_rate_mark, NoParams),
    "told-apart": Check(told_apart, NoParams),
    "over-achieved": Check(over_achieved, Excess),
    "qualitative-mark": Check(qualitative_mark, NoParams),
    "full-though-unspent": Check(full_though_unspent, NoParams),
    "full-though-overspent": Check(full_though_overspent, NoParams),
    "early-warning": Check(early_warning, NoParams),
    "untold-row": Check(untold_row, NoParams),
    "differing-name": Check(differing_name, NoParams),
    "measured-value": Check(measured_value, NoParams),
    "sources-total": Check(sources_total, NoParams),
    "overspent": Check(overspent, NoParams),
    "initial-base": Check(initial_base, NoParams),
    "unfilled-total": Check(unfilled_total, NoParams),
    "step-cover": Check(step_cover, NoParams),
    "step-order": Check(step_order, NoParams),
    "step-reach": Check(step_reach, NoParams),
    "other-than-equal": Check(other_than_equal, NoParams),
    "unit-of-result": Check(unit_of_result, NoParams),
    "level-name-variants": Check(level_name_variants, NoParams),
    "told-amount": Check(told_amount, NoParams),
    "slipped-unit": Check(slipped_unit, NoParams),
    "grade-words": Check(grade_words, NoParams),
    "usual-bands": Check(usual_bands, NoParams),
    "score-without-grade": Check(score_without_grade, NoParams),
    "converted-score": Check(converted_score, NoParams),
    "total-deduction": Check(total_deduction, NoParams),
    "rate-agreement": Check(rate_agreement, NoParams),
    "told-score-rate": Check(told_score_rate, NoParams),
    "grade-of-score": Check(grade_of_score, NoParams),
    "band-cover": Check(band_cover, NoParams),
    "bands-again": Check(bands_again, NoParams),
    "band-count": Check(band_count, NoParams),
    "score-bound": Check(score_bound, NoParams),
}
"""Name in rule files → check."""
