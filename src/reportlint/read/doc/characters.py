"""How the characters of a Word file look, as far as it changes what is read ([MS-DOC] 2.6.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reportlint.read.doc.packed import sprms_of
from reportlint.read.symbols import is_symbolic, symbol

DELETED, INSERTED, OBJECT_PLACE = 0x0800, 0x0801, 0x6A03
STYLE, HIDDEN, HEIGHT, SYMBOL = 0x4A30, 0x083C, 0x2A48, 0x6A09
FONT: Final = 0x4A4F
RAISED: Final = 1
AS_STYLE, UNLIKE_STYLE = 0x80, 0x81
"""Values of a toggle beside off and on."""
FONT_NAME: Final = 40
"""Where the name stands in the entry of a font."""
FIRST_FONT: Final = 4
"""Where the entries of a table of fonts begin."""


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look."""

    deleted: bool = False
    """Whether they were deleted with changes tracked."""
    inserted: bool = False
    """Whether they were inserted with changes tracked."""
    hidden: bool = False
    """Whether they are not printed."""
    raised: bool = False
    """Whether they are raised."""
    font: int | None = None
    """Number of the font of Latin letters, None where nothing is said."""
    symbol: tuple[int, int] | None = None
    """Number of a font and the code in it that stand in place of a character."""
    place: int | None = None
    """Where the data of a form's field stand."""
    style: int | None = None
    """Number of the style of characters."""
    kind: str = ""
    """How they are printed otherwise than as they stand (`deleted`, `hidden`, `raised`, `inserted`); empty for none."""
    family: str = ""
    """The name of their font where it is one of symbols."""


PLAIN: Final = Look()

CHANGES: Final[Mapping[int, Callable[[Look, bytes], Look]]] = {
    DELETED: lambda look, operand: replace(look, deleted=bool(operand[0])),
    INSERTED: lambda look, operand: replace(look, inserted=bool(operand[0])),
    HEIGHT: lambda look, operand: replace(look, raised=operand[0] == RAISED),
    FONT: lambda look, operand: replace(look, font=int.from_bytes(operand, "little")),
    STYLE: lambda look, operand: replace(look, style=int.from_bytes(operand, "little")),
    OBJECT_PLACE: lambda look, operand: replace(look, place=int.from_bytes(operand, "little")),
    SYMBOL: lambda look, operand: replace(
        look, symbol=(int.from_bytes(operand[:2], "little"), int.from_bytes(operand[2:], "little"))
    ),
}
"""Property of characters → what it changes."""


def look_over(base: Look, said: bytes) -> Look:
    """Lay packed properties over what a style says."""
    look = base
    for code, operand in sprms_of(said):
        if code == HIDDEN and operand and operand[0] != AS_STYLE:
            look = replace(look, hidden=not base.hidden if operand[0] == UNLIKE_STYLE else bool(operand[0]))
        elif code in CHANGES and operand:
            look = CHANGES[code](look, operand)
    return look


def styled(base: Look, said: bytes, styles: Callable[[int], Look]) -> Look:
    """Lay packed properties over what the style of the paragraph, and the style of characters they name, say."""
    named = next((operand for code, operand in sprms_of(said) if code == STYLE and operand), b"")
    if named:
        own = styles(int.from_bytes(named, "little"))
        font = base.font if own.font is None else own.font
        base = replace(base, hidden=base.hidden or own.hidden, raised=base.raised or own.raised, font=font)
    return look_over(base, said)


def kind_of(look: Look) -> str:
    """Say how characters are printed otherwise than as they stand; empty for no way."""
    if look.deleted:
        return "deleted"
    if look.hidden:
        return "hidden"
    if look.raised:
        return "raised"
    return "inserted" if look.inserted else ""


def fonts_of(table: bytes) -> Sequence[str]:
    """Read the names of the fonts, by number."""
    names: list[str] = []
    at = FIRST_FONT
    while at < len(table):
        end = at + 1 + table[at]
        names.append(table[at + FONT_NAME : end].decode("utf-16-le", "replace").split("\0")[0])
        at = end
    return names


@dataclass(slots=True)
class Characters:
    """What characters say, looked up once for each packed property."""

    styles: Callable[[int], Look]
    """What styles of characters say."""
    fonts: Sequence[str] = ()
    """Names of the fonts."""
    known: dict[tuple[bytes, Look], Look] = field(default_factory=dict)
    """Packed properties and the style of the paragraph → what they mean."""

    def read(self, said: bytes, base: Look) -> Look:
        """Say how characters look whose paragraph says `base`."""
        found = self.known.get((said, base))
        if found is None:
            look = styled(base, said, self.styles)
            family = self.font(look.font)
            found = replace(look, kind=kind_of(look), family=family if is_symbolic(family) else "")
            self.known[said, base] = found
        return found

    def font(self, number: int | None) -> str:
        """Name a font."""
        return self.fonts[number] if number is not None and number < len(self.fonts) else ""

    def symbol_name(self, look: Look) -> str:
        """Name what stands in place of a character."""
        return "" if look.symbol is None else f"{self.font(look.symbol[0])} {look.symbol[1]:04X}"

    def symbol(self, look: Look) -> str | None:
        """Return what stands in place of a character, None where it stands for itself."""
        return None if look.symbol is None else symbol(self.font(look.symbol[0]), f"{look.symbol[1]:X}")
