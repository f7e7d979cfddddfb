"""Rules and words of a PDF → tables: every slot in one cell, merged ones known, pages mended."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from package_of import body_of
from pdf_of import BODY, HEIGHT, LEFT, RIGHT, Paper, cells, notes, paragraphs, problems, tables, wide

from reportlint.model import Document
from reportlint.read.layout.drawings import Edge
from reportlint.read.layout.grids import Grid, Place, grids_of
from reportlint.read.pdf.edges import read_drawings
from reportlint.read.pdf.pdfium import frame, objects_on, opened, opened_page
from reportlint.read.trouble import LIMITS, Limits

XS = (90.0, 180.0, 300.0, 400.0, 510.0)
HEADER = ["指标", "内容", "分值", "得分"]
MERGED = [
    ["评价指标", "<", "分值", "自评得\n分"],
    ["一级", "二级", "^", "^"],
    ["产出", "清淤长度", "20", "18.5"],
    ["^", "闸门数量", "30", "30"],
    ["合计", "<", "50", "48.5"],
]


def places(document: Document) -> dict[str, tuple[int, int, int, int]]:
    """Return row, column and spans of each cell by its words."""
    return {
        document.quote(cell.span): (cell.row, cell.column, cell.rowspan, cell.colspan)
        for cell in tables(document)[0].cells
    }


def test_merged_cells_are_one_cell_with_spans() -> None:
    found = places(Paper().table(100, MERGED, XS).read())
    assert found["评价指标"] == (0, 0, 1, 2)
    assert found["自评得分"] == (0, 3, 2, 1)
    assert found["产出"] == (2, 0, 2, 1)
    assert found["合计"] == (4, 0, 1, 2)
    assert found["48.5"] == (4, 3, 1, 1)
    assert len(found) == 14


def test_a_table_is_written_row_by_row_with_a_tab_between_columns() -> None:
    document = Paper().lines("表前。").table(120, MERGED, XS).lines("表后。").read()
    assert document.text == (
        "表前。\n评价指标\t\t分值\t自评得分\n一级\t二级\t\t\n产出\t清淤长度\t20\t18.5\n\t闸门数量\t30\t30\n合计\t\t50\t48.5\n表后。"
    )
    assert paragraphs(document) == ["表前。", "表后。"]
    table = tables(document)[0]
    assert document.quote(table.span).startswith("评价指标")
    assert document.quote(table.span).endswith("48.5")
    assert table.merges_known


def test_an_empty_cell_is_an_empty_span_at_its_place() -> None:
    document = Paper().table(100, [HEADER, ["产出", "", "20", ""]], XS).read()
    assert cells(document)[1, 1] == ""
    assert document.text.endswith("产出\t\t20\t")


def test_lines_of_a_cell_are_joined_but_two_numbers_stay_two() -> None:
    row = ["每年清淤长\n度与计划之比", "12\n30", "1234567890123456\n78", "GB\nT"]
    found = cells(Paper().table(100, [HEADER, row], (90, 180, 300, 384, 510)).read())
    assert found[1, 0] == "每年清淤长度与计划之比"
    assert found[1, 1] == "12 30"
    assert found[1, 2] == "123456789012345678"


def test_characters_set_one_below_the_other_are_a_word() -> None:
    paper = Paper().table(100, [HEADER, ["", "闸门数量", "30", "30"], ["", "渠道", "20", "20"]], XS)
    for place, char in enumerate("产出"):
        paper.put(120, 145 + 12 * place, char, 10)
    assert cells(paper.read())[1, 0] == "产出"


def test_words_that_climb_in_a_narrow_cell_are_read_upwards() -> None:
    paper = Paper().table(100, [HEADER, ["", "闸门数量", "30", "30"], ["^", "渠道", "20", "20"]], XS)
    paper.canvas.saveState()
    paper.canvas.translate(140, HEIGHT - 180)
    paper.canvas.rotate(90)
    paper.canvas.setFont("STSong-Light", 10)
    paper.canvas.drawString(0, 0, "产出指标")
    paper.canvas.restoreState()
    assert cells(paper.read())[1, 0] == "产出指标"


def test_a_frame_around_text_is_no_table() -> None:
    paper = Paper().lines("框内第一行。", "框内第二行。")
    paper.rule(80, 60, 520, 60).rule(80, 140, 520, 140).rule(80, 60, 80, 140).rule(520, 60, 520, 140)
    document = paper.read()
    assert tables(document) == []
    assert paragraphs(document) == ["框内第一行。", "框内第二行。"]


def test_a_ruled_row_is_a_table_where_every_cell_has_words() -> None:
    document = Paper().table(100, [["得分", "95.60", "等级", "优"]], [90, 180, 270, 360, 450]).read()
    assert cells(document) == {(0, 0): "得分", (0, 1): "95.60", (0, 2): "等级", (0, 3): "优"}
    document = Paper().table(100, [["结论", "按期完工，\n共支出12万元。"]], [90, 180, 450]).read()
    assert cells(document) == {(0, 0): "结论", (0, 1): "按期完工，共支出12万元。"}
    document = Paper().table(100, [["甲", "", "乙"]], [90, 180, 270, 360]).read()
    assert tables(document) == []


def test_a_page_in_a_frame_with_a_margin_is_no_table() -> None:
    paper = Paper().table(60, [["装订线", ""]], [30, 80, 560], step=700.0)
    document = paper.lines(*(f"第{number}项工作按期完成。" for number in range(1, 20))).read()
    assert tables(document) == []


def test_a_form_of_names_and_values_may_have_blanks() -> None:
    rows = [["负责人", "甲某"], ["电话", ""], ["金额", "12.5万元"]]
    held = cells(Paper().table(100, rows, [90, 200, 400]).read())
    assert list(held.values()) == [words for row in rows for words in row]
    rows = [["", "甲某"], ["电话", ""], ["金额", "12.5万元"]]
    assert tables(Paper().table(100, rows, [90, 200, 400]).read()) == []


def test_a_small_table_is_one_where_every_cell_has_words() -> None:
    document = Paper().table(100, [["项目", "金额"], ["维修", "12.5"]], XS[:3]).read()
    assert cells(document) == {(0, 0): "项目", (0, 1): "金额", (1, 0): "维修", (1, 1): "12.5"}


def test_empty_boxes_are_no_table() -> None:
    document = Paper().table(100, [["", "", "", ""], ["", "签章", "", ""]], XS).read()
    assert tables(document) == []
    assert paragraphs(document) == ["签章"]


def test_rules_drawn_as_thin_filled_boxes_make_a_table_too() -> None:
    paper = Paper()
    for y in (100, 130, 160, 190):
        paper.bar(90, y, 510, y + 0.8)
    for x in (90, 300, 400, 510):
        paper.bar(x, 100, x + 0.8, 190)
    for row in range(3):
        for column, x in enumerate((95, 305, 405)):
            paper.put(x, 118 + 30 * row, f"{row}{column}", 10)
    assert cells(paper.read())[2, 1] == "21"


def test_shaded_cells_are_no_chart() -> None:
    paper = Paper().bar(90, 100, 510, 130).bar(90, 160, 510, 190)
    document = paper.table(100, [HEADER, ["甲", "乙", "1", "2"], ["丙", "丁", "3", "4"]], XS).read()
    assert len(tables(document)) == 1
    assert problems(document) == []


def test_a_table_with_open_sides_has_its_outer_columns() -> None:
    paper = Paper()
    for y in (100, 130, 160, 190):
        paper.rule(90, y, 510, y)
    paper.rule(250, 100, 250, 190).rule(400, 100, 400, 190)
    for row in range(3):
        for column, x in enumerate((95, 255, 405)):
            paper.put(x, 118 + 30 * row, f"{row}{column}", 10)
    document = paper.read()
    assert tables(document)[0].columns == 3
    assert cells(document)[1, 0] == "10"
    assert cells(document)[2, 2] == "22"


def test_rules_inside_a_form_are_seen_where_it_is_placed() -> None:
    paper = Paper()
    paper.canvas.beginForm("grid")
    for place in range(4):
        paper.canvas.line(0, 30 * place, 420, 30 * place)
        paper.canvas.line(140 * place, 0, 140 * place, 90)
    paper.canvas.endForm()
    paper.canvas.saveState()
    paper.canvas.translate(90, HEIGHT - 190)
    paper.canvas.doForm("grid")
    paper.canvas.restoreState()
    for row in range(3):
        for column in range(3):
            paper.put(95 + 140 * column, 118 + 30 * row, f"{row}{column}", 10)
    document = paper.read()
    assert tables(document)[0].rows == 3
    assert cells(document)[2, 1] == "21"


def test_a_table_on_a_page_displayed_turned_is_read_as_displayed() -> None:
    paper = Paper()
    paper.canvas.setPageRotation(90)
    paper.canvas.translate(595, 0)
    paper.canvas.rotate(90)
    for place in range(4):
        paper.canvas.line(100, 300 + 40 * place, 700, 300 + 40 * place)
        paper.canvas.line(100 + 200 * place, 300, 100 + 200 * place, 420)
    paper.canvas.setFont("STSong-Light", 10)
    for row in range(3):
        for column in range(3):
            paper.canvas.drawString(110 + 200 * column, 400 - 40 * row, f"{row}{column}")
    assert cells(paper.read())[1, 2] == "12"


def test_a_table_of_too_many_slots_is_named_and_not_read() -> None:
    document = Paper().table(100, MERGED, XS).read(Limits(slots=10))
    assert tables(document) == []
    assert ("table-too-large", {"limit": "10"}) in problems(document)


# -- over pages ----------------------------------------------------------------------------------------------------


def split(above: list[list[str]], below: list[list[str]], xs: tuple[float, ...] = XS) -> Document:
    """Read a table of two pieces: at the end of one page and at the top of the next."""
    paper = Paper().lines("各项得分如下：").table(HEIGHT - 100 - 30 * len(above), above, xs).put(290, 800, "— 1 —")
    return paper.page().table(80, below, xs).put(290, 800, "— 2 —").read()


def test_a_table_goes_on_over_the_page_end() -> None:
    document = split(
        [HEADER, ["产出", "清淤", "20", "18"]], [["效益", "灌溉", "30", "30"], ["满意度", "农户", "10", "9"]]
    )
    assert [(table.rows, table.breaks) for table in tables(document)] == [(4, (2,))]
    assert cells(document)[3, 3] == "9"
    assert document.layout
    assert {document.layout.page(cell.span) for cell in tables(document)[0].cells} == {1, 2}


def test_the_header_repeated_on_the_next_page_is_left_out() -> None:
    document = split([HEADER, ["产出", "清淤", "20", "18"]], [HEADER, ["效益", "灌溉", "30", "30"]])
    assert tables(document)[0].rows == 3
    assert cells(document)[2, 1] == "灌溉"


def test_a_header_repeated_only_in_part_is_left_out() -> None:
    above = [["评价指标", "<", "分值", "自评得\n分"], ["一级", "二级", "^", "^"], ["产出", "清淤", "20", "18"]]
    below = [["评价指标", "<", "分值", "自评得"], ["效益", "灌溉", "30", "30"]]
    document = split(above, below)
    assert tables(document)[0].rows == 4
    assert cells(document)[0, 3] == "自评得分"
    assert cells(document)[3, 0] == "效益"


def test_a_merged_cell_goes_on_over_the_page_end() -> None:
    above = [HEADER, ["产出", "清淤", "20", "18"], ["^", "闸门", "30", "30"]]
    below = [["", "管护", "10", "10"], ["^", "验收", "10", "9"], ["效益", "灌溉", "30", "30"]]
    document = split(above, below)
    assert places(document)["产出"] == (1, 0, 4, 1)
    assert (3, 0) not in cells(document)
    assert cells(document)[5, 0] == "效益"


def test_a_header_is_known_again_where_a_row_below_it_divides_a_column() -> None:
    above = [HEADER, ["产出", "清淤", "20", "18"]]
    paper = Paper().lines("各项得分如下：").table(HEIGHT - 160, above, XS).page()
    xs = (*XS[:2], 240.0, *XS[2:])
    below = [["指标", "内容", "<", "分值", "得分"], ["效益", "灌溉", "亩", "30", "30"]]
    (table,) = tables(paper.table(80, below, xs).read())
    assert table.rows == 3


def test_a_row_that_runs_over_the_page_end_is_one_row() -> None:
    above = [HEADER, ["产出", "按照批复的实施方案完成\n三处渠道清淤并通过镇级", "20", "18"]]
    below = [["", "验收得满分", "", ""], ["效益", "灌溉", "30", "30"]]
    document = split(above, below)
    assert cells(document)[1, 1] == "按照批复的实施方案完成三处渠道清淤并通过镇级验收得满分"
    assert tables(document)[0].rows == 3
    assert cells(document)[2, 0] == "效益"


def test_a_row_that_breaks_before_a_mark_that_begins_no_line_is_one_row() -> None:
    # 分） did not fit, although there was room for a 分.
    xs = (90.0, 90 + 8 + wide("过程（35分", 10) + 0.5, 300.0, 400.0, 510.0)
    below = [["分）", "", "", ""], ["效益", "灌溉", "30", "30"]]
    document = split([HEADER, ["过程（35", "清淤", "20", "18"]], below, xs)
    assert cells(document)[1, 0] == "过程（35分）"
    assert cells(document)[2, 0] == "效益"


def test_a_row_that_breaks_before_a_number_in_its_words_is_one_row() -> None:
    standard = "各项任务完成率达到"
    xs = (90.0, 180.0, 180 + 8 + wide(standard, 10) + 12, 400.0, 510.0)
    document = split(
        [HEADER, ["产出", standard, "20", "18"]], [["", "99.5%得满分", "", ""], ["效益", "灌溉", "30", "30"]], xs
    )
    assert cells(document)[1, 1] == "各项任务完成率达到99.5%得满分"


def test_a_list_in_a_cell_goes_on_over_the_page_end() -> None:
    xs = (90.0, 180.0, 180 + 8 + wide("满九十分得优；", 10) + 4, 400.0, 510.0)
    document = split(
        [HEADER, ["产出", "满九十分得优；", "20", "18"]], [["", "以下得良。", "", ""], ["效益", "灌溉", "30", "30"]], xs
    )
    assert cells(document)[1, 1] == "满九十分得优；以下得良。"


def test_a_row_that_breaks_before_a_number_in_brackets_is_one_row() -> None:
    xs = (90.0, 180.0, 180 + 8 + wide("经济（10", 10), 400.0, 510.0)
    document = split([HEADER, ["产出", "经济", "20", "18"]], [["", "（10）", "", ""], ["效益", "灌溉", "30", "30"]], xs)
    assert cells(document)[1, 1] == "经济（10）"


def test_a_larger_number_below_a_blank_row_end_is_not_poured_into_the_one_above() -> None:
    above = [HEADER, ["产出", "清淤", "20", "18"]]
    document = split(above, [["", "", "1234567890.25", ""], ["效益", "灌溉", "30", "30"]])
    assert cells(document)[1, 2] == "20"


def test_a_new_row_without_values_is_not_poured_into_the_finished_one_above() -> None:
    above = [HEADER, ["产出", "清淤", "20", "18"]]
    document = split(above, [["", "其中：渠道", "", ""], ["效益", "灌溉", "30", "30"]])
    assert cells(document)[1, 1] == "清淤"
    assert cells(document)[2, 1] == "其中：渠道"


def test_a_continuation_with_merged_columns_only_finds_its_columns() -> None:
    above = [HEADER, ["产出", "清淤", "20", "18"]]
    document = split(above, [["合计", "<", "20", "18"], ["备注", "<", "无", "无"]])
    assert places(document)["备注"] == (3, 0, 1, 2)
    assert cells(document)[2, 3] == "18"


def test_tables_with_other_columns_stay_apart() -> None:
    paper = Paper().table(600, [HEADER, ["产出", "清淤", "20", "18"]], XS).page()
    paper.table(80, [["项目", "预算", "决算", "执行率"], ["维修", "10", "9", "90%"]], (90, 250, 330, 420, 510))
    assert [table.rows for table in tables(paper.read())] == [2, 2]


def test_a_table_with_names_of_its_own_is_another_one() -> None:
    below = [["单位", "地点", "人数", "人均"], ["东站", "东乡", "35", "1.20"], ["西站", "西乡", "40", "2.20"]]
    document = split([HEADER, ["产出", "清淤", "20", "18"]], below)
    assert [table.rows for table in tables(document)] == [2, 3]


def test_a_row_of_words_where_all_rows_have_words_goes_on_with_its_table() -> None:
    above = [["指标", "内容", "问题", "措施"], ["产出", "清淤", "进度慢", "督促"]]
    document = split(above, [["效益", "灌溉", "资料少", "补充"], ["满意度", "农户", "无", "无"]])
    assert [table.rows for table in tables(document)] == [4]


def test_text_between_two_pages_keeps_their_tables_apart() -> None:
    paper = Paper().table(600, [HEADER, ["产出", "清淤", "20", "18"]], XS).page()
    paper.lines("另一张表如下：").table(120, [HEADER, ["效益", "灌溉", "30", "30"]], XS)
    assert len(tables(paper.read())) == 2


def test_a_single_row_left_on_the_next_page_belongs_to_its_table() -> None:
    document = split([HEADER, ["产出", "清淤", "20", "18"]], [["合计", "", "20", "18"]])
    assert cells(document)[2, 0] == "合计"


# -- three-line tables ---------------------------------------------------------------------------------------------


def three_lined(rows: list[list[str]], xs: tuple[float, ...] = (95, 220, 340, 440)) -> Paper:
    """Draw a table with a rule above, below and under its first row."""
    paper = Paper().lines("各项支出如下：")
    bottom = 138.0 + 20 * len(rows)
    for y in (120.0, 144.0, bottom):
        paper.rule(90, y, 510, y)
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            paper.put(x, 137 + 20 * number + (4 if number else 0), text, 11)
    return paper


def test_a_three_line_table_has_the_columns_its_gaps_show() -> None:
    rows = [
        ["项目", "预算", "决算", "执行率"],
        ["渠道维修", "40.00", "38.00", "95%"],
        ["闸门更换", "46.40", "41.35", "89.12%"],
    ]
    document = three_lined(rows).read()
    assert [list(cells(document).values())[4 * row : 4 * row + 4] for row in range(3)] == rows
    assert paragraphs(document) == ["各项支出如下："]
    assert not tables(document)[0].merges_known


def test_wrapped_lines_of_a_three_line_table_stay_in_their_row() -> None:
    paper = Paper()
    for y in (120.0, 144.0, 235.0):
        paper.rule(90, y, 510, y)
    for place, text in enumerate(("指标", "说明", "得分")):
        paper.put((95.0, 200.0, 440.0)[place], 137, text, 11)
    for top, name, score in ((160, "渠道清淤", "18.5"), (200, "闸门更换", "30")):
        paper.put(95, top, name, 11).put(440, top, score, 11)
        paper.put(200, top, "按照批复方案完成施工", 11).put(200, top + 13, "并通过镇级验收", 11)
    document = paper.read()
    assert tables(document)[0].rows == 3
    assert cells(document)[2, 1] == "按照批复方案完成施工并通过镇级验收"
    assert cells(document)[1, 2] == "18.5"


def test_prose_between_long_rules_is_no_table() -> None:
    paper = Paper()
    for y in (90.0, 150.0, 210.0):
        paper.rule(LEFT, y, RIGHT, y)
    paper.put(LEFT, 120, "规则之间的一行文字。").put(LEFT, 180, "另一行文字也在其间。")
    document = paper.read()
    assert tables(document) == []
    assert problems(document) == []


def test_a_three_line_table_without_columns_is_named() -> None:
    rows = [["项目", "预算", "决算", "执行率"], ["渠", "维修费用列支说明", "见附页所载明细", "无"]]
    document = three_lined(rows, (95, 108, 250, 440)).read()
    assert tables(document) == []
    assert ("table-not-parsed", {"page": "1"}) in problems(document)
    assert "维修费用" in document.text


def test_underlined_blanks_are_no_three_line_table() -> None:
    paper = Paper()
    for place, label in enumerate(("项目名称：", "实施单位：", "填报日期：")):
        paper.put(LEFT, 100 + 40 * place, label).rule(LEFT + 80, 104 + 40 * place, RIGHT, 104 + 40 * place)
    document = paper.read()
    assert tables(document) == []
    assert problems(document) == []


# -- charts --------------------------------------------------------------------------------------------------------


def charted() -> Paper:
    """Draw a bar chart with axes, labels and a caption, text above and below."""
    paper = Paper().lines("收支情况如图所示，比上年有所增加。")
    paper.rule(150, 120, 150, 250).rule(150, 250, 450, 250)
    for step, label in enumerate(("0", "20", "40", "60")):
        paper.rule(145, 250 - 40 * step, 150, 250 - 40 * step).put(125, 253 - 40 * step, label, 9)
    for number, (height, label) in enumerate(((80, "41.20"), (96, "48.03"), (60, "30.10"))):
        x = 180.0 + 90 * number
        paper.bar(x, 250 - height, x + 40, 250).put(x + 8, 246 - height, label, 9).put(x, 262, f"{number + 2021}年", 9)
    return paper.put(240, 290, "图 1：近三年收支对比").put(LEFT, 330, "由上图可见，支出逐年变化。")


def test_the_words_of_a_chart_stand_apart_from_the_text() -> None:
    document = charted().read()
    assert paragraphs(document) == [
        "收支情况如图所示，比上年有所增加。",
        "图1：近三年收支对比",
        "由上图可见，支出逐年变化。",
    ]
    assert tables(document) == []
    words = notes(document, "annotation")[0].split("\t")
    assert {"41.20", "48.03", "30.10", "60", "2023年"} <= set(words)
    assert ("unread-chart", {"count": "1"}) in problems(document)
    assert document.pictures == 1


def test_labels_that_touch_in_a_chart_are_not_glued() -> None:
    paper = charted().put(208, 200, "983.09", 9).put(208 + wide("983.09", 9) - 2, 200, "922.93", 9)
    words = notes(paper.read(), "annotation")[0].split("\t")
    assert {"983.09", "922.93"} <= set(words)


def test_a_chart_with_grid_lines_is_no_table() -> None:
    paper = charted()
    for step in range(5):
        paper.rule(150, 250 - 30 * step, 450, 250 - 30 * step).rule(150 + 75 * step, 120, 150 + 75 * step, 250)
    document = paper.read()
    assert tables(document) == []
    assert ("unread-chart", {"count": "1"}) in problems(document)


def test_shading_behind_running_text_is_no_chart() -> None:
    paper = Paper()
    for place in range(8):
        paper.bar(LEFT, 80 + 20 * place, RIGHT, 96 + 20 * place)
        paper.put(LEFT, 93 + 20 * place, "划" * 30, BODY)
    document = paper.read()
    assert "".join(paragraphs(document)) == "划" * 240
    assert problems(document) == []


# -- grids ---------------------------------------------------------------------------------------------------------


def edges_of(xs: list[float], ys: list[float]) -> list[Edge]:
    """Return all rules of a grid."""
    return [Edge(True, x, ys[0], ys[-1]) for x in xs] + [Edge(False, y, xs[0], xs[-1]) for y in ys]


def test_rules_that_miss_each_other_by_a_hair_meet() -> None:
    edges = [Edge(True, 10, 12, 98), Edge(True, 100.4, 9, 101), Edge(False, 10, 8, 99), Edge(False, 100, 11, 102)]
    grids, _ = grids_of(edges, 100)
    assert [grid.places for grid in grids] == [(Place(0, 0, 1, 1),)]


def test_double_rules_are_one() -> None:
    grids, _ = grids_of(edges_of([0, 1.5, 100, 200, 201.5], [0, 1.5, 50, 100]), 100)
    assert [(grid.rows, grid.columns) for grid in grids] == [(2, 2)]


def test_tables_that_do_not_touch_are_two() -> None:
    grids, _ = grids_of(edges_of([0, 50, 100], [0, 20]) + edges_of([0, 50, 100], [60, 90]), 100)
    assert [grid.ys for grid in grids] == [(0, 20), (60, 90)]


def test_every_slot_belongs_to_one_cell_even_where_rules_are_missing() -> None:
    edges = edges_of([0, 50, 100, 150], [0, 20, 40, 60])
    edges += [Edge(False, 30, 50, 100)]
    grid = grids_of(edges[:-3], 100)[0][0]
    assert slots(grid) == grid.rows * grid.columns


def slots(grid: Grid) -> int:
    """Count the distinct slots that cells cover, and check that none is covered twice."""
    covered = [
        (row, column)
        for place in grid.places
        for row in range(place.row, place.row + place.rowspan)
        for column in range(place.column, place.column + place.colspan)
    ]
    assert len(covered) == len(set(covered))
    return len(covered)


@st.composite
def merged_tables(draw: st.DrawFn) -> list[list[str]]:
    """Make a table with random cells merged to the right or down."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 4))
    rows = [["文"] * width for _ in range(height)]
    for _ in range(draw(st.integers(0, 4))):
        row, column = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        near = {mark for other in rows[max(row - 1, 0) : row + 2] for mark in other}
        if draw(st.booleans()) and column and rows[row][column] == "文" and "^" not in near:
            rows[row][column] = "<"
        elif row and rows[row][column] == "文" and "<" not in near:
            rows[row][column] = "^"
    return rows


