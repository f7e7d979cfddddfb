"""Words that are drawn: the nodes of diagrams (SmartArt) and lettering along a path (WordArt of older Words)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from reportlint.read.docx.names import R
from reportlint.read.xml import Element

D: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V: Final = "{urn:schemas-microsoft-com:vml}"
DIAGRAM: Final = D + "relIds"
DATA: Final = R + "dm"
PATH: Final = V + "textpath"
SAID: Final = frozenset({"node", "asst", "doc"})
"""Kinds of points that are nodes; others hold how a node or a line between two is drawn."""

Diagrams: TypeAlias = Callable[[str, str], Element | None]
"""Finds the data of a diagram by the part it is drawn in and the id of its relationship there."""


def no_diagram(_part: str, _identity: str) -> Element | None:
    """Find no diagram."""
    return None


@dataclass(frozen=True, slots=True)
class Lettering:
    """Drawn words, read when the block around them is done."""

    lines: tuple[str, ...]
    """Each a paragraph of its own."""


def lettering_of(node: Element, part: str, diagrams: Diagrams) -> Lettering | None:
    """Return the words an element of a drawing stands for; None for any other element, or where its data are lost."""
    if node.tag == PATH:
        return Lettering(tuple(node.get("string", "").splitlines()))
    data = diagrams(part, node.get(DATA, "")) if node.tag == DIAGRAM else None
    return None if data is None else Lettering(tuple(nodes_of(data)))


def nodes_of(data: Element) -> Iterator[str]:
    """Yield the words of a diagram, each node behind the one above it and before the ones below it."""
    points = {point.get("modelId", ""): point for point in data.iter(D + "pt")}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in data.iter(D + "cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "")
            below[link.get("srcId", "")].append((int(order) if order.isdecimal() else 0, link.get("destId", "")))
    waiting = [name for name, point in reversed(points.items()) if point.get("type") == "doc"]
    met: set[str] = set()
    # Nodes that no line leads to are read last, in the order of the file.
    for name in (*descent(waiting, below), *points):
        point = points.get(name)
        if point is not None and name not in met and point.get("type", "node") in SAID:
            met.add(name)
            yield from words_of(point)


def descent(waiting: list[str], below: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    """Yield names from the top down, each once, however the lines between them run."""
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += [inner for _, inner in sorted(below[name], reverse=True)]


def words_of(point: Element) -> Iterator[str]:
    """Yield the paragraphs of one node; pieces of text run on, breaks and tabs are spaces."""
    for paragraph in point.iterfind(f"{D}t/{A}p"):
        pieces = (" " if piece.tag == A + "br" else piece.text or "" for piece in paragraph.iter(A + "t", A + "br"))
        words = " ".join("".join(pieces).split())
        if words:
            yield words
