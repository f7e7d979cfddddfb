"""Highlights on a scan: a printed page, stamped with a red seal and scanned askew, marked where its numbers stand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from helpers import ROOT, check_bytes
from PIL import Image
from test_annotated_pdf import drawn

from reportlint.finding import Finding, Result
from reportlint.read.scan.engine import engine
from reportlint.render.options import Options
from reportlint.render.pdf import render

SCAN = ROOT / "fixtures" / "converted" / "scan.pdf"
NUMBER = re.compile(r"\d[\d.]*")
AROUND = 4
"""Points around a highlight that belong to what it marks: the ends of its numbers may lie a little outside."""

pytestmark = pytest.mark.needs("poppler")

Box = tuple[float, float, float, float]
Pixels = Any
"""An array: lines, columns, colours."""


@cache
def checked() -> Result:
    return check_bytes(SCAN.read_bytes(), SCAN.name)


def told() -> list[tuple[Finding, Box]]:
    """Return the findings about words of the page, each with the box of its words."""
    layout = checked().document.layout
    assert layout is not None
    boxes = [(finding, layout.box(finding.span)) for finding in checked().findings if finding.span]
    return [(finding, box) for finding, box in boxes if box is not None]


def pixels(picture: Image.Image, box: Box, *, around: float = 0) -> Pixels:
    """Return the pixels of a box, which is in points."""
    x0, top, x1, bottom = (round(edge) for edge in (box[0] - around, box[1] - around, box[2] + around, box[3] + around))
    return np.asarray(picture)[top:bottom, x0:x1].astype(int)


def is_colored(region: Pixels) -> Pixels:
    """Tell which pixels are of a colour: yellow, blue, violet or red, not paper and not ink."""
    return np.ptp(region, axis=2) > 40


def test_every_finding_is_highlighted_where_its_words_stand(tmp_path: Path) -> None:
    before = drawn(SCAN.read_bytes(), tmp_path)
    after = drawn(render(checked(), SCAN.read_bytes(), Options()), tmp_path)
    assert len(told()) >= 5
    for finding, box in told():
        quote = checked().document.quote(finding.span)
        assert is_colored(pixels(before, box)).mean() < 0.2, quote
        assert is_colored(pixels(after, box)).mean() > 0.4, quote
        assert (pixels(before, box).max(axis=2) < 128).any(), f"no ink under {quote}"


def test_what_is_highlighted_reads_as_the_words_of_the_finding(tmp_path: Path) -> None:
    page = drawn(SCAN.read_bytes(), tmp_path, dpi=288)
    for finding, box in told():
        larger: Box = (4 * box[0], 4 * box[1], 4 * box[2], 4 * box[3])
        crop = pixels(page, larger, around=4 * AROUND).astype(np.uint8)
        padded: Pixels = np.pad(crop, ((40, 40), (40, 40), (0, 0)), constant_values=255)
        read = "".join(engine()(np.ascontiguousarray(padded[:, :, ::-1])).txts or ())
        for number in NUMBER.findall(checked().document.quote(finding.span)):
            assert number in read, (finding.rule.code, number, read)


def test_the_rest_of_the_page_keeps_its_look(tmp_path: Path) -> None:
    before = np.asarray(drawn(SCAN.read_bytes(), tmp_path)).astype(int)
    after = np.asarray(drawn(render(checked(), SCAN.read_bytes(), Options()), tmp_path)).astype(int)
    changed = np.abs(before - after).max(axis=2) > 40
    assert 0.0005 < changed.mean() < 0.02
