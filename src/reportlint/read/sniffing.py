"""Which format a file has: its first bytes and its parts say it, its name only where they do not."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final
from zipfile import BadZipFile, ZipFile

import regex

from reportlint.read.trouble import Limits, Unreadable

SUFFIXES: Final[Mapping[str, str]] = {
    ".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt", ".csv": "csv", ".tsv": "tsv",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".doc": "doc", ".wps": "doc", ".rtf": "rtf", ".odt": "odt",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "mht", ".mhtml": "mht", ".pdf": "pdf", ".ofd": "ofd",
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".et": "xls", ".ods": "ods",
}  # fmt: skip
"""File suffix → format, for names; content that says otherwise wins."""

TEXTS: Final = frozenset({"md", "txt", "csv", "tsv"})
"""Formats without a mark of their own: only the name tells them apart."""

OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound file: a doc, wps, xls or et, or an encrypted docx or xlsx."""
ZIP_MAGIC: Final = b"PK\x03\x04"
STREAMS: Final = (("EncryptedPackage", ""), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
"""Streams of a compound file → format; encrypted for the first."""
RTF_MAGIC: Final = b"{\\rtf"
BIFF: Final = (b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
"""How a bare spreadsheet of the nineties begins."""
HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>])", regex.IGNORECASE | regex.DOTALL
)
MIME: Final = re.compile(
    rb"(?=[\w-]+:)(?=.{0,4000}?^MIME-Version:)"
    rb"(?=.{0,4000}?^Content-Type:\s*(?:multipart/(?:related|alternative|mixed)|text/html))",
    regex.IGNORECASE | regex.DOTALL | regex.MULTILINE,
)
"""How a web archive begins: with headers like a letter's."""
MIME_TYPES: Final = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def sniff(data: bytes, name: str, limits: Limits, formats: str) -> str:
    """Tell the format of a file; raises `Unreadable` for what cannot be a report. `formats` is for the message."""
    suffix = PurePath(name).suffix.lower()
    named = SUFFIXES.get(suffix)
    if not data.strip():
        raise Unreadable("empty-file")
    if len(data) > limits.file_bytes:
        raise Unreadable("too-large", limit=f"{limits.file_bytes // 2**20} MiB")
    told = told_by_content(data, named)
    if told:
        return told
    if named in TEXTS and len(data) > limits.text_bytes:
        raise Unreadable("too-large", limit=f"{limits.text_bytes // 2**20} MiB")
    if named is None:
        raise Unreadable("unknown-format", detail=f" ({suffix})" if suffix else "", formats=formats)
    return named


def is_text(head: bytes, name: str) -> bool:
    """Say whether the file that begins so and is named so is read as plain text."""
    named = SUFFIXES.get(PurePath(name).suffix.lower())
    marked = head.startswith((OLE_MAGIC, ZIP_MAGIC))
    return named in TEXTS and not marked and told_by_beginning(head, named) is None


def told_by_content(data: bytes, named: str | None) -> str | None:
    """Tell the format by the bytes alone, None where they could be anything."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(OLE_MAGIC):
        return told_by_streams(data)
    if data.startswith(ZIP_MAGIC):
        return told_by_parts(data) or ("docx" if named is None else named)
    if b"%PDF-" in data[:1024] and named not in TEXTS:
        return "pdf"
    return told_by_beginning(head, named)


def told_by_beginning(head: bytes, named: str | None) -> str | None:
    """Tell a format that is text of a kind by its first characters."""
    if head.startswith(RTF_MAGIC):
        return "rtf"
    if head.startswith(BIFF):
        return "xls"
    # What programs export as .doc or .xls is often a page, or one with its pictures.
    if named not in TEXTS and HTML.match(head):
        return "html"
    if named not in TEXTS and MIME.match(head):
        return "mht"
    return None


def told_by_streams(data: bytes) -> str | None:
    """Tell what a compound file holds by the names in its directory."""
    for stream, kind in STREAMS:
        if f"{stream}\0".encode("utf-16-le") in data:
            if not kind:
                raise Unreadable("encrypted")
            return kind
    return None


def told_by_parts(data: bytes) -> str | None:
    """Tell what a zip holds by the names of its parts; None where it is damaged, `zip` for files of any kind."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            mime = mime_type(archive) if "mimetype" in names else ""
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if mime in MIME_TYPES:
        return MIME_TYPES[mime]
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return "xlsx" if any(name.startswith("xl/") for name in names) else "docx"
    if "ofd.xml" in names:
        return "ofd"
    return "odt" if "content.xml" in names else "zip"


def mime_type(archive: ZipFile) -> str:
    """Read what a package says it is."""
    try:
        with archive.open("mimetype") as stream:
            return stream.read(200).decode("ascii", "replace").strip().removesuffix("-template")
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return ""
