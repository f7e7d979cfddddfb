"""Sentences as claims: a level, its change against a base, its rate, its share, its breakdown.

Mentions are read left to right; a number borrows its subject from the level before it, in the same sentence or, where
the next sentence begins without a subject of its own, in the one before. What makes up a change, a share, a completion
or a breakdown is read in a module of its own; here they come together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.prose.breakdowns import compositions
from reportlint.facts.prose.changes import changes
from reportlint.facts.prose.claims import Claim, Part, Statement, statement
from reportlint.facts.prose.completions import (
    compared_plan,
    completion_base,
    is_of_all,
    planned_and_spent,
    planned_level,
    remarked_plan,
)
from reportlint.facts.prose.contributions import components
from reportlint.facts.prose.divisions import divisions
from reportlint.facts.prose.heads import without_parts
from reportlint.facts.prose.item_lists import item_lists
from reportlint.facts.prose.mentions import Mention, Role
from reportlint.facts.prose.roles import PLANNED
from reportlint.facts.prose.shares import last_level, share, share_told_before
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.text.passages import Passage
from reportlint.number import Kind
from reportlint.patterns import compiled


def find_statements(
    passage: Passage, number: int, mentions: Sequence[Mention], partitions: Partitions
) -> Iterator[Statement]:
    """Read the statements of one passage."""
    usable = [one for one in mentions if one.quantity.kind is not Kind.SCORE]
    yield from levels(passage, number, usable)
    yield from changes(passage, number, usable)
    yield from ratios(passage, number, usable)
    yield from compositions(passage, number, usable, partitions)
    yield from item_lists(passage, number, usable)
    yield from divisions(passage, number, usable, partitions)
    yield from components(passage, number, usable, partitions)


def levels(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield every named level."""
    for one in mentions:
        if one.role is Role.LEVEL and one.label and one.quantity.kind is not Kind.PLAIN:
            yield statement(Claim("level", one.label, {"current": one}, unsure=one.reason), passage, number)


def ratios(passage: Passage, number: int, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield shares, completions and named ratios with the amounts beside them."""
    for index, one in enumerate(mentions):
        before = mentions[:index]
        if (told := share_told_before(mentions, index)) is not None:
            wholes, part = told
            name = compiled(r"[，；：、（）]|其中").split(one.lead)[-1]
            made = Claim("share", part.label or name, {"part": part, "ratio": one}, wholes[0].label)
            among = tuple(Part(whole.label, whole.quantity) for whole in wholes)
            yield replace(statement(made, passage, number), parts=among, complete=True)
        elif one.role is Role.SHARE:
            yield from share(passage, number, before, one)
        elif one.role is Role.COMPLETION and (last := last_level(without_parts(before), one)):
            planned = (
                remarked_plan(mentions, index) or planned_level(before, last, one) or compared_plan(mentions, index)
            )
            if planned is None and PLANNED.search(one.lead):
                yield from share(passage, number, before, replace(one, label=completion_base(one)))
            elif planned is None and is_of_all(last, one):
                yield statement(
                    Claim("share", last.label, {"part": last, "ratio": one}, completion_base(one)), passage, number
                )
            roles = ({"whole": planned} if planned else {}) | {"part": last, "ratio": one}
            yield statement(Claim("completion", last.label, roles, completion_base(one)), passage, number)
        elif one.role is Role.RATIO and (pair := planned_and_spent(before, one)):
            yield statement(
                Claim("completion", pair[0].label, {"whole": pair[0], "part": pair[1], "ratio": one}), passage, number
            )
        elif one.role is Role.RATIO and one.label:
            yield statement(Claim("ratio", one.label, {"ratio": one}), passage, number)
