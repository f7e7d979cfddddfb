"""Text of a PDF that nobody sees, what readers wrote on it, and digits that must not get lost."""

from __future__ import annotations

import io

import pytest
from package_of import body_of, kinds_of, notes_of
from pdf_of import FONT, HEIGHT, LEFT, Paper, wide
from PIL import Image
from raw_pdf import one_page, stream
from reportlab.lib.utils import ImageReader

from reportlint.model import Document
from reportlint.read.layout.digits import difference, digits_of
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.pdf import read_pdf
from reportlint.read.trouble import LIMITS


def drawn(paper: Paper, top: float, text: str, *, mode: int = 0, white: bool = False) -> None:
    """Print a line in a render mode and colour."""
    words = paper.canvas.beginText(90, HEIGHT - top)
    words.setFont(FONT, 14)
    words.setTextRenderMode(mode)
    words.setFillGray(1.0 if white else 0.0)
    words.textOut(text)
    paper.canvas.drawText(words)


def picture(paper: Paper, x: float, top: float, width: float, height: float) -> None:
    """Draw a grey picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (20, 20), "gray").save(buffer, "PNG")
    paper.canvas.drawImage(ImageReader(buffer), x, HEIGHT - top - height, width, height)


def test_text_without_ink_is_no_part_of_the_page_but_a_note() -> None:
    paper = Paper().lines("全年支出5万元。")
    drawn(paper, 300, "旧数7万元", mode=3)
    document = paper.read()
    assert (body_of(document), notes_of(document)) == (["全年支出5万元。"], [("hidden", "旧数7万元")])


def test_text_without_ink_is_hidden_to_its_last_digit() -> None:
    paper = Paper().lines("全年支出5万元。")
    drawn(paper, 300, "旧数1024", mode=3)
    document = paper.read()
    assert notes_of(document) == [("hidden", "旧数1024")]
    assert kinds_of(document) == []


def test_white_text_on_white_is_hidden_and_on_a_dark_ground_it_is_not() -> None:
    paper = Paper().lines("全年支出5万元。").bar(80, 380, 300, 410)
    drawn(paper, 300, "旧数7万元", white=True)
    drawn(paper, 400, "合计9万元", white=True)
    document = paper.read()
    assert body_of(document) == ["全年支出5万元。", "合计9万元"]
    assert notes_of(document) == [("hidden", "旧数7万元")]


def box_over(text: str, before: str, new: str, alpha: float = 1.0) -> Document:
    """Print a line, paint a white box on what follows `before` in it, and print anew there."""
    paper = Paper().lines(text)
    x0, x1 = LEFT + wide(before), LEFT + wide(text) - wide("分")
    paper.canvas.saveState()
    paper.canvas.setFillColorRGB(1, 1, 1, alpha)
    paper.canvas.rect(x0, HEIGHT - 84, x1 - x0, 17, stroke=0, fill=1)
    paper.canvas.restoreState()
    return paper.put(x0, 80, new).read()


def test_a_number_that_was_painted_over_is_hidden_and_the_one_typed_on_it_is_read() -> None:
    document = box_over("综合得分89.00分", "综合得分", "95.60")
    assert (body_of(document), notes_of(document)) == (["综合得分95.60分"], [("hidden", "89.00")])
    assert kinds_of(document) == []


def test_a_number_that_shows_through_what_was_painted_over_it_is_read() -> None:
    assert "89.00" in body_of(box_over("综合得分89.00分", "综合得分", "", alpha=0.3))[0]


def test_a_number_on_a_ground_that_was_painted_before_is_read() -> None:
    paper = Paper().lines("评分如下。").bar(80, 120, 300, 150)
    assert body_of(paper.put(90, 140, "得分95.60分").read()) == ["评分如下。", "得分95.60分"]


def test_a_number_in_a_form_that_was_painted_over_there_is_hidden() -> None:
    inner = b"BT /F 14 Tf 0 20 Td (89.00) Tj ET 1 g 0 15 60 20 re f 0 g BT /F 14 Tf 0 20 Td (95.60) Tj ET"
    document = in_form(inner)
    assert (body_of(document), notes_of(document)) == (["Total 9", "95.60"], [("hidden", "89.00")])


def test_text_outside_its_clip_path_is_left_out() -> None:
    paper = Paper().lines("全年支出5万元。")
    paper.canvas.saveState()
    path = paper.canvas.beginPath()
    path.rect(80, HEIGHT - 320, 65, 40)
    paper.canvas.clipPath(path, stroke=0)
    drawn(paper, 300, "预算七百八十九")
    paper.canvas.restoreState()
    assert body_of(paper.read()) == ["全年支出5万元。", "预算七百"]


INSIDE = b"BT /H 14 Tf 10 20 Td (Inside 88) Tj ET"


def in_form(inner: bytes, box: bytes = b"[0 0 400 100]", draw: bytes = b"q 1 0 0 1 90 600 cm /X Do Q") -> Document:
    """Read a page that draws a form XObject; `draw` says how."""
    font = b"/Font<</H 5 0 R>>"
    form = stream(inner, b"/Type/XObject/Subtype/Form/BBox%s/Resources<<%s/XObject<</X 6 0 R>>>>" % (box, font))
    page = one_page(
        b"BT /H 14 Tf 90 700 Td (Total 9) Tj ET " + draw,
        font + b"/XObject<</X 6 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        form,
    )
    return read_pdf(page, LIMITS)


def test_the_text_of_a_form_is_read_where_it_is_placed() -> None:
    assert body_of(in_form(INSIDE)) == ["Total 9", "Inside 88"]


@pytest.mark.parametrize("inner", [b"1 g " + INSIDE, INSIDE.replace(b"BT", b"BT 3 Tr")])
def test_text_of_a_form_that_nobody_sees_is_hidden(inner: bytes) -> None:
    document = in_form(inner)
    assert (body_of(document), notes_of(document)) == (["Total 9"], [("hidden", "Inside 88")])


@pytest.mark.parametrize(
    "document",
    [
        in_form(INSIDE, box=b"[0 0 50 100]"),
        in_form(b"0 0 50 100 re W n " + INSIDE),
        in_form(INSIDE, draw=b"q 90 600 50 100 re W n 1 0 0 1 90 600 cm /X Do Q"),
        in_form(b"0 0 25 50 re W n BT /H 7 Tf 5 10 Td (Inside 88) Tj ET", draw=b"q 2 0 0 2 90 600 cm /X Do Q"),
    ],
    ids=["its box", "a clip path inside", "a clip path around", "a clip path inside, enlarged"],
)
def test_text_of_a_form_outside_what_it_is_clipped_to_is_left_out(document: Document) -> None:
    assert (body_of(document), notes_of(document), kinds_of(document)) == (["Total 9", "Inside"], [], [])


def test_a_form_that_draws_itself_is_read_once() -> None:
    assert body_of(in_form(INSIDE + b" /X Do")) == ["Total 9", "Inside 88"]


def scanned_with_layer() -> Document:
    paper = Paper()
    picture(paper, 0, 0, 595, 842)
    drawn(paper, 300, "全年支出5万元。", mode=3)
    return paper.read()


def test_the_invisible_words_of_a_scan_are_read_and_in_doubt() -> None:
    document = scanned_with_layer()
    assert body_of(document) == ["全年支出5万元。"]
    assert [doubt.kind for doubt in document.doubts] == ["recognised"]


def test_no_digit_of_a_plain_page_is_lost() -> None:
    document = (
        Paper().lines("2024年支出1024.56万元。").table(200, [["年度", "金额"], ["2024", "33.3"]], [90, 200, 300]).read()
    )
    assert (kinds_of(document), document.doubts) == ([], ())


def glyph(char: str, x: float) -> Glyph:
    return Glyph(char, x, 90.0, x + 5, 102.0, 100.0, 10.0, 0, 0)


def test_digits_are_counted_once_even_if_they_are_drawn_twice() -> None:
    assert digits_of([glyph("7", 10), glyph("7", 10.3), glyph("7", 15), glyph("年", 20)])[7] == 2


def test_what_was_lost_is_named() -> None:
    assert difference((0, 2, 0, 0, 0, 0, 0, 0, 0, 1), [0, 1, 0, 0, 0, 0, 0, 0, 0, 1]) == "1 × 1"
    assert difference((0,) * 10, [0] * 10) == ""


def test_a_remark_on_a_page_is_a_comment_on_the_words_under_it() -> None:
    paper = Paper().lines("全年支出5万元。", "结余2万元。")
    paper.canvas.highlightAnnotation("请核对金额", Rect=(90, HEIGHT - 84, 200, HEIGHT - 68), Color=[1, 1, 0])
    document = paper.read()
    (note,) = document.notes
    assert (note.kind, document.quote(note.span)) == ("comment", "请核对金额")
    assert note.anchor is not None
    assert document.quote(note.anchor) == "全年支出5万元。"


def test_a_sticky_note_beside_the_text_is_about_no_words() -> None:
    paper = Paper().lines("全年支出5万元。")
    paper.canvas.textAnnotation("整页待核", Rect=(20, 20, 40, 40))
    (note,) = paper.read().notes
    assert (note.kind, note.anchor) == ("comment", None)


def test_nobody_can_say_how_many_pictures_a_scanned_page_holds() -> None:
    assert scanned_with_layer().pictures is None
    assert Paper().lines("全年支出5万元。").read().pictures == 0
