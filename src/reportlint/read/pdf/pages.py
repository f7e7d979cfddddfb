"""One page of a PDF → the characters and drawings on it; the page itself is closed afterwards."""

from __future__ import annotations

from operator import attrgetter

from reportlint.read.layout.pages import Damaged, Page, Sheet, sorted_out
from reportlint.read.pdf.characters import is_garbled, read_glyphs
from reportlint.read.pdf.covered import Covered, find_covered
from reportlint.read.pdf.edges import read_drawings
from reportlint.read.pdf.fields import print_fields
from reportlint.read.pdf.pdfium import Handle, frame, objects_on, opened_page, opened_text, reading_frame
from reportlint.read.pdf.remarks import read_remarks
from reportlint.read.pdf.turned import turned_parts
from reportlint.read.pdf.unseen import find_unseen, parted
from reportlint.read.trouble import Limits


def read_page(
    document: Handle, index: int, limits: Limits, form: Handle = None, before: Page | Damaged | None = None
) -> Page | Damaged:
    """Read page `index` (0-based) of an open document and its open form, where it has one, behind the one `before`."""
    kept = print_fields(document, index, form) if form else None
    with opened_page(document, index) as page:
        if page is None:
            return Damaged(index + 1, "FPDF_LoadPage")
        with opened_text(page) as text:
            if text is None:
                return Damaged(index + 1, "FPDFText_LoadPage")
            shown = frame(page)
            box = reading_frame(text, shown)
            things = objects_on(page)
            glyphs, drawings = read_glyphs(text, box), read_drawings(things, box, limits.depth)
            size = (box.width, box.height)
            areas = any(figure.area for figure in drawings.figures)
            covered = find_covered(text, glyphs, things, box, limits.depth) if areas else Covered()
            glyphs = covered.without(glyphs)
            seen, hidden, layer = parted(glyphs, find_unseen(things, box, limits.depth), drawings, size)
            hidden = sorted((*hidden, *covered.under), key=attrgetter("order"))
            remarks = tuple(read_remarks(page, box)) if kept is None else kept
            turn = (box.turns - shown.turns) % 4
            lying = tuple(turned_parts(text, box))
            sheet = Sheet(index + 1, *size, seen, drawings, hidden, layer, remarks, turn, is_garbled(text), lying)
            return sorted_out(sheet, limits, before)
