"""Text of a document in, text that cannot harm a terminal out."""

from __future__ import annotations

from unicodedata import category

from reportlint.model import Document, Span
from reportlint.patterns import compiled

HARMLESS = compiled(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u9fff\uff01-\uffee]*")
"""What needs no second look: printable ASCII, Latin, CJK."""

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that a terminal obeys instead of showing, or shows as nothing."""

BLANKS = compiled(r"\s+")


def shown(character: str) -> str:
    """Return what to print for a character: itself, or its code point where it is a control or invisible."""
    if HARMLESS.fullmatch(character) or category(character) not in UNSEEN:
        return character
    return f"<U+{ord(character):04X}>"


def visible(text: str) -> str:
    """Make the control characters of a text visible and thereby harmless; line ends and tabs too."""
    if HARMLESS.fullmatch(text):
        return text
    return "".join(map(shown, text))


def one_line(text: str) -> str:
    """Return the text on one line, white space folded, control characters visible."""
    return visible(BLANKS.sub(" ", text).strip())


def quoted(document: Document, span: Span, longest: int = 24) -> str:
    """Return the words of a span on one line, cut where they are many."""
    words = one_line(document.text[span.start : min(span.end, span.start + 4 * longest)])
    return words if len(words) <= longest else words[: longest - 1] + "…"
