"""odt, html, rtf and ofd: every visible character once, in reading order, tables as grids."""

from __future__ import annotations

import pytest
from docx_of import zipped
from hypothesis import given
from hypothesis import strategies as st
from package_of import body_of, kinds_of, notes_of, odt, ofd, parts_of, rtf, rule, words

from reportlint.model import Paragraph
from reportlint.read import read
from reportlint.read.html import read_html
from reportlint.read.trouble import LIMITS

P = "<text:p>{}</text:p>"


def outlines(document: object) -> list[int | None]:
    return [block.outline for block in document.blocks if isinstance(block, Paragraph)]  # type: ignore[attr-defined]


# ---------------------------------------------------------------- odt


def test_headings_and_paragraphs_of_an_odt() -> None:
    heading = '<text:h text:outline-level="2">（一）概况</text:h>'
    body = f"{heading}<text:p>全年<text:span>支出</text:span><text:s/>5 万元</text:p>"
    document = read(odt(body), "a.odt")
    assert body_of(document) == ["（一）概况", "全年支出 5 万元"]
    assert outlines(document) == [2, None]


def test_an_odt_list_prints_its_numbers() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>'
    )
    items = "".join(f"<text:list-item>{P.format(words)}</text:list-item>" for words in ("概况", "做法", "结论"))
    document = read(odt(f'<text:list text:style-name="L1">{items}</text:list>', automatic=style), "a.odt")
    assert body_of(document) == ["一、概况", "二、做法", "三、结论"]


