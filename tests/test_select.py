"""Which rules run: the longer selector wins, and ignoring wins a draw."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.config import Config
from reportlint.load.errors import ConfigError
from reportlint.rule import Rule, Severity
from reportlint.select import ALL, meant, select_rules, severity_of, specificity


def rule(code: str, name: str = "", status: str = "stable", *, default: bool = True) -> Rule:
    texts = {"zh": "", "en": ""}
    name = name or f"rule-{code.lower()}"
    return Rule(code, name, Severity.ERROR, "row-bound", None, texts, texts, texts, status=status, default=default)


RULES = (
    rule("SCO101", "score-above-maximum"),
    rule("SCO102", "score-sum"),
    rule("SCO201"),
    rule("AMT101"),
    rule("PUN101", default=False),
    rule("NUM101", "new-rule", "preview"),
    rule("NUM102", "old-rule", "deprecated"),
)


def codes(**settings: object) -> str:
    selected, _ = select_rules(RULES, Config(**settings))  # type: ignore[arg-type]
    return " ".join(each.code for each in selected)


def warnings(**settings: object) -> tuple[str, ...]:
    return select_rules(RULES, Config(**settings))[1]  # type: ignore[arg-type]


def test_by_default_stable_rules_run_that_are_not_off() -> None:
    assert codes() == "AMT101 SCO101 SCO102 SCO201"


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("SCO101", "SCO101"),
        ("score-above-maximum", "SCO101"),
        ("SCO1", "SCO101 SCO102"),
        ("SCO", "SCO101 SCO102 SCO201"),
        ("PUN", "PUN101"),
        ("ALL", "AMT101 PUN101 SCO101 SCO102 SCO201"),
    ],
)
def test_select_takes_codes_names_prefixes_and_all(select: str, expected: str) -> None:
    assert codes(select=(select,)) == expected


def test_extend_select_adds_to_the_default_set_and_to_select() -> None:
    assert codes(extend_select=("PUN101",)) == "AMT101 PUN101 SCO101 SCO102 SCO201"
    assert codes(select=("AMT",), extend_select=("SCO2",)) == "AMT101 SCO201"


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("SCO",), ("SCO1",), "SCO201"),
        (("SCO1",), ("SCO",), "SCO101 SCO102"),
        (("SCO101",), ("SCO1", "SCO"), "SCO101"),
        (("SCO",), ("score-above-maximum",), "SCO102 SCO201"),
        (("score-above-maximum",), ("SCO10",), "SCO101"),
        (("SCO101",), ("score-above-maximum",), ""),
        (("SCO",), ("SCO",), ""),
        (("ALL",), ("ALL",), ""),
        (("ALL", "SCO2"), ("SCO",), "AMT101 PUN101 SCO201"),
        ((), ("SCO",), "AMT101"),
        ((), ("ALL",), ""),
    ],
)
def test_the_longer_selector_wins_and_ignore_wins_a_draw(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: str
) -> None:
    assert codes(select=select, ignore=ignore) == expected


@pytest.mark.parametrize(
    ("select", "preview", "selected"),
    [
        ("NUM101", True, True),
        ("new-rule", True, True),
        ("NUM", True, True),
        ("ALL", True, False),
        ("NUM101", False, False),
        ("NUM", False, False),
    ],
)
def test_a_preview_rule_wants_preview_and_at_least_its_prefix(select: str, preview: bool, selected: bool) -> None:
    assert ("NUM101" in codes(select=(select, "SCO101"), preview=preview)) is selected


def test_preview_alone_switches_nothing_on() -> None:
    assert codes(preview=True) == codes()


def test_a_preview_rule_named_without_preview_is_a_warning() -> None:
    assert warnings(select=("NUM101", "SCO"), language="en") == (
        "rule NUM101 new-rule is in preview and only runs with preview switched on.",
    )


def test_a_deprecated_rule_runs_only_when_named_and_says_so() -> None:
    assert codes(select=("ALL", "NUM")) == codes(select=("ALL",))
    assert codes(select=("NUM102",)) == codes(select=("old-rule",)) == "NUM102"
    assert "已弃用" in warnings(select=("old-rule",))[0]


@pytest.mark.parametrize(
    "settings", [{"select": ("sco101",)}, {"extend_select": ("sco101",)}, {"severity": {"sco101": Severity.INFO}}]
)
def test_an_unknown_selector_is_an_error_with_a_guess(settings: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=r"no rule is called “sco101”; did you mean SCO101\?"):
        codes(**settings)


def test_a_wrong_number_is_taken_for_one_of_the_family_that_was_named() -> None:
    rules = [rule("SEC109", "heading-odd"), rule("SCO109", "mark-odd")]
    assert meant("SCO999", rules) == "SCO109"
    assert meant("SEC0109", rules) == "SEC109"
    assert meant("SC0109", rules) == "SCO109"


def test_all_unknown_selectors_are_told_together_in_both_languages() -> None:
    with pytest.raises(ConfigError) as caught:
        codes(select=("score-over-maximum", "XYZ", ""))
    assert str(caught.value).splitlines() == [
        "no rule is called “score-over-maximum”; did you mean score-above-maximum?",
        "no rule is called “XYZ”.",
        "no rule is called “”.",
    ]
    assert "是否想写 score-above-maximum？" in caught.value.text("zh")


def test_an_unknown_selector_in_ignore_is_only_a_warning() -> None:
    assert codes(ignore=("SCO999",)) == codes()
    assert warnings(ignore=("SCO999",), language="en") == ("ignore: no rule is called “SCO999”; did you mean SCO?",)
    assert warnings(ignore=("QQQ",)) == ("ignore: 没有与“QQQ”对应的规则。",)


def test_a_rule_is_found_by_what_it_used_to_be_called_with_a_warning() -> None:
    renamed = replace(rule("SCO301", "new-name"), aliases=("SCO300", "old-name"))
    for alias in renamed.aliases:
        config = Config(select=(alias,), language="en")
        assert select_rules((*RULES, renamed), config) == (
            (renamed,),
            (f"rule {alias} is now called SCO301 new-name; please use the new name.",),
        )


def test_a_deprecated_rule_says_what_does_its_work_now() -> None:
    old = replace(rule("SCO301", "old", "deprecated"), replaced_by="SCO101")
    said = select_rules((*RULES, old), Config(select=("SCO301",), language="en"))[1]
    assert said == ("rule SCO301 old is deprecated and will be removed. Use SCO101 instead.",)


def test_what_a_file_leaves_out_is_left_out_however_it_was_selected() -> None:
    assert codes(select=("SCO101", "AMT"), file_ignore=("SCO",)) == "AMT101"
    assert codes(file_ignore=("ALL",)) == ""


def test_an_empty_selection_is_a_warning() -> None:
    assert warnings(ignore=("ALL",), language="en") == ("no rule is selected; nothing is checked.",)


def test_the_longest_selector_gives_the_severity() -> None:
    config = Config(severity={"SCO101": Severity.INFO, "ALL": Severity.WARNING, "SCO": Severity.ERROR})
    assert [severity_of(each, config) for each in RULES[:4]] == [
        Severity.INFO,
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
    ]
    assert severity_of(RULES[0], Config()) is Severity.ERROR


# ---------------------------------------------------------------- laws

FAMILIES = ("SCO", "AMT")
MANY = tuple(rule(f"{family}{hundred}0{one}") for family, hundred, one in product(FAMILIES, "12", "12"))
SELECTORS = sorted({ALL, *(each.code[:length] for each in MANY for length in (3, 4, 6)), *(each.name for each in MANY)})
SOME = st.lists(st.sampled_from(SELECTORS), max_size=5)


def selection(select: list[str], ignore: list[str]) -> set[str]:
    selected, _ = select_rules(MANY, Config(select=tuple(select), ignore=tuple(ignore)))
    return {each.code for each in selected}


def longest_match(selectors: list[str], each: Rule) -> int:
    return max((length for selector in selectors if (length := specificity(selector, each)) is not None), default=-1)


@given(SOME, SOME)
def test_a_rule_runs_exactly_if_its_longest_selector_is_longer_than_the_longest_ignore(
    select: list[str], ignore: list[str]
) -> None:
    asked = select or [ALL]
    expected = {each.code for each in MANY if longest_match(asked, each) > longest_match(ignore, each)}
    assert selection(select, ignore) == expected


@given(SOME, SOME, st.data())
def test_the_order_of_selectors_does_not_matter(select: list[str], ignore: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(select)), data.draw(st.permutations(ignore))
    assert selection(*shuffled) == selection(select, ignore)


@given(SOME, SOME)
def test_repeating_selectors_does_not_matter(select: list[str], ignore: list[str]) -> None:
    assert selection(select * 2, ignore * 2) == selection(select, ignore)


@given(SOME, SOME, st.sampled_from(SELECTORS))
def test_ignoring_more_never_selects_more(select: list[str], ignore: list[str], more: str) -> None:
    assert selection(select, [*ignore, more]) <= selection(select, ignore)


@given(SOME.filter(bool), SOME, st.sampled_from(SELECTORS))
def test_selecting_more_never_selects_less(select: list[str], ignore: list[str], more: str) -> None:
    assert selection(select, ignore) <= selection([*select, more], ignore)


@given(SOME, st.sampled_from([each.code for each in MANY]))
def test_a_code_in_ignore_always_wins(select: list[str], code: str) -> None:
    assert code not in selection(select, [code])


@given(SOME, SOME)
def test_a_selection_is_sorted_by_code_whatever_the_order_of_the_rules(select: list[str], ignore: list[str]) -> None:
    key: Callable[[Rule], str] = lambda each: each.code  # noqa: E731
    config = Config(select=tuple(select), ignore=tuple(ignore))
    selected, _ = select_rules(MANY, config)
    assert list(selected) == sorted(selected, key=key)
    assert select_rules(reversed(MANY), config)[0] == selected
