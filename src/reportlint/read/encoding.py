"""The bytes of a text file in, its characters out; what is no text, or text of an unknown encoding, is refused."""

from __future__ import annotations

import codecs

from reportlint.patterns import compiled
from reportlint.read.trouble import Unreadable

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""The byte order marks that announce UTF-16."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
"""Bytes that text does not hold; a DOS end of file and an escape are forgiven."""

CONTROL_SHARE = 0.02
"""Above this share of control characters a file is binary."""

DAMAGE_SHARE = 0.02
"""Below this share of undecodable characters a file is damaged UTF-8 rather than something else."""

PLAIN_SHARE = 0.95
"""Above this share of ideographs, ASCII and everyday marks a text has been decoded rightly."""

EVERYDAY = frozenset("\n\r\t\u3000，。、；：？！（）“”‘’《》〈〉【】—…·％℃㎡①②③④⑤⑥⑦⑧⑨⑩")
"""Marks of Chinese texts."""

FREQUENT = range(0xA4, 0xC7)
"""First bytes of the 5,401 frequent characters of Big5."""

PRIVATE, KANA = compiled("[\ue000-\uf8ff]"), compiled("[\u3040-\u30ff]")
"""What the marks, and what many characters of Big5 become when they are read as GB18030."""

KANA_SHARE = 0.1
"""Above this share of kana a Chinese text has been decoded wrongly."""

IDEOGRAPH = compiled("[\u4e00-\u9fff]")


def decode(data: bytes) -> str:
    """Decode a text file, without its byte order mark and with every line ending as a line feed."""
    marked = data.startswith(UTF16_MARKS)
    text = decode_wide(data) if marked else decode_unmarked(data) or decode_narrow(data)
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


def decode_unmarked(data: bytes) -> str:
    """Decode UTF-16 that bears no mark; empty for what does not read as text that way."""
    if b"\0" not in data or len(data) % 2:
        return ""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        plain = sum(IDEOGRAPH.match(char) is not None or " " <= char <= "~" or char in EVERYDAY for char in text)
        if plain >= PLAIN_SHARE * len(text):
            return text
    return ""


def decode_narrow(data: bytes) -> str:
    """Decode UTF-8, else GB18030, and else Big5."""
    refuse_binary(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse_damaged(data, error.start)
    simplified = decoded_as("gb18030", data)
    if simplified and looks_simplified(simplified) and not looks_misread(simplified):
        return simplified
    traditional = decoded_as("big5hkscs", data)
    if traditional and looks_traditional(traditional):
        return traditional
    if simplified and looks_simplified(simplified):
        return simplified
    raise Unreadable("unknown-encoding")


def decoded_as(codec: str, data: bytes) -> str:
    """Decode bytes, to nothing where they cannot be of this encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


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


def looks_misread(text: str) -> bool:
    """Say whether a text may be Big5 read as GB18030: with characters of nobody, or kana all over."""
    return PRIVATE.search(text) is not None or len(KANA.findall(text)) > KANA_SHARE * len(IDEOGRAPH.findall(text))


def looks_traditional(text: str) -> bool:
    """Say whether nearly all ideographs are frequent ones of Big5; anything else read as Big5 gives rare ones."""
    ideographs = IDEOGRAPH.findall(text)
    frequent = sum(char.encode("big5", "replace")[0] in FREQUENT for char in ideographs)
    return bool(ideographs) and frequent >= 0.95 * len(ideographs)
