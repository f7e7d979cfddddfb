"""Texts too long to be read at once are read in pieces: all of them is read, and no piece is longer than it may be."""

from __future__ import annotations

import pytest
from helpers import check_text, document, facts, outcomes

from reportlint.facts import Facts
from reportlint.facts.text.passages import LONGEST, cut_up
from reportlint.model import Span

SENTENCE = "第{0}批材料共{0}.25万元，已经入库。"


def numbers(known: Facts) -> list[str]:
    """Return the amounts of the prose and of the cells as printed."""
    return [one.text for prose in (*known.prose, *known.cells) for one in prose.quantities if one.unit == "万元"]


@pytest.mark.parametrize(
    "text", [SENTENCE * 400, "，".join(["甲为3万元"] * 2000), "1" * 9000, "其中" * 4000, "（" * 5000]
)
def test_no_passage_is_longer_than_it_may_be(text: str) -> None:
    assert max(len(prose.passage.text) for prose in facts(text).prose) <= LONGEST


def test_a_long_paragraph_is_read_to_its_end() -> None:
    text = "".join(SENTENCE.format(number) for number in range(1, 400))
    assert numbers(facts(text)) == [f"{number}.25" for number in range(1, 400)]


def test_a_long_cell_is_read_to_its_end() -> None:
    text = "".join(SENTENCE.format(number) for number in range(1, 400))
    assert numbers(facts(f"| 名称 | 说明 |\n|---|---|\n| 材料 | {text} |\n")) == [
        f"{number}.25" for number in range(1, 400)
    ]


def test_lines_without_an_end_are_joined_no_further_than_a_passage_goes() -> None:
    text = "\n\n".join("这一行写到页边就断开，下一行接着写下去而不见句号" for _ in range(300))
    assert max(len(prose.passage.text) for prose in facts(text).prose) <= LONGEST


def test_what_is_short_enough_is_one_piece() -> None:
    text = SENTENCE * (LONGEST // len(SENTENCE))
    assert list(cut_up(text, Span(0, len(text)))) == [Span(0, len(text))]
    assert len(facts(text).prose) == 1


def test_pieces_end_with_sentences_and_leave_nothing_out() -> None:
    text = SENTENCE * 400
    pieces = list(cut_up(text, Span(0, len(text))))
    assert all(text[piece.end - 1] == "。" for piece in pieces)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text


def test_only_the_first_piece_is_the_numbered_item() -> None:
    known = facts("一、总体情况\n\n1.材料入库。" + SENTENCE * 400)
    assert [prose.heading is not None for prose in known.prose[1:3]] == [True, False]
    assert [prose.continued for prose in known.prose[1:3]] == [False, True]


def test_brackets_are_paired_over_the_pieces_of_a_paragraph() -> None:
    long = f"说明（{SENTENCE * 300}）如上。"
    assert set(outcomes("paired-marks", long)) == {"pass"}
    assert set(outcomes("paired-marks", long.replace("）如上", "如上"))) == {"fail"}


def test_a_wrong_sum_is_found_behind_the_first_piece() -> None:
    text = "材料已经入库并登记。" * 400 + "全年支出120.50万元，其中：基本支出70.30万元，项目支出50.80万元。"
    assert any("120.50" in finding.message("zh") for finding in check_text(text).findings)


def test_a_number_of_thousands_of_digits_is_no_crash() -> None:
    for text in ("9" * 6000, "9" * 6000 + "分", "得" + "9" * 6000 + "分。", f"| 分值 |\n|---|\n| {'9' * 6000} |\n"):
        result = check_text(text)
        assert not [problem for problem in result.problems if problem.kind == "rule-failed"]


def test_the_context_of_a_number_is_no_longer_than_can_be_told() -> None:
    known = facts("甲为3万元，" * 4000)
    spans = [one.span for prose in known.prose for one in prose.quantities]
    contexts = [known.context(span) for span in spans]
    assert max(map(len, contexts)) <= 2 * LONGEST
    assert all(context.covers(span) for context, span in zip(contexts, spans, strict=True))


def test_the_context_of_a_usual_sentence_is_all_of_it() -> None:
    text = "甲为3万元。" + "乙项完成，" * 60 + "丙为4万元。丁为5万元。"
    known = facts(text)
    last = known.prose[0].quantities[1]
    assert document(text).quote(known.context(last.span)) == "乙项完成，" * 60 + "丙为4万元。"
