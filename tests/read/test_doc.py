"""Word files of before 2007: what their packed properties make of characters and paragraphs."""

from __future__ import annotations

import struct

import pytest
from doc_of import read_doc_of, sprm, style
from package_of import body_of, kinds_of, notes_of

HIDDEN, SHOWN = sprm(0x083C, 1), sprm(0x083C, 0)
UNLIKE_STYLE = sprm(0x083C, 0x81)
DELETED, INSERTED, RAISED = sprm(0x0800, 1), sprm(0x0801, 1), sprm(0x2A48, 1)


def named(number: int) -> bytes:
    """Name the style of characters."""
    return sprm(0x4A30, number, 0)


def in_font(number: int) -> bytes:
    """Set letters in a font."""
    return sprm(0x4A4F, number, 0)


LISTED = bytes(2) + sprm(0x460B, 1, 0)
"""A paragraph of list 1."""


# ---------------------------------------------------------------- characters


def test_words_hidden_by_a_style_of_characters_are_out_of_the_body_and_noted() -> None:
    document = read_doc_of(("明", b""), ("暗", named(1)), ("明\r", b""), styles=[style(1, b""), style(2, HIDDEN)])
    assert (body_of(document), notes_of(document)) == (["明明"], [("hidden", "暗")])


@pytest.mark.parametrize("shown", [SHOWN, UNLIKE_STYLE])
def test_words_hidden_by_the_style_of_their_paragraph_or_its_ancestor_are_noted(shown: bytes) -> None:
    styles = [style(1, b""), style(1, HIDDEN), style(1, b"", base=1)]
    said = [struct.pack("<H", 2)]
    document = read_doc_of(("暗", b""), ("明", shown), ("\r", b""), styles=styles, paragraphs=said)
    assert (body_of(document), notes_of(document)) == (["明"], [("hidden", "暗")])


def test_insertions_are_read_and_marked_and_deletions_left_out() -> None:
    document = read_doc_of(("支出", b""), ("12", DELETED), ("15", INSERTED), ("万元\r", b""))
    assert body_of(document) == ["支出15万元"]
    assert notes_of(document) == [("inserted", "15"), ("deleted", "12")]
    assert [note.span for note in document.notes if note.kind == "inserted"] == [(2, 4)]


def test_a_mark_whose_style_is_raised_is_no_digit_of_the_number_before_it() -> None:
    document = read_doc_of(("12亿", b""), ("3", named(1)), ("元\r", b""), styles=[style(1, b""), style(2, RAISED)])
    assert (body_of(document), notes_of(document)) == (["12亿元"], [("footnote", "3")])


@pytest.mark.parametrize(
    ("letters", "number", "shown"),
    [("R", 1, "☑"), ("\uf052", 1, "☑"), ("\uf0b3", 2, "≥"), ("数20", 0, "数20"), ("5", 9, "5")],
)
def test_letters_of_symbol_fonts_read_as_they_look(letters: str, number: int, shown: str) -> None:
    fonts = ["宋体", "Wingdings 2", "Symbol"]
    assert body_of(read_doc_of((letters, in_font(number)), ("是\r", b""), fonts=fonts)) == [f"{shown}是"]


def test_a_symbol_that_stands_for_a_bracket_is_that_of_its_font() -> None:
    picked = sprm(0x6A09, 1, 0, 0xFE, 0xF0)
    assert body_of(read_doc_of(("(", picked), ("(是)\r", b""), fonts=["宋体", "Wingdings"])) == ["☑(是)"]


# ---------------------------------------------------------------- fields


def test_an_equation_field_prints_what_its_instruction_draws() -> None:
    document = read_doc_of(("第\x13 EQ \\o\\ac(○,3)\x14\x15项\r\x13EQ \\q(1)\x15\r", b""))
    assert (body_of(document), kinds_of(document)) == (["第③项"], ["unread-field"])


def form_data(bits: int, default: int, *entries: str) -> bytes:
    """Write the data of a field of a form."""
    head = struct.pack("<IH", 0, 68).ljust(68, b"\0") + b"\xff\xff\xff\xff"
    texts = struct.pack("<HHHHH", bits, 0, 0, 0, 0) + struct.pack("<H", default)
    listed = b"".join(struct.pack("<H", len(entry)) + entry.encode("utf-16-le") for entry in entries)
    return head + texts + bytes(20) + struct.pack("<HHH", 0xFFFF, len(entries), 0) + listed


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("FORMCHECKBOX", form_data(1 | 1 << 2, 0), "☒"),
        ("FORMCHECKBOX", form_data(1 | 25 << 2, 0), "☐"),
        ("FORMCHECKBOX", form_data(1 | 25 << 2, 1), "☒"),
        ("FORMDROPDOWN", form_data(2 | 1 << 2, 0, "良", "优"), "优"),
        ("FORMDROPDOWN", form_data(2 | 25 << 2, 0, "良", "优"), "良"),
    ],
)
def test_a_field_of_a_form_prints_what_was_filled_in(name: str, data: bytes, shown: str) -> None:
    place = sprm(0x6A03, 0, 0, 0, 0)
    document = read_doc_of((f"评\x13 {name} ", b""), ("\x01", place), ("\x14\x15级\r", b""), data=data)
    assert (body_of(document), kinds_of(document)) == ([f"评{shown}级"], [])


def test_a_field_of_a_form_without_its_data_is_named() -> None:
    place = sprm(0x6A03, 0, 0, 0, 0)
    for data in (b"", b"\0" * 90, form_data(2 | 1 << 2, 0, "良", "优")[:-9]):
        document = read_doc_of(("评\x13 FORMDROPDOWN ", b""), ("\x01", place), ("\x15级\r", b""), data=data)
        assert (body_of(document), kinds_of(document)) == (["评级"], ["unread-field"])


# ---------------------------------------------------------------- numbers


def test_an_empty_paragraph_of_a_list_counts() -> None:
    document = read_doc_of(("甲\r\r乙\r", b""), paragraphs=[LISTED], numbered="%、")
    assert body_of(document) == ["1、甲", "2、", "3、乙"]


def test_a_page_break_before_the_words_of_a_list_counts_once() -> None:
    document = read_doc_of(("甲\r\f乙\r", b""), paragraphs=[LISTED], numbered="%、")
    assert body_of(document) == ["1、甲", "2、乙"]


def test_an_empty_cell_prints_the_number_of_its_list() -> None:
    cell = LISTED + sprm(0x2416, 1)
    rows = [cell, bytes(2) + sprm(0x2416, 1), bytes(2) + sprm(0x2416, 1) + sprm(0x2417, 1)] * 2
    document = read_doc_of(("\7甲\7\7\7乙\7\7", b""), paragraphs=rows, numbered="%")
    assert body_of(document) == [[["1", "甲"], ["2", "乙"]]]


def test_an_item_that_is_hidden_with_its_end_has_no_number_and_is_not_counted() -> None:
    document = read_doc_of(("甲\r", b""), ("藏\r", HIDDEN), ("丙\r", b""), paragraphs=[LISTED], numbered="%、")
    assert (body_of(document), notes_of(document)) == (["1、甲", "2、丙"], [("hidden", "藏")])


def test_symbols_that_nobody_knows_are_named() -> None:
    document = read_doc_of(("(", sprm(0x6A09, 0, 0, 0x41, 0xF0)), ("是\r", b""), fonts=["Fancy"])
    assert (body_of(document), [problem.values for problem in document.problems]) == (
        ["是"],
        [{"count": "1", "symbols": "Fancy F041"}],
    )
