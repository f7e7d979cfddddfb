"""Reads Word files of before 2007 (doc, and wps of that make) from their piece table ([MS-DOC]).

What is older still, or that this reader cannot follow, LibreOffice converts where it is installed.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from reportlint.model import Document, Problem
from reportlint.read.doc.body import read_body
from reportlint.read.doc.file import chains_cross, open_file
from reportlint.read.trouble import Limits, Unreadable, brief

__all__ = ["read_doc"]


def read_doc(data: bytes, limits: Limits) -> Document:
    """Read a Word file, and say where it is damaged inside; raises `Unreadable` where nothing of it can be read."""
    document = read_or_convert(data, limits)
    if not chains_cross(data):
        return document
    return replace(document, problems=(*document.problems, Problem("chains-crossed")))


def read_or_convert(data: bytes, limits: Limits) -> Document:
    """Read a Word file, through LibreOffice where it cannot be followed."""
    try:
        return read_body(open_file(data), limits)
    except Unreadable as trouble:
        if trouble.problem.kind != "damaged":
            raise
        detail = trouble.problem.values["detail"]
    except (struct.error, IndexError, ValueError, OSError) as error:
        detail = brief(f"{type(error).__name__}: {error}")
    from reportlint.read.office import converted  # noqa: PLC0415 - hardly ever needed

    return converted(data, "doc", detail, limits)
