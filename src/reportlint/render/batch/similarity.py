"""What units copied from each other in what should be their own: the problems they found and what they mean to do.

Passages are found by winnowed shingles (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of every window of consecutive
shingles the least is kept, so that any common passage of at least SHINGLE + WINDOW - 1 characters shares one. What
too many units have in common is a template and is left out; so the work grows with the text, not with the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from reportlint.finding import Result
from reportlint.model import Span
from reportlint.patterns import compiled

SHINGLE = 12
"""Characters of a shingle."""

WINDOW = 12
"""Consecutive shingles of which the least is kept."""

SHORTEST = 40
"""Characters of a passage worth telling."""

MOST_SHARERS = 20
"""Units beyond which a passage is a template, however many units there are."""

OWN_WORDS = compiled(r"问题|不足|困难|措施|建议|原因|改进|整改|下一步|打算")
"""Headings of what a unit should have written itself."""

LETTER = compiled(r"[\u4e00-\u9fffA-Za-z]")
"""What counts when texts are compared: figures and punctuation are changed first by whoever copies."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that several units have in common."""

    units: tuple[int, ...]
    """Indices of the units, in order."""
    words: str
    """The passage as the first of them has it."""
    length: int
    """Its letters."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two units with much in common."""

    first: int
    """Index of one."""
    second: int
    """Index of the other."""
    letters: int
    """Letters they share in passages."""
    share: float
    """Part of the shorter text that is shared, 0 to 1."""


def own_words(result: Result) -> str:
    """Return what a report says under headings about problems and measures; nothing where it has none."""
    parts: list[Span] = []
    for number, title in enumerate(result.titles):
        if OWN_WORDS.search(title.text):
            after = (other for other in result.titles[number + 1 :] if other.level <= title.level)
            end = next((other.span.start for other in after), len(result.document.text))
            parts.append(Span(title.span.end, end))
    headings = {title.span.start for title in result.titles}
    kept = (
        paragraph.span
        for paragraph in result.document.paragraphs()
        if paragraph.span.start not in headings and any(part.covers(paragraph.span) for part in parts)
    )
    return "\n".join(map(result.document.quote, kept))


@dataclass(frozen=True, slots=True)
class Letters:
    """A text reduced to what counts."""

    words: str
    """The text."""
    letters: str
    """Its letters."""
    places: tuple[int, ...]
    """Offset of every letter in the text."""

    @classmethod
    def of(cls, words: str) -> Letters:
        """Reduce a text."""
        places = tuple(match.start() for match in LETTER.finditer(words))
        return cls(words, "".join(words[place] for place in places), places)

    def quote(self, start: int, end: int) -> str:
        """Return the words from one letter to another."""
        return self.words[self.places[start] : self.places[end - 1] + 1]


def shared_passages(texts: Sequence[str], authors: Sequence[str]) -> tuple[tuple[Shared, ...], tuple[Likeness, ...]]:
    """Find the passages that some, but not most, of the texts have in common; the longest first.

    Nobody copies from oneself: texts of one author are not compared with each other.
    """
    read = [Letters.of(text) for text in texts]
    sharers: defaultdict[tuple[int, int, str], set[int]] = defaultdict(set)
    totals: defaultdict[tuple[int, int], int] = defaultdict(int)
    for (first, second), (start, _, length) in matches(read, authors):
        passage = read[first].letters[start : start + length]
        sharers[first, start, passage] |= {first, second}
        totals[first, second] += length
    by_passage: dict[str, Shared] = {}
    for (first, start, passage), units in sorted(sharers.items()):
        known = by_passage.get(passage)
        everyone = tuple(sorted(units | set(known.units if known else ())))
        words = known.words if known else read[first].quote(start, start + len(passage))
        by_passage[passage] = Shared(everyone, words, len(passage))
    passages = sorted(by_passage.values(), key=lambda one: (-one.length * len(one.units), one.units, one.words))
    likenesses = [
        Likeness(first, second, total, total / max(min(len(read[first].letters), len(read[second].letters)), 1))
        for (first, second), total in totals.items()
    ]
    return tuple(passages), tuple(sorted(likenesses, key=lambda one: (-one.share, one.first, one.second)))


def matches(read: Sequence[Letters], authors: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int, int]]]:
    """Yield the longest common passages of pairs of texts: the pair, where it begins in both, and its length."""
    index: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for number, one in enumerate(read):
        for place, shingle in kept_shingles(one.letters):
            index[shingle].setdefault(number, place)
    most = min(MOST_SHARERS, max(3, len(read) // 3))
    told: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for holders in index.values():
        if not 1 < len(holders) <= most:
            continue
        ordered = sorted(holders.items())
        for position, (first, at) in enumerate(ordered):
            for second, beside in ordered[position + 1 :]:
                if authors[first] == authors[second] or any(start <= at < end for start, end in told[first, second]):
                    continue
                start, other, length = grown(read[first].letters, read[second].letters, at, beside)
                told[first, second].append((start, start + max(length, 1)))
                if length >= SHORTEST:
                    yield (first, second), (start, other, length)


def kept_shingles(letters: str) -> Iterator[tuple[int, int]]:
    """Yield the least shingle of every window, each once, with its place."""
    hashes = [
        crc32(letters[place : place + SHINGLE].encode("utf-8", "surrogatepass"))
        for place in range(len(letters) - SHINGLE + 1)
    ]
    last = -1
    for start in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = hashes[start : start + WINDOW]
        place = start + len(window) - 1 - window[::-1].index(min(window))
        if place != last:
            last = place
            yield place, hashes[place]


def grown(first: str, second: str, at: int, beside: int) -> tuple[int, int, int]:
    """Grow a common shingle as far as the letters agree; return where it begins in both, and its length."""
    end = 0
    while at + end < len(first) and beside + end < len(second) and first[at + end] == second[beside + end]:
        end += 1
    back = 0
    while at > back and beside > back and first[at - back - 1] == second[beside - back - 1]:
        back += 1
    return at - back, beside - back, end + back
