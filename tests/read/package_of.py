"""Small files of the other formats made in the test, so that it shows its input as text."""

from __future__ import annotations

import io
import zipfile

from docx_of import RELATION, relationships, zipped

from reportlint.model import Document, Paragraph, Table

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODF = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "table", "style")}
ODF |= {"draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "dc": "http://purl.org/dc/elements/1.1/"}
ODF |= {"xlink": "http://www.w3.org/1999/xlink"}
DECLARED = " ".join(f'xmlns:{name}="{address}"' for name, address in ODF.items())
OFD = "http://www.ofdspec.org/2016"


def body_of(document: Document) -> list[str | list[list[str]]]:
    """Show a document as its paragraphs and tables; a slot that another cell covers is None's stand-in `"-"`."""
    return [
        document.quote(block.span) if isinstance(block, Paragraph) else grid_of(document, block)
        for block in document.blocks
    ]


def grid_of(document: Document, table: Table) -> list[list[str]]:
    """Show a table."""
    grid = [["-"] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        grid[cell.row][cell.column] = document.quote(cell.span)
    return grid


def notes_of(document: Document) -> list[tuple[str, str]]:
    """Show the notes of a document."""
    return [(note.kind, document.quote(note.span)) for note in document.notes]


def kinds_of(document: Document) -> list[str]:
    """Name the problems of a document."""
    return [problem.kind for problem in document.problems]


def xlsx(*rows: str, styles: str = "", more: str = "", name: str = "自评表", **sheets: str) -> bytes:
    """Make a workbook of rows of cells; `sheets` are hidden ones."""
    data = "".join(f"<row>{row}</row>" for row in rows)
    listed = f'<sheet name="{name}" sheetId="1" r:id="rId1"/>'
    links = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rIdS": ("styles", "styles.xml")}
    parts: dict[str, str | bytes] = {}
    for number, (title, inside) in enumerate(sheets.items(), 2):
        listed += f'<sheet name="{title}" sheetId="{number}" state="hidden" r:id="rId{number}"/>'
        links[f"rId{number}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        parts[f"xl/worksheets/sheet{number}.xml"] = worksheet(f"<row>{inside}</row>")
    return zipped(
        {
            "_rels/.rels": relationships({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATION}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relationships(links),
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>',
            "xl/worksheets/sheet1.xml": worksheet(data, more),
            **parts,
        }
    )


def worksheet(rows: str, more: str = "") -> str:
    """Wrap the rows of a sheet."""
    return f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{more}</worksheet>'


def t(text: str) -> str:
    """Write a cell of words."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def n(value: float | str, formula: str = "", style: int = 0) -> str:
    """Write a cell of a number."""
    return f'<c s="{style}">{f"<f>{formula}</f>" if formula else ""}<v>{value}</v></c>'


def formats(*codes: str) -> str:
    """Write a style sheet whose n-th style (from 1) has the n-th number format."""
    own = "".join(f'<numFmt numFmtId="{200 + number}" formatCode="{code}"/>' for number, code in enumerate(codes))
    used = "".join(f'<xf numFmtId="{200 + number}"/>' for number in range(len(codes)))
    return f'<numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{used}</cellXfs>'


def odt(body: str, styles: str = "", automatic: str = "", **parts: str) -> bytes:
    """Make a text document of the inside of its body."""
    content = (
        f"<office:document-content {DECLARED}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    sheet = f"<office:document-styles {DECLARED}>{styles}</office:document-styles>"
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": sheet, **parts}
    )


def ods(tables: str, automatic: str = "") -> bytes:
    """Make a spreadsheet of its tables."""
    content = (
        f"<office:document-content {DECLARED}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ofd(*pages: str, templates: str = "", **parts: str) -> bytes:
    """Make an OFD file of what its pages hold."""
    listed = "".join(f'<ofd:Page ID="{number}" BaseLoc="P{number}.xml"/>' for number in range(len(pages)))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    document = f"<ofd:CommonData>{area}{templates}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
    return zipped(
        {
            "OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}"><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>'
            "</ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD}">{document}</ofd:Document>',
            **{f"Doc_0/P{number}.xml": ofd_page(page) for number, page in enumerate(pages)},
            **parts,
        }
    )


def ofd_page(inside: str) -> str:
    """Wrap what a page holds."""
    head, _, rest = inside.rpartition("|||")
    layer = f'<ofd:Content><ofd:Layer ID="1">{rest}</ofd:Layer></ofd:Content>'
    return f'<ofd:Page xmlns:ofd="{OFD}">{head}{layer}</ofd:Page>'


def words(x: float, y: float, text: str, *, size: float = 5.0, delta: str | None = None, extra: str = "") -> str:
    """Write a text object at a place in millimetres."""
    delta = " ".join(["5"] * (len(text) - 1)) if delta is None else delta
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{delta}">{text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{x} {y} 100 {size}" Size="{size}" {extra}>{code}</ofd:TextObject>'


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Write a straight line."""
    data = f"M 0 0 L {x1 - x0} {y1 - y0}"
    boundary = f"{x0} {y0} {x1 - x0} {y1 - y0}"
    return f'<ofd:PathObject Boundary="{boundary}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def rtf(inside: str) -> bytes:
    """Make an RTF file of its inside; characters beyond ASCII are written as Word writes them."""
    coded = "".join(char if char.isascii() else f"\\u{(ord(char) + 32768) % 65536 - 32768}?" for char in inside)
    return f"{{\\rtf1\\ansi\\ansicpg936 {coded}}}".encode("ascii")


def parts_of(data: bytes) -> dict[str, bytes]:
    """Take a package apart."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
