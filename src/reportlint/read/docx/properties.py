"""The properties a package keeps about itself: title, author, company."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlint.read.package import Package
from reportlint.read.trouble import Unreadable

KINDS = {"core-properties": ("title", "subject", "creator", "lastModifiedBy"), "extended-properties": ("Company",)}
"""Kind of relationship of the package → the elements that are read."""
NAMES = {"creator": "author", "lastModifiedBy": "modified-by", "Company": "company"}
"""Element → what the model calls it, where it calls it otherwise."""
LONGEST = 200
"""Characters of a property that are kept."""


def read_properties(package: Package) -> Mapping[str, str]:
    """Read what is filled in; a part that is missing or damaged holds nothing that a reader of the text would miss."""
    return dict(properties_of(package))


def properties_of(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the properties by name."""
    for relationship in package.relationships().values():
        wanted = KINDS.get(relationship.kind, ())
        if not wanted or relationship.external or not package.has(relationship.target):
            continue
        try:
            root = package.parse(relationship.target)
        except Unreadable:
            continue
        for element in root:
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            text = (element.text or "").strip()
            if name in wanted and text:
                yield NAMES.get(name, name), text[:LONGEST]
