"""Reads OFD (GB/T 33190): a zip of pages on which text and lines have their places in, a `Document` out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlint.model import Document
from reportlint.read.layout import laid_out
from reportlint.read.layout.bookmarks import Bookmark
from reportlint.read.layout.pages import Damaged, Page, Remark, sorted_out
from reportlint.read.ofd.beside import read_outline, read_remarks
from reportlint.read.ofd.pages import Book, child, children, read_page, resolved
from reportlint.read.package import Package, open_package
from reportlint.read.trouble import Limits, Unreadable

__all__ = ["read_ofd"]

ROOT = "OFD.xml"


def read_ofd(data: bytes, limits: Limits) -> Document:
    """Read an OFD file, all its documents one behind the other; raises `Unreadable` where nothing can be read."""
    package = open_package(data, limits)
    if not package.has(ROOT):
        raise Unreadable("no-main-part")
    pages: list[Page | Damaged] = []
    bookmarks: list[Bookmark] = []
    for book in books_of(package, limits):
        if len(pages) + len(book.pages) > limits.pages:
            raise Unreadable("limit-exceeded", detail=f"{len(pages) + len(book.pages)} > {limits.pages} pages")
        bookmarks += read_outline(book, len(pages) + 1)
        remarks = read_remarks(book)
        first = len(pages) + 1
        for at, name in enumerate(book.pages):
            pages.append(page_of(book, name, first + at, remarks.get(at, ()), pages[-1] if at else None))
    if not pages:
        raise Unreadable("damaged", detail="0 pages")
    return laid_out(pages, "ofd", limits, bookmarks)


def books_of(package: Package, limits: Limits) -> Iterator[Book]:
    """Yield the documents of a file."""
    for body in children(package.parse(ROOT), "DocBody"):
        name = resolved(child(body, "DocRoot"), "")
        if name and package.has(name):
            yield Book.of(package, name, limits)


def page_of(
    book: Book, name: str, number: int, remarks: tuple[Remark, ...], before: Page | Damaged | None
) -> Page | Damaged:
    """Read one page behind the one `before`; a page that is missing or broken is named, and the others are read."""
    try:
        return sorted_out(replace(read_page(book, name, number), remarks=remarks), book.limits, before)
    except KeyError:
        return Damaged(number, name)
    except Unreadable as trouble:
        if trouble.problem.kind == "limit-exceeded":
            raise
        return Damaged(number, trouble.problem.values.get("detail", name))
