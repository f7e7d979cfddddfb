"""Born-digital PDF → `Document`: PDFium tells where each character and rule stands, `layout` what they form."""

from __future__ import annotations

from reportlint.model import Document
from reportlint.read.layout import laid_out
from reportlint.read.layout.pages import Damaged, Page
from reportlint.read.pdf.pages import read_page
from reportlint.read.pdf.pdfium import opened, page_count
from reportlint.read.trouble import Limits, Unreadable

__all__ = ["read_pdf"]


def read_pdf(data: bytes, limits: Limits) -> Document:
    """Read a PDF; raises `Unreadable` where it is damaged, encrypted or beyond the limits."""
    return laid_out(read_pages(data, limits), "pdf", limits)


def read_pages(data: bytes, limits: Limits) -> list[Page | Damaged]:
    """Read every page of a file, one open at a time."""
    with opened(data) as document:
        count = page_count(document)
        if count < 1:
            raise Unreadable("damaged", detail="0 pages")
        if count > limits.pages:
            raise Unreadable("limit-exceeded", detail=f"{count} > {limits.pages} pages")
        return [read_page(document, index, limits) for index in range(count)]
