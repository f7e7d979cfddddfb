"""Checks of figures and tables: captions in order, references that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.numerals import chinese_integer
from reportlint.facts.references import Caption
from reportlint.finding import Observation, Related
from reportlint.rule import Outcome


def caption_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every caption: numbers of one kind (and chapter) must run on without repeating or skipping."""
    last: dict[tuple[str, str], Caption] = {}
    for caption in facts.captions:
        series, number = split_number(caption)
        before = last.get((caption.kind, series))
        expected = split_number(before)[1] + 1 if before else 1
        outcome = Outcome.PASS if number == expected else (Outcome.FAIL if before else Outcome.REVIEW)
        related = (Related(before.span, "前一编号"),) if before else ()
        values = {
            "kind": caption.kind,
            "number": caption.number,
            "expected": f"{series}{expected}",
            "title": caption.title,
        }
        yield Observation(
            outcome, caption.span, values, related, f"{number} {'=' if outcome is Outcome.PASS else '≠'} {expected}"
        )
        last[caption.kind, series] = caption


def split_number(caption: Caption) -> tuple[str, int]:
    """Split 2-3 into chapter `2-` and number 3."""
    parts = re.split(r"(?<=[-.－])", caption.number)
    return "".join(parts[:-1]), int(parts[-1]) if parts[-1].isdigit() else chinese_integer(parts[-1]) or 0


def dangling_reference(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every reference: a caption with its number must exist; without any of its kind nothing is known."""
    known: dict[str, set[str]] = {}
    for caption in facts.captions:
        known.setdefault(caption.kind, set()).add(caption.number)
    for reference in facts.references:
        if reference.kind not in known:
            yield Observation(
                Outcome.REVIEW, reference.span, {"kind": reference.kind, "number": reference.number, "known": ""}
            )
            continue
        outcome = Outcome.PASS if reference.number in known[reference.kind] else Outcome.FAIL
        listed = "、".join(f"{reference.kind}{number}" for number in sorted(known[reference.kind]))
        yield Observation(
            outcome, reference.span, {"kind": reference.kind, "number": reference.number, "known": listed}
        )
