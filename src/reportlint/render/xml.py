"""Elements in, a document of XML out: what XML cannot hold is made visible first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, indent, tostring

from reportlint.render.visible import one_line


def element(name: str, attributes: Mapping[str, object], *children: Element) -> Element:
    """Make an element; attributes without a value are left out."""
    given = {key: one_line(str(value)) for key, value in attributes.items() if value is not None}
    made = Element(name, given)
    made.extend(children)
    return made


def document(root: Element, children: Iterable[Element]) -> Iterator[str]:
    """Write a document whose root holds some elements, one at a time: only one of them need be in memory."""
    opening = tostring(root, encoding="unicode", short_empty_elements=False).removesuffix(f"</{root.tag}>")
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n'
    for child in children:
        indent(child, level=1)
        child.tail = None
        yield f"  {tostring(child, encoding='unicode')}\n"
    yield f"</{root.tag}>\n"
