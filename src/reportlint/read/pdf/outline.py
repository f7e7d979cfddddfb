"""The outline of a PDF, as viewers show it beside the pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

from pypdfium2 import raw

from reportlint.read.layout.bookmarks import Bookmark
from reportlint.read.pdf.pdfium import Handle
from reportlint.read.trouble import Limits

MOST: Final = 20_000
"""Entries that are looked at."""
LONGEST: Final = 4096
"""Bytes of one title that are read."""


def read_outline(document: Handle, limits: Limits) -> list[Bookmark]:
    """Return the entries of the outline in order; an entry that leads back to an earlier one ends its branch."""
    return list(entries(document, limits))


def entries(document: Handle, limits: Limits) -> Iterator[Bookmark]:
    """Walk the outline without recursion: each entry, then what is below it, then what follows it."""
    waiting = [(raw.FPDFBookmark_GetFirstChild(document, None), 1)]
    met: set[int] = set()
    while waiting and len(met) < MOST:
        entry, level = waiting.pop()
        address = ctypes.cast(entry, ctypes.c_void_p).value if entry else None
        if address is None or address in met:
            continue
        met.add(address)
        title = " ".join(title_of(entry).split())
        if title:
            yield Bookmark(title, level, page_of(document, entry))
        waiting.append((raw.FPDFBookmark_GetNextSibling(document, entry), level))
        if level < limits.depth:
            waiting.append((raw.FPDFBookmark_GetFirstChild(document, entry), level + 1))


def title_of(entry: Handle) -> str:
    """Return what an entry says."""
    size = min(raw.FPDFBookmark_GetTitle(entry, None, 0), LONGEST)
    if size < 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFBookmark_GetTitle(entry, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0]


def page_of(document: Handle, entry: Handle) -> int:
    """Return the page an entry leads to, 1-based; 0 where it leads to none."""
    goal = raw.FPDFBookmark_GetDest(document, entry)
    return int(raw.FPDFDest_GetDestPageIndex(document, goal)) + 1 if goal else 0