@settings(max_examples=25, deadline=None)
@given(merged_tables())
def test_grids_are_those_that_pdfplumber_finds(rows: list[list[str]]) -> None:
    paper = Paper().table(100, rows, XS[: len(rows[0]) + 1])
    data = paper.bytes()
    with opened(data) as document, opened_page(document, 0) as page:
        drawings = read_drawings(objects_on(page), frame(page), LIMITS.depth)
    grids, _ = grids_of(drawings.edges, LIMITS.slots)
    assert len(grids) == 1
    grid = grids[0]
    assert slots(grid) == grid.rows * grid.columns
    ours = sorted(
        (
            grid.xs[place.column],
            grid.ys[place.row],
            grid.xs[place.column + place.colspan],
            grid.ys[place.row + place.rowspan],
        )
        for place in grid.places
    )
    with pdfplumber.open(io.BytesIO(data)) as file:
        theirs = sorted(file.pages[0].find_tables()[0].cells)
    assert len(ours) == len(theirs)
    for our, their in zip(ours, theirs, strict=True):
        assert our == pytest.approx(their, abs=1)


# -- rules that are missing ----------------------------------------------------------------------------------------

SPENT = [
    ["支出项目", "年初数", "决算数", "完成率"],
    ["渠道维修", "1,200.00", "1,100.00", "91.67%"],
    ["闸门更换", "300.50", "280.20", "93.24%"],
    ["合计", "1,500.50", "1,380.20", "91.98%"],
]


