"""The words of a docx: every visible one once, in reading order, and where each came from."""

from __future__ import annotations

import io

import docx
import pytest
from docx_of import DECLARATIONS, docx_of, p, r, read_body, table, tc, tr
from lxml import etree
from package_of import body_of

from reportlint.model import Document, Span
from reportlint.read.docx import read_docx, text_elements
from reportlint.read.trouble import LIMITS


def lines(document: Document) -> list[str]:
    """Quote the paragraphs."""
    return [document.quote(paragraph.span) for paragraph in document.paragraphs()]


def notes(document: Document) -> list[tuple[str, str]]:
    """Quote the notes with their kind."""
    return [(note.kind, document.quote(note.span)) for note in document.notes]


def test_paragraphs_are_lines_and_empty_ones_leave_no_trace() -> None:
    document = read_body(p("本年收入 12 万元。") + p() + "<w:p/>" + p("本年支出 9 万元。"))
    assert document.text == "本年收入 12 万元。\n本年支出 9 万元。"
    assert lines(document) == ["本年收入 12 万元。", "本年支出 9 万元。"]
    assert document.format == "docx"
    assert document.pages is None


def test_a_paragraph_is_whole_however_many_runs_it_was_typed_in() -> None:
    document = read_body(p("本年", r("收入 1", "<w:b/>"), "2 万元。"))
    assert lines(document) == ["本年收入 12 万元。"]


def test_white_space_around_a_paragraph_stays_in_the_text_and_out_of_the_span() -> None:
    document = read_body(p("　　首行缩进。 "))
    assert document.text == "　　首行缩进。 "
    assert lines(document) == ["首行缩进。"]


def test_a_paragraph_of_blanks_is_no_paragraph() -> None:
    assert lines(read_body(p("　 ") + p("正文"))) == ["正文"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>"), "甲 乙"),
        (r('<w:t>甲</w:t><w:ptab w:alignment="right"/><w:t>乙</w:t>'), "甲 乙"),
        (r("<w:t>甲</w:t><w:br/><w:t>乙</w:t>"), "甲乙"),
        (r("<w:t>甲。</w:t><w:cr/><w:t>“乙”</w:t>"), "甲。“乙”"),
        (r("<w:t>共</w:t><w:br/><w:t>15 人</w:t>"), "共 15 人"),
        (r("<w:t>1</w:t><w:br/><w:t>5</w:t>"), "1 5"),
        (r("<w:t xml:space='preserve'>total </w:t><w:br/><w:t>5</w:t>"), "total 5"),
        (r('<w:br w:type="page"/><w:t>下一页</w:t>'), "下一页"),
        (r("<w:t>2024</w:t><w:noBreakHyphen/><w:t>2025</w:t>"), "2024-2025"),
        (r("<w:t>收</w:t><w:softHyphen/><w:t>入</w:t>"), "收入"),
        (r('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>优</w:t>'), "☑优"),
        (r('<w:sym w:font="Symbol" w:char="F0B7"/><w:t>优</w:t>'), "优"),
        (r('<w:sym w:font="宋体" w:char="00D7"/><w:t>2</w:t>'), "×2"),
        (r('<w:sym w:font="宋体" w:char="不是"/><w:t>2</w:t>'), "2"),
        (r("<w:ruby><w:rt><w:r><w:t>zhōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>中</w:t></w:r></w:rubyBase></w:ruby>"),
         "中"),
        (r("<w:t>5&lt;6 &amp; 7</w:t>"), "5<6 & 7"),
        (r("<w:t>五<!-- 注 -->十</w:t>"), "五十"),
        (r("<w:t><![CDATA[五]]>十</w:t>"), "五十"),
        (r("<w:t>五\n十\t人</w:t>"), "五 十 人"),
        (r("<w:lastRenderedPageBreak/><w:t>页</w:t>"), "页"),
    ],
)  # fmt: skip
def test_what_a_run_prints(inside: str, text: str) -> None:
    assert read_body(p(inside)).text == text


