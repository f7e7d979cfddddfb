"""Tracked changes of a text: the regions declared at its head in, what is printed or left out at their marks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportlint.read.odf.names import DC, HEADING, PARAGRAPH, TEXT
from reportlint.read.odf.plain import text_of
from reportlint.read.story import Aside
from reportlint.read.xml import Element

TRACKED: Final = TEXT + "tracked-changes"
POINT, START, END = TEXT + "change", TEXT + "change-start", TEXT + "change-end"
MARKS: Final = frozenset({POINT, START, END})
"""Where something was changed."""
IDENTITIES: Final = (TEXT + "id", "{http://www.w3.org/XML/1998/namespace}id")


@dataclass(slots=True)
class Changes:
    """The changes of a text, and those the walk is inside of."""

    deletions: dict[str, Aside] = field(default_factory=dict)
    """What was deleted, by the id of the region, until its place is met."""
    authors: dict[str, str] = field(default_factory=dict)
    """Who inserted something, by the id of the region."""
    open: dict[str, str] = field(default_factory=dict)
    """Insertions that have begun and not yet ended."""

    def declare(self, tracked: Element) -> None:
        """Read the regions."""
        for number, region in enumerate(tracked.iterchildren(TEXT + "changed-region")):
            identity = next(filter(None, map(region.get, IDENTITIES)), f"#{number}")
            author = next((creator.text or "" for creator in region.iter(DC + "creator")), "")
            deletion = region.find(TEXT + "deletion")
            if deletion is not None:
                paragraphs = deletion.iter(PARAGRAPH, HEADING)
                words = "\n".join("".join(text_of(paragraph)) for paragraph in paragraphs)
                self.deletions[identity] = Aside("deleted", words, author)
            elif region.find(TEXT + "insertion") is not None:
                self.authors[identity] = author

    def follow(self, mark: Element) -> Iterator[Aside]:
        """Follow a mark; yield what was deleted there."""
        identity = mark.get(TEXT + "change-id", "")
        if mark.tag == END:
            self.open.pop(identity, None)
        elif mark.tag == START and identity in self.authors:
            self.open[identity] = self.authors[identity]
        elif identity in self.deletions:
            yield self.deletions.pop(identity)

    def marked(self, words: str) -> str | Aside:
        """Return words as what they are here: inserted, or text like any other."""
        return Aside("inserted", words, next(iter(self.open.values()))) if words and self.open else words
