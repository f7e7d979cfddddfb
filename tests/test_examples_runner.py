"""The examples of a rule are its tests: exactly the marked places, and nothing in what is good."""

from collections.abc import Iterator

import pytest

from reportlint.examples import ExampleReport, Remark, run_examples
from reportlint.rule import Example, Rule, Severity


def rule(*examples: Example) -> Rule:
    texts = {"zh": "", "en": ""}
    return Rule("TRM101", "typo", Severity.INFO, "forbidden", None, texts, texts, texts, examples)


def find_typos(text: str, _: Rule) -> Iterator[Remark]:
    """Remark on every 帐, the last one first."""
    for at in reversed(range(len(text))):
        if text[at] == "帐":
            yield at, at + 1, "“帐”应为“账”\n“帐” should be “账”"


def report(text: str, *marked: int, bad: bool = True, says: str | None = None, todo: bool = False) -> ExampleReport:
    example = Example(text, bad, tuple((at, at + 1) for at in marked), says, todo)
    (only,) = run_examples([rule(example)], find_typos)
    return only


def test_a_bad_example_passes_when_exactly_the_marked_places_are_found() -> None:
    assert report("帐户与帐簿", 0, 3).passed
    assert report("帐户与帐簿", 3, 0).passed


def test_a_marked_place_without_a_finding_is_missed() -> None:
    wrong = report("帐户与账簿", 0, 3)
    assert (wrong.passed, wrong.missed, wrong.surplus) == (False, ((3, 4),), ())


def test_a_finding_without_a_mark_is_surplus() -> None:
    wrong = report("帐户与帐簿", 0)
    assert (wrong.passed, wrong.missed, wrong.surplus) == (False, (), ((3, 4),))


def test_a_finding_beside_the_mark_is_missed_and_surplus() -> None:
    wrong = report("开帐户", 2)
    assert (wrong.missed, wrong.surplus) == (((2, 3),), ((1, 2),))


def test_a_good_example_passes_when_nothing_is_found() -> None:
    assert report("账户", bad=False).passed
    wrong = report("帐户", bad=False)
    assert (wrong.passed, wrong.surplus) == (False, ((0, 1),))


def test_a_bad_example_without_marks_wants_any_finding() -> None:
    assert report("帐户与帐簿").passed
    assert report("账户").is_silent
    assert not report("账户").passed


@pytest.mark.parametrize(("says", "passed"), [("应为“账”", True), ("should be", True), ("金额", False)])
def test_the_message_must_contain_what_it_should_say_in_either_language(says: str, passed: bool) -> None:
    assert report("帐户", 0, says=says).passed is passed
    assert report("帐户", 0, says=says).is_mute is not passed


def test_a_known_miss_passes_until_it_starts_to_work() -> None:
    assert report("賬户", 0, todo=True).passed
    found = report("帐户", 0, todo=True)
    assert found.works
    assert not found.passed
    assert report("帐户", bad=False, todo=True).passed
    assert not report("账户", bad=False, todo=True).passed


def test_one_place_told_twice_is_one_place() -> None:
    example = Example("帐", bad=True, marked=((0, 1),))
    (only,) = run_examples([rule(example)], lambda _text, _rule: [(0, 1, "a"), (0, 1, "b")])
    assert only.passed


def test_every_example_of_every_rule_is_tried_in_order() -> None:
    first, second = Example("帐", bad=True, marked=((0, 1),)), Example("账", bad=False, marked=())
    reports = run_examples([rule(first, second), rule(second)], find_typos)
    assert [each.example for each in reports] == [first, second, second]
    assert all(each.passed for each in reports)
    assert reports[0].remarks == ((0, 1, "“帐”应为“账”\n“帐” should be “账”"),)
