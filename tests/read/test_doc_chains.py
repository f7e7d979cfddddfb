"""Compound files whose chains of sectors are damaged: what is read of them is never called whole."""

from __future__ import annotations

import struct

import pytest
from helpers import ROOT
from package_of import kinds_of

from reportlint.read import read
from reportlint.read.doc.file import is_crossed

SOUND = (ROOT / "fixtures" / "converted" / "project.wps").read_bytes()


def crossed(data: bytes) -> bytes:
    """Let the second sector of a chain be followed by what follows the first."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    at = (struct.unpack_from("<I", data, 76)[0] + 1) * size
    table = struct.unpack_from(f"<{size // 4}I", data, at)
    first, second = [place for place, sector in enumerate(table) if 0 < sector < len(data) // size][:2]
    return data[: at + 4 * second] + struct.pack("<I", table[first]) + data[at + 4 * second + 4 :]


@pytest.mark.needs("writer")
def test_a_file_whose_chains_cross_says_that_words_may_be_lost() -> None:
    assert kinds_of(read(SOUND, "a.wps")) == []
    assert "chains-crossed" in kinds_of(read(crossed(SOUND), "a.wps"))


def test_free_sectors_and_ends_of_chains_cross_nothing() -> None:
    assert not is_crossed([1, 2, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE])
    assert is_crossed([1, 3, 3, 0xFFFFFFFE])
