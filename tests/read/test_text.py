"""Markdown and plain text: what becomes a paragraph, a heading, a table, a note, and where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.model import Cell, Document, Paragraph, Span, Table
from reportlint.read.text import read_markdown, read_plain
from reportlint.read.trouble import LIMITS, Unreadable


def md(text: str) -> Document:
    """Read Markdown given as text."""
    return read_markdown(text.encode(), LIMITS)


def txt(text: str) -> Document:
    """Read plain text given as text."""
    return read_plain(text.encode(), LIMITS)


def said(document: Document) -> list[str]:
    """Quote every paragraph."""
    return [document.quote(paragraph.span) for paragraph in document.paragraphs()]


def outlines(document: Document) -> list[tuple[int | None, str]]:
    """Pair the outline level of every paragraph with its words."""
    return [(paragraph.outline, document.quote(paragraph.span)) for paragraph in document.paragraphs()]


def only_table(document: Document) -> Table:
    """Return the one table of a document."""
    (table,) = document.tables()
    return table


def grid(document: Document) -> list[list[str]]:
    """Quote the only table row by row; slots covered by a merged cell show as `^`."""
    table = only_table(document)
    rows = [["^"] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.quote(cell.span)
    return rows


def shape(document: Document) -> list[str]:
    """Name the kinds of blocks in order."""
    return [type(block).__name__ for block in document.blocks]


class TestParagraphs:
    """Lines and the paragraphs they make."""

    def test_the_text_is_the_file_itself(self) -> None:
        assert md("# 甲\n\n乙 **丙**\n").text == "# 甲\n\n乙 **丙**\n"

    def test_every_line_is_a_paragraph_of_its_own(self) -> None:
        assert said(md("附件9\n今年河道清淤三次。\n\n明年继续。")) == ["附件9", "今年河道清淤三次。", "明年继续。"]

    def test_white_space_around_a_line_is_not_part_of_it(self) -> None:
        assert said(txt("　　路灯全部修好。  \n\u00a0\n\t\n")) == ["路灯全部修好。"]

    def test_a_line_broken_for_its_length_is_one_paragraph(self) -> None:
        text = "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n余吨，其中塑料制品约占两成。\n"
        assert said(txt(text)) == [text.strip()]
        assert said(md(text)) == [text.strip()]

    def test_three_lines_can_be_one_paragraph(self) -> None:
        text = "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n余吨，其中塑料制品约占两成，其余为\n枯枝和落叶。"
        assert said(txt(text)) == [text]

    @pytest.mark.parametrize(
        "text",
        [
            "全年共组织志愿者巡河四十二次，清理各类漂浮物若干。\n其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次（清理各类漂浮物若干。）\n其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次，清理各类漂浮物如下：\n其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n二、其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n(2) 其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n2. 其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n　　其中塑料制品约占两成。",
            "全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n表 2 塑料制品",
            "二、全年共组织志愿者巡河四十二次和清理漂浮物的情况\n其中塑料制品约占两成。",
            "# 全年共组织志愿者巡河四十二次和清理漂浮物的情况\n其中塑料制品约占两成。",
            "东河镇志愿者协会\n二〇三一年五月",
            "东河镇二〇三一年度志愿者巡河项目绩效自评报告\n" + "全年共组织志愿者巡河四十二次，" * 9,
            "全年共组织志愿者巡河四十二次，清理各类漂浮物三百  \n其中塑料制品约占两成。",
        ],
    )
    def test_a_line_that_ends_or_begins_a_thought_stands_alone(self, text: str) -> None:
        assert len(said(md(text))) == 2

    def test_a_joined_paragraph_spans_its_line_feed(self) -> None:
        document = txt("　　全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n余吨。")
        assert [block.span for block in document.blocks] == [Span(2, len(document.text))]

    def test_bold_marks_and_formulas_stay(self) -> None:
        assert said(md("**目标：**水质 $\\geq$ 3 类 &amp; 无异味")) == ["**目标：**水质 $\\geq$ 3 类 &amp; 无异味"]

    @pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "• ", "  - "])
    def test_a_bullet_is_not_part_of_its_item(self, mark: str) -> None:
        assert said(md(f"{mark}清淤两处\n{mark}补种树木")) == ["清淤两处", "补种树木"]

    @pytest.mark.parametrize("label", ["1.", "1\\.", "一、", "（一）", "(1)", "①", "第一章"])
    def test_a_number_is_part_of_its_paragraph(self, label: str) -> None:
        assert said(md(f"{label} 清淤\n{label} 补种")) == [f"{label} 清淤", f"{label} 补种"]

    def test_a_quoted_line_is_read_without_its_mark(self) -> None:
        assert said(md("> 摘自年报\n> > 内文\n>\n> - 条目")) == ["摘自年报", "内文", "条目"]

    def test_a_comparison_in_plain_text_quotes_nothing(self) -> None:
        assert said(txt("> 90 为优")) == ["> 90 为优"]

    @pytest.mark.parametrize("rule", ["---", "***", "___", "- - -", "——————", "===="])
    def test_a_drawn_rule_is_no_paragraph(self, rule: str) -> None:
        assert said(md(f"甲。\n\n{rule}\n\n乙。")) == ["甲。", "乙。"]

    @pytest.mark.parametrize(
        "line",
        [
            "![](images/a.jpg)",
            "![图](a.jpg) ![另一图](b.jpg)",
            "[![徽标](a.png)](https://example.org)",
            "![[草图.png]]",
            "<br>",
            '<div align="center"><img src="a.png"></div>',
            "&nbsp;",
            "\\",
            "\u200b",
            "[图一]: ./media/one.png",
            "[a]: <data:image/png;base64,AAAA>",
        ],
    )
    def test_a_line_without_words_is_no_paragraph(self, line: str) -> None:
        assert said(md(f"甲。\n\n{line}\n\n乙。")) == ["甲。", "乙。"]

    def test_a_picture_beside_words_leaves_the_paragraph(self) -> None:
        assert said(md("![](a.jpg) 图 1：趋势")) == ["![](a.jpg) 图 1：趋势"]

    def test_a_remark_in_brackets_is_no_link_definition(self) -> None:
        assert said(md("[注]: 以上均为 100 吨")) == ["[注]: 以上均为 100 吨"]

    def test_pictures_are_not_counted(self) -> None:
        assert md("![](a.jpg)\n甲").pictures is None


class TestHeadings:
    """Lines that declare an outline level."""

    def test_hash_marks_give_the_level_and_stay_outside(self) -> None:
        assert outlines(md("# 总述\n###### 细节\n正文。")) == [(1, "总述"), (6, "细节"), (None, "正文。")]

    def test_marks_may_close_a_heading_or_touch_it(self) -> None:
        assert outlines(md("## 总述 ##\n##细节\n　## 其他")) == [(2, "总述"), (2, "细节"), (2, "其他")]

    def test_bold_stays_inside_a_heading(self) -> None:
        assert outlines(md("## **（一）总述**")) == [(2, "**（一）总述**")]

    @pytest.mark.parametrize("line", ["####### 七重", "#3 机组", "C#"])
    def test_other_hash_marks_declare_nothing(self, line: str) -> None:
        assert outlines(md(line)) == [(None, line)]

    def test_an_empty_heading_is_no_paragraph(self) -> None:
        assert said(md("##\n甲")) == ["甲"]

    def test_equals_signs_raise_the_line_above(self) -> None:
        assert outlines(md("总述\n===\n正文")) == [(1, "总述"), (None, "正文")]

    def test_dashes_raise_nothing(self) -> None:
        assert outlines(md("总述\n---\n正文")) == [(None, "总述"), (None, "正文")]

    def test_equals_signs_after_a_blank_line_raise_nothing(self) -> None:
        assert outlines(md("总述\n\n===")) == [(None, "总述")]

    def test_an_html_heading_is_a_heading(self) -> None:
        assert outlines(md('<h2 align="center"> 总述 </h2>')) == [(2, "总述")]

    def test_plain_text_knows_the_same_marks(self) -> None:
        assert outlines(txt("## 总述")) == [(2, "总述")]


class TestContents:
    """Tables of contents."""

    def listed(self, text: str) -> list[bool]:
        return [paragraph.listed for paragraph in txt(text).paragraphs()]

    @pytest.mark.parametrize(
        "line",
        [
            "一、总述……………3",
            "一、总述......... 3",
            "一、总述\t………… 12",
            "一、总述 . . . . . 3",
            "前言 ……… ii",
            "附表…………- 9 -",
        ],
    )
    def test_dot_leaders_make_an_entry(self, line: str) -> None:
        assert self.listed(f"{line}\n{line}") == [True, True]

    def test_a_page_number_behind_a_tab_makes_an_entry_under_the_title(self) -> None:
        assert self.listed("目 录\n\n一、总述\t1\n二、做法\t4\n\n正文从这里开始。") == [False, True, True, False]

    def test_the_title_may_be_a_heading(self) -> None:
        assert [paragraph.listed for paragraph in md("# 目录\n\n一、总述 1\n\n正文。").paragraphs()] == [
            False,
            True,
            False,
        ]

    def test_the_list_ends_with_the_first_other_line(self) -> None:
        assert self.listed("目录\n一、总述 1\n正文。\n共修路灯 12") == [False, True, False, False]

    def test_links_into_the_file_are_entries(self) -> None:
        document = md("- [一、总述](#总述)\n- [二、做法 4](#_Toc2)\n- [网站](https://example.org)")
        assert [paragraph.listed for paragraph in document.paragraphs()] == [True, True, False]

    @pytest.mark.parametrize("line", ["共修路灯 12", "等等……12 处", "小数 0.25"])
    def test_a_number_at_the_end_is_no_page(self, line: str) -> None:
        assert self.listed(line) == [False]


class TestAside:
    """What is no text of the body."""

    def test_front_matter_is_no_block(self) -> None:
        assert said(md("---\ntitle: 甲\ndate: 2031-05-01\n---\n乙")) == ["乙"]

    def test_a_rule_at_the_start_hides_nothing(self) -> None:
        assert said(md("---\n甲\n---\n乙")) == ["甲", "乙"]

    def test_front_matter_without_an_end_hides_nothing(self) -> None:
        assert said(md("---\ntitle: 甲\n\n乙")) == ["title: 甲", "乙"]

    def test_a_comment_is_a_note_on_the_next_block(self) -> None:
        document = md("甲\n\n<!-- 暂缓 -->\n乙")
        (note,) = document.notes
        assert (note.kind, document.quote(note.span)) == ("comment", "暂缓")
        assert note.anchor == document.blocks[1].span
        assert said(document) == ["甲", "乙"]

    def test_a_comment_over_several_lines_is_one_note(self) -> None:
        document = md("<!--\n第一行\n| 不是 | 表 |\n-->\n乙")
        assert [document.quote(note.span) for note in document.notes] == ["第一行\n| 不是 | 表 |"]
        assert shape(document) == ["Paragraph"]

    def test_a_comment_behind_words_is_about_them(self) -> None:
        document = md("## 甲 <!-- 暂缓 -->\n乙")
        assert said(document) == ["甲", "乙"]
        assert document.notes[0].anchor == document.blocks[0].span

    def test_a_comment_inside_words_is_about_them(self) -> None:
        document = md("甲 <!-- 暂缓 --> 乙")
        assert document.notes[0].anchor == document.blocks[0].span == Span(0, len(document.text))

    def test_a_comment_at_the_end_is_about_the_document(self) -> None:
        assert md("甲\n\n<!-- 完 -->").notes[0].anchor is None

    def test_a_comment_in_a_table_is_about_the_table(self) -> None:
        document = md("<table><tr><td>甲<!-- 暂缓 --></td><td>乙</td></tr></table>")
        assert document.notes[0].anchor == document.blocks[0].span
        assert grid(document) == [["甲", "乙"]]

    def test_a_comment_without_end_hides_nothing(self) -> None:
        document = md("甲 <!-- 乙\n丙")
        assert said(document) == ["甲 <!-- 乙", "丙"]
        assert not document.notes

    def test_fenced_code_is_left_out(self) -> None:
        assert said(md("甲\n```python\n# 乙\n```\n丙\n~~~\n丁\n~~~")) == ["甲", "丙"]

    def test_a_fence_without_end_hides_nothing(self) -> None:
        assert said(md("甲\n```\n乙\n\n丙")) == ["甲", "乙", "丙"]

    def test_a_fence_around_markdown_is_read_through(self) -> None:
        assert outlines(md("```markdown\n# 甲\n乙\n```\n丙")) == [(1, "甲"), (None, "乙"), (None, "丙")]

    def test_a_footnote_is_a_note_about_its_mark(self) -> None:
        document = md("降幅一成[^a]。\n\n[^a]: 按可比口径。")
        (note,) = document.notes
        assert (note.kind, document.quote(note.span)) == ("footnote", "按可比口径。")
        assert note.anchor
        assert document.quote(note.anchor) == "[^a]"
        assert said(document) == ["降幅一成[^a]。"]

    @pytest.mark.parametrize("mark", ["\f", "\n\\newpage\n", '\n<div style="page-break-after: always"></div>\n'])
    def test_the_end_of_a_page_cuts_the_paragraph_before(self, mark: str) -> None:
        document = txt(f"甲。\n\n乙{mark}丙")
        assert said(document) == ["甲。", "乙", "丙"]
        assert [paragraph.cut for paragraph in document.paragraphs()] == [False, True, False]

    def test_the_end_of_a_page_behind_a_table_cuts_nothing(self) -> None:
        document = txt("甲\n<table><td>1</table>\n\f乙")
        assert [paragraph.cut for paragraph in document.paragraphs()] == [False, False]

    @pytest.mark.parametrize("line", ["- 7 -", "— 7 —", "第 7 页", "第7页 共9页"])
    def test_a_printed_page_number_is_a_footer(self, line: str) -> None:
        document = txt(f"全年共组织志愿者巡河四十二次，清理各类漂浮物三百\n{line}\n余吨。")
        assert [(note.kind, document.quote(note.span)) for note in document.notes] == [("footer", line)]
        assert [paragraph.cut for paragraph in document.paragraphs()] == [True, False]


class TestPipeTables:
    """Tables drawn with pipes."""

    @pytest.mark.parametrize(
        "text",
        [
            "| 项目 | 得分 |\n| --- | ---: |\n| 清淤 | 9 |",
            "项目 | 得分\n--- | ---\n清淤 | 9",
            "|项目|得分|\n|:-:|-|\n|清淤|9|",
            "+---+---+\n| 项目 | 得分 |\n+===+===+\n| 清淤 | 9 |\n+---+---+",
        ],
    )
    def test_a_separator_makes_a_table(self, text: str) -> None:
        for document in (md(text), txt(text)):
            assert grid(document) == [["项目", "得分"], ["清淤", "9"]]
            assert shape(document) == ["Table"]

    def test_blanks_may_be_inherited(self) -> None:
        assert not only_table(md("|甲|乙|\n|-|-|\n||1|")).merges_known

    def test_rows_without_a_separator_are_a_table_where_pipes_agree(self) -> None:
        assert grid(md("| 清淤 | 9 |\n| 补种 | 8 |")) == [["清淤", "9"], ["补种", "8"]]

    @pytest.mark.parametrize("text", ["| 清淤 | 9 |\n| 补种 |", "清淤|9\n补种|8", "| 清淤 | 9 |", "|---|---|"])
    def test_other_lines_with_pipes_are_no_table(self, text: str) -> None:
        assert not list(md(text).tables())

    def test_a_short_row_gets_empty_cells_at_its_end(self) -> None:
        document = md("| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 |\n")
        assert grid(document)[1] == ["1", "", ""]
        row_end = document.text.index("| 1 |") + len("| 1 |")
        assert [cell.span for cell in only_table(document).cells[4:]] == [Span(row_end, row_end)] * 2

    def test_a_blank_cell_stands_at_its_place(self) -> None:
        document = md("| 甲 |  |\n|---|---|\n| 1 | 2 |")
        assert only_table(document).cells[1] == Cell(Span(5, 5), 0, 1)

    def test_an_escaped_pipe_divides_nothing(self) -> None:
        assert grid(md("| 甲 \\| 乙 | 丙 |\n|---|---|")) == [["甲 \\| 乙", "丙"]]

    def test_two_header_rows_stand_above_one_separator(self) -> None:
        assert len(grid(md("| 指标 | |\n| 一级 | 二级 |\n|---|---|\n| 产出 | 数量 |"))) == 3

    def test_the_lines_around_a_table_stay_paragraphs(self) -> None:
        document = md("见下表：\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n以上。")
        assert shape(document) == ["Paragraph", "Table", "Paragraph"]
        assert said(document) == ["见下表：", "以上。"]

    def test_a_line_with_another_number_of_pipes_is_not_drawn_in(self) -> None:
        document = md("优|良\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |")
        assert said(document) == ["优|良"]
        assert grid(document) == [["甲", "乙"], ["1", "2"]]

    def test_the_span_reaches_from_first_to_last_cell(self) -> None:
        document = md("\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n")
        assert document.quote(only_table(document).span) == "甲 | 乙 |\n|---|---|\n| 1 | 2"


class TestTabTables:
    """Tables whose cells stand between tabs."""

    def test_lines_with_tabs_are_a_table(self) -> None:
        for document in (txt("项目\t得分\n清淤\t9\n"), md("项目\t得分\n清淤\t9\n")):
            assert grid(document) == [["项目", "得分"], ["清淤", "9"]]
            assert not only_table(document).merges_known

    def test_blank_cells_of_merged_labels_keep_their_slots(self) -> None:
        document = txt("指标\t\t得分\n一级\t二级\n产出\t数量\t9\n\t质量\t8\n合计\t\t17")
        assert grid(document) == [
            ["指标", "", "得分"],
            ["一级", "二级", ""],
            ["产出", "数量", "9"],
            ["", "质量", "8"],
            ["合计", "", "17"],
        ]

    def test_a_padded_cell_stands_at_its_row_end(self) -> None:
        document = txt("甲\t乙\t丙\n1\t2\n3\t4\t5")
        assert only_table(document).cells[5] == Cell(Span(9, 9), 1, 2)

    def test_columns_without_a_word_at_the_right_are_left_out(self) -> None:
        assert grid(txt("甲\t乙\t\t\n1\t2\t\t")) == [["甲", "乙"], ["1", "2"]]

    def test_a_single_line_with_tabs_is_a_paragraph(self) -> None:
        assert said(txt("填报单位：东河镇\t单位：万元\n\n正文。")) == ["填报单位：东河镇\t单位：万元", "正文。"]

    @pytest.mark.parametrize(
        "text",
        [
            "\t今年清淤三次。\n\t明年继续。",
            "1.\t清淤\n2.\t补种",
            "（一）\t清淤\n（二）\t补种",
            "一、清淤\t…………3\n二、补种\t…………5",
        ],
    )
    def test_indents_and_numbered_lines_are_no_table(self, text: str) -> None:
        assert shape(txt(text)) == ["Paragraph", "Paragraph"]

    def test_an_indented_line_behind_a_table_is_not_drawn_in(self) -> None:
        document = txt("甲\t乙\n1\t2\n\t以上。")
        assert shape(document) == ["Table", "Paragraph"]

    def test_a_numbered_row_with_more_tabs_is_a_row(self) -> None:
        assert grid(txt("1.\t清淤\t9\n2.\t补种\t8"))[1] == ["2.", "补种", "8"]


class TestHtmlTables:
    """HTML tables inside text."""

    def test_a_table_on_one_line_between_words(self) -> None:
        document = md("见下表<table><tr><td>甲</td><td>1</td></tr></table>以上。")
        assert shape(document) == ["Paragraph", "Table", "Paragraph"]
        assert said(document) == ["见下表", "以上。"]
        assert grid(document) == [["甲", "1"]]
        assert only_table(document).merges_known

    def test_a_table_over_several_lines_with_blank_ones(self) -> None:
        document = txt(
            "<TABLE border=1>\n<THEAD>\n<tr>\n\n<th> 甲 </th>\n<th>乙</th></tr></THEAD>\n<tr><td>1<td>2\n</TABLE>"
        )
        assert grid(document) == [["甲", "乙"], ["1", "2"]]
        assert shape(document) == ["Table"]

    def test_spans_cover_slots(self) -> None:
        document = md(
            '<table><tr><td colspan="2">指标</td><td rowspan=2>得分</td></tr><tr><td>一</td><td>二</td></tr>'
            "<tr><td>产出</td><td>数量</td><td>9</td></tr></table>"
        )
        assert grid(document) == [["指标", "^", "得分"], ["一", "二", "^"], ["产出", "数量", "9"]]
        first, second = only_table(document).cells[:2]
        assert (first.rowspan, first.colspan, second.rowspan, second.colspan) == (1, 2, 2, 1)

    def test_a_rowspan_ends_with_the_table(self) -> None:
        document = md("<table><tr><td rowspan='9'>甲</td><td>1</td></tr><tr><td>2</td></tr></table>")
        assert (only_table(document).rows, only_table(document).cells[0].rowspan) == (2, 2)

    def test_a_rowspan_of_zero_reaches_to_the_end(self) -> None:
        assert grid(md("<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>")) == [
            ["甲", "1"],
            ["^", "2"],
            ["^", "3"],
        ]

    def test_a_colspan_adds_no_column_of_its_own(self) -> None:
        document = md("<table><tr><td colspan=99>题</td></tr><tr><td>甲</td><td>1</td></tr></table>")
        assert (only_table(document).columns, only_table(document).cells[0].colspan) == (2, 2)

    def test_a_colspan_stops_at_a_cell_from_above(self) -> None:
        document = md("<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙</table>")
        assert grid(document) == [["甲", "乙"], ["丙", "^"]]

    def test_a_short_row_is_padded(self) -> None:
        assert grid(md("<table><tr><td>甲<td>乙<tr><td>1</table>")) == [["甲", "乙"], ["1", ""]]

    def test_tags_and_entities_inside_a_cell_stay(self) -> None:
        assert grid(md("<table><td> <b>甲</b><br>乙&nbsp;</td><td/><td>5 < 6</table>")) == [
            ["<b>甲</b><br>乙&nbsp;", "", "5 < 6"]
        ]

    def test_a_table_inside_a_cell_is_text_of_the_cell(self) -> None:
        document = md("<table><tr><td>甲<table><tr><td>内</td></tr></table></td><td>乙</td></tr></table>")
        assert grid(document) == [["甲<table><tr><td>内</td></tr></table>", "乙"]]

    def test_a_table_without_end_stops_at_the_blank_line(self) -> None:
        document = md("<table><tr><td>甲</td><td>1</td></tr>\n\n正文。\n\n<table><td>2</table>")
        assert shape(document) == ["Table", "Paragraph", "Table"]
        assert said(document) == ["正文。"]

    def test_a_caption_is_a_paragraph_before_its_table(self) -> None:
        document = md("<table><caption>表 1</caption><tr><td>甲</td></tr></table>")
        assert shape(document) == ["Paragraph", "Table"]
        assert said(document) == ["表 1"]

    def test_a_table_without_cells_is_no_table(self) -> None:
        assert said(md("标签 <table> 用来画表")) == ["标签 <table> 用来画表"]

    def test_other_attributes_are_not_spans(self) -> None:
        document = md('<table><tr><td data-colspan="2" title="a>b">甲</td><td width=\'9>乙</td></tr></table>')
        assert grid(document) == [["甲", "乙"]]

    @pytest.mark.parametrize(
        "text",
        [
            "<table>" + "<tr><td>1<td>2<td>3" * 9 + "</table>",
            "<table><tr><td colspan=20>1<td>2</table>",
            "<table><tr>" + "<td>1" * 9 + "<tr><td>" * 9 + "</table>",
            "| a | b |\n" * 9,
            "1\t2\n" * 9,
        ],
    )
    def test_a_table_beyond_the_limit_is_a_problem(self, text: str) -> None:
        document = read_markdown(f"甲\n\n{text}\n\n乙".encode(), replace(LIMITS, slots=10))
        assert said(document) == ["甲", "乙"]
        assert [(problem.kind, problem.values) for problem in document.problems] == [
            ("table-too-large", {"limit": "10"})
        ]
        assert document.problems[0].span
        assert document.quote(document.problems[0].span) == text.strip()


ODDS = st.sampled_from(
    [
        *["\n", "\r\n", "\r", "\f", "\t", " ", "　", "\u00a0", "\u2028", "|", "---", "===", "|-|-|", "# ", "> ", "- "],
        *[
            "```",
            "~~~",
            "<!--",
            "-->",
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<td/>",
            "</TD >",
            "+-+",
        ],
        *["<th rowspan=3>", '<td colspan="4">', "<td rowspan=0 colspan=0>", "<caption>", "</caption>", "<h1>", "</h1>"],
        *[
            "目录",
            "……",
            "一、",
            "1.",
            "甲",
            "35.2",
            "全年共组织志愿者巡河四十二次",
            "。",
            "![](a)",
            "[^1]",
            "[^1]: ",
            "[a]: #",
        ],
        *[
            "\\",
            "\\|",
            "**",
            "&nbsp;",
            "\ufeff",
            "\u200b",
            "- 3 -",
            "第3页",
            "title: x",
            "markdown",
            "<",
            ">",
            "'",
            '"',
        ],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(ODDS, max_size=60).map("".join))


def assert_sound(document: Document) -> None:
    """Every span is in bounds and stripped, blocks follow each other, cells fill their grid exactly once."""
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
        if isinstance(block, Paragraph):
            assert document.quote(block.span)
            assert document.quote(block.span) == document.quote(block.span).strip()
        else:
            assert_filled(document, block)
    for note in document.notes:
        assert document.quote(note.span) == document.quote(note.span).strip()


def assert_filled(document: Document, table: Table) -> None:
    """Assert that the cells stand in reading order, inside the table, and cover every slot once."""
    slots = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    assert sorted(slots) == [(row, column) for row in range(table.rows) for column in range(table.columns)]
    assert [(cell.row, cell.column) for cell in table.cells] == sorted((cell.row, cell.column) for cell in table.cells)
    end = table.span.start
    for cell in table.cells:
        assert end <= cell.span.start <= cell.span.end <= table.span.end
        assert document.quote(cell.span) == document.quote(cell.span).strip()
        end = cell.span.end


class TestLaws:
    """What holds for every text."""

    @given(TEXTS)
    @example("<TABLE><TH><TABLE>0")
    def test_any_text_reads_soundly(self, text: str) -> None:
        data = text.encode(errors="replace")
        for reader in (read_markdown, read_plain):
            try:
                assert_sound(reader(data, LIMITS))
            except Unreadable as trouble:
                assert trouble.problem.fatal  # noqa: PT017 - to be read is right as well

    @given(st.lists(st.text("甲乙丙丁19.,% ", min_size=1).filter(str.strip), min_size=1, max_size=8))
    def test_no_word_of_plain_prose_is_lost(self, lines: list[str]) -> None:
        assert "".join("".join(said(txt("\n\n".join(lines)))).split()) == "".join("".join(lines).split())

    @given(st.lists(st.lists(st.text("甲乙19%", max_size=3), min_size=2, max_size=4), min_size=1, max_size=5))
    def test_a_drawn_table_reads_back(self, rows: list[list[str]]) -> None:
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        lines.insert(1, "|" + "---|" * width)
        assert grid(md("\n".join(lines))) == rows


@pytest.mark.parametrize(
    "text",
    [
        "|" * 10**6,
        "|" * 10**6 + "\n" + "|" * 10**6,
        "<" * 10**6,
        "<table" * 10**5,
        "<table>" * 10**5,
        "<table><td>" * 10**4,
        "<table>" * 10**5 + "</table>" * 10**5,
        "<table>" + "<td '" * 10**5,
        "<table>" + "<td \"'" * 10**5,
        "<table><td>" + "<caption>" * 10**5 + "</table>",
        "<!--" * 10**5,
        "<!-- -->" * 10**5,
        "![" * 10**5,
        "![](" * 10**5,
        "[" * 10**6,
        "[a]:" + "/" * 10**6 + " \n",
        "." * 10**6,
        "…" * 300 + "\n" + "…" * 10**6,
        "> " * 10**5,
        "# " * 10**5,
        "#" * 10**6,
        "#" + " #" * 10**5 + "a",
        "-" * 10**6,
        "- " * 10**5 + "a",
        "1" * 10**6,
        "1." * 10**5,
        "```\n" * 10**4,
        "```a\n" * 10**4 + "~~~a\n" * 10**4,
        "```md\n" * 10**4 + "```",
        "\ta\n" * 10**4,
        "a\tb\n\tc\n" * 10**4,
        "|a\n" * 10**4 + "|a|b",
        "a|\tb|\n|\n" * 10**4,
        "甲" + "\f" * 10**5,
        "甲" + "<!--a-->" * 10**5,
        "<table><caption>a</caption><td>1</table>" * 10**4,
        "目录\n" + "a " * 10**5,
        "<h1" * 10**5,
        "<h1 " + "a " * 10**5,
        "&nbsp;" * 10**5 + "a",
        "[^1]: a\n" * 10**4,
        "---\n" + "a: b\n" * 10**4,
        "*" * 10**5 + "\n" + "*" * 10**5 + "a",
    ],
    ids=lambda text: f"{text[:10]!r}-{len(text)}",
)
def test_a_hostile_line_is_read_to_its_end(text: str) -> None:
    assert md(text).text == text
