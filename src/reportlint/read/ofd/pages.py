"""A page of OFD → the characters and drawings on it, in points from its top left corner (GB/T 33190, 7 to 11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from operator import attrgetter
from posixpath import join, normpath
from typing import Final, NamedTuple

from reportlint.patterns import compiled
from reportlint.read.layout.drawings import Drawings, Point, Segment, bound, is_layer
from reportlint.read.layout.glyphs import BROAD, IDEOGRAPHIC_SPACE, TYPED, Glyph
from reportlint.read.layout.pages import Sheet
from reportlint.read.package import Package
from reportlint.read.trouble import Limits, Unreadable
from reportlint.read.xml import Element

POINTS: Final = 72 / 25.4
"""OFD measures in millimetres."""
DEFAULT_BOX: Final = (0.0, 0.0, 210.0, 297.0)
NUMBER: Final = compiled(r"[-+]?(?:\d++\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[gGA-Za-z]")
OPERANDS: Final = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Drawing command → how many numbers follow; of those, the last two say where the pen is."""
UNSEEN: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff" + "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))))
BLANKS: Final = frozenset(" \u00a0\u3000" + "".join(map(chr, range(0x2000, 0x200B)))) | UNSEEN
MOST_REPEATED: Final = 100_000
FRONT: Final = "Foreground"


class Matrix(NamedTuple):
    """How an object's own millimetres become those of the page."""

    a: float = 1.0
    """As in the standard: x is a·x + c·y + e, y is b·x + d·y + f."""
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def place(self, x: float, y: float) -> Point:
        """Apply it to a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def behind(self, other: Matrix) -> Matrix:
        """Apply this first and the other second."""
        e, f = other.place(self.e, self.f)
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )


class Look(NamedTuple):
    """How characters are set."""

    size: float
    """Font size in millimetres of their object."""
    stretch: float
    """How much wider than usual."""
    matrix: Matrix
    """Turns the millimetres of the object into points of the page."""


@dataclass(frozen=True, slots=True)
class Book:
    """One document of a file."""

    package: Package
    """The parts."""
    folder: str
    """Where its parts lie."""
    root: Element
    """Its root part."""
    pages: tuple[str, ...]
    """Parts of its pages, in order."""
    numbers: dict[str, int]
    """Number of each page within the document, from 0, by the id that other parts name it with."""
    templates: dict[str, tuple[str, str]]
    """Pages that others are laid over: part and layer by id."""
    box: tuple[float, float, float, float]
    """The area of a page that states none: left, top, width, height in millimetres."""
    limits: Limits
    """How deep blocks may be nested."""

    @classmethod
    def of(cls, package: Package, name: str, limits: Limits) -> Book:
        """Open a document by its root part."""
        root = package.parse(name)
        folder = name.rpartition("/")[0]
        common = next(children(root, "CommonData"), None)
        pages = [page for holder in children(root, "Pages") for page in children(holder, "Page")]
        templates = {
            template.get("ID", ""): (resolved(template.get("BaseLoc", ""), folder), template.get("ZOrder", ""))
            for template in (() if common is None else children(common, "TemplatePage"))
        }
        names = tuple(resolved(page.get("BaseLoc", ""), folder) for page in pages)
        numbers = {page.get("ID", ""): number for number, page in enumerate(pages)}
        return cls(package, folder, root, names, numbers, templates, box_of(common) or DEFAULT_BOX, limits)


def local(element: Element) -> str:
    """Return the name of an element without its namespace, which differs between editions of the standard."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    return (inner for inner in element if local(inner) == name)


def child(element: Element, name: str) -> str:
    """Return the text of the first child of a name."""
    return next(((inner.text or "").strip() for inner in children(element, name)), "")


def resolved(location: str, folder: str) -> str:
    """Turn a location, relative or absolute, into the name of a part."""
    return normpath(join("/" + folder, location)).lstrip("/") if location else ""


def numbers(text: str | None) -> list[float]:
    """Read a row of numbers; what is none is left out."""
    found: list[float] = []
    for word in (text or "").replace(",", " ").split():
        try:
            found.append(float(word))
        except ValueError:
            continue
    return [number for number in found if abs(number) < 1e7]


