"""Characters of a PDF → words: each where it stands, none twice, no space that nobody typed."""

from __future__ import annotations

import pytest
from pdf_of import BODY, HEIGHT, LEFT, WIDTH, Paper, notes, paragraphs, problems, wide

from reportlint.model import Span
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.layout.lines import lines_of
from reportlint.read.pdf.characters import SPELLINGS


def test_quotation_marks_drawn_out_of_turn_still_wrap_their_words() -> None:
    paper = Paper()
    # LibreOffice prints the marks of a line before the words between them.
    for text, place in (("以", 0), ("“", 1), ("”", 5), ("清泉", 2), ("行动", 6), ("计划", 8)):
        paper.put(LEFT + place * BODY, 100, text)
    paper.put(LEFT + 4 * BODY, 100, "水")
    assert paragraphs(paper.read()) == ["以“清泉水”行动计划"]


def test_no_space_stands_between_digits_and_chinese_characters() -> None:
    assert paragraphs(Paper().lines("编制 18 名，实有 21 人。").read()) == ["编制18名，实有21人。"]


def test_a_narrow_gap_that_nobody_typed_is_no_space() -> None:
    paper = Paper().put(LEFT, 100, "共计").put(LEFT + 2 * BODY + 4, 100, "365").put(LEFT + 60, 100, "天")
    assert paragraphs(paper.read()) == ["共计365天"]


def test_words_of_latin_letters_keep_their_spaces() -> None:
    assert paragraphs(Paper().lines("采用 ISO 9001 standard 认证").read()) == ["采用ISO 9001 standard认证"]


@pytest.mark.parametrize("spacing", [2.0, 4.0, 6.0])
def test_letter_spacing_does_not_tear_a_number(spacing: float) -> None:
    assert paragraphs(Paper().put(LEFT, 100, "收入1308.46万元", spacing=spacing).read()) == ["收入1308.46万元"]


def test_a_number_printed_digit_by_digit_is_one_number() -> None:
    paper = Paper()
    for place, digit in enumerate("1308.46"):
        paper.put(LEFT + place * 13, 100, digit)
    assert paragraphs(paper.read()) == ["1308.46"]


def test_numbers_that_stand_apart_stay_apart() -> None:
    paper = Paper().put(LEFT, 100, "小计").put(LEFT + 100, 100, "12").put(LEFT + 160, 100, "30")
    assert paragraphs(paper.read()) == ["小计 12 30"]


def test_two_short_numbers_side_by_side_stay_apart() -> None:
    assert paragraphs(Paper().put(LEFT, 100, "12").put(LEFT + 20, 100, "30").read()) == ["12 30"]


def test_text_printed_twice_for_boldness_is_read_once() -> None:
    paper = Paper().put(LEFT, 100, "支出合计99.10万元").put(LEFT + 0.4, 100, "支出合计99.10万元")
    assert paragraphs(paper.read()) == ["支出合计99.10万元"]


def test_a_character_printed_again_on_its_spot_is_dropped_even_where_pdfium_keeps_it() -> None:
    marks = [
        Glyph(char, x, 88, x + 7, 103, 100, 14, order, 0) for order, (char, x) in enumerate((("9", 90), ("1", 97)))
    ]
    copies = [glyph._replace(x0=glyph.x0 + 0.5, x1=glyph.x1 + 0.5, order=glyph.order + 2) for glyph in marks]
    assert [line.text for line in lines_of(marks + copies, 1)] == ["91"]


def test_doubled_digits_are_not_taken_for_double_printing() -> None:
    assert paragraphs(Paper().lines("1100.77万元，111人").read()) == ["1100.77万元，111人"]


def test_text_outside_the_page_is_left_out() -> None:
    paper = Paper().lines("正文可见").put(WIDTH + 50, 100, "页外").put(LEFT, HEIGHT + 40, "页下")
    assert paper.read().text == "正文可见"


def test_text_outside_the_crop_box_is_left_out() -> None:
    paper = Paper().put(LEFT, 100, "裁掉的字").put(LEFT, 400, "留下的字")
    paper.canvas.setCropBox((0, 0, WIDTH, 600))
    document = paper.read()
    assert document.text == "留下的字"
    assert document.layout
    box = document.layout.box(Span(0, 4))
    assert box
    assert box[1] == pytest.approx(400 - (HEIGHT - 600) - BODY, abs=5)


def test_a_page_displayed_turned_is_read_as_displayed() -> None:
    paper = Paper()
    paper.canvas.setPageRotation(90)
    paper.canvas.translate(WIDTH, 0)
    paper.canvas.rotate(90)
    paper.canvas.setFont("STSong-Light", BODY)
    paper.canvas.drawString(100, 500, "横排第一行")
    paper.canvas.drawString(100, 470, "横排第二行，较第一行长")
    document = paper.read()
    assert paragraphs(document) == ["横排第一行", "横排第二行，较第一行长"]
    assert document.layout
    box = document.layout.box(Span(0, 5))
    assert box
    assert box[0] == pytest.approx(100, abs=1)
    assert box[2] == pytest.approx(100 + 5 * BODY, abs=1)


