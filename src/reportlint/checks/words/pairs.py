"""Checks of marks that come in pairs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.rule import Outcome

PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】", "「": "」"}
"""Opening mark → closing mark."""
WIDE = str.maketrans("()", "（）")
"""Half-width brackets close full-width ones."""
CLOSING = {close: opening for opening, close in PAIRS.items()}


def paired_marks(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the brackets and quotation marks of every passage: each must have its other half."""
    for prose, behind in zip_longest(facts.prose, facts.prose[1:]):
        text = "".join(map(facts.document.quote, prose.passage.paragraphs)).translate(WIDE)
        lonely = list(unpaired(text))
        if lonely and behind and behind.passage.text.startswith("“") and [text[at] for at in lonely] == ["“"]:
            lonely = []  # every paragraph of a long quotation opens it anew, the last one closes it
        if not lonely and any(mark in text for mark in PAIRS):
            yield Observation(Outcome.PASS, prose.passage.span)
        places = [at for span in prose.passage.paragraphs for at in range(span.start, span.end)] if lonely else []
        for at in lonely:
            yield Observation(Outcome.FAIL, Span(places[at], places[at] + 1), {"mark": text[at]})


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
