"""Untrusted XML in, elements out: no entities, no network, no document type."""

from __future__ import annotations

import re
from typing import TypeAlias

import regex
from lxml import etree

from reportlint.patterns import compiled
from reportlint.read.trouble import Unreadable, brief

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

STRICT = re.compile(rb"""(\bxmlns(?::[\w.-]+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/([\w./-]+)""")
"""A namespace declaration of the strict variant of the format (ISO/IEC 29500 part 1)."""

STRICT_ROOTS = {b"wordprocessingml", b"drawingml", b"officeDocument", b"schemaLibrary"}

HUGE = compiled(r"depth|huge|XML_PARSE_HUGE|limit", regex.IGNORECASE)
"""How libxml2 says that one of its own limits was passed."""


def parse_xml(data: bytes, name: str) -> Element:
    """Parse untrusted XML: no entities, no network, no document type; comments vanish, so that text is whole."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        # Nobody here looks anything up by `xml:id`, and LibreOffice writes the same one twice.
        collect_ids=False,
    )
    try:
        root = etree.fromstring(transitional(data), parser)
    except etree.XMLSyntaxError as error:
        kind = "limit-exceeded" if HUGE.search(error.msg or "") else "damaged"
        raise Unreadable(kind, detail=brief(f"{name}: {error.msg}")) from error
    # A part must not bring a document type (ECMA-376 part 2, 8.1.4): all it is good for here is an entity bomb.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("damaged", detail=f"{name}: DOCTYPE")
    return root


def transitional(data: bytes) -> bytes:
    """Give the namespaces of a strict part the names everybody else uses."""
    return STRICT.sub(everyday_name, data) if b"purl.oclc.org/ooxml" in data else data


def everyday_name(declaration: re.Match[bytes]) -> bytes:
    """Turn `wordprocessingml/main` into `wordprocessingml/2006/main`."""
    area, _, rest = declaration[2].partition(b"/")
    if area not in STRICT_ROOTS:
        return declaration[0]
    return declaration[1] + b"http://schemas.openxmlformats.org/" + area + b"/2006/" + rest