def test_tab_stops_are_no_text() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    assert read_body(p("正文", properties=stops)).text == "正文"


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:ins w:author="甲">{}</w:ins>',
        '<w:moveTo w:author="甲">{}</w:moveTo>',
        "<w:sdt><w:sdtPr><w:alias w:val='金额'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:hyperlink w:anchor="书签">{}</w:hyperlink>',
        "<w:smartTag>{}</w:smartTag>",
        "<w:customXml>{}</w:customXml>",
        '<w:fldSimple w:instr=" REF 合计 ">{}</w:fldSimple>',
        "<w:bdo>{}</w:bdo>",
        '<w:ins w:author="甲"><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:ins>',
        '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice></mc:AlternateContent>',
        '<mc:AlternateContent><mc:Choice Requires="w14"/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>',
    ],
)
def test_words_are_read_in_whatever_wraps_them(wrapper: str) -> None:
    assert read_body(p("预算", wrapper.format(r("300")), "万元")).text == "预算300万元"


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_paragraphs_are_read_once_in_whatever_wraps_them(wrapper: str) -> None:
    inside = p("第二段")
    assert lines(read_body(p("第一段") + wrapper.replace("{}", inside))) == ["第一段", "第二段"]


def test_a_deletion_is_kept_out_of_the_text_and_named_with_its_author() -> None:
    deletion = '<w:del w:author="李四"><w:r><w:delText>九</w:delText></w:r></w:del>'
    document = read_body(p("编制", deletion, r("十"), "人"))
    assert lines(document) == ["编制十人"]
    (note,) = document.notes
    assert (note.kind, note.author, document.quote(note.span), note.anchor) == ("deleted", "李四", "九", Span(2, 2))


def test_what_was_moved_is_read_where_it_went_and_marked_in_both_places() -> None:
    away = '<w:moveFrom w:author="甲"><w:r><w:t>后勤</w:t></w:r></w:moveFrom>'
    there = '<w:moveTo w:author="甲"><w:r><w:t>后勤</w:t></w:r></w:moveTo>'
    document = read_body(p("一", away) + p("二", there))
    assert lines(document) == ["一", "二后勤"]
    assert [(note.kind, note.author, document.quote(note.span), note.anchor) for note in document.notes] == [
        ("deleted", "甲", "后勤", Span(1, 1)),
        ("inserted", "甲", "后勤", None),
    ]


def test_an_insertion_is_read_and_marked_where_it_stands() -> None:
    first, second = (f'<w:ins w:author="甲"><w:r><w:t>{words}</w:t></w:r></w:ins>' for words in ("十", "二"))
    document = read_body(p("共", first, second, "人") + table(tr(p(first), "5")))
    assert body_of(document) == ["共十二人", [["十", "5"]]]
    assert [(note.kind, note.author, note.span) for note in document.notes] == [
        ("inserted", "甲", Span(1, 3)),
        ("inserted", "甲", Span(5, 6)),
    ]


def test_an_inserted_row_is_marked_as_a_whole() -> None:
    words = p('<w:ins w:author="甲"><w:r><w:t>乙</w:t></w:r></w:ins>')
    document = read_body(table(tr("甲", "1"), tr(words, "2", properties='<w:ins w:author="甲"/>')))
    assert body_of(document) == [[["甲", "1"], ["乙", "2"]]]
    assert notes(document) == [("inserted", "乙\t2")]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (p("一", properties='<w:rPr><w:ins w:author="甲"/></w:rPr>') + p("二"), "inserted"),
        (p("一", properties='<w:rPr><w:del w:author="甲"/></w:rPr>') + p("二"), "deleted"),
        (p("一二", '<w:del w:author="甲"><w:r><w:drawing/></w:r></w:del>'), "deleted"),
    ],
)
def test_a_change_without_words_is_marked_too(body: str, kind: str) -> None:
    document = read_body(body)
    assert "".join(lines(document)) == "一二"
    assert [(note.kind, note.author, len(note.span)) for note in document.notes] == [(kind, "甲", 0)]


