"""The outline of a PDF: its entries are notes, and the headings they name know their level."""

from __future__ import annotations

import pytest
from pdf_of import Paper
from raw_pdf import raw_pdf

from reportlint.model import Document
from reportlint.read.pdf import read_pdf
from reportlint.read.trouble import LIMITS


def marked(paper: Paper, title: str, level: int) -> Paper:
    """Add an entry that leads to the present page."""
    paper.canvas.bookmarkPage(f"{title}{level}")
    paper.canvas.addOutlineEntry(title, f"{title}{level}", level - 1)
    return paper


def levels(document: Document) -> list[tuple[str, int | None]]:
    """Return the paragraphs with the level of their outline."""
    return [(document.quote(paragraph.span), paragraph.outline) for paragraph in document.paragraphs()]


def entries(document: Document) -> list[tuple[str, str | None]]:
    """Return what the notes of the outline say, and the words they stand at."""
    return [
        (document.quote(note.span), None if note.anchor is None else document.quote(note.anchor))
        for note in document.notes
        if note.kind == "bookmark"
    ]


def test_a_heading_that_the_outline_names_knows_its_level() -> None:
    paper = Paper().lines("一、基本情况", "（一）职责：", "负责日常管理。")
    document = marked(marked(paper, "一、基本情况", 1), "（一）职责：", 2).read()
    assert levels(document) == [("一、基本情况", 1), ("（一）职责：", 2), ("负责日常管理。", None)]
    assert entries(document) == [("一、基本情况", "一、基本情况"), ("（一）职责：", "（一）职责：")]


def test_white_space_does_not_part_an_entry_from_its_heading() -> None:
    assert levels(marked(Paper().lines("1.机构情况"), "1. 机构 情况", 1).read()) == [("1.机构情况", 1)]


def test_an_entry_that_no_page_says_is_a_note_behind_the_body() -> None:
    document = marked(Paper().lines("一、基本情况"), "二、绩效目标", 1).read()
    assert levels(document) == [("一、基本情况", None)]
    assert entries(document) == [("二、绩效目标", None)]
    assert document.text == "一、基本情况\n二、绩效目标"
    assert document.layout is not None
    assert len(document.layout.pages) == len(document.text)


def test_an_entry_names_the_heading_of_its_own_page() -> None:
    paper = Paper().lines("小结")
    paper.page()
    document = marked(paper.put(90, 300, "小结"), "小结", 1).read()
    assert levels(document) == [("小结", None), ("小结", 1)]


def test_two_entries_of_one_name_are_two_headings() -> None:
    document = marked(marked(Paper().lines("小结", "小结"), "小结", 1), "小结", 2).read()
    assert levels(document) == [("小结", 1), ("小结", 2)]


@pytest.mark.parametrize("loop", [b"/Next 7 0 R", b"/First 6 0 R/Last 7 0 R", b"/First 7 0 R/Last 7 0 R"])
def test_an_outline_that_leads_back_to_itself_ends(loop: bytes) -> None:
    data = raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            b"<</Length 0>>stream\n\nendstream",
            b"<</Type/Outlines/First 6 0 R/Last 7 0 R/Count 2>>",
            b"<</Title(one)/Parent 5 0 R/Next 7 0 R>>",
            b"<</Title(two)/Parent 5 0 R%s>>" % loop,
        ]
    )
    assert [note for note, _ in entries(read_pdf(data, LIMITS))] == ["one", "two"]


def test_a_page_goes_without_an_outline() -> None:
    assert entries(Paper().lines("一、基本情况").read()) == []