def box_of(holder: Element | None) -> tuple[float, float, float, float] | None:
    """Return the page area an element states."""
    for area in () if holder is None else (inner for inner in holder if local(inner) in {"PageArea", "Area"}):
        box = numbers(child(area, "CropBox")) or numbers(child(area, "PhysicalBox"))
        if len(box) == 4 and box[2] > 0 and box[3] > 0:
            return (box[0], box[1], box[2], box[3])
    return None


def box_of_page(book: Book, number: int) -> tuple[float, float, float, float]:
    """Return the area of a page: left, top, width, height in millimetres."""
    name = book.pages[number]
    return (box_of(book.package.parse(name)) if book.package.has(name) else None) or book.box


def read_page(book: Book, name: str, number: int) -> Sheet:
    """Read one page, its templates under or over it; raises `KeyError` where its part is missing."""
    root = book.package.parse(name)
    left, top, width, height = box_of(root) or book.box
    painter = Painter(book.limits, Matrix(POINTS, 0.0, 0.0, POINTS, -left * POINTS, -top * POINTS))
    layers: list[tuple[bool, Element]] = []
    for template in children(root, "Template"):
        part, order = book.templates.get(template.get("TemplateID", ""), ("", ""))
        if part and book.package.has(part):
            layers.append(((template.get("ZOrder") or order) == FRONT, book.package.parse(part)))
    for page in [*(layer for front, layer in layers if not front), root, *(layer for front, layer in layers if front)]:
        for content in children(page, "Content"):
            painter.objects(content, Matrix(), 0)
    size = (width * POINTS, height * POINTS)
    glyphs, hidden = (within(found, size) for found in (painter.glyphs, painter.inkless))
    if is_layer(len(hidden), len(glyphs) + len(hidden), painter.drawings, size):
        words = sorted(glyphs + hidden, key=attrgetter("order"))
        return Sheet(number, *size, words, painter.drawings, recognised=True)
    return Sheet(number, *size, glyphs, painter.drawings, hidden)


def within(glyphs: list[Glyph], size: tuple[float, float]) -> list[Glyph]:
    """Leave out the characters that stand beyond the page."""
    width, height = size
    return [glyph for glyph in glyphs if 0 <= glyph.x0 + glyph.x1 <= 2 * width and 0 <= glyph.base <= height]


def is_inkless(element: Element) -> bool:
    """Say whether a text object puts no ink on the page: neither filled nor drawn around, or wholly transparent."""
    if element.get("Fill", "true").lower() == "false" and element.get("Stroke", "false").lower() != "true":
        return True
    colours = [element, *children(element, "FillColor")]
    return any(numbers(colour.get("Alpha")) == [0.0] for colour in colours)


