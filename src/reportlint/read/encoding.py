"""The bytes of a text file in, its characters out; what is no text, or text of an unknown encoding, is refused."""

from __future__ import annotations

import codecs
import re

from reportlint.read.trouble import Unreadable

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The byte order marks that announce UTF-16."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
"""Bytes that text does not hold; a DOS end of file and an escape are forgiven."""

CONTROL_SHARE = 0.02
"""Above this share of control characters a file is binary."""

DAMAGE_SHARE = 0.02
"""Below this share of undecodable characters a file is damaged UTF-8 rather than something else."""

IDEOGRAPH = re.compile("[\u4e00-\u9fff]")


def decode(data: bytes) -> str:
    """Decode a text file, without its byte order mark and with every line ending as a line feed."""
    text = decode_wide(data) if data.startswith(UTF16_MARKS) else decode_narrow(data)
    if not text.strip():
        raise Unreadable("empty-file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_wide(data: bytes) -> str:
    """Decode UTF-16 by its byte order mark."""
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        raise Unreadable("unknown-encoding") from None
    refuse_binary(text.encode())
    return text


def decode_narrow(data: bytes) -> str:
    """Decode UTF-8, and else GB18030."""
    refuse_binary(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse_damaged(data, error.start)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise Unreadable("unknown-encoding") from None
    if not looks_simplified(text):
        raise Unreadable("unknown-encoding")
    return text


def refuse_binary(data: bytes) -> None:
    """Raise where bytes are no text: a NUL, or too many control characters."""
    controls = len(data) - len(data.translate(None, CONTROLS))
    if b"\0" in data or controls > CONTROL_SHARE * len(data):
        raise Unreadable("binary-text")


def refuse_damaged(data: bytes, place: int) -> None:
    """Raise where bytes are UTF-8 but for a few of them.

    GB18030 would accept many such files and make other characters of them.
    """
    text = data.decode("utf-8", "replace")
    foreign = sum(not character.isascii() for character in text)
    if data.startswith(codecs.BOM_UTF8) or text.count("\ufffd") < DAMAGE_SHARE * foreign:
        raise Unreadable("damaged", detail=f"UTF-8, byte {place}")


def looks_simplified(text: str) -> bool:
    """Say whether most ideographs are everyday ones; Big5 or Latin-1 read as GB18030 gives rare ones."""
    ideographs = "".join(IDEOGRAPH.findall(text))
    everyday = len(ideographs.encode("gb2312", "ignore")) // 2
    return 2 * everyday >= len(ideographs)
