"""PDF forms: what is filled into their fields is read where it stands."""

from __future__ import annotations

from typing import Any

from pdf_of import HEIGHT, Paper, notes, paragraphs, problems
from raw_pdf import raw_pdf, stream

from reportlint.read.pdf import read_pdf
from reportlint.read.trouble import LIMITS


def form() -> tuple[Paper, Any]:
    """Begin a form with a label for one field."""
    paper = Paper().lines("全年预算数（万元）：", "执行率：")
    return paper, paper.canvas.acroForm


def test_what_is_filled_in_stands_behind_its_label() -> None:
    paper, fields = form()
    fields.textfield(name="budget", value="1350.00", x=230, y=HEIGHT - 84, width=90, height=16, fontSize=11)
    fields.textfield(name="rate", value="92.40%", x=160, y=HEIGHT - 108, width=90, height=16, fontSize=11)
    document = paper.read()
    assert "全年预算数（万元）：1350.00" in document.text.replace(" ", "")
    assert "执行率：92.40%" in document.text.replace(" ", "")
    assert problems(document) == []


def test_an_empty_field_says_nothing() -> None:
    paper, fields = form()
    fields.textfield(name="budget", value="", x=230, y=HEIGHT - 84, width=90, height=16)
    assert paragraphs(paper.read()) == ["全年预算数（万元）：", "执行率："]


def test_remarks_on_a_form_are_kept() -> None:
    paper, fields = form()
    fields.textfield(name="budget", value="1350.00", x=230, y=HEIGHT - 84, width=90, height=16)
    paper.canvas.highlightAnnotation("请核对", Rect=(90, HEIGHT - 108, 150, HEIGHT - 92), Color=[1, 1, 0])
    document = paper.read()
    assert notes(document, "comment") == ["请核对"]
    assert "1350.00" in document.text


def filled(field: bytes) -> bytes:
    """Write a page with one field."""
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/NeedAppearances true/DR<</Font<</H 5 0 R>>>>>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]"
                b"/Resources<</Font<</H 5 0 R>>>>>>"
            ),
            stream(b"BT /H 14 Tf 90 700 Td (Total) Tj ET"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/Annot/Subtype/Widget/T(x)/Rect[200 695 300 715]/P 3 0 R%s>>" % field,
        ]
    )


def test_a_value_that_only_the_viewer_draws_is_read() -> None:
    document = read_pdf(filled(b"/FT/Tx/V(88.5)/DA(/H 12 Tf 0 g)/F 4"), LIMITS)
    assert document.text.split() == ["Total", "88.5"]


def test_a_hidden_field_is_not_read() -> None:
    assert read_pdf(filled(b"/FT/Tx/V(88.5)/DA(/H 12 Tf 0 g)/F 2"), LIMITS).text == "Total"


def test_a_signature_is_no_words() -> None:
    assert read_pdf(filled(b"/FT/Sig/F 4"), LIMITS).text == "Total"
