"""What is told: failures, as grave as settings and evidence allow, in document order, known by fingerprint."""

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.config import Config
from reportlint.finding import Cause, Finding, Observation, Observed, Related, Replacement, Tally
from reportlint.judge import bare_title, judge, normalised, tally
from reportlint.model import Document, Span
from reportlint.number import Kind, Quantity
from reportlint.rule import Outcome, Rule, Severity

TEXT = """\
一、项目概况
全年预算 10 万元，执行 15 万元。
三、评分
| 完成率 | 10 | 15 |
| 及时率 | 10 | 12 |
| 完成率 | 10 | 15 |
"""


@dataclass(frozen=True)
class Facts:
    """A stand-in for the facts: lines are contexts, lines with a numeral are headings."""

    document: Document

    def breadcrumb(self, span: Span) -> tuple[str, ...]:
        lines = self.document.text[: span.start].split("\n")
        return tuple(line for line in lines if line[1:2] == "、")[-1:]

    def context(self, span: Span) -> Span:
        text = self.document.text
        start = text.rfind("\n", 0, span.start) + 1
        return Span(start, text.find("\n", span.start))


def rule(code: str = "SCO101", severity: Severity = Severity.ERROR) -> Rule:
    texts = {"zh": "", "en": ""}
    return Rule(code, f"rule-{code.lower()}", severity, "row-bound", None, texts, texts, texts)


def find(text: str, quote: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def failure(quote: str = "15 |", nth: int = 0, code: str = "SCO101", text: str = TEXT) -> Observed:
    return Observed(rule(code), Observation(Outcome.FAIL, find(text, quote, nth)))


def told(*observed: Observed, text: str = TEXT, config: Config | None = None) -> tuple[Finding, ...]:
    facts = Facts(Document(text, "md"))
    return judge(facts, observed, (), config or Config()).told


def fingerprint(text: str = TEXT, quote: str = "15 |", nth: int = 0, related: str = "") -> str:
    each = failure(quote, nth, text=text)
    if related:
        each = replace(each, observation=replace(each.observation, related=(Related(find(text, related), "分值"),)))
    (finding,) = told(each, text=text)
    return finding.fingerprint


def test_failures_are_told_and_nothing_else() -> None:
    looks = [Observed(rule(), Observation(outcome, Span(0, 1))) for outcome in (Outcome.PASS, Outcome.REVIEW)]
    assert told(*looks) == ()
    assert len(told(*looks, failure())) == 1


def test_a_finding_knows_its_section_and_its_context() -> None:
    each = failure()
    (finding,) = told(replace(each, observation=replace(each.observation, place=("表 1", "第 1 行", "得分"))))
    assert finding.place == ("三、评分", "表 1", "第 1 行", "得分")
    assert TEXT[finding.context.start : finding.context.end] == "| 完成率 | 10 | 15 |"
    assert (finding.group, finding.silenced) == (None, None)


def test_findings_come_by_place_and_then_by_code_whatever_the_order_of_the_rules() -> None:
    looks = [failure("12"), failure("15"), failure("12", code="AMT101"), failure("全年")]
    expected = [("SCO101", "全年"), ("SCO101", "15"), ("AMT101", "12"), ("SCO101", "12")]
    for order in (looks, looks[::-1]):
        assert [(each.rule.code, TEXT[each.span.start : each.span.end]) for each in told(*order)] == expected


def test_of_one_rule_at_one_span_only_the_first_is_told() -> None:
    first, second = failure(), failure()
    first = replace(first, observation=replace(first.observation, computed="15 > 10"))
    (finding,) = told(first, second)
    assert finding.observation.computed == "15 > 10"


@pytest.mark.parametrize(
    ("own", "asked", "ceiling", "severity"),
    [
        (Severity.ERROR, None, None, Severity.ERROR),
        (Severity.ERROR, None, Severity.WARNING, Severity.WARNING),
        (Severity.INFO, None, Severity.WARNING, Severity.INFO),
        (Severity.ERROR, Severity.INFO, None, Severity.INFO),
        (Severity.INFO, Severity.ERROR, None, Severity.ERROR),
        (Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.WARNING),
    ],
)
def test_the_severity_is_the_rules_or_the_settings_but_never_above_the_evidence(
    own: Severity, asked: Severity | None, ceiling: Severity | None, severity: Severity
) -> None:
    each = Observed(rule(severity=own), Observation(Outcome.FAIL, Span(0, 1), ceiling=ceiling))
    (finding,) = told(each, config=Config(severity={"SCO": asked} if asked else {}))
    assert finding.severity is severity


def test_findings_with_one_cause_become_a_group() -> None:
    facts, each, other = Facts(Document(TEXT, "md")), failure(), failure("12 |")
    cause = Cause((each.observation, other.observation), (), {"zh": "同源", "en": "one cause"})
    judgement = judge(facts, [each, other], (cause,), Config())
    findings, groups = judgement.told, judgement.groups
    assert [finding.group for finding in findings] == ["g1", "g1"]
    assert [group.fingerprints for group in groups] == [tuple(finding.fingerprint for finding in findings)]
    assert judgement.kept == ()


def test_a_cause_of_one_finding_gives_it_its_repairs_and_no_group() -> None:
    facts, each = Facts(Document(TEXT, "md")), failure()
    number = Quantity(Span(0, 1), "1", Fraction(1), 0, "", Kind.PLAIN)
    cause = Cause((each.observation,), ((Replacement(number, "2"),),), {"zh": "", "en": ""})
    judgement = judge(facts, [each], (cause,), Config())
    (finding,), groups = judgement.told, judgement.groups
    assert (finding.group, groups, finding.repairs) == (None, (), cause.repairs)


# ---------------------------------------------------------------- fingerprints


def test_a_fingerprint_is_sixteen_hexadecimal_digits() -> None:
    assert len(fingerprint()) == 16
    assert int(fingerprint(), 16)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("三、评分", "四、评分"),
        ("三、评分", "三、 评分"),
        ("| 完成率 | 10 | 15 |", "|完成率|10|15 |"),
        ("一、项目概况\n", "一、项目概况\n\n新增一段，含 99 个数字。\n"),
        ("| 完成率 | 10 | 15 |", "| 完成率 | １０ | 15 |"),
    ],
)
def test_a_fingerprint_survives_what_a_new_export_changes(old: str, new: str) -> None:
    assert fingerprint(TEXT.replace(old, new)) == fingerprint()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("三、评分", "三、打分"),
        ("| 完成率 | 10 | 15 |", "| 完成率 | 11 | 15 |"),
        ("| 完成率 | 10 | 15 |", "| 完成率 | 1.0 | 15 |"),
        ("| 完成率 | 10 | 15 |", "| 完成率 | -10 | 15 |"),
        ("| 完成率 | 10 | 15 |", "| 完成率 | 1 | 0 | 15 |"),
        ("| 完成率 | 10 | 15 |", "| 完成度 | 10 | 15 |"),
    ],
)
def test_a_fingerprint_changes_with_a_word_or_a_number(old: str, new: str) -> None:
    assert fingerprint(TEXT.replace(old, new)) != fingerprint()


