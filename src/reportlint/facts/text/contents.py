"""Tables of contents without page numbers, which readers cannot tell from headings: their entries come again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlint.facts.text.numerals import chinese_integer
from reportlint.model import Document, Paragraph
from reportlint.patterns import compiled

CONTENTS = compiled(r"目\s*[录次]")
ENTRY_LIMIT = 60
"""Characters of an entry."""
HEAD = 2
"""Characters that name no heading: 一、 stands before many."""
LEAST_ENTRIES = 3
"""Entries that a table of contents has at least."""
IN_LINE = compiled(
    r"(?:^|[\s；;／/|｜])(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|[章编篇])|(?P<first>[一二三四五六七八九十]{1,3})、(?=\S))"
)
"""The number of an entry in a line of several: 一、职能　二、构成, 第一部分　概况／第二部分　决算表."""


def with_contents(document: Document) -> Document:
    """Mark the entries of a table of contents without page numbers: the headings behind 目录 that come again."""
    titles = [
        index
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and CONTENTS.fullmatch(document.quote(block.span).strip("#* \u3000"))
    ]
    entries = set(unpaged_entries(document, titles[0] + 1)) if titles else set()
    entries |= set(entries_in_line(document, titles[0] + 1)) if titles else set()
    if not entries:
        return document
    blocks = (
        replace(block, listed=True) if index in entries and isinstance(block, Paragraph) else block
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks))


def entries_in_line(document: Document, start: int) -> Iterator[int]:
    """Yield the block right behind 目录 where it lists all entries in one line: 一、职能　二、构成　三、预算."""
    for index in range(start, min(start + 2, len(document.blocks))):
        block = document.blocks[index]
        text = document.quote(block.span) if isinstance(block, Paragraph) else ""
        numbers = [chinese_integer(match["part"] or match["first"]) for match in IN_LINE.finditer(text)]
        if len(numbers) >= LEAST_ENTRIES and numbers == list(range(1, len(numbers) + 1)):
            yield index


def unpaged_entries(document: Document, start: int) -> range:
    """Return the blocks from the first entry to the heading that the first entry names; none where it does not come."""
    first = ""
    for index in range(start, len(document.blocks)):
        block = document.blocks[index]
        text = document.quote(block.span).strip("#* \u3000") if isinstance(block, Paragraph) else ""
        if not text or len(text) > ENTRY_LIMIT or (isinstance(block, Paragraph) and block.listed):
            break
        bare = "".join(character for character in text if character.isalnum())
        if first and len(bare) > HEAD and first.startswith(bare):
            return range(start, index) if index - start >= LEAST_ENTRIES else range(0)
        first = first or bare
    return range(0)
