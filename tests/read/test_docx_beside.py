"""What stands beside the body of a docx or is taken into it: margins, tables in notes, foreign files."""

from __future__ import annotations

import pytest
from docx_of import docx_of, p, parts_of, r, read_body, relationships, table, tr, zipped
from package_of import body_of, kinds_of, notes_of

from reportlint.model import Problem
from reportlint.read.docx import read_docx
from reportlint.read.trouble import LIMITS

MARK = r('<w:footnoteReference w:id="1"/>')


def footnote(*inside: str) -> str:
    """Write a footnote."""
    return f'<w:footnote w:id="1">{"".join(inside)}</w:footnote>'


def test_the_table_of_a_footnote_stands_between_its_paragraphs_its_cells_apart() -> None:
    inside = footnote(p("如下"), table(tr("甲", "乙"), tr("5", "6")), p("完"))
    assert notes_of(read_body(p("正文", MARK), footnotes=inside)) == [("footnote", "如下 甲 乙 5 6 完")]


def test_a_table_inside_a_cell_of_a_footnote_is_read_in_its_place() -> None:
    inner = tr(f"<w:tc>{p('外')}{table(tr('1', '2'))}{p('')}</w:tc>", "尾")
    assert notes_of(read_body(p("正文", MARK), footnotes=footnote(table(inner)))) == [("footnote", "外 1 2 尾")]


# ---------------------------------------------------------------- headers that no page shows

SECTION = "<w:sectPr>{}</w:sectPr>".format
DEFAULT = '<w:headerReference w:type="default" r:id="rId-header"/>'
OTHER = '<w:footerReference w:type="{}" r:id="rId-footer"/>'.format
EVEN = "<w:evenAndOddHeaders/>"


def notes_with(body: str, settings: str = "") -> list[tuple[str, str]]:
    """Read a document whose header says 眉 and whose footer says 脚."""
    parts = parts_of(body, {"header": p("眉"), "footer": p("脚")})
    if settings:
        name = "word/_rels/document.xml.rels"
        links = {"rId-header": ("header", "header.xml"), "rId-footer": ("footer", "footer.xml")}
        parts[name] = relationships({**links, "rId-settings": ("settings", "settings.xml")})
        parts["word/settings.xml"] = parts["word/header.xml"].replace(p("眉"), settings)
    return notes_of(read_docx(zipped(parts), LIMITS))


@pytest.mark.parametrize("kind", ["first", "even"])
def test_a_footer_of_pages_that_no_section_has_is_never_shown(kind: str) -> None:
    assert notes_with(p("甲") + SECTION(DEFAULT + OTHER(kind))) == [("header", "眉")]
    off = '<w:titlePg w:val="0"/>'
    assert notes_with(p("甲") + SECTION(DEFAULT + OTHER(kind) + off)) == [("header", "眉")]


def test_a_footer_of_the_first_page_is_shown_where_a_section_has_one_of_its_own_or_takes_it_over() -> None:
    both = [("header", "眉"), ("footer", "脚")]
    assert notes_with(p("甲") + SECTION(DEFAULT + OTHER("first") + "<w:titlePg/>")) == both
    before = p("甲", properties=SECTION(DEFAULT + OTHER("first")))
    assert notes_with(before + p("乙") + SECTION("<w:titlePg/>")) == both


def test_a_footer_of_even_pages_is_shown_where_the_settings_say_so() -> None:
    assert notes_with(p("甲") + SECTION(DEFAULT + OTHER("even")), EVEN) == [("header", "眉"), ("footer", "脚")]


# ---------------------------------------------------------------- foreign files

CHUNK = '<w:altChunk r:id="rId-aFChunk"/>'


@pytest.mark.parametrize("body", [p("甲") + CHUNK, table(tr(f"<w:tc>{CHUNK}{p('甲')}</w:tc>"))])
def test_a_foreign_file_that_is_taken_in_is_named_wherever_it_stands(body: str) -> None:
    data = docx_of(body, {"aFChunk": "part.html"})
    assert read_docx(data, LIMITS).problems == (Problem("missing-part", {"part": "word/part.html"}),)
    parts = parts_of(body, {}, {"aFChunk": "part.html"}) | {"word/part.html": "<p>乙</p>"}
    assert read_docx(zipped(parts), LIMITS).problems == (Problem("unread-import", {"part": "word/part.html"}),)


# ---------------------------------------------------------------- what shows nothing

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
VANISH = "<w:vanish/>"


def test_an_item_that_is_hidden_with_its_end_has_no_number_and_is_not_counted() -> None:
    gone = p(r("藏", VANISH), properties=NUMBERED + f"<w:rPr>{VANISH}</w:rPr>")
    document = read_body(p("甲", properties=NUMBERED) + gone + p("丙", properties=NUMBERED), numbering=LIST)
    assert (body_of(document), notes_of(document)) == (["1、甲", "2、丙"], [("hidden", "藏")])


def test_an_item_of_which_a_word_or_the_end_shows_is_counted() -> None:
    word = p(r("藏", VANISH), "见", properties=NUMBERED + f"<w:rPr>{VANISH}</w:rPr>")
    end = p(r("藏", VANISH), properties=NUMBERED)
    assert body_of(read_body(word + end + p("丙", properties=NUMBERED), numbering=LIST)) == ["1、见", "2、", "3、丙"]


def test_symbols_that_nobody_knows_are_named_once() -> None:
    symbol = '<w:r><w:sym w:font="Fancy" w:char="F041"/></w:r>'
    inside = footnote(p(symbol, "注"))
    document = read_body(
        p("共", symbol, symbol, r('<w:sym w:font="Fancy" w:char="F042"/>', VANISH), MARK), footnotes=inside
    )
    assert (body_of(document), kinds_of(document)) == (["共"], ["unread-symbol"])
    assert document.problems[0].values == {"count": "3", "symbols": "Fancy F041"}
