"""Bytes in, `Document` out: the format is told from the content first and the name second.

One module a format; each is imported only when a file of its format arrives.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeAlias, cast

from reportlint.model import Document
from reportlint.read.trouble import LIMITS, Limits, Unreadable

Reader: TypeAlias = Callable[[bytes, Limits], Document]
"""Reads the bytes of one file; raises `Unreadable` where nothing can be read."""

READERS = {
    "md": "reportlint.read.text:read_markdown",
    "txt": "reportlint.read.text:read_plain",
    "docx": "reportlint.read.docx:read_docx",
    "pdf": "reportlint.read.pdf:read_pdf",
}
"""Format → where its reader lives."""

SUFFIXES = {".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt", ".docx": "docx", ".pdf": "pdf"}
"""File suffix → format, for names; content that says otherwise wins."""

FORMATS = ", ".join(READERS)
"""The formats by name, for messages."""

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound file: an encrypted docx, or an old .doc."""


def read(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """Read one file; whatever is wrong with it stands in the document's problems, never in an exception.

    `name` serves to tell the format where the content cannot.
    """
    try:
        kind = sniff(data, name, limits)
        return load_reader(kind)(data, limits)
    except Unreadable as trouble:
        return failed(trouble, name)
    except (MemoryError, RecursionError, ValueError, LookupError, TypeError, OSError, ArithmeticError) as error:
        # A reader's own bug must not cost the other files of the run; it is named, and the file counts as unread.
        return failed(Unreadable("reader-failed", detail=f"{type(error).__name__}: {error}"), name)


def sniff(data: bytes, name: str, limits: Limits = LIMITS) -> str:
    """Tell the format of a file; raises `Unreadable` for what cannot be a report."""
    suffix = PurePath(name).suffix.lower()
    named = SUFFIXES.get(suffix)
    if not data.strip():
        raise Unreadable("empty-file")
    if len(data) > limits.file_bytes:
        raise Unreadable("too-large", limit=f"{limits.file_bytes // 2**20} MiB")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(OLE_MAGIC) and named == "docx":
        raise Unreadable("encrypted")
    if data.startswith(b"PK\x03\x04") and named in {"docx", None}:
        return "docx"
    if named is None:
        raise Unreadable("unknown-format", detail=f" ({suffix})" if suffix else "", formats=FORMATS)
    return named


def load_reader(kind: str) -> Reader:
    """Import the reader of a format."""
    module, function = READERS[kind].split(":")
    return cast(Reader, getattr(importlib.import_module(module), function))


def failed(trouble: Unreadable, name: str) -> Document:
    """Make the document of a file of which nothing could be read."""
    kind = SUFFIXES.get(PurePath(name).suffix.lower(), "txt")
    return Document("", kind, problems=(trouble.problem,))