class Painter:
    """Gathers the characters and drawings of a page."""

    def __init__(self, limits: Limits, frame: Matrix) -> None:
        """Begin with an empty page; `frame` turns its millimetres into points."""
        self.limits, self.frame = limits, frame
        self.glyphs: list[Glyph] = []
        self.inkless: list[Glyph] = []
        self.drawings = Drawings()

    def objects(self, parent: Element, matrix: Matrix, depth: int) -> None:
        """Read what a layer or block holds."""
        if depth > self.limits.depth:
            raise Unreadable("limit-exceeded", detail=f"depth > {self.limits.depth}")
        for element in parent:
            if element.get("Visible", "true").lower() == "false":
                continue
            kind = local(element)
            if kind in {"Layer", "PageBlock"}:
                self.objects(element, matrix, depth + 1)
            elif kind == "TextObject":
                self.text(element, own_matrix(element).behind(matrix).behind(self.frame))
            elif kind == "PathObject":
                self.path(element, own_matrix(element).behind(matrix).behind(self.frame))
            elif kind in {"ImageObject", "CompositeObject"}:
                self.picture(element, matrix.behind(self.frame))

    def text(self, element: Element, matrix: Matrix) -> None:
        """Read the characters of a text object."""
        size = (numbers(element.get("Size")) or [4.0])[0]
        stretch = (numbers(element.get("HScale")) or [1.0])[0]
        x = y = 0.0
        for code in children(element, "TextCode"):
            words = code.text or ""
            x, y = (numbers(code.get("X")) or [x])[0], (numbers(code.get("Y")) or [y])[0]
            across, down = steps(code.get("DeltaX"), len(words)), steps(code.get("DeltaY"), len(words))
            look = Look(true_size(size, words, across), stretch, matrix)
            self.row(self.inkless if is_inkless(element) else self.glyphs, words, (x, y), (across, down), look)

    def row(
        self, row: list[Glyph], words: str, start: Point, moves: tuple[Sequence[float], Sequence[float]], look: Look
    ) -> None:
        """Set characters one behind the other; `moves` says how far right and down each step goes."""
        x, y = start
        shown = look.size * hypot(look.matrix.c, look.matrix.d)
        space = 0
        for place, char in enumerate(words):
            across, down = (steps[place] if place < len(steps) else 0.0 for steps in moves)
            if char not in BLANKS:
                width = look.size * look.stretch * (1.0 if char > "\u2e7f" else 0.5)
                x0, base = look.matrix.place(x, y)
                x1, _ = look.matrix.place(x + (across if 0 < across < width else width), y)
                sides = (min(x0, x1), base - 0.88 * shown, max(x0, x1), base + 0.12 * shown)
                gap = space if char.isascii() or space == BROAD else 0
                row.append(Glyph(char, *sides, base, shown, len(self.glyphs) + len(self.inkless), gap))
            if char not in BLANKS or space != BROAD:
                space = BROAD if char == IDEOGRAPHIC_SPACE else TYPED if char in BLANKS and char not in UNSEEN else 0
            x += across
            y += down

    def path(self, element: Element, matrix: Matrix) -> None:
        """Read a drawn line or area."""
        stroked = element.get("Stroke", "true").lower() != "false"
        if not stroked and element.get("Fill", "false").lower() != "true":
            return
        outline, curved = outline_of(child(element, "AbbreviatedData"), matrix)
        self.drawings.add(outline, curved, stroked=stroked)

    def picture(self, element: Element, matrix: Matrix) -> None:
        """Note where a picture stands."""
        box = numbers(element.get("Boundary"))
        if len(box) == 4:
            x, y, width, height = box
            self.drawings.pictures.append(bound([matrix.place(x, y), matrix.place(x + width, y + height)]))


def true_size(size: float, words: str, across: Sequence[float]) -> float:
    """Return the size of the font: some producers state the height of the ink, but ideographs step by the size."""
    pairs = zip(words, words[1:], across, strict=False)
    paces = sorted(step for one, other, step in pairs if min(one, other) > "\u2e7f")
    pace = paces[len(paces) // 2] if paces else size
    return pace if 1.1 * size < pace < 1.6 * size else size


def own_matrix(element: Element) -> Matrix:
    """Return the matrix of an object: its own transformation, then the corner of its boundary."""
    box, own = numbers(element.get("Boundary")), numbers(element.get("CTM"))
    corner = Matrix(e=box[0], f=box[1]) if len(box) == 4 else Matrix()
    return (Matrix(*own) if len(own) == 6 else Matrix()).behind(corner)


def steps(text: str | None, count: int) -> list[float]:
    """Read the distances between characters; `g 3 5.2` stands for three times 5.2."""
    found: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(found) < count:
        if words[at] == "g" and at + 2 < len(words):
            times = min(int(words[at + 1]), count, MOST_REPEATED) if words[at + 1].isdecimal() else 0
            found += numbers(words[at + 2])[:1] * times
            at += 3
        else:
            found += numbers(words[at])
            at += 1
    return found


def outline_of(data: str, matrix: Matrix) -> tuple[list[Segment], bool]:
    """Read the commands of a path; return its pieces from point to point and whether one of them is a curve."""
    words = NUMBER.findall(data)
    pieces: list[Segment] = []
    start = here = matrix.place(0.0, 0.0)
    curved = False
    at = 0
    while at < len(words):
        command = words[at]
        count = OPERANDS.get(command)
        at += 1
        if count is None:
            continue
        operands = numbers(" ".join(words[at : at + count]))
        if len(operands) != count:
            continue
        at += count
        there = start if command == "C" else matrix.place(operands[-2], operands[-1])
        if command in {"S", "M"}:
            start = there
        elif there != here:
            pieces.append((here, there))
            curved = curved or command in {"Q", "B", "A"}
        here = there
    return pieces, curved