def test_an_insertion_in_a_footnote_is_marked() -> None:
    inside = p('<w:ins w:author="甲"><w:r><w:t>含结转</w:t></w:r></w:ins>')
    body = p("支出", r('<w:footnoteReference w:id="1"/>'))
    document = read_body(body, footnotes=f'<w:footnote w:id="1">{inside}</w:footnote>')
    assert notes(document) == [("footnote", "含结转"), ("inserted", "含结转")]


def test_a_deleted_row_is_no_row_and_noted() -> None:
    gone = tr(
        p('<w:del w:author="乙"><w:r><w:delText>丙</w:delText></w:r></w:del>'), "2", properties='<w:del w:author="甲"/>'
    )
    document = read_body(table(tr("甲", "1"), gone))
    assert body_of(document) == [[["甲", "1"]]]
    assert [(note.kind, note.author, document.quote(note.span)) for note in document.notes] == [
        ("deleted", "甲", "丙 2")
    ]


def test_what_was_deleted_from_an_equation_is_no_number_of_it() -> None:
    change = '<w:{0} w:author="甲"><m:r><m:t>{1}</m:t></m:r></w:{0}>'.format
    document = read_body(p("共", f"<m:oMath>{change('ins', 8)}{change('del', 9)}</m:oMath>", "项"))
    assert (lines(document), notes(document)) == (["共8项"], [("deleted", "9")])


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inner = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + r("7") + mark("end")
    instruction = "<w:r><w:instrText>IF </w:instrText></w:r>" + inner
    document = read_body(p("共", mark("begin"), instruction, mark("separate"), r("12"), mark("end"), "页"))
    assert document.text == "共12页"


def test_a_field_without_end_costs_no_later_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
    assert read_body(p("甲", begin) + p("乙")).text == "甲\n乙"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('框内 5 项')}{p('框内第二段')}</w:txbxContent>"
    choice = (
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    )
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    drawn = r(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")
    document = read_body(p("框前", drawn, "框后") + p("下段"))
    assert lines(document) == ["框前框后", "框内 5 项", "框内第二段", "下段"]
    assert document.text.count("框内 5 项") == 1


def test_an_old_text_box_is_read_too() -> None:
    box = r(f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></v:shape></w:pict>")
    document = read_body(p(box) + p("下段"))
    assert lines(document) == ["框内", "下段"]
    assert document.pictures == 0


def m(name: str, words: object) -> str:
    """Write a part of a layout of an equation."""
    return f"<m:{name}><m:r><m:t>{words}</m:t></m:r></m:{name}>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<m:r><m:t>a=1</m:t></m:r>", "a=1"),
        ("<m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>15</m:t></m:r></m:den></m:f>", "12/15"),
        ("<m:f><m:num><m:r><m:t>9-3</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>", "(9-3)/3"),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>", "10^2"),
        ("<m:rad><m:deg/><m:e><m:r><m:t>9</m:t></m:r></m:e></m:rad>", "√9"),
        ("<m:d><m:e><m:r><m:t>3+4</m:t></m:r></m:e></m:d>", "(3+4)"),
        ("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub/><m:sup/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>",
         "∑x"),
        (f"<m:nary>{m('sub', 'i=1')}{m('sup', 9)}{m('e', 'x')}</m:nary>", "∫i=1 9 x"),
        (f"<m:sSub>{m('e', 'x')}{m('sub', 1)}</m:sSub>", "x1"),
        (f"<m:sSub>{m('e', 10)}{m('sub', 2)}</m:sSub>", "10 2"),
        (f"<m:sSubSup>{m('e', 'x')}{m('sub', 1)}{m('sup', 2)}</m:sSubSup>", "x1^2"),
        (f"<m:sPre>{m('sub', 1)}{m('sup', 2)}{m('e', 3)}</m:sPre>", "1^2 3"),
        (f"<m:limLow>{m('e', 'lim')}{m('lim', 5)}</m:limLow>", "lim 5"),
        (f"<m:m><m:mr>{m('e', 1)}{m('e', 2)}</m:mr><m:mr>{m('e', 3)}{m('e', 4)}</m:mr></m:m>", "1 2 3 4"),
        (f"<m:eqArr>{m('e', 10)}<m:e><m:sSup>{m('e', 2)}{m('sup', 3)}</m:sSup></m:e></m:eqArr>", "10 2^3"),
        (f"<m:r><m:t>2</m:t></m:r><m:f>{m('num', 1)}{m('den', 4)}</m:f><m:r><m:t>5</m:t></m:r>", "2 1/4 5"),
        ("<m:r><m:t>2</m:t></m:r><m:r><m:t>5</m:t></m:r>", "25"),
    ],
)  # fmt: skip
def test_an_equation_is_written_on_one_line_without_joining_its_numbers(inside: str, text: str) -> None:
    assert read_body(p("率=", f"<m:oMath>{inside}</m:oMath>", "。")).text == f"率={text}。"
    assert read_body(f"<m:oMathPara><m:oMath>{inside}</m:oMath></m:oMathPara>").text == text