def test_a_watermark_across_the_page_is_a_note_and_no_text() -> None:
    paper = Paper().lines("第一行正文。", "第二行正文。")
    paper.canvas.saveState()
    paper.canvas.translate(150, 300)
    paper.canvas.rotate(45)
    paper.canvas.setFont("STSong-Light", 40)
    paper.canvas.drawString(0, 0, "内部资料")
    paper.canvas.restoreState()
    document = paper.read()
    assert paragraphs(document) == ["第一行正文。", "第二行正文。"]
    assert notes(document, "annotation") == ["内部资料"]


def test_words_scaled_by_a_matrix_have_their_displayed_size() -> None:
    paper = Paper()
    paper.canvas.saveState()
    paper.canvas.translate(LEFT, HEIGHT - 100)
    paper.canvas.scale(14, 14)
    paper.canvas.setFont("STSong-Light", 1)
    paper.canvas.drawString(0, 0, "金额12.5万元")
    paper.canvas.restoreState()
    paper.put(LEFT, 124, "其余37.5万元")
    assert paragraphs(paper.read()) == ["金额12.5万元", "其余37.5万元"]


def test_radicals_are_read_as_the_characters_they_stand_for() -> None:
    assert "⼀⽅⽔⼟".translate(SPELLINGS) == "一方水土"


def test_every_character_knows_its_page_and_box() -> None:
    document = Paper().put(LEFT, 100, "甲乙12").page().put(200, 300, "丙丁").read()
    layout = document.layout
    assert layout
    assert document.text == "甲乙12\n丙丁"
    assert list(layout.pages) == [1, 1, 1, 1, 0, 2, 2]
    box = layout.box(Span(1, 2))
    assert box
    assert box[0] == pytest.approx(LEFT + BODY, abs=0.1)
    assert box[2] == pytest.approx(LEFT + 2 * BODY, abs=0.1)
    assert box[1] < 100 < box[3] + BODY / 2
    assert list(layout.boxes[16:20]) == [0, 0, 0, 0]
    assert layout.page(Span(4, 7)) == 2


def test_an_added_space_stands_nowhere() -> None:
    document = Paper().lines("plan B").read()
    assert document.text == "plan B"
    assert document.layout
    assert list(document.layout.pages) == [1, 1, 1, 1, 0, 1]


def test_wide_gaps_part_what_stands_at_both_ends_of_a_line() -> None:
    right = "单位：万元"
    paper = Paper().put(LEFT, 100, "编制部门：清溪镇").put(510 - wide(right), 100, right)
    assert paragraphs(paper.read()) == ["编制部门：清溪镇 单位：万元"]


def test_a_broad_space_that_was_typed_parts_what_is_around_it() -> None:
    paper = Paper().lines("表1　信访渠道", "公开日期：2025年2月20日　　编码：361007")
    assert paragraphs(paper.read()) == ["表1 信访渠道", "公开日期：2025年2月20日 编码：361007"]


# ---------------------------------------------------------------- raised and lowered


def stretch(*parts: tuple[str, float, float]) -> Paper:
    """Print words one behind the other, each with its size and how far it is raised."""
    paper, x = Paper(), 90.0
    for words, size, raise_by in parts:
        paper.put(x, 100.0 - raise_by, words, size)
        x += wide(words, size)
    return paper


def plain(words: str) -> tuple[str, float, float]:
    """Print words as those of the line."""
    return words, 16.0, 0.0


def high(words: str) -> tuple[str, float, float]:
    """Print words as browsers raise them: hardly smaller."""
    return words, 13.3, 4.7


@pytest.mark.parametrize(
    ("parts", "text", "marks"),
    [
        ((plain("厂房1200m"), high("2"), plain("，新增8间")), "厂房1200m²，新增8间", []),
        ((plain("库容3.2×10"), high("4"), plain("m"), high("3"), plain("。")), "库容3.2×10⁴m³。", []),
        ((plain("产值≥10"), high("4"), plain("元")), "产值≥10⁴元", []),
        ((plain("误差10"), high("-6"), plain("米")), "误差10⁻⁶米", []),
        ((plain("增长12.5%"), high("1"), plain("，达到8")), "增长12.5%，达到8", ["1"]),
        ((plain("收入1234.56"), high("[2]"), plain("万元")), "收入1234.56万元", ["[2]"]),
    ],
)
def test_what_browsers_raise_stands_in_its_line(
    parts: tuple[tuple[str, float, float], ...], text: str, marks: list[str]
) -> None:
    document = stretch(*parts).lines("", "第二行。").read()
    assert paragraphs(document)[0] == text
    assert notes(document, "footnote") == marks
    assert problems(document) == []


@pytest.mark.parametrize(
    ("behind", "text"),
    [("12.5吨", "减排CO₂12.5吨"), ("约12.5吨", "减排CO2约12.5吨")],
)
def test_an_index_does_not_run_into_the_number_behind_it(behind: str, text: str) -> None:
    document = stretch(plain("减排CO"), ("2", 9.3, -1.3), plain(behind)).read()
    assert (paragraphs(document), problems(document)) == ([text], [])


def test_small_digits_that_stand_a_little_lower_are_no_indices() -> None:
    assert paragraphs(stretch(plain("截至"), ("20", 13.3, -1.3), plain("25年底")).read()) == ["截至2025年底"]
