"""Grade words that a report makes up itself: 96分及以上定为“卓越”，88分（含）以上定为“优良”，其余定为“待改进”.

Any words may name grades. What declares them is always the same: three ranges of scores at least in one paragraph, each
with a word of its own right behind it, or right before it in front of a bracket.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.scores.bands import BAND, OTHERS, interval_of
from reportlint.facts.text.passages import cut_up, read_passage
from reportlint.model import Document
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

LEAST_RANGES = 3
"""Ranges that make a scheme."""
BORDER = compiled(r"以[上下]|[≥≤<>＜＞]|大于|小于|不足|不满|低于|[-—～~至]\s*\d")
"""What a paragraph with ranges of scores has more than once; looked for before it is read."""
WORD = r"[\u4e00-\u9fffA-ZⅠ-Ⅹ★]{1,5}?[+＋]?"
BEHIND = compiled(
    rf"分?(?:（[^）]*）)?(?:的|者)?，?(?:"
    rf"(?:评定为|评为|确定为|认定为|划为|列为|定为|属于|属|为|是|对应|：)(?P<open>[“\"「『]?)(?P<told>{WORD})"
    rf"|[“\"「『](?P<quoted>{WORD}))(?:[”\"」』](?:等级|等次|档次|级|档|等)?)?(?=[，；、。）（]|$)"
)
"""A word behind a range: 的评为“先进”."""
BEFORE = compiled(rf"(?:^|[，；、。：（为“\"「『])(?P<told>{WORD})[”\"」』]?[（：:]$")
"""A word before a range: 先进（95分及以上）."""
NO_GRADE = compiled(r"分|得|扣|以|含|满|比例|系数|档次|等级|评价|考核|标准|原则|本|不予|取消")
"""What no grade is called."""


def with_own_grades(document: Document, vocabulary: Vocabulary) -> Vocabulary:
    """Add the grade words that a document declares to those that are known."""
    known = vocabulary.terms.get("grades", ())
    found: list[str] = []
    for piece in (span for paragraph in document.paragraphs() for span in cut_up(document.text, paragraph.span)):
        if len(BORDER.findall(document.text, piece.start, piece.end)) > 1:
            found += [word for word in declared(read_passage(document, [piece]).text) if word not in known]
    if not found:
        return vocabulary
    return replace(vocabulary, terms={**vocabulary.terms, "grades": (*known, *dict.fromkeys(found))})


def declared(text: str) -> Sequence[str]:
    """Return the words that ranges of scores in a paragraph are called by; none where they are too few."""
    words = list(words_of_ranges(text))
    if len(set(words)) < LEAST_RANGES:
        return ()
    rest = [match["word"] for match in OTHERS.finditer(text)]
    return [*words, *(word for word in rest if not NO_GRADE.search(word))]


def words_of_ranges(text: str) -> Iterator[str]:
    """Yield the word of every range that has one."""
    for match in BAND.finditer(text):
        if interval_of(match) is None:
            continue
        opening = match.start() + match.group().startswith("（")
        behind, before = BEHIND.match(text, match.end()), BEFORE.search(text[:opening])
        told = (behind["told"] or behind["quoted"]) if behind else before["told"] if before else ""
        if told and not NO_GRADE.search(told):
            yield told
