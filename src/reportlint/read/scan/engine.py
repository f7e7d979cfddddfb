"""Recognises the words of an image with rapidocr, whose models come with it; nothing is ever fetched."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import cv2
import numpy as np
from rapidocr import RapidOCR

from reportlint.read.layout.drawings import Drawings
from reportlint.read.layout.pages import Sheet
from reportlint.read.scan.rules import patches_of, refined, rules_of, straight
from reportlint.read.scan.words import TextLine, Word, glyphs_of, straightened, tilt_between, tilt_of

LEAST_SCORE: Final = 0.5
"""A line the engine is less sure of is a stain."""
RED: Final = 60
"""A pixel is red where its red exceeds the other colours by so much."""
RED_SHARE: Final = 0.0005
"""A page with a larger share of red pixels has a seal or red print."""
SURE: Final = 0.9
"""What is printed in red counts only where the engine is so sure of it: a seal reads as anything."""
LONG: Final = 4
"""Red words of fewer characters are taken for pieces of a seal."""


@cache
def engine() -> RapidOCR:
    """Load the models, once a process."""
    return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical"})


def recognised(image: Any, scale: float, number: int) -> tuple[Sheet, list[Word]]:  # noqa: ANN401 - an array of pixels
    """Read page `number` from an image (blue, green, red) whose pixels are `scale` to the point.

    Return what is printed where, and every word with its score, where it stands once the page is straight.
    """
    # In the red channel a red seal is as white as the paper, and what it covers is black.
    grey = np.ascontiguousarray(image[:, :, 2])
    lines = lines_of(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), scale)
    if red_share(image) > RED_SHARE:
        lines += [line for line in lines_of(image, scale) if is_red_print(line, lines)]
    width, height = image.shape[1] / scale, image.shape[0] / scale
    tilt, centre = refined(grey, tilt_of(lines)), (width / 2, height / 2)
    glyphs = glyphs_of(lines, tilt, centre)
    upright = straight(grey, tilt)
    drawings = Drawings(edges=rules_of(upright, scale, glyphs), figures=patches_of(upright, scale))
    return Sheet(number, width, height, glyphs, drawings), [
        placed(word, tilt, centre) for line in lines for word in line.words
    ]


def red_share(image: Any) -> float:  # noqa: ANN401
    """Return the share of red pixels."""
    blue, green, red = (image[:, :, channel].astype(np.int16) for channel in range(3))
    return float(np.mean(red - np.maximum(blue, green) > RED))


def lines_of(image: Any, scale: float) -> list[TextLine]:  # noqa: ANN401
    """Recognise the lines of an image."""
    found = engine()(image, return_word_box=True)
    if found is None or found.boxes is None or not found.txts:
        return []
    pieces = found.word_results or ((),) * len(found.txts)
    return [
        line_of(box / scale, text, float(score), words, scale)
        for box, text, score, words in zip(found.boxes, found.txts, found.scores, pieces, strict=False)
        if score >= LEAST_SCORE and text.strip()
    ]


def line_of(box: Any, text: str, score: float, pieces: Any, scale: float) -> TextLine:  # noqa: ANN401
    """Make a line of its corners, its text and the boxes of its characters."""
    (x0, top), right, _, (_, bottom) = (tuple(map(float, corner)) for corner in box)
    bare, starts = "".join(text.split()), spaced_places(text)
    words: list[Word] = []
    at = 0
    for piece in pieces:
        said = "".join(str(piece[0]).split()) if piece else ""
        if said:
            words.append(Word(said, *bounds(piece[2], scale), float(piece[1]), spaced=at in starts))
            at += len(said)
    # The boxes of characters are a by-product; a line whose characters do not add up is one word.
    if "".join(word.text for word in words) != bare:
        words = [Word(bare, x0, top, right[0], bottom, score)]
    return TextLine(tuple(words), tilt_between((x0, top), right), bottom - top)


def spaced_places(text: str) -> set[int]:
    """Return before which characters, white space not counted, a text has a space."""
    places: set[int] = set()
    count = 0
    for word in text.split():
        places.add(count)
        count += len(word)
    return places - {0}


def bounds(corners: Any, scale: float) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Return the box around four corners, in points."""
    xs, ys = [float(corner[0]) / scale for corner in corners], [float(corner[1]) / scale for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def is_red_print(line: TextLine, known: list[TextLine]) -> bool:
    """Say whether a line of the coloured page is new and no piece of a seal."""
    words = line.words
    if sum(len(word.text) for word in words) < LONG or min(word.score for word in words) < SURE:
        return False
    return not any(overlap(word, other) for word in words for near in known for other in near.words)


def overlap(one: Word, other: Word) -> bool:
    """Say whether two words share a place."""
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def placed(word: Word, tilt: float, centre: tuple[float, float]) -> Word:
    """Return a word where it stands once the page is straight."""
    x0, top = straightened(word.x0, word.top, tilt, centre)
    return Word(word.text, x0, top, x0 + word.x1 - word.x0, top + word.bottom - word.top, word.score)
