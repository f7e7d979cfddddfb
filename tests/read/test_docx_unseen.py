"""Words of a docx that nobody sees: hidden rows, and white letters on white paper."""

from __future__ import annotations

import pytest
from docx_of import p, r, read_body, table, tc, tr
from package_of import body_of, notes_of

VANISH = "<w:vanish/>"
HIDDEN = "<w:hidden/>"
WHITE = '<w:color w:val="FFFFFF"/>'


def test_a_row_that_is_hidden_whole_is_no_row_of_the_table_and_noted() -> None:
    hidden = tr(p(r("旧数", VANISH)), p(r("9", VANISH)), properties=HIDDEN)
    document = read_body(table(tr("甲", "1"), hidden, tr("合计", "1")))
    assert body_of(document) == [[["甲", "1"], ["合计", "1"]]]
    assert notes_of(document) == [("hidden", "旧数 9")]


def test_a_row_marked_as_hidden_with_a_word_that_is_not_is_displayed() -> None:
    document = read_body(table(tr("甲", "1"), tr("乙", p(r("9", VANISH)), properties=HIDDEN)))
    assert body_of(document) == [[["甲", "1"], ["乙", ""]]]
    marked = tr(p(r("旧数", VANISH)), properties='<w:hidden w:val="0"/>')
    assert body_of(read_body(table(tr("甲"), marked))) == [[["甲"], [""]]]


@pytest.mark.parametrize(
    "body",
    [
        p("明", r("暗", WHITE)),
        p("明", r("暗", '<w:color w:val="ffffff" w:themeColor="background1"/>')),
        p("明", r("暗", WHITE + '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>')),
        p("明", r("暗", WHITE), properties='<w:shd w:val="clear" w:fill="auto"/>'),
        table(tr(p("明", r("暗", WHITE)))),
    ],
)
def test_white_letters_on_white_paper_are_hidden_words(body: str) -> None:
    document = read_body(body)
    assert "暗" not in str(body_of(document))
    assert notes_of(document) == [("hidden", "暗")]


SHADES = '<w:shd w:val="clear" w:fill="C00000"/>'
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
BEHIND = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'


@pytest.mark.parametrize(
    "body",
    [
        p("明", r("亮", WHITE + SHADES)),
        p("明", r("亮", WHITE + '<w:highlight w:val="darkBlue"/>')),
        p("明", r("亮", WHITE), properties=SHADES),
        p("明", r("亮", WHITE), style="Banner"),
        p("明", r("亮", WHITE + '<w:shd w:val="clear" w:themeFill="accent1"/>')),
        p("明", r("亮", WHITE + '<w:shd w:val="solid" w:fill="auto"/>')),
        p("明", r("亮", '<w:color w:val="FEFEFE"/>')),
        table(tr(tc(p(r("亮", WHITE)), SHADES))),
        table('<w:tblPr><w:tblStyle w:val="Heir"/></w:tblPr>', tr(p(r("亮", WHITE)))),
        p(BOX.format(p(r("亮", WHITE)))),
        p(BEHIND, r("亮", WHITE)),
    ],
)
def test_white_letters_on_any_other_ground_are_read(body: str) -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Banner"><w:name w:val="横幅"/><w:pPr>{SHADES}</w:pPr></w:style>'
        f'<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>{SHADES}</w:tcPr>'
        '</w:tblStylePr></w:style><w:style w:type="table" w:styleId="Heir"><w:basedOn w:val="Dark"/></w:style>'
    )
    document = read_body(body, styles=styles)
    assert "亮" in str(body_of(document))
    assert notes_of(document) == []