def test_a_fingerprint_changes_with_the_other_end_of_the_contradiction() -> None:
    changed = TEXT.replace("执行 15", "执行 16")
    assert fingerprint(related="执行 15") != fingerprint(changed, related="执行 16")
    assert fingerprint(related="执行 15") != fingerprint()


def test_two_cells_of_one_row_have_two_fingerprints() -> None:
    assert fingerprint(quote="10 |") != fingerprint(quote="15 |")


def test_a_repeated_statement_is_told_apart_by_its_ordinal() -> None:
    first, second = told(failure(), failure(nth=1))
    assert first.fingerprint == fingerprint()
    assert first.fingerprint != second.fingerprint
    assert second.fingerprint == told(failure(nth=1), failure())[1].fingerprint


def test_the_message_of_a_rule_is_not_in_its_fingerprint_but_its_code_is() -> None:
    each = failure()
    reworded = Observed(replace(each.rule, message={"zh": "新", "en": "new"}), each.observation)
    assert told(each)[0].fingerprint == told(reworded)[0].fingerprint
    assert told(failure(code="SCO102"))[0].fingerprint != fingerprint()


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("三、评分", "评分"),
        ("（二）项目绩效", "项目绩效"),
        ("第一部分 部门概况", "部门概况"),
        ("第3章 结论", "结论"),
        ("1.2.3 产出指标", "产出指标"),
        ("2.产出指标", "产出指标"),
        ("①数量", "①数量"),
        ("表1 收支情况表", "收支情况表"),
        ("表 1", ""),
        ("第 12 行", ""),
        ("附件一：评分表", "评分表"),
        ("2023年度绩效自评", "2023年度绩效自评"),
        ("十九大精神学习", "十九大精神学习"),
        ("一级指标", "一级指标"),
        ("95.5%", "95.5%"),
        ("自评得分", "自评得分"),
    ],
)
def test_a_title_is_known_without_its_numbering(title: str, bare: str) -> None:
    assert bare_title(title) == normalised(bare)


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


# ---------------------------------------------------------------- tallies


def test_a_tally_counts_every_look_of_every_rule() -> None:
    outcomes = [Outcome.PASS, Outcome.PASS, Outcome.FAIL, Outcome.REVIEW]
    looks = [Observed(rule(), Observation(outcome, Span(0, 1))) for outcome in outcomes]
    assert tally([rule(), rule("AMT101")], looks) == {"SCO101": Tally(4, 2, 1, 1), "AMT101": Tally()}
