"""Born-digital PDF → `Document`: PDFium tells where each character and rule stands, `layout` what they form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportlint.model import Document, Problem
from reportlint.read.layout import laid_out
from reportlint.read.layout.bookmarks import Bookmark
from reportlint.read.layout.pages import Damaged, Page
from reportlint.read.pdf.fields import opened_form
from reportlint.read.pdf.outline import read_outline
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
    pages, bookmarks, own = read_file(data, limits, recogniser)
    document = replace(laid_out(pages, "pdf", limits, bookmarks), properties=own)
    if not recogniser.words:
        return document
    problem = Problem("recognised-pages", {"pages": listed(recogniser.words)})
    found = (*document.doubts, *doubts_of(document, recogniser.words))
    doubts = tuple(sorted(found, key=lambda doubt: doubt.span))
    # What is drawn beside the words of a scanned page is part of the same picture.
    return replace(document, doubts=doubts, problems=(*document.problems, problem), pictures=None)


def listed(pages: Iterable[int]) -> str:
    """Write page numbers, those in a row as a range."""
    ranges: list[list[int]] = []
    for page in sorted(pages):
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    return ", ".join("–".join(map(str, ends)) for ends in ranges)


def read_file(
    data: bytes, limits: Limits, recogniser: Recogniser
) -> tuple[list[Page | Damaged], list[Bookmark], dict[str, str]]:
    """Read every page of a file, one open at a time, its outline, and what it says about itself."""
    with opened(data) as document, opened_form(document) as form:
        count = page_count(document)
        if count < 1:
            raise Unreadable("damaged", detail="0 pages")
        if count > limits.pages:
            raise Unreadable("limit-exceeded", detail=f"{count} > {limits.pages} pages")
        read: list[Page | Damaged] = []
        for index in range(count):
            page = read_page(document, index, limits, form, read[-1] if read else None)
            read.append(recogniser.read(document, page) if isinstance(page, Page) else page)
        return read, read_outline(document, limits), properties(document)
