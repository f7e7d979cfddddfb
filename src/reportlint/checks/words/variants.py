"""Checks of titles that are one, told apart by a connective only."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

NAME = compiled(r"《(?P<name>[^《》]{8,60})》")
CONNECTIVE = compiled(r"[和与及暨、的]|以及|（试行）|（暂行）|\s")
"""What two ways of citing one title differ in."""


def title_variants(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every title: where an earlier one differs in a connective only, both mean one document."""
    known: dict[str, tuple[str, Span]] = {}
    for prose in (*facts.prose, *facts.cells):
        for match in NAME.finditer(prose.passage.text):
            name, span = match["name"], prose.passage.locate(*match.span("name"))
            other, first = known.setdefault(CONNECTIVE.sub("", name), (name, span))
            differs = other != name and not is_same(other, name)
            related = (Related(first, "前文名称"),) if differs else ()
            yield Observation(Outcome.FAIL if differs else Outcome.PASS, span, {"name": name, "other": other}, related)


def is_same(first: str, second: str) -> bool:
    """Whether two titles differ in a note on their trial or in blanks only."""
    plain = [compiled(r"（试行）|（暂行）|\s").sub("", name) for name in (first, second)]
    return plain[0] == plain[1]
