"""RTF as a row of tokens: bytes in, braces, control words and text out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

TOKEN: Final = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", regex.DOTALL
)


class Token(NamedTuple):
    """One token."""

    kind: str
    """`open`, `close`, `word` for a control word, `sign` for a control sign, `byte` for a coded byte, or `text`."""
    word: str = ""
    """The control word or sign."""
    number: int | None = None
    """Its number."""
    data: bytes = b""
    """The bytes of a text."""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; binary data is passed over."""
    at, end = 0, len(data)
    while at < end:
        match = TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        word, number, byte, sign, brace, text = match.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(value or 0, 0)
            else:
                yield Token("word", word.decode("ascii"), value)
        elif byte is not None:
            yield Token("byte", data=bytes([int(byte, 16)]))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")
        elif text is not None:
            yield Token("text", data=text)
        elif sign is not None:
            yield Token("sign", sign.decode("latin-1"))
