"""Reads web archives (MHTML, RFC 2557), also those that call themselves doc or xls: the pages inside, in their order.

A word processor saves one page; a spreadsheet a page for every sheet beside the frame around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from reportlint.model import Document
from reportlint.read.html import decoded, read_pages
from reportlint.read.trouble import Limits, Unreadable

PAGES = frozenset({"text/html", "application/xhtml+xml"})
MOST_PARTS = 10_000
"""Parts of one archive."""


def read_mht(data: bytes, limits: Limits) -> Document:
    """Read the pages of an archive; raises `Unreadable` where there are none."""
    pages = list(pages_in(BytesParser(policy=compat32).parsebytes(data), limits))
    if not pages:
        raise Unreadable("no-main-part")
    return read_pages(pages, limits)


def pages_in(message: Message, limits: Limits) -> Iterator[str]:
    """Yield the pages as text; what is repeated word for word is one page."""
    seen: set[bytes] = set()
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            raise Unreadable("limit-exceeded", detail=f"> {MOST_PARTS} parts")
        if part.get_content_type() not in PAGES:
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip() or content in seen:
            continue
        if len(content) > limits.part_bytes:
            raise Unreadable("limit-exceeded", detail=f"> {limits.part_bytes // 2**20} MiB")
        seen.add(content)
        yield decoded(content, part.get_content_charset() or "")
