"""Bytes in, `Document` out: the format is told from the content first and the name second.

One module a format; each is imported only when a file of its format arrives.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeAlias, cast

from reportlint.model import Document
from reportlint.read.sniffing import SUFFIXES, TEXTS, is_text, sniff
from reportlint.read.trouble import LIMITS, Limits, Unreadable

__all__ = ["FORMATS", "LIMITS", "READERS", "SUFFIXES", "TEXTS", "Limits", "is_text", "read", "sniff"]

Reader: TypeAlias = Callable[[bytes, Limits], Document]
"""Reads the bytes of one file; raises `Unreadable` where nothing can be read."""

READERS = {
    "md": "reportlint.read.text:read_markdown",
    "txt": "reportlint.read.text:read_plain",
    "csv": "reportlint.read.delimited:read_delimited",
    "tsv": "reportlint.read.delimited:read_tabbed",
    "docx": "reportlint.read.docx:read_docx",
    "doc": "reportlint.read.doc:read_doc",
    "rtf": "reportlint.read.rtf:read_rtf",
    "odt": "reportlint.read.odf:read_odf",
    "html": "reportlint.read.html:read_html",
    "mht": "reportlint.read.mht:read_mht",
    "pdf": "reportlint.read.pdf:read_pdf",
    "ofd": "reportlint.read.ofd:read_ofd",
    "xlsx": "reportlint.read.xlsx:read_xlsx",
    "xls": "reportlint.read.xls:read_xls",
    "ods": "reportlint.read.odf:read_odf",
}
"""Format → where its reader lives."""

FORMATS = ", ".join(READERS)
"""The formats by name, for messages."""


def read(data: bytes, name: str, limits: Limits = LIMITS) -> Document:
    """Read one file; whatever is wrong with it stands in the document's problems, never in an exception.

    `name` serves to tell the format where the content cannot.
    """
    try:
        return with_content(load_reader(sniff(data, name, limits, FORMATS))(data, limits))
    except Unreadable as trouble:
        return failed(trouble, name)
    except MemoryError:
        return failed(Unreadable("limit-exceeded", detail=f"memory > {limits.memory_bytes // 2**20} MiB"), name)
    except Exception as error:  # noqa: BLE001 - see below
        # A reader's own bug must not cost the other files of the run; it is named, and the file counts as unread.
        return failed(Unreadable("reader-failed", detail=f"{type(error).__name__}: {error}"), name)


def with_content(document: Document) -> Document:
    """Raise `Unreadable` for a document that says nothing and about which nothing is said: it would pass for sound."""
    if not document.text.strip() and not document.problems and not document.pictures:
        raise Unreadable("empty-file")
    return document


def load_reader(kind: str) -> Reader:
    """Import the reader of a format; raises `Unreadable` for an archive of files, which is no format."""
    if kind not in READERS:
        raise Unreadable("archive")
    module, function = READERS[kind].split(":")
    return cast(Reader, getattr(importlib.import_module(module), function))


def failed(trouble: Unreadable, name: str) -> Document:
    """Make the document of a file of which nothing could be read."""
    kind = SUFFIXES.get(PurePath(name).suffix.lower(), "txt")
    return Document("", kind, problems=(trouble.problem,))
