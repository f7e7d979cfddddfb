"""Broken ties: when the report is accused, and when the reading of its words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from helpers import document, vocabulary

from reportlint.diagnose import without_misread
from reportlint.facts import Facts, extract
from reportlint.finding import Hunch, Observation, Observed, Related
from reportlint.relation import Basis, Formula, Relation, Term, Verdict, evaluate
from reportlint.rule import Outcome, Rule, Severity

RULE = Rule("AMT104", "broken", Severity.ERROR, "breakdown", None, {}, {}, {})


@dataclass(frozen=True)
class Report:
    """A text, and ties somebody has read from it."""

    facts: Facts

    @classmethod
    def of(cls, text: str) -> Report:
        return cls(extract(document(text), vocabulary()))

    def tie(self, formula: Formula, *printed: str, basis: Basis = Basis.DECLARED) -> Relation:
        """Tie numbers by their digits, the stated one last; `-` subtracts."""
        terms = [
            Term(next(one for one in self.facts.quantities if one.text == digits.lstrip("-")), sign)
            for digits in printed
            for sign in (-1 if digits.startswith("-") else 1,)
        ]
        return evaluate(Relation(formula, tuple(terms[:-1]), terms[-1], basis))

    def outcomes(self, *relations: Relation) -> list[Outcome]:
        """Judge ties that fail where they do not hold."""
        looks = [
            Observed(RULE, Observation(outcome_of(one), one.stated.quantity.span, relations=(one,)))
            for one in relations
        ]
        return [one.observation.outcome for one in without_misread(self.facts, looks)]

    def hunches(self, hunch: Hunch, relation: Relation, *others: Relation) -> Outcome:
        """Judge a tie that is no more than a hunch, beside others."""
        guess = Observation(Outcome.REVIEW, relation.stated.quantity.span, relations=(relation,), hunch=hunch)
        looks = [Observation(outcome_of(one), one.stated.quantity.span, relations=(one,)) for one in others]
        return without_misread(self.facts, [Observed(RULE, one) for one in (guess, *looks)])[0].observation.outcome


def outcome_of(relation: Relation) -> Outcome:
    return Outcome.FAIL if relation.verdict is Verdict.INCONSISTENT else Outcome.PASS


DINING = Report.of(
    "早餐收入41.20万元、午餐收入68.35万元，合计109.55万元。全年收入152.75万元，其中午餐与晚餐共111.55万元，晚餐43.20万元。"
)


def test_a_broken_tie_is_the_fault_of_a_number_that_nothing_else_vouches_for() -> None:
    broken = DINING.tie(Formula.SUM, "68.35", "43.20", "109.55")
    assert DINING.outcomes(broken) == [Outcome.FAIL]


def test_a_broken_tie_is_doubted_where_each_of_its_numbers_is_held_by_another() -> None:
    misread = DINING.tie(Formula.SUM, "68.35", "43.20", "109.55")
    ties = (
        DINING.tie(Formula.SUM, "41.20", "68.35", "109.55"),
        DINING.tie(Formula.SUM, "68.35", "43.20", "111.55"),
    )
    assert DINING.outcomes(misread, *ties) == [Outcome.REVIEW, Outcome.PASS, Outcome.PASS]


def test_a_number_has_no_alibi_where_the_other_tie_would_hold_with_the_right_one_as_well() -> None:
    report = Report.of(
        "在校生12504人，其中男生6001人、女生6503人；上年11802人，其中男生5790人、女生6012人。增加703人，增长6.0%。"
    )
    ties = (
        report.tie(Formula.SUM, "12504", "-11802", "703"),
        report.tie(Formula.SUM, "6001", "6503", "12504"),
        report.tie(Formula.SUM, "5790", "6012", "11802"),
        report.tie(Formula.CHANGE_RATE, "12504", "703", "6.0"),
    )
    assert [one.verdict for one in ties] == [Verdict.INCONSISTENT, *3 * [Verdict.EXACT]]
    assert report.outcomes(*ties)[0] is Outcome.FAIL


def test_a_rate_on_the_wrong_base_is_no_alibi_for_itself() -> None:
    report = Report.of("公用经费318.06万元，较上年的277.92万元增加40.14万元，增长12.62%。")
    ties = (
        report.tie(Formula.GROWTH, "318.06", "277.92", "12.62"),
        report.tie(Formula.SUM, "318.06", "-277.92", "40.14"),
        report.tie(Formula.RATIO, "40.14", "318.06", "12.62", basis=Basis.INFERRED),
    )
    assert report.outcomes(*ties)[0] is Outcome.FAIL


GRANTS = Report.of("全年培训补助1842.60万元。学徒补助618.47万元，完成年初计划526.38万元的117.49%。")


def test_a_share_that_nearer_numbers_give_is_of_no_whole_further_off() -> None:
    of_all = GRANTS.tie(Formula.RATIO, "618.47", "1842.60", "117.49")
    of_plan = GRANTS.tie(Formula.RATIO, "618.47", "526.38", "117.49")
    assert of_plan.verdict is Verdict.EXACT
    assert GRANTS.outcomes(of_all, of_plan) == [Outcome.REVIEW, Outcome.PASS]


def test_a_share_of_a_whole_beside_it_is_wrong_whatever_numbers_further_off_give() -> None:
    report = Report.of("补助总额1842.60万元。申请补助2006.32万元，发放1184.09万元，占申请补助2006.32万元的64.26%。")
    on_wrong_whole = report.tie(Formula.RATIO, "1184.09", "1842.60", "64.26", basis=Basis.INFERRED)
    of_claims = report.tie(Formula.RATIO, "1184.09", "2006.32", "64.26")
    assert on_wrong_whole.verdict is Verdict.EXACT
    assert report.outcomes(of_claims, on_wrong_whole)[0] is Outcome.FAIL


def test_a_share_of_the_whole_that_its_list_divides_is_not_right_for_being_that_of_a_nearer_number() -> None:
    report = Report.of("来访1275.5件，其中首访1168.4件。按方式分：电话318.2件，占27.23%；网上957.3件，占75.05%。")
    of_all = report.tie(Formula.RATIO, "318.2", "1275.5", "27.23")
    by_chance = report.tie(Formula.RATIO, "318.2", "1168.4", "27.23", basis=Basis.INFERRED)
    assert by_chance.verdict is Verdict.EXACT
    assert report.outcomes(of_all, by_chance)[0] is Outcome.FAIL


def test_a_rate_is_made_of_the_two_numbers_that_stand_right_beside_it() -> None:
    report = Report.of("上门问卷860份、网上问卷540份，满意的792份、461份，两类合计满意度89.5%（1400份中1253份）。")
    of_visits = report.tie(Formula.RATIO, "792", "860", "89.5", basis=Basis.INFERRED)
    of_both = report.tie(Formula.RATIO, "1253", "1400", "89.5", basis=Basis.INFERRED)
    assert report.outcomes(of_visits, of_both) == [Outcome.REVIEW, Outcome.PASS]
    assert report.outcomes(of_visits) == [Outcome.FAIL]


def test_the_same_fact_printed_twice_has_no_alibi_both_versions_may_be_consistent() -> None:
    ties = (
        DINING.tie(Formula.EQUAL, "109.55", "111.55"),
        DINING.tie(Formula.SUM, "41.20", "68.35", "109.55"),
        DINING.tie(Formula.SUM, "68.35", "43.20", "111.55"),
    )
    assert DINING.outcomes(*ties)[0] is Outcome.FAIL


CANTEEN = Report.of("接待74批次611人次，人均138.22元，比上年的9.01万元下降6.22%。")


def test_a_result_of_another_size_across_other_numbers_is_no_reproach() -> None:
    misread = CANTEEN.tie(Formula.GROWTH, "611", "9.01", "6.22")
    assert CANTEEN.outcomes(misread) == [Outcome.REVIEW]


def test_a_result_of_another_size_is_told_where_the_numbers_stand_side_by_side() -> None:
    report = Report.of("培训经费62.40万元，比上年的81.75万元增加4.15万元。")
    wrong = report.tie(Formula.SUM, "62.40", "81.75", "4.15")
    assert report.outcomes(wrong) == [Outcome.FAIL]


def test_a_result_of_another_size_is_told_where_a_slip_explains_it() -> None:
    report = Report.of("全年接待861.5人次，另有12批，其中上半年402.3人次、下半年45.92人次。")
    shifted = report.tie(Formula.SUM, "402.3", "45.92", "861.5")
    assert shifted.verdict is Verdict.INCONSISTENT
    assert report.outcomes(shifted) == [Outcome.FAIL]


@pytest.mark.parametrize("basis", [Basis.STRUCTURAL, Basis.DECLARED])
def test_rows_and_columns_of_a_table_are_no_misreading(basis: Basis) -> None:
    report = Report.of(
        "| 项目 | 金额 |\n| --- | --- |\n| 甲 | 41.20 |\n| 乙 | 68.35 |\n| 丙 | 7.10 |\n| 合计 | 908.55 |\n"
    )
    broken = report.tie(Formula.SUM, "41.20", "68.35", "908.55", basis=basis)
    assert report.outcomes(broken) == [Outcome.FAIL]


def test_what_rests_on_the_same_misread_tie_is_doubted_with_it() -> None:
    misread = CANTEEN.tie(Formula.GROWTH, "611", "9.01", "6.22")
    spans = [term.quantity.span for term in misread.terms]
    tie = Observed(RULE, Observation(Outcome.FAIL, spans[2], relations=(misread,)))
    direction = Observed(
        RULE, Observation(Outcome.FAIL, spans[2], related=(Related(spans[0], ""), Related(spans[1], "")))
    )
    elsewhere = Observed(RULE, Observation(Outcome.FAIL, spans[2]))
    told = without_misread(CANTEEN.facts, [tie, direction, elsewhere])
    assert [one.observation.outcome for one in told] == [Outcome.REVIEW, Outcome.REVIEW, Outcome.FAIL]


def test_amounts_are_no_parts_of_counts() -> None:
    report = Report.of("上述4项共发放1563.10万元，两项补贴1242.21万元，占4项的79.5%。")
    assert report.outcomes(report.tie(Formula.RATIO, "1242.21", "4", "79.5")) == [Outcome.REVIEW]
    assert report.outcomes(report.tie(Formula.SUM, "1242.21", "4", "1563.10")) == [Outcome.REVIEW]


def test_a_sum_of_twice_its_total_has_added_parts_and_wholes() -> None:
    wrong = Report.of("| 项目 | 分值 |\n| --- | --- |\n| 甲 | 60 |\n| 乙 | 35 |\n| 丙 | 25 |\n| 合计 | 111.0 |\n")
    assert wrong.outcomes(wrong.tie(Formula.SUM, "60", "35", "25", "111.0")) == [Outcome.FAIL]
    whole = Report.of("| 项目 | 分值 |\n| --- | --- |\n| 甲 | 60 |\n| 甲一 | 35 |\n| 甲二 | 25 |\n| 合计 | 60.0 |\n")
    assert whole.outcomes(whole.tie(Formula.SUM, "60", "35", "25", "60.0")) == [Outcome.REVIEW]


ROWS = "| 项目 | 分值 |\n| --- | --- |\n| 甲 | 113.5 |\n| 乙 | 43 |\n| 丙 | 25.5 |\n| 合计 | {} |\n"


@pytest.mark.parametrize("total", ["61.0", "484.6"])
def test_a_sum_of_a_table_that_misses_its_total_by_half_is_of_other_rows(total: str) -> None:
    report = Report.of(ROWS.format(total))
    assert report.outcomes(report.tie(Formula.SUM, "113.5", "43", "25.5", total)) == [Outcome.REVIEW]


@pytest.mark.parametrize("total", ["382.0", "282.0", "18.20", "163.9", "96.8"])
def test_a_total_that_one_slip_or_one_row_may_have_spoilt_is_wrong(total: str) -> None:
    report = Report.of(ROWS.format(total))
    assert report.outcomes(report.tie(Formula.SUM, "113.5", "43", "25.5", total)) == [Outcome.FAIL]


def test_a_row_that_stands_there_twice_is_a_mistake_of_the_writer() -> None:
    report = Report.of("| 项目 | 分值 |\n| --- | --- |\n| 甲 | 71.5 |\n| 甲 | 71.50 |\n| 乙 | 21 |\n| 合计 | 92.5 |\n")
    assert report.outcomes(report.tie(Formula.SUM, "71.5", "71.50", "21", "92.5")) == [Outcome.FAIL]


def test_rates_differ_by_points() -> None:
    report = Report.of("执行率由2024年的91.20%提高到2025年的95.70%，提高5.4个百分点。")
    assert report.outcomes(report.tie(Formula.SUM, "95.70", "-91.20", "5.4")) == [Outcome.FAIL]


PAYMENTS = Report.of(
    "甲厂服务费3122.96万元、乙厂2063.46万元、丙厂1339.36万元，全年应付6525.87万元。甲乙两厂合计5186.42万元，丙厂1月800.00万元、2月539.36万元。"
)


def test_a_hunch_is_borne_out_by_a_slip_in_a_number_that_nothing_vouches_for() -> None:
    guess = PAYMENTS.tie(Formula.SUM, "3122.96", "2063.46", "1339.36", "6525.87", basis=Basis.INFERRED)
    pair = PAYMENTS.tie(Formula.SUM, "3122.96", "2063.46", "5186.42")
    rest = PAYMENTS.tie(Formula.SUM, "800.00", "539.36", "1339.36")
    assert PAYMENTS.hunches(Hunch.SLIP, guess, pair, rest) is Outcome.FAIL


def test_a_hunch_that_no_slip_explains_stays_one() -> None:
    guess = PAYMENTS.tie(Formula.SUM, "3122.96", "1339.36", "6525.87", basis=Basis.INFERRED)
    assert PAYMENTS.hunches(Hunch.SLIP, guess) is Outcome.REVIEW


def test_a_hunch_of_names_needs_all_numbers_but_one_to_be_vouched_for() -> None:
    guess = PAYMENTS.tie(Formula.SUM, "3122.96", "2063.46", "1339.36", "6525.87", basis=Basis.INFERRED)
    pair = PAYMENTS.tie(Formula.SUM, "3122.96", "2063.46", "5186.42")
    rest = PAYMENTS.tie(Formula.SUM, "800.00", "539.36", "1339.36")
    assert PAYMENTS.hunches(Hunch.NAMED, guess, pair, rest) is Outcome.FAIL
    assert PAYMENTS.hunches(Hunch.NAMED, guess, pair) is Outcome.REVIEW


def test_a_look_for_review_without_a_hunch_stays_one() -> None:
    guess = PAYMENTS.tie(Formula.SUM, "3122.96", "2063.46", "1339.36", "6525.87", basis=Basis.INFERRED)
    assert PAYMENTS.hunches(Hunch.NONE, guess) is Outcome.REVIEW
