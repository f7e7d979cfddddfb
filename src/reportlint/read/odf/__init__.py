"""Reads OpenDocument text and spreadsheets (odt, ods): a zip of XML in, a `Document` out."""

from __future__ import annotations

from lxml import etree

from reportlint.model import Document
from reportlint.read.odf.body import Body
from reportlint.read.odf.names import LOEXT, OFFICE, SCHEMA, TABLE
from reportlint.read.odf.sheets import read_sheets
from reportlint.read.odf.styles import read_styles
from reportlint.read.package import Package, open_package
from reportlint.read.story import Story
from reportlint.read.trouble import Limits, Unreadable
from reportlint.read.xml import Element

__all__ = ["read_odf"]

MANIFEST = "META-INF/manifest.xml"
ENCRYPTION = f"{{{SCHEMA}manifest:1.0}}encryption-data"
STYLES = "styles.xml"


def read_odf(data: bytes, limits: Limits) -> Document:
    """Read a text or spreadsheet; raises `Unreadable` where nothing of it can be read."""
    package = open_package(data, limits)
    refuse_encrypted(package)
    if not package.has("content.xml"):
        raise Unreadable("no-main-part")
    root = package.parse("content.xml")
    adopt_tables(root)
    roots = [package.parse(STYLES), root] if package.has(STYLES) else [root]
    text, sheets = root.find(f"{OFFICE}body/{OFFICE}text"), root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if text is not None:
        story = Story("odt", limits)
        body = Body(package, story, read_styles(roots))
        body.blocks(text, 0)
        body.lost_deletions()
        body.margins(roots[0])
        return story.document()
    if sheets is not None:
        return read_sheets(package, sheets, roots[0], limits)
    raise Unreadable("no-main-part")


def adopt_tables(root: Element) -> None:
    """Give the tables of drawn shapes, which LibreOffice writes as an extension, the names of others."""
    for element in root.iter(LOEXT + "*"):
        if etree.QName(element).localname.startswith(("table", "covered-table")):
            element.tag = TABLE + etree.QName(element).localname


def refuse_encrypted(package: Package) -> None:
    """Raise where the parts need a password."""
    if package.has(MANIFEST) and next(package.parse(MANIFEST).iter(ENCRYPTION), None) is not None:
        raise Unreadable("encrypted")
