"""Fields of word processors: the instruction of one without a stored result in, what it draws out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import regex

from reportlint.model import Problem
from reportlint.patterns import compiled
from reportlint.read.equation_fields import equation
from reportlint.read.symbols import symbol
from reportlint.read.trouble import brief

LONGEST: Final = 4000
"""Letters of an instruction that are kept."""
NAME: Final = compiled(r"\s*([A-Za-z]+)(?![A-Za-z])")
EQUATION: Final = compiled(r"\s*EQ(?![A-Za-z])", regex.IGNORECASE)
SYMBOL: Final = compiled(
    r'\s*SYMBOL\s+"?(?P<code>0x[0-9A-F]+|\d+)"?(?:[^\\]|\\[^f])*(?:\\f\s*(?:"(?P<font>[^"]*)"|(?P<bare>[^\s"\\]+)))?',
    regex.IGNORECASE,
)
MARKS: Final = compiled(r"[\\(),]")
FORMS: Final = frozenset({"FORMCHECKBOX", "FORMDROPDOWN"})
"""Fields of forms that are filled in with something other than text."""
BOX: Final = {True: "☒", False: "☐"}
"""How a box of a form is printed, ticked or not."""


@dataclass(slots=True)
class Choice:
    """What a field of a form was filled in with, where that is no text."""

    kind: str = ""
    """`box` to be ticked, `list` to choose from."""
    chosen: int | None = None
    """1 for a ticked box; which entry of a list, 0 the first; None where nobody said."""
    default: int = 0
    """The same before anybody said."""
    entries: list[str] = field(default_factory=list)
    """What can be chosen."""

    def printed(self) -> str:
        """Return what is printed."""
        index = self.default if self.chosen is None else self.chosen
        if self.kind == "box":
            return BOX[index != 0]
        return self.entries[index] if 0 <= index < len(self.entries) else ""


@dataclass(slots=True)
class Field:
    """A field that has begun and not yet ended."""

    instruction: str = ""
    """What it computes."""
    shown: bool = False
    """True once its instruction is over and its result follows."""
    printed: bool = False
    """True once a word of its result was read."""
    choice: Choice = field(default_factory=Choice)
    """What was filled in."""

    def add(self, text: str) -> None:
        """Take in more of the instruction."""
        if len(self.instruction) < LONGEST:
            self.instruction += text

    def take(self, printed: str) -> None:
        """Take in what a field inside the instruction prints."""
        self.add(as_words(printed))

    def lists_contents(self) -> bool:
        """Say whether the field is a table of contents."""
        return self.instruction.lstrip()[:3].upper() == "TOC"

    def drawn(self) -> str | None:
        """Return what is printed without a stored result; empty for nothing, None where nobody here can tell."""
        if self.printed:
            return ""
        if EQUATION.match(self.instruction):
            return equation(EQUATION.sub("", self.instruction, count=1)) if len(self.instruction) < LONGEST else None
        sign = SYMBOL.match(self.instruction)
        if sign:
            point = int(sign["code"], 0) if sign["code"][:2].lower() == "0x" else int(sign["code"])
            return symbol(sign["font"] or sign["bare"] or "", f"{point:X}") or None
        name = NAME.match(self.instruction)
        if name and name[1].upper() in FORMS:
            return self.choice.printed() if self.choice.kind else None
        return ""

    def trouble(self) -> Problem:
        """Name the field as one that could not be read."""
        return Problem("unread-field", {"instruction": brief(self.instruction)})


def as_words(printed: str) -> str:
    """Write what a field prints so that none of its marks means anything in an instruction around it."""
    return MARKS.sub(r"\\\g<0>", printed)
