"""Groups of an RTF file whose words stand elsewhere than in the body: notes, fields, text boxes, definitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from reportlint.read.fields import Field, as_words
from reportlint.read.rtf.body import words_in
from reportlint.read.rtf.names import NOTES
from reportlint.read.rtf.walk import Walk
from reportlint.read.story import Aside

FORM_KINDS: Final[Mapping[int, str]] = {1: "box", 2: "list"}
"""`\\fftype` → the kind of a field of a form."""
NOT_FILLED_IN: Final = 25
"""The `\\ffres` of a field that nobody has filled in."""
DRAWN: Final = frozenset({"pict", "shptxt"})
"""Destinations of drawings."""


def note(walk: Walk, kind: str) -> None:
    """Read a note, header or footer."""
    sink: list[str | Aside] = []
    outer = walk.group.sink

    def done() -> None:
        words = words_in(sink).strip("\n ")
        if kind in {"header", "footer"}:
            if all(aside.words != words for aside, _ in walk.story.waiting):
                walk.story.aside(Aside(kind, words))
        elif words:
            outer.append(Aside(kind, words, walk.author if kind == "comment" else ""))

    sink = walk.divert("note", done)


def picture(walk: Walk) -> None:
    """Pass over a picture."""
    walk.divert("skip", walk.story.picture)


def comment_author(walk: Walk) -> None:
    """Read who wrote the comment that follows."""
    sink: list[str | Aside] = []

    def done() -> None:
        walk.author = words_in(sink).strip()

    sink = walk.divert("note", done)


def printed_number(walk: Walk) -> None:
    """Read the number a list prints before the paragraph."""
    sink: list[str | Aside] = []

    def done() -> None:
        walk.body.label = list(sink)

    sink = walk.divert("label", done)


def text_box(walk: Walk) -> None:
    """Read a text box into paragraphs behind the one it is anchored in."""
    sink: list[str | Aside] = []

    def done() -> None:
        words = words_in(sink)
        walk.body.boxes.extend(line for line in words.split("\n") if line.strip())

    sink = walk.divert("note", done)


# ---------------------------------------------------------------- fields


def field(walk: Walk) -> None:
    """Read a field; one whose result is not stored prints what its instruction draws."""
    begun = Field()
    before = walk.group.done
    walk.fields.append(begun)

    def done() -> None:
        walk.fields.remove(begun)
        if before:
            before()
        drawn = begun.drawn()
        if drawn is None:
            walk.story.problems.append(begun.trouble())
        elif drawn:
            walk.show(as_words(drawn) if walk.group.target == "instruction" else drawn)

    walk.group.done = done


def instruction(walk: Walk) -> None:
    """Read what a field computes."""
    sink: list[str | Aside] = []
    begun = walk.fields[-1] if walk.fields else Field()

    def done() -> None:
        begun.add(words_in(sink))
        begun.shown = True

    sink = walk.divert("instruction", done)


def form(walk: Walk) -> None:
    """Read what a field of a form was filled in with."""
    walk.divert("formfield")


def filled_in(walk: Walk, name: str, number: int | None) -> None:
    """Follow a word about a field of a form."""
    if not walk.fields:
        return
    choice = walk.fields[-1].choice
    if name == "fftype":
        choice.kind = FORM_KINDS.get(number or 0, "")
    elif name == "ffres" and number != NOT_FILLED_IN:
        choice.chosen = number or 0
    elif name == "ffdefres":
        choice.default = number or 0


def form_entry(walk: Walk) -> None:
    """Read one of the entries to choose from."""
    sink: list[str | Aside] = []
    entries = walk.fields[-1].choice.entries if walk.fields else []
    sink = walk.divert("note", lambda: entries.append(words_in(sink)))


# ---------------------------------------------------------------- definitions


def define_font(walk: Walk, name: str, number: int | None) -> None:
    """Follow a word of the font table."""
    if name == "f" and number is not None:
        sink: list[str | Aside] = []
        walk.group.font, walk.group.sink = number, sink
        walk.group.done = lambda: walk.definitions.name_font(number, words_in(sink).strip(" ;"))
    else:
        walk.definitions.font(walk.group.font, name, number)


def define_style(walk: Walk, name: str, number: int | None) -> None:
    """Follow a word of the style sheet."""
    if name in {"f", "af"} and number is not None:
        walk.group.font = number
    elif number is not None:
        walk.definitions.style_word(name, number)
    if walk.group.done is None:
        sink = walk.group.sink = []
        walk.group.done = lambda: walk.definitions.name_style(words_in(sink).strip(" ;"))


def inner_row(walk: Walk) -> None:
    """Define a row of a table inside a cell; what the row around it said holds again behind the group."""
    walk.group.done = walk.body.set_row_aside()


DESTINATIONS: Final[Mapping[str, Callable[[Walk], object]]] = {
    "fonttbl": lambda walk: walk.divert("fonttbl"),
    "stylesheet": lambda walk: walk.divert("stylesheet"),
    "pict": picture,
    "atnauthor": comment_author,
    "listtext": printed_number,
    "pntext": printed_number,
    "shptxt": text_box,
    "field": field,
    "fldinst": instruction,
    "formfield": form,
    "ffl": form_entry,
    "nesttableprops": inner_row,
}
"""Words that say where the words of their group go."""

DEFINING: Final[Mapping[str, Callable[[Walk, str, int | None], None]]] = {
    "fonttbl": define_font,
    "stylesheet": define_style,
    "formfield": filled_in,
}
"""Destinations in which words define something."""

KNOWN: Final = frozenset(
    {*DESTINATIONS, *NOTES, "shppict", "shpinst", "shprslt", "cs", "ts", "fldrslt", "listtext", "pnlvlblt"}
)
"""Starred destinations that are not passed over."""
