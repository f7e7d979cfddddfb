"""PDFs that cannot be read, or not wholly: every one says so, none is a clean page by accident."""

from __future__ import annotations

import pytest
from pdf_of import LEFT, Paper, paragraphs, problems
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from reportlint.model import Document
from reportlint.read import read
from reportlint.read.pdf import read_pdf
from reportlint.read.trouble import LIMITS, Limits, Unreadable

PICTURE = ImageReader(Image.new("RGB", (40, 40), (200, 180, 160)))


def refused(data: bytes, limits: Limits = LIMITS) -> Unreadable:
    """Return how the reader gives up on a file."""
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, limits)
    return caught.value


@pytest.mark.parametrize("data", [b"%PDF-1.4 garbage!", b"%PDF-1.7\n" + bytes(500), b"%PDF-1.4\n%%EOF"])
def test_what_only_claims_to_be_a_pdf_is_damaged(data: bytes) -> None:
    problem = refused(data).problem
    assert problem.kind == "damaged"
    assert problem.values["detail"]
    assert problem.fatal


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_file_is_damaged_or_read_but_never_crashes(share: float) -> None:
    data = Paper().prose("收入12万元，支出9万元。").page().lines("第二页").bytes()
    document = read(data[: int(share * len(data))], "a.pdf")
    assert isinstance(document, Document)
    assert document.problems or document.pages == 2


def test_a_file_with_a_password_is_encrypted() -> None:
    data = Paper(encrypt=StandardEncryption("open", "own")).lines("收入12万元").bytes()
    assert refused(data).problem.kind == "encrypted"


def test_a_file_that_only_forbids_changes_is_read() -> None:
    document = Paper(encrypt=StandardEncryption("", "own", canModify=0)).lines("收入12万元").read()
    assert paragraphs(document) == ["收入12万元"]


def test_more_pages_than_allowed_are_refused() -> None:
    data = Paper().lines("一").page().lines("二").page().lines("三").bytes()
    problem = refused(data, Limits(pages=2)).problem
    assert problem.kind == "limit-exceeded"
    assert "3" in problem.values["detail"]


def test_a_page_that_is_only_a_picture_is_named() -> None:
    paper = Paper().lines("第一页有字。").page()
    paper.canvas.drawImage(PICTURE, 0, 0, 595, 842)
    document = paper.page().lines("第三页有字。").read()
    assert problems(document) == [("unreadable-page", {"page": "2"})]
    assert document.pages == 3
    assert not document.problems[0].fatal


def test_a_scanned_page_with_a_printed_page_number_is_named_too() -> None:
    paper = Paper().lines("第一页有字。").page().put(285, 800, "— 2 —", 10)
    paper.canvas.drawImage(PICTURE, 50, 80, 500, 700)
    assert ("unreadable-page", {"page": "2"}) in problems(paper.read())


def test_a_blank_page_is_no_problem() -> None:
    document = Paper().lines("第一页。").page().page().lines("第三页。").read()
    assert document.pages == 3
    assert problems(document) == []


def test_pictures_beside_text_are_counted() -> None:
    paper = Paper().lines("附现场照片。")
    paper.canvas.drawImage(PICTURE, 100, 300, 200, 150)
    paper.canvas.drawImage(PICTURE, 100, 500, 12, 12)
    document = paper.read()
    assert problems(document) == [("unread-picture", {"count": "1"})]
    assert document.pictures == 1


def broken_second_page() -> bytes:
    """Write a file by hand whose second page is no page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length 33>>stream\nBT /F 14 Tf 20 200 Td (12) Tj ET \nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


def test_a_page_that_cannot_be_loaded_does_not_cost_the_others() -> None:
    document = read_pdf(broken_second_page(), LIMITS)
    assert document.text == "12"
    assert document.pages == 2
    assert [(kind, values["page"]) for kind, values in problems(document)] == [("damaged-page", "2")]


def test_reading_the_same_bytes_twice_gives_the_same_document() -> None:
    data = Paper().prose("收入12万元，支出9万元。").table(200, [["甲", "乙"], ["1", "2"]], (90, 200, 300)).bytes()
    assert read_pdf(data, LIMITS) == read_pdf(data, LIMITS)


def test_text_begins_at_the_first_printed_character() -> None:
    document = Paper().put(LEFT, 300, "孤零零一行").read()
    assert document.text == "孤零零一行"
    assert document.format == "pdf"
