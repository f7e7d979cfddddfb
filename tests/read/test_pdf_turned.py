"""Pages whose words lie on their side or head: they are read as somebody would who turns the paper."""

from __future__ import annotations

import pytest
from pdf_of import FONT, HEIGHT, WIDTH, Paper, cells, paragraphs, problems, wide

LINES = ["一、部门概况", "全年预算1350.00万元，执行率92.40%。", "二、存在问题"]


def corner(angle: int, rotation: int) -> tuple[float, float]:
    """Return where the lower left corner of the paper comes to lie when it is turned counterclockwise."""
    # reportlab lays a page on its side that is to be displayed on its side.
    width, height = (HEIGHT, WIDTH) if rotation % 180 else (WIDTH, HEIGHT)
    return {0: (0.0, 0.0), 90: (width, 0.0), 180: (width, height), 270: (0.0, height)}[angle]


def lying(angle: int, rotation: int = 0) -> Paper:
    """Print lines on paper that is turned, on a page that is displayed turned."""
    paper = Paper()
    paper.canvas.setPageRotation(rotation)
    paper.canvas.translate(*corner(angle, rotation))
    paper.canvas.rotate(angle)
    paper.canvas.setFont(FONT, 12)
    for number, text in enumerate(LINES):
        paper.canvas.drawString(80, 400 - 40 * number, text)
    return paper


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_words_are_read_whichever_way_they_lie(angle: int, rotation: int) -> None:
    document = lying(angle, rotation).read()
    assert (paragraphs(document), problems(document)) == (LINES, [])


def test_a_table_on_its_side_is_a_table() -> None:
    paper = Paper()
    paper.canvas.translate(WIDTH, 0)
    paper.canvas.rotate(90)
    paper.canvas.translate(0, WIDTH - HEIGHT)
    paper.table(100, [["指标", "分值", "得分"], ["数量", "10", "9.5"], ["质量", "20", "18"]], (80, 200, 300, 400))
    assert cells(paper.read())[1, 2] == "9.5"


@pytest.mark.parametrize(("angle", "rotation"), [(90, 0), (180, 0), (270, 0), (0, 90), (90, 180)])
def test_a_highlight_stands_where_the_words_are_displayed(angle: int, rotation: int) -> None:
    document = lying(angle, rotation).read()
    assert document.layout is not None
    # The first line begins 80 points from the left of the paper and 400 from its foot; the display turns clockwise.
    x, y = {0: (80, 400), 90: (WIDTH - 400, 80), 180: (WIDTH - 80, HEIGHT - 400), 270: (400, HEIGHT - 80)}[angle]
    place = {0: (x, HEIGHT - y), 90: (y, x), 180: (WIDTH - x, y)}[rotation]
    x0, top, x1, bottom = document.layout.boxes[:4]
    assert (x0 - 3 <= place[0] <= x1 + 3, top - 3 <= place[1] <= bottom + 3) == (True, True)


def test_a_page_of_words_with_one_on_its_side_is_not_turned() -> None:
    paper = Paper().lines("全年支出5万元，结余2万元。", "其中基本支出3万元。")
    paper.canvas.rotate(90)
    paper.canvas.setFont(FONT, 10)
    paper.canvas.drawString(300, -560, "装订线")
    assert "全年支出5万元，结余2万元。" in paragraphs(paper.read())


# ---------------------------------------------------------------- a part of a page

ASIDE = ["附表：资金执行情况", "项目支出预算120.50万元", "实际支出118.25万元"]


def partly(angle: int, rotation: int = 0) -> Paper:
    """Print upright lines, and beside them others that are turned about a point of the page."""
    paper = Paper()
    paper.canvas.setPageRotation(rotation)
    for number, text in enumerate(LINES):
        paper.canvas.setFont(FONT, 12)
        paper.canvas.drawString(80, 500 - 40 * number, text)
    paper.canvas.translate(300, 250)
    paper.canvas.rotate(angle)
    for number, text in enumerate(ASIDE):
        paper.canvas.drawString(0, -24 * number, text)
    return paper


@pytest.mark.parametrize(("angle", "rotation"), [(90, 0), (180, 0), (270, 0), (180, 90), (270, 90)])
def test_a_part_of_a_page_is_read_the_way_it_lies(angle: int, rotation: int) -> None:
    document = partly(angle, rotation).read()
    assert (paragraphs(document), problems(document)) == (LINES + ASIDE, [])


def split(text: str, width: float) -> list[str]:
    """Break a text where the next character would pass `width`."""
    lines = [""]
    for char in text:
        lines = [*lines, char] if wide(lines[-1] + char, 12) > width else [*lines[:-1], lines[-1] + char]
    return lines


def test_sentences_on_their_side_are_joined() -> None:
    paper, text = Paper().lines(*LINES, *LINES), "本年各个项目共支出三百余万元，结余一万余元，资金已结转下年使用。"
    paper.canvas.translate(300, 250)
    paper.canvas.rotate(90)
    paper.canvas.setFont(FONT, 12)
    for number, line in enumerate(split(2 * text, 168)):
        paper.canvas.drawString(0, -24 * number, line)
    assert paragraphs(paper.read()) == [*LINES, *LINES, 2 * text]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_highlight_stands_on_words_that_lie_on_their_side(angle: int) -> None:
    document = partly(angle).read()
    assert document.layout is not None
    start = document.text.index("附表")
    x0, top, x1, bottom = document.layout.boxes[4 * start : 4 * start + 4]
    assert (x0 - 4 <= 300 <= x1 + 4, top - 4 <= HEIGHT - 250 <= bottom + 4) == (True, True)
