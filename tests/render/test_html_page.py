"""The page of a report: complete, safe whatever the report says, and true to its text."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from helpers import ROOT, check_bytes, check_text
from hypothesis import given
from hypothesis import strategies as st
from making import document_of, finding_of, result_of, span_of

from reportlint.finding import Finding, Result, Silence, SilenceKind, Standing
from reportlint.model import Cell, Chart, Document, Paragraph, Problem, Span, Table
from reportlint.render.html import page
from reportlint.render.html.marks import Mark, Marked
from reportlint.render.options import Options

PROJECT = ROOT / "fixtures" / "project.md"
VOID = {"meta", "input", "br"}


class Outline(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "style"}:
            self.words.append(data)


def outline_of(html: str) -> Outline:
    outline = Outline()
    outline.feed(html)
    outline.close()
    assert outline.open == []
    return outline


def drawn(result: Result, language: str = "zh") -> str:
    return page(result, Options(language))


def project() -> Result:
    return check_bytes(PROJECT.read_bytes(), str(PROJECT))


# ---------------------------------------------------------------- safety


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<style>*{display:none}</style>",
    "javascript:alert(1)",
    "<!-- </main> -->",
    "]]></svg><svg onload=alert(1)>",
    "&lt;b&gt;",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_report_is_shown_as_text(words: str) -> None:
    document = document_of(f"{words}得15分\n\n| {words} | 分值 |\n| --- | --- |\n| a | 10 |\n", f"{words}.md")
    finding = finding_of(
        document,
        words,
        related={span_of(document, "10"): words},
        values={"label": words, "low": words, "high": words},
        computed=words,
        place=(words, words),
    )
    problem = Problem("missing-part", {"part": words})
    html = drawn(result_of(document, finding, path=f"{words}.md", problems=(problem,)))
    outline = outline_of(html)
    assert outline.tags.count("script") == 1
    assert outline.tags.count("style") == 1
    assert "img" not in outline.tags
    assert not [name for _, name, _ in outline.attributes if name.startswith("on")]
    assert not [value for _, name, value in outline.attributes if name == "href" and not value.startswith("#")]
    assert "".join(outline.words).count(words) >= 6


def test_a_page_asks_for_nothing_from_outside() -> None:
    html = drawn(project())
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", html)
    assert "default-src 'none'" in html


def test_control_characters_are_shown_by_their_code() -> None:
    html = drawn(result_of(document_of("总分\u202e98\u200b分。")))
    assert "总分&lt;U+202E&gt;98&lt;U+200B&gt;分。" in html


@given(
    st.text(alphabet="ab<&\"'>分1\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from(["primary", "related", "number"]))),
)
def test_marks_change_no_character(words: str, drafts: list[tuple[int, int, str]]) -> None:
    size = len(words)
    spans = [(Span(min(start, size), min(start + length, size)), kind) for start, length, kind in drafts]
    marks = [Mark(span, kind, str(number)) for number, (span, kind) in enumerate(spans)]
    html = Marked.of(words, marks).html(Span(0, size))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == words
    shown = outline_of(html).attributes
    for mark in marks:
        if mark.span and mark.kind == "primary":
            pieces = re.findall(rf'data-f="(?:[^"]* )?{mark.name}(?: [^"]*)?"[^>]*>([^<]*)<', html)
            assert unescape("".join(pieces)) == words[mark.span.start : mark.span.end]
    assert len({value for _, name, value in shown if name == "id"}) == sum(name == "id" for _, name, _ in shown)


# ---------------------------------------------------------------- what it says


def test_every_finding_has_a_card_and_its_words_are_marked() -> None:
    result = project()
    html = drawn(result)
    assert html.count("<article") == len(result.findings)
    marked = {name for names in re.findall(r'data-f="([^"]*)"', html) for name in names.split()}
    assert marked == {str(number) for number in range(len(result.findings))}


def test_every_link_leads_somewhere() -> None:
    outline = outline_of(drawn(project()))
    known = {value for _, name, value in outline.attributes if name == "id"}
    links = [value[1:] for _, name, value in outline.attributes if name == "href"]
    assert len(links) > 100
    assert [link for link in links if link not in known and not re.fullmatch(r"d\d+", link)] == []


def test_the_words_of_the_report_are_all_there() -> None:
    result = project()
    words = "".join(outline_of(drawn(result)).words)
    for block in result.document.paragraphs():
        assert result.document.quote(block.span) in words


def test_a_page_speaks_both_languages_and_begins_with_the_one_asked_for() -> None:
    result = project()
    chinese, english = drawn(result, "zh"), drawn(result, "en")
    assert 'data-lang="zh"' in chinese[:200]
    assert 'data-lang="en"' in english[:200]
    for words in ("各部分数字的核对情况", "Numbers by section", "散总不符", "Please check"):
        assert words in chinese
        assert words in english


def test_numbers_tell_whether_they_are_checked() -> None:
    document = document_of("预算10万元，支出20万元，结余30万元。")
    ten, twenty = span_of(document, "10"), span_of(document, "20")
    standings = ((ten, Standing.PROTECTED), (twenty, Standing.UNCHECKED))
    html = drawn(result_of(document, standings=standings))
    assert '<span id="o2" class="protected">10</span>' in html
    assert '<span id="o9" class="unchecked">20</span>' in html


def test_a_group_shows_its_repair_before_and_after() -> None:
    result = check_text(SCORES)
    group = next(group for group in result.groups if group.repair)
    html = drawn(result)
    for change in group.repair:
        before = result.document.quote(change.quantity.span)
        assert f"<del>{before}</del>→<ins>{change.text}</ins>" in html
        assert f'data-to="{change.text}" data-g="{group.identifier}"' in html


SCORES = """# 评分表

