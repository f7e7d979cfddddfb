"""PDF files written object by object, for what no library writes: the objects are stated with the expectation."""

from __future__ import annotations

from collections.abc import Sequence


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """Write a file of objects numbered from 1; the first is the catalogue."""
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + tail


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Write a stream with entries of its dictionary."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def one_page(content: bytes, resources: bytes, *others: bytes) -> bytes:
    """Write a page of 595 × 842 points; `others` are the objects from 5 on."""
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources,
            stream(content),
            *others,
        ]
    )
