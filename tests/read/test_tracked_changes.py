"""Tracked changes of odt and rtf: what was inserted is read and marked, what was deleted is left out and noted."""

from __future__ import annotations

from package_of import body_of, notes_of, odt, rtf

from reportlint.model import Span
from reportlint.read import read

REGION = '<text:changed-region text:id="{}">{}</text:changed-region>'.format
BY = "<office:change-info><dc:creator>甲</dc:creator></office:change-info>"


def tracked(deleted: str) -> str:
    """Declare an insertion `i` and a deletion `d`."""
    gone = f"<text:deletion>{BY}<text:p>{deleted}</text:p></text:deletion>"
    regions = REGION("i", f"<text:insertion>{BY}</text:insertion>") + REGION("d", gone)
    return f"<text:tracked-changes>{regions}</text:tracked-changes>"


START, END, GONE = (f'<text:{name} text:change-id="{of}"/>' for name, of in
                    (("change-start", "i"), ("change-end", "i"), ("change", "d")))  # fmt: skip


def test_changes_of_an_odt_are_known_where_they_stand() -> None:
    document = read(
        odt(f"{tracked('12')}<text:p>支出{GONE}{START}15<text:span>.0</text:span>{END}万元</text:p>"), "a.odt"
    )
    assert body_of(document) == ["支出15.0万元"]
    assert [(note.kind, document.quote(note.span), note.anchor, note.author) for note in document.notes] == [
        ("inserted", "15.0", None, "甲"),
        ("deleted", "12", Span(2, 2), "甲"),
    ]


def test_an_insertion_of_an_odt_may_begin_and_end_in_different_paragraphs() -> None:
    body = f"<text:p>甲{START}乙</text:p><text:p>丙{END}丁</text:p>{GONE}"
    document = read(odt(tracked("戊") + body), "a.odt")
    assert body_of(document) == ["甲乙", "丙丁"]
    assert notes_of(document) == [("inserted", "乙"), ("inserted", "丙"), ("deleted", "戊")]


def row(*cells: str) -> str:
    """Write a row of an odt table."""
    written = (f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{''.join(written)}</table:table-row>"


def test_a_row_of_an_odt_of_which_every_word_was_deleted_is_no_row() -> None:
    table = f"<table:table>{row('甲', '1')}{row(GONE, '')}{row('丙', '3')}</table:table>"
    document = read(odt(tracked("乙") + table), "a.odt")
    assert (body_of(document), notes_of(document)) == ([[["甲", "1"], ["丙", "3"]]], [("deleted", "乙")])


def test_changes_of_an_rtf_are_known_where_they_stand() -> None:
    document = read(rtf("支出{\\deleted 12}{\\revised\\revauth1 15}万元{\\mvf 旧}{\\mvt 新}\\par"), "a.rtf")
    assert body_of(document) == ["支出15万元新"]
    assert notes_of(document) == [("inserted", "15"), ("inserted", "新"), ("deleted", "12"), ("deleted", "旧")]


def test_a_row_of_an_rtf_of_which_every_word_was_deleted_is_no_row() -> None:
    line = "\\trowd{}\\cellx1000{}\\cellx2000\\pard\\intbl {}\\cell {}\\cell\\row "
    rows = line.format("", "", "甲", "1") + line.format("", "", "{\\deleted 乙}", "{\\deleted 2}")
    document = read(rtf(rows + line.format("", "", "丙", "{\\deleted 4}3")), "a.rtf")
    assert body_of(document) == [[["甲", "1"], ["丙", "3"]]]
    assert notes_of(document) == [("deleted", "乙 2"), ("deleted", "4")]


def test_cells_that_reach_over_a_deleted_row_lose_as_much() -> None:
    line = "\\trowd{}\\cellx1000{}\\cellx2000\\pard\\intbl {}\\cell {}\\cell\\row "
    rows = line.format("\\clvmgf", "", "总", "1") + line.format("\\clvmrg", "", "", "{\\deleted 2}")
    document = read(rtf(rows + line.format("\\clvmrg", "", "", "3")), "a.rtf")
    assert body_of(document) == [[["总", "1"], ["-", "3"]]]
