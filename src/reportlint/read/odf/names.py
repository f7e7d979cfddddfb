"""Names of OpenDocument (ISO/IEC 26300)."""

from __future__ import annotations

SCHEMA = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = f"{{{SCHEMA}office:1.0}}", f"{{{SCHEMA}text:1.0}}", f"{{{SCHEMA}table:1.0}}"
STYLE, DRAW, CHART = f"{{{SCHEMA}style:1.0}}", f"{{{SCHEMA}drawing:1.0}}", f"{{{SCHEMA}chart:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
XLINK, DC = "{http://www.w3.org/1999/xlink}", "{http://purl.org/dc/elements/1.1/}"

PARAGRAPH, HEADING, LIST = TEXT + "p", TEXT + "h", TEXT + "list"
LIST_ITEM, LIST_HEADER = TEXT + "list-item", TEXT + "list-header"
STYLE_NAME = TEXT + "style-name"
GRID, ROW, CELL, COVERED = TABLE + "table", TABLE + "table-row", TABLE + "table-cell", TABLE + "covered-table-cell"
ROWS_REPEATED, COLUMNS_REPEATED = TABLE + "number-rows-repeated", TABLE + "number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = TABLE + "number-rows-spanned", TABLE + "number-columns-spanned"

MOST = 10_000_000
"""No count a document states is taken for more."""


def count(text: str | None) -> int:
    """Read a number of repetitions or spanned slots: 1 where it is missing or no number."""
    return min(max(int(text), 1), MOST) if text and text.isdecimal() and len(text) < 12 else 1
