"""A copy of a pdf with highlights: where the numbers are printed, seen through another program's eyes."""

from __future__ import annotations

import io
import subprocess
from array import array
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from helpers import ROOT, check_bytes
from making import finding_of, result_of, rule_of, span_of
from pdf_of import Paper
from PIL import Image

from reportlint.finding import Finding
from reportlint.model import Document, Layout, Problem, Span
from reportlint.read import read
from reportlint.render.options import Options
from reportlint.render.pdf import render
from reportlint.rule import Severity

DPI = 72
ERROR, WARNING, ANSWER = (255, 138, 128), (255, 224, 102), (206, 190, 250)


def pdf_of(*lines: str, turns: int = 0, cropped: bool = False) -> bytes:
    """Print lines of text on one page."""
    paper = Paper()
    if turns:
        paper.canvas.setPageRotation(90 * turns)
    if cropped:
        paper.canvas.setCropBox((40, 30, 560, 800))
    for line in lines:
        paper.prose(line)
    paper.canvas.showPage()
    paper.canvas.save()
    return paper.buffer.getvalue()


def marked(data: bytes, *findings: Finding, document: Document | None = None) -> bytes:
    document = document or read(data, "a.pdf")
    return render(result_of(document, *findings), data, Options())


def drawn(data: bytes, folder: Path, page: int = 1, dpi: int = DPI) -> Image.Image:
    """Let poppler draw a page."""
    source = folder / "drawn.pdf"
    source.write_bytes(data)
    command = ["pdftoppm", "-cropbox", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", str(source)]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("RGB")  # noqa: S603


def colored(picture: Image.Image, color: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """Bound the pixels that are nearly of a colour, in points."""
    pixels = picture.tobytes()
    found = [
        (index // 3 % picture.width, index // 3 // picture.width)
        for index in range(0, len(pixels), 3)
        if all(abs(pixels[index + part] - color[part]) < 12 for part in range(3))
    ]
    if not found:
        return None
    scale = 72 / DPI
    xs, ys = [x * scale for x, _ in found], [y * scale for _, y in found]
    return (round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys)))


def notes(data: bytes) -> list[tuple[int, str]]:
    """Return page and text of every annotation, as PDFium reads them."""
    raw = pypdfium2.raw
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            for index in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation = raw.FPDFPage_GetAnnot(page, index)
                size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
                buffer = (raw.FPDF_WCHAR * (size // 2))()
                raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
                found.append((number + 1, bytes(buffer).decode("utf-16-le").rstrip("\0")))
                raw.FPDFPage_CloseAnnot(annotation)
            page.close()
    return found


@pytest.mark.needs("poppler")
def test_the_highlight_lies_on_the_printed_number(tmp_path: Path) -> None:
    data = pdf_of("本项目满分为100分，自评得分为98分。")
    document = read(data, "a.pdf")
    span = span_of(document, "98")
    assert document.layout is not None
    expected = document.layout.box(span)
    seen = colored(drawn(marked(data, finding_of(document, span)), tmp_path), ERROR)
    assert colored(drawn(data, tmp_path), ERROR) is None
    assert near(seen, expected)


@pytest.mark.needs("poppler")
@pytest.mark.parametrize(("turns", "cropped"), [(0, True), (1, False), (2, False), (3, False)])
def test_turned_and_cropped_pages_are_marked_where_they_show_the_words(
    tmp_path: Path, turns: int, cropped: bool
) -> None:
    data = pdf_of("　", turns=turns, cropped=cropped)
    copy = marked(data, finding_of(seen_at(300, 100), "98"), document=seen_at(300, 100))
    assert near(colored(drawn(copy, tmp_path), ERROR), (300, 100, 320, 120))


def seen_at(x: float, y: float) -> Document:
    """Make a document whose only word stands at a place of its page."""
    layout = Layout(array("i", [1, 1]), array("d", [x, y, x + 10, y + 20, x + 10, y, x + 20, y + 20]))
    return Document("98", "pdf", pages=1, layout=layout)


def near(seen: Sequence[float] | None, expected: Sequence[float] | None) -> bool:
    """Whether two boxes are the same; viewers round the ends of a highlight outwards, by a quarter of its height."""
    assert seen is not None
    assert expected is not None
    return all(abs(one - other) <= 6 for one, other in zip(seen, expected, strict=True))


@pytest.mark.needs("poppler")
def test_words_over_two_lines_are_highlighted_on_both_and_not_beside_them(tmp_path: Path) -> None:
    data = pdf_of("一" * 20 + "这是一段跨越两行的文字需要标出" + "二" * 20)
    document = read(data, "a.pdf")
    span = span_of(document, "这是一段跨越两行的文字需要标出")
    picture = drawn(marked(data, finding_of(document, span)), tmp_path)
    assert document.layout is not None
    for index in range(span.start, span.end):
        x0, top, x1, bottom = document.layout.boxes[4 * index : 4 * index + 4]
        middle = int((x0 + x1) * DPI / 144), int((top + bottom) * DPI / 144)
        around = [picture.getpixel((middle[0] + x, middle[1] + y)) for x in range(-8, 9, 2) for y in range(-8, 9, 2)]
        assert ERROR in around
    outside = span_of(document, "一一一一")
    x0, top, x1, bottom = document.layout.boxes[4 * outside.start : 4 * outside.start + 4]
    assert picture.getpixel((int(x0 * DPI / 72) + 1, int(top * DPI / 72) + 1)) == (255, 255, 255)


@pytest.mark.needs("poppler")
def test_colours_tell_the_weight_and_the_other_end(tmp_path: Path) -> None:
    data = pdf_of("满分为100分。", "自评得分为98分。")
    document = read(data, "a.pdf")
    warning = rule_of(severity=Severity.WARNING)
    copy = marked(data, finding_of(document, "98", related={"100": "满分"}, rule=warning))
    picture = drawn(copy, tmp_path)
    assert colored(picture, WARNING) is not None
    assert colored(picture, ANSWER) is not None
    assert [text[:4] for _, text in notes(copy)] == ["【警告·", "【警告】"]


def test_findings_on_the_same_words_share_a_note() -> None:
    data = pdf_of("自评得分为98分。")
    document = read(data, "a.pdf")
    copy = marked(data, finding_of(document, "98"), finding_of(document, "98", rule=rule_of("SCO105")))
    ((_, text),) = notes(copy)
    assert "SCO101" in text
    assert "SCO105" in text


@pytest.mark.needs("poppler")
def test_what_is_about_the_whole_report_is_a_note_on_the_first_page(tmp_path: Path) -> None:
    data = pdf_of("自评得分为98分。")
    copy = marked(data, finding_of(read(data, "a.pdf"), Span(0, 0), context=Span(0, 1)))
    ((page, _),) = notes(copy)
    assert page == 1
    assert colored(drawn(copy, tmp_path), ERROR) is not None


def test_a_page_that_could_not_be_read_says_so_itself() -> None:
    data = pdf_of("无")
    problem = Problem("unreadable-page", {"page": "1"})
    document = read(data, "a.pdf")
    ((page, text),) = notes(render(result_of(document, problems=(problem,)), data, Options()))
    assert page == 1
    assert text.startswith("【未核验】第 1 页没有可读取的文字")


def test_the_submitted_bytes_stay_at_the_head_of_the_copy() -> None:
    data = (ROOT / "fixtures" / "project.pdf").read_bytes()
    result = check_bytes(data, "project.pdf")
    copy = render(result, data, Options())
    assert copy.startswith(data)
    again = check_bytes(copy, "project.pdf")
    assert [one.fingerprint for one in again.findings] == [one.fingerprint for one in result.findings]


def test_every_finding_of_a_real_form_has_its_note() -> None:
    data = (ROOT / "fixtures" / "project.pdf").read_bytes()
    result = check_bytes(data, "project.pdf")
    texts = "\n".join(text for _, text in notes(render(result, data, Options("en"))))
    for finding in result.findings:
        assert finding.rule.code in texts
    assert "[Error" in texts


def test_a_report_without_findings_is_copied_byte_for_byte() -> None:
    data = pdf_of("无")
    assert marked(data) == data
