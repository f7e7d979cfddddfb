"""Carets stand under the words they mean, whatever the words are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import document_of, finding_of, run_of, span_of
from rich.cells import cell_len

from reportlint.model import Document, Span
from reportlint.render.excerpt import IndexedText, excerpts
from reportlint.render.full import render
from reportlint.render.options import Options


def snippet(text: str, quote: str, width: int = 100) -> tuple[str, str]:
    """Draw a finding about `quote` and return the line shown and the line below it."""
    document = document_of(text, "a.md")
    lines = render(run_of(document, finding_of(document, quote)), Options(width=width)).split("\n")
    at = next(index for index, line in enumerate(lines) if "^" in line)
    return lines[at - 1], lines[at]


def cells_before(line: str, words: str) -> int:
    """Count the columns before some words."""
    return cell_len(line[: line.index(words)])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("全年执行数为 841.59 万元，执行率 91.19%。", "91.19%"),
        ("Budget 预算 922.93 万元 executed 执行 841.59。", "841.59"),
        ("①②③ 完成 15 项（目标 10 项）。", "10 项"),
        ("ｆｕｌｌ　ｗｉｄｔｈ 15 分。", "15"),
        ("e\u0301te\u0301 15 分。", "15"),
        ("满意度\t96.5%。", "96.5%"),
    ],
)
def test_the_caret_stands_in_the_cell_in_which_the_quote_begins(text: str, quote: str) -> None:
    line, carets = snippet(text, quote)
    assert carets.index("^") == cells_before(line, quote)
    assert carets.count("^") == cell_len(quote)


def test_the_caret_stays_with_its_words_when_the_line_is_cut_to_fit() -> None:
    line, carets = snippet("前文" * 60 + "得分 15 分" + "后文" * 60, "15", width=70)
    assert carets.index("^") == cells_before(line, "15")
    assert cell_len(line) <= 70
    assert line.count("…") == 2


def test_a_quote_wider_than_the_terminal_shows_its_beginning() -> None:
    quote = "第一" + "长句" * 100
    line, carets = snippet(f"起首，{quote}，末尾。", quote, width=60)
    assert "第一长句" in line
    assert cell_len(line) <= 60
    assert carets.index("^") == cells_before(line, "第一")


def test_an_empty_place_gets_one_caret() -> None:
    document = document_of("| 指标 | 分值 |\n| --- | --- |\n| 数量 |  |\n", "a.md")
    cell = next(cell for table in document.tables() for cell in table.cells if not len(cell.span))
    output = render(run_of(document, finding_of(document, cell.span)), Options())
    assert [line.count("^") for line in output.split("\n") if "^" in line] == [1]


words = st.text(st.sampled_from("甲乙丙，。ab1 2%（）\u0301\x1b\u200b"), max_size=60)


@given(before=words, quote=st.text(st.sampled_from("数值ab19"), min_size=1, max_size=8), after=words)
def test_what_stands_above_the_carets_is_always_the_quote(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    span = Span(len(before) + 1, len(before) + 1 + len(quote))
    indexed = IndexedText.of(Document(text, "txt"))
    (excerpt,) = excerpts(indexed, Span(0, len(text)), [span], 60)
    columns = excerpt.columns(span)
    assert columns is not None
    drawn = "".join(glyph.text for glyph in excerpt.glyphs)
    assert cell_len(drawn) <= 60
    assert in_cells(drawn, *columns) == quote


def in_cells(line: str, start: int, end: int) -> str:
    """Return what a terminal shows between two columns."""
    ends = [cell_len(line[: index + 1]) for index in range(len(line))]
    return "".join(character for character, end_of in zip(line, ends, strict=True) if start < end_of <= end)


def test_a_tab_separated_row_is_shown_with_bars_and_its_carets_in_place() -> None:
    document = document_of("指标\t分值\t得分\n数量指标\t10\t15\n质量指标\t10\t9\n", "a.txt")
    finding = finding_of(document, "15", related={span_of(document, "10"): "分值"})
    lines = render(run_of(document, finding), Options()).split("\n")
    at = next(index for index, line in enumerate(lines) if "数量指标" in line and "|" in line)
    assert lines[at].endswith("数量指标 | 10 | 15")
    assert lines[at + 1].index("--") == cells_before(lines[at], "10")
    assert lines[at + 1].index("^^") == cells_before(lines[at], "15")