def test_merged_and_repeated_cells_of_an_odt() -> None:
    table = (
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>指标</text:p>"
        "</table:table-cell><table:covered-table-cell/></table:table-row><table:table-row>"
        "<table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>1</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert body_of(read(odt(table), "a.odt")) == [[["指标", "-"], ["甲", "1"]]]


def test_what_stands_beside_the_body_of_an_odt_is_a_note() -> None:
    note = "<text:note text:note-class='footnote'><text:note-body><text:p>见附表</text:p></text:note-body></text:note>"
    comment = "<office:annotation><dc:creator>审核人</dc:creator><text:p>请核对</text:p></office:annotation>"
    hidden = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    body = f'<text:p>支出{note}5{comment}万元<text:span text:style-name="H">旧数</text:span></text:p>'
    document = read(odt(body, automatic=hidden), "a.odt")
    assert body_of(document) == ["支出5万元"]
    assert notes_of(document) == [("footnote", "见附表"), ("comment", "请核对"), ("hidden", "旧数")]
    assert [note.author for note in document.notes] == ["", "审核人", ""]


def test_tracked_deletions_of_an_odt_are_left_out() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(odt(changes + P.format("留下")), "a.odt")
    assert (body_of(document), notes_of(document)) == (["留下"], [("deleted", "删去")])


def test_the_entries_of_a_table_of_contents_are_no_headings() -> None:
    entries = f"<text:index-body>{P.format('一、概况 1')}</text:index-body>"
    body = f"<text:table-of-content>{entries}</text:table-of-content>"
    (entry,) = read(odt(body), "a.odt").paragraphs()
    assert entry.listed


# ---------------------------------------------------------------- html


def page(inside: str) -> bytes:
    head = "<head><meta charset='utf-8'><title>x</title></head>"
    return f"<!DOCTYPE html><html>{head}<body>{inside}</body></html>".encode()


def test_a_page_reads_as_it_shows() -> None:
    document = read(page("<h2>一、概况</h2><p>全年\n支出<b>5</b>万元<br>其中</p><script>var a=1</script>"), "a.html")
    assert body_of(document) == ["一、概况", "全年 支出5万元其中"]
    assert outlines(document) == [2, None]


def test_an_html_table_whose_cells_cover_more_than_can_be_kept_is_refused_and_loses_none() -> None:
    rows = "".join(f"<tr><td colspan=999 rowspan=999>{number}万元</td></tr>" for number in range(60))
    assert [one.kind for one in read(f"<table>{rows}</table>".encode(), "a.html").problems] == ["table-too-large"]
    few = "".join(f"<tr><td colspan=999 rowspan=999>{number}万元</td></tr>" for number in range(20))
    text = read(f"<table>{few}</table>".encode(), "a.html").text
    assert all(f"{number}万元" in text for number in range(20))


def test_cells_of_a_page_that_reach_over_thousands_of_columns_make_no_wide_table() -> None:
    rows = "<tr><td colspan=1000>指标</td><td colspan=1000>分值</td><td>得分</td></tr><tr><td>产出</td><td>10</td></tr>"
    (table,) = read(f"<html><body><table>{rows}</table></body></html>".encode(), "a.html").tables()
    assert (table.rows, table.columns) == (2, 4)


def test_a_table_of_a_page_with_spans_and_an_inner_table() -> None:
    inside = (
        "<table><caption>表1</caption><tr><th colspan=2>指标</th></tr><tr><td rowspan=99>甲</td><td>1"
        "<table><tr><td>内</td><td>2</td></tr></table></td></tr><tr><td>3</td></tr></table>"
    )
    assert body_of(read(page(inside), "a.html")) == ["表1", [["指标", "-"], ["甲", "1"], ["-", "3"]], [["内", "2"]]]


def test_the_items_of_a_numbered_list_have_their_numbers() -> None:
    document = read(page("<ol start=3><li>做法</li><li><h3>成效</h3></li></ol><ul><li>点</li></ul>"), "a.html")
    assert body_of(document) == ["3. 做法", "4. 成效", "点"]


def test_footnotes_of_a_page_are_notes_at_their_marks() -> None:
    inside = (
        '<p>支出5万元<a name="b1" href="#n1"><sup>1</sup></a>。</p>'
        '<div id="n"><p><a name="n1" href="#b1">1</a>含上年结转</p></div>'
    )
    document = read(page(inside), "a.html")
    assert (body_of(document), notes_of(document)) == (["支出5万元。"], [("footnote", "含上年结转")])


def test_hidden_words_of_a_page_are_a_note() -> None:
    document = read(page("<p>支出<span style='display:none'>旧 7</span>5万元</p>"), "a.html")
    assert (body_of(document), notes_of(document)) == (["支出5万元"], [("hidden", "旧 7")])


def test_a_page_in_gb2312_that_calls_itself_doc_is_read_as_a_page() -> None:
    data = "<html><head><meta charset=gb2312></head><body><p>〇五年支出</p></body></html>".encode("gb18030")
    document = read(data, "上报.doc")
    assert (document.format, body_of(document)) == ("html", ["〇五年支出"])


@given(st.binary(max_size=300))
def test_no_bytes_break_the_page_reader(data: bytes) -> None:
    document = read(b"<html>" + data, "a.html")
    assert all(document.quote(block.span).strip() == document.quote(block.span) for block in document.blocks)


# ---------------------------------------------------------------- rtf


def test_paragraphs_headings_and_notes_of_an_rtf() -> None:
    styles = "{\\stylesheet{\\s1\\outlinelevel0 heading 1;}}"
    text = "\\pard\\s1 一、概况\\par\\pard 支出{\\footnote 含结转}5万元{\\v 旧数}{\\deleted 删去}\\par"
    document = read(rtf(styles + text), "a.rtf")
    assert body_of(document) == ["一、概况", "支出5万元"]
    assert outlines(document) == [1, None]
    assert notes_of(document) == [("footnote", "含结转"), ("hidden", "旧数"), ("deleted", "删去")]


def test_the_bytes_of_an_rtf_are_read_in_the_encoding_of_their_font() -> None:
    data = b"{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset134 SimSun;}}\\f1 \\'d6\\'a7\\'b3\\'f6 5\\par}"
    assert body_of(read(data, "a.rtf")) == ["支出 5"]


def test_a_paragraph_of_an_rtf_whose_end_was_deleted_runs_on() -> None:
    document = read(rtf(r"\pard 全年支出12{\deleted\par}34万元。\par 另起。\par"), "a.rtf")
    assert body_of(document) == ["全年支出1234万元。", "另起。"]


def test_merged_cells_of_an_rtf() -> None:
    row = "\\trowd\\trleft0{}\\pard\\intbl {}\\row"
    first = row.format("\\cellx1000\\clvmgf\\cellx2000", "指标\\cell 分值\\cell")
    second = row.format("\\cellx500\\cellx1000\\clvmrg\\cellx2000", "一级\\cell 二级\\cell \\cell")
    third = row.format("\\cellx500\\clmgf\\cellx1000\\clmrg\\cellx2000", "甲\\cell 10\\cell \\cell")
    assert body_of(read(rtf(first + second + third), "a.rtf")) == [
        [["指标", "-", "分值"], ["一级", "二级", "-"], ["甲", "10", "-"]]
    ]


def test_a_table_inside_a_cell_of_an_rtf_is_a_table_behind_the_one_around_it() -> None:
    inner = "".join(
        f"\\pard\\intbl\\itap2 {one}\\nestcell {other}\\nestcell"
        "{\\*\\nesttableprops\\trowd\\cellx700\\cellx1400\\nestrow}{\\nonesttables\\par }"
        for one, other in (("名称", "金额"), ("设备", "12.5"))
    )
    row = f"\\trowd\\cellx1000\\cellx3000\\pard\\intbl 明细\\cell 如下\\par {inner}\\pard\\intbl 合计12.5\\cell\\row"
    after = "\\pard\\intbl 其他\\cell 无\\cell\\row\\pard 下文\\par"
    assert body_of(read(rtf(row + after), "a.rtf")) == [
        [["明细", "如下合计12.5"], ["其他", "无"]],
        [["名称", "金额"], ["设备", "12.5"]],
        "下文",
    ]


def test_tables_inside_tables_of_an_rtf_nest_as_deep_as_they_like() -> None:
    words = "\\trowd\\cellx1000\\pard\\intbl 外\\par\\pard\\intbl\\itap2 中\\par\\pard\\intbl\\itap3 内\\nestcell"
    ends = "{\\*\\nesttableprops\\trowd\\cellx300\\nestrow}\\pard\\intbl\\itap2\\nestcell"
    rest = "{\\*\\nesttableprops\\trowd\\cellx600\\nestrow}\\pard\\intbl\\cell\\row"
    assert body_of(read(rtf(words + ends + rest), "a.rtf")) == [[["外"]], [["中"]], [["内"]]]


def test_the_printed_number_of_an_rtf_list_is_the_label() -> None:
    document = read(rtf("{\\listtext\\pard 一、\\tab}概况\\par"), "a.rtf")
    (paragraph,) = document.paragraphs()
    assert (document.quote(paragraph.span), paragraph.label and document.quote(paragraph.label)) == ("一、概况", "一、")


def test_an_rtf_that_breaks_off_says_so() -> None:
    whole = rtf("全年支出5万元。\\par 结余2万元。\\par")
    assert kinds_of(read(whole, "a.rtf")) == []
    assert kinds_of(read(whole[:-4], "a.rtf")) == ["cut-off"]
    assert kinds_of(read(whole[:20], "a.rtf")) == ["cut-off"]


def test_fields_and_pictures_of_an_rtf() -> None:
    document = read(rtf("{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}页{\\pict\\pngblip 89504e47}\\par"), "a.rtf")
    assert (body_of(document), kinds_of(document), document.pictures) == (["7页"], ["unread-picture"], 1)


PIECES = (
    "{",
    "}",
    "\\par ",
    "\\cell ",
    "\\row ",
    "\\trowd ",
    "\\cellx9 ",
    "\\u-1?",
    "\\'b0",
    "甲",
    "\\*",
    "\\footnote ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_order_of_control_words_breaks_the_reader(pieces: list[str]) -> None:
    document = read(rtf("".join(pieces)), "a.rtf")
    assert set(kinds_of(document)) <= {"unread-picture", "cut-off", "empty-file"}


# ---------------------------------------------------------------- ofd


def test_the_lines_of_an_ofd_page_form_paragraphs() -> None:
    document = read(ofd(words(30, 40, "一、概况") + words(30, 60, "全年支出") + words(50, 60, "五万元。")), "a.ofd")
    assert body_of(document) == ["一、概况", "全年支出五万元。"]
    assert document.pages == 1
    assert document.layout is not None
    assert document.layout.page(document.blocks[1].span) == 1


def test_a_ruled_table_of_an_ofd_is_a_grid() -> None:
    rows = [["指标", "分值"], ["产出", "五十"], ["效益", "三十"], ["合计", "八十"]]
    rules = "".join(rule(20, y, 140, y) for y in (50, 60, 70, 80, 90))
    rules += "".join(rule(x, 50, x, 90) for x in (20, 80, 140))
    cells = "".join(words(x, 52 + 10 * y, row[place]) for y, row in enumerate(rows) for place, x in enumerate((22, 82)))
    assert body_of(read(ofd(rules + cells), "a.ofd")) == [rows]


def test_repeated_steps_and_invisible_objects_of_an_ofd() -> None:
    text = words(30, 40, "预算执行", delta="g 3 5") + words(30, 60, "看不见", extra='Visible="false"')
    assert body_of(read(ofd(text), "a.ofd")) == ["预算执行"]


def test_the_template_of_an_ofd_page_is_part_of_it() -> None:
    template = '<ofd:TemplatePage ID="9" BaseLoc="T.xml"/>'
    parts = {"Doc_0/T.xml": '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>'
             + words(30, 40, "自评报告") + "</ofd:Layer></ofd:Content></ofd:Page>"}  # fmt: skip
    data = ofd('<ofd:Template TemplateID="9"/>|||' + words(30, 80, "全年支出"), templates=template, **parts)
    assert body_of(read(data, "a.ofd")) == ["自评报告", "全年支出"]


def test_the_outline_of_an_ofd_names_its_headings() -> None:
    goal = '<ofd:Actions><ofd:Action><ofd:Goto><ofd:Dest Type="Fit" PageID="{}"/></ofd:Goto></ofd:Action></ofd:Actions>'
    inner = f'<ofd:OutlineElem Title="（一）职责">{goal.format(1)}</ofd:OutlineElem><ofd:OutlineElem Title="附表"/>'
    entry = f'<ofd:OutlineElem Title="一、概况">{goal.format(0)}{inner}</ofd:OutlineElem>'
    parts = parts_of(ofd(words(30, 40, "一、概况"), words(30, 40, "（一）职责")))
    outlined = parts["Doc_0/Document.xml"].replace(
        b"</ofd:Document>", f"<ofd:Outlines>{entry}</ofd:Outlines></ofd:Document>".encode()
    )
    document = read(zipped({**parts, "Doc_0/Document.xml": outlined}), "a.ofd")
    assert [(document.quote(one.span), one.outline) for one in document.paragraphs()] == [
        ("一、概况", 1),
        ("（一）职责", 2),
    ]
    assert notes_of(document) == [("bookmark", "一、概况"), ("bookmark", "（一）职责"), ("bookmark", "附表")]


def test_a_remark_on_an_ofd_page_is_a_comment_on_its_words() -> None:
    parts = parts_of(ofd(words(30, 40, "全年支出五万元")))
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    note = (
        '<ofd:Annot Type="Highlight" Creator="审核员"><ofd:Remark>请核对</ofd:Remark>'
        '<ofd:Appearance Boundary="50 39 15 7"/></ofd:Annot>'
        '<ofd:Annot Type="Highlight" Visible="false"><ofd:Remark>作废</ofd:Remark></ofd:Annot>'
    )
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(
        b"</ofd:Document>", b"<ofd:Annotations>Annots/A.xml</ofd:Annotations></ofd:Document>"
    )
    page = '<ofd:Page PageID="0"><ofd:FileLoc>P0/N.xml</ofd:FileLoc></ofd:Page>'
    parts["Doc_0/Annots/A.xml"] = f"<ofd:Annotations {space}>{page}</ofd:Annotations>".encode()
    parts["Doc_0/Annots/P0/N.xml"] = f"<ofd:PageAnnot {space}>{note}</ofd:PageAnnot>".encode()
    document = read(zipped(parts), "a.ofd")
    (remark,) = document.notes
    assert (remark.kind, document.quote(remark.span), remark.author) == ("comment", "请核对", "审核员")
    assert remark.anchor is not None
    assert document.quote(remark.anchor) == "五万元"


@pytest.mark.parametrize("ink", ['Alpha="0"', 'Fill="false"', 'Fill="false" Stroke="false"'])
def test_words_of_an_ofd_without_ink_are_hidden(ink: str) -> None:
    document = read(ofd(words(30, 40, "全年支出") + words(30, 60, "旧稿", extra=ink)), "a.ofd")
    assert (body_of(document), notes_of(document)) == (["全年支出"], [("hidden", "旧稿")])


def test_the_unseen_words_over_the_picture_of_an_ofd_page_are_read_and_in_doubt() -> None:
    picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'
    document = read(ofd(picture + words(30, 40, "全年支出5万元", extra='Alpha="0"')), "a.ofd")
    assert body_of(document) == ["全年支出5万元"]
    assert [doubt.kind for doubt in document.doubts] == ["recognised"]


def test_a_missing_page_of_an_ofd_is_named_and_the_others_are_read() -> None:
    parts = parts_of(ofd(words(30, 40, "第一页"), words(30, 40, "第二页")))
    del parts["Doc_0/P0.xml"]
    document = read(zipped(parts), "a.ofd")
    assert (body_of(document), kinds_of(document)) == (["第二页"], ["damaged-page"])


# ---------------------------------------------------------------- all


@pytest.mark.parametrize("name", ["a.odt", "a.ods", "a.xlsx", "a.ofd", "a.docx"])
def test_an_entity_bomb_is_refused(name: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    parts = {"content.xml": bomb, "OFD.xml": bomb, "_rels/.rels": bomb, "xl/workbook.xml": bomb}
    chosen = {"a.odt": "content.xml", "a.ods": "content.xml", "a.ofd": "OFD.xml"}.get(name)
    data = zipped({chosen: bomb} if chosen else {key: parts[key] for key in ("_rels/.rels", "xl/workbook.xml")})
    document = read(data, name)
    assert document.problems[0].fatal
    assert document.problems[0].kind == "damaged"


def test_elements_nested_too_deep_are_refused_not_followed() -> None:
    deep = page("<div>" * 400 + "x" + "</div>" * 400)
    assert read(deep, "a.html").problems[0].kind == "limit-exceeded"
    assert read(rtf("{" * 400), "a.rtf").problems[0].kind == "limit-exceeded"


def test_an_empty_page_has_no_blocks() -> None:
    assert read_html(page(""), LIMITS).blocks == ()
