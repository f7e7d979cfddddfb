"""Fonts that a PDF names and does not bring along: what is read of them is the same on every machine."""

from __future__ import annotations

import pypdfium2
import pytest
from pdf_of import FONT, HEIGHT, Paper
from raw_pdf import one_page, stream

from reportlint.model import Document
from reportlint.read.pdf import read_pdf
from reportlint.read.pdf.standin import stand_in
from reportlint.read.trouble import LIMITS

WORDS = "自评得分8分"


def meanings(codes: dict[str, int]) -> bytes:
    """Say which code stands for which character."""
    pairs = "".join(f"<{code:04X}> <{ord(char):04X}>\n" for char, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange {len(codes)} beginbfchar\n{pairs}endbfchar endcmap end"
    ).encode()


def one_by_one(font: str, ordering: str, kind: str) -> bytes:
    """Print `WORDS` character by character in a font that is not in the file."""
    codes = {char: number for number, char in enumerate(dict.fromkeys(WORDS), 3)}
    printed = " ".join(f"<{codes[char]:04X}> Tj 14 0 Td" for char in WORDS)
    name = font.encode()
    return one_page(
        f"BT /F 14 Tf 90 700 Td {printed} ET".encode(),
        b"/Font<</F 5 0 R>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>" % name,
        b"<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)/Supplement 0>>"
        b"/FontDescriptor 7 0 R/DW 1000>>" % (kind.encode(), name, ordering.encode()),
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 700/StemV 80>>" % name,
        stream(meanings(codes)),
    )


@pytest.mark.parametrize("kind", ["CIDFontType0", "CIDFontType2"])
@pytest.mark.parametrize("ordering", ["Identity", "GB1"])
@pytest.mark.parametrize("font", ["SimSun", "FZXiaoBiaoSong-B05S", "NoSuchFont"])
def test_a_character_that_stands_alone_is_read_though_its_font_is_nowhere(font: str, ordering: str, kind: str) -> None:
    assert read_pdf(one_by_one(font, ordering, kind), LIMITS).text == WORDS


def boxes(document: Document) -> list[tuple[float, ...]]:
    """Return where the characters stand, in tenths of a point."""
    assert document.layout is not None
    sides = [round(side, 1) for side in document.layout.boxes]
    return [tuple(sides[at : at + 4]) for at in range(0, len(sides), 4)]


def test_characters_of_such_fonts_are_as_wide_as_their_step_and_all_of_one_height() -> None:
    paper = Paper()
    paper.canvas.setFont(FONT, 10)
    for place, char in enumerate("区目一。"):
        paper.canvas.drawString(90 + 10 * place, HEIGHT - 100, char)
    found = boxes(paper.read())
    assert [box[::2] for box in found] == [(90 + 10 * place, 100 + 10 * place) for place in range(4)]
    assert len({box[1::2] for box in found}) == 1


def test_words_beside_digits_in_such_fonts_keep_the_space_that_was_typed() -> None:
    assert Paper().lines("DN100 2024").read().text == "DN100 2024"


@pytest.mark.parametrize("font", ["Helvetica", "Arial", "ABCDEF+ArialMT", "TimesNewRomanPSMT"])
def test_the_standard_fonts_keep_their_own_steps(font: str) -> None:
    described = b"<</Type/Font/Subtype/TrueType/BaseFont/%s>>" % font.encode()
    found = boxes(read_pdf(one_page(b"BT /F 10 Tf 90 700 Td (iW) Tj ET", b"/Font<</F 5 0 R>>", described), LIMITS))
    narrow, wide = (right - left for left, _, right, _ in found)
    assert (narrow < 3, wide > 8) == (True, True)


def test_the_font_that_stands_in_for_them_is_small() -> None:
    assert len(stand_in()) < 1024


def test_whoever_draws_pages_in_the_same_process_does_not_see_the_stand_in() -> None:
    data = Paper().put(90, 100, "一", 100.0).bytes()
    assert read_pdf(data, LIMITS).text == "一"
    page = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    # A stroke in the middle, or nothing where no font is; the stand-in would fill the whole square.
    assert page.getpixel((140, 30)) == page.getpixel((140, 95)) == 255


def without_meanings() -> bytes:
    """Print `WORDS` in a font that is in the file, which says nowhere what its characters mean."""
    printed = "".join(f"{code:04X}" for code in range(2, 2 + len(WORDS)))
    return one_page(
        f"BT /F 14 Tf 90 700 Td <{printed}> Tj ET".encode(),
        b"/Font<</F 5 0 R>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Own/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Own/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/DW 1000>>",
        b"<</Type/FontDescriptor/FontName/AAAAAA+Own/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 700/StemV 80/FontFile2 8 0 R>>",
        stream(stand_in()),
    )


def test_a_page_whose_font_does_not_say_what_its_characters_mean_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportlint.read.pdf.scans.is_available", lambda: False)
    problems = read_pdf(without_meanings(), LIMITS).problems
    assert [(problem.kind, dict(problem.values)) for problem in problems] == [("unreadable-page", {"page": "1"})]
