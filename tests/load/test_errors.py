"""What the user sees of a mistake."""

from reportlint.load.errors import ConfigError, RuleFileError, RuleFilesError, guess


def error(
    line: int = 3, column: int = 11, excerpt: str = "summary: {得分: x}", path: str = "rules/a.yaml"
) -> RuleFileError:
    return RuleFileError(path, line, column, excerpt, {"zh": "未知的键。", "en": "unknown key."})


def test_a_mistake_speaks_both_languages() -> None:
    assert ConfigError("没有规则。", "no rule.").text("zh") == "没有规则。"
    assert ConfigError("没有规则。", "no rule.").text("en") == "no rule."
    assert str(ConfigError("SCO101")) == "SCO101"


def test_a_rule_file_error_shows_place_line_and_caret() -> None:
    assert error().text("zh") == "rules/a.yaml:3:11: 未知的键。\n   3 | summary: {得分: x}\n     |           ^"


def test_the_caret_stands_right_behind_wide_characters() -> None:
    assert error(column=13).drawing().endswith("|" + " " * 15 + "^\n")


def test_an_empty_line_is_not_drawn() -> None:
    assert error(excerpt="").text("en") == "rules/a.yaml:3:11: unknown key."


def test_many_errors_are_one_exception_sorted_by_place() -> None:
    together = RuleFilesError([error(9), error(2), error(5, path="rules/0.yaml")])
    assert [(each.path, each.line) for each in together.errors] == [
        ("rules/0.yaml", 5),
        ("rules/a.yaml", 2),
        ("rules/a.yaml", 9),
    ]
    assert str(together).count("unknown key.") == 3
    assert together.text("zh").count("未知的键。") == 3


def test_the_nearest_word_is_guessed_whatever_its_case() -> None:
    assert guess("sco101", ["SCO101", "AMT102"]) == "SCO101"
    assert guess("sevrity", ["severity", "summary"]) == "severity"
    assert guess("全然不同", ["severity"]) is None