def test_the_numbers_of_an_equation_do_not_run_into_those_around_it() -> None:
    half = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    assert read_body(p("共12", half, "36人，占", half, "多")).text == "共12\N{EM SPACE}1/2\N{EM SPACE}36人，占1/2多"


HIDING = (
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="密"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Veiled"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heir"><w:name w:val="承"/><w:basedOn w:val="Veiled"/></w:style>'
)


@pytest.mark.parametrize(
    "hidden",
    [
        p("明", r("暗", "<w:vanish/>"), "明"),
        p("明", r("暗", '<w:vanish w:val="true"/>'), "明"),
        p("明", r("暗", '<w:rStyle w:val="Secret"/>'), "明"),
        p("明明") + p("暗", style="Veiled"),
        p("明明") + p("暗", style="Heir"),
        p("明") + p("暗", r("明", '<w:vanish w:val="0"/>'), style="Veiled"),
    ],
)
def test_hidden_words_are_out_of_the_body_and_noted(hidden: str) -> None:
    document = read_body(hidden, styles=HIDING)
    assert "".join(lines(document)) == "明明"
    assert notes(document) == [("hidden", "暗")]
    assert document.text.count("暗") == 1


def test_web_hidden_words_are_printed() -> None:
    assert read_body(p("目录", r("3", "<w:webHidden/>"))).text == "目录3"


def test_hidden_runs_side_by_side_are_one_note() -> None:
    document = read_body(p("甲", r("一", "<w:vanish/>"), r("二", "<w:vanish/>"), "乙", r("三", "<w:vanish/>")))
    assert notes(document) == [("hidden", "一二"), ("hidden", "三")]
    assert [note.anchor for note in document.notes] == [Span(1, 1), Span(2, 2)]


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="1">{p(r("<w:footnoteRef/>"), " 单位为万元。")}</w:footnote>'
    f'<w:footnote w:id="2">{p("没有人提到的脚注")}</w:footnote>'
)


def test_a_footnote_stands_behind_the_body_and_knows_its_mark() -> None:
    document = read_body(p("资产 85 万元", r('<w:footnoteReference w:id="1"/>'), "。"), footnotes=FOOTNOTES)
    assert document.text == "资产 85 万元。\n 单位为万元。"
    (note,) = document.notes
    assert (note.kind, document.quote(note.span)) == ("footnote", "单位为万元。")
    assert note.anchor == Span(8, 8)


def test_an_endnote_is_a_note_of_its_own_kind() -> None:
    endnotes = f'<w:endnote w:id="3">{p("见附件")}</w:endnote>'
    document = read_body(p("甲", r('<w:endnoteReference w:id="3"/>')), endnotes=endnotes)
    assert notes(document) == [("endnote", "见附件")]


