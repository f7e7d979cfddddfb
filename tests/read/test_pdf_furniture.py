"""What stands around the body of a PDF: running headers and footers, page numbers, footnotes and their marks."""

from __future__ import annotations

import pytest
from pdf_of import BODY, LEFT, RIGHT, Paper, notes, paragraphs, problems, wide

FIRST = "清溪镇水利站按照年度计划组织实施三处小型灌溉设施维修，共安排资金86.40万元，实际支出79.35万元，结余按规定交回。"
SECOND = "截至年末，三处设施全部通过验收，其中渠道清淤5.6公里，更换闸门7座，群众对维修质量总体满意，未发生安全事故。"


def running(pages: int, header: str = "清溪镇水利站自评报告", footer: str = "— {} —") -> Paper:
    """Make pages with a running header and a page number."""
    paper = Paper()
    for number in range(1, pages + 1):
        if number > 1:
            paper.page()
        paper.put(200, 45, header, 10).put(285, 800, footer.format(number), 10)
        paper.prose(FIRST.replace("三处", f"{number}处")).prose(SECOND)
    return paper


def test_running_headers_and_page_numbers_are_notes_and_no_paragraphs() -> None:
    document = running(3).read()
    assert notes(document, "header") == ["清溪镇水利站自评报告"] * 3
    assert notes(document, "footer") == ["—1—", "—2—", "—3—"]
    assert paragraphs(document) == [FIRST.replace("三处", "1处"), SECOND, FIRST.replace("三处", "2处"), SECOND,
                                    FIRST.replace("三处", "3处"), SECOND]  # fmt: skip


def test_notes_stand_behind_the_body() -> None:
    document = running(2).read()
    assert document.notes
    assert min(note.span.start for note in document.notes) > max(block.span.end for block in document.blocks)


@pytest.mark.parametrize("footer", ["- {} -", "第{}页", "第 {} 页 共 9 页", "{}", "{}/9", "·{}·"])
def test_page_numbers_of_many_kinds_are_footers(footer: str) -> None:
    document = Paper().put(285, 800, footer.format(7), 10).prose(FIRST).prose(SECOND).read()
    assert len(notes(document, "footer")) == 1
    assert paragraphs(document) == [FIRST, SECOND]


def test_a_paragraph_is_joined_around_footer_and_header() -> None:
    long = "".join(f"第{number}批补助资金{number}.50万元已经拨付到户，" for number in range(1, 62)) + "全部完成。"
    paper = Paper().put(200, 45, "清溪镇自评报告", 10).put(285, 810, "— 1 —", 10).prose(long)
    document = paper.put(200, 45, "清溪镇自评报告", 10).put(285, 810, "— 2 —", 10).read()
    assert document.pages == 2
    assert paragraphs(document) == [long]


def test_a_large_title_at_the_top_of_every_page_is_no_header() -> None:
    paper = Paper()
    for number in range(3):
        if number:
            paper.page()
        paper.centre("项目支出绩效自评表", 20).prose(FIRST).prose(SECOND)
    document = paper.read()
    assert notes(document, "header") == []
    assert paragraphs(document).count("项目支出绩效自评表") == 3


def test_a_first_line_that_recurs_on_a_few_of_many_pages_is_no_header() -> None:
    paper = Paper()
    for number in range(9):
        if number:
            paper.page()
        paper.prose(FIRST if number % 3 == 0 else SECOND * 2)
    document = paper.read()
    assert notes(document, "header") == []
    assert paragraphs(document).count(FIRST) == 3


def test_a_lone_number_in_the_body_stays_there() -> None:
    paper = Paper().prose(FIRST).put(285, 400, "12")
    paper.at = 450
    assert "12" in paragraphs(paper.prose(SECOND).read())


def footnoted(rule: bool, size: float) -> Paper:
    """Make a page with a footnote and its mark."""
    text = "净资产比上年减少16.97%。"
    paper = Paper().prose(FIRST).put(LEFT, paper_end := 140, text)
    paper.put(LEFT + wide(text), paper_end - 6, "1", 8)
    paper.at = 164
    paper.prose(SECOND)
    if rule:
        paper.rule(LEFT, 700, LEFT + 110, 700)
    return paper.put(LEFT, 720, "1 金额单位为万元，合计858.20万元为", size).put(
        LEFT, 720 + 1.5 * size, "账面净值。", size
    )


@pytest.mark.parametrize(("rule", "size"), [(True, BODY), (True, 9.0), (False, 9.0)])
def test_a_footnote_is_a_note_and_its_mark_no_digit_of_the_text(rule: bool, size: float) -> None:
    document = footnoted(rule, size).read()
    assert paragraphs(document)[1] == "净资产比上年减少16.97%。"
    assert notes(document, "footnote") == ["1金额单位为万元，合计858.20万元为账面净值。", "1"]
    note = document.notes[0]
    assert note.anchor
    assert document.quote(note.anchor) == "。"
    assert len(paragraphs(document)) == 3


def test_several_footnotes_are_several_notes() -> None:
    paper = Paper().prose(FIRST).prose(SECOND).rule(LEFT, 700, LEFT + 110, 700)
    paper.put(LEFT, 720, "①含上年结转。", 9).put(LEFT, 734, "②不含利息。", 9)
    assert notes(paper.read(), "footnote") == ["①含上年结转。", "②不含利息。"]


def test_an_exponent_is_no_footnote_mark() -> None:
    paper = Paper().put(LEFT, 100, "面积25m").put(LEFT + wide("面积25m"), 94, "2", 8)
    paper.put(LEFT + wide("面积25m") + 5, 100, "，均已完工。")
    assert paragraphs(paper.read()) == ["面积25m²，均已完工。"]


def test_small_remarks_under_a_table_are_no_footnote() -> None:
    rows = [["指标", "内容", "分值", "得分"], ["产出", "清淤", "20", "18"]]
    paper = Paper().prose(FIRST).table(300, rows, (90, 180, 300, 400, 510))
    document = paper.put(LEFT, 390, "注：1项指标未完成。", 9).read()
    assert paragraphs(document)[-1] == "注：1项指标未完成。"


def test_small_print_that_nothing_refers_to_is_no_footnote() -> None:
    document = Paper().prose(FIRST).prose(SECOND).put(LEFT, 300, "1 项指标仍在核实。", 9).read()
    assert paragraphs(document)[-1] == "1项指标仍在核实。"
    assert notes(document, "footnote") == []


def test_the_body_is_measured_without_furniture() -> None:
    document = running(4, header="页眉靠左而且很长" * 5).read()
    assert all(text.endswith("。") for text in paragraphs(document))
    assert problems(document) == []
    assert RIGHT > LEFT


def test_a_footnote_in_the_print_of_the_text_is_told_by_the_mark_it_repeats() -> None:
    paper = Paper().prose(
        "全年支出5万元，比上年减少16.97%。其中基本支出3万元，项目支出2万元，均按进度执行，没有超出预算。" * 2
    )
    paper.put(230, 74, "1", 8).put(90, 500, "1本报告金额以万元为单位。")
    document = paper.read()
    assert notes(document, "footnote")[0] == "1本报告金额以万元为单位。"
    assert "1本报告" not in "".join(paragraphs(document))


def test_a_paragraph_that_begins_with_a_number_no_mark_repeats_is_no_footnote() -> None:
    paper = Paper().prose(
        "全年支出5万元，比上年减少16.97%。其中基本支出3万元，项目支出2万元，均按进度执行，没有超出预算。" * 2
    )
    document = paper.put(90, 500, "1个项目尚未完工。").read()
    assert "1个项目尚未完工。" in paragraphs(document)