| 一级指标 | 三级指标 | 分值 | 自评得分 |
| --- | --- | --- | --- |
| 产出指标（50分） | 新装路灯完工率 | 15 | 20 |
| 产出指标（50分） | 路灯验收合格率 | 30 | 30 |
| 效益指标（50分） | 夜间出行安全感 | 55 | 50 |
| 合计 |  | 100 | 100 |

新装路灯完工率指标满分20分，得分20分。

夜间出行安全感指标满分50分，得分50分。
"""


def test_the_values_of_a_chart_are_shown_with_what_was_found_in_them() -> None:
    words = "正文\n季度\t收入\n一\t15"
    cells = tuple(
        Cell(span_of(Document(words, "docx"), text), row, column)
        for text, row, column in (("季度", 0, 0), ("收入", 0, 1), ("一", 1, 0), ("15", 1, 1))
    )
    chart = Chart(Table(Span(3, len(words)), cells, 2, 2), anchor=Span(2, 2))
    document = Document(words, "docx", blocks=(Paragraph(Span(0, 2)),), charts=(chart,))
    html = drawn(result_of(document, finding_of(document, "15")))
    assert re.search(r'<td><mark id="o\d+" data-f="0">15</mark></td>', html)


def test_a_file_that_could_not_be_read_has_a_page_that_says_so() -> None:
    problem = Problem("encrypted", fatal=True)
    html = drawn(result_of(Document("", "docx", problems=(problem,)), problems=(problem,)))
    assert "文件已加密" in html
    assert "未发现问题" not in html


def test_a_clean_report_says_that_it_was_checked() -> None:
    assert "已核对，未发现问题。" in drawn(result_of(document_of("无。")))


def test_a_suppressed_finding_is_kept_with_its_reason() -> None:
    document = document_of("得15分，满分10分。")
    finding: Finding = finding_of(document, "15", silenced=Silence(SilenceKind.FILE, "区里统一模板"))
    html = drawn(result_of(document, suppressed=(finding,)))
    assert "区里统一模板" in html
    assert html.count("<article") == 0
