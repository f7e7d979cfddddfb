"""Every relation with its verdict and its arithmetic, the ones that hold too."""

from __future__ import annotations

import json
from dataclasses import replace

from helpers import check_text
from making import document_of, observed_of, quantity_of, result_of, rule_of, sum_of

from reportlint.finding import Result, Standing
from reportlint.relation import Relation, Term
from reportlint.render.ledger import render_ledger, render_ledger_json
from reportlint.render.options import Options
from reportlint.render.unchecked import render_unchecked, render_unchecked_json
from reportlint.rule import Outcome

TEXT = "一级 50 分：10、15、16、17。另一级 25 分：12、13。"


def result() -> Result:
    document = document_of(TEXT)
    wrong = sum_of(*(quantity_of(document, words) for words in ("50", "10", "15", "16", "17")))
    right = sum_of(*(quantity_of(document, words) for words in ("25", "12", "13")))
    undecided = Relation(right.formula, (Term(quantity_of(document, "12")),), right.stated, weak=True)
    rule = rule_of("SCO106")
    observed = (
        observed_of(right, rule),
        observed_of(wrong, rule, ("表 1",)),
        observed_of(undecided, rule_of("AMT101")),
    )
    return result_of(document, observed=observed)


def test_relations_stand_in_the_order_of_the_numbers_they_state() -> None:
    assert render_ledger(result(), Options()).split("\n") == [
        "✗ 不成立         SCO106   1:4  10 + 15 + 16 + 17 = 58 ≠ 50  表 1",
        "? 无法核对 (弱)  AMT101  1:25  12 ? 25",
        "✓ 成立           SCO106  1:25  12 + 13 = 25",
        "",
        "共 3 条勾稽关系：成立 1、不成立 1、无法核对 1。",
        "其中 1 条为弱关系：数字改错一位也未必能发现，只有其中多半改错会被发现的数字计入已核对。",
        "",
    ]


def test_a_broken_tie_that_may_be_misread_is_to_be_verified_not_wrong() -> None:
    document = document_of("甲 50 分：10、15。")
    wrong = sum_of(*(quantity_of(document, words) for words in ("50", "10", "15")))
    one = observed_of(wrong, rule_of("AMT151"))
    reviewed = replace(one, observation=replace(one.observation, outcome=Outcome.REVIEW))
    lines = render_ledger(result_of(document, observed=(reviewed,)), Options("zh")).splitlines()
    assert lines == ["? 待核实  AMT151  1:3  10 + 15 = 25 ≠ 50", "", "共 1 条勾稽关系：待核实 1。"]


def test_json_names_the_terms_with_the_stated_number_last() -> None:
    record = json.loads(render_ledger_json(result()))
    assert record["version"] == 1
    wrong = record["relations"][0]
    assert [term["quote"] for term in wrong.pop("terms")] == ["10", "15", "16", "17", "50"]
    assert wrong == {
        "code": "SCO106",
        "kind": "sum",
        "verdict": "INCONSISTENT",
        "outcome": "fail",
        "computed": "10 + 15 + 16 + 17 = 58 ≠ 50",
        "stated": "50",
        "weak": False,
        "place": ["表 1"],
    }


def test_a_document_without_relations_says_so() -> None:
    assert render_ledger(result_of(document_of("无。")), Options("en")) == "No relation found.\n"
    assert json.loads(render_ledger_json(result_of(document_of("无。")))) == {"version": 1, "relations": []}


def test_a_relation_of_the_prose_is_named_by_its_section_and_what_it_is_about() -> None:
    text = "一、收支情况\n\n2024年收入 100.00 万元，比上年增加 20.00 万元，增长 25.00%。\n"
    lines = render_ledger(check_text(text), Options("zh")).splitlines()
    assert any(line.endswith("  一、收支情况 › 收入") for line in lines), lines


def half_checked() -> Result:
    document = document_of(TEXT)
    spans = [quantity_of(document, words).span for words in ("50", "10", "25")]
    return replace(
        result_of(document),
        standings=tuple(zip(spans, (Standing.PROTECTED, Standing.UNCHECKED, Standing.CHECKED), strict=True)),
    )


def test_what_no_relation_touches_stands_with_the_words_around_it() -> None:
    assert render_unchecked(half_checked(), Options()) == (
        "1:9  10  一级 50 分：10、15、16、17。另一级 25 分：12、13…\n\n3 个数字中有 1 个未参与任何核对。\n"
    )


def test_json_lists_the_untouched_numbers() -> None:
    record = json.loads(render_unchecked_json(half_checked()))
    assert [one["quote"] for one in record["unchecked"]] == ["10"]
    assert record["unchecked"][0]["location"]["column"] == 9
