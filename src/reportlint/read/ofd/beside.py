"""What an OFD says beside its pages: its outline, and what readers wrote on it (GB/T 33190, 7.8 and 15)."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.read.layout.bookmarks import Bookmark
from reportlint.read.layout.drawings import bound
from reportlint.read.layout.pages import Remark
from reportlint.read.ofd.pages import POINTS, Book, box_of_page, child, children, local, numbers, resolved
from reportlint.read.trouble import Unreadable
from reportlint.read.xml import Element


def read_outline(book: Book, first: int) -> Iterator[Bookmark]:
    """Yield the entries of a document's outline, in order; its first page has the number `first`."""
    waiting = [(entry, 1) for holder in children(book.root, "Outlines") for entry in children(holder, "OutlineElem")]
    waiting.reverse()
    while waiting:
        entry, level = waiting.pop()
        title = " ".join(entry.get("Title", "").split())
        goals = (book.numbers.get(inner.get("PageID", "")) for inner in actions(entry) if local(inner) == "Dest")
        page = next((goal for goal in goals if goal is not None), None)
        if title:
            yield Bookmark(title, level, 0 if page is None else first + page)
        waiting += [(below, level + 1) for below in reversed(list(children(entry, "OutlineElem")))]


def actions(entry: Element) -> Iterator[Element]:
    """Yield what the actions of an entry hold, at any depth; entries below it are not asked."""
    for holder in children(entry, "Actions"):
        yield from holder.iter()


def read_remarks(book: Book) -> dict[int, tuple[Remark, ...]]:
    """Return what readers wrote, by number of the page within the document; parts that are missing say nothing."""
    found: dict[int, tuple[Remark, ...]] = {}
    for listed in parts(book, child(book.root, "Annotations"), book.folder):
        folder = resolved(child(book.root, "Annotations"), book.folder).rpartition("/")[0]
        for page in children(listed, "Page"):
            number = book.numbers.get(page.get("PageID", ""))
            if number is None:
                continue
            left, top = box_of_page(book, number)[:2]
            remarks = (
                remark
                for notes in parts(book, child(page, "FileLoc"), folder)
                for note in children(notes, "Annot")
                if (remark := remark_of(note, left, top))
            )
            found[number] = (*found.get(number, ()), *remarks)
    return found


def parts(book: Book, location: str, folder: str) -> Iterator[Element]:
    """Yield a part, where it is there and can be read."""
    name = resolved(location, folder)
    if name and book.package.has(name):
        try:
            yield book.package.parse(name)
        except Unreadable as trouble:
            if trouble.problem.kind == "limit-exceeded":
                raise


def remark_of(note: Element, left: float, top: float) -> Remark | None:
    """Return what an annotation says, None where it says nothing."""
    words = " ".join(child(note, "Remark").split())
    box = next((numbers(shape.get("Boundary")) for shape in children(note, "Appearance")), [])
    if not words or note.get("Visible", "true").lower() == "false":
        return None
    x, y, width, height = box if len(box) == 4 else (left, top, 0.0, 0.0)
    corners = [((x - left) * POINTS, (y - top) * POINTS), ((x - left + width) * POINTS, (y - top + height) * POINTS)]
    return Remark(words, note.get("Creator", "").strip(), bound(corners))
