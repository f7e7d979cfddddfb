"""The outline that viewers show beside the pages: which headings it names, and what it says that no page says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlint.model import Block, Note, Paragraph
from reportlint.patterns import compiled
from reportlint.read.layout.writer import Writer

LEVELS: Final = 9
"""Headings have so many levels at most."""
BLANK: Final = compiled(r"\s+")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the outline of a file."""

    title: str
    """What it says."""
    level: int
    """How deep it stands, 1 for the outermost."""
    page: int
    """The page it leads to, 1-based; 0 where it leads to none."""


def with_bookmarks(
    blocks: Sequence[Block], writer: Writer, bookmarks: Sequence[Bookmark]
) -> tuple[tuple[Block, ...], list[Note]]:
    """Let paragraphs that are entries of the outline know their level; return them, and a note for every entry.

    An entry that says the words of a paragraph on its page stands there. Any other is written behind the body.
    """
    if not bookmarks:
        return tuple(blocks), []
    standing = paragraphs_by_words(blocks, writer)
    levels: dict[int, int] = {}
    notes: list[Note] = []
    for bookmark in bookmarks:
        places = standing.get((bookmark.page, BLANK.sub("", bookmark.title)))
        if places:
            place = places.pop(0)
            levels[place] = min(bookmark.level, LEVELS)
            span = blocks[place].span
            notes.append(Note("bookmark", span, span))
        else:
            notes.append(Note("bookmark", writer.remark(bookmark.title)))
    return tuple(levelled(block, levels.get(place)) for place, block in enumerate(blocks)), notes


def paragraphs_by_words(blocks: Sequence[Block], writer: Writer) -> dict[tuple[int, str], list[int]]:
    """Return where paragraphs stand among the blocks, by page and words; white space does not count."""
    text = "".join(writer.pieces)
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and not block.listed and block.span:
            words = BLANK.sub("", text[block.span.start : block.span.end])
            found[writer.pages[block.span.start], words].append(place)
    return found


def levelled(block: Block, level: int | None) -> Block:
    """Return a paragraph with its level in the outline, every other block as it is."""
    return replace(block, outline=level) if level and isinstance(block, Paragraph) else block
