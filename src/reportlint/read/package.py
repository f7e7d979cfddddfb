"""A zip of parts, taken with care: part names in, parsed XML and relationships out; nothing ever reaches the disk."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportlint.read.trouble import Limits, Unreadable, brief
from reportlint.read.xml import Element, parse_xml

ENCRYPTED = 0x1
"""Bit of a zip entry's flags: its bytes need a password."""

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's reference to another part or to an outside address."""

    kind: str
    """Last word of the relationship type: `footnotes`, `header`, `image`."""
    target: str
    """Name of the part inside the package; the address where it is external."""
    external: bool
    """True where the target lies outside the package."""


@dataclass(slots=True)
class Package:
    """An opened package that hands out its parts within the limits."""

    archive: ZipFile
    """The zip."""
    entries: dict[str, ZipInfo]
    """Zip entry by normalised part name."""
    limits: Limits
    """What may be unpacked."""
    unpacked: int = 0
    """Bytes handed out so far."""

    def has(self, name: str) -> bool:
        """Say whether the package holds the part."""
        return normal(name) in self.entries

    def name(self, part: str) -> str:
        """Return the part's name as the zip writes it."""
        return self.entries[normal(part)].filename

    def read(self, name: str) -> bytes:
        """Unpack one part; raises `Unreadable` where it is damaged or larger than allowed."""
        entry = self.entries[normal(name)]
        allowed = min(self.limits.part_bytes, self.limits.package_bytes - self.unpacked)
        try:
            with self.archive.open(entry) as stream:
                data = stream.read(allowed + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise Unreadable("damaged", detail=brief(f"{name}: {error}")) from error
        if len(data) > allowed:
            raise Unreadable("limit-exceeded", detail=f"{name} > {mebibytes(allowed)}")
        self.unpacked += len(data)
        return data

    def parse(self, name: str) -> Element:
        """Parse one part as XML with transitional names; raises `Unreadable` where it is no sound XML."""
        return parse_xml(self.read(name), name)

    def relationships(self, name: str = "") -> dict[str, Relationship]:
        """Return the relationships of a part by their id; those of the package itself for the empty name."""
        folder, _, base = name.rpartition("/")
        source = join(folder, "_rels", f"{base}.rels")
        if not self.has(source):
            return {}
        return {
            element.get("Id", ""): relationship(element, folder) for element in self.parse(source).iter(RELATIONSHIP)
        }


def open_package(data: bytes, limits: Limits) -> Package:
    """Open the zip and refuse what is damaged, encrypted or a bomb by its own declaration."""
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if data.startswith(b"PK\x03\x04"):
            raise Unreadable("damaged", detail=brief(str(error))) from error
        raise Unreadable("not-a-zip", detail=beginning(data)) from error
    entries = archive.infolist()
    for entry in entries:
        inspect(entry, limits)
    total = sum(entry.file_size for entry in entries)
    if total > limits.package_bytes:
        raise Unreadable("limit-exceeded", detail=f"{mebibytes(total)} > {mebibytes(limits.package_bytes)}")
    return Package(archive, {normal(entry.filename): entry for entry in entries}, limits)


def inspect(entry: ZipInfo, limits: Limits) -> None:
    """Raise `Unreadable` for an entry that is encrypted, oddly packed or declared too large."""
    if entry.flag_bits & ENCRYPTED:
        raise Unreadable("encrypted")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise Unreadable("damaged", detail=f"{brief(entry.filename)}: compression method {entry.compress_type}")
    if entry.file_size > limits.part_bytes:
        size = f"{mebibytes(entry.file_size)} > {mebibytes(limits.part_bytes)}"
        raise Unreadable("limit-exceeded", detail=f"{brief(entry.filename)}: {size}")


def relationship(element: Element, folder: str) -> Relationship:
    """Read one relationship of a part that lies in `folder`."""
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    kind = element.get("Type", "").rpartition("/")[2]
    return Relationship(kind, target if external else resolved(target, folder), external)


def resolved(target: str, folder: str) -> str:
    """Turn a relationship target, relative or absolute, into a part name."""
    return normpath(join("/" + folder, target.replace("\\", "/"))).lstrip("/")


def normal(name: str) -> str:
    """Reduce a part name to what its spellings share: case and escapes do not count, some packers write backslashes."""
    return unquote(name).replace("\\", "/").lstrip("/").lower()


def beginning(data: bytes) -> str:
    """Show the first bytes of a file that is not what it claims to be."""
    head = data[:8]
    text = head.decode("ascii", "replace")
    return text.strip() if text.isprintable() and "\ufffd" not in text and text.strip() else head.hex(" ")


def mebibytes(size: int) -> str:
    """Write a size for a message."""
    return f"{size / 2**20:.0f} MiB" if size >= 2**20 else f"{size} B"