def boxed(rules: str, rows: list[list[str]]) -> Document:
    """Draw a box of rows 13 points high, and rules: `h` under the header, `r` the rows, `c` of columns, `1` of one."""
    edges = (90.0, 200.0, 300.0, 400.0, 510.0)
    bottom = 120.0 + 13 * len(rows)
    paper = Paper().rule(90, 120, 510, 120).rule(90, bottom, 510, bottom).rule(90, 120, 90, bottom)
    paper.rule(510, 120, 510, bottom)
    for y in [133.0] if "h" in rules else [120.0 + 13 * row for row in range(1, len(rows))] if "r" in rules else []:
        paper.rule(90, y, 510, y)
    for x in edges[1:-1] if "c" in rules else edges[1:2] if "1" in rules else ():
        paper.rule(x, 120, x, bottom)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            low, spare = edges[place] + 5, edges[place + 1] - edges[place] - 10 - wide(text, 10)
            share = 0.5 if not number else 1.0 if place else 0.0
            paper.put(low + share * spare, 130 + 13 * number, text, 10)
    return paper.read()


@pytest.mark.parametrize("rules", ["hc", "h", "r", "h1", "r1"])
def test_rows_and_columns_that_no_rule_parts_are_told_by_their_numbers(rules: str) -> None:
    assert body_of(boxed(rules, SPENT)) == [SPENT]


def test_lines_of_a_cell_beside_as_many_others_are_no_rows_without_numbers() -> None:
    rows = [
        ["指标", "内容", "标准", "结果"],
        ["产\n出\n指标", "渠道\n清淤\n长度", "按照\n批复\n方案", "已经\n全部\n完成"],
    ]
    assert cells(Paper().table(100, rows, XS, step=60).read())[1, 1] == "渠道清淤长度"


def test_two_numbers_with_decimals_that_fill_their_cell_stay_two() -> None:
    xs = (90.0, 180.0, 300.0, 308 + wide("1,500.50", 10), 510.0)
    found = cells(Paper().table(100, [HEADER, ["产出", "清淤", "1,300.50\n1,500.50", "30"]], xs).read())
    assert found[1, 2] == "1,300.50 1,500.50"
