"""What a saved run holds of a report beyond what its readers are promised: all that pages and workbooks are drawn from.

It is packed by the types of this version of the program, bears their signature, and is no contract.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any, get_args

from reportlint.award import Award
from reportlint.finding import Observed, Result, ScoreSheet, Standing, Title
from reportlint.load.packing import Packer, Unpacker, signature
from reportlint.model import Chart, Document, Doubt, Formula, Layout, Note, Paragraph, Span, Table
from reportlint.number import Quantity
from reportlint.rule import Rule


@dataclass(frozen=True, slots=True)
class Details:
    """What was read and seen in one report, findings apart."""

    paragraphs: tuple[Paragraph, ...]
    """Its paragraphs."""
    tables: tuple[Table, ...]
    """Its tables."""
    notes: tuple[Note, ...]
    """What stands beside its body."""
    charts: tuple[Chart, ...]
    """Its charts."""
    formulas: tuple[Formula, ...]
    """What its cells compute."""
    doubts: tuple[Doubt, ...]
    """What may not be what the original says."""
    pictures: int | None
    """Pictures and charts of its body."""
    pages: tuple[tuple[int, int], ...]
    """Offsets from which on characters stand on another page, with its number."""
    observed: tuple[Observed, ...]
    """Every look of every rule."""
    standings: tuple[tuple[Span, Standing], ...]
    """The numbers that coverage counts."""
    titles: tuple[Title, ...]
    """Its headings."""
    sheets: tuple[ScoreSheet, ...]
    """Its score tables."""
    summaries: tuple[Mapping[str, str], ...]
    """What is said of each group, in every language."""

    @classmethod
    def of(cls, result: Result) -> Details:
        """Take them from a result."""
        document = result.document
        return cls(
            paragraphs=tuple(document.paragraphs()),
            tables=tuple(document.tables()),
            notes=document.notes,
            charts=document.charts,
            formulas=document.formulas,
            doubts=document.doubts,
            pictures=document.pictures,
            pages=page_changes(document.layout) if document.layout else (),
            observed=result.observed,
            standings=result.standings,
            titles=result.titles,
            sheets=result.sheets,
            summaries=tuple(group.summary for group in result.groups),
        )

    def document(self, bare: Document) -> Document:
        """Return a document of which only the text was known, with its nodes."""
        return Document(
            text=bare.text,
            format=bare.format,
            blocks=tuple(sorted((*self.paragraphs, *self.tables), key=attrgetter("span"))),
            notes=self.notes,
            problems=bare.problems,
            pages=bare.pages,
            layout=bare.layout and paged(bare.layout, self.pages),
            charts=self.charts,
            formulas=self.formulas,
            doubts=self.doubts,
            pictures=self.pictures,
        )


def page_changes(layout: Layout) -> tuple[tuple[int, int], ...]:
    """Return the offsets at which another page begins, each with its number; added characters stand on none."""
    changes = []
    last = 0
    for offset, page in enumerate(layout.pages):
        if page not in (0, last):
            changes.append((offset, page))
            last = page
    return tuple(changes)


def paged(layout: Layout, changes: tuple[tuple[int, int], ...]) -> Layout:
    """Return a layout whose characters know their pages."""
    pages = array("i")
    for (start, page), (end, _) in zip(changes, (*changes[1:], (len(layout.pages), 0)), strict=True):
        pages.extend([0] * (start - len(pages)))
        pages.extend([page] * (end - start))
    pages.extend([0] * (len(layout.pages) - len(pages)))
    return Layout(pages, layout.boxes)


# ---------------------------------------------------------------- packed


def packed(result: Result) -> Mapping[str, Any]:
    """Pack the details of a result; numbers that several relations share stand there once."""
    packer = Packer(shared=(Quantity,), named={Rule: "code"}, tagged=get_args(Award))
    record = packer.pack(Details.of(result))
    return {"signature": signature(Details), "numbers": packer.lists[Quantity], "record": record}


def fits(record: Mapping[str, Any]) -> bool:
    """Whether packed details were written by a program with the same types."""
    return record.get("signature") == signature(Details)


def unpacked(record: Mapping[str, Any], rule: Callable[[str], Rule], length: int) -> Details:
    """Make details of what was packed about a text of some length, with the rules that codes name.

    Raises as `Unpacker` does, and `ValueError` for a place outside the text.
    """
    unpacker = Unpacker({Quantity: record["numbers"]}, {Rule: rule}, {Span: partial(span_of, length)})
    details: Details = unpacker.unpack(Details, record["record"])
    return details


def span_of(length: int, packed: Sequence[int]) -> Span:
    """Make a span inside a text."""
    start, end = packed
    if not 0 <= start <= end <= length:
        raise ValueError(f"{start} to {end} of {length} characters")
    return Span(start, end)
