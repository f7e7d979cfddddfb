"""Text of a document in, HTML that shows exactly that text out."""

from __future__ import annotations

from html import escape

from reportlint.patterns import compiled
from reportlint.render.visible import HARMLESS, shown

VOID = frozenset({"input", "col"})
"""Elements that have no end."""

LINE = compiled(r"[^\n\t]+")


def text(words: str) -> str:
    """Return the HTML of some words: markup is shown as it stands, controls and invisible characters by their code."""
    if not HARMLESS.fullmatch(words):
        words = LINE.sub(lambda line: "".join(map(shown, line[0])), words)
    return escape(words)


def tag(name: str, content: str = "", /, **attributes: object) -> str:
    """Return an element around HTML that is safe already; a trailing `_` of a name falls away, `_` inside is a hyphen.

    An attribute that is None or False is left out, True stands alone, anything else is escaped.
    """
    start = f"<{name}{''.join(map(attribute, attributes, attributes.values()))}>"
    return start if name in VOID else f"{start}{content}</{name}>"


def attribute(name: str, value: object) -> str:
    """Return one attribute with the blank before it."""
    if value is None or value is False:
        return ""
    spelled = name.rstrip("_").replace("_", "-")
    return f" {spelled}" if value is True else f' {spelled}="{text(str(value))}"'
