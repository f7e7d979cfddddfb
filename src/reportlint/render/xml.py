"""Elements in, a document of XML out: what XML cannot hold is made visible first."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, indent, tostring

from reportlint.render.visible import one_line


def element(name: str, attributes: Mapping[str, object], *children: Element) -> Element:
    """Make an element; attributes without a value are left out."""
    given = {key: one_line(str(value)) for key, value in attributes.items() if value is not None}
    made = Element(name, given)
    made.extend(children)
    return made


def document(root: Element) -> str:
    """Write a document."""
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
