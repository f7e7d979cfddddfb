"""Text of a PDF that nobody sees, what readers wrote on it, and digits that must not get lost."""

from __future__ import annotations

import io

from package_of import body_of, kinds_of, notes_of
from pdf_of import FONT, HEIGHT, Paper
from PIL import Image
from reportlab.lib.utils import ImageReader

from reportlint.model import Document
from reportlint.read.layout.digits import difference, digits_of
from reportlint.read.layout.glyphs import Glyph


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


def test_white_text_on_white_is_hidden_and_on_a_dark_ground_it_is_not() -> None:
    paper = Paper().lines("全年支出5万元。").bar(80, 380, 300, 410)
    drawn(paper, 300, "旧数7万元", white=True)
    drawn(paper, 400, "合计9万元", white=True)
    document = paper.read()
    assert body_of(document) == ["全年支出5万元。", "合计9万元"]
    assert notes_of(document) == [("hidden", "旧数7万元")]


def test_text_outside_its_clip_path_is_left_out() -> None:
    paper = Paper().lines("全年支出5万元。")
    paper.canvas.saveState()
    path = paper.canvas.beginPath()
    path.rect(80, HEIGHT - 320, 65, 40)
    paper.canvas.clipPath(path, stroke=0)
    drawn(paper, 300, "预算七百八十九")
    paper.canvas.restoreState()
    assert body_of(paper.read()) == ["全年支出5万元。", "预算七百"]


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
