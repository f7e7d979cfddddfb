"""`rule` and `test`: the rules explain and test themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import call, lint, rule_of

from reportlint.config import Config
from reportlint.finding import Result
from reportlint.flow import Beliefs
from reportlint.model import Problem
from reportlint.rule import Example, Rule, Severity


def with_examples(*examples: Example) -> Rule:
    rule = rule_of(Severity.ERROR)
    return Rule(
        rule.code,
        rule.name,
        rule.severity,
        "words",
        None,
        rule.summary,
        rule.message,
        rule.why,
        examples,
        path="SCO101.yaml",
    )


BAD = Example("is BAD\n", bad=True, marked=((3, 6),), line=10)
GOOD = Example("is fine\n", bad=False, marked=(), line=14)


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTLINT_RULES", str(tmp_path))
    monkeypatch.setenv("REPORTLINT_LANG", "zh")
    monkeypatch.setattr("reportlint.cli.test.lint", lint)
    use(monkeypatch, with_examples(BAD, GOOD), rule_of(Severity.WARNING))


def use(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    monkeypatch.setattr("reportlint.cli.test.all_rules", lambda _: rules)
    monkeypatch.setattr("reportlint.cli.rule.all_rules", lambda _: rules)


@pytest.mark.parametrize("name", ["SCO101", "sco101", "error-word"])
def test_a_rule_is_found_by_code_or_name(name: str) -> None:
    assert call("rule", name).out.startswith("SCO101 error-word  错误\n")


def test_several_rules_have_their_pages_one_after_the_other() -> None:
    assert call("rule", "dat101", "error-word").out.count("为什么") == 2
    records = json.loads(call("rule", "SCO101", "DAT101", "--output-format", "json").out)
    assert [record["code"] for record in records] == ["SCO101", "DAT101"]
    assert len(call("rule", "SCO101", "DAT").out.splitlines()) == 2


def test_a_prefix_or_nothing_lists_rules_and_all_prints_every_page() -> None:
    assert call("rule", "SCO").out == "SCO101  错误     有误  error-word\n"
    assert len(call("rule").out.splitlines()) == 2
    assert call("rule", "--all").out.count("为什么") == 2


def test_one_rule_is_an_object_and_all_are_an_array() -> None:
    assert json.loads(call("rule", "SCO101", "--output-format", "json").out)["code"] == "SCO101"
    records = json.loads(call("rule", "--all", "--output-format", "json").out)
    assert [record["code"] for record in records] == ["SCO101", "DAT101"]


def test_an_unknown_rule_is_a_mistake() -> None:
    assert call("rule", "SCO999").code == 2
    assert call("test", "SCO999").code == 2


def test_examples_that_work_are_counted() -> None:
    assert call("test") == (0, "2 条规则，2 个示例：2 个通过，0 个未通过。\n", "")
    assert call("test", "--lang", "en", "sco101").out == "1 rule, 2 examples: 2 passed, 0 failed.\n"
    assert call("test", "DAT").out == "1 条规则，0 个示例：0 个通过，0 个未通过。\n"


@pytest.mark.parametrize(
    ("example", "kind", "complaint"),
    [
        (Example("fine\n", bad=True, marked=((0, 4),), line=7), "错误", "第 1 行“fine”应当指出，未指出"),
        (Example("\nis BAD\n", bad=False, marked=(), line=7), "正确", "第 2 行“BAD”不应指出：有误"),
        (Example("fine\n", bad=True, marked=(), line=7), "错误", "应当有所发现，没有任何发现"),
        (Example("BAD\n", bad=True, marked=((0, 3),), says="高于", line=7), "错误", "消息中没有“高于”：有误"),
        (Example("BAD\n", bad=True, marked=((0, 3),), todo=True, line=7), "错误", "请去掉 todo"),
    ],
)
def test_an_example_that_fails_is_named_with_file_line_and_reason(
    example: Example, kind: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, with_examples(example))
    answer = call("test")
    lines = answer.out.splitlines()
    assert answer.code == 1
    assert lines[0] == f"SCO101.yaml:7: SCO101 {kind}示例"
    assert complaint in lines[1]


def test_a_rule_that_breaks_down_passes_no_example(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, path: str, beliefs: Beliefs, config: Config) -> Result:
        problem = Problem("rule-failed", {"code": "SCO101", "detail": "ValueError: boom"})
        result = lint(b"fine", path, beliefs, config)
        return Result(path, result.document, "", problems=(problem,))

    monkeypatch.setattr("reportlint.cli.test.lint", broken)
    use(monkeypatch, with_examples(GOOD))
    answer = call("test")
    assert answer.code == 1
    assert "ValueError: boom" in answer.out
