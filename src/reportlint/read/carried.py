"""What a package carries beside its text: macros, embedded objects, links to files that lie elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from reportlint.model import Carried
from reportlint.patterns import compiled
from reportlint.read.package import Package, Relationship
from reportlint.read.trouble import Unreadable

RELATIONSHIPS = compiled(r"(?P<folder>(?:.*/)?)_rels/(?P<base>[^/]+)\.rels", regex.IGNORECASE)
"""The part that holds the relationships of another part."""
MACROS = "vbaProject"
OBJECTS = frozenset({"oleObject", "package", "control"})
"""Kinds of relationship that lead to something another program opens."""
FED = compiled(r"(?:^|/)charts?/", regex.IGNORECASE)
"""Folder of the parts whose embedded workbooks hold the values that they draw."""
PUBLIC = compiled(r"(?:https?|mailto|ftp):|#|$", regex.IGNORECASE)
"""How an address begins that anybody can follow, or that stays inside the document."""
LONGEST = 80
"""Characters of a name that are kept."""


def read_carried(package: Package) -> tuple[Carried, ...]:
    """Read what the package carries, each once; a damaged list of relationships leads to nothing."""
    return tuple(dict.fromkeys(carried_by(package)))


def carried_by(package: Package) -> Iterator[Carried]:
    """Yield what each part of the package leads to."""
    for entry in list(package.entries.values()):
        match = RELATIONSHIPS.fullmatch(entry.filename.replace("\\", "/").lstrip("/"))
        if match is None or FED.search(match["folder"]):
            continue
        try:
            links = package.relationships(match["folder"] + match["base"])
        except Unreadable:
            continue
        yield from filter(None, map(carried, links.values()))


def carried(link: Relationship) -> Carried | None:
    """Say what a relationship carries into the package; None where it is a part that is read."""
    name = link.target.rpartition("/")[2][-LONGEST:]
    if link.kind == MACROS:
        return Carried("macro", name)
    if link.external:
        return None if PUBLIC.match(link.target) else Carried("link", link.target[-LONGEST:])
    return Carried("object", name) if link.kind in OBJECTS else None
