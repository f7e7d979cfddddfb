"""Many fixed phrases looked up in one pass; this module knows nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

HEAD = 2
"""Characters by which phrases are indexed, and the least length of a phrase."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A set of phrases, indexed by their first two characters and their lengths.

    A pass over a text takes one look-up a character and, where two characters begin a phrase, one more for each
    length that phrases with this beginning have: linear in the text, whatever the number of phrases.
    """

    lengths: Mapping[str, tuple[int, ...]]
    """First two characters → lengths of the phrases that begin with them, the longest first."""
    phrases: frozenset[str]
    """All phrases."""

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Lexicon:
        """Index phrases; those of fewer than two characters are refused with a `ValueError`."""
        known = frozenset(phrases)
        short = sorted(phrase for phrase in known if len(phrase) < HEAD)
        if short:
            raise ValueError(f"phrases of one character: {short}")
        lengths: dict[str, set[int]] = {}
        for phrase in known:
            lengths.setdefault(phrase[:HEAD], set()).add(len(phrase))
        return cls({head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}, known)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the phrases of a text with their offsets, the longest at each place, overlaps included."""
        lengths, phrases = self.lengths, self.phrases
        for at in range(len(text) - HEAD + 1):
            for length in lengths.get(text[at : at + HEAD], ()):
                phrase = text[at : at + length]
                if phrase in phrases:
                    yield at, phrase
                    break

    def within(self, text: str) -> frozenset[str]:
        """Return every phrase that stands somewhere in a text, also where a longer one begins with it."""
        found = {phrase for _, phrase in self.find(text)}
        heads = {phrase[:size] for phrase in found for size in self.lengths[phrase[:HEAD]] if size < len(phrase)}
        return frozenset(found | (heads & self.phrases))
