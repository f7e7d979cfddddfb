"""Loading rules: one YAML file a rule, read strictly, every mistake shown where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportlint.load.errors import ConfigError, RuleFileError, RuleFilesError
from reportlint.load.rules import load_rules
from reportlint.rule import Example, Rule, Severity


@dataclass(frozen=True, slots=True)
class RowBound:
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Forbidden:
    words: tuple[str, ...] = ()
    instead: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        if "(" in self.words:
            raise ValueError("模式 ( 缺少右括号。")


PARAMS = {"row-bound": RowBound, "forbidden": Forbidden}

NAME = "SCO101-score-above-maximum.yaml"
RULE = """\
# yaml-language-server: $schema=../rule.schema.json
code: SCO101
name: score-above-maximum
severity: error
check: row-bound
params: {low: 得分, high: 分值}
summary: {zh: 得分高于分值, en: awarded score exceeds the indicator's maximum}
message:
  zh: “{label}”得分 {low} 分，高于 {high} 分。
  en: "{label}: {low} is above {high}."
why: {zh: 单项得分不得超过该项分值。, en: A score cannot exceed its maximum.}
see: 财预〔2020〕10号
examples:
  - bad: |
      | 三级指标 | 分值 | 自评得分 |
      | --- | --- | --- |
      | 完成率 | 10 | ==15== |
    says: 高于
  - good: |
      | 三级指标 | 分值 | 自评得分 |
      | --- | --- | --- |
      | 完成率 | 10 | 10 |
"""


def write(folder: Path, text: str = RULE, name: str = NAME) -> Path:
    path = folder / "SCO" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(*folders: Path) -> tuple[Rule, ...]:
    return load_rules(folders, PARAMS)


def errors(*folders: Path) -> tuple[RuleFileError, ...]:
    with pytest.raises(RuleFilesError) as caught:
        load(*folders)
    return caught.value.errors


def complaints(folder: Path, old: str, new: str) -> list[str]:
    assert old in RULE
    write(folder, RULE.replace(old, new))
    return [f"{each.line}:{each.column} {each.message['en']}" for each in errors(folder)]


def test_a_rule_file_becomes_a_rule(tmp_path: Path) -> None:
    path = write(tmp_path)
    (rule,) = load(tmp_path)
    assert (rule.code, rule.name, rule.family) == ("SCO101", "score-above-maximum", "SCO")
    assert rule.severity is Severity.ERROR
    assert (rule.check, rule.params) == ("row-bound", RowBound("得分", "分值"))
    assert rule.summary == {"zh": "得分高于分值", "en": "awarded score exceeds the indicator's maximum"}
    assert rule.message["en"] == "{label}: {low} is above {high}."
    assert rule.see == ("财预〔2020〕10号",)
    assert (rule.status, rule.default, rule.path) == ("stable", True, str(path))


def test_markers_become_ranges_of_the_text_without_them(tmp_path: Path) -> None:
    write(tmp_path)
    bad, good = load(tmp_path)[0].examples
    assert "==" not in bad.text
    assert [bad.text[start:end] for start, end in bad.marked] == ["15"]
    assert (bad.bad, bad.says, bad.todo, bad.line) == (True, "高于", False, 14)
    assert good == Example(bad.text.replace("15", "10"), bad=False, marked=(), line=19)


def test_several_and_empty_places_can_be_marked(tmp_path: Path) -> None:
    write(tmp_path, RULE.replace("| 完成率 | 10 | ==15== |", "| ==完====成== | ==== | ==1 = 5== |"))
    bad = load(tmp_path)[0].examples[0]
    assert "| 完成 |  | 1 = 5 |" in bad.text
    assert [bad.text[start:end] for start, end in bad.marked] == ["完", "成", "", "1 = 5"]


def test_rules_come_by_code_from_all_folders(tmp_path: Path) -> None:
    write(tmp_path / "own", RULE.replace("SCO101", "AMT102").replace("score-", "own-"), "AMT102-own-above-maximum.yaml")
    write(tmp_path / "rules")
    assert [rule.code for rule in load(tmp_path / "rules", tmp_path / "own")] == ["AMT102", "SCO101"]


def test_the_same_folder_twice_is_one_folder(tmp_path: Path) -> None:
    write(tmp_path)
    assert len(load(tmp_path, tmp_path)) == 1


def test_words_profiles_and_hidden_files_are_no_rules(tmp_path: Path) -> None:
    write(tmp_path)
    for name in (
        "vocabulary/columns.yaml",
        "profiles/city.yaml",
        "SCO/.SCO101.yaml.swp",
        ".git/x.yaml",
        "SCO/README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("not: [a rule", encoding="utf-8")
    assert len(load(tmp_path)) == 1


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder of rules"):
        load(tmp_path / "absent")


def test_an_error_shows_file_line_and_excerpt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "rules", RULE.replace("severity: error", "severity: fatal"))
    monkeypatch.chdir(tmp_path)
    (error,) = errors(tmp_path / "rules")
    assert error.text("en") == (
        "rules/SCO/SCO101-score-above-maximum.yaml:4:11: fatal is not one of error, warning, info.\n"
        "   4 | severity: fatal\n"
        "     |           ^"
    )
    assert "不在可选值 error、warning、info 之中" in error.text("zh")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("severity: error", "sevrity: error", "4:1 unknown key sevrity (did you mean severity?); known: code, name"),
        ("severity: error", "sevrity: error", "2:1 severity missing."),
        ("code: SCO101", "code: sco101", "2:7 the code sco101 should be"),
        ("code: SCO101", "code: SCO1010", "2:7 the code SCO1010 should be"),
        ("name: score-above-maximum", "name: Score_Above", "3:7 the name Score_Above should be"),
        ("code: SCO101", "code: SCO102", "2:7 the file should be named SCO102-score-above-maximum.yaml."),
        ("check: row-bound", "check: row-bounds", "5:8 there is no check row-bounds (did you mean row-bound?)"),
        ("params: {low: 得分, high: 分值}", "params: {low: 得分}", "6:9 high missing."),
        ("params: {low: 得分, high: 分值}\n", "", "5:8 low, high missing."),
        ("high: 分值}", "high: 分值, hihg: x}", "6:29 unknown key hihg (did you mean high?); known: low, high."),
        ("high: 分值}", "high: [分值]}", "6:25 expected text, found a list."),
        ("{zh: 得分高于分值, ", "{", "7:10 zh missing."),
        ("zh: 得分高于分值", "zh: ' '", "7:15 summary.zh must not be empty."),
        ("zh: 得分高于分值", "zh: ~", "7:15 expected text, found nothing."),
        ("{low} is above", "{low is above", "10:7 not a valid template: "),
        ("{low} is above", "{} is above", "10:7 not a valid template: {}."),
        ("{low} is above", "{low:.2f} is above", "10:7 not a valid template: {low:.2f}."),
        ("{low} is above", "{low!r} is above", "10:7 not a valid template: {low!r}."),
        ("{low} is above", "{low.real} is above", "10:7 not a valid template: {low.real}."),
        ("  - bad: |", "  - bad: |\n      a\n    good: |", "14:5 an example is either bad or good."),
        ("    says: 高于", "    says: 高于\n    good: x", "14:5 an example is either bad or good."),
        ("    says: 高于", "    todo: true", "13:1 at least one bad example is needed"),
        ("  - good: |", "  - todo: true\n    good: |", "13:1 at least one good example is needed"),
        ("  - good: |", "  - says: x\n    good: |", "19:5 a good example has no message: says"),
        ("==15==", "15", "14:5 mark the fault of a bad example"),
        ("==15==", "==15", "14:5 == must come in pairs"),
        ("==15==", "===15===", "14:5 == must come in pairs"),
        ("10 | 10", "10 | ==10==", "19:5 == must come in pairs"),
        ("    says: 高于", "    marked: false", "14:5 == must come in pairs"),
        ("see:", "status: old\nsee:", "12:9 old is not one of preview, stable, deprecated."),
        ("see:", "default: no\nsee:", "12:10 expected true or false, found “no”."),
        ("code: SCO101", "code: SCO101\ncode: SCO102", "3:1 code is given twice."),
        (RULE, "- a list", "1:1 expected a mapping (key: value), found a list."),
        (RULE, "", "1:1 the file is empty."),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert any(each.startswith(complaint) for each in complaints(tmp_path, old, new)), complaints(tmp_path, old, new)


def test_what_a_check_refuses_is_the_authors_mistake(tmp_path: Path) -> None:
    params = "check: forbidden\nparams: {words: [(]}"
    write(tmp_path, RULE.replace("check: row-bound\nparams: {low: 得分, high: 分值}", params))
    (error,) = errors(tmp_path)
    assert (error.line, error.message["zh"]) == (6, "模式 ( 缺少右括号。")


def test_a_bad_example_may_say_that_it_is_not_marked(tmp_path: Path) -> None:
    write(tmp_path, RULE.replace("==15==", "15").replace("    says: 高于", "    marked: false"))
    assert load(tmp_path)[0].examples[0].marked == ()


def test_doubled_braces_are_no_names(tmp_path: Path) -> None:
    write(tmp_path, RULE.replace("{low} is above", "{{low}} is above"))
    assert load(tmp_path)


def test_everything_wrong_with_a_rule_is_told_at_once(tmp_path: Path) -> None:
    text = RULE.replace("==15==", "15").replace("SCO101", "SCO1").replace("row-bound", "row").replace("{low}", "{}")
    write(tmp_path, text)
    assert [error.line for error in errors(tmp_path)] == [2, 5, 9, 10, 14]


def test_the_mistakes_of_all_files_are_told_together_in_order(tmp_path: Path) -> None:
    write(tmp_path, "code: [", "SCO103-c.yaml")
    write(tmp_path, RULE.replace("error", "fatal"))
    write(tmp_path, RULE, "SCO102-b.yaml")
    assert [(Path(error.path).name[:6], error.line) for error in errors(tmp_path)] == [
        ("SCO101", 4),
        ("SCO102", 2),
        ("SCO103", 1),
    ]


def test_a_code_and_a_name_belong_to_one_rule(tmp_path: Path) -> None:
    first = write(tmp_path / "rules")
    write(tmp_path / "own")
    found = errors(tmp_path / "rules", tmp_path / "own")
    assert [(error.path, error.line) for error in found] == [
        (str(tmp_path / "own" / "SCO" / NAME), line) for line in (2, 3)
    ]
    assert found[0].message["en"] == f"the code SCO101 is already taken by {first}."


def test_a_file_ending_in_yml_is_not_overlooked(tmp_path: Path) -> None:
    write(tmp_path, RULE, NAME.replace(".yaml", ".yml"))
    assert errors(tmp_path)[0].message["en"] == f"the file should be named {NAME}."


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    write(tmp_path).write_bytes(RULE.encode("gb18030"))
    assert errors(tmp_path)[0].message["en"] == "the file is not UTF-8."


def test_byte_order_marks_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b").write_bytes(RULE.replace("\n", "\r\n").encode("utf-8-sig"))
    (plain,), (windows,) = load(tmp_path / "a"), load(tmp_path / "b")
    assert plain.examples == windows.examples
    write(tmp_path / "b").write_bytes(RULE.replace("error", "fatal").replace("\n", "\r\n").encode("utf-8-sig"))
    assert [(error.line, error.column) for error in errors(tmp_path / "b")] == [(4, 11)]
