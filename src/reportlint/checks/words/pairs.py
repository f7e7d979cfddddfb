"""Checks of marks that come in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportlint.checks.check import NoParams
from reportlint.facts import Facts, Prose
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.rule import Outcome

PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】", "「": "」"}
"""Opening mark → closing mark."""
WIDE = str.maketrans("()", "（）")
"""Half-width brackets close full-width ones."""
MOST = 50
"""Lonely marks of one passage that are pointed at; where there are more, the next one says nothing new."""
CLOSING = {close: opening for opening, close in PAIRS.items()}


def paired_marks(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the brackets and quotation marks of every passage: each must have its other half."""
    passages = list(whole_passages(facts.prose))
    for passage, behind in zip_longest(passages, passages[1:]):
        spans = [span for piece in passage for span in piece.passage.paragraphs]
        text = "".join(map(facts.document.quote, spans)).translate(WIDE)
        lonely = list(unpaired(text))
        if lonely and behind and behind[0].passage.text.startswith("“") and [text[at] for at in lonely] == ["“"]:
            lonely = []  # every paragraph of a long quotation opens it anew, the last one closes it
        if not lonely and any(mark in text for mark in PAIRS):
            yield Observation(Outcome.PASS, passage[0].passage.span)
        places = [at for span in spans for at in range(span.start, span.end)] if lonely else []
        for at in lonely[:MOST]:
            yield Observation(Outcome.FAIL, Span(places[at], places[at] + 1), {"mark": text[at]})


def whole_passages(prose: Sequence[Prose]) -> Iterator[list[Prose]]:
    """Yield the passages of a text, the pieces of one that was too long to be read at once together."""
    passage: list[Prose] = []
    for one in prose:
        if passage and not one.continued:
            yield passage
            passage = []
        passage.append(one)
    if passage:
        yield passage


def unpaired(text: str) -> Iterator[int]:
    """Yield the places of marks without their other half; the marker of a list item such as 1） is none."""
    open_marks: list[int] = []
    for at, character in enumerate(text):
        if character in PAIRS:
            open_marks.append(at)
        elif character in CLOSING:
            if open_marks and text[open_marks[-1]] == CLOSING[character]:
                open_marks.pop()
            elif not is_marker(text, at):
                yield at
    yield from open_marks


def is_marker(text: str, at: int) -> bool:
    """Whether a closing bracket ends the number of a list item: 1）, 一）, a）."""
    head = text[max(0, at - 3) : at]
    return text[at] == "）" and bool(head) and head[-1:] in "0123456789一二三四五六七八九十abcdeABCDE"
