"""Born-digital PDF → `Document`: PDFium tells where each character and rule stands, `layout` what they form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportlint.model import Document, Problem
from reportlint.read.layout import laid_out
from reportlint.read.layout.pages import Damaged, Page
from reportlint.read.pdf.pages import read_page
from reportlint.read.pdf.pdfium import opened, page_count, properties
from reportlint.read.pdf.scans import Recogniser, doubts_of
from reportlint.read.trouble import Limits, Unreadable

__all__ = ["read_pdf"]


def read_pdf(data: bytes, limits: Limits) -> Document:
    """Read a PDF; raises `Unreadable` where it is damaged, encrypted or beyond the limits.

    Pages that are pictures are recognised where the extra for it is installed.
    """
    recogniser = Recogniser.begin(limits, len(data))
    document = replace(laid_out(read_pages(data, limits, recogniser), "pdf", limits), properties=read_properties(data))
    if not recogniser.words:
        return document
    problem = Problem("recognised-pages", {"pages": listed(recogniser.words)})
    found = (*document.doubts, *doubts_of(document, recogniser.words))
    doubts = tuple(sorted(found, key=lambda doubt: doubt.span))
    return replace(document, doubts=doubts, problems=(*document.problems, problem))


def listed(pages: Iterable[int]) -> str:
    """Write page numbers, those in a row as a range."""
    ranges: list[list[int]] = []
    for page in sorted(pages):
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    return ", ".join("–".join(map(str, ends)) for ends in ranges)


def read_properties(data: bytes) -> dict[str, str]:
    """Read what the file says about itself."""
    with opened(data) as document:
        return properties(document)


def read_pages(data: bytes, limits: Limits, recogniser: Recogniser) -> list[Page | Damaged]:
    """Read every page of a file, one open at a time."""
    with opened(data) as document:
        count = page_count(document)
        if count < 1:
            raise Unreadable("damaged", detail="0 pages")
        if count > limits.pages:
            raise Unreadable("limit-exceeded", detail=f"{count} > {limits.pages} pages")
        pages = (read_page(document, index, limits) for index in range(count))
        return [recogniser.read(document, page) if isinstance(page, Page) else page for page in pages]
