"""The zip of a docx: parts out as they are, changed parts back in, everything else byte for byte as it was."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath, relpath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from reportlint.ooxml import Element

CONTENT_TYPES = "[Content_Types].xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
EMPTY_TYPES = f'<Types xmlns="{TYPES[1:-1]}"/>'.encode()
EMPTY_RELATIONSHIPS = f'<Relationships xmlns="{RELATIONSHIPS[1:-1]}"/>'.encode()


@dataclass(slots=True)
class Package:
    """An opened package and the parts of it that have been changed."""

    archive: ZipFile
    """The zip as submitted."""
    main: str
    """Name of the main part, as the zip writes it."""
    changed: dict[str, bytes] = field(default_factory=dict)
    """New content by part name."""

    @classmethod
    def of(cls, data: bytes) -> Package:
        """Open a package that has been read before, and is known to be sound."""
        package = cls(ZipFile(io.BytesIO(data)), "")
        targets = (each.get("Target", "") for each in package.relationships("") if kind(each) == "officeDocument")
        parts = (package.name(normpath(target.replace("\\", "/")).lstrip("/")) for target in targets)
        package.main = next(part for part in parts if package.has(part) and is_document(package.parse(part)))
        return package

    def name(self, part: str) -> str:
        """Return the name of a part as the zip writes it, where only case or slashes differ; else as it is."""
        return {normal(name): name for name in self.archive.namelist()}.get(normal(part), part)

    def has(self, part: str) -> bool:
        """Whether the package holds a part."""
        return part in self.changed or self.name(part) in self.archive.namelist()

    def read(self, part: str) -> bytes:
        """Return the content of a part, as changed so far."""
        return self.changed.get(part) or self.archive.read(self.name(part))

    def parse(self, part: str) -> Element:
        """Parse a part; nothing outside of it is looked at."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
        return etree.fromstring(self.read(part), parser)

    def main_root(self) -> Element:
        """Parse the main part."""
        return self.parse(self.main)

    def replace_xml(self, part: str, root: Element) -> None:
        """Put a part back."""
        self.changed[part] = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    # ------------------------------------------------------------ relationships and content types

    def relationships_name(self, part: str) -> str:
        """Return the name of the part that holds the relationships of a part; of the package for the empty name."""
        return self.name(join(dirname(part), "_rels", f"{basename(part)}.rels"))

    def relationships(self, part: str) -> list[Element]:
        """Return the relationships of a part."""
        name = self.relationships_name(part)
        return list(self.parse(name).iter(f"{RELATIONSHIPS}Relationship")) if self.has(name) else []

    def related(self, part: str, wanted: str) -> str | None:
        """Return the part that another one refers to by a kind of relationship, None where there is none."""
        for each in self.relationships(part):
            if kind(each) == wanted and each.get("TargetMode") != "External":
                target = normpath(join("/" + dirname(part), each.get("Target", ""))).lstrip("/")
                return self.name(target) if self.has(target) else None
        return None

    def add_part(self, part: str, relationship: str, content_type: str, owner: str) -> None:
        """Announce a new part: its type, and the relationship of its owner to it."""
        types = self.parse(CONTENT_TYPES) if self.has(CONTENT_TYPES) else etree.fromstring(EMPTY_TYPES)
        etree.SubElement(types, f"{TYPES}Override", PartName=f"/{part}", ContentType=content_type)
        self.replace_xml(CONTENT_TYPES, types)
        name = self.relationships_name(owner)
        root = self.parse(name) if self.has(name) else etree.fromstring(EMPTY_RELATIONSHIPS)
        known = {each.get("Id") for each in root}
        number = next(number for number in range(1, len(known) + 2) if f"rIdReview{number}" not in known)
        target = relpath("/" + part, "/" + dirname(owner))
        etree.SubElement(
            root, f"{RELATIONSHIPS}Relationship", Id=f"rIdReview{number}", Type=relationship, Target=target
        )
        self.replace_xml(name, root)

    def packed(self) -> bytes:
        """Write the package: every entry in its place with its date, changed ones with their new content.

        Of entries with one name only the last counts, for every program that opens the file.
        """
        sink = io.BytesIO()
        entries = {entry.filename: entry for entry in self.archive.infolist()}
        with ZipFile(sink, "w", ZIP_DEFLATED) as copy:
            for name, entry in entries.items():
                copy.writestr(like(entry), self.changed.get(name) or self.archive.read(entry))
            for name in sorted(self.changed.keys() - entries.keys()):
                copy.writestr(like(ZipInfo(name), ZIP_DEFLATED), self.changed[name])
        return sink.getvalue()


def like(entry: ZipInfo, compression: int | None = None) -> ZipInfo:
    """Return a fresh entry with the name, date, packing and rights of another."""
    copy = ZipInfo(entry.filename, entry.date_time)
    copy.compress_type = entry.compress_type if compression is None else compression
    copy.external_attr, copy.create_system, copy.extra = entry.external_attr, entry.create_system, b""
    return copy


def is_document(root: Element) -> bool:
    """Whether a part holds the body of a document."""
    return root.tag.endswith("}document") and any(str(child.tag).endswith("}body") for child in root)


def kind(relationship: Element) -> str:
    """Return the last word of a relationship's type."""
    return relationship.get("Type", "").rpartition("/")[2]


def normal(part: str) -> str:
    """Reduce a part name to what its spellings share."""
    return part.replace("\\", "/").lstrip("/").lower()
