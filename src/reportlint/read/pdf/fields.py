"""Fields of a PDF form: what is filled in stands in annotations, and is printed into the page before it is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pypdfium2 import raw

from reportlint.read.layout.pages import Remark
from reportlint.read.pdf.pdfium import Handle, frame, opened_page
from reportlint.read.pdf.remarks import read_remarks

FILLED: Final = frozenset(
    {
        raw.FPDF_FORMFIELD_TEXTFIELD,
        raw.FPDF_FORMFIELD_COMBOBOX,
        raw.FPDF_FORMFIELD_LISTBOX,
        raw.FPDF_FORMFIELD_CHECKBOX,
        raw.FPDF_FORMFIELD_RADIOBUTTON,
    }
)
"""Kinds of fields that somebody fills in; a signature is a picture, and a button says nothing."""


@contextmanager
def opened_form(document: Handle) -> Iterator[Handle]:
    """Open the form of a file, so that fields without an appearance get one; yields None where there is no form."""
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_NONE:
        yield None
        return
    settings = raw.FPDF_FORMFILLINFO(version=2)
    form = raw.FPDFDOC_InitFormFillEnvironment(document, settings)
    try:
        yield form or None
    finally:
        if form:
            raw.FPDFDOC_ExitFormFillEnvironment(form)


def print_fields(document: Handle, index: int, form: Handle) -> tuple[Remark, ...] | None:
    """Print the fields of a page into it; return the remarks that this removes, None where the page has no field."""
    with opened_page(document, index) as page:
        if page is None:
            return None
        raw.FORM_OnAfterLoadPage(page, form)
        try:
            others = [at for at in range(raw.FPDFPage_GetAnnotCount(page)) if not is_filled(page, at, form)]
            if len(others) == raw.FPDFPage_GetAnnotCount(page):
                return None
            remarks = tuple(read_remarks(page, frame(page)))
            for at in reversed(others):
                raw.FPDFPage_RemoveAnnot(page, at)
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            return remarks
        finally:
            raw.FORM_OnBeforeClosePage(page, form)


def is_filled(page: Handle, at: int, form: Handle) -> bool:
    """Say whether an annotation of a page is a field that somebody fills in."""
    annotation = raw.FPDFPage_GetAnnot(page, at)
    if not annotation:
        return False
    try:
        return raw.FPDFAnnot_GetFormFieldType(form, annotation) in FILLED
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
