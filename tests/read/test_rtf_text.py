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


# ---------------------------------------------------------------- equations


def equation(inside: str) -> str:
    """Write an equation as Word does: its parts, and a picture of it for older programs."""
    return f"{{\\mmath{{\\*\\moMath {inside}}}}}{{\\*\\mmathPict{{\\pict 00}}}}"


FRACTION = "{\\mf{\\mfPr{\\mctrlPr\\f1 }}{\\mnum{\\mr\\mscr0\\msty2\\f1 3}}{\\mden{\\mr 8}}}"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (FRACTION, "3/8"),
        ("{\\msSup{\\msSupPr{\\mctrlPr}}{\\me{\\mr 10}}{\\msup{\\mr 4}}}", "10^4"),
        ("{\\mr x=}{\\md{\\mdPr{\\mbegChr [}{\\mendChr ]}}{\\me{\\mr 1+2}}}", "x=[1+2]"),
        ("{\\mnary{\\mnaryPr{\\mchr \\u8721?}}{\\msub{\\mr i=1}}{\\msup{\\mr 9}}{\\me{\\mr 7}}}", "∑i=1 9 7"),
        ("{\\mm{\\mmr{\\me{\\mr 1}}{\\me{\\mr 2}}}{\\mmr{\\me{\\mr 3}}{\\me{\\mr 4}}}}", "1 2 3 4"),
        ("{\\mrad{\\mdeg}{\\me{\\mr 2}}}", "√2"),
    ],
)
def test_an_equation_is_read_once_on_one_line(inside: str, shown: str) -> None:
    document = read(
        rtf(f"率={equation(inside)}。\\par {{\\mmath{{\\*\\moMathPara{{\\*\\moMath {inside}}}}}}}\\par"), "a.rtf"
    )
    assert (body_of(document), document.pictures, document.problems) == ([f"率={shown}。", shown], 0, ())


def test_the_numbers_of_an_equation_do_not_run_into_those_around_it() -> None:
    document = read(
        rtf(f"共12{equation(FRACTION)}36人，占{equation(FRACTION)}多\\par 5{equation(FRACTION)}\\par 6"), "a.rtf"
    )
    assert body_of(document) == ["共12\N{EM SPACE}3/8\N{EM SPACE}36人，占3/8多", "5\N{EM SPACE}3/8", "6"]


def test_an_equation_in_a_cell_stays_in_it() -> None:
    row = f"\\trowd\\cellx900\\cellx1900\\pard\\intbl {equation(FRACTION)}\\cell 5\\cell\\row"
    document = read(rtf(row), "a.rtf")
    assert body_of(document) == [[["3/8", "5"]]]


def test_a_deleted_equation_is_no_text() -> None:
    document = read(rtf(f"率{{\\deleted {equation(FRACTION)}}}高\\par"), "a.rtf")
    assert (body_of(document), notes_of(document)) == (["率高"], [("deleted", "3/8")])
