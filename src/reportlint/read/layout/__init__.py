"""Printed pages → one `Document`: what stands where is known, this package works out what it forms."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from reportlint.model import Block, Document, Doubt, Layout, Note, Problem
from reportlint.read.layout.bookmarks import Bookmark, with_bookmarks
from reportlint.read.layout.charts import Chart
from reportlint.read.layout.digits import NO_DIGITS, difference, digits_read, stretches
from reportlint.read.layout.drawings import Box
from reportlint.read.layout.furniture import FOOTNOTE, Furniture, unfurnished
from reportlint.read.layout.lines import Line
from reportlint.read.layout.narrow import with_narrow_texts
from reportlint.read.layout.pages import Damaged, Page
from reportlint.read.layout.paragraphs import Item, Measures, Passage, measured, measures_of, passages
from reportlint.read.layout.sideways import Sideways
from reportlint.read.layout.tables import Fragment, certain, continues, stitched
from reportlint.read.layout.writer import Writer
from reportlint.read.trouble import Limits

__all__ = ["laid_out"]


def laid_out(read: Sequence[Page | Damaged], form: str, limits: Limits, bookmarks: Sequence[Bookmark] = ()) -> Document:
    """Put pages into one document of format `form`; `bookmarks` is the outline that comes with them."""
    pages = [page for page in read if isinstance(page, Page)]
    furnished = unfurnished(pages)
    bodies = [page for page, _ in furnished]
    items = flow(bodies)
    lines = [item for item in items if isinstance(item, Line)]
    measures = with_narrow_texts(measures_of(bodies, lines), lines)
    writer = Writer()
    written = [block for part in passages(items, measures) for block in blocks_of(writer, part)]
    notes = list(notes_of(writer, furnished))
    blocks, entries = with_bookmarks(written, writer, bookmarks)
    text, layout = "".join(writer.pieces), as_displayed(writer.layout(), pages)
    lost = lost_digits(pages, text, layout, [item for item in items if isinstance(item, Fragment)])
    return Document(
        text,
        form,
        blocks,
        (*notes, *entries),
        (*problems_of(read, bodies, limits), *(Problem("digits-lost", values) for values in lost.values())),
        pages=len(read),
        layout=layout,
        doubts=tuple(sorted(doubts_of(pages, lost, layout), key=lambda doubt: doubt.span)),
        pictures=count_pictures(pages),
    )


def blocks_of(writer: Writer, part: Passage | Fragment | Sideways) -> Iterator[Block]:
    """Write a paragraph, a table, or the paragraphs of words that lie otherwise than their page."""
    if isinstance(part, Fragment):
        yield writer.table(part)
    elif isinstance(part, Passage):
        yield writer.paragraph(part)
    else:
        start = writer.at
        # Nobody knows where its lines could have gone on to, unless they show it themselves.
        measure = replace(measured(part.lines, part.width), right=part.width)
        measures = with_narrow_texts(Measures({(part.number, (0, 0)): measure}, {}), part.lines)
        for passage in passages(part.lines, measures):
            yield from blocks_of(writer, passage)
        for place in range(start, writer.at):
            if writer.pages[place]:
                box = turned_back(part, *writer.boxes[4 * place : 4 * place + 4])
                writer.boxes[4 * place : 4 * place + 4] = array("d", box)


def as_displayed(layout: Layout, pages: Iterable[Page]) -> Layout:
    """Let the boxes of pages that were turned to be read stand where they are displayed."""
    turned = {page.number: page for page in pages if page.turn}
    for place, number in enumerate(layout.pages) if turned else ():
        page = turned.get(number)
        if page is not None:
            box = layout.boxes[4 * place : 4 * place + 4]
            layout.boxes[4 * place : 4 * place + 4] = array("d", turned_back(page, *box))
    return layout


def turned_back(page: Page | Sideways, x0: float, top: float, x1: float, bottom: float) -> Box:
    """Turn a box of a page back as far as the page was turned to be read."""
    match page.turn:
        case 1:
            return top, page.width - x1, bottom, page.width - x0
        case 2:
            return page.width - x1, page.height - bottom, page.width - x0, page.height - top
        case _:
            return page.height - bottom, x0, page.height - top, x1


def count_pictures(pages: Sequence[Page]) -> int | None:
    """Count the pictures and charts; nobody can where a page is one picture with words recognised in it."""
    if any(page.recognised for page in pages):
        return None
    return sum(len(pictures_of(page)) + len(page.charts) for page in pages)


def lost_digits(
    pages: Iterable[Page], text: str, layout: Layout, tables: Iterable[Fragment]
) -> dict[int, dict[str, str]]:
    """Return the pages whose digits were not all read once, with what the message about it names.

    The header that a table repeats on every page is read once, on purpose.
    """
    read = digits_read(text, layout)
    for page, words in (repeated for table in tables for repeated in table.repeated):
        counts = read.setdefault(page, [0] * 10)
        for figure in range(10):
            counts[figure] += words.count(str(figure))
    gaps = {
        page.number: difference(page.digits, read.get(page.number, NO_DIGITS)) for page in pages if not page.garbled
    }
    return {number: {"page": str(number), "lost": gap} for number, gap in gaps.items() if gap}


def doubts_of(pages: Iterable[Page], lost: Iterable[int], layout: Layout) -> Iterator[Doubt]:
    """Yield what may not be what a page says."""
    yield from (Doubt(span, "digits-lost") for span in stretches(layout, lost))
    recognised = [page.number for page in pages if page.recognised]
    yield from (Doubt(span, "recognised") for span in stretches(layout, recognised))


def flow(pages: Iterable[Page]) -> list[Item]:
    """Put what stands on the pages into reading order, tables mended over page ends."""
    items: list[Item] = []
    for page in pages:
        standing: list[Item] = [*page.lines, *page.fragments, *page.charts]
        standing.sort(key=partial(turn, page))
        # A table at the foot of a page may go on at the top of the next one.
        foot = len(standing) - bool(standing and isinstance(standing[-1], Fragment))
        standing[foot:foot] = page.sideways
        match items[-1:], standing[:1]:
            case [[Fragment() as above], [Fragment() as below]] if continues(above, below):
                items[-1:] = [stitched(above, below)]
                del standing[0]
        items.extend(standing)
    return [part for item in items for part in settled(item)]


def turn(page: Page, item: Item) -> tuple[float, int, float]:
    """Return what sorts the items of a page as they are read: down the page, and columns one after the other."""
    match item:
        case Chart(box=(x0, top, x1, bottom)):
            x, y = (x0 + x1) / 2, (top + bottom) / 2
        case Fragment():
            top, x, y = item.top, (item.xs[0] + item.xs[-1]) / 2, (item.top + item.bottom) / 2
        case Line():
            top, x, y = item.top, (item.x0 + item.x1) / 2, item.base
    stretch, side = page.column(x, y)
    return (stretch, side, top) if side else (top, 0, top)


def settled(item: Item) -> Sequence[Item]:
    """Return a grid that turned out to be no table as the lines it frames, everything else as it is."""
    if isinstance(item, Fragment) and not certain(item.rows, item.cells):
        return item.loose
    return (item,)


def notes_of(writer: Writer, pages: Sequence[tuple[Page, Furniture]]) -> Iterator[Note]:
    """Write what stands beside the body, page by page."""
    marks = list(writer.marks)
    for page, furniture in pages:
        yield from (writer.note("header", [line]) for line in furniture.headers)
        here = [mark for mark in marks if mark.page == page.number]
        for lines in furniture.footnotes:
            match = FOOTNOTE.match(lines[0].text)
            label = match.group() if match else ""
            yield writer.note("footnote", lines, anchor=next((m.anchor for m in here if m.mark.text == label), None))
        for mark in here:
            writer.part()
            yield Note("footnote", writer.print(mark.mark.text, mark.mark.boxes, page.number), mark.anchor)
        yield from (writer.note("footer", [line]) for line in furniture.footers)
        yield from (writer.note("annotation", chart.words, between="\t") for chart in page.charts if chart.words)
        yield from (writer.note("annotation", [line]) for line in page.slanted)
        yield from (writer.note("hidden", [line]) for line in page.hidden)
        for remark in page.remarks:
            anchor = writer.under(page.number, remark.box)
            yield Note("comment", writer.remark(remark.words), anchor, remark.author)


def problems_of(read: Sequence[Page | Damaged], bodies: Sequence[Page], limits: Limits) -> Iterator[Problem]:
    """Name what could not be read."""
    body = {page.number: page for page in bodies}
    for page in read:
        values = {"page": str(page.number)}
        if isinstance(page, Damaged):
            yield Problem("damaged-page", values | {"detail": page.detail})
        elif page.garbled or (empty(body[page.number]) and page.painted):
            yield Problem("unreadable-page", values)
        elif page.doubtful:
            yield Problem("table-not-parsed", values)
    whole = [page for page in read if isinstance(page, Page)]
    for kind, count in (
        ("unread-chart", sum(len(page.charts) for page in whole)),
        ("unread-picture", sum(len(pictures_of(page)) for page in whole if not empty(body[page.number]))),
    ):
        if count:
            yield Problem(kind, {"count": str(count)})
    for _ in range(sum(page.too_large for page in whole)):
        yield Problem("table-too-large", {"limit": str(limits.slots)})


def empty(page: Page) -> bool:
    """Say whether a page shows no words of its own."""
    return not (page.lines or page.fragments or page.charts or page.sideways)


def pictures_of(page: Page) -> list[tuple[float, float, float, float]]:
    """Return the images of a page that can hold words: no icons, and not the page itself behind its text layer."""
    return [
        box
        for box in page.pictures
        if min(box[2] - box[0], box[3] - box[1]) > 36
        and not (page.lines and box[2] - box[0] > 0.85 * page.width and box[3] - box[1] > 0.85 * page.height)
    ]
