"""Formulas of xls: the tokens of a cell as the formula somebody typed, and what cannot be worked out said."""

from __future__ import annotations

import struct

import pytest
from helpers import ROOT
from package_of import kinds_of, n, t, xlsx

from reportlint.read import read
from reportlint.read.xls_formulas import UNREAD, Told, formulas_of

SHARED = 0x04BC
NUMBER = struct.pack("<d", 3.0)


def ref(cell: str, *, fixed: bool = False) -> bytes:
    """Write a reference to a cell."""
    return b"\x44" + struct.pack("<HH", int(cell[1:]) - 1, ord(cell[0]) - 65 | (0 if fixed else 0xC000))


def whole(number: int) -> bytes:
    """Write a whole number."""
    return b"\x1e" + struct.pack("<H", number)


def cell(row: int, column: int, tokens: bytes, *, result: bytes = NUMBER, flags: int = 0) -> bytes:
    """Write the record of a formula."""
    head = struct.pack("<HHH8sHIH", row, column, 0, result, flags, 0, len(tokens))
    return struct.pack("<HH", 6, len(head) + len(tokens)) + head + tokens


def told(*written: bytes) -> dict[tuple[int, int], Told]:
    """Read the formulas of a sheet of these records."""
    stream = struct.pack("<HHI", 0x0809, 4, 0) + b"".join(written) + struct.pack("<HH", 0x000A, 0)
    return formulas_of(stream, 0, lambda _: "底稿")


MINUS, TIMES, BRACKET, SUM = b"\x04", b"\x05", b"\x15", b"\x19\x10\x00\x00"


@pytest.mark.parametrize(
    ("tokens", "formula"),
    [
        (ref("A1") + ref("A2") + ref("A3") + MINUS + BRACKET + MINUS, "A1-(A2-A3)"),
        (ref("A1") + ref("A2") + ref("A3") + MINUS + MINUS, "A1-(A2-A3)"),
        (ref("A1") + ref("A2") + MINUS + ref("A3") + MINUS, "A1-A2-A3"),
        (ref("A1") + ref("A2") + MINUS + whole(2) + TIMES, "(A1-A2)*2"),
        (b"\x25" + struct.pack("<4H", 1, 4, 1, 1) + SUM, "SUM(B2:B5)"),
        (b"\x25" + struct.pack("<4H", 1, 4, 1, 1) + ref("D1") + b"\x42\x02\x04\x00", "SUM(B2:B5,D1)"),
        (ref("A1") + whole(2) + b"\x21\x1b\x00", "ROUND(A1,2)"),
        (b"\x3a" + struct.pack("<3H", 0, 1, 1), "'底稿'!B2"),
        (whole(5) + b"\x14" + ref("A1") + TIMES, "5%*A1"),
        (b"\x17\x01\x01" + "局".encode("utf-16-le"), '"局"'),
        (b"\x39\x00\x00", UNREAD),
        (MINUS, UNREAD),
        (ref("A1")[:3], UNREAD),
    ],
)
def test_tokens_are_written_as_the_formula_that_was_typed(tokens: bytes, formula: str) -> None:
    assert told(cell(0, 4, tokens))[0, 4] == Told(formula, cached=True)


def test_a_shared_formula_is_written_as_each_cell_has_it() -> None:
    tokens = b"\x2c" + struct.pack("<HH", 0, 0xC0FF) + whole(2) + TIMES
    sharing = struct.pack("<HHBBBBH", 1, 2, 2, 2, 0, 2, len(tokens)) + tokens
    here = b"\x01" + struct.pack("<HH", 1, 2)
    records = cell(1, 2, here) + struct.pack("<HH", SHARED, len(sharing)) + sharing + cell(2, 2, here)
    assert {place: one.text for place, one in told(records).items()} == {(1, 2): "B2*2", (2, 2): "B3*2"}


def test_a_result_that_its_writer_could_not_work_out_is_none() -> None:
    blank = b"\x03\0\0\0\0\0\xff\xff"
    text = b"\x17\x01\x00-"
    assert not told(cell(0, 0, ref("B1"), result=blank))[0, 0].cached
    assert not told(cell(0, 0, ref("B1"), result=bytes(8), flags=2))[0, 0].cached
    assert told(cell(0, 0, ref("B1"), result=bytes(8)))[0, 0].cached
    assert told(cell(0, 0, ref("B1") + text + b"\x08", result=blank))[0, 0].cached


def test_an_xls_knows_the_formulas_of_the_xlsx_it_was_converted_from() -> None:
    known = []
    for form in ("xls", "xlsx"):
        document = read((ROOT / "fixtures" / "converted" / f"form.{form}").read_bytes(), f"form.{form}")
        known.append([(document.quote(formula.span), formula.text) for formula in document.formulas])
    assert known[0] == known[1] != []


def test_a_formula_that_is_not_worked_out_is_said() -> None:
    document = read(xlsx(t("甲") + n(1), t("乙") + n(2, "VLOOKUP(A1,D1:E9,2)")), "a.xlsx")
    assert kinds_of(document) == ["formula-unsolved"]


def test_a_formula_whose_result_is_words_is_nothing_to_work_out() -> None:
    words = '<c t="str"><f>A1&amp;"局"</f><v>东局</v></c>'
    assert kinds_of(read(xlsx(t("东") + n(1), t("乙") + words), "a.xlsx")) == []
