"""The comments part of a docx: existing comments stay, ours come behind them."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join

from lxml import etree

from reportlint.ooxml import STRICT_W, Element, W
from reportlint.render.docx.package import Package
from reportlint.render.remarks import AUTHOR, Remark

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_RELATIONSHIP = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
INITIALS = "RL"
SIZE = "20"
"""Half-points: a comment does not take over the size of the report's own paragraphs."""


@dataclass(slots=True)
class Comments:
    """The comments of a document."""

    package: Package
    """Where they stand."""
    part: str
    """Name of their part."""
    root: Element
    """Its XML."""
    is_new: bool
    """Whether the document had none."""

    @property
    def names(self) -> str:
        """The namespace of the document's words, transitional or strict."""
        return self.root.tag.removesuffix("comments")

    def next_identity(self) -> int:
        """Return a number that no comment has."""
        used = [int(text) for each in self.root if (text := each.get(f"{self.names}id", "")).isdigit()]
        return max(used, default=-1) + 1

    def add(self, identity: int, remark: Remark) -> None:
        """Write one comment, a paragraph a line."""
        w = self.names
        comment = etree.SubElement(
            self.root, f"{w}comment", {f"{w}id": str(identity), f"{w}author": AUTHOR, f"{w}initials": INITIALS}
        )
        for number, line in enumerate(remark.lines):
            paragraph = etree.SubElement(comment, f"{w}p")
            settings = etree.SubElement(paragraph, f"{w}pPr")
            etree.SubElement(settings, f"{w}spacing", {f"{w}before": "0", f"{w}after": "0"})
            etree.SubElement(settings, f"{w}ind", {f"{w}left": "0", f"{w}firstLine": "0"})
            etree.SubElement(settings, f"{w}jc", {f"{w}val": "left"})
            if number == 0:
                etree.SubElement(etree.SubElement(paragraph, f"{w}r"), f"{w}annotationRef")
            run = etree.SubElement(paragraph, f"{w}r")
            look = etree.SubElement(run, f"{w}rPr")
            if number == 0:
                etree.SubElement(look, f"{w}b")
            etree.SubElement(look, f"{w}sz", {f"{w}val": SIZE})
            text = etree.SubElement(run, f"{w}t", {XML_SPACE: "preserve"})
            text.text = line

    def save(self) -> None:
        """Put the comments into the package."""
        if self.is_new:
            strict = self.names == STRICT_W
            relationship = STRICT_RELATIONSHIP if strict else RELATIONSHIP
            self.package.add_part(self.part, relationship, CONTENT_TYPE, self.package.main)
        self.package.replace_xml(self.part, self.root)


def comments_part(package: Package) -> Comments:
    """Return the comments of a document; where it has none, an empty part that it does not hold yet."""
    known = package.related(package.main, "comments")
    if known:
        return Comments(package, known, package.parse(known), is_new=False)
    folder = dirname(package.main)
    names = (join(folder, f"comments{number or ''}.xml") for number in range(1000))
    part = next(name for name in names if not package.has(name))
    w = STRICT_W if package.main_root().tag.startswith(STRICT_W) else W
    return Comments(package, part, etree.Element(f"{w}comments", nsmap={"w": w[1:-1]}), is_new=True)
