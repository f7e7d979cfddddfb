"""Text of RTF files: bytes by the charset of their font, letters of symbol fonts, cells of notes."""

from __future__ import annotations

import pytest
from package_of import body_of, notes_of, rtf

from reportlint.read import read

FONTS = (
    "{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\froman\\fcharset0 Times;}"
    "{\\f2\\fnil\\fcharset2 Wingdings;}{\\f3\\fnil\\fcharset2{\\*\\panose 05}Symbol;}{\\f4\\fcharset238 Arial CE;}}"
)


def coded(inside: str) -> bytes:
    """Write a file in the code page of Chinese."""
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{FONTS}\\pard {inside}\\par}}".encode("ascii")


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("{\\f1 10\\'b2m, 5\\'b1 2, 37\\'b0C}\\'d6\\'a7", "10²m, 5± 2, 37°C支"),
        ("{\\f1 A\\'d6\\'a7\\'b3\\'f6}", "A支出"),
        ("{\\f4 \\'e8}", "č"),
    ],
)
def test_bytes_are_read_in_the_charset_of_their_font(inside: str, shown: str) -> None:
    assert body_of(read(coded(inside), "a.rtf")) == [shown]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("{\\f2 \\'fe}\\'ca\\'c7{\\f2 \\'a8}\\'b7\\'f1", "☑是□否"),
        ("{\\f3 \\'b3}90%", "≥90%"),
        ("{\\f2\\u-3842?}\\'ca\\'c7", "☑是"),
        ("{\\field{\\*\\fldinst SYMBOL 254 \\\\f \"Wingdings\"}{\\fldrslt\\f2\\'fe}}\\'ca\\'c7", "☑是"),
    ],
)
def test_letters_of_symbol_fonts_read_as_they_look(inside: str, shown: str) -> None:
    assert body_of(read(coded(inside), "a.rtf")) == [shown]


ROW = "\\trowd\\cellx9\\cellx99\\pard\\intbl {}\\cell {}\\cell\\row"
CELLS = ROW.format(5, 6) + ROW.format("甲", "乙")


def test_the_cells_of_a_table_in_a_note_or_header_are_kept_apart() -> None:
    document = read(
        rtf(f"{{\\header {CELLS}\\pard 第1页\\par}}\\pard 正文{{\\footnote\\pard 共12\\par {CELLS}\\pard 完}}\\par"),
        "a.rtf",
    )
    assert body_of(document) == ["正文"]
    assert notes_of(document) == [("header", "5 6 甲 乙 第1页"), ("footnote", "共12 5 6 甲 乙 完")]


def test_the_cells_of_a_table_in_a_text_box_are_kept_apart() -> None:
    document = read(rtf(f"甲{{\\shp{{\\*\\shpinst{{\\shptxt {CELLS}}}}}}}\\par"), "a.rtf")
    assert body_of(document) == ["甲", "5 6", "甲 乙"]
