"""Tables of contents without page numbers, which readers cannot tell from headings: their entries come again."""

from __future__ import annotations

import re
from dataclasses import replace

from reportlint.model import Document, Paragraph

CONTENTS = re.compile(r"目\s*[录次]")
ENTRY_LIMIT = 60
"""Characters of an entry."""
HEAD = 2
"""Characters that name no heading: 一、 stands before many."""
LEAST_ENTRIES = 3
"""Entries that a table of contents has at least."""


def with_contents(document: Document) -> Document:
    """Mark the entries of a table of contents without page numbers: the headings behind 目录 that come again."""
    titles = [
        index
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and CONTENTS.fullmatch(document.quote(block.span).strip("#* \u3000"))
    ]
    entries = set(unpaged_entries(document, titles[0] + 1)) if titles else set()
    if not entries:
        return document
    blocks = (
        replace(block, listed=True) if index in entries and isinstance(block, Paragraph) else block
        for index, block in enumerate(document.blocks)
    )
    return replace(document, blocks=tuple(blocks))


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
