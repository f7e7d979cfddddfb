"""Words that are drawn in a docx: diagrams (SmartArt) and lettering (WordArt)."""

from __future__ import annotations

import pytest
from docx_of import DECLARATIONS, p, parts_of, r, relationships, table, tr, zipped
from package_of import body_of, kinds_of, notes_of

from reportlint.model import Document
from reportlint.read import read

SPACE = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
DRAWING = r(
    f'<w:drawing><a:graphic><a:graphicData><dgm:relIds {SPACE} r:dm="rId9"/></a:graphicData></a:graphic></w:drawing>'
)


def point(name: str, *texts: str, kind: str = "node") -> str:
    """Write a point of a diagram, each text a paragraph."""
    written = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f'<dgm:pt modelId="{name}" type="{kind}"><dgm:t>{written}</dgm:t></dgm:pt>'


def link(above: str, below: str, order: int = 0, kind: str = "parOf") -> str:
    """Write the line from one point to another."""
    return f'<dgm:cxn modelId="c" type="{kind}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'


def drawn(points: str, links: str = "", body: str = p("流程见图", DRAWING, "。") + p("下段")) -> Document:
    parts = parts_of(body, {})
    parts["word/_rels/document.xml.rels"] = relationships({"rId9": ("diagramData", "diagrams/data1.xml")})
    parts["word/diagrams/data1.xml"] = (
        f"<dgm:dataModel {SPACE} {DECLARATIONS}><dgm:ptLst>{points}</dgm:ptLst>"
        f"<dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )
    return read(zipped(parts), "a.docx")


def test_the_words_of_a_diagram_are_paragraphs_behind_the_one_it_is_drawn_in() -> None:
    document = drawn(point("0", kind="doc") + point("1", "申报 45 项") + point("2", "验收 43 项"))
    assert body_of(document) == ["流程见图。", "申报 45 项", "验收 43 项", "下段"]
    assert (kinds_of(document), document.pictures) == ([], 1)


def test_the_nodes_of_a_diagram_are_read_from_the_top_down_in_their_order() -> None:
    points = point("3", "丙") + point("2", "乙") + point("1", "甲") + point("0", kind="doc") + point("4", "乙之一")
    links = link("0", "3", 2) + link("0", "1", 0) + link("0", "2", 1) + link("2", "4")
    assert body_of(drawn(points, links))[1:-1] == ["甲", "乙", "乙之一", "丙"]


def test_what_only_says_how_a_diagram_is_drawn_is_no_text() -> None:
    points = (
        point("0", kind="doc") + point("1", "甲") + point("5", "样式", kind="pres") + point("6", "线", kind="sibTrans")
    )
    assert body_of(drawn(points, link("1", "5", kind="presOf")))[1:-1] == ["甲"]


def test_a_diagram_whose_lines_run_in_a_circle_is_read_once() -> None:
    points = point("0", kind="doc") + point("1", "甲") + point("2", "乙")
    assert body_of(drawn(points, link("0", "1") + link("1", "2") + link("2", "1")))[1:-1] == ["甲", "乙"]


def test_a_node_of_several_paragraphs_is_several_paragraphs() -> None:
    assert body_of(drawn(point("1", "甲", "乙")))[1:-1] == ["甲", "乙"]


def test_a_diagram_in_a_table_is_read_behind_it() -> None:
    assert body_of(drawn(point("1", "甲"), body=table(tr(p("一", DRAWING), "二")) + p("下段"))) == [
        [["一", "二"]],
        "甲",
        "下段",
    ]


def test_a_diagram_whose_data_are_lost_is_an_unread_picture() -> None:
    document = read(zipped(parts_of(p("见图", DRAWING), {})), "a.docx")
    assert (kinds_of(document), document.pictures) == (["unread-picture"], 1)


@pytest.mark.parametrize("text", ["年度自评报告", "年度&#10;自评报告"])
def test_lettering_is_read_behind_its_paragraph(text: str) -> None:
    shape = f'<v:shapetype><v:textpath on="t"/></v:shapetype><v:shape><v:textpath string="{text}"/></v:shape>'
    art = f"<w:pict>{shape}</w:pict>"
    document = read(zipped(parts_of(p(r(art)) + p("下段"), {})), "a.docx")
    assert body_of(document) == [*text.split("&#10;"), "下段"]
    assert document.pictures == 0


def test_lettering_in_a_header_belongs_to_the_header() -> None:
    art = r('<w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict>')
    section = '<w:sectPr><w:headerReference r:id="rId-header"/></w:sectPr>'
    document = read(zipped(parts_of(p("正文") + section, {"header": p("某局", art)})), "a.docx")
    assert notes_of(document) == [("header", "某局征求意见稿")]
