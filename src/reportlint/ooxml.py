"""What whoever reads a docx and whoever marks one must agree on: which elements hold text, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
STRICT_M = "{http://purl.oclc.org/ooxml/officeDocument/math}"

KIN = ("t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen")
TEXT_TAGS = (*(W + name for name in KIN), M + "t", *(STRICT_W + name for name in KIN), STRICT_M + "t")
"""The elements that contribute characters: `w:t` and its kin, in both namespaces a package may use."""


def text_elements(root: Element) -> Iterator[Element]:
    """Yield the text elements of a part in document order; the n-th (0-based) has ordinal n in `Run.ordinal`.

    Every occurrence counts, also those the reader passes over (tab stops, fallbacks of text boxes, hidden text), so
    that whoever parses the same part finds the same element without knowing how it was read.
    """
    return root.iter(*TEXT_TAGS)
