"""Other readers at the same work, each a process of its own: `python benchmarks/yardsticks.py pdfium report.pdf`."""

from __future__ import annotations

import sys
from collections.abc import Callable


def docx_text(path: str) -> int:
    """Read paragraphs and table cells with python-docx."""
    from docx import Document  # noqa: PLC0415 - only the library in question is loaded
    from docx.table import Table  # noqa: PLC0415

    size = 0
    for block in Document(path).iter_inner_content():
        if isinstance(block, Table):
            size += sum(len(cell.text) for row in block.rows for cell in row.cells)
        else:
            size += len(block.text)
    return size


def docx_styles(path: str) -> int:
    """Read paragraphs with the names of their styles, as whoever looks for headings does, and table cells."""
    from docx import Document  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    size = 0
    for block in Document(path).iter_inner_content():
        if isinstance(block, Table):
            size += sum(len(cell.text) for row in block.rows for cell in row.cells)
        else:
            size += len(block.text) + len(block.style.name or "" if block.style else "")
    return size


def pdfplumber_tables(path: str) -> int:
    """Read text and tables with pdfplumber, page by page."""
    import pdfplumber  # noqa: PLC0415

    size = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            size += len(page.extract_text()) + len(page.extract_tables())
            page.close()
    return size


def pdfium(path: str) -> int:
    """Read the text alone with PDFium: the floor for a reader of pdf."""
    import pypdfium2  # noqa: PLC0415

    size = 0
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        size += len(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return size


YARDSTICKS: dict[str, Callable[[str], int]] = {
    "docx-text": docx_text,
    "docx-styles": docx_styles,
    "pdfplumber": pdfplumber_tables,
    "pdfium": pdfium,
}

if __name__ == "__main__":
    print(YARDSTICKS[sys.argv[1]](sys.argv[2]))
