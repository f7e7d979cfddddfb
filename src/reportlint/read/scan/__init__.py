"""Pages that are pictures: an image in, the characters and rules on it out, as if they had been printed.

Needs the extra `ocr` (rapidocr, with its models, offline). What is recognised is never certain: every word comes with
a score, and whatever rests on it is to be compared with the original.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

__all__ = ["is_available"]


@cache
def is_available() -> bool:
    """Say whether pages can be recognised here."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None
