"""Pages that are pictures: a page of a fixture, printed, stamped with a red seal and scanned askew."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import numpy as np
import pytest
from helpers import ROOT, default_beliefs, quoted

from reportlint.config import Config
from reportlint.finding import Result
from reportlint.flow import lint_document
from reportlint.model import Document
from reportlint.read import read
from reportlint.read.layout.glyphs import Glyph
from reportlint.read.pdf.scans import Recogniser
from reportlint.read.scan.rules import patches_of, rules_of
from reportlint.read.scan.words import TextLine, Word, common_sizes, glyphs_of, tilt_of
from reportlint.render.telling import message
from reportlint.rule import Severity

SCAN = ROOT / "fixtures" / "converted" / "scan.pdf"
PRINTED = ROOT / "fixtures" / "project.pdf"
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@cache
def scanned() -> Document:
    return read(SCAN.read_bytes(), SCAN.name)


@cache
def printed_numbers() -> Counter[str]:
    document = read(PRINTED.read_bytes(), PRINTED.name)
    assert document.layout is not None
    pages = document.layout.pages
    return Counter(found[0] for found in NUMBER.finditer(document.text) if pages[found.start()] == 3)


def test_at_least_nineteen_of_twenty_numbers_of_a_scan_are_read() -> None:
    wanted = printed_numbers()
    met = wanted & Counter(NUMBER.findall(scanned().text))
    assert met.total() >= 0.95 * wanted.total()


def test_the_table_of_a_scan_is_the_table_of_the_print() -> None:
    (table,) = scanned().tables()
    assert table.columns == 8
    assert {"6", "5"} <= {scanned().quote(cell.span) for cell in table.cells if cell.column in {5, 6}}
    assert not any(all(not cell.span for cell in table.cells if cell.row == row) for row in range(table.rows))


def test_every_number_of_a_scan_has_its_score() -> None:
    scored = [doubt for doubt in scanned().doubts if doubt.score is not None]
    assert {doubt.kind for doubt in scanned().doubts} == {"recognised"}
    assert len(scored) >= 0.95 * len(NUMBER.findall(scanned().text))
    assert all(0.5 <= (doubt.score or 0) <= 1 for doubt in scored)


def test_that_pages_were_recognised_is_said() -> None:
    assert [(problem.kind, problem.values) for problem in scanned().problems] == [("recognised-pages", {"pages": "1"})]


@cache
def result() -> Result:
    return lint_document(scanned(), SCAN.name, "", default_beliefs(), Config())


def test_findings_that_rest_on_recognition_are_capped_and_say_so() -> None:
    (finding,) = (finding for finding in result().findings if finding.rule.code == "SCO101")
    assert quoted(result(), finding) == "6"
    assert finding.severity is Severity.WARNING
    assert "对照原件核实" in message(finding, "zh")
    assert "verify them against the original" in message(finding, "en")


def test_a_page_is_unread_where_recognition_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportlint.read.pdf.scans.is_available", lambda: False)
    assert [problem.kind for problem in read(SCAN.read_bytes(), SCAN.name).problems] == ["unreadable-page"]


def test_a_page_there_is_no_time_for_stays_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recogniser, "begin", classmethod(lambda cls, limits, _size: cls(limits, 0.0)))
    assert [problem.kind for problem in read(SCAN.read_bytes(), SCAN.name).problems] == ["unreadable-page"]


# ---------------------------------------------------------------- its parts


def line(text: str, x: float, y: float, size: float = 10.0, tilt: float = 0.0) -> TextLine:
    words = tuple(
        Word(char, x + size * place, y, x + size * (place + 1), y + size, 0.99) for place, char in enumerate(text)
    )
    return TextLine(words, tilt, size / 0.86)


def test_a_page_is_straightened_by_what_most_of_its_lines_say() -> None:
    lines = [line("预算执行情况如下", 0, 20 * place, tilt=1.0) for place in range(5)] + [line("印章", 0, 0, tilt=40.0)]
    assert tilt_of(lines) == 1.0
    assert tilt_of([line("预算执行情况如下", 0, 20 * place, tilt=0.02) for place in range(5)]) == 0.0


def test_sizes_that_differ_by_measurement_only_are_one() -> None:
    assert common_sizes([10.0, 10.4, 15.9, 16.2]) == [10.2, 10.2, 16.05, 16.05]


def test_two_lines_side_by_side_are_two_words() -> None:
    glyphs = glyphs_of([line("20", 0, 0), line("30", 30, 0)], 0.0, (0.0, 0.0))
    assert [glyph.order for glyph in glyphs] == [0, 1, 3, 4]


def drawn(*areas: tuple[int, int, int, int]) -> np.ndarray:
    image: np.ndarray = np.full((400, 400), 255, np.uint8)
    for x0, y0, x1, y1 in areas:
        image[y0:y1, x0:x1] = 20
    return image


def test_rules_are_found_and_strokes_of_letters_are_none() -> None:
    image = drawn((20, 100, 380, 102), (50, 20, 52, 380), (200, 200, 230, 203))
    one = Glyph("一", 98.0, 92.0, 118.0, 112.0, 109.0, 20.0, 0, 0)
    edges = rules_of(image, 2.0, [one])
    assert sorted((edge.upright, round(edge.at), round(edge.low), round(edge.high)) for edge in edges) == [
        (False, 50, 10, 190), (True, 26, 10, 190),
    ]  # fmt: skip


def test_pieces_of_a_rule_that_is_not_quite_straight_are_on_one_line() -> None:
    edges = rules_of(drawn((20, 100, 200, 102), (200, 104, 380, 106)), 2.0, [])
    assert len({edge.at for edge in edges}) == 1


def test_the_bars_of_a_chart_are_patches() -> None:
    assert [drawing.box for drawing in patches_of(drawn((100, 100, 140, 300)), 2.0)] == [(50.5, 50.5, 70.5, 150.5)]