def test_a_separator_is_no_footnote_whatever_it_holds() -> None:
    separator = f'<w:footnote w:type="separator" w:id="1">{p("续")}</w:footnote>'
    assert notes(read_body(p("甲", r('<w:footnoteReference w:id="1"/>')), footnotes=separator)) == []


COMMENTS = f'<w:comment w:id="0" w:author="审核人">{p("请核对")}{p("另附说明")}</w:comment>'


def test_a_comment_knows_its_author_and_the_words_it_is_about() -> None:
    body = p("实有", '<w:commentRangeStart w:id="0"/>', " 51 人", '<w:commentRangeEnd w:id="0"/>', "，超编。")
    document = read_body(body, comments=COMMENTS)
    (note,) = document.notes
    assert (note.kind, note.author, document.quote(note.span)) == ("comment", "审核人", "请核对另附说明")
    assert note.anchor is not None
    assert document.quote(note.anchor) == "51 人"


def test_an_unclosed_field_in_one_comment_mutes_no_other() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    inside = f"<w:comment w:id='0'><w:p>{begin}</w:p></w:comment><w:comment w:id='1'>{p('请核对')}</w:comment>"
    assert notes(read_body(p("甲"), comments=inside)) == [("comment", "请核对")]


def test_a_comment_on_a_whole_paragraph_is_about_its_first_word_too() -> None:
    body = p("甲") + p('<w:commentRangeStart w:id="0"/>', "乙", '<w:commentRangeEnd w:id="0"/>')
    document = read_body(body, comments=COMMENTS)
    assert document.notes[0].anchor == Span(2, 3)


def test_a_note_at_the_head_of_a_paragraph_stands_on_its_line() -> None:
    document = read_body(p("甲") + p(r('<w:footnoteReference w:id="1"/>'), "乙"), footnotes=FOOTNOTES)
    assert document.notes[0].anchor == Span(2, 2)


def test_a_comment_may_be_about_several_paragraphs() -> None:
    body = '<w:commentRangeStart w:id="0"/>' + p("甲") + p("乙") + '<w:commentRangeEnd w:id="0"/>' + p("丙")
    document = read_body(body, comments=COMMENTS)
    assert document.notes[0].anchor == Span(0, 3)


def test_a_comment_without_a_range_stands_at_its_mark_and_one_without_a_mark_nowhere() -> None:
    assert read_body(p("甲", r('<w:commentReference w:id="0"/>')), comments=COMMENTS).notes[0].anchor == Span(1, 1)
    assert read_body(p("甲"), comments=COMMENTS).notes[0].anchor is None


def test_headers_and_footers_are_notes_when_a_section_uses_them() -> None:
    section = '<w:sectPr><w:headerReference r:id="rId-header"/><w:footerReference r:id="rId-footer"/></w:sectPr>'
    body = p("正文") + p("又一节", properties=section) + section
    document = read_body(body, header=p("某局"), footer=table(tr("第 1 页", "共 9 页")))
    assert document.text == "正文\n又一节\n某局\n第 1 页 共 9 页"
    assert notes(document) == [("header", "某局"), ("footer", "第 1 页 共 9 页")]
    assert notes(read_body(p("正文"), header=p("某局"))) == []


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="甲标题"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="乙标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="标题 4"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="5"><w:name w:val="像标题"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="6"><w:name w:val="圈甲"/><w:basedOn w:val="7"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="7"><w:name w:val="圈乙"/><w:basedOn w:val="6"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TT"><w:name w:val="TOC Heading"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "own", "outline"),
    [
        ("1", None, 1),
        ("2", None, 2),
        ("3", None, 2),
        ("4", None, 4),
        ("5", None, None),
        ("6", None, None),
        ("没有", None, None),
        ("", None, None),
        ("", 2, 3),
        ("1", 9, None),
        ("1", 2, 3),
        ("1", 12, 1),
    ],
)
def test_outline_levels_come_from_the_paragraph_then_its_style_then_the_ancestors(
    style: str, own: int | None, outline: int | None
) -> None:
    properties = "" if own is None else f'<w:outlineLvl w:val="{own}"/>'
    (paragraph,) = read_body(p("一、概况", style=style, properties=properties), styles=STYLES).paragraphs()
    assert paragraph.outline == outline


