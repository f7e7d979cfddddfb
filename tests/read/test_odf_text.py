"""Text documents of OpenDocument: what is hidden, letters of symbol fonts, tables beside the body and in shapes."""

from __future__ import annotations

import pytest
from package_of import ODF, body_of, kinds_of, notes_of, odt

from reportlint.read import read

SVG = f"{ODF['office'].rpartition(':office')[0]}:svg-compatible:1.0"
HIDDEN = (
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S"><style:text-properties text:display="true"/></style:style>'
)
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format


def table(*cells: str) -> str:
    """Write a table of one row."""
    return f"<table:table><table:table-row>{''.join(map(CELL, cells))}</table:table-row></table:table>"


# ---------------------------------------------------------------- what is hidden


@pytest.mark.parametrize(
    "body",
    [
        '<text:p>明明</text:p><text:section text:display="none"><text:p>暗</text:p></text:section>',
        '<text:p>明明</text:p><text:section text:is-hidden="true"><text:p>暗</text:p></text:section>',
        '<text:p>明明</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>暗</text:p>',
        '<text:p>明明</text:p><text:p text:style-name="H">暗</text:p>',
        '<text:p text:style-name="H"><text:span text:style-name="S">明明</text:span>暗</text:p>',
        '<text:p>明<text:hidden-text text:string-value="暗" text:is-hidden="true"/>明</text:p>',
        '<text:p>明<text:span text:style-name="H">暗</text:span>明</text:p>',
    ],
)
def test_hidden_words_are_out_of_the_body_and_noted(body: str) -> None:
    document = read(odt(body, automatic=HIDDEN), "a.odt")
    assert (body_of(document), notes_of(document)) == (["明明"], [("hidden", "暗")])


def test_what_a_condition_shows_is_read() -> None:
    body = (
        '<text:section text:display="condition" text:is-hidden="false"><text:p>一</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="false"/>二</text:p>'
        '<text:p><text:hidden-text text:string-value="三" text:is-hidden="false">三</text:hidden-text></text:p>'
    )
    document = read(odt(body), "a.odt")
    assert (body_of(document), notes_of(document)) == (["一", "二", "三"], [])


def test_the_number_of_a_hidden_item_is_hidden_with_it() -> None:
    level = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    style = f'<text:list-style style:name="L">{level}</text:list-style>'
    paragraphs = ("<text:p>甲</text:p>", '<text:p text:style-name="H">乙</text:p>')
    items = "".join(f"<text:list-item>{paragraph}</text:list-item>" for paragraph in paragraphs)
    document = read(odt(f'<text:list text:style-name="L">{items}</text:list>', automatic=HIDDEN + style), "a.odt")
    assert (body_of(document), notes_of(document)) == (["1 甲"], [("hidden", "乙")])


# ---------------------------------------------------------------- symbol fonts

FACES = f"""<style:font-face style:name="W" xmlns:svg="{SVG}" svg:font-family="'Wingdings 2'"/>"""
FONTS = (
    f"{FACES}<style:style style:name='T'><style:text-properties style:font-name='W'/></style:style>"
    "<style:style style:name='Heir' style:parent-style-name='T'/>"
    "<style:style style:name='P'><style:text-properties style:font-name='Symbol'/></style:style>"
    "<style:style style:name='N'><style:text-properties style:font-name='宋体'/></style:style>"
)


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('<text:p><text:span text:style-name="T">R</text:span>是</text:p>', "☑是"),
        ('<text:p><text:span text:style-name="Heir">\uf052</text:span>是</text:p>', "☑是"),
        ('<text:p text:style-name="P">\uf0b390</text:p>', "≥90"),
        ('<text:p text:style-name="P">\uf0b3<text:span text:style-name="N">a</text:span></text:p>', "≥a"),
    ],
)
def test_letters_of_symbol_fonts_read_as_they_look(inside: str, shown: str) -> None:
    assert body_of(read(odt(inside, automatic=FONTS), "a.odt")) == [shown]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("frame", ["{}", "<text:p><draw:frame><draw:text-box>{}</draw:text-box></draw:frame></text:p>"])
def test_the_cells_of_a_table_in_a_note_are_read_once_and_kept_apart(frame: str) -> None:
    inside = f"<text:p>如下</text:p>{frame.format(table('甲', '乙', '5', '6'))}<text:p>完</text:p>"
    note = f"<text:note text:note-class='footnote'><text:note-body>{inside}</text:note-body></text:note>"
    assert notes_of(read(odt(f"<text:p>正文{note}</text:p>"), "a.odt")) == [("footnote", "如下 甲 乙 5 6 完")]


def test_a_table_in_a_drawn_shape_is_a_table() -> None:
    loext = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    inner = table("甲", "1").replace("table:table", "loext:table").replace("<loext:table>", f"<loext:table {loext}>", 1)
    body = f"<text:p>图<draw:custom-shape><text:p>框</text:p>{inner}</draw:custom-shape></text:p>"
    assert body_of(read(odt(body), "a.odt")) == ["图", "框", [["甲", "1"]]]


def test_an_identity_given_twice_costs_nothing() -> None:
    document = read(odt('<text:p xml:id="a">甲</text:p><text:p xml:id="a">乙</text:p>'), "a.odt")
    assert (body_of(document), kinds_of(document)) == (["甲", "乙"], [])
