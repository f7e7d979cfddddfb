"""Reads RTF: control words and text in, a `Document` out; tables by their cell edges, list numbers as printed."""

from __future__ import annotations

from reportlint.model import Document
from reportlint.read.rtf.reader import read_story
from reportlint.read.trouble import Limits

__all__ = ["read_rtf"]


def read_rtf(data: bytes, limits: Limits) -> Document:
    """Read an RTF file; raises `Unreadable` where groups are nested too deep."""
    return read_story(data, limits)