def toc(*entries: str) -> str:
    """Write a table of contents as a field that begins in its first entry and ends behind the last."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    begin = mark("begin") + '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>' + mark("separate")
    first, *others = entries
    return p(begin, first) + "".join(p(entry) for entry in others) + p(mark("end"), "正文第一段")


def test_the_entries_of_a_contents_field_are_listed_and_what_follows_is_not() -> None:
    document = read_body(toc("一、概况 1", "二、问题 4") + p("一、概况", style="1"), styles=STYLES)
    assert [paragraph.listed for paragraph in document.paragraphs()] == [True, True, False, False]


def test_a_contents_field_without_end_stops_at_the_first_heading() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    document = read_body(p(begin, "一、概况 1") + p("一、概况", style="1") + p("正文"), styles=STYLES)
    assert [paragraph.listed for paragraph in document.paragraphs()] == [True, False, False]


def test_contents_are_known_by_style_and_by_content_control() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    inside = p("目录", style="TT") + p("一、概况 1")
    control = f"<w:sdt>{gallery}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    document = read_body(control + p("二、问题 4", style="T") + p("正文"), styles=STYLES)
    assert [paragraph.listed for paragraph in document.paragraphs()] == [False, True, True, False]


def drawing(*inside: str) -> str:
    """Write a run that holds a drawing."""
    return r(f"<w:drawing><wp:inline><a:graphic>{''.join(inside)}</a:graphic></wp:inline></w:drawing>")


BLIP = '<pic:pic><a:blip r:embed="rId-image"/></pic:pic>'


def test_pictures_and_charts_are_counted_and_said_to_be_unread() -> None:
    chart = '<c:chart r:id="rId-chart"/>'
    old = r('<w:pict><v:shape><v:imagedata r:id="rId-image"/></v:shape></w:pict>')
    document = read_body(p(drawing(BLIP, BLIP)) + p(drawing(chart)) + table(tr(p(old), "乙")))
    assert document.pictures == 3
    assert [(problem.kind, dict(problem.values)) for problem in document.problems] == [
        ("unread-chart", {"count": "1"}),
        ("unread-picture", {"count": "2"}),
    ]


def test_a_document_without_pictures_has_none_and_no_problem() -> None:
    document = read_body(p("正文"))
    assert (document.pictures, document.problems) == (0, ())


def test_an_imported_document_is_said_to_be_unread() -> None:
    document = read_docx(docx_of(p("正文") + '<w:altChunk r:id="rId-aFChunk"/>', {"aFChunk": "in.html"}), LIMITS)
    assert [dict(problem.values) for problem in document.problems] == [{"part": "word/in.html"}]


def test_runs_lead_back_to_the_text_elements() -> None:
    body = (
        p("甲", r("暗", "<w:vanish/>"), r("<w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t>"),
          properties="<w:tabs><w:tab/></w:tabs>")
        + table(tr("子", p("丑") + p("寅")))
        + p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", r("<w:noBreakHyphen/>"))
    )  # fmt: skip
    document = read_body(body)
    root = etree.fromstring(f"<w:body {DECLARATIONS}>{body}</w:body>")
    elements = list(text_elements(root))
    found = [(document.quote(run.span), elements[run.ordinal]) for run in document.runs]
    assert [(text, element.tag.rpartition("}")[2]) for text, element in found] == [
        ("甲", "t"), ("1", "t"), ("\N{EM SPACE}", "tab"), ("2", "t"), (" ", "br"), ("3", "t"),
        ("子", "t"), ("丑", "t"), ("寅", "t"), ("x", "t"), ("-", "noBreakHyphen"), ("暗", "t"),
    ]  # fmt: skip
    assert all(element.text in {None, text} for text, element in found)
    assert {run.part for run in document.runs} == {"word/document.xml"}


def test_runs_of_notes_name_their_own_part() -> None:
    document = read_body(p("甲", r('<w:footnoteReference w:id="1"/>')), footnotes=FOOTNOTES)
    assert [(run.part, run.ordinal) for run in document.runs] == [("word/document.xml", 0), ("word/footnotes.xml", 0)]


def test_a_file_written_by_python_docx_is_read() -> None:
    written = docx.Document()
    written.add_heading("一、概况", level=1)
    paragraph = written.add_paragraph("编制 18 人")
    written.add_comment(paragraph.runs, "请核对", author="审核人")
    cells = written.add_table(2, 2).rows[0].cells
    cells[0].merge(cells[1]).text = "指标"
    buffer = io.BytesIO()
    written.save(buffer)
    document = read_docx(buffer.getvalue(), LIMITS)
    heading, body = document.paragraphs()
    assert (document.quote(heading.span), heading.outline) == ("一、概况", 1)
    assert (document.quote(body.span), body.outline) == ("编制 18 人", None)
    assert next(document.tables()).cells[0].colspan == 2
    assert [(note.kind, note.author, note.anchor) for note in document.notes] == [("comment", "审核人", body.span)]


# ---------------------------------------------------------------- paragraphs whose end was deleted

GONE = '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>'


def test_paragraphs_whose_end_was_deleted_run_on() -> None:
    document = read_body(
        p("全年支出12", properties=GONE) + p("34万元，", properties=GONE) + p("已全部拨付。") + p("另起。")
    )
    assert body_of(document) == ["全年支出1234万元，已全部拨付。", "另起。"]


def test_a_paragraph_that_is_deleted_as_a_whole_leaves_the_next_one_as_it_is() -> None:
    gone = '<w:del w:id="1" w:author="甲"><w:r><w:delText>旧标题</w:delText></w:r></w:del>'
    document = read_body(p(gone, properties=GONE) + p("一、概况", properties='<w:outlineLvl w:val="0"/>'))
    assert [(document.quote(one.span), one.outline) for one in document.paragraphs()] == [("一、概况", 1)]


def test_a_paragraph_whose_end_was_deleted_ends_before_a_table_and_with_the_body() -> None:
    document = read_body(p("收入如下", properties=GONE) + table(tr("甲", "1")) + p("完", properties=GONE))
    assert body_of(document) == ["收入如下", [["甲", "1"]], "完"]


def test_lines_of_a_cell_whose_end_was_deleted_run_on() -> None:
    document = read_body(table(tr("支出", tc(p("12", properties=GONE) + p("34") + p("元")))))
    assert body_of(document) == [[["支出", "1234 元"]]]


# ---------------------------------------------------------------- symbol fonts


def in_font(font: str, text: str) -> str:
    return r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([in_font("Wingdings 2", "R"), "是 ", in_font("Wingdings 2", "£"), "否"], "☑是 □否"),
        ([in_font("Wingdings", "\uf0fe"), "是", in_font("Wingdings", "\uf0a8"), "否"], "☑是□否"),
        (["完成率", in_font("Symbol", "\uf0b3"), "95%"], "完成率≥95%"),
        (["合计", '<w:r><w:sym w:font="Symbol" w:char="F031"/><w:sym w:font="Symbol" w:char="F035"/></w:r>'], "合计15"),
        (['<w:r><w:sym w:font="Wingdings" w:char="F082"/></w:r>', "经费"], "②经费"),
        ([in_font("Wingdings", "数量20"), in_font("Arial", "R")], "数量20R"),
    ],
)
def test_letters_of_symbol_fonts_read_as_they_look(runs: list[str], shown: str) -> None:
    assert body_of(read_body(p(*runs))) == [shown]
