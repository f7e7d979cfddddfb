"""Packs snippets of WordprocessingML into docx files, so that a test shows its input as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from reportlint.model import Document
from reportlint.read.docx import read_docx
from reportlint.read.trouble import LIMITS, Limits

SCHEMAS = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{SCHEMAS}/wordprocessingml/2006/main",
    "r": f"{SCHEMAS}/officeDocument/2006/relationships",
    "m": f"{SCHEMAS}/officeDocument/2006/math",
    "mc": f"{SCHEMAS}/markup-compatibility/2006",
    "a": f"{SCHEMAS}/drawingml/2006/main",
    "c": f"{SCHEMAS}/drawingml/2006/chart",
    "pic": f"{SCHEMAS}/drawingml/2006/picture",
    "wp": f"{SCHEMAS}/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
RELATION = f"{SCHEMAS}/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
         "comments": "comments", "header": "hdr", "footer": "ftr"}  # fmt: skip
"""Kind of part → its root element."""


def parts_of(body: str, side: Mapping[str, str], dangling: Mapping[str, str] | None = None) -> dict[str, str]:
    """Make the parts of a package: a body and, by kind, the inside of its side parts; `rId-KIND` refers to them."""
    links = {f"rId-{kind}": (kind, f"{kind}.xml") for kind in side}
    links |= {f"rId-{kind}": (kind, target) for kind, target in (dangling or {}).items()}
    parts = {
        "[Content_Types].xml": content_types(side),
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": relationships(links),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    return parts | {f"word/{kind}.xml": root(ROOTS[kind], inside) for kind, inside in side.items()}


def content_types(side: Mapping[str, str]) -> str:
    """List the types of the parts, for other programs."""
    kinds = {"document": "document.main", **{kind: kind for kind in side}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    default = (
        f'<Default Extension="rels" ContentType="{rels}"/><Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{SCHEMAS}/package/2006/content-types">{default}{overrides}</Types>'


def relationships(links: Mapping[str, tuple[str, str]]) -> str:
    """Write a relationships part."""
    inside = "".join(
        f'<Relationship Id="{identity}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{inside}</Relationships>'


def root(name: str, inside: str) -> str:
    """Wrap the inside of a part."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{name} {DECLARATIONS}>{inside}</w:{name}>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx_of(body: str, dangling: Mapping[str, str] | None = None, **side: str) -> bytes:
    """Make a docx file of the inside of its body and of its side parts (`styles=`, `numbering=`, `footnotes=` …)."""
    return zipped(parts_of(body, side, dangling))


def read_body(body: str, limits: Limits = LIMITS, **side: str) -> Document:
    """Read a document given as the inside of its body."""
    return read_docx(zipped(parts_of(body, side)), limits)


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """Write a paragraph; what is no markup becomes a run."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(item if item.startswith("<") else r(item) for item in inside)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>"


def r(inside: str, properties: str = "") -> str:
    """Write a run; what is no markup becomes its text."""
    inside = inside if inside.startswith("<") else f'<w:t xml:space="preserve">{inside}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def listed(number: int, level: int = 0) -> str:
    """Write the paragraph property that puts a paragraph on a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def table(*rows: str) -> str:
    """Write a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """Write a row; what is no cell becomes the inside of one."""
    written = (cell if cell.startswith(("<w:tc>", "<w:sdt>")) else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def tc(inside: str = "", properties: str = "") -> str:
    """Write a cell; what is no markup becomes a paragraph."""
    inside = inside if inside.startswith("<") else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def level(index: int, style: str, text: str, extra: str = "", start: int = 1) -> str:
    """Write one level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(identity: int, *inside: str) -> str:
    """Write an abstract list."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(inside)}</w:abstractNum>'


def num(identity: int, family: int, *overrides: str) -> str:
    """Write a list of a family."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{family}"/>{"".join(overrides)}</w:num>'


def restarting(index: int, start: int) -> str:
    """Write that a list begins one of its levels anew."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
